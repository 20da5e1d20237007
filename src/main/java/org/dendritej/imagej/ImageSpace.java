/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;

import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.io.LengthUnit;

import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * Where an image lies in the space of the neuron, and how ImageJ writes that down: pixel size, unit and origin. The one place that turns a calibration into
 * a grid and back. Immutable, so any thread may share it.
 */
public final class ImageSpace {

	/** Time between the pictures of a movie that is played, s⁻¹. */
	private static final double FRAMES_PER_SECOND = 20;

	private final Grid grid;
	private final Calibration calibration;

	private ImageSpace(final Grid grid, final Calibration calibration) {
		this.grid = grid;
		this.calibration = calibration;
	}

	/**
	 * A space in µm.
	 *
	 * @param grid the voxels
	 * @return the space, with the origin in pixels that puts voxel (0, 0, 0) where the grid says
	 */
	public static ImageSpace of(final Grid grid) {
		final Calibration calibration = new Calibration();
		calibration.setUnit("\u00b5m");
		calibration.pixelWidth = grid.pixelWidth();
		calibration.pixelHeight = grid.pixelHeight();
		calibration.pixelDepth = grid.pixelDepth();
		calibration.xOrigin = origin(grid.x0(), grid.pixelWidth());
		calibration.yOrigin = origin(grid.y0(), grid.pixelHeight());
		calibration.zOrigin = origin(grid.z0(), grid.pixelDepth());
		return new ImageSpace(grid, calibration);
	}

	/** Index of the voxel at 0, to a billionth of a voxel and without a negative zero. */
	private static double origin(final double start, final double size) {
		final double origin = -start / size, whole = Math.rint(origin);
		return Math.abs(origin - whole) < 1e-9 ? whole + 0.0 : origin;
	}

	/**
	 * The space of an image: a voxel (i, j, k) has its centre at (i − origin)·size and so on. Any unit of length is understood, also different ones for
	 * x, y and z.
	 *
	 * @param template the image; it is only read
	 * @return its space
	 * @throws ImageException if it has no pixel size in a unit of length
	 */
	public static ImageSpace of(final ImagePlus template) {
		return of(template, 0, 0);
	}

	/**
	 * The space of an image whose pixel size is missing or wrong, see {@link #of(ImagePlus)}.
	 *
	 * @param template the image; it is only read
	 * @param pixelSize width and height of a pixel, µm; 0 for what the image says
	 * @param sliceSpacing distance of slices, µm; 0 for what the image says
	 * @return its space; the origin stays at the pixel that the image says
	 * @throws ImageException if a size is neither given nor to be had from the image in a unit of length
	 */
	public static ImageSpace of(final ImagePlus template, final double pixelSize, final double sliceSpacing) {
		final Calibration calibration = template.getLocalCalibration().copy();
		if (pixelSize != 0) {
			final String zUnit = calibration.getZUnit();
			calibration.setUnit("\u00b5m");
			calibration.setYUnit(null);
			calibration.setZUnit(zUnit);
			calibration.pixelWidth = calibration.pixelHeight = pixelSize;
		}
		if (sliceSpacing != 0) {
			calibration.setZUnit("\u00b5m");
			calibration.pixelDepth = sliceSpacing;
		}
		final double x = micrometres(template, calibration.getXUnit()), y = micrometres(template, calibration.getYUnit());
		final double z = template.getNSlices() == 1 && Double.isNaN(LengthUnit.micrometres(calibration.getZUnit())) ? x
			: micrometres(template, calibration.getZUnit());
		final double width = size(template, "width", calibration.pixelWidth, x),
			height = size(template, "height", calibration.pixelHeight, y);
		final double depth = size(template, "depth", calibration.pixelDepth, z);
		if (calibration.getInvertY())
			throw new ImageException(
				"\"" + template.getTitle() + "\": its y axis points upwards (Invert Y in Image > Properties), but traces have" +
					" it downwards; switch that off");
		if (!Double.isFinite(calibration.xOrigin + calibration.yOrigin + calibration.zOrigin))
			throw new ImageException(
				"\"" + template.getTitle() + "\": its origin is " + calibration.xOrigin + ", " + calibration.yOrigin + ", " +
					calibration.zOrigin + "; correct it in Image > Properties");
		final Grid grid = new Grid(template.getWidth(), template.getHeight(), template.getNSlices(), width, height, depth,
			-calibration.xOrigin * width, -calibration.yOrigin * height, -calibration.zOrigin * depth);
		if (Double.isNaN(LengthUnit.micrometres(calibration.getZUnit())))
			calibration.setZUnit(null); // a plane whose z axis means nothing
		calibration.disableDensityCalibration();
		return new ImageSpace(grid, calibration);
	}

	private static double micrometres(final ImagePlus template, final String unit) {
		final double micrometres = LengthUnit.micrometres(unit);
		if (Double.isNaN(micrometres))
			throw new ImageException("\"" + template.getTitle() + "\": its pixel size is given in \"" + unit +
				"\", which is no length; enter the size of a pixel and its unit, such as µm, in Image > Properties");
		return micrometres;
	}

	private static double size(final ImagePlus template, final String which, final double size, final double micrometres) {
		if (!(size > 0) || Double.isInfinite(size))
			throw new ImageException("\"" + template.getTitle() + "\": its pixel " + which + " is " + size +
				"; enter the right one in Image > Properties");
		return size * micrometres;
	}

	/**
	 * The voxels.
	 *
	 * @return the grid, µm
	 */
	public Grid grid() {
		return grid;
	}

	/**
	 * The space in which a neuron is drawn for this image: the image's own, but for a plane with as many slices as the neuron needs, to be projected.
	 *
	 * @param pieces the neuron
	 * @return this space or a deeper one with the same pixels
	 */
	public ImageSpace deepFor(final List<Piece> pieces) {
		if (grid.depth() > 1)
			return this;
		final Grid deep = grid.withDepthOf(pieces, 2 * Math.max(grid.pixelWidth(), grid.pixelHeight()));
		final Calibration deeper = calibration.copy();
		deeper.pixelDepth = deep.pixelDepth() / LengthUnit.micrometres(calibration.getZUnit());
		deeper.zOrigin = origin(deep.z0(), deep.pixelDepth());
		return new ImageSpace(deep, deeper);
	}

	/**
	 * The space as ImageJ writes it down, in the template's own numbers and units, with time.
	 *
	 * @param frameInterval time between two frames, ms; 0 if there is only one
	 * @return a new calibration
	 */
	public Calibration calibration(final double frameInterval) {
		final Calibration copy = calibration.copy();
		copy.frameInterval = frameInterval;
		copy.setTimeUnit("ms");
		copy.fps = FRAMES_PER_SECOND;
		copy.loop = true;
		return copy;
	}
}
