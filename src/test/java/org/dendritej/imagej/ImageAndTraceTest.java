/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.SharedData;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Neurites;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.imaging.VoxelWeights.Share;
import org.dendritej.recording.Recording;
import org.dendritej.imaging.Label;
import org.dendritej.imaging.LightWeights;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.units.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;

/** A real dendrite, its microscopy stack and the trace that was made in it: what is drawn must lie on what was traced. */
class ImageAndTraceTest {

	private static final String FOLDER = "data/image-and-trace/SpotSpine_ImageStack_Test";

	private final ImagePlus stack = IJ.openImage(SharedData.file(FOLDER + ".tif").toString());
	private final CableModel cable = Neurites.read(SharedData.file(FOLDER + ".swc"));
	private final Grid grid = ImageSpace.of(stack).grid();

	/** Mean grey of the stack under what is drawn of a neuron, each voxel counting with the neuron's volume in it. */
	private double greyUnder(final List<Piece> pieces) {
		return greyUnder(pieces, grid);
	}

	private double greyUnder(final List<Piece> pieces, final Grid grid) {
		final VoxelWeights weights = Neurites.weights(pieces, grid);
		double sum = 0, weighted = 0;
		for (int z = 0; z < grid.depth(); z++)
			for (int y = 0; y < grid.height(); y++)
				for (int x = 0; x < grid.width(); x++)
					for (final Share share : weights.shares(x, y, z)) {
						sum += share.volume();
						weighted += share.volume() * stack.getStack().getVoxel(x, y, z);
					}
		return weighted / sum;
	}

	private List<Piece> moved(final double dx, final double dy, final double dz) {
		return cable.pieces().stream()
			.map(p -> new Piece(p.compartment(), p.x0() + dx, p.y0() + dy, p.z0() + dz, p.radius0(), p.x1() + dx, p.y1() + dy,
				p.z1() + dz, p.radius1()))
			.toList();
	}

	@Test
	void theTraceLiesOnTheDendrite() {
		final double here = greyUnder(cable.pieces());
		assertTrue(here > 50, "mean grey under the trace: " + here);
		for (final double[] shift : new double[][] { { 0.5, 0 }, { -0.5, 0 }, { 0.5, 0.5 }, { -0.5, -0.5 }, { 0.5, -0.5 }, { -0.5, 0.5 } }) // across it
			assertTrue(here > 2 * greyUnder(moved(shift[0], shift[1], 0)), "shifted by " + shift[0] + ", " + shift[1] + " µm");
		for (final double along : new double[] { 0.5, -0.5 }) // the dendrite runs along y
			assertTrue(here > 1.15 * greyUnder(moved(0, along, 0)), "shifted by " + along + " µm along y");
		for (int axis = 0; axis < 3; axis++)
			assertTrue(here > 1.5 * greyUnder(flipped(axis)), "flipped along " + "xyz".charAt(axis));
	}

	private List<Piece> flipped(final int axis) {
		final double x = axis == 0 ? grid.pixelWidth() * (grid.width() - 1) : 0,
			y = axis == 1 ? grid.pixelHeight() * (grid.height() - 1) : 0;
		final double z = axis == 2 ? grid.pixelDepth() * (grid.depth() - 1) : 0;
		return cable.pieces().stream()
			.map(p -> new Piece(p.compartment(), Math.abs(x - p.x0()), Math.abs(y - p.y0()), Math.abs(z - p.z0()), p.radius0(),
				Math.abs(x - p.x1()), Math.abs(y - p.y1()), Math.abs(z - p.z1()), p.radius1()))
			.toList();
	}

	/** The trace was made with slices 0.20 µm apart. With them it fits best when positions are those of voxel centres: half a voxel to any side is worse. */
	@Test
	void positionsAreThoseOfVoxelCentres() {
		final Grid traced = new Grid(grid.width(), grid.height(), grid.depth(), 0.06, 0.06, 0.2, 0, 0, 0);
		final double here = greyUnder(cable.pieces(), traced);
		for (final double side : new double[] { -0.5, 0.5 }) {
			assertTrue(here > greyUnder(moved(side * 0.06, side * 0.06, 0), traced), side + " voxels in x and y");
			assertTrue(here > greyUnder(moved(0, 0, side * 0.2), traced), side + " voxels in z");
		}
	}

	@Test
	void theMovieHasTheCalibrationOfTheStack() {
		final Recording recording = Neurites.recording(cable, 3);
		final VoltageMovie movie = VoltageMovie.of(Neurites.weights(cable.pieces(), grid), recording, 0.01);
		final ImagePlus image = VoltageImages.movie("movie", movie, ImageSpace.of(stack), MovieStyle.of(recording), Stacks.PROVENANCE);
		final Calibration own = image.getCalibration(), its = stack.getCalibration();
		assertEquals(its.pixelWidth, own.pixelWidth);
		assertEquals(its.pixelHeight, own.pixelHeight);
		assertEquals(its.pixelDepth, own.pixelDepth);
		assertEquals(its.getUnit(), own.getUnit());
		assertEquals(its.xOrigin, own.xOrigin);
		assertEquals(its.yOrigin, own.yOrigin);
		assertEquals(its.zOrigin, own.zOrigin);
		assertEquals(stack.getWidth(), image.getWidth());
		assertEquals(stack.getHeight(), image.getHeight());
		assertEquals(stack.getNSlices(), image.getNSlices());
		assertEquals(0.5, own.frameInterval);
		assertEquals("ms", own.getTimeUnit());
	}

	/** How well the lit, blurred dendrite and the stack agree where both are: Pearson's correlation over all voxels. */
	private double correlation(final float[][] drawn) {
		double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
		for (int z = 0; z < grid.depth(); z++)
			for (int i = 0; i < drawn[z].length; i++) {
				final double seen = stack.getStack().getVoxel(i % grid.width(), i / grid.width(), z), light = drawn[z][i];
				n++;
				a += seen;
				b += light;
				aa += seen * seen;
				bb += light * light;
				ab += seen * light;
			}
		return (n * ab - a * b) / Math.sqrt((n * aa - a * a) * (n * bb - b * b));
	}

	private float[][] lit(final List<Piece> pieces) {
		final float[][] planes = new float[grid.depth()][grid.width() * grid.height()];
		try (Workers workers = Workers.of(2)) {
			final LightWeights weights =
				LightWeights.of(pieces, cable.compartments(), grid, Label.CYTOSOL, GaussianPsf.ofWidths(0.25, 0.6), workers,
					RenderMonitor.SILENT);
			final float[] bright = new float[cable.compartments()];
			Arrays.fill(bright, 1);
			for (int z = 0; z < planes.length; z++)
				weights.addPlane(z, bright, planes[z]);
		}
		return planes;
	}

	private List<Piece> flipped(final double fx, final double fy, final double fz) {
		final double width = (grid.width() - 1) * grid.pixelWidth(), height = (grid.height() - 1) * grid.pixelHeight();
		final double depth = (grid.depth() - 1) * grid.pixelDepth();
		return cable.pieces().stream()
			.map(p -> new Piece(p.compartment(), flip(p.x0(), fx, width), flip(p.y0(), fy, height), flip(p.z0(), fz, depth), p.radius0(),
				flip(p.x1(), fx, width), flip(p.y1(), fy, height), flip(p.z1(), fz, depth), p.radius1()))
			.toList();
	}

	private static double flip(final double at, final double sign, final double size) {
		return sign < 0 ? size - at : at;
	}

	/** In place 0.58; the best of the copies shifted in x 0.24, in y 0.47, in z 0.34, of the flipped ones 0.31. */
	@Test
	void theLitDendriteLooksLikeTheRealOneAndShiftedOrFlippedCopiesDoNot() {
		final double here = correlation(lit(cable.pieces()));
		final double[][] shifts = { { 0.5, 0, 0 }, { -0.5, 0, 0 }, { 0, 0.5, 0 }, { 0, -0.5, 0 }, { 0, 0, 1 }, { 0, 0, -1 } };
		final StringBuilder figures = new StringBuilder("in place " + here);
		double best = -1;
		for (final double[] shift : shifts) {
			final double there = correlation(lit(moved(shift[0], shift[1], shift[2])));
			figures.append(", shifted by ").append(Arrays.toString(shift)).append(' ').append(there);
			best = Math.max(best, there);
		}
		for (final double[] sign : new double[][] { { -1, 1, 1 }, { 1, -1, 1 }, { 1, 1, -1 } }) {
			final double there = correlation(lit(flipped(sign[0], sign[1], sign[2])));
			figures.append(", flipped ").append(Arrays.toString(sign)).append(' ').append(there);
			best = Math.max(best, there);
		}
		assertTrue(here > best + 0.1, figures.toString());
	}
}
