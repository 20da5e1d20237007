/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import static org.dendritej.imaging.Neurites.piece;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Piece;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.indicator.Indicators;
import org.dendritej.indicator.VoltageIndicator;
import org.dendritej.optics.Detector;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.Microscope;
import org.dendritej.optics.OpticsException;
import org.dendritej.optics.Timing;
import org.dendritej.simulation.Figure;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

class LightMovieTest {

	private static final GaussianPsf PSF = GaussianPsf.ofWidths(0.5, 2);
	/** A slab that fills voxels (x, y, z) of the middle, much wider than the blur. */
	private static final List<Piece> SLAB = List.of(piece(-40, 0, 0, 30, 40, 0, 0, 30));
	private static final Grid GRID = new Grid(5, 4, 3, 1, 1, 1, -2, -1, -1);

	private static LightWeights weights(final List<Piece> pieces, final Grid grid) {
		try (Workers one = Workers.of(1)) {
			return LightWeights.of(pieces, 1, grid, Label.CYTOSOL, GaussianPsf.ofWidths(4, 4), one, RenderMonitor.SILENT);
		}
	}

	private static Microscope microscope(final Timing timing, final double background, final Detector detector) {
		return new Microscope("test", PSF, timing, 100, background, Double.POSITIVE_INFINITY, 0, detector);
	}

	/** Brightness 1 + t/100 for 100 ms, a sample each ms. */
	private static Fluorescence ramp() {
		final double[] times = new double[101];
		final float[][] brightness = new float[101][1];
		for (int t = 0; t <= 100; t++) {
			times[t] = 50 + t;
			brightness[t][0] = 1 + t / 100f;
		}
		return Fluorescence.given(times, brightness, "a ramp");
	}

	private static float[] plane(final ActivitySource source, final int frame, final int z) {
		final float[] plane = new float[source.grid().width() * source.grid().height()];
		source.frame(frame).plane(z, plane);
		return plane;
	}

	@Test
	void aVoxelFullOfRestingDyeGivesThePhotonsThatWereAskedFor() {
		final Fluorescence rest = Fluorescence.given(new double[] { 0 }, new float[][] { { 1 } }, "shape");
		final ActivitySource still =
			LightMovie.of(weights(SLAB, GRID), rest, microscope(new Timing.Camera(10, 10, 0), 3, Detector.COUNTING)).truth();
		assertEquals(1, still.frames());
		for (final float value : plane(still, 0, 1))
			assertEquals(103, value, 0.1);
	}

	@Test
	void aCameraSeesTheMeanOfItsExposure() {
		final LightMovie movie = LightMovie.of(weights(SLAB, GRID), ramp(), microscope(new Timing.Camera(20, 8, 0), 0, Detector.COUNTING));
		assertEquals(5, movie.truth().frames());
		for (int f = 0; f < 5; f++) {
			assertEquals(50 + 20 * f, movie.truth().frameTime(f), 1e-9);
			assertEquals(100 * (1 + (20 * f + 4) / 100.0), plane(movie.truth(), f, 2)[7], 0.1, "mean over 8 ms");
		}
		final ActivitySource slices =
			LightMovie.of(weights(SLAB, GRID), ramp(), microscope(new Timing.Camera(30, 10, 10), 0, Detector.COUNTING)).truth();
		assertEquals(100 * 1.25, plane(slices, 0, 2)[0], 0.1, "the third slice is exposed from 20 to 30 ms");
	}

	@Test
	void eachVoxelOfAScannerHasItsOwnTime() {
		final Timing.Scanner scanner = new Timing.Scanner(50, 0.5, 4, 16);
		final ActivitySource movie = LightMovie.of(weights(SLAB, GRID), ramp(), microscope(scanner, 0, Detector.COUNTING)).truth();
		assertEquals(2, movie.frames());
		for (int z = 0; z < 3; z++)
			for (int y = 0; y < 4; y++)
				for (int x = 0; x < 5; x++) {
					final double seen = 50 + 16 * z + 4 * y + 0.5 * x + 0.25;
					assertEquals(100 * (1 + seen / 100), plane(movie, 1, z)[5 * y + x], 0.1);
				}
		assertThrows(OpticsException.class,
			() -> LightMovie.of(weights(SLAB, GRID), ramp(), microscope(new Timing.Scanner(50, 0.5, 2, 0), 0, Detector.COUNTING)));
		final Timing.Scanner fitted = Timing.scanning(30, 5, 4, 3);
		fitted.checkFits(5, 4, 3);
		assertEquals(0.9 * 2.5 / 5, fitted.exposure(), 1e-12);
	}

	@Test
	void noiseHasTheTruthAsItsMean() {
		final Fluorescence rest = Fluorescence.given(new double[] { 0, 1e6 }, new float[][] { { 1 }, { 1 } }, "shape");
		final LightMovie movie =
			LightMovie.of(weights(SLAB, GRID), rest, microscope(new Timing.Camera(1, 1, 0), 20, new Detector(5, 100, 1, 1.2, 16, 3)));
		double sum = 0, squares = 0;
		final int n = 3000;
		for (int t = 0; t < n; t++) {
			final double v = plane(movie.noisy(), t, 1)[9];
			sum += v / n;
			squares += v * v / n;
		}
		final double truth = plane(movie.truth(), 0, 1)[9];
		assertEquals(120, truth, 0.1);
		assertEquals(100 + 5 * truth, sum, 4);
		assertEquals(25 * (1.2 * truth + 1), squares - sum * sum, 0.1 * 25 * 145);
		assertEquals(16, movie.noisy().bits());
		assertEquals(32, movie.truth().bits());
	}

	@Test
	void photonStatisticsAreTheReferenceOnes() {
		for (final Figure figure : Pictures.photons())
			assertTrue(figure.met(), figure::toString);
	}

	@Test
	void framesAreTheSameOnAnyNumberOfThreadsAndInAnyOrder() {
		final CableModel cable = Neurites.pyramidal();
		final Grid grid = new Grid(60, 50, 8, 4, 4, 10, -120, -100, -40);
		final VoltageIndicator indicator = (VoltageIndicator) Indicators.builtIn().get("ASAP3");
		try (Workers one = Workers.of(1); Workers many = Workers.of(4)) {
			final LightWeights weights =
				LightWeights.of(cable.pieces(), cable.compartments(), grid, Label.MEMBRANE, PSF, one, RenderMonitor.SILENT);
			final Microscope microscope = microscope(Timing.scanning(2, 60, 50, 8), 1, new Detector(3, 10, 1, 1.1, 16, 8));
			final ActivitySource a =
				LightMovie.of(weights, Fluorescence.of(indicator, Neurites.recording(cable, 20), one), microscope).noisy();
			final ActivitySource b =
				LightMovie.of(weights, Fluorescence.of(indicator, Neurites.recording(cable, 20), many), microscope).noisy();
			final float[][] first = new float[8][3000], second = new float[8][3000];
			a.volume(2, first, one);
			b.volume(1, second, many);
			b.volume(2, second, many);
			for (int z = 0; z < 8; z++)
				assertArrayEquals(first[z], second[z]);
			assertTrue(a.about().get("driven by").contains("membrane potential"));
			assertTrue(a.about().get("indicator").contains("Villette"));
		}
	}

	@Test
	void whatDoesNotFitTogetherIsRefused() {
		final Fluorescence two = Fluorescence.given(new double[] { 0 }, new float[][] { { 1, 1 } }, "shape");
		assertThrows(ImagingException.class,
			() -> LightMovie.of(weights(SLAB, GRID), two, microscope(new Timing.Camera(1, 1, 0), 0, Detector.COUNTING)));
		assertEquals(
			"the recording lasts 100.0 ms and the microscope needs 200.0 ms for a frame; record for longer or choose a shorter frame",
			assertThrows(ImagingException.class, () -> LightMovie.of(weights(SLAB, GRID), ramp(),
				microscope(new Timing.Camera(200, 200, 0), 0, Detector.COUNTING))).getMessage());
	}
}
