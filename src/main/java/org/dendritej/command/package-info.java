/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * The entries of Fiji's menu: one class per command, parameters in, image, plot or table out.
 *
 * <p>Start reading at {@code SimulateNeuron}, then at {@code Commands}, which holds once what Fiji needs of every command: validation
 * inside {@code run}, showing results without a window, stopping a macro on an error, progress and cancelling.
 *
 * <p>Decisions: a command computes nothing and remembers nothing; it is a form over calls that a script can make as well, and nobody
 * imports it. The names of its parameters are the keys of recorded macros and therefore public: lower case letters only, never renamed.
 * A file is written only where a parameter names it, and a model file that is there already is replaced only with {@code replace=true}; what
 * is written into a folder of results replaces those of an earlier run alone. A dialog that is being filled in shows what will come of it in a message at its end:
 * {@code Preview} computes that line beside the dialog, headless nothing of it is done.
 * No scientific parameter is persisted, since a macro would silently get the value of the last run for a key that it omits.
 */
package org.dendritej.command;
