/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.Arrays;
import java.util.List;

import org.dendritej.recording.Recording;

/**
 * The range of potentials, or of another quantity, that an image shows from its first colour to its last, the same in all frames.
 *
 * @param minimum mV
 * @param maximum mV
 * @param unit of both, such as "mV"; empty for a pure number
 */
public record DisplayRange(double minimum, double maximum, String unit) {

	/** Least width that is chosen, mV: below it a picture would show rounding. */
	private static final double NARROWEST = 0.1;

	/** Checks the order. */
	public DisplayRange {
		if (!(minimum < maximum) || Double.isInfinite(maximum - minimum))
			throw new ImageException("the display range is " + minimum + " to " + maximum + " " + unit + "; the first must be smaller");
	}

	/**
	 * A range of potentials.
	 *
	 * @param minimum mV
	 * @param maximum mV
	 */
	public DisplayRange(final double minimum, final double maximum) {
		this(minimum, maximum, "mV");
	}

	/**
	 * Room for some values, both ends at round numbers; what is not finite is passed over. Where the least value is a round number, the range begins a little below
	 * it, since ImageJ draws what lies in the lowest 256th of a range in the first colour, black, which is that of no value.
	 *
	 * @param values at least one finite
	 * @param unit of them
	 * @return the range
	 * @throws ImageException if none is finite
	 */
	public static DisplayRange of(final List<Double> values, final String unit) {
		final double[] finite = values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
		if (finite.length == 0)
			throw new ImageException("there are no values to be shown");
		final double least = Arrays.stream(finite).min().orElseThrow(), greatest = Arrays.stream(finite).max().orElseThrow();
		final double span = Math.max(greatest - least, 1e-3 * Math.max(Math.abs(least), Math.abs(greatest))),
			step = round((span > 0 ? span : 1) / 10);
		final double low = step * Math.floor(least / step + 1e-9), high = step * Math.ceil(greatest / step - 1e-9);
		final double end = high > low ? high : low + step;
		return new DisplayRange(Math.min(low, least - 2.0 / 256 * (end - low)), end, unit);
	}

	/**
	 * Room for everything a recording holds: from a little below its lowest potential, so that rest is not black, to its highest, both at round numbers.
	 *
	 * @param recording at least one frame
	 * @return the range
	 * @throws ImageException if a potential is not finite
	 */
	public static DisplayRange of(final Recording recording) {
		double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
		for (int t = 0; t < recording.frames(); t++)
			for (final float v : recording.voltages(t)) {
				if (!Float.isFinite(v))
					throw new ImageException("the recording holds a potential of " + v + " mV at " + recording.frameTime(t) + " ms");
				least = Math.min(least, v);
				greatest = Math.max(greatest, v);
			}
		if (least > greatest)
			throw new ImageException("the recording holds no frames of the whole neuron; record with a frame interval above 0 ms");
		final double span = Math.max(greatest - least, NARROWEST), step = round(span / 10);
		return new DisplayRange(step * Math.floor((least - 0.06 * span) / step),
			step * Math.ceil(Math.max(greatest, least + NARROWEST) / step));
	}

	/** The next of 1, 2 and 5 times a power of ten that is not smaller. */
	static double round(final double step) {
		final double power = Math.pow(10, Math.floor(Math.log10(step)));
		for (final int digit : new int[] { 1, 2, 5 })
			if (digit * power >= step * (1 - 1e-9))
				return digit * power;
		return 10 * power;
	}
}
