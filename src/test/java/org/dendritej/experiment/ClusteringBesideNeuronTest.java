/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.dendritej.cable.Section;
import org.dendritej.experiment.ClusterCurve.Point;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference cell beside NEURON 8.2.2 with the same membrane, compartments and steps (pyr_cluster.py of the reference). */
class ClusteringBesideNeuronTest {

	private static final Location A = new Location.NearestTo(421.37, 434.45, 95.50), B = new Location.NearestTo(478.86, 505.44, 52.99);
	private static final double AMPA = 0.3, NMDA = 1.5;

	private static ReferenceCell cell;
	private static Workers workers;

	@BeforeAll
	static void read() throws IOException {
		cell = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.05);
		workers = Workers.onAllCores();
	}

	@AfterAll
	static void close() {
		workers.close();
	}

	private static ClusterCurve curve(final Location at, final double nmda, final int... numbers) {
		return ClusterCurve.of(cell.model(), cell.cable(), at, 20, 0, AMPA, nmda, Arrays.stream(numbers).boxed().toList(), workers,
			RunMonitor.SILENT);
	}

	private static Section branch() {
		return cell.cable().sections().get(cell.cable().locate(B).section());
	}

	private static void assertNear(final double expected, final double found, final double percent, final String what) {
		assertEquals(expected, found, percent / 100 * Math.abs(expected), what);
	}

	@Test
	void theCurveOfTheThinBranchIsThatOfNeuron() {
		final int[] numbers = { 1, 2, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40 };
		final double[] soma = { 0.210, 0.418, 0.833, 1.277, 1.825, 3.810, 6.739, 8.187, 9.566, 10.338, 10.852, 11.513 },
			local = { 2.91, 5.70, 11.02, 16.16, 21.69, 35.12, 58.79, 67.09, 71.47, 72.91, 73.54, 74.00 },
			gain = { 1, 0.995, 0.992, 1.013, 1.086, 1.814, 2.674, 2.599, 2.278, 1.969, 1.723, 1.371 };
		final ClusterCurve curve = curve(A, NMDA, numbers);
		for (int k = 0; k < numbers.length; k++) {
			final Point point = curve.points().get(k);
			assertNear(soma[k], point.soma(), 3, numbers[k] + " synapses, soma");
			assertNear(local[k], point.local(), 3, numbers[k] + " synapses, local");
			assertNear(gain[k], point.gain(), 10, numbers[k] + " synapses, gain");
		}
		assertEquals(12, curve.greatest().orElseThrow().number());
	}

	@Test
	void theCurveOfTheThickBranchIsThatOfNeuronUntilTheCellFires() {
		final int[] numbers = { 1, 2, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40 };
		final double[] soma = { 0.231, 0.458, 0.904, 1.345, 1.799, 2.279, 2.822, 4.105, 11.698, 15.344 },
			local = { 2.04, 4.00, 7.75, 11.19, 14.60, 17.94, 21.35, 27.59, 60.46, 65.91, 68.38, 70.63 },
			gain = { 1, 0.991, 0.978, 0.970, 0.973, 0.987, 1.018, 1.185, 2.532, 2.657 };
		final ClusterCurve curve = curve(B, NMDA, numbers);
		for (int k = 0; k < numbers.length; k++) {
			final Point point = curve.points().get(k);
			assertNear(local[k], point.local(), 3, numbers[k] + " synapses, local");
			if (k < soma.length) {
				assertNear(soma[k], point.soma(), 3, numbers[k] + " synapses, soma");
				assertNear(gain[k], point.gain(), 10, numbers[k] + " synapses, gain");
			}
			assertEquals(k < soma.length ? 0 : k - soma.length + 1, point.spikes(), numbers[k] + " synapses, spikes");
		}
		assertEquals(25, curve.greatest().orElseThrow().number());
		assertEquals(30, curve.firing());
	}

	@Test
	void theThresholdIsThatOfNeuron() {
		final ReferenceCell coarse = cell.stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final List<ClusterCurve> found = MeasureClustering.map(coarse.model(), coarse.cable(), MeasureClustering.QUESTION.defaults(),
			List.of(B, new Location.OnSection(branch().index(), 0.5)), workers, RunMonitor.SILENT);
		assertEquals(17, found.get(0).threshold(45), 1);
		assertEquals(14, found.get(1).threshold(45), 1);
	}

	@Test
	void theShareOfNmdaSetsTheGain() {
		final double[] single = { 0.190, 0.195, 0.200, 0.205, 0.210, 0.216 }, greatest = { 1.15, 1.39, 1.77, 2.23, 2.67, 3.04 };
		for (int ratio = 1; ratio <= 6; ratio++) {
			final ClusterCurve curve = curve(A, AMPA * ratio, 1, 4, 6, 8, 10, 12, 15, 20, 25, 30);
			assertNear(single[ratio - 1], curve.points().get(0).soma(), 3, "one synapse, NMDA:AMPA " + ratio);
			assertNear(greatest[ratio - 1], curve.greatest().orElseThrow().gain(), 10, "gain, NMDA:AMPA " + ratio);
		}
	}

	private static BranchPairs pairs(final ReferenceCell some, final Integer... numbers) {
		final Section other = new EndBranches(some.cable()).longest(2, 0).get(1);
		return BranchPairs.of(some.model(), some.cable(), branch(), Optional.of(other), 40, AMPA, NMDA, List.of(numbers), workers,
			RunMonitor.SILENT);
	}

	@Test
	void twoClustersOnOneBranchHelpEachOtherAndOnTwoTheyAddUp() {
		final int[] m = { 4, 5, 6, 7, 8, 10, 12, 16, 20 };
		final double[] within = { 1.058, 1.152, 2.277, 2.291, 2.114, 1.178, 0.891, 0.610, 0.574 },
			between = { 1.001, 1.005, 1.011, 1.022, 1.045, 1.582, 1.070, 0.771, 0.734 };
		final BranchPairs found = pairs(new ReferenceCell(SodiumOff.of(cell.model()), cell.cable()),
			Arrays.stream(m).boxed().toArray(Integer[]::new));
		for (int k = 0; k < m.length; k++) {
			assertNear(within[k], found.rows().get(k).ratioWithin(), 10, m[k] + " on one branch");
			assertNear(between[k], found.rows().get(k).ratioBetween(), 10, m[k] + " on two branches");
		}
	}

	@Test
	void withSodiumTwoClustersOnOneBranchFireTheCellAndOnTwoTheyDoNot() {
		final double[] within = { 1.006, 1.023, 1.060, 1.158, 2.417 }, between = { 0.999, 1.000, 1.003, 1.008, 1.015 };
		final BranchPairs found = pairs(cell, 2, 3, 4, 5, 6, 8);
		for (int k = 0; k < within.length; k++) {
			assertNear(within[k], found.rows().get(k).ratioWithin(), 10, k + 2 + " on one branch");
			assertNear(between[k], found.rows().get(k).ratioBetween(), 10, k + 2 + " on two branches");
		}
		assertTrue(found.rows().get(5).spikesWithin() > 0);
		assertNear(1.056, found.rows().get(5).ratioBetween(), 10, "8 on two branches");
	}

	@Test
	void sequencesTowardsTheSomaDoMore() {
		final double[] in = { 2.068, 2.058, 1.982, 1.717, 1.241 }, out = { 2.068, 1.922, 1.767, 1.495, 1.080 },
			inAlone = { 1.592, 1.637, 1.563, 1.265, 0.820 }, outAlone = { 1.592, 1.463, 1.315, 1.032, 0.652 }; // the same with gn=0
		final ReferenceCell coarse = cell.stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final SynapseSequences found = SynapseSequences.of(coarse.model(), coarse.cable(), branch(), 9, AMPA, NMDA,
			List.of(0.0, 1.0, 2.0, 4.0, 8.0), workers, RunMonitor.SILENT);
		for (int k = 0; k < in.length; k++) {
			assertNear(in[k], found.rows().get(k).inwards(), 3, "inwards " + k);
			assertNear(out[k], found.rows().get(k).outwards(), 3, "outwards " + k);
			assertNear(in[k] / out[k], found.rows().get(k).ratio(), 3, "ratio " + k);
			assertNear(inAlone[k], found.rows().get(k).inwardsAlone(), 3, "inwards without NMDA " + k);
			assertNear(outAlone[k], found.rows().get(k).outwardsAlone(), 3, "outwards without NMDA " + k);
		}
		assertEquals(1, found.rows().get(0).ratio(), 0, "exactly");
	}

	/** Poirazi, Brannon & Mel (2003): the reference cell has five basal end branches of more than 60 µm, the hippocampal one eight and more. */
	@ParameterizedTest
	@CsvSource({ ReferenceCell.PUBLIC + ",5,0.75", ReferenceCell.HIPPOCAMPAL + ",8,0.5" })
	void theSumOverBranchesPredictsTheSomaFarBetterThanTheNumberOfSynapses(final String name, final int number, final double poorly)
		throws IOException {
		final ReferenceCell coarse = ReferenceCell.of(name, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final List<Section> branches = new EndBranches(coarse.cable()).longest(8, TwoLayers.SHORTEST);
		assertEquals(number, branches.size());
		final TwoLayers found = TwoLayers.of(SodiumOff.of(coarse.model()), coarse.cable(), branches, 20, AMPA, NMDA, 40, 1, workers,
			RunMonitor.SILENT);
		assertEquals(40, found.allocations().size());
		assertEquals(20, found.allocations().stream().filter(one -> one.total() == 32).count(), 2);
		assertTrue(found.allocations().stream().allMatch(one -> one.total() >= 12 && one.total() <= 48 && one.spikes() == 0));
		assertTrue(found.explainedByBranches() > 0.85 && found.explainedByNumber() < poorly,
			found.explainedByBranches() + " against " + found.explainedByNumber());
		assertTrue(1 - found.explainedByNumber() > 2 * (1 - found.explainedByBranches()));
	}
}
