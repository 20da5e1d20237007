/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

/** Measure Plasticity..., as SciJava runs it without a display. */
class MeasurePlasticityTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;

	@BeforeEach
	void clear() {
		ResultsTable.getResultsTable().reset();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	private static ResultsTable measure(final Object... inputs) throws Exception {
		Interpreter.batchMode = true;
		try {
			BENCH.done(MeasurePlasticity.class, inputs);
			assertTrue(WindowManager.getImageCount() > 0, "there is a plot");
		}
		finally {
			Interpreter.batchMode = false;
		}
		return ResultsTable.getResultsTable();
	}

	@Test
	void theWindowIsARowForEachDifferenceAndAPlot() throws Exception {
		final File csv = folder.resolve("window.csv").toFile();
		final ResultsTable rows = measure("rule", "bi-poo", "table", csv);
		assertEquals(201, rows.size());
		assertEquals(-100, rows.getValue("Postsynaptic minus presynaptic spike (ms)", 0));
		assertEquals(0.42846, rows.getValue("Change", 110), 1e-5);
		assertEquals(-0.20290, rows.getValue("Change", 90), 1e-5);
		assertEquals(0, rows.getValue("Change", 100));
		assertEquals(rows.getValue("Change", 110), rows.getValue("Window of pairs, closed form", 110), 1e-12);
		assertEquals(202, Files.readAllLines(csv.toPath()).size());
	}

	@Test
	void theRateOfPairingShowsWhatTripletsCanDo() throws Exception {
		final ResultsTable rows = measure("measure", "pairing-rate", "rule", "visual-cortex", "lowest", 10.0, "highest", 40.0, "points", 2);
		assertEquals(0.11864, rows.getValue("Post 10 ms after pre", 0), 1e-5);
		assertEquals(-0.33221, rows.getValue("Post 10 ms before pre", 0), 1e-5);
		assertEquals(0.53211, rows.getValue("Post 10 ms after pre", 1), 1e-5);
		assertEquals(0.17371, rows.getValue("Post 10 ms before pre", 1), 1e-5);
		assertEquals(0.56, rows.getValue("Before, measured 2001", 1));
	}

	@Test
	void depressionOverTheRateIsItsClosedForm() throws Exception {
		final ResultsTable rows = measure("measure", "short-term", "release", "depressing", "lowest", 1.0, "highest", 100.0, "points", 3);
		assertEquals(0.21030, rows.getValue("Steady state, closed form", 1), 5e-6);
		for (int i = 0; i < 3; i++)
			assertEquals(rows.getValue("Steady state, closed form", i), rows.getValue("Response 200", i), 1e-6);
		assertEquals(0.55875, rows.getValue("Second response", 1), 5e-6);
	}

	@Test
	void aTrainThatIsDrawnHasTheMeanOfTheory() throws Exception {
		final ResultsTable rows = measure("measure", "train", "release", "layer-5", "sites", 5, "random", true, "trials", 4000, "seed", 3);
		assertEquals(10, rows.size());
		for (int k = 0; k < 10; k++)
			assertEquals(rows.getValue("Tsodyks and Markram", k), rows.getValue("Mean of 4000 trials", k), 0.08);
	}

	@Test
	void releaseIsComparedWithTheBinomialDistribution() throws Exception {
		for (int seed = 1; seed < 5; seed++) {
			final ResultsTable rows = measure("measure", "release", "release", "values", "probability", 0.25, "sites", 4, "seed", seed);
			final int last = rows.size() - 1;
			assertEquals(0.31641, rows.getValue("Failures in theory", last), 1e-5);
			assertEquals(0.8660, rows.getValue("CV in theory", last), 1e-4);
			for (final String figure : List.of("Failures", "Mean", "CV"))
				assertEquals(0, rows.getValue(figure + " deviation (SE)", last), 3, figure);
		}
	}

	@Test
	void whatCannotBeMeasuredIsSaidInOneSentence() throws Exception {
		assertEquals("The parameter \"probability\" (Release probability (0 to 1)) is 1.5; expected a number of at least 0 and at most 1.",
			BENCH.refusal(folder, MeasurePlasticity.class, "measure", "release", "release", "values", "probability", 1.5));
		assertEquals("The parameter \"sites\" (Release sites) is 0; expected a number of at least 1 and at most 10000.",
			BENCH.refusal(folder, MeasurePlasticity.class, "sites", 0));
		assertTrue(BENCH.refusal(folder, MeasurePlasticity.class, "tauplus", -5.0)
			.startsWith("The parameter \"tauplus\" (Window of potentiation (ms)) is -5; expected a number of at least "));
		assertEquals("pairs at 10.0 Hz are 100.0 ms apart, which must be more than twice the largest difference of 100.0 ms",
			BENCH.refusal(folder, MeasurePlasticity.class, "pairs", 60, "repetition", 10.0));
		assertTrue(BENCH.refusal(folder, MeasurePlasticity.class, "measure", "short-term", "lowest", 50.0, "highest", 10.0)
			.startsWith("curves go from 50.0 to 10.0 Hz"));
		assertTrue(
			BENCH.refusal(folder, MeasurePlasticity.class, "measure", "release", "sites", 10_000, "spikes", 1000, "trials", 1_000_000)
				.endsWith("take fewer trials, spikes or release sites"));
	}
}
