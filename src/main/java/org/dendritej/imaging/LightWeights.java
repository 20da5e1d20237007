/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;

import org.dendritej.cable.Piece;
import org.dendritej.optics.PointSpreadFunction;
import org.dendritej.units.Workers;

/**
 * How much light of each compartment a microscope sees in each voxel: a sparse matrix. The light in a voxel is the sum of its weights times the brightness
 * of their compartments, per µm³ of cytosol or per µm² of membrane.
 *
 * <p>
 * A weight is the integral over the voxel of the compartment's volume (or surface) blurred by the point spread function, so that the light in a field that
 * holds it all is the light of the compartment; what lies outside the field shines into it. Volumes that overlap count once. Immutable, so any thread may
 * share it; the same bits on any number of threads.
 */
public final class LightWeights {

	/** Voxels of a box that light is collected in. */
	private static final long BOX = 1 << 20;
	/** Part of the greatest weight of a compartment below which weights are left out. */
	private static final double NEGLIGIBLE = 1e-6;
	/** The least width of the blur that nodes are spaced for, in sides of a voxel: the voxel itself blurs, too. */
	private static final double LEAST_WIDTH = 0.04;
	private static final int BYTES_PER_PAIR = 32;

	private final Grid grid;
	private final Label label;
	private final double[] light;
	/** One per slice. */
	private final Band[] slices;

	/**
	 * Through a point spread function.
	 *
	 * @param pieces the neuron, in the space of the grid
	 * @param compartments their number
	 * @param grid the voxels
	 * @param label what shines
	 * @param psf how a point is seen
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return the weights
	 * @throws ImagingException if a piece is not finite, or the heap cannot hold the weights
	 * @throws RenderCancelledException if the monitor stops it
	 */
	public static LightWeights of(final List<Piece> pieces, final int compartments, final Grid grid, final Label label,
		final PointSpreadFunction psf, final Workers workers, final RenderMonitor monitor) {
		return of(pieces, compartments, grid, label, psf, depth -> 1, workers, monitor);
	}

	/**
	 * Through a point spread function and a tissue that absorbs.
	 *
	 * @param pieces the neuron, in the space of the grid
	 * @param compartments their number
	 * @param grid the voxels
	 * @param label what shines
	 * @param psf how a point is seen
	 * @param transmission what is left of the light of a point at a position along z, µm
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return the weights
	 * @throws ImagingException if a piece is not finite, or the heap cannot hold the weights
	 * @throws RenderCancelledException if the monitor stops it
	 */
	public static LightWeights of(final List<Piece> pieces, final int compartments, final Grid grid, final Label label,
		final PointSpreadFunction psf, final DoubleUnaryOperator transmission, final Workers workers, final RenderMonitor monitor) {
		final Body[] bodies = Bodies.of(pieces, compartments);
		final Neighbours neighbours = new Neighbours(bodies);
		final int[][] members = members(bodies, compartments);
		final Runtime runtime = Runtime.getRuntime();
		final AtomicLong pairsLeft =
			new AtomicLong((runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory()) / BYTES_PER_PAIR);
		final AtomicInteger done = new AtomicInteger();
		final List<Seen> seen = workers.map(compartments, c -> {
			final Seen result = see(members[c], bodies, neighbours, grid, label, psf, transmission);
			if (pairsLeft.addAndGet(-result.count) < 0)
				throw new ImagingException("on voxels of " + grid.pixelWidth() + " × " + grid.pixelHeight() + " × " + grid.pixelDepth() +
					" µm and with " + psf + " there are more pairs of voxel and compartment than memory has room for; choose larger voxels"
					+
					" or a smaller field, or give Java more memory");
			synchronized (monitor) {
				monitor.check(0.9 * done.incrementAndGet() / compartments);
			}
			return result;
		});
		final List<Band> slices = workers.map(grid.depth(), z -> slice(seen, z, grid));
		monitor.check(1);
		return new LightWeights(grid, label, seen.stream().mapToDouble(s -> s.light).toArray(), slices.toArray(new Band[0]));
	}

	/**
	 * Without any blur: the volumes themselves.
	 *
	 * @param volumes of the compartments in the voxels
	 * @return the same as light of the cytosol
	 */
	public static LightWeights of(final VoxelWeights volumes) {
		final Band[] slices = new Band[volumes.grid().depth()];
		for (int z = 0; z < slices.length; z++)
			slices[z] = volumes.slice(z);
		return new LightWeights(volumes.grid(), Label.CYTOSOL, volumes.volumes(), slices);
	}

	private LightWeights(final Grid grid, final Label label, final double[] light, final Band[] slices) {
		this.grid = grid;
		this.label = label;
		this.light = light;
		this.slices = slices;
	}

	private static int[][] members(final Body[] bodies, final int compartments) {
		final int[] count = new int[compartments];
		for (final Body body : bodies)
			count[body.compartment()]++;
		final int[][] members = new int[compartments][];
		for (int c = 0; c < compartments; c++)
			members[c] = new int[count[c]];
		for (int i = bodies.length - 1; i >= 0; i--)
			members[bodies[i].compartment()][--count[bodies[i].compartment()]] = i;
		return members;
	}

	/** What is seen of one compartment. */
	private static final class Seen {

		double light;
		int count;
		int[] z = new int[256];
		int[] pixel = new int[256];
		float[] weight = new float[256];

		void add(final int slice, final int at, final double w) {
			if (count == z.length) {
				z = Arrays.copyOf(z, 2 * count);
				pixel = Arrays.copyOf(pixel, 2 * count);
				weight = Arrays.copyOf(weight, 2 * count);
			}
			z[count] = slice;
			pixel[count] = at;
			weight[count++] = (float) w;
		}

		/** Leaves out what is negligible and sorts the rest by voxel. */
		void tidy() {
			float greatest = 0;
			for (int i = 0; i < count; i++)
				greatest = Math.max(greatest, weight[i]);
			final long[] keys = new long[count];
			int n = 0;
			for (int i = 0; i < count; i++)
				if (weight[i] > NEGLIGIBLE * greatest)
					keys[n++] = (long) z[i] << 32 | i;
			Arrays.sort(keys, 0, n); // boxes lie side by side and are read in order, so slices alone are out of order
			final int[] slices = new int[n], pixels = new int[n];
			final float[] weights = new float[n];
			for (int i = 0; i < n; i++) {
				final int from = (int) keys[i];
				slices[i] = z[from];
				pixels[i] = pixel[from];
				weights[i] = weight[from];
			}
			z = slices;
			pixel = pixels;
			weight = weights;
			count = n;
		}

		int firstIn(final int slice) {
			int low = 0, high = count;
			while (low < high) {
				final int middle = (low + high) >>> 1;
				if (z[middle] < slice)
					low = middle + 1;
				else
					high = middle;
			}
			return low;
		}
	}

	private static Seen see(final int[] members, final Body[] bodies, final Neighbours neighbours, final Grid grid, final Label label,
		final PointSpreadFunction psf, final DoubleUnaryOperator transmission) {
		final double[] sigma = { Math.max(psf.sigma(0), LEAST_WIDTH * grid.pixelWidth()),
			Math.max(psf.sigma(1), LEAST_WIDTH * grid.pixelHeight()), Math.max(psf.sigma(2), LEAST_WIDTH * grid.pixelDepth()) };
		final Glow glow = new Glow(label, sigma);
		final Seen seen = new Seen();
		final Lights lights = new Lights();
		for (final int body : members)
			glow.add(body, bodies, neighbours, lights);
		lights.dim(transmission);
		seen.light = lights.total();
		final int[] from = new int[3], to = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int size = axis == 0 ? grid.width() : axis == 1 ? grid.height() : grid.depth();
			from[axis] = Math.max(0, LightBox.voxel(grid, axis, lights.least(axis) - psf.reach(axis)));
			to[axis] = Math.min(size, LightBox.voxel(grid, axis, lights.greatest(axis) + psf.reach(axis)) + 1);
		}
		if (lights.size() > 0)
			see(lights, grid, psf, from, to, seen);
		seen.tidy();
		return seen;
	}

	/** Spreads points over a box of voxels, in halves if it is too large. */
	private static void see(final Lights lights, final Grid grid, final PointSpreadFunction psf, final int[] from, final int[] to,
		final Seen seen) {
		if (from[0] >= to[0] || from[1] >= to[1] || from[2] >= to[2])
			return;
		if ((long) (to[0] - from[0]) * (to[1] - from[1]) * (to[2] - from[2]) <= BOX) {
			final LightBox box = new LightBox(grid, psf, from, to);
			box.add(lights);
			box.drain(seen::add);
			return;
		}
		final int axis = to[0] - from[0] >= Math.max(to[1] - from[1], to[2] - from[2]) ? 0 : to[1] - from[1] >= to[2] - from[2] ? 1 : 2;
		final int middle = (from[axis] + to[axis]) >>> 1;
		final int[] half = to.clone(), rest = from.clone();
		half[axis] = rest[axis] = middle;
		final Lights near = lights.between(axis, Double.NEGATIVE_INFINITY, grid.border(axis, middle) + psf.reach(axis));
		see(near, grid, psf, from, half, seen);
		final Lights far = lights.between(axis, grid.border(axis, middle) - psf.reach(axis), Double.POSITIVE_INFINITY);
		see(far, grid, psf, rest, to, seen);
	}

	/** Collects what all compartments give to one slice. */
	private static Band slice(final List<Seen> seen, final int z, final Grid grid) {
		int pairs = 0;
		final int[] count = new int[grid.width() * grid.height() + 1];
		final int[] from = new int[seen.size()], to = new int[seen.size()];
		for (int c = 0; c < from.length; c++) {
			from[c] = seen.get(c).firstIn(z);
			to[c] = seen.get(c).firstIn(z + 1);
			for (int i = from[c]; i < to[c]; i++)
				count[seen.get(c).pixel[i]]++;
			pairs += to[c] - from[c];
		}
		int voxels = 0;
		for (final int n : count)
			if (n > 0)
				voxels++;
		final int[] pixel = new int[voxels], firstPair = new int[voxels + 1], compartment = new int[pairs];
		final float[] weight = new float[pairs];
		for (int p = 0, v = 0, n = 0; v < voxels; p++)
			if (count[p] > 0) {
				pixel[v++] = p;
				n += count[p];
				firstPair[v] = n;
				count[p] = n - count[p];
			}
		for (int c = 0; c < from.length; c++)
			for (int i = from[c]; i < to[c]; i++) {
				final int at = count[seen.get(c).pixel[i]]++;
				compartment[at] = c;
				weight[at] = seen.get(c).weight[i];
			}
		return new Band(pixel, firstPair, compartment, weight);
	}

	/**
	 * The voxels.
	 *
	 * @return the grid
	 */
	public Grid grid() {
		return grid;
	}

	/**
	 * What shines.
	 *
	 * @return where the dye is
	 */
	public Label label() {
		return label;
	}

	/**
	 * Number of compartments.
	 *
	 * @return as it was given
	 */
	public int compartments() {
		return light.length;
	}

	/**
	 * Light of each compartment at a brightness of 1, wherever it goes, in the field or not.
	 *
	 * @return µm³ or µm², shape {@code [compartments]}
	 */
	public double[] light() {
		return light.clone();
	}

	/**
	 * Number of pairs of a voxel and a compartment that is seen in it.
	 *
	 * @return 0 if nothing of the neuron is seen
	 */
	public long pairs() {
		return Arrays.stream(slices).mapToLong(slice -> slice.weight().length).sum();
	}

	/**
	 * The light in one slice.
	 *
	 * @param z the slice
	 * @param brightness of each compartment, per µm³ or µm², shape {@code [compartments]}
	 * @param plane the light of each voxel with some is added to it, shape {@code [width · height]}, x fastest
	 */
	public void addPlane(final int z, final float[] brightness, final float[] plane) {
		final Band slice = slices[z];
		final int[] pixel = slice.pixel(), firstPair = slice.firstPair(), compartment = slice.compartment();
		final float[] weight = slice.weight();
		for (int v = 0; v < pixel.length; v++) {
			float sum = 0;
			for (int p = firstPair[v]; p < firstPair[v + 1]; p++)
				sum += weight[p] * brightness[compartment[p]];
			plane[pixel[v]] += sum;
		}
	}

	/** One slice. */
	Band slice(final int z) {
		return slices[z];
	}
}
