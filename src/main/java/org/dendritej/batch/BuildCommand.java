/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.SomaAttachment;
import org.dendritej.experiment.FirstLook;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.MembranePreset;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model file with defaults. */
@Command(name = "build", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Makes the model file of a reconstruction: by default a passive membrane (100 Ohm cm; 1 uF/cm2 and 3e-5 S/cm2 on soma and axon, 2 uF/cm2 and "
		+ "6e-5 S/cm2 on dendrites; -75 mV), 100 ms, and, so that the first run has something to show, 20 excitatory synapses (AMPA and NMDA) "
		+ "on the longest dendritic end branch that act together at 10 ms. Edit it, then run it." })
final class BuildCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(paramLabel = "RECONSTRUCTION", description = "A reconstruction in any format that is read.") private Path reconstruction;

	@Option(names = "--out", required = true, paramLabel = "MODEL.json", description = "Where to write the model file.") private Path out;

	@Option(names = "--force", description = "Replace a file that is there.") private boolean force;

	@Option(names = "--empty", description = "Without the synapses.") private boolean empty;

	@Option(names = "--name", paramLabel = "TITLE", description = "Title; by default the name of the reconstruction.") private String name;

	@Option(names = "--tree", paramLabel = "N", defaultValue = "-1",
		description = "Which connected tree, counted from 0; by default the one with a soma and most length.") private int tree;

	@Option(names = "--unit", paramLabel = "UM", defaultValue = "NaN",
		description = "Length of one unit of the file's coordinates in um; by default what the file says.") private double unit;

	@Option(names = "--membrane", paramLabel = "WHAT", defaultValue = "passive",
		description = "passive: a leak alone; firing: passive dendrites, channels of the squid axon in soma and axon; squid: these everywhere; default ${DEFAULT-VALUE}.") private String membrane;

	@ArgGroup private Rule rule;

	@Option(names = "--attachment", paramLabel = "WHERE", defaultValue = "middle",
		description = "Where neurites join the soma: middle, neuron-import, file-point or end; default ${DEFAULT-VALUE}.") private String attachment;

	@Option(names = "--axon", paramLabel = "WHAT", defaultValue = "as-reconstructed",
		description = "What becomes of the axon: as-reconstructed, removed, or stub, two cylinders of 30 x 1 um; default ${DEFAULT-VALUE}.") private String axon;

	/** Number of compartments per section. */
	private static final class Rule {

		@Option(names = "--d-lambda", paramLabel = "D",
			description = "No compartment longer than this fraction of the length constant at 100 Hz; default 0.1.") private Double dLambda;

		@Option(names = "--maximal-length", paramLabel = "UM",
			description = "No compartment longer than this.") private Double maximalLength;

		@Option(names = "--odd-per-length", paramLabel = "UM",
			description = "1 + 2 * floor(section length / this) compartments.") private Double oddPerLength;

		@Option(names = "--fixed", paramLabel = "N", description = "So many compartments in every section.") private Integer fixed;

		CompartmentRule chosen() {
			return dLambda != null ? new CompartmentRule.DLambda(dLambda, 100)
				: maximalLength != null ? new CompartmentRule.MaximalLength(maximalLength)
				: oddPerLength != null ? new CompartmentRule.OddPerLength(oddPerLength) : new CompartmentRule.Fixed(fixed);
		}
	}

	BuildCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		if (Files.exists(out) && !force)
			throw new BatchException(out + " exists; choose another name, or replace it with --force");
		if (tree < -1)
			throw new BatchException("--tree is " + tree + "; trees are counted from 0, and -1 is the main one");
		if (unit <= 0 || Double.isInfinite(unit))
			throw new BatchException("--unit is " + unit + " um; it must be positive");
		final ReconstructionSource found = ModelFiles.source(reconstruction, out);
		final ReconstructionSource source = new ReconstructionSource(found.path(), found.sha256(), tree, unit, Map.of());
		final Discretisation discretisation =
			new Discretisation(rule == null ? CompartmentRule.DEFAULT : rule.chosen(), attachment(), axon());
		final NeuronModel bare = NeuronModel.of(name == null ? title(reconstruction) : name, source).with(discretisation)
			.with(MembranePreset.of(membrane).values().biophysics());
		final LoadedNeuron neuron = LoadedNeuron.load(bare, out);
		final NeuronModel model = empty ? bare : FirstLook.on(bare, neuron.cable());
		Files.createDirectories(out.toAbsolutePath().getParent());
		ModelFiles.write(model, out);
		neuron.reconstruction().findings().forEach(finding -> terminal.note(RunCommand.text(finding)));
		terminal.note(String.format(Locale.ROOT, "%s: %d sections, %d compartments; edit it, then \"dendritej run %s --out FOLDER\"", out,
			neuron.cable().sections().size(), neuron.cable().compartments(), out));
		return 0;
	}

	private SomaAttachment attachment() {
		return choice("--attachment", attachment, SomaAttachment.values());
	}

	private AxonTreatment axon() {
		return switch (axon) {
			case "as-reconstructed" -> AxonTreatment.AS_RECONSTRUCTED;
			case "removed" -> AxonTreatment.REMOVED;
			case "stub" -> AxonTreatment.STUB;
			default -> throw new BatchException("--axon is \"" + axon + "\"; expected as-reconstructed, removed or stub");
		};
	}

	private static <E extends Enum<E>> E choice(final String option, final String word, final E[] values) {
		for (final E value : values)
			if (word(value).equals(word))
				return value;
		throw new BatchException(
			option + " is \"" + word + "\"; expected one of "
				+ List.of(values).stream().map(BuildCommand::word).collect(Collectors.joining(", ")));
	}

	private static String word(final Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String title(final Path file) {
		return file.getFileName().toString().replaceFirst("(?<=.)\\.[A-Za-z]+$", "");
	}
}
