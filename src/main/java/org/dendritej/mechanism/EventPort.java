/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/** How a mechanism's state sends events: to itself later, or to the world when it spikes. Used on the thread that runs the cell. */
public interface EventPort {

	/**
	 * Sends an event to the same element.
	 *
	 * @param element which instance and lane
	 * @param time when it arrives, ms; not before now
	 * @param arguments of the connection that it arrives with; the array itself is kept
	 * @param flag what {@link Mechanism.State#receive} gets; not 0
	 */
	void send(int element, double time, double[] arguments, double flag);

	/**
	 * Moves the element's pending event to another time; does nothing if none is pending.
	 *
	 * @param element which instance and lane
	 * @param time when it arrives instead, ms
	 */
	void move(int element, double time);

	/**
	 * Tells the world that the element has spiked.
	 *
	 * @param element which instance and lane
	 * @param time of the spike, ms
	 */
	void spike(int element, double time);
}
