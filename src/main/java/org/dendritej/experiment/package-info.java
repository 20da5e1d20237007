/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * The questions one asks a neuron, each a pure function from a model, settings and a seed to a result record.
 *
 * <p>Decisions: nothing here reads a file, a clock or a global random generator, and results are plain records; so any of these
 * functions can run on another thread or another machine and gives the same bits there. Work is spread over trials, cells and parameter
 * sets through the executor that is handed in.
 */
package org.dendritej.experiment;
