/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Instruction.Distribution;

/**
 * Random numbers of one element: the n-th is a function of its seed and n alone, by the mixing function of Steele, Lea &amp; Flood (2014), OOPSLA 453–472,
 * doi:10.1145/2660193.2660195. How many have been drawn is all there is to keep.
 */
final class RandomStream {

	private static final double LARGEST_MEAN = 1e5, PIECE = 30;
	private static final Distribution[] DISTRIBUTIONS = Distribution.values();
	private final long seed;
	private double drawn;

	RandomStream(final long seed) {
		this.seed = seed;
	}

	/** Draws for the element whose frame this is. */
	double draw(final int distribution, final double first, final double second, final double[] frame) {
		drawn = frame[Frame.DRAWS];
		final double value = switch (DISTRIBUTIONS[distribution]) {
			case UNIFORM -> uniform();
			case NORMAL -> first + second * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
			case EXPONENTIAL -> -first * Math.log(uniform());
			case POISSON -> poisson(first);
		};
		frame[Frame.DRAWS] = drawn;
		return value;
	}

	/** Between 0 and 1, neither included. */
	private double uniform() {
		long z = seed + (long) ++drawn * 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return (((z ^ z >>> 31) >>> 11) + 0.5) * 0x1p-53;
	}

	/** Counts arrivals; a large mean is taken in pieces, whose sum is distributed alike. */
	private double poisson(final double mean) {
		if (!(mean >= 0 && mean <= LARGEST_MEAN))
			throw new MechanismException("a Poisson number of mean " + mean + " is asked for; the mean must lie between 0 and " +
				LARGEST_MEAN);
		double count = 0;
		for (double left = mean; left > 0; left -= PIECE) {
			final double limit = Math.exp(-Math.min(left, PIECE));
			for (double product = uniform(); product > limit; product *= uniform())
				count++;
		}
		return count;
	}
}
