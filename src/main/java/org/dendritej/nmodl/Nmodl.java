/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.AbstractMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.dendritej.nmodl.code.ProgramCode;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.nmodl.syntax.Position;

/** Makes mechanisms of NMODL. A text is compiled once in a process, however often it is read. */
public final class Nmodl {

	/** Larger files are refused by {@link MechanismReader}; here only memory is bounded. */
	private static final int LARGEST = 1_000_000;
	private static final Compilations COMPILATIONS = new Compilations();

	private Nmodl() {}

	/**
	 * Reads a file and those it includes, which must lie beside it.
	 *
	 * @param file of at most 1 MB, in UTF-8 or else Latin-1
	 * @return the mechanism
	 * @throws IOException if a file cannot be read
	 * @throws NmodlException if it is no mechanism or one that cannot run
	 */
	public static NmodlMechanism read(final Path file) throws IOException {
		final Map<String, String> beside = new AbstractMap<>() {

			@Override
			public String get(final Object name) {
				final Path other = file.resolveSibling((String) name);
				try {
					return Files.isRegularFile(other) ? text(other) : null;
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			}

			@Override
			public Set<Entry<String, String>> entrySet() {
				return Set.of();
			}
		};
		try {
			return parse(String.valueOf(file.getFileName()), text(file), beside);
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	/**
	 * Reads a text that includes no others.
	 *
	 * @param name of the file it is from, for messages
	 * @param text NMODL
	 * @return the mechanism
	 * @throws NmodlException if it is no mechanism or one that cannot run
	 */
	public static NmodlMechanism parse(final String name, final String text) {
		return parse(name, text, Map.of());
	}

	/**
	 * Reads a text and those that it includes.
	 *
	 * @param name of the file it is from, for messages
	 * @param text NMODL
	 * @param beside texts of the files that it may include, by name
	 * @return the mechanism
	 * @throws NmodlException if it is no mechanism or one that cannot run
	 */
	public static NmodlMechanism parse(final String name, final String text, final Map<String, String> beside) {
		final Map<String, String> included = new TreeMap<>();
		final Map<String, String> asked = new AbstractMap<>() {

			@Override
			public String get(final Object key) {
				final String found = beside.get(key);
				if (found != null) included.put((String) key, found);
				return found;
			}

			@Override
			public Set<Entry<String, String>> entrySet() {
				return beside.entrySet();
			}
		};
		final Program program;
		try {
			program = Lowering.of(MechanismReader.parse(name, text, asked));
		}
		catch (final StackOverflowError e) {
			throw new NmodlException(new Position(name, 1, 1), "found statements nested too deeply; simplify the mechanism");
		}
		final String hash = hash(text, included);
		final ProgramCode code = COMPILATIONS.of(hash + name, program);
		return new NmodlMechanism(program, code, text, Map.copyOf(included), hash);
	}

	/** Of texts alone, whatever the name of the file. */
	private static String hash(final String text, final Map<String, String> included) {
		try {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(text.getBytes(StandardCharsets.UTF_8));
			for (final Map.Entry<String, String> other : included.entrySet()) {
				digest.update(('\0' + other.getKey() + '\0').getBytes(StandardCharsets.UTF_8));
				digest.update(other.getValue().getBytes(StandardCharsets.UTF_8));
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	private static String text(final Path file) throws IOException {
		final byte[] bytes;
		try (InputStream in = Files.newInputStream(file)) {
			bytes = in.readNBytes(LARGEST + 1);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (final CharacterCodingException latin) {
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}
	}
}
