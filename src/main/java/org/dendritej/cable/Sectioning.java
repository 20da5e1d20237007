/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import org.dendritej.cable.SectionPlan.Look;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Soma;
import org.dendritej.morphology.Types;

/**
 * Lays a morphology out as sections: the soma first, then the neurites depth first, in the order of the indices of their points, then what replaces the
 * axon. Without soma the longest of the sections that leave the root is the first. A neurite's section begins at the fork from which it comes, with the radius there, and ends at the next fork, at a tip, or where the type changes. A
 * child whose first points coincide with the fork begins with the last of their radii. Sections without length are left out; what is joined to them is
 * joined to their parent instead.
 */
final class Sectioning {

	/**
	 * A neurite still to be followed.
	 *
	 * @param child its first own point
	 * @param from the point from which it comes
	 * @param section to which it is joined; ignored while there is none
	 * @param fraction of that section
	 * @param somaPoint the soma point to which it is to be connected when drawn, or −1
	 */
	private record Stem(int child, int from, int section, double fraction, int somaPoint) {
	}

	private final Layout layout;
	private final Discretisation discretisation;
	private final boolean axonLeftOut;
	private final List<SectionPlan> plans;
	private final Deque<Stem> stems = new ArrayDeque<>();

	private Sectioning(final Layout layout, final Discretisation discretisation, final List<SectionPlan> plans) {
		this.layout = layout;
		this.discretisation = discretisation;
		this.plans = plans;
		axonLeftOut = discretisation.axon() != AxonTreatment.AS_RECONSTRUCTED;
	}

	/** Plans all sections; afterwards {@code layout} knows where each sample point lies. */
	static Sectioning of(final Morphology morphology, final Discretisation discretisation) {
		final Soma soma = Soma.of(morphology);
		final boolean hasSoma = soma.kind() != Soma.Kind.NONE;
		final Layout layout = new Layout(morphology, soma, hasSoma ? SomaSections.root(soma, discretisation.attachment()) : 0);
		final Sectioning sectioning = new Sectioning(layout, discretisation, new ArrayList<>());
		final double[] away = sectioning.awayFromDendrites();
		if (hasSoma)
			sectioning.planFromSoma(away);
		else
			sectioning.planFromRoot(away);
		return sectioning;
	}

	List<SectionPlan> plans() {
		return plans;
	}

	Layout layout() {
		return layout;
	}

	private void planFromSoma(final double[] away) {
		final SomaSections soma = new SomaSections(layout, discretisation.attachment(), new double[] { -away[0], -away[1], -away[2] });
		plans.addAll(soma.plans());
		final int[] stemPoints = layout.soma.points().stream().flatMapToInt(point -> Arrays.stream(layout.tree.children(point))) //
			.filter(child -> !layout.isSoma(child) && isKept(child)).sorted().toArray();
		for (final int child : stemPoints) {
			planFromSoma(soma, child);
			followStems();
		}
		if (discretisation.axon() instanceof AxonTreatment.Stub stub)
			planStub(stub, soma.middle(), 0.5, away);
	}

	private void planFromSoma(final SomaSections soma, final int child) {
		final int somaPoint = layout.tree.parent(child);
		final int[] own = run(child);
		final int last = own[own.length - 1];
		final SomaSections.Joint joint = soma.joint(somaPoint, own.length == 1 && keptChildren(last).length > 1 ? 2 : own.length);
		Centreline line = layout.line(own, layout.point(own[0]).radius());
		final boolean lone = line.length() <= Layout.NEGLIGIBLE && keptChildren(last).length == 0 &&
			discretisation.attachment() != SomaAttachment.NEURON_IMPORT;
		Look look = layout.connection(somaPoint, layout.point(own[0]));
		if (joint.step() || lone) {
			line = layout.line(prepend(somaPoint, own), layout.point(own[0]).radius());
			look = new Look.From(layout.surface(somaPoint, layout.point(own[0]), true) * line.arc(1));
		}
		plan(own, line, joint.section(), joint.fraction(), look, somaPoint);
	}

	private void planFromRoot(final double[] away) {
		layout.place(0, 0, 0);
		pushStems(0, 0, 0, -1);
		startWithLongest();
		followStems();
		final SamplePoint root = layout.point(0);
		if (plans.isEmpty()) {
			if (axonLeftOut && root.type() == Types.AXON)
				throw new CableException(
					layout.morphology.name() + ": all of it is axon, and the axon is to be left out; keep the axon as reconstructed");
			final Centreline line = new Centreline(); // points without extent: a cylinder with the area of the sphere
			for (int end = -1; end <= 1; end++)
				line.add(root.x() - end * root.radius() * away[0], root.y() - end * root.radius() * away[1],
					root.z() - end * root.radius() * away[2],
					root.radius());
			plans.add(new SectionPlan(root.type(), Section.NO_PARENT, 0, line, new Look.Sphere(root.radius())));
		}
		if (discretisation.axon() instanceof AxonTreatment.Stub stub)
			planStub(stub, new double[] { root.x(), root.y(), root.z(), root.radius() }, 0, away);
	}

	/** Of what leaves the root, the longest section comes first and thereby holds the root, however the points are numbered. */
	private void startWithLongest() {
		Stem longest = null;
		double greatest = 0;
		for (final Iterator<Stem> last = stems.descendingIterator(); last.hasNext();) { // as they will be taken
			final Stem stem = last.next();
			final double length = layout.line(prepend(stem.from, run(stem.child)), layout.point(stem.from).radius()).length();
			if (longest == null || length > greatest * (1 + CompartmentRule.TOLERANCE)) {
				longest = stem;
				greatest = length;
			}
		}
		if (longest != null && stems.remove(longest)) stems.addLast(longest);
	}

	private void followStems() {
		while (!stems.isEmpty()) {
			final Stem stem = stems.removeLast();
			final int[] own = run(stem.child);
			final Centreline line = layout.line(prepend(stem.from, own), layout.point(stem.from).radius());
			plan(own, line, stem.section, stem.fraction,
				stem.somaPoint < 0 ? Look.PLAIN : layout.connection(stem.somaPoint, layout.point(stem.from)), stem.somaPoint);
		}
	}

	/** Adds a section through its own points, or leaves it out if it has no length, and remembers what branches off its end. */
	private void plan(final int[] own, final Centreline line, final int parent, final double fraction, final Look look,
		final int somaPoint) {
		final int last = own[own.length - 1];
		final Centreline trimmed = line.withoutLeadingSteps(Layout.NEGLIGIBLE);
		if (!(trimmed.length() > Layout.NEGLIGIBLE)) {
			for (final int point : own)
				layout.place(point, Math.max(0, parent), fraction);
			pushStems(last, parent, fraction, somaPoint);
			return;
		}
		final int index = plans.size();
		final boolean first = plans.isEmpty();
		plans.add(new SectionPlan(layout.point(own[0]).type(), first ? Section.NO_PARENT : parent, first ? 0 : fraction, trimmed, look));
		for (int k = 0; k < own.length; k++)
			layout.place(own[k], index, Math.max(0, trimmed.arc(Math.max(0, trimmed.size() - own.length + k))) / trimmed.length());
		pushStems(last, index, 1, -1);
	}

	private void pushStems(final int from, final int section, final double fraction, final int somaPoint) {
		final int[] children = keptChildren(from);
		for (int k = children.length - 1; k >= 0; k--)
			stems.addLast(new Stem(children[k], from, section, fraction, k == 0 ? somaPoint : -1));
	}

	/** The points from a first one on to the next fork, tip or change of type. */
	private int[] run(final int first) {
		int[] run = new int[8];
		int size = 0;
		for (int point = first;;) {
			if (size == run.length)
				run = Arrays.copyOf(run, 2 * size);
			run[size++] = point;
			final int[] next = keptChildren(point);
			if (next.length != 1 || layout.point(next[0]).type() != layout.point(first).type())
				return Arrays.copyOf(run, size);
			point = next[0];
		}
	}

	private boolean isKept(final int point) {
		return !axonLeftOut || layout.point(point).type() != Types.AXON;
	}

	private int[] keptChildren(final int point) {
		final int[] children = layout.tree.children(point);
		return axonLeftOut ? Arrays.stream(children).filter(this::isKept).toArray() : children;
	}

	private static int[] prepend(final int point, final int[] points) {
		final int[] longer = new int[points.length + 1];
		longer[0] = point;
		System.arraycopy(points, 0, longer, 1, points.length);
		return longer;
	}

	/** The cylinders that replace the axon, in a row, beginning at the surface of what they are joined to. */
	private void planStub(final AxonTreatment.Stub stub, final double[] start, final double fraction, final double[] away) {
		int parent = 0;
		double along = start[3];
		for (int i = 0; i < stub.cylinders(); i++) {
			final Centreline line = new Centreline();
			for (int end = 0; end <= 1; end++) {
				final double at = along + end * stub.length();
				line.add(start[0] + at * away[0], start[1] + at * away[1], start[2] + at * away[2], stub.diameter() / 2);
			}
			plans.add(new SectionPlan(Types.AXON, parent, i == 0 ? fraction : 1, line));
			parent = plans.size() - 1;
			along += stub.length();
		}
	}

	/**
	 * The direction from the dendrites' centre of mass, their length as mass, to the soma (without soma: to the root); along x where both coincide.
	 *
	 * @return unit vector, shape [3]
	 */
	private double[] awayFromDendrites() {
		final boolean hasSoma = layout.soma.kind() != Soma.Kind.NONE;
		final SamplePoint root = layout.point(0);
		final double[] centre =
			hasSoma ? new double[] { layout.soma.x(), layout.soma.y(), layout.soma.z() } : new double[] { root.x(), root.y(), root
				.z() };
		final double[] away = new double[3];
		double mass = 0;
		final Deque<int[]> open = new ArrayDeque<>(List.of(new int[] { layout.root }));
		while (!open.isEmpty())
			for (final int i : open.removeLast()) {
				open.addLast(keptChildren(i));
				final SamplePoint point = layout.point(i);
				final int parent = layout.tree.parent(i);
				if (parent < 0 || point.type() == Types.SOMA || point.type() == Types.AXON || layout.isSoma(parent))
					continue;
				final SamplePoint before = layout.point(parent);
				final double length = point.distanceTo(before);
				mass += length;
				away[0] -= length * ((point.x() + before.x()) / 2 - centre[0]);
				away[1] -= length * ((point.y() + before.y()) / 2 - centre[1]);
				away[2] -= length * ((point.z() + before.z()) / 2 - centre[2]);
			}
		final double norm = Math.sqrt(away[0] * away[0] + away[1] * away[1] + away[2] * away[2]);
		if (!(norm > 1e-9 * mass))
			return new double[] { 1, 0, 0 };
		return new double[] { away[0] / norm, away[1] / norm, away[2] / norm };
	}
}
