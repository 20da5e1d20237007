/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.measure.Calibration;
import ij.measure.ResultsTable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.SpikingCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Label Voxels..., as SciJava runs it without a display: a cell with its soma at (10, 10, 5) µm and a dendrite of radius 1 µm along x up to 56 µm. */
class LabelVoxelsTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;
	private File model;

	@BeforeEach
	void write() throws Exception {
		Interpreter.batchMode = true;
		model = SpikingCell.write(folder).toFile();
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

	private ImagePlus label(final Object... inputs) throws Exception {
		final Object[] all = new Object[inputs.length + 2];
		all[0] = "model";
		all[1] = model;
		System.arraycopy(inputs, 0, all, 2, inputs.length);
		return (ImagePlus) BENCH.done(LabelVoxels.class, all).getOutput("stack");
	}

	private static int at(final ImagePlus image, final double x, final double y, final double z) {
		final Calibration space = image.getCalibration();
		return image.getStack().getProcessor(1 + (int) Math.rint(space.getRawZ(z)))
			.get((int) Math.rint(space.getRawX(x)), (int) Math.rint(space.getRawY(y)));
	}

	@Test
	void aVoxelHoldsTheNumberOfWhatItBelongsTo() throws Exception {
		for (final String labels : List.of("compartment", "section", "type")) {
			final ImagePlus image = label("labels", labels, "pixelsize", 0.5);
			assertEquals("spiking cell labels by " + labels, image.getTitle());
			assertEquals(List.of(16, "µm", 0.5, 1),
				List.of(image.getBitDepth(), image.getCalibration().getUnit(), image.getCalibration().pixelDepth, image.getNFrames()));
			assertTrue(image.getInfoProperty().contains("model hash: "));
			assertEquals(1, at(image, 10, 10, 5), "soma");
			assertEquals(labels.equals("type") ? 3 : 2, at(image, 50, 10, 5), "dendrite");
			assertEquals(0, at(image, 50, 13, 5), "beside it");
		}
	}

	@Test
	void theTableSaysWhatTheNumbersAre() throws Exception {
		label("table", folder.resolve("labels.csv").toFile());
		final ResultsTable rows = ResultsTable.getResultsTable();
		assertEquals(List.of("Label", "Value", "Section", "Type", "Nearest (µm)", "Farthest (µm)", "Length (µm)"),
			List.of(rows.getHeadings()));
		assertEquals(2, rows.size());
		assertEquals("spiking cell", rows.getLabel(0));
		assertEquals(List.of("soma", "basal"), List.of(rows.getStringValue("Type", 0), rows.getStringValue("Type", 1)));
		assertArrayEquals(new double[] { 1, 2 }, rows.getColumn("Value"));
		assertArrayEquals(new double[] { 0, 1 }, rows.getColumn("Section"));
		assertEquals(0, rows.getValue("Farthest (µm)", 0));
		assertEquals(rows.getValue("Length (µm)", 1), rows.getValue("Farthest (µm)", 1) - rows.getValue("Nearest (µm)", 1), 1e-9);
		assertEquals(3, Files.readAllLines(folder.resolve("labels.csv")).size());
		label("labels", "type");
		assertEquals(4, rows.size());
		assertTrue(Double.isNaN(rows.getValue("Section", 3)), "a type has no section");
	}

	@Test
	void inATemplateTheLabelsHaveItsVoxelsAndAreWrittenAsTheyAre() throws Exception {
		final ImagePlus template = IJ.createImage("stack", "8-bit ramp", 70, 20, 10);
		template.getCalibration().setUnit("µm");
		template.show();
		final ImagePlus image = label("template", "stack", "file", folder.resolve("labels.tif").toFile());
		assertArrayEquals(template.getDimensions(), image.getDimensions());
		assertEquals(2, at(image, 50, 10, 5));
		final ImagePlus read = IJ.openImage(folder.resolve("labels.tif").toString());
		for (int z = 1; z <= 10; z++)
			assertArrayEquals((short[]) image.getStack().getPixels(z), (short[]) read.getStack().getPixels(z));
		final ImagePlus whole = label("template", "stack", "filled", 0.99);
		assertEquals(2, at(whole, 50, 10, 5), "the axis of the dendrite fills its voxel");
		assertEquals(0, at(whole, 50, 11, 5), "at its border a voxel is half full");
		assertEquals(2, at(image, 50, 11, 5));
	}

	@Test
	void whatCannotBeLabelledIsRefusedInOneSentence() throws Exception {
		final ImagePlus elsewhere = IJ.createImage("elsewhere", "8-bit black", 5, 5, 3);
		elsewhere.getCalibration().setUnit("µm");
		elsewhere.getCalibration().xOrigin = 500;
		elsewhere.show();
		says("The parameter \"template\" is \"nowhere\", but no image of that title is open", "template", "nowhere");
		says("\"elsewhere\": none of the neuron lies in the image", "template", "elsewhere");
		says("filled", "filled", 1.5);
		says("expected one of [compartment, section, type]", "labels", "branch");
	}

	private void says(final String expected, final String key, final Object value) throws Exception {
		final String sentence =
			BENCH.refusal(folder, LabelVoxels.class, "model", model, "file", folder.resolve("no.tif").toFile(), key, value);
		assertTrue(sentence.contains(expected), sentence);
	}
}
