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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.SharedData;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.Piece;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.MeasuredPsf;
import org.dendritej.optics.PointSpreadFunction;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

class LightWeightsTest {

	private static final GaussianPsf PSF = GaussianPsf.ofWidths(0.35, 1.3);

	private static LightWeights light(final List<Piece> pieces, final Grid grid, final Label label, final PointSpreadFunction psf) {
		try (Workers workers = Workers.of(2)) {
			return LightWeights.of(pieces, 1 + pieces.stream().mapToInt(Piece::compartment).max().orElse(0), grid, label, psf, workers,
				RenderMonitor.SILENT);
		}
	}

	/** All planes at a brightness of 1. */
	private static float[][] volume(final LightWeights weights) {
		final float[] brightness = new float[weights.compartments()];
		Arrays.fill(brightness, 1);
		final float[][] planes = new float[weights.grid().depth()][weights.grid().width() * weights.grid().height()];
		for (int z = 0; z < planes.length; z++)
			weights.addPlane(z, brightness, planes[z]);
		return planes;
	}

	private static double sum(final float[][] planes) {
		double sum = 0;
		for (final float[] plane : planes)
			for (final float value : plane)
				sum += value;
		return sum;
	}

	/** A disc blurred by a Gaussian and a voxel, across which the light of a straight cylinder does not change: one integral, of primitives. */
	private static double cylinder(final double r, final double y, final double z, final double[] box, final GaussianPsf psf) {
		final int n = 400;
		double sum = 0;
		for (int i = 0; i < n; i++) {
			final double angle = Math.PI * (i + 0.5) / n, half = r * Math.sin(angle), at = y + r * Math.cos(angle);
			final double inY = Normal.cumulative((box[1] - at) / psf.sigmaY()) - Normal.cumulative((box[0] - at) / psf.sigmaY());
			double inZ = 0;
			for (int k = 0; k < 4; k++) {
				final double u = (box[2 + k / 2] - z + (k % 2 == 0 ? half : -half)) / psf.sigmaZ();
				inZ += (k == 1 || k == 2 ? 1 : -1) * primitive(u);
			}
			sum += Math.PI / n * half * inY * inZ * psf.sigmaZ();
		}
		return sum;
	}

	/** Of the cumulative normal distribution. */
	private static double primitive(final double u) {
		return u * Normal.cumulative(u) + Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
	}

	@Test
	void aStraightCylinderHasItsClosedForm() {
		for (final double r : new double[] { 0.05, 0.15, 0.3, 0.5, 1, 2 })
			for (final GaussianPsf psf : new GaussianPsf[] { PSF, new GaussianPsf(0.3, 0.3, 0.3), GaussianPsf.ofWidths(0.8, 4) })
				for (final double voxel : new double[] { 0.1, 0.5 }) {
					if (r > 0.5 && voxel < 0.5)
						continue;
					final int rows = (int) (2 * r / voxel) + 9, slices = rows + 4;
					final Grid grid = new Grid(3, rows, slices, voxel, voxel, voxel, 0, -(rows / 2) * voxel, -(slices / 2) * voxel);
					final double reach = psf.reach(0) + 2 * voxel;
					final LightWeights weights =
						light(List.of(piece(-reach, 0.03, 0.04, r, reach + voxel, 0.03, 0.04, r)), grid, Label.CYTOSOL, psf);
					final float[][] planes = volume(weights);
					double peak = 0, worst = 0;
					for (int z = 0; z < slices; z++)
						for (int y = 0; y < rows; y++) {
							final double exact = voxel * cylinder(r, 0.03, 0.04, new double[] { grid.border(1, y), grid.border(1, y + 1),
								grid.border(2, z), grid.border(2, z + 1) }, psf);
							peak = Math.max(peak, exact);
							worst = Math.max(worst, Math.abs(planes[z][y * 3 + 1] - exact));
						}
					assertEquals(0, worst / peak, 1e-3, "radius " + r + ", " + psf + ", voxels of " + voxel);
				}
	}

	@Test
	void theLightInALargeFieldIsTheLightOfTheCompartments() {
		final CableModel cable = Neurites.pyramidal();
		final Grid grid = Grid.fitted(cable.pieces(), 1, 2, 5);
		final LightWeights weights = light(cable.pieces(), grid, Label.CYTOSOL, GaussianPsf.ofWidths(0.7, 3));
		final double all = Arrays.stream(weights.light()).sum();
		assertEquals(1, sum(volume(weights)) / all, 1e-4, "light in the field");
		final double union = Arrays.stream(Neurites.weights(cable.pieces(), grid).volumes()).sum();
		assertEquals(1, all / union, 0.002, "volume of the union, computed in another way");
	}

	@Test
	void overlapsShineOnce() {
		final List<Piece> cross = List.of(new Piece(0, -5, 0, 0, 1, 5, 0, 0, 1), new Piece(1, 0, -5, 0, 1, 0, 5, 0, 1));
		final double expected = 2 * 10 * Math.PI - 16 / 3.0; // Steinmetz's solid is in both
		final LightWeights weights = light(cross, Grid.fitted(cross, 0.5, 0.5, 3), Label.CYTOSOL, PSF);
		assertEquals(1, sum(volume(weights)) / expected, 0.001);
		assertEquals(10 * Math.PI, weights.light()[0], 1e-9, "the first of equals keeps all of it");
		final List<Piece> nested = List.of(new Piece(0, 1, 1, 1, 0.3, 3, 2, 1.5, 0.3), new Piece(1, 0, 0.5, 0.75, 1, 4, 2.5, 1.75, 1));
		assertArrayEquals(new double[] { 0, Math.PI * Math.sqrt(21) },
			light(nested, Grid.fitted(nested, 1, 1, 3), Label.CYTOSOL, PSF).light(), 1e-9, "all of the inner one lies in the other");
	}

	/** A ball with a neurite that leaves from its middle: the ball and what sticks out. */
	@Test
	void aNeuriteInsideTheSomaAddsNothing() {
		final double r = 6, q = 1, cap = r - Math.sqrt(r * r - q * q), inside = Math.sqrt(r * r - q * q);
		final List<Piece> cell = List.of(new Piece(0, 0, 0, 0, r, 0, 0, 0, r), new Piece(1, 0, 0, 0, q, 12, 0, 0, q));
		final LightWeights weights = light(cell, new Grid(10, 10, 10, 2, 2, 2, 0, 0, 0), Label.CYTOSOL, GaussianPsf.ofWidths(1, 1));
		assertEquals(4 / 3.0 * Math.PI * r * r * r, weights.light()[0], 1e-3);
		final double outside = Math.PI * q * q * (12 - inside) - Math.PI * cap * cap * (r - cap / 3);
		assertEquals(1, weights.light()[1] / outside, 1e-3);
	}

	@Test
	void aPointHasTheWidthsOfThePointSpreadFunction() {
		final Grid grid = new Grid(41, 41, 81, 0.05, 0.05, 0.1, -1, -1, -4);
		final float[][] planes = volume(light(List.of(piece(0, 0, 0, 0.01, 0, 0, 0, 0.01)), grid, Label.CYTOSOL, PSF));
		final double[] x = new double[41], z = new double[81];
		for (int i = 0; i < 41; i++)
			x[i] = planes[40][20 * 41 + i];
		for (int i = 0; i < 81; i++)
			z[i] = planes[i][20 * 41 + 20];
		assertEquals(0.35, 0.05 * width(x), 0.02 * 0.35);
		assertEquals(1.3, 0.1 * width(z), 0.02 * 1.3);
	}

	/** Full width at half maximum in samples, of the Gaussian through the half-height crossings. */
	private static double width(final double[] profile) {
		final int top = profile.length / 2;
		int i = top;
		while (profile[i + 1] > profile[top] / 2)
			i++;
		final double a = Math.log(profile[i]), b = Math.log(profile[i + 1]), half = Math.log(profile[top] / 2);
		return 2 * (i + (a - half) / (a - b) - top);
	}

	@Test
	void turningCellAndImageTogetherChangesNothing() {
		final List<Piece> pieces = new ArrayList<>(Neurites.pyramidal().pieces().subList(0, 400));
		pieces.add(piece(3, 3, 3, 0.4, 13, 3, 3, 0.4)); // along an axis and on borders of voxels
		final Grid grid = Grid.fitted(pieces, 1, 2, 3);
		final float[][] upright = volume(light(pieces, grid, Label.CYTOSOL, GaussianPsf.ofWidths(0.7, 2)));
		final double[][] axes = turn(0.7, -0.4, 1.9);
		final List<Piece> turned = pieces.stream().map(p -> {
			final double[] a = along(axes, p.x0(), p.y0(), p.z0()), b = along(axes, p.x1(), p.y1(), p.z1());
			return new Piece(p.compartment(), a[0] + 7, a[1] - 5, a[2] + 3, p.radius0(), b[0] + 7, b[1] - 5, b[2] + 3, p.radius1());
		}).toList();
		final List<Piece> seen = new Orientation(7, -5, 3, axes).toImage(turned);
		final float[][] slanted = volume(light(seen, grid, Label.CYTOSOL, GaussianPsf.ofWidths(0.7, 2)));
		double worst = 0, peak = 0;
		for (int z = 0; z < upright.length; z++)
			for (int i = 0; i < upright[z].length; i++) {
				worst = Math.max(worst, Math.abs(upright[z][i] - slanted[z][i]));
				peak = Math.max(peak, upright[z][i]);
			}
		assertEquals(0, worst / peak, 1e-6);
	}

	/** The place x·a₀ + y·a₁ + z·a₂. */
	private static double[] along(final double[][] a, final double x, final double y, final double z) {
		return new double[] { x * a[0][0] + y * a[1][0] + z * a[2][0], x * a[0][1] + y * a[1][1] + z * a[2][1],
			x * a[0][2] + y * a[1][2] + z * a[2][2] };
	}

	private static double[][] turn(final double p, final double q, final double r) {
		final double a = Math.cos(p), b = Math.sin(p), c = Math.cos(q), d = Math.sin(q), e = Math.cos(r), f = Math.sin(r);
		return new double[][] { { a * c, b * c, -d }, { a * d * f - b * e, b * d * f + a * e, c * f },
			{ a * d * e + b * f, b * d * e - a * f, c * e } };
	}

	@Test
	void whatLiesOutsideTheFieldShinesIntoIt() {
		final List<Piece> neurite = List.of(piece(-5, -0.3, 0, 0.2, 5, -0.3, 0, 0.2));
		final Grid whole = new Grid(20, 21, 21, 0.5, 0.2, 0.4, -4.75, -2, -4), part = new Grid(20, 10, 21, 0.5, 0.2, 0.4, -4.75, 0, -4);
		final float[][] all = volume(light(neurite, whole, Label.CYTOSOL, PSF)), cropped = volume(light(neurite, part, Label.CYTOSOL, PSF));
		assertTrue(cropped[10][10] > 0, "the neurite lies outside of the cropped field");
		for (int z = 0; z < 21; z++)
			assertArrayEquals(Arrays.copyOfRange(all[z], 200, 400), cropped[z], 1e-6f);
	}

	@Test
	void membraneIsTheSurfaceThatLiesInNothingElse() {
		final double r = 6, q = 1, inside = Math.sqrt(r * r - q * q), cap = 2 * Math.PI * r * (r - inside);
		final List<Piece> cell = List.of(new Piece(0, 0, 0, 0, r, 0, 0, 0, r), new Piece(1, 0, 0, 0, q, 12, 0, 0, q));
		final Grid grid = Grid.fitted(cell, 1, 1, 4);
		final LightWeights weights = light(cell, grid, Label.MEMBRANE, GaussianPsf.ofWidths(1, 1));
		assertEquals(1, weights.light()[0] / (4 * Math.PI * r * r - cap), 0.003);
		assertEquals(1, weights.light()[1] / (2 * Math.PI * q * (12 - inside)), 1e-6);
		assertEquals(1, sum(volume(weights)) / Arrays.stream(weights.light()).sum(), 1e-4);
		final List<Piece> cone = List.of(piece(0, 0, 0, 2, 3, 4, 5, 1));
		assertEquals(Math.PI * 3 * Math.sqrt(51), light(cone, grid, Label.MEMBRANE, PSF).light()[0], 1e-9);
	}

	@Test
	void aMeasuredGaussianLooksLikeTheGaussian() {
		final float[][] bead = new float[41][41 * 41];
		for (int z = 0; z < 41; z++)
			for (int y = 0; y < 41; y++)
				for (int x = 0; x < 41; x++)
					bead[z][y * 41 + x] = (float) (7 + 1e4 * Math.exp(-0.5 *
						(Math.pow((x - 20) * 0.04 / PSF.sigmaX(), 2) + Math.pow((y - 20) * 0.04 / PSF.sigmaY(), 2) +
							Math.pow((z - 20) * 0.13 / PSF.sigmaZ(), 2))));
		final MeasuredPsf measured = new MeasuredPsf(bead, 41, 7, 0.04, 0.04, 0.13);
		assertEquals(0.35, measured.fwhm(0), 0.01);
		assertEquals(1.3, measured.fwhm(2), 0.02);
		final List<Piece> neurite = List.of(piece(0, 0, 0, 0.3, 4, 3, 2, 0.3));
		final Grid grid = Grid.fitted(neurite, 0.2, 0.5, 2);
		final float[][] expected = volume(light(neurite, grid, Label.CYTOSOL, PSF)),
			seen = volume(light(neurite, grid, Label.CYTOSOL, measured));
		double peak = 0, worst = 0;
		for (int z = 0; z < seen.length; z++)
			for (int i = 0; i < seen[z].length; i++) {
				peak = Math.max(peak, expected[z][i]);
				worst = Math.max(worst, Math.abs(expected[z][i] - seen[z][i]));
			}
		assertEquals(0, worst / peak, 0.02);
		assertEquals(1, sum(seen) / sum(expected), 1e-3);
	}

	@Test
	void tissueAbsorbsWithDepth() {
		final List<Piece> neurite = List.of(piece(0, 0, 100, 0.5, 10, 0, 100, 0.5));
		final Grid grid = Grid.fitted(neurite, 0.5, 0.5, 3);
		try (Workers one = Workers.of(1)) {
			final LightWeights dimmed =
				LightWeights.of(neurite, 1, grid, Label.CYTOSOL, PSF, z -> Math.exp(-z / 50), one, RenderMonitor.SILENT);
			assertEquals(Math.exp(-2), dimmed.light()[0] / (2.5 * Math.PI), 1e-4);
		}
	}

	@Test
	void theSameBitsComeOutOnAnyNumberOfThreads() {
		final CableModel cable = Neurites.pyramidal();
		final Grid grid = new Grid(100, 100, 30, 2, 2, 4, -100, -100, -60);
		final float[][] first;
		try (Workers one = Workers.of(1)) {
			first = volume(LightWeights.of(cable.pieces(), cable.compartments(), grid, Label.CYTOSOL, GaussianPsf.ofWidths(1, 4), one,
				RenderMonitor.SILENT));
		}
		try (Workers many = Workers.of(5)) {
			assertTrue(Arrays.deepEquals(first, volume(LightWeights.of(cable.pieces(), cable.compartments(), grid, Label.CYTOSOL,
				GaussianPsf.ofWidths(1, 4), many, RenderMonitor.SILENT))));
		}
	}

	@Test
	void realNeuronsShineByTheirVolume() {
		final CableModel cable = Neurites.read(SharedData.file("data/swc/L4_pyramidal_473845048.swc"));
		final Grid grid = Grid.fitted(cable.pieces(), 0.5, 1, 4);
		final LightWeights weights = light(cable.pieces(), grid, Label.CYTOSOL, PSF);
		final double all = Arrays.stream(weights.light()).sum();
		assertEquals(1, all / Arrays.stream(Neurites.weights(cable.pieces(), grid).volumes()).sum(), 0.002);
		assertEquals(1, sum(volume(weights)) / all, 1e-4);
	}

	@Test
	void theMonitorStopsTheWork() {
		try (Workers one = Workers.of(1)) {
			final CableModel cable = Neurites.pyramidal();
			assertThrows(RenderCancelledException.class, () -> LightWeights.of(cable.pieces(), cable.compartments(),
				new Grid(10, 10, 10, 1, 1, 1, 0, 0, 0), Label.CYTOSOL, PSF, one, fraction -> fraction < 0.3));
		}
	}
}
