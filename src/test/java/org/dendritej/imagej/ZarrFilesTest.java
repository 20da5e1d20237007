/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.dendritej.imaging.RenderCancelledException;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

/** OME-Zarr, as the zarr package of Python reads it, and as its specification has it. */
class ZarrFilesTest {

	/** Reads every level with Python's zarr, and writes for each its shape and values. */
	private static final String READER = """
		import sys, zarr, numpy
		group = zarr.open_group(sys.argv[1], mode='r')
		with open(sys.argv[2], 'wb') as out:
		    for dataset in group.attrs['multiscales'][0]['datasets']:
		        array = group[dataset['path']]
		        out.write(numpy.array(array.shape, dtype='<i4').tobytes())
		        out.write(array[...].astype('<f4').tobytes())
		""";

	@TempDir private Path folder;

	/** What Python reads: of each level the shape, then the values. */
	private record Level(int[] shape, float[] values) {
	}

	private static Path python() throws IOException, InterruptedException {
		for (final String name : List.of("/usr/bin/python3", "/usr/local/bin/python3")) {
			if (Files.isExecutable(Path.of(name)) && new ProcessBuilder(name, "-c", "import zarr, numpy")
				.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0)
				return Path.of(name);
		}
		assumeTrue(false, "Python's zarr (Debian: python3-zarr) is not installed");
		throw new AssertionError();
	}

	private List<Level> read(final Path zarr) throws IOException, InterruptedException {
		final Path out = folder.resolve("read");
		final Process process = new ProcessBuilder(python().toString(), "-c", READER, zarr.toString(), out.toString()).inheritIO().start();
		assertTrue(process.waitFor(2, TimeUnit.MINUTES));
		assertEquals(0, process.exitValue());
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
		final List<Level> levels = new java.util.ArrayList<>();
		while (bytes.hasRemaining()) {
			final int[] shape = new int[5];
			int size = 1;
			for (int i = 0; i < 5; i++)
				size *= shape[i] = bytes.getInt();
			final float[] values = new float[size];
			for (int i = 0; i < size; i++)
				values[i] = bytes.getFloat();
			levels.add(new Level(shape, values));
		}
		return levels;
	}

	private static void write(final ImagePlus image, final Path zarr) throws IOException {
		try (Workers workers = Workers.of(2)) {
			ZarrFiles.write(image, zarr, false, workers, RenderMonitor.SILENT);
		}
	}

	/** All values in the order t, c, z, y, x. */
	private static float[] values(final ImagePlus image) {
		final boolean coloured = image.getBitDepth() == 24;
		final int plane = image.getWidth() * image.getHeight(), parts = coloured ? 3 : 1;
		final float[] values = new float[plane * parts * image.getStackSize()];
		int at = 0;
		for (int t = 1; t <= image.getNFrames(); t++)
			for (int c = 1; c <= image.getNChannels(); c++)
				for (int part = 0; part < parts; part++)
					for (int z = 1; z <= image.getNSlices(); z++) {
						final ImageProcessor slice = image.getStack().getProcessor(image.getStackIndex(c, z, t));
						for (int i = 0; i < plane; i++)
							values[at++] = coloured ? slice.get(i) >> 16 - 8 * part & 255
								: image.getBitDepth() == 32 ? slice.getf(i) : slice.get(i);
					}
		return values;
	}

	private static ImagePlus random(final int bits, final int width, final int height, final int channels, final int slices,
		final int frames) {
		final ImagePlus image = IJ.createHyperStack("random", width, height, channels, slices, frames, bits);
		final Random random = new Random(1);
		for (int plane = 1; plane <= image.getStackSize(); plane++) {
			final ImageProcessor pixels = image.getStack().getProcessor(plane);
			for (int i = 0; i < pixels.getPixelCount(); i++)
				if (bits == 32)
					pixels.setf(i, random.nextInt(4) > 0 ? Float.NaN : -70 + 10 * random.nextFloat());
				else
					pixels.set(i, random.nextInt(bits == 24 ? 1 << 24 : 1 << bits));
		}
		image.getCalibration().setUnit("µm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.5;
		image.getCalibration().pixelDepth = 1.5;
		image.getCalibration().xOrigin = 10;
		image.getCalibration().zOrigin = -2;
		image.getCalibration().frameInterval = 0.25;
		image.getCalibration().setTimeUnit("ms");
		return image;
	}

	@Test
	void twoHundredFramesOfAVolumeReadBackEqual() throws Exception {
		final VoltageMovie voltage = Stacks.movie(200);
		final ImagePlus movie = VoltageImages.movie("movie", voltage, ImageSpace.of(voltage.weights().grid()),
			MovieStyle.of(voltage.recording()), Stacks.PROVENANCE);
		final Path zarr = folder.resolve("movie.ome.zarr");
		write(movie, zarr);
		final Level finest = read(zarr).get(0);
		assertArrayEquals(new int[] { 200, movie.getNChannels(), movie.getNSlices(), movie.getHeight(), movie.getWidth() }, finest.shape);
		assertArrayEquals(values(movie), finest.values);
	}

	@Test
	void everyTypeOfPixelReadsBackEqualAlsoWhereChunksAreNotFull() throws Exception {
		for (final int bits : List.of(8, 16, 32, 24)) {
			final ImagePlus image = random(bits, 300, 70, bits == 24 ? 1 : 2, 19, 2);
			final Path zarr = folder.resolve(bits + ".ome.zarr");
			write(image, zarr);
			final List<Level> levels = read(zarr);
			assertArrayEquals(new int[] { 2, bits == 24 ? 3 : 2, 19, 70, 300 }, levels.get(0).shape);
			assertArrayEquals(values(image), levels.get(0).values, bits + " bits");
			assertEquals(3, levels.size());
			assertArrayEquals(new int[] { 2, bits == 24 ? 3 : 2, 19, 35, 150 }, levels.get(1).shape, "slices are 3 pixels apart");
			assertArrayEquals(new int[] { 2, bits == 24 ? 3 : 2, 10, 18, 75 }, levels.get(2).shape, "now 1.5 pixels");
		}
	}

	@Test
	void coarserLevelsHoldMeansAndLieWhereTheirVoxelsAre() throws Exception {
		final ImagePlus image = random(32, 200, 9, 1, 3, 1);
		image.getCalibration().pixelDepth = 0.5;
		final Path zarr = folder.resolve("means.ome.zarr");
		write(image, zarr);
		final List<Level> levels = read(zarr);
		final float[] fine = levels.get(0).values, coarse = levels.get(1).values;
		assertArrayEquals(new int[] { 1, 1, 2, 5, 100 }, levels.get(1).shape);
		for (int z = 0; z < 2; z++)
			for (int y = 0; y < 5; y++)
				for (int x = 0; x < 100; x++) {
					double sum = 0;
					int n = 0;
					for (int k = 2 * z; k < Math.min(3, 2 * z + 2); k++)
						for (int j = 2 * y; j < Math.min(9, 2 * y + 2); j++)
							for (int i = 2 * x; i < 2 * x + 2; i++)
								if (!Float.isNaN(fine[(k * 9 + j) * 200 + i])) {
									sum += fine[(k * 9 + j) * 200 + i];
									n++;
								}
					assertEquals(n == 0 ? Float.NaN : (float) (sum / n), coarse[(z * 5 + y) * 100 + x], 1e-4f);
				}
		final JsonNode multiscale = new ObjectMapper().readTree(zarr.resolve(".zattrs").toFile()).get("multiscales").get(0);
		assertEquals("0.4", multiscale.get("version").asText());
		assertEquals(
			"[{\"name\":\"t\",\"type\":\"time\",\"unit\":\"millisecond\"},{\"name\":\"c\",\"type\":\"channel\"},{\"name\":\"z\",\"type\":\"space\",\"unit\":\"micrometer\"},"
				+ "{\"name\":\"y\",\"type\":\"space\",\"unit\":\"micrometer\"},{\"name\":\"x\",\"type\":\"space\",\"unit\":\"micrometer\"}]",
			multiscale.get("axes").toString());
		final JsonNode first = multiscale.get("datasets").get(0).get("coordinateTransformations"),
			second = multiscale.get("datasets").get(1).get("coordinateTransformations");
		assertEquals("[0.25,1,0.5,0.5,0.5]", first.get(0).get("scale").toString());
		assertEquals("[0,0,1,0,-5]", first.get(1).get("translation").toString());
		assertEquals("[0.25,1,1,1,1]", second.get(0).get("scale").toString());
		assertEquals("[0,0,1.25,0.25,-4.75]", second.get(1).get("translation").toString());
	}

	@Test
	void whatIsStoppedOrCannotBeWrittenLeavesNothingBehind() throws Exception {
		final ImagePlus image = random(8, 20, 20, 1, 2, 5);
		final Path zarr = folder.resolve("a.ome.zarr");
		try (Workers workers = Workers.of(2)) {
			assertThrows(RenderCancelledException.class, () -> ZarrFiles.write(image, zarr, false, workers, fraction -> fraction < 0.5));
			assertEquals(0, count());
			ZarrFiles.write(image, zarr, false, workers, RenderMonitor.SILENT);
			assertThrows(FileAlreadyExistsException.class, () -> ZarrFiles.write(image, zarr, false, workers, RenderMonitor.SILENT));
			assertThrows(RenderCancelledException.class, () -> ZarrFiles.write(image, zarr, true, workers, fraction -> false));
			assertTrue(Files.exists(zarr.resolve(".zattrs")), "the old one is kept until the new one is whole");
			Files.createFile(zarr.resolve("old"));
			ZarrFiles.write(image, zarr, true, workers, RenderMonitor.SILENT);
			assertFalse(Files.exists(zarr.resolve("old")));
			final Path file = Files.createFile(folder.resolve("file"));
			assertThrows(FileAlreadyExistsException.class, () -> ZarrFiles.write(image, file, true, workers, RenderMonitor.SILENT));
			assertThrows(IOException.class, () -> ZarrFiles.write(image, folder.resolve("no/such"), true, workers, RenderMonitor.SILENT));
		}
		assertEquals(2, count());
	}

	private long count() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.count();
		}
	}

	@Test
	void chunksOfNothingTakeNoFiles() throws Exception {
		final float[] nothing = new float[600 * 600], spot = new float[600 * 600];
		java.util.Arrays.fill(nothing, Float.NaN);
		java.util.Arrays.fill(spot, Float.NaN);
		spot[599 * 600 + 599] = 3;
		final ImageStack stack = new ImageStack(600, 600);
		stack.addSlice("", nothing);
		stack.addSlice("", spot);
		final ImagePlus image = new ImagePlus("empty", stack);
		image.setDimensions(1, 1, 2);
		final Path zarr = folder.resolve("empty.ome.zarr");
		write(image, zarr);
		try (Stream<Path> files = Files.walk(zarr.resolve("0"))) {
			assertEquals(List.of(".zarray", "1/0/0/1/1"),
				files.filter(Files::isRegularFile).map(file -> zarr.resolve("0").relativize(file).toString()).sorted().toList());
		}
		assertArrayEquals(values(image), read(zarr).get(0).values);
	}
}
