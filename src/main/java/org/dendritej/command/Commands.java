/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Prefs;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.dendritej.imagej.RecordingTables;
import org.dendritej.imagej.TableFiles;
import org.dendritej.imaging.RenderCancelledException;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Finding;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.units.Workers;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.ui.UIService;

/** What Fiji needs of every command, once: parameters checked, errors as one sentence, progress and cancelling, results shown with and without a display. */
final class Commands {

	private static final String OURS = "org.dendritej.";

	/** What a command does. */
	@FunctionalInterface
	interface Work {

		/**
		 * Does it: first everything that can fail, last what others see.
		 *
		 * @param progress to be told
		 * @throws IOException from the disk
		 */
		void run(Progress progress) throws IOException;
	}

	private Commands() {
	}

	/**
	 * Runs the work of a command. What goes wrong becomes one sentence: in a window; from a macro, through ImageJ's own error, which ends the macro, as an
	 * exception would not; without a display, in the log and as the command's reason of cancelling. Then the command counts as cancelled, so that none of its
	 * outputs is used.
	 *
	 * @param command whose parameters are checked first, see {@link Inputs#check}
	 * @param work what it does
	 */
	static void guarded(final ContextCommand command, final Work work) {
		final String title = title(command);
		IJ.resetEscape(); // an Esc pressed before is not meant for us
		try (Progress progress = new Progress(command, title)) {
			Inputs.check(command);
			work.run(progress);
		}
		catch (final RunCancelledException | RenderCancelledException e) {
			cancelled(command);
		}
		catch (final IOException e) {
			fail(command, title, sentence(e));
		}
		catch (final OutOfMemoryError e) {
			fail(command, title,
				"There is not enough memory for this; choose larger pixels, fewer frames or a shorter run, or give Java more" +
					" memory (in Fiji: Edit > Options > Memory & Threads).");
		}
		catch (final RuntimeException e) {
			if (Macro.MACRO_CANCELED.equals(e.getMessage()))
				throw e;
			if (!e.getClass().getName().startsWith(OURS)) {
				log(command.context(), title, e);
				fail(command, title, "An error inside DendriteJ: " + e + ". The log tells where; please report it.");
			}
			else
				fail(command, title, e.getMessage());
		}
	}

	/** What the user called: the menu's label without its dots. */
	private static String title(final ContextCommand command) {
		final String label =
			command.context().service(CommandService.class).getCommand(command.getClass()).getMenuPath().getLeaf().getName();
		return label.endsWith("...") ? label.substring(0, label.length() - 3) : label;
	}

	private static void log(final Context context, final String title, final Throwable failure) {
		final LogService log = context.getService(LogService.class);
		if (log != null)
			log.error(title, failure);
	}

	private static void fail(final ContextCommand command, final String title, final String sentence) {
		final boolean headless = GraphicsEnvironment.isHeadless();
		if (IJ.isMacro()) {
			command.cancel(headless ? sentence : ""); // with a reason SciJava would open a window of its own beside ImageJ's
			endMacro(title, sentence);
			return;
		}
		command.cancel(sentence); // a visible SciJava user interface shows it in a window
		final UIService ui = command.context().getService(UIService.class);
		if (ui != null && ui.isVisible())
			return;
		if (!headless && IJ.getInstance() != null)
			IJ.showMessage(title, wrap(sentence));
		else {
			final LogService log = command.context().getService(LogService.class);
			if (log != null)
				log.error(title + ": " + sentence);
		}
	}

	/** ImageJ's window for messages is as wide as the longest line. */
	private static String wrap(final String sentence) {
		return sentence.replaceAll("(.{60,80}?) ", "$1\n");
	}

	/** Ends the macro that runs this command. ImageJ marks it as ended, then throws; on a thread of ours that would only be logged as one more error. */
	private static void endMacro(final String title, final String sentence) {
		try {
			IJ.error(title, GraphicsEnvironment.isHeadless() ? sentence : wrap(sentence));
		}
		catch (final RuntimeException e) {
			if (!Macro.MACRO_CANCELED.equals(e.getMessage()))
				throw e;
		}
	}

	/** Cancelled by the user, who needs no window to know it. A macro ends with it. */
	private static void cancelled(final ContextCommand command) {
		if (!command.isCanceled())
			command.cancel("");
		if (IJ.isMacro())
			Macro.abort();
	}

	/** What went wrong, for a line in a dialog. */
	static String sentence(final Exception e) {
		return e instanceof IOException disk ? sentence(disk) : e.getMessage() == null ? e.toString() : e.getMessage();
	}

	/** Exceptions of the file system often say no more than the path. */
	private static String sentence(final IOException e) {
		if (e instanceof NoSuchFileException missing)
			return "There is no file or folder " + missing.getFile() + ".";
		if (e instanceof AccessDeniedException denied)
			return denied.getFile() + " must not be read or written by you; change its permissions or choose another place.";
		if (e instanceof FileSystemException failed)
			return failed.getFile() + ": " + (failed.getReason() == null ? "cannot be read or written" : failed.getReason()) + ".";
		return "The disk failed: " + e.getMessage() + ".";
	}

	/** Tells what the reader of a reconstruction has found and done. */
	static void log(final Context context, final List<Finding> findings) {
		findings.forEach(finding -> note(context, finding.text()));
	}

	/** Tells something in the log. */
	static void note(final Context context, final String text) {
		final LogService log = context.getService(LogService.class);
		if (log != null)
			log.info(text);
	}

	/** A heading in a form, above the parameters that belong together. @param text of the heading */
	static String heading(final String text) {
		return "<html><b>" + text + "</b></html>";
	}

	/** As many threads as ImageJ is set to use. */
	static Workers workers() {
		return Workers.of(Math.max(1, Prefs.getThreads()));
	}

	/** A title that no open image has yet: the one that is wanted, if need be with a number. */
	static String title(final String wanted) {
		final List<String> taken = List.of(WindowManager.getImageTitles()); // in batch mode, too
		String title = wanted;
		for (int i = 1; taken.contains(title); i++)
			title = wanted + "-" + i;
		return title;
	}

	/** Adds what was recorded to ImageJ's table of results, which macros can read without a display, too, and shows it; spikes get a table of their own. */
	static void showSummary(final NeuronModel model, final Recording recording) {
		final ResultsTable results = ResultsTable.getResultsTable();
		RecordingTables.addSummary(results, model.name(), recording, ModelFiles.hash(model).substring(0, 12));
		results.show("Results"); // nothing happens without a display
		if (!recording.spikes().isEmpty() && !Interpreter.isBatchMode())
			RecordingTables.spikes(recording).show("Spikes of " + model.name());
	}

	/**
	 * Adds rows to ImageJ's table of results, which macros can read without a display, too, shows it, and writes the same rows into a file.
	 *
	 * @param rows adds them to a table
	 * @param csv where to write them; empty for nowhere
	 * @throws IOException from the disk; then nothing is shown
	 */
	static void showRows(final Consumer<ResultsTable> rows, final Optional<Path> csv) throws IOException {
		if (csv.isPresent())
			write(rows, csv.get());
		final ResultsTable results = ResultsTable.getResultsTable();
		rows.accept(results);
		results.show("Results"); // nothing happens without a display
	}

	/** Writes rows as a table of their own. */
	static void write(final Consumer<ResultsTable> rows, final Path csv) throws IOException {
		final ResultsTable own = new ResultsTable();
		rows.accept(own);
		TableFiles.write(own, csv);
	}

	/** Whether a table of its own may open: not without a display, and not in a macro's batch mode. */
	static boolean windowsAreWanted() {
		return !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
	}

	/**
	 * Says a text where no window will show it: without a display it goes to ImageJ's log, which then is the standard output.
	 *
	 * @param text an output of the command
	 * @return the text
	 */
	static String say(final String text) {
		if (GraphicsEnvironment.isHeadless())
			IJ.log(text);
		return text;
	}

	/**
	 * Shows an image: in a window, in a macro's batch mode or, where ImageJ keeps images without windows, headless, so that a macro finds it by its title.
	 * As an output alone it would be shown with a display only; shown here, it gets no second window there.
	 *
	 * @param image to be shown
	 * @return the image
	 */
	static ImagePlus show(final ImagePlus image) {
		final boolean nowhere = GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode() && !IJ.isMacro();
		if (!nowhere)
			image.show();
		return image;
	}
}
