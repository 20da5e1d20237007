/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/**
 * Solves the linear system of a tree: (d_i + Σ g) x_i − g_i x_parent(i) − Σ g_c x_c = b_i.
 */
final class TreeMatrix {

	private TreeMatrix() {
	}

	/**
	 * Adds the axial conductances to the diagonal.
	 *
	 * @param parent parent of each node, smaller than the node; entry 0 is not read
	 * @param g axial conductance towards the parent, µS; entry 0 is not read
	 * @param d diagonal, µS; changed
	 */
	static void addAxial(final int[] parent, final double[] g, final double[] d) {
		for (int i = 1; i < d.length; i++) {
			d[i] += g[i];
			d[parent[i]] += g[i];
		}
	}

	/**
	 * Numbering every parent before its children makes the matrix eliminate from the last row to the first without new non-zero entries. Hines (1984), Int
	 * J Biomed Comput 15:69–76, doi:10.1016/0020-7101(84)90008-4. The order of operations follows from the tree alone. All arrays have shape
	 * {@code [nodes]}; nothing is allocated or checked.
	 *
	 * @param parent parent of each node; {@code parent[i] < i}, entry 0 is not read
	 * @param g axial conductance towards the parent, µS; entry 0 is not read
	 * @param d diagonal with the axial conductances, µS; overwritten
	 * @param b in: right-hand side, nA; out: solution, mV
	 */
	static void solve(final int[] parent, final double[] g, final double[] d, final double[] b) {
		for (int i = b.length - 1; i > 0; i--) { // tips to root: fold each node into its parent
			final double inverse = 1 / d[i], f = g[i] * inverse;
			d[i] = inverse;
			d[parent[i]] -= f * g[i];
			b[parent[i]] += f * b[i];
		}
		b[0] /= d[0];
		for (int i = 1; i < b.length; i++) // root to tips: parents are known, substitute
			b[i] = (b[i] + g[i] * b[parent[i]]) * d[i];
	}
}
