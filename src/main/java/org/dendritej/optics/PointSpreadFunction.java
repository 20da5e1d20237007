/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * How the light of a point is spread over space: a density in 1/µm³ whose integral is 1. Immutable.
 */
public sealed interface PointSpreadFunction permits GaussianPsf, MeasuredPsf {

	/** Full width at half maximum of a Gaussian in standard deviations, 2 √(2 ln 2). */
	double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

	/**
	 * How wide it is along an axis: how fast anything blurred by it can change there.
	 *
	 * @param axis 0, 1, 2 for x, y, z
	 * @return standard deviation of the Gaussian nearest to its middle, µm
	 */
	double sigma(int axis);

	/**
	 * How far it reaches.
	 *
	 * @param axis 0, 1, 2 for x, y, z
	 * @return distance from the point beyond which there is no light to speak of, µm
	 */
	double reach(int axis);

	/**
	 * Full width at half maximum.
	 *
	 * @param axis 0, 1, 2 for x, y, z
	 * @return µm
	 */
	default double fwhm(final int axis) {
		return FWHM_PER_SIGMA * sigma(axis);
	}
}
