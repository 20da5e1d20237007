/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Makes the files of {@code sample-data/}: neurons grown by a stochastic model, the stack they would have been traced from, and an experiment on them. Start
 * reading with {@link org.dendritej.example.SampleData}.
 */
package org.dendritej.example;
