/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * What a program computes as values of values: {@link org.dendritej.nmodl.analysis.Straight} runs code on what is not known yet, so that what it leaves can be
 * simplified, taken apart, solved and differentiated before any number is known.
 */
package org.dendritej.nmodl.analysis;
