/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/** What becomes of the reconstructed axon. */
public sealed interface AxonTreatment {

	/** The axon stays as it was reconstructed. */
	AxonTreatment AS_RECONSTRUCTED = new AsReconstructed();
	/** The axon is left out. */
	AxonTreatment REMOVED = new Removed();
	/** Two cylinders of 30 × 1 µm in series on the middle of the soma replace it, as is common for layer-5 models. */
	AxonTreatment STUB = new Stub(2, 30, 1);

	/** The axon stays as it was reconstructed. */
	record AsReconstructed() implements AxonTreatment {
	}

	/** The axon is left out. */
	record Removed() implements AxonTreatment {
	}

	/**
	 * Cylinders in series on the middle of the soma replace the axon; each is a section. They point away from the centre of the dendrites.
	 *
	 * @param cylinders number
	 * @param length of each, µm
	 * @param diameter of each, µm
	 */
	record Stub(int cylinders, double length, double diameter) implements AxonTreatment {

		/** Checks the sizes. */
		public Stub {
			if (cylinders < 1 || !(length > 0) || !(diameter > 0) || Double.isInfinite(length + diameter))
				throw new CableException("an axon stub of " +
					cylinders + " cylinders of " + length + " × " + diameter + " µm; number, length and diameter must be positive");
		}
	}
}
