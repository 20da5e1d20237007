/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/** When each voxel of each frame is looked at. Immutable. Times in ms from the begin of the first frame. */
public sealed interface Timing {

	/**
	 * Time from one frame to the next.
	 *
	 * @return ms
	 */
	double frameInterval();

	/**
	 * How long a voxel is looked at.
	 *
	 * @return ms
	 */
	double exposure();

	/**
	 * When a voxel begins to be looked at, from the begin of its frame.
	 *
	 * @param x voxel index
	 * @param y voxel index
	 * @param z voxel index
	 * @return ms
	 */
	double start(int x, int y, int z);

	/**
	 * Whether all voxels of a slice are looked at together.
	 *
	 * @return true if {@link #start} depends on z alone
	 */
	boolean sliceAtOnce();

	/**
	 * A camera: all pixels of a slice collect light at the same time.
	 *
	 * @param frameInterval ms from one volume to the next
	 * @param exposure ms of light on each slice
	 * @param sliceInterval ms from one slice to the next; 0 if all are seen together
	 */
	record Camera(double frameInterval, double exposure, double sliceInterval) implements Timing {

		/** Checks the times. */
		public Camera {
			positive("frame interval", frameInterval);
			positive("exposure", exposure);
			notNegative("slice interval", sliceInterval);
			if (exposure > (sliceInterval == 0 ? frameInterval : sliceInterval) * (1 + 1e-9))
				throw new OpticsException("an exposure of " + exposure + " ms does not fit between " +
					(sliceInterval == 0 ? "frames " + frameInterval : "slices " + sliceInterval) + " ms apart; shorten it");
		}

		@Override
		public double start(final int x, final int y, final int z) {
			return z * sliceInterval;
		}

		@Override
		public boolean sliceAtOnce() {
			return true;
		}
	}

	/**
	 * A scanner: voxels are looked at one after another, along x in one direction, then the next line, then the next slice.
	 *
	 * @param frameInterval ms from one volume to the next
	 * @param exposure dwell time on a voxel, ms
	 * @param lineInterval ms from one line to the next, flyback included
	 * @param sliceInterval ms from one slice to the next; 0 if all are scanned together
	 */
	record Scanner(double frameInterval, double exposure, double lineInterval, double sliceInterval) implements Timing {

		/** Checks the times. */
		public Scanner {
			positive("frame interval", frameInterval);
			positive("dwell time", exposure);
			positive("line interval", lineInterval);
			notNegative("slice interval", sliceInterval);
		}

		@Override
		public double start(final int x, final int y, final int z) {
			return z * sliceInterval + y * lineInterval + x * exposure;
		}

		@Override
		public boolean sliceAtOnce() {
			return false;
		}
	}

	/**
	 * A scanner that spends a frame on as many lines as it has, a tenth of each on the way back.
	 *
	 * @param frameInterval ms from one volume to the next
	 * @param width voxels along x
	 * @param height lines of a slice
	 * @param depth slices, scanned one after another
	 * @return the scanner
	 */
	static Scanner scanning(final double frameInterval, final int width, final int height, final int depth) {
		final double slice = frameInterval / depth, line = slice / height;
		return new Scanner(frameInterval, 0.9 * line / width, line, slice);
	}

	/**
	 * Checks that a volume fits between two frames.
	 *
	 * @param width voxels along x
	 * @param height voxels along y
	 * @param depth voxels along z
	 * @throws OpticsException if it does not
	 */
	default void checkFits(final int width, final int height, final int depth) {
		final double end = start(width - 1, height - 1, depth - 1) + exposure();
		if (end > frameInterval() * (1 + 1e-9))
			throw new OpticsException("a volume of " + width + " × " + height + " × " + depth + " voxels takes " + end +
				" ms and frames are " + frameInterval() + " ms apart; choose a longer interval, a shorter dwell time or fewer voxels");
		if (this instanceof Scanner scanner && width * exposure() > scanner.lineInterval() * (1 + 1e-9))
			throw new OpticsException("a line of " + width + " voxels takes " + width * exposure() + " ms and lines are " +
				scanner.lineInterval() + " ms apart; shorten the dwell time");
		if (this instanceof Scanner scanner && scanner.sliceInterval() > 0 &&
			height * scanner.lineInterval() > scanner.sliceInterval() * (1 + 1e-9))
			throw new OpticsException("a slice of " + height + " lines takes " + height * scanner.lineInterval() + " ms and slices are " +
				scanner.sliceInterval() + " ms apart; shorten the line interval");
	}

	private static void positive(final String what, final double time) {
		if (!(time > 0) || Double.isInfinite(time))
			throw new OpticsException("the " + what + " is " + time + " ms; it must be positive and finite");
	}

	private static void notNegative(final String what, final double time) {
		if (!(time >= 0) || Double.isInfinite(time))
			throw new OpticsException("the " + what + " is " + time + " ms; it must be 0 or positive");
	}
}
