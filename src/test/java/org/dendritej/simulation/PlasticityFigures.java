/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.TransmissionInNeuronsTest.DENDRITE;
import static org.dendritej.simulation.TransmissionInNeuronsTest.PASSIVE;
import static org.dendritej.simulation.TransmissionInNeuronsTest.SOMA;
import static org.dendritej.simulation.TransmissionInNeuronsTest.SPIKING;
import static org.dendritej.simulation.TransmissionInNeuronsTest.cell;
import static org.dendritej.simulation.TransmissionInNeuronsTest.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Learning.PostsynapticSpikes.OfCell;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Sites;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Recording;

/** Unreliable and plastic synapses beside closed forms, binomial theory and an independent script. */
public final class PlasticityFigures {

	private static final String SCRIPT = "numpy script", BINOMIAL = "binomial theory";
	private static final int TRIALS = 20_000;

	private PlasticityFigures() {
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> all = new ArrayList<>();
		all.add(Figure.worst("short-term plasticity, steady state", steadyStates()));
		all.add(Figure.worst("short-term plasticity, steady / first response", ratios()));
		all.addAll(release());
		all.add(Figure.worst("refilled vesicles, mean release in the steady state", refills()));
		all.add(Figure.worst("window of pairs", windows()));
		all.add(Figure.worst("60 pairs, triplet rule", triplets()));
		all.addAll(soma());
		all.add(Figure.percent("afferents that fire a cell, p = 0.25 / reliable", "", needed(0.25) / needed(1), 4, "1/p", 10));
		return all;
	}

	private static double[] train(final Release release, final double rate, final int spikes) {
		final Synapses synapse = Synapses.of(Transmission.of(release), 1, 1);
		final double[] delivered = new double[spikes];
		for (int k = 0; k < spikes; k++)
			delivered[k] = synapse.release(0, k * 1000 / rate);
		return delivered;
	}

	private static List<Figure> steadyStates() {
		final List<Figure> figures = new ArrayList<>();
		for (final Release release : List.of(Release.DEPRESSING, Release.FACILITATING, Release.LAYER_5, Release.WORKING_MEMORY))
			for (final double rate : new double[] { 1, 5, 10, 20, 50, 100 }) {
				final double d = 1000 / rate, ef = release.facilitation() == 0 ? 0 : Math.exp(-d / release.facilitation()),
					er = Math.exp(-d / release.recovery()), u = release.probability() / (1 - (1 - release.probability()) * ef),
					x = (1 - er) / (1 - (1 - u) * er);
				figures.add(
					Figure.percent("U " + release.probability() + " at " + rate + " Hz", "", train(release, rate, 20_000)[19_999], u * x,
						Figure.CLOSED_FORM, 1e-4));
			}
		return figures;
	}

	private static List<Figure> ratios() {
		final double[] rates = { 1, 5, 10, 20, 50, 100 }, depressing = { 0.83280, 0.36227, 0.21030, 0.11425, 0.04819, 0.02454 },
			second = { 0.85675, 0.61060, 0.55875, 0.53029, 0.51235, 0.50621 },
			facilitating = { 1.54598, 4.53969, 6.46684, 6.73494, 4.17231, 2.32620 };
		final List<Figure> figures = new ArrayList<>();
		for (int i = 0; i < rates.length; i++) {
			final double[] down = train(Release.DEPRESSING, rates[i], 400), up = train(Release.FACILITATING, rates[i], 4000);
			final String at = " at " + rates[i] + " Hz";
			figures.add(Figure.within("depressing" + at, "", down[399] / down[0], depressing[i], SCRIPT, 6e-6));
			figures.add(Figure.within("depressing, second" + at, "", down[1] / down[0], second[i], SCRIPT, 6e-6));
			figures.add(Figure.within("facilitating" + at, "", up[3999] / up[0], facilitating[i], SCRIPT, 6e-6));
		}
		return figures;
	}

	private static List<Figure> release() {
		final List<Figure> figures = new ArrayList<>(), correlations = new ArrayList<>();
		for (final double[] kind : new double[][] { { 1, 0.25 }, { 1, 0.05 }, { 4, 0.25 } }) {
			final int n = (int) kind[0];
			final double p = kind[1], none = Math.pow(1 - p, n), cv = Math.sqrt((1 - p) / (n * p));
			final Synapses synapses = Synapses.of(Transmission.of(Release.binomial(n, p)), TRIALS, 2026);
			double failures = 0, sum = 0, squares = 0;
			final double[][] sites = new double[n][TRIALS];
			for (int s = 0; s < TRIALS; s++) {
				final double quanta = synapses.release(s, 0);
				failures += quanta == 0 ? 1 : 0;
				sum += quanta;
				squares += quanta * quanta;
				for (int site = 0; site < n; site++)
					sites[site][s] = (synapses.hasReleased(s, site) ? 1 - p : -p) / Math.sqrt(p * (1 - p));
			}
			final double mean = sum / TRIALS;
			final String of = "release of " + n + " sites, p = " + p + ": ";
			figures.add(Figure.within(of + "failures", "", failures / TRIALS, none, BINOMIAL, 3 * Math.sqrt(none * (1 - none) / TRIALS)));
			figures.add(Figure.within(of + "mean", "", mean, n * p, BINOMIAL, 3 * Math.sqrt(n * p * (1 - p) / TRIALS)));
			figures.add(Figure.percent(of + "CV", "", Math.sqrt(squares / TRIALS - mean * mean) / mean, cv, BINOMIAL, p < 0.1 ? 7 : 3));
			for (int a = 0; a < n; a++)
				for (int b = 0; b < a; b++) {
					double product = 0;
					for (int s = 0; s < TRIALS; s++)
						product += sites[a][s] * sites[b][s] / TRIALS;
					correlations.add(Figure.residual("sites " + a + " and " + b, "", product, Figure.LAW, 0.02));
				}
		}
		figures.add(Figure.worst("correlation of release sites", correlations));
		return figures;
	}

	private static List<Figure> refills() {
		final List<Figure> figures = new ArrayList<>();
		for (final double[] kind : new double[][] { { 0.25, 800, 100 }, { 0.5, 200, 20 }, { 0.9, 100, 50 } }) {
			final double p = kind[0], e = Math.exp(-kind[2] / kind[1]), theory = p * (1 - e) / (1 - (1 - p) * e);
			final int spikes = 400, warm = 200, synapses = 100;
			final Synapses state = Synapses.of(Transmission.of(new Release(1, p, kind[1], 0, true)), synapses, 4);
			double sum = 0;
			for (int k = 0; k < spikes; k++)
				for (int s = 0; s < synapses; s++)
					sum += k < warm ? 0 * state.release(s, k * kind[2]) : state.release(s, k * kind[2]);
			final double number = (spikes - warm) * (double) synapses; // releases exclude each other in time, so their sum varies less than this
			figures.add(Figure.within("p " + p + ", " + kind[2] + " ms", "", sum / number, theory, Figure.CLOSED_FORM,
				3 * Math.sqrt(theory * (1 - theory) / number)));
		}
		return figures;
	}

	private static double change(final TimingRule rule, final double interval, final double d, final int pairs) {
		final Synapses synapse =
			Synapses.of(Transmission.RELIABLE.with(new Learning(Optional.of(rule), Optional.empty(), OfCell.FIRST, 0, 1e9)), 1, 1);
		for (int k = 0; k < pairs; k++)
			for (int half = 0; half < 2; half++)
				if (d > 0 == (half == 0)) synapse.before(0, 100 + k * interval);
				else synapse.after(0, 100 + k * interval + d);
		return synapse.weight(0, 1e9) - 1;
	}

	private static List<Figure> windows() {
		final double[] d = { -50, -20, -10, -5, -1, 1, 5, 10, 20, 50 },
			bi = { -0.06192, -0.15081, -0.20290, -0.23536, -0.26502, 0.73210, 0.57699, 0.42846, 0.23627, 0.03962 };
		final List<Figure> figures = new ArrayList<>();
		for (int i = 0; i < d.length; i++)
			figures.add(Figure.within("Bi and Poo, " + d[i] + " ms", "", change(TimingRule.BI_POO, 1000, d[i], 1), bi[i], SCRIPT, 1e-5));
		figures.add(Figure.within("Song, 10 ms", "", change(TimingRule.SONG, 1000, 10, 1), 0.0030327, SCRIPT, 1e-7));
		figures.add(Figure.within("Song, -10 ms", "", change(TimingRule.SONG, 1000, -10, 1), -0.0031843, SCRIPT, 1e-7));
		return figures;
	}

	private static List<Figure> triplets() {
		final TimingRule rule = TimingRule.VISUAL_CORTEX;
		return List.of(Figure.within("10 Hz, +10 ms", "", change(rule, 100, 10, 60), 0.11864, SCRIPT, 1e-5),
			Figure.within("10 Hz, -10 ms", "", change(rule, 100, -10, 60), -0.33221, SCRIPT, 1e-5),
			Figure.within("40 Hz, +10 ms", "", change(rule, 25, 10, 60), 0.53211, SCRIPT, 1e-5),
			Figure.within("40 Hz, -10 ms", "", change(rule, 25, -10, 60), 0.17371, SCRIPT, 1e-5));
	}

	/** What a physiologist measures at the soma of a neuron: peaks of single responses to a train of well-separated spikes at one dendritic synapse. */
	private static List<Figure> soma() {
		final int trials = 1500, sites = 4;
		final double p = 0.25, interval = 60;
		final double[] v = train(trials, interval, Transmission.of(Release.binomial(sites, p))),
			one = train(1, interval, Transmission.RELIABLE);
		final int steps = (int) Math.round(interval / 0.1);
		final double quantum = peak(one, 0, steps);
		double failures = 0, sum = 0, squares = 0;
		for (int k = 0; k < trials; k++) {
			final double peak = peak(v, k * steps, (k + 1) * steps);
			failures += peak < 0.5 * quantum ? 1 : 0;
			sum += peak;
			squares += peak * peak;
		}
		final double none = Math.pow(1 - p, sites), mean = sum / trials, cv = Math.sqrt((1 - p) / (sites * p));
		return List.of(
			Figure.within("at the soma: failures of 4 sites, p = 0.25", "", failures / trials, none, BINOMIAL,
				3 * Math.sqrt(none * (1 - none) / trials)),
			Figure.within("at the soma: CV", "", Math.sqrt(squares / trials - mean * mean) / mean, cv, BINOMIAL,
				3 * cv / Math.sqrt(2.0 * trials)),
			Figure.within("at the soma: mean / response to one vesicle", "", mean / quantum, sites * p, BINOMIAL,
				3 * Math.sqrt(sites * p * (1 - p) / trials)));
	}

	private static double[] train(final int trials, final double interval, final Transmission transmission) {
		final Recording recording = Experiments.run(cell(), PASSIVE, Protocol.lasting(trials * interval).timeStep(0.1), SOMA,
			group("train", 1e-5, DENDRITE, new SpikeTrain.Regular(1, interval, trials), transmission));
		return recording.trace("soma").values();
	}

	private static double peak(final double[] v, final int from, final int to) {
		double peak = 0;
		for (int i = from; i < to; i++)
			peak = Math.max(peak, v[i] - v[from]);
		return peak;
	}

	/** Smallest number of scattered synapses that fires the cell together, mean over ten seeds; more afferents release all that fewer did. */
	private static double needed(final double p) {
		final Transmission transmission = p == 1 ? Transmission.RELIABLE : Transmission.of(Release.binomial(1, p));
		double sum = 0;
		for (int seed = 1; seed <= 10; seed++) {
			int low = 1, high = 3000;
			while (high > low) {
				final int middle = (low + high) / 2;
				final NeuronModel model = Experiments.model(SPIKING, Protocol.lasting(20).timeStep(0.05), SOMA, group("afferents", 3e-5,
					new Sites.Scattered(Region.DENDRITES, middle), new SpikeTrain.At(List.of(2.0)), transmission)).seed(seed);
				if (Simulation.of(model, cell()).run(RunMonitor.SILENT).spikes().isEmpty()) low = middle + 1;
				else high = middle;
			}
			sum += low / 10.0;
		}
		return sum;
	}
}
