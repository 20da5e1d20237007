/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.List;

import org.dendritej.cable.Piece;

/**
 * How an image lies in the space of the neuron: where its origin is, and where its axes point. A grid counts along the axes of the image; a neuron is taken
 * there by {@link #toImage}.
 *
 * @param originX place of the image's origin in the neuron's space, µm
 * @param originY likewise
 * @param originZ likewise
 * @param axes unit vectors along the image's x, y and z in the neuron's space, at right angles, shape {@code [3][3]}, not changed
 */
public record Orientation(double originX, double originY, double originZ, double[][] axes) {

	private static final double RIGHT = 1e-9;

	/** Checks that the axes are at right angles and have the length 1. */
	public Orientation {
		if (!Double.isFinite(originX + originY + originZ))
			throw new ImagingException("the origin of an image lies at " + originX + ", " + originY + ", " + originZ +
				" µm; its place must be finite");
		if (axes.length != 3 || axes[0].length != 3 || axes[1].length != 3 || axes[2].length != 3)
			throw new ImagingException("an image needs three axes of three numbers each");
		axes = new double[][] { axes[0].clone(), axes[1].clone(), axes[2].clone() };
		for (int i = 0; i < 3; i++)
			for (int j = 0; j < 3; j++) {
				final double product = axes[i][0] * axes[j][0] + axes[i][1] * axes[j][1] + axes[i][2] * axes[j][2];
				if (!(Math.abs(product - (i == j ? 1 : 0)) <= RIGHT))
					throw new ImagingException("the product of the image's axes " + "xyz".charAt(i) + " and " + "xyz".charAt(j) + " is " +
						product + "; axes must have the length 1 and stand at right angles");
			}
	}

	/**
	 * Where the axes point.
	 *
	 * @return a copy, shape {@code [3][3]}
	 */
	@Override
	public double[][] axes() {
		return new double[][] { axes[0].clone(), axes[1].clone(), axes[2].clone() };
	}

	/**
	 * A neuron as the image sees it.
	 *
	 * @param pieces in the neuron's space
	 * @return the same pieces in the image's
	 */
	public List<Piece> toImage(final List<Piece> pieces) {
		return pieces.stream().map(p -> new Piece(p.compartment(), along(0, p.x0(), p.y0(), p.z0()), along(1, p.x0(), p.y0(), p.z0()),
			along(2, p.x0(), p.y0(), p.z0()), p.radius0(), along(0, p.x1(), p.y1(), p.z1()), along(1, p.x1(), p.y1(), p.z1()),
			along(2, p.x1(), p.y1(), p.z1()), p.radius1())).toList();
	}

	private double along(final int axis, final double x, final double y, final double z) {
		return (x - originX) * axes[axis][0] + (y - originY) * axes[axis][1] + (z - originZ) * axes[axis][2];
	}
}
