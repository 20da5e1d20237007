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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.thread.ThreadService;

/**
 * A line of figures in a dialog, made anew whenever a value is changed. The work is done on a thread of SciJava's, and the dialog waits for it for no longer than
 * one does not notice, or than one expects when a file is opened. What takes longer is shown when it is ready: in the status bar, and where the dialog looks for
 * changes or with the next of the user's.
 */
final class Preview {

	/** How long a dialog may wait while somebody types, ms. */
	static final int TYPING = 150;
	/** How long it may wait when a file is opened, ms. */
	static final int OPENING = 1500;

	private final AtomicInteger latest = new AtomicInteger();

	/**
	 * Shows figures, or why there are none.
	 *
	 * @param context of the command
	 * @param patience {@link #TYPING} or {@link #OPENING}
	 * @param show puts a line where the dialog reads it; called on the caller's thread or on that of the work, never by both for the same line
	 * @param figures computes them; what it throws becomes its sentence
	 */
	void show(final Context context, final int patience, final Consumer<String> show, final Callable<String> figures) {
		final int number = latest.incrementAndGet();
		final AtomicBoolean late = new AtomicBoolean();
		final Object lock = new Object();
		final Future<String> text = context.service(ThreadService.class).run(() -> {
			final String line = sentence(figures);
			synchronized (lock) {
				if (late.get() && number == latest.get()) {
					show.accept(line);
					final StatusService status = context.getService(StatusService.class);
					if (status != null)
						status.showStatus(line);
				}
				else
					late.set(true); // in time
			}
			return line;
		});
		try {
			show.accept(text.get(patience, TimeUnit.MILLISECONDS));
		}
		catch (final TimeoutException e) {
			synchronized (lock) {
				if (!late.getAndSet(true)) {
					show.accept("This takes a moment; the figures appear here and in the status bar.");
					return;
				}
			}
			show.accept(sentence(text::get)); // ready just now
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (final ExecutionException e) {
			show.accept(String.valueOf(e.getCause()));
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
