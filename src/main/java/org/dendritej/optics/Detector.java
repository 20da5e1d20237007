/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * What counts photons and writes numbers: a Poisson number of photons, the excess noise of multiplication, the noise of reading, gain, offset, rounding and
 * saturation. Immutable. A voxel's number depends on its mean, the mean common to
 * most, the seed, the frame and the voxel alone.
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

	/** Numbers of photons for which the number written is kept. */
	private static final int WRITTEN = 256;

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
	 * @param common a mean that many voxels have, such as the background, for which counting is made faster; 0 or less for none
	 * @param values in: mean numbers of photons, not negative; out: grey levels, whole numbers
	 */
	public void measure(final long frame, final long first, final float common, final float[] values) {
		final Noise noise = new Noise(seed, frame);
		final int together = Math.min(Noise.TOGETHER, values.length);
		final long[] states = new long[together], bits = new long[together], more = new long[together];
		final float[] written = new float[WRITTEN];
		for (int photons = 0; photons < WRITTEN; photons++)
			written[photons] = write(photons);
		final CommonCount dark = common > 0 && common <= CommonCount.GREATEST ? new CommonCount(common) : null;
		final double read = readNoise * readNoise;
		final boolean spread = excess > 1 || read > 0;
		for (int from = 0; from < values.length; from += together) {
			final int n = Math.min(together, values.length - from);
			noise.neighbours(first + from, n, states, bits);
			if (spread)
				Noise.more(states, n, more);
			for (int i = 0; i < n; i++) {
				noise.resume(states[i]);
				final float mean = values[from + i];
				final int photons = mean == common && dark != null ? dark.of(bits[i]) : noise.poisson(mean, bits[i]);
				if (spread) { // by multiplying and by reading: two normal numbers, added
					final double deviation = excess > 1 ? Math.sqrt((excess - 1) * photons + read) : readNoise;
					values[from + i] = write(photons + deviation * noise.normal(more[i]));
				}
				else
					values[from + i] = photons < WRITTEN ? written[photons] : write(photons);
			}
		}
	}

	private float write(final double signal) {
		final double level = offset + gain * signal + 0.5;
		return level < 1 ? 0 : (int) Math.min(level, greatest());
	}
}
