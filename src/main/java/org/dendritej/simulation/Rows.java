/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pieces of one block side by side, those of all trials. Arrays have shape {@code [row][piece × lanes]}; the last compartments of all pieces, next to the skeleton towards the
 * root, stand in the last row, and pieces that have a compartment in the row before are the first of their row. All {@link Loops loops} run over whole rows by one index and write one array or two,
 * which is what HotSpot turns into vector instructions. Which loops run over which rows is laid down once.
 *
 * <p>
 * A node with y of its own, taken out from between conductances c and g, leaves c g/(y + c + g) between its neighbours and adds c y/(y + c + g) and
 * g y/(y + c + g) to what these have of their own. Nothing is subtracted, so that no digit is lost where axial conductances exceed those of the membrane a
 * billion times, as in compartments of a nanometre. A piece that ends in a tip has no conductance to a far end.
 */
final class Rows {

	private final double[][] toNext; // conductance towards the next row, or the skeleton, µS
	private final double[][] toFar; // towards the far end, µS; known where a piece begins
	private final double[][] own, rhs, inverses;
	/** What pieces leave in the skeleton: what they add to the near and the far node and the conductance between them; shape {@code [column]}. */
	final double[] nearOwn, nearRhs, farOwn, farRhs, between;
	/** Eliminate from the matrix and from the right-hand side, given what the nodes of the block have. */
	final List<Loops.Loop> factor, forward;
	/** Give the voltages of the block from those of the skeleton. */
	final List<Loops.Loop> back;
	private final double[] x, xFar; // voltages of the skeleton, then of rows

	/**
	 * Pieces, which stand at the beginning of the arrays of the block.
	 *
	 * @param nodes the tree
	 * @param pieces longer ones first
	 * @param lanes trials side by side
	 * @param near where each piece ends among {@code skeleton}, lanes included
	 * @param far where each piece begins there; where nothing is, for those that end in a tip
	 * @param skeleton voltages of the skeleton, with lanes
	 */
	Rows(final Nodes nodes, final List<int[]> pieces, final int lanes, final int[] near, final int[] far, final double[] skeleton) {
		final int columns = pieces.size() * lanes, rows = pieces.isEmpty() ? 0 : pieces.get(0).length;
		toNext = new double[rows][];
		toFar = new double[rows][];
		for (int row = rows - 1; row >= 0; row--) { // so that arrays stand in memory in the order of the way back, which comes to them first in a step
			final int left = rows - row;
			int size = 0;
			while (size < pieces.size() && pieces.get(size).length >= left)
				size++;
			toNext[row] = new double[size * lanes];
			toFar[row] = new double[size * lanes];
			for (int i = 0; i < size * lanes; i++) {
				final int[] piece = pieces.get(i / lanes);
				toNext[row][i] = nodes.axial[piece[piece.length - left]];
				if (piece.length == left && !nodes.isTip(piece)) toFar[row][i] = nodes.axial[nodes.skeleton[nodes.farEnd(piece)]];
			}
			if (left > 1 && Arrays.equals(toNext[row], toNext[row + 1])) toNext[row] = toNext[row + 1]; // of equal compartments: less to read in a step
		}
		own = like(toNext);
		rhs = own; // what nodes have of their own is not needed any more when right-hand sides come
		inverses = like(toNext);
		nearOwn = new double[columns];
		farOwn = new double[columns];
		between = new double[columns];
		nearRhs = nearOwn; // likewise, and voltages come last
		farRhs = farOwn;
		x = nearOwn;
		xFar = farOwn;
		factor = new ArrayList<>(List.of(new Loops.Rows(own), new Loops.Zero(farOwn), new Loops.Zero(nearOwn)));
		forward = new ArrayList<>(List.of(new Loops.Rows(rhs), new Loops.Zero(farRhs), new Loops.Zero(nearRhs)));
		back = new ArrayList<>(List.of(new Loops.Gather(near, skeleton, 0, x), new Loops.Gather(far, skeleton, 0, xFar)));
		for (int row = 0; row < rows; row++) {
			final boolean isLast = row + 1 == rows;
			factor.add(new Loops.Eliminate(own[row], toNext[row], toFar[row], inverses[row], isLast ? between : toFar[row + 1]));
			factor.add(new Loops.Give(own[row], toNext[row], toFar[row], inverses[row], isLast ? nearOwn : own[row + 1], farOwn));
			forward.add(new Loops.Give(rhs[row], toNext[row], toFar[row], inverses[row], isLast ? nearRhs : rhs[row + 1], farRhs));
		}
		int at = end();
		for (int row = rows - 1; row >= 0; row--) {
			at -= rhs[row].length;
			back.add(new Loops.Substitute(rhs[row], toNext[row], toFar[row], xFar, inverses[row], x, at));
		}
	}

	private static double[][] like(final double[][] rows) {
		final double[][] arrays = new double[rows.length][];
		for (int row = rows.length - 1; row >= 0; row--)
			arrays[row] = new double[rows[row].length];
		return arrays;
	}

	/** The entry after the last one in the arrays of the block. */
	int end() {
		return Arrays.stream(toNext).mapToInt(row -> row.length).sum();
	}

	/** Whether the matrix factored last is positive definite as far as it is in pieces. */
	boolean isPositive() {
		for (final double[] row : inverses)
			for (final double pivot : row)
				if (!(pivot > 0)) return false;
		return true;
	}
}
