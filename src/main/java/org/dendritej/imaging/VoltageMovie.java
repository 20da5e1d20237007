/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.recording.Recording;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The membrane potential of a recording in the space of some voxels, mV. Views: pixels are computed when looked at, so a movie of any length takes no memory
 * beyond its recording. Immutable, so any thread may share it.
 *
 * <p>
 * A voxel holds the mean Σ w·V / Σ w over the compartments in it, w being the volume of each inside the voxel, and {@link Float#NaN} where the neuron fills
 * less of it than a stated coverage. A potential is never a sum.
 *
 * <p>
 * Seen along z, a column holds the greatest potential among its voxels that are not NaN, as a maximum-intensity projection shows the brightest. So a pixel
 * shows the potential of something that is there, never a mixture of neurites that cross at different depths, and NaN where the column is empty.
 */
public final class VoltageMovie implements ActivitySource {

	/** Coverage below which a voxel is empty unless something else is asked for: small enough for a thin dendrite in a large voxel. */
	public static final double DEFAULT_COVERAGE = 0.001;

	private final VoxelWeights weights;
	private final Recording recording;
	private final double coverage;
	private final double least;

	/**
	 * A movie.
	 *
	 * @param weights how much of each compartment lies in each voxel
	 * @param recording what happened; at least one frame
	 * @param coverage part of a voxel that the neuron must fill at least, 0 … 1; voxels it does not touch are NaN in any case
	 * @return the movie
	 * @throws ImagingException if the recording holds no frames or belongs to another neuron, or the coverage is no fraction
	 */
	public static VoltageMovie of(final VoxelWeights weights, final Recording recording, final double coverage) {
		return new VoltageMovie(weights, recording, coverage);
	}

	private VoltageMovie(final VoxelWeights weights, final Recording recording, final double coverage) {
		if (recording.frames() == 0)
			throw new ImagingException("the recording holds no frames of the whole neuron; record with a frame interval above 0 ms");
		final int recorded = recording.voltages(0).length;
		if (recorded != weights.compartments())
			throw new ImagingException(
				"the recording has " + recorded + " compartments and the image was made for " + weights.compartments() +
					"; both must come from the same cable model");
		if (!(coverage >= 0 && coverage <= 1))
			throw new ImagingException(
				"the coverage is " + coverage + "; it is the part of a voxel that the neuron fills, between 0 and 1");
		this.weights = weights;
		this.recording = recording;
		this.coverage = coverage;
		this.least = coverage * (1 - 1e-6) * weights.grid().voxelVolume(); // weights are floats: a full voxel may fall short by a rounding
	}

	/**
	 * The geometry.
	 *
	 * @return how much of each compartment lies in each voxel
	 */
	public VoxelWeights weights() {
		return weights;
	}

	/**
	 * What happened.
	 *
	 * @return the recording
	 */
	public Recording recording() {
		return recording;
	}

	@Override
	public Grid grid() {
		return weights.grid();
	}

	@Override
	public int frames() {
		return recording.frames();
	}

	@Override
	public double frameTime(final int frame) {
		return recording.frameTime(frame);
	}

	@Override
	public String quantity() {
		return "membrane potential";
	}

	@Override
	public String unit() {
		return "mV";
	}

	/** @return NaN: a potential is nowhere but in the neuron */
	@Override
	public float empty() {
		return Float.NaN;
	}

	@Override
	public Map<String, String> about() {
		final Map<String, String> about = new LinkedHashMap<>();
		about.put("quantity", "membrane potential, mV, mean over the compartments in a voxel weighted by their volume in it");
		about.put("coverage", coverage + " of a voxel at least, else NaN");
		return about;
	}

	@Override
	public ActivitySource.Frame frame(final int frame) {
		final float[] voltages = recording.voltages(frame);
		return (z, plane) -> plane(z, voltages, plane);
	}

	/**
	 * The movie seen along z: a single slice, as deep as all of them together.
	 *
	 * @return a view of this movie
	 */
	public ActivitySource alongZ() {
		return new AlongZ();
	}

	/**
	 * The movie as an image.
	 *
	 * @return mV, shape {@code [x, y, z, frames]}
	 */
	public RandomAccessibleInterval<FloatType> volume() {
		return ActivityView.of(this);
	}

	/**
	 * The movie seen along z as an image.
	 *
	 * @return mV, shape {@code [x, y, frames]}
	 */
	public RandomAccessibleInterval<FloatType> projection() {
		return Views.hyperSlice(ActivityView.of(alongZ()), 2, 0);
	}

	/**
	 * One slice of one frame.
	 *
	 * @param z the slice
	 * @param frame the frame
	 * @param plane receives mV, shape {@code [width · height]}, x fastest
	 */
	public void plane(final int z, final int frame, final float[] plane) {
		plane(z, recording.voltages(frame), plane);
	}

	private void plane(final int z, final float[] voltages, final float[] plane) {
		Arrays.fill(plane, Float.NaN);
		for (int voxel = weights.firstVoxel(z); voxel < weights.firstVoxel(z + 1); voxel++)
			plane[weights.pixel(voxel)] = weights.mean(voxel, voltages, least);
	}

	/**
	 * One frame seen along z.
	 *
	 * @param frame the frame
	 * @param plane receives mV, shape {@code [width · height]}, x fastest
	 */
	public void projection(final int frame, final float[] plane) {
		Arrays.fill(plane, Float.NaN);
		project(recording.voltages(frame), plane);
	}

	/**
	 * The greatest potential that each column reaches in a range of frames.
	 *
	 * @param fromFrame the first frame
	 * @param toFrame the frame behind the last
	 * @param plane receives mV, shape {@code [width · height]}, x fastest
	 */
	public void peak(final int fromFrame, final int toFrame, final float[] plane) {
		Arrays.fill(plane, Float.NaN);
		for (int frame = fromFrame; frame < toFrame; frame++)
			project(recording.voltages(frame), plane);
	}

	private void project(final float[] voltages, final float[] plane) {
		for (int voxel = 0; voxel < weights.touchedVoxels(); voxel++) {
			final int pixel = weights.pixel(voxel);
			plane[pixel] = greater(plane[pixel], weights.mean(voxel, voltages, least));
		}
	}

	/** The greater of two values, of which NaN is none. */
	private static float greater(final float a, final float b) {
		return Float.isNaN(a) || b > a ? b : a;
	}

	/** What is seen along z. */
	private final class AlongZ implements ActivitySource {

		@Override
		public Grid grid() {
			final Grid all = weights.grid();
			return new Grid(all.width(), all.height(), 1, all.pixelWidth(), all.pixelHeight(), all.depth() * all.pixelDepth(), all.x0(),
				all.y0(), all.z0() + (all.depth() - 1) / 2.0 * all.pixelDepth());
		}

		@Override
		public int frames() {
			return VoltageMovie.this.frames();
		}

		@Override
		public double frameTime(final int frame) {
			return VoltageMovie.this.frameTime(frame);
		}

		@Override
		public String quantity() {
			return VoltageMovie.this.quantity();
		}

		@Override
		public String unit() {
			return VoltageMovie.this.unit();
		}

		@Override
		public float empty() {
			return VoltageMovie.this.empty();
		}

		@Override
		public Map<String, String> about() {
			final Map<String, String> about = VoltageMovie.this.about();
			about.put("seen", "along z, of every column the greatest potential");
			return about;
		}

		@Override
		public ActivitySource.Frame frame(final int frame) {
			final float[] voltages = recording.voltages(frame);
			return (z, plane) -> {
				Arrays.fill(plane, Float.NaN);
				project(voltages, plane);
			};
		}
	}
}
