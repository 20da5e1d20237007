/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

/**
 * An indicator of calcium. Driven by spikes and depolarisation, each spike adds a difference of two exponentials, either to the brightness itself or, bent by
 * Hill's curve, to the calcium that the indicator sees. Driven by simulated calcium, the brightness follows Hill's curve of it with the indicator's kinetics.
 *
 * @param name what it is called
 * @param response ΔF/F of one spike at its peak
 * @param peak time from a spike to the peak, ms
 * @param halfDecay time in which the late response halves, ms
 * @param affinity dissociation constant, nM
 * @param hill Hill's coefficient
 * @param range brightness with much calcium over that without any
 * @param restingCalcium what the indicator sees at rest if calcium is not simulated, nM
 * @param bleaching ms in which its brightness falls by the factor e; infinite if it does not
 * @param source where the figures come from
 */
public record CalciumIndicator(String name, double response, double peak, double halfDecay, double affinity, double hill, double range,
	double restingCalcium, double bleaching, String source) implements Indicator {

	/** How one spike adds to the next. */
	public enum Summation {
		/** Responses add up: right for few spikes, without limit. */
		LINEAR,
		/** Calcium adds up and brightness follows Hill's curve of it: more than linear first, then saturating. A single spike has the same peak. */
		HILL
	}

	/** Voltage above which a spike is counted, mV. */
	private static final double THRESHOLD = -20;
	/** Time after an upward crossing in which the spike alone counts, and time of full activation that lets in as much calcium as a spike, ms. */
	private static final double SPIKE = 2, UNIT = 1;
	/** Activation of high-voltage-activated channels: half at, and steepness, mV. */
	private static final double HALF = -15, STEEP = 5;

	/** Checks the figures. */
	public CalciumIndicator {
		check(name, "response to a spike (ΔF/F)", response);
		check(name, "time to peak (ms)", peak);
		check(name, "half decay (ms)", halfDecay);
		check(name, "affinity (nM)", affinity);
		check(name, "Hill coefficient", hill);
		check(name, "resting calcium (nM)", restingCalcium);
		if (!(range > 1) || Double.isInfinite(range))
			throw new IndicatorException(
				name + ": a range of " + range + "; it is brightness with much calcium over that without any, above 1");
		if (!(peak < halfDecay / Math.log(2)))
			throw new IndicatorException(name + ": a peak after " + peak + " ms with a half decay of " + halfDecay +
				" ms; no difference of two exponentials has its peak later than the time constant of its decay");
		if (!(bleaching > 0))
			throw new IndicatorException(name + ": bleaches in " + bleaching + " ms; it must be positive, or infinite for never");
	}

	private static void check(final String name, final String what, final double value) {
		if (!(value > 0) || Double.isInfinite(value))
			throw new IndicatorException(name + ": a " + what + " of " + value + "; it must be positive and finite");
	}

	/**
	 * Time constant of the decay.
	 *
	 * @return ms
	 */
	public double decayTime() {
		return halfDecay / Math.log(2);
	}

	/**
	 * Time constant of the rise, from the time to the peak.
	 *
	 * @return ms
	 */
	public double riseTime() {
		final double decay = decayTime();
		double low = 1e-9 * decay, high = (1 - 1e-9) * decay; // the peak comes later the slower the rise
		for (int i = 0; i < 200; i++) {
			final double middle = (low + high) / 2;
			if (peakTime(middle, decay) < peak)
				low = middle;
			else
				high = middle;
		}
		return (low + high) / 2;
	}

	private static double peakTime(final double rise, final double decay) {
		return rise * decay / (decay - rise) * Math.log(decay / rise);
	}

	/** Height of a difference of exponentials that begin with 1. */
	private double height() {
		return Math.exp(-peak / decayTime()) - Math.exp(-peak / riseTime());
	}

	/**
	 * Brightness in equilibrium.
	 *
	 * @param calcium nM
	 * @return relative to that without any calcium, 1 … range
	 */
	public double equilibrium(final double calcium) {
		final double bound = Math.pow(Math.max(0, calcium) / affinity, hill);
		return Double.isInfinite(bound) ? range : (range * bound + 1) / (bound + 1);
	}

	/** Calcium, nM, at which the brightness in equilibrium has a value. */
	private double calcium(final double equilibrium) {
		return affinity * Math.pow((equilibrium - 1) / (range - equilibrium), 1 / hill);
	}

	/**
	 * The brightness of one place by its voltage: each upward crossing of −20 mV is a spike, and depolarisation apart from spikes lets calcium in as far as it
	 * activates channels.
	 *
	 * @param times of the samples, ms, ascending
	 * @param voltage mV, one per time, linear between
	 * @param summation how one spike adds to the next
	 * @return F/F0, one per time, without bleaching
	 */
	public double[] respondToVoltage(final double[] times, final double[] voltage, final Summation summation) {
		final double rise = riseTime(), decay = decayTime();
		final double rest = voltage.length == 0 ? 0 : activation(voltage[0]);
		final double[] brightness = new double[times.length];
		double slow = 0, fast = 0, spikeEnds = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < times.length; i++) {
			if (i > 0) {
				final double way = times[i] - times[i - 1];
				slow *= Math.exp(-way / decay);
				fast *= Math.exp(-way / rise);
				final double a = voltage[i - 1], b = voltage[i];
				if (a < THRESHOLD && b >= THRESHOLD) {
					final double crossing = times[i - 1] + way * (THRESHOLD - a) / (b - a);
					slow += Math.exp(-(times[i] - crossing) / decay);
					fast += Math.exp(-(times[i] - crossing) / rise);
					spikeEnds = crossing + SPIKE;
				}
				final double free = Math.max(0, times[i] - Math.max(times[i - 1], spikeEnds));
				final double entry = Math.max(0, (activation(a) + activation(b)) / 2 - rest) * free / UNIT;
				slow += entry;
				fast += entry;
			}
			brightness[i] = brightness((slow - fast) / height(), summation);
		}
		return brightness;
	}

	/**
	 * The brightness of one place by given spikes.
	 *
	 * @param times of the samples, ms, ascending
	 * @param spikes their times, ms
	 * @param summation how one spike adds to the next
	 * @return F/F0, one per time, without bleaching
	 */
	public double[] respondToSpikes(final double[] times, final double[] spikes, final Summation summation) {
		final double rise = riseTime(), decay = decayTime(), height = height();
		final double[] brightness = new double[times.length];
		for (int i = 0; i < times.length; i++) {
			double sum = 0;
			for (final double spike : spikes)
				if (times[i] > spike)
					sum += Math.exp(-(times[i] - spike) / decay) - Math.exp(-(times[i] - spike) / rise);
			brightness[i] = brightness(sum / height, summation);
		}
		return brightness;
	}

	/** F/F0 for so many spikes' peaks of calcium above rest. */
	private double brightness(final double spikes, final Summation summation) {
		if (summation == Summation.LINEAR)
			return 1 + response * spikes;
		final double resting = equilibrium(restingCalcium);
		final double afterOne = Math.min(resting * (1 + response), 1 + 0.999 * (range - 1));
		return equilibrium(restingCalcium + (calcium(afterOne) - restingCalcium) * spikes) / resting;
	}

	private static double activation(final double voltage) {
		return 1 / (1 + Math.exp(-(voltage - HALF) / STEEP));
	}

	/**
	 * The brightness of one place by its calcium: Hill's curve, approached with the time constant of the rise, left with that of the decay.
	 *
	 * @param times of the samples, ms, ascending
	 * @param calcium free calcium, mM, one per time; the first is rest
	 * @return F/F0, one per time, without bleaching
	 */
	public double[] respondToCalcium(final double[] times, final double[] calcium) {
		final double rise = riseTime(), decay = decayTime();
		final double[] brightness = new double[times.length];
		double before = 0, seen = 0, resting = 1;
		for (int i = 0; i < times.length; i++) {
			final double target = equilibrium(1e6 * calcium[i]);
			if (i == 0)
				seen = resting = target;
			else
				if (times[i] > times[i - 1])
					seen =
						VoltageIndicator.follow(seen, before, target, times[i] - times[i - 1], (before + target) / 2 > seen ? rise : decay);
			before = target;
			brightness[i] = seen / resting;
		}
		return brightness;
	}
}
