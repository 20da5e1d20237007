/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.indicator.Fluorescence;
import org.dendritej.optics.Detector;
import org.dendritej.optics.Microscope;
import org.dendritej.optics.Timing;

/**
 * What a microscope sees of a neuron's activity, twice: the clean truth in mean numbers of photons, and the noisy grey values that its detector writes. Both are
 * computed when looked at, so a movie of any length takes no memory beyond the brightness of the compartments. Immutable, so any thread may share it.
 *
 * <p>
 * A frame integrates what happens while it is taken: with a camera during its exposure, with a scanner in each voxel during its own dwell time.
 */
public final class LightMovie {

	private final LightWeights weights;
	private final Fluorescence fluorescence;
	private final Microscope microscope;
	private final float photonsPerUnit;
	private final int frames;

	/**
	 * A movie.
	 *
	 * @param weights what is seen of each compartment in each voxel
	 * @param fluorescence brightness of each compartment over time
	 * @param microscope when voxels are looked at and what is made of the light; its blur and attenuation are those of the weights already
	 * @return the movie
	 * @throws ImagingException if both are not of the same neuron, or nothing lasts as long as a frame
	 */
	public static LightMovie of(final LightWeights weights, final Fluorescence fluorescence, final Microscope microscope) {
		return new LightMovie(weights, fluorescence, microscope);
	}

	private LightMovie(final LightWeights weights, final Fluorescence fluorescence, final Microscope microscope) {
		this.weights = weights;
		this.fluorescence = fluorescence;
		this.microscope = microscope;
		final Grid grid = weights.grid();
		if (fluorescence.compartments() != weights.compartments())
			throw new ImagingException(
				"the brightness is that of " + fluorescence.compartments() + " compartments and the image was made for " +
					weights.compartments() + "; both must come from the same cable model");
		final Timing timing = microscope.timing();
		timing.checkFits(grid.width(), grid.height(), grid.depth());
		final double lasts = fluorescence.time(fluorescence.samples() - 1) - fluorescence.time(0);
		final double volume = timing.start(grid.width() - 1, grid.height() - 1, grid.depth() - 1) + timing.exposure();
		frames = (int) Math.min(Integer.MAX_VALUE, Math.floor((lasts - volume) / timing.frameInterval() + 1e-9) + 1);
		if (frames < 1 && fluorescence.samples() > 1)
			throw new ImagingException("the recording lasts " + lasts + " ms and the microscope needs " + volume +
				" ms for a frame; record for longer or choose a shorter frame");
		final double full = weights.label() == Label.CYTOSOL ? grid.voxelVolume() : grid.pixelWidth() * grid.pixelHeight();
		photonsPerUnit = (float) (microscope.photons() / full);
	}

	/**
	 * The mean number of photons in each voxel.
	 *
	 * @return the clean movie
	 */
	public ActivitySource truth() {
		return new Source(false);
	}

	/**
	 * The grey values that the detector writes.
	 *
	 * @return the noisy movie
	 */
	public ActivitySource noisy() {
		return new Source(true);
	}

	/** One of the two. */
	private final class Source implements ActivitySource {

		private final boolean noisy;

		Source(final boolean noisy) {
			this.noisy = noisy;
		}

		@Override
		public Grid grid() {
			return weights.grid();
		}

		@Override
		public int frames() {
			return Math.max(1, frames); // of a single sample a still picture
		}

		@Override
		public double frameTime(final int frame) {
			return fluorescence.time(0) + frame * microscope.timing().frameInterval();
		}

		@Override
		public String quantity() {
			return "fluorescence";
		}

		@Override
		public String unit() {
			return noisy ? "" : "photons";
		}

		@Override
		public float empty() {
			return (float) (noisy ? microscope.detector().mean(microscope.background()) : microscope.background());
		}

		@Override
		public int bits() {
			return noisy ? microscope.detector().bits() : 32;
		}

		@Override
		public Map<String, String> about() {
			final Map<String, String> about = new LinkedHashMap<>();
			about.put("quantity", noisy ? "grey values of a detector, with noise" : "mean numbers of photons, without noise");
			about.put("label", weights.label() == Label.CYTOSOL ? "in the cytosol" : "on the membrane");
			about.putAll(fluorescence.about());
			about.putAll(microscope.about());
			return about;
		}

		@Override
		public Frame frame(final int frame) {
			if (frame < 0 || frame >= frames())
				throw new ImagingException("frame " + frame + " was asked for; there are " + frames() + ", counted from 0");
			final Timing timing = microscope.timing();
			final double start = frameTime(frame);
			final boolean together = timing.sliceAtOnce() && timing.start(0, 0, 1) == timing.start(0, 0, 0);
			final float[] all = together ? mean(start, timing) : null;
			return (z, plane) -> {
				Arrays.fill(plane, (float) microscope.background());
				if (timing.sliceAtOnce())
					weights.addPlane(z, together ? all : mean(start + timing.start(0, 0, z), timing), plane);
				else
					scan(z, start, timing, plane);
				if (noisy) {
					final Detector detector = microscope.detector();
					detector.measure(frame, (long) z * plane.length, (float) microscope.background(), plane);
				}
			};
		}
	}

	/** Photons per unit of each compartment's light during an exposure. */
	private float[] mean(final double start, final Timing timing) {
		final float[] mean = fluorescence.mean(start, start + timing.exposure());
		for (int c = 0; c < mean.length; c++)
			mean[c] *= photonsPerUnit;
		return mean;
	}

	/** Adds a slice in which each voxel has its own time. */
	private void scan(final int z, final double start, final Timing timing, final float[] plane) {
		final Band slice = weights.slice(z);
		final int width = weights.grid().width();
		final int[] pixel = slice.pixel(), firstPair = slice.firstPair(), compartment = slice.compartment();
		final float[] weight = slice.weight();
		for (int v = 0; v < pixel.length; v++) {
			final double from = start + timing.start(pixel[v] % width, pixel[v] / width, z);
			final Fluorescence.Window window = fluorescence.window(from, from + timing.exposure());
			double sum = 0;
			for (int k = 0; k < window.weights().length; k++) {
				double light = 0;
				for (int p = firstPair[v]; p < firstPair[v + 1]; p++)
					light += weight[p] * fluorescence.brightness(window.first() + k, compartment[p]);
				sum += window.weights()[k] * light;
			}
			plane[pixel[v]] += (float) (photonsPerUnit * sum);
		}
	}
}
