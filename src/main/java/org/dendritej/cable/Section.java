/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * An unbranched stretch of neurite between two branch points, cut into compartments of equal length. A view of the cable model; immutable.
 *
 * @param index position in {@link CableModel#sections()}
 * @param type structure type as in SWC files
 * @param parent index of the section it is joined to, or −1 for the root section
 * @param parentFraction where on the parent's length it is joined, 0 … 1
 * @param firstCompartment index of the compartment at its near end; the others follow
 * @param compartments their number
 * @param length µm
 * @param startDistance path distance of its near end from the soma (without soma: from the root), µm; 0 for the soma
 */
public record Section(int index, int type, int parent, double parentFraction, int firstCompartment, int compartments, double length,
	double startDistance) {

	/** The parent of the root section. */
	public static final int NO_PARENT = -1;

	/**
	 * The compartment at a fraction of the length.
	 *
	 * @param fraction 0 … 1; a border belongs to the compartment beyond it
	 * @return index of the compartment in the cable model
	 */
	public int compartmentAt(final double fraction) {
		return firstCompartment + Math.min(compartments - 1, (int) (fraction * compartments * (1 + CompartmentRule.TOLERANCE)));
	}
}
