/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.Objects;

/** A mechanism that cannot be used. The message says file, line and column, what was found, and what is expected or to be done, in one sentence. */
public class NmodlException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Position position;

	/**
	 * With one clear sentence.
	 *
	 * @param position where
	 * @param text what was found, what is expected, what to do
	 */
	public NmodlException(final Position position, final String text) {
		super(position + ": " + text);
		this.position = Objects.requireNonNull(position, "position");
	}

	/**
	 * Where something was found in place of something else.
	 *
	 * @param position where
	 * @param found what was found
	 * @param expected what is expected
	 * @return "found …, expected …"
	 */
	public static NmodlException unexpected(final Position position, final String found, final String expected) {
		return new NmodlException(position, "found " + found + ", expected " + expected);
	}

	/**
	 * A piece of a file's text as a message may quote it: not too long, and on one line.
	 *
	 * @param text any
	 * @return at most about 40 printable characters
	 */
	public static String shortened(final String text) {
		final String line = text.length() > 40 ? text.substring(0, 40) + "\u2026" : text;
		return line.replaceAll("\\p{Cntrl}+", " ");
	}

	/**
	 * Where.
	 *
	 * @return the place that the message names
	 */
	public Position position() {
		return position;
	}
}
