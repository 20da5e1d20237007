/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.ImagePlus;

/** When the frames of an image were taken. */
final class FrameTimes {

	private static final Pattern LABEL = Pattern.compile("^t = (-?\\d+(?:\\.\\d+)?) ms\\b");

	private FrameTimes() {
	}

	/**
	 * The times that our labels say, which ImageJ keeps in its files; else those of the calibration.
	 *
	 * @param image with one or more frames
	 * @return ms, shape {@code [frames]}; empty if the image says nothing about time
	 */
	static Optional<double[]> of(final ImagePlus image) {
		final double[] times = new double[image.getNFrames()];
		for (int t = 0; t < times.length; t++) {
			final String label = image.getStack().getSliceLabel(image.getStackIndex(1, 1, t + 1));
			final Matcher matcher = LABEL.matcher(label == null ? "" : label);
			if (!matcher.find())
				return regular(image);
			times[t] = Double.parseDouble(matcher.group(1));
		}
		return Optional.of(times);
	}

	private static Optional<double[]> regular(final ImagePlus image) {
		final double factor = switch (image.getCalibration().getTimeUnit()) {
			case "ms", "msec" -> 1;
			case "s", "sec" -> 1000;
			default -> Double.NaN;
		};
		final double interval = factor * image.getCalibration().frameInterval;
		if (!(interval > 0) || image.getNFrames() == 1)
			return Optional.empty();
		final double[] times = new double[image.getNFrames()];
		for (int t = 0; t < times.length; t++)
			times[t] = t * interval;
		return Optional.of(times);
	}
}
