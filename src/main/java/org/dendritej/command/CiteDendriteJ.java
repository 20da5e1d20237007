/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import org.dendritej.io.Citation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Says how to cite DendriteJ, as a sentence and for BibTeX. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Cite DendriteJ",
	description = "Shows how to cite DendriteJ, as a sentence and as a BibTeX entry.")
public class CiteDendriteJ extends ContextCommand {

	@Parameter(type = ItemIO.OUTPUT, label = "Cite DendriteJ") private String citation;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Citation own = Citation.own();
			citation = Commands.say(own.text() + "\n\n" + own.bibtex());
		});
	}
}
