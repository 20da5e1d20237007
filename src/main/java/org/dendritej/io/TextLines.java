/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;

/** The lines of a text, ended by LF, CR or both, without byte order mark. Lines have a maximal length. Confined to one thread. */
final class TextLines {

	private static final int MAX_LINE = 1 << 20;

	private final String file;
	private final Reader in;
	private final char[] buffer = new char[1 << 16];
	private int next;
	private int end;
	private int number;
	private boolean afterCr;

	/**
	 * @param source at its beginning
	 */
	TextLines(final SourceFile source) throws IOException {
		file = source.name();
		in = new InputStreamReader(source.content(), SourceFile.charset(source.head()));
		if (more() && buffer[0] == '\ufeff')
			next++;
	}

	/** The next line without its end, or null after the last. */
	String next() throws IOException {
		number++;
		if (!more())
			return null;
		if (afterCr && buffer[next] == '\n') {
			next++;
			if (!more())
				return null;
		}
		afterCr = false;
		StringBuilder pieces = null;
		while (true) {
			int i = next;
			while (i < end && buffer[i] != '\n' && buffer[i] != '\r')
				i++;
			if (i < end || pieces != null && pieces.length() + i - next > MAX_LINE) {
				final String line = pieces == null ? new String(buffer, next, i - next) : pieces.append(buffer, next, i - next).toString();
				if (line.length() > MAX_LINE)
					throw new ReconstructionException(file, number,
						"this line has more than " + MAX_LINE + " characters; a point needs less than 200. Is this a text file?");
				afterCr = buffer[i] == '\r';
				next = i + 1;
				return line;
			}
			if (pieces == null)
				pieces = new StringBuilder();
			pieces.append(buffer, next, i - next);
			next = i;
			if (!more())
				return pieces.toString();
		}
	}

	/** 1-based number of the line that was read last. */
	int number() {
		return number;
	}

	private boolean more() throws IOException {
		if (next == end) {
			next = 0;
			end = Math.max(0, in.read(buffer));
		}
		return next < end;
	}
}
