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
	 * @param content writes all of it
	 * @throws FileAlreadyExistsException if a file of that name exists, or a folder that is not to be replaced
	 * @throws IOException from the disk or from {@code content}; whatever is thrown, nothing is left behind
	 */
	public static void write(final Path folder, final boolean replace, final Content content) throws IOException {
		final Path target = folder.toAbsolutePath();
		refuse(target, replace);
		final Path beside = create(target, "tmp");
		try {
			content.writeTo(beside);
			refuse(target, replace);
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

	private static void refuse(final Path target, final boolean replace) throws IOException {
		if (Files.exists(target) && !(replace && Files.isDirectory(target)))
			throw new FileAlreadyExistsException(target.toString(), null,
				Files.isDirectory(target) ? "is there already; choose another name, or let it be replaced"
					: "is a file, where a folder shall be; choose another name");
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

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder))
			return;
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator)
				Files.deleteIfExists(file);
		}
	}
}
