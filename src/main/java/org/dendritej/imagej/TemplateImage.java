/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * The colours of a user's image as they are shown now: its lookup tables, display ranges, visible channels and present frame. The image is only read; closing
 * it or turning its knobs later does not change what comes out of here.
 */
final class TemplateImage {

	private final ImageStack stack;
	private final int slices;
	/** For each visible channel the stack index of its plane in slice 0, and how many planes there are from slice to slice. */
	private final List<Layer> layers = new ArrayList<>();
	private final int planesPerSlice;

	private record Layer(int plane, int[] colours, double minimum, double maximum) {
	}

	TemplateImage(final ImagePlus template) {
		stack = own(template.getStack());
		slices = template.getNSlices();
		planesPerSlice = template.getNChannels();
		final LUT[] luts = template.getLuts();
		final boolean composite = template instanceof CompositeImage image && image.getMode() == CompositeImage.COMPOSITE;
		for (int channel = 1; channel <= template.getNChannels(); channel++) {
			final boolean visible =
				composite ? ((CompositeImage) template).getActiveChannels()[channel - 1] : channel == template.getChannel();
			if (!visible)
				continue;
			final LUT lut = luts.length == 0 ? null : luts[Math.min(channel, luts.length) - 1];
			final boolean own = template instanceof CompositeImage;
			final boolean grey = own && ((CompositeImage) template).getMode() == CompositeImage.GRAYSCALE;
			layers.add(new Layer(template.getStackIndex(channel, 1, template.getFrame()), colours(grey ? null : lut),
				own ? lut.min : template.getDisplayRangeMin(),
				own ? lut.max : template.getDisplayRangeMax()));
		}
	}

	/** The same planes in another stack: ImageJ empties the stack of an image that is closed. Virtual ones it leaves alone. */
	private static ImageStack own(final ImageStack shown) {
		if (shown.isVirtual())
			return shown;
		final ImageStack own = new ImageStack(shown.getWidth(), shown.getHeight());
		for (int n = 1; n <= shown.getSize(); n++)
			own.addSlice(shown.getSliceLabel(n), shown.getPixels(n));
		return own;
	}

	private static int[] colours(final LUT lut) {
		final int[] colours = new int[256];
		for (int i = 0; i < 256; i++)
			colours[i] = lut == null ? i * 0x010101 : lut.getRGB(i) & 0xffffff;
		return colours;
	}

	/** Number of slices. */
	int slices() {
		return slices;
	}

	/** The colours of a slice. @param z from 0 @return 0xRRGGBB, the caller's own, shape [width · height] */
	int[] plane(final int z) {
		final int[] rgb = new int[stack.getWidth() * stack.getHeight()];
		for (final Layer layer : layers)
			add(stack.getProcessor(layer.plane + z * planesPerSlice), layer, rgb);
		return rgb;
	}

	/** All slices seen along z, the brightest of each column in each colour. @return 0xRRGGBB, the caller's own, shape [width · height] */
	int[] projection() {
		final int[] brightest = plane(0);
		for (int z = 1; z < slices; z++) {
			final int[] plane = plane(z);
			for (int i = 0; i < plane.length; i++)
				brightest[i] = Math.max(brightest[i] & 0xff0000, plane[i] & 0xff0000) | Math.max(brightest[i] & 0xff00, plane[i] & 0xff00) |
					Math.max(brightest[i] & 0xff, plane[i] & 0xff);
		}
		return brightest;
	}

	private static void add(final ImageProcessor plane, final Layer layer, final int[] rgb) {
		if (plane instanceof ColorProcessor colours) {
			final int[] pixels = (int[]) colours.getPixels();
			for (int i = 0; i < rgb.length; i++)
				rgb[i] = pixels[i] & 0xffffff;
			return;
		}
		final double scale = layer.maximum > layer.minimum ? 256 / (layer.maximum - layer.minimum) : 0;
		for (int i = 0; i < rgb.length; i++) {
			final double level = (plane.getf(i) - layer.minimum) * scale; // NaN becomes 0
			final int colour = layer.colours[(int) Math.max(0, Math.min(255, level))];
			rgb[i] =
				Math.min(0xff0000, (rgb[i] & 0xff0000) + (colour & 0xff0000)) | Math.min(0xff00, (rgb[i] & 0xff00) + (colour & 0xff00)) |
					Math.min(0xff, (rgb[i] & 0xff) + (colour & 0xff));
		}
	}
}
