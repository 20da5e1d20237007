/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;

class RenderCommandTest {

	@TempDir private Path folder;
	private Path recording;

	@BeforeEach
	void run() throws IOException {
		recording = folder.resolve("run.recording");
		final Shell shell = Shell.run("run", SmallCell.write(folder), "--out", folder.resolve("out"), "--recording", recording);
		assertEquals(0, shell.exitCode(), shell.err());
	}

	@Test
	void theMovieOfARecordingHasTheBytesOfThatOfTheRun() throws IOException {
		final Path movie = folder.resolve("movie.tif");
		final Shell shell = Shell.run("render", recording, "--out", movie);
		assertEquals(0, shell.exitCode(), shell.err());
		assertEquals(-1, Files.mismatch(folder.resolve("out/activity.tif"), movie));
	}

	@Test
	void otherPixelsAndAnotherTimeCanBeChosen() {
		final Path movie = folder.resolve("movie.tif");
		assertEquals(0,
			Shell.run("render", recording, "--out", movie, "--pixel-size", 2, "--volume", "--from", 5, "--every", 2).exitCode());
		assertEquals(2, IJ.openImage(movie.toString()).getCalibration().pixelWidth);
		assertTrue(IJ.openImage(movie.toString()).getNSlices() > 1);
	}

	@Test
	void everyFormatAndEveryMicroscopeIsWritten() throws Exception {
		for (final String name : new String[] { "m.avi", "m.ome.zarr", "m.png" }) {
			final Shell shell = Shell.run("render", recording, "--out", folder.resolve(name), "--pixel-size", 2);
			assertEquals(0, shell.exitCode(), shell.err());
			assertTrue(Files.exists(folder.resolve(name)), name);
		}
		assertEquals(0,
			Shell.run("render", recording, "--out", folder.resolve("series"), "--format", "png-series", "--every", 5).exitCode());
		assertTrue(Files.exists(folder.resolve("series/series-00001.png")));
		final Shell light =
			Shell.run("render", recording, "--out", folder.resolve("light.tif"), "--modality", "confocal", "--indicator", "Archon1",
				"--pixel-size", 1);
		assertEquals(0, light.exitCode(), light.err());
		assertEquals(16, IJ.openImage(folder.resolve("light.tif").toString()).getBitDepth());
		assertEquals("photons", IJ.openImage(folder.resolve("light-truth.tif").toString()).getCalibration().getValueUnit());
		final Shell again = Shell.run("render", recording, "--out", folder.resolve("other.tif"), "--modality", "confocal");
		assertEquals(0, again.exitCode(), again.err());
		Files.delete(folder.resolve("other.tif"));
		final Shell truth = Shell.run("render", recording, "--out", folder.resolve("other.tif"), "--modality", "confocal");
		assertTrue(truth.err().contains("other-truth.tif exists; choose another name"), truth.err());
		assertFalse(Files.exists(folder.resolve("other.tif")));
		assertEquals(0,
			Shell.run("render", recording, "--out", folder.resolve("other.tif"), "--modality", "confocal", "--force").exitCode());
		final Shell strange = Shell.run("render", recording, "--out", folder.resolve("x.tif"), "--modality", "x-ray"),
			gif = Shell.run("render", recording, "--out", folder.resolve("x.gif"), "--format", "gif");
		assertTrue(strange.err().contains("\"x-ray\" is no modality; expected one of"), strange.err());
		assertTrue(gif.err().contains("\"gif\" is no format of a movie"), gif.err());
		assertFalse(Files.exists(folder.resolve("x.tif")));
	}

	@Test
	void whatAMicroscopeTakesIsWrittenInAnyFormat() throws Exception {
		for (final String name : List.of("light.ome.zarr", "light.avi", "light.png")) {
			final Shell light = Shell.run("render", recording, "--out", folder.resolve(name), "--modality", "light-sheet", "--indicator",
				"GCaMP6f", "--pixel-size", 1, "--sheet", 5, "--reading", 1.5, "--bits", 8);
			assertEquals(0, light.exitCode(), light.err());
			assertTrue(Files.exists(folder.resolve(name)) && Files.exists(folder.resolve(name.replace("light.", "light-truth."))), name);
			final Shell once = Shell.run("render", recording, "--out", folder.resolve(name), "--modality", "confocal");
			assertTrue(once.exitCode() == 1 && once.err().contains("exists; choose another name"), once.err());
		}
	}

	@Test
	void whatIsNoNumberAndWhereNothingCanBeWrittenIsToldInOneLine() throws Exception {
		final Path out = folder.resolve("nan.tif");
		for (final String option : List.of("--frame-interval", "--wavelength", "--exposure", "--attenuation", "--focus", "--aperture",
			"--photons", "--background", "--gain", "--reading", "--excess", "--offset", "--index")) {
			final Shell nan = Shell.run("render", recording, "--out", out, "--modality", "widefield", option, "NaN");
			assertEquals(1, nan.exitCode(), option);
			assertTrue(nan.err().lines().filter(line -> line.startsWith("dendritej: ") && line.contains("NaN")).count() == 1,
				option + ": " + nan.err());
		}
		final Path file = Files.writeString(folder.resolve("file"), "x");
		final Shell below = Shell.run("render", recording, "--out", file.resolve("light.tif"), "--modality", "widefield");
		assertEquals(1, below.exitCode());
		assertTrue(below.err().contains("nothing can be written there"), below.err());
		assertFalse(Files.exists(out));
	}

	@Test
	void mistakesAreToldInOneLineAndNothingIsWritten() {
		final Path movie = folder.resolve("movie.tif");
		final Shell other = Shell.run("render", folder.resolve("cell.swc"), "--out", movie), late =
			Shell.run("render", recording, "--out", movie, "--from", 1e6), there = Shell.run("render", recording, "--out", recording);
		assertTrue(other.err().contains("this is no recording of DendriteJ"), other.err());
		assertTrue(late.err().contains("there is no frame from 1000000.0"), late.err());
		assertTrue(there.err().contains("exists; choose another name"), there.err());
		assertEquals(1, other.exitCode());
		assertFalse(Files.exists(movie));
	}
}
