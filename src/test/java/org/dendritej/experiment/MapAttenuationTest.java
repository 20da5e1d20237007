/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.dendritej.SharedData;
import org.dendritej.experiment.MapAttenuation.Epsp;
import org.dendritej.experiment.MapAttenuation.Linear;
import org.dendritej.experiment.MapAttenuation.Settings;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.TransferMatrix;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapAttenuationTest {

	/** x, y, z; Zin; soma/site at 0 and 100 Hz; site/soma at 0 and 100 Hz; EPSP at the site and at the soma; time of the somatic peak: NEURON 8.2.2. */
	private static final double[][] SITES = { { 461.53, 607.92, 52.9, 168.806, 0.6597, 0.15446, 0.94347, 0.67805, 1.0742, 0.26015, 6.22 },
		{ 443.04, 468.94, 92.27, 341.939, 0.29879, 0.03444, 0.86556, 0.33653, 2.453, 0.21115, 10.32 },
		{ 390.36, 326.01, 112.07, 635.783, 0.15219, 0.01153, 0.81974, 0.23103, 4.9909, 0.19184, 12.47 },
		{ 435.53, 626.94, 43.81, 119.02, 0.94324, 0.66542, 0.95112, 0.76587, 0.3318, 0.27456, 5.47 },
		{ 341.35, 489.38, 47.3, 156.679, 0.6334, 0.11926, 0.84078, 0.39509, 0.8154, 0.19879, 8.72 },
		{ 305.26, 358.51, 39.89, 279.52, 0.30985, 0.02128, 0.73376, 0.1744, 1.9673, 0.14854, 14.1 },
		{ 259.42, 207.81, 41.29, 512.826, 0.15054, 0.00614, 0.65403, 0.07662, 3.2315, 0.12301, 19.22 },
		{ 262.33, 127.79, 42.59, 899.462, 0.07949, 0.00186, 0.60571, 0.04088, 5.7938, 0.10955, 22.15 },
		{ 293.73, 138.73, 6.03, 1253.636, 0.05611, 0.00093, 0.59594, 0.03875, 9.4121, 0.10339, 22.75 } };

	private static Settings settings(final Location at, final int places) {
		return new Settings(at, 100, 0.3, places);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void attenuationAndPotentialsOfSynapsesAreThoseOfNeuron(final boolean nmodl) throws IOException {
		final ReferenceCell own = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE),
			cell = nmodl ? own.leakingInNmodl() : own;
		final List<Linear> linear = MapAttenuation.linear(cell.model(), cell.cable(), cell.soma(), 100, RunMonitor.SILENT);
		final List<Epsp> epsps;
		try (Workers workers = Workers.onAllCores()) {
			epsps = MapAttenuation.epsps(cell.model(), cell.cable(), settings(Location.SOMA, 1000), workers, RunMonitor.SILENT);
		}
		assertEquals(cell.cable().compartments(), epsps.size());
		final Linear soma = linear.get(cell.soma());
		for (final double[] row : SITES) {
			final Linear site = linear.get(cell.at(row[0], row[1], row[2]));
			final Epsp epsp = epsps.stream().filter(e -> e.compartment() == site.compartment()).findFirst().orElseThrow();
			final double[] ours = { site.input(), site.transfer() / site.input(),
				site.transferAlternating().magnitude() / site.inputAlternating().magnitude(), site.transfer() / soma.input(),
				site.transferAlternating().magnitude() / soma.inputAlternating().magnitude(), epsp.local(), epsp.distant() };
			for (int k = 0; k < ours.length; k++) // two digits are given of the smallest
				assertEquals(row[3 + k], ours[k], Math.max(0.005 * row[3 + k], 5e-6), "column " + k + " at " + row[0]);
			assertEquals(row[10], epsp.time(), 0.1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.HIPPOCAMPAL, ReferenceCell.GRANULE })
	void transferImpedancesAreTheSameBothWaysAndRowsAreThoseOfTheMatrix(final String name) throws IOException {
		for (final ReferenceMembrane membrane : List.of(ReferenceMembrane.PASSIVE, ReferenceMembrane.LAYER_5)) {
			final ReferenceCell cell = ReferenceCell.of(name, membrane);
			final Impedance steady = Impedance.atRest(cell.model(), cell.cable(), 0);
			for (final double frequency : new double[] { 0, 40, 700 }) {
				final Impedance impedance = steady.at(frequency);
				final TransferMatrix matrix;
				try (Workers workers = Workers.of(2)) {
					matrix = impedance.matrix(workers);
				}
				double worst = 0;
				for (int i = 0; i < matrix.size(); i += 3)
					for (int j = 0; j < i; j += 5) {
						final double there = matrix.magnitude(i, j), back = matrix.magnitude(j, i);
						worst = Math.max(worst, Math.abs(there - back) / there);
						assertEquals(impedance.transfer(i, j).magnitude(), there, 1e-10 * there);
					}
				assertTrue(worst < 1e-9, name + " " + frequency + " Hz: " + worst);
			}
		}
	}

	/** NEURON 8.2.2, src/test/resources/neuron/impedance_layer5.py: x, y, z; frequency; input impedance; transfer impedance to the soma. */
	@Test
	void impedancesOfAnActiveCellAreThoseOfNeuron() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5);
		final Impedance steady = Impedance.atRest(cell.model(), cell.cable(), 0);
		for (final String line : new String(MapAttenuationTest.class.getResourceAsStream("/neuron/impedance_layer5.tsv").readAllBytes(),
			java.nio.charset.StandardCharsets.UTF_8).lines().filter(row -> !row.startsWith("#")).toList()) {
			final double[] row = java.util.Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
			final Impedance impedance = steady.at(row[3]);
			final int site = cell.at(row[0], row[1], row[2]);
			assertEquals(row[4], impedance.input(site).magnitude(), 1e-6 * row[4], line);
			assertEquals(row[5], impedance.transfer(site, cell.soma()).magnitude(), 1e-6 * row[5], line);
		}
	}

	/** The rows of the inverse solve the linear system: Y Z = 1, with Y from the model's own conductances. */
	@Test
	void theMatrixIsTheInverseOfTheCableEquation() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.LAYER_4, ReferenceMembrane.LAYER_5);
		final Impedance impedance = Impedance.atRest(cell.model(), cell.cable(), 60);
		final int n = cell.cable().compartments();
		final int[] parent = cell.cable().parents();
		final double[] g = cell.cable().axialConductances(), c = cell.cable().capacitances(), membrane = impedance.membrane();
		final double[] re = new double[n], im = new double[n];
		final int from = n / 2;
		impedance.transfers(from, re, im);
		final double[] v = new double[parent.length];
		java.util.Arrays.fill(v, Double.NaN);
		for (int k = 0; k < n; k++)
			v[cell.cable().node(k)] = re[k];
		final double[] w = v.clone();
		for (int k = 0; k < n; k++)
			w[cell.cable().node(k)] = im[k];
		for (int i = 0; i < parent.length; i++)
			if (Double.isNaN(v[i])) { // a fork: the mean of its neighbours
				double sum = 0, sumRe = 0, sumIm = 0;
				for (int j = 0; j < parent.length; j++)
					if (parent[j] == i || j == parent[i]) {
						final double axial = j == parent[i] ? g[i] : g[j];
						sum += axial;
						sumRe += axial * v[j];
						sumIm += axial * w[j];
					}
				v[i] = sumRe / sum;
				w[i] = sumIm / sum;
			}
		for (int k = 0; k < n; k++) {
			final int i = cell.cable().node(k);
			double current = membrane[k] * v[i] - 2e-3 * Math.PI * 60 * c[i] * w[i], scale = Math.abs(membrane[k] * v[i]) + 1e-12;
			for (int j = 0; j < parent.length; j++)
				if (parent[j] == i || j == parent[i]) {
					final double axial = j == parent[i] ? g[i] : g[j];
					current += axial * (v[i] - v[j]);
					scale += axial * Math.abs(v[i]);
				}
			assertEquals(k == from ? 1 : 0, current, 1e-9 * Math.max(1, scale), "current into compartment " + k);
		}
	}

	/** Rall (1967), Stuart & Spruston (1998): laws of any passive dendrite. */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.HIPPOCAMPAL, ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void attenuationIsStrongerTowardsTheSomaAndAtHighFrequency(final String name) throws IOException {
		final ReferenceCell cell = ReferenceCell.of(name, ReferenceMembrane.PASSIVE);
		final List<Linear> linear = MapAttenuation.linear(cell.model(), cell.cable(), cell.soma(), 100, RunMonitor.SILENT);
		final Linear soma = linear.get(cell.soma());
		double farthest = 0, least = 1, leastOut = 1;
		for (final Linear site : linear) {
			final double in = site.transfer() / site.input(), out = site.transfer() / soma.input();
			assertTrue(in <= 1 + 1e-12 && out <= 1 + 1e-12 && in > 0 && out > 0);
			assertTrue(site.transferAlternating().magnitude() / site.inputAlternating().magnitude() <= in + 1e-9, "100 Hz below 0 Hz");
			assertTrue(site.delay() > -1e-9, "no voltage arrives before it leaves");
			least = Math.min(least, in);
			leastOut = Math.min(leastOut, out);
			farthest = Math.max(farthest, site.distance());
		}
		assertTrue(least < leastOut, "towards the soma more is lost");
		assertEquals(0, soma.distance());
		assertEquals(0, soma.delay(), 1e-9);
		double longest = 0;
		for (int c = 0; c < cell.cable().compartments(); c++) {
			assertEquals(cell.cable().pathDistance(c), linear.get(c).distance(), 1e-9 * Math.max(1, farthest));
			longest = Math.max(longest, cell.cable().pathDistance(c));
		}
		assertEquals(longest, farthest, 1e-9 * longest);
	}

	@Test
	void distancesFromAnyPlaceAreSymmetricAndGoAlongTheTree() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE);
		final Paths paths = new Paths(cell.cable());
		for (int a = 0; a < cell.cable().compartments(); a += 13) {
			final double[] from = paths.distances(a);
			for (int b = 0; b < cell.cable().compartments(); b += 7) {
				assertEquals(from[b], paths.distances(b)[a], 1e-9);
				assertTrue(from[b] <= cell.cable().pathDistance(a) + cell.cable().pathDistance(b) + 1e-9, "no longer than by the soma");
			}
			assertEquals(0, from[a], 1e-12);
		}
	}

	/** Agmon-Snir & Segev (1993): the delay holds for a current of any shape. */
	@Test
	void theDelayIsThatOfTheCentroidsOfAnySignal() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE);
		final int site = cell.at(305.26, 358.51, 39.89);
		final Linear linear = MapAttenuation.linear(cell.model(), cell.cable(), cell.soma(), 100, RunMonitor.SILENT).get(site);
		final Location where = SampledPlaces.location(cell.cable(), site);
		final NeuronModel pulse =
			ManyRuns.bare(cell.model(), 600, List.of(new Probe.Voltage("site", where), new Probe.Voltage("soma", Location.SOMA)));
		final Recording recording =
			Simulation.of(pulse.with(pulse.protocol().with(new Stimulus.CurrentClamp(where, new Waveform.Step(0.05, 2, 3)))),
				cell.cable()).run(RunMonitor.SILENT);
		assertEquals(centroid(recording, "soma") - centroid(recording, "site"), linear.delay(), 1e-3 * linear.delay());
	}

	private static double centroid(final Recording recording, final String name) {
		double area = 0, moment = 0;
		for (int i = 0; i < recording.times().length; i += 1) {
			final double v = recording.trace(name).value(i) - recording.trace(name).value(0);
			area += v;
			moment += v * i;
		}
		return moment / area * recording.times()[1];
	}

	@Test
	void threadsDoNotMatterAndCancellingKeepsWhatIsFinished() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final Answer one, three, part, none;
		try (Workers single = Workers.of(1); Workers several = Workers.of(3)) {
			one = MapAttenuation.QUESTION.ask(cell.model(), cell.cable(), settings(Location.SOMA, 90), 1, single, RunMonitor.SILENT);
			three = MapAttenuation.QUESTION.ask(cell.model(), cell.cable(), settings(Location.SOMA, 90), 1, several, RunMonitor.SILENT);
			part =
				MapAttenuation.QUESTION.ask(cell.model(), cell.cable(), settings(Location.SOMA, 90), 1, single, fraction -> fraction < 0.8);
			none =
				MapAttenuation.QUESTION.ask(cell.model(), cell.cable(), settings(Location.SOMA, 90), 1, single, fraction -> fraction == 0);
		}
		assertEquals(one, three);
		assertTrue(part.sentence().startsWith("Cancelled after 64 of "), part.sentence());
		assertEquals(one.maps().get(0), part.maps().get(0));
		assertTrue(none.sentence().startsWith("Cancelled after 0 of "), none.sentence());
		assertEquals(one.maps().subList(0, 10), none.maps(), "what needs no synapse is known before");
	}

	@Test
	void aTurnedAndRenumberedFileGivesTheSameAnswer(@TempDir final Path folder) throws IOException {
		final Path file = SharedData.file(ReferenceCell.PUBLIC), turned = folder.resolve("turned.swc");
		Files.writeString(turned, turned(Files.readAllLines(file)));
		final ReferenceCell cell = ReferenceCell.of(file, ReferenceMembrane.PASSIVE),
			other = ReferenceCell.of(turned, ReferenceMembrane.PASSIVE);
		final Map<Long, Double> one = byDistance(cell), two = byDistance(other);
		assertEquals(one.keySet(), two.keySet());
		one.forEach((distance, attenuation) -> assertEquals(attenuation, two.get(distance), 1e-9 * attenuation));
	}

	/** Attenuation at the places that no other shares its distance with. */
	private static Map<Long, Double> byDistance(final ReferenceCell cell) {
		final Map<Long, Double> found = new TreeMap<>();
		for (final Linear site : MapAttenuation.linear(cell.model(), cell.cable(), cell.soma(), 100, RunMonitor.SILENT))
			found.merge(Math.round(1e4 * site.distance()), site.transfer() / site.input(), Double::sum);
		return found;
	}

	/** A quarter turn about z, and numbers in another order in which parents still come first. */
	static String turned(final List<String> lines) {
		final List<String[]> points = new ArrayList<>();
		for (final String line : lines)
			if (!line.isBlank() && !line.startsWith("#"))
				points.add(line.trim().split("\\s+"));
		final List<String[]> left = new ArrayList<>(points), ordered = new ArrayList<>();
		final Map<String, Integer> number = new TreeMap<>();
		number.put("-1", -1);
		final Random random = new Random(5);
		Collections.shuffle(left, random);
		while (!left.isEmpty())
			left.removeIf(p -> {
				if (!number.containsKey(p[6]))
					return false;
				ordered.add(p);
				number.put(p[0], ordered.size());
				return true;
			});
		final StringBuilder text = new StringBuilder();
		for (final String[] p : ordered)
			text.append(
				String.join(" ", String.valueOf(number.get(p[0])), p[1], p[3], "-" + p[2], p[4], p[5], String.valueOf(number.get(p[6])))
					.replace("--", ""))
				.append('\n');
		return text.toString();
	}
}
