/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/**
 * The volume of bodies much thinner than a voxel inside a box: each is a bundle of straight fibres, cut exactly at the faces of the box and where thicker
 * bodies take what lies in them. Confined to one thread.
 */
final class ThinBodies {

	/** Rings of the bundle; ring k has 6·k fibres of equal parts of the cross-section. */
	private static final int RINGS = 8;
	private static final int FIBRES = 3 * RINGS * (RINGS + 1);
	/** Turns the rings, so that no fibre lies in a plane through the axis that a face may be. */
	private static final double TURN = 0.381966;

	private static final double[] COSINE = new double[FIBRES];
	private static final double[] SINE = new double[FIBRES];

	static {
		for (int k = 1, i = 0; k <= RINGS; k++) {
			final double inner = 3 * k * (k - 1), outer = 3 * k * (k + 1), rho = Math.sqrt((inner + outer) / 2 / FIBRES);
			for (int j = 0; j < 6 * k; j++, i++) {
				final double angle = 2 * Math.PI * (j + TURN + 0.1 * k) / (6 * k);
				COSINE[i] = rho * StrictMath.cos(angle);
				SINE[i] = rho * StrictMath.sin(angle);
			}
		}
	}

	private final Body[] bodies;
	private final Neighbours neighbours;
	private final Clipper clipper = new Clipper();
	private int body = -1;
	private Body[] before;
	private double[] across;

	/** Of a neuron. */
	ThinBodies(final Body[] bodies, final Neighbours neighbours) {
		this.bodies = bodies;
		this.neighbours = neighbours;
	}

	/** Volume of a body inside a box, without what belongs to others. @param low lower corner @param high upper corner @return µm³ */
	double volume(final int index, final double[] low, final double[] high) {
		if (index != body) {
			body = index;
			before = neighbours.before(index);
			across = bodies[index] instanceof Frustum f ? Glow.across(f.ax, f.ay, f.az) : null;
		}
		return bodies[index] instanceof Frustum frustum ? volume(frustum, low, high) : volume((Ball) bodies[index], low, high);
	}

	private double volume(final Frustum f, final double[] low, final double[] high) {
		double sum = 0;
		final double dr = f.r1 - f.r0;
		for (int i = 0; i < FIBRES; i++) {
			final double qx = COSINE[i] * across[0] + SINE[i] * across[3], qy = COSINE[i] * across[1] + SINE[i] * across[4];
			final double qz = COSINE[i] * across[2] + SINE[i] * across[5];
			final double[] p = { f.x0 + f.r0 * qx, f.y0 + f.r0 * qy, f.z0 + f.r0 * qz };
			final double[] d = { f.length * f.ax + dr * qx, f.length * f.ay + dr * qy, f.length * f.az + dr * qz };
			sum += stretch(f, p, d, low, high);
		}
		return sum / FIBRES;
	}

	/** Volume of a whole frustum's part between the ends of what is left of a fibre. */
	private double stretch(final Frustum f, final double[] p, final double[] d, final double[] low, final double[] high) {
		double a = 0, b = 1;
		for (int axis = 0; axis < 3; axis++)
			if (d[axis] == 0) {
				if (p[axis] < low[axis] || p[axis] >= high[axis])
					return 0;
			}
			else {
				final double first = (low[axis] - p[axis]) / d[axis], second = (high[axis] - p[axis]) / d[axis];
				a = Math.max(a, Math.min(first, second));
				b = Math.min(b, Math.max(first, second));
			}
		if (a >= b)
			return 0;
		if (before.length == 0)
			return f.volume(a * f.length, b * f.length);
		double sum = 0;
		final int n = clipper.cut(p[0], p[1], p[2], d[0], d[1], d[2], before);
		for (int i = 0; i < n; i += 2) {
			final double from = Math.max(a, clipper.free()[i]), to = Math.min(b, clipper.free()[i + 1]);
			if (to > from)
				sum += f.volume(from * f.length, to * f.length);
		}
		return sum;
	}

	/** Points at the middles of equal parts of a ball: on shells of equal volume, spiralling from pole to pole. */
	private double volume(final Ball ball, final double[] low, final double[] high) {
		final int shells = 6, onShell = 48;
		int inside = 0;
		for (int s = 0; s < shells; s++) {
			final double rho = ball.greatestRadius() * Math.cbrt((s + 0.5) / shells);
			for (int i = 0; i < onShell; i++) {
				final double u = 1 - (2 * i + 1) / (double) onShell, c = Math.sqrt(1 - u * u), angle = 2 * Math.PI * (i + s * 0.7) * TURN;
				final double x = ball.x0 + rho * c * Math.cos(angle), y = ball.y0 + rho * c * Math.sin(angle), z = ball.z0 + rho * u;
				if (x >= low[0] && x < high[0] && y >= low[1] && y < high[1] && z >= low[2] && z < high[2] && ball.margin(x, y, z) >= 0 &&
					isFree(x, y, z))
					inside++;
			}
		}
		return ball.volume() * inside / (shells * onShell);
	}

	private boolean isFree(final double x, final double y, final double z) {
		for (final Body other : before)
			if (other.holds(x, y, z))
				return false;
		return true;
	}
}
