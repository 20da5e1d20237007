/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The tree of the matrix: a node for each compartment and one without area for each fork, numbered depth first with every parent before its children, the
 * compartments of a section in a row. Two sections that merely continue each other are joined in series without a node between them. Node 0 is compartment
 * 0; a fork at the start of the root section is its child. Computed once, then only read.
 */
final class NodeTree {

	/** Shape [compartments]. */
	final int[] node;
	/** Shape [nodes]; −1 for node 0. */
	final int[] parent;
	/** Towards the parent, µS, shape [nodes]; 0 for node 0. */
	final double[] conductance;

	/** Something that ends, with all that begins there: the far end of a section, or the near end of the root section. */
	private static final class End {

		final List<Section> children = new ArrayList<>(2);
		int node;
		double resistance; // from that node to the end
	}

	NodeTree(final List<Section> sections, final CompartmentTable table) {
		final int n = sections.size();
		final End[] far = new End[n];
		final End start = new End();
		final List<List<Section>> inside = new ArrayList<>(n);
		for (int i = 0; i < n; i++) {
			far[i] = new End();
			inside.add(new ArrayList<>(0));
		}
		final Section[] joints = new Section[n]; // whose parent and parentFraction tell where a section really hangs
		for (final Section child : sections.subList(1, n)) {
			// the start of any section but the root is the place where that one is joined
			final Section joint = child.parentFraction() == 0 && child.parent() != 0 ? joints[child.parent()] : child;
			joints[child.index()] = joint;
			if (joint.parentFraction() == 0)
				start.children.add(child);
			else
				if (joint.parentFraction() == 1)
					far[joint.parent()].children.add(child);
				else
					inside.get(joint.parent()).add(child);
		}
		int forks = 0;
		for (final End end : far)
			forks += end.children.size() > 1 ? 1 : 0;
		forks += start.children.size() > 1 ? 1 : 0;
		node = new int[table.size];
		parent = new int[table.size + forks];
		conductance = new double[table.size + forks];

		int next = 0;
		final Deque<Section> pending = new ArrayDeque<>();
		pending.push(sections.get(0));
		while (!pending.isEmpty()) {
			final Section s = pending.pop();
			int above = -1;
			double resistance = 0;
			if (s.index() > 0) {
				final Section joint = joints[s.index()];
				final double fraction = joint.parentFraction();
				final End end = fraction == 0 ? start : fraction == 1 ? far[joint.parent()] : null;
				above = end == null ? node[sections.get(joint.parent()).compartmentAt(fraction)] : end.node;
				resistance = end == null ? 0 : end.resistance;
			}
			for (int c = s.firstCompartment(); c < s.firstCompartment() + s.compartments(); c++) {
				node[c] = next;
				link(next, above, resistance + table.near[c]);
				above = next++;
				resistance = table.far[c];
			}
			next = open(far[s.index()], above, resistance, next);
			if (s.index() == 0)
				next = open(start, node[0], table.near[0], next);
			push(far[s.index()].children, pending);
			push(inside.get(s.index()), pending);
			if (s.index() == 0)
				push(start.children, pending);
		}
	}

	/** Numbers a fork where more than one child begins; else the children hang on the node before in series. */
	private int open(final End end, final int above, final double resistance, final int next) {
		final boolean fork = end.children.size() > 1;
		end.node = fork ? next : above;
		end.resistance = fork ? 0 : resistance;
		if (fork)
			link(next, above, resistance);
		return fork ? next + 1 : next;
	}

	private void link(final int child, final int above, final double resistance) {
		parent[child] = above;
		conductance[child] = above < 0 ? 0 : 1 / resistance;
	}

	private static void push(final List<Section> children, final Deque<Section> pending) {
		for (int k = children.size() - 1; k >= 0; k--)
			pending.push(children.get(k));
	}
}
