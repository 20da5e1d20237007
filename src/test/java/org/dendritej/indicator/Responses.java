/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.indicator.CalciumIndicator.Summation;
import org.dendritej.simulation.Figure;
import org.dendritej.simulation.Figure.Relation;

/** What indicators show of spikes, beside the figures of an independent computation. */
public final class Responses {

	private static final String SCIPY = "numpy, scipy";

	private Responses() {
	}

	/** Responses to spikes of the calcium indicators, and to a Gaussian action potential of the voltage indicators. */
	public static List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		final Indicators table = Indicators.builtIn();
		calcium((CalciumIndicator) table.get("GCaMP6s"), 65.99, 793.48, 0.23, 179, 1.1414, figures);
		calcium((CalciumIndicator) table.get("GCaMP6f"), 16.39, 204.86, 0.19, 45, 0.8664, figures);
		voltage((VoltageIndicator) table.get("ASAP3"), 0.441, -0.225, 0.465, 3.77, figures);
		voltage((VoltageIndicator) table.get("Archon1"), 0.620, 0.267, 0.365, 1.71, figures);
		voltage((VoltageIndicator) table.get("JEDI-2P"), 0.619, -0.309, 0.350, 1.79, figures);
		return figures;
	}

	private static void calcium(final CalciumIndicator indicator, final double rise, final double decay, final double one,
		final double peak, final double five, final List<Figure> figures) {
		final double[] times = new double[12000];
		Arrays.setAll(times, i -> 0.1 * i);
		figures.add(figure(indicator, "time constant of the rise", "ms", indicator.riseTime(), rise, 0.1));
		figures.add(figure(indicator, "time constant of the decay", "ms", indicator.decayTime(), decay, 0.1));
		final double[] single = indicator.respondToSpikes(times, new double[] { 0 }, Summation.LINEAR);
		final int top = top(single, 1);
		figures.add(figure(indicator, "peak ΔF/F of one spike", "", single[top] - 1, one, 0.1));
		figures.add(figure(indicator, "time of that peak", "ms", times[top], peak, 0.1));
		final double[] burst = indicator.respondToSpikes(times, new double[] { 0, 20, 40, 60, 80 }, Summation.LINEAR);
		figures.add(figure(indicator, "peak ΔF/F of 5 spikes at 50 Hz, linear sum", "", burst[top(burst, 1)] - 1, five, 0.1));
	}

	private static void voltage(final VoltageIndicator indicator, final double fraction, final double peak, final double later,
		final double width, final List<Figure> figures) {
		final double[] times = new double[6000], voltage = new double[6000];
		for (int i = 0; i < times.length; i++) {
			times[i] = 0.005 * i;
			voltage[i] = -70 + 100 * Math.exp(-Math.pow((times[i] - 10) / 0.6, 2));
		}
		final double[] seen = indicator.respond(times, voltage);
		final int top = top(seen, Math.signum(indicator.sensitivity()));
		final double height = seen[top] - 1;
		int first = 0, last = seen.length - 1;
		while ((seen[first] - 1) / height < 0.5)
			first++;
		while ((seen[last] - 1) / height < 0.5)
			last--;
		figures
			.add(figure(indicator, "fraction of the steady response that an action potential reaches", "", height / indicator.sensitivity(),
				fraction, 5));
		figures.add(figure(indicator, "peak ΔF/F of an action potential", "", height, peak, 5));
		figures.add(figure(indicator, "peak later than the action potential's by", "ms", times[top] - 10, later, 5));
		figures.add(figure(indicator, "width at half maximum", "ms", times[last] - times[first], width, 5));
	}

	private static int top(final double[] values, final double sign) {
		int top = 0;
		for (int i = 0; i < values.length; i++)
			if (sign * values[i] > sign * values[top])
				top = i;
		return top;
	}

	private static Figure figure(final Indicator indicator, final String what, final String unit, final double ours,
		final double reference, final double percent) {
		return new Figure(indicator.name() + ", " + what, unit, ours, Relation.EQUAL, reference, SCIPY, 0.01 * percent, 0);
	}
}
