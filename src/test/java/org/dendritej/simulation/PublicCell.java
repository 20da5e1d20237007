/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.bounded;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.plain;
import static org.dendritej.simulation.Figure.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;

/**
 * A real pyramidal cell with the passive REF-L5 membrane, beside NEURON 8.2.2: attenuation (script pyr_passive.py of the reference) and what clusters of
 * NMDA synapses gain.
 */
public final class PublicCell {

	/** The reconstruction, below the folder of shared data. */
	public static final String FILE = "data/swc/pyramidal_H16_1606013050101.swc";

	private static final Discretisation AS_REFERENCE =
		Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(AxonTreatment.STUB);

	final CableModel cable;
	final Impedance steady;
	final int soma;
	private final Impedance at100Hz;

	/**
	 * Reads the cell.
	 *
	 * @param file the reconstruction
	 * @throws IOException if it cannot be read
	 */
	public PublicCell(final Path file) throws IOException {
		cable = CableModel.discretise(Reconstructions.load(ReconstructionSource.of(file.toString()), file.getParent()).morphology(),
			Biophysics.DEFAULT.cable(), AS_REFERENCE);
		steady = Impedance.atRest(model(10), cable, 0);
		at100Hz = Impedance.atRest(model(10), cable, 100);
		soma = cable.locate(Location.SOMA).compartment();
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>(cell());
		for (final Column column : Column.values())
			figures.add(Figure.worst("pyramidal cell, nine sites: " + column.words, nineSites(column)));
		figures.add(Figure.worst("pyramidal cell, 1 to 40 AMPA and NMDA synapses: somatic peak", clusters(NMDA)));
		figures.add(largestGain());
		figures.add(Figure.worst("pyramidal cell, 1 to 40 AMPA synapses: somatic peak", clusters(0)));
		figures.addAll(gainsWithoutNmda());
		return figures;
	}

	static NeuronModel model(final double duration, final SynapseGroup... groups) {
		return NeuronModel.of("public cell", ReconstructionSource.of("none")).with(Protocol.lasting(duration)).with(List.of(groups));
	}

	int at(final double x, final double y, final double z) {
		return cable.locate(new Location.NearestTo(x, y, z)).compartment();
	}

	private static SynapseGroup synapses(final Sites sites, final double nmda) {
		final SynapseGroup.Receptor fast = new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 3e-4, Map.of());
		final SynapseGroup.Receptor slow = new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("NMDA"), nmda, Map.of());
		return new SynapseGroup("synapses", nmda == 0 ? List.of(fast) : List.of(fast, slow), sites, new SpikeTrain.At(List.of(5.0)), 0);
	}

	private Recording run(final double duration, final Location site, final SynapseGroup... groups) {
		final RecordingPlan plan =
			new RecordingPlan(List.of(new Probe.Voltage("soma", Location.SOMA), new Probe.Voltage("site", site)), 0, List.of());
		return Simulation.of(model(duration, groups).with(plan), cable).run(RunMonitor.SILENT);
	}

	private static double peak(final Recording recording, final String probe) {
		final double[] v = recording.trace(probe).values();
		return Arrays.stream(v).max().orElseThrow() - v[0];
	}

	private static double timeOfPeak(final Recording recording, final String probe) {
		final double[] v = recording.trace(probe).values();
		int best = 0;
		for (int i = 0; i < v.length; i++)
			if (v[i] > v[best]) best = i;
		return recording.times()[best];
	}

	/** Sections, compartments, input resistance at the soma. */
	List<Figure> cell() {
		return List.of(within("pyramidal cell: sections", "", cable.sections().size(), 27, NEURON, 0),
			within("pyramidal cell: compartments", "", cable.compartments(), 225, NEURON, 0),
			percent("pyramidal cell, passive: input resistance", "MΩ", steady.input(soma).magnitude(), 118.0344, NEURON, 0.1));
	}

	/** x, y, z; path; Zin; soma/site at 0 and 100 Hz; site/soma at 0 and 100 Hz; EPSP at the site and at the soma; time of the somatic peak. */
	private static final double[][] SITES = {
		{ 461.53, 607.92, 52.9, 101.22, 168.806, 0.6597, 0.15446, 0.94347, 0.67805, 1.0742, 0.26015, 6.22 },
		{ 443.04, 468.94, 92.27, 260.22, 341.939, 0.29879, 0.03444, 0.86556, 0.33653, 2.453, 0.21115, 10.32 },
		{ 390.36, 326.01, 112.07, 419.22, 635.783, 0.15219, 0.01153, 0.81974, 0.23103, 4.9909, 0.19184, 12.47 },
		{ 435.53, 626.94, 43.81, 81.99, 119.02, 0.94324, 0.66542, 0.95112, 0.76587, 0.3318, 0.27456, 5.47 },
		{ 341.35, 489.38, 47.3, 255.13, 156.679, 0.6334, 0.11926, 0.84078, 0.39509, 0.8154, 0.19879, 8.72 },
		{ 305.26, 358.51, 39.89, 405.18, 279.52, 0.30985, 0.02128, 0.73376, 0.1744, 1.9673, 0.14854, 14.1 },
		{ 259.42, 207.81, 41.29, 579.08, 512.826, 0.15054, 0.00614, 0.65403, 0.07662, 3.2315, 0.12301, 19.22 },
		{ 262.33, 127.79, 42.59, 733.65, 899.462, 0.07949, 0.00186, 0.60571, 0.04088, 5.7938, 0.10955, 22.15 },
		{ 293.73, 138.73, 6.03, 810.94, 1253.636, 0.05611, 0.00093, 0.59594, 0.03875, 9.4121, 0.10339, 22.75 } };

	/** What is compared at the nine sites; ordinals follow the columns of the table above, from the fifth on. */
	enum Column {
		INPUT("input resistance"),
		INWARD_STEADY("V soma / V site, 0 Hz"),
		INWARD_100_HZ("V soma / V site, 100 Hz"),
		OUTWARD_STEADY("V site / V soma, 0 Hz"),
		OUTWARD_100_HZ("V site / V soma, 100 Hz"),
		LOCAL_EPSP("EPSP of one AMPA synapse at the site"),
		SOMATIC_EPSP("EPSP of one AMPA synapse at the soma"),
		TIME_OF_PEAK("time to the somatic peak");

		private final String words;

		Column(final String words) {
			this.words = words;
		}
	}

	List<Figure> nineSites(final Column column) {
		return Arrays.stream(SITES).map(row -> figure(column, row)).toList();
	}

	private Figure figure(final Column column, final double[] row) {
		final int site = at(row[0], row[1], row[2]);
		final String name = "path of " + plain(row[3]) + " µm";
		final double expected = row[4 + column.ordinal()];
		return switch (column) {
			case INPUT -> percent(name, "MΩ", steady.input(site).magnitude(), expected, NEURON, 0.5);
			case INWARD_STEADY -> percent(name, "", steady.ratio(site, soma).magnitude(), expected, NEURON, 1);
			case INWARD_100_HZ -> percent(name, "", at100Hz.ratio(site, soma).magnitude(), expected, NEURON, 1);
			case OUTWARD_STEADY -> percent(name, "", steady.ratio(soma, site).magnitude(), expected, NEURON, 1);
			case OUTWARD_100_HZ -> percent(name, "", at100Hz.ratio(soma, site).magnitude(), expected, NEURON, 1);
			case LOCAL_EPSP -> percent(name, "mV", peak(oneSynapse(row), "site"), expected, NEURON, 1);
			case SOMATIC_EPSP -> percent(name, "mV", peak(oneSynapse(row), "soma"), expected, NEURON, 1);
			case TIME_OF_PEAK -> within(name, "ms", timeOfPeak(oneSynapse(row), "soma") - 5, expected, NEURON, 0.1);
		};
	}

	private Recording oneSynapse(final double[] row) {
		final Location site = new Location.NearestTo(row[0], row[1], row[2]);
		return run(60, site, synapses(new Sites.Listed(List.of(site)), 0));
	}

	/** Attenuation towards the soma over that away from it, at the site where they differ least. */
	Figure asymmetry() {
		final double largest = Arrays.stream(SITES).mapToInt(row -> at(row[0], row[1], row[2])).mapToDouble(site -> steady.ratio(site, soma)
			.magnitude() / steady.ratio(soma, site).magnitude()).max().orElseThrow();
		return bounded("V soma / V site over V site / V soma, largest of nine", "", largest, Figure.Relation.BELOW, 1, LAW);
	}

	/** Weight of the NMDA receptor of REF-SYN, µS. */
	static final double NMDA = 1.5e-3;
	private static final Location CLUSTER = new Location.NearestTo(421.37, 434.45, 95.50);
	/** Synapses over 20 µm and the peak (mV) at the soma with and without NMDA: src/test/resources/neuron/cluster_passive.py. */
	private static final double[][] PEAKS = { { 1, 0.2305, 0.2049 }, { 2, 0.4570, 0.3977 }, { 4, 0.9093, 0.7511 }, { 8, 1.9286, 1.3517 },
		{ 12, 4.2333, 1.8411 }, { 16, 10.4501, 2.2490 }, { 20, 12.2019, 2.5920 }, { 30, 14.1791, 3.2574 }, { 40, 15.1167, 3.7423 } };

	/** Somatic peaks of synchronous clusters of growing number. */
	List<Figure> clusters(final double nmda) {
		return Arrays.stream(PEAKS).map(row -> percent("n = " + (int) row[0], "mV", clusterPeak((int) row[0], nmda), row[nmda == 0 ? 2 : 1],
			NEURON, 3)).toList();
	}

	private double clusterPeak(final int number, final double nmda) {
		return peak(run(70, CLUSTER, synapses(new Sites.Cluster(CLUSTER, 20, number), nmda)), "soma");
	}

	/** Largest gain of a cluster over the sum of single peaks, beside that of NEURON. */
	Figure largestGain() {
		double ours = 0, expected = 0;
		final double single = clusterPeak(1, NMDA);
		for (final double[] row : PEAKS) {
			ours = Math.max(ours, clusterPeak((int) row[0], NMDA) / (row[0] * single));
			expected = Math.max(expected, row[1] / (row[0] * PEAKS[0][1]));
		}
		return percent("pyramidal cell, AMPA and NMDA synapses: largest gain over the sum of single peaks", "", ours, expected, NEURON, 3);
	}

	/** Beyond the jump of the peak ten more synapses add less than half of what ten single ones would. */
	Figure saturation() {
		final double more = clusterPeak(40, NMDA) - clusterPeak(30, NMDA);
		return bounded("ten synapses more than 30, over ten single peaks", "", more / (10 * clusterPeak(1, NMDA)), Figure.Relation.BELOW,
			0.5,
			LAW);
	}

	/** Without NMDA a cluster never gains, and the more synapses the less. */
	List<Figure> gainsWithoutNmda() {
		final double single = clusterPeak(1, 0);
		double largest = 0, steepest = 0, before = 1;
		for (int k = 1; k < PEAKS.length; k++) {
			final double gain = clusterPeak((int) PEAKS[k][0], 0) / (PEAKS[k][0] * single);
			largest = Math.max(largest, gain);
			steepest = Math.max(steepest, gain / before);
			before = gain;
		}
		return List.of(
			bounded("pyramidal cell, AMPA synapses: largest gain over the sum of single peaks", "", largest, Figure.Relation.BELOW,
				1, LAW),
			bounded("pyramidal cell, AMPA synapses: largest ratio of successive gains", "", steepest, Figure.Relation.BELOW, 1, LAW));
	}
}
