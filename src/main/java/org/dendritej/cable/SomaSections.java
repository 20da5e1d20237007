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
import java.util.List;

import org.dendritej.cable.SectionPlan.Look;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Soma;
import org.dendritej.morphology.Types;

/**
 * The sections of the soma and where neurites are joined to them.
 *
 * <p>
 * A soma that stands for a sphere is one cylinder whose length equals its diameter. A soma of frusta is one section along its longest path; what branches off
 * that path becomes further sections of type soma.
 *
 * <p>
 * NEURON's Import3d tool is followed in its reading of SWC files: One point, or three points of the same radius whose outer two carry nothing, are a cylinder
 * to whose middle all neurites are joined. Else the soma is cut into sections like a neurite, beginning at its first point, with every radius as in the
 * file, outlines included. A neurite that leaves the first point of the first section is joined to that section's start, one that leaves the last point
 * of a section to its end, any other to the middle of the section. The step from the soma point to its first own point has no length when it is joined to a
 * middle or when a further section of the soma begins at the same point, provided the neurite's first section has more than one own point or forks at its
 * first; else the step counts, with the radius of the first own point. Two of NEURON's ways depend on nothing but the numbers of points and are not
 * followed: it keeps the step to a first own point that forks if that is the second point of the file, and breaks a section where a point is not the next in
 * the file after its parent.
 */
final class SomaSections {

	/**
	 * How a neurite is joined.
	 *
	 * @param section of the soma
	 * @param fraction of its length
	 * @param step whether the step from the soma point to the neurite's first own point has its length
	 */
	record Joint(int section, double fraction, boolean step) {
	}

	private final Layout layout;
	private final SomaAttachment attachment;
	private final boolean sphere;
	private final List<SectionPlan> plans = new ArrayList<>();

	/** The point from which the tree of sample points has to hang: where the first section of the soma begins. */
	static int root(final Soma soma, final SomaAttachment attachment) {
		return soma.kind() == Soma.Kind.FRUSTA && attachment != SomaAttachment.NEURON_IMPORT ? soma.axis().get(0) : soma.points().get(0);
	}

	SomaSections(final Layout layout, final SomaAttachment attachment, final double[] towardsDendrites) {
		this.layout = layout;
		this.attachment = attachment;
		final boolean asNeuron = attachment == SomaAttachment.NEURON_IMPORT;
		sphere = asNeuron ? isPointForNeuron() : layout.soma.kind().isSphere();
		if (sphere)
			planCylinder(towardsDendrites);
		else
			if (asNeuron)
				planRuns(firstRun());
			else
				planRuns(layout.soma.axis().stream().mapToInt(Integer::intValue).toArray());
	}

	/** The sections, the soma's first section at index 0. */
	List<SectionPlan> plans() {
		return plans;
	}

	/** Position and radius of the first section's middle, µm; shape [4]. */
	double[] middle() {
		final Centreline line = plans.get(0).line();
		return line.at(line.length() / 2);
	}

	/** How a neurite is joined that leaves a soma point; {@code own} is 1 if its first section is a lone point, else greater. */
	Joint joint(final int somaPoint, final int own) {
		return switch (attachment) {
			case MIDDLE -> new Joint(0, 0.5, false);
			case END -> new Joint(0, 1, false);
			case FILE_POINT -> new Joint(layout.section[somaPoint], layout.fraction[somaPoint], true);
			case NEURON_IMPORT -> sphere ? new Joint(0, 0.5, own == 1) : jointOfNeuron(somaPoint, own);
		};
	}

	private Joint jointOfNeuron(final int somaPoint, final int own) {
		final int section = layout.section[somaPoint];
		final double fraction = layout.fraction[somaPoint];
		final boolean somaBranches = somaChildren(somaPoint).length > 1;
		if (section == 0 && somaPoint == layout.soma.points().get(0))
			return new Joint(0, 0, !somaBranches);
		if (fraction < 1)
			return new Joint(section, 0.5, own == 1);
		return new Joint(section, 1, own == 1 || !somaBranches);
	}

	private boolean isPointForNeuron() {
		final Soma soma = layout.soma;
		if (soma.kind() == Soma.Kind.POINT)
			return true;
		if (soma.points().size() != 3)
			return false;
		final int first = soma.points().get(0), one = soma.points().get(1), other = soma.points().get(2);
		final SamplePoint centre = layout.point(first);
		final double radius = centre.radius(), distances = layout.point(one).distanceTo(centre) + layout.point(other).distanceTo(centre);
		return layout.tree.parent(one) == first && layout.tree.parent(other) == first //
			&& layout.tree.count(one) == 0 && layout.tree.count(other) == 0 //
			&& layout.point(one).radius() == radius && layout.point(other).radius() == radius
			&& Math.abs(distances / (2 * radius) - 1) < 0.01;
	}

	private void planCylinder(final double[] towardsDendrites) {
		final Soma soma = layout.soma;
		final SamplePoint first = layout.point(soma.points().get(0));
		final boolean three = soma.kind() == Soma.Kind.THREE_POINTS;
		final double[] centre =
			soma.kind().isSphere() ? new double[] { soma.x(), soma.y(), soma.z() } : new double[] { first.x(), first.y(), first.z() };
		final double radius = soma.kind().isSphere() ? soma.radius() : first.radius();
		double[] axis = towardsDendrites;
		if (three) {
			final SamplePoint a = layout.point(soma.axis().get(0)), b = layout.point(soma.axis().get(2));
			final double length = a.distanceTo(b);
			axis = new double[] { (b.x() - a.x()) / length, (b.y() - a.y()) / length, (b.z() - a.z()) / length };
		}
		final Centreline line = new Centreline();
		for (int end = -1; end <= 1; end++) {
			final double along = end * radius;
			line.add(centre[0] + along * axis[0], centre[1] + along * axis[1], centre[2] + along * axis[2], radius);
		}
		plans.add(new SectionPlan(Types.SOMA, Section.NO_PARENT, 0, line, new Look.Sphere(radius)));
		for (final int point : soma.points())
			layout.place(point, 0, 0.5);
		if (three) {
			layout.place(soma.axis().get(0), 0, 0);
			layout.place(soma.axis().get(2), 0, 1);
		}
	}

	/** The first section as NEURON sees it: from the first point of the soma on, over the first child at a fork there. */
	private int[] firstRun() {
		final List<Integer> run = new ArrayList<>(List.of(layout.soma.points().get(0)));
		for (int[] next = somaChildren(run.get(0)); next.length == 1 || run.size() == 1 && next.length > 0;
			next = somaChildren(run.get(run.size() - 1)))
			run.add(next[0]);
		return run.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Plans the main section along {@code main} and further sections for what branches off. */
	private void planRuns(final int[] main) {
		final Centreline line = layout.line(main, layout.point(main[0]).radius());
		final boolean extended = line.length() > Layout.NEGLIGIBLE; // not if the first points coincide, as NEURON reads them
		if (extended)
			plans.add(new SectionPlan(Types.SOMA, Section.NO_PARENT, 0, line));
		for (int k = 0; k < main.length; k++)
			layout.place(main[k], 0, extended ? line.arc(k) / line.length() : 0);
		final Deque<int[]> arms = new ArrayDeque<>(); // pairs of a placed point and the first own point of the arm
		for (final int point : main)
			addArms(point, arms);
		while (!arms.isEmpty()) {
			final int[] arm = arms.removeFirst();
			final List<Integer> run = new ArrayList<>(List.of(arm[0], arm[1]));
			for (int[] next = somaChildren(arm[1]); next.length == 1; next = somaChildren(next[0]))
				run.add(next[0]);
			final int[] points = run.stream().mapToInt(Integer::intValue).toArray();
			final Centreline armLine = layout.line(points, layout.point(arm[0]).radius());
			final boolean real = armLine.length() > Layout.NEGLIGIBLE;
			final int parent = layout.section[arm[0]], joined = plans.isEmpty() ? Section.NO_PARENT : parent;
			for (int k = 1; k < points.length; k++)
				layout.place(points[k], real ? plans.size() : parent, real ? armLine.arc(k) / armLine.length() : layout.fraction[arm[0]]);
			if (real)
				plans.add(new SectionPlan(Types.SOMA, joined, layout.fraction[arm[0]], armLine));
			addArms(points[points.length - 1], arms);
		}
	}

	private void addArms(final int point, final Deque<int[]> arms) {
		for (final int child : somaChildren(point))
			if (layout.section[child] == Layout.LEFT_OUT)
				arms.addLast(new int[] { point, child });
	}

	private int[] somaChildren(final int point) {
		int count = 0;
		final int[] children = layout.tree.children(point);
		for (final int child : children)
			if (layout.isSoma(child))
				children[count++] = child;
		return Arrays.copyOf(children, count);
	}
}
