/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.List;

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
}
