/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

class ObjectivesTest {

	/** Zipfel, Williams & Webb 2003 at 920 nm in water. */
	@Test
	void twoPhotonWidthsAreThePublishedOnes() {
		final double[][] figures = { { 0.45, 0.770, 7.364 }, { 0.8, 0.431, 2.160 }, { 1.0, 0.352, 1.276 } };
		for (final double[] figure : figures) {
			final GaussianPsf psf = Objectives.twoPhoton(0.92, figure[0], 1.333);
			assertEquals(figure[1], psf.fwhm(0), 0.005 * figure[1], "lateral, NA " + figure[0]);
			assertEquals(figure[2], psf.fwhm(2), 0.005 * figure[2], "axial, NA " + figure[0]);
		}
	}

	/** The nonparaxial Gaussian has the curvature of Debye's integral at the focus, of which it is the second-order expansion. */
	@Test
	void widefieldFollowsTheDiffractionIntegralNearTheFocus() {
		for (final double aperture : new double[] { 0.3, 0.8, 1.2 }) {
			final double index = 1.333, k = index * 2 * Math.PI / 0.52, alpha = Math.asin(aperture / index);
			final GaussianPsf psf = Objectives.widefield(0.52, aperture, index);
			assertEquals(1, sigma(r -> debye(r, 0, k, alpha), psf.sigmaX()) / psf.sigmaX(), 2e-3, "lateral, NA " + aperture);
			assertEquals(1, sigma(z -> debye(0, z, k, alpha), psf.sigmaZ()) / psf.sigmaZ(), 2e-3, "axial, NA " + aperture);
		}
	}

	private static double debye(final double r, final double z, final double k, final double alpha) {
		double re = 0, im = 0;
		final int n = 2000;
		for (int i = 0; i < n; i++) {
			final double theta = alpha * (i + 0.5) / n;
			final double a = Math.sqrt(Math.cos(theta)) * Bessel.j(0, k * r * Math.sin(theta)) * Math.sin(theta);
			re += a * Math.cos(k * z * Math.cos(theta));
			im += a * Math.sin(k * z * Math.cos(theta));
		}
		return re * re + im * im;
	}

	/** Excitation times emission through the pinhole, from the paraxial integral. */
	/**
	 * In wide field every plane gets the same light, however far from focus: the diffraction integral says so, and has no Gaussian. This one is right where the light
	 * is in focus and has nothing of the haze beyond, as its description says; a measured stack has.
	 */
	@Test
	void outOfFocusHazeOfAWideFieldIsNotInTheGaussian() {
		final double aperture = 0.8, index = 1.333, k = 2 * Math.PI * index / 0.52, alpha = Math.asin(aperture / index);
		final GaussianPsf psf = Objectives.widefield(0.52, aperture, index);
		final double focus = inPlane(0, k, alpha), beyond = inPlane(4 * psf.sigmaZ(), k, alpha);
		assertEquals(1, beyond / focus, 0.05, "the diffraction integral");
		assertTrue(Math.exp(-8) < 1e-3, "the part of its light in focus that the Gaussian has there");
	}

	private static double inPlane(final double z, final double k, final double alpha) {
		double sum = 0;
		final double step = 0.1;
		for (double r = step / 2; r < 8; r += step)
			sum += debye(r, z, k, alpha) * r * step;
		return sum;
	}

	@Test
	void confocalFollowsTheParaxialIntegralNearTheFocus() {
		final double aperture = 0.5, index = 1.333, ke = 2 * Math.PI / 0.52, kx = 2 * Math.PI / 0.488;
		for (final double pinhole : new double[] { 0.3, 1, 2 }) {
			final double radius = pinhole * 1.22 * 0.52 / aperture / 2;
			final GaussianPsf psf = Objectives.confocal(0.488, 0.52, aperture, index, pinhole);
			final DoubleUnaryOperator axial = z -> {
				double through = 0;
				for (int i = 0; i < 100; i++) {
					final double r = radius * (i + 0.5) / 100;
					through += r * paraxial(r, z, ke, aperture, index);
				}
				return through * paraxial(0, z, kx, aperture, index);
			};
			assertEquals(1, sigma(axial, psf.sigmaZ()) / psf.sigmaZ(), 2e-3, pinhole + " Airy units");
			final DoubleUnaryOperator lateral = x -> {
				double through = 0;
				for (int i = 0; i < 60; i++)
					for (int j = 0; j < 60; j++) {
						final double r = radius * (i + 0.5) / 60, angle = 2 * Math.PI * j / 60;
						through += r * paraxial(Math.hypot(x - r * Math.cos(angle), r * Math.sin(angle)), 0, ke, aperture, index);
					}
				return through * paraxial(x, 0, kx, aperture, index);
			};
			assertEquals(1, sigma(lateral, psf.sigmaX()) / psf.sigmaX(), 3e-3, pinhole + " Airy units");
		}
	}

	private static double paraxial(final double r, final double z, final double k, final double aperture, final double index) {
		if (z == 0) {
			final double v = k * aperture * r;
			return v == 0 ? 1 : Math.pow(2 * Bessel.j(1, v) / v, 2);
		}
		double re = 0, im = 0;
		final int n = 200;
		for (int i = 0; i < n; i++) {
			final double t = (i + 0.5) / n, phase = k * aperture * aperture * z / index * t * t / 2;
			final double a = 2 * Bessel.j(0, k * aperture * r * t) * t / n;
			re += a * Math.cos(phase);
			im += a * Math.sin(phase);
		}
		return re * re + im * im;
	}

	/** Of the Gaussian with the curvature of a symmetric function at 0. */
	private static double sigma(final DoubleUnaryOperator f, final double scale) {
		final double h = 0.05 * scale;
		return h / Math.sqrt(2 * Math.log(f.applyAsDouble(1e-12) / f.applyAsDouble(h)));
	}

	@Test
	void confocalIsNarrowerThanWidefieldAndASheetThinnerThanBoth() {
		final GaussianPsf wide = Objectives.widefield(0.52, 0.8, 1.333), narrow = Objectives.confocal(0.488, 0.52, 0.8, 1.333, 1);
		assertTrue(narrow.sigmaX() < wide.sigmaX() && narrow.sigmaZ() < wide.sigmaZ());
		final GaussianPsf sheet = Objectives.lightSheet(0.52, 0.8, 1.333, 1);
		assertEquals(wide.sigmaX(), sheet.sigmaX());
		assertEquals(1 / Math.pow(wide.sigmaZ(), 2) + 1 / Math.pow(1 / PointSpreadFunction.FWHM_PER_SIGMA, 2),
			1 / Math.pow(sheet.sigmaZ(), 2), 1e-9, "the product of two Gaussians");
	}

	@Test
	void opticsThatCannotBeAreRefused() {
		assertThrows(OpticsException.class, () -> Objectives.twoPhoton(920, 1, 1.333));
		assertThrows(OpticsException.class, () -> Objectives.widefield(0.52, 1.4, 1.333));
		assertThrows(OpticsException.class, () -> Objectives.confocal(0.488, 0.52, 1, 1.333, 0));
		assertThrows(OpticsException.class, () -> Objectives.lightSheet(0.52, 0.8, 1.333, -1));
		assertThrows(OpticsException.class, () -> GaussianPsf.ofWidths(Double.NaN, 1));
	}

	@Test
	void besselFunctionsHaveTheirKnownValues() {
		assertEquals(0.7651976865579666, Bessel.j(0, 1), 1e-14);
		assertEquals(0.4400505857449335, Bessel.j(1, 1), 1e-14);
		assertEquals(0, Bessel.j(0, 2.404825557695773), 1e-14);
		assertEquals(-0.24593576445134835, Bessel.j(0, 10), 1e-14);
	}
}
