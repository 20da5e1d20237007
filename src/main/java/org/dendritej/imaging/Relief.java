/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.Piece;

/**
 * The surface of a neuron as one sees it along z, from the side of the first slice: of every pixel whether, where and at which angle the nearest surface lies.
 * Pieces are frusta with round joints; what is thinner than a stated width is drawn that wide, so that it can be seen. For pictures, not for measuring.
 * Immutable, so any thread may share it.
 */
public final class Relief {

	/** Number of no compartment. */
	public static final int NOTHING = -1;

	private final int width, height;
	private final int[] compartment;
	private final float[] z;
	private final float[] nx, ny;

	/**
	 * Looks at a neuron.
	 *
	 * @param pieces the neuron
	 * @param plane the pixels; its depth does not matter
	 * @param thinnest least width of a neurite, pixels
	 * @return what is seen
	 */
	public static Relief of(final List<Piece> pieces, final Grid plane, final double thinnest) {
		return new Relief(pieces, plane, thinnest);
	}

	private Relief(final List<Piece> pieces, final Grid plane, final double thinnest) {
		width = plane.width();
		height = plane.height();
		compartment = new int[width * height];
		z = new float[compartment.length];
		nx = new float[compartment.length];
		ny = new float[compartment.length];
		Arrays.fill(compartment, NOTHING);
		Arrays.fill(z, Float.POSITIVE_INFINITY);
		final double least = thinnest / 2 * Math.max(plane.pixelWidth(), plane.pixelHeight());
		for (final Piece piece : pieces)
			draw(piece, plane, least);
	}

	/** Draws a piece: of each pixel the point of the axis that lies nearest in the plane, with the radius there, as a ball. */
	private void draw(final Piece p, final Grid plane, final double least) {
		final double r0 = Math.max(least, p.radius0()), r1 = Math.max(least, p.radius1()), reach = Math.max(r0, r1);
		final int left = index(Math.min(p.x0(), p.x1()) - reach, plane.x0(), plane.pixelWidth(), width),
			right = index(Math.max(p.x0(), p.x1()) + reach, plane.x0(), plane.pixelWidth(), width);
		final int top = index(Math.min(p.y0(), p.y1()) - reach, plane.y0(), plane.pixelHeight(), height),
			bottom = index(Math.max(p.y0(), p.y1()) + reach, plane.y0(), plane.pixelHeight(), height);
		final double dx = p.x1() - p.x0(), dy = p.y1() - p.y0(), dz = p.z1() - p.z0(), squared = dx * dx + dy * dy;
		final boolean slab = Math.sqrt(squared + dz * dz) < 0.7 * Math.min(r0, r1) && squared + dz * dz > 0; // of a soma: its ends are flat
		for (int j = top; j <= bottom; j++)
			for (int i = left; i <= right; i++) {
				final double x = plane.x0() + i * plane.pixelWidth(), y = plane.y0() + j * plane.pixelHeight();
				final double along = squared > 0 ? ((x - p.x0()) * dx + (y - p.y0()) * dy) / squared : dz > 0 ? 0 : 1;
				if (slab && squared > 0 && (along < 0 || along > 1))
					continue;
				final double t = Math.max(0, Math.min(1, along)), r = r0 + t * (r1 - r0);
				final double ox = x - p.x0() - t * dx, oy = y - p.y0() - t * dy, off = ox * ox + oy * oy;
				if (off >= r * r)
					continue;
				final float surface = (float) (p.z0() + t * dz - Math.sqrt(r * r - off));
				final int at = j * width + i;
				if (surface < z[at]) {
					z[at] = surface;
					compartment[at] = p.compartment();
					nx[at] = (float) (ox / r);
					ny[at] = (float) (oy / r);
				}
			}
	}

	private static int index(final double position, final double start, final double size, final int number) {
		return (int) Math.max(0, Math.min(number - 1, Math.rint((position - start) / size)));
	}

	/**
	 * Which compartment is seen.
	 *
	 * @param pixel x + y·width
	 * @return its index, {@link #NOTHING} if there is none
	 */
	public int compartment(final int pixel) {
		return compartment[pixel];
	}

	/**
	 * How deep the surface lies.
	 *
	 * @param pixel x + y·width, where something is seen
	 * @return z, µm
	 */
	public float z(final int pixel) {
		return z[pixel];
	}

	/**
	 * How bright the surface is under a light that comes over the left shoulder of who looks at it (Lambert's law).
	 *
	 * @param pixel x + y·width, where something is seen
	 * @return 0 … 1
	 */
	public double light(final int pixel) {
		final double x = nx[pixel], y = ny[pixel], towards = Math.sqrt(Math.max(0, 1 - x * x - y * y));
		return Math.max(0, -0.4 * x - 0.5 * y + 0.768 * towards); // a unit vector
	}
}
