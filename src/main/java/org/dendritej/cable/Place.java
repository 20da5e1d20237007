/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * A location resolved on a cable model.
 *
 * @param section index of the section
 * @param fraction of its length, 0 … 1
 * @param compartment index of the compartment that holds it
 * @param pathDistance path distance from the soma (without soma: from the root), µm
 */
public record Place(int section, double fraction, int compartment, double pathDistance) {
}
