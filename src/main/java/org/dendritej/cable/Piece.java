/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * The part of a segment that lies in one compartment: a frustum, round where it meets others and flat at a tip; a sphere where both ends coincide. All in
 * µm.
 *
 * @param compartment whose voltage fills it
 * @param x0 near end
 * @param y0 near end
 * @param z0 near end
 * @param radius0 radius at the near end
 * @param x1 far end
 * @param y1 far end
 * @param z1 far end
 * @param radius1 radius at the far end
 */
public record Piece(int compartment, double x0, double y0, double z0, double radius0, double x1, double y1, double z1, double radius1) {
}
