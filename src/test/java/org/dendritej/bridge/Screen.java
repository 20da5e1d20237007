/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A screen that nobody sees, drawn by Xvfb, or the one there is. */
public final class Screen implements AutoCloseable {

	private final Process xvfb;
	private final String display;

	private Screen(final Process xvfb, final String display) {
		this.xvfb = xvfb;
		this.display = display;
	}

	/**
	 * Opens one.
	 *
	 * @return the screen; empty where there is neither Xvfb nor a display, and where Java has no windows
	 * @throws IOException if Xvfb does not start
	 */
	public static Optional<Screen> open() throws IOException {
		if (!Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so"))
			&& System.getProperty("os.name").equals("Linux"))
			return Optional.empty(); // a Java without windows
		final boolean installed = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
		if (!installed)
			return Optional.ofNullable(System.getenv("DISPLAY")).map(display -> new Screen(null, display));
		final Process xvfb = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
			.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String number = new BufferedReader(new InputStreamReader(xvfb.getInputStream(), StandardCharsets.US_ASCII)).readLine();
		if (number == null)
			throw new IOException("Xvfb has not started; it ended with " + xvfb.exitValue());
		return Optional.of(new Screen(xvfb, ":" + number.strip()));
	}

	/**
	 * Its name for programs that draw on it.
	 *
	 * @return the value of the variable {@code DISPLAY}
	 */
	public String display() {
		return display;
	}

	@Override
	public void close() {
		if (xvfb != null)
			xvfb.destroy();
	}
}
