/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.dendritej.SharedData;
import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.experiment.OneCompartment;
import org.dendritej.io.PatchClampFiles;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.PatchClamp;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Channels;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.interpreter.ProgramMechanism;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Mechanisms in NMODL beside NEURON 8.2.2 in its own scheme, backward Euler with gates after the voltage and events on the grid: those of the reference, of the
 * catalogue, and NEURON's own, on one compartment and on a real cell, clamped and free, generated and interpreted. The figures were made by mechanisms.py among
 * the test resources. NEURON's own files are looked for below {@code /usr/share/nrn} and the folder of the system property {@code dendritej.nrn}, its sources.
 */
class MechanismsBesideNeuronTest {

	/** mV, of a free voltage: where currents are ohmic, and where NEURON takes a difference over 1 µV for their derivative. */
	private static final double OHMIC = 1e-6, DIFFERENCE = 1e-4;
	/** Of the largest value of a variable in the run. */
	private static final double PART = 1e-6;
	/** Mechanisms whose current is no linear function of the voltage. */
	private static final Set<String> CURVED =
		Set.of("glu2.mod", "NmdaSyn.mod", "AmpaNmdaSyn.mod", "TsodyksMarkramSyn.mod", "StdpSyn.mod", "cachan1.mod",
			"camchan.mod", "nacaex.mod");
	private static final Map<String, Map<String, Map<String, String>>> FIGURES = read();
	private static CableModel cable;
	@TempDir private Path folder;

	private static Map<String, Map<String, Map<String, String>>> read() {
		final Map<String, Map<String, Map<String, String>>> all = new LinkedHashMap<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
			MechanismsBesideNeuronTest.class.getResourceAsStream("/neuron/mechanisms.tsv"), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (line.startsWith("#")) continue;
				final String[] field = line.split("\t", 4);
				all.computeIfAbsent(field[0], k -> new LinkedHashMap<>()).computeIfAbsent(field[1], k -> new LinkedHashMap<>())
					.put(field[2], field.length > 3 ? field[3] : "");
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return all;
	}

	static List<String> onOneCompartment() {
		return FIGURES.keySet().stream().filter(name -> !name.equals("reference/all")).toList();
	}

	static List<String> onTheCell() {
		return FIGURES.keySet().stream().filter(name -> FIGURES.get(name).containsKey("cell")).toList();
	}

	private static String text(final String name) throws IOException {
		final String file = name.substring(name.indexOf('/') + 1);
		if (name.startsWith("reference/")) return Files.readString(SharedData.file("reference/mod/" + file), StandardCharsets.ISO_8859_1);
		if (name.startsWith("catalogue/")) return Channels.source(file.substring(0, file.length() - 4));
		final List<Path> folders = new ArrayList<>(List.of(Path.of("/usr/share/nrn")));
		if (System.getProperty("dendritej.nrn") != null) folders.add(0, Path.of(System.getProperty("dendritej.nrn")));
		for (final Path folder : folders)
			if (Files.isDirectory(folder)) try (Stream<Path> files = Files.walk(folder)) {
				final List<Path> found = files.filter(path -> path.endsWith(file)).sorted().toList();
				if (!found.isEmpty()) return Files.readString(found.get(0), StandardCharsets.ISO_8859_1);
			}
		Assumptions.abort(
			"skipped: there is no " + file + " of NEURON below " + folders + "; -Ddendritej.nrn=FOLDER tells where NEURON's sources are");
		return "";
	}

	private static List<Mechanism> both(final String name) throws IOException {
		final String file = name.substring(name.indexOf('/') + 1), text = text(name).replaceFirst("SUFFIX pas\\b", "SUFFIX pas_"); // beside the leak
		return List.of(Nmodl.parse(file, text), new ProgramMechanism(Lowering.of(MechanismReader.parse(file, text, Map.of()))));
	}

	/** Defaults of more than six digits as NEURON's compiler cuts them, unless they are set. */
	private static Map<String, Double> cut(final Mechanism mechanism, final Map<String, Double> set) {
		final Map<String, Double> all = new TreeMap<>();
		for (final Parameter parameter : mechanism.parameters()) {
			final double value = parameter.defaultValue(),
				six = value == 0 ? 0 : new BigDecimal(value).round(new MathContext(6)).doubleValue();
			if (six != value) all.put(parameter.name(), six);
		}
		all.putAll(set);
		return all;
	}

	private static PatchClamp cut(final PatchClamp clamp) {
		return new PatchClamp(clamp.mechanism(), cut(clamp.mechanism(), clamp.parameters()), clamp.patch(), clamp.timing(), clamp.voltage(),
			clamp
				.current(),
			clamp.ionCurrents(), clamp.insides(), clamp.outsides(), clamp.ions(), clamp.events(), clamp.weight(), clamp.seed());
	}

	private static double[] values(final String tabbed) {
		return tabbed.isEmpty() ? new double[0] : Arrays.stream(tabbed.split("\t")).mapToDouble(Double::parseDouble).toArray();
	}

	private static double tolerance(final String name) {
		return CURVED.contains(name.substring(name.indexOf('/') + 1)) ? DIFFERENCE : OHMIC;
	}

	@ParameterizedTest
	@MethodSource("onOneCompartment")
	void onOneCompartmentEveryVariableIsThatOfNeuron(final String name) throws IOException {
		for (final Mechanism mechanism : both(name))
			for (final Map.Entry<String, Map<String, String>> one : FIGURES.get(name).entrySet()) {
				if (one.getKey().startsWith("cell")) continue;
				final Recording recording =
					OneCompartment.run(cut(PatchClampFiles.read(Files.writeString(folder.resolve("protocol.json"), one
						.getValue().get("protocol")), mechanism)), RunMonitor.SILENT);
				for (final Map.Entry<String, String> variable : one.getValue().entrySet()) {
					final String where =
						name + ", " + mechanism.getClass().getSimpleName() + ", " + one.getKey() + ": " + variable.getKey();
					if (variable.getKey().equals("spikes"))
						assertArrayEquals(values(variable.getValue()),
							recording.spikes().stream().mapToDouble(Spike::time).sorted().toArray(),
							1e-9, where);
					else
						if (!variable.getKey().equals("protocol")
							&& recording.traces().stream().anyMatch(t -> t.name().equals(variable.getKey()))) {
								final double[] expected = values(variable.getValue()), all = recording.trace(variable.getKey()).values();
								final int every = (all.length - 1) / expected.length;
								final double size = Math.max(Arrays.stream(all).map(Math::abs).max().orElseThrow(), 1e-30);
								final double limit =
									variable.getKey().equals("v") ? tolerance(name) : PART * size * tolerance(name) / OHMIC;
								for (int k = 0; k < expected.length; k++)
									assertEquals(expected[k], all[(k + 1) * every], limit, where + " at row " + (k + 1) * every);
							}
				}
			}
	}

	private static void assertArrayEquals(final double[] expected, final double[] found, final double limit, final String where) {
		org.junit.jupiter.api.Assertions.assertArrayEquals(expected, found, limit, where);
	}

	/** NEURON keeps points in single precision; the soma has none there. */
	private static SamplePoint single(final SamplePoint p) {
		if (p.type() == Types.SOMA) return p;
		return new SamplePoint((float) p.x(), (float) p.y(), (float) p.z(), (float) (2 * p.radius()) / 2, p.type(), p.parent());
	}

	private static synchronized CableModel cable() throws IOException {
		if (cable == null) {
			final Path file = SharedData.file(PublicCell.FILE);
			final Morphology morphology = Reconstructions.load(ReconstructionSource.of(file.toString()), file.getParent()).morphology();
			cable = CableModel.discretise(new Morphology(morphology.name(),
				morphology.points().stream().map(MechanismsBesideNeuronTest::single)
					.toList()),
				CableProperties.uniform(100, 1), Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(
					AxonTreatment.STUB));
		}
		return cable;
	}

	private static Recording onCell(final Map<Mechanism, Map<String, Double>> mechanisms, final List<Location> places,
		final boolean clamped,
		final double duration) throws IOException {
		Biophysics biophysics = Biophysics.passive(CableProperties.uniform(100, 1), 1e-4, -65).at(20);
		final List<SynapseGroup> groups = new ArrayList<>();
		for (final Map.Entry<Mechanism, Map<String, Double>> one : mechanisms.entrySet())
			if (one.getKey().kind() == Mechanism.Kind.DENSITY)
				biophysics = biophysics.paint(Region.EVERYWHERE, one.getKey(), one.getValue());
			else
				groups.add(new SynapseGroup(one.getKey().name(), List.of(new SynapseGroup.Receptor(one.getKey(), 0.001, one.getValue())),
					new Sites.Listed(places),
					new SpikeTrain.At(one.getKey().eventArguments().isEmpty() ? List.of() : List.of(3.005, 6.005, 6.03)), 0));
		final Stimulus stimulus = clamped
			? new Stimulus.VoltageClamp(Location.SOMA, new Waveform.Lines(List.of(0.0, 2.0, 2.1, 8.0, 8.1, 14.0, 14.1, 20.0), List.of(-65.0,
				-65.0, -20.0, -20.0, 20.0, 20.0, -80.0, -80.0)), 0, Double.POSITIVE_INFINITY, 1e-3)
			: new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(0.3, 2, 10));
		return Experiments.run(cable(), biophysics, Experiments.protocol(duration, 0.025, Scheme.BACKWARD_EULER, -65, stimulus),
			Experiments.voltages(
				places.toArray(Location[]::new)),
			groups.toArray(SynapseGroup[]::new));
	}

	@ParameterizedTest
	@MethodSource("onTheCell")
	void onTheCellTheVoltageIsThatOfNeuron(final String name) throws IOException {
		final JsonNode parameters = new ObjectMapper().readTree(FIGURES.get(name).get("cell").get("parameters"));
		for (int form = 0; form < 2; form++) {
			final Map<Mechanism, Map<String, Double>> mechanisms = new LinkedHashMap<>();
			for (final Map.Entry<String, JsonNode> one : parameters.properties()) {
				final Map<String, Double> values = new TreeMap<>();
				one.getValue().properties().forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
				final String file = name.equals("reference/all") ? "reference/" + one.getKey() + ".mod" : name;
				final Mechanism mechanism = both(file).get(form);
				mechanisms.put(mechanism, cut(mechanism, values));
			}
			for (final boolean clamped : new boolean[] { false, true }) {
				final Map<String, String> rows = FIGURES.get(name).get(clamped ? "cell clamped" : "cell free");
				final List<Location> places = rows.keySet().stream().map(MechanismsBesideNeuronTest::place).toList();
				final Recording recording = onCell(mechanisms, places, clamped, form == 0 ? 20 : 6); // the interpreter is slow
				int place = 0;
				for (final Map.Entry<String, String> row : rows.entrySet()) {
					final double[] expected = values(row.getValue()), v = recording.traces().get(place++).values();
					assertTrue(expected.length > 5);
					for (int k = 0; k < expected.length && 80 * (k + 1) < v.length; k++)
						assertEquals(expected[k], v[80 * (k + 1)], tolerance(name),
							name + (form == 0 ? ", generated" : ", interpreted") + (clamped
								? ", clamped"
								: ", free") + ", at " + row.getKey() + ", " + 2 * (k + 1) + " ms");
				}
			}
		}
	}

	private static Location place(final String xyz) {
		if (xyz.equals("soma")) return Location.SOMA;
		final double[] p = Arrays.stream(xyz.split(" ")).mapToDouble(Double::parseDouble).toArray();
		return new Location.NearestTo(p[0], p[1], p[2]);
	}
}
