/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/**
 * Grows a neuron. All tips advance together in steps of 1 µm; a tip turns by a noise that is smooth along the way, by the pulls of its {@link Habit}, away
 * from the neurites of other branches and from the borders of the tissue; it branches as a Poisson process with a dead time and ends at a reach drawn at its
 * beginning. The 3/2 powers of the daughters' diameters add up to a little more than their parent's (equality is the law of Rall 1959, Exp Neurol 1:491–527,
 * doi:10.1016/0014-4886(59)90046-9); the thicker daughter turns less, and diameters taper on the way. The same seed gives the same bits.
 */
final class GrowthModel {

	/**
	 * The piece of tissue the neuron lies in, µm. Neurites bend away from its upper and lower face and from the pia.
	 *
	 * @param top smallest z
	 * @param bottom largest z
	 * @param pia smallest y
	 */
	record Tissue(double top, double bottom, double pia) {
	}

	private static final double STEP = 1, SPACING = 3, STIFFNESS = 10, AVOIDANCE_RANGE = 12, AVOIDANCE = 0.02, BORDER = 35,
		FLATNESS = 0.018;
	private static final double THINNEST = 0.52, THINNING = 1000, RALL_RATIO = 1.25, SPREAD = 0.08, HILLOCK = 0.15, HILLOCK_LENGTH = 8,
		UNEVENNESS = 0.05,
		UNEVENNESS_LENGTH = 12;

	private final Random random, calibre;
	private final Tissue tissue;
	private final Vector soma;
	private final List<SamplePoint> points = new ArrayList<>();
	private final List<Integer> branchOfPoint = new ArrayList<>();
	private final List<Tip> tips = new ArrayList<>();
	private int branches;

	GrowthModel(final long seed, final Tissue tissue, final Vector soma, final double somaRadius) {
		random = new Random(seed); // its algorithm is part of the specification of Java
		calibre = new Random(seed + 1);
		this.tissue = tissue;
		this.soma = soma;
		add(soma, somaRadius, Types.SOMA, SamplePoint.NO_PARENT, branches++);
	}

	/** Lets a neurite begin just below the surface of the soma. */
	void sprout(final Habit habit, final Vector direction) {
		final Tip tip = new Tip();
		tip.habit = habit;
		tip.branch = branches++;
		tip.relative = tip.branch;
		tip.direction = direction.unit();
		tip.position = soma.plus(tip.direction.times(0.92 * points.get(0).radius()));
		tip.diameter = habit.diameter() * (1 + SPREAD * gaussian());
		tip.reach = reach(habit, 0);
		tip.point = add(tip.position, tip.diameter / 2 * (1 + HILLOCK), habit.type(), 0, tip.branch);
		tip.stem = true;
		tips.add(tip);
	}

	/**
	 * Grows until every tip has ended.
	 *
	 * @param name of the morphology
	 * @param margin where the neuron's smallest coordinates come to lie, to the µm
	 */
	Morphology grow(final String name, final Vector margin) {
		while (!tips.isEmpty())
			for (final Tip tip : List.copyOf(tips))
				advance(tip);
		Vector least = soma;
		for (final SamplePoint p : points)
			least = new Vector(Math.min(least.x(), p.x() - p.radius()), Math.min(least.y(), p.y() - p.radius()),
				Math.min(least.z(), p.z() - p.radius()));
		return depthFirst(name, new Vector(margin.x() - Math.floor(least.x()), margin.y() - Math.floor(least.y()),
			margin.z() - Math.floor(least.z())));
	}

	private void advance(final Tip tip) {
		final Habit habit = tip.habit;
		final Habit.Steering steering = habit.steering();
		tip.bend = tip.bend.times(1 - STEP / STIFFNESS)
			.plus(noise().times(StrictMath.sqrt(STEP / steering.persistence()) / STIFFNESS));
		final Vector turn = tip.bend.plus(steering.towards().unit().times(steering.pull()))
			.plus(tip.position.minus(soma).unit().times(steering.outwards())).plus(avoidance(tip)).plus(borders(tip.position))
			.plus(new Vector(0, 0, -FLATNESS * tip.direction.z()));
		tip.direction = tip.direction.plus(turn.times(STEP)).unit();
		tip.position = tip.position.plus(tip.direction.times(STEP));
		tip.path += STEP;
		tip.sinceBranch += STEP;
		tip.sincePoint += STEP;
		tip.diameter -= STEP * Math.max((tip.diameter - habit.tipDiameter()) / habit.taper(), tip.diameter / THINNING);
		tip.unevenness +=
			-STEP / UNEVENNESS_LENGTH * tip.unevenness + UNEVENNESS * StrictMath.sqrt(2 * STEP / UNEVENNESS_LENGTH) * gaussian();

		if (tip.path >= tip.reach) {
			mark(tip);
			if (habit.end().isPresent())
				split(tip, habit.end().get());
			tips.remove(tip);
		}
		else if (branchesNow(tip)) {
			mark(tip);
			if (habit.side().isPresent())
				sideBranch(tip, habit.side().get());
			else {
				split(tip, habit);
				tips.remove(tip);
			}
		}
		else
			if (tip.sincePoint >= SPACING)
				mark(tip);
	}

	private boolean branchesNow(final Tip tip) {
		final Habit.Branching branching = tip.habit.branching();
		final boolean able = tip.path >= branching.from() && tip.path <= branching.to() && tip.sinceBranch >= branching.gap() &&
			tip.order < branching.orders() && tip.reach - tip.path > branching.gap();
		return random.nextDouble() < branching.rate() * STEP && able;
	}

	private void split(final Tip tip, final Habit habit) {
		final boolean same = habit == tip.habit;
		final double share = 0.34 + 0.32 * random.nextDouble();
		final double angle = StrictMath.toRadians(tip.habit.branching().angle() * (1 + 0.15 * gaussian()));
		final Vector plane = sideways(tip.direction);
		for (int daughter = 0; daughter < 2; daughter++) {
			final double mine = daughter == 0 ? share : 1 - share;
			final Tip next = daughter(tip, habit, tip.direction.turned((daughter == 0 ? 1 : -1) * (1 - mine) * angle, plane));
			next.diameter =
				Math.max(THINNEST * (1 + SPREAD * calibre.nextGaussian()), tip.diameter * StrictMath.pow(RALL_RATIO * mine, 2.0 / 3));
			next.path = same ? tip.path : 0;
			next.order = same ? tip.order + 1 : 0;
			next.reach = reach(habit, next.path);
			tips.add(next);
		}
	}

	private void sideBranch(final Tip tip, final Habit habit) {
		final double angle = StrictMath.toRadians(tip.habit.branching().angle() * (1 + 0.15 * gaussian()));
		final Vector plane = sideways(tip.direction);
		final Tip next = daughter(tip, habit, tip.direction.turned(angle, plane));
		next.diameter = habit.diameter() * (1 + SPREAD * gaussian());
		next.reach = reach(habit, 0);
		tips.add(next);
		tip.direction = tip.direction.turned(-angle / 25, plane).unit();
		tip.sinceBranch = 0;
		tip.order++;
	}

	private Tip daughter(final Tip tip, final Habit habit, final Vector direction) {
		final Tip next = new Tip();
		next.habit = habit;
		next.branch = branches++;
		next.relative = tip.branch;
		next.position = tip.position;
		next.direction = direction.unit();
		next.point = tip.point;
		return next;
	}

	private double reach(final Habit habit, final double path) {
		return Math.max(path + 20, habit.reach() + habit.spread() * gaussian());
	}

	private Vector avoidance(final Tip tip) {
		Vector sum = Vector.ZERO;
		for (int i = 1; i < points.size(); i++) {
			final int branch = branchOfPoint.get(i);
			if (branch == tip.branch
				|| tip.sinceBranch < 15 && (branch == tip.relative || branch > tip.branch - 2 && branch < tip.branch + 2))
				continue;
			final SamplePoint point = points.get(i);
			final Vector away = tip.position.minus(new Vector(point.x(), point.y(), point.z()));
			final double distance = away.length();
			if (distance < AVOIDANCE_RANGE)
				sum = sum.plus(away.unit().times(AVOIDANCE * (1 - distance / AVOIDANCE_RANGE)));
		}
		return sum;
	}

	private Vector borders(final Vector position) {
		final double above = Math.max(0, 1 - (position.z() - tissue.top()) / BORDER),
			below = Math.max(0, 1 - (tissue.bottom() - position.z()) / BORDER);
		final double pia = Math.max(0, 1 - (position.y() - tissue.pia()) / BORDER);
		return new Vector(0, 0.12 * pia * pia, 0.06 * (above * above - below * below));
	}

	/** A random direction at right angles to another one, more often in the plane of the tissue than out of it. */
	private Vector sideways(final Vector direction) {
		final Vector noise = noise();
		return new Vector(noise.x(), noise.y(), 0.5 * noise.z()).across(direction).unit();
	}

	private Vector noise() {
		return new Vector(gaussian(), gaussian(), gaussian());
	}

	private double gaussian() {
		return random.nextGaussian();
	}

	/** A sample point where a tip is now. */
	private void mark(final Tip tip) {
		final double hillock = tip.stem ? HILLOCK * StrictMath.exp(-tip.path / HILLOCK_LENGTH) : 0;
		final double radius = tip.diameter * (1 + tip.unevenness) * (1 + hillock) / 2;
		tip.point = add(tip.position, radius, tip.habit.type(), tip.point, tip.branch);
		tip.sincePoint = 0;
	}

	private int add(final Vector position, final double radius, final int type, final int parent, final int branch) {
		points.add(new SamplePoint(position.x(), position.y(), position.z(), radius, type, parent));
		branchOfPoint.add(branch);
		return points.size() - 1;
	}

	/** Points branch by branch, as tracing programs write them, with the decimals that files hold. */
	private Morphology depthFirst(final String name, final Vector shift) {
		final List<List<Integer>> children = new ArrayList<>();
		for (int i = 0; i < points.size(); i++) {
			children.add(new ArrayList<>());
			if (i > 0)
				children.get(points.get(i).parent()).add(i);
		}
		final int[] renumbered = new int[points.size()];
		final List<SamplePoint> ordered = new ArrayList<>();
		final List<Integer> open = new ArrayList<>(List.of(0));
		while (!open.isEmpty()) {
			final int index = open.remove(open.size() - 1);
			renumbered[index] = ordered.size();
			final SamplePoint p = points.get(index);
			ordered.add(new SamplePoint(rounded(p.x() + shift.x(), 100), rounded(p.y() + shift.y(), 100), rounded(p.z() + shift.z(), 100),
				rounded(p.radius(), 1000), p.type(),
				p.parent() < 0 ? SamplePoint.NO_PARENT : renumbered[p.parent()]));
			for (int i = children.get(index).size() - 1; i >= 0; i--)
				open.add(children.get(index).get(i));
		}
		return new Morphology(name, ordered);
	}

	private static double rounded(final double value, final double steps) {
		return Math.round(value * steps) / steps;
	}

	/** A growing end. */
	private static final class Tip {

		private Habit habit;
		/** Its own branch and the one it came from. */
		private int branch, relative;
		/** Index of its last sample point, and branch points since the beginning of the domain. */
		private int point, order;
		private Vector position, direction, bend = Vector.ZERO;
		private boolean stem;
		private double diameter, unevenness, path, sinceBranch, sincePoint, reach;
	}
}
