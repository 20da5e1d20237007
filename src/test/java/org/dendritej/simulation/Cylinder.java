/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/**
 * Closed forms of the passive cable (Rall 1959, Exp Neurol 1:491–527; Jack, Noble &amp; Tsien 1975, ch. 3 and 4), all in the units of the core.
 *
 * @param diameter µm
 * @param length µm
 * @param rm membrane resistivity, Ω·cm²
 * @param ra axial resistivity, Ω·cm
 * @param cm specific capacitance, µF/cm²
 */
record Cylinder(double diameter, double length, double rm, double ra, double cm) {

	/** Length constant, µm. */
	double lambda() {
		return 1e4 * Math.sqrt(diameter * 1e-4 * rm / (4 * ra));
	}

	/** Membrane time constant, ms. */
	double tau() {
		return rm * cm * 1e-3;
	}

	/** Input resistance of the semi-infinite cylinder, MΩ. */
	double rInfinite() {
		return 1e-6 * 2 * Math.sqrt(rm * ra) / (Math.PI * Math.pow(diameter * 1e-4, 1.5));
	}

	/** Input resistance of the cylinder with sealed ends, MΩ. */
	double inputResistance() {
		return rInfinite() / Math.tanh(length / lambda());
	}

	/** Axial resistance from end to end, MΩ. */
	double axial() {
		return 1e-6 * ra * 4 * length * 1e-4 / (Math.PI * diameter * diameter * 1e-8);
	}

	/** Depolarisation at x by a current step into x = 0 of the sealed cylinder. */
	double step(final double current, final double x, final double t) {
		final double L = length / lambda(), X = x / lambda(), T = t / tau();
		if (T <= 0) return 0;
		if (T < 0.02) {
			double sum = 0;
			for (int m = 0; m < 60; m++)
				sum += image(2 * m * L + X, T) + image(2 * (m + 1) * L - X, T);
			return current * rInfinite() * sum;
		}
		double sum = 1;
		for (int n = 1; n < 20_000; n++) {
			final double k = Math.pow(n * Math.PI / L, 2);
			if (k * T > 700) break;
			sum += 2 * Math.cos(n * Math.PI * X / L) * Math.exp(-k * T) / (1 + k);
		}
		return current * rInfinite() * (Math.cosh(L - X) / Math.sinh(L) - Math.exp(-T) / L * sum);
	}

	private static double image(final double y, final double t) {
		final double a = y / (2 * Math.sqrt(t)), b = Math.sqrt(t);
		return 0.5 * (Math.exp(-y) * erfc(a - b) - expTimesErfc(y, a + b));
	}

	/** exp(y) erfc(z) without overflow. */
	private static double expTimesErfc(final double y, final double z) {
		return z > 25 ? 0 : Math.exp(y) * erfc(z);
	}

	/** Complementary error function: series below 2, continued fraction above (Abramowitz &amp; Stegun 7.1.6 and 7.1.14). */
	static double erfc(final double x) {
		if (x < 0) return 2 - erfc(-x);
		if (x < 2.5) {
			double term = x, sum = x;
			for (int n = 1; n < 200 && Math.abs(term) > 1e-18; n++) {
				term *= 2 * x * x / (2 * n + 1);
				sum += term;
			}
			return 1 - 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
		}
		double f = x;
		for (int n = 120; n > 0; n--)
			f = x + n / 2.0 / f;
		return Math.exp(-x * x) / (Math.sqrt(Math.PI) * f);
	}
}
