/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * A Gaussian point spread function along the axes of the image.
 *
 * @param sigmaX standard deviation along x, µm
 * @param sigmaY likewise along y
 * @param sigmaZ likewise along z, the optical axis
 */
public record GaussianPsf(double sigmaX, double sigmaY, double sigmaZ) implements PointSpreadFunction {

	/** Distance beyond which a Gaussian is taken as 0, in standard deviations: 7e-6 of the light lies there. */
	private static final double REACH = 4.5;

	/** Checks that it has a width. */
	public GaussianPsf {
		if (!(sigmaX > 0 && sigmaY > 0 && sigmaZ > 0) || Double.isInfinite(sigmaX + sigmaY + sigmaZ))
			throw new OpticsException("a point spread function with standard deviations of " + sigmaX + ", " + sigmaY + " and " + sigmaZ +
				" µm; each must be positive and finite");
	}

	/**
	 * By its widths.
	 *
	 * @param lateral full width at half maximum along x and y, µm
	 * @param axial the same along z, µm
	 * @return the Gaussian
	 */
	public static GaussianPsf ofWidths(final double lateral, final double axial) {
		return new GaussianPsf(lateral / FWHM_PER_SIGMA, lateral / FWHM_PER_SIGMA, axial / FWHM_PER_SIGMA);
	}

	@Override
	public double sigma(final int axis) {
		return switch (axis) {
			case 0 -> sigmaX;
			case 1 -> sigmaY;
			default -> sigmaZ;
		};
	}

	@Override
	public double reach(final int axis) {
		return REACH * sigma(axis);
	}
}
