/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.Piece;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.optics.Detector;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

class NeuriteWidthsTest {

	private static final GaussianPsf PSF = GaussianPsf.ofWidths(0.5, 1.8);

	/** A straight neurite's trace off its middle, its picture with photons, and the median radius found. */
	private static double found(final double radius, final double photons, final double[] direction, final double pixel) {
		final double[] d = Arrays.stream(direction).map(v -> 20 * v / Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum())).toArray();
		final Piece piece = new Piece(0, 0, 0, 0, radius, d[0], d[1], d[2], radius);
		final Grid grid = Grid.fitted(List.of(piece), pixel, 3 * pixel, 4);
		final float[][] planes = new float[grid.depth()][grid.width() * grid.height()];
		try (Workers one = Workers.of(1)) {
			final LightWeights weights = LightWeights.of(List.of(piece), 1, grid, Label.CYTOSOL, PSF, one, RenderMonitor.SILENT);
			for (int z = 0; z < planes.length; z++) {
				Arrays.fill(planes[z], 2);
				weights.addPlane(z, new float[] { (float) (photons / grid.voxelVolume()) }, planes[z]);
				new Detector(1, 100, 0, 1, 16, 5).measure(0, (long) z * planes[z].length, 0, planes[z]);
			}
			final List<SamplePoint> points = new ArrayList<>();
			for (int i = 0; i <= 20; i++)
				points.add(new SamplePoint(d[0] * i / 20 + 0.1, d[1] * i / 20 - 0.1, d[2] * i / 20 + 0.2, 1, 3, i - 1));
			final double[] radii =
				new NeuriteWidths(planes, grid, PSF, Double.POSITIVE_INFINITY, 5).radii(points, one, RenderMonitor.SILENT);
			return Arrays.stream(radii).filter(r -> !Double.isNaN(r)).sorted().skip(8).findFirst().orElse(Double.NaN);
		}
	}

	@Test
	void radiiOfStraightNeuritesAreFoundInNoise() {
		for (final double radius : new double[] { 0.4, 0.7, 1, 2 })
			for (final double[] direction : new double[][] { { 1, 0, 0 }, { 1, 0.7, 0 }, { 1, 0.4, 0.5 } })
				assertEquals(radius, found(radius, 100, direction, 0.3), 0.1 * radius,
					"radius " + radius + " along " + Arrays.toString(direction));
	}

	/** The sample stack was rendered from the sample neuron with a blur 1 µm wide. */
	@Test
	void diametersAboveTheBlurAreFoundInTheSampleStack() throws IOException {
		final ImagePlus stack = IJ.openImage("sample-data/pyramidal-stack.zip");
		final Grid grid = ImageSpace.of(stack).grid();
		final float[][] planes = new float[grid.depth()][];
		for (int z = 0; z < planes.length; z++)
			planes[z] = (float[]) stack.getStack().getProcessor(z + 1).convertToFloat().getPixels();
		final Morphology neuron = Reconstructions.read(Path.of("sample-data/pyramidal.swc")).morphology();
		final double[] radii;
		try (Workers workers = Workers.of(2)) {
			radii =
				new NeuriteWidths(planes, grid, GaussianPsf.ofWidths(1, 4.5), 255, 8).radii(neuron.points(), workers, RenderMonitor.SILENT);
		}
		int thick = 0, measured = 0, within = 0;
		final List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < radii.length; i++) {
			final SamplePoint point = neuron.points().get(i);
			if (point.type() == 1 || 2 * point.radius() <= 1)
				continue;
			thick++;
			if (Double.isNaN(radii[i]))
				continue;
			measured++;
			ratios.add(radii[i] / point.radius());
			if (Math.abs(radii[i] / point.radius() - 1) <= 0.2)
				within++;
		}
		ratios.sort(null);
		final String what = thick + " points of diameters above 1 µm, " + measured + " measured, " + within + " within 20 %, median " +
			ratios.get(ratios.size() / 2) + ", 5 % and 95 % " + ratios.get(ratios.size() / 20) + ", " + ratios.get(ratios.size() * 19 / 20);
		assertTrue(measured >= 0.8 * thick, what);
		assertTrue(within >= 0.9 * measured, what);
		assertEquals(1, ratios.get(ratios.size() / 2), 0.05, what);
	}

	@Test
	void whereTheImageShowsNothingThereIsNoRadius() {
		final Grid grid = new Grid(40, 40, 5, 0.3, 0.3, 1, 0, 0, -2);
		final float[][] dark = new float[5][1600];
		final List<SamplePoint> points = new ArrayList<>();
		for (int i = 0; i <= 10; i++)
			points.add(new SamplePoint(i, 5, 0, 1, 3, i - 1));
		try (Workers one = Workers.of(1)) {
			for (final double radius : new NeuriteWidths(dark, grid, PSF, 255, 5).radii(points, one, RenderMonitor.SILENT))
				assertTrue(Double.isNaN(radius));
		}
		assertThrows(ImagingException.class, () -> new NeuriteWidths(new float[4][1600], grid, PSF, 255, 5));
	}
}
