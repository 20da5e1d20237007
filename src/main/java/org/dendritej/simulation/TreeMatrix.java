/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/**
 * Solves the linear system of a tree: d_i x_i − g_i x_parent(i) − Σ g_c x_c = b_i, c running over the children of i. All arrays have shape {@code [nodes]};
 * nothing is allocated or checked.
 *
 * <p>
 * Taking every parent before its children makes the matrix eliminate from the last to the first without new non-zero entries. Hines (1984), Int J Biomed Comput
 * 15:69–76, doi:10.1016/0020-7101(84)90008-4. The order of operations follows from the tree alone.
 */
final class TreeMatrix {

	private TreeMatrix() {}

	/**
	 * Adds the axial conductances to the diagonal.
	 *
	 * @param nodes the tree
	 * @param d diagonal, µS; changed
	 */
	static void addAxial(final Nodes nodes, final double[] d) {
		for (int k = 1; k < nodes.fromRoot.length; k++) {
			final int i = nodes.fromRoot[k];
			d[i] += nodes.axial[i];
			d[nodes.parent[i]] += nodes.axial[i];
		}
	}

	/**
	 * Solves once.
	 *
	 * @param nodes the tree
	 * @param d diagonal with the axial conductances, µS; overwritten
	 * @param b in: right-hand side, nA; out: solution, mV
	 */
	static void solve(final Nodes nodes, final double[] d, final double[] b) {
		final int[] fromRoot = nodes.fromRoot, parent = nodes.parent;
		final double[] g = nodes.axial;
		for (int k = fromRoot.length - 1; k > 0; k--) { // tips to root: fold each node into its parent
			final int i = fromRoot[k], p = parent[i];
			final double inverse = 1 / d[i], f = g[i] * inverse;
			d[i] = inverse;
			d[p] -= f * g[i];
			b[p] += f * b[i];
		}
		b[fromRoot[0]] /= d[fromRoot[0]];
		substitute(fromRoot, parent, g, d, b);
	}

	/**
	 * Does what of {@link #solve} depends on the matrix alone.
	 *
	 * @param nodes the tree
	 * @param d in: diagonal with the axial conductances, µS; out: what {@link #solveFactored} needs
	 */
	static void factor(final Nodes nodes, final double[] d) {
		for (int k = nodes.fromRoot.length - 1; k > 0; k--) {
			final int i = nodes.fromRoot[k];
			d[i] = 1 / d[i];
			d[nodes.parent[i]] -= nodes.axial[i] * d[i] * nodes.axial[i];
		}
		d[nodes.fromRoot[0]] = 1 / d[nodes.fromRoot[0]];
	}

	/**
	 * Solves with a factored matrix.
	 *
	 * @param nodes the tree
	 * @param d as {@link #factor} has left it; not changed
	 * @param b in: right-hand side, nA; out: solution, mV
	 */
	static void solveFactored(final Nodes nodes, final double[] d, final double[] b) {
		final int[] fromRoot = nodes.fromRoot, parent = nodes.parent;
		final double[] g = nodes.axial;
		for (int k = fromRoot.length - 1; k > 0; k--) {
			final int i = fromRoot[k];
			b[parent[i]] += g[i] * d[i] * b[i];
		}
		b[fromRoot[0]] *= d[fromRoot[0]];
		substitute(fromRoot, parent, g, d, b);
	}

	/** Root to tips: parents are known. */
	private static void substitute(final int[] fromRoot, final int[] parent, final double[] g, final double[] inverse, final double[] b) {
		for (int k = 1; k < fromRoot.length; k++) {
			final int i = fromRoot[k];
			b[i] = (b[i] + g[i] * b[parent[i]]) * inverse[i];
		}
	}
}
