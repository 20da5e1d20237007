/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * From a program to Java code in memory. {@link org.dendritej.nmodl.code.ProgramCode} is the entry. Generated text holds names made here and numbers alone,
 * nothing of the mechanism's text.
 */
package org.dendritej.nmodl.code;
