/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something a reader noticed in a file and what it did about it. Shown to the user, never swallowed.
 *
 * @param kind short stable key such as "missing radius"
 * @param count how often it occurs
 * @param lines where: 1-based line numbers in the file, the first few; empty where lines make no sense
 * @param action what was done about it, a sentence
 */
public record Finding(String kind, int count, List<Integer> lines, String action) {

	/** Copies the list. */
	public Finding {
		lines = List.copyOf(lines);
	}

	/**
	 * The finding in words, for people.
	 *
	 * @return such as "zero radius (3, lines 4, 9 and more): …"
	 */
	public String text() {
		final String where = lines.isEmpty() ? "" : (lines.size() == 1 ? ", line " : ", lines ") +
			lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
			+ (count > lines.size() && lines.size() > 1 ? " and more" : "");
		return kind + " (" + count + where + "): " + action;
	}
}
