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
 *
 * <p>The start: Java takes longer to find, check and compile the code of a short run than the run takes. From the start of the process to the first trace of 100 ms on 1953
 * active compartments it was 1.9 s on two cores, medians of 10 runs; 1.6 s without code that is made at run time, for texts above all, and with summary and traces written side by
 * side; 1.3 s with an archive of the classes that the run needs ({@code prepare}, class data sharing). That is a static one: picocli's old classes have no place in one that Java
 * writes as it ends. Tried and not kept, since it saves nothing: other collectors of garbage, no counters for tools, a rehearsal of a small neuron on another thread
 * while files are read, earlier compilation of loops; earlier compilation of everything takes 0.5 s more.
 */
package org.dendritej.batch;
