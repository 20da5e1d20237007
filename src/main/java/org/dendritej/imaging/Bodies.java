/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.Piece;

/**
 * The bodies a neuron is made of: a frustum with flat ends for each piece, a sphere for a piece without length, and a round joint wherever pieces meet.
 *
 * <p>
 * A joint fills the gap on the outer side of a bend: the part of a ball that lies beyond the ends of all pieces that meet. Its radius is the second largest
 * of theirs, enough to close the gap between any two, and small enough to stay inside the cones. So a straight neurite has the same volume however many pieces
 * it is cut into, and a tip ends flat as in the cable model, whose areas know no caps.
 */
final class Bodies {

	/** Ends closer than this are the same point, µm: far below any resolution, far above rounding. */
	private static final double SAME = 1e-6;
	/** Joints of straighter bends are left out: sine of the angle. */
	private static final double STRAIGHT = 1e-6;

	private final List<Piece> pieces;
	private final Frustum[] frusta;
	private final List<Body> bodies = new ArrayList<>();

	private Bodies(final List<Piece> pieces) {
		this.pieces = pieces;
		this.frusta = new Frustum[pieces.size()];
	}

	/**
	 * The bodies of a neuron.
	 *
	 * @param pieces the neuron
	 * @param compartments their number
	 * @return one body per piece in the same order, then the joints
	 * @throws ImagingException if a piece is not finite or belongs to no compartment
	 */
	static Body[] of(final List<Piece> pieces, final int compartments) {
		final Bodies maker = new Bodies(pieces);
		for (int i = 0; i < pieces.size(); i++) {
			final Piece piece = pieces.get(i);
			check(i, piece, compartments);
			if (Frustum.length(piece) > 0)
				maker.bodies.add(maker.frusta[i] = new Frustum(piece));
			else
				maker.bodies
					.add(new Ball(piece.compartment(), piece.x0(), piece.y0(), piece.z0(), Math.max(piece.radius0(), piece.radius1())));
		}
		maker.addJoints();
		return maker.bodies.toArray(new Body[0]);
	}

	private static void check(final int i, final Piece piece, final int compartments) {
		if (piece.compartment() < 0 || piece.compartment() >= compartments)
			throw new ImagingException("piece " + i + " belongs to compartment " + piece.compartment() + "; there are " + compartments +
				", counted from 0");
		if (!Double.isFinite(piece.x0() + piece.y0() + piece.z0() + piece.x1() + piece.y1() + piece.z1()))
			throw new ImagingException("piece " + i + " has an end that is not finite: " + piece);
		if (!(piece.radius0() >= 0 && piece.radius1() >= 0) || Double.isInfinite(piece.radius0() + piece.radius1()))
			throw new ImagingException("piece " + i + " has the radii " + piece.radius0() + " and " + piece.radius1() +
				" µm; they must be finite and not negative");
	}

	/** End 2·i is the near one of piece i, end 2·i + 1 the far one. */
	private void addJoints() {
		final int[] ends = IntStream.range(0, 2 * pieces.size()).filter(end -> frusta[end / 2] != null).boxed()
			.sorted(Comparator.comparingDouble(this::along)).mapToInt(end -> end).toArray();
		final boolean[] joined = new boolean[2 * pieces.size()];
		for (int i = 0; i < ends.length; i++) {
			if (joined[ends[i]])
				continue;
			final List<Integer> group = new ArrayList<>();
			for (int j = i; j < ends.length && along(ends[j]) - along(ends[i]) <= 2 * SAME; j++)
				if (!joined[ends[j]] && Math.abs(x(ends[j]) - x(ends[i])) <= SAME && Math.abs(y(ends[j]) - y(ends[i])) <= SAME
					&& Math.abs(z(ends[j]) - z(ends[i])) <= SAME) {
						joined[ends[j]] = true;
						group.add(ends[j]);
					}
			if (group.size() > 1)
				addJoint(group);
		}
	}

	private void addJoint(final List<Integer> group) {
		group.sort(Comparator.<Integer>comparingDouble(this::inscribed).reversed().thenComparing(Comparator.naturalOrder()));
		final double[] planes = new double[3 * group.size()];
		for (int k = 0; k < group.size(); k++) {
			final Frustum frustum = frusta[group.get(k) / 2];
			final int inwards = group.get(k) % 2 == 0 ? 1 : -1; // from the end into the piece
			planes[3 * k] = inwards * frustum.ax;
			planes[3 * k + 1] = inwards * frustum.ay;
			planes[3 * k + 2] = inwards * frustum.az;
		}
		if (group.size() == 2 && sine(planes) < STRAIGHT)
			return;
		final int widest = group.get(0);
		bodies.add(new Ball(pieces.get(widest / 2).compartment(), x(widest), y(widest), z(widest), inscribed(group.get(1)), planes));
	}

	/** How far two opposite directions are from a straight line. */
	private static double sine(final double[] two) {
		return Math.abs(two[0] + two[3]) + Math.abs(two[1] + two[4]) + Math.abs(two[2] + two[5]);
	}

	/** Radius of the ball around an end that touches the cone. */
	private double inscribed(final int end) {
		return (end % 2 == 0 ? frusta[end / 2].r0 : frusta[end / 2].r1) * frusta[end / 2].cosine();
	}

	/** Position along a direction that no neurite is likely to be at right angles to, so that few ends share it. */
	private double along(final int end) {
		return 0.5257 * x(end) + 0.2764 * y(end) + 0.8045 * z(end);
	}

	private double x(final int end) {
		return end % 2 == 0 ? pieces.get(end / 2).x0() : pieces.get(end / 2).x1();
	}

	private double y(final int end) {
		return end % 2 == 0 ? pieces.get(end / 2).y0() : pieces.get(end / 2).y1();
	}

	private double z(final int end) {
		return end % 2 == 0 ? pieces.get(end / 2).z0() : pieces.get(end / 2).z1();
	}
}
