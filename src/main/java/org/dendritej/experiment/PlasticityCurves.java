/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Learning.PostsynapticSpikes;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.model.ModelException;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;

/**
 * How does a synapse change with the timing and the rate of spikes? The protocols of physiologists on one synapse, which is given its spikes; each result holds
 * what theory says beside what was measured.
 */
public final class PlasticityCurves {

	/** Rates of pairing of Sjöström, Turrigiano and Nelson (2001), Hz. */
	private static final List<Double> MEASURED_RATES = List.of(0.1, 10.0, 20.0, 40.0, 50.0);
	private static final double LARGEST_COST = 2e9; // draws

	private PlasticityCurves() {
	}

	/**
	 * One curve.
	 *
	 * @param name in the legend and in headings
	 * @param x where
	 * @param y as many values
	 * @param error of each value, one standard error or deviation; empty for none
	 * @param isLine whether it is drawn as a line; else as single points
	 */
	public record Curve(String name, List<Double> x, List<Double> y, List<Double> error, boolean isLine) {

		/** Copies. */
		public Curve {
			x = List.copyOf(x);
			y = List.copyOf(y);
			error = List.copyOf(error);
			if (x.size() != y.size() || !error.isEmpty() && error.size() != y.size())
				throw new ModelException(
					"the curve \"" + name + "\" has " + x.size() + " places, " + y.size() + " values and " + error.size() + " errors");
		}
	}

	/**
	 * Curves over one quantity.
	 *
	 * @param title what was measured
	 * @param xLabel quantity and unit
	 * @param yLabel quantity and unit
	 * @param curves the first is what was measured here
	 */
	public record Result(String title, String xLabel, String yLabel, List<Curve> curves) {

		/** Copies. */
		public Result {
			curves = List.copyOf(curves);
		}
	}

	/**
	 * A figure beside what theory says.
	 *
	 * @param name of the quantity
	 * @param measured value
	 * @param theory value
	 * @param standardError of the measured value, as theory says
	 */
	public record Comparison(String name, double measured, double theory, double standardError) {

		/**
		 * How far apart they are.
		 *
		 * @return in standard errors
		 */
		public double deviation() {
			return standardError == 0 ? measured == theory ? 0 : Double.POSITIVE_INFINITY : (measured - theory) / standardError;
		}
	}

	/**
	 * What many trials of one spike release.
	 *
	 * @param figures part of failures, mean and coefficient of variation
	 * @param distribution how often so many quanta are released, measured and binomial
	 */
	public record Releases(List<Comparison> figures, Result distribution) {

		/** Copies. */
		public Releases {
			figures = List.copyOf(figures);
		}
	}

	/**
	 * The window of spike timing: pairs of spikes at a regular rate, for many differences of their times.
	 *
	 * @param rule of plasticity
	 * @param pairs their number
	 * @param rate at which they are repeated, Hz
	 * @param reach largest difference, ms; less than half the time between pairs
	 * @param step between differences, ms
	 * @return relative change of the weight over t_post − t_pre
	 */
	public static Result window(final TimingRule rule, final int pairs, final double rate, final double reach, final double step) {
		require(pairs >= 1 && rate > 0 && reach > 0 && step > 0 && reach / step <= 100_000,
			"pairs, rate, reach and step must be positive, and the steps at most 100000");
		require(pairs == 1 || 2 * reach < 1000 / rate,
			"pairs at " + rate + " Hz are " + 1000 / rate + " ms apart, which must be more than twice the largest difference of " + reach
				+ " ms");
		final List<Double> x = new ArrayList<>(), y = new ArrayList<>(), theory = new ArrayList<>();
		final int n = (int) Math.floor(reach / step * (1 + 1e-12));
		for (int i = -n; i <= n; i++) {
			final double d = i * step;
			x.add(d);
			y.add(change(rule, pairs, 1000 / rate, d));
			theory.add(
				d > 0 ? rule.pairPlus() * Math.exp(-d / rule.tauPlus()) : d < 0 ? -rule.pairMinus() * Math.exp(d / rule.tauMinus()) : 0);
		}
		final List<Curve> curves = new ArrayList<>(List.of(new Curve("Change", x, y, List.of(), true)));
		if (pairs == 1) curves.add(new Curve("Window of pairs, closed form", x, theory, List.of(), false));
		return new Result("Window of spike timing", "Postsynaptic minus presynaptic spike (ms)", "Change of the weight", curves);
	}

	/**
	 * How the change depends on the rate at which pairs are repeated.
	 *
	 * @param rule of plasticity
	 * @param pairs their number
	 * @param lag of the postsynaptic behind the presynaptic spike, and the other way round, ms
	 * @param rates Hz
	 * @param withMeasurements adds what Sjöström, Turrigiano &amp; Nelson (2001), Neuron 32:1149–1164, doi:10.1016/S0896-6273(01)00542-6, measured at 10 ms, as
	 *        Pfister &amp; Gerstner (2006) list it, with standard errors
	 * @return relative change of the weight over the rate
	 */
	public static Result frequencies(final TimingRule rule, final int pairs, final double lag, final List<Double> rates,
		final boolean withMeasurements) {
		require(pairs >= 1 && lag > 0 && !rates.isEmpty(), "pairs and lag must be positive, and there must be a rate");
		final List<Double> after = new ArrayList<>(), before = new ArrayList<>();
		for (final double rate : rates) {
			require(rate > 0, "a rate is " + rate + " Hz; rates must be positive");
			after.add(change(rule, pairs, 1000 / rate, lag));
			before.add(change(rule, pairs, 1000 / rate, -lag));
		}
		final String ms = lag == Math.rint(lag) ? String.valueOf((long) lag) : String.valueOf(lag);
		final List<Curve> curves = new ArrayList<>(List.of(new Curve("Post " + ms + " ms after pre", rates, after, List.of(), true),
			new Curve("Post " + ms + " ms before pre", rates, before, List.of(), true)));
		if (withMeasurements) {
			curves.add(new Curve("After, measured 2001", MEASURED_RATES, List.of(-0.04, 0.14, 0.29, 0.53, 0.56),
				List.of(0.05, 0.1, 0.14, 0.11, 0.26),
				false));
			curves.add(new Curve("Before, measured 2001", MEASURED_RATES, List.of(-0.29, -0.41, -0.34, 0.56, 0.75),
				List.of(0.08, 0.11, 0.1, 0.32, 0.19), false));
		}
		return new Result("Dependence on the rate of pairing", "Rate of pairs (Hz)", "Change of the weight", curves);
	}

	/** Relative change by pairs of spikes at a regular interval. Weights have no limits here but 0. */
	static double change(final TimingRule rule, final int pairs, final double interval, final double d) {
		final double ceiling = 1e9; // far above whatever a protocol gives
		final Synapses synapse = Synapses.of(Transmission.RELIABLE.with(new Learning(Optional.of(rule), Optional.empty(),
			PostsynapticSpikes.OfCell.FIRST, 0, ceiling)), 1, 1);
		final double first = Math.max(0, -d);
		int pre = 0, post = 0;
		double t = 0;
		while (pre < pairs || post < pairs) {
			final double nextPre = pre < pairs ? first + pre * interval : Double.POSITIVE_INFINITY,
				nextPost = post < pairs ? first + d + post * interval : Double.POSITIVE_INFINITY;
			t = Math.min(nextPre, nextPost);
			if (nextPre <= nextPost) {
				synapse.before(0, nextPre);
				pre++;
			}
			if (nextPost <= nextPre) {
				synapse.after(0, nextPost);
				post++;
			}
		}
		return synapse.weight(0, t) - 1;
	}

	/**
	 * Depression and facilitation: the response in the steady state of regular trains, over their rate.
	 *
	 * @param release of the synapse
	 * @param rates Hz
	 * @param spikes of each train
	 * @param trials over which stochastic release is averaged
	 * @param seed of everything random
	 * @param monitor told of progress
	 * @return the last response divided by the first, the closed form of the steady state, and the second response divided by the first
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static Result rates(final Release release, final List<Double> rates, final int spikes, final int trials, final long seed,
		final RunMonitor monitor) {
		require(spikes >= 2 && !rates.isEmpty(), "there must be a rate and trains of at least 2 spikes");
		requireCost(release, rates.size() * (double) spikes, trials);
		require(release.probability() > 0, "the release probability is 0, so nothing is released that could be compared");
		final List<Double> last = new ArrayList<>(), second = new ArrayList<>(), steady = new ArrayList<>();
		for (int i = 0; i < rates.size(); i++) {
			final double interval = 1000 / rates.get(i), first = release.sites() * release.probability();
			final double[] mean = responses(release, interval, spikes, trials, seed + i, part(monitor, i, rates.size()));
			last.add(mean[spikes - 1] / first);
			second.add(mean[1] / first);
			steady.add(release.sites() * release.steadyRelease(interval) / first);
		}
		return new Result("Depression and facilitation", "Rate (Hz)", "Response / first response", List.of(
			new Curve("Response " + spikes, rates, last, List.of(), false),
			new Curve("Steady state, closed form", rates, steady, List.of(), true),
			new Curve("Second response", rates, second, List.of(), true)));
	}

	/**
	 * Depression and facilitation during one regular train.
	 *
	 * @param release of the synapse
	 * @param rate Hz
	 * @param spikes of the train
	 * @param trials over which stochastic release is averaged
	 * @param seed of everything random
	 * @param monitor told of progress
	 * @return quanta released by each spike, with standard errors if release is stochastic, beside their mean after Tsodyks and Markram
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static Result train(final Release release, final double rate, final int spikes, final int trials, final long seed,
		final RunMonitor monitor) {
		require(rate > 0 && spikes >= 1, "rate and number of spikes must be positive");
		requireCost(release, spikes, trials);
		final double[] mean = responses(release, 1000 / rate, spikes, trials, seed, monitor),
			theory = responses(release.stochastic(false), 1000 / rate, spikes, 1, seed, RunMonitor.SILENT);
		final List<Double> x = new ArrayList<>(), y = new ArrayList<>(), expected = new ArrayList<>(), error = new ArrayList<>(),
			steady = new ArrayList<>();
		for (int k = 0; k < spikes; k++) {
			x.add(k + 1.0);
			y.add(mean[k]);
			expected.add(theory[k]);
			final double p = theory[k] / release.sites();
			if (release.stochastic()) error.add(Math.sqrt(release.sites() * p * (1 - p) / trials));
			steady.add(release.sites() * release.steadyRelease(1000 / rate));
		}
		return new Result("Train at " + number(rate) + " Hz", "Spike of the train", "Quanta released", List.of(
			new Curve(release.stochastic() ? "Mean of " + trials + " trials" : "Response", x, y, error, false),
			new Curve("Tsodyks and Markram", x, expected, List.of(), true), new Curve("Steady state", x, steady, List.of(), true)));
	}

	private static double[] responses(final Release release, final double interval, final int spikes, final int trials, final long seed,
		final RunMonitor monitor) {
		final int number = release.stochastic() ? trials : 1;
		final double[] mean = new double[spikes];
		for (int trial = 0; trial < number; trial++) {
			if (trial % 256 == 0 && !monitor.progress((double) trial / number)) throw new RunCancelledException();
			final Synapses synapse = Synapses.one(Transmission.of(release), trial, seed);
			for (int k = 0; k < spikes; k++)
				mean[k] += synapse.release(0, k * interval);
		}
		for (int k = 0; k < spikes; k++)
			mean[k] /= number;
		return mean;
	}

	/**
	 * Release statistics: many trials of the same spike of a regular train, each from the beginning.
	 *
	 * @param release of the synapse; taken as stochastic
	 * @param rate of the train, Hz
	 * @param spike which of the train, from 1
	 * @param trials their number
	 * @param seed of everything random
	 * @param monitor told of progress
	 * @return failures, mean, coefficient of variation and distribution, measured and binomial
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static Releases releases(final Release release, final double rate, final int spike, final int trials, final long seed,
		final RunMonitor monitor) {
		require(rate > 0 && spike >= 1 && trials >= 2,
			"rate and number of the spike must be positive, and there must be at least 2 trials");
		final Release draws = release.stochastic(true);
		requireCost(draws, spike, trials);
		final int n = draws.sites();
		final double p = responses(draws.stochastic(false), 1000 / rate, spike, 1, seed, RunMonitor.SILENT)[spike - 1] / n, q = 1 - p;
		final int[] counts = new int[n + 1];
		for (int trial = 0; trial < trials; trial++) {
			if (trial % 256 == 0 && !monitor.progress((double) trial / trials)) throw new RunCancelledException();
			final Synapses synapse = Synapses.one(Transmission.of(draws), trial, seed);
			double quanta = 0;
			for (int k = 0; k < spike; k++)
				quanta = synapse.release(0, k * 1000 / rate);
			counts[(int) quanta]++;
		}
		double sum = 0, squares = 0;
		for (int k = 0; k <= n; k++) {
			sum += (double) k * counts[k];
			squares += (double) k * k * counts[k];
		}
		final double mean = sum / trials, cv = Math.sqrt(Math.max(0, squares / trials - mean * mean)) / mean, none = Math.pow(q, n);
		final double mu = n * p, m2 = n * p * q, m3 = m2 * (q - p), m4 = 3 * m2 * m2 + m2 * (1 - 6 * p * q);
		final double spread = ((m4 - m2 * m2) / (4 * m2 * m2) - m3 / (m2 * mu) + m2 / (mu * mu)) / trials; // relative variance of the CV, delta method
		final List<Comparison> figures = List.of( //
			new Comparison("Failures", (double) counts[0] / trials, none, Math.sqrt(none * (1 - none) / trials)), //
			new Comparison("Mean", mean, mu, Math.sqrt(m2 / trials)), //
			new Comparison("CV", cv, Math.sqrt(q / mu), Math.sqrt(q / mu) * Math.sqrt(Math.max(0, spread))));
		return new Releases(figures, distribution(counts, trials, n, p));
	}

	/** Up to what occurs or is likely. */
	private static Result distribution(final int[] counts, final int trials, final int n, final double p) {
		final List<Double> x = new ArrayList<>(), y = new ArrayList<>(), theory = new ArrayList<>(), error = new ArrayList<>();
		final DoubleUnaryOperator binomial = k -> p == 0 ? k == 0 ? 1 : 0 : p == 1 ? k == n ? 1 : 0
			: Math.exp(logFactorial(n) - logFactorial((int) k) - logFactorial(n - (int) k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
		int last = n;
		while (last > 1 && counts[last] == 0 && binomial.applyAsDouble(last) * trials < 0.01)
			last--;
		for (int k = 0; k <= last; k++) {
			final double part = binomial.applyAsDouble(k);
			x.add((double) k);
			y.add((double) counts[k] / trials);
			theory.add(part);
			error.add(Math.sqrt(part * (1 - part) / trials));
		}
		return new Result("Quanta released", "Quanta released by one spike", "Part of the trials",
			List.of(new Curve("Part of " + trials + " trials", x, y, error, false), new Curve("Binomial", x, theory, List.of(), true)));
	}

	private static double logFactorial(final int n) {
		double sum = 0;
		for (int i = 2; i <= n; i++)
			sum += Math.log(i);
		return sum;
	}

	private static RunMonitor part(final RunMonitor monitor, final int i, final int n) {
		return fraction -> monitor.progress((i + fraction) / n);
	}

	private static void requireCost(final Release release, final double spikes, final int trials) {
		require(trials >= 1, "the number of trials is " + trials + "; it must be positive");
		final double draws = release.stochastic() ? spikes * trials * release.sites() : spikes;
		require(draws <= LARGEST_COST,
			"this takes " + draws + " draws, more than " + LARGEST_COST + "; take fewer trials, spikes or release sites");
	}

	private static void require(final boolean fits, final String what) {
		if (!fits) throw new ModelException(what);
	}

	private static String number(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : String.valueOf(value);
	}
}
