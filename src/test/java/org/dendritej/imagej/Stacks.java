/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.Arrays;

import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Neurites;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.recording.Recording;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** Images for tests. */
final class Stacks {

	static final Provenance PROVENANCE = new Provenance("model: test\nmodel hash: 0123");

	private Stacks() {
	}

	/** A movie of the sample cell on 6 × 6 × 20 µm voxels, every compartment with a course of its own. */
	static VoltageMovie movie(final int frames) {
		final Recording recording = Neurites.recording(Neurites.pyramidal(), frames);
		final Grid grid = Grid.fitted(recording.cable().pieces(), 6, 20, 5);
		return VoltageMovie.of(Neurites.weights(recording.cable().pieces(), grid), recording, 0.001);
	}

	/** A stack of grey ramps with pixels of 1 × 1 × 2 in a unit, its first voxel's centre at (−10, −20, −4). */
	static ImagePlus template(final int bits, final int width, final int height, final int channels, final int slices, final int frames,
		final String unit) {
		final ImageStack stack = new ImageStack(width, height);
		for (int n = 0; n < channels * slices * frames; n++) {
			final ImageProcessor plane = ImageStack.create(width, height, 1, bits).getProcessor(1);
			for (int i = 0; i < width * height; i++)
				if (bits == 24)
					plane.set(i, (i * 7 + n) * 0x010305 & 0xffffff);
				else
					plane.setf(i, (i * 7 + n * 13) % 251);
			stack.addSlice("plane " + n, plane);
		}
		final ImagePlus image = new ImagePlus("template", stack);
		image.setDimensions(channels, slices, frames);
		image.setOpenAsHyperStack(true);
		image.getCalibration().setUnit(unit);
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().xOrigin = 10;
		image.getCalibration().yOrigin = 20;
		image.getCalibration().zOrigin = 2;
		return image;
	}

	/** All there is in an image: pixels, labels, calibration, display. */
	static int hash(final ImagePlus image) {
		int hash = 17;
		for (int n = 1; n <= image.getStackSize(); n++) {
			final Object pixels = image.getStack().getProcessor(n).getPixels();
			hash = 31 * hash + (pixels instanceof byte[] b ? Arrays.hashCode(b) : pixels instanceof short[] s ? Arrays.hashCode(s)
				: pixels instanceof int[] i ? Arrays.hashCode(i) : Arrays.hashCode((float[]) pixels));
			hash = 31 * hash + String.valueOf(image.getStack().getSliceLabel(n)).hashCode();
		}
		return 31 * hash
			+ (image.getCalibration().toString() + image.getDisplayRangeMin() + image.getDisplayRangeMax() + image.getCurrentSlice() +
				image.getC() + image.getZ() + image.getT() + image.getTitle() + image.getInfoProperty()
				+ Arrays.deepToString(Arrays.stream(image.getLuts()).map(LUT::getBytes).toArray()))
				.hashCode();
	}
}
