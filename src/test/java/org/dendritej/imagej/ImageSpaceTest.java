/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.io.LengthUnit;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.measure.Calibration;

class ImageSpaceTest {

	@Test
	void everyUnitOfLengthIsUnderstood() {
		for (final String unit : new String[] { "µm", "um", "micron", "microns", "Micron" })
			assertEquals(new Grid(8, 6, 5, 1, 1, 2, -10, -20, -4), ImageSpace.of(Stacks.template(8, 8, 6, 1, 5, 1, unit)).grid(), unit);
		assertEquals(new Grid(8, 6, 5, 1e-3, 1e-3, 2e-3, -1e-2, -2e-2, -4e-3),
			ImageSpace.of(Stacks.template(8, 8, 6, 1, 5, 1, "nm")).grid());
		assertEquals(1000, ImageSpace.of(Stacks.template(8, 8, 6, 1, 5, 1, "mm")).grid().pixelWidth());
		assertEquals(25400, ImageSpace.of(Stacks.template(8, 8, 6, 1, 5, 1, "inch")).grid().pixelWidth());
	}

	@Test
	void eachAxisMayHaveItsOwnUnit() {
		final ImagePlus template = Stacks.template(8, 8, 6, 1, 5, 1, "µm");
		template.getCalibration().setYUnit("nm");
		template.getCalibration().setZUnit("mm");
		final Grid grid = ImageSpace.of(template).grid();
		assertEquals(List.of(1.0, 1e-3, 2e3), List.of(grid.pixelWidth(), grid.pixelHeight(), grid.pixelDepth()));
	}

	@Test
	void aVoxelLiesWhereImageJSaysItLies() {
		final ImagePlus template = Stacks.template(8, 8, 6, 1, 5, 1, "µm");
		final Calibration calibration = template.getCalibration();
		calibration.pixelWidth = 0.31;
		calibration.xOrigin = 3.7;
		final Grid grid = ImageSpace.of(template).grid();
		for (int i = 0; i < 8; i++)
			assertEquals(calibration.getX(i), grid.x0() + i * grid.pixelWidth(), 1e-12);
	}

	@Test
	void anImageWithoutPixelSizeIsRefusedWithAdvice() {
		for (final String unit : new String[] { "pixel", "pixels", "", "furlong" }) {
			final ImageException e = assertThrows(ImageException.class, () -> ImageSpace.of(Stacks.template(8, 8, 6, 1, 5, 1, unit)), unit);
			assertTrue(e.getMessage().contains("enter the size of a pixel and its unit"), e.getMessage());
		}
	}

	@Test
	void calibrationsThatMakeNoSenseAreRefused() {
		final ImagePlus zero = Stacks.template(8, 8, 6, 1, 5, 1, "µm"), infinite = Stacks.template(8, 8, 6, 1, 5, 1, "µm");
		final ImagePlus upwards = Stacks.template(8, 8, 6, 1, 5, 1, "µm"), nowhere = Stacks.template(8, 8, 6, 1, 5, 1, "µm");
		zero.getCalibration().pixelHeight = 0;
		infinite.getCalibration().pixelDepth = Double.POSITIVE_INFINITY;
		upwards.getCalibration().setInvertY(true);
		nowhere.getCalibration().xOrigin = Double.NaN;
		for (final ImagePlus wrong : List.of(zero, infinite, upwards, nowhere))
			assertThrows(ImageException.class, () -> ImageSpace.of(wrong));
	}

	@Test
	void aPlaneGetsSlicesInItsOwnUnit() {
		final ImagePlus plane = Stacks.template(8, 40, 30, 1, 1, 1, "mm");
		plane.getCalibration().pixelWidth = plane.getCalibration().pixelHeight = 1e-3;
		final List<Piece> neurite = List.of(new Piece(0, 5, 5, -12, 1, 20, 10, 31, 1));
		final ImageSpace deep = ImageSpace.of(plane).deepFor(neurite);
		final Calibration calibration = deep.calibration(1);
		assertEquals(2, deep.grid().pixelDepth());
		assertEquals(2e-3, calibration.pixelDepth, 1e-18);
		assertEquals(deep.grid().z0(), 1e3 * calibration.getZ(0), 1e-9);
		assertTrue(deep.grid().z0() <= -12 && deep.grid().z0() + 2 * deep.grid().depth() >= 32);
		assertEquals(1e-3, calibration.pixelWidth);
		final ImageSpace stack = ImageSpace.of(Stacks.template(8, 8, 6, 1, 5, 1, "µm"));
		assertSame(stack, stack.deepFor(neurite));
	}

	@Test
	void aGridInMicrometresComesBackFromItsCalibration() {
		final Grid grid = new Grid(8, 6, 5, 0.3, 0.3, 1.7, -12.3, 40.2, 0);
		final ImagePlus image = Stacks.template(8, 8, 6, 1, 5, 1, "µm");
		image.setCalibration(ImageSpace.of(grid).calibration(0.5));
		final Grid back = ImageSpace.of(image).grid();
		assertEquals(grid.x0(), back.x0(), 1e-12);
		assertEquals(grid.y0(), back.y0(), 1e-12);
		assertEquals(0, back.z0());
		assertEquals(41, image.getCalibration().xOrigin, "a whole number of pixels stays one");
	}

	@Test
	void aMissingPixelSizeCanBeGiven() {
		final ImagePlus image = Stacks.template(8, 8, 6, 1, 5, 1, "pixel");
		image.getCalibration().xOrigin = 3;
		assertThrows(ImageException.class, () -> ImageSpace.of(image));
		assertThrows(ImageException.class, () -> ImageSpace.of(image, 0.5, 0), "slices still have no distance");
		final ImageSpace space = ImageSpace.of(image, 0.5, 2);
		assertEquals(new Grid(8, 6, 5, 0.5, 0.5, 2, -1.5, -10, -4), space.grid());
		assertEquals("pixel", image.getCalibration().getUnit(), "the image is only read");
		final Calibration calibration = space.calibration(1);
		assertEquals("\u00b5m", calibration.getUnit());
		assertEquals("\u00b5m", calibration.getZUnit());
		assertEquals(1, LengthUnit.micrometres(calibration.getYUnit()));
	}

	@Test
	void aGivenPixelSizeLeavesTheSlicesOfACalibratedImage() {
		final ImagePlus image = Stacks.template(8, 8, 6, 1, 5, 1, "mm");
		image.getCalibration().pixelDepth = 3e-3;
		final Grid grid = ImageSpace.of(image, 0.5, 0).grid();
		assertEquals(3, grid.pixelDepth(), 1e-12);
		assertEquals(0.5, grid.pixelWidth());
		assertEquals(7, ImageSpace.of(image, 0, 7).grid().pixelDepth());
		assertEquals(1000, ImageSpace.of(image, 0, 7).grid().pixelWidth(), 1e-9);
	}

	@Test
	void aPlaneNeedsNoSliceSpacing() {
		final ImagePlus plane = Stacks.template(8, 8, 6, 1, 1, 1, "pixel");
		assertEquals(0.5, ImageSpace.of(plane, 0.5, 0).grid().pixelWidth());
	}
}
