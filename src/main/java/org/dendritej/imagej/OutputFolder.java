/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one run's results. Files are written into a hidden folder inside it and moved to their places when all are there, so that none is ever
 * half-written; whatever else lies in the folder is left alone. Any thread may close it.
 */
final class OutputFolder implements AutoCloseable {

	private final Path folder;
	private final List<String> names;
	private final Path hidden;
	private final List<Path> created;
	private final Set<String> published = new HashSet<>();
	private boolean open = true;

	private OutputFolder(final Path folder, final List<String> names, final Path hidden, final List<Path> created) {
		this.folder = folder;
		this.names = names;
		this.hidden = hidden;
		this.created = created;
	}

	/**
	 * Prepares a folder.
	 *
	 * @param folder made if it is not there, with the folders above it
	 * @param names of the files to come; the last one, a text, is what an earlier run is recognised by
	 * @param mark what the last file of an earlier run contains
	 * @param force whether files of these names are replaced even if they do not come from an earlier run
	 * @param hint what else the user can do about such files, such as {@code ", or replace it with --force"}
	 * @return to be closed in any case
	 * @throws IOException from the disk
	 * @throws ResultsException if files of the same names would be lost
	 */
	static OutputFolder prepare(final Path folder, final List<String> names, final String mark, final boolean force,
		final String hint) throws IOException {
		if (Files.exists(folder) && !Files.isDirectory(folder))
			throw new ResultsException(folder + " is a file; name a folder for the results");
		for (final String name : names) {
			final Path file = folder.resolve(name);
			if (Files.isDirectory(file))
				throw new ResultsException(file + " is a folder; choose another place for the results");
			if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !holds(folder.resolve(names.get(names.size() - 1)), mark))
				throw new ResultsException(
					file + " exists and does not come from an earlier run; choose another folder" + hint);
		}
		final List<Path> created = new ArrayList<>();
		try {
			create(folder.toAbsolutePath().normalize(), created);
			return new OutputFolder(folder, names, hidden(folder), created);
		}
		catch (final IOException e) {
			remove(created);
			throw e;
		}
	}

	private static boolean holds(final Path file, final String mark) throws IOException {
		if (!Files.isRegularFile(file))
			return false;
		try (InputStream in = Files.newInputStream(file)) {
			return new String(in.readNBytes(4096), StandardCharsets.UTF_8).contains(mark);
		}
	}

	private static void create(final Path folder, final List<Path> created) throws IOException {
		if (Files.isDirectory(folder))
			return;
		if (folder.getParent() != null)
			create(folder.getParent(), created);
		Files.createDirectory(folder);
		created.add(folder);
	}

	private static Path hidden(final Path folder) throws IOException {
		for (int i = 1;; i++)
			try {
				return Files.createDirectory(folder.resolve(".dendritej-" + i + ".tmp"));
			}
			catch (final FileAlreadyExistsException e) {
				if (i == 1000)
					throw e;
			}
	}

	/** Where to write a file for now. */
	Path file(final String name) {
		if (!names.contains(name))
			throw new IllegalArgumentException(name);
		return hidden.resolve(name);
	}

	/** Moves all files that are there now to their places; those that an earlier run has left and this one has not made go. More may follow. */
	synchronized void publish() throws IOException {
		if (!open)
			return;
		for (final String name : names)
			if (Files.exists(hidden.resolve(name))) {
				Files.move(hidden.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
				published.add(name);
			}
			else
				if (!published.contains(name))
					Files.deleteIfExists(folder.resolve(name));
		created.clear();
	}

	/** Removes what has not been moved to its place, and the folders that were made if nothing was. */
	@Override
	public synchronized void close() throws IOException {
		if (!open)
			return;
		open = false;
		try (Stream<Path> files = Files.walk(hidden)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(file);
		}
		remove(created);
	}

	private static void remove(final List<Path> created) throws IOException {
		for (int i = created.size() - 1; i >= 0; i--)
			try {
				Files.deleteIfExists(created.get(i));
			}
			catch (final DirectoryNotEmptyException | NoSuchFileException e) {
				return; // somebody else has put something there meanwhile
			}
	}
}
