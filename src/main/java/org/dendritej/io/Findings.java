/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dendritej.morphology.Finding;

/** Collects what a reader notices: every kind once, with its number and the first few lines. Not thread-safe. */
final class Findings {

	/** Lines that are named of each kind. */
	static final int LINES_KEPT = 10;

	private static final class Entry {

		final String action;
		final List<Integer> lines = new ArrayList<>();
		int count;

		Entry(final String action) {
			this.action = action;
		}
	}

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/**
	 * Counts one more.
	 *
	 * @param kind short key
	 * @param line 1-based; 0 if no line can be named
	 * @param action what is done about it; of several for one kind the first stays
	 */
	void add(final String kind, final int line, final String action) {
		final Entry entry = entries.computeIfAbsent(kind, key -> new Entry(action));
		entry.count++;
		if (line > 0 && entry.lines.size() < LINES_KEPT)
			entry.lines.add(line);
	}

	/**
	 * Adds a finding about many places at once.
	 *
	 * @param kind short key, not used before
	 * @param count how often
	 * @param lines the first few
	 * @param action what is done about it
	 */
	void add(final String kind, final int count, final List<Integer> lines, final String action) {
		final Entry entry = entries.computeIfAbsent(kind, key -> new Entry(action));
		entry.count += count;
		entry.lines.addAll(lines.subList(0, Math.min(lines.size(), LINES_KEPT - entry.lines.size())));
	}

	List<Finding> all() {
		return entries.entrySet().stream()
			.map(entry -> new Finding(entry.getKey(), entry.getValue().count, entry.getValue().lines, entry.getValue().action)).toList();
	}
}
