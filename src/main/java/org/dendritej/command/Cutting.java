/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.util.Arrays;
import java.util.Locale;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.SomaAttachment;

/** The words with which dialogs and macros say how a neuron is cut into compartments. */
final class Cutting {

	/** By a part of the length constant. */
	static final String LAMBDA = "d-lambda";
	/** By a greatest length. */
	static final String LONGEST = "maximal-length";
	/** Into a fixed number. */
	static final String FIXED = "fixed-number";
	/** Hz. */
	private static final double FREQUENCY = 100;

	private Cutting() {
	}

	/** The rule that a word chooses. */
	static CompartmentRule rule(final String word, final double part, final double longest, final int number) {
		return switch (word) {
			case LAMBDA -> new CompartmentRule.DLambda(part, FREQUENCY);
			case LONGEST -> new CompartmentRule.MaximalLength(longest);
			case FIXED -> new CompartmentRule.Fixed(number);
			default -> throw new ParameterException("rule", "is \"" + word + "\"; expected " + LAMBDA + ", " + LONGEST + " or " + FIXED);
		};
	}

	/** The attachment that a word chooses: the name of the constant in lower case, with hyphens. */
	static SomaAttachment attachment(final String word) {
		return Arrays.stream(SomaAttachment.values())
			.filter(attachment -> attachment.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)).findFirst()
			.orElseThrow(() -> new ParameterException("attachment",
				"is \"" + word + "\"; expected middle, neuron-import, file-point or end"));
	}

	/** What becomes of the axon. */
	static AxonTreatment axon(final String word) {
		return switch (word) {
			case "as-reconstructed" -> AxonTreatment.AS_RECONSTRUCTED;
			case "removed" -> AxonTreatment.REMOVED;
			case "stub" -> AxonTreatment.STUB;
			default -> throw new ParameterException("axon", "is \"" + word + "\"; expected as-reconstructed, removed or stub");
		};
	}
}
