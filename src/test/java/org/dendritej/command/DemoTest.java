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
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.imagej.Samples;
import org.dendritej.io.Citation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;

/** The commands that need nothing to begin with. */
class DemoTest {

	private static final Context CONTEXT = new Context(CommandService.class, UIService.class, LogService.class, TaskService.class);

	@BeforeEach
	void beginWithNoImage() {
		leaveNoImage();
	}

	@AfterEach
	void leaveNoImage() {
		CommandBench.leaveNoImage();
	}

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	private static CommandModule run(final Class<? extends Command> command) throws Exception {
		final CommandModule module = CONTEXT.service(CommandService.class).run(command, true).get();
		assertFalse(module.isCanceled(), module.getCancelReason());
		return module;
	}

	@Test
	void theUnpackedSamplesGoWhenTheyAreNotNeededAnyMore() throws IOException {
		final Path file;
		try (Samples samples = Samples.unpack()) {
			file = samples.neuron().reconstruction().file();
			assertTrue(Files.exists(file));
		}
		assertFalse(Files.exists(file.getParent()));
	}

	@Test
	void oneClickEndsInAMovieOverTheStackPlotsAndATable() throws Exception {
		Interpreter.batchMode = true;
		ResultsTable.getResultsTable().reset();
		final ImagePlus movie = (ImagePlus) run(Demo.class).getOutput("movie");
		assertEquals(List.of("pyramidal-stack.tif", "Clusters and a veto traces (mV)", "vetoed cluster with and without inhibition",
			"Clusters and a veto over pyramidal-stack"), List.of(WindowManager.getImageTitles()));
		assertEquals(movie, WindowManager.getCurrentImage());
		final ImagePlus stack = WindowManager.getImage("pyramidal-stack.tif");
		assertEquals(List.of(stack.getWidth(), stack.getHeight()), List.of(movie.getWidth(), movie.getHeight()));
		assertEquals(301, movie.getNFrames());
		assertTrue(movie.getT() > 1, "the first picture shows something");
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(10, results.size());
		final int vetoed = 3;
		assertEquals("vetoed cluster", results.getStringValue("Place", vetoed));
		assertEquals("Clusters and a veto, without inhibition", results.getLabel(5 + vetoed));
	}

	@Test
	void theHelpTellsOfEveryCommandAndEveryKey() throws Exception {
		final String help = (String) run(DendriteJHelp.class).getOutput("help");
		for (final CommandInfo info : MacroKeysTest.commands()) {
			assertTrue(help.contains("\n" + info.getMenuPath().getLeaf().getName() + "\n"), info.toString());
			Inputs.inputs(info).forEach(input -> assertTrue(help.contains("    " + input.getName() + "="), input.getName()));
		}
		assertTrue(help.indexOf("\nDendriteJ Demo\n") < help.indexOf("\nSimulate Neuron...\n"), help);
		assertTrue(help.lines().allMatch(line -> line.length() <= 90 || line.strip().matches("https:\\S+")), help); // an address is never cut
	}

	@Test
	void theCitationIsThatOfTheRepository() throws Exception {
		final String citation = (String) run(CiteDendriteJ.class).getOutput("citation");
		final String cff = Files.readString(Path.of("CITATION.cff"));
		final Citation own = Citation.own();
		assertTrue(cff.contains("title: \"" + own.title() + "\""));
		assertTrue(cff.contains("version: " + own.version()));
		assertEquals(List.of("DendriteJ developers"), own.authors());
		assertTrue(citation.startsWith("DendriteJ developers. DendriteJ: electrical activity"), citation);
		assertTrue(citation.contains("@software{dendritej,\n  author = {{DendriteJ developers}},\n"), citation);
	}
}
