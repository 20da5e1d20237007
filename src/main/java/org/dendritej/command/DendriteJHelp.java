/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.dendritej.io.Citation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Lists the commands with their parameters: what the dialogs say, as one text. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>DendriteJ Help",
	description = "Shows what the commands of DendriteJ do, in which order to use them, and the keys they have in macros.")
public class DendriteJHelp extends ContextCommand {

	/** The order in which one uses them; a command that is not named here comes last. */
	private static final List<String> ORDER = List.of("DendriteJ Demo", "Build Neuron Model...", "Import Channel...", "Place Synapses...",
		"Simulate Neuron...",
		"Render Activity...", "Overlay Activity on Image...",
		"Measure Activity...", "Make Kymograph...", "Export Movie...",
		"Draw Morphology...", "Label Voxels...", "Measure Radii...",
		"Map Attenuation...",
		"Map Inhibition...", "Measure Synapse Clustering...", "Count Synapses to Spike...", "Measure Input Timing...",
		"Measure Excitability...",
		"Drive With Noise...",
		"Sweep...",
		"Measure Plasticity...",
		"Explore Point Neuron...", "Classify With One Neuron...");

	private static final List<String> BEGINNING = List.of("DendriteJ shows what a traced neuron does.", "",
		"The commands stand below Plugins > Neuroanatomy > DendriteJ. Begin with DendriteJ Demo: one click, and a sample neuron is active in"
			+
			" the image it was traced in. Then with your own cell: Build Neuron Model... makes a model file of your trace, Place Synapses..."
			+
			" puts synapses on it, also where you have clicked on your image, Simulate Neuron... runs it, and Overlay Activity on Image..."
			+
			" lays its potential over your image.",
		"",
		"Every command is one line of a macro; Plugins > Macros > Record... writes it. In a macro, text with spaces stands in brackets, and"
			+
			" what is left out takes the default that is given here.");
	/** So that nothing has to be scrolled sideways. */
	private static final int COLUMNS = 78;

	@Parameter(type = ItemIO.OUTPUT, label = "DendriteJ Help") private String help;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final StringBuilder text = new StringBuilder();
			BEGINNING.forEach(line -> wrap(line, "", text));
			for (final CommandInfo info : ours())
				describe(info, text);
			help = Commands.say(text.append("\nMore: ").append(Citation.own().url()).append('\n').toString());
		});
	}

	private List<CommandInfo> ours() {
		final List<CommandInfo> ours = new ArrayList<>(context().service(CommandService.class).getCommands());
		ours.removeIf(info -> !info.getDelegateClassName().startsWith(DendriteJHelp.class.getPackageName() + "."));
		ours.sort(Comparator.comparingInt(info -> {
			final int place = ORDER.indexOf(label(info));
			return place < 0 ? ORDER.size() : place;
		}));
		return ours;
	}

	private static String label(final CommandInfo info) {
		return info.getMenuPath().getLeaf().getName();
	}

	private void describe(final CommandInfo info, final StringBuilder text) {
		text.append('\n').append(label(info)).append('\n');
		wrap(info.getDescription(), "    ", text);
		final org.scijava.module.Module fresh = context().service(ModuleService.class).createModule(info);
		for (final ModuleItem<?> input : Inputs.inputs(info)) {
			final Object value = input.getValue(fresh);
			final List<?> choices = input.getChoices();
			text.append("    ").append(input.getName()).append('=').append(value == null ? "" : value).append('\n');
			wrap(
				input.getLabel() + ". " + input.getDescription()
					+ (choices == null || choices.isEmpty() ? "" : " One of: " + choices + "."),
				"        ", text);
		}
	}

	/** A paragraph in lines. */
	private static void wrap(final String paragraph, final String indent, final StringBuilder text) {
		int column = 0;
		text.append(indent);
		for (final String word : paragraph.split(" ")) {
			if (column > 0 && column + word.length() > COLUMNS) {
				text.append('\n').append(indent);
				column = 0;
			}
			text.append(column == 0 ? "" : " ").append(word);
			column += word.length() + 1;
		}
		text.append('\n');
	}
}
