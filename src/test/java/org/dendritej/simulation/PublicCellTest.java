/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.dendritej.SharedData;
import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real pyramidal cell with the passive REF-L5 membrane, beside NEURON 8.2.2 (figures of the script pyr_passive.py of the reference): attenuation, the
 * on-the-path theorem of Koch, Poggio &amp; Torre (1983), PNAS 80:2799–2802, the shunt level of Gidon &amp; Segev (2012), Neuron 75:330–341, and what clusters of
 * NMDA synapses gain.
 */
class PublicCellTest {

	private static final Discretisation AS_REFERENCE =
		Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(AxonTreatment.STUB);
	private static CableModel cable;
	private static Impedance steady;
	private static Impedance at100Hz;

	@BeforeAll
	static void load() throws IOException {
		final Path file = SharedData.file("data/swc/pyramidal_H16_1606013050101.swc");
		cable = CableModel.discretise(Reconstructions.load(ReconstructionSource.of(file.toString()), file.getParent()).morphology(),
			Biophysics.DEFAULT
				.cable(),
			AS_REFERENCE);
		steady = Impedance.atRest(model(10), cable, 0);
		at100Hz = Impedance.atRest(model(10), cable, 100);
	}

	private static NeuronModel model(final double duration, final SynapseGroup... groups) {
		return NeuronModel.of("public cell", ReconstructionSource.of("none")).with(Protocol.lasting(duration)).with(List.of(groups));
	}

	private static int at(final double x, final double y, final double z) {
		return cable.locate(new Location.NearestTo(x, y, z)).compartment();
	}

	private static int soma() {
		return cable.locate(Location.SOMA).compartment();
	}

	private static SynapseGroup synapses(final String name, final Sites sites, final double ampa, final double nmda, final double time) {
		final SynapseGroup.Receptor fast = new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), ampa, Map.of());
		final SynapseGroup.Receptor slow = new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("NMDA"), nmda, Map.of());
		return new SynapseGroup(name, nmda == 0 ? List.of(fast) : List.of(fast, slow), sites, new SpikeTrain.At(List.of(time)), 0);
	}

	@Test
	void itsInputResistanceIsThatOfNeuron() {
		assertEquals(27, cable.sections().size());
		assertEquals(225, cable.compartments());
		assertEquals(118.0344, steady.input(soma()).magnitude(), 1e-3 * 118.0344);
	}

	/** x, y, z; path; Zin; soma/site at 0 and 100 Hz; site/soma at 0 and 100 Hz; EPSP at the site and at the soma; time of the somatic peak. */
	private static final double[][] SITES = { { 461.53, 607.92, 52.90, 101.2, 168.81, 0.6597, 0.1545, 0.9435, 0.6781, 1.074, 0.2602, 6.22 },
		{ 443.04,
			468.94, 92.27, 260.2, 341.94, 0.2988, 0.0344, 0.8656, 0.3365, 2.453, 0.2112, 10.32 },
		{ 390.36, 326.01, 112.07, 419.2, 635.78, 0.1522, 0.0115,
			0.8197, 0.2310, 4.991, 0.1918, 12.47 },
		{ 435.53, 626.94, 43.81, 82.0, 119.02, 0.9432, 0.6654, 0.9511, 0.7659, 0.332, 0.2746, 5.47 }, { 341.35,
			489.38, 47.30, 255.1, 156.68, 0.6334, 0.1193, 0.8408, 0.3951, 0.815, 0.1988, 8.72 },
		{ 305.26, 358.51, 39.89, 405.2, 279.52, 0.3099, 0.0213,
			0.7338, 0.1744, 1.967, 0.1485, 14.10 },
		{ 259.42, 207.81, 41.29, 579.1, 512.83, 0.1505, 0.0061, 0.6540, 0.0766, 3.232, 0.1230, 19.22 }, {
			262.33, 127.79, 42.59, 733.7, 899.46, 0.0795, 0.0019, 0.6057, 0.0409, 5.794, 0.1096, 22.15 },
		{ 293.73, 138.73, 6.03, 810.9, 1253.64,
			0.0561, 0.0009, 0.5959, 0.0388, 9.412, 0.1034, 22.75 } };

	@Test
	void attenuationIsThatOfNeuron() {
		for (final double[] row : SITES) {
			final int site = at(row[0], row[1], row[2]);
			assertEquals(row[4], steady.input(site).magnitude(), 0.005 * row[4]);
			assertEquals(row[5], steady.ratio(site, soma()).magnitude(), 0.01 * row[5]);
			assertEquals(row[6], at100Hz.ratio(site, soma()).magnitude(), 0.01 * row[6] + 5e-5);
			assertEquals(row[7], steady.ratio(soma(), site).magnitude(), 0.01 * row[7]);
			assertEquals(row[8], at100Hz.ratio(soma(), site).magnitude(), 0.01 * row[8] + 5e-5);
			assertTrue(steady.ratio(site, soma()).magnitude() < steady.ratio(soma(), site).magnitude());
		}
	}

	@Test
	void aSingleEpspIsThatOfNeuron() {
		for (final double[] row : SITES) {
			final Location site = new Location.NearestTo(row[0], row[1], row[2]);
			final Recording recording = run(60, site, synapses("one", new Sites.Listed(List.of(site)), 3e-4, 0, 5));
			assertEquals(row[9], peak(recording, "site"), 0.01 * row[9]);
			assertEquals(row[10], peak(recording, "soma"), 0.01 * row[10]);
			assertEquals(row[11], timeOfPeak(recording, "soma") - 5, 0.1);
		}
	}

	private static Recording run(final double duration, final Location site, final SynapseGroup... groups) {
		final RecordingPlan plan =
			new RecordingPlan(List.of(new Probe.Voltage("soma", Location.SOMA), new Probe.Voltage("site", site)), 0, List.of());
		return Simulation.of(model(duration, groups).with(plan), cable).run(RunMonitor.SILENT);
	}

	private static double peak(final Recording recording, final String probe) {
		final double[] v = recording.trace(probe).values();
		return java.util.Arrays.stream(v).max().orElseThrow() - v[0];
	}

	private static double timeOfPeak(final Recording recording, final String probe) {
		final double[] v = recording.trace(probe).values();
		int best = 0;
		for (int i = 0; i < v.length; i++)
			if (v[i] > v[best]) best = i;
		return recording.times()[best];
	}

	/** Steady F = V_soma(e) / V_soma(e and i), inhibition reversing at rest: V = (1 + Z G)⁻¹ Z I for the synapses at e and i. */
	private static double shuntFactor(final int e, final int i, final double ge, final double gi) {
		final double zee = steady.input(e).magnitude(), zii = steady.input(i).magnitude(), zei = steady.transfer(e, i).magnitude();
		final double zse = steady.transfer(e, soma()).magnitude(), zsi = steady.transfer(i, soma()).magnitude();
		// currents into the synapses' places: E gives ge (60 − Ve), I gives −gi Vi
		final double a = 1 + zee * ge, b = zei * gi, c = zei * ge, d = 1 + zii * gi, det = a * d - b * c;
		final double ve = (zee * ge * 60 * d - b * zei * ge * 60) / det, vi = (a * zei * ge * 60 - c * zee * ge * 60) / det;
		final double withInhibition = zse * ge * (60 - ve) - zsi * gi * vi;
		final double alone = zse * ge * (60 - zee * ge * 60 / a);
		return alone / withInhibition;
	}

	@Test
	void inhibitionWorksBestOnThePathToTheSoma() {
		final int e = at(412.55, 398.86, 102.33);
		assertEquals(1.5167, shuntFactor(e, soma(), 5e-3, 5e-3), 0.01 * 1.5167);
		assertEquals(1.6992, shuntFactor(e, e, 5e-3, 5e-3), 0.01 * 1.6992);
		assertEquals(1.2115, shuntFactor(e, at(485.21, 467.54, 55.65), 5e-3, 5e-3), 0.01 * 1.2115);
		assertEquals(1.5146, shuntFactor(e, at(465.27, 724.38, 30.85), 5e-3, 5e-3), 0.01 * 1.5146);
		assertEquals(1.5037, shuntFactor(e, at(462.52, 688.75, 37.63), 5e-3, 5e-3), 0.01 * 1.5037);
		final boolean[] onPath = new boolean[cable.nodes()];
		final int[] parent = cable.parents();
		for (int node = cable.node(e); node >= 0; node = parent[node])
			onPath[node] = true;
		for (final double[] g : new double[][] { { 5e-3, 5e-3 }, { 5e-4, 1e-3 }, { 2e-2, 1e-3 }, { 1e-4, 5e-2 } }) {
			double best = 0, bestOff = 0;
			for (int c = 0; c < cable.compartments(); c++)
				if (onPath[cable.node(c)]) best = Math.max(best, shuntFactor(e, c, g[0], g[1]));
				else bestOff = Math.max(bestOff, shuntFactor(e, c, g[0], g[1]));
			assertTrue(best > bestOff, best + " on the path, " + bestOff + " off it");
			if (g[1] == 5e-3) assertEquals(1.8906, best, 0.01 * 1.8906);
			if (g[0] == 5e-4) assertEquals(1.3773, best, 0.01 * 1.3773);
		}
		assertEquals(2, (shuntFactor(e, soma(), 5e-3, 2e-6) - 1) / (shuntFactor(e, soma(), 5e-3, 1e-6) - 1), 1e-3);
	}

	/** A steady synapse is a voltage clamp at its reversal potential through the inverse of its conductance. */
	@Test
	void theFactorOfRunsIsThatOfTheImpedances() {
		final int e = at(412.55, 398.86, 102.33), i = at(485.21, 467.54, 55.65);
		final Stimulus excitation = steadySynapse(e, 5e-3, -15), inhibition = steadySynapse(i, 5e-3, -75);
		final Protocol alone = new Protocol(600, 0.5, Protocol.Scheme.BACKWARD_EULER, new Protocol.Start.Settled(), List.of(excitation));
		final double v = depolarised(alone), both = depolarised(alone.with(inhibition));
		assertEquals(shuntFactor(e, i, 5e-3, 5e-3), v / both, 1e-6);
	}

	private static Stimulus steadySynapse(final int compartment, final double conductance, final double reversal) {
		return new Stimulus.VoltageClamp(Experiments.middle(cable, compartment),
			new Waveform.Levels(List.of(0.0), List.of(reversal), reversal), 0,
			Double.POSITIVE_INFINITY, 1 / conductance);
	}

	private static double depolarised(final Protocol protocol) {
		return Experiments
			.last(Simulation.of(model(1).with(protocol).with(Experiments.voltages(Location.SOMA)), cable).run(RunMonitor.SILENT), 0) + 75;
	}

	/** SL_d = SL_i A(i→d) A(d→i), exactly, for one synapse in a passive tree. */
	@Test
	void theShuntLevelIsHigherBehindTheHotspotThanBeforeIt() {
		final org.dendritej.cable.Place hot = cable.locate(new Location.NearestTo(443.04, 468.94, 92.27));
		final double length = cable.sections().get(hot.section()).length(), g = 1e-3;
		final double[][] table = { { 20, 0.2179, 0.2452 }, { 40, 0.1855, 0.2359 }, { 60, 0.1569, 0.2270 } };
		for (final double[] row : table)
			for (int side = -1; side <= 1; side += 2) {
				final int i = cable.locate(new Location.OnSection(hot.section(), 0.5 + side * row[0] / length)).compartment(),
					d = hot.compartment();
				final double ri = steady.input(i).magnitude(), level = g / (g + 1 / ri);
				final double product = level * steady.ratio(i, d).magnitude() * steady.ratio(d, i).magnitude();
				final double z = steady.transfer(i, d).magnitude(), fall = z * z * g / (1 + g * ri) / steady.input(d).magnitude();
				assertEquals(fall, product, 1e-9);
				assertEquals(side < 0 ? row[1] : row[2], product, 0.01 * product);
			}
	}

	/** Without sodium the peak grows linearly, jumps where the cluster's own depolarisation frees its NMDA receptors, and saturates. */
	@Test
	void clustersGainWithNmdaAndOnlyWithNmda() {
		final Location site = new Location.NearestTo(421.37, 434.45, 95.50);
		double largest = 0, before = 0, lastStep = 0;
		final double single = peak(run(70, site, synapses("c", new Sites.Cluster(site, 20, 1), 3e-4, 1.5e-3, 5)), "soma");
		for (final int n : new int[] { 2, 4, 8, 12, 16, 20, 30, 40 }) {
			final double p = peak(run(70, site, synapses("c", new Sites.Cluster(site, 20, n), 3e-4, 1.5e-3, 5)), "soma");
			largest = Math.max(largest, p / (n * single));
			lastStep = p - before;
			before = p;
		}
		assertTrue(largest > 1.5, "gain " + largest);
		assertTrue(lastStep < 0.5 * 10 * single, "saturated: ten more synapses add " + lastStep + " mV");
		final double singleWithout = peak(run(70, site, synapses("c", new Sites.Cluster(site, 20, 1), 3e-4, 0, 5)), "soma");
		double previous = 1;
		for (final int n : new int[] { 2, 4, 8, 12, 16, 20, 30, 40 }) {
			final double gain =
				peak(run(70, site, synapses("c", new Sites.Cluster(site, 20, n), 3e-4, 0, 5)), "soma") / (n * singleWithout);
			assertTrue(gain < previous, "without NMDA the gain falls, found " + gain + " for " + n);
			previous = gain;
		}
	}
}
