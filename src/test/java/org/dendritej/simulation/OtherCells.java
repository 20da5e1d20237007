/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.SharedData;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.SomaAttachment;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.DoubleExponentialSynapse;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Recording;

/**
 * Real cells of other kinds, each with its own resistivities and capacitance, beside NEURON 8.2.2, whose figures and the script that made them, cells.py, stand in
 * the folder neuron of the test resources. NEURON keeps the points of a cell in single precision, which is why equal schemes do not agree further.
 */
public final class OtherCells {

	/** A cell and what the script does to it: Ω·cm, µF/cm², Ω·cm² and nA. */
	enum Cell {
		GRANULE("granule_cell_mp_ma_40984_gc2.CNG", 80, 0.9, 25_000, 0.02, 0.6, 0.5), //
		LAYER_2_3("L23_pyramidal_Park2019", 150, 1.1, 12_000, 0.1, 1, 1.2), //
		CORTICAL("pyramidal_3point_soma_C010398B-P2.CNG", 121, 0.75, 31_000, 0.05, 0.7, 0.8), //
		CA1("CA1_pyramidal_n120", 97, 1.6, 18_000, 0.2, 2.5, 4);

		final String name;
		private final double resistivity, capacitance, membrane, weak, medium, strong;

		Cell(final String name, final double resistivity, final double capacitance, final double membrane, final double weak,
			final double medium, final double strong) {
			this.name = name;
			this.resistivity = resistivity;
			this.capacitance = capacitance;
			this.membrane = membrane;
			this.weak = weak;
			this.medium = medium;
			this.strong = strong;
		}

		/** The reconstruction, below the folder of shared data. */
		String file() {
			return "data/swc/" + name + ".swc";
		}
	}

	private record Row(String experiment, Location where, double[] values) {
	}

	/** Tolerances, mV: the upstroke of a spike multiplies what rounding leaves. */
	private static final double PASSIVE = 1e-5, ACTIVE = 0.01, LIMIT = 2e-3;
	private final Cell cell;
	private final CableModel cable;
	private final Biophysics leak;
	private final List<Row> rows = new ArrayList<>();

	OtherCells(final Cell cell, final Path file) throws IOException {
		this.cell = cell;
		final CableProperties properties = CableProperties.uniform(cell.resistivity, cell.capacitance);
		cable =
			CableModel.discretise(Reconstructions.load(ReconstructionSource.of(file.toString()), file.getParent()).morphology(), properties,
				Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(SomaAttachment.NEURON_IMPORT));
		leak = Biophysics.passive(properties, 1 / cell.membrane, -65);
		try (BufferedReader reader = new BufferedReader(
			new InputStreamReader(OtherCells.class.getResourceAsStream("/neuron/cells.tsv"), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				final String[] field = line.split("\t");
				if (!field[0].equals(cell.name)) continue;
				final Location where = field[2].equals("soma") ? Location.SOMA
					: new Location.NearestTo(Double.parseDouble(field[2]), Double.parseDouble(field[3]), Double.parseDouble(field[4]));
				rows.add(new Row(field[1], where, Arrays.stream(field).skip(5).mapToDouble(Double::parseDouble).toArray()));
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * All figures of the table, of those cells whose files are there.
	 *
	 * @return in their order
	 * @throws IOException if a reconstruction cannot be read
	 */
	public static List<Figure> figures() throws IOException {
		final List<Figure> impedances = new ArrayList<>(), passive = new ArrayList<>(), spikes = new ArrayList<>(),
			epsps = new ArrayList<>();
		for (final Cell cell : Cell.values()) {
			final Optional<Path> file = SharedData.find(cell.file());
			if (file.isEmpty()) continue;
			final OtherCells beside = new OtherCells(cell, file.get());
			impedances.addAll(beside.impedances());
			passive.addAll(beside.passive());
			spikes.addAll(beside.spikes());
			epsps.addAll(beside.epsp());
		}
		return impedances.isEmpty() ? List.of() : List.of(Figure.worst("other cells: impedances", impedances),
			Figure.worst("other cells, leak, the same scheme: voltage", passive),
			Figure.worst("other cells, Hodgkin–Huxley in the soma or everywhere, the same scheme: voltage", spikes),
			Figure.worst("other cells, an event between grid points, dt 0.025 ms beside variable steps: voltage", epsps));
	}

	private List<Row> rows(final String experiment) {
		return rows.stream().filter(row -> row.experiment.equals(experiment)).toList();
	}

	/** Input impedances and ratios of voltages at three places and two frequencies. */
	List<Figure> impedances() {
		final List<Figure> figures = new ArrayList<>();
		final int soma = cable.locate(Location.SOMA).compartment();
		for (final double frequency : new double[] { 0, 100 }) {
			final Impedance impedance =
				Impedance.atRest(Experiments.model(leak, Protocol.lasting(1), Experiments.voltages()), cable, frequency);
			for (final Row row : rows("impedance " + (int) frequency)) {
				final int place = cable.locate(row.where).compartment();
				final double[] ours = { impedance.input(place).magnitude(), impedance.ratio(place, soma).magnitude(),
					impedance.ratio(soma, place).magnitude() };
				for (int k = 0; k < 3; k++)
					figures.add(
						percent(cell.name + ", " + (int) frequency + " Hz, " + (k == 0 ? "input" : "ratio"), k == 0 ? "MΩ" : "", ours[k],
							row.values[k], NEURON, 1e-4));
			}
		}
		return figures;
	}

	private List<Figure> voltages(final String experiment, final Biophysics biophysics, final double amplitude, final Scheme scheme,
		final double tolerance, final SynapseGroup... synapses) {
		final List<Row> expected = rows(experiment);
		final Stimulus stimulus = new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(amplitude, -1, Double.POSITIVE_INFINITY));
		final double dt = 0.025;
		final Recording recording = Experiments.run(cable, biophysics, Experiments.protocol(40, dt, scheme, -65, stimulus),
			Experiments.voltages(expected.stream().map(Row::where).toArray(Location[]::new)), synapses);
		final List<Figure> figures = new ArrayList<>();
		for (int p = 0; p < expected.size(); p++)
			for (int k = 0; k < 8; k++) {
				final int t = 5 * (k + 1);
				figures.add(within(cell.name + ", " + t + " ms", "mV", recording.traces().get(p).value((int) Math.round(t / dt)),
					expected.get(p).values[k], NEURON, tolerance));
			}
		return figures;
	}

	/** The leak alone. */
	List<Figure> passive() {
		return voltages("leak", leak, cell.weak, Scheme.CRANK_NICOLSON, PASSIVE);
	}

	/** Squid axon in the soma; on all of the cell, cold with backward Euler, and warm. */
	List<Figure> spikes() {
		final List<Figure> figures = new ArrayList<>();
		final Biophysics everywhere = leak.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of());
		figures
			.addAll(voltages("soma", leak.at(16).paint(Region.SOMA, HodgkinHuxley.INSTANCE, Map.of()), cell.medium, Scheme.CRANK_NICOLSON,
				ACTIVE));
		figures.addAll(voltages("cold", everywhere.at(6.3), cell.strong, Scheme.BACKWARD_EULER, ACTIVE));
		figures.addAll(voltages("warm", everywhere.at(20), cell.strong, Scheme.CRANK_NICOLSON, ACTIVE));
		return figures;
	}

	/** One synapse, its event between grid points, beside the limit of short steps. */
	List<Figure> epsp() {
		final Location where = rows("epsp").get(1).where;
		return voltages("epsp", leak, 0, Scheme.CRANK_NICOLSON, LIMIT,
			new SynapseGroup("synapse", List.of(new SynapseGroup.Receptor(DoubleExponentialSynapse.AMPA, 5e-4, Map.of())),
				new Sites.Listed(List.of(where)), new SpikeTrain.At(List.of(3.0137)), 0));
	}
}
