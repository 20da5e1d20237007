/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.imaging.Grid;
import org.dendritej.imaging.NeuriteWidths;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.optics.PointSpreadFunction;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;

/** The radii of a reconstruction as the image it was traced in shows them, see {@link NeuriteWidths}. Immutable. */
public final class RadiiFromImage {

	private final Reconstruction reconstruction;
	private final double scale;
	private final double blur;
	private final double[] radii;

	/**
	 * Measures.
	 *
	 * @param reconstruction the trace, without cell bodies
	 * @param scale length of its unit, µm
	 * @param image what it was traced in: the present channel and frame are read, nothing is written
	 * @param space where the image lies in the space of the trace
	 * @param psf its blur
	 * @param largest radius looked for, µm
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return the radii
	 * @throws ImageException if the image tells no radius at all
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public static RadiiFromImage of(final Reconstruction reconstruction, final double scale, final ImagePlus image, final ImageSpace space,
		final PointSpreadFunction psf, final double largest, final Workers workers, final RenderMonitor monitor) {
		final Grid grid = space.grid();
		final float[][] planes = new float[grid.depth()][];
		for (int z = 0; z < planes.length; z++) {
			final ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(image.getC(), z + 1, image.getT()));
			planes[z] = (float[]) plane.convertToFloatProcessor().getPixels();
		}
		final double saturation = switch (image.getBitDepth()) {
			case 16 -> 65535;
			case 32 -> Double.POSITIVE_INFINITY;
			default -> 255;
		};
		final List<SamplePoint> points =
			reconstruction.points().stream().map(p -> new SamplePoint(scale * p.x(), scale * p.y(), scale * p.z(),
				scale * p.radius(), p.type(), p.parent())).toList();
		final double[] radii = new NeuriteWidths(planes, grid, psf, saturation, largest).radii(points, workers, monitor);
		if (Arrays.stream(radii).allMatch(Double::isNaN))
			throw new ImageException("\"" + image.getTitle() + "\": no radius could be measured along " + reconstruction.name() +
				"; check that the trace lies on bright neurites of this image: compare pixel size, unit and origin with those it was traced with");
		return new RadiiFromImage(reconstruction, scale, psf.fwhm(0), radii);
	}

	private RadiiFromImage(final Reconstruction reconstruction, final double scale, final double blur, final double[] radii) {
		this.reconstruction = reconstruction;
		this.scale = scale;
		this.blur = blur;
		this.radii = radii;
	}

	/**
	 * The radius of each point as measured.
	 *
	 * @return µm, NaN where the image does not tell; shape {@code [points]}
	 */
	public double[] radii() {
		return radii.clone();
	}

	/**
	 * The reconstruction with the radii that were measured.
	 *
	 * @param fill whether points without a measured radius, but for the soma, get that of what is measured nearest on the way to the root, or else beyond;
	 *        otherwise they keep their own
	 * @return all else as it was, in its own unit
	 */
	public Reconstruction reconstruction(final boolean fill) {
		final double[] known = radii.clone();
		final List<SamplePoint> old = reconstruction.points();
		if (fill) {
			for (int i = 0; i < known.length; i++)
				if (open(known, i) && old.get(i).parent() >= 0)
					known[i] = known[old.get(i).parent()];
			for (int i = known.length - 1; i >= 0; i--) { // what lies before the first measured one
				final int parent = old.get(i).parent();
				if (parent >= 0 && open(known, parent) && !Double.isNaN(known[i]))
					known[parent] = known[i];
			}
		}
		final List<SamplePoint> points = new ArrayList<>();
		for (int i = 0; i < known.length; i++)
			points.add(Double.isNaN(known[i]) ? old.get(i) : old.get(i).withRadius(known[i] / scale));
		return new Reconstruction(reconstruction.name(), points, reconstruction.joints(), reconstruction.bodies(), reconstruction.frame(),
			reconstruction.findings());
	}

	private boolean open(final double[] known, final int i) {
		return Double.isNaN(known[i]) && reconstruction.points().get(i).type() != Types.SOMA;
	}

	/**
	 * Adds a row for each unbranched stretch with neurite, from the root on: how many of its points were measured, the median radii there in the file and in the
	 * image, and how many are thinner than the blur and hence uncertain. Rows that stand in the table are kept.
	 *
	 * @param table such as ImageJ's system table, which macros read headless, too
	 */
	public void addStretches(final ResultsTable table) {
		final List<SamplePoint> points = reconstruction.points();
		final int[] children = new int[points.size()], stretch = new int[points.size()];
		for (final SamplePoint p : points)
			if (p.parent() >= 0)
				children[p.parent()]++;
		final List<List<Integer>> stretches = new ArrayList<>();
		for (int i = 0; i < points.size(); i++) {
			final int parent = points.get(i).parent();
			if (points.get(i).type() == Types.SOMA)
				continue;
			if (parent < 0 || children[parent] > 1 || points.get(parent).type() == Types.SOMA) {
				stretch[i] = stretches.size();
				stretches.add(new ArrayList<>());
			}
			else
				stretch[i] = stretch[parent];
			stretches.get(stretch[i]).add(i);
		}
		table.setNaNEmptyCells(true);
		for (int k = 0; k < stretches.size(); k++) {
			final List<Integer> all = stretches.get(k), seen = all.stream().filter(i -> !Double.isNaN(radii[i])).toList();
			final double length = scale * all.stream().filter(i -> points.get(i).parent() >= 0)
				.mapToDouble(i -> points.get(i).distanceTo(points.get(points.get(i).parent()))).sum();
			final double file = median(seen.stream().mapToDouble(i -> scale * points.get(i).radius()).toArray());
			final double found = median(seen.stream().mapToDouble(i -> radii[i]).toArray());
			table.incrementCounter();
			table.addLabel(reconstruction.name());
			table.addValue("Stretch", k);
			table.addValue("Type", Types.name(points.get(all.get(0)).type()));
			table.addValue("Length (\u00b5m)", length);
			table.addValue("Points", all.size());
			table.addValue("Measured points", seen.size());
			table.addValue("Radius in file (\u00b5m)", file);
			table.addValue("Radius in image (\u00b5m)", found);
			table.addValue("Image / file", file > 0 ? found / file : Double.NaN);
			table.addValue("Points thinner than blur", seen.stream().filter(i -> 2 * radii[i] <= blur).count());
		}
	}

	/**
	 * Adds a row for each point: place, and radius in the file and in the image.
	 *
	 * @param table rows that stand in it are kept
	 */
	public void addPoints(final ResultsTable table) {
		table.setNaNEmptyCells(true);
		for (int i = 0; i < radii.length; i++) {
			final SamplePoint p = reconstruction.points().get(i);
			table.incrementCounter();
			table.addValue("Point", i);
			table.addValue("Type", Types.name(p.type()));
			table.addValue("x (\u00b5m)", scale * p.x());
			table.addValue("y (\u00b5m)", scale * p.y());
			table.addValue("z (\u00b5m)", scale * p.z());
			table.addValue("Radius in file (\u00b5m)", scale * p.radius());
			table.addValue("Radius in image (\u00b5m)", radii[i]);
		}
	}

	/** NaN of nothing. */
	private static double median(final double[] values) {
		Arrays.sort(values);
		return values.length == 0 ? Double.NaN : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
	}
}
