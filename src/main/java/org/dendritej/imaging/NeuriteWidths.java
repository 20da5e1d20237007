/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.dendritej.morphology.SamplePoint;
import org.dendritej.optics.PointSpreadFunction;
import org.dendritej.units.Workers;

/**
 * Radii of neurites from the image they were traced in: around each point of the trace the voxels are compared with what a straight, evenly lit cylinder would
 * look like through the point spread function and the voxels themselves, and the radius, the place of the axis, brightness and background that fit best are
 * taken. Brightness is free, so neither the dye nor the microscope needs to be known but for its blur. Good for diameters above the width of the blur; thinner
 * neurites look all alike. Immutable, so any thread may share it.
 */
public final class NeuriteWidths {

	/** Length of the stretch along a neurite that is looked at, in widths of the blur, at least so many voxels. */
	private static final double STRETCH = 12, STRETCH_VOXELS = 12;
	/** The fewest voxels that say anything. */
	private static final int FEWEST = 12;
	/** Neighbouring points on one branch whose median is taken, on either side. */
	private static final int MEDIAN = 6;

	private final float[][] planes;
	private final Grid grid;
	private final PointSpreadFunction psf;
	private final double saturation;
	private final double largest;

	/**
	 * In an image.
	 *
	 * @param planes brightness, shape {@code [depth][width · height]}, x fastest; not changed, nor to be changed
	 * @param grid where its voxels lie in the space of the trace
	 * @param psf the blur of the image
	 * @param saturation value from which on a voxel may have been brighter than it says, such as 255; infinite for none
	 * @param largest radius looked for, µm
	 */
	public NeuriteWidths(final float[][] planes, final Grid grid, final PointSpreadFunction psf, final double saturation,
		final double largest) {
		if (planes.length != grid.depth() || planes[0].length != grid.width() * grid.height())
			throw new ImagingException("an image of " + planes.length + " planes of " + planes[0].length + " voxels for a grid of " +
				grid.width() + " × " + grid.height() + " × " + grid.depth() + "; both must have the same size");
		if (!(largest > 0) || Double.isInfinite(largest))
			throw new ImagingException("the largest radius to look for is " + largest + " µm; it must be positive and finite");
		this.planes = planes;
		this.grid = grid;
		this.psf = psf;
		this.saturation = saturation;
		this.largest = largest;
	}

	/**
	 * The radius at every point of a trace, each the median over its neighbours on the same branch.
	 *
	 * @param points the trace in the space of the grid, every parent before its children; one tree or several
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return µm, NaN where the image does not tell: at the soma, outside of the image, where nothing is brighter than the background; shape {@code [points]}
	 * @throws RenderCancelledException if the monitor stops it
	 */
	public double[] radii(final List<SamplePoint> points, final Workers workers, final RenderMonitor monitor) {
		final TracedBranches trace = new TracedBranches(points);
		final AtomicInteger done = new AtomicInteger();
		final double[] raw = workers.map(points.size(), i -> {
			synchronized (monitor) {
				monitor.check(done.getAndIncrement() / (double) points.size());
			}
			return measure(trace, i);
		}).stream().mapToDouble(r -> r).toArray();
		final double[] radii = new double[raw.length];
		for (int i = 0; i < raw.length; i++) {
			final double[] near = trace.along(i, MEDIAN).stream().mapToDouble(k -> raw[k]).filter(r -> !Double.isNaN(r)).sorted().toArray();
			radii[i] = Double.isNaN(raw[i]) || near.length == 0 ? Double.NaN
				: (near[(near.length - 1) / 2] + near[near.length / 2]) / 2;
		}
		return radii;
	}

	private double measure(final TracedBranches trace, final int i) {
		final SamplePoint point = trace.points().get(i);
		if (trace.soma(i))
			return Double.NaN;
		final double blur = psf.fwhm(0), reach = Math.max(STRETCH * blur, STRETCH_VOXELS * grid.pixelWidth()) / 2;
		final List<Integer> path = trace.around(i, reach);
		if (path.size() < 2)
			return Double.NaN;
		final SamplePoint a = trace.points().get(path.get(0)), b = trace.points().get(path.get(path.size() - 1));
		final double dx = b.x() - a.x(), dy = b.y() - a.y(), dz = b.z() - a.z(), length = Math.sqrt(dx * dx + dy * dy + dz * dz);
		final double level = Math.hypot(dx, dy);
		if (!(level > 0.3 * length))
			return Double.NaN; // along the optical axis there is no profile in the plane
		final double tilt = level / length, side = variance(0), deep = tilt * tilt * variance(2) + (1 - tilt * tilt) * side;
		final double sigmaS = Math.sqrt(side), sigmaQ = Math.sqrt(deep);
		final CylinderFit fit = new CylinderFit(sigmaS, sigmaQ, saturation, largest);
		double best = Double.NaN, window = 6 * sigmaS + 3 * grid.pixelWidth();
		for (int round = 0; round < 8; round++) { // the window follows what is found
			final VoxelsAcross voxels = voxels(trace, path, point, reach, window, sigmaQ);
			if (voxels.n < FEWEST)
				return best;
			best = fit.radius(voxels);
			final double wanted = Math.min(2 * largest, 1.7 * best + 4 * sigmaS + 2 * grid.pixelWidth());
			if (Double.isNaN(best) || Math.abs(wanted - window) < 0.05 * window)
				break;
			window = wanted;
		}
		return best;
	}

	/** Of blur and voxel along an axis, µm². */
	private double variance(final int axis) {
		final double size = axis == 2 ? grid.pixelDepth() : grid.pixelWidth();
		return psf.sigma(axis) * psf.sigma(axis) + size * size / 12;
	}

	/** The voxels around a stretch of a path, without those that are nearer to another neurite. */
	private VoxelsAcross voxels(final TracedBranches trace, final List<Integer> path, final SamplePoint point, final double reach,
		final double window,
		final double sigmaQ) {
		final double far = reach + window, deep = Math.max(0.6 * grid.pixelDepth(), 0.7 * sigmaQ);
		final BitSet onPath = new BitSet();
		path.forEach(onPath::set);
		final List<double[]> own = new ArrayList<>(), others = new ArrayList<>();
		for (int k = 0; k < trace.points().size(); k++) {
			final SamplePoint p = trace.points().get(k);
			if (p.parent() < 0)
				continue;
			final SamplePoint o = trace.points().get(p.parent());
			final double[] segment = { o.x(), o.y(), o.z(), p.x(), p.y(), p.z() };
			if (onPath.get(k) && onPath.get(p.parent()))
				own.add(segment);
			else
				if (Math.min(o.x(), p.x()) < point.x() + 2 * far && Math.max(o.x(), p.x()) > point.x() - 2 * far &&
					Math.min(o.y(), p.y()) < point.y() + 2 * far && Math.max(o.y(), p.y()) > point.y() - 2 * far &&
					Math.min(o.z(), p.z()) < point.z() + 3 * sigmaQ + far && Math.max(o.z(), p.z()) > point.z() - 3 * sigmaQ - far)
					others.add(segment);
		}
		final VoxelsAcross voxels = new VoxelsAcross();
		final int[] from = new int[3], to = new int[3];
		final double[] at = { point.x(), point.y(), point.z() };
		for (int axis = 0; axis < 3; axis++) {
			final int size = axis == 0 ? grid.width() : axis == 1 ? grid.height() : grid.depth();
			from[axis] = Math.max(0, LightBox.voxel(grid, axis, at[axis] - far));
			to[axis] = Math.min(size, LightBox.voxel(grid, axis, at[axis] + far) + 1);
		}
		final double[] place = new double[4];
		for (int z = from[2]; z < to[2]; z++)
			for (int y = from[1]; y < to[1]; y++)
				for (int x = from[0]; x < to[0]; x++) {
					final double px = grid.x0() + x * grid.pixelWidth(), py = grid.y0() + y * grid.pixelHeight(),
						pz = grid.z0() + z * grid.pixelDepth();
					if (!across(own, px, py, pz, place) || Math.abs(place[0]) > window || Math.abs(place[1]) > deep || place[3] > 1e-6)
						continue;
					final double mine = Math.hypot(place[0], place[1]);
					if (others.stream()
						.anyMatch(other -> distance(other, px, py, pz, sigmaQ / Math.sqrt(variance(0))) < mine + 1.5 * psf.fwhm(0)))
						continue;
					voxels.add(place[0], place[1], planes[z][y * grid.width() + x]);
				}
		voxels.weigh(0.5 * grid.pixelWidth());
		return voxels;
	}

	/** Where a place lies across the nearest of some segments: level, upwards, the distance, and how far beyond the ends of all. */
	private static boolean across(final List<double[]> segments, final double x, final double y, final double z, final double[] place) {
		double least = Double.POSITIVE_INFINITY;
		boolean found = false;
		for (int i = 0; i < segments.size(); i++) {
			final double[] g = segments.get(i);
			final double ax = g[3] - g[0], ay = g[4] - g[1], az = g[5] - g[2], squared = ax * ax + ay * ay + az * az;
			final double level = Math.hypot(ax, ay);
			if (!(level > 0))
				continue;
			final double t = ((x - g[0]) * ax + (y - g[1]) * ay + (z - g[2]) * az) / squared, u = Math.max(0, Math.min(1, t));
			final double dx = x - g[0] - u * ax, dy = y - g[1] - u * ay, dz = z - g[2] - u * az, d = dx * dx + dy * dy + dz * dz;
			if (d >= least)
				continue;
			least = d;
			found = true;
			final double ex = -ay / level, ey = ax / level, length = Math.sqrt(squared);
			place[0] = dx * ex + dy * ey;
			place[1] = (-dx * az * ey + dy * az * ex + dz * level) / length; // along axis × level direction
			place[2] = Math.sqrt(d);
			place[3] = i == 0 && t < 0 || i == segments.size() - 1 && t > 1 ? Math.abs(t - u) * length : 0;
		}
		return found;
	}

	/** Distance from a segment, lengths along z taken as so much shorter as the blur is longer there. */
	private static double distance(final double[] g, final double x, final double y, final double z, final double longer) {
		final double ax = g[3] - g[0], ay = g[4] - g[1], az = (g[5] - g[2]) / longer, squared = ax * ax + ay * ay + az * az;
		final double bx = x - g[0], by = y - g[1], bz = (z - g[2]) / longer;
		final double u = squared > 0 ? Math.max(0, Math.min(1, (bx * ax + by * ay + bz * az) / squared)) : 0;
		return Math.sqrt(Math.pow(bx - u * ax, 2) + Math.pow(by - u * ay, 2) + Math.pow(bz - u * az, 2));
	}
}
