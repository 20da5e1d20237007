/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.SpikingCell;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Simulate Neuron... with all it offers and Render Activity..., as SciJava runs them without a display. */
class RenderActivityTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;
	private File model;

	@BeforeEach
	void writeModel() throws Exception {
		model = SpikingCell.write(folder).toFile();
		ResultsTable.getResultsTable().reset();
		Interpreter.batchMode = true;
	}

	@AfterEach
	void leaveNoImage() {
		CommandBench.leaveNoImage();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	private ImagePlus simulated(final Object... more) throws Exception {
		return movie(SimulateNeuron.class, "model", model, more);
	}

	private static ImagePlus movie(final Class<? extends org.scijava.command.Command> command, final String key, final Object value,
		final Object... more) throws Exception {
		final Object[] inputs = new Object[more.length + 2];
		inputs[0] = key;
		inputs[1] = value;
		System.arraycopy(more, 0, inputs, 2, more.length);
		return (ImagePlus) BENCH.done(command, inputs).getOutput("movie");
	}

	private static float[] pixels(final ImagePlus image, final int plane) {
		return (float[]) image.getStack().getPixels(plane);
	}

	@Test
	void aRecordingFromAFileAndThatBehindAnImageGiveTheSimulatedMovieAgain() throws Exception {
		final File file = folder.resolve("run.recording").toFile();
		final ImagePlus first = simulated("recording", file), fromFile = movie(RenderActivity.class, "recording", file),
			fromImage = movie(RenderActivity.class, "image", first), again = movie(RenderActivity.class, "image", fromFile);
		for (final ImagePlus image : List.of(fromFile, fromImage, again)) {
			assertArrayEquals(first.getDimensions(), image.getDimensions());
			for (int plane = 1; plane <= first.getStackSize(); plane++)
				assertArrayEquals(pixels(first, plane), pixels(image, plane));
			assertTrue(image.getInfoProperty().contains(ModelFiles.hash(LoadedNeuron.read(model.toPath()).model())));
		}
		assertEquals("spiking cell activity-1", fromFile.getTitle());
		final ImagePlus plot = WindowManager.getImage("spiking cell traces (mV)");
		assertEquals(first.getStackSize(), movie(RenderActivity.class, "image", plot).getStackSize());
	}

	@Test
	void gridTimeAndRangeAreThoseThatWereAskedFor() throws Exception {
		final ImagePlus first = simulated();
		final ImagePlus coarse = movie(RenderActivity.class, "image", first, "pixelsize", 2.0, "projection", false);
		assertEquals(2, coarse.getCalibration().pixelWidth);
		assertTrue(coarse.getNSlices() > 3);
		final ImagePlus part = movie(RenderActivity.class, "image", first, "from", 5.0, "to", 11.0, "every", 2);
		assertEquals(4, part.getNFrames());
		assertEquals(2, part.getCalibration().frameInterval, 1e-12);
		assertArrayEquals(pixels(first, first.getStackIndex(1, 1, 6)), pixels(part, 1));
		final ImagePlus range = movie(RenderActivity.class, "image", first, "lowest", -100.0, "highest", 50.0);
		assertEquals(List.of(-100.0, 50.0), List.of(range.getDisplayRangeMin(), range.getDisplayRangeMax()));
		assertEquals(31, movie(RenderActivity.class, "image", part).getNFrames(), "the whole recording stays behind it");
	}

	private static ImagePlus template() {
		final ImagePlus image = ij.IJ.createImage("stack", "8-bit ramp", 70, 20, 10);
		image.getCalibration().setUnit("µm");
		image.show(); // into batch mode
		return image;
	}

	@Test
	void anotherImageCanBeTheTemplateInMillivoltsAndInColours() throws Exception {
		final ImagePlus first = simulated(), stack = template();
		final byte[] before = ((byte[]) stack.getStack().getPixels(5)).clone();
		final ImagePlus volume = movie(RenderActivity.class, "image", first, "template", "stack", "projection", false);
		assertEquals(List.of(70, 20, 10, 31, 32),
			List.of(volume.getWidth(), volume.getHeight(), volume.getNSlices(), volume.getNFrames(), volume.getBitDepth()));
		final ImagePlus colours = movie(RenderActivity.class, "image", first, "template", "stack", "style", "colours");
		assertEquals(24, colours.getBitDepth());
		final ImagePlus overlay = movie(OverlayActivity.class, "template", stack, "model", model, "projection", true);
		assertArrayEquals((int[]) overlay.getStack().getPixels(7), (int[]) colours.getStack().getPixels(7), "as without a recording");
		assertArrayEquals(before, (byte[]) stack.getStack().getPixels(5));
	}

	@Test
	void whatIsRecordedCanBeChosenAndGroupsLeftOut() throws Exception {
		final File placed = folder.resolve("placed.json").toFile();
		BENCH.done(PlaceSynapses.class, "model", model, "name", "input", "number", 4, "file", placed);
		BENCH.done(PlaceSynapses.class, "model", placed, "name", "veto", "kind", "GABAA", "file", placed, "replace", true);
		model = placed;
		ResultsTable.getResultsTable().reset();
		simulated("record", "conductances", "duration", 12.0);
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(List.of("soma", "input", "input AMPA", "input NMDA", "veto", "veto GABAA"),
			IntStream.range(0, results.size()).mapToObj(row -> results.getStringValue("Place", row)).toList());
		assertTrue(results.getValue("Maximum (uS)", 2) > 0, String.join(",", results.getHeadings()));
		results.reset();
		simulated("record", "groups", "without", "veto", "duration", 12.0);
		assertEquals(2, results.size());
		assertEquals("spiking cell: there is no synapse group \"vetoo\" to be left out; there are input, veto",
			BENCH.refusal(folder, SimulateNeuron.class, "model", model, "without", "vetoo"));
	}

	@Test
	void withoutAMovieThereArePlotsAndTablesAlone() throws Exception {
		final CommandModule module = BENCH.done(SimulateNeuron.class, "model", model, "film", false, "folder",
			folder.resolve("results").toFile(), "frameinterval", 0.25);
		assertNull(module.getOutput("movie"));
		assertEquals(List.of("", "spikes.csv", "summary.json", "voltage.csv"), CommandBench.files(folder.resolve("results")));
		assertEquals(List.of("spiking cell traces (mV)", "spiking cell traces (nA)"), List.of(WindowManager.getImageTitles()));
		assertEquals(61, simulated("frameinterval", 0.5).getNFrames());
	}

	@Test
	void aRunThatIsCancelledLeavesNothingBehind() throws Exception {
		final List<String> before = CommandBench.files(folder);
		final CommandModule module = BENCH.cancelled(SimulateNeuron.class, "model", model, "duration", 1e6, "frameinterval", 1e4, "folder",
			folder.resolve("out").toFile(), "recording", folder.resolve("run.recording").toFile());
		assertTrue(module.isCanceled());
		assertNull(module.getOutput("movie"));
		assertEquals(before, CommandBench.files(folder));
		assertEquals(0, ResultsTable.getResultsTable().size());
		assertEquals(0, WindowManager.getImageCount());
	}

	@Test
	void aDialogBeginsWithTheValuesOfTheModelAndSaysWhatTheRunTakes() throws Exception {
		final CommandModule dialog = BENCH.dialog(SimulateNeuron.class);
		for (int i = 0; i < 100 && !String.valueOf(dialog.getInput("figures")).startsWith("1200 steps"); i++)
			CommandBench.set(dialog, "model", model);
		assertEquals(30.0, dialog.getInput("duration"));
		assertEquals(0.025, dialog.getInput("timestep"));
		assertEquals(1.0, dialog.getInput("frameinterval"));
		assertTrue(
			((String) dialog.getInput("figures"))
				.matches("1200 steps, \\d+ compartments, 0 synapses, 31 frames: about 1 s, and .* MB for the recording\\."),
			(String) dialog.getInput("figures"));
		for (int i = 0; i < 100 && !String.valueOf(dialog.getInput("figures")).startsWith("40000000 steps"); i++)
			CommandBench.set(dialog, "duration", 1e6);
		assertTrue(String.valueOf(dialog.getInput("figures")).startsWith("40000000 steps"));
	}

	@Test
	void whatCannotBeRenderedIsRefusedInOneSentence() throws Exception {
		assertEquals(
			"The parameter \"recording\" is empty, and no image is open; expected the path of a recording, or an image that a command of DendriteJ has made.",
			BENCH.refusal(folder, RenderActivity.class));
		assertEquals(
			"The parameter \"recording\" is empty, and there is no recording behind \"stack\"; expected the path of a recording, or an image that a command of DendriteJ has made in this session.",
			BENCH.refusal(folder, RenderActivity.class, "image", template()));
		assertTrue(
			BENCH.refusal(folder, RenderActivity.class, "recording", model).startsWith("cell.json: this is no recording of DendriteJ"));
		final ImagePlus first = simulated();
		assertTrue(BENCH.refusal(folder, RenderActivity.class, "image", first, "template", "stak").startsWith(
			"The parameter \"template\" is \"stak\", but no image of that title is open"));
		assertTrue(BENCH.refusal(folder, RenderActivity.class, "image", first, "style", "colours")
			.startsWith("The parameter \"template\" is empty"));
		assertEquals("there is no frame from 50.0 to Infinity ms, one of 1; they reach from 0.0 to 30.0 ms",
			BENCH.refusal(folder, RenderActivity.class, "image", first, "from", 50.0));
		assertTrue(BENCH.refusal(folder, RenderActivity.class, "image", first, "from", 5.0, "to", 4.0)
			.startsWith("The parameter \"to\" is 4.0 ms"));
		Files.writeString(folder.resolve("cell.recording"), "cut");
		assertTrue(BENCH.refusal(folder, RenderActivity.class, "recording", folder.resolve("cell.recording").toFile())
			.startsWith("cell.recording: "));
	}
}
