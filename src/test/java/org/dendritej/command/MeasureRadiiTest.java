/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.io.Reconstructions;
import org.dendritej.io.SwcWriter;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measure Radii... on the sample stack, of which the radii are known, and on a trace without any. */
class MeasureRadiiTest {

	private static final CommandBench BENCH = new CommandBench();
	private static final Path SAMPLES = Path.of(System.getProperty("basedir", ""), "sample-data").toAbsolutePath();

	@TempDir private Path folder;

	@BeforeEach
	void open() {
		Interpreter.batchMode = true;
		ResultsTable.getResultsTable().reset();
	}

	@AfterEach
	void leaveNoImage() {
		CommandBench.leaveNoImage();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	/** The trace as a person draws it: points without radii. The file that comes out has those the stack was rendered from. */
	@Test
	void aTraceWithoutRadiiGetsThoseOfTheNeuronInTheStack() throws Exception {
		final Reconstruction neuron = Reconstructions.read(SAMPLES.resolve("pyramidal.swc"));
		final List<SamplePoint> bare = neuron.points().stream().map(p -> p.type() == 1 ? p : p.withRadius(0)).toList();
		final Path trace = folder.resolve("trace.swc"), out = folder.resolve("radii.swc"), csv = folder.resolve("points.csv");
		Files.writeString(trace, SwcWriter.text(new Reconstruction("trace", bare, neuron.frame(), List.of()), List.of()));
		BENCH.done(MeasureRadii.class, "reconstruction", trace.toFile(), "image",
			IJ.openImage(SAMPLES.resolve("pyramidal-stack.zip").toString()),
			"lateral", 1, "axial", 4.5, "largest", 8, "file", out.toFile(), "table", csv.toFile());
		final List<SamplePoint> found = Reconstructions.read(out).points();
		assertEquals(neuron.size(), found.size());
		assertEquals(neuron.size() + 1, Files.readAllLines(csv).size());
		int thick = 0, within = 0;
		for (int i = 0; i < found.size(); i++) {
			final SamplePoint real = neuron.points().get(i);
			if (real.type() == 1)
				assertEquals(real.radius(), found.get(i).radius(), 1e-6, "the soma keeps its own");
			else {
				assertTrue(found.get(i).radius() > 0, "point " + i);
				if (2 * real.radius() > 1) {
					thick++;
					if (Math.abs(found.get(i).radius() / real.radius() - 1) <= 0.2)
						within++;
				}
			}
		}
		assertTrue(within >= 0.9 * thick, within + " of " + thick + " points of diameters above the blur's width within 20 %");
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals(List.of("Label", "Stretch", "Type", "Length (µm)", "Points", "Measured points", "Radius in file (µm)",
			"Radius in image (µm)", "Image / file", "Points thinner than blur"), List.of(rows.getHeadings()));
		assertTrue(rows.size() > 20 && rows.getValue("Radius in image (µm)", 0) > 0.3);
	}

	private static ImagePlus dark() {
		final ImagePlus dark = IJ.createImage("dark", "8-bit black", 50, 50, 5);
		dark.getCalibration().setUnit("µm");
		return dark;
	}

	private void assertRefused(final String expected, final Object... inputs) throws Exception {
		final String sentence = BENCH.refusal(folder, MeasureRadii.class, inputs);
		assertTrue(sentence.contains(expected), sentence);
	}

	@Test
	void whatCannotBeMeasuredIsRefusedInOneSentence() throws Exception {
		final List<SamplePoint> points = new ArrayList<>();
		for (int i = 0; i <= 10; i++)
			points.add(new SamplePoint(5 + 3 * i, 20, 2, 1, 3, i - 1));
		final File trace = folder.resolve("line.swc").toFile();
		Files.writeString(trace.toPath(),
			SwcWriter.text(new Reconstruction("line", points, org.dendritej.morphology.Frame.MICROMETRES, List.of()), List.of()));
		final ImagePlus dark = dark();
		assertRefused("no radius could be measured along", "reconstruction", trace, "image", dark, "lateral", 1, "axial", 4);
		assertRefused("\"axial\" is 0, but lateral is given", "reconstruction", trace, "image", dark, "lateral", 1);
		assertRefused("which is the file that is read", "reconstruction", trace, "image", dark, "file", trace, "replace", true);
		assertRefused("which is there already", "reconstruction", trace, "image", dark, "file", trace);
		assertRefused(".swc", "reconstruction", trace, "image", dark, "file", folder.resolve("x.asc").toFile());
		dark.getCalibration().setUnit("pixel");
		assertRefused("\"pixelsize\" is 0", "reconstruction", trace, "image", dark);
		assertFalse(Files.exists(folder.resolve("x.asc")));
	}
}
