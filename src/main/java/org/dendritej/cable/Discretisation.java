/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * How a morphology is cut into compartments.
 *
 * @param rule number of compartments per section
 * @param attachment where neurites join the soma
 * @param axon what becomes of the reconstructed axon
 */
public record Discretisation(CompartmentRule rule, SomaAttachment attachment, AxonTreatment axon) {

	/** d_lambda 0.1 at 100 Hz, neurites on the middle of the soma, the axon as reconstructed. */
	public static final Discretisation DEFAULT = new Discretisation(CompartmentRule.DEFAULT, SomaAttachment.MIDDLE,
		AxonTreatment.AS_RECONSTRUCTED);

	/**
	 * The same with another rule.
	 *
	 * @param newRule the rule
	 * @return a changed copy
	 */
	public Discretisation with(final CompartmentRule newRule) {
		return new Discretisation(newRule, attachment, axon);
	}

	/**
	 * The same with another attachment.
	 *
	 * @param newAttachment the attachment
	 * @return a changed copy
	 */
	public Discretisation with(final SomaAttachment newAttachment) {
		return new Discretisation(rule, newAttachment, axon);
	}

	/**
	 * The same with another treatment of the axon.
	 *
	 * @param newAxon the treatment
	 * @return a changed copy
	 */
	public Discretisation with(final AxonTreatment newAxon) {
		return new Discretisation(rule, attachment, newAxon);
	}
}
