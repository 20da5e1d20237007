/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads mechanisms written in NMODL. Texts come from anywhere: size, nesting, arrays and included files are bounded, and whatever the text holds, the only
 * exception is {@link NmodlException}.
 */
public final class MechanismReader {

	/** The largest published mechanism has 60 kB. */
	private static final int LARGEST = 1_000_000;

	private MechanismReader() {
	}

	/**
	 * Reads a file and those it includes, which must lie beside it.
	 *
	 * @param file a file of at most 1 MB, in UTF-8 or else Latin-1
	 * @return what it says
	 * @throws IOException if a file cannot be read
	 * @throws NmodlException if it is no mechanism
	 */
	public static MechanismFile read(final Path file) throws IOException {
		final String name = String.valueOf(file.getFileName());
		final Position beginning = new Position(name, 1, 1);
		final String[] text = { text(file, beginning) };
		final int[] left = { LARGEST - text[0].length() };
		try {
			return new FileParser(new Source(name, text[0]), (included, where) -> {
				final Path other = file.resolveSibling(besides(included, where));
				if (!Files.isRegularFile(other))
					throw new NmodlException(where, "there is no file " + NmodlException.shortened(included) + " beside " + name);
				try {
					final String more = text(other, where);
					left[0] -= more.length();
					if (left[0] < 0)
						throw new NmodlException(where, "the files included have more than " + LARGEST + " characters");
					return new Source(included, more);
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			}).parsed();
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/**
	 * Reads a text.
	 *
	 * @param name name of the file it is from, for messages
	 * @param text of the mechanism
	 * @param beside texts of the files it may include, by name
	 * @return what it says
	 * @throws NmodlException if it is no mechanism
	 */
	public static MechanismFile parse(final String name, final String text, final Map<String, String> beside) {
		final Position beginning = new Position(name, 1, 1);
		checkSize(text.length(), beginning);
		final int[] left = { LARGEST - text.length() };
		return new FileParser(new Source(name, text), (included, where) -> {
			final String other = beside.get(besides(included, where));
			if (other == null)
				throw new NmodlException(where, "there is no file " + NmodlException.shortened(included) + " beside " + name);
			left[0] -= other.length();
			if (left[0] < 0)
				throw new NmodlException(where, "the files included have more than " + LARGEST + " characters");
			return new Source(included, other);
		}).parsed();
	}

	/** The name of a file in the same folder. */
	private static String besides(final String included, final Position where) {
		final String name = included.startsWith("./") ? included.substring(2) : included;
		if (!name.matches("[\\w][\\w .+-]*"))
			throw NmodlException.unexpected(where, "INCLUDE of \"" + NmodlException.shortened(included) + "\"",
				"the plain name of a file beside the mechanism");
		return name;
	}

	private static void checkSize(final long size, final Position where) {
		if (size > LARGEST)
			throw new NmodlException(where, "found more than " + LARGEST + " characters, expected a mechanism, which is never that large");
	}

	private static String text(final Path file, final Position where) throws IOException {
		final byte[] bytes;
		try (InputStream in = Files.newInputStream(file)) {
			bytes = in.readNBytes(LARGEST + 1);
		}
		checkSize(bytes.length, where);
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (final CharacterCodingException latin) {
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}
	}
}
