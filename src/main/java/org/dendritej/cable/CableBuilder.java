/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.morphology.Types;

/**
 * Builds a cable model section by section: for models that are given as cables rather than as a reconstruction, and behind
 * {@link CableModel#discretise}. Confined to one thread.
 *
 * <p>
 * A child at fraction 1 of its parent, or at fraction 0 of the root, meets its siblings there in a fork, or continues the parent in series if it is alone;
 * fraction 0 of any other section is the place where that section is joined itself. A child in between is joined to the middle of the compartment that
 * contains the place.
 */
public final class CableBuilder {

	private static final double SAME_PLACE = 1e-9;
	/** More would need several GB; the longest neurons have less than a million µm of neurites. */
	private static final int MAX_COMPARTMENTS = 10_000_000;

	private final String name;
	private final CableProperties properties;
	private final List<SectionPlan> plans = new ArrayList<>();
	private final List<Section> sections = new ArrayList<>();
	private final List<Boolean> somatic = new ArrayList<>();
	private int[] pointSection = {};
	private double[] pointFraction = {};

	/**
	 * Nothing yet.
	 *
	 * @param name of the model, for messages
	 * @param properties axial resistivity and specific capacitance by region
	 */
	public CableBuilder(final String name, final CableProperties properties) {
		this.name = name;
		this.properties = properties;
	}

	/**
	 * Adds a section through given points.
	 *
	 * @param type structure type as in SWC files; a first section of type soma, and sections of that type joined to it, are the soma
	 * @param parent index of the section to which it is joined, −1 for the first
	 * @param parentFraction where on the parent's length, 0 … 1
	 * @param points x, y, z and radius of each, µm, shape [at least 2][4]; successive points may coincide, but not all of them
	 * @param compartments their number, at least 1
	 * @return the section's index
	 * @throws CableException if a value makes no sense
	 */
	public int section(final int type, final int parent, final double parentFraction, final double[][] points, final int compartments) {
		final Centreline line = new Centreline();
		for (final double[] p : points) {
			if (p.length != 4 || !Double.isFinite(p[0] + p[1] + p[2] + p[3]) || !(p[3] > 0))
				throw new CableException(name + ": section " + sections.size() + " goes through the point " + Arrays.toString(p) +
					"; give x, y, z and a positive radius in µm, all finite");
			line.add(p[0], p[1], p[2], p[3]);
		}
		if (!(line.length() > Layout.NEGLIGIBLE))
			throw new CableException(
				name + ": section " + sections.size() + " is " + line.length() + " µm long; leave out sections without length");
		return add(new SectionPlan(type, parent, parentFraction, line), compartments);
	}

	/**
	 * Adds a straight cylinder. It begins where it is joined and points in the direction of its parent's last step, the first one along x.
	 *
	 * @param type structure type as in SWC files; a first section of type soma, and sections of that type joined to it, are the soma
	 * @param parent index of the section to which it is joined, −1 for the first
	 * @param parentFraction where on the parent's length, 0 … 1
	 * @param length µm
	 * @param diameter µm
	 * @param compartments their number, at least 1
	 * @return the section's index
	 * @throws CableException if a value makes no sense
	 */
	public int cylinder(final int type, final int parent, final double parentFraction, final double length, final double diameter,
		final int compartments) {
		checkJoint(parent, parentFraction);
		double[] from = { 0, 0, 0, 0 }, direction = { 1, 0, 0 };
		if (parent >= 0) {
			final Centreline line = plans.get(parent).line();
			from = line.at(parentFraction * line.length());
			direction = line.finalDirection();
		}
		return section(type, parent, parentFraction,
			new double[][] { { from[0], from[1], from[2], diameter / 2 }, { from[0] + length * direction[0],
				from[1] + length * direction[1], from[2] + length * direction[2], diameter / 2 } },
			compartments);
	}

	/**
	 * The cable model of the sections added so far.
	 *
	 * @return the model
	 * @throws CableException if there is no section
	 */
	public CableModel build() {
		if (sections.isEmpty())
			throw new CableException(name + ": a cable model needs at least one section; add one before building it");
		return new CableModel(name, sections, plans, somatic, new CompartmentTable(sections, plans, somatic, properties), pointSection,
			pointFraction);
	}

	/** Adds a planned section. */
	int add(final SectionPlan plan, final int compartments) {
		checkJoint(plan.parent(), plan.parentFraction());
		if (compartments < 1)
			throw new CableException(
				name + ": section " + sections.size() + " would get " + compartments + " compartments; it needs at least 1");
		final int index = sections.size();
		final Section last = index == 0 ? null : sections.get(index - 1);
		final int first = last == null ? 0 : last.firstCompartment() + last.compartments();
		if (compartments > MAX_COMPARTMENTS - first)
			throw new CableException(name + ": section " + index + " with " + compartments + " compartments would make it " +
				((long) first + compartments) + " or more; at most " + MAX_COMPARTMENTS + " are possible. Choose fewer and longer ones.");
		sections.add(
			new Section(index, plan.type(), plan.parent(), index == 0 ? 0 : snapped(plan.parentFraction()), first, compartments, plan.line()
				.length(), startDistance(plan)));
		somatic.add(isSomatic(plan));
		plans.add(plan);
		return index;
	}

	/** The number of compartments that a rule gives to a section to be added next; an odd one in the soma, so that it has a middle compartment. */
	int compartments(final SectionPlan plan, final CompartmentRule rule) {
		final Centreline line = plan.line();
		final boolean soma = isSomatic(plan);
		final double middle = soma ? 0 : startDistance(plan) + line.length() / 2;
		final CableProperties.Entry entry = properties.at(plan.type(), middle, sections.size());
		final int number = rule.compartments(line.length(), frequency -> line.lambda(frequency, entry.axialResistivity(), entry
			.specificCapacitance()));
		return soma ? number | 1 : number;
	}

	/** States where the sample points of a morphology lie. */
	void points(final int[] section, final double[] fraction) {
		pointSection = section;
		pointFraction = fraction;
	}

	private boolean isSomatic(final SectionPlan plan) {
		return plan.type() == Types.SOMA && (plan.parent() < 0 || somatic.get(plan.parent()));
	}

	private double startDistance(final SectionPlan plan) {
		if (plan.parent() < 0 || somatic.get(plan.parent()))
			return 0;
		final Section parent = sections.get(plan.parent());
		return parent.startDistance() + plan.parentFraction() * parent.length();
	}

	private void checkJoint(final int parent, final double fraction) {
		final boolean known = sections.isEmpty() ? parent == Section.NO_PARENT : parent >= 0 && parent < sections.size();
		if (!known)
			throw new CableException(name + ": section " + sections.size() + " is joined to section " + parent +
				"; the first has parent -1, every other an earlier one");
		if (!(fraction >= 0 && fraction <= 1))
			throw new CableException(name + ": section " + sections.size() + " is joined at " + fraction +
				" of its parent's length; a fraction lies between 0 and 1");
	}

	private static double snapped(final double fraction) {
		return fraction < SAME_PLACE ? 0 : fraction > 1 - SAME_PLACE ? 1 : fraction;
	}
}
