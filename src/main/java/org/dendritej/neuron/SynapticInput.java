/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.Arrays;

/**
 * A synapse on a point neuron. Events arrive at given times, or are delivered during the run, and each adds to a conductance, a current or the potential itself;
 * how much, its {@link Amplitude} says when it arrives.
 */
public final class SynapticInput implements Input {

	/** How much an event brings; the place for unreliable release, depression, facilitation and learning. Belongs to one synapse in one run. */
	public interface Amplitude {

		/**
		 * An event arrives; called once for each, in the order of time.
		 *
		 * @param event its number, from 0
		 * @param t ms
		 * @return peak conductance in µS, peak current in nA or jump in mV; 0 for a failure
		 */
		double arriving(int event, double t);

		/**
		 * The neuron on which the synapse sits has spiked.
		 *
		 * @param t ms
		 */
		default void fired(final double t) {
			// no matter without learning
		}

		/**
		 * The same for every event.
		 *
		 * @param value peak conductance in µS, peak current in nA or jump in mV
		 * @return the amplitude
		 */
		static Amplitude constant(final double value) {
			NeuronException.finite("a synapse", "the amplitude", value, "");
			return (event, t) -> value;
		}
	}

	/** What events act on. */
	private enum Target {
		CONDUCTANCE, CURRENT, POTENTIAL
	}

	private final Target target;
	private final Response response;
	private final double drive; // of one unit of amplitude
	private final double reversal; // mV
	private final Amplitude amplitude;
	private double[] times; // ascending, ms
	private int count, arrived;
	private double g, x; // after the last event
	private double since; // its time, ms

	private SynapticInput(final Target target, final Response response, final double reversal, final Amplitude amplitude,
		final double[] times) {
		this.target = target;
		this.response = response;
		this.reversal = reversal;
		this.amplitude = amplitude;
		drive = response.drive();
		this.times = times.clone();
		Arrays.sort(this.times);
		count = times.length;
		for (final double time : times)
			NeuronException.finite("a synapse", "the time of an event", time, "ms");
	}

	/**
	 * Events open a conductance: g (E − v).
	 *
	 * @param response of the conductance; amplitudes in µS
	 * @param reversal E, mV
	 * @param amplitude of each event
	 * @param times of the events, ms; may be empty
	 * @return the input
	 */
	public static SynapticInput conductance(final Response response, final double reversal, final Amplitude amplitude,
		final double... times) {
		NeuronException.finite("a synapse", "the reversal potential", reversal, "mV");
		return new SynapticInput(Target.CONDUCTANCE, response, reversal, amplitude, times);
	}

	/**
	 * Events drive a current, whatever the potential.
	 *
	 * @param response of the current; amplitudes in nA, inward positive
	 * @param amplitude of each event
	 * @param times of the events, ms; may be empty
	 * @return the input
	 */
	public static SynapticInput current(final Response response, final Amplitude amplitude, final double... times) {
		return new SynapticInput(Target.CURRENT, response, 0, amplitude, times);
	}

	/**
	 * Events make the potential jump.
	 *
	 * @param amplitude of each event, mV
	 * @param times of the events, ms; may be empty
	 * @return the input
	 */
	public static SynapticInput jump(final Amplitude amplitude, final double... times) {
		return new SynapticInput(Target.POTENTIAL, new Response(0, 1), 0, amplitude, times);
	}

	/**
	 * Delivers one more event, as from another neuron.
	 *
	 * @param t when it arrives, ms; not before the time up to which the neuron has run
	 */
	public void deliver(final double t) {
		NeuronException.finite("a synapse", "the time of an event", t, "ms");
		if (arrived > 0 && t < since)
			throw new NeuronException("an event is delivered to a synapse for " + t + " ms, but one of " + since +
				" ms has already arrived; deliver events before the neuron runs on");
		if (count == times.length)
			times = Arrays.copyOf(times, Math.max(8, 2 * count));
		int at = count++;
		for (; at > arrived && times[at - 1] > t; at--)
			times[at] = times[at - 1];
		times[at] = t;
	}

	/**
	 * The conductance in µS, or current in nA, that is open.
	 *
	 * @param t not before the last event that has arrived, ms
	 * @return 0 if events act on the potential
	 */
	public double open(final double t) {
		return response.after(t - since, g, x);
	}

	@Override
	public double current(final double t, final double v) {
		if (g == 0 && x == 0)
			return 0;
		return target == Target.CONDUCTANCE ? open(t) * (reversal - v) : open(t);
	}

	@Override
	public double next() {
		return arrived < count ? times[arrived] : Double.POSITIVE_INFINITY;
	}

	@Override
	public double pass(final double t) {
		double jump = 0;
		while (arrived < count && times[arrived] <= t) {
			final double time = times[arrived], size = amplitude.arriving(arrived++, time);
			if (!Double.isFinite(size) || target == Target.CONDUCTANCE && size < 0)
				throw new NeuronException("an event at " + time + " ms has the amplitude " + size + "; it must be finite" +
					(target == Target.CONDUCTANCE ? " and, being a conductance in µS, not negative" : ""));
			if (target == Target.POTENTIAL)
				jump += size;
			else
				add(time, size);
			since = time;
		}
		return jump;
	}

	private void add(final double time, final double size) {
		final double elapsed = time - since, before = response.after(elapsed, g, x);
		x = response.driveAfter(elapsed, x) + size * drive;
		g = before + (response.rise() == 0 ? size : 0);
	}

	@Override
	public boolean isSteady() {
		return target == Target.POTENTIAL || g == 0 && x == 0;
	}

	@Override
	public void fired(final double t) {
		amplitude.fired(t);
	}
}
