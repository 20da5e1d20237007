/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.neuron.Planar;

/**
 * The phase plane of a neuron of two variables at a constant current: where each of them rests, and the points where both do. Izhikevich (2007), Dynamical Systems
 * in Neuroscience, chapter 4.
 *
 * @param current nA
 * @param potentials at which the nullclines are given, mV
 * @param potentialNullcline the second variable where V' = 0, for each of them; NaN where there is none
 * @param recoveryNullcline the second variable where it does not change; NaN where there is none
 * @param fixedPoints by ascending potential
 */
public record PhasePlane(double current, List<Double> potentials, List<Double> potentialNullcline, List<Double> recoveryNullcline,
	List<FixedPoint> fixedPoints) {

	/** What happens near a fixed point, by the eigenvalues there. */
	public enum Kind {
		/** Comes back without turning. */
		STABLE_NODE("stable node"),
		/** Comes back turning. */
		STABLE_FOCUS("stable focus"),
		/** Leaves without turning. */
		UNSTABLE_NODE("unstable node"),
		/** Leaves turning. */
		UNSTABLE_FOCUS("unstable focus"),
		/** Comes along one line and leaves along another: a threshold. */
		SADDLE("saddle");

		private final String words;

		Kind(final String words) {
			this.words = words;
		}

		/**
		 * In words.
		 *
		 * @return such as "stable focus"
		 */
		public String words() {
			return words;
		}
	}

	/**
	 * A point where nothing changes.
	 *
	 * @param v mV
	 * @param recovery the second variable
	 * @param kind what happens near it
	 */
	public record FixedPoint(double v, double recovery, Kind kind) {
	}

	private static final int SAMPLES = 600;

	/** Copies. */
	public PhasePlane {
		potentials = List.copyOf(potentials);
		potentialNullcline = List.copyOf(potentialNullcline);
		recoveryNullcline = List.copyOf(recoveryNullcline);
		fixedPoints = List.copyOf(fixedPoints);
	}

	/**
	 * Computes it over the neuron's own range of potentials.
	 *
	 * @param neuron of two variables
	 * @param current nA
	 * @return nullclines and fixed points
	 */
	public static PhasePlane of(final Planar neuron, final double current) {
		final double[] range = neuron.potentialRange();
		final List<Double> v = new ArrayList<>(), first = new ArrayList<>(), second = new ArrayList<>();
		final List<FixedPoint> points = new ArrayList<>();
		for (int i = 0; i <= SAMPLES; i++) {
			v.add(range[0] + (range[1] - range[0]) * i / SAMPLES);
			first.add(finite(neuron.potentialNullcline(v.get(i), current)));
			second.add(finite(neuron.recoveryNullcline(v.get(i))));
			if (i > 0 && gap(neuron, v.get(i - 1), current) * gap(neuron, v.get(i), current) <= 0
				&& gap(neuron, v.get(i - 1), current) != 0)
				points.add(fixedPoint(neuron, v.get(i - 1), v.get(i), current));
		}
		return new PhasePlane(current, v, first, second, points);
	}

	private static double finite(final double value) {
		return Double.isFinite(value) ? value : Double.NaN;
	}

	private static double gap(final Planar neuron, final double v, final double current) {
		return neuron.potentialNullcline(v, current) - neuron.recoveryNullcline(v);
	}

	private static FixedPoint fixedPoint(final Planar neuron, final double from, final double to, final double current) {
		double low = from, high = to;
		final boolean rises = gap(neuron, low, current) < 0;
		for (int i = 0; i < 200; i++) {
			final double middle = 0.5 * (low + high);
			if (gap(neuron, middle, current) < 0 == rises)
				low = middle;
			else
				high = middle;
		}
		final double v = 0.5 * (low + high), w = neuron.recoveryNullcline(v);
		return new FixedPoint(v, w, kind(neuron, v, w, current));
	}

	/** By trace and determinant of the Jacobian, whose entries are central differences. */
	private static Kind kind(final Planar neuron, final double v, final double w, final double current) {
		final double dv = 1e-4, dw = 1e-5 * Math.max(1e-3, Math.abs(w));
		final double[] right = neuron.flow(v + dv, w, current), left = neuron.flow(v - dv, w, current),
			above = neuron.flow(v, w + dw, current), below = neuron.flow(v, w - dw, current);
		final double a = (right[0] - left[0]) / (2 * dv), c = (right[1] - left[1]) / (2 * dv), b = (above[0] - below[0]) / (2 * dw),
			d = (above[1] - below[1]) / (2 * dw);
		final double trace = a + d, determinant = a * d - b * c;
		if (determinant < 0)
			return Kind.SADDLE;
		final boolean turns = trace * trace < 4 * determinant;
		return trace < 0 ? turns ? Kind.STABLE_FOCUS : Kind.STABLE_NODE : turns ? Kind.UNSTABLE_FOCUS : Kind.UNSTABLE_NODE;
	}
}
