/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

/**
 * Solves the linear system of a tree: y_i x_i + Σ g (x_i − x_neighbour) = b_i. All arrays have shape {@code [nodes]}; nothing is allocated or checked.
 *
 * <p>
 * Taking every parent before its children makes the matrix eliminate from the last to the first without new non-zero entries. Hines (1984), Int J Biomed Comput
 * 15:69–76, doi:10.1016/0020-7101(84)90008-4. The order of operations follows from the tree alone.
 *
 * <p>
 * A node folded into its parent acts there as a conductance y g/(y + g) in series. Adding that to what the parent has of its own, instead of taking g²/(y + g)
 * from a diagonal that contains g, subtracts nothing, so that no digit is lost where axial conductances exceed those of the membrane a billion times, as in
 * compartments of a nanometre.
 */
final class TreeMatrix {

	private TreeMatrix() {}

	/**
	 * Solves once.
	 *
	 * @param nodes the tree
	 * @param y what each node has of its own, without axial conductances, µS; overwritten
	 * @param b in: right-hand side, nA; out: solution, mV
	 */
	static void solve(final Nodes nodes, final double[] y, final double[] b) {
		final int[] fromRoot = nodes.fromRoot, parent = nodes.parent;
		final double[] g = nodes.axial;
		for (int k = fromRoot.length - 1; k > 0; k--) { // tips to root: fold each node into its parent
			final int i = fromRoot[k], p = parent[i];
			final double inverse = 1 / (y[i] + g[i]), f = g[i] * inverse;
			y[p] += f * y[i];
			b[p] += f * b[i];
			y[i] = inverse;
		}
		b[fromRoot[0]] /= y[fromRoot[0]];
		substitute(fromRoot, parent, g, y, b);
	}

	/**
	 * Does what of {@link #solve} depends on the matrix alone.
	 *
	 * @param nodes the tree
	 * @param y in: what each node has of its own, without axial conductances, µS; out: what {@link #solveFactored} needs
	 */
	static void factor(final Nodes nodes, final double[] y) {
		for (int k = nodes.fromRoot.length - 1; k > 0; k--) {
			final int i = nodes.fromRoot[k];
			final double inverse = 1 / (y[i] + nodes.axial[i]);
			y[nodes.parent[i]] += nodes.axial[i] * inverse * y[i];
			y[i] = inverse;
		}
		y[nodes.fromRoot[0]] = 1 / y[nodes.fromRoot[0]];
	}

	/**
	 * Solves with a factored matrix.
	 *
	 * @param nodes the tree
	 * @param inverse as {@link #factor} has left it; not changed
	 * @param b in: right-hand side, nA; out: solution, mV
	 */
	static void solveFactored(final Nodes nodes, final double[] inverse, final double[] b) {
		final int[] fromRoot = nodes.fromRoot, parent = nodes.parent;
		final double[] g = nodes.axial;
		for (int k = fromRoot.length - 1; k > 0; k--) {
			final int i = fromRoot[k];
			b[parent[i]] += g[i] * inverse[i] * b[i];
		}
		b[fromRoot[0]] *= inverse[fromRoot[0]];
		substitute(fromRoot, parent, g, inverse, b);
	}

	/** Root to tips: parents are known. */
	private static void substitute(final int[] fromRoot, final int[] parent, final double[] g, final double[] inverse, final double[] b) {
		for (int k = 1; k < fromRoot.length; k++) {
			final int i = fromRoot[k];
			b[i] = (b[i] + g[i] * b[parent[i]]) * inverse[i];
		}
	}
}
