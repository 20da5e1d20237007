/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;
import org.scijava.ui.UIService;

/** Runs commands as SciJava does without a display. */
final class CommandBench implements AutoCloseable {

	private final Context context =
		new Context(CommandService.class, UIService.class, LogService.class, TaskService.class, StatusService.class);

	CommandBench() {
		context.service(LogService.class).setLevel(LogLevel.NONE);
	}

	CommandModule run(final Class<? extends Command> command, final Object... inputs) throws Exception {
		return context.service(CommandService.class).run(command, true, inputs).get();
	}

	/** Runs a command that must not be cancelled. */
	CommandModule done(final Class<? extends Command> command, final Object... inputs) throws Exception {
		final CommandModule module = run(command, inputs);
		assertFalse(module.isCanceled(), module.getCancelReason());
		return module;
	}

	/** Runs a command that must be refused and leave nothing behind, and gives its sentence. */
	String refusal(final Path folder, final Class<? extends Command> command, final Object... inputs) throws Exception {
		final List<String> before = files(folder);
		final int rows = ResultsTable.getResultsTable().size();
		final boolean batch = Interpreter.batchMode;
		Interpreter.batchMode = true;
		try {
			final int images = WindowManager.getImageCount();
			final CommandModule module = run(command, inputs);
			assertTrue(module.isCanceled());
			assertEquals(images, WindowManager.getImageCount());
			assertEquals(rows, ResultsTable.getResultsTable().size());
			assertEquals(before, files(folder));
			final String sentence = module.getCancelReason();
			assertFalse(sentence.contains("Exception") || sentence.contains("\n"), sentence);
			return sentence;
		}
		finally {
			Interpreter.batchMode = batch;
		}
	}

	static List<String> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(file -> folder.relativize(file).toString()).sorted().toList();
		}
	}

	/** Ends batch mode, and with it every image. */
	static void leaveNoImage() {
		Interpreter.batchMode = true; // else the images of batch mode are not found
		for (final int id : Interpreter.getBatchModeImageCount() == 0 ? new int[0] : Interpreter.getBatchModeImageIDs())
			Interpreter.removeBatchModeImage(WindowManager.getImage(id));
		Interpreter.batchMode = false;
	}

	/** Runs a command and presses the cancel button of its task as soon as it has begun to simulate or to ask. */
	CommandModule cancelled(final Class<? extends Command> command, final Object... inputs) throws Exception {
		final Presser presser = new Presser();
		final EventService events = context.service(EventService.class);
		final List<EventSubscriber<?>> subscribers = events.subscribe(presser);
		try {
			return run(command, inputs);
		}
		finally {
			events.unsubscribe(subscribers);
		}
	}

	/** Presses it. */
	public static final class Presser {

		@EventHandler
		void onEvent(final TaskEvent event) {
			final String message = event.getTask().getStatusMessage();
			if (message != null
				&& (message.startsWith("Simulating") || message.startsWith("Map Attenuation") && event.getTask().getProgressValue() > 0)
				&& !event.getTask().isCanceled())
				event.getTask().cancel("by its button");
		}
	}

	/** A command as its dialog holds it. */
	CommandModule dialog(final Class<? extends Command> command) {
		return (CommandModule) context.service(ModuleService.class).createModule(context.service(CommandService.class).getCommand(command));
	}

	/** Sets a value as a dialog does, which calls the command back. */
	static void set(final CommandModule dialog, final String key, final Object value) throws MethodCallException {
		final ModuleItem<?> input = dialog.getInfo().getInput(key);
		dialog.setInput(key, value);
		input.callback(dialog);
	}

	@Override
	public void close() {
		context.dispose();
	}
}
