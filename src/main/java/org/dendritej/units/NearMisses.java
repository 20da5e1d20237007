/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.units;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that were meant when another was written, for messages. */
public final class NearMisses {

	private static final int LONGEST = 200;

	private NearMisses() {
	}

	/**
	 * The names most like one that does not exist.
	 *
	 * @param found what was written
	 * @param known what there is
	 * @param most at most so many
	 * @return those within a third of their letters, and those that contain it, most alike first; upper and lower case are the same
	 */
	public static List<String> of(final String found, final List<String> known, final int most) {
		final String wanted = found.toLowerCase(Locale.ROOT);
		final int n = wanted.length(), allowed = n < 3 ? 0 : n < 5 ? 1 : Math.max(2, n / 3);
		return known.stream().filter(name -> distance(wanted, name) <= allowed || n > 2 &&
			name.toLowerCase(Locale.ROOT).contains(wanted)).sorted(Comparator.comparingInt(name -> distance(wanted, name))).limit(most)
			.toList();
	}

	private static int distance(final String wanted, final String name) {
		return edits(wanted, name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Levenshtein's distance: how many letters must be put in, taken out or changed.
	 *
	 * @param a a word
	 * @param b another
	 * @return the number; that of all letters if a word is very long
	 */
	public static int edits(final String a, final String b) {
		if (a.length() > LONGEST || b.length() > LONGEST)
			return Math.max(a.length(), b.length());
		int[] row = new int[b.length() + 1];
		for (int j = 0; j < row.length; j++)
			row[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] next = new int[row.length];
			next[0] = i;
			for (int j = 1; j < row.length; j++)
				next[j] = Math.min(row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1), 1 + Math.min(row[j], next[j - 1]));
			row = next;
		}
		return row[b.length()];
	}
}
