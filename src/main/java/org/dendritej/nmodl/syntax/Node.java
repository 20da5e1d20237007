/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

/** A piece of a mechanism that has a place in its text. */
public interface Node {

	/**
	 * Where it begins.
	 *
	 * @return its first character
	 */
	Position position();
}
