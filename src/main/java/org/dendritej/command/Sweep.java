/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.dendritej.experiment.ExperimentException;
import org.dendritej.experiment.ReferenceMembrane;
import org.dendritej.experiment.Sweep.Axis;
import org.dendritej.experiment.Sweep.Result;
import org.dendritej.experiment.Sweep.Store;
import org.dendritej.experiment.Rounded;
import org.dendritej.experiment.SweepAnswer;
import org.dendritej.imagej.SweepPlan;
import org.dendritej.imagej.SweepResults;
import org.dendritej.imagej.SweepStore;
import org.dendritej.imagej.VariedNumber;
import org.dendritej.io.FinishedPoints;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Puts a question to a neuron again and again, with other numbers each time. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Sweep...",
	description = "Varies one number or several, of the model file or of a question's settings, over values or a grid, and measures at every point: a table of all figures, a curve, or a heat map with the part that each number has in the variance. Points that are finished are kept in the folder and never computed again. Grids of model neurons: Prinz, Billimoria & Marder 2003, doi:10.1152/jn.00641.2003. Pictures of all plots and maps: "
		+ QuestionCommand.PAGES + "sweep.md")
public class Sweep extends ContextCommand {

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false, callback = "preview",
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane and a cluster of synapses. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Membrane", choices = { "as-in-model", "passive", "layer-5" }, persist = false, callback = "preview",
		description = "as-in-model: what the model file says. passive: its leaks alone. layer-5: channels of a layer-5 pyramidal cell (Hay et al. 2011, doi:10.1371/journal.pcbi.1002107) in densities with which a cell of any size fires.") private String membrane =
			"as-in-model";

	@Parameter(label = "Question",
		choices = { "simulate-neuron", "map-attenuation", "map-inhibition", "measure-synapse-clustering", "count-synapses-to-spike",
			"measure-input-timing", "measure-excitability", "drive-with-noise" },
		persist = false, callback = "preview",
		description = "What is asked at every point. simulate-neuron: the model's own experiment, with the greatest and least value of each trace and the spikes of each detector. The others are the questions of this menu.") private String question =
			"simulate-neuron";

	@Parameter(label = "Settings of the question", required = false, persist = false, callback = "preview",
		description = "Such as frequency=50; at=soma, with the keys that the command of the question has in macros; a place is soma, a section and a fraction such as 5:0.5, or a position in µm such as 10,20,5. What is left out has its default.") private String settings =
			"";

	@Parameter(label = "Number that varies", required = false, persist = false, callback = "preview",
		description = "What is varied: a place in the model file such as /biophysics/temperature or /synapses/veto/receptors/GABAA/weight, its short name such as soma hh gnabar, or a setting of the question such as frequency. Empty takes the axial resistivity.") private String vary =
			"";

	@Parameter(label = "Its values, such as 0:10:5", required = false, persist = false, callback = "preview",
		description = "A list such as 1, 2, 5; from:to:number such as 0:10:5; in equal factors 0.1:10:5:log; with a unit behind if it is not that of the model file. Empty takes half to twice what it is in the model.") private String over =
			"";

	@Parameter(label = "Second number", required = false, persist = false, callback = "preview",
		description = "A second number makes a grid and a heat map. Empty varies the first alone.") private String secondvary = "";

	@Parameter(label = "Its values", required = false, persist = false, callback = "preview",
		description = "Values of the second number, written as those of the first.") private String secondover = "";

	@Parameter(label = "Further numbers with values", required = false, persist = false, callback = "preview",
		description = "More numbers with their values, such as /seed=1:10:10; frequency=1,10,100. There is a heat map for each of their combinations.") private String further =
			"";

	@Parameter(label = "Figure that is drawn", required = false, persist = false,
		description = "Name of the figure of which curve and heat map are made, such as Input resistance; the table has all. Empty takes the first that differs from point to point.") private String figure =
			"";

	@Parameter(label = "Folder for files", style = "directory", required = false, persist = false,
		description = "Where the table (sweep.csv, figures.csv), plots (.png), the heat map (heatmap.tif), the answer (.json) and finished points (finished.points) are written. With a folder a sweep that was ended goes on where it was; nothing is written if it is empty.") private File folder;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String outlook =
		"Choose a model: then it stands here what the numbers are in it, and about how long the sweep takes.";

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus map;

	@Parameter(type = ItemIO.OUTPUT, label = "Answer") private String sentence;

	private final Preview preview = new Preview();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.folder("folder", folder);
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED)) {
				final SweepPlan<?> plan = plan(traced.path());
				Commands.log(context(), plan.neuron().reconstruction().findings());
				if (out.isEmpty())
					sweep(plan, Store.none(), out, progress);
				else {
					SweepResults.prepare(out.get(), false);
					try (FinishedPoints finished = plan.open(out.get().resolve(SweepResults.FINISHED))) {
						finished.notes().forEach(note -> Commands.note(context(), note));
						sweep(plan, new SweepStore(finished), out, progress);
					}
					traced.keep(traced.lasting(out.get(), TracedFile.NAME));
				}
			}
			catch (final UncheckedIOException e) {
				throw e.getCause();
			}
		});
	}

	private SweepPlan<?> plan(final Path file) throws IOException {
		LoadedNeuron neuron = Models.read(file);
		for (final ReferenceMembrane choice : ReferenceMembrane.values())
			if (choice != ReferenceMembrane.AS_IN_MODEL && choice.toString().equals(membrane))
				neuron = LoadedNeuron.load(choice.of(neuron.model()), file);
		final List<VariedNumber> varied = new ArrayList<>(List.of(new VariedNumber(text(vary), text(over))));
		if (!text(secondvary).isEmpty())
			varied.add(new VariedNumber(text(secondvary), text(secondover)));
		else
			if (!text(secondover).isEmpty())
				throw new ParameterException("secondover", "are given, but no second number; name it, or leave its values out");
		varied.addAll(VariedNumber.parse(text(further)));
		return SweepPlan.of(neuron, question, given(), varied);
	}

	private static String text(final String given) {
		return given == null ? "" : given.strip();
	}

	/** Places of a list have semicolons between them, too: a part without a key belongs to what stands before. */
	private Map<String, String> given() {
		final Map<String, String> given = new LinkedHashMap<>();
		String last = "";
		for (final String one : text(settings).split(";")) {
			final int equal = one.indexOf('=');
			if (one.isBlank())
				continue;
			if (equal < 1 && last.isEmpty())
				throw new ExperimentException(
					"the settings are \"" + settings + "\"; expected keys and values such as frequency=50; at=soma");
			if (equal < 1)
				given.merge(last, one.strip(), (before, more) -> before + "; " + more);
			else
				given.put(last = one.substring(0, equal).strip(), one.substring(equal + 1).strip());
		}
		return given;
	}

	private void sweep(final SweepPlan<?> plan, final Store store, final Optional<Path> out, final Progress progress) throws IOException {
		final String name = plan.neuron().model().name();
		try (Workers workers = Commands.workers()) {
			final Result result = plan.run(store, workers, progress.stage(plan.title(), 0, 0.98)::progress);
			if (result.known() > 0)
				Commands.note(context(), result.known() + " of " + result.outcomes().size() + " points were finished before.");
			final SweepResults results = new SweepResults(plan, new SweepAnswer(result, text(figure)));
			if (out.isPresent())
				results.write(out.get(), false);
			Commands.showRows(rows -> results.addRows(rows, name), Optional.empty());
			results.plots().forEach(plot -> {
				plot.setTitle(Commands.title(plot.getTitle()));
				Commands.show(plot);
			});
			sentence = Commands.say(results.answer().sentence());
			results.map().ifPresent(image -> {
				image.setTitle(Commands.title(image.getTitle()));
				map = Commands.show(image);
			});
		}
	}

	/** Called when anything was changed that changes how long it takes. */
	private void preview() {
		preview.show(context(), Preview.TYPING, line -> outlook = line, () -> {
			final SweepPlan<?> plan = plan(Inputs.file("model", model, Models.EXPECTED));
			final StringBuilder said = new StringBuilder();
			for (final Axis axis : plan.axes())
				said.append(String.format(Locale.ROOT, "%s: %s to %s in %d values. ", axis.name(),
					Rounded.text(axis.values().get(0), axis.unit()),
					Rounded.text(axis.values().get(axis.values().size() - 1), axis.unit()), axis.values().size()));
			return said + String.format(Locale.ROOT, "%d points: about %s on one core, less on several.",
				org.dendritej.experiment.Sweep.points(plan.axes()),
				Models.time(plan.seconds(Store.none())));
		});
	}
}
