/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Map;

import org.dendritej.units.Workers;

/**
 * A movie of volumes that is computed when looked at: samples on a calibrated grid over time, whatever they show. Stacks on screen, views and files are made
 * from it, so that one of any length costs no memory. Immutable, so any number of threads may ask for frames and planes at once; the same frame has the same
 * bits every time.
 */
public interface ActivitySource {

	/**
	 * Where the samples lie.
	 *
	 * @return the voxels of each frame
	 */
	Grid grid();

	/**
	 * Number of frames.
	 *
	 * @return at least 1
	 */
	int frames();

	/**
	 * Time of a frame: of what is recorded in an instant that instant, of what a microscope takes the beginning of the frame.
	 *
	 * @param frame index
	 * @return ms
	 */
	double frameTime(int frame);

	/**
	 * What a sample is.
	 *
	 * @return such as "membrane potential"
	 */
	String quantity();

	/**
	 * Unit of the samples.
	 *
	 * @return such as "mV" or "photons"; empty for a number
	 */
	String unit();

	/**
	 * The value of a sample where nothing is.
	 *
	 * @return NaN for potentials, 0 for light
	 */
	float empty();

	/**
	 * How many bits a sample needs.
	 *
	 * @return 8 or 16 if samples are whole numbers from 0 up to what so many bits hold, 32 if they are real numbers
	 */
	default int bits() {
		return 32;
	}

	/**
	 * What was rendered and how, for the image's metadata.
	 *
	 * @return names and texts in the order to be written
	 */
	Map<String, String> about();

	/**
	 * Prepares a frame. Whoever reads several planes of one should keep it; what it holds is small, and fit for a cache.
	 *
	 * @param frame index
	 * @return the frame, for any number of threads
	 */
	Frame frame(int frame);

	/**
	 * Computes all planes of a frame.
	 *
	 * @param frame index
	 * @param planes receives the samples, shape {@code [depth][width · height]}, x fastest
	 * @param workers threads to compute on
	 */
	default void volume(final int frame, final float[][] planes, final Workers workers) {
		final Frame prepared = frame(frame);
		workers.map(planes.length, z -> {
			prepared.plane(z, planes[z]);
			return null;
		});
	}

	/** One volume of a movie. Immutable, so any thread may use it. */
	interface Frame {

		/**
		 * Computes one plane.
		 *
		 * @param z the slice
		 * @param plane receives the samples, shape {@code [width · height]}, x fastest; every one is overwritten
		 */
		void plane(int z, float[] plane);
	}
}
