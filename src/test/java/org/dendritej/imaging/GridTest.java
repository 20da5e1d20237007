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

import org.dendritej.cable.Piece;
import org.dendritej.imaging.VoxelWeights.Share;
import org.dendritej.morphology.Frame;
import org.junit.jupiter.api.Test;

class GridTest {

	private static final List<Piece> NEURITE = List.of(Neurites.piece(-3, 1, 2, 0.5, 8, 4, 2.5, 0.2));

	@Test
	void aPositionIsThatOfAVoxelsCentre() {
		final List<Piece> speck = List.of(Neurites.piece(3 * 0.2, 5 * 0.2, 2 * 0.7, 0.05, 3 * 0.2, 5 * 0.2, 2 * 0.7, 0.05));
		final VoxelWeights weights = Neurites.weights(speck, new Grid(10, 10, 10, 0.2, 0.2, 0.7, 0, 0, 0));
		final List<Share> shares = weights.shares(3, 5, 2);
		assertEquals(1, shares.size());
		assertEquals(1, weights.touchedVoxels(), "all of it lies in the voxel whose centre is its own");
	}

	@Test
	void aFittedGridHoldsTheNeuronAndNotMuchMore() {
		final Grid grid = Grid.fitted(NEURITE, 0.3, 0.8, 1);
		assertTrue(grid.border(0, 0) <= -4.5 && grid.border(0, 0) > -5.2);
		assertTrue(grid.border(0, grid.width()) >= 9.2 && grid.border(0, grid.width()) < 9.8);
		assertTrue(grid.border(2, 0) <= 0.7 && grid.border(2, grid.depth()) >= 3.5);
		assertEquals(0, grid.x0() / 0.3 - Math.rint(grid.x0() / 0.3), 1e-9, "centres lie on multiples of the pixel size");
		final double total = java.util.Arrays.stream(Neurites.weights(NEURITE, grid).volumes()).sum();
		assertEquals(Neurites.volume(NEURITE.get(0)), total, 0.01 * total);
	}

	@Test
	void aPlaneGetsTheSlicesThatTheNeuronNeeds() {
		final Grid plane = new Grid(40, 30, 1, 0.5, 0.5, 1, -4, 0, 0), volume = plane.withDepthOf(NEURITE, 0.5);
		assertEquals(new Grid(40, 30, volume.depth(), 0.5, 0.5, 0.5, -4, 0, volume.z0()), volume);
		assertTrue(volume.border(2, 0) <= 1.5 && volume.border(2, volume.depth()) >= 3);
	}

	@Test
	void theImageOfATraceIsItsGrid() {
		assertEquals(new Grid(100, 80, 1, 0.2, 0.2, 1, 0, 0, 0), Grid.of(new Frame.Image(100, 80, 0, 200, 200, 1000), 1e-3),
			"a plane traced in nm");
	}

	@Test
	void gridsThatMakeNoSenseAreRefused() {
		assertThrows(ImagingException.class, () -> new Grid(0, 5, 5, 1, 1, 1, 0, 0, 0));
		assertThrows(ImagingException.class, () -> new Grid(5, 5, 5, 1, 0, 1, 0, 0, 0));
		assertThrows(ImagingException.class, () -> new Grid(5, 5, 5, 1, 1, Double.NaN, 0, 0, 0));
		assertThrows(ImagingException.class, () -> new Grid(5, 5, 5, 1, 1, 1, Double.POSITIVE_INFINITY, 0, 0));
		assertThrows(ImagingException.class, () -> new Grid(70_000, 70_000, 1, 1, 1, 1, 0, 0, 0));
		assertThrows(ImagingException.class, () -> Grid.fitted(List.of(), 1, 1, 0));
		assertThrows(ImagingException.class, () -> Grid.fitted(NEURITE, -1, 1, 0));
		assertThrows(ImagingException.class, () -> Grid.fitted(NEURITE, 1e-12, 1, 0));
		assertThrows(ImagingException.class, () -> Grid.fitted(NEURITE, 1, 1, Double.NaN));
	}

	@Test
	void theRoundPixelSizeFitsAsManyPixelsAsAllowedAndNotFarFewer() {
		for (int i = 0; i < 60; i++) {
			final double length = 110 * Math.pow(1.13, i), shift = 0.37 * i;
			final List<Piece> pieces = List.of(new Piece(0, shift, 0, 0, 0.5, shift + 3, length, 0, 0.5));
			final double size = Grid.roundPixelSize(pieces, 512, 4);
			final Grid grid = Grid.fitted(pieces, size, size, 4 * size);
			assertTrue(grid.height() <= 512 && grid.height() > 330, grid.height() + " pixels for " + length + " µm");
		}
		assertEquals(0.2, Grid.roundPixelSize(List.of(new Piece(0, 0, 0, 0, 1, 5, 0, 0, 1)), 512, 4),
			"finer than light resolves is on request");
	}
}
