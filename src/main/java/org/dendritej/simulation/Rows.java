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
 * The pieces of one block side by side, those of all trials. Arrays have shape {@code [row][piece × lanes]}. All {@link Loops loops} run over whole rows by one index and
 * write one array, which is what HotSpot turns into vector instructions: 2.1 ns per compartment, 5 with the loops fused into one. Which loops run over which rows is laid down
 * once.
 *
 * <p>
 * A node with y of its own, taken out from between conductances c and g, leaves c g/(y + c + g) between its neighbours and adds c y/(y + c + g) and
 * g y/(y + c + g) to what these have of their own. Nothing is subtracted, so that no digit is lost where axial conductances exceed those of the membrane a
 * billion times, as in compartments of a nanometre.
 */
final class Rows {

	private final int end; // entry of the block's arrays
	private final boolean areLinks;
	private final double[][] toNext; // conductance towards the next row, or the skeleton, µS
	private final double[][] toFar; // towards the far end of a link, µS
	private final double[][] own, rhs, inverses;
	private final double[][] nextShare, farShare; // of what a node has, what goes to the next one and to the far end
	/** What pieces leave in the skeleton: what they add to the near and the far node and the conductance between them; shape {@code [column]}. */
	final double[] nearOwn, nearRhs, farOwn, farRhs, between;
	/** Eliminate from the matrix and from the right-hand side, given what the nodes of the block have. */
	final List<Loops.Loop> factor, forward;
	/** Give the voltages of the block from those of the skeleton. */
	final List<Loops.Loop> back;
	private final double[] x, xFar; // voltages of the skeleton, then of rows

	/**
	 * Pieces.
	 *
	 * @param nodes the tree
	 * @param all pieces of this kind, in all blocks
	 * @param which are here, longer ones first
	 * @param areLinks whether there is something at both ends
	 * @param lanes trials side by side
	 * @param first entry of the first compartment in the arrays of the block
	 * @param near where each piece ends among {@code skeleton}, lanes included
	 * @param far where each link begins there
	 * @param skeleton voltages of the skeleton, with lanes
	 */
	Rows(final Nodes nodes, final List<int[]> all, final List<Integer> which, final boolean areLinks, final int lanes, final int first,
		final int[] near, final int[] far, final double[] skeleton) {
		this.areLinks = areLinks;
		final List<int[]> pieces = which.stream().map(all::get).toList();
		end = first + lanes * pieces.stream().mapToInt(nodesOfPiece -> nodesOfPiece.length).sum();
		final int columns = pieces.size() * lanes, ofLinks = areLinks ? columns : 0;
		final int rows = pieces.isEmpty() ? 0 : pieces.get(0).length;
		toNext = new double[rows][];
		for (int row = 0; row < rows; row++) {
			int size = pieces.size();
			while (pieces.get(size - 1).length <= row)
				size--;
			toNext[row] = new double[size * lanes];
			for (int i = 0; i < size * lanes; i++)
				toNext[row][i] = nodes.axial[pieces.get(i / lanes)[row]];
		}
		own = like(toNext);
		rhs = own; // what nodes have of their own is not needed any more when right-hand sides come
		inverses = like(toNext);
		nextShare = like(toNext);
		toFar = new double[rows][];
		for (int row = 0; row < rows && areLinks; row++)
			toFar[row] = row > 2 ? toFar[row - 2] : new double[toNext[row].length]; // from row to row, but the first stays
		farShare = areLinks ? like(toNext) : new double[rows][];
		for (int i = 0; i < ofLinks; i++)
			toFar[0][i] = nodes.axial[nodes.skeleton[nodes.farEnd(pieces.get(i / lanes))]];
		nearOwn = new double[columns];
		nearRhs = new double[columns];
		between = new double[ofLinks];
		farOwn = new double[ofLinks];
		farRhs = new double[ofLinks];
		x = new double[columns];
		xFar = new double[ofLinks];
		factor = new ArrayList<>(List.of(new Loops.Rows(first, own), new Loops.Zero(farOwn)));
		forward = new ArrayList<>(List.of(new Loops.Rows(first, rhs), new Loops.Zero(farRhs)));
		back = new ArrayList<>(List.of(new Loops.Gather(near, skeleton, 0, x), new Loops.Gather(far, skeleton, 0, xFar)));
		for (int row = 0; row < rows; row++) {
			factor.addAll(factor(row));
			forward.addAll(forward(row));
		}
		for (int row = rows - 1, at = end; row >= 0; row--) {
			at -= rhs[row].length;
			back.add(back(row, at));
		}
	}

	private List<Loops.Loop> factor(final int row) {
		final boolean isLast = row + 1 == own.length;
		final double[] y = own[row], towards = toNext[row], inverse = inverses[row], share = nextShare[row];
		final List<Loops.Loop> loops = new ArrayList<>();
		if (areLinks) {
			final double[] away = toFar[row], shareAway = farShare[row];
			loops.add(new Loops.InvertThree(y, towards, away, inverse));
			loops.add(new Loops.Multiply(away, inverse, shareAway));
			loops.add(new Loops.Add(shareAway, y, farOwn));
			if (!isLast) loops.add(new Loops.Multiply(shareAway, towards, toFar[row + 1]));
		}
		else loops.add(new Loops.InvertTwo(y, towards, inverse));
		loops.add(new Loops.Multiply(towards, inverse, share));
		if (!isLast) loops.add(new Loops.Add(share, y, own[row + 1]));
		if (isEnd(row)) {
			loops.add(new Loops.LeaveProduct(endsFrom(row), share, y, nearOwn));
			if (areLinks) loops.add(new Loops.LeaveProduct(endsFrom(row), farShare[row], towards, between));
		}
		return loops;
	}

	private List<Loops.Loop> forward(final int row) {
		final double[] r = rhs[row], share = nextShare[row];
		final List<Loops.Loop> loops = new ArrayList<>();
		if (areLinks) loops.add(new Loops.Add(farShare[row], r, farRhs));
		if (row + 1 < rhs.length) loops.add(new Loops.Add(share, r, rhs[row + 1]));
		if (isEnd(row)) loops.add(new Loops.LeaveProduct(endsFrom(row), share, r, nearRhs));
		return loops;
	}

	private Loops.Loop back(final int row, final int at) {
		return areLinks ? new Loops.SubstituteTwo(rhs[row], inverses[row], nextShare[row], farShare[row], xFar, x, at)
			: new Loops.SubstituteOne(rhs[row], inverses[row], nextShare[row], x, at);
	}

	/** The first of the pieces that are not in the next row. */
	private int endsFrom(final int row) {
		return row + 1 < own.length ? own[row + 1].length : 0;
	}

	private boolean isEnd(final int row) {
		return endsFrom(row) < own[row].length;
	}

	private static double[][] like(final double[][] rows) {
		return Arrays.stream(rows).map(row -> new double[row.length]).toArray(double[][]::new);
	}

	/** The entry after the last one in the arrays of the block. */
	int end() {
		return end;
	}

	/** Whether the matrix factored last is positive definite as far as it is in pieces. */
	boolean isPositive() {
		for (final double[] row : inverses)
			for (final double pivot : row)
				if (!(pivot > 0)) return false;
		return true;
	}
}
