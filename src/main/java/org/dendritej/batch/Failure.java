/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Turns what went wrong into one sentence. */
final class Failure {

	private Failure() {
	}

	static String sentence(final Throwable failure) {
		if (failure instanceof UncheckedIOException e)
			return sentence(e.getCause());
		if (failure instanceof FileSystemException e)
			return e.getFile() + ": " + reason(e);
		if (failure instanceof IOException)
			return failure.getMessage() == null ? "reading or writing failed (" + failure.getClass().getSimpleName() + ")"
				: oneLine(failure.getMessage());
		if (failure instanceof OutOfMemoryError)
			return "the memory is full; give Java more, for example with JAVA_OPTS=-Xmx8g, or record less";
		if (failure instanceof StackOverflowError)
			return "the input is nested too deeply";
		if (failure.getClass().getName().startsWith("org.dendritej.") && failure.getMessage() != null)
			return oneLine(failure.getMessage());
		return "an error of the program itself, " + oneLine(String.valueOf(failure)) + "; --verbose shows where, please report it";
	}

	private static String reason(final FileSystemException e) {
		if (e instanceof NoSuchFileException)
			return "there is no such file or folder";
		if (e instanceof AccessDeniedException)
			return "access is not allowed";
		if (e instanceof NotDirectoryException)
			return "this is no folder";
		if (e instanceof FileAlreadyExistsException)
			return "this exists already";
		if (e instanceof DirectoryNotEmptyException)
			return "this is a folder that is not empty";
		return e.getReason() == null ? "reading or writing failed" : oneLine(e.getReason());
	}

	/** Without line breaks and the full stop at the end. */
	static String oneLine(final String text) {
		return text.strip().replaceAll("\\s*\\R\\s*", " ");
	}
}
