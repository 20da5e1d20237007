/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import org.dendritej.simulation.RunMonitor;

/**
 * Says how far a run is: one line that is rewritten for a person, a line now and then for a log. Can be told to stop the run, from any thread.
 */
final class Progress implements RunMonitor {

	private static final long LOG_INTERVAL = 10_000_000_000L;

	private final Terminal terminal;
	private String phase = "";
	private int shown = -1;
	private long last;
	private volatile boolean cancelled;

	Progress(final Terminal terminal) {
		this.terminal = terminal;
	}

	/** Begins a part of the work. */
	synchronized void phase(final String name) {
		end();
		phase = name;
		shown = 0;
		last = System.nanoTime();
		print(terminal.interactive() ? "" : " …");
	}

	@Override
	public synchronized boolean progress(final double fraction) {
		final int percent = (int) (100 * fraction);
		final long now = System.nanoTime();
		if (percent > shown && (terminal.interactive() || now - last >= LOG_INTERVAL)) {
			shown = percent;
			last = now;
			print(" " + percent + " %");
		}
		return !cancelled;
	}

	/** The last part is done. */
	void end() {
		end(": done ");
	}

	/** The last part, if it has not ended, has come to nothing. */
	void stop() {
		end(": stopped");
	}

	private synchronized void end(final String how) {
		if (terminal.interactive() && !phase.isEmpty())
			print(how + "\n");
		phase = "";
	}

	void cancel() {
		cancelled = true;
	}

	boolean cancelled() {
		return cancelled;
	}

	private void print(final String rest) {
		if (terminal.interactive())
			terminal.err().print("\r" + phase + rest);
		else
			terminal.err().println(phase + rest);
		terminal.err().flush();
	}
}
