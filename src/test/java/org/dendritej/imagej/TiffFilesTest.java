/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.dendritej.imaging.RenderCancelledException;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;

class TiffFilesTest {

	private static final VoltageMovie MOVIE = Stacks.movie(5);
	private static final ImageSpace SPACE = ImageSpace.of(MOVIE.weights().grid());
	private static final MovieStyle STYLE = MovieStyle.of(MOVIE.recording());

	@TempDir private Path folder;

	private static List<ImagePlus> images() {
		final ImagePlus plane = Stacks.template(32, 40, 30, 1, 1, 1, "nm");
		plane.getCalibration().pixelWidth = 62.7;
		return List.of(VoltageImages.movie("movie", MOVIE, SPACE, STYLE, Stacks.PROVENANCE),
			VoltageImages.movie("movie", MOVIE, SPACE, STYLE.voltageOnly(), Stacks.PROVENANCE),
			VoltageImages.projection("projection", MOVIE, SPACE, STYLE, Stacks.PROVENANCE),
			VoltageImages.projection("projection", MOVIE, SPACE, STYLE.voltageOnly(), Stacks.PROVENANCE),
			Stacks.template(8, 40, 30, 1, 5, 1, "micron"),
			Stacks.template(16, 41, 30, 1, 5, 3, "µm"), Stacks.template(24, 41, 31, 1, 5, 3, "mm"), plane);
	}

	private static void assertSame(final ImagePlus expected, final ImagePlus found) {
		final String which = expected.toString();
		assertArrayEquals(expected.getDimensions(), found.getDimensions(), which);
		assertEquals(expected.getBitDepth(), found.getBitDepth(), which);
		final Calibration a = expected.getCalibration(), b = found.getCalibration();
		assertEquals(a.pixelWidth, b.pixelWidth, 1e-9 * a.pixelWidth, which);
		assertEquals(a.pixelHeight, b.pixelHeight, 1e-9 * a.pixelHeight, which);
		assertEquals(a.pixelDepth, expected.getStackSize() == 1 ? a.pixelDepth : b.pixelDepth, which);
		assertEquals(a.getUnit(), b.getUnit(), which);
		assertEquals(List.of(a.xOrigin, a.yOrigin, a.zOrigin), List.of(b.xOrigin, b.yOrigin, b.zOrigin), which);
		assertEquals(a.frameInterval, b.frameInterval, which);
		assertEquals(a.getTimeUnit(), b.getTimeUnit(), which);
		assertEquals(a.getValueUnit(), b.getValueUnit(), which);
		assertEquals(expected.getDisplayRangeMin(), found.getDisplayRangeMin(), which);
		assertEquals(expected.getDisplayRangeMax(), found.getDisplayRangeMax(), which);
		assertEquals(expected.getInfoProperty(), expected.getInfoProperty() == null ? null : found.getInfoProperty(), which);
		for (int i = 0; i < expected.getLuts().length; i++)
			assertArrayEquals(expected.getLuts()[i].getBytes(), found.getLuts()[i].getBytes(), which);
		for (int n = 1; n <= expected.getStackSize(); n++) {
			final Object pixels = expected.getStack().getPixels(n), read = found.getStack().getPixels(n);
			if (pixels instanceof float[] floats)
				assertArrayEquals(floats, (float[]) read, which);
			else
				if (pixels instanceof short[] shorts)
					assertArrayEquals(shorts, (short[]) read, which);
				else
					if (pixels instanceof byte[] bytes)
						assertArrayEquals(bytes, (byte[]) read, which);
					else
						for (int i = 0; i < ((int[]) pixels).length; i++)
							assertEquals(((int[]) pixels)[i] & 0xffffff, ((int[]) read)[i] & 0xffffff, which);
			assertEquals(expected.getStack().getSliceLabel(n), found.getStack().getSliceLabel(n), which);
		}
		if (expected instanceof CompositeImage composite)
			for (int c = 1; c <= expected.getNChannels(); c++) {
				assertArrayEquals(composite.getChannelLut(c).getBytes(), ((CompositeImage) found).getChannelLut(c).getBytes());
				assertEquals(composite.getChannelLut(c).min, ((CompositeImage) found).getChannelLut(c).min);
				assertEquals(composite.getChannelLut(c).max, ((CompositeImage) found).getChannelLut(c).max);
			}
	}

	@Test
	void imageJReadsBackWhatWasWritten() throws IOException {
		int i = 0;
		for (final ImagePlus image : images()) {
			final Path file = folder.resolve(i++ + ".tif");
			TiffFiles.write(image, file, RenderMonitor.SILENT);
			assertSame(image, IJ.openImage(file.toString()));
		}
	}

	@Test
	void filesBeyondTheReachOfADirectoryAreReadBackToo() throws IOException {
		int i = 0;
		for (final ImagePlus image : images()) {
			final Path small = folder.resolve("small" + i + ".tif"), large = folder.resolve("large" + i++ + ".tif");
			TiffFiles.write(image, small, RenderMonitor.SILENT);
			try (Workers workers = Workers.of(2)) {
				TiffFiles.write(image, large, workers, RenderMonitor.SILENT, Files.size(small) - 100); // as if the end lay beyond 4 GB
			}
			assertTrue(image.getStackSize() == 1 || Files.size(large) < Files.size(small), "one directory only");
			assertSame(image, IJ.openImage(large.toString()));
		}
	}

	@Test
	void theSameImageGivesTheSameBytes() throws IOException {
		final Path a = folder.resolve("a.tif"), b = folder.resolve("b.tif");
		TiffFiles.write(images().get(0), a, RenderMonitor.SILENT);
		TiffFiles.write(images().get(0), b, RenderMonitor.SILENT);
		assertEquals(-1, Files.mismatch(a, b));
	}

	@Test
	void stoppingLeavesTheOldFileAndNothingElse() throws IOException {
		final Path file = Files.writeString(folder.resolve("activity.tif"), "old");
		final List<Double> heard = new ArrayList<>();
		assertThrows(RenderCancelledException.class, () -> TiffFiles.write(images().get(0), file, fraction -> {
			heard.add(fraction);
			return fraction < 0.5;
		}));
		assertTrue(heard.get(heard.size() - 1) < 0.6, "it stopped at once");
		assertEquals("old", Files.readString(file));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void aFolderThatIsMissingIsAnError() {
		assertThrows(IOException.class,
			() -> TiffFiles.write(images().get(3), folder.resolve("no/such/activity.tif"), RenderMonitor.SILENT));
	}
}
