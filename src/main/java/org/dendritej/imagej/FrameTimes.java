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

	/**
	 * The times of an image that must have some; of a single frame, 0 if it says nothing.
	 *
	 * @param image with one or more frames
	 * @return ms, ascending, shape {@code [frames]}
	 * @throws ImageException if it does not say them
	 */
	static double[] required(final ImagePlus image) {
		final double[] times = of(image).orElseGet(() -> {
			if (image.getNFrames() > 1)
				throw new ImageException(
					"\"" + image.getTitle() + "\": nothing says when its frames were taken; enter the frame interval with its unit,"
						+ " such as 1 ms, in Image > Properties");
			return new double[1];
		});
		for (int t = 1; t < times.length; t++)
			if (!(times[t] > times[t - 1]))
				throw new ImageException(
					"\"" + image.getTitle() + "\": frame " + (t + 1) + " was taken at " + times[t] + " ms, after one at " +
						times[t - 1] + " ms; frames must follow each other");
		return times;
	}

	/**
	 * What was recorded during each frame.
	 *
	 * @param times of the frames, ms, ascending
	 * @param instants whether a frame is an instant; else it lasts until the next one begins, and the last as long as the one before
	 * @param recordedTimes ms, ascending
	 * @param recorded as many values
	 * @return of each frame the mean over its time; where none was recorded then, the value of the nearest time
	 */
	static double[] during(final double[] times, final boolean instants, final double[] recordedTimes, final double[] recorded) {
		final double[] means = new double[times.length];
		for (int t = 0; t < times.length; t++) {
			final double end = t + 1 < times.length ? times[t + 1] : t == 0 ? times[0] : 2 * times[t] - times[t - 1];
			double sum = 0;
			int n = 0, nearest = 0;
			for (int i = 0; i < recordedTimes.length; i++) {
				if (Math.abs(recordedTimes[i] - times[t]) < Math.abs(recordedTimes[nearest] - times[t]))
					nearest = i;
				if (!instants && recordedTimes[i] >= times[t] - 1e-9 && recordedTimes[i] < end - 1e-9) {
					sum += recorded[i];
					n++;
				}
			}
			means[t] = n == 0 ? recorded[nearest] : sum / n;
		}
		return means;
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
