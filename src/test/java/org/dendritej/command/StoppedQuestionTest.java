/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

/** A question that somebody stops shows and writes what is finished. */
class StoppedQuestionTest {

	@AfterEach
	void leaveNoImage() {
		CommandBench.leaveNoImage();
	}

	@Test
	void whatIsFinishedIsDrawnAndWritten(@TempDir final Path folder) throws Exception {
		Interpreter.batchMode = true;
		try (CommandBench bench = new CommandBench()) {
			final var module = bench.cancelled(MapAttenuation.class, "model", new File("sample-data/granule.swc"), "folder",
				folder.resolve("answer").toFile());
			assertTrue(String.valueOf(module.getOutput("sentence")).startsWith("Cancelled after 0 of "),
				String.valueOf(module.getOutput("sentence")));
			assertEquals(10, ((ImagePlus) module.getOutput("map")).getNChannels(), "all maps that need no synapse");
			assertTrue(WindowManager.getImageCount() > 1, "and a plot");
			final ImagePlus written = IJ.openImage(folder.resolve("answer").resolve("maps.tif").toString());
			assertEquals(10, written.getStackSize());
			assertTrue(Files.size(folder.resolve("answer").resolve("plot-attenuation.png")) > 3000);
		}
	}
}
