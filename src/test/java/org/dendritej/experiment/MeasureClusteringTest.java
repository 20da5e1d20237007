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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.dendritej.SharedData;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.experiment.ClusterCurve.Point;
import org.dendritej.experiment.MeasureClustering.Settings;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for clusters of synapses on any cell. */
class MeasureClusteringTest {

	private static final double AMPA = 0.3, NMDA = 1.5;

	private static Workers workers;

	@BeforeAll
	static void open() {
		workers = Workers.onAllCores();
	}

	@AfterAll
	static void close() {
		workers.close();
	}

	private static ReferenceCell cell(final String name, final ReferenceMembrane membrane) throws IOException {
		return ReferenceCell.of(name, membrane).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
	}

	private static Location middle(final ReferenceCell cell) {
		return new Location.OnSection(FirstLook.longestEndBranch(cell.cable()).index(), 0.5);
	}

	private static ClusterCurve curve(final ReferenceCell cell, final double ampa, final double nmda, final double interval) {
		return ClusterCurve.of(cell.model(), cell.cable(), middle(cell), 20, interval, ampa, nmda, ClusterCurve.course(40), workers,
			RunMonitor.SILENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.HIPPOCAMPAL, ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void withoutNmdaNothingIsGained(final String name) throws IOException {
		final ReferenceCell passive = cell(name, ReferenceMembrane.PASSIVE), active = cell(name, ReferenceMembrane.LAYER_5);
		for (final double ampa : new double[] { 0.1, 0.3, 1 }) {
			final ClusterCurve curve = curve(passive, ampa, 0, 0);
			double before = 1 + 1e-9;
			for (final Point point : curve.points()) {
				assertTrue(point.gain() <= before, name + ", " + point);
				assertTrue(point.local() <= point.expectedLocal() * (1 + 1e-9));
				before = point.gain() * (1 + 1e-9);
			}
			assertTrue(Double.isNaN(curve.threshold(20)), "saturation is no spike");
		}
		assertTrue(curve(active, AMPA, 0, 0).greatest().orElseThrow().gain() < 1.1, "sodium in the dendrites adds a few per cent at most");
		assertTrue(curve(passive, AMPA, 0, 1).greatest().orElseThrow().gain() < 1 + 1e-9, "one after the other, too");
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.HIPPOCAMPAL, ReferenceCell.LAYER_4, ReferenceCell.PUBLIC })
	void withNmdaThereIsAThresholdAndAGainThatGrowsWithItsShareAndThenSaturates(final String name) throws IOException {
		final ReferenceCell cell = cell(name, ReferenceMembrane.PASSIVE);
		double before = 1, threshold = 1e9;
		for (final double nmda : new double[] { 0.6, 1.5, 2.4 }) {
			final ClusterCurve curve = curve(cell, AMPA, nmda, 0);
			final Point best = curve.greatest().orElseThrow(), last = curve.points().get(curve.points().size() - 1);
			assertTrue(best.gain() > before && last.gain() < best.gain(), name + ": " + best.gain());
			before = best.gain();
			if (nmda >= 1.5) {
				assertTrue(curve.threshold(45) <= threshold && best.number() >= curve.threshold(45));
				threshold = curve.threshold(45);
			}
		}
		assertTrue(before > 1.5, name + ": " + before);
	}

	/** n synapses on one branch beside the same n, one each on as many places all over the dendrites. */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.HIPPOCAMPAL, ReferenceCell.PUBLIC, ReferenceCell.LAYER_4 })
	void clusteringHelpsWithNmdaAloneOnBranchesAsFarFromTheSoma(final String name) throws IOException {
		final ReferenceCell cell = cell(name, ReferenceMembrane.PASSIVE);
		final List<Section> branches = new EndBranches(cell.cable()).longest(4, 60);
		final int number = 16, each = number / branches.size();
		for (final double nmda : new double[] { 0, NMDA }) {
			double clustered = 0, best = 0;
			for (final Section branch : branches) {
				final double peak = peak(cell, Excitation.of(AMPA, nmda).cluster(cell.cable(), middle(branch), 20, number, 0));
				clustered += peak / branches.size();
				best = Math.max(best, peak);
			}
			Excitation even = Excitation.of(AMPA, nmda);
			for (final Section branch : branches)
				even = even.cluster(cell.cable(), middle(branch), 20, branches.size() == 4 ? each : number / branches.size(), 0);
			final double scattered = peak(cell, even);
			if (nmda == 0)
				assertTrue(clustered < scattered, name + " without NMDA: " + clustered + " against " + scattered);
			else
				assertTrue(best > scattered, name + " with NMDA: " + best + " against " + scattered);
		}
	}

	private static Location middle(final Section branch) {
		return new Location.OnSection(branch.index(), 0.5);
	}

	private static double peak(final ReferenceCell cell, final Excitation excitation) {
		final NeuronModel trial = excitation.trial(cell.model(), 70, Location.SOMA);
		final Recording recording = Simulation.of(trial, cell.cable()).run(RunMonitor.SILENT);
		return Excitation.response(recording).soma();
	}

	@Test
	void twoClustersDoTheSameWhicheverIsNamedFirst() throws IOException {
		final ReferenceCell cell = cell(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5);
		final List<Section> branches = new EndBranches(cell.cable()).longest(2, 60);
		final Excitation none = Excitation.of(AMPA, NMDA);
		assertEquals(
			peak(cell,
				none.cluster(cell.cable(), middle(branches.get(0)), 10, 7, 0).cluster(cell.cable(), middle(branches.get(1)), 10, 7, 0)),
			peak(cell,
				none.cluster(cell.cable(), middle(branches.get(1)), 10, 7, 0).cluster(cell.cable(), middle(branches.get(0)), 10, 7, 0)),
			1e-9);
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.GRANULE, ReferenceCell.LAYER_4, ReferenceCell.PUBLIC, "data/swc/L23_pyramidal_Park2019.swc" })
	void onALongBranchThatBeginsNearTheSomaASequenceInwardsDoesMoreAndWithoutIntervalExactlyTheSame(final String name) throws IOException {
		final ReferenceCell cell = cell(name, ReferenceMembrane.LAYER_5);
		final Section branch = new EndBranches(cell.cable()).longest(1000, 100).stream().filter(section -> section.startDistance() < 60)
			.findFirst().orElseThrow();
		final SynapseSequences found = SynapseSequences.of(cell.model(), cell.cable(), branch, 9, AMPA, NMDA, List.of(0.0, 1.0, 2.0),
			workers, RunMonitor.SILENT);
		assertEquals(1, found.rows().get(0).ratio(), 0);
		assertEquals(1, found.rows().get(0).ratioAlone(), 0);
		for (final SynapseSequences.Row row : found.rows().subList(1, 3)) {
			assertTrue(row.ratio() > 1.03 && row.ratio() < 1.3, name + ": " + row.ratio());
		}
	}

	@Test
	void independentSubunitsAreIndependentAndNoPlaceMoreIs() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE);
		final Impedance steady = Impedance.atRest(cell.model(), cell.cable(), 0);
		int before = Integer.MAX_VALUE;
		for (final double criterion : new double[] { 0.5, 2, 5, 10, 1000 }) {
			final List<Integer> places = Subunits.of(steady, cell.cable(), criterion).places();
			for (int c = 0; c < cell.cable().compartments(); c++) {
				final int here = c;
				final double least = places.stream().filter(p -> p != here).mapToDouble(p -> index(steady, p, here)).min().orElse(1e9);
				final boolean dendrite = EndBranches.isDendrite(cell.cable().sections().get(cell.cable().section(c)));
				if (places.contains(c))
					assertTrue(least >= criterion);
				else
					assertTrue(least < criterion || !dendrite);
			}
			assertTrue(places.size() <= before);
			before = places.size();
		}
		assertEquals(1, before);
	}

	private static double index(final Impedance steady, final int a, final int b) {
		return (steady.input(a).re() + steady.input(b).re()) / (2 * steady.transfer(a, b).re()) - 1;
	}

	@Test
	void withoutSodiumTheSomaDoesNotSpikeAndItsOtherChannelsStay() throws IOException {
		final ReferenceCell cell = cell(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5);
		final Excitation many = Excitation.of(AMPA, NMDA).cluster(cell.cable(), new Location.NearestTo(478.86, 505.44, 52.99), 20, 60, 0);
		final Recording with = Simulation.of(many.trial(cell.model(), 70, Location.SOMA), cell.cable()).run(RunMonitor.SILENT),
			without = Simulation.of(many.trial(SodiumOff.of(cell.model()), 70, Location.SOMA), cell.cable()).run(RunMonitor.SILENT);
		assertTrue(Excitation.response(with).spikes() > 0);
		assertEquals(0, Excitation.response(without).spikes());
		assertEquals(with.trace("soma").value(0), without.trace("soma").value(0), 0.5, "at rest few sodium channels are open");
	}

	/** A small question that has everything. */
	private static Settings few(final double ampa, final double nmda) {
		return new Settings(List.of(), 12, 20, 0, ampa, nmda, 45, true, 5, 40, 4, 6, 3, false, 12, 10);
	}

	@Test
	void theWholeAnswerHasNoGapsAndDoesNotDependOnThreads() throws IOException {
		final ReferenceCell cell = cell(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Answer one, three;
		try (Workers single = Workers.of(1); Workers several = Workers.of(3)) {
			one = MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), few(AMPA, NMDA), 1, single, RunMonitor.SILENT);
			three = MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), few(AMPA, NMDA), 1, several, RunMonitor.SILENT);
		}
		assertEquals(one, three);
		assertEquals(14, one.charts().size());
		assertEquals(List.of("clusters", "variations", "pairs", "sequences", "allocations", "subunits"),
			one.tables().stream().map(Answer.Table::name).toList());
		assertTrue(one.maps().get(0).values().stream().filter(Double::isFinite).count() > 0.9 * cell.cable().compartments() - 3);
		assertEquals(12, one.tables().get(0).rows().stream().filter(row -> row.get(0).equals("AMPA and NMDA as set")).count());
	}

	/** Another frame of coordinates, other numbers, children before their parents. */
	@ParameterizedTest
	@ValueSource(strings = { "passive", "layer-5" })
	void aRotatedAndRenumberedFileGivesTheSameAnswer(final String name, @TempDir final Path folder) throws IOException {
		final ReferenceMembrane membrane = name.equals("passive") ? ReferenceMembrane.PASSIVE : ReferenceMembrane.LAYER_5;
		final ReferenceCell one = cell(ReferenceCell.GRANULE, membrane), other = ReferenceCell
			.of(rotatedAndRenumbered(SharedData.file(ReferenceCell.GRANULE), folder.resolve("other.swc")), membrane)
			.stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final List<Answer.Figure> expected =
			MeasureClustering.QUESTION.ask(one.model(), one.cable(), few(AMPA, NMDA), 1, workers, RunMonitor.SILENT).figures(),
			found = MeasureClustering.QUESTION.ask(other.model(), other.cable(), few(AMPA, NMDA), 1, workers, RunMonitor.SILENT).figures();
		assertEquals(expected.size(), found.size());
		for (int k = 0; k < expected.size(); k++)
			assertEquals(expected.get(k).value(), found.get(k).value(),
				1e-9 + 1e-5 * (Double.isNaN(expected.get(k).value()) ? 0 : Math.abs(expected.get(k).value())),
				expected.get(k).name());
	}

	private static Path rotatedAndRenumbered(final Path file, final Path to) throws IOException {
		final List<String[]> rows = Files.readAllLines(file).stream().map(String::strip)
			.filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> line.split("\\s+")).toList();
		final double c = Math.cos(0.7), s = Math.sin(0.7);
		final List<String> lines = new ArrayList<>();
		for (int i = rows.size() - 1; i >= 0; i--) { // backwards
			final String[] row = rows.get(i);
			final double x = Double.parseDouble(row[2]), y = Double.parseDouble(row[3]), z = Double.parseDouble(row[4]);
			final double u = c * x - s * y, v = s * x + c * y;
			lines.add(
				number(row[0]) + " " + row[1] + " " + (c * u - s * z + 1000) + " " + v + " " + (s * u + c * z - 50) + " " + row[5] + " "
					+ (row[6].equals("-1") ? "-1" : number(row[6])));
		}
		return Files.write(to, lines);
	}

	private static int number(final String id) {
		return 10_000 - 3 * Integer.parseInt(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "passive", "layer-5" })
	void aNeuronWithoutNmdaGetsASentenceAndNoError(final String membrane) throws IOException {
		final ReferenceCell cell =
			cell(ReferenceCell.GRANULE, membrane.equals("passive") ? ReferenceMembrane.PASSIVE : ReferenceMembrane.LAYER_5);
		final Answer answer = MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), few(AMPA, 0), 1, workers, RunMonitor.SILENT);
		assertTrue(answer.sentence().startsWith("No threshold of a dendritic spike found with up to 12 synapses"), answer.sentence());
		assertTrue(answer.sentence().contains("together they never do more than their sum"), answer.sentence());
		assertFalse(answer.sentence().contains("NaN"), answer.sentence());
		assertThrows(ExperimentException.class, () -> few(0, 0));
	}

	@Test
	void aCellWithoutDendritesIsAnsweredWithoutMaps(@TempDir final Path folder) throws IOException {
		final ReferenceCell soma =
			ReferenceCell.of(Files.writeString(folder.resolve("soma.swc"), "1 1 0 0 0 8 -1\n"), ReferenceMembrane.PASSIVE)
				.stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final Answer answer = MeasureClustering.QUESTION.ask(soma.model(), soma.cable(), few(AMPA, NMDA), 1, workers, RunMonitor.SILENT);
		assertEquals(List.of(), answer.maps());
		assertFalse(answer.sentence().contains("NaN"), answer.sentence());
	}

	@Test
	void aCancelledQuestionKeepsWhatIsFinished() throws IOException {
		final ReferenceCell cell = cell(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Settings settings = few(AMPA, NMDA);
		final Answer whole = MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), settings, 1, workers, RunMonitor.SILENT);
		for (final double until : new double[] { 0.15, 0.4, 0.8 }) {
			final Answer part =
				MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), settings, 1, workers, fraction -> fraction < until);
			assertTrue(part.sentence().startsWith("Cancelled"), part.sentence());
			assertEquals(whole.tables().get(0).rows().subList(0, 12), part.tables().get(0).rows().subList(0, 12));
		}
		assertThrows(RunCancelledException.class,
			() -> MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), settings, 1, workers, fraction -> false));
	}

	@Test
	void progressNeverGoesBack() throws IOException {
		final ReferenceCell cell = cell(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final double[] reached = { 0 };
		final AtomicInteger steps = new AtomicInteger();
		MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), few(AMPA, NMDA), 1, workers, fraction -> {
			assertTrue(fraction >= reached[0] - 1e-9 && fraction <= 1 + 1e-9, reached[0] + " and then " + fraction);
			reached[0] = fraction;
			steps.incrementAndGet();
			return true;
		});
		assertTrue(steps.get() > 100 && reached[0] > 0.9, reached[0] + " at last");
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.GRANULE, ReferenceCell.PUBLIC, ReferenceCell.LAYER_4, ReferenceCell.HIPPOCAMPAL })
	void theMapHasTwoHundredPlacesOrAllCompartmentsAndNoSectionIsLeftOut(final String name) throws IOException {
		final CableModel cable = ReferenceCell.of(name, ReferenceMembrane.PASSIVE).cable();
		final SampledPlaces places = SampledPlaces.inDendrites(cable, 200);
		final int[] chosen = IntStream.range(0, places.number()).map(places::compartment).distinct().toArray();
		final int dendrites = cable.sections().stream().filter(EndBranches::isDendrite).mapToInt(Section::compartments).sum();
		assertTrue(chosen.length >= 200 || chosen.length == dendrites, chosen.length + " of " + dendrites);
		for (final Section section : cable.sections())
			assertEquals(EndBranches.isDendrite(section), IntStream.of(chosen).anyMatch(c -> cable.section(c) == section.index()));
	}

	@Test
	void aSecondPlaceNamesTheOtherBranch() throws IOException {
		final ReferenceCell cell = cell(ReferenceCell.PUBLIC, ReferenceMembrane.PASSIVE);
		final List<Section> branches = new EndBranches(cell.cable()).longest(5, 0);
		final Settings two =
			new Settings(List.of(middle(branches.get(0)), middle(branches.get(3))), 3, 20, 0, AMPA, NMDA, 45, false, 2, 40, 0, 0,
				2, false, 0, 10);
		final Answer answer = MeasureClustering.QUESTION.ask(cell.model(), cell.cable(), two, 1, workers, RunMonitor.SILENT);
		final BranchPairs expected =
			BranchPairs.of(cell.model(), cell.cable(), branches.get(0), Optional.of(branches.get(3)), 40, AMPA, NMDA,
				List.of(2), workers, RunMonitor.SILENT);
		assertEquals(expected.rows().get(0).between(),
			answer.tables().stream().filter(table -> table.name().equals("pairs")).findFirst().orElseThrow().rows().get(0).get(7));
	}
}
