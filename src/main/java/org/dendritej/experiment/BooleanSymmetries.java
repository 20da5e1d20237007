/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

/** All ways of exchanging and negating the inputs of a Boolean function, as permutations of its rows. */
final class BooleanSymmetries {

	private BooleanSymmetries() {
	}

	/** @param inputs number of inputs @return for each of the inputs! · 2^inputs ways: which row each row is taken from */
	static List<int[]> of(final int inputs) {
		final List<int[]> orders = new ArrayList<>();
		permute(new int[inputs], 0, 0, orders);
		final List<int[]> ways = new ArrayList<>();
		for (final int[] order : orders)
			for (int flips = 0; flips < 1 << inputs; flips++) {
				final int[] way = new int[1 << inputs];
				for (int row = 0; row < way.length; row++) {
					int from = 0;
					for (int k = 0; k < inputs; k++)
						from |= ((row ^ flips) >> order[k] & 1) << k;
					way[row] = from;
				}
				ways.add(way);
			}
		return ways;
	}

	private static void permute(final int[] order, final int at, final int used, final List<int[]> into) {
		if (at == order.length) {
			into.add(order.clone());
			return;
		}
		for (int k = 0; k < order.length; k++)
			if ((used >> k & 1) == 0) {
				order[at] = k;
				permute(order, at + 1, used | 1 << k, into);
			}
	}
}
