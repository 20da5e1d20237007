/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.morphology.Morphology;
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
	/** Steps of the search for the radius and for the axis. */
	private static final int RADIUS_STEPS = 16, AXIS_STEPS = 4;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
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
	 * @param morphology the trace, in the space of the grid
	 * @param workers threads to compute on
	 * @return µm, NaN where the image does not tell: at the soma, outside of the image, where nothing is brighter than the background; shape {@code [points]}
	 */
	public double[] radii(final Morphology morphology, final Workers workers) {
		final Trace trace = new Trace(morphology.points());
		final double[] raw = workers.map(morphology.size(), i -> measure(trace, i)).stream().mapToDouble(r -> r).toArray();
		final double[] radii = new double[raw.length];
		for (int i = 0; i < raw.length; i++) {
			final double[] near = trace.along(i, MEDIAN).stream().mapToDouble(k -> raw[k]).filter(r -> !Double.isNaN(r)).sorted().toArray();
			radii[i] = Double.isNaN(raw[i]) || near.length == 0 ? Double.NaN
				: (near[(near.length - 1) / 2] + near[near.length / 2]) / 2;
		}
		return radii;
	}

	/** The tree of points: who follows whom on a branch. */
	private static final class Trace {

		final List<SamplePoint> points;
		/** The only child, −1 at forks and tips. */
		final int[] next;
		final int[] children;

		Trace(final List<SamplePoint> points) {
			this.points = points;
			next = new int[points.size()];
			children = new int[points.size()];
			for (int i = 0; i < next.length; i++)
				if (points.get(i).parent() >= 0) {
					children[points.get(i).parent()]++;
					next[points.get(i).parent()] = i;
				}
			for (int i = 0; i < next.length; i++)
				if (children[i] != 1)
					next[i] = -1;
		}

		private boolean soma(final int i) {
			return points.get(i).type() == 1;
		}

		/** A point and up to so many before and behind it on its branch, in order. */
		List<Integer> along(final int i, final int each) {
			final List<Integer> found = new ArrayList<>();
			for (int k = i, n = 0; n < each && points.get(k).parent() >= 0 && !soma(points.get(k).parent()) && (k == i || children[k] == 1);
				n++)
				found.add(0, k = points.get(k).parent());
			found.add(i);
			for (int k = next[i], n = 0; n < each && k >= 0; n++, k = next[k])
				found.add(k);
			return found;
		}

		/** A point and its branch on either side as far as a distance along it. */
		List<Integer> around(final int i, final double reach) {
			final List<Integer> found = new ArrayList<>();
			double way = 0;
			for (int k = i; way < reach && points.get(k).parent() >= 0 && !soma(points.get(k).parent()) && (k == i || children[k] == 1);) {
				final int parent = points.get(k).parent();
				way += distance(k, parent);
				found.add(0, k = parent);
			}
			found.add(i);
			way = 0;
			for (int k = i; way < reach && next[k] >= 0; k = next[k]) {
				way += distance(k, next[k]);
				found.add(next[k]);
			}
			return found;
		}

		double distance(final int a, final int b) {
			final SamplePoint p = points.get(a), q = points.get(b);
			return Math.sqrt(Math.pow(p.x() - q.x(), 2) + Math.pow(p.y() - q.y(), 2) + Math.pow(p.z() - q.z(), 2));
		}
	}

	/** Voxels near a point: where they lie across the neurite, and how bright they are. */
	private static final class Voxels {

		int n;
		/** In the plane of the image, across it, and the brightness. */
		double[] s = new double[256], q = new double[256], value = new double[256];
		/** What each counts: photon noise grows with brightness, so the dark ones tell more. */
		double[] weight;

		/** Weights by the mean brightness at each distance from the trace. @param bin width of a range of distances, µm */
		void weigh(final double bin) {
			final double[] sum = new double[n + 1];
			final int[] count = new int[n + 1];
			double brightest = 0;
			for (int i = 0; i < n; i++) {
				final int k = (int) Math.min(n, Math.abs(s[i]) / bin);
				sum[k] += Math.max(0, value[i]);
				count[k]++;
			}
			for (int k = 0; k <= n; k++)
				if (count[k] > 0)
					brightest = Math.max(brightest, sum[k] / count[k]);
			weight = new double[n];
			for (int i = 0; i < n; i++) {
				final int k = (int) Math.min(n, Math.abs(s[i]) / bin);
				weight[i] = brightest > 0 ? 1 / (sum[k] / count[k] / brightest + 0.03) : 1;
			}
		}

		void add(final double across, final double deep, final double brightness) {
			if (n == s.length) {
				s = Arrays.copyOf(s, 2 * n);
				q = Arrays.copyOf(q, 2 * n);
				value = Arrays.copyOf(value, 2 * n);
			}
			s[n] = across;
			q[n] = deep;
			value[n++] = brightness;
		}
	}

	private double measure(final Trace trace, final int i) {
		final SamplePoint point = trace.points.get(i);
		if (trace.soma(i))
			return Double.NaN;
		final double blur = psf.fwhm(0), reach = Math.max(STRETCH * blur, STRETCH_VOXELS * grid.pixelWidth()) / 2;
		final List<Integer> path = trace.around(i, reach);
		if (path.size() < 2)
			return Double.NaN;
		final SamplePoint a = trace.points.get(path.get(0)), b = trace.points.get(path.get(path.size() - 1));
		final double dx = b.x() - a.x(), dy = b.y() - a.y(), dz = b.z() - a.z(), length = Math.sqrt(dx * dx + dy * dy + dz * dz);
		final double level = Math.hypot(dx, dy);
		if (!(level > 0.3 * length))
			return Double.NaN; // along the optical axis there is no profile in the plane
		final double tilt = level / length, side = variance(0), deep = tilt * tilt * variance(2) + (1 - tilt * tilt) * side;
		final double sigmaS = Math.sqrt(side), sigmaQ = Math.sqrt(deep);
		double best = Double.NaN, window = 6 * sigmaS + 3 * grid.pixelWidth();
		for (int round = 0; round < 8; round++) { // the window follows what is found
			final Voxels voxels = voxels(trace, path, point, reach, window, sigmaQ);
			if (voxels.n < FEWEST)
				return best;
			best = fit(voxels, sigmaS, sigmaQ);
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
	private Voxels voxels(final Trace trace, final List<Integer> path, final SamplePoint point, final double reach, final double window,
		final double sigmaQ) {
		final double far = reach + window, deep = Math.max(0.6 * grid.pixelDepth(), 0.7 * sigmaQ);
		final List<double[]> own = new ArrayList<>(), others = new ArrayList<>();
		for (int k = 0; k < trace.points.size(); k++) {
			final SamplePoint p = trace.points.get(k);
			if (p.parent() < 0)
				continue;
			final SamplePoint o = trace.points.get(p.parent());
			final double[] segment = { o.x(), o.y(), o.z(), p.x(), p.y(), p.z() };
			if (path.contains(k) && path.contains(p.parent()))
				own.add(segment);
			else
				if (Math.min(o.x(), p.x()) < point.x() + 2 * far && Math.max(o.x(), p.x()) > point.x() - 2 * far &&
					Math.min(o.y(), p.y()) < point.y() + 2 * far && Math.max(o.y(), p.y()) > point.y() - 2 * far &&
					Math.min(o.z(), p.z()) < point.z() + 3 * sigmaQ + far && Math.max(o.z(), p.z()) > point.z() - 3 * sigmaQ - far)
					others.add(segment);
		}
		final Voxels voxels = new Voxels();
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

	/** The radius that fits best, by golden sections in its logarithm, and the place of the axis in turn. */
	private double fit(final Voxels voxels, final double sigmaS, final double sigmaQ) {
		double s0 = 0, q0 = 0, radius = radius(voxels, s0, q0, sigmaS, sigmaQ);
		for (int turn = 0; turn < 2; turn++) { // first the radius: a thin model would run to one side of a thick neurite
			final double stepS = 0.3 * sigmaS / (1 + 2 * turn), stepQ = 0.3 * sigmaQ / (1 + 2 * turn), midS = s0, midQ = q0;
			double least = Double.POSITIVE_INFINITY;
			for (int i = -AXIS_STEPS; i <= AXIS_STEPS; i++)
				for (int k = -2; k <= 2; k++) {
					final double misfit = misfit(voxels, radius, midS + i * stepS, midQ + k * stepQ, sigmaS, sigmaQ);
					if (misfit < least) {
						least = misfit;
						s0 = midS + i * stepS;
						q0 = midQ + k * stepQ;
					}
				}
			radius = radius(voxels, s0, q0, sigmaS, sigmaQ);
		}
		return Double.isFinite(misfit(voxels, radius, s0, q0, sigmaS, sigmaQ)) ? radius : Double.NaN;
	}

	/** The radius that fits best around a given axis, by golden sections. */
	private double radius(final Voxels voxels, final double s0, final double q0, final double sigmaS, final double sigmaQ) {
		double low = Math.log(0.1 * sigmaS), high = Math.log(Math.max(largest, 0.2 * sigmaS));
		double a = high - GOLDEN * (high - low), b = low + GOLDEN * (high - low);
		double atA = misfit(voxels, Math.exp(a), s0, q0, sigmaS, sigmaQ), atB = misfit(voxels, Math.exp(b), s0, q0, sigmaS, sigmaQ);
		for (int i = 0; i < RADIUS_STEPS; i++)
			if (atA <= atB) {
				high = b;
				b = a;
				atB = atA;
				a = high - GOLDEN * (high - low);
				atA = misfit(voxels, Math.exp(a), s0, q0, sigmaS, sigmaQ);
			}
			else {
				low = a;
				a = b;
				atA = atB;
				b = low + GOLDEN * (high - low);
				atB = misfit(voxels, Math.exp(b), s0, q0, sigmaS, sigmaQ);
			}
		return Math.exp((low + high) / 2);
	}

	/** Sum of squares with the best brightness and background; infinite if the neurite would be darker than the background. */
	private double misfit(final Voxels voxels, final double radius, final double s0, final double q0, final double sigmaS,
		final double sigmaQ) {
		final Profile profile = new Profile(radius, sigmaS, sigmaQ);
		final double[] model = new double[voxels.n];
		double n = 0, m = 0, mm = 0, v = 0, mv = 0;
		for (int i = 0; i < voxels.n; i++) {
			model[i] = profile.at(voxels.s[i] - s0, voxels.q[i] - q0);
			if (voxels.value[i] < saturation) {
				final double w = voxels.weight[i];
				n += w;
				m += w * model[i];
				mm += w * model[i] * model[i];
				v += w * voxels.value[i];
				mv += w * model[i] * voxels.value[i];
			}
		}
		final double spread = n * mm - m * m;
		if (!(spread > 1e-12 * n * mm))
			return Double.POSITIVE_INFINITY;
		final double brightness = (n * mv - m * v) / spread, background = (v - brightness * m) / n;
		if (!(brightness > 0))
			return Double.POSITIVE_INFINITY;
		double sum = 0;
		for (int i = 0; i < voxels.n; i++) {
			final double expected = background + brightness * model[i];
			final double off = voxels.value[i] < saturation ? voxels.value[i] - expected : Math.max(0, voxels.value[i] - expected);
			sum += voxels.weight[i] * off * off;
		}
		return sum;
	}

	/** A disc under a Gaussian: the part of the light that a place sees, by strips of the disc. */
	private static final class Profile {

		private static final int LEAST = 8;

		private final double[] at, half, weight;
		private final double sigmaS, sigmaQ;

		Profile(final double radius, final double sigmaS, final double sigmaQ) {
			this.sigmaS = sigmaS;
			this.sigmaQ = sigmaQ;
			final int strips = Math.max(LEAST, (int) Math.ceil(3 * radius / sigmaS));
			at = new double[strips];
			half = new double[strips];
			weight = new double[strips];
			for (int i = 0; i < strips; i++) { // evenly spaced in the angle, with weights by its sine: smooth over the whole circle
				final double angle = Math.PI * (i + 0.5) / strips;
				at[i] = radius * Math.cos(angle);
				half[i] = radius * Math.sin(angle);
				weight[i] = Math.PI / strips * half[i] / (sigmaS * Math.sqrt(2 * Math.PI));
			}
		}

		double at(final double s, final double q) {
			double sum = 0;
			for (int i = 0; i < at.length; i++) {
				final double u = (s - at[i]) / sigmaS;
				if (Math.abs(u) < 6)
					sum += weight[i] * Math.exp(-u * u / 2) *
						(Normal.cumulative((q + half[i]) / sigmaQ) - Normal.cumulative((q - half[i]) / sigmaQ));
			}
			return sum;
		}
	}
}
