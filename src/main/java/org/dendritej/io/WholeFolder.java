/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Writes folders that appear whole or not at all: beside their place first, then moved into it. */
public final class WholeFolder {

	private WholeFolder() {
	}

	/**
	 * Writes a folder with all that is in it.
	 *
	 * @param folder where; the folder that holds it must exist
	 * @param replace whether a folder of that name, and all that is in it, gives way to it; it does when the new one is whole
	 * @param mark name of a file by which a folder of the same kind is known; no other folder gives way
	 * @param content writes all of it
	 * @throws FileAlreadyExistsException if a file of that name exists, or a folder that is not to be replaced
	 * @throws IOException from the disk or from {@code content}; whatever is thrown, nothing is left behind
	 */
	public static void write(final Path folder, final boolean replace, final String mark, final Content content) throws IOException {
		final Path target = folder.toAbsolutePath();
		check(target, replace, mark);
		final Path beside = create(target, "tmp");
		try {
			content.writeTo(beside);
			check(target, replace, mark);
			if (Files.exists(target)) {
				final Path old = create(target, "old");
				try {
					Files.move(target, old.resolve("old"));
					Files.move(beside, target);
				}
				finally {
					delete(old);
				}
			}
			else
				Files.move(beside, target);
		}
		finally {
			delete(beside);
		}
	}

	/**
	 * Refuses a place where nothing can be written, before much is computed.
	 *
	 * @param folder as for {@link #write}
	 * @param replace as there
	 * @param mark as there
	 * @throws FileAlreadyExistsException if a file of that name exists, or a folder that is not to be replaced
	 */
	public static void check(final Path folder, final boolean replace, final String mark) throws FileAlreadyExistsException {
		if (!Files.exists(folder))
			return;
		final String why = !Files.isDirectory(folder) ? "is a file, where a folder shall be; choose another name"
			: !Files.exists(folder.resolve(mark)) ? "is a folder of another kind, which is not replaced; choose another name"
			: replace ? null : "is there already; choose another name, or let it be replaced";
		if (why != null)
			throw new FileAlreadyExistsException(folder.toString(), null, why);
	}

	/** What is to be in a folder. */
	public interface Content {

		/**
		 * Writes all of it.
		 *
		 * @param folder empty; it is moved to its place when this returns
		 * @throws IOException from the disk
		 */
		void writeTo(Path folder) throws IOException;
	}

	private static Path create(final Path target, final String ending) throws IOException {
		for (int i = 1;; i++)
			try {
				return Files.createDirectory(target.resolveSibling("." + target.getFileName() + "." + i + "." + ending));
			}
			catch (final FileAlreadyExistsException e) {
				if (i == 1000)
					throw e;
			}
	}

	/**
	 * Deletes a folder with all that is in it, or a file.
	 *
	 * @param folder if it is not there, nothing happens
	 * @throws IOException from the disk
	 */
	public static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder))
			return;
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator)
				Files.deleteIfExists(file);
		}
	}
}
