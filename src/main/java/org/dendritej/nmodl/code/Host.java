/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

/** What generated code asks of the state that runs it, for the element whose frame it works on. Public for generated code alone. */
public interface Host {

	/**
	 * Moves or solves for the unknowns of a SOLVE.
	 *
	 * @param solve its number
	 * @param frame of the element
	 */
	void solve(int solve, double[] frame);

	/**
	 * An index into an array.
	 *
	 * @param index as computed
	 * @param length of the array
	 * @param place for the message, or −1
	 * @return the index cut to a whole number
	 */
	int index(double index, int length, int place);

	/**
	 * A random number.
	 *
	 * @param distribution which
	 * @param first parameter, if it has one
	 * @param second parameter, if it has one
	 * @param frame of the element
	 * @return the number
	 */
	double draw(int distribution, double first, double second, double[] frame);

	/**
	 * Sends an event to the element.
	 *
	 * @param delay from now, ms
	 * @param flag of the event
	 * @param place for the message
	 * @param frame of the element
	 */
	void send(double delay, double flag, int place, double[] frame);

	/**
	 * Moves the element's pending event.
	 *
	 * @param time new time, ms
	 * @param frame of the element
	 */
	void move(double time, double[] frame);

	/**
	 * The element spikes.
	 *
	 * @param time of the spike, ms
	 * @param frame of the element
	 */
	void spike(double time, double[] frame);

	/**
	 * Begins to watch a condition.
	 *
	 * @param watch its number
	 * @param frame of the element
	 */
	void watch(int watch, double[] frame);

	/**
	 * Number of connections that end at the element.
	 *
	 * @return 0 or more
	 */
	int connections();

	/**
	 * The arguments of a connection that ends at the element.
	 *
	 * @param connection counted from 0
	 * @return the array itself
	 */
	double[] connection(int connection);

	/**
	 * Counts a round of a loop; there must not be too many in one call.
	 *
	 * @param place for the message
	 * @param frame of the element
	 */
	void round(int place, double[] frame);

	/**
	 * What to throw where the program stops the run.
	 *
	 * @param place for the message
	 * @return a clear error
	 */
	RuntimeException failure(int place);
}
