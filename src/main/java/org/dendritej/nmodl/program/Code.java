/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.List;

/**
 * Instructions, one after the other.
 *
 * @param instructions may be none
 */
public record Code(List<Instruction> instructions) {

	/** Does nothing. */
	public static final Code EMPTY = new Code(List.of());

	/** Copies the list. */
	public Code {
		instructions = List.copyOf(instructions);
	}

	/**
	 * Whether there is nothing to do.
	 *
	 * @return true without instructions
	 */
	public boolean isEmpty() {
		return instructions.isEmpty();
	}
}
