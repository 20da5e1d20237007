/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.cable.Section;
import org.dendritej.experiment.MapInhibition.Effect;
import org.dendritej.experiment.MapInhibition.Settings;
import org.dendritej.experiment.SteadyInhibition.Places;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Types;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.TransferMatrix;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapInhibitionTest {

	private static Impedance steady(final ReferenceCell cell) {
		return Impedance.atRest(cell.model(), cell.cable(), 0);
	}

	private static SteadyInhibition excited(final ReferenceCell cell, final Impedance steady, final int at, final double conductance) {
		return new SteadyInhibition(steady, new int[] { at }, new double[] { conductance }, cell.soma());
	}

	/** NEURON 8.2.2: x, y, z of inhibition of 5 nS against excitation of 5 nS, and the factor. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theFactorIsThatOfNeuronAndItsOptimumLiesOnThePath(final boolean nmodl) throws IOException {
		final ReferenceCell own = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE),
			cell = nmodl ? own.leakingInNmodl() : own;
		final Impedance steady = steady(cell);
		final int e = cell.at(412.55, 398.86, 102.33);
		final SteadyInhibition strong = excited(cell, steady, e, 5e-3), weak = excited(cell, steady, e, 5e-4);
		assertEquals(1.5167, strong.factor(cell.soma(), 5e-3), 0.01 * 1.5167);
		assertEquals(1.6992, strong.factor(e, 5e-3), 0.01 * 1.6992);
		assertEquals(1.2115, strong.factor(cell.at(485.21, 467.54, 55.65), 5e-3), 0.01 * 1.2115);
		assertEquals(1.5146, strong.factor(cell.at(465.27, 724.38, 30.85), 5e-3), 0.01 * 1.5146);
		assertEquals(1.5037, strong.factor(cell.at(462.52, 688.75, 37.63), 5e-3), 0.01 * 1.5037);
		final boolean[] path = new Paths(cell.cable()).between(e, cell.soma()), behind = new Paths(cell.cable()).behind(e);
		final double[][] along =
			{ { 19.9, 1.5261 }, { 61.5, 1.5689 }, { 101.2, 1.6752 }, { 160.8, 1.8060 }, { 240.3, 1.8906 }, { 300.0, 1.8342 } },
			distal = { { 359.6, 1.5673 }, { 399.3, 1.3997 }, { 459.0, 1.2618 } };
		for (final double[] row : along)
			assertEquals(row[1], strong.factor(at(cell.cable(), path, row[0]), 5e-3), 0.01 * row[1]);
		for (final double[] row : distal)
			assertEquals(row[1], strong.factor(at(cell.cable(), behind, row[0]), 5e-3), 0.01 * row[1]);
		final int best = strong.greedy(1, 5e-3).compartments().get(0), near = weak.greedy(1, 1e-3).compartments().get(0);
		assertTrue(path[best]);
		assertEquals(240.3, cell.cable().pathDistance(best), 0.1);
		assertEquals(e, near);
		assertEquals(1.3773, weak.factor(near, 1e-3), 0.01 * 1.3773);
		assertEquals(1.1141, weak.factor(cell.soma(), 1e-3), 0.01 * 1.1141);
	}

	private static int at(final CableModel cable, final boolean[] among, final double distance) {
		return IntStream.range(0, among.length).filter(c -> among[c]).boxed()
			.min(Comparator.comparingDouble(c -> Math.abs(cable.pathDistance(c) - distance))).orElseThrow();
	}

	/** Koch, Poggio & Torre (1983), for any cell, place and strengths. */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.HIPPOCAMPAL, ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void theBestPlaceIsAlwaysOnThePathAndForWeakInhibitionTheEffectIsProportional(final String name) throws IOException {
		final ReferenceCell cell = ReferenceCell.of(name, ReferenceMembrane.PASSIVE);
		final Impedance steady = steady(cell);
		final Paths paths = new Paths(cell.cable());
		final int[] parent = cell.cable().parents();
		for (int e = 1; e < cell.cable().compartments(); e += Math.max(1, cell.cable().compartments() / 12)) {
			final boolean[] path = paths.between(e, cell.soma());
			for (final double[] g : new double[][] { { 5e-3, 5e-3 }, { 5e-4, 1e-3 }, { 2e-2, 1e-3 }, { 1e-4, 5e-2 } }) {
				final SteadyInhibition inhibition = excited(cell, steady, e, g[0]);
				final double[] factors = inhibition.factors(g[1]);
				final double onPath =
					IntStream.range(0, factors.length).filter(c -> path[c]).mapToDouble(c -> factors[c]).max().orElseThrow();
				for (int c = 0; c < factors.length; c++)
					if (!path[c])
						assertTrue(factors[c] <= onPath * (1 + 1e-12), name + ": better off the path at " + c);
				for (int c = 0; c < factors.length; c++) { // on a side branch never more than nearer to the path
					final int node = cell.cable().node(c), above = node == 0 ? -1 : parent[node];
					if (above >= 0 && !path[c])
						for (int p = 0; p < factors.length; p++)
							if (cell.cable().node(p) == above && !path[p] && !paths.behind(e)[c])
								assertTrue(factors[c] <= factors[p] * (1 + 1e-12));
				}
				assertEquals(10, (inhibition.factor(e, 1e-8) - 1) / (inhibition.factor(e, 1e-9) - 1), 1e-2);
			}
		}
	}

	@Test
	void severalPlacesAreWhatTheLinearSystemSays() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final Impedance steady = steady(cell);
		final int[] e = { 20, 40 };
		final SteadyInhibition inhibition = new SteadyInhibition(steady, e, new double[] { 2e-3, 1e-3 }, cell.soma());
		final Places pair;
		try (Workers workers = Workers.of(2)) {
			pair = inhibition.bestPair(4e-3, workers);
		}
		double best = 0;
		final int n = cell.cable().compartments();
		for (int i = 0; i < n; i++)
			for (int j = 0; j <= i; j++)
				if ((i + j) % 3 == 0 || pair.compartments().equals(List.of(i, j)))
					best = Math.max(best, factor(cell, steady, e, i, j));
		assertEquals(best, pair.factor(), 1e-9 * best, "none of the pairs looked at directly is better, and the factor is the same");
		final Places greedy = inhibition.greedy(2, 4e-3);
		assertTrue(greedy.factor() <= pair.factor() * (1 + 1e-12));
		assertEquals(factor(cell, steady, e, greedy.compartments().get(0), greedy.compartments().get(1)), greedy.factor(), 1e-9);
		assertEquals(inhibition.factors(4e-3)[7], inhibition.greedy(1, 4e-3).factor() * inhibition.factor(7, 4e-3)
			/ inhibition.factor(inhibition.greedy(1, 4e-3).compartments().get(0), 4e-3), 1e-12);
	}

	/** From impedances of neurons in which all is open. */
	private static double factor(final ReferenceCell cell, final Impedance steady, final int[] e, final int i, final int j) {
		return voltage(cell, steady.with(e, new double[] { 2e-3, 1e-3 }), e)
			/ voltage(cell, steady.with(e, new double[] { 2e-3, 1e-3 }).with(new int[] { i, j }, new double[] { 4e-3, 4e-3 }), e);
	}

	private static double voltage(final ReferenceCell cell, final Impedance open, final int[] e) {
		return 2e-3 * open.transfer(e[0], cell.soma()).re() + 1e-3 * open.transfer(e[1], cell.soma()).re();
	}

	/** Gidon & Segev (2012): SL_d = SL_i A(i→d) A(d→i), SL_i = g/(g + 1/R_i). */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.HIPPOCAMPAL, ReferenceCell.GRANULE })
	void theShuntLevelOfOneSynapseFollowsFromTheAttenuations(final String name) throws IOException {
		final ReferenceCell cell = ReferenceCell.of(name, ReferenceMembrane.PASSIVE);
		final Impedance steady = steady(cell);
		final TransferMatrix z;
		try (Workers workers = Workers.of(2)) {
			z = steady.matrix(workers);
		}
		for (int i = 0; i < z.size(); i += 17) {
			final double own = 1e-3 / (1e-3 + 1 / z.resistance(i, i));
			final double[] levels = SteadyInhibition.shuntLevels(steady, List.of(i), 1e-3);
			for (int d = 0; d < z.size(); d++)
				assertEquals(own * z.resistance(i, d) / z.resistance(i, i) * z.resistance(d, i) / z.resistance(d, d), levels[d], 1e-9);
		}
	}

	/** NEURON 8.2.2, 1 nS at equal distance on either side of a hotspot at the middle of the longest basal branch. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void behindAHotspotTheShuntLevelIsHigherThanBeforeIt(final boolean nmodl) throws IOException {
		final ReferenceCell own = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE),
			cell = nmodl ? own.leakingInNmodl() : own;
		final Impedance steady = steady(cell);
		final Place middle = cell.cable().locate(new Location.NearestTo(443.04, 468.94, 92.27));
		final double length = cell.cable().sections().get(middle.section()).length();
		final double[][] rows = { { 20, 0.2179, 0.2452 }, { 40, 0.1855, 0.2359 }, { 60, 0.1569, 0.2270 } };
		for (final double[] row : rows)
			for (int side = 0; side < 2; side++) {
				final int i = cell.cable().locate(new Location.OnSection(middle.section(), 0.5 + (side == 0 ? -1 : 1) * row[0] / length))
					.compartment();
				assertEquals(row[1 + side], SteadyInhibition.shuntLevels(steady, List.of(i), 1e-3)[middle.compartment()],
					0.01 * row[1 + side]);
			}
	}

	/** Site B of the reference. */
	private static final Location B = new Location.NearestTo(478.86, 505.44, 52.99);

	private static Settings settings(final double inhibition, final double timing, final double decay, final int number) {
		return new Settings(List.of(B), number, 20, 0.3, 1.5, inhibition, timing, -80, decay, 1, 200, 60, 45, 0, -1);
	}

	/** 30 µm proximal of a place, at it, 60 µm distal, on the second longest basal end branch, at the soma. */
	private static List<Integer> around(final ReferenceCell cell) {
		final Place b = cell.cable().locate(B);
		final double length = cell.cable().sections().get(b.section()).length();
		final List<Section> ends = cell.cable().sections().stream().filter(s -> s.type() == Types.BASAL)
			.filter(s -> cell.cable().sections().stream().noneMatch(d -> d.parent() == s.index()))
			.sorted(Comparator.comparingDouble(Section::length).reversed()).toList();
		return List.of(cell.cable().locate(new Location.OnSection(b.section(), b.fraction() - 30 / length)).compartment(), b.compartment(),
			cell.cable().locate(new Location.OnSection(b.section(), b.fraction() + 60 / length)).compartment(),
			cell.cable().locate(new Location.OnSection(ends.get(1).index(), 0.4)).compartment(), cell.soma());
	}

	/** NEURON 8.2.2: somatic peak relative to control, 20 synapses, inhibition with the volley or 10 ms later. */
	@Test
	void inhibitionOnTheBranchVetoesTheDendriticSpikeAndElsewhereHardlyMatters() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.05);
		final double[][] rows = { { 1, 0, 0.967, 0.961, 0.972, 0.990, 0.989 }, { 3, 0, 0.476, 0.340, 0.380, 0.974, 0.969 },
			{ 10, 0, 0.172, 0.153, 0.210, 0.935, 0.904 }, { 10, 10, 0.761, 0.763, 0.773, 0.883, 0.783 } };
		try (Workers workers = Workers.onAllCores()) {
			final Effect control =
				MapInhibition.effects(cell.model(), cell.cable(), settings(1, 0, 5, 20), List.of(-1), workers, RunMonitor.SILENT).get(0);
			assertEquals(11.698, control.soma(), 0.03 * 11.698);
			assertEquals(60.5, control.local(), 0.03 * 60.5);
			for (final double[] row : rows) {
				final List<Effect> effects =
					MapInhibition.effects(cell.model(), cell.cable(), settings(row[0], row[1], 5, 20), around(cell), workers,
						RunMonitor.SILENT);
				for (int k = 0; k < 5; k++)
					assertEquals(row[2 + k], effects.get(k).soma() / control.soma(), row[0] == 3 ? 0.06 : 0.03, row[0] + " nS, place " + k);
			}
		}
	}

	/** NEURON 8.2.2: synapses for a dendritic spike with 2 nS of slow inhibition 4 ms earlier. */
	@Test
	void inhibitionOnTheBranchRaisesTheThresholdOfDendriticSpikes() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.025);
		final int[] expected = { 17, 21, 22, 21, 17, 17 };
		final List<Integer> where = new ArrayList<>(List.of(-1));
		where.addAll(around(cell));
		try (Workers workers = Workers.onAllCores()) {
			final List<Double> thresholds =
				new SpikeThresholds(cell.model(), cell.cable(), settings(2, -4, 20, 1), workers).inhibited(where, Double.NaN,
					RunMonitor.SILENT);
			for (int k = 0; k < expected.length; k++)
				assertEquals(expected[k], thresholds.get(k), 1, "place " + k);
		}
	}

	/** NEURON 8.2.2: the cluster at the middle of the branch, inhibition 50 µm on either side of it and at the soma. */
	@Test
	void atEqualDistanceInhibitionBehindTheClusterRaisesTheThresholdMore() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.025);
		final Place b = cell.cable().locate(B);
		final double length = cell.cable().sections().get(b.section()).length();
		final List<Integer> where = List.of(-1, cell.cable().locate(new Location.OnSection(b.section(), 0.5 - 50 / length)).compartment(),
			cell.cable().locate(new Location.OnSection(b.section(), 0.5 + 50 / length)).compartment(), cell.soma());
		final int[] expected = { 14, 16, 18, 14 };
		try (Workers workers = Workers.onAllCores()) {
			final List<Double> thresholds = new SpikeThresholds(cell.model(), cell.cable(),
				settings(2, -4, 20, 1).at(List.of(new Location.OnSection(b.section(), 0.5))), workers)
				.inhibited(where, Double.NaN, RunMonitor.SILENT);
			for (int k = 0; k < expected.length; k++)
				assertEquals(expected[k], thresholds.get(k), 1, "place " + k);
			assertTrue(thresholds.get(2) > thresholds.get(1));
		}
	}

	/** Without NMDA there is no dendritic spike to veto: inhibition takes the same part of a weak volley as of a strong one, but for the driving force. */
	@Test
	void withoutNmdaThereIsNoThreshold() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.025);
		final Settings ampa = new Settings(List.of(B), 20, 20, 0.3, 0, 3, 0, -80, 5, 1, 200, 20, 45, 0, -1);
		try (Workers workers = Workers.onAllCores()) {
			assertTrue(
				Double.isNaN(new SpikeThresholds(cell.model(), cell.cable(), ampa, workers)
					.inhibited(List.of(-1), Double.NaN, RunMonitor.SILENT).get(0)));
			final List<Effect> effects = MapInhibition.effects(cell.model(), cell.cable(), ampa, List.of(-1, around(cell).get(1)), workers,
				RunMonitor.SILENT);
			assertTrue(effects.get(1).soma() / effects.get(0).soma() > 0.5);
		}
	}

	/** Holt & Koch (1997): a leaky integrate-and-fire unit whose leak is doubled; rates in closed form. */
	@Test
	void shuntingDoesNotDivideTheRatesOfALeakyUnit() {
		final List<Double> currents = List.of(0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0),
			control = currents.stream().map(i -> rate(i, 100, 20)).toList(),
			doubled = currents.stream().map(i -> rate(i, 50, 10)).toList();
		assertEquals(41.715, control.get(1), 1e-3);
		assertEquals(140.681, doubled.get(4), 1e-3);
		final GainChange shunted = GainChange.of(currents, control, doubled),
			shifted = GainChange.of(currents, control, currents.stream().map(i -> rate(i - 0.2, 100, 20)).toList()),
			halved = GainChange.of(currents, control, control.stream().map(r -> r / 2).toList());
		assertTrue(shunted.division() > 1 && shunted.subtraction() > 0.05, shunted.toString());
		assertEquals(0.2, shifted.subtraction(), 0.01);
		assertEquals(0.5, halved.division(), 1e-12);
	}

	private static double rate(final double current, final double resistance, final double tau) {
		final double drive = resistance * current;
		return drive <= 20 ? 0 : 1000 / (2 + tau * Math.log(drive / (drive - 20)));
	}

	@Test
	void theWholeAnswerHasNoGapsAndDoesNotDependOnThreads() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final Settings few = new Settings(List.of(), 20, 20, 0.3, 1.5, 3, 0, -80, 5, 2, 12, 30, 45, 8, 0);
		final Answer one, two;
		try (Workers single = Workers.of(1); Workers several = Workers.of(3)) {
			one = MapInhibition.QUESTION.ask(cell.model(), cell.cable(), few, 1, single, RunMonitor.SILENT);
			two = MapInhibition.QUESTION.ask(cell.model(), cell.cable(), few, 1, several, RunMonitor.SILENT);
		}
		assertEquals(one, two);
		assertEquals(4, one.charts().size(), one.charts().toString());
		assertTrue(one.maps().stream().filter(map -> !map.name().equals("Threshold"))
			.allMatch(map -> map.values().stream().allMatch(Double::isFinite)));
		assertEquals(List.of("Somatic peak with inhibition", "Threshold"),
			one.maps().stream().limit(2).map(Answer.PlaceMap::name).toList());
	}

	@Test
	void aCancelledQuestionKeepsWhatIsFinished() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final Settings some = new Settings(List.of(), 20, 20, 0.3, 1.5, 3, 0, -80, 5, 2, 70, 30, 45, 8, 0);
		try (Workers workers = Workers.of(2)) {
			final Answer whole = MapInhibition.QUESTION.ask(cell.model(), cell.cable(), some, 1, workers, RunMonitor.SILENT);
			for (final double until : new double[] { 0.05, 0.42, 0.47, 0.7, 0.86, 0.99 }) {
				final Answer part = MapInhibition.QUESTION.ask(cell.model(), cell.cable(), some, 1, workers, fraction -> fraction < until);
				assertTrue(part.sentence().startsWith("Cancelled"), part.sentence());
				assertFalse(part.sentence().contains("NaN"), part.sentence());
				assertEquals(whole.figures().get(0), part.figures().get(0));
				assertTrue(part.charts().size() <= whole.charts().size());
				if (until > 0.45)
					assertEquals(whole.maps().get(0), part.maps().get(0));
				if (until > 0.5)
					assertTrue(
						whole.figures().stream().filter(figure -> figure.name().startsWith("Veto")).allMatch(part.figures()::contains));
			}
			assertThrows(RunCancelledException.class,
				() -> MapInhibition.QUESTION.ask(cell.model(), cell.cable(), some, 1, workers, fraction -> false));
		}
	}
}
