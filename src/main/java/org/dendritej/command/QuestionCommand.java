/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Question;
import org.dendritej.experiment.ReferenceMembrane;
import org.dendritej.experiment.Settings;
import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.AnswerFiles;
import org.dendritej.imagej.AnswerPlots;
import org.dendritej.imagej.AnswerTables;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.NeuronMaps;
import org.dendritej.imagej.Provenance;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.morphology.Location;
import org.dendritej.units.Workers;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandModuleItem;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.util.ClassUtils;

import ij.ImagePlus;

/**
 * A command that puts a question to a neuron: which neuron, how the answer is shown. What a question has of its own are the fields of its command, which have the
 * keys of its settings in lower case; of a setting that is a place or a list of places see {@link PlacedQuestionCommand}.
 *
 * @param <S> the settings of the question
 */
abstract class QuestionCommand<S extends Record> extends ContextCommand {

	/** Where each question has a page with pictures of what it gives. */
	static final String PAGES = "https://github.com/dendritej/dendritej/blob/main/src/doc/questions/";

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false, callback = "preview",
		description = "A model file (.json), or a reconstruction (.swc, .traces), which is given a passive membrane. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Membrane", choices = { "as-in-model", "passive", "layer-5" }, persist = false, callback = "preview",
		description = "as-in-model: what the model file says. passive: its leaks alone. layer-5: channels of a layer-5 pyramidal cell (Hay et al. 2011, doi:10.1371/journal.pcbi.1002107) in densities with which a cell of any size fires.") private String membrane =
			"as-in-model";

	@Parameter(label = "Template", required = false, persist = false,
		description = "The image in which the neuron was traced, mostly the active one: for places that are marked on it and for maps over it. It is only read.") private ImagePlus template;

	@Parameter(label = "Maps", choices = { "fitted", "template", "overlay", "none" }, persist = false,
		description = "Values on the neuron as an image. fitted: calibrated, around the neuron. template: calibrated, in the space of the active image. overlay: also as colours over the active image. none: tables and plots alone.") private String maps =
			"fitted";

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Size of a pixel of the maps, or of the template in the space of the reconstruction. 0 takes a round size, or what Image > Properties says.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false,
		description = "Distance between two slices of the template in the space of the reconstruction. 0 takes what Image > Properties says.") private double slicespacing;

	@Parameter(label = "Folder for files", style = "directory", required = false, persist = false,
		description = "Where figures, places and sections (.csv), plots (.png, .csv), maps (.tif) and the answer (.json) are written. Nothing is written if it is empty.") private File folder;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a model: then it stands here about how long the answer takes.";

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus map;

	@Parameter(type = ItemIO.OUTPUT, label = "Answer") private String sentence;

	private final Question<S> question;
	private final Preview preview = new Preview();

	/**
	 * A command.
	 *
	 * @param question what it asks
	 */
	QuestionCommand(final Question<S> question) {
		this.question = question;
	}

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.folder("folder", folder);
			final Optional<ImageSpace> space = space();
			try (TracedFile traced = TracedFile.of(context(), "model", model, Models.EXPECTED)) {
				ask(traced, out, space, progress);
			}
		});
	}

	private boolean needsTemplate() {
		return maps.equals("template") || maps.equals("overlay") || arePlacesMarked();
	}

	private Optional<ImageSpace> space() {
		if (!needsTemplate())
			return Optional.empty();
		final ImagePlus image = Inputs.image("template", template, "an open image, the one in which the neuron was traced");
		Inputs.requirePixelSize(image, pixelsize, slicespacing);
		return Optional.of(ImageSpace.of(image, pixelsize, slicespacing));
	}

	private LoadedNeuron neuron(final Path file) throws IOException {
		final LoadedNeuron read = LoadedNeuron.read(file);
		for (final ReferenceMembrane choice : ReferenceMembrane.values())
			if (choice != ReferenceMembrane.AS_IN_MODEL && choice.toString().equals(membrane))
				return LoadedNeuron.load(choice.of(read.model()), file);
		return read;
	}

	private void ask(final TracedFile traced, final Optional<Path> out, final Optional<ImageSpace> space, final Progress progress)
		throws IOException {
		final LoadedNeuron neuron = neuron(traced.path());
		Commands.log(context(), neuron.reconstruction().findings());
		final CableModel cable = neuron.cable();
		final S settings = settings(cable, space);
		final String name = neuron.model().name(), hash = ModelFiles.hash(neuron.model()).substring(0, 12);
		final Provenance provenance = Provenance.of(neuron.model());
		try (Workers workers = Commands.workers()) {
			final Answer answer = question.ask(neuron.model(), cable, settings, neuron.model().seed(), workers,
				progress.stage(question.name() + " of " + name, 0, 0.9)::progress);
			final List<ImagePlus> plots = AnswerPlots.of(name, answer, provenance);
			plots.forEach(plot -> plot.setTitle(Commands.title(plot.getTitle())));
			final boolean drawn = !maps.equals("none") && !answer.maps().isEmpty();
			final ImageSpace where = drawn && !maps.equals("fitted") ? space.orElseThrow()
				: ActivityCanvas.fitted(cable, pixelsize == 0 ? Double.NaN : pixelsize, true).plane();
			final NeuronMaps painter = new NeuronMaps(cable, answer.maps(), where, provenance);
			final Optional<ImagePlus> values = drawn ? Optional.of(painter.image(Commands.title(name + " " + kind() + " maps"), workers,
				progress.keeping("Drawing maps", 0.9, 0.95)::progress)) : Optional.empty();
			final Optional<ImagePlus> overlay = maps.equals("overlay") && drawn
				? Optional.of(
					painter.over(Commands.title(name + " " + kind() + " over " + template.getTitle().replaceFirst("\\.[A-Za-z]{2,4}$", "")),
						template, workers, progress.keeping("Drawing over the template", 0.95, 1)::progress))
				: Optional.empty();
			if (out.isPresent()) {
				AnswerFiles.write(out.get(), false, question.name(), words(settings), cable, answer, plots, values, provenance,
					fraction -> true);
				traced.keep(traced.lasting(out.get(), TracedFile.NAME));
			}
			Commands.showRows(rows -> AnswerTables.addFigures(rows, name, answer, hash), Optional.empty());
			if (Commands.windowsAreWanted()) {
				if (!answer.maps().isEmpty())
					AnswerTables.sections(cable, answer).show(kind() + " of the sections of " + name);
				answer.tables().forEach(table -> AnswerTables.table(table).show(name + ": " + table.name()));
			}
			plots.forEach(Commands::show);
			sentence = Commands.say(answer.sentence());
			values.ifPresent(image -> map = Commands.show(image));
			overlay.ifPresent(image -> map = Commands.show(image)); // last, to be the active image
		}
	}

	/** The question in a word. */
	private String kind() {
		return question.name().replaceFirst("^\\w+ ", "").toLowerCase(Locale.ROOT);
	}

	/** The settings that the fields of the command say. */
	private S settings(final CableModel cable, final Optional<ImageSpace> space) {
		return Settings.with(question.defaults(), entry -> {
			if (entry.type() == Location.class)
				return Optional.of(places(cable, space).get(0));
			if (entry.type() == List.class)
				return Optional.of(places(cable, space));
			final ModuleItem<?> input =
				context().service(CommandService.class).getCommand(getClass()).getInput(entry.key().toLowerCase(Locale.ROOT));
			final Object value = ClassUtils.getValue(((CommandModuleItem<?>) input).getField(), this);
			return Optional.of(entry.type().isEnum() ? Settings.parse(entry, String.valueOf(value)) : value);
		});
	}

	private Map<String, String> words(final S settings) {
		final Map<String, String> words = new LinkedHashMap<>();
		Settings.of(settings).forEach(entry -> words.put(entry.key(), String.valueOf(entry.initial())));
		return words;
	}

	/** Whether the places are marked on the template. */
	boolean arePlacesMarked() {
		return false;
	}

	/** The template, on which places may be marked. */
	final ImagePlus template() {
		return template;
	}

	/**
	 * The places that the question is about, at least one.
	 *
	 * @param cable the neuron
	 * @param space of the template, if it is needed
	 */
	List<Location> places(final CableModel cable, final Optional<ImageSpace> space) {
		throw new IllegalStateException(question.name() + " asks about no place");
	}

	/** Called when anything was changed that changes how long it takes. */
	final void preview() {
		preview.show(context(), Preview.TYPING, line -> figures = line, () -> {
			final LoadedNeuron neuron = neuron(Inputs.file("model", model, Models.EXPECTED));
			final S settings = settings(neuron.cable(), space());
			final double seconds = question.seconds(neuron.model(), neuron.cable(), settings);
			return String.format(Locale.ROOT, "%d compartments, %d sections: about %s on one core, less on several.",
				neuron.cable().compartments(),
				neuron.cable().sections().size(), Models.time(seconds));
		});
	}
}
