/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import static org.dendritej.imaging.Neurites.cut;
import static org.dendritej.imaging.Neurites.piece;
import static org.dendritej.imaging.Neurites.volume;
import static org.dendritej.imaging.Neurites.weights;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.dendritej.SharedData;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.Piece;
import org.dendritej.imaging.VoxelWeights.Share;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

class VoxelWeightsTest {

	private static final double[] VOXEL_SIZES = { 0.05, 0.13, 0.25, 0.5, 1, 2 };

	private static double total(final VoxelWeights weights) {
		return Arrays.stream(weights.volumes()).sum();
	}

	@Test
	void volumesOfCylindersConesAndSpheresAreRightAtAnyVoxelSize() {
		final List<Piece> shapes = new ArrayList<>();
		for (final double r : new double[] { 0.05, 0.1, 0.3, 0.5, 1 }) {
			shapes.add(piece(0.013, 0.02, 0.04, r, 12, 0.02, 0.04, r)); // along x
			shapes.add(piece(0, 0, 0, r, 0, 0, 12, r)); // along z, on the centres of voxels
			shapes.add(piece(0.1, 0.2, 0.3, r, 7, 5.9, 6.5, r)); // oblique
			shapes.add(piece(0.3, 0.2, 0.1, r, 3.1, 9.2, 2.1, 0.3 * r)); // cone
			shapes.add(piece(0.3, 0.2, 0.1, r, 3.1, 1.2, 4.1, 0)); // to a point
			shapes.add(piece(0.3, 0.21, 0.17, r, 0.3, 0.21, 0.17, r)); // sphere
		}
		for (final Piece shape : shapes)
			for (final double size : VOXEL_SIZES)
				for (final double slice : new double[] { size, 3 * size })
					if (volume(shape) < 1e5 * size * size * slice) // spare the time of huge images
						assertEquals(1, total(weights(List.of(shape), size, slice)) / volume(shape), 0.005,
							shape + " on voxels of " + size);
	}

	/** Slices along each axis against one integral over the shape's own axis, to 0.5 % of the slice, or of a twentieth of all in slices that hold less. */
	@Test
	void everySliceOfCylindersConesAndSpheresHasItsVolume() {
		for (final double r : new double[] { 0.05, 0.3, 1, 2.5 }) {
			final List<Piece> shapes = List.of(piece(0.013, 0.02, 0.04, r, 12, 0.02, 0.04, r),
				piece(0.013, 0.02, 0.44, r, 12, 0.02, 0.49, r),
				piece(0, 0, 0, r, 0, 0, 12, r), piece(0.1, 0.2, 0.3, r, 7, 5.9, 6.5, r), piece(0.3, 0.2, 0.1, r, 3.1, 9.2, 2.1, 0.3 * r),
				piece(0.3, 0.2, 0.1, r, 3.1, 1.2, 4.1, 0), piece(0.3, 0.21, 0.17, r, 0.3, 0.21, 0.17, r));
			for (final Piece shape : shapes)
				for (final double size : VOXEL_SIZES)
					for (final double slice : new double[] { size, 3 * size })
						if (volume(shape) < 4e4 * size * size * slice)
							assertSlices(List.of(shape), Grid.fitted(List.of(shape), size, slice, 0),
								(axis, height) -> below(shape, axis, height), shape + " on voxels of " + size + " and " + slice);
		}
	}

	/** A fork of three unlike branches and a bend, thicker and thinner than a voxel, against lines through the union counted very finely. */
	@Test
	void everySliceOfAForkHasTheVolumeOfTheUnion() {
		for (final double scale : new double[] { 0.1, 0.5, 2 }) {
			final double[][] ends = { { -6, -1, 0.5 }, { 5, 3, 2 }, { 4, -4, -1 } }, radii = { { 1, 0.8 }, { 0.7, 0.4 }, { 0.5, 0.5 } };
			final List<Piece> fork = new ArrayList<>();
			for (int i = 0; i < 3; i++)
				fork.add(new Piece(i, 0, 0, 0, scale * radii[i][0], scale * ends[i][0], scale * ends[i][1], scale * ends[i][2],
					scale * radii[i][1]));
			final int n = 300;
			final double low = -8 * scale, step = 16 * scale / n;
			final double[][] profile = new double[3][n];
			for (int i = 0; i < n; i++)
				for (int j = 0; j < n; j++)
					for (int k = 0; k < n; k++) {
						final double x = low + (i + 0.5) * step, y = low + (j + 0.5) * step, z = low + (k + 0.5) * step;
						if (inFrustum(fork.get(0), x, y, z) || inFrustum(fork.get(1), x, y, z) || inFrustum(fork.get(2), x, y, z) ||
							inJoint(x, y, z, scale * Math.cos(Math.atan(0.3 / Math.sqrt(38))) * 0.7, fork, x, y, z)) {
							profile[0][i] += step * step * step;
							profile[1][j] += step * step * step;
							profile[2][k] += step * step * step;
						}
					}
			for (int axis = 0; axis < 3; axis++)
				for (int i = 1; i < n; i++)
					profile[axis][i] += profile[axis][i - 1];
			for (final double size : new double[] { 0.2, 0.5, 2 })
				if (size >= 0.4 * scale)
					assertSlices(fork, Grid.fitted(fork, size, size, 0), (axis, height) -> {
						final double at = (height - low) / step - 1;
						final int i = (int) Math.floor(at);
						return i < 0 ? 0 : i >= n - 1 ? profile[axis][n - 1]
							: profile[axis][i] + (at - i) * (profile[axis][i + 1] - profile[axis][i]);
					}, "fork of size " + scale + " on voxels of " + size);
		}
	}

	/** Volume of a shape below a height along an axis. */
	private interface Below {

		double at(int axis, double height);
	}

	private static void assertSlices(final List<Piece> pieces, final Grid grid, final Below below, final String what) {
		final VoxelWeights weights = weights(pieces, grid);
		final double[][] slices = { new double[grid.width()], new double[grid.height()], new double[grid.depth()] };
		for (int z = 0; z < grid.depth(); z++)
			for (int voxel = weights.firstVoxel(z); voxel < weights.firstVoxel(z + 1); voxel++) {
				final double volume = weights.coverage(voxel) * grid.voxelVolume();
				slices[0][weights.pixel(voxel) % grid.width()] += volume;
				slices[1][weights.pixel(voxel) / grid.width()] += volume;
				slices[2][z] += volume;
			}
		final double all = below.at(0, Double.POSITIVE_INFINITY);
		for (int axis = 0; axis < 3; axis++)
			for (int i = 0; i < slices[axis].length; i++) {
				final double exact = below.at(axis, grid.border(axis, i + 1)) - below.at(axis, grid.border(axis, i));
				assertEquals(exact, slices[axis][i], 0.005 * Math.max(exact, 0.05 * all),
					what + ", slice " + i + " along " + "xyz".charAt(axis));
			}
	}

	/** Volume of a frustum or a ball below a height: discs across its axis, of which a segment lies below. */
	private static double below(final Piece p, final int axis, final double height) {
		final double[] a = { p.x0(), p.y0(), p.z0() }, b = { p.x1(), p.y1(), p.z1() };
		final double length = Math.sqrt(Math.pow(b[0] - a[0], 2) + Math.pow(b[1] - a[1], 2) + Math.pow(b[2] - a[2], 2));
		if (length == 0) {
			final double r = p.radius0(), d = Math.max(-r, Math.min(r, height - a[axis]));
			return Math.PI * (r * r * d - d * d * d / 3 + 2 * r * r * r / 3);
		}
		final double along = (b[axis] - a[axis]) / length, across = Math.sqrt(Math.max(0, 1 - along * along));
		final int n = 5000;
		double sum = 0;
		for (int i = 0; i < n; i++) {
			final double t = (i + 0.5) / n, r = p.radius0() + t * (p.radius1() - p.radius0());
			final double deep = height - a[axis] - t * length * along, u = Math.max(-1, Math.min(1, deep / Math.max(1e-12, r * across)));
			sum += r * r * (Math.PI - Math.acos(u) + u * Math.sqrt(1 - u * u));
		}
		return sum * length / n;
	}

	@Test
	void theErrorDoesNotPreferASign() {
		final Random random = new Random(5);
		for (final double r : new double[] { 0.4, 1, 2 }) {
			double sum = 0;
			for (int i = 0; i < 60; i++) {
				final double x = random.nextDouble(), y = random.nextDouble(), z = random.nextDouble();
				final Piece cylinder = piece(x, y, z, r, x + 8, y + random.nextDouble(), z, r);
				sum += total(weights(List.of(cylinder), 1, 1)) / volume(cylinder) - 1;
			}
			assertEquals(0, sum / 60, 1e-3, "mean relative error of cylinders of radius " + r);
		}
	}

	@Test
	void cuttingAStraightNeuriteIntoPiecesChangesNothing() {
		for (final double r : new double[] { 0.1, 0.3, 1 })
			for (final double size : VOXEL_SIZES) {
				final Piece whole = piece(0.1, 0.2, 0.3, r, 9.3, 7.1, 4.9, 0.6 * r);
				final List<Piece> parts = cut(whole, 23);
				final double[] volumes = weights(parts, size, size).volumes();
				assertEquals(1, Arrays.stream(volumes).sum() / volume(whole), 0.005, "radius " + r + ", voxel " + size);
				for (int from = 0; from + 6 <= 23; from++) { // a stretch of a few pieces has its own volume, too
					final double stretch = Arrays.stream(volumes, from, from + 6).sum();
					assertEquals(1, stretch / parts.subList(from, from + 6).stream().mapToDouble(Neurites::volume).sum(), 0.02,
						"six pieces from " + from + ", radius " + r + ", voxel " + size);
				}
			}
	}

	/** Counts points in the bodies, written down a second time as plainly as possible. */
	@Test
	void volumesInVoxelsAgreeWithCountingPoints() {
		final List<Piece> zigzag = List.of(
			new Piece(0, 0, 0, 0, 0.8, 3, 1, 0.5, 0.7), new Piece(1, 3, 1, 0.5, 0.7, 4, 4, 1, 0.6), // sharp bend
			new Piece(2, 4, 4, 1, 0.6, 7, 5, 3, 0.3), new Piece(3, 4, 4, 1, 0.5, 3, 7, 0, 0.4)); // fork
		final Grid grid = Grid.fitted(zigzag, 0.7, 1.1, 0);
		final VoxelWeights weights = weights(zigzag, grid);
		double counted = 0;
		final int n = 16;
		for (int z = 0; z < grid.depth(); z++)
			for (int y = 0; y < grid.height(); y++)
				for (int x = 0; x < grid.width(); x++) {
					int inside = 0;
					for (int i = 0; i < n * n * n; i++)
						if (holds(zigzag, grid.border(0, x) + (i % n + 0.5) / n * 0.7, grid.border(1, y) + (i / n % n + 0.5) / n * 0.7,
							grid.border(2, z) + (i / n / n + 0.5) / n * 1.1))
							inside++;
					final double expected = inside / (double) (n * n * n);
					counted += expected * grid.voxelVolume();
					final double found = weights.shares(x, y, z).stream().mapToDouble(Share::volume).sum() / grid.voxelVolume();
					assertEquals(expected, found, 0.02, "voxel " + x + ", " + y + ", " + z);
				}
		assertEquals(1, total(weights) / counted, 0.003);
	}

	private static boolean holds(final List<Piece> zigzag, final double x, final double y, final double z) {
		for (final Piece p : zigzag)
			if (inFrustum(p, x, y, z))
				return true;
		return inJoint(x - 3, y - 1, z - 0.5, 0.7, zigzag.subList(0, 2), x, y, z)
			|| inJoint(x - 4, y - 4, z - 1, 0.6, zigzag.subList(1, 4), x, y, z);
	}

	private static double along(final Piece p, final double x, final double y, final double z) {
		final double ax = p.x1() - p.x0(), ay = p.y1() - p.y0(), az = p.z1() - p.z0();
		return ((x - p.x0()) * ax + (y - p.y0()) * ay + (z - p.z0()) * az) / (ax * ax + ay * ay + az * az);
	}

	private static boolean inFrustum(final Piece p, final double x, final double y, final double z) {
		final double u = along(p, x, y, z), r = p.radius0() + u * (p.radius1() - p.radius0());
		final double dx = x - p.x0() - u * (p.x1() - p.x0()), dy = y - p.y0() - u * (p.y1() - p.y0()),
			dz = z - p.z0() - u * (p.z1() - p.z0());
		return u >= 0 && u <= 1 && dx * dx + dy * dy + dz * dz <= r * r;
	}

	private static boolean inJoint(final double dx, final double dy, final double dz, final double r, final List<Piece> meeting,
		final double x,
		final double y, final double z) {
		return dx * dx + dy * dy + dz * dz <= r * r && meeting.stream().allMatch(p -> along(p, x, y, z) < 0 || along(p, x, y, z) > 1);
	}

	@Test
	void aBorderBetweenCompartmentsSplitsAVoxelWhereItLies() {
		final List<Piece> pieces = List.of(new Piece(0, -10, 0, 0, 4, 0.3, 0, 0, 4), new Piece(1, 0.3, 0, 0, 4, 10, 0, 0, 4));
		final VoxelWeights weights = weights(pieces, new Grid(9, 3, 3, 1, 1, 1, -4, -1, -1));
		assertEquals(List.of(new Share(0, 0.8f), new Share(1, 0.2f)), weights.shares(4, 1, 1), "the voxel from −0.5 to 0.5");
		assertEquals(List.of(new Share(0, 1)), weights.shares(3, 1, 1));
		assertEquals(List.of(new Share(1, 1)), weights.shares(5, 1, 1));
	}

	@Test
	void noVoxelHoldsMoreThanItsVolume() {
		final List<Piece> pieces = new ArrayList<>(Neurites.pyramidal().pieces());
		for (final double size : new double[] { 0.5, 3 }) {
			final VoxelWeights weights = weights(pieces, size, 2 * size);
			for (int z = 0; z < weights.grid().depth(); z++)
				for (int voxel = weights.firstVoxel(z); voxel < weights.firstVoxel(z + 1); voxel++) {
					final int x = weights.pixel(voxel) % weights.grid().width(), y = weights.pixel(voxel) / weights.grid().width();
					final double sum = weights.shares(x, y, z).stream().mapToDouble(Share::volume).sum();
					assertTrue(sum > 0 && sum <= weights.grid().voxelVolume() * (1 + 1e-6), () -> x + ", " + y + " holds " + sum);
				}
		}
	}

	@Test
	void aNeuronHasTheSameVolumeOnEveryGrid() {
		final CableModel cable = Neurites.pyramidal();
		final double fine = total(weights(cable.pieces(), 0.4, 0.4));
		for (final double size : new double[] { 0.7, 1.5, 4, 20 })
			assertEquals(1, total(weights(cable.pieces(), size, size)) / fine, 0.01, "voxels of " + size);
		final double frusta = cable.pieces().stream().mapToDouble(Neurites::volume).sum();
		assertTrue(fine < frusta && fine > 0.8 * frusta, "what overlaps counts once: " + fine + " of " + frusta);
	}

	@Test
	void turningANeuronKeepsItsVolume() {
		final List<Piece> pieces = Neurites.pyramidal().pieces();
		final double angle = 0.6, c = Math.cos(angle), s = Math.sin(angle);
		final List<Piece> turned =
			pieces.stream().map(p -> new Piece(p.compartment(), c * p.x0() - s * p.z0(), p.y0(), s * p.x0() + c * p.z0(),
				p.radius0(), c * p.x1() - s * p.z1(), p.y1(), s * p.x1() + c * p.z1(), p.radius1())).toList();
		final double[] before = weights(pieces, 0.5, 1).volumes(), after = weights(turned, 0.5, 1).volumes();
		assertEquals(1, Arrays.stream(after).sum() / Arrays.stream(before).sum(), 0.002);
	}

	@Test
	void theSameBitsComeOutOnAnyNumberOfThreads() {
		final CableModel cable = Neurites.pyramidal();
		final Grid grid = Grid.fitted(cable.pieces(), 1, 2, 3);
		final float[][] first = coverage(cable, grid, 1);
		final double[] volumes = weights(cable.pieces(), grid).volumes();
		for (final int threads : new int[] { 2, 7 })
			try (Workers workers = Workers.of(threads)) {
				assertTrue(Arrays.deepEquals(first, coverage(cable, grid, threads)), threads + " threads");
				assertTrue(Arrays.equals(volumes, VoxelWeights.of(cable.pieces(), cable.compartments(), grid, workers).volumes()));
			}
	}

	private static float[][] coverage(final CableModel cable, final Grid grid, final int threads) {
		try (Workers workers = Workers.of(threads)) {
			final VoxelWeights weights = VoxelWeights.of(cable.pieces(), cable.compartments(), grid, workers);
			final float[][] planes = new float[grid.depth()][grid.width() * grid.height()];
			for (int z = 0; z < planes.length; z++)
				CoverageImage.plane(weights, z, planes[z]);
			return planes;
		}
	}

	@Test
	void aTemplateShowsThePartOfTheNeuronThatLiesInIt() {
		final Piece cylinder = piece(-10, 0, 0, 1, 10, 0, 0, 1);
		final VoxelWeights weights = weights(List.of(cylinder), new Grid(8, 20, 20, 0.5, 0.5, 0.5, 0.25, -4.75, -4.75)); // x from 0 to 4
		assertEquals(4 * Math.PI, total(weights), 0.01 * 4 * Math.PI);
		assertEquals(0, weights(List.of(cylinder), new Grid(8, 20, 20, 0.5, 0.5, 0.5, 100, 0, 0)).pairs());
	}

	@Test
	void wideSomataOfManyVoxelsAreFull() {
		final VoxelWeights weights = weights(List.of(piece(0, 0, 0, 10, 0, 0, 0, 10)), 0.5, 0.5);
		assertEquals(4000 / 3.0 * Math.PI, total(weights), 0.5);
		final int middle = weights.grid().width() / 2;
		assertEquals(List.of(new Share(0, 0.125)), weights.shares(middle + 5, middle + 5, middle + 5));
	}

	@Test
	void moreVoxelsThanMemoryAreRefused() {
		try (Workers workers = Workers.of(2)) {
			final List<Piece> soma = List.of(piece(0, 0, 0, 10, 0, 0, 0, 10));
			final Grid grid = Grid.fitted(soma, 0.25, 0.25, 0);
			final ImagingException e = assertThrows(ImagingException.class,
				() -> VoxelWeights.of(soma, 1, grid, workers, 1000, RenderMonitor.SILENT));
			assertEquals(
				"on voxels of 0.25 × 0.25 × 0.25 µm the neuron takes more than the 1000 pairs of voxel and compartment that memory has" +
					" room for; choose larger voxels or give Java more memory",
				e.getMessage());
		}
	}

	@Test
	void theMonitorStopsTheWork() {
		try (Workers workers = Workers.of(2)) {
			final List<Piece> soma = List.of(piece(0, 0, 0, 10, 0, 0, 0, 10));
			assertThrows(RenderCancelledException.class,
				() -> VoxelWeights.of(soma, 1, Grid.fitted(soma, 0.5, 0.5, 0), workers, 1_000_000, fraction -> fraction < 0.5));
		}
	}

	@Test
	void piecesThatMakeNoSenseAreRefused() {
		final Grid grid = new Grid(5, 5, 5, 1, 1, 1, 0, 0, 0);
		try (Workers one = Workers.of(1)) {
			for (final Piece wrong : List.of(piece(Double.NaN, 0, 0, 1, 1, 0, 0, 1), piece(0, 0, 0, -1, 1, 0, 0, 1),
				piece(0, 0, 0, Double.POSITIVE_INFINITY, 1, 0, 0, 1), new Piece(1, 0, 0, 0, 1, 1, 0, 0, 1),
				new Piece(-1, 0, 0, 0, 1, 1, 0, 0, 1)))
				assertThrows(ImagingException.class, () -> VoxelWeights.of(List.of(wrong), 1, grid, one), wrong.toString());
		}
	}

	@Test
	void extremeShapesComeToAnEnd() {
		final List<Piece> extreme =
			List.of(piece(0, 0, 0, 1e-9, 500, 300, 200, 1e-9), piece(0, 0, 0, 1e-6, 1e-5, 0, 0, 3), piece(5, 5, 5, 0, 5, 5, 5, 0),
				piece(1, 1, 1, 0, 4, 4, 4, 0), piece(0, 0, 0, 1e-4, 0.3, 0, 0, 40));
		final VoxelWeights weights = weights(extreme, 1, 1);
		assertTrue(Double.isFinite(total(weights)));
	}

	@Test
	void realNeuronsHaveTheirVolume() {
		final CableModel cable = Neurites.read(SharedData.file("data/swc/L4_pyramidal_473845048.swc"));
		final double frusta = cable.pieces().stream().mapToDouble(Neurites::volume).sum();
		assertEquals(frusta, total(weights(cable.pieces(), 0.5, 1)), 0.03 * frusta, "overlaps are small on a thin-branched cell");
	}
}
