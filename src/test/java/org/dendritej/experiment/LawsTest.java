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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dendritej.SharedData;
import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.Section;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold on every cell, with any parameters, with channels switched off, and however the file is turned and numbered; compartments are coarse. */
class LawsTest {

	private static final List<String> CELLS = List.of(ReferenceCell.HIPPOCAMPAL, ReferenceCell.GRANULE, ReferenceCell.LAYER_4,
		"data/swc/L23_pyramidal_Park2019.swc", "data/swc/PV_interneuron_470522102.swc", "");
	private static final Workers WORKERS = Workers.onAllCores();
	@TempDir static Path folder;

	@AfterAll
	static void close() {
		WORKERS.close();
	}

	/** What is another than in the reference. */
	private enum Variation {
		RESISTIVITY_80, RESISTIVITY_150, LEAKY, TIGHT, TURNED, WITHOUT_H, WITHOUT_SODIUM;

		boolean isOfChannels() {
			return this == WITHOUT_H || this == WITHOUT_SODIUM;
		}

		UnaryOperator<Biophysics> change() {
			return switch (this) {
				case RESISTIVITY_80 -> own -> cable(own, CableProperties.uniform(80, 1).with(Region.DENDRITES, 80, 2));
				case RESISTIVITY_150 -> own -> cable(own, CableProperties.uniform(150, 1).with(Region.DENDRITES, 150, 2));
				case LEAKY -> own -> own.paint(Region.DENDRITES, Leak.INSTANCE, Map.of("g", 2e-4, "e", -75.0));
				case TIGHT -> own -> own.paint(Region.DENDRITES, Leak.INSTANCE, Map.of("g", 2.5e-5, "e", -75.0));
				case WITHOUT_H -> own -> without(own, "ih_hay");
				case WITHOUT_SODIUM -> own -> without(own, "nat_hay");
				case TURNED -> own -> own;
			};
		}

		private static Biophysics cable(final Biophysics own, final CableProperties cable) {
			return new Biophysics(own.celsius(), cable, own.paints(), own.ions());
		}

		private static Biophysics without(final Biophysics own, final String channel) {
			return new Biophysics(own.celsius(), own.cable(),
				own.paints().stream().filter(paint -> !paint.mechanism().name().equals(channel)).toList(), own.ions());
		}
	}

	/** A cell, and what is another about it. */
	private record Case(String cell, Variation variation) {

		ReferenceCell with(final ReferenceMembrane membrane) throws IOException {
			final Path own = cell.isEmpty() ? Path.of("sample-data", "pyramidal.swc").toAbsolutePath() : SharedData.file(cell);
			final Path file = variation == Variation.TURNED ? Files.writeString(folder.resolve(own.getFileName()),
				MapAttenuationTest.turned(Files.readAllLines(own))) : own;
			final Discretisation coarse =
				Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(120)).with(AxonTreatment.STUB);
			final NeuronModel reference =
				membrane.of(NeuronModel.of(own.getFileName().toString(), ReconstructionSource.of(file.toString())).with(coarse)),
				model = reference.with(variation.change().apply(reference.biophysics()));
			return new ReferenceCell(model, CableModel.discretise(
				Reconstructions.load(model.reconstruction(), file.getParent()).morphology(), model.biophysics().cable(), coarse))
				.stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		}

		@Override
		public String toString() {
			return (cell.isEmpty() ? "generated" : Path.of(cell).getFileName()) + " "
				+ variation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}
	}

	private static Stream<Case> passive() {
		return CELLS.stream().flatMap(cell -> Stream.of(Variation.values()).filter(variation -> !variation.isOfChannels())
			.map(variation -> new Case(cell, variation)));
	}

	private static Stream<Case> active() {
		return CELLS.stream().flatMap(cell -> Stream.of(Variation.values()).map(variation -> new Case(cell, variation)));
	}

	private static Impedance steady(final ReferenceCell cell) {
		return Impedance.atRest(ManyRuns.bare(cell.model(), 1, List.of()), cell.cable(), 0);
	}

	/** Koch, Poggio &amp; Torre (1983); a fork is a point of the path, too, although no compartment. */
	@ParameterizedTest
	@MethodSource("passive")
	void inhibitionIsBestOnThePathAndOnASideBranchNeverBetterThanWhereItLeavesThePath(final Case on) throws IOException {
		final ReferenceCell cell = on.with(ReferenceMembrane.PASSIVE);
		final Impedance steady = steady(cell);
		final Paths paths = new Paths(cell.cable());
		final int[] parent = cell.cable().parents(), compartment = new int[parent.length]; // of a node
		Arrays.fill(compartment, -1);
		for (int c = 0; c < cell.cable().compartments(); c++)
			compartment[cell.cable().node(c)] = c;
		for (int e = 1; e < cell.cable().compartments(); e += Math.max(1, cell.cable().compartments() / 9)) {
			final boolean[] path = paths.between(e, cell.soma());
			for (final double[] g : new double[][] { { 5e-3, 5e-3 }, { 3e-4, 2e-2 }, { 3e-2, 1e-3 } }) {
				final double[] factors = new SteadyInhibition(steady, new int[] { e }, new double[] { g[0] }, cell.soma()).factors(g[1]);
				final double[] ofNodes = new double[parent.length];
				for (int node = 0; node < parent.length; node++)
					ofNodes[node] = compartment[node] >= 0 ? factors[compartment[node]] : atFork(cell, steady, node, compartment, e, g);
				for (int c = 0; c < factors.length; c++)
					if (!path[c]) {
						final int towards = neighbourTowardsThePath(parent, cell.cable().node(c), path, compartment);
						assertTrue(factors[c] <= ofNodes[towards] * (1 + 1e-9), "compartment " + c + " beside one nearer to the path");
					}
			}
		}
	}

	/** The next node on the way to the path: the parent, but where the path lies behind, the child before it. */
	private static int neighbourTowardsThePath(final int[] parent, final int node, final boolean[] path, final int[] compartment) {
		for (int end = 0; end < parent.length; end++)
			if (compartment[end] >= 0 && path[compartment[end]])
				for (int at = end; at > 0; at = parent[at])
					if (parent[at] == node)
						return at;
		return parent[node];
	}

	/** From the voltages of its neighbours, of which that of a fork is the mean, weighted by conductances. */
	private static double atFork(final ReferenceCell cell, final Impedance steady, final int fork, final int[] compartment, final int e,
		final double[] g) {
		final int[] parent = cell.cable().parents();
		final double[] axial = cell.cable().axialConductances();
		double sum = 0, toExcited = 0, toSoma = 0;
		final List<double[]> neighbours = new ArrayList<>();
		for (int node = 0; node < parent.length; node++)
			if (node > 0 && parent[node] == fork || fork > 0 && node == parent[fork]) {
				final double conductance = parent[fork] == node && fork > 0 ? axial[fork] : axial[node];
				assertTrue(compartment[node] >= 0, "no fork beside a fork");
				sum += conductance;
				toExcited += conductance * steady.transfer(compartment[node], e).re();
				toSoma += conductance * steady.transfer(compartment[node], cell.soma()).re();
				neighbours.add(new double[] { conductance, compartment[node] });
			}
		double own = sum;
		for (final double[] one : neighbours)
			for (final double[] other : neighbours)
				own += one[0] * other[0] * steady.transfer((int) one[1], (int) other[1]).re();
		own /= sum * sum;
		toExcited /= sum;
		toSoma /= sum;
		final double taken = g[1] / (1 + g[1] * own), there = steady.input(e).re(), arrives = steady.transfer(e, cell.soma()).re();
		return arrives / (1 + g[0] * there) * (1 + g[0] * (there - taken * toExcited * toExcited)) / (arrives - taken * toSoma * toExcited);
	}

	/** Gidon &amp; Segev (2012): near a sealed end the resistance is high, and what is behind a place hardly attenuates on its way to it. */
	@ParameterizedTest
	@MethodSource("passive")
	void aWeakSynapseBehindAHotspotShuntsItMoreThanOneAsFarBeforeIt(final Case on) throws IOException {
		final ReferenceCell cell = on.with(ReferenceMembrane.PASSIVE);
		final Impedance steady = steady(cell);
		for (final Section branch : new EndBranches(cell.cable()).longest(4, 60)) {
			final int hotspot = at(cell, branch, 0.5);
			for (final double part : new double[] { 0.2, 0.4 })
				assertTrue(SteadyInhibition.shuntLevels(steady, List.of(at(cell, branch, 0.5 + part)), 1e-4)[hotspot] > SteadyInhibition
					.shuntLevels(steady, List.of(at(cell, branch, 0.5 - part)), 1e-4)[hotspot] || branch.compartments() < 5);
			final int i = at(cell, branch, 0.9);
			final double own = steady.input(i).re(), there = steady.input(hotspot).re(), both = steady.transfer(i, hotspot).re();
			assertEquals(2e-3 / (2e-3 + 1 / own) * both * both / (own * there),
				SteadyInhibition.shuntLevels(steady, List.of(i), 2e-3)[hotspot], 1e-6);
		}
	}

	private static int at(final ReferenceCell cell, final Section branch, final double fraction) {
		return cell.cable().locate(new Location.OnSection(branch.index(), fraction)).compartment();
	}

	@ParameterizedTest
	@MethodSource("active")
	void currentAndVoltageMayChangePlaces(final Case on) throws IOException {
		final ReferenceCell cell = on.with(ReferenceMembrane.LAYER_5);
		for (final double frequency : new double[] { 0, 30, 400 }) {
			final Impedance impedance = steady(cell).at(frequency);
			for (int i = 1; i < cell.cable().compartments(); i += 7)
				for (int j = 0; j < i; j += 5) {
					final double there = impedance.transfer(i, j).magnitude();
					assertEquals(there, impedance.transfer(j, i).magnitude(), 1e-9 * there);
				}
		}
	}

	private static ClusterCurve curve(final ReferenceCell cell, final double ampa, final double nmda) {
		final Location middle = new Location.OnSection(FirstLook.longestEndBranch(cell.cable()).index(), 0.5);
		return ClusterCurve.of(ManyRuns.atRest(cell.model(), cell.cable(), RunMonitor.SILENT), cell.cable(), middle, 20, 0, ampa, nmda,
			List.of(1, 2, 5, 10, 16, 25, 40), WORKERS, RunMonitor.SILENT);
	}

	@ParameterizedTest
	@MethodSource("passive")
	void withoutNmdaResponsesSaturateAndWithItThereIsAJumpAndThenSaturation(final Case on) throws IOException {
		final ReferenceCell cell = on.with(ReferenceMembrane.PASSIVE);
		double before = 1 + 1e-9;
		for (final ClusterCurve.Point point : curve(cell, 0.3, 0).points()) {
			assertTrue(point.gain() <= before, point.toString());
			before = point.gain() * (1 + 1e-9);
		}
		final ClusterCurve with = curve(cell, 0.3, 1.5);
		final double best = with.greatest().orElseThrow().gain();
		assertTrue(best > 1.2, "greatest gain " + best);
		assertTrue(with.points().get(with.points().size() - 1).gain() < best, "saturates");
	}

	@ParameterizedTest
	@MethodSource("active")
	void withoutNmdaChannelsAddAFewPerCentAtMost(final Case on) throws IOException {
		final double gain = curve(on.with(ReferenceMembrane.LAYER_5), 0.3, 0).greatest().orElseThrow().gain();
		assertTrue(gain < 1.1, "gain " + gain);
	}

	/** As many synapses on one branch as on several that are as far from the soma. */
	@ParameterizedTest
	@MethodSource("passive")
	void clusteringDoesNotHelpWithoutNmda(final Case on) throws IOException {
		final ReferenceCell cell = on.with(ReferenceMembrane.PASSIVE);
		final List<Section> branches = new EndBranches(cell.cable()).longest(4, 0);
		final List<Excitation> trials = new ArrayList<>();
		Excitation even = Excitation.of(0.3, 0);
		for (final Section branch : branches) {
			final Location middle = new Location.OnSection(branch.index(), 0.5);
			trials.add(Excitation.of(0.3, 0).cluster(cell.cable(), middle, 20, 5 * branches.size(), 0));
			even = even.cluster(cell.cable(), middle, 20, 5, 0);
		}
		trials.add(even);
		final NeuronModel model = ManyRuns.atRest(cell.model(), cell.cable(), RunMonitor.SILENT);
		final List<Double> peaks = ManyRuns.measure(trials.size(), cell.cable(), i -> trials.get(i).trial(model, 70, Location.SOMA),
			recording -> Excitation.response(recording).soma(), WORKERS, RunMonitor.SILENT);
		final double clustered = peaks.subList(0, branches.size()).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		assertTrue(clustered < peaks.get(branches.size()), clustered + " in clusters, " + peaks.get(branches.size()) + " scattered");
	}

	/** Branco, Clark &amp; Häusser (2010). */
	@ParameterizedTest
	@MethodSource("active")
	void aSequenceWithoutIntervalIsTheSameInBothDirections(final Case on) throws IOException {
		final ReferenceCell cell = on.with(ReferenceMembrane.LAYER_5);
		final Section branch = FirstLook.longestEndBranch(cell.cable());
		final SynapseSequences found = SynapseSequences.of(ManyRuns.atRest(cell.model(), cell.cable(), RunMonitor.SILENT), cell.cable(),
			branch, 9, 0.3, 1.5, List.of(0.0, 2.0), WORKERS, RunMonitor.SILENT);
		assertEquals(1, found.rows().get(0).ratio(), 0);
		assertEquals(1, found.rows().get(0).ratioAlone(), 0);
		assertTrue(found.rows().get(1).ratio() != 1, "and with one it is not");
	}

	/** Sites and releases are drawn by the branches' types and lengths, not by their numbers. */
	@ParameterizedTest
	@MethodSource("cells")
	void populationsActTheSameOnATurnedFile(final String name) throws IOException {
		final List<List<Double>> latencies = new ArrayList<>();
		for (final Variation variation : List.of(Variation.WITHOUT_H, Variation.TURNED)) {
			final ReferenceCell cell = new Case(name, variation).with(ReferenceMembrane.LAYER_5), same = variation == Variation.TURNED
				? new ReferenceCell(cell.model().with(Variation.WITHOUT_H.change().apply(cell.model().biophysics())), cell.cable()) : cell;
			final TimedInputs inputs = new TimedInputs(CountSynapses.bare(same.model(), same.cable(), RunMonitor.SILENT), same.cable(),
				MeasureInputTiming.QUESTION.defaults().changed("trials", 6), SpikeTrain.mix(3, 1));
			latencies.add(inputs.outcome(new TimedInputs.Timing(150, 150, 0, 3, 0, 1, true), WORKERS, RunMonitor.SILENT).get(0)
				.latencies());
		}
		assertEquals(latencies.get(0).size(), latencies.get(1).size());
		for (int k = 0; k < latencies.get(0).size(); k++)
			assertEquals(latencies.get(0).get(k), latencies.get(1).get(k), 1e-5);
	}

	private static List<String> cells() {
		return List.of(ReferenceCell.GRANULE, ReferenceCell.LAYER_4);
	}
}
