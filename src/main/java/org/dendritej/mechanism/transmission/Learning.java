/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Optional;

import org.dendritej.mechanism.MechanismException;

/**
 * How strengths change during a run. Weights are relative to that of the group.
 *
 * @param rule that depends on the timing of spikes; empty for none
 * @param scaling homeostatic; empty for none
 * @param spikes which postsynaptic spikes count
 * @param minimum weight, not negative
 * @param maximum weight, may be infinite
 */
public record Learning(Optional<TimingRule> rule, Optional<Scaling> scaling, PostsynapticSpikes spikes, double minimum, double maximum) {

	/** The greatest weight where nothing else is said. */
	public static final double DEFAULT_MAXIMUM = 5;

	/** Checks. */
	public Learning {
		Checks.notNegative("the least weight", minimum, "");
		if (!(maximum > minimum))
			throw new MechanismException("the greatest weight is " + maximum + " and the least " + minimum +
				"; the greatest must be greater than the least");
	}

	/**
	 * Learns from the timing of spikes that a detector sees.
	 *
	 * @param rule the rule
	 * @return weights from 0 to {@value #DEFAULT_MAXIMUM}
	 */
	public static Learning of(final TimingRule rule) {
		return new Learning(Optional.of(rule), Optional.empty(), PostsynapticSpikes.OfCell.FIRST, 0, DEFAULT_MAXIMUM);
	}

	/** Which spikes of the neuron a synapse learns from. */
	public sealed interface PostsynapticSpikes {

		/**
		 * Those of the whole cell, as a spike detector of the recording sees them.
		 *
		 * @param detector its name; empty for the first
		 */
		record OfCell(String detector) implements PostsynapticSpikes {

			/** Those of the first detector. */
			public static final OfCell FIRST = new OfCell("");
		}

		/**
		 * Those of the synapse's own place: its potential rises through a threshold, by a back-propagating or by a local spike.
		 *
		 * @param threshold mV
		 */
		record Local(double threshold) implements PostsynapticSpikes {

			/** Checks. */
			public Local {
				Checks.finite("the threshold of local spikes", threshold);
			}
		}
	}
}
