/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.ExperimentException;
import org.dendritej.experiment.FirstLook;
import org.dendritej.experiment.Question;
import org.dendritej.experiment.Settings;
import org.dendritej.experiment.Sweep;
import org.dendritej.experiment.SweepAnswer;
import org.dendritej.io.FinishedPoints;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.ImagePlus;

class SweepTest {

	private static final String SWC = """
		1 1 0 0 0 8 -1
		2 3 10 0 0 1 1
		3 3 90 20 0 0.6 2
		4 3 160 80 0 0.4 3
		5 3 150 -60 0 0.4 3
		6 2 0 -12 0 0.5 1
		""";

	@TempDir Path folder;

	private LoadedNeuron neuron() throws IOException {
		final LoadedNeuron read = LoadedNeuron.read(Files.writeString(folder.resolve("cell.swc"), SWC));
		return read.with(FirstLook.on(read.model(), read.cable()));
	}

	private static VariedNumber over(final String name, final String values) {
		return new VariedNumber(name, values);
	}

	/** Over a number of the tree, which changes the compartments, and one of the synapses. */
	private SweepPlan<?> runs() throws IOException {
		return SweepPlan.of(neuron(), "simulate-neuron", Map.of(),
			List.of(over("/biophysics/cable/0/axialResistivity", "80:150:3"), over("cluster AMPA weight", "0.1:1:3:log"),
				over("/protocol/duration", "20,30")));
	}

	private SweepPlan<?> questions() throws IOException {
		return SweepPlan.of(neuron(), "map-attenuation", Map.of("at", "1:0.5", "places", "2"),
			List.of(over("frequency", "10,100,1000"), over("dendrites pas g", "1e-5:1e-4:2")));
	}

	private static SweepAnswer answer(final SweepPlan<?> plan, final Sweep.Store store, final int threads, final RunMonitor monitor) {
		try (Workers workers = Workers.of(threads)) {
			return new SweepAnswer(plan.run(store, workers, monitor), "");
		}
	}

	/** Every digit of the table. */
	private static String table(final SweepAnswer answer) {
		return answer.table().headings() + "\n" + String.join("\n", answer.table().rows().stream().map(String::valueOf).toList());
	}

	@Test
	void theTableIsTheSameOnAnyNumberOfThreadsInLanesAndAlone() throws IOException {
		final SweepPlan<?> runs = runs(), questions = questions();
		final String table = table(answer(runs, Sweep.Store.none(), 1, RunMonitor.SILENT));
		assertEquals(19, table.lines().count());
		for (final int threads : new int[] { 2, 5, 32 })
			assertEquals(table, table(answer(runs, Sweep.Store.none(), threads, RunMonitor.SILENT)));
		final SweepPlan<?> one = SweepPlan.of(neuron(), "simulate-neuron", Map.of(),
			List.of(over("/biophysics/cable/0/axialResistivity", "115"), over("cluster AMPA weight", "1"),
				over("/protocol/duration", "30")));
		assertTrue(table.contains(answer(one, Sweep.Store.none(), 1, RunMonitor.SILENT).table().rows().get(0).toString()),
			"a point on its own");
		final String asked = table(answer(questions, Sweep.Store.none(), 1, RunMonitor.SILENT));
		for (final int threads : new int[] { 2, 3, 16 })
			assertEquals(asked, table(answer(questions, Sweep.Store.none(), threads, RunMonitor.SILENT)));
	}

	/** Stopped after any number of reports, and gone on with: nothing is computed twice, and the table is that of a sweep at one go. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4 })
	void aStoppedSweepGoesOnAndEndsAsIfNeverStopped(final int threads) throws IOException {
		for (final SweepPlan<?> plan : List.of(runs(), questions())) {
			final String table = table(answer(plan, Sweep.Store.none(), 1, RunMonitor.SILENT));
			final Path file = folder.resolve("points" + threads + plan.axes().size());
			int finished = 0, stops = 0;
			for (boolean done = false; !done; stops++) {
				final AtomicInteger reports = new AtomicInteger();
				final int patience = Sweep.points(plan.axes()) + 20 + 40 * stops;
				try (FinishedPoints points = plan.open(file)) {
					assertEquals(finished, points.size());
					final SweepAnswer answer =
						answer(plan, new SweepStore(points), threads, fraction -> reports.incrementAndGet() < patience);
					finished = points.size();
					assertEquals(answer.table().rows().size(), finished, "what is shown is what is kept");
					final boolean all = finished == Sweep.points(plan.axes());
					assertEquals(!all, answer.answer().sentence().contains("; stopped when " + finished + " of "),
						answer.answer().sentence());
					done = all;
					if (all)
						assertEquals(table, table(answer));
				}
				catch (final RunCancelledException nothingYet) {
					continue;
				}
			}
			assertTrue(stops > 1, "was not stopped");
		}
	}

	@Test
	void aFinishedPointIsNeverComputedAgain() throws IOException {
		final Path file = folder.resolve("points");
		final SweepPlan<?> plan = questions();
		final String table;
		try (FinishedPoints points = plan.open(file)) {
			table = table(answer(plan, new SweepStore(points), 2, RunMonitor.SILENT));
		}
		final byte[] written = Files.readAllBytes(file);
		try (FinishedPoints points = plan.open(file); Workers workers = Workers.of(2)) {
			final Sweep.Result again = plan.run(new SweepStore(points), workers, RunMonitor.SILENT);
			assertEquals(6, again.known());
			assertEquals(table, table(new SweepAnswer(again, "")));
			assertEquals(0, plan.seconds(new SweepStore(points)), "nothing is left to be done");
		}
		assertArrayEquals(written, Files.readAllBytes(file));
		final SweepPlan<?> finer = SweepPlan.of(neuron(), "map-attenuation", Map.of("at", "1:0.5", "places", "2"),
			List.of(over("frequency", "10,30,100,1000"), over("dendrites pas g", "1e-5:1e-4:2")));
		try (FinishedPoints points = finer.open(file); Workers workers = Workers.of(2)) {
			final Sweep.Result result = finer.run(new SweepStore(points), workers, RunMonitor.SILENT);
			assertEquals(6, result.known(), "a finer grid takes over what it shares");
			assertEquals(8, points.size());
		}
	}

	/** Whatever a dying machine leaves of the file of finished points, the sweep ends with the same table and the same file. */
	@Test
	void aFileCutAtAnyByteIsGoneOnWithToTheSameTable() throws IOException {
		final Path file = folder.resolve("points"), cut = folder.resolve("cut");
		final SweepPlan<?> plan =
			SweepPlan.of(neuron(), "map-attenuation", Map.of("places", "1", "conductance", "0"), List.of(over("frequency", "10,100")));
		final String table;
		try (FinishedPoints points = plan.open(file)) {
			table = table(answer(plan, new SweepStore(points), 1, RunMonitor.SILENT));
		}
		final byte[] whole = Files.readAllBytes(file);
		for (int length = 0; length <= whole.length; length++) {
			Files.write(cut, Arrays.copyOf(whole, length));
			try (FinishedPoints points = plan.open(cut)) {
				assertEquals(table, table(answer(plan, new SweepStore(points), 1, RunMonitor.SILENT)));
			}
			assertArrayEquals(whole, Files.readAllBytes(cut), "cut at " + length);
		}
	}

	@Test
	void pointsThatFailSaySoAndOthersAreKept() throws IOException {
		final LoadedNeuron read = neuron();
		final ReconstructionSource source = read.model().reconstruction();
		final LoadedNeuron chosen =
			LoadedNeuron.load(read.model().with(new ReconstructionSource(source.path(), source.sha256(), 0, Double.NaN, Map.of())),
				folder.resolve("cell.swc"));
		for (final String question : List.of("simulate-neuron", "map-attenuation")) {
			final SweepPlan<?> plan =
				SweepPlan.of(chosen, question, Map.of(), List.of(over("/reconstruction/tree", "0,7"), over("temperature", "20,30")));
			final SweepAnswer answer = answer(plan, Sweep.Store.none(), 2, RunMonitor.SILENT);
			assertEquals(4, answer.table().rows().size());
			final int failure = answer.table().headings().indexOf("Failure");
			assertEquals("", answer.table().rows().get(0).get(failure));
			assertTrue(answer.table().rows().get(1).get(failure).toString().contains("tree"), answer.table().toString());
			assertTrue(answer.answer().sentence().contains("; 2 of 4 points failed, the first since "), answer.answer().sentence());
			final SweepPlan<?> none = SweepPlan.of(chosen, question, Map.of(), List.of(over("/reconstruction/tree", "7")));
			assertTrue(assertThrows(ExperimentException.class, () -> answer(none, Sweep.Store.none(), 1, RunMonitor.SILENT)).getMessage()
				.startsWith("the sweep has no answer at any point: "));
		}
	}

	@Test
	void theOrderOfTheAxesAndTheSharesAreThoseOfAKnownFunction() {
		final List<Sweep.Axis> axes =
			List.of(new Sweep.Axis("a", "mV", false, List.of(0.0, 1.0, 2.0)), new Sweep.Axis("b", "", false, List.of(0.0, 1.0)));
		final SweepAnswer answer = new SweepAnswer(new Sweep.Result(axes, IntStream.range(0, 6)
			.mapToObj(i -> Optional.of(new Sweep.Outcome(List.of(new Figure("f", 3 * (i % 3) + (double) (i / 3), "nA", "3a + b.")), "")))
			.toList(), 0), "F");
		assertEquals(List.of(List.<Object>of(0.0, 0.0, 0.0), List.<Object>of(1.0, 0.0, 3.0), List.<Object>of(2.0, 0.0, 6.0),
			List.<Object>of(0.0, 1.0, 1.0),
			List.<Object>of(1.0, 1.0, 4.0), List.<Object>of(2.0, 1.0, 7.0)), answer.table().rows());
		final double share = 6.0 / (6 + 0.25); // variances of 3a and of b, which add up
		assertEquals(100 * share, figure(answer, "Share of a"), 1e-9);
		assertEquals(100 - 100 * share, figure(answer, "Share of b"), 1e-9);
		assertTrue(answer.answer().sentence()
			.startsWith("f is least, 0 nA, at a 0 mV, b 0 and greatest, 7 nA, at a 2 mV, b 1; of its variance over the grid 96 % go"
				+ " with a alone, 4 % go with b alone"),
			answer.answer().sentence());
	}

	private static double figure(final SweepAnswer answer, final String name) {
		return answer.answer().figures().stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow().value();
	}

	@Test
	void aHeatMapHasTheValuesAsPixelsCalibratedByTheAxes() throws IOException {
		final SweepPlan<?> plan = runs();
		final SweepAnswer answer = answer(plan, Sweep.Store.none(), 2, RunMonitor.SILENT);
		final SweepResults results = new SweepResults(plan, answer);
		final ImagePlus map = results.map().orElseThrow();
		final double[] values = answer.values(answer.measure().name());
		assertEquals(List.of(3, 3, 2), List.of(map.getWidth(), map.getHeight(), map.getStackSize()));
		for (int i = 0; i < values.length; i++)
			assertEquals((float) values[i], map.getStack().getProcessor(1 + i / 9).getf(i % 3, i / 3 % 3));
		assertEquals(115, map.getCalibration().getX(1), 1e-9);
		assertEquals("Ohm cm", map.getCalibration().getXUnit());
		assertEquals(Math.log10(0.1), map.getCalibration().getY(0), 1e-9);
		assertEquals("log10 nS", map.getCalibration().getYUnit());
		assertEquals(3, results.plots().size(), "two heat maps and the curves");
		assertTrue(results.plots().get(0).getTitle().endsWith(", duration 20 ms"), results.plots().get(0).getTitle());
		results.write(folder.resolve("out"), false);
		assertTrue(Files.readString(folder.resolve("out/sweep.csv"))
			.startsWith("everywhere axialResistivity (Ohm cm),cluster AMPA weight (nS),duration (ms),"));
		assertTrue(Files.readString(folder.resolve("out/answer.json")).contains("\"question\": \"Sweep\""));
	}

	/** Also those that will be added. */
	@Test
	void everyQuestionCanBeSweptOverItsFirstNumber() throws IOException {
		for (final Question<?> question : Question.ALL) {
			final Settings.Entry entry =
				Settings.of(question.defaults()).stream().filter(one -> one.initial() instanceof Number).findFirst().orElseThrow();
			final String word = question.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
				key = entry.key().toLowerCase(java.util.Locale.ROOT);
			assertTrue(SweepQuestions.words().contains(word));
			final SweepPlan<?> plan =
				SweepPlan.of(neuron(), word, Map.of(), List.of(over(key, String.valueOf(entry.initial())), over("temperature", "30,37")));
			assertEquals(List.of(key, "temperature"), plan.axes().stream().map(Sweep.Axis::name).toList());
			assertTrue(plan.seconds(Sweep.Store.none()) > 0);
		}
	}

	@Test
	void whatMakesNoSenseIsRefusedBeforeAnythingIsComputed() throws IOException {
		assertRefused("there is no question \"map\"; expected one of simulate-neuron, map-attenuation", "map", Map.of(),
			over("temperature", "1"));
		assertRefused("Map Attenuation has no setting \"frequncy\"; did you mean \"frequency\"?", "map-attenuation",
			Map.of("frequncy", "1"),
			over("temperature", "1"));
		assertRefused(
			"Map Attenuation has no setting \"frequncy\" that is a number; did you mean \"frequency\"?; and the model file has no number",
			"map-attenuation", Map.of(), over("frequncy", "1"));
		assertRefused("the setting \"frequency\" is -1.0 Hz; expected from 0.0", "map-attenuation", Map.of(), over("frequency", "-1,1"));
		assertRefused("places is 1.5; expected whole numbers", "map-attenuation", Map.of(), over("places", "1.5"));
		assertRefused("the setting \"at\" of Map Attenuation is no number", "map-attenuation", Map.of(), over("at", "1"));
		assertRefused("with /biophysics/temperature = -300 degC", "simulate-neuron", Map.of(), over("temperature", "-300,20"));
		assertRefused("expected at least one, and each once", "simulate-neuron", Map.of(), over("temperature", "20"),
			over("/biophysics/temperature", "30"));
		assertRefused("the grid has more than 1000000 points", "simulate-neuron", Map.of(), over("temperature", "1:90:5000"),
			over("/seed", "1:10000:10000"));
		final SweepPlan<?> plan = questions();
		final Sweep.Result result;
		try (Workers workers = Workers.of(1)) {
			result = plan.run(Sweep.Store.none(), workers, RunMonitor.SILENT);
		}
		assertTrue(assertThrows(ExperimentException.class, () -> new SweepAnswer(result, "Longest dely")).getMessage()
			.equals("there is no figure \"Longest dely\" to be measured; did you mean \"Longest delay\"?"));
	}

	private void assertRefused(final String sentence, final String question, final Map<String, String> settings,
		final VariedNumber... varied)
		throws IOException {
		final LoadedNeuron neuron = neuron();
		final String message =
			assertThrows(RuntimeException.class, () -> SweepPlan.of(neuron, question, settings, List.of(varied))).getMessage();
		assertTrue(message.contains(sentence), message);
		assertFalse(message.contains("Exception"));
	}
}
