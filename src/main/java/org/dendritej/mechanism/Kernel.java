/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/**
 * The conductances of the synapses of one state: a linear system per element that events kick. A step sees the exact mean of the conductance over the step,
 * in which every event acts at its own time.
 */
abstract class Kernel {

	private final boolean[] touched;
	private final int[] queue; // elements with events in the present step
	private int queued;
	private boolean silent = true; // no event since everything was 0
	private double preparedFor = Double.NaN;

	Kernel(final int size) {
		touched = new boolean[size];
		queue = new int[size];
	}

	/** Forgets everything: all conductances are 0. */
	final void clear() {
		for (int k = 0; k < queued; k++)
			forget(unqueue(k));
		queued = 0;
		silent = true;
		reset();
	}

	/**
	 * An event in the present step.
	 *
	 * @param left how long before the end of the step it comes, ms
	 * @param dt length of the step, ms
	 * @param weight peak conductance of its response, µS
	 */
	final void receive(final int element, final double left, final double dt, final double weight) {
		silent = false;
		if (!touched[element]) {
			touched[element] = true;
			queue[queued++] = element;
		}
		kick(element, left, dt, weight);
	}

	/** Whether all conductances are 0 and stay so without an event. */
	final boolean isSilent() {
		return silent;
	}

	/** Writes the mean conductance of every element over a step of {@code dt}, µS. */
	final void mean(final double dt, final double[] g) {
		prepareFor(dt);
		mean(g);
		for (int k = 0; k < queued; k++)
			g[queue[k]] += kickedMean(queue[k]);
	}

	/** Moves on to the end of the step. */
	final void advance(final double dt) {
		prepareFor(dt);
		advance();
		for (int k = 0; k < queued; k++) {
			final int element = unqueue(k);
			absorb(element);
			forget(element);
		}
		queued = 0;
	}

	private int unqueue(final int k) {
		touched[queue[k]] = false;
		return queue[k];
	}

	private void prepareFor(final double dt) {
		if (dt == preparedFor)
			return;
		prepare(dt);
		preparedFor = dt;
	}

	/** What an event of weight 1 adds to the conductance at once. */
	abstract double directKick();

	/** What an event of weight 1 adds to the variable that drives the conductance, 1/ms. */
	abstract double driveKick(int element);

	/** What is left of a drive after some time, µS/ms. */
	abstract double driveAfter(int element, double drive, double elapsed);

	/** What a conductance with its drive becomes after some time, µS. */
	abstract double conductanceAfter(int element, double drive, double conductance, double elapsed);

	/** Sets the state to 0. */
	abstract void reset();

	/** Computes what a step of {@code dt} needs. */
	abstract void prepare(double dt);

	/** Writes the means over the step prepared for, without its events. */
	abstract void mean(double[] g);

	/** Moves the state by the step prepared for, without its events. */
	abstract void advance();

	/** Remembers what an event adds to mean and state, beside the state, which is that of the start of the step. */
	abstract void kick(int element, double left, double dt, double weight);

	/** What the events of the step add to its mean. */
	abstract double kickedMean(int element);

	/** Adds what the events of the step have left at its end. */
	abstract void absorb(int element);

	/** Sets what was remembered to 0. */
	abstract void forget(int element);

	/** Mean of exp(−s) for s from 0 to {@code y}: (1 − exp(−y))/y. */
	static double meanDecay(final double y) {
		return y == 0 ? 1 : -Math.expm1(-y) / y;
	}

	/** The part of a step that is left after an event. */
	static double share(final double left, final double dt) {
		return dt > 0 ? left / dt : 1;
	}
}
