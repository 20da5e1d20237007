/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.Arrays;
import java.util.List;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;

/**
 * A neuron cut into compartments: sections, areas, capacitances and the tree of axial conductances. Immutable, so any thread may share it. Arrays are
 * handed out as copies.
 */
public final class CableModel {

	private final String name;
	private final List<Section> sections;
	private final List<SectionPlan> plans;
	private final CompartmentTable table;
	private final NodeTree tree;
	private final NearestPoint nearest;
	private final int[] pointCompartment, pointSection, pointOffset, pointOrder;
	private final double[] pointFraction;

	/**
	 * Cuts a morphology into compartments. Sections are numbered depth first in the order of the sample points, beginning with the soma; what replaces the
	 * axon comes last. A section begins at the fork from which it comes, with the radius there, and ends at the next fork, at a tip, or where the structure
	 * type changes; sections shorter than 1e-6 µm are left out and what is joined to them is joined to their parent. The soma gets an odd number of
	 * compartments. Areas are those of the frusta with their slant height, and axial resistances ∫Ra·ds/(πr²), both exact from border to border; axial
	 * resistivity and capacitance are those at a compartment's middle, and for the length constant those at the section's middle. Without soma the neuron
	 * begins at point 0 with the longest of the sections that leave it.
	 *
	 * @param morphology the shape
	 * @param properties axial resistivity and specific capacitance by region
	 * @param discretisation how to cut
	 * @return the cable model
	 * @throws CableException if the shape cannot be cut
	 */
	public static CableModel discretise(final Morphology morphology, final CableProperties properties,
		final Discretisation discretisation) {
		final Sectioning sectioning = Sectioning.of(morphology, discretisation);
		final CableBuilder builder = new CableBuilder(morphology.name(), properties);
		for (final SectionPlan plan : sectioning.plans())
			builder.add(plan, builder.compartments(plan, discretisation.rule()));
		builder.points(sectioning.layout().section, sectioning.layout().fraction);
		return builder.build();
	}

	CableModel(final String name, final List<Section> sections, final List<SectionPlan> plans, final List<Boolean> somatic,
		final CompartmentTable table,
		final int[] pointSection, final double[] pointFraction) {
		this.name = name;
		this.sections = List.copyOf(sections);
		this.plans = List.copyOf(plans);
		this.table = table;
		this.pointSection = pointSection;
		this.pointFraction = pointFraction;
		tree = new NodeTree(this.sections, table);
		nearest = new NearestPoint(this.plans, List.copyOf(somatic));
		pointCompartment = new int[pointSection.length];
		pointOffset = new int[table.size + 1];
		for (int i = 0; i < pointSection.length; i++) {
			pointCompartment[i] = pointSection[i] < 0 ? -1 : sections.get(pointSection[i]).compartmentAt(pointFraction[i]);
			if (pointCompartment[i] >= 0)
				pointOffset[pointCompartment[i] + 1]++;
		}
		for (int c = 0; c < table.size; c++)
			pointOffset[c + 1] += pointOffset[c];
		pointOrder = new int[pointOffset[table.size]];
		final int[] next = Arrays.copyOf(pointOffset, table.size);
		for (int i = 0; i < pointSection.length; i++)
			if (pointCompartment[i] >= 0)
				pointOrder[next[pointCompartment[i]]++] = i;
	}

	/**
	 * Name for messages.
	 *
	 * @return the morphology's name
	 */
	public String name() {
		return name;
	}

	/**
	 * The sections, each after its parent.
	 *
	 * @return immutable list
	 */
	public List<Section> sections() {
		return sections;
	}

	/**
	 * Number of compartments.
	 *
	 * @return at least 1
	 */
	public int compartments() {
		return table.size;
	}

	/**
	 * Number of nodes of the tree matrix, compartments and forks.
	 *
	 * @return at least {@link #compartments()}
	 */
	public int nodes() {
		return tree.parent.length;
	}

	/**
	 * The node of a compartment.
	 *
	 * @param compartment index
	 * @return node index
	 */
	public int node(final int compartment) {
		return tree.node[compartment];
	}

	/**
	 * Parent of each node, shape [nodes]; smaller than the node's own index; −1 for node 0.
	 *
	 * @return copy
	 */
	public int[] parents() {
		return tree.parent.clone();
	}

	/**
	 * Conductance between each node and its parent, µS, shape [nodes]; entry 0 is 0.
	 *
	 * @return copy
	 */
	public double[] axialConductances() {
		return tree.conductance.clone();
	}

	/**
	 * Capacitance of each node, nF, shape [nodes]; 0 at forks.
	 *
	 * @return copy
	 */
	public double[] capacitances() {
		final double[] capacitances = new double[nodes()];
		for (int c = 0; c < table.size; c++)
			capacitances[tree.node[c]] = table.capacitance[c];
		return capacitances;
	}

	/**
	 * Membrane area of a compartment.
	 *
	 * @param compartment index
	 * @return µm²
	 */
	public double area(final int compartment) {
		return table.area[compartment];
	}

	/**
	 * Mean diameter of a compartment along its length.
	 *
	 * @param compartment index
	 * @return µm
	 */
	public double diameter(final int compartment) {
		return table.diameter[compartment];
	}

	/**
	 * Length of a compartment.
	 *
	 * @param compartment index
	 * @return µm
	 */
	public double length(final int compartment) {
		final Section section = sections.get(section(compartment));
		return section.length() / section.compartments();
	}

	/**
	 * Structure type of a compartment.
	 *
	 * @param compartment index
	 * @return as in SWC files
	 */
	public int type(final int compartment) {
		return sections.get(section(compartment)).type();
	}

	/**
	 * Section of a compartment.
	 *
	 * @param compartment index
	 * @return index of the section
	 */
	public int section(final int compartment) {
		return table.section[compartment];
	}

	/**
	 * Middle of a compartment as a fraction of its section's length.
	 *
	 * @param compartment index
	 * @return 0 … 1
	 */
	public double fraction(final int compartment) {
		final Section section = sections.get(section(compartment));
		return (compartment - section.firstCompartment() + 0.5) / section.compartments();
	}

	/**
	 * Path distance of a compartment's middle from the soma (without soma: from the root).
	 *
	 * @param compartment index
	 * @return µm; 0 in the soma
	 */
	public double pathDistance(final int compartment) {
		return table.pathDistance[compartment];
	}

	/**
	 * Position of a compartment's middle.
	 *
	 * @param compartment index
	 * @return x, y, z in µm, shape [3]
	 */
	public double[] position(final int compartment) {
		final Centreline line = plans.get(section(compartment)).line();
		return Arrays.copyOf(line.at(fraction(compartment) * line.length()), 3);
	}

	/**
	 * Position of a place on its section's centre line; of a soma that is a sphere, on the axis of its cylinder.
	 *
	 * @param place on this model
	 * @return x, y, z in µm, shape [3]
	 */
	public double[] position(final Place place) {
		final Centreline line = plans.get(place.section()).line();
		return Arrays.copyOf(line.at(place.fraction() * line.length()), 3);
	}

	/**
	 * The compartments whose middle belongs to a region, ascending.
	 *
	 * @param region where
	 * @return indices
	 */
	public int[] compartments(final Region region) {
		final int[] found = new int[table.size];
		int size = 0;
		for (int c = 0; c < table.size; c++)
			if (region.contains(type(c), table.pathDistance[c], table.section[c]))
				found[size++] = c;
		return Arrays.copyOf(found, size);
	}

	/**
	 * Finds the compartment of a location. A position outside the neuron is resolved to the nearest point of the centre lines; one inside the soma to the
	 * soma, unless it lies within a neurite's radius and nearer to its centre line.
	 *
	 * @param location where
	 * @return the place
	 * @throws CableException if there is no such place
	 */
	public Place locate(final Location location) {
		if (location instanceof Location.OnSection on) {
			if (on.section() < 0 || on.section() >= sections.size())
				throw new CableException(
					name + ": there is no section " + on.section() + "; the sections are 0 to " + (sections.size() - 1));
			return place(on.section(), on.fraction());
		}
		if (location instanceof Location.AtPoint at) {
			if (at.index() < 0 || at.index() >= pointSection.length)
				throw new CableException(name + ": there is no sample point " + at.index() + "; " + (pointSection.length == 0
					? "the model was not built from a morphology" : "the points are 0 to " + (pointSection.length - 1)));
			if (pointSection[at.index()] < 0)
				throw new CableException(name + ": sample point " + at.index() +
					" lies on the axon, which was left out of the model; choose another point or keep the axon as reconstructed");
			return place(pointSection[at.index()], pointFraction[at.index()]);
		}
		if (location instanceof Location.NearestTo to) {
			final Location.OnSection found = nearest.to(to.x(), to.y(), to.z());
			return place(found.section(), found.fraction());
		}
		return place(0, sections.get(0).type() == Types.SOMA ? 0.5 : 0); // the middle of the soma
	}

	/**
	 * The place of a region nearest to a position, on the centre lines of its compartments; of several equally near ones the first.
	 *
	 * @param x µm
	 * @param y µm
	 * @param z µm; NaN if it is not known, as of a point in a projection
	 * @param region where to look
	 * @return the place and how far it is
	 * @throws CableException if the position is not finite, or no compartment belongs to the region
	 */
	public Snap snap(final double x, final double y, final double z, final Region region) {
		if (!Double.isFinite(x + y) || Double.isInfinite(z))
			throw new CableException(name + ": a position at " + x + ", " + y + ", " + z + " µm; it must be finite");
		final int[] within = compartments(region);
		if (within.length == 0)
			throw new CableException(name + ": the region in which a place is looked for holds no compartment; choose another region");
		final Snapping snapping = new Snapping(x, y, z);
		int found = -1;
		for (final int c : within) {
			final Section section = sections.get(section(c));
			final double from = (double) (c - section.firstCompartment()) / section.compartments();
			if (snapping.look(plans.get(section.index()).line(), from, from + 1.0 / section.compartments()))
				found = section.index();
		}
		return new Snap(place(found, snapping.fraction()), snapping.distance());
	}

	private Place place(final int section, final double fraction) {
		final Section on = sections.get(section);
		final int compartment = on.compartmentAt(fraction);
		final boolean somatic = nearest.isSomatic(section);
		return new Place(section, fraction, compartment, somatic ? 0 : on.startDistance() + fraction * on.length());
	}

	/**
	 * The sample points of the morphology that lie in a compartment.
	 *
	 * @param compartment index
	 * @return point indices, ascending
	 */
	public int[] points(final int compartment) {
		return Arrays.copyOfRange(pointOrder, pointOffset[compartment], pointOffset[compartment + 1]);
	}

	/**
	 * The compartment in which a sample point of the morphology lies, or −1 where it was left out.
	 *
	 * @param point index
	 * @return compartment index
	 */
	public int compartmentOfPoint(final int point) {
		return pointCompartment[point];
	}

	/**
	 * The solids the neuron is made of, for rendering, in the order of compartments. A soma that stands for a sphere is one sphere in its middle
	 * compartment. A neurite that begins outside the soma without the step from there having a length is connected to the soma's surface by a cylinder,
	 * which belongs to its first compartment; what lies within the soma of a step that has a length is left out.
	 *
	 * @return immutable list
	 */
	public List<Piece> pieces() {
		return Solids.of(sections, plans);
	}
}
