/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.Reconstructions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;

import sc.fiji.snt.PathAndFillManager;
import sc.fiji.snt.SNTService;

/** Commands without a file while SNT is open, closed, empty and not installed. SNT itself cannot be had in a test; {@link SNTService} stands in for it. */
class SntTracesTest {

	private static final Context WITHOUT = new Context(CommandService.class, UIService.class, LogService.class, TaskService.class);
	private static final Context WITH =
		new Context(CommandService.class, UIService.class, LogService.class, TaskService.class, SNTService.class);

	/** A cell with a soma, and a shorter neurite apart from it. */
	private static final String CELL = "1 1 0 0 0 5 -1\n2 3 10 0 0 1 1\n3 3 60 0 0 1 2\n4 3 60 40 0 1 3\n",
		NEURITE = "1 3 0 100 0 1 -1\n2 3 20 100 0 1 1\n";

	static {
		for (final Context context : List.of(WITH, WITHOUT))
			context.service(LogService.class).setLevel(LogLevel.NONE);
	}

	@TempDir private Path folder;

	@AfterEach
	void closeSnt() {
		open();
	}

	@AfterAll
	static void close() {
		WITH.dispose();
		WITHOUT.dispose();
	}

	private static void open(final String... trees) {
		WITH.service(SNTService.class).open(trees.length == 0 ? null : new PathAndFillManager(List.of(trees)));
	}

	private static CommandModule run(final Context context, final Class<? extends Command> command, final Object... inputs)
		throws Exception {
		return context.service(CommandService.class).run(command, true, inputs).get();
	}

	private static CommandModule done(final Class<? extends Command> command, final Object... inputs) throws Exception {
		final CommandModule module = run(WITH, command, inputs);
		assertFalse(module.isCanceled(), module.getCancelReason());
		return module;
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void anOpenTraceIsSimulatedAndKeptWithTheResults() throws Exception {
		open(CELL);
		final CommandModule module = done(SimulateNeuron.class, "duration", 12.0, "folder", folder.toFile());
		assertEquals("SNT traces activity", ((ImagePlus) module.getOutput("movie")).getTitle());
		assertEquals(4, Reconstructions.read(folder.resolve("SNT traces.swc")).morphology().size());
		assertTrue(Files.readString(folder.resolve("summary.json")).contains("SNT traces.swc"));
	}

	@Test
	void aModelOfAnOpenTraceFindsItAgain() throws Exception {
		open(CELL);
		done(BuildNeuronModel.class, "file", folder.resolve("cell.json").toFile());
		assertEquals(List.of("cell SNT traces.swc", "cell.json"), files());
		open();
		final LoadedNeuron neuron = LoadedNeuron.read(folder.resolve("cell.json"));
		assertEquals(4, neuron.reconstruction().morphology().size());
		assertEquals("cell SNT traces.swc", neuron.model().reconstruction().path());
		open(NEURITE);
		final CommandModule again = run(WITH, BuildNeuronModel.class, "file", folder.resolve("cell.json").toFile());
		assertTrue(again.getCancelReason().contains("there already"), again.getCancelReason());
		Files.delete(folder.resolve("cell.json"));
		final CommandModule traces = run(WITH, BuildNeuronModel.class, "file", folder.resolve("cell.json").toFile());
		assertEquals("The parameter \"file\" puts the traces of SNT into " + folder.resolve("cell SNT traces.swc")
			+ ", which is there already; choose another name, or replace=true.", traces.getCancelReason());
		assertEquals(4, Reconstructions.read(folder.resolve("cell SNT traces.swc")).morphology().size(), "left as it was");
		done(BuildNeuronModel.class, "file", folder.resolve("cell.json").toFile(), "replace", true);
		assertEquals(2, LoadedNeuron.read(folder.resolve("cell.json")).reconstruction().morphology().size());
	}

	@Test
	void ofSeveralTreesOneIsChosenAsOfAFile() throws Exception {
		open(NEURITE, CELL);
		done(BuildNeuronModel.class, "file", folder.resolve("soma.json").toFile());
		assertEquals(4, LoadedNeuron.read(folder.resolve("soma.json")).reconstruction().morphology().size());
		done(BuildNeuronModel.class, "file", folder.resolve("first.json").toFile(), "tree", 0);
		assertEquals(2, LoadedNeuron.read(folder.resolve("first.json")).reconstruction().morphology().size());
	}

	@Test
	void anOpenTraceIsLaidOverTheImage() throws Exception {
		open(CELL);
		final ImagePlus image = new ImagePlus("traced", new ByteProcessor(80, 60));
		image.getCalibration().setUnit("micron");
		final CommandModule module = done(OverlayActivity.class, "template", image, "duration", 12.0, "vector", true, "file",
			folder.resolve("film.tif").toFile());
		assertEquals("SNT traces over traced", ((ImagePlus) module.getOutput("movie")).getTitle());
		assertEquals(List.of("film SNT traces.swc", "film.tif"), files());
	}

	@Test
	void aFileThatIsGivenIsTakenThoughSntIsOpen() throws Exception {
		open(CELL);
		final Path file = Files.writeString(folder.resolve("other.swc"), NEURITE);
		done(BuildNeuronModel.class, "reconstruction", file.toFile(), "file", folder.resolve("other.json").toFile());
		assertEquals(List.of("other.json", "other.swc"), files());
	}

	@Test
	void withoutSntOrWithoutPathsAFileIsAskedFor() throws Exception {
		final String expected =
			"The parameter \"model\" is empty; expected the path of a model file (.json) or a reconstruction (.swc, .traces).";
		assertEquals(expected, run(WITHOUT, SimulateNeuron.class).getCancelReason());
		assertEquals(expected, run(WITH, SimulateNeuron.class).getCancelReason());
		WITH.service(SNTService.class).open(new PathAndFillManager(List.of()));
		assertEquals(expected, run(WITH, SimulateNeuron.class).getCancelReason());
	}

	@Test
	void whatSntCannotExportIsSaid() throws Exception {
		WITH.service(SNTService.class).open(new PathAndFillManager(List.of(CELL)) {

			@Override
			public synchronized boolean exportAllPathsAsSWC(final String base) {
				return false;
			}
		});
		assertEquals(
			"The parameter \"model\" is empty, and the traces that are open in SNT could not be taken instead (SNT wrote no file);" +
				" expected their file, saved from SNT.",
			run(WITH, SimulateNeuron.class).getCancelReason());
	}
}
