/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Arrays;

/** From the ids of a file to indices: a hash table of primitive numbers, since files have millions of them. Not thread-safe. */
final class IdIndex {

	/** What is returned for an id that is not there. */
	static final int NONE = -1;

	private long[] ids = new long[1024];
	private int[] indices = new int[1024];
	private int size;

	IdIndex() {
		Arrays.fill(indices, NONE);
	}

	/**
	 * Remembers the index of an id, instead of one that was given before.
	 *
	 * @param index not negative
	 * @return the index the id had before, or {@link #NONE}
	 */
	int put(final long id, final int index) {
		if (2 * size >= ids.length)
			grow();
		final int slot = slot(id);
		final int before = indices[slot];
		if (before == NONE)
			size++;
		ids[slot] = id;
		indices[slot] = index;
		return before;
	}

	/** The index of an id, or {@link #NONE}. */
	int get(final long id) {
		return indices[slot(id)];
	}

	private int slot(final long id) {
		// Fibonacci hashing spreads consecutive ids and those with a common factor.
		int slot = (int) (id * 0x9E3779B97F4A7C15L >>> 64 - Integer.numberOfTrailingZeros(ids.length));
		while (indices[slot] != NONE && ids[slot] != id)
			slot = slot + 1 & ids.length - 1;
		return slot;
	}

	private void grow() {
		final long[] oldIds = ids;
		final int[] oldIndices = indices;
		ids = new long[2 * oldIds.length];
		indices = new int[ids.length];
		Arrays.fill(indices, NONE);
		for (int i = 0; i < oldIds.length; i++)
			if (oldIndices[i] != NONE) {
				final int slot = slot(oldIds[i]);
				ids[slot] = oldIds[i];
				indices[slot] = oldIndices[i];
			}
	}
}
