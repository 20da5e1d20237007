/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.recording;

/**
 * One measured quantity over time. Immutable.
 */
public final class Trace {

	private final String name;
	private final String unit;
	private final double[] values;

	/**
	 * Keeps the array it is given; hand it over and forget it.
	 *
	 * @param name of the probe
	 * @param unit of the values
	 * @param values one per time of the recording
	 */
	public Trace(final String name, final String unit, final double[] values) {
		this.name = name;
		this.unit = unit;
		this.values = values;
	}

	/**
	 * Name of the probe.
	 *
	 * @return unique within a recording
	 */
	public String name() {
		return name;
	}

	/**
	 * Unit of the values.
	 *
	 * @return such as "mV"
	 */
	public String unit() {
		return unit;
	}

	/**
	 * Number of values.
	 *
	 * @return as many as the recording has times
	 */
	public int size() {
		return values.length;
	}

	/**
	 * One value.
	 *
	 * @param i index of the time
	 * @return in {@link #unit()}
	 */
	public double value(final int i) {
		return values[i];
	}

	/**
	 * All values.
	 *
	 * @return a copy
	 */
	public double[] values() {
		return values.clone();
	}
}
