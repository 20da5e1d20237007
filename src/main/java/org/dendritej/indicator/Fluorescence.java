/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

/**
 * The brightness of every compartment over time relative to rest, F/F0. Linear between its samples. Immutable, so any thread may share it.
 */
public final class Fluorescence {

	private final double[] times;
	private final float[][] brightness;
	private final Map<String, String> about;

	private Fluorescence(final double[] times, final float[][] brightness, final Map<String, String> about) {
		this.times = times;
		this.brightness = brightness;
		this.about = about;
	}

	/**
	 * What a voltage indicator shows of a recording; rest is its first frame.
	 *
	 * @param indicator the indicator
	 * @param recording at least one frame
	 * @param workers threads to compute on
	 * @return the brightness at the times of the frames
	 */
	public static Fluorescence of(final VoltageIndicator indicator, final Recording recording, final Workers workers) {
		final double[] times = times(recording);
		return of(indicator, "membrane potential", times, recording.cable().compartments(),
			c -> indicator.respond(times, voltage(recording, c)), workers);
	}

	/**
	 * What an indicator shows of a recording: one of voltage its voltages, one of calcium its calcium if that was simulated, else spikes and depolarisation.
	 *
	 * @param indicator the indicator
	 * @param recording at least one frame
	 * @param summation how one spike adds to the next where calcium was not simulated
	 * @param workers threads to compute on
	 * @return the brightness at the times of the frames
	 */
	public static Fluorescence of(final Indicator indicator, final Recording recording, final CalciumIndicator.Summation summation,
		final Workers workers) {
		if (indicator instanceof VoltageIndicator voltage)
			return of(voltage, recording, workers);
		final CalciumIndicator calcium = (CalciumIndicator) indicator;
		if (!recording.hasCalcium())
			return ofVoltage(calcium, recording, summation, workers);
		final float[][] inside = new float[recording.frames()][recording.cable().compartments()];
		for (int t = 0; t < inside.length; t++)
			for (int c = 0; c < inside[t].length; c++)
				inside[t][c] = recording.calcium(t, c);
		return ofCalcium(calcium, times(recording), inside, workers);
	}

	/**
	 * What a calcium indicator shows of a recording of voltages.
	 *
	 * @param indicator the indicator
	 * @param recording at least one frame
	 * @param summation how one spike adds to the next
	 * @param workers threads to compute on
	 * @return the brightness at the times of the frames
	 */
	public static Fluorescence ofVoltage(final CalciumIndicator indicator, final Recording recording,
		final CalciumIndicator.Summation summation, final Workers workers) {
		final double[] times = times(recording);
		final String drive =
			"spikes (upward crossings of -20 mV) and depolarisation of each compartment, since calcium was not simulated; " +
				(summation == CalciumIndicator.Summation.LINEAR ? "responses to spikes add up linearly"
					: "calcium adds up and saturates by Hill's curve");
		return of(indicator, drive, times, recording.cable().compartments(),
			c -> indicator.respondToVoltage(times, voltage(recording, c), summation), workers);
	}

	/**
	 * What a calcium indicator shows of simulated calcium.
	 *
	 * @param indicator the indicator
	 * @param times of the samples, ms, ascending
	 * @param calcium free calcium, mM, shape {@code [times][compartments]}; 0 or NaN in compartments without any, which stay at rest
	 * @param workers threads to compute on
	 * @return the brightness at those times
	 */
	public static Fluorescence ofCalcium(final CalciumIndicator indicator, final double[] times, final float[][] calcium,
		final Workers workers) {
		if (times.length == 0 || calcium.length != times.length)
			throw new IndicatorException(calcium.length + " samples of calcium have " + times.length +
				" times; there must be as many of both, at least one");
		return of(indicator, "simulated calcium", times.clone(), calcium[0].length, c -> {
			final double[] values = new double[times.length];
			for (int t = 0; t < values.length; t++)
				values[t] = !(calcium[t][c] > 0) ? 1e-6 * indicator.restingCalcium() : calcium[t][c];
			return indicator.respondToCalcium(times, values);
		}, workers);
	}

	/**
	 * Brightness as it is given, such as 1 everywhere for a dye that shows the shape alone.
	 *
	 * @param times of the samples, ms, ascending
	 * @param brightness F/F0, shape {@code [times][compartments]}; kept, hand it over and forget it
	 * @param what it shows
	 * @return the brightness
	 */
	public static Fluorescence given(final double[] times, final float[][] brightness, final String what) {
		if (times.length == 0 || brightness.length != times.length)
			throw new IndicatorException(brightness.length + " samples of brightness have " + times.length +
				" times; there must be as many of both, at least one");
		final Map<String, String> about = new LinkedHashMap<>();
		about.put("indicator", what);
		return new Fluorescence(times.clone(), brightness, about);
	}

	private static double[] times(final Recording recording) {
		if (recording.frames() == 0)
			throw new IndicatorException("the recording holds no frames of the whole neuron; record with a frame interval above 0 ms");
		final double[] times = new double[recording.frames()];
		for (int t = 0; t < times.length; t++)
			times[t] = recording.frameTime(t);
		return times;
	}

	private static double[] voltage(final Recording recording, final int compartment) {
		final double[] voltage = new double[recording.frames()];
		for (int t = 0; t < voltage.length; t++)
			voltage[t] = recording.voltage(t, compartment);
		return voltage;
	}

	/** Gives the brightness of one compartment. */
	private interface Response {

		double[] of(int compartment);
	}

	private static Fluorescence of(final Indicator indicator, final String drive, final double[] times, final int compartments,
		final Response response, final Workers workers) {
		final float[][] brightness = new float[times.length][compartments];
		workers.map(compartments, c -> {
			final double[] one = response.of(c);
			for (int t = 0; t < times.length; t++)
				brightness[t][c] = (float) (one[t] * Math.exp(-(times[t] - times[0]) / indicator.bleaching()));
			return null;
		});
		final Map<String, String> about = new LinkedHashMap<>();
		about.put("indicator", indicator.toString());
		about.put("driven by", drive);
		about.put("sampled", times.length < 2 ? "once" : "every " + (times[times.length - 1] - times[0]) / (times.length - 1) + " ms");
		return new Fluorescence(times, brightness, about);
	}

	/**
	 * Number of samples.
	 *
	 * @return at least 1
	 */
	public int samples() {
		return times.length;
	}

	/**
	 * Number of compartments.
	 *
	 * @return as in the recording
	 */
	public int compartments() {
		return brightness[0].length;
	}

	/**
	 * Time of a sample.
	 *
	 * @param sample index
	 * @return ms
	 */
	public double time(final int sample) {
		return times[sample];
	}

	/**
	 * Brightness of a compartment at a sample.
	 *
	 * @param sample index
	 * @param compartment index
	 * @return F/F0
	 */
	public float brightness(final int sample, final int compartment) {
		return brightness[sample][compartment];
	}

	/**
	 * What it shows and by what it was driven, for an image's metadata.
	 *
	 * @return names and texts
	 */
	public Map<String, String> about() {
		return new LinkedHashMap<>(about);
	}

	/**
	 * The sample at or before a time.
	 *
	 * @param time ms
	 * @return index, 0 before the first
	 */
	public int sampleBefore(final double time) {
		final int found = java.util.Arrays.binarySearch(times, time);
		return Math.max(0, found >= 0 ? found : -found - 2);
	}

	/**
	 * The mean brightness of all compartments during a stretch of time; what lies outside of the samples is as the nearest of them.
	 *
	 * @param from begin, ms
	 * @param to end, ms, not before it
	 * @return F/F0, shape {@code [compartments]}
	 */
	public float[] mean(final double from, final double to) {
		final double[] sum = new double[compartments()];
		final Window window = window(from, to);
		for (int k = 0; k < window.weights.length; k++) {
			final double weight = window.weights[k];
			final float[] sample = brightness[window.first + k];
			for (int c = 0; c < sum.length; c++)
				sum[c] += weight * sample[c];
		}
		final float[] mean = new float[sum.length];
		for (int c = 0; c < mean.length; c++)
			mean[c] = (float) sum[c];
		return mean;
	}

	/**
	 * A stretch of time as a weighted mean of samples.
	 *
	 * @param first sample
	 * @param weights of it and of those that follow
	 */
	public record Window(int first, double[] weights) {
	}

	/**
	 * How the mean during a stretch of time follows from the samples.
	 *
	 * @param from begin, ms
	 * @param to end, ms, not before it
	 * @return weights whose sum is 1
	 */
	public Window window(final double from, final double to) {
		final int last = times.length - 1, first = Math.min(last, sampleBefore(from));
		int end = first;
		while (end < last && times[end] < to)
			end++;
		final double[] weights = new double[end - first + 1];
		if (!(to > from) || end == first) { // an instant, or outside of the samples
			final double at = (from + to) / 2;
			final double u = end == first ? 0 : Math.max(0, Math.min(1, (at - times[first]) / (times[first + 1] - times[first])));
			weights[0] = 1 - u;
			if (weights.length > 1)
				weights[1] += u;
			return new Window(first, weights);
		}
		final double whole = to - from;
		weights[0] += Math.max(0, Math.min(times[first], to) - from) / whole; // before the first sample
		weights[end - first] += Math.max(0, to - Math.max(from, times[end])) / whole; // behind the last
		for (int k = first; k < end; k++) {
			final double a = Math.max(from, times[k]), b = Math.min(to, times[k + 1]);
			if (b <= a)
				continue;
			final double u = ((a + b) / 2 - times[k]) / (times[k + 1] - times[k]);
			weights[k - first] += (1 - u) * (b - a) / whole;
			weights[k - first + 1] += u * (b - a) / whole;
		}
		return new Window(first, weights);
	}
}
