/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

/**
 * Something in a mechanism that its author may not have meant, or that we do in another way. The mechanism runs nevertheless.
 *
 * @param position where
 * @param text one sentence
 */
public record Warning(Position position, String text) {

	/**
	 * Place and sentence.
	 *
	 * @return such as "kv.mod:12:7: TABLE is not needed: rates are computed exactly"
	 */
	@Override
	public String toString() {
		return position + ": " + text;
	}
}
