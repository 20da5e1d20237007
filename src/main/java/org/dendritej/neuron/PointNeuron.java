/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.dendritej.mechanism.Variable;

/** A neuron without shape: the description, immutable, so that any thread may share it. */
public interface PointNeuron {

	/**
	 * What it is.
	 *
	 * @return a few words, such as "leaky integrate-and-fire"
	 */
	String name();

	/**
	 * What can be recorded.
	 *
	 * @return variables with units; the first one is the potential in mV, or the rate of a rate unit
	 */
	List<Variable> variables();

	/**
	 * The unit of the current that drives it.
	 *
	 * @return "nA" for all that have a potential
	 */
	default String inputUnit() {
		return "nA";
	}

	/**
	 * The highest rate that any input can bring: one spike in each refractory period.
	 *
	 * @return Hz; infinite if the model has no refractory period of its own
	 */
	default double ceiling() {
		return Double.POSITIVE_INFINITY;
	}

	/**
	 * The potential at which a spike is cut off and the potential reset, for drawings.
	 *
	 * @return mV; NaN if the equations bring the potential down again, or if there are no spikes
	 */
	default double peak() {
		return Double.NaN;
	}

	/**
	 * Begins a run at the initial condition of this neuron.
	 *
	 * @param t time at which the run begins, ms
	 * @param integration how it is moved where there is no exact solution
	 * @return the state, confined to one thread
	 */
	State start(double t, Integration integration);

	/**
	 * Begins a run that is integrated to the usual tolerance.
	 *
	 * @param t time at which the run begins, ms
	 * @return the state, confined to one thread
	 */
	default State start(final double t) {
		return start(t, Integration.USUAL);
	}

	/** A point neuron in one run. Confined to one thread. */
	interface State {

		/**
		 * Where it stands.
		 *
		 * @return ms
		 */
		double time();

		/**
		 * What a variable is at that time.
		 *
		 * @param variable position in {@link PointNeuron#variables}
		 * @return in the variable's unit
		 */
		double value(int variable);

		/**
		 * Moves on. Steps end at the times at which something happens in the input, which need not be multiples of anything.
		 *
		 * @param until time to come to, ms; not before {@link #time}. What happens in the input at this very time has happened afterwards
		 * @param input what drives it
		 * @param spikes is told the time of every spike in between, ascending
		 * @throws NeuronException if the state is no number any more
		 */
		void advance(double until, Input input, DoubleConsumer spikes);
	}
}
