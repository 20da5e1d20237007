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
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.SharedData;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads, cancelling, memory, stretches, and what is refused. */
class NoiseStretchesTest {

	@Test
	void theAnswerIsTheSameOnAnyNumberOfThreads() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		Answer first = null;
		for (final int threads : new int[] { 1, 2, 5 })
			try (Workers workers = Workers.of(threads)) {
				final Answer answer = DriveWithNoise.QUESTION.ask(cell.model(), cell.cable(),
					DriveWithNoiseTest.with(Map.of("seconds", 2.0, "recovery", 100.0, "oscillation", 0.5)), 3, workers, RunMonitor.SILENT);
				if (first != null)
					assertEquals(first, answer);
				first = answer;
			}
	}

	@Test
	void whoCancelsKeepsWhatWasFinished() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		try (Workers workers = Workers.of(2)) {
			final Answer cancelled =
				DriveWithNoise.QUESTION.ask(cell.model(), cell.cable(), DriveWithNoiseTest.with(Map.of("seconds", 12.0)), 1, workers,
					fraction -> fraction < 0.5),
				whole = DriveWithNoiseTest.ask(cell, Map.of("seconds", 4.0));
			assertTrue(cancelled.sentence().startsWith("Cancelled; what was finished: 4 s of noise"), cancelled.sentence());
			assertEquals(whole.figures(), cancelled.figures());
			assertEquals(whole.maps(), cancelled.maps());
			assertFalse(whole.sentence().contains("Cancelled"));
			assertThrows(RunCancelledException.class,
				() -> DriveWithNoise.QUESTION.ask(cell.model(), cell.cable(), DriveWithNoise.QUESTION.defaults(), 1, workers,
					fraction -> fraction < 0.1));
		}
	}

	@Test
	void aTurnedAndRenumberedFileGivesTheSameInputs(@TempDir final Path folder) throws IOException {
		final Path file = SharedData.file(ReferenceCell.PUBLIC), turned = folder.resolve("turned.swc");
		Files.writeString(turned, MapAttenuationTest.turned(Files.readAllLines(file)));
		final NoiseRegime one =
			DriveWithNoiseTest.runs(ReferenceCell.of(file, ReferenceMembrane.LAYER_5), DriveWithNoise.QUESTION.defaults()).regime(),
			other =
				DriveWithNoiseTest.runs(ReferenceCell.of(turned, ReferenceMembrane.LAYER_5), DriveWithNoise.QUESTION.defaults()).regime();
		assertEquals(one.excitation().number(), other.excitation().number());
		assertEquals(one.excitation().rate(), other.excitation().rate(), 1e-9 * one.excitation().rate());
		assertEquals(one.inhibition().rate(), other.inhibition().rate(), 1e-9 * one.inhibition().rate());
		assertEquals(one.excitation().correlation(), other.excitation().correlation(), 1e-7 * one.excitation().correlation());
		assertEquals(one.timeConstant(), other.timeConstant(), 1e-7 * one.timeConstant());
	}

	/** Intervals of stretches as if they were not cut: a Poisson process and one of regular spikes that are jittered. */
	@Test
	void cuttingTimeIntoStretchesDoesNotBiasTheVariation() {
		final SplittableRandom random = new SplittableRandom(4);
		final List<double[]> poisson = new ArrayList<>(), regular = new ArrayList<>();
		for (int s = 0; s < 4000; s++) {
			poisson.add(train(random, 2000, 200));
			final double phase = random.nextDouble() * 300;
			regular.add(IntStream.range(0, 7).mapToDouble(k -> phase + 300 * k).filter(t -> t < 2000).toArray());
		}
		final FiringInStretches one = new FiringInStretches(poisson, 2000), other = new FiringInStretches(regular, 2000);
		assertEquals(5, one.rate(), 0.2);
		assertEquals(1, one.variation(), 0.03, "also with intervals that a stretch seldom holds");
		assertEquals(1, one.localVariation(), 0.05);
		assertEquals(1, one.fano(100), 0.03);
		assertEquals(0, other.variation(), 1e-9);
		assertEquals(0, other.localVariation(), 1e-9);
	}

	private static double[] train(final SplittableRandom random, final double length, final double mean) {
		final List<Double> times = new ArrayList<>();
		for (double t = -Math.log(1 - random.nextDouble()) * mean; t < length; t -= Math.log(1 - random.nextDouble()) * mean)
			times.add(t);
		return times.stream().mapToDouble(Double::doubleValue).toArray();
	}

	@Test
	void whatCannotBeIsRefusedInOneSentence() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		refused(cell, Map.of("recovery", 5000.0), "never releases so often");
		refused(cell, Map.of("potential", -90.0), "can hold the soma between");
		refused(cell, Map.of("fold", 900.0), "cannot make the input resistance");
		refused(cell, Map.of("correlation", 1e-9, "rate", 5.0), "10 million common spikes");
		refused(cell, Map.of("step", 0.1), "\"step\"");
		refused(cell, Map.of("excitatory", 1e4), "5 million");
	}

	private static void refused(final ReferenceCell cell, final Map<String, Object> values, final String why) {
		final String message = assertThrows(ExperimentException.class, () -> DriveWithNoiseTest.ask(cell, values)).getMessage();
		assertTrue(message.contains(why), message);
	}

	@Test
	void memoryIsNeededForAStretchHoweverManyThereAre() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final long[] bytes = new long[2], releases = new long[2];
		for (int k = 0; k < 2; k++) {
			final NoiseRuns runs = DriveWithNoiseTest.runs(cell, DriveWithNoiseTest.with(Map.of("seconds", k == 0 ? 10.0 : 1e4)));
			final NoiseRuns.Releases drawn = runs.releases(k == 0 ? 4 : 4999);
			bytes[k] = Simulation.recordingBytes(runs.trial(drawn, true), cell.cable());
			releases[k] = java.util.Arrays.stream(drawn.excitation()).mapToLong(train -> train.length).sum();
		}
		assertEquals(bytes[0], bytes[1]);
		assertEquals(releases[0], releases[1], 0.5 * releases[0]);
		assertTrue(bytes[0] < 2e6, "two numbers for each of 45,000 steps");
	}
}
