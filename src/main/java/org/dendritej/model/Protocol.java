/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.List;

/**
 * What is done to the neuron and how time is stepped.
 *
 * @param duration ms
 * @param timeStep ms
 * @param scheme how voltage is stepped
 * @param start state at time 0
 * @param stimuli electrodes
 */
public record Protocol(double duration, double timeStep, Scheme scheme, Start start, List<Stimulus> stimuli) {

	/** How voltage is stepped. */
	public enum Scheme {
		/**
		 * Second order: Crank–Nicolson with gates staggered by half a step (Hines 1984). Steps are cut where a stimulus or a conductance jumps, and what
		 * follows the jump is damped.
		 */
		CRANK_NICOLSON,
		/** First order: backward Euler throughout. */
		BACKWARD_EULER
	}

	/** The state at time 0. */
	public sealed interface Start {

		/** The resting state that the neuron settles to without stimuli and events. */
		record Settled() implements Start {
		}

		/**
		 * One voltage everywhere, mechanisms at their steady state there.
		 *
		 * @param voltage mV
		 */
		record AtVoltage(double voltage) implements Start {

			/** Checks. */
			public AtVoltage {
				if (!Double.isFinite(voltage))
					throw new ModelException("the starting voltage is " + voltage + " mV; it must be finite");
			}
		}

		/**
		 * A voltage for each compartment, mechanisms at their steady state there.
		 *
		 * @param voltages mV, one per compartment
		 */
		record AtVoltages(List<Double> voltages) implements Start {

			/** Copies. */
			public AtVoltages {
				voltages = List.copyOf(voltages);
			}
		}

		/**
		 * The same as {@link Settled} where the potentials of the rest are known already, so that of many runs of one neuron only the first has to look for them.
		 * A model file says "settled" for it.
		 *
		 * @param voltages of the settled rest, mV, one per compartment
		 */
		record Resting(List<Double> voltages) implements Start {

			/** Copies. */
			public Resting {
				voltages = List.copyOf(voltages);
			}
		}
	}

	/** Checks and copies. */
	public Protocol {
		stimuli = List.copyOf(stimuli);
		if (!(duration > 0) || Double.isInfinite(duration))
			throw new ModelException("the duration is " + duration + " ms; it must be positive");
		if (!(timeStep > 0) || timeStep > duration)
			throw new ModelException("the time step is " + timeStep +
				" ms; it must be positive and at most the duration of " + duration + " ms, typically 0.025 ms");
	}

	/**
	 * A run from the settled rest with the second-order scheme at 0.025 ms.
	 *
	 * @param duration ms
	 * @return a protocol without stimuli
	 */
	public static Protocol lasting(final double duration) {
		return new Protocol(duration, Math.min(0.025, duration), Scheme.CRANK_NICOLSON, new Start.Settled(), List.of());
	}

	/**
	 * With one more electrode.
	 *
	 * @param stimulus the electrode
	 * @return a changed copy
	 */
	public Protocol with(final Stimulus stimulus) {
		final List<Stimulus> more = new java.util.ArrayList<>(stimuli);
		more.add(stimulus);
		return new Protocol(duration, timeStep, scheme, start, more);
	}

	/**
	 * With another duration.
	 *
	 * @param newDuration ms
	 * @return a changed copy
	 */
	public Protocol duration(final double newDuration) {
		return new Protocol(newDuration, timeStep, scheme, start, stimuli);
	}

	/**
	 * With another time step.
	 *
	 * @param newTimeStep ms
	 * @return a changed copy
	 */
	public Protocol timeStep(final double newTimeStep) {
		return new Protocol(duration, newTimeStep, scheme, start, stimuli);
	}

	/**
	 * With another scheme.
	 *
	 * @param newScheme the scheme
	 * @return a changed copy
	 */
	public Protocol with(final Scheme newScheme) {
		return new Protocol(duration, timeStep, newScheme, start, stimuli);
	}

	/**
	 * From another state.
	 *
	 * @param newStart the state
	 * @return a changed copy
	 */
	public Protocol from(final Start newStart) {
		return new Protocol(duration, timeStep, scheme, newStart, stimuli);
	}

	/**
	 * Number of time steps: duration over time step, rounded up.
	 *
	 * @return at least 1
	 */
	public long steps() {
		return (long) Math.ceil(duration / timeStep * (1 - 1e-12));
	}
}
