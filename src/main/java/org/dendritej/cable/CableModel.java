/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.List;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;

/**
 * A neuron cut into compartments: sections, areas, capacitances and the tree of axial conductances. Immutable, so any thread may share it. Arrays are
 * handed out as copies.
 */
public final class CableModel {

	/**
	 * Cuts a morphology into compartments.
	 *
	 * @param morphology the shape
	 * @param properties axial resistivity and specific capacitance by region
	 * @param discretisation how to cut
	 * @return the cable model
	 * @throws CableException if the shape cannot be cut
	 */
	public static CableModel discretise(final Morphology morphology, final CableProperties properties,
		final Discretisation discretisation) {
		throw new IllegalStateException("under construction");
	}

	private CableModel() {
	}

	/** Name for messages. @return the morphology's name */
	public String name() {
		throw new IllegalStateException("under construction");
	}

	/** The sections, each after its parent. @return immutable list */
	public List<Section> sections() {
		throw new IllegalStateException("under construction");
	}

	/** Number of compartments. @return at least 1 */
	public int compartments() {
		throw new IllegalStateException("under construction");
	}

	/** Number of nodes of the tree matrix, compartments and forks. @return at least {@link #compartments()} */
	public int nodes() {
		throw new IllegalStateException("under construction");
	}

	/** The node of a compartment. @param compartment index @return node index */
	public int node(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Parent of each node, shape [nodes]; smaller than the node's own index; −1 for node 0. @return copy */
	public int[] parents() {
		throw new IllegalStateException("under construction");
	}

	/** Conductance between each node and its parent, µS, shape [nodes]; entry 0 is 0. @return copy */
	public double[] axialConductances() {
		throw new IllegalStateException("under construction");
	}

	/** Capacitance of each node, nF, shape [nodes]; 0 at forks. @return copy */
	public double[] capacitances() {
		throw new IllegalStateException("under construction");
	}

	/** Membrane area of a compartment. @param compartment index @return µm² */
	public double area(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Mean diameter of a compartment along its length. @param compartment index @return µm */
	public double diameter(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Length of a compartment. @param compartment index @return µm */
	public double length(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Structure type of a compartment. @param compartment index @return as in SWC files */
	public int type(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Section of a compartment. @param compartment index @return index of the section */
	public int section(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Middle of a compartment as a fraction of its section's length. @param compartment index @return 0 … 1 */
	public double fraction(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Path distance of a compartment's middle from the soma (without soma: from the root). @param compartment index @return µm; 0 in the soma */
	public double pathDistance(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** Position of a compartment's middle. @param compartment index @return x, y, z in µm, shape [3] */
	public double[] position(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** The compartments whose middle belongs to a region, ascending. @param region where @return indices */
	public int[] compartments(final Region region) {
		throw new IllegalStateException("under construction");
	}

	/** Finds the compartment of a location. @param location where @return the place @throws CableException if there is no such place */
	public Place locate(final Location location) {
		throw new IllegalStateException("under construction");
	}

	/** The sample points of the morphology that lie in a compartment. @param compartment index @return point indices, ascending */
	public int[] points(final int compartment) {
		throw new IllegalStateException("under construction");
	}

	/** The compartment in which a sample point of the morphology lies, or −1 where it was left out. @param point index @return compartment index */
	public int compartmentOfPoint(final int point) {
		throw new IllegalStateException("under construction");
	}

	/** The solids the neuron is made of, for rendering, in the order of compartments. @return immutable list */
	public List<Piece> pieces() {
		throw new IllegalStateException("under construction");
	}
}
