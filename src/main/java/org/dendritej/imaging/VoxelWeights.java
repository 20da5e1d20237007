/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.dendritej.cable.Piece;
import org.dendritej.units.Workers;

/**
 * How much of each compartment lies in each voxel: a sparse matrix, voxel ← volume · compartment, in µm³. Geometry does not change during a movie, so every
 * frame is one product with it. Voxels the neuron does not touch take no memory. Immutable, so any thread may share it.
 *
 * <p>
 * A neurite is a solid of its real radius, thinner ones than a voxel included. Whatever overlaps, at bends, forks and in the soma, counts once: the volumes in
 * a voxel add up to at most the voxel's own. The same neuron on the same grid gives the same bits on any number of threads.
 */
public final class VoxelWeights {

	/** Rows of a slice that make one task. */
	private static final int ROWS_PER_BAND = 64;
	/** Bytes a pair takes while everything is built: its number and weight, twice, and its share of its voxel's. */
	private static final int BYTES_PER_PAIR = 32;

	private final Grid grid;
	private final int compartments;
	/** First touched voxel of each slice, shape [depth + 1]. */
	private final int[] firstVoxel;
	/** x + y·width of each touched voxel, ascending within a slice. */
	private final int[] pixel;
	/** First pair of each touched voxel, shape [touched + 1]. */
	private final int[] firstPair;
	private final int[] compartment;
	private final float[] weight;

	/**
	 * Fills the voxels of a grid with a neuron.
	 *
	 * @param pieces the neuron
	 * @param compartments their number
	 * @param grid the voxels; what lies outside them is left out
	 * @param workers threads to compute on
	 * @return the weights
	 * @throws ImagingException if a piece is not finite, or the heap cannot hold the weights
	 */
	public static VoxelWeights of(final List<Piece> pieces, final int compartments, final Grid grid, final Workers workers) {
		return of(pieces, compartments, grid, workers, RenderMonitor.SILENT);
	}

	/**
	 * Fills the voxels of a grid with a neuron, watched.
	 *
	 * @param pieces the neuron
	 * @param compartments their number
	 * @param grid the voxels; what lies outside them is left out
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return the weights
	 * @throws ImagingException if a piece is not finite, or the heap cannot hold the weights
	 * @throws RenderCancelledException if the monitor stops it
	 */
	public static VoxelWeights of(final List<Piece> pieces, final int compartments, final Grid grid, final Workers workers,
		final RenderMonitor monitor) {
		return of(pieces, compartments, grid, workers, pairsThatFit(), monitor);
	}

	/**
	 * Fills the voxels of a grid with a neuron, watched and within a limit.
	 *
	 * @param pieces the neuron
	 * @param compartments their number
	 * @param grid the voxels; what lies outside them is left out
	 * @param workers threads to compute on
	 * @param maximalPairs how many pairs of voxel and compartment are allowed; each takes about 12 bytes, about 32 while they are made
	 * @param monitor told of progress
	 * @return the weights
	 * @throws ImagingException if a piece is not finite, or there are more pairs
	 * @throws RenderCancelledException if the monitor stops it
	 */
	public static VoxelWeights of(final List<Piece> pieces, final int compartments, final Grid grid, final Workers workers,
		final long maximalPairs, final RenderMonitor monitor) {
		final Body[] bodies = Bodies.of(pieces, compartments);
		final Neighbours neighbours = new Neighbours(bodies);
		final int bandsPerSlice = (grid.height() + ROWS_PER_BAND - 1) / ROWS_PER_BAND;
		final long tasks = (long) bandsPerSlice * grid.depth();
		if (tasks > 10_000_000)
			throw new ImagingException("an image of " + grid.width() + " × " + grid.height() + " × " + grid.depth() +
				" voxels is too large; choose larger voxels");
		final int[][] candidates = candidates(bodies, grid, bandsPerSlice, (int) tasks, maximalPairs);
		final AtomicLong pairsLeft = new AtomicLong(maximalPairs);
		final AtomicInteger done = new AtomicInteger();
		final List<Band> bands;
		try {
			bands = workers.map((int) tasks, task -> {
				if (candidates[task] == null)
					return null;
				report(monitor, done.incrementAndGet() / (double) tasks);
				final int row = task % bandsPerSlice * ROWS_PER_BAND;
				return new Voxeliser(grid, bodies, neighbours, task / bandsPerSlice, pairsLeft).fill(row,
					Math.min(grid.height(), row + ROWS_PER_BAND),
					candidates[task]);
			});
		}
		catch (final BandBuilder.TooManyPairs e) {
			throw tooMany(grid, maximalPairs);
		}
		return new VoxelWeights(grid, compartments, bands, bandsPerSlice);
	}

	private static void report(final RenderMonitor monitor, final double fraction) {
		synchronized (monitor) {
			monitor.check(fraction);
		}
	}

	private static long pairsThatFit() {
		final Runtime runtime = Runtime.getRuntime();
		final long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		return Math.min(Integer.MAX_VALUE - 8, free / BYTES_PER_PAIR);
	}

	private static ImagingException tooMany(final Grid grid, final long maximalPairs) {
		return new ImagingException("on voxels of " + grid.pixelWidth() + " × " + grid.pixelHeight() + " × " + grid.pixelDepth() +
			" µm the neuron takes more than the " + maximalPairs + " pairs of voxel and compartment that memory has room for;" +
			" choose larger voxels or give Java more memory");
	}

	/** For each band the bodies that may reach into it, ascending; null where there are none. */
	private static int[][] candidates(final Body[] bodies, final Grid grid, final int bandsPerSlice, final int tasks,
		final long maximalPairs) {
		final int[] count = new int[tasks];
		final int[][] candidates = new int[tasks][];
		for (int pass = 0; pass < 2; pass++) {
			long total = 0;
			for (int i = 0; i < bodies.length; i++) {
				final double[] box = bodies[i].bounds();
				if (box[3] < grid.border(0, 0) || box[0] > grid.border(0, grid.width()))
					continue;
				final int firstRow = index(box[1], grid.y0(), grid.pixelHeight(), 0, grid.height());
				final int lastRow = index(box[4], grid.y0(), grid.pixelHeight(), -1, grid.height() - 1);
				final int firstSlice = index(box[2], grid.z0(), grid.pixelDepth(), 0, grid.depth());
				final int lastSlice = index(box[5], grid.z0(), grid.pixelDepth(), -1, grid.depth() - 1);
				if (firstRow > lastRow || firstSlice > lastSlice)
					continue;
				for (int z = firstSlice; z <= lastSlice; z++)
					for (int band = firstRow / ROWS_PER_BAND; band <= lastRow / ROWS_PER_BAND; band++) {
						final int task = z * bandsPerSlice + band;
						if (pass == 1)
							candidates[task][--count[task]] = i;
						else {
							count[task]++;
							if (++total > 4 * maximalPairs)
								throw tooMany(grid, maximalPairs);
						}
					}
			}
			if (pass == 0)
				for (int task = 0; task < tasks; task++)
					candidates[task] = count[task] == 0 ? null : new int[count[task]];
		}
		for (final int[] list : candidates)
			if (list != null)
				Arrays.sort(list);
		return candidates;
	}

	/** Index of the voxel at a position, a little generous, kept within limits. */
	private static int index(final double position, final double start, final double size, final int least, final int greatest) {
		return (int) Math.max(least, Math.min(greatest, Math.floor((position - start) / size + 0.5)));
	}

	private VoxelWeights(final Grid grid, final int compartments, final List<Band> bands, final int bandsPerSlice) {
		this.grid = grid;
		this.compartments = compartments;
		int touched = 0, pairs = 0;
		for (final Band band : bands)
			if (band != null) {
				touched += band.pixel().length;
				pairs += band.weight().length;
			}
		firstVoxel = new int[grid.depth() + 1];
		pixel = new int[touched];
		firstPair = new int[touched + 1];
		compartment = new int[pairs];
		weight = new float[pairs];
		int v = 0, p = 0;
		for (int task = 0; task < bands.size(); task++) {
			final Band band = bands.get(task);
			if (band != null) {
				final int n = band.pixel().length, m = band.weight().length;
				System.arraycopy(band.pixel(), 0, pixel, v, n);
				System.arraycopy(band.compartment(), 0, compartment, p, m);
				System.arraycopy(band.weight(), 0, weight, p, m);
				for (int i = 1; i <= n; i++)
					firstPair[v + i] = p + band.firstPair()[i];
				v += n;
				p += m;
			}
			firstVoxel[task / bandsPerSlice + 1] = v;
		}
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
	 * Number of compartments.
	 *
	 * @return as it was given
	 */
	public int compartments() {
		return compartments;
	}

	/**
	 * Number of pairs of a voxel and a compartment that lies in it.
	 *
	 * @return 0 if the neuron lies outside the grid
	 */
	public int pairs() {
		return weight.length;
	}

	/**
	 * Number of voxels that the neuron touches.
	 *
	 * @return 0 if the neuron lies outside the grid
	 */
	public int touchedVoxels() {
		return pixel.length;
	}

	/**
	 * Volume of each compartment inside the grid.
	 *
	 * @return µm³, shape {@code [compartments]}
	 */
	public double[] volumes() {
		final double[] volumes = new double[compartments];
		for (int p = 0; p < weight.length; p++)
			volumes[compartment[p]] += weight[p];
		return volumes;
	}

	/**
	 * Which compartments lie in a voxel.
	 *
	 * @param x voxel index
	 * @param y voxel index
	 * @param z voxel index
	 * @return the compartments and their volumes; empty where the neuron is not
	 */
	public List<Share> shares(final int x, final int y, final int z) {
		final List<Share> shares = new ArrayList<>();
		final int v = find(x, y, z);
		if (v >= 0)
			for (int p = firstPair[v]; p < firstPair[v + 1]; p++)
				shares.add(new Share(compartment[p], weight[p]));
		return shares;
	}

	/**
	 * A compartment's part of a voxel.
	 *
	 * @param compartment its index
	 * @param volume µm³
	 */
	public record Share(int compartment, double volume) {
	}

	/** A touched voxel. @return its number, negative if the neuron does not touch it */
	int find(final long x, final long y, final long z) {
		if (x < 0 || y < 0 || z < 0 || x >= grid.width() || y >= grid.height() || z >= grid.depth())
			return -1;
		return Arrays.binarySearch(pixel, firstVoxel[(int) z], firstVoxel[(int) z + 1], (int) (x + y * grid.width()));
	}

	/** The touched voxels of a slice. */
	Band slice(final int z) {
		final int from = firstVoxel[z], to = firstVoxel[z + 1], first = firstPair[from], end = firstPair[to];
		final int[] pairs = new int[to - from + 1];
		for (int v = from; v <= to; v++)
			pairs[v - from] = firstPair[v] - first;
		return new Band(Arrays.copyOfRange(pixel, from, to), pairs, Arrays.copyOfRange(compartment, first, end),
			Arrays.copyOfRange(weight, first, end));
	}

	/** First touched voxel of a slice; that of the next slice follows its last. */
	int firstVoxel(final int z) {
		return firstVoxel[z];
	}

	/** x + y·width of a touched voxel. */
	int pixel(final int voxel) {
		return pixel[voxel];
	}

	/** The part of a touched voxel that the neuron fills, 0 … 1. */
	float coverage(final int voxel) {
		double sum = 0;
		for (int p = firstPair[voxel]; p < firstPair[voxel + 1]; p++)
			sum += weight[p];
		return (float) Math.min(1, sum / grid.voxelVolume());
	}

	/** Σ w·V / Σ w over a touched voxel, in the unit of {@code values}; NaN where Σ w is less than {@code least} µm³. */
	float mean(final int voxel, final float[] values, final double least) {
		double sum = 0, weighted = 0;
		for (int p = firstPair[voxel]; p < firstPair[voxel + 1]; p++) {
			final double w = weight[p];
			sum += w;
			weighted += w * values[compartment[p]];
		}
		return sum >= least ? (float) (weighted / sum) : Float.NaN;
	}
}
