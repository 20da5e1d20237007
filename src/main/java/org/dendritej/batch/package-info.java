/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * DendriteJ from a shell: a model file in, a folder with stack, picture and tables out.
 *
 * <p>Start reading at {@code Main}, which only declares the subcommands; each of them turns its arguments into calls of the library and
 * exceptions of the library into one sentence and an exit code.
 *
 * <p>Decisions: the arguments are parsed by picocli, the one library used here alone, so Fiji never needs it. Progress goes to the
 * standard error, so that the standard output holds nothing but what was asked for. Output files appear whole or not at all: they are
 * written beside their place and then moved into it. Of a run, traces and tables come first: drawing the neuron takes longer than a short simulation.
 */
package org.dendritej.batch;
