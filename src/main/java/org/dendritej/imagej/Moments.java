/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.recording.Recording;

/**
 * Chooses the frames of a recording that are most worth showing: those that differ most from each other. What counts is how much of the neuron changes: beyond
 * 20 mV a difference counts no more, so that an action potential does not hide everything else.
 */
final class Moments {

	private static final double ENOUGH = 20;
	/** Least time between two moments, in the length of the recording, as long as there is a choice. */
	private static final double APART = 1 / 40.0;

	private Moments() {
	}

	/**
	 * Chooses frames.
	 *
	 * @param recording at least one frame
	 * @param number how many are wanted
	 * @return different frames in their order; the one that departs most from the first, then again and again the one that is least like all chosen
	 */
	static List<Integer> of(final Recording recording, final int number) {
		final CableModel cable = recording.cable();
		final int frames = recording.frames();
		final float[][] voltages = new float[frames][];
		for (int t = 0; t < frames; t++)
			voltages[t] = recording.voltages(t);
		final double[] weight = new double[cable.compartments()];
		for (int c = 0; c < weight.length; c++)
			weight[c] = cable.length(c);
		final double[] difference = new double[frames];
		final List<Integer> chosen = new ArrayList<>();
		for (int t = 0; t < frames; t++)
			difference[t] = distance(voltages[0], voltages[t], weight);
		final int apart = (int) (APART * frames);
		while (chosen.size() < Math.min(number, frames)) {
			int next = next(difference, chosen, apart);
			if (next < 0)
				next = next(difference, chosen, 0);
			for (int t = 0; t < frames; t++) {
				final double d = distance(voltages[next], voltages[t], weight);
				difference[t] = chosen.isEmpty() ? d : Math.min(difference[t], d);
			}
			chosen.add(next);
		}
		Collections.sort(chosen);
		return chosen;
	}

	/** The frame that differs most from all chosen, of several the one farthest in time; it lies farther than so many frames from them. −1 if there is none. */
	private static int next(final double[] difference, final List<Integer> chosen, final int apart) {
		int next = -1, farthest = 0;
		for (int t = 0; t < difference.length; t++) {
			int gap = difference.length;
			for (final int other : chosen)
				gap = Math.min(gap, Math.abs(other - t));
			if (gap > apart && (next < 0 || difference[t] > difference[next] || difference[t] == difference[next] && gap > farthest)) {
				next = t;
				farthest = gap;
			}
		}
		return next;
	}

	private static double distance(final float[] a, final float[] b, final double[] weight) {
		double sum = 0;
		for (int c = 0; c < a.length; c++)
			sum += weight[c] * Math.min(ENOUGH, Math.abs(a[c] - b[c]));
		return sum;
	}
}
