/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.measure.ResultsTable;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.dendritej.experiment.ChannelCurves;
import org.dendritej.experiment.ChannelCurves.Family;
import org.dendritej.imagej.ChannelFiles;
import org.dendritej.imagej.ChannelReport;
import org.dendritej.imagej.TableFiles;
import org.dendritej.io.JsonReport;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFileException;
import org.dendritej.io.ModelFiles;
import org.dendritej.io.ParameterText;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Warning;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what a mechanism in NMODL is and does, and puts it into the membrane of a model. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Models>Import Channel...",
	description = "Reads a published channel (.mod), shows its ions, states, parameters and warnings, plots its steady states and time constants, and puts it into the membrane of a model.")
public class ImportChannel extends ContextCommand {

	private static final String EXPECTED = "a mechanism in NMODL (.mod), or a folder of them";

	@Parameter(label = "Channel or folder", style = "both", required = false, persist = false, callback = "preview",
		description = "A mechanism in NMODL (.mod), or a folder of them, of which each gets a row in the table of results.") private File channel;

	@Parameter(label = "Parameters", required = false, persist = false, callback = "preview",
		description = "What is set, such as gbar=0.01 S/cm2; vshift=-5 mV. A number alone is in the unit of the file. By path distance from the soma: gbar={linear: {intercept: 0.01 S/cm2, slope: 1e-5 S/cm2/um}}, or exponential, sigmoid, table as in a model file. The rest has the defaults of the file.") private String parameters =
			"";

	@Parameter(label = "Temperature of the plots (°C)", min = "-49", max = "99", style = "format:0.0", persist = false,
		description = "Temperature at which steady states and time constants are plotted; a run takes that of its model.") private double temperature =
			37;

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false, callback = "preview",
		description = "The model file (.json), or a reconstruction, into whose membrane the channel is put. Empty only shows the channel.") private File model;

	@Parameter(label = "Region", choices = { "everywhere", "dendrites", "basal", "apical", "axon", "soma" }, persist = false,
		description = "Where in the membrane the channel is put. Types are those of the reconstruction.") private String region =
			"everywhere";

	@Parameter(label = "Not nearer than (µm)", min = "0", style = "format:0.0", persist = false,
		description = "Least path distance from the soma at which the channel is put.") private double from;

	@Parameter(label = "Not farther than (µm)", min = "0", style = "format:0.0", persist = false,
		description = "Greatest path distance from the soma at which the channel is put. 0 for no limit.") private double to;

	@Parameter(label = "Model file (.json)", style = "save", required = false, persist = false,
		description = "Where the model with the channel is written, its text included; it may be the same file. Nothing is written if it is empty.") private File file;

	@Parameter(label = "Replace", persist = false,
		description = "Whether a model file, or another channel of the same name in the model, is replaced. Otherwise it is refused. A channel that comes with DendriteJ gives way in any case.") private boolean replace;

	@Parameter(label = "Folder for files", style = "directory", required = false, persist = false,
		description = "Where the report (.json) and the curves (.csv) of a channel are written. Nothing is written if it is empty.") private File folder;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a channel: then it stands here what it is, and whether it can run.";

	@Parameter(type = ItemIO.OUTPUT, label = "Import Channel") private String report;

	private final Preview preview = new Preview();
	/** What is said when all is done. */
	private final List<String> notes = new ArrayList<>();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Path in = file(channel);
			if (Files.isDirectory(in))
				all(in);
			else
				one(in);
		});
	}

	private static Path file(final File channel) {
		if (!Inputs.isBlank(channel) && channel.isDirectory())
			return channel.toPath().toAbsolutePath();
		return Inputs.file("channel", channel, EXPECTED);
	}

	private void all(final Path in) throws IOException {
		if (!Inputs.isBlank(model))
			throw new ParameterException("channel", "is " + in + ", a folder; expected one mechanism, to be put into the model");
		final List<Path> mods = ChannelFiles.in(in);
		final Map<Path, Object> found = new TreeMap<>();
		for (final Path mod : mods)
			try {
				found.put(mod, Nmodl.read(mod));
			}
			catch (final NmodlException refused) {
				found.put(mod, refused.getMessage());
			}
		Commands.showRows(rows -> found.forEach((mod, what) -> {
			if (what instanceof NmodlMechanism mechanism)
				ChannelReport.addRow(rows, String.valueOf(mod.getFileName()), mechanism);
			else
				ChannelReport.addRefused(rows, String.valueOf(mod.getFileName()), (String) what);
		}), Optional.empty());
		final long refused = found.values().stream().filter(String.class::isInstance).count();
		report = Commands.say(found.size() + " files: " + (found.size() - refused) + " can run, " + refused + " are refused.");
	}

	private void one(final Path in) throws IOException {
		final Optional<Path> target = Inputs.newFile("file", file, replace), out = Inputs.folder("folder", folder);
		final NmodlMechanism mechanism = Nmodl.read(in);
		final Map<String, Distribution> values = values(mechanism);
		final Optional<NeuronModel> painted = painted(mechanism, values, target);
		final List<Family> families = families(mechanism, values);
		final String name = String.valueOf(in.getFileName());
		notes.addAll(mechanism.warnings().stream().map(Warning::toString).toList());
		final String warnings = String.join("\n", notes);
		if (out.isPresent())
			write(out.get(), name, mechanism, families);
		if (target.isPresent() && painted.isPresent())
			ModelFiles.write(painted.get(), target.get());
		Commands.showRows(rows -> summarise(rows, name, mechanism, painted), Optional.empty());
		ChannelReport.plots(mechanism, families, name + "\nSHA-256 " + mechanism.hash() + "\n" + temperature + " °C\n" + parameters)
			.forEach(Commands::show);
		if (!warnings.isEmpty())
			report = Commands.say(warnings);
	}

	private Map<String, Distribution> values(final NmodlMechanism mechanism) {
		try {
			return ParameterText.read(parameters == null ? "" : parameters, mechanism);
		}
		catch (final ModelFileException e) {
			throw new ParameterException("parameters", "cannot be understood: " + e.getMessage());
		}
	}

	private List<Family> families(final NmodlMechanism mechanism, final Map<String, Distribution> values) {
		final Map<String, Double> constants = new TreeMap<>();
		values.forEach((name, value) -> {
			if (value instanceof Distribution.Constant constant)
				constants.put(name, constant.value());
		});
		return ChannelCurves.of(mechanism, mechanism.states(), constants, temperature);
	}

	/** The model with the channel in its membrane, if a model was given. */
	private Optional<NeuronModel> painted(final NmodlMechanism mechanism, final Map<String, Distribution> values,
		final Optional<Path> target)
		throws IOException {
		if (Inputs.isBlank(model)) {
			if (target.isPresent())
				throw new ParameterException("model",
					"is empty; expected the path of " + Models.EXPECTED + ", into which the channel is put");
			return Optional.empty();
		}
		if (mechanism.kind() == Mechanism.Kind.POINT)
			throw new ParameterException("channel", "is " + mechanism.name() + ", a " + ChannelReport.kind(mechanism) +
				"; expected one that is painted on membrane. Place Synapses... puts a point process on the neuron: choose its file as the receptor there");
		final Path in = Inputs.file("model", model, Models.EXPECTED);
		final NeuronModel before = Models.at(Models.read(in), in, target.orElse(in)).model();
		final Biophysics membrane = before.biophysics();
		final List<Paint> kept =
			membrane.paints().stream().filter(paint -> !paint.mechanism().name().equals(mechanism.name()) || paint.mechanism()
				.equals(mechanism) || !(paint.mechanism() instanceof NmodlMechanism)).map(paint -> ofFile(paint, mechanism)).toList();
		if (kept.size() < membrane.paints().size() && !replace)
			throw new ParameterException("channel", "is " + mechanism.name() +
				", but the model has another mechanism of that name; rename one of them, or replace=true");
		return Optional.of(before.with(new Biophysics(membrane.celsius(), membrane.cable(), kept, membrane.ions())
			.paint(new Paint(Regions.of(region, from, to), mechanism, values))));
	}

	/** A paint of a mechanism that comes with us becomes one of the file's of that name, which is whom the name means in this model. */
	private Paint ofFile(final Paint paint, final NmodlMechanism mechanism) {
		if (!paint.mechanism().name().equals(mechanism.name()) || paint.mechanism().equals(mechanism))
			return paint;
		final Map<String, Distribution> values = new TreeMap<>(paint.parameters());
		values.keySet().retainAll(mechanism.parameters().stream().map(org.dendritej.mechanism.Parameter::name).toList());
		final List<String> lost = paint.parameters().keySet().stream().filter(name -> !values.containsKey(name)).toList();
		final String note =
			"In this model " + mechanism.name() + " is that of the file from now on, also where the one that comes with DendriteJ was" +
				(lost.isEmpty() ? "" : "; the file does not have " + String.join(", ", lost)) + ".";
		if (!notes.contains(note))
			notes.add(note);
		return new Paint(paint.region(), mechanism, values);
	}

	private void write(final Path out, final String name, final NmodlMechanism mechanism, final List<Family> families) throws IOException {
		Files.createDirectories(out);
		final String json = JsonReport.of(ChannelReport.of(name, mechanism, families, temperature));
		Files.write(out.resolve(mechanism.name() + ".json"), json.getBytes(StandardCharsets.UTF_8));
		for (final Family family : families)
			TableFiles.write(ChannelReport.table(family),
				out.resolve(mechanism.name() + "-over-" + family.over() + ".csv"));
	}

	private static void summarise(final ResultsTable rows, final String name, final NmodlMechanism mechanism,
		final Optional<NeuronModel> painted) {
		ChannelReport.addRow(rows, name, mechanism);
		rows.addValue("Model", painted.map(changed -> ModelFiles.hash(changed).substring(0, 12)).orElse(""));
	}

	/** Called when another channel was chosen or set. */
	private void preview() {
		preview.show(context(), Preview.OPENING, line -> figures = line, () -> {
			final Path in = file(channel);
			if (Files.isDirectory(in))
				return ChannelFiles.in(in).size() + " files.";
			final NmodlMechanism mechanism = Nmodl.read(in);
			values(mechanism);
			return ChannelReport.line(mechanism);
		});
	}
}
