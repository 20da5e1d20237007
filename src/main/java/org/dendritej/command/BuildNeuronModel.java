/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.dendritej.cable.Discretisation;
import org.dendritej.experiment.FirstLook;
import org.dendritej.imagej.NeuronTables;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.MembranePreset;
import org.dendritej.model.MembraneValues;
import org.dendritej.model.MembraneValues.Values;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.simulation.Electrotonus;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes the model file of a reconstruction: membrane and compartments. Its figures are shown while the dialog is filled in, and stand in the table of results. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Build Neuron Model...",
	description = "Makes a model file of a traced neuron: membrane and compartments. Shows its area, input resistance, time constant and electrotonic length.")
public class BuildNeuronModel extends ContextCommand {

	/** The choice of {@code membrane} that takes the values below it. */
	private static final String OWN = "values";

	@Parameter(label = "Reconstruction", style = "open", required = false, persist = false, callback = "choose",
		description = "The traced neuron: SWC, SNT .traces, Neurolucida ASCII or XML, NeuroML or KNOSSOS. Empty takes the traces that are open in SNT.") private File reconstruction;

	@Parameter(label = "Title", required = false, persist = false,
		description = "What the model is called in tables, plots and images. Empty takes the name of the reconstruction.") private String title =
			"";

	@Parameter(label = "Tree", min = "-1", persist = false, callback = "preview",
		description = "Which of several unconnected trees, counted from 0. -1 takes the one with a soma and most length.") private int tree =
			-1;

	@Parameter(label = "Unit of coordinates (µm)", min = "0", style = "format:0.00000", persist = false, callback = "preview",
		description = "Length of one unit of the reconstruction's coordinates. 0 takes what its file says.") private double unit;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String membranegroup =
		Commands.heading("Membrane");

	@Parameter(label = "Membrane", choices = { "passive", "firing", "squid", OWN }, persist = false, callback = "fill",
		description = "passive: leak as Hay et al. 2011, doi:10.1371/journal.pcbi.1002107. firing: passive dendrites, channels of Hodgkin and Huxley 1952 in soma and axon. squid: these everywhere. values: as below.") private String membrane =
			MembranePreset.PASSIVE.name();

	@Parameter(label = "Temperature (°C)", min = "-49", max = "99", style = "format:0.0", persist = false, callback = "own",
		description = "Speeds up channels; the squid's were measured at 6.3 °C (Hodgkin and Huxley 1952).") private double temperature = 37;

	@Parameter(label = "Axial resistivity (Ω·cm)", min = "0.001", max = "1000000", style = "format:0.00", persist = false, callback = "own",
		description = "Resistivity of the cytoplasm, mostly 80 to 200 Ω·cm (Stuart and Spruston 1998, J Neurosci 18:3501; Hay et al. 2011 take 100).") private double resistivity =
			100;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String somagroup =
		Commands.heading("Soma");

	@Parameter(label = "Soma capacitance (µF/cm²)", min = "0.001", max = "1000", style = "format:0.000", persist = false, callback = "own",
		description = "Capacitance of the membrane of the soma; about 1 µF/cm² (Gentet et al. 2000, Biophys J 79:314), more where spines are folded in.") private double somacapacitance =
			1;

	@Parameter(label = "Soma leak (mS/cm²)", min = "0", max = "1000000", style = "format:0.00000", persist = false, callback = "own",
		description = "Leak conductance of the membrane of the soma. 0.03 mS/cm², 33 kΩ·cm², is rounded after Hay et al. 2011, doi:10.1371/journal.pcbi.1002107.") private double somaleak =
			0.03;

	@Parameter(label = "Soma leak reversal (mV)", min = "-1000", max = "1000", style = "format:0.00", persist = false, callback = "own",
		description = "Reversal potential of the leak of the soma, which is the resting potential of a passive membrane; -75 mV belongs to the preset passive, -54.3 mV to the squid's (Hodgkin and Huxley 1952).") private double somareversal =
			-75;

	@Parameter(label = "Soma sodium (mS/cm²)", min = "0", max = "1000000", style = "format:0.000", persist = false, callback = "own",
		description = "Maximal conductance of the sodium channels in the soma; 120 in the squid's axon (Hodgkin and Huxley 1952). 0 for none.") private double somasodium =
			0;

	@Parameter(label = "Soma potassium (mS/cm²)", min = "0", max = "1000000", style = "format:0.000", persist = false, callback = "own",
		description = "Maximal conductance of the potassium channels in the soma; 36 in the squid's axon (Hodgkin and Huxley 1952). 0 for none.") private double somapotassium =
			0;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String axongroup =
		Commands.heading("Axon");

	@Parameter(label = "Axon capacitance (µF/cm²)", min = "0.001", max = "1000", style = "format:0.000", persist = false, callback = "own",
		description = "Capacitance of the membrane of the axon; about 1 µF/cm² (Gentet et al. 2000, Biophys J 79:314), more where spines are folded in.") private double axoncapacitance =
			1;

	@Parameter(label = "Axon leak (mS/cm²)", min = "0", max = "1000000", style = "format:0.00000", persist = false, callback = "own",
		description = "Leak conductance of the membrane of the axon. 0.03 mS/cm², 33 kΩ·cm², is rounded after Hay et al. 2011, doi:10.1371/journal.pcbi.1002107.") private double axonleak =
			0.03;

	@Parameter(label = "Axon leak reversal (mV)", min = "-1000", max = "1000", style = "format:0.00", persist = false, callback = "own",
		description = "Reversal potential of the leak of the axon, which is the resting potential of a passive membrane; -75 mV belongs to the preset passive, -54.3 mV to the squid's (Hodgkin and Huxley 1952).") private double axonreversal =
			-75;

	@Parameter(label = "Axon sodium (mS/cm²)", min = "0", max = "1000000", style = "format:0.000", persist = false, callback = "own",
		description = "Maximal conductance of the sodium channels in the axon; 120 in the squid's axon (Hodgkin and Huxley 1952). 0 for none.") private double axonsodium =
			0;

	@Parameter(label = "Axon potassium (mS/cm²)", min = "0", max = "1000000", style = "format:0.000", persist = false, callback = "own",
		description = "Maximal conductance of the potassium channels in the axon; 36 in the squid's axon (Hodgkin and Huxley 1952). 0 for none.") private double axonpotassium =
			0;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String dendritegroup =
		Commands.heading("Dendrites");

	@Parameter(label = "Dendrites capacitance (µF/cm²)", min = "0.001", max = "1000", style = "format:0.000", persist = false,
		callback = "own",
		description = "Capacitance of the membrane of the dendrites; about 1 µF/cm² (Gentet et al. 2000, Biophys J 79:314), more where spines are folded in.") private double dendritecapacitance =
			2;

	@Parameter(label = "Dendrites leak (mS/cm²)", min = "0", max = "1000000", style = "format:0.00000", persist = false, callback = "own",
		description = "Leak conductance of the membrane of the dendrites. 0.06 mS/cm², 17 kΩ·cm², is rounded after Hay et al. 2011, doi:10.1371/journal.pcbi.1002107.") private double dendriteleak =
			0.06;

	@Parameter(label = "Dendrites leak reversal (mV)", min = "-1000", max = "1000", style = "format:0.00", persist = false,
		callback = "own",
		description = "Reversal potential of the leak of the dendrites, which is the resting potential of a passive membrane; -75 mV belongs to the preset passive, -54.3 mV to the squid's (Hodgkin and Huxley 1952).") private double dendritereversal =
			-75;

	@Parameter(label = "Dendrites sodium (mS/cm²)", min = "0", max = "1000000", style = "format:0.000", persist = false, callback = "own",
		description = "Maximal conductance of the sodium channels in the dendrites; 120 in the squid's axon (Hodgkin and Huxley 1952). 0 for none.") private double dendritesodium =
			0;

	@Parameter(label = "Dendrites potassium (mS/cm²)", min = "0", max = "1000000", style = "format:0.000", persist = false,
		callback = "own",
		description = "Maximal conductance of the potassium channels in the dendrites; 36 in the squid's axon (Hodgkin and Huxley 1952). 0 for none.") private double dendritepotassium =
			0;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String cuttinggroup =
		Commands.heading("Compartments");

	@Parameter(label = "Compartments", choices = { Cutting.LAMBDA, Cutting.LONGEST, Cutting.FIXED }, persist = false, callback = "preview",
		description = "How sections are cut: by a part of the length constant at 100 Hz (Hines and Carnevale 2001, doi:10.1177/107385840100700207), by a greatest length, or into a fixed number.") private String rule =
			Cutting.LAMBDA;

	@Parameter(label = "Part of length constant (%)", min = "0.01", max = "1000", style = "format:0.00", persist = false,
		callback = "preview",
		description = "d-lambda: no compartment is longer than this part of the length constant at 100 Hz; 10 % is usual.") private double part =
			10;

	@Parameter(label = "Greatest length (µm)", min = "0.01", max = "1000000", style = "format:0.00", persist = false, callback = "preview",
		description = "maximal-length: no compartment is longer than this. 20 µm is fine for most questions.") private double longest = 20;

	@Parameter(label = "Compartments per section", min = "1", max = "10000", persist = false, callback = "preview",
		description = "fixed-number: every section is cut into so many compartments, the soma into the next odd number.") private int number =
			1;

	@Parameter(label = "Neurites join the soma", choices = { "middle", "neuron-import", "file-point", "end" }, persist = false,
		callback = "preview",
		description = "Where neurites are joined: in the middle of the soma without length in between, as NEURON's Import3d does, at the point that the file names, or at the far end.") private String attachment =
			"middle";

	@Parameter(label = "Axon", choices = { "as-reconstructed", "removed", "stub" }, persist = false, callback = "preview",
		description = "Whether the axon stays, is left out, or is replaced by two cylinders of 30 × 1 µm as is common for layer-5 models (Hay et al. 2011).") private String axon =
			"as-reconstructed";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String modelgroup =
		Commands.heading("Model");

	@Parameter(label = "First experiment", persist = false,
		description = "Whether 20 synapses (AMPA and NMDA) act at 10 ms on the longest dendritic end branch, so that the first movie has something to show.") private boolean experiment;

	@Parameter(label = "Model file (.json)", style = "save", required = false, persist = false,
		description = "Where the model is written, whole or not at all. Nothing is written if it is empty.") private File file;

	@Parameter(label = "Replace", persist = false,
		description = "Whether a model file that is there already is replaced. Otherwise it is refused.") private boolean replace;

	@Parameter(label = "Save table as (.csv)", style = "save", required = false, persist = false,
		description = "Where the figures are written as a table of their own. Nothing is written if it is empty.") private File table;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a reconstruction: then compartments, area, input resistance, time constant and electrotonic length stand here.";

	private static final String EXPECTED = "a reconstruction (.swc, .traces, .asc, .xml, .nml)";

	private final Preview preview = new Preview();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.newFile("file", file, replace), csv = Inputs.newFile("table", table);
			try (TracedFile traced = TracedFile.of(context(), "reconstruction", reconstruction, EXPECTED)) {
				if (traced.isTemporary())
					LoadedNeuron.load(model(traced.path(), traced.path()), traced.path()); // what cannot be used is refused before anything is written
				final Path source = traced.beside(out, replace), at = out.orElse(source);
				final LoadedNeuron neuron = LoadedNeuron.load(model(source, at), at);
				final Electrotonus measured = Electrotonus.atRest(neuron.model(), neuron.cable(),
					progress.stage("Measuring " + neuron.model().name(), 0, 1)::progress);
				final NeuronModel model = experiment ? FirstLook.on(neuron.model(), neuron.cable()) : neuron.model();
				if (out.isPresent())
					ModelFiles.write(model, out.get());
				Commands.showRows(rows -> NeuronTables.addFigures(rows, model.name(), measured, ModelFiles.hash(model).substring(0, 12)),
					csv);
				Commands.log(context(), neuron.reconstruction().findings());
			}
		});
	}

	private NeuronModel model(final Path traced, final Path at) throws IOException {
		final ReconstructionSource found = ModelFiles.source(traced, at);
		final ReconstructionSource source =
			new ReconstructionSource(found.path(), found.sha256(), tree, unit == 0 ? Double.NaN : unit, Map.of());
		final String name = title == null || title.isBlank() ? Models.name(traced) : title.strip();
		final MembraneValues values = membrane.equals(OWN) ? values() : MembranePreset.of(membrane).values();
		final Discretisation cut =
			new Discretisation(Cutting.rule(rule, part / 100, longest, number), Cutting.attachment(attachment), Cutting.axon(axon));
		return NeuronModel.of(name, source).with(cut).with(values.biophysics());
	}

	private MembraneValues values() {
		return new MembraneValues(temperature, resistivity,
			values(somacapacitance, somaleak, somareversal, somasodium, somapotassium),
			values(axoncapacitance, axonleak, axonreversal, axonsodium, axonpotassium),
			values(dendritecapacitance, dendriteleak, dendritereversal, dendritesodium, dendritepotassium));
	}

	/** From mS/cm² to S/cm². */
	private static Values values(final double capacitance, final double leak, final double reversal, final double sodium,
		final double potassium) {
		return new Values(capacitance, Inputs.scaled(leak, -3), reversal, Inputs.scaled(sodium, -3), Inputs.scaled(potassium, -3));
	}

	/** Called when another reconstruction was chosen: the model is written beside it, unless a place was chosen. */
	private void choose() {
		if (Inputs.isBlank(file) && !Inputs.isBlank(reconstruction)) {
			final Path traced = reconstruction.toPath().toAbsolutePath();
			final Path beside = traced.resolveSibling(Models.name(traced) + ".json");
			if (Files.isRegularFile(traced) && !Files.exists(beside))
				file = beside.toFile();
		}
		preview(Preview.OPENING);
	}

	/** Called when another membrane was chosen: its values are shown. */
	private void fill() {
		if (!membrane.equals(OWN)) {
			final MembraneValues values = MembranePreset.of(membrane).values();
			temperature = values.celsius();
			resistivity = values.axialResistivity();
			somacapacitance = values.soma().capacitance();
			somaleak = shown(values.soma().leak());
			somareversal = values.soma().reversal();
			somasodium = shown(values.soma().sodium());
			somapotassium = shown(values.soma().potassium());
			axoncapacitance = values.axon().capacitance();
			axonleak = shown(values.axon().leak());
			axonreversal = values.axon().reversal();
			axonsodium = shown(values.axon().sodium());
			axonpotassium = shown(values.axon().potassium());
			dendritecapacitance = values.dendrites().capacitance();
			dendriteleak = shown(values.dendrites().leak());
			dendritereversal = values.dendrites().reversal();
			dendritesodium = shown(values.dendrites().sodium());
			dendritepotassium = shown(values.dendrites().potassium());
		}
		preview();
	}

	/** From S/cm² to mS/cm². */
	private static double shown(final double siemens) {
		return Inputs.scaled(siemens, 3);
	}

	/** Called when a value of the membrane was changed. */
	private void own() {
		membrane = OWN;
		preview();
	}

	/** Called when anything else was changed that changes the figures. */
	private void preview() {
		preview(Preview.TYPING);
	}

	private void preview(final int patience) {
		preview.show(context(), patience, line -> figures = line, () -> {
			try (TracedFile traced = TracedFile.of(context(), "reconstruction", reconstruction, EXPECTED)) {
				final LoadedNeuron neuron = LoadedNeuron.load(model(traced.path(), traced.path()), traced.path());
				return NeuronTables.line(Electrotonus.atRest(neuron.model(), neuron.cable()), neuron.reconstruction().findings().size());
			}
		});
	}
}
