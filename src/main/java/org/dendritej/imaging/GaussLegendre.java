/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/** Nodes and weights of Gauss and Legendre's quadrature on 0 … 1, exact for polynomials of degree 2n − 1. */
record GaussLegendre(double[] nodes, double[] weights) {

	/** With so many nodes, by Newton's method on the Legendre polynomial. */
	static GaussLegendre of(final int n) {
		final double[] nodes = new double[n], weights = new double[n];
		for (int i = 0; i < n; i++) {
			double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5)), slope = 1;
			for (int iteration = 0; iteration < 100; iteration++) {
				double p = 1, before = 0;
				for (int k = 1; k <= n; k++) {
					final double next = ((2 * k - 1) * x * p - (k - 1) * before) / k;
					before = p;
					p = next;
				}
				slope = n * (x * p - before) / (x * x - 1);
				final double step = p / slope;
				x -= step;
				if (Math.abs(step) < 1e-15)
					break;
			}
			nodes[n - 1 - i] = (1 + x) / 2;
			weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
		}
		return new GaussLegendre(nodes, weights);
	}
}
