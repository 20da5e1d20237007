/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Runs an experiment. {@link org.dendritej.simulation.Simulation} builds the arrays from a model once, owns them and steps them; it is confined to one thread.
 * {@link org.dendritej.simulation.Trials} runs several on all cores with the same bits on any number of threads. Start reading with {@code Simulation}.
 */
package org.dendritej.simulation;
