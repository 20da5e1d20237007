/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.thread.ThreadService;

/**
 * A line of figures in a dialog, made anew whenever a value is changed. The work is done on a thread of SciJava's; the dialog waits for it for no longer than one
 * does not notice. What takes longer is shown in the status bar when it is ready, and in the dialog with the next change.
 */
final class Preview {

	private static final int UNNOTICED = 150; // ms

	private final AtomicInteger latest = new AtomicInteger();

	/**
	 * The figures, or why there are none.
	 *
	 * @param context of the command
	 * @param figures computes them; what it throws becomes its sentence
	 * @return one line
	 */
	String of(final Context context, final Callable<String> figures) {
		final int number = latest.incrementAndGet();
		final long begin = System.nanoTime();
		final Future<String> text = context.service(ThreadService.class).run(() -> {
			final String line = sentence(figures);
			final StatusService status = context.getService(StatusService.class);
			if (number == latest.get() && status != null && System.nanoTime() - begin > UNNOTICED * 1_000_000L)
				status.showStatus(line);
			return line;
		});
		try {
			return text.get(UNNOTICED, TimeUnit.MILLISECONDS);
		}
		catch (final TimeoutException e) {
			return "This takes a moment; the figures appear in the status bar, and here with the next change.";
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return "";
		}
		catch (final ExecutionException e) {
			return String.valueOf(e.getCause());
		}
	}

	private static String sentence(final Callable<String> figures) {
		try {
			return figures.call();
		}
		catch (final Exception e) { // of any kind: a dialog that is being filled in must not fail
			return Commands.sentence(e);
		}
	}
}
