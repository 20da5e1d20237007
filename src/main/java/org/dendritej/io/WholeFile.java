/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that appear whole or not at all: beside their place first, then moved into it. */
public final class WholeFile {

	private WholeFile() {
	}

	/**
	 * Writes a file; one that is there already is replaced at once, also behind a symbolic link.
	 *
	 * @param file where; its folder must exist
	 * @param content all of it
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void write(final Path file, final byte[] content) throws IOException {
		write(file, out -> out.write(content));
	}

	/**
	 * Writes a file piece by piece; one that is there already is replaced at once, also behind a symbolic link.
	 *
	 * @param file where; its folder must exist
	 * @param content writes all of it
	 * @throws IOException from the disk or from {@code content}; whatever is thrown, nothing is left behind
	 */
	public static void write(final Path file, final Content content) throws IOException {
		final Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		final Path beside = create(target);
		try {
			try (OutputStream out = Files.newOutputStream(beside)) {
				content.writeTo(out);
			}
			move(beside, target);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	/**
	 * Writes a file whose beginning is known last, such as one with its own size in its header; one that is there already is replaced at once.
	 *
	 * @param file where; its folder must exist
	 * @param content writes all of it, in any order
	 * @throws IOException from the disk or from {@code content}; whatever is thrown, nothing is left behind
	 */
	public static void writeAnywhere(final Path file, final Pieces content) throws IOException {
		final Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		final Path beside = create(target);
		try {
			try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
				content.writeTo(channel);
			}
			move(beside, target);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	/** What is to be in a file that is not written from its beginning to its end. */
	public interface Pieces {

		/**
		 * Writes all of it.
		 *
		 * @param channel of an empty file, closed by the caller
		 * @throws IOException from the disk
		 */
		void writeTo(FileChannel channel) throws IOException;
	}

	/**
	 * Writes a text in UTF-8 piece by piece.
	 *
	 * @param file where; its folder must exist
	 * @param content writes all of it
	 * @throws IOException from the disk or from {@code content}; whatever is thrown, nothing is left behind
	 */
	static void writeText(final Path file, final Text content) throws IOException {
		write(file, out -> {
			final Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			content.writeTo(text);
			text.flush();
		});
	}

	/** What is to be in a text file. */
	interface Text {

		/** Writes all of it to something buffered. */
		void writeTo(Writer out) throws IOException;
	}

	/** What is to be in a file. */
	public interface Content {

		/**
		 * Writes all of it.
		 *
		 * @param out not buffered, closed by the caller
		 * @throws IOException from the disk
		 */
		void writeTo(OutputStream out) throws IOException;
	}

	/** A new empty file beside another; with the usual permissions, other than what Java calls a temporary file. */
	private static Path create(final Path target) throws IOException {
		for (int i = 1;; i++)
			try {
				return Files.createFile(target.resolveSibling("." + target.getFileName() + "." + i + ".tmp"));
			}
			catch (final FileAlreadyExistsException e) {
				if (i == 1000)
					throw e;
			}
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException e) { // a file system without; both are on the same one
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
