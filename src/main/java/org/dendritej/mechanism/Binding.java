/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.function.IntFunction;

/**
 * What a mechanism needs to know to make its state: on which places it lives, with which parameters, beside which ions. Handed in by the simulation. The
 * arrays returned belong to the caller; those of ions and parameters may be kept, those of ions are shared with the simulation.
 */
public interface Binding {

	/**
	 * Instances times lanes.
	 *
	 * @return the number of elements
	 */
	default int size() {
		return elements().length;
	}

	/**
	 * Trials side by side; the lanes of an instance are neighbours.
	 *
	 * @return at least 1
	 */
	int lanes();

	/**
	 * Position of each element in the arrays of voltages, conductances, sources and ions, shape {@code [size]}. For density mechanisms ascending and
	 * without repetition.
	 *
	 * @return positions
	 */
	int[] elements();

	/**
	 * Membrane area of the compartment of each element, shape {@code [size]}.
	 *
	 * @return µm²
	 */
	double[] area();

	/**
	 * Mean diameter of the compartment of each element, shape {@code [size]}.
	 *
	 * @return µm
	 */
	double[] diameter();

	/**
	 * Temperature.
	 *
	 * @return °C
	 */
	double celsius();

	/**
	 * A parameter on each element, shape {@code [size]}.
	 *
	 * @param name as declared in {@link Mechanism#parameters()}
	 * @return values in the declared unit
	 */
	double[] parameter(String name);

	/**
	 * An ion that the mechanism has declared to use.
	 *
	 * @param name such as "na"
	 * @return its arrays, shared with the simulation
	 */
	Ion ion(String name);

	/**
	 * Scratch that means nothing between two calls of a method of a state, for all states that are called one after the other and never at the same time.
	 *
	 * @param <T> its type
	 * @param kind its class
	 * @param size of it, such as the number of elements
	 * @param make makes scratch of a size, unless there is one
	 * @return shared with those who have asked for the same kind and size
	 */
	default <T> T scratch(final Class<T> kind, final int size, final IntFunction<T> make) {
		return make.apply(size);
	}

	/**
	 * Where the mechanism sends events to; to be asked for while it is bound, since what does not ask sends none.
	 *
	 * @return never null
	 */
	EventPort events();

	/**
	 * A seed for random numbers that belongs to the element alone, whatever else the model holds and however it is run.
	 *
	 * @param element which instance and lane
	 * @return any number
	 */
	long seed(int element);

	/**
	 * The time step of the run, of which single steps may be parts.
	 *
	 * @return ms
	 */
	default double timeStep() {
		return 0.025;
	}

	/**
	 * Whether the run is of second order in the time step, so that implicit steps of a state should be, too.
	 *
	 * @return false for backward Euler
	 */
	default boolean isSecondOrder() {
		return false;
	}
}
