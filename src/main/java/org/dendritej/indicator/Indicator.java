/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

/** A fluorescent indicator. */
public sealed interface Indicator permits VoltageIndicator, CalciumIndicator {

	/**
	 * What it is called.
	 *
	 * @return such as "GCaMP6s"
	 */
	String name();

	/**
	 * Where its figures come from.
	 *
	 * @return publications
	 */
	String source();

	/**
	 * How fast it bleaches.
	 *
	 * @return ms of being looked at in which its brightness falls by the factor e; infinite if it does not
	 */
	double bleaching();
}
