/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.scijava.Context;
import org.scijava.service.Service;

/**
 * The traces that are open in SNT, https://imagej.net/plugins/snt. SNT is found by name while Fiji runs, so nothing here needs it; where it is not installed, not
 * running or has no paths, there are just no traces.
 *
 * <p>
 * Called are {@code SNTService.isActive()} and {@code getPathAndFillManager()} and of that {@code size()} and {@code exportAllPathsAsSWC(String)}, all public. The
 * export writes one file for each connected structure and the unit of its coordinates; SNT's paths stay as they are.
 */
final class SntTraces {

	private static final String SERVICE = "sc.fiji.snt.SNTService";

	private final Object paths;

	private SntTraces(final Object paths) {
		this.paths = paths;
	}

	/**
	 * Looks for open traces.
	 *
	 * @param context of Fiji
	 * @return the traces; empty if SNT has none, is not running or is not there, or is not the SNT that is known here
	 */
	static Optional<SntTraces> open(final Context context) {
		for (final Service service : context.getServiceIndex())
			if (service.getClass().getName().equals(SERVICE))
				try {
					if (!Boolean.TRUE.equals(call(service, "isActive")))
						return Optional.empty();
					final Object paths = call(service, "getPathAndFillManager");
					return paths != null && call(paths, "size") instanceof final Integer size && size > 0
						? Optional.of(new SntTraces(paths))
						: Optional.empty();
				}
				catch (final ReflectiveOperationException e) {
					return Optional.empty();
				}
		return Optional.empty();
	}

	private static Object call(final Object object, final String method) throws ReflectiveOperationException {
		return object.getClass().getMethod(method).invoke(object);
	}

	/**
	 * All traces as the text of one SWC file; several trees follow each other.
	 *
	 * @param key of the parameter that they stand for
	 * @return as SNT writes them, numbered from 1
	 * @throws IOException from the disk
	 * @throws ParameterException if SNT could not write them
	 */
	String swc(final String key) throws IOException {
		final Path folder = Files.createTempDirectory("dendritej");
		try {
			final Object done =
				paths.getClass().getMethod("exportAllPathsAsSWC", String.class).invoke(paths, folder.resolve("traces").toString());
			final List<Path> files = files(folder);
			if (!Boolean.TRUE.equals(done) || files.isEmpty())
				throw failed(key, "SNT wrote no file");
			return joined(files);
		}
		catch (final InvocationTargetException e) {
			throw failed(key, String.valueOf(e.getCause().getMessage()));
		}
		catch (final ReflectiveOperationException | NumberFormatException e) {
			throw failed(key, String.valueOf(e.getMessage()));
		}
		finally {
			for (final Path file : files(folder))
				Files.delete(file);
			Files.delete(folder);
		}
	}

	private static ParameterException failed(final String key, final String why) {
		return new ParameterException(key,
			"is empty, and the traces that are open in SNT could not be taken instead (" + why + "); expected their file, saved from SNT");
	}

	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	/** One forest of several trees: each file's points get numbers behind those of the file before. Comments are kept of the first. */
	private static String joined(final List<Path> files) throws IOException {
		final StringBuilder text = new StringBuilder();
		long before = 0;
		for (final Path file : files) {
			long last = before;
			for (final String line : Files.readAllLines(file)) {
				final String[] words = line.strip().split("\\s+");
				if (words.length < 7 || words[0].startsWith("#")) {
					if (before == 0)
						text.append(line).append('\n');
					continue;
				}
				final long number = Long.parseLong(words[0]) + before, parent = Long.parseLong(words[6]);
				words[0] = Long.toString(number);
				words[6] = Long.toString(parent < 0 ? parent : parent + before);
				text.append(String.join(" ", words)).append('\n');
				last = Math.max(last, number);
			}
			before = last;
		}
		return text.toString();
	}
}
