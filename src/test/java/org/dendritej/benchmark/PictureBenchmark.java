/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Label;
import org.dendritej.imaging.LightMovie;
import org.dendritej.imaging.LightWeights;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.io.Reconstructions;
import org.dendritej.optics.Detector;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.Microscope;
import org.dendritej.optics.Timing;
import org.dendritej.units.Workers;

/**
 * Times pictures: setting up the weights of a neuron, then volumes of 512 × 512 × 64 voxels of 0.5 × 0.5 × 1 µm under a point spread function of 0.35 × 0.35 ×
 * 1.3 µm, clean and noisy, medians of wall time on two threads and the processor's time of the setting up. The neuron is the reconstruction given as argument.
 */
public final class PictureBenchmark {

	private static final GaussianPsf PSF = GaussianPsf.ofWidths(0.35, 1.3);
	private static final int RUNS = 31;

	private PictureBenchmark() {
	}

	/**
	 * Times and prints.
	 *
	 * @param arguments the reconstruction; nothing for the sample neuron
	 * @throws java.io.IOException if it cannot be read
	 */
	public static void main(final String[] arguments) throws java.io.IOException {
		final Path file = Path.of(arguments.length > 0 ? arguments[0] : "sample-data/pyramidal.swc");
		final CableModel cable =
			CableModel.discretise(Reconstructions.read(file).morphology(), CableProperties.DEFAULT, Discretisation.DEFAULT);
		final List<Piece> pieces = cable.pieces();
		final double length = pieces.stream().mapToDouble(p -> Math.sqrt(
			Math.pow(p.x1() - p.x0(), 2) + Math.pow(p.y1() - p.y0(), 2) + Math.pow(p.z1() - p.z0(), 2))).sum();
		final Grid whole = Grid.fitted(pieces, 0.5, 1, 3), field = field(whole);
		System.out.printf("%s: %.0f µm, %d compartments; whole neuron in %d × %d × %d voxels%n", file.getFileName(), length,
			cable.compartments(),
			whole.width(), whole.height(), whole.depth());
		try (Workers workers = Workers.of(2)) {
			time("light weights, whole neuron", 5,
				() -> LightWeights.of(pieces, cable.compartments(), whole, Label.CYTOSOL, PSF, workers, RenderMonitor.SILENT));
			time("voxel weights, whole neuron", 5, () -> VoxelWeights.of(pieces, cable.compartments(), whole, workers));
			final LightWeights weights =
				LightWeights.of(pieces, cable.compartments(), field, Label.CYTOSOL, PSF, workers, RenderMonitor.SILENT);
			final float[][] brightness = new float[2][cable.compartments()];
			for (final float[] frame : brightness)
				Arrays.fill(frame, 1);
			final Fluorescence fluorescence = Fluorescence.given(new double[] { 0, 1e6 }, brightness, "shape");
			final float[][] planes = new float[field.depth()][field.width() * field.height()];
			System.out.printf("field of %d × %d × %d voxels, %d pairs of voxel and compartment%n", field.width(), field.height(),
				field.depth(),
				weights.pairs());
			final int[] frame = { 0 };
			for (final Microscope microscope : List.of(
				microscope("camera", new Timing.Camera(10, 10, 0), 0.2, new Detector(2, 100, 0, 1, 16, 1)),
				microscope("scanner", Timing.scanning(2000, 512, 512, 64), 0.2, new Detector(2, 100, 0, 1, 16, 1)),
				microscope("scanner, excess noise", Timing.scanning(2000, 512, 512, 64), 0.2, new Detector(2, 100, 0, 1.3, 16, 1)),
				microscope("camera, bright, read noise", new Timing.Camera(10, 10, 0), 20, new Detector(2, 100, 2, 1, 16, 1)))) {
				final LightMovie movie = LightMovie.of(weights, fluorescence, microscope);
				time(microscope.name() + ", clean", RUNS, () -> movie.truth().volume(frame[0]++ % 100, planes, workers));
				time(microscope.name() + ", noisy", 15, () -> movie.noisy().volume(frame[0]++ % 100, planes, workers));
			}
		}
	}

	private static Microscope microscope(final String name, final Timing timing, final double background, final Detector detector) {
		return new Microscope(name, PSF, timing, 100, background, Double.POSITIVE_INFINITY, 0, detector);
	}

	private static Grid field(final Grid whole) {
		final int x = Math.max(0, (whole.width() - 512) / 2), y = Math.max(0, (whole.height() - 512) / 2),
			z = Math.max(0, (whole.depth() - 64) / 2);
		return new Grid(512, 512, 64, 0.5, 0.5, 1, whole.x0() + 0.5 * x, whole.y0() + 0.5 * y, whole.z0() + z);
	}

	private static void time(final String what, final int runs, final Runnable task) {
		final double[] wall = new double[runs], processor = new double[runs];
		for (int i = 0; i < runs; i++) {
			final long from = System.nanoTime(), used = cpu();
			task.run();
			wall[i] = (System.nanoTime() - from) / 1e6;
			processor[i] = (cpu() - used) / 1e6;
		}
		Arrays.sort(wall);
		Arrays.sort(processor);
		System.out.printf("%-34s median %8.1f ms, best %8.1f ms, processor %8.1f ms%n", what, wall[runs / 2], wall[0], processor[runs / 2]);
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean())
			.getProcessCpuTime();
	}
}
