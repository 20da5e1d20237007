/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;

/** The movie of a run, opened by ImageJ. */
class MovieTest {

	/** 20 ms at 0.5 ms. */
	private static final int FRAMES = 41;

	@TempDir Path folder;

	private Path model;

	@BeforeEach
	void writeModel() throws IOException {
		model = SmallCell.write(folder);
	}

	@Test
	void aTemplateGivesItsPixelsUnitAndOriginAndTheSomaItsVoltage() throws IOException {
		final ImagePlus template = IJ.createImage("template", "8-bit", 100, 160, 30);
		final Calibration space = template.getCalibration();
		space.setUnit("micron");
		space.pixelWidth = space.pixelHeight = 0.8;
		space.pixelDepth = 1.5;
		space.xOrigin = 20;
		space.yOrigin = 25;
		space.zOrigin = 12;
		final ImagePlus movie = run("--template", save(template));
		assertEquals(List.of(100, 160, 1, 30, FRAMES), dimensions(movie));
		final Calibration found = movie.getCalibration();
		assertEquals(0.8, found.pixelWidth, 1e-9);
		assertEquals(0.8, found.pixelHeight, 1e-9);
		assertEquals(1.5, found.pixelDepth, 1e-9);
		assertEquals(List.of(20.0, 25.0, 12.0), List.of(found.xOrigin, found.yOrigin, found.zOrigin));
		assertEquals(0.5, found.frameInterval, 1e-9);
		assertEquals("ms", found.getTimeUnit());

		final List<String> rows = Files.readAllLines(folder.resolve("out/voltage.csv"));
		for (int frame = 0; frame < FRAMES; frame++) {
			final double soma = Double.parseDouble(rows.get(1 + 20 * frame).split(",")[1]);
			assertEquals(soma, value(movie, 20, 25, 12, frame), 0.05, "the voxel at 0, 0, 0 lies in the middle of the soma");
		}
		assertTrue(Float.isNaN(value(movie, 0, 0, 0, 0)), "there is nothing in the corner");
		assertTrue(movie.getInfoProperty().contains("\"small cell\""), "the model is in the Info");
	}

	@Test
	void aTemplateOfOnePlaneGetsTheNeuronSeenFromAbove() throws IOException {
		final ImagePlus template = IJ.createImage("template", "8-bit", 100, 160, 1);
		template.getCalibration().setUnit("um");
		template.getCalibration().xOrigin = 20;
		template.getCalibration().yOrigin = 20;
		final ImagePlus movie = run("--template", save(template));
		assertEquals(List.of(100, 160, 1, 1, FRAMES), dimensions(movie));
		assertTrue(value(movie, 20, 20 + 60, 0, 3) < 0, "the dendrite lies on y");
	}

	@Test
	void allSlicesAreWrittenUnlessTheyAreTooMuch() throws IOException {
		final ImagePlus template = IJ.createImage("template", "8-bit", 100, 160, 30);
		template.getCalibration().setUnit("um");
		final Path file = save(template);
		assertEquals(30, run("--template", file).getNSlices());
		assertEquals(1, run("--template", file, "--projection").getNSlices());
		assertEquals(1, run("--template", file, "--max-size", "0.01").getNSlices());
		final Shell refused =
			Shell.run("run", model, "--out", folder.resolve("refused"), "--template", file, "--volume", "--max-size", "0.01");
		assertEquals(1, refused.exitCode());
		assertTrue(refused.err().contains("78.7 MB"), refused.err()); // 4 · 100 · 160 · 30 · 41 bytes
	}

	@Test
	void withoutTemplateTheGridFitsTheNeuron() throws IOException {
		final ImagePlus movie = run();
		assertEquals(1, movie.getNSlices());
		assertTrue(movie.getHeight() > 256 && movie.getHeight() <= 512, "the longer side has " + movie.getHeight() + " pixels");
		final ImagePlus coarse = run("--pixel-size", "2");
		assertEquals(2, coarse.getCalibration().pixelWidth, 1e-9);
		assertTrue(run("--pixel-size", "2", "--volume").getNSlices() > 40, "80 µm of neurite in slices of 2 µm");
	}

	private ImagePlus run(final Object... options) {
		final Path out = folder.resolve("out");
		final Shell shell = Shell.run(Stream.concat(Stream.of("run", model, "--out", out), Stream.of(options)).toArray());
		assertEquals(0, shell.exitCode(), shell.err());
		return new Opener().openImage(out.resolve("activity.tif").toString());
	}

	private Path save(final ImagePlus template) {
		final Path file = folder.resolve("template.tif");
		final FileSaver saver = new FileSaver(template);
		assertTrue(template.getStackSize() > 1 ? saver.saveAsTiffStack(file.toString()) : saver.saveAsTiff(file.toString()));
		return file;
	}

	private static List<Integer> dimensions(final ImagePlus image) {
		return Arrays.stream(image.getDimensions()).boxed().toList();
	}

	private static float value(final ImagePlus image, final int x, final int y, final int z, final int frame) {
		return image.getStack().getProcessor(image.getStackIndex(1, z + 1, frame + 1)).getf(x, y);
	}
}
