/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.mechanism.transmission.Transmission;

/**
 * Many synapses of one kind that receive random spikes and release at random. Each receives a Poisson process. The trains of any two have the correlation
 * {@code correlation}, since each spike of a common mother process of the rate {@code rate / correlation} is copied into each train with the chance
 * {@code correlation} (multiple interaction process: Kuhn, Aertsen &amp; Rotter 2003, Neural Comput 15:67–101, doi:10.1162/089976603321043702), each copy with a delay of its own;
 * counts in windows much longer than the jitter have this correlation exactly. All rates may swing together: rate (1 + oscillation sin 2πft).
 *
 * <p>
 * Each synapse has one vesicle, which a spike releases with the chance {@code probability} and which is refilled with the time constant {@code recovery} (Tsodyks
 * &amp; Markram 1997, doi:10.1073/pnas.94.2.719). Since a Poisson spike finds the vesicle there as often as it is there, the rate of releases is exactly
 * p r/(1 + p r τ).
 *
 * @param number of synapses
 * @param rate of the spikes of each, 1/ms
 * @param probability of release, if the vesicle is there
 * @param recovery time constant, ms; 0 for at once
 * @param correlation of the counts of spikes of two synapses, 0 to 1
 * @param jitter standard deviation of the delays of copies, ms
 * @param oscillation depth, 0 to 1
 * @param frequency of the oscillation, kHz
 * @param conductance peak of each release, µS
 * @param reversal mV
 * @param kernel course of the conductance
 */
record NoiseInput(int number, double rate, double probability, double recovery, double correlation, double jitter, double oscillation,
	double frequency, double conductance, double reversal, ShotNoise kernel) {

	private static final int MOST_COMMON_SPIKES = 10_000_000;
	/** Depressing synapses are followed from so many time constants of recovery before on, so that their vesicles are as full as later. */
	private static final double BEFORE = 8;
	/** Copies are delayed by up to so many standard deviations of the jitter. */
	private static final double FAR = 6;

	NoiseInput rate(final double newRate) {
		return new NoiseInput(number, newRate, probability, recovery, correlation, jitter, oscillation, frequency, conductance, reversal,
			kernel);
	}

	NoiseInput correlation(final double newCorrelation) {
		return new NoiseInput(number, rate, probability, recovery, newCorrelation, jitter, oscillation, frequency, conductance, reversal,
			kernel);
	}

	/** Rate of the releases of each, 1/ms. */
	double releaseRate() {
		return probability * rate / (1 + probability * rate * recovery);
	}

	/** The rate of spikes at which each releases so often. @param releases 1/ms @return 1/ms; NaN if no rate does */
	double rateFor(final double releases) {
		final double there = 1 - releases * recovery;
		return there > 0 && probability > 0 ? releases / (probability * there) : Double.NaN;
	}

	/** Mean of the summed conductance, µS. Without oscillation, or without depression, exact. */
	double meanConductance() {
		return number * releaseRate() * conductance * kernel.area();
	}

	/** Whether the moments of the summed conductance are known exactly. */
	boolean meanIsExact() {
		return oscillation == 0 || recovery == 0;
	}

	/**
	 * Variance of the summed conductance, µS²: of a Poisson process by Campbell's theorem; of a depressing synapse, whose intervals are those of waiting for a
	 * release and for a vesicle in turn, with the autocovariance −ν² exp(−(p r + 1/τ) |t|) beside it; of correlated synapses with their covariances, and over
	 * time with the oscillation.
	 *
	 * @return NaN where none of these is exact: depressing and also correlated or oscillating
	 */
	double varianceOfConductance() {
		final double releases = releaseRate(), own = conductance * conductance * number * releases * kernel.square();
		if (recovery > 0)
			return correlation > 0 || oscillation > 0 ? Double.NaN
				: own - conductance * conductance * number * releases * releases
					* kernel.exponentially(probability * rate + 1 / recovery);
		final double common = conductance * conductance * number * (number - 1.0) * correlation * probability * releases
			* kernel.jittered(jitter);
		final double blurred = correlation == 0 ? 0 : 2 * Math.PI * frequency * jitter,
			swing = number * releases * conductance * oscillation * Math.exp(-0.5 * blurred * blurred);
		return own + common + 0.5 * swing * swing * kernel.power(frequency);
	}

	/**
	 * When each synapse releases.
	 *
	 * @param from beginning of the stretch of time, ms
	 * @param to its end, ms
	 * @param seed of this stretch
	 * @return ms after {@code from}, ascending, shape [synapses][releases]
	 */
	double[][] releases(final double from, final double to, final long seed) {
		final double[][] spikes = spikes(from - BEFORE * recovery, to, seed);
		final boolean sure = probability == 1 && recovery == 0;
		final Synapses synapses = Synapses.of(Transmission.of(new Release(1, probability, recovery, 0, true)), Math.max(1, number),
			SpikeTrain.mix(seed, 2));
		for (int s = 0; s < number; s++) {
			final double[] all = spikes[s];
			int kept = 0;
			for (final double time : all) {
				final boolean released = sure || synapses.release(s, time) > 0;
				if (released && time >= BEFORE * recovery)
					all[kept++] = time - BEFORE * recovery;
			}
			spikes[s] = Arrays.copyOf(all, kept);
		}
		return spikes;
	}

	/**
	 * When each synapse receives a spike.
	 *
	 * @param from beginning, ms; the phase of the oscillation is 0 at 0
	 * @param to end, ms
	 * @param seed of this stretch
	 * @return ms after {@code from}, ascending, shape [synapses][spikes]
	 */
	double[][] spikes(final double from, final double to, final long seed) {
		final double[] common = correlation == 0 ? new double[0] : common(from - FAR * jitter, to + FAR * jitter, SpikeTrain.mix(seed, 0));
		final double[][] spikes = new double[number][];
		for (int s = 0; s < number; s++) {
			final SplittableRandom random = new SplittableRandom(SpikeTrain.mix(SpikeTrain.mix(seed, 1), s));
			spikes[s] = correlation == 0 ? poisson(rate, from, to, random) : copied(common, to - from, random);
			if (correlation == 0)
				for (int i = 0; i < spikes[s].length; i++)
					spikes[s][i] -= from;
		}
		return spikes;
	}

	/** The mother process. */
	private double[] common(final double from, final double to, final long seed) {
		if (rate * (1 + oscillation) / correlation * (to - from) > MOST_COMMON_SPIKES)
			throw new ExperimentException("inputs of " + 1000 * rate + " Hz with a correlation of " + correlation
				+ " are chosen out of more than 10 million common spikes; take a correlation of 0 or a greater one, such as 0.001");
		final double[] times = poisson(rate / correlation, from, to, new SplittableRandom(seed));
		for (int i = 0; i < times.length; i++)
			times[i] -= from + FAR * jitter;
		return times;
	}

	/** Spikes whose rate oscillates: those of the greatest rate, of which some are left out. */
	private double[] poisson(final double mean, final double from, final double to, final SplittableRandom random) {
		double[] times = new double[16];
		int n = 0;
		if (mean > 0)
			for (double t = from;;) { // StrictMath gives the same bits on every machine
				t -= StrictMath.log(1 - random.nextDouble()) / (mean * (1 + oscillation));
				if (!(t < to))
					break;
				if (oscillation > 0
					&& random.nextDouble() * (1 + oscillation) >= 1 + oscillation * StrictMath.sin(2 * Math.PI * frequency * t))
					continue;
				if (n == times.length)
					times = Arrays.copyOf(times, 2 * n);
				times[n++] = t;
			}
		return Arrays.copyOf(times, n);
	}

	/** Some of the mother's spikes: the number of those that are left out between two has a geometric distribution. */
	private double[] copied(final double[] common, final double duration, final SplittableRandom random) {
		double[] times = new double[16];
		int n = 0;
		final double left = StrictMath.log1p(-correlation);
		for (long i = -1;;) {
			final double out = correlation == 1 ? 0 : Math.floor(StrictMath.log(1 - random.nextDouble()) / left);
			i += 1 + (long) Math.min(out, common.length);
			if (i >= common.length)
				break;
			final double t = common[(int) i] + (jitter == 0 ? 0 : jitter * Math.max(-FAR, Math.min(FAR, normal(random))));
			if (t < 0 || t >= duration)
				continue;
			if (n == times.length)
				times = Arrays.copyOf(times, 2 * n);
			times[n++] = t;
		}
		final double[] kept = Arrays.copyOf(times, n);
		if (jitter > 0)
			Arrays.sort(kept);
		return kept;
	}

	/** Box &amp; Muller (1958), Ann Math Stat 29:610–611. */
	private static double normal(final SplittableRandom random) {
		return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble())) * StrictMath.cos(2 * Math.PI * random.nextDouble());
	}
}
