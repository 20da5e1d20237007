/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.imaging.VoxelWeights.Share;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

class VoltageMovieTest {

	/** 20 µm of dendrite of radius 2 µm along x from 0, without soma, in so many compartments. */
	private static CableModel cylinder(final int compartments) {
		return CableModel.discretise(
			new Morphology("cylinder", List.of(new SamplePoint(0, 0, 0, 2, Types.BASAL, -1), new SamplePoint(20, 0, 0, 2, Types.BASAL, 0))),
			CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(compartments)));
	}

	private static float at(final RandomAccessibleInterval<FloatType> image, final long... position) {
		return image.getAt(position).get();
	}

	@Test
	void aSharedVoxelHoldsTheWeightedMean() {
		final CableModel cable = cylinder(2);
		final VoxelWeights weights = Neurites.weights(cable.pieces(), new Grid(20, 3, 3, 1, 1, 1, 0.7, -1, -1)); // border at 10, inside 9.2 … 10.2
		final RandomAccessibleInterval<FloatType> movie =
			VoltageMovie.of(weights, Neurites.recording(cable, 1, new float[] { -65, -15 }), 0.5).volume();
		assertEquals(-65f, at(movie, 8, 1, 1, 0), "wholly in the first compartment");
		assertEquals(-65 * 0.8 - 15 * 0.2, at(movie, 9, 1, 1, 0), 1e-4);
		assertEquals(-15f, at(movie, 10, 1, 1, 0));
	}

	@Test
	void aVoxelWithTooLittleNeuronIsEmpty() {
		final CableModel cable = cylinder(1);
		final VoxelWeights weights = Neurites.weights(cable.pieces(), new Grid(24, 12, 12, 1, 1, 1, -2, -5.5, -5.5));
		final Recording recording = Neurites.recording(cable, 1, new float[] { -65 });
		final RandomAccessibleInterval<FloatType> coverage = CoverageImage.of(weights);
		for (final double threshold : new double[] { 0, 0.2, 0.7, 1 }) {
			final RandomAccessibleInterval<FloatType> movie = VoltageMovie.of(weights, recording, threshold).volume();
			final Cursor<FloatType> cursor = coverage.localizingCursor();
			int shown = 0;
			while (cursor.hasNext()) {
				final float c = cursor.next().get();
				final float v = at(movie, cursor.getLongPosition(0), cursor.getLongPosition(1), cursor.getLongPosition(2), 0);
				assertEquals(c > 0 && c >= threshold * (1 - 1e-6) ? -65f : Float.NaN, v, "coverage " + c + ", threshold " + threshold);
				if (v == v)
					shown++;
			}
			assertTrue(shown > 0);
		}
	}

	@Test
	void theViewEqualsThePlanesAndTheSumOverShares() {
		final CableModel cable = Neurites.pyramidal();
		final Grid grid = Grid.fitted(cable.pieces(), 4, 6, 0);
		final VoltageMovie movie = VoltageMovie.of(Neurites.weights(cable.pieces(), grid), Neurites.recording(cable, 3), 0.01);
		final RandomAccess<FloatType> access = movie.volume().randomAccess();
		final float[] plane = new float[grid.width() * grid.height()];
		int shown = 0;
		for (int t = 0; t < 3; t++)
			for (int z = 0; z < grid.depth(); z++) {
				movie.plane(z, t, plane);
				for (int i = 0; i < plane.length; i++) {
					final int x = i % grid.width(), y = i / grid.width();
					assertEquals(plane[i], access.setPositionAndGet(x, y, z, t).get());
					double sum = 0, weighted = 0;
					for (final Share share : movie.weights().shares(x, y, z)) {
						sum += share.volume();
						weighted += share.volume() * movie.recording().voltage(t, share.compartment());
					}
					assertEquals(sum >= 0.01 * grid.voxelVolume() ? (float) (weighted / sum) : Float.NaN, plane[i], 1e-5f);
					if (sum > 0)
						shown++;
				}
			}
		assertTrue(shown > 1000);
	}

	@Test
	void theProjectionIsTheGreatestOfEachColumn() {
		final CableModel cable = Neurites.pyramidal();
		final Grid grid = Grid.fitted(cable.pieces(), 4, 6, 0);
		final VoltageMovie movie = VoltageMovie.of(Neurites.weights(cable.pieces(), grid), Neurites.recording(cable, 3), 0.01);
		final float[] projected = new float[grid.width() * grid.height()], peak = new float[projected.length];
		movie.peak(0, 3, peak);
		final float[] greatest = new float[projected.length];
		java.util.Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
		for (int t = 0; t < 3; t++) {
			movie.projection(t, projected);
			for (int i = 0; i < projected.length; i++) {
				float expected = Float.NEGATIVE_INFINITY;
				for (int z = 0; z < grid.depth(); z++) {
					final float v = at(movie.volume(), i % grid.width(), i / grid.width(), z, t);
					if (v > expected)
						expected = v;
				}
				expected = expected == Float.NEGATIVE_INFINITY ? Float.NaN : expected;
				assertEquals(expected, projected[i]);
				assertEquals(expected, at(movie.projection(), i % grid.width(), i / grid.width(), t));
				if (expected > greatest[i])
					greatest[i] = expected;
			}
		}
		for (int i = 0; i < peak.length; i++)
			assertEquals(greatest[i] == Float.NEGATIVE_INFINITY ? Float.NaN : greatest[i], peak[i]);
	}

	@Test
	void aNeuronAtOnePotentialShowsNothingElse() {
		final CableModel cable = Neurites.pyramidal();
		final float[] rest = new float[cable.compartments()];
		java.util.Arrays.fill(rest, -71.3f);
		final VoltageMovie movie =
			VoltageMovie.of(Neurites.weights(cable.pieces(), Grid.fitted(cable.pieces(), 3, 5, 0)), Neurites.recording(cable, 1, rest), 0);
		for (final FloatType pixel : movie.projection())
			assertTrue(Float.isNaN(pixel.get()) || pixel.get() == -71.3f);
	}

	@Test
	void movingANeuronByWholeVoxelsMovesItsPicture() {
		final List<org.dendritej.cable.Piece> pieces = cylinder(3).pieces();
		final List<org.dendritej.cable.Piece> moved =
			pieces.stream().map(p -> new org.dendritej.cable.Piece(p.compartment(), p.x0() + 16, p.y0() - 8,
				p.z0() + 4, p.radius0(), p.x1() + 16, p.y1() - 8, p.z1() + 4, p.radius1())).toList();
		final RandomAccessibleInterval<FloatType> here = CoverageImage.of(Neurites.weights(pieces, Grid.fitted(pieces, 0.5, 1, 2)));
		final RandomAccessibleInterval<FloatType> there = CoverageImage.of(Neurites.weights(moved, Grid.fitted(moved, 0.5, 1, 2)));
		final Cursor<FloatType> a = here.cursor(), b = there.cursor();
		assertEquals(here.size(), there.size());
		while (a.hasNext())
			assertEquals(a.next().get(), b.next().get());
	}

	@Test
	void whatIsNotAMovieIsRefused() {
		final CableModel one = cylinder(1), two = cylinder(2);
		final VoxelWeights weights = Neurites.weights(one.pieces(), Grid.fitted(one.pieces(), 1, 1, 0));
		assertThrows(ImagingException.class, () -> VoltageMovie.of(weights, Neurites.recording(one, 0), 0.1), "no frames");
		assertThrows(ImagingException.class, () -> VoltageMovie.of(weights, Neurites.recording(two, 1, new float[2]), 0.1),
			"another neuron");
		final Recording recording = Neurites.recording(one, 1, new float[1]);
		for (final double coverage : new double[] { -0.1, 1.1, Double.NaN })
			assertThrows(ImagingException.class, () -> VoltageMovie.of(weights, recording, coverage));
	}
}
