/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * What counts photons and writes numbers: a Poisson number of photons, the excess noise of multiplication, the noise of reading, gain, offset, rounding and
 * saturation. Immutable. A voxel's number depends on its mean, the seed, the frame and the voxel alone.
 *
 * @param gain grey levels per photon
 * @param offset grey level without light
 * @param readNoise standard deviation of reading, in photons
 * @param excess factor by which multiplication raises the variance of photons, 1 for none; 1 … 1.3 for a photomultiplier
 * @param bits 8 or 16: what numbers are written as
 * @param seed of all noise
 */
public record Detector(double gain, double offset, double readNoise, double excess, int bits, long seed) {

	/** Counts photons: one grey level each, nothing added, 16 bits. */
	public static final Detector COUNTING = new Detector(1, 0, 0, 1, 16, 1);

	/** Checks that it can be. */
	public Detector {
		if (!(gain > 0) || Double.isInfinite(gain))
			throw new OpticsException("a detector with a gain of " + gain + " grey levels per photon; it must be positive and finite");
		if (!(readNoise >= 0) || Double.isInfinite(readNoise))
			throw new OpticsException("a detector with a read noise of " + readNoise + " photons; it must be 0 or positive");
		if (!(excess >= 1) || Double.isInfinite(excess))
			throw new OpticsException("a detector with an excess noise factor of " + excess + "; it must be 1 (none) or more");
		if (bits != 8 && bits != 16)
			throw new OpticsException("a detector with " + bits + " bits; it can have 8 or 16");
		if (!(offset >= 0 && offset <= (1 << bits) - 1))
			throw new OpticsException(
				"a detector with an offset of " + offset + " grey levels; with " + bits + " bits it lies between 0 and " +
					((1 << bits) - 1));
	}

	/**
	 * The greatest number it writes.
	 *
	 * @return 255 or 65535
	 */
	public int greatest() {
		return (1 << bits) - 1;
	}

	/**
	 * What it writes on average where nothing saturates.
	 *
	 * @param photons mean number
	 * @return grey levels
	 */
	public double mean(final double photons) {
		return offset + gain * photons;
	}

	/**
	 * Replaces mean numbers of photons by grey levels with noise.
	 *
	 * @param frame index
	 * @param first index of the first voxel within its volume
	 * @param values in: mean numbers of photons, not negative; out: grey levels, whole numbers
	 */
	public void measure(final long frame, final long first, final float[] values) {
		final Noise noise = new Noise(seed, frame);
		final double top = greatest();
		for (int i = 0; i < values.length; i++) {
			noise.at(first + i);
			final int photons = noise.poisson(values[i]);
			double signal = photons;
			if (excess > 1 && photons > 0)
				signal += Math.sqrt((excess - 1) * photons) * noise.normal();
			if (readNoise > 0)
				signal += readNoise * noise.normal();
			values[i] = (float) Math.max(0, Math.min(top, Math.rint(offset + gain * signal)));
		}
	}
}
