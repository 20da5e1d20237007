/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.dendritej.imaging.Grid;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.FloatPolygon;

/**
 * Places that somebody has marked on an image with ImageJ's selections: points, and lines along which places are taken. Whole numbers of pixels are their
 * centres, as ImageJ has it for points and lines; the slice gives z. What says nothing about its slice, or lies on an image of one plane, has no z.
 */
public final class Marks {

	/** Where selections are looked for. */
	public enum Source {
		/** The image's own selection. */
		SELECTION,
		/** Everything in the image's overlay. */
		OVERLAY,
		/** Everything in the ROI Manager. */
		MANAGER
	}

	/**
	 * A marked place.
	 *
	 * @param selection name of the selection it belongs to
	 * @param x µm
	 * @param y µm
	 * @param z µm; NaN if it is not known
	 */
	public record Mark(String selection, double x, double y, double z) {
	}

	private final ImagePlus image;
	private final Grid grid;
	private final double perMicrometre;
	private final List<Mark> marks = new ArrayList<>();

	private Marks(final ImagePlus image, final Grid grid, final double perMicrometre) {
		this.image = image;
		this.grid = grid;
		this.perMicrometre = perMicrometre;
	}

	/**
	 * Reads the marks of an image.
	 *
	 * @param image where they are; it is only read
	 * @param space of the image
	 * @param selections marked on it, see {@link #selections}
	 * @param perMicrometre how many places to take per µm of a line, at least one a line, in the middles of equal parts
	 * @return in the order of the selections; at least one
	 * @throws ImageException if one is neither points nor a line, or none holds a point
	 */
	public static List<Mark> of(final ImagePlus image, final ImageSpace space, final List<Roi> selections, final double perMicrometre) {
		final Marks marks = new Marks(image, space.grid(), perMicrometre);
		for (int i = 0; i < selections.size(); i++)
			marks.add(selections.get(i), i + 1);
		if (marks.marks.isEmpty())
			throw new ImageException(
				"\"" + image.getTitle() + "\": the selections hold no point; click with the point tool where synapses shall be");
		return marks.marks;
	}

	/**
	 * The ends of a line.
	 *
	 * @param image where it is; it is only read
	 * @param space of the image
	 * @param line straight, segmented or freehand
	 * @return its first and its last point
	 */
	public static List<Mark> ends(final ImagePlus image, final ImageSpace space, final Roi line) {
		final Marks marks = new Marks(image, space.grid(), 1);
		final FloatPolygon points = line instanceof Line straight ? straight.getFloatPoints() : line.getFloatPolygon();
		final String name = line.getName() == null ? "line" : line.getName();
		for (final int i : new int[] { 0, points.npoints - 1 })
			marks.add(name, points.xpoints[i], points.ypoints[i], marks.slice(line));
		return marks.marks;
	}

	/**
	 * Looks for selections.
	 *
	 * @param image on which they are
	 * @param source where to look
	 * @return at least one
	 * @throws ImageException if there is none
	 */
	public static List<Roi> selections(final ImagePlus image, final Source source) {
		final List<Roi> found = new ArrayList<>();
		switch (source) {
			case SELECTION -> {
				if (image.getRoi() != null)
					found.add(image.getRoi());
			}
			case OVERLAY -> {
				final Overlay overlay = image.getOverlay();
				if (overlay != null)
					found.addAll(List.of(overlay.toArray()));
			}
			default -> {
				final RoiManager manager = RoiManager.getInstance2();
				if (manager != null)
					found.addAll(List.of(manager.getRoisAsArray()));
			}
		}
		if (found.isEmpty())
			throw new ImageException(switch (source) {
				case SELECTION -> "\"" + image.getTitle() + "\" has no selection; mark places with the point or a line tool";
				case OVERLAY -> "\"" + image.getTitle() + "\" has no overlay; add selections to it with Image > Overlay > Add Selection";
				default -> "the ROI Manager is empty; add selections to it, or open a set of them";
			});
		return found;
	}

	private void add(final Roi selection, final int number) {
		final String name = selection.getName() == null ? "selection " + number : selection.getName();
		if (selection instanceof PointRoi points) {
			final FloatPolygon polygon = points.getFloatPolygon();
			for (int i = 0; i < polygon.npoints; i++) {
				final int own = points.getPointPosition(i);
				add(name, polygon.xpoints[i], polygon.ypoints[i], own > 0 ? slice(own) : slice(selection));
			}
		}
		else
			if (selection.isLine() && selection.getType() != Roi.ANGLE)
				addLine(name, selection instanceof Line line ? line.getFloatPoints() : selection.getFloatPolygon(), slice(selection));
			else
				throw new ImageException("\"" + image.getTitle() + "\": \"" + name + "\" is neither points nor a line but of type " +
					selection.getTypeAsString().toLowerCase(Locale.ROOT) + "; mark synapses with the point or a line tool");
	}

	private void addLine(final String name, final FloatPolygon line, final int slice) {
		final double[] arc = new double[line.npoints];
		for (int i = 1; i < arc.length; i++)
			arc[i] = arc[i - 1] + Math.hypot((line.xpoints[i] - line.xpoints[i - 1]) * grid.pixelWidth(),
				(line.ypoints[i] - line.ypoints[i - 1]) * grid.pixelHeight());
		final double length = arc[arc.length - 1];
		final int number = (int) Math.max(1, Math.min(100_000, Math.rint(length * perMicrometre)));
		int segment = 0;
		for (int n = 0; n < number; n++) {
			final double at = length * (n + 0.5) / number;
			while (segment + 2 < arc.length && arc[segment + 1] < at)
				segment++;
			final double step = arc[segment + 1] - arc[segment], t = step > 0 ? (at - arc[segment]) / step : 0;
			add(name, line.xpoints[segment] + t * (line.xpoints[segment + 1] - line.xpoints[segment]),
				line.ypoints[segment] + t * (line.ypoints[segment + 1] - line.ypoints[segment]), slice);
		}
	}

	/** The slice of a selection from 1, the present one for one that is being drawn; 0 if nobody knows. */
	private int slice(final Roi selection) {
		if (selection.hasHyperStackPosition())
			return selection.getZPosition();
		if (selection.getPosition() > 0)
			return slice(selection.getPosition());
		return selection == image.getRoi() ? image.getZ() : 0;
	}

	/** The slice of a plane. */
	private int slice(final int plane) {
		return plane > image.getStackSize() ? 0 : image.convertIndexToPosition(plane)[1];
	}

	private void add(final String name, final double x, final double y, final int slice) {
		final double z = slice < 1 || image.getNSlices() == 1 ? Double.NaN : grid.z0() + (slice - 1) * grid.pixelDepth();
		marks.add(new Mark(name, grid.x0() + x * grid.pixelWidth(), grid.y0() + y * grid.pixelHeight(), z));
	}
}
