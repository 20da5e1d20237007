/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/**
 * Points of light that look like a lit body through a given blur: nodes of a quadrature of its volume or its surface, so close to each other that the blur
 * cannot tell them apart.
 *
 * <p>
 * A body is taken as a bundle of straight fibres: along the axis and the slant of a frustum, parallel through a ball. Across the bundle the nodes are
 * Gaussian in the radius and evenly spaced around, along a fibre Gaussian. What lies in bodies that come first is cut from each fibre exactly, so that
 * overlaps count once. For a smooth blur the error falls exponentially with the number of nodes, but where bodies overlap: there with the fibres' spacing.
 * Confined to one thread.
 */
final class Glow {

	/** Spacing of nodes along a fibre and across, and on a ring around, in widths of the blur. */
	private static final double ALONG = 0.7, ACROSS = 1, AROUND = 1.3;
	/** Nodes of a panel along a fibre. */
	private static final int PANEL = 6;
	/** A direction that no neurite is likely to have. */
	private static final double GX = 0.5257, GY = 0.2764, GZ = 0.8045;

	private final Label label;
	/** Standard deviations of the blur, µm, shape [3]. */
	private final double[] sigma;
	private final Clipper clipper = new Clipper();
	private final GaussLegendre[] rules = new GaussLegendre[PANEL + 1];

	/** Through a blur of such standard deviations. */
	Glow(final Label label, final double[] sigma) {
		this.label = label;
		this.sigma = sigma;
		for (int n = 1; n <= PANEL; n++)
			rules[n] = GaussLegendre.of(n);
	}

	/** Adds the light of one body. */
	void add(final int body, final Body[] bodies, final Neighbours neighbours, final Lights lights) {
		final boolean volume = label == Label.CYTOSOL;
		final Body[] others = volume ? neighbours.before(body) : neighbours.around(body);
		if (bodies[body] instanceof Frustum frustum) {
			if (volume)
				fill(frustum, others, lights);
			else
				coat(frustum, others, lights);
		}
		else
			addBall((Ball) bodies[body], volume, others, lights);
	}

	private void fill(final Frustum f, final Body[] others, final Lights lights) {
		final double[] e = across(f.ax, f.ay, f.az);
		final double r = f.greatestRadius(), width = width(f.ax, f.ay, f.az);
		if (r == 0)
			return;
		final GaussLegendre radial = GaussLegendre.of(nodes(r, width));
		for (int k = 0; k < radial.nodes().length; k++) {
			final double rho = Math.sqrt(radial.nodes()[k]); // Gaussian in its square, so that small bundles have exact second moments
			final int around = around(rho * r, width);
			for (int j = 0; j < around; j++)
				addFibre(f, e, rho, turn(j, k, around), Math.PI * radial.weights()[k] / around, 1, others, lights);
		}
	}

	private void coat(final Frustum f, final Body[] others, final Lights lights) {
		final int around = around(f.greatestRadius(), width(f.ax, f.ay, f.az));
		for (int j = 0; j < around; j++)
			addFibre(f, across(f.ax, f.ay, f.az), 1, turn(j, 0, around), 2 * Math.PI / around / f.cosine(), 0, others, lights);
	}

	/**
	 * One fibre of a frustum.
	 *
	 * @param rho distance from the axis in radii
	 * @param weight of the fibre for a radius and a length of 1 µm
	 * @param power the light at a place goes with the radius there to the power of 1 + this
	 */
	private void addFibre(final Frustum f, final double[] e, final double rho, final double angle, final double weight, final int power,
		final Body[] others, final Lights lights) {
		final double c = rho * Math.cos(angle), s = rho * Math.sin(angle);
		final double qx = c * e[0] + s * e[3], qy = c * e[1] + s * e[4], qz = c * e[2] + s * e[5], dr = f.r1 - f.r0;
		final double px = f.x0 + f.r0 * qx, py = f.y0 + f.r0 * qy, pz = f.z0 + f.r0 * qz;
		final double dx = f.length * f.ax + dr * qx, dy = f.length * f.ay + dr * qy, dz = f.length * f.az + dr * qz;
		final int n = clipper.cut(px, py, pz, dx, dy, dz, others);
		for (int i = 0; i < n; i += 2) {
			final double from = clipper.free()[i], part = clipper.free()[i + 1] - from;
			final double steps = part * variation(dx, dy, dz) / ALONG;
			final int panels = (int) Math.ceil(steps / PANEL), inPanel = Math.max(2, Math.min(PANEL, (int) Math.ceil(steps)));
			for (int k = 0; k < Math.max(1, panels); k++)
				for (int h = 0; h < inPanel; h++) {
					final double h0 = part / Math.max(1, panels), t = from + (k + rules[inPanel].nodes()[h]) * h0, r = f.r0 + t * dr;
					lights.add(px + t * dx, py + t * dy, pz + t * dz,
						weight * f.length * h0 * rules[inPanel].weights()[h] * (power == 1 ? r * r : r));
				}
		}
	}

	private void addBall(final Ball ball, final boolean volume, final Body[] others, final Lights lights) {
		final double r = ball.greatestRadius();
		if (r == 0)
			return;
		final double[] cuts = ball.cuts();
		double ux = GX, uy = GY, uz = GZ;
		double first = 0, sector = 2 * Math.PI;
		double[] e = across(ux, uy, uz);
		final boolean wedge = ball.planes() == 2;
		if (wedge) { // between two planes: along the line in which they meet, in their sector
			ux = cuts[1] * cuts[5] - cuts[2] * cuts[4];
			uy = cuts[2] * cuts[3] - cuts[0] * cuts[5];
			uz = cuts[0] * cuts[4] - cuts[1] * cuts[3];
			final double norm = Math.sqrt(ux * ux + uy * uy + uz * uz);
			if (norm < 1e-9) {
				if (cuts[0] * cuts[3] + cuts[1] * cuts[4] + cuts[2] * cuts[5] < 0)
					return; // nothing is left between opposite half-spaces
				addPlainBall(ball, ux, uy, uz, e, 0, 2 * Math.PI, false, volume, others, lights);
				return;
			}
			ux /= norm;
			uy /= norm;
			uz /= norm;
			double bx = -cuts[0] - cuts[3], by = -cuts[1] - cuts[4], bz = -cuts[2] - cuts[5]; // the middle of what is left
			final double length = Math.sqrt(bx * bx + by * by + bz * bz);
			bx /= length;
			by /= length;
			bz /= length;
			e = new double[] { bx, by, bz, uy * bz - uz * by, uz * bx - ux * bz, ux * by - uy * bx };
			sector = Math.acos(Math.max(-1, Math.min(1, -(cuts[0] * cuts[3] + cuts[1] * cuts[4] + cuts[2] * cuts[5]))));
			first = -sector / 2;
		}
		addPlainBall(ball, ux, uy, uz, e, first, sector, wedge, volume, others, lights);
	}

	/** A ball, or a sector of it, around an axis u; e holds two directions across. */
	private void addPlainBall(final Ball ball, final double ux, final double uy, final double uz, final double[] e, final double first,
		final double sector, final boolean wedge, final boolean volume, final Body[] others, final Lights lights) {
		final double r = ball.greatestRadius(), width = width(ux, uy, uz);
		final int least = ball.planes() > 2 ? 8 : 3;
		final GaussLegendre rule = GaussLegendre.of(Math.max(least, (int) Math.ceil(nodes(r, volume ? width : least()) * 1.6)));
		for (int k = 0; k < rule.nodes().length; k++) {
			// volume: distance from the axis is r·sin β, β from 0 to π/2; surface: height is r·u, u from −1 to 1
			final double beta = Math.PI / 2 * rule.nodes()[k], u = 2 * rule.nodes()[k] - 1;
			final double rho = volume ? r * Math.sin(beta) : r * Math.sqrt(1 - u * u), half = volume ? r * Math.cos(beta) : 0;
			final double ring = volume ? Math.PI / 2 * rule.weights()[k] * rho * half * half : 2 * rule.weights()[k] * r * r;
			final int full = Math.max(2 * least, around(rho, width));
			final GaussLegendre arc = wedge ? GaussLegendre.of(Math.max(1, (int) Math.ceil(full * sector / (2 * Math.PI)))) : null;
			final int around = wedge ? arc.nodes().length : full;
			for (int j = 0; j < around; j++) {
				final double angle = wedge ? first + sector * arc.nodes()[j] : turn(j, k, around);
				final double weight = ring * (wedge ? sector * arc.weights()[j] : 2 * Math.PI / around);
				final double c = rho * Math.cos(angle), s = rho * Math.sin(angle);
				final double qx = ball.x0 + c * e[0] + s * e[3], qy = ball.y0 + c * e[1] + s * e[4], qz = ball.z0 + c * e[2] + s * e[5];
				if (volume)
					addChord(ball, qx, qy, qz, half * ux, half * uy, half * uz, weight, !wedge, others, lights);
				else
					addPoint(ball, qx + r * u * ux, qy + r * u * uy, qz + r * u * uz, weight, !wedge, others, lights);
			}
		}
	}

	/** A chord of a ball from q − h to q + h; {@code weight} is half of its light. */
	private void addChord(final Ball ball, final double qx, final double qy, final double qz, final double hx, final double hy,
		final double hz, final double weight, final boolean planes, final Body[] others, final Lights lights) {
		final double px = qx - hx, py = qy - hy, pz = qz - hz, dx = 2 * hx, dy = 2 * hy, dz = 2 * hz;
		final int n = clipper.cut(px, py, pz, dx, dy, dz, others);
		for (int i = 0; i < n; i += 2) {
			double from = clipper.free()[i], to = clipper.free()[i + 1];
			if (planes)
				for (int k = 0; k < ball.cuts().length; k += 3) {
					final double nx = ball.cuts()[k], ny = ball.cuts()[k + 1], nz = ball.cuts()[k + 2];
					final double at = nx * (px - ball.x0) + ny * (py - ball.y0) + nz * (pz - ball.z0), along = nx * dx + ny * dy + nz * dz;
					if (along > 0)
						to = Math.min(to, -at / along);
					else
						if (along < 0)
							from = Math.max(from, -at / along);
					else
							if (at > 0)
								to = from;
				}
			if (to <= from)
				continue;
			final double steps = (to - from) * variation(dx, dy, dz) / ALONG;
			final int panels = Math.max(1, (int) Math.ceil(steps / PANEL)), inPanel = Math.max(2, Math.min(PANEL, (int) Math.ceil(steps)));
			for (int k = 0; k < panels; k++)
				for (int h = 0; h < inPanel; h++) {
					final double part = (to - from) / panels, t = from + (k + rules[inPanel].nodes()[h]) * part;
					lights.add(px + t * dx, py + t * dy, pz + t * dz, 2 * weight * part * rules[inPanel].weights()[h]);
				}
		}
	}

	private static void addPoint(final Ball ball, final double x, final double y, final double z, final double weight,
		final boolean planes,
		final Body[] others, final Lights lights) {
		if (planes && ball.margin(x, y, z) < 0)
			return;
		for (final Body other : others)
			if (other.holds(x, y, z))
				return;
		lights.add(x, y, z, weight);
	}

	/** How many widths of the blur a straight way is long. */
	private double variation(final double dx, final double dy, final double dz) {
		final double x = dx / sigma[0], y = dy / sigma[1], z = dz / sigma[2];
		return Math.sqrt(x * x + y * y + z * z);
	}

	/** The least width of the blur. */
	private double least() {
		return Math.min(sigma[0], Math.min(sigma[1], sigma[2]));
	}

	/** The least width of the blur at right angles to a direction, as far as one axis alone says. */
	private double width(final double ax, final double ay, final double az) {
		return 1 / Math.max(Math.hypot(ay, az) / sigma[0], Math.max(Math.hypot(ax, az) / sigma[1], Math.hypot(ax, ay) / sigma[2]));
	}

	private static int nodes(final double r, final double width) {
		return Math.max(1, (int) Math.ceil(0.6 + r / (ACROSS * width)));
	}

	private static int around(final double r, final double width) {
		return Math.max(4, 1 + (int) Math.ceil(2 * Math.PI * r / (AROUND * width)));
	}

	/** Angle of a node, each ring turned by the golden angle. */
	private static double turn(final int j, final int ring, final int around) {
		return 2 * Math.PI * (j / (double) around + ring * 0.381966);
	}

	/** Two unit vectors across a direction and each other. */
	static double[] across(final double ax, final double ay, final double az) {
		final boolean swap = Math.abs(ax * GX + ay * GY + az * GZ) > 0.9;
		final double gx = swap ? GZ : GX, gy = swap ? -GX : GY, gz = swap ? -GY : GZ;
		double bx = ay * gz - az * gy, by = az * gx - ax * gz, bz = ax * gy - ay * gx;
		final double norm = Math.sqrt(bx * bx + by * by + bz * bz);
		bx /= norm;
		by /= norm;
		bz /= norm;
		return new double[] { bx, by, bz, ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx };
	}
}
