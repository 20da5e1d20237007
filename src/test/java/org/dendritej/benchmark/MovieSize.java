/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.imagej.ActivityImages;
import org.dendritej.imagej.DisplayRange;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.Provenance;
import org.dendritej.imagej.VoltageColours;
import org.dendritej.imaging.ActivityView;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.Reconstructions;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Whether a movie of 10,000 frames of 512 × 512 × 64 voxels, 671 GB if it were written, is open at once, and how long any frame of it takes to be seen. Run it with
 * {@code java -Xmx1g}; prints times in ms: of a plane as ImageJ asks for it, of a plane through ImgLib2, and of a whole volume.
 */
public final class MovieSize {

	private static final int FRAMES = 10_000, LOOKS = 200, WARM_UP = 50;

	private MovieSize() {
	}

	/**
	 * Measures.
	 *
	 * @param arguments a reconstruction; without one the sample cell
	 * @throws java.io.IOException if it cannot be read
	 */
	public static void main(final String[] arguments) throws java.io.IOException {
		final Path file = Path.of(arguments.length > 0 ? arguments[0] : "sample-data/pyramidal.swc");
		final CableModel cable =
			CableModel.discretise(Reconstructions.read(file).morphology(), CableProperties.DEFAULT, Discretisation.DEFAULT);
		final float[][] frames = new float[FRAMES][cable.compartments()];
		final double[] times = new double[FRAMES];
		final Random random = new Random(1);
		for (int t = 0; t < FRAMES; t++) {
			times[t] = 0.5 * t;
			for (int c = 0; c < frames[t].length; c++)
				frames[t][c] = -70 + 60 * random.nextFloat();
		}
		final Recording recording = new Recording(cable, new double[0], java.util.List.of(), times, frames, java.util.List.of());
		final double[] soma = cable.position(0);
		final Grid grid = new Grid(512, 512, 64, 0.5, 0.5, 1, soma[0] - 128, soma[1] - 128, soma[2] - 32);
		try (Workers workers = Workers.onAllCores()) {
			final long start = System.nanoTime();
			final VoxelWeights weights = VoxelWeights.of(cable.pieces(), cable.compartments(), grid, workers);
			System.out.printf(Locale.ROOT, "%d compartments, %d frames; heap at most %d MB; voxels filled in %.0f ms%n",
				cable.compartments(), FRAMES,
				Runtime.getRuntime().maxMemory() >> 20, (System.nanoTime() - start) / 1e6);
			final VoltageMovie movie = VoltageMovie.of(weights, recording, VoltageMovie.DEFAULT_COVERAGE);
			final ImagePlus image = ActivityImages.of("movie", movie, ImageSpace.of(grid), VoltageColours.lut(new DisplayRange(-75, -10)),
				new Provenance(""));
			final RandomAccessibleInterval<FloatType> view = ActivityView.of(movie);
			System.out.printf("planes of the image: %d; size of the view: %d × %d × %d × %d%n", image.getStackSize(), view.dimension(0),
				view.dimension(1), view.dimension(2), view.dimension(3));
			report("plane, ImageJ", random, (t, z) -> image.getStack().getProcessor(image.getStackIndex(1, z + 1, t + 1)).getPixelCount());
			final RandomAccess<FloatType> access = view.randomAccess();
			report("plane, ImgLib2", random, (t, z) -> {
				int filled = 0;
				for (int y = 0; y < 512; y++)
					for (int x = 0; x < 512; x++)
						filled += access.setPositionAndGet(x, y, z, t).get() < 0 ? 1 : 0;
				return filled;
			});
			final float[][] volume = new float[64][512 * 512];
			report("volume", random, (t, z) -> {
				movie.volume(t, volume, workers);
				return volume.length;
			});
			final Runtime runtime = Runtime.getRuntime();
			System.gc();
			System.out.printf("heap in use at the end: %d MB%n", runtime.totalMemory() - runtime.freeMemory() >> 20);
		}
	}

	private interface Look {
		int at(int frame, int slice);
	}

	private static void report(final String what, final Random random, final Look look) {
		final double[] took = new double[LOOKS];
		int seen = 0;
		for (int i = -WARM_UP; i < LOOKS; i++) {
			final int frame = random.nextInt(FRAMES), slice = random.nextInt(64);
			final long start = System.nanoTime();
			seen += look.at(frame, slice);
			if (i >= 0)
				took[i] = (System.nanoTime() - start) / 1e6;
		}
		Arrays.sort(took);
		System.out.printf(Locale.ROOT, "%s: median %.2f ms, longest of %d %.2f ms (%d)%n", what, took[LOOKS / 2], LOOKS, took[LOOKS - 1],
			seen);
	}
}
