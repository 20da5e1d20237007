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

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.imaging.CoverageImage;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Neurites;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;

class VoltageImagesTest {

	private static final VoltageMovie MOVIE = Stacks.movie(4);
	private static final Grid GRID = MOVIE.weights().grid();
	private static final ImageSpace SPACE = ImageSpace.of(GRID);

	private static ImagePlus image() {
		return VoltageImages.movie("cell", MOVIE, SPACE, MovieStyle.of(MOVIE.recording()), Stacks.PROVENANCE);
	}

	private static float[] pixels(final ImagePlus image, final int c, final int z, final int t) {
		return (float[]) image.getStack().getPixels(image.getStackIndex(c, z, t));
	}

	@Test
	void aMovieIsAHyperstackOfPotentialAndCoverage() {
		final ImagePlus image = image();
		assertArrayEquals(new int[] { GRID.width(), GRID.height(), 2, GRID.depth(), 4 }, image.getDimensions());
		assertEquals(32, image.getBitDepth());
		assertTrue(image.isHyperStack() || image.getOpenAsHyperStack());
		assertTrue(image.getStack().isVirtual());
		final float[] plane = new float[GRID.width() * GRID.height()];
		for (int t = 0; t < 4; t++)
			for (int z = 0; z < GRID.depth(); z++) {
				MOVIE.plane(z, t, plane);
				assertArrayEquals(plane, pixels(image, 1, z + 1, t + 1));
				CoverageImage.plane(MOVIE.weights(), z, plane);
				assertArrayEquals(plane, pixels(image, 2, z + 1, t + 1));
			}
	}

	@Test
	void aMovieIsCalibratedInSpaceAndTime() {
		final var calibration = image().getCalibration();
		assertEquals("µm", calibration.getUnit());
		assertEquals(GRID.pixelWidth(), calibration.pixelWidth);
		assertEquals(GRID.pixelDepth(), calibration.pixelDepth);
		assertEquals(GRID.x0(), calibration.getX(0), 1e-9);
		assertEquals(GRID.y0(), calibration.getY(0), 1e-9);
		assertEquals(GRID.z0(), calibration.getZ(0), 1e-9);
		assertEquals(0.5, calibration.frameInterval);
		assertEquals("ms", calibration.getTimeUnit());
		assertEquals("mV", calibration.getValueUnit());
	}

	@Test
	void theDisplayRangeIsTheSameInAllFrames() {
		final ImagePlus image = image();
		final DisplayRange range = DisplayRange.of(MOVIE.recording());
		for (int t = 1; t <= 4; t++) {
			image.setPosition(1, 3, t);
			assertEquals(range.minimum(), image.getDisplayRangeMin());
			assertEquals(range.maximum(), image.getDisplayRangeMax());
		}
		final CompositeImage composite = (CompositeImage) image;
		assertEquals(0, composite.getChannelLut(2).min);
		assertEquals(1, composite.getChannelLut(2).max);
		assertEquals(0, composite.getChannelLut(1).getRGB(0) & 0xffffff, "NaN is black");
	}

	@Test
	void labelsAndInfoSayWhatIsSeen() {
		final ImagePlus image = image();
		assertEquals("t = 0.5 ms, membrane potential (mV)", image.getStack().getSliceLabel(image.getStackIndex(1, 2, 2)));
		assertEquals("t = 1.5 ms, coverage", image.getStack().getSliceLabel(image.getStackIndex(2, 1, 4)));
		assertTrue(image.getInfoProperty().contains("quantity: membrane potential in mV"));
		assertTrue(image.getInfoProperty().endsWith(Stacks.PROVENANCE.text()));
	}

	@Test
	void paintingIntoAPlaneChangesNothing() {
		final ImagePlus image = image();
		final float[] before = pixels(image, 2, 3, 1).clone();
		java.util.Arrays.fill(pixels(image, 2, 3, 1), 7);
		assertArrayEquals(before, pixels(image, 2, 3, 1));
	}

	@Test
	void aProjectionHasOneSlice() {
		final ImagePlus image =
			VoltageImages.projection("cell", MOVIE, SPACE, MovieStyle.of(MOVIE.recording()).voltageOnly(), Stacks.PROVENANCE);
		assertArrayEquals(new int[] { GRID.width(), GRID.height(), 1, 1, 4 }, image.getDimensions());
		final float[] plane = new float[GRID.width() * GRID.height()];
		MOVIE.projection(2, plane);
		assertArrayEquals(plane, pixels(image, 1, 1, 3));
		assertFalse(image instanceof CompositeImage);
		assertEquals(DisplayRange.of(MOVIE.recording()).maximum(), image.getDisplayRangeMax());
		assertEquals(0, image.getProcessor().getLut().getRGB(0) & 0xffffff);
	}

	@Test
	void aNeuronOutsideTheImageIsRefused() {
		final CableModel cable = MOVIE.recording().cable();
		final Grid elsewhere = new Grid(10, 10, 10, 1, 1, 1, 1e4, 0, 0);
		final VoltageMovie movie = VoltageMovie.of(Neurites.weights(cable.pieces(), elsewhere), MOVIE.recording(), 0.1);
		final ImageException e = assertThrows(ImageException.class,
			() -> VoltageImages.movie("cell", movie, ImageSpace.of(elsewhere), MovieStyle.of(MOVIE.recording()), Stacks.PROVENANCE));
		assertTrue(e.getMessage().contains("reaches from (10000.0, 0.0, 0.0)"), e.getMessage());
		assertThrows(ImageException.class,
			() -> VoltageImages.movie("cell", MOVIE, ImageSpace.of(elsewhere), MovieStyle.of(MOVIE.recording()), Stacks.PROVENANCE),
			"other voxels");
	}

	@Test
	void theDisplayRangeHoldsEverythingAtRoundNumbers() {
		final CableModel cable = MOVIE.recording().cable();
		for (final float[] ends : new float[][] { { -65, 38.2f }, { -65, -64.3f }, { -70.3f, -70 }, { -90, -20 }, { -65, -65 } }) {
			final float[] voltages = new float[cable.compartments()];
			java.util.Arrays.fill(voltages, ends[0]);
			voltages[3] = ends[1];
			final Recording recording = Neurites.recording(cable, 1, voltages);
			final DisplayRange range = DisplayRange.of(recording);
			assertTrue(range.minimum() < ends[0] && range.maximum() >= ends[1], range.toString());
			assertTrue(ends[0] == ends[1] || ends[1] - ends[0] > 0.6 * (range.maximum() - range.minimum()), "colours are used: " + range);
		}
		final float[] broken = new float[cable.compartments()];
		broken[1] = Float.NaN;
		assertThrows(ImageException.class, () -> DisplayRange.of(Neurites.recording(cable, 1, broken)));
		assertThrows(ImageException.class, () -> new DisplayRange(-60, -60));
	}

	@Test
	void theColoursGrowLighterStepByStep() {
		final LUT lut = VoltageColours.lut(new DisplayRange(-80, 40));
		double before = -1;
		for (int i = 0; i < 256; i++) {
			final int rgb = lut.getRGB(i);
			final double luminance = 0.2126 * Math.pow((rgb >> 16 & 255) / 255.0, 2.2) + 0.7152 * Math.pow((rgb >> 8 & 255) / 255.0, 2.2) +
				0.0722 * Math.pow((rgb & 255) / 255.0, 2.2);
			assertTrue(Math.cbrt(luminance) > before - 4e-3, "entry " + i);
			before = Math.cbrt(luminance);
		}
		assertEquals(0, VoltageColours.rgb(Float.NaN, new DisplayRange(-80, 40)));
		assertTrue(VoltageColours.rgb(-200, new DisplayRange(-80, 40)) != 0, "black is NaN alone");
		assertEquals(VoltageColours.rgb(40, new DisplayRange(-80, 40)), VoltageColours.rgb(400, new DisplayRange(-80, 40)));
	}

	@Test
	void moreFramesThanImageJCanCountAreRefused() {
		assertThrows(ImageException.class, () -> ActivityImages.count("cell", 2, 1000, 2_000_000));
		assertEquals(List.of("0.025", "12.5", "100", "0"),
			List.of(ActivityImages.time(0.025), ActivityImages.time(12.5), ActivityImages.time(99.99999999999),
				ActivityImages.time(0)));
	}
}
