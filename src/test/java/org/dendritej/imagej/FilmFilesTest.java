/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.dendritej.imaging.RenderCancelledException;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.AVI_Reader;
import ij.process.ImageProcessor;

class FilmFilesTest {

	@TempDir private Path folder;

	private static ImagePlus voltages(final int frames) {
		final VoltageMovie movie = Stacks.movie(frames);
		return VoltageImages.projection("movie", movie, ImageSpace.of(movie.weights().grid()), MovieStyle.of(movie.recording()),
			Stacks.PROVENANCE);
	}

	/** Frames of one grey value each, which no JPEG blurs: 2, 4, 6 … */
	private static ImagePlus greys(final int frames) {
		final ImagePlus image = IJ.createImage("greys", "8-bit black", 20, 10, frames);
		for (int i = 1; i <= frames; i++)
			Arrays.fill((byte[]) image.getStack().getPixels(i), (byte) (2 * i));
		return image;
	}

	private static void assertGreys(final Path avi, final int frames, final boolean virtual) {
		final ImagePlus read = AVI_Reader.open(avi.toString(), virtual);
		assertEquals(List.of(20, 10, frames), List.of(read.getWidth(), read.getHeight(), read.getStackSize()));
		for (int i = 1; i <= frames; i++)
			assertEquals(2 * i, read.getStack().getProcessor(i).get(5, 5) & 255, 2);
	}

	@Test
	void imageJReadsEveryPictureOfAnAvi() throws IOException {
		final Path file = folder.resolve("greys.avi");
		try (Workers workers = Workers.of(2)) {
			FilmFiles.writeAvi(new Film(greys(100), 1), 25, 0.9, file, workers, RenderMonitor.SILENT);
		}
		assertGreys(file, 100, false);
		assertGreys(file, 100, true);
	}

	@Test
	void anAviMayHaveManyParts() throws IOException {
		final Path file = folder.resolve("parts.avi");
		final Film film = new Film(greys(100), 1);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			final AviWriter writer = new AviWriter(channel, 20, 10, 20, 20_000); // as if that were 1 GB
			for (int i = 0; i < 100; i++)
				writer.add(FilmFiles.jpeg(film.picture(i), 0.9));
			writer.close();
		}
		final byte[] bytes = Files.readAllBytes(file);
		assertTrue(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).split("AVIX", -1).length > 3, "several parts");
		assertGreys(file, 100, true); // by its index
	}

	@Test
	void aPngSeriesHoldsThePicturesAsTheyAreShown() throws IOException {
		final ImagePlus movie = voltages(4);
		final Path series = folder.resolve("series");
		try (Workers workers = Workers.of(2)) {
			FilmFiles.writePngSeries(new Film(movie, 2), series, false, workers, RenderMonitor.SILENT);
			assertThrows(FileAlreadyExistsException.class,
				() -> FilmFiles.writePngSeries(new Film(movie, 2), series, false, workers, RenderMonitor.SILENT));
		}
		try (Stream<Path> files = Files.list(series)) {
			assertEquals(List.of("frames.csv", "info.txt", "series-00001.png", "series-00002.png", "series-00003.png", "series-00004.png"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
		for (int t = 1; t <= 4; t++) {
			final BufferedImage read = ImageIO.read(series.resolve("series-0000" + t + ".png").toFile());
			assertEquals(2 * movie.getWidth(), read.getWidth());
			final BufferedImage shown = movie.getStack().getProcessor(movie.getStackIndex(1, 1, t)).getBufferedImage();
			for (int y = 0; y < movie.getHeight(); y++)
				for (int x = 0; x < movie.getWidth(); x++)
					assertEquals(shown.getRGB(x, y), read.getRGB(2 * x + 1, 2 * y));
		}
		assertTrue(Files.readString(series.resolve("frames.csv")).startsWith("Picture,Label\nseries-00001.png,\"t = 0 ms, "));
	}

	@Test
	void theFilmShowsWhatTheWindowShowsAndTheImageStaysAsItIs() {
		final ImagePlus eight = Stacks.template(8, 40, 30, 1, 3, 4, "µm"), sixteen = Stacks.template(16, 40, 30, 1, 1, 5, "µm"),
			rgb = Stacks.template(24, 40, 30, 1, 1, 3, "µm"), channels = new CompositeImage(Stacks.template(8, 40, 30, 2, 1, 3, "µm"),
				CompositeImage.COMPOSITE);
		eight.setLut(VoltageColours.lut(new DisplayRange(0, 255)));
		eight.setDisplayRange(20, 120);
		sixteen.setDisplayRange(10, 200);
		eight.setPosition(1, 2, 1);
		for (final ImagePlus image : List.of(eight, sixteen, rgb, channels)) {
			final Film film = new Film(image, 1);
			final int hash = Stacks.hash(image);
			assertEquals(Math.max(3, image.getNFrames()), film.frames());
			for (int t = 0; t < film.frames(); t++) {
				final BufferedImage picture = film.picture(t);
				final ImagePlus copy = image.duplicate();
				copy.setPosition(1, image.getZ(), t + 1);
				copy.updateAndDraw();
				final ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(1, image.getZ(), t + 1)).duplicate();
				plane.setMinAndMax(10, 200);
				final BufferedImage shown = image == sixteen ? plane.convertToRGB().getBufferedImage() : copy.getBufferedImage();
				for (int i = 0; i < 40 * 30; i++)
					assertEquals(shown.getRGB(i % 40, i / 40), picture.getRGB(i % 40, i / 40), image + " at " + i + " of " + t);
			}
			assertEquals(hash, Stacks.hash(image));
		}
	}

	@Test
	void anOverlayIsInTheFramesItBelongsTo() {
		final ImagePlus image = Stacks.template(8, 40, 30, 1, 1, 3, "µm");
		final Overlay overlay = new Overlay();
		final Roi always = new Roi(0, 0, 5, 5), once = new Roi(10, 10, 5, 5);
		always.setFillColor(Color.RED);
		once.setFillColor(Color.GREEN);
		once.setPosition(0, 0, 2);
		overlay.add(always);
		overlay.add(once);
		image.setOverlay(overlay);
		final Film film = new Film(image, 1);
		for (int t = 0; t < 3; t++) {
			assertEquals(0xff0000, film.picture(t).getRGB(2, 2) & 0xffffff);
			assertEquals(t == 1, (film.picture(t).getRGB(12, 12) & 0xffffff) == 0x00ff00);
		}
		image.setHideOverlay(true);
		assertTrue((new Film(image, 1).picture(0).getRGB(2, 2) & 0xffffff) != 0xff0000);
	}

	@Test
	void aFilmThatIsStoppedLeavesNothingBehind() throws IOException {
		final Film film = new Film(voltages(5), 1);
		try (Workers workers = Workers.of(2)) {
			assertThrows(RenderCancelledException.class,
				() -> FilmFiles.writeAvi(film, 20, 0.9, folder.resolve("a.avi"), workers, fraction -> fraction < 0.5));
			assertThrows(RenderCancelledException.class,
				() -> FilmFiles.writePngSeries(film, folder.resolve("a"), false, workers, fraction -> fraction < 0.5));
			assertThrows(IOException.class,
				() -> FilmFiles.writeAvi(film, 20, 0.9, folder.resolve("no/a.avi"), workers, RenderMonitor.SILENT));
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
		final ImagePlus wide = IJ.createImage("wide", "8-bit black", 20_000, 1, 1);
		assertEquals("\"wide\": pictures of 40000 × 2 pixels are too large for a film; magnify less, or crop the image",
			assertThrows(ImageException.class, () -> new Film(wide, 2)).getMessage());
	}
}
