/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * How many compartments a section gets. All compartments of a section have the same length. Lengths are compared with a tolerance of 1e-9 relative, so that
 * the number does not flip when a reconstruction is rotated or shifted.
 */
public sealed interface CompartmentRule {

	/** A tenth of the length constant at 100 Hz. */
	CompartmentRule DEFAULT = new DLambda(0.1, 100);

	/**
	 * The number of compartments of a section.
	 *
	 * @param length of the section, µm
	 * @param lambda gives the section's length constant at a frequency in Hz, µm
	 * @return at least 1
	 */
	int compartments(double length, java.util.function.DoubleUnaryOperator lambda);

	/**
	 * As many as are needed for none to be longer than a length: ⌈L/maximum⌉.
	 *
	 * @param maximum µm
	 */
	record MaximalLength(double maximum) implements CompartmentRule {

		/** Checks the length. */
		public MaximalLength {
			requirePositive("maximal compartment length (µm)", maximum);
		}

		@Override
		public int compartments(final double length, final java.util.function.DoubleUnaryOperator lambda) {
			return atLeastOne(Math.ceil(length / maximum * (1 - TOLERANCE)), length);
		}
	}

	/**
	 * An odd number so that none is longer than a fraction of the length constant for alternating current: 2·⌊(L/(d·λ_f) + 0.9)/2⌋ + 1, as Hines &amp;
	 * Carnevale (2001), Neuroscientist 7:123–135, doi:10.1177/107385840100700207.
	 *
	 * @param fraction d, of the length constant
	 * @param frequency f, Hz
	 */
	record DLambda(double fraction, double frequency) implements CompartmentRule {

		/** Checks both. */
		public DLambda {
			requirePositive("fraction of the length constant", fraction);
			requirePositive("frequency (Hz)", frequency);
		}

		@Override
		public int compartments(final double length, final java.util.function.DoubleUnaryOperator lambda) {
			return atLeastOne(2 * Math.floor((length / (fraction * lambda.applyAsDouble(frequency)) * (1 + TOLERANCE) + 0.9) / 2) + 1,
				length);
		}
	}

	/**
	 * An odd number that grows with the length: 1 + 2·⌊L/length⌋.
	 *
	 * @param length µm per pair of compartments
	 */
	record OddPerLength(double length) implements CompartmentRule {

		/** Checks the length. */
		public OddPerLength {
			requirePositive("length per pair of compartments (µm)", length);
		}

		@Override
		public int compartments(final double sectionLength, final java.util.function.DoubleUnaryOperator lambda) {
			return atLeastOne(1 + 2 * Math.floor(sectionLength / length * (1 + TOLERANCE)), sectionLength);
		}
	}

	/**
	 * The same number in every section.
	 *
	 * @param number at least 1
	 */
	record Fixed(int number) implements CompartmentRule {

		/** Checks the number. */
		public Fixed {
			requirePositive("number of compartments per section", number);
		}

		@Override
		public int compartments(final double length, final java.util.function.DoubleUnaryOperator lambda) {
			return number;
		}
	}

	/** Relative tolerance with which lengths are compared. */
	double TOLERANCE = 1e-9;

	private static void requirePositive(final String what, final double value) {
		if (!(value > 0) || Double.isInfinite(value))
			throw new CableException("the " + what + " is " + value + "; it must be positive");
	}

	private static int atLeastOne(final double number, final double length) {
		if (!(number <= 1_000_000))
			throw new CableException("a section of " + length + " µm would get " + number +
				" compartments; choose longer compartments");
		return (int) Math.max(1, number);
	}
}
