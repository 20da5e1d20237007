/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.IJ;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;

/**
 * How far a running command is, shown in the status bar and in Fiji's list of tasks. Esc, the task's cancel button and cancelling the command itself stop it.
 * May be told of progress by any thread.
 */
final class Progress implements AutoCloseable {

	private static final int STEPS = 100;

	private final ContextCommand command;
	private final StatusService status;
	private final boolean plainImageJ;
	private final Task task;
	private int shown = -1;
	private String message = "";

	/** A part of the work, to be handed on as the monitor of whoever does it. */
	@FunctionalInterface
	interface Stage {

		/**
		 * Reports progress.
		 *
		 * @param fraction of this stage that is done, 0 … 1
		 * @return false to stop
		 */
		boolean progress(double fraction);
	}

	/** Begins the command's task. @param title of the task */
	Progress(final ContextCommand command, final String title) {
		this.command = command;
		final Context context = command.context();
		status = context.getService(StatusService.class);
		final UIService ui = context.getService(UIService.class);
		plainImageJ = IJ.getInstance() != null && (ui == null || !ui.isVisible());
		final TaskService tasks = context.getService(TaskService.class);
		task = tasks == null ? null : tasks.createTask(title);
		if (task != null) {
			task.setProgressMaximum(STEPS);
			task.start();
		}
	}

	/**
	 * A part of the work.
	 *
	 * @param what shown to the user, such as "Simulating pyramidal"
	 * @param from fraction of the whole work that is done before, 0 … 1
	 * @param to fraction of the whole work that is done after
	 * @return tells this progress of its own
	 */
	Stage stage(final String what, final double from, final double to) {
		return fraction -> report(what, from + (to - from) * Math.max(0, Math.min(1, fraction)));
	}

	/**
	 * A part of the work with what is finished, begun after the work itself: it is done even if that was stopped. Esc once more stops it, too.
	 *
	 * @param what shown to the user, such as "Drawing maps"
	 * @param from fraction of the whole work that is done before, 0 … 1
	 * @param to fraction of the whole work that is done after
	 * @return tells this progress of its own
	 */
	Stage keeping(final String what, final double from, final double to) {
		final boolean wasStopped = isCancelled();
		if (wasStopped)
			IJ.resetEscape();
		final Stage stage = stage(what, from, to);
		return fraction -> stage.progress(fraction) || wasStopped && !IJ.escapePressed();
	}

	private synchronized boolean report(final String what, final double fraction) {
		final int step = (int) (STEPS * fraction);
		if (step != shown || !what.equals(message)) {
			shown = step;
			message = what;
			showStatus(step, what);
			if (task != null) {
				task.setStatusMessage(what);
				task.setProgressValue(step);
			}
		}
		return !isCancelled();
	}

	/** Whether the user, or whoever runs the command, wants it to stop. */
	boolean isCancelled() {
		return command.isCanceled() || task != null && task.isCanceled() || IJ.escapePressed() || Thread.currentThread().isInterrupted();
	}

	@Override
	public void close() {
		if (task != null)
			task.finish();
		showStatus(STEPS, ""); // takes the bar away
	}

	private void showStatus(final int step, final String what) {
		if (status != null)
			status.showStatus(step, STEPS, what);
		if (plainImageJ) { // whose status bar SciJava does not know
			IJ.showStatus(what);
			IJ.showProgress(step, STEPS);
		}
	}
}
