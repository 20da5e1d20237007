/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.io.WholeFile;
import org.scijava.Context;

/**
 * The file a command works on: the one that was given or, if none was and SNT is open, a file of the traces in it. That one is temporary; {@link #keep} saves it
 * beside what was made of it.
 */
final class TracedFile implements AutoCloseable {

	/** Name of the traces' file, and hence of a model that is made of it. */
	static final String NAME = "SNT traces";

	private final Path path;
	private final boolean temporary;

	private TracedFile(final Path path, final boolean temporary) {
		this.path = path;
		this.temporary = temporary;
	}

	/**
	 * Finds the file.
	 *
	 * @param context in which SNT may be open
	 * @param key of the parameter
	 * @param given its value; null or blank if it was not given
	 * @param what is expected, such as "a model file (.json)"
	 * @return to be closed
	 * @throws IOException from the disk
	 * @throws ParameterException if no file was given and SNT has no traces, or the file is not there, or is no file
	 */
	static TracedFile of(final Context context, final String key, final File given, final String what) throws IOException {
		final Optional<SntTraces> open = Inputs.isBlank(given) ? SntTraces.open(context) : Optional.empty();
		if (open.isEmpty())
			return new TracedFile(Inputs.file(key, given, what), false);
		final String swc = open.get().swc(key);
		final Path file = Files.createTempDirectory("dendritej").resolve(NAME + ".swc");
		try {
			Files.writeString(file, swc);
		}
		catch (final IOException e) {
			Files.deleteIfExists(file);
			Files.delete(file.getParent());
			throw e;
		}
		return new TracedFile(file, true);
	}

	/**
	 * Where it is.
	 *
	 * @return its path, absolute
	 */
	Path path() {
		return path;
	}

	/**
	 * Where it will be when all is done.
	 *
	 * @param folder for traces of SNT, which have no place of their own
	 * @param name of the file there, without its ending
	 * @return its path, absolute
	 */
	Path lasting(final Path folder, final String name) {
		return temporary ? folder.resolve(name + ".swc") : path;
	}

	/**
	 * Saves traces of SNT, whole or not at all. Does nothing to a file that was given.
	 *
	 * @param target see {@link #lasting}
	 * @throws IOException from the disk
	 */
	void keep(final Path target) throws IOException {
		if (temporary) {
			final String text = Files.readString(path);
			WholeFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
		}
	}

	/**
	 * Where it stays when a model is made of it: traces of SNT are saved beside the model, which could not be read without them.
	 *
	 * @param model file to be written, if any
	 * @param replace whether other traces may be replaced
	 * @return its path, absolute
	 * @throws IOException from the disk
	 * @throws ParameterException if traces would be lost
	 */
	Path beside(final Optional<Path> model, final boolean replace) throws IOException {
		if (model.isEmpty() || !temporary)
			return path;
		final Path target = lasting(model.get().toAbsolutePath().getParent(), Models.name(model.get()) + " " + NAME);
		if (Files.exists(target) && !replace)
			throw new ParameterException("file",
				"puts the traces of SNT into " + target + ", which is there already; choose another name, or replace=true");
		keep(target);
		return target;
	}

	/** Whether these are traces of SNT. */
	boolean isTemporary() {
		return temporary;
	}

	@Override
	public void close() throws IOException {
		if (temporary) {
			Files.deleteIfExists(path);
			Files.delete(path.getParent());
		}
	}
}
