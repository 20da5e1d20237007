/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.SpikingCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Render Activity... as a microscope takes it. */
class RenderLightTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;
	private File recording;

	@BeforeEach
	void simulate() throws Exception {
		Interpreter.batchMode = true;
		recording = folder.resolve("run.recording").toFile();
		BENCH.done(SimulateNeuron.class, "model", SpikingCell.write(folder).toFile(), "recording", recording, "frameinterval", 0.25);
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

	private CommandModule take(final Object... more) throws Exception {
		final Object[] inputs = new Object[more.length + 6];
		System.arraycopy(new Object[] { "recording", recording, "style", "light", "pixelsize", 1.0 }, 0, inputs, 0, 6);
		System.arraycopy(more, 0, inputs, 6, more.length);
		return BENCH.done(RenderActivity.class, inputs);
	}

	@Test
	void everyMicroscopeGivesANoisyMovieAndItsTruth() throws Exception {
		for (final String modality : List.of("two-photon", "confocal", "widefield", "light-sheet")) {
			final CommandModule taken = take("modality", modality, "frameinterval", 1.0);
			final ImagePlus noisy = (ImagePlus) taken.getOutput("movie"), truth = (ImagePlus) taken.getOutput("truth");
			assertEquals(List.of("spiking cell " + modality + " JEDI-2P", "spiking cell " + modality + " JEDI-2P (truth)"),
				List.of(noisy.getTitle(), truth.getTitle()));
			assertEquals(List.of(16, 32, 30, 1, "ms", 1.0),
				List.of(noisy.getBitDepth(), truth.getBitDepth(), truth.getNFrames(), truth.getNSlices(),
					truth.getCalibration().getTimeUnit(), truth.getCalibration().frameInterval));
			assertEquals("photons", truth.getCalibration().getValueUnit());
			assertTrue(truth.getInfoProperty().contains("microscope: " + modality) && truth.getInfoProperty().contains("model hash: "));
			double light = 0, grey = 0;
			for (int t = 1; t <= 30; t++) {
				final float[] clean = (float[]) truth.getStack().getPixels(t);
				final short[] seen = (short[]) noisy.getStack().getPixels(t);
				for (int i = 0; i < clean.length; i++) {
					light += clean[i];
					grey += (seen[i] & 0xffff) - 100;
				}
			}
			assertEquals(light, grey / 10, 0.01 * light, "offset 100, ten levels for each photon");
			assertArrayEquals((short[]) noisy.getStack().getPixels(7), (short[]) noisy.getStack().getPixels(7),
				"the same whenever one looks");
		}
	}

	@Test
	void anAreaGivesWhatTheMicroscopeWouldHaveMeasuredBesideTheTruePotential() throws Exception {
		final ImagePlus truth = (ImagePlus) take("frameinterval", 0.5, "photons", 5000f).getOutput("truth");
		final int x = (int) Math.rint(truth.getCalibration().getRawX(10)), y = (int) Math.rint(truth.getCalibration().getRawY(10));
		truth.setRoi(new Roi(x - 4, y - 4, 9, 9));
		BENCH.done(MeasureActivity.class, "image", truth, "recording", recording);
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(List.of("Region", "Time (ms)", "Measured (photons)", "True potential (mV)"), List.of(results.getHeadings()));
		final double[] light = results.getColumn("Measured (photons)"), voltage = results.getColumn("True potential (mV)");
		assertEquals(60, light.length);
		final int spike = top(voltage);
		final int dark = bottom(light);
		assertTrue(voltage[spike] > -10 && Math.abs(dark - spike) <= 4, "JEDI-2P darkens when the neuron fires: " + spike + " " + dark);
		assertTrue(light[dark] < 0.9 * light[0], light[dark] + " of " + light[0]);
	}

	private static int top(final double[] values) {
		int found = 0;
		for (int i = 0; i < values.length; i++)
			if (values[i] > values[found])
				found = i;
		return found;
	}

	private static int bottom(final double[] values) {
		int found = 0;
		for (int i = 0; i < values.length; i++)
			if (values[i] < values[found])
				found = i;
		return found;
	}

	@Test
	void volumesTemplatesAndMeasuredPointsAreTakenToo() throws Exception {
		final ImagePlus volume =
			(ImagePlus) take("projection", false, "pixelsize", 2.0, "modality", "confocal", "bits", "8", "gain", 1f, "offset",
				0f, "indicator", "GCaMP6f").getOutput("movie");
		assertTrue(volume.getNSlices() > 3 && volume.getBitDepth() == 8, volume.toString());
		assertTrue(volume.getInfoProperty().contains("driven by: "));
		final ImagePlus template = IJ.createImage("stack", "8-bit ramp", 70, 20, 10);
		template.getCalibration().setUnit("µm");
		template.show();
		final ImagePlus inTemplate =
			(ImagePlus) BENCH.done(RenderActivity.class, "recording", recording, "style", "light", "template", "stack",
				"projection", false).getOutput("truth");
		assertEquals(List.of(70, 20, 10), List.of(inTemplate.getWidth(), inTemplate.getHeight(), inTemplate.getNSlices()));
		final ImagePlus bead = IJ.createImage("bead", "32-bit black", 9, 9, 9);
		bead.getCalibration().setUnit("µm");
		bead.getStack().getProcessor(5).setf(4, 4, 1);
		bead.show();
		final ImagePlus sharp = (ImagePlus) take("bead", "bead").getOutput("truth");
		assertFalse(sharp.getInfoProperty().contains("0.92"), sharp.getInfoProperty().lines().limit(12).toList().toString());
	}

	@Test
	void bothAreWrittenOrNone() throws Exception {
		take("file", folder.resolve("light.tif").toFile());
		assertEquals(16, IJ.openImage(folder.resolve("light.tif").toString()).getBitDepth());
		final ImagePlus truth = IJ.openImage(folder.resolve("light-truth.tif").toString());
		assertEquals("photons", truth.getCalibration().getValueUnit());
		assertTrue(truth.getInfoProperty().startsWith("focal plane: z = "));
	}

	@Test
	void whatNoMicroscopeCanDoIsRefusedInOneSentence() throws Exception {
		says("there is no indicator \"GFP\"; known are ASAP3, Archon1, JEDI-2P", refusal("indicator", "GFP"));
		says("a numerical aperture of 1.4; it must be positive and below the refractive index, 1.333", refusal("aperture", 1.4f));
		says("record for longer or choose a shorter frame", refusal("frameinterval", 100.0));
		says("an exposure of 5.0 ms does not fit", refusal("modality", "widefield", "exposure", 5.0));
		says("The parameter \"bead\" is \"nowhere\", but no image of that title is open", refusal("bead", "nowhere"));
		says("photons", refusal("photons", Float.NaN));
		says("focus", refusal("focus", Double.NaN));
		says("an offset of 300.0 grey levels", refusal("bits", "8", "offset", 300f));
		says("none of the neuron lies in the image", refusal("focus", 1e5));
	}

	private static void says(final String expected, final String sentence) {
		assertTrue(sentence.contains(expected), sentence);
	}

	private String refusal(final Object... more) throws Exception {
		final Object[] inputs = new Object[more.length + 6];
		System.arraycopy(new Object[] { "recording", recording, "style", "light", "file", folder.resolve("no.tif").toFile() }, 0, inputs, 0,
			6);
		System.arraycopy(more, 0, inputs, 6, more.length);
		return BENCH.refusal(folder, RenderActivity.class, inputs);
	}
}
