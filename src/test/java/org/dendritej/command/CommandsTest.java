/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.Macro;

import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.dendritej.model.ModelException;
import org.dendritej.simulation.RunCancelledException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogListener;
import org.scijava.log.LogMessage;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;
import org.scijava.ui.UIService;

/** What every command gets from {@link Commands} and {@link Inputs}, tried on a command that does what it is told. */
public class CommandsTest {

	private static final Context CONTEXT = new Context(CommandService.class, UIService.class, LogService.class, TaskService.class);
	private static final List<String> LOGGED = new ArrayList<>();
	private static final LogListener LISTENER = (final LogMessage message) -> {
		if (message.level() <= LogLevel.WARN)
			LOGGED.add(message.text());
	};

	/** Does what the test says. Not in the index, so Fiji never sees it. */
	@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Do as Told...")
	public static final class DoAsTold extends ContextCommand {

		@Parameter(persist = false) private Commands.Work work;
		@Parameter(persist = false, label = "Duration (ms)", min = "0", max = "1e6") private double duration = 1;
		@Parameter(persist = false, label = "Number", min = "1") private int number = 1;
		@Parameter(persist = false, label = "Colour", choices = { "red", "blue" }) private String colour = "red";
		@Parameter(type = ItemIO.OUTPUT) private String outcome;

		@Override
		public void run() {
			Commands.guarded(this, progress -> {
				work.run(progress);
				outcome = "done";
			});
		}
	}

	@BeforeAll
	static void register() {
		final Plugin annotation = DoAsTold.class.getAnnotation(Plugin.class);
		CONTEXT.service(PluginService.class).addPlugin(new PluginInfo<>(DoAsTold.class.getName(), Command.class, annotation));
		CONTEXT.service(LogService.class).addLogListener(LISTENER);
	}

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	private static CommandModule run(final Commands.Work work, final Object... inputs) throws InterruptedException, ExecutionException {
		LOGGED.clear();
		final List<Object> all = new ArrayList<>(List.of("work", work));
		all.addAll(List.of(inputs));
		return CONTEXT.service(CommandService.class).run(DoAsTold.class, true, all.toArray()).get();
	}

	private static String sentence(final Commands.Work work, final Object... inputs) throws InterruptedException, ExecutionException {
		final CommandModule module = run(work, inputs);
		assertTrue(module.isCanceled());
		assertNull(module.getOutput("outcome"));
		return module.getCancelReason();
	}

	@Test
	void whatGoesWellIsNotCancelled() throws Exception {
		final CommandModule module = run(progress -> {});
		assertFalse(module.isCanceled());
		assertEquals("done", module.getOutput("outcome"));
		assertEquals(List.of(), LOGGED);
	}

	@Test
	void ourExceptionsArriveAsTheirSentence() throws Exception {
		assertEquals("the duration is wrong", sentence(progress -> {
			throw new ModelException("the duration is wrong");
		}));
		assertEquals(List.of("Do as Told: the duration is wrong"), LOGGED);
	}

	@Test
	void problemsOfTheDiskNameTheFile() throws Exception {
		assertEquals("There is no file or folder cell.swc.", sentence(progress -> {
			throw new NoSuchFileException("cell.swc");
		}));
		assertEquals("cell.swc must not be read or written by you; change its permissions or choose another place.", sentence(progress -> {
			throw new AccessDeniedException("cell.swc");
		}));
		assertEquals("The disk failed: no space left.", sentence(progress -> {
			throw new IOException("no space left");
		}));
	}

	@Test
	void anErrorOfOursIsOwnedAndLogged() throws Exception {
		final String sentence = sentence(progress -> {
			throw new NullPointerException("cable");
		});
		assertTrue(sentence.startsWith("An error inside DendriteJ: java.lang.NullPointerException: cable."), sentence);
		assertEquals(2, LOGGED.size());
	}

	@Test
	void valuesThatAreNotAllowedAreRefusedBeforeAnythingIsDone() throws Exception {
		final Commands.Work untouched = progress -> {
			throw new IllegalStateException("was run");
		};
		final String range = "; expected a number of at least 0 and at most 1000000.";
		assertEquals("The parameter \"duration\" (Duration (ms)) is -5" + range, sentence(untouched, "duration", -5.0));
		assertEquals("The parameter \"duration\" (Duration (ms)) is NaN" + range, sentence(untouched, "duration", Double.NaN));
		assertEquals("The parameter \"duration\" (Duration (ms)) is 1.5E7" + range, sentence(untouched, "duration", 1.5e7));
		assertEquals("The parameter \"duration\" (Duration (ms)) is Infinity" + range,
			sentence(untouched, "duration", Double.POSITIVE_INFINITY));
		assertEquals("The parameter \"number\" (Number) is 0; expected a number of at least 1.", sentence(untouched, "number", 0));
		assertEquals("The parameter \"colour\" (Colour) is \"green\"; expected one of [red, blue].",
			sentence(untouched, "colour", "green"));
	}

	@Test
	void textOfAMacroThatSciJavaWouldTakeForZeroOrForNothingIsRefused() {
		final List<ModuleItem<?>> inputs = Inputs.inputs(CONTEXT.service(CommandService.class).getCommand(DoAsTold.class));
		final String number = "; expected a number such as 2.5, with a point.";
		assertParameterException("The parameter \"duration\" is \"1,5\"" + number, () -> Inputs.checkText(inputs, "duration=1,5 ", false));
		assertParameterException("The parameter \"duration\" is \"abc\"" + number,
			() -> Inputs.checkText(inputs, "number=1 duration=abc", false));
		assertParameterException("The parameter \"duration\" is \"\"" + number,
			() -> Inputs.checkText(inputs, "duration= number=1", false));
		assertParameterException("The parameter \"duration\" is \"0x1p3\"" + number,
			() -> Inputs.checkText(inputs, "duration=0x1p3", false));
		assertParameterException("The parameter \"number\" is \"5.0\"; expected a whole number such as 5.",
			() -> Inputs.checkText(inputs, "number=5.0", false));
		assertParameterException("The parameter \"Number\" is not known, keys are lower case; expected work, duration, number, colour.",
			() -> Inputs.checkText(inputs, "duration=1 Number=5", false));
		assertParameterException("The parameter \"numbr\" is not known; expected work, duration, number, colour.",
			() -> Inputs.checkText(inputs, "duration=1 numbr=5", false));
		assertParameterException("The parameter \"number\" stands without a value; expected number=….",
			() -> Inputs.checkText(inputs, "duration=1 number", false));
		Inputs.checkText(inputs, "duration=-1.5e-3 number=+5 colour=[light red]", false);
		Inputs.checkText(inputs, "title=another command's options", false);
		assertParameterException("The parameter \"duratoin\" is not known; expected work, duration, number, colour.",
			() -> Inputs.checkText(inputs, "duratoin=1", true));
		Inputs.checkText(inputs, "", false);
	}

	@Test
	void aFileToBeReadMustBeThere(@TempDir final Path folder) throws IOException {
		final Path file = Files.createFile(folder.resolve("model.json"));
		assertEquals(file, Inputs.file("model", file.toFile(), "a model file"));
		assertParameterException("The parameter \"model\" is empty; expected the path of a model file.",
			() -> Inputs.file("model", null, "a model file"));
		assertParameterException("The parameter \"model\" is empty; expected the path of a model file.",
			() -> Inputs.file("model", new File(" "), "a model file"));
		assertParameterException(
			"The parameter \"model\" is " + folder.resolve("x.json") + ", but there is no such file; expected the path of a model file.",
			() -> Inputs.file("model", folder.resolve("x.json").toFile(), "a model file"));
		assertParameterException("The parameter \"model\" is " + folder + ", which is no file; expected the path of a model file.",
			() -> Inputs.file("model", folder.toFile(), "a model file"));
	}

	@Test
	void aFolderToBeWrittenNeedNotBeThereYet(@TempDir final Path folder) throws IOException {
		assertEquals(Optional.empty(), Inputs.folder("folder", null));
		assertEquals(Optional.empty(), Inputs.folder("folder", new File("")));
		assertEquals(Optional.of(folder.resolve("a/b")), Inputs.folder("folder", folder.resolve("a/b").toFile()));
		assertFalse(Files.exists(folder.resolve("a")), "nothing is created by the check");
		final Path file = Files.createFile(folder.resolve("file"));
		assertParameterException(
			"The parameter \"folder\" is " + file + ", where no files can be written; expected a folder, or nothing to write no files.",
			() -> Inputs.folder("folder", file.toFile()));
		assertParameterException(
			"The parameter \"folder\" is " + file.resolve("a")
				+ ", where no files can be written; expected a folder, or nothing to write no files.",
			() -> Inputs.folder("folder", file.resolve("a").toFile()));
	}

	private static void assertParameterException(final String message, final Executable check) {
		assertEquals(message, assertThrows(ParameterException.class, check).getMessage());
	}

	@Test
	void progressIsSeenAndAnyWayToCancelStopsTheWork() throws Exception {
		for (final Consumer<Running> cancel : List.<Consumer<Running>>of(running -> IJ.setKeyDown(KeyEvent.VK_ESCAPE),
			running -> running.tasks.get(0).cancel("by its button"), running -> running.command.cancel("by a script"))) {
			final Running running = new Running();
			CONTEXT.service(EventService.class).subscribe(running);
			final CommandModule module =
				CONTEXT.service(ModuleService.class).run(running.module, true, "work", (Commands.Work) progress -> {
					final Progress.Stage second = progress.stage("Second half", 0.5, 1);
					assertTrue(second.progress(0.5), "nobody has cancelled yet");
					cancel.accept(running);
					if (!second.progress(0.6))
						throw new RunCancelledException();
				}).get();
			assertTrue(module.isCanceled());
			assertNull(module.getOutput("outcome"));
			assertEquals(List.of("Second half 75", "Second half 80"), running.seen);
			assertTrue(running.tasks.get(0).isDone());
			IJ.resetEscape();
		}
	}

	/** Listens to one run. */
	public static final class Running {

		private final CommandModule module = (CommandModule) CONTEXT.service(ModuleService.class)
			.createModule(CONTEXT.service(CommandService.class).getCommand(DoAsTold.class));
		private final ContextCommand command = (ContextCommand) module.getCommand();
		private final List<Task> tasks = new ArrayList<>();
		private final List<String> seen = new ArrayList<>();

		@EventHandler
		void onEvent(final TaskEvent event) {
			final Task task = event.getTask();
			if (!tasks.contains(task))
				tasks.add(task);
			final String now = task.getStatusMessage() + " " + task.getProgressValue();
			if (task.getStatusMessage() != null && !task.isDone() && !seen.contains(now) && task.getProgressValue() > 0)
				seen.add(now);
		}
	}

	@Test
	void anEscapePressedBeforeIsNotMeantForUs() throws Exception {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		assertFalse(run(progress -> assertTrue(progress.stage("All", 0, 1).progress(0))).isCanceled());
	}

	/** Called by the macro in the next test; says which inputs are settled before SciJava would open a dialog for the others. */
	public static String resolvedInAMacro(final String options) {
		final Thread thread = Thread.currentThread();
		final String name = thread.getName();
		thread.setName("Run$_" + name); // as ImageJ names the thread of a command
		Macro.setOptions(options.isEmpty() ? null : options);
		try {
			final Running running = new Running();
			new MacroDefaults().process(running.module);
			return running.module.isInputResolved("duration") + " " + running.module.getInput("duration");
		}
		finally {
			Macro.setOptions(null);
			thread.setName(name);
		}
	}

	@Test
	void whatAMacroOmitsTakesItsDefaultWithoutADialog() {
		assertEquals("true 1.0", IJ.runMacro("return call('" + CommandsTest.class.getName() + ".resolvedInAMacro', 'number=3');"));
		assertEquals("false 1.0", IJ.runMacro("return call('" + CommandsTest.class.getName() + ".resolvedInAMacro', '');"),
			"run(\"Label...\") asks");
		assertEquals("false 1.0", resolvedInAMacro("number=3"), "and so does the menu");
	}

	@Test
	void theIndexHoldsTheDefaultsOfMacros() {
		assertTrue(CONTEXT.service(PluginService.class).getPluginsOfType(PreprocessorPlugin.class).stream()
			.anyMatch(info -> info.getClassName().equals(MacroDefaults.class.getName())));
	}
}
