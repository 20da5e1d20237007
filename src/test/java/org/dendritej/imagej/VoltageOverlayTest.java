/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.imaging.CoverageImage;
import org.dendritej.imaging.Neurites;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;

import ij.CompositeImage;
import ij.ImagePlus;

class VoltageOverlayTest {

	private static final DisplayRange RANGE = new DisplayRange(-80, 0);

	/** 20 µm of dendrite of radius 2 µm along x from −5, in the middle of the templates. */
	private static final CableModel CABLE = CableModel.discretise(
		new Morphology("cylinder",
			List.of(new SamplePoint(-5, -10, 0, 2, Types.BASAL, -1), new SamplePoint(15, -10, 0, 2, Types.BASAL, 0))),
		CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(3)));
	private static final Recording RECORDING = Neurites.recording(CABLE, 3);

	private static VoltageMovie movie(final ImagePlus template) {
		return VoltageMovie.of(Neurites.weights(CABLE.pieces(), ImageSpace.of(template).deepFor(CABLE.pieces()).grid()), RECORDING, 0.001);
	}

	private static ImagePlus overlay(final ImagePlus template) {
		return VoltageOverlay.of("overlay", template, ImageSpace.of(template), movie(template), RANGE, Stacks.PROVENANCE);
	}

	private static List<ImagePlus> templates() {
		final ImagePlus rgb = Stacks.template(24, 40, 30, 1, 5, 1, "µm");
		final CompositeImage composite = new CompositeImage(Stacks.template(16, 40, 30, 3, 5, 2, "micron"), CompositeImage.COMPOSITE);
		final CompositeImage colour = new CompositeImage(Stacks.template(8, 40, 30, 2, 5, 1, "um"), CompositeImage.COLOR);
		colour.setPosition(2, 1, 1);
		final ImagePlus floats = Stacks.template(32, 40, 30, 1, 5, 1, "micron");
		floats.getStack().getProcessor(2).setf(17, Float.NaN);
		floats.setDisplayRange(20, 200);
		return List.of(Stacks.template(8, 40, 30, 1, 5, 1, "µm"), Stacks.template(16, 40, 30, 1, 5, 4, "µm"), floats, rgb, composite,
			colour,
			Stacks.template(8, 40, 30, 1, 1, 1, "µm"));
	}

	@Test
	void theTemplateIsNeverChanged() {
		for (final ImagePlus template : templates()) {
			final int before = Stacks.hash(template);
			final ImagePlus overlay = overlay(template);
			for (int n = 1; n <= overlay.getStackSize(); n++)
				overlay.getStack().getProcessor(n).invert();
			VoltageOverlay.projection("overlay", template, ImageSpace.of(template), movie(template), RANGE, Stacks.PROVENANCE)
				.getProcessor().invert();
			assertEquals(before, Stacks.hash(template), template.toString());
		}
	}

	@Test
	void whereTheNeuronIsNotTheTemplateShows() {
		for (final ImagePlus template : templates()) {
			final ImagePlus overlay = overlay(template);
			final VoltageMovie movie = movie(template);
			assertArrayEquals(new int[] { 40, 30, 1, template.getNSlices(), 3 }, overlay.getDimensions());
			final float[] coverage = new float[40 * 30];
			for (int z = 1; z <= template.getNSlices(); z++) {
				if (template.getNSlices() == 1)
					CoverageImage.projection(movie.weights(), coverage);
				else
					CoverageImage.plane(movie.weights(), z - 1, coverage);
				final int[] shown = shown(template, z);
				for (int t = 1; t <= 3; t++) {
					final int[] pixels = (int[]) overlay.getStack().getPixels(overlay.getStackIndex(1, z, t));
					for (int i = 0; i < shown.length; i++)
						if (coverage[i] == 0)
							assertTrue(difference(shown[i], pixels[i]) <= (template.getBitDepth() == 24 ? 0 : 2), template + " pixel " + i);
						else
							if (coverage[i] > 0.3)
								assertNotEquals(0, pixels[i] & 0xffffff);
				}
			}
		}
	}

	/** Greatest difference of two colours in red, green or blue. */
	private static int difference(final int a, final int b) {
		int greatest = 0;
		for (int shift = 0; shift < 24; shift += 8)
			greatest = Math.max(greatest, Math.abs((a >> shift & 255) - (b >> shift & 255)));
		return greatest;
	}

	/** What ImageJ itself shows of a slice. */
	private static int[] shown(final ImagePlus template, final int z) {
		final ImagePlus copy = template.duplicate();
		copy.setPosition(template.getC(), z, 1);
		if (template.getBitDepth() != 24)
			copy.setDisplayRange(template.getDisplayRangeMin(), template.getDisplayRangeMax());
		final java.awt.image.BufferedImage picture = new java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_RGB);
		picture.getGraphics().drawImage(copy.getImage(), 0, 0, null);
		final int[] rgb = picture.getRGB(0, 0, 40, 30, null, 0, 40);
		for (int i = 0; i < rgb.length; i++)
			rgb[i] &= 0xffffff;
		return rgb;
	}

	@Test
	void whereTheNeuronFillsAVoxelItsColourShows() {
		for (final ImagePlus template : templates()) {
			final ImagePlus overlay = overlay(template);
			for (int t = 1; t <= 3; t++) {
				final int z = template.getNSlices() == 1 ? 1 : 3; // z = 0
				final int rgb = overlay.getStack().getProcessor(overlay.getStackIndex(1, z, t)).getPixel(10, 10) & 0xffffff; // x = 0, y = −10
				assertEquals(VoltageColours.rgb(RECORDING.voltage(t - 1, 0), RANGE), rgb);
			}
		}
	}

	@Test
	void theOverlayKeepsTheSpaceOfTheTemplate() {
		final ImagePlus template = Stacks.template(8, 40, 30, 1, 5, 1, "micron");
		final ImagePlus overlay = overlay(template);
		assertEquals("micron", overlay.getCalibration().getUnit());
		assertEquals(10, overlay.getCalibration().xOrigin);
		assertEquals(2, overlay.getCalibration().zOrigin);
		assertEquals(0.5, overlay.getCalibration().frameInterval);
		assertEquals("ms", overlay.getCalibration().getTimeUnit());
		assertEquals("t = 1 ms, membrane potential", overlay.getStack().getSliceLabel(overlay.getStackIndex(1, 4, 3)));
		assertTrue(overlay.getInfoProperty().contains("model hash: 0123"));
	}

	@Test
	void halfTransparentEdgesMixColours() {
		assertEquals(0x7f4080, VoltageOverlay.mix(0xfe0000, 0x0080ff, 0.5f));
		assertEquals(0x123456, VoltageOverlay.mix(0x123456, 0xffffff, 0));
		assertEquals(0xffffff, VoltageOverlay.mix(0x123456, 0xffffff, 1));
	}

	@Test
	void aMovieOfAnotherSpaceIsRefused() {
		final ImagePlus template = Stacks.template(8, 40, 30, 1, 5, 1, "µm"), other = Stacks.template(8, 40, 30, 1, 5, 1, "mm");
		assertThrows(ImageException.class,
			() -> VoltageOverlay.of("overlay", other, ImageSpace.of(other), movie(template), RANGE, Stacks.PROVENANCE));
		final ImagePlus away = Stacks.template(8, 40, 30, 1, 5, 1, "µm");
		away.getCalibration().xOrigin = -1000;
		final ImageException e = assertThrows(ImageException.class, () -> overlay(away));
		assertTrue(e.getMessage().contains("none of the neuron lies in the image"), e.getMessage());
	}
}
