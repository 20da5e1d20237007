/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Line;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.dendritej.SpikingCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Export Movie..., Measure Activity... and Make Kymograph..., as SciJava runs them without a display. */
class MovieCommandsTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;
	private ImagePlus movie;
	private File recording;

	@BeforeEach
	void simulate() throws Exception {
		Interpreter.batchMode = true;
		recording = folder.resolve("run.recording").toFile();
		final CommandModule run =
			BENCH.done(SimulateNeuron.class, "model", SpikingCell.write(folder).toFile(), "recording", recording, "pixelsize", 1.0);
		movie = (ImagePlus) run.getOutput("movie");
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

	private File file(final String name) {
		return folder.resolve(name).toFile();
	}

	@Test
	void everyFormatIsWritten() throws Exception {
		BENCH.done(ExportMovie.class, "image", movie, "format", "TIFF", "file", file("a.tif"));
		final ImagePlus read = IJ.openImage(file("a.tif").toString());
		assertArrayEquals(movie.getDimensions(), read.getDimensions());
		assertArrayEquals((float[]) movie.getStack().getPixels(7), (float[]) read.getStack().getPixels(7));
		BENCH.done(ExportMovie.class, "image", movie, "format", "OME-Zarr", "file", file("a.ome.zarr"), "first", 3, "last", 11, "every", 2);
		final String array = Files.readString(folder.resolve("a.ome.zarr/0/.zarray"));
		assertTrue(array.contains("5, 2, 1, " + movie.getHeight() + ", " + movie.getWidth()), array);
		assertTrue(Files.readString(folder.resolve("a.ome.zarr/.zattrs")).contains("model hash: "));
		BENCH.done(ExportMovie.class, "image", movie, "format", "AVI", "file", file("a.avi"), "magnification", 3);
		assertEquals(31, ij.plugin.AVI_Reader.open(file("a.avi").toString(), true).getStackSize());
		BENCH.done(ExportMovie.class, "image", movie, "format", "PNG series", "file", file("a"), "last", 2);
		final BufferedImage first = ImageIO.read(file("a/a-00001.png"));
		assertEquals(movie.getWidth(), first.getWidth());
		assertTrue(Files.readString(folder.resolve("a/frames.csv")).contains("a-00002.png,\"t = 1 ms, "));
		BENCH.done(ExportMovie.class, "image", movie, "format", "montage", "file", file("a.png"), "panels", 4, "columns", 2,
			"magnification", 2);
		assertTrue(ImageIO.read(file("a.png")).getWidth() > 4 * movie.getWidth());
		assertNull(movie.getOverlay(), "the user's image stays as it is");
	}

	@Test
	void whatCannotBeExportedIsRefusedInOneSentenceAndLeavesNothingBehind() throws Exception {
		assertEquals("The parameter \"image\" is empty, no image is open; expected the image to be written.",
			BENCH.refusal(folder, ExportMovie.class, "file", file("b.tif")));
		assertEquals("The parameter \"file\" is empty; expected where to write the AVI.",
			BENCH.refusal(folder, ExportMovie.class, "image", movie, "format", "AVI"));
		assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "file", file("no/b.tif")).endsWith(
			"no/b.tif: nothing can be written there; choose a file in a folder that is there and yours to write into"));
		Files.createFile(folder.resolve("b.tif"));
		assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "file", file("b.tif"))
			.endsWith("b.tif is there already; choose another name, or let it be replaced"));
		BENCH.done(ExportMovie.class, "image", movie, "file", file("b.tif"), "replace", true);
		Files.createDirectory(folder.resolve("mine"));
		Files.createFile(folder.resolve("mine/precious"));
		for (final String format : List.of("PNG series", "OME-Zarr"))
			assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "format", format, "file", file("mine"), "replace", true)
				.endsWith("mine: is a folder of another kind, which is not replaced; choose another name."));
		assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "file", file("mine"), "replace", true)
			.endsWith("mine is a folder, where a file shall be; choose another name"));
		assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "file", file("c.tif"), "first", 32).contains(
			"\"first\" is 32, but \"spiking cell activity\" has 31 frames; expected 1 to 31"));
		assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "file", file("c.tif"), "first", 5, "last", 4)
			.contains("\"last\" is 4"));
		assertTrue(BENCH.refusal(folder, ExportMovie.class, "image", movie, "file", file("c"), "format", "GIF").contains(
			"is \"GIF\"; expected one of [TIFF, OME-Zarr, AVI, PNG series, montage]"));
	}

	@Test
	void anAreaIsMeasuredBesideTheTruth() throws Exception {
		final double x = movie.getCalibration().getRawX(16), y = movie.getCalibration().getRawY(10);
		movie.setRoi(new Roi((int) x - 3, (int) y - 3, 7, 7));
		BENCH.done(MeasureActivity.class, "image", movie, "table", file("trace.csv"));
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(31, results.size());
		assertEquals(List.of("Region", "Time (ms)", "Measured (mV)", "True potential (mV)"), List.of(results.getHeadings()));
		for (int t = 0; t < 31; t++) {
			assertEquals(t, results.getValue("Time (ms)", t), 1e-9);
			assertEquals(results.getValue("True potential (mV)", t), results.getValue("Measured (mV)", t), 3);
		}
		assertEquals(32, Files.readAllLines(folder.resolve("trace.csv")).size());
		assertNotNull(WindowManager.getImage("region 1 in spiking cell activity"));
		final ImagePlus file = IJ.openImage(saved().toString());
		file.setRoi(movie.getRoi());
		results.reset();
		BENCH.done(MeasureActivity.class, "image", file, "recording", recording);
		assertEquals(31, results.size(), "from files of another session");
	}

	private Path saved() throws Exception {
		BENCH.done(ExportMovie.class, "image", movie, "file", file("saved.tif"));
		return folder.resolve("saved.tif");
	}

	@Test
	void aKymographIsMadeOfALineOrAPath() throws Exception {
		final CommandModule tip = BENCH.done(MakeKymograph.class, "image", movie, "along", "tip", "folder", file("out"));
		final ImagePlus seen = (ImagePlus) tip.getOutput("kymograph"), truth = (ImagePlus) tip.getOutput("truth");
		assertEquals(List.of("spiking cell activity kymograph", "spiking cell kymograph (truth)"),
			List.of(seen.getTitle(), truth.getTitle()));
		assertEquals(List.of(seen.getWidth(), 31), List.of(truth.getWidth(), truth.getHeight()));
		assertEquals(1.0, truth.getCalibration().pixelWidth, 1e-9);
		assertEquals("ms", truth.getCalibration().getYUnit());
		assertEquals(List.of("", "kymograph-truth.tif", "kymograph.tif"), CommandBench.files(folder.resolve("out")));
		final ImagePlus read = IJ.openImage(file("out/kymograph-truth.tif").toString());
		assertEquals(List.of("µm", "ms"), List.of(read.getCalibration().getXUnit(), read.getCalibration().getYUnit()));
		assertArrayEquals((float[]) truth.getProcessor().getPixels(), (float[]) read.getProcessor().getPixels());
		final double x = movie.getCalibration().getRawX(20), y = movie.getCalibration().getRawY(10);
		movie.setRoi(new Line(x, y, x + 30, y));
		final ImagePlus line = (ImagePlus) BENCH.done(MakeKymograph.class, "image", movie).getOutput("truth");
		assertEquals(31, line.getWidth(), 1);
		final CommandModule alone = BENCH.done(MakeKymograph.class, "recording", recording, "along", "section", "number", 1);
		assertNull(alone.getOutput("kymograph"));
		assertEquals(31, ((ImagePlus) alone.getOutput("truth")).getHeight());
	}

	@Test
	void aNeuronIsDrawnInTheColoursOfItsPlaces() throws Exception {
		final File model = file("cell.json");
		for (final String quantity : List.of("path-distance", "depth", "diameter", "input-resistance")) {
			final ImagePlus drawn =
				(ImagePlus) BENCH.done(DrawMorphology.class, "model", model, "quantity", quantity, "file", file(quantity + ".png"))
					.getOutput("picture");
			assertEquals(24, drawn.getBitDepth());
			assertEquals("µm", drawn.getCalibration().getUnit());
			assertTrue(drawn.getInfoProperty().contains("model hash: "));
			assertNotNull(drawn.getOverlay());
			assertEquals(drawn.getWidth(), ImageIO.read(file(quantity + ".png")).getWidth());
		}
		final ImagePlus flat =
			(ImagePlus) BENCH.done(DrawMorphology.class, "model", model, "shaded", false, "darker", false, "legend", false,
				"pixelsize", 0.5, "lowest", 0f, "highest", 100f).getOutput("picture");
		final int x = (int) flat.getCalibration().getRawX(50), y = (int) flat.getCalibration().getRawY(10);
		final int expected = org.dendritej.imagej.VoltageColours.rgb(20, new org.dendritej.imagej.DisplayRange(0, 100));
		for (int shift = 0; shift < 24; shift += 8)
			assertEquals(expected >> shift & 255, flat.getProcessor().get(x, y) >> shift & 255, 25,
				"the one compartment of the dendrite, with its middle 20 µm from the soma");
		assertNull(flat.getOverlay());
		assertTrue(BENCH.refusal(folder, DrawMorphology.class, "model", model, "quantity", "synapse-density", "file", file("d.png"))
			.contains("the model has no synapses whose density could be shown"));
		assertTrue(BENCH.refusal(folder, DrawMorphology.class, "model", model, "lowest", 3f, "highest", 1f)
			.contains("the display range is 3.0 to 1.0"));
	}

	@Test
	void whatCannotBeMeasuredIsRefusedInOneSentence() throws Exception {
		final ImagePlus strange = IJ.createImage("strange", "8-bit black", 10, 10, 3);
		assertTrue(BENCH.refusal(folder, MeasureActivity.class, "image", strange)
			.startsWith("The parameter \"recording\" is empty, and there is"));
		assertTrue(
			BENCH.refusal(folder, MakeKymograph.class, "image", strange).startsWith("The parameter \"recording\" is empty, and there is"));
		assertTrue(BENCH.refusal(folder, MakeKymograph.class).startsWith("The parameter \"recording\" is empty, and no image"));
		assertTrue(BENCH.refusal(folder, MakeKymograph.class, "recording", recording).contains("there is no movie on which a line"));
		movie.deleteRoi();
		assertTrue(BENCH.refusal(folder, MakeKymograph.class, "image", movie).contains("has no line on it"));
		assertTrue(BENCH.refusal(folder, MakeKymograph.class, "image", movie, "along", "tip", "number", 99, "folder", file("o"))
			.contains("there is no tip 99"));
		assertEquals("\"spiking cell activity\" has no selection; mark places with the point or a line tool",
			BENCH.refusal(folder, MeasureActivity.class, "image", movie, "table", file("t.csv")));
		movie.setRoi(new Roi(0, 0, 2, 2));
		assertTrue(BENCH.refusal(folder, MeasureActivity.class, "image", movie, "table", file("t.csv"))
			.contains("the selection lies outside the neuron"));
		movie.setRoi(new Line(0, 0, 5, 5));
		assertTrue(BENCH.refusal(folder, MeasureActivity.class, "image", movie).contains("is no area but of type straight line"));
	}
}
