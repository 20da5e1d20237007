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
 *
 * <p>Where to start: {@link org.dendritej.experiment.Question} and the shortest of its implementations, {@link org.dendritej.experiment.MapAttenuation}. A
 * question has a record of settings, each described once by {@link org.dendritej.experiment.Setting}, and gives an
 * {@link org.dendritej.experiment.Answer}: a sentence, figures with their definitions, tables, charts, and values for each compartment. Whoever shows answers
 * knows no question, so to add one takes a class here, a line in {@link org.dendritej.experiment.Question#ALL}, which makes it a verb of the shell, and a
 * command for the menu that declares the settings as its parameters; a test holds both to the same defaults.
 */
package org.dendritej.experiment;
