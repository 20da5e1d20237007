/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Fiji's commands in plain ImageJ 1.54, which knows nothing of SciJava: menu entries, forms, macros and the recorder.
 *
 * <p>Start reading at {@link org.dendritej.bridge.Bridge}, the plugin behind every menu entry; {@code MacroInputs} reads the options of a macro,
 * {@code Form} asks for what is left, {@code Outputs} shows what came out. {@code PluginsConfig} is run by the build: it writes the
 * file in which ImageJ looks for menu entries from the commands that there are.
 *
 * <p>Decisions: the bridge knows no command, only what SciJava tells of any; so a new one needs nothing here, and whatever holds in Fiji
 * (keys, checks, errors, cancelling) holds here, since the same code is run. What a macro omits takes its declared default, never a
 * remembered value. The package makes a jar of its own, with an underscore in its name, without which ImageJ would not look into it; it is never
 * installed into Fiji, whose own bridge would meet every command twice.
 */
package org.dendritej.bridge;
