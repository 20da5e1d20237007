/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * The pictures of a film: the frames of an image, or its slices if it has one frame, as ImageJ shows them with the present lookup table, display range and
 * overlay. The range is that of the whole film, so equal values have equal colours in all pictures. The image is only read; a computed one may be asked for
 * several pictures at once.
 */
public final class Film {

	private final ImagePlus image;
	private final ImageStack stack;
	private final boolean overFrames;
	private final int channel, slice, frame, magnification;
	private final boolean[] active;
	private final LUT[] luts;
	private final List<List<Roi>> drawn;
	/** ms; empty if nothing says them. */
	private final Optional<double[]> times;

	/**
	 * A film.
	 *
	 * @param image what is filmed: its present slice, if it has several frames
	 * @param magnification size of a pixel of the image in pixels of the film, at least 1
	 * @throws ImageException if the pictures would be larger than pictures can be
	 */
	public Film(final ImagePlus image, final int magnification) {
		if ((long) image.getWidth() * magnification > Short.MAX_VALUE || (long) image.getHeight() * magnification > Short.MAX_VALUE)
			throw new ImageException("\"" + image.getTitle() + "\": pictures of " + (long) image.getWidth() * magnification + " × " +
				(long) image.getHeight() * magnification + " pixels are too large for a film; magnify less, or crop the image");
		this.image = image;
		this.magnification = magnification;
		stack = image.getStack();
		overFrames = image.getNFrames() > 1 || image.getNSlices() == 1;
		channel = image.getC();
		slice = Math.max(1, image.getZ());
		frame = Math.max(1, image.getT());
		times = image.getNFrames() > 1 ? FrameTimes.of(image) : Optional.empty();
		luts = luts(image);
		active = image instanceof CompositeImage composite && composite.getMode() == CompositeImage.COMPOSITE
			? Arrays.copyOf(composite.getActiveChannels(), image.getNChannels()) : new boolean[image.getNChannels()];
		if (!(image instanceof CompositeImage composite) || composite.getMode() != CompositeImage.COMPOSITE)
			active[channel - 1] = true;
		drawn = new ArrayList<>();
		final Overlay overlay = image.getHideOverlay() ? null : image.getOverlay();
		for (int i = 0; i < frames(); i++) {
			final List<Roi> here = new ArrayList<>();
			if (overlay != null)
				for (final Roi roi : overlay)
					if (isIn(roi, z(i), t(i)))
						here.add(roi);
			drawn.add(here);
		}
	}

	/** Lookup tables with the ranges in which they are shown, one for each channel. @return none if the image has colours of its own */
	static LUT[] luts(final ImagePlus image) {
		if (image.getBitDepth() == 24)
			return new LUT[0];
		final LUT[] luts = image.getLuts();
		if (!(image instanceof CompositeImage)) {
			luts[0].min = image.getDisplayRangeMin();
			luts[0].max = image.getDisplayRangeMax();
		}
		return luts;
	}

	/** As ImageJ's windows decide. */
	private boolean isIn(final Roi roi, final int z, final int t) {
		if (image.isHyperStack() || image instanceof CompositeImage || roi.hasHyperStackPosition()) {
			int roiSlice = roi.getZPosition(), roiFrame = roi.getTPosition();
			final int position = roi.getPosition();
			if (position > 0)
				if (roiSlice == 0 && image.getNSlices() > 1)
					roiSlice = position;
				else
					if (roiFrame == 0)
						roiFrame = position;
			return (roi.getCPosition() == 0 || roi.getCPosition() == channel) && (roiSlice == 0 || roiSlice == z) &&
				(roiFrame == 0 || roiFrame == t);
		}
		return roi.getPosition() == 0 || roi.getPosition() == image.getStackIndex(channel, z, t);
	}

	private int z(final int index) {
		return overFrames ? slice : index + 1;
	}

	private int t(final int index) {
		return overFrames ? index + 1 : frame;
	}

	/**
	 * Number of pictures.
	 *
	 * @return at least 1
	 */
	public int frames() {
		return overFrames ? image.getNFrames() : image.getNSlices();
	}

	/** The picture that the image shows now, from 0. */
	int present() {
		return (overFrames ? frame : slice) - 1;
	}

	/**
	 * Width of a picture.
	 *
	 * @return pixels
	 */
	public int width() {
		return image.getWidth() * magnification;
	}

	/**
	 * Height of a picture.
	 *
	 * @return pixels
	 */
	public int height() {
		return image.getHeight() * magnification;
	}

	/** The image that is filmed. */
	ImagePlus image() {
		return image;
	}

	/** Whether several threads may ask for pictures at once. */
	boolean isComputed() {
		return ComputedStack.isThreadSafe(stack);
	}

	/** Name of a picture: the first line of the label of its plane, or its time. @return empty if it has neither */
	String label(final int index) {
		final String label = stack.getSliceLabel(plane(channel, index));
		return label != null && !label.isBlank() ? label.lines().findFirst().orElse("")
			: times.map(all -> "t = " + ActivityImages.time(all[index]) + " ms").orElse("");
	}

	private int plane(final int c, final int index) {
		return image.getStackIndex(c, z(index), t(index));
	}

	/**
	 * A picture without the overlay.
	 *
	 * @param index of the picture
	 * @return 0xRRGGBB, shape {@code [width · height]} of the image
	 */
	int[] pixels(final int index) {
		int[] sum = null;
		for (int c = 1; c <= active.length; c++)
			if (active[c - 1]) {
				ImageProcessor plane = stack.getProcessor(plane(c, index));
				if (luts.length > 0) {
					final LUT lut = luts[Math.min(c, luts.length) - 1];
					plane = plane.duplicate(); // the user's stays as it is
					plane.setColorModel(lut);
					plane.setMinAndMax(lut.min, lut.max);
				}
				final int[] rgb = (int[]) plane.convertToRGB().getPixels();
				sum = sum == null ? rgb.clone() : added(sum, rgb);
			}
		return sum == null ? new int[image.getWidth() * image.getHeight()] : sum;
	}

	private static int[] added(final int[] sum, final int[] rgb) {
		for (int i = 0; i < sum.length; i++) {
			int mixed = 0;
			for (int shift = 0; shift < 24; shift += 8)
				mixed |= Math.min(255, (sum[i] >> shift & 255) + (rgb[i] >> shift & 255)) << shift;
			sum[i] = mixed;
		}
		return sum;
	}

	/** A picture with its overlay. @param index of the picture @param pixels as {@link #pixels} gave them */
	BufferedImage picture(final int index, final int[] pixels) {
		final BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
		plain.setRGB(0, 0, plain.getWidth(), plain.getHeight(), pixels, 0, plain.getWidth());
		final BufferedImage picture =
			magnification == 1 ? plain : new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = picture.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			if (magnification > 1)
				graphics.drawImage(plain, 0, 0, width(), height(), null);
			graphics.transform(AffineTransform.getScaleInstance(magnification, magnification));
			for (final Roi roi : drawn.get(index))
				((Roi) roi.clone()).drawOverlay(graphics);
		}
		finally {
			graphics.dispose();
		}
		return picture;
	}

	/**
	 * A picture as it is shown.
	 *
	 * @param index of the picture
	 * @return a new picture
	 */
	public BufferedImage picture(final int index) {
		return picture(index, pixels(index));
	}
}
