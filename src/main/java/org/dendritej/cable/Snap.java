/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * The place of a neuron that is nearest to a position.
 *
 * @param place on the centre line of a neurite
 * @param distance from the position to the centre line, µm; along x and y alone if the position has no z
 */
public record Snap(Place place, double distance) {
}
