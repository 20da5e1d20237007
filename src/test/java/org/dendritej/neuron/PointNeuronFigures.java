/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.experiment.LinearSeparability;
import org.dendritej.neuron.PointNeuronsTest.Row;
import org.dendritej.simulation.Figure;
import org.dendritej.simulation.Figure.Relation;

/** Neurons without shape beside closed forms, counts and another solver. */
public final class PointNeuronFigures {

	private static final String CLOSED = "closed form", SOLVER = "scipy DOP853, rtol 1e-12", COUNT = "Winder 1961, Muroga 1971",
		LAW = "law";

	private PointNeuronFigures() {
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 * @throws IOException if the reference cannot be read
	 */
	public static List<Figure> figures() throws IOException {
		final List<Figure> figures = new ArrayList<>();
		rates(figures);
		spikes(figures);
		figures.add(figure("Izhikevich RS, published script: spikes in 1 s", "", 20,
			count(IzhikevichPattern.REGULAR_SPIKING.script(), Inputs.constant(10), 1000), "script of the paper", 0, 0));
		pacemakers(figures);
		final double p = 0.5 * (1 + Math.sqrt(1 - 0.24)), edge = 100 * p - 50 - 6 * Math.log(p / (1 - p));
		figures.add(figure("rate unit: upper edge of the bistable window", "Hz", edge, RateUnit.bistable().bistableInputs().get(1), CLOSED,
			0, 1e-9));
		final int[] known = { 4, 14, 104, 1882 };
		for (int n = 1; n <= 4; n++)
			figures.add(figure("Boolean functions of " + n + " inputs that one neuron computes", "", known[n - 1],
				LinearSeparability.booleanFunctions(n), COUNT, 0, 0));
		figures.add(
			figure("share of separable dichotomies, 25 points, 10 weights", "", 0.153728, LinearSeparability.shareOfDichotomies(25, 10),
				"Cover 1965", 0, 5e-7));
		return figures;
	}

	private static Figure figure(final String quantity, final String unit, final double reference, final double ours, final String source,
		final double relative, final double absolute) {
		return new Figure(quantity, unit, ours, Relation.EQUAL, reference, source, relative, absolute);
	}

	private static int count(final PointNeuron neuron, final Input input, final double duration) {
		final List<Double> spikes = new ArrayList<>();
		neuron.start(0).advance(duration, input, spikes::add);
		return spikes.size();
	}

	private static double rate(final PointNeuron neuron, final double current, final double duration) {
		final List<Double> spikes = new ArrayList<>();
		neuron.start(0).advance(duration, Inputs.constant(current), spikes::add);
		return spikes.size() < 3 ? 0 : 1000 * (spikes.size() - 2) / (spikes.get(spikes.size() - 1) - spikes.get(1));
	}

	private static void rates(final List<Figure> figures) {
		final double[] currents = { 0.21, 0.25, 0.3, 0.5, 1, 2, 5 };
		double worst = 0;
		for (final double current : currents)
			worst = Math.max(worst,
				Math.abs(rate(LeakyIntegrateAndFire.usual(), current, 3000) / LeakyIntegrateAndFire.usual().rate(current) - 1));
		figures.add(figure("integrate-and-fire: rate at seven currents, largest relative error", "", 0, worst, CLOSED, 0, 1e-6));
		figures.add(
			figure("integrate-and-fire, 2 ms refractory: rate at 100 nA", "Hz", 490.186, rate(LeakyIntegrateAndFire.usual(), 100, 1000),
				CLOSED, 1e-5, 0));
		figures.add(figure("integrate-and-fire, 5 ms refractory: rate at 100 nA", "Hz", 198.411,
			rate(new LeakyIntegrateAndFire(20, 100, -70, -70, -50, 5), 100, 1000), CLOSED, 1e-5, 0));
	}

	/** For each model, numbers of spikes in all runs and the worst of their first twelve times. */
	private static void spikes(final List<Figure> figures) throws IOException {
		final Map<String, double[]> worst = new TreeMap<>();
		for (final Row row : Row.of("reference.tsv", false).toList()) {
			final double[] one = worst.computeIfAbsent(row.name().split(" ")[0], model -> new double[3]);
			final List<Double> spikes = PointNeuronsTest.spikes(row);
			one[0]++;
			one[1] += Math.abs(spikes.size() - row.number());
			if (!row.name().contains("irregular")) // chaotic
				for (int i = 0; i < Math.min(row.first().length, spikes.size()); i++)
					one[2] = Math.max(one[2], Math.abs(spikes.get(i) - row.first()[i]));
		}
		worst.forEach((model, one) -> {
			figures
				.add(figure(model + ", " + (int) one[0] + " inputs or patterns: spikes too many or too few", "", 0, one[1], SOLVER, 0, 0));
			figures.add(figure(model + ": time of a spike, largest difference", "ms", 0, one[2], SOLVER, 0, 0.01));
		});
	}

	private static void pacemakers(final List<Figure> figures) {
		figures
			.add(new Figure("Morris–Lecar, type I: rate just above its threshold, 40 µA/cm²", "Hz", rate(MorrisLecar.typeOne(), 40, 6000),
				Relation.BELOW, 1.5, LAW, 0, 0));
		figures
			.add(new Figure("Morris–Lecar, type II: rate just above its threshold, 92 µA/cm²", "Hz", rate(MorrisLecar.typeTwo(), 92, 6000),
				Relation.ABOVE, 8, LAW, 0, 0));
	}
}
