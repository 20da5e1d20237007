/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.dendritej.SpikingCell;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** The commands that simulate, as SciJava runs them without a display. */
class SimulationCommandsTest {

	private static final Context CONTEXT = new Context(CommandService.class, UIService.class, LogService.class, TaskService.class);

	@TempDir private Path folder;
	private File model;
	private LoadedNeuron neuron;

	@BeforeEach
	void writeModel() throws IOException {
		model = SpikingCell.write(folder).toFile();
		neuron = LoadedNeuron.read(model.toPath());
		ResultsTable.getResultsTable().reset();
		CONTEXT.service(LogService.class).setLevel(LogLevel.NONE);
	}

	@AfterEach
	void leaveNoImage() {
		CommandBench.leaveNoImage();
	}

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	private static CommandModule run(final Class<? extends Command> command, final Object... inputs) throws Exception {
		return CONTEXT.service(CommandService.class).run(command, true, inputs).get();
	}

	private static ImagePlus movie(final Class<? extends Command> command, final Object... inputs) throws Exception {
		final CommandModule module = run(command, inputs);
		assertFalse(module.isCanceled(), module.getCancelReason());
		return (ImagePlus) module.getOutput("movie");
	}

	private Recording recording(final double duration) {
		final LoadedNeuron same = Models.lasting(neuron, duration, 0);
		return Simulation.of(same.model(), same.cable()).run(RunMonitor.SILENT);
	}

	/** Greatest value of a frame of channel 1. */
	private static float greatest(final ImagePlus movie, final int frame) {
		float greatest = Float.NaN;
		for (int z = 1; z <= movie.getNSlices(); z++)
			for (final float value : (float[]) movie.getStack().getPixels(movie.getStackIndex(1, z, frame)))
				if (!Float.isNaN(value) && !(value <= greatest))
					greatest = value;
		return greatest;
	}

	@Test
	void theMovieHoldsTheRecordedPotentials() throws Exception {
		final ImagePlus movie = movie(SimulateNeuron.class, "model", model);
		final Recording expected = recording(0);
		assertEquals("spiking cell activity", movie.getTitle());
		assertEquals(32, movie.getBitDepth());
		assertEquals(31, movie.getNFrames());
		assertEquals(1, movie.getNSlices());
		for (int t = 0; t < expected.frames(); t++) {
			float highest = Float.NEGATIVE_INFINITY;
			for (final float v : expected.voltages(t))
				highest = Math.max(highest, v);
			assertEquals(highest, greatest(movie, t + 1), 0.01, "frame " + t);
		}
		final Calibration calibration = movie.getCalibration();
		assertEquals("µm", calibration.getUnit());
		assertEquals(1, calibration.frameInterval, 1e-12);
		assertEquals("ms", calibration.getTimeUnit());
		assertTrue(movie.getInfoProperty().contains(ModelFiles.hash(neuron.model())));
	}

	@Test
	void slicesAndPixelSizeAreThoseThatWereAskedFor() throws Exception {
		final ImagePlus movie = movie(SimulateNeuron.class, "model", model, "pixelsize", 2.0, "projection", false);
		assertEquals(2, movie.getCalibration().pixelWidth);
		assertTrue(movie.getNSlices() >= 6, "a soma of 12 µm in slices of 2 µm");
		assertEquals(31, movie.getNFrames());
	}

	@Test
	void whatIsNotGivenIsAsInTheModelAndWhatIsGivenIsNot() throws Exception {
		assertEquals(13, movie(SimulateNeuron.class, "model", model, "duration", 12.0).getNFrames());
		final ResultsTable results = ResultsTable.getResultsTable();
		final Recording shorter = recording(12);
		assertEquals(shorter.spikes().size(), results.getValue("Spikes", 0));
		movie(SimulateNeuron.class, "model", model, "timestep", 0.1);
		final LoadedNeuron coarse = Models.lasting(neuron, 0, 0.1);
		final Recording expected = Simulation.of(coarse.model(), coarse.cable()).run(RunMonitor.SILENT);
		assertEquals(expected.spikes().get(0).time(), results.getValue("First spike (ms)", 3));
		assertEquals(ModelFiles.hash(coarse.model()).substring(0, 12), results.getStringValue("Model", 3));
	}

	@Test
	void aReconstructionAloneIsRunWithTheDefaults() throws Exception {
		final ImagePlus movie = movie(SimulateNeuron.class, "model", folder.resolve("cell.swc").toFile(), "duration", 3.0);
		assertEquals("cell activity", movie.getTitle());
		assertEquals(7, movie.getNFrames());
		assertEquals(-75, greatest(movie, 7), 1e-4);
	}

	@Test
	void resultsAreReadableInTheTableOfResults() throws Exception {
		final Recording expected = recording(0);
		movie(SimulateNeuron.class, "model", model);
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(3, results.size());
		assertEquals(expected.spikes().size(), results.getValue("Spikes", 0));
		assertEquals(expected.spikes().get(0).time(), results.getValue("First spike (ms)", 0));
	}

	@Test
	void filesAreWrittenOnlyIfAFolderIsGivenAndTheModelIsNotTouched() throws Exception {
		final List<String> before = files(folder);
		movie(SimulateNeuron.class, "model", model);
		assertEquals(before, files(folder));
		final Path out = folder.resolve("new/results");
		movie(SimulateNeuron.class, "model", model, "folder", out.toFile());
		assertTrue(files(out).containsAll(List.of("activity.tif", "spikes.csv", "summary.json", "voltage.csv")), files(out).toString());
		assertEquals(SpikingCell.MODEL, Files.readString(model.toPath()));
		final ImagePlus saved = ij.IJ.openImage(out.resolve("activity.tif").toString());
		assertEquals(31, saved.getNFrames());
	}

	private static List<String> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(file -> folder.relativize(file).toString()).sorted().toList();
		}
	}

	@Test
	void inBatchModeEveryImageCanBeFoundByItsTitleOnce() throws Exception {
		Interpreter.batchMode = true;
		for (final String other : WindowManager.getImageTitles())
			WindowManager.getImage(other).close(); // left by other tests
		final ImagePlus movie = movie(SimulateNeuron.class, "model", model);
		assertEquals(movie, WindowManager.getImage("spiking cell activity"));
		assertEquals(List.of("spiking cell traces (mV)", "spiking cell traces (nA)", "spiking cell activity"),
			List.of(WindowManager.getImageTitles()));
		assertEquals("spiking cell activity-1", movie(SimulateNeuron.class, "model", model).getTitle());
	}

	/** A stack of grey levels in which the cell would lie. */
	private static ImagePlus template(final String unit, final int slices) {
		final ImageStack stack = new ImageStack(70, 20);
		for (int z = 0; z < slices; z++) {
			final ByteProcessor plane = new ByteProcessor(70, 20);
			for (int i = 0; i < 1400; i++)
				plane.set(i, (7 * i + 31 * z) % 256);
			stack.addSlice("slice " + z, plane);
		}
		final ImagePlus image = new ImagePlus("traced.tif", stack);
		image.getCalibration().setUnit(unit);
		image.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
		return image;
	}

	@Test
	void theOverlayLiesOnTheTemplateWhichStaysAsItIs() throws Exception {
		final ImagePlus template = template("µm", 10), same = template("µm", 10);
		template.getCalibration().xOrigin = same.getCalibration().xOrigin = 2;
		final ImagePlus movie = movie(OverlayActivity.class, "template", template, "model", model);
		assertEquals(List.of(70, 20, 1, 10, 31), Arrays.stream(movie.getDimensions()).boxed().toList());
		assertEquals(24, movie.getBitDepth());
		assertEquals(2, movie.getCalibration().xOrigin);
		assertEquals(1, movie.getCalibration().frameInterval, 1e-12);
		assertEquals("spiking cell over traced", movie.getTitle());
		for (int z = 1; z <= 10; z++)
			assertArrayEquals((byte[]) same.getStack().getPixels(z), (byte[]) template.getStack().getPixels(z));
		assertEquals(text(same.getCalibration()), text(template.getCalibration()));
		assertEquals(1, template.getOverlay().size());
		assertEquals("traced.tif", template.getTitle());
		final int somaAtStart = movie.getStack().getProcessor(movie.getStackIndex(1, 6, 1)).getPixel(12, 10);
		final int somaInSpike = movie.getStack().getProcessor(movie.getStackIndex(1, 6, 7)).getPixel(12, 10);
		assertTrue(somaAtStart != somaInSpike);
		final int corner = template.getStack().getProcessor(6).get(0, 0);
		assertEquals(0x010101 * corner, movie.getStack().getProcessor(movie.getStackIndex(1, 6, 7)).getPixel(0, 0) & 0xffffff);
	}

	private static String text(final Calibration calibration) {
		return calibration.toString().replaceAll("@\\w+", "") + calibration.xOrigin + calibration.yOrigin + calibration.zOrigin;
	}

	@Test
	void aPixelSizeThatIsGivenIsAsGoodAsOneInTheImage() throws Exception {
		final ImagePlus calibrated = movie(OverlayActivity.class, "template", template("µm", 10), "model", model);
		final ImagePlus given =
			movie(OverlayActivity.class, "template", template("pixel", 10), "model", model, "pixelsize", 1.0, "slicespacing", 1.0);
		assertArrayEquals((int[]) calibrated.getStack().getPixels(66), (int[]) given.getStack().getPixels(66));
		assertEquals("µm", given.getCalibration().getUnit());
	}

	@Test
	void drawnAsShapesTheNeuritesAreAnOverlayThatIsSavedWithTheImage() throws Exception {
		final Path file = folder.resolve("shapes.tif");
		final ImagePlus movie =
			movie(OverlayActivity.class, "template", template("µm", 10), "model", model, "duration", 4.0, "vector", true,
				"legend", false, "projection", true, "file", file.toFile());
		final ImagePlus saved = ij.IJ.openImage(file.toString());
		assertEquals(movie.getOverlay().size(), saved.getOverlay().size());
		for (int t = 1; t <= 5; t++) {
			movie.setSlice(t);
			saved.setSlice(t);
			final int shown = movie.flatten().getProcessor().getPixel(12, 10);
			assertTrue(shown != movie.getProcessor().getPixel(12, 10), "the soma is drawn over the image");
			assertEquals(shown, saved.flatten().getProcessor().getPixel(12, 10));
		}
		final ImagePlus bare =
			movie(OverlayActivity.class, "template", template("µm", 10), "model", model, "duration", 4.0, "legend", false);
		assertNull(bare.getOverlay());
	}

	@Test
	void theOverlayIsSavedAsItIsShown() throws Exception {
		final Path file = folder.resolve("overlay.tif");
		final ImagePlus movie =
			movie(OverlayActivity.class, "template", template("µm", 1), "model", model, "duration", 4.0, "file", file.toFile());
		final ImagePlus saved = ij.IJ.openImage(file.toString());
		assertEquals(5, saved.getNFrames());
		for (int t = 1; t <= 5; t++)
			assertArrayEquals(colours(movie, t), colours(saved, t));
	}

	private static int[] colours(final ImagePlus image, final int plane) {
		return Arrays.stream((int[]) image.getStack().getPixels(plane)).map(pixel -> pixel & 0xffffff).toArray();
	}

	@Test
	void theRangeOfColoursCanBeChosen() throws Exception {
		final ImagePlus wide =
			movie(OverlayActivity.class, "template", template("µm", 1), "model", model, "lowest", -100.0, "highest", 100.0);
		assertTrue(wide.getInfoProperty().contains("from -100.0 to 100.0 mV"), wide.getInfoProperty().lines().findFirst().orElse(""));
		assertRefused("the display range is 10.0 to -80.0 mV; the first must be smaller", OverlayActivity.class, "template",
			template("µm", 1),
			"model", model, "lowest", 10.0, "highest", -80.0);
	}

	/** One sentence, and nothing of a result anywhere. */
	private void assertRefused(final String sentence, final Class<? extends Command> command, final Object... inputs) throws Exception {
		final List<String> before = files(folder);
		Interpreter.batchMode = true;
		final int images = WindowManager.getImageCount(), rows = ResultsTable.getResultsTable().size();
		final CommandModule module = run(command, inputs);
		assertTrue(module.isCanceled());
		assertEquals(sentence, module.getCancelReason());
		assertNull(module.getOutput("movie"));
		assertEquals(images, WindowManager.getImageCount());
		assertEquals(rows, ResultsTable.getResultsTable().size());
		assertEquals(before, files(folder));
	}

	@Test
	void modelsThatCannotBeUsedAreRefusedAndLeaveNothingBehind() throws Exception {
		final Path out = folder.resolve("out"), missing = folder.resolve("missing.json"),
			broken = Files.writeString(folder.resolve("broken.json"), "{ \"dendritej\": 1");
		final Path misspelt = Files.writeString(folder.resolve("misspelt.json"), SpikingCell.MODEL.replace("duration", "duratoin"));
		final Path still = Files.writeString(folder.resolve("still.json"), SpikingCell.MODEL.replace("\"1 ms\"", "\"0 ms\""));
		final String expected = "; expected the path of a model file (.json) or a reconstruction (.swc, .traces).";
		for (final Class<? extends Command> command : List.<Class<? extends Command>>of(SimulateNeuron.class, OverlayActivity.class)) {
			final String key = command == SimulateNeuron.class ? "folder" : "template";
			final Object value = command == SimulateNeuron.class ? out.toFile() : template("µm", 3);
			assertRefused("The parameter \"model\" is empty" + expected, command, key, value);
			assertRefused("The parameter \"model\" is " + missing + ", but there is no such file" + expected, command, key, value, "model",
				missing.toFile());
			assertRefused("The parameter \"model\" is " + folder + ", which is no file" + expected, command, key, value, "model",
				folder.toFile());
			assertRefused("The parameter \"duration\" (Duration (ms)) is -5; expected a number of at least 0.", command, key, value,
				"model", model,
				"duration", -5.0);
			assertRefused("The parameter \"timestep\" (Time step (ms)) is NaN; expected a number of at least 0.", command, key, value,
				"model", model,
				"timestep", Double.NaN);
			assertRefused(
				"spiking cell: the model's frame interval is 0 ms, which records no frames to be shown; give it one, such as 0.5 ms",
				command,
				key, value, "model", still.toFile());
			assertRefusedBecauseOf("broken.json: ", command, key, value, "model", broken.toFile());
			assertRefusedBecauseOf("misspelt.json: ", command, key, value, "model", misspelt.toFile());
		}
		assertRefused("The parameter \"folder\" is " + missing.resolveSibling("cell.swc")
			+ ", where no files can be written; expected a folder, or nothing" +
			" to write no files.", SimulateNeuron.class, "model", model, "folder", folder.resolve("cell.swc").toFile());
		assertRefused(
			"The parameter \"file\" is " + out.resolve("a.tif")
				+ ", where no file can be written; expected a file in a folder that is there," +
				" or nothing to write no file.",
			OverlayActivity.class, "model", model, "template", template("µm", 3), "file", out.resolve("a.tif").toFile());
	}

	private void assertRefusedBecauseOf(final String beginning, final Class<? extends Command> command, final Object... inputs)
		throws Exception {
		final String reason = run(command, inputs).getCancelReason();
		assertTrue(reason.startsWith(beginning) && !reason.contains("Exception") && !reason.contains("\n"), reason);
		assertRefused(reason, command, inputs);
	}

	@Test
	void templatesThatCannotBeUsedAreRefused() throws Exception {
		assertRefused(
			"The parameter \"template\" is empty, no image is open; expected an open image, the one in which the neuron was traced.",
			OverlayActivity.class, "model", model);
		assertRefused(
			"The parameter \"template\" names no image that is open; expected the title of an open image, the one in which the neuron was traced.",
			OverlayActivity.class, "model", model, "template", new ImagePlus());
		assertRefused(
			"The parameter \"pixelsize\" is 0, which takes the pixel size of \"traced.tif\", but that is given in \"pixel\"; expected the size of"
				+
				" a pixel in µm, here or in Image > Properties.",
			OverlayActivity.class, "model", model, "template", template("pixel", 3));
		assertRefused(
			"The parameter \"slicespacing\" is 0, which takes the distance between slices of \"traced.tif\", but that is given in \"pixel\";"
				+
				" expected it in µm, here or in Image > Properties.",
			OverlayActivity.class, "model", model, "template", template("pixel", 3), "pixelsize", 1.0);
		final ImagePlus elsewhere = template("µm", 3);
		elsewhere.getCalibration().xOrigin = -1000;
		assertRefusedBecauseOf("\"traced.tif\": none of the neuron lies in the image", OverlayActivity.class, "model", model, "template",
			elsewhere);
	}
}
