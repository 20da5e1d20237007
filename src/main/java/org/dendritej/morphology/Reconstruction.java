/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a file says: a forest of sample points in the file's own coordinates, the frame they were made in, and what its reader noticed. Every parent comes
 * before its children; apart from that the points stand as in the file. A connected tree is a root and all that descends from it, together with the other
 * roots that begin on the same cell body; trees are counted from 0 in the order of their roots. Immutable, so any thread may share it.
 *
 * @param name what to call it in messages and titles, mostly the file's name
 * @param points the sample points, at least one; radius 0 where the file gives none
 * @param joints indices of the points which only a junction connects to their parent: the first points of branches in formats that keep each branch on
 *            its own. The way to their parent belongs to no branch; a {@link Morphology} fills it with a straight piece, or leaves the point out if it
 *            repeats the junction. Empty for SWC
 * @param bodies cell bodies that are drawn apart from the points, see {@link CellBody}. Empty for SWC, where they are points
 * @param frame unit and origin of the coordinates
 * @param findings what the reader noticed and did about it
 */
public record Reconstruction(String name, List<SamplePoint> points, Set<Integer> joints, List<CellBody> bodies, Frame frame,
	List<Finding> findings) {

	private static final int ALL = -1;

	/** Checks the order of the points and that all numbers are usable. */
	public Reconstruction {
		points = List.copyOf(points);
		joints = Collections.unmodifiableSet(new TreeSet<>(joints));
		bodies = List.copyOf(bodies);
		findings = List.copyOf(findings);
		if (points.isEmpty())
			throw new MorphologyException(name + ": the reconstruction holds no points");
		for (int i = 0; i < points.size(); i++) {
			final SamplePoint point = points.get(i);
			if (point.parent() < SamplePoint.NO_PARENT || point.parent() >= i)
				throw new MorphologyException(name + ": point " + i + " has parent " + point.parent() +
					"; a root has parent -1 and every other point an earlier one. Order them from roots to tips.");
			if (!Double.isFinite(point.x() + point.y() + point.z()))
				throw new MorphologyException(name + ": point " + i + " lies at " + point.x() + ", " + point.y() + ", " +
					point.z() + "; coordinates must be finite");
			if (!(point.radius() >= 0) || Double.isInfinite(point.radius()))
				throw new MorphologyException(name + ": point " + i + " has radius " + point.radius() +
					"; a radius is a positive number, or 0 where it is not known");
		}
		for (final int joint : joints)
			if (joint < 0 || joint >= points.size() || points.get(joint).parent() == SamplePoint.NO_PARENT)
				throw new MorphologyException(name + ": point " + joint + " cannot be a joint; a joint is a point with a parent");
		final Set<Integer> taken = new HashSet<>();
		for (final CellBody body : bodies) {
			if (!Double.isFinite(body.x() + body.y() + body.z() + body.radius()) || body.radius() < 0)
				throw new MorphologyException(
					name + ": a cell body lies at " + body.x() + ", " + body.y() + ", " + body.z() + " with radius " +
						body.radius() + "; these must be finite, and the radius not negative");
			for (final int root : body.roots())
				if (root < 0 || root >= points.size() || points.get(root).parent() != SamplePoint.NO_PARENT || !taken.add(root))
					throw new MorphologyException(
						name + ": point " + root + " cannot begin on a cell body; that is for roots, each on one body");
		}
	}

	/**
	 * A reconstruction whose cell bodies, if any, are points.
	 *
	 * @param name what to call it
	 * @param points the sample points
	 * @param joints indices of the points which only a junction connects to their parent
	 * @param frame unit and origin of the coordinates
	 * @param findings what the reader noticed
	 */
	public Reconstruction(final String name, final List<SamplePoint> points, final Set<Integer> joints, final Frame frame,
		final List<Finding> findings) {
		this(name, points, joints, List.of(), frame, findings);
	}

	/**
	 * A reconstruction without joints.
	 *
	 * @param name what to call it
	 * @param points the sample points
	 * @param frame unit and origin of the coordinates
	 * @param findings what the reader noticed
	 */
	public Reconstruction(final String name, final List<SamplePoint> points, final Frame frame, final List<Finding> findings) {
		this(name, points, Set.of(), List.of(), frame, findings);
	}

	/**
	 * Number of sample points.
	 *
	 * @return at least 1
	 */
	public int size() {
		return points.size();
	}

	/**
	 * Number of connected trees.
	 *
	 * @return at least 1
	 */
	public int trees() {
		int trees = (int) points.stream().filter(point -> point.parent() == SamplePoint.NO_PARENT).count();
		for (final CellBody body : bodies)
			trees -= Math.max(0, body.roots().size() - 1);
		return trees;
	}

	/**
	 * The tree each point belongs to.
	 *
	 * @return numbers from 0 to {@link #trees()} − 1; shape {@code [points]}, the caller's own
	 */
	public int[] treeOfPoints() {
		final Map<Integer, CellBody> bodyOf = bodyOfRoots();
		final Map<CellBody, Integer> treeOfBody = new IdentityHashMap<>();
		final int[] tree = new int[points.size()];
		int trees = 0;
		for (int i = 0; i < tree.length; i++) {
			final int parent = points.get(i).parent();
			final CellBody body = parent == SamplePoint.NO_PARENT ? bodyOf.get(i) : null;
			if (parent != SamplePoint.NO_PARENT)
				tree[i] = tree[parent];
			else
				if (treeOfBody.containsKey(body))
					tree[i] = treeOfBody.get(body);
				else {
					tree[i] = trees++;
					if (body != null)
						treeOfBody.put(body, tree[i]);
				}
		}
		return tree;
	}

	private Map<Integer, CellBody> bodyOfRoots() {
		final Map<Integer, CellBody> bodyOf = new HashMap<>();
		bodies.forEach(body -> body.roots().forEach(root -> bodyOf.put(root, body)));
		return bodyOf;
	}

	/**
	 * The same with each cell body as a sample point of type soma, the centre of its sphere, which the trees that begin on it have as their parent. Bodies
	 * on which nothing begins become points without connection.
	 *
	 * @return a reconstruction without bodies
	 */
	public Reconstruction joined() {
		if (bodies.isEmpty())
			return this;
		final Map<Integer, CellBody> bodyOf = bodyOfRoots();
		final Map<CellBody, Integer> pointOfBody = new IdentityHashMap<>();
		final List<SamplePoint> all = new ArrayList<>(points.size() + bodies.size());
		final int[] newIndex = new int[points.size()];
		for (int i = 0; i < newIndex.length; i++) {
			final SamplePoint point = points.get(i);
			final CellBody body = point.parent() == SamplePoint.NO_PARENT ? bodyOf.get(i) : null;
			if (body != null && !pointOfBody.containsKey(body)) {
				pointOfBody.put(body, all.size());
				all.add(centre(body));
			}
			newIndex[i] = all.size();
			all.add(point.parent() == SamplePoint.NO_PARENT ? body == null ? point : point.withParent(pointOfBody.get(body))
				: point.withParent(newIndex[point.parent()]));
		}
		bodies.stream().filter(body -> !pointOfBody.containsKey(body)).forEach(body -> all.add(centre(body)));
		final Set<Integer> newJoints = new HashSet<>();
		joints.forEach(joint -> newJoints.add(newIndex[joint]));
		return new Reconstruction(name, all, newJoints, frame, findings);
	}

	private static SamplePoint centre(final CellBody body) {
		return new SamplePoint(body.x(), body.y(), body.z(), body.radius(), Types.SOMA, SamplePoint.NO_PARENT);
	}

	/**
	 * The part of the reconstruction that is one connected tree, still in the file's coordinates.
	 *
	 * @param tree number of the tree, from 0
	 * @return the tree with the frame and the findings of the whole
	 */
	public Reconstruction tree(final int tree) {
		final int trees = trees();
		if (tree < 0 || tree >= trees)
			throw new MorphologyException(name + ": there is no tree " + tree + "; the reconstruction has " +
				(trees == 1 ? "one, tree 0" : trees + ", numbered from 0 to " + (trees - 1))
				+ ". Choose one of them, or -1 for the main one.");
		return split(tree).get(0);
	}

	/**
	 * All connected trees, each by itself, in order.
	 *
	 * @return as many as {@link #trees()}
	 */
	public List<Reconstruction> split() {
		return split(ALL);
	}

	/** One tree or all of them, in one pass. */
	private List<Reconstruction> split(final int only) {
		final int[] treeOf = treeOfPoints();
		final int[] newIndex = new int[treeOf.length];
		final int trees = only == ALL ? trees() : 1;
		final List<List<SamplePoint>> treePoints = new ArrayList<>(trees);
		final List<Set<Integer>> treeJoints = new ArrayList<>(trees);
		final List<List<CellBody>> treeBodies = new ArrayList<>(trees);
		for (int tree = 0; tree < trees; tree++) {
			treePoints.add(new ArrayList<>());
			treeJoints.add(joints.isEmpty() ? Set.of() : new HashSet<>());
			treeBodies.add(bodies.isEmpty() ? List.of() : new ArrayList<>());
		}
		for (int i = 0; i < treeOf.length; i++) {
			if (only != ALL && treeOf[i] != only)
				continue;
			final SamplePoint point = points.get(i);
			final int tree = only == ALL ? treeOf[i] : 0;
			newIndex[i] = treePoints.get(tree).size();
			if (joints.contains(i))
				treeJoints.get(tree).add(newIndex[i]);
			treePoints.get(tree).add(point.parent() == SamplePoint.NO_PARENT ? point : point.withParent(newIndex[point.parent()]));
		}
		for (final CellBody body : bodies) {
			final int tree = body.roots().isEmpty() ? ALL : treeOf[body.roots().iterator().next()];
			if (tree != ALL && (only == ALL || tree == only)) {
				final Set<Integer> roots = new HashSet<>();
				body.roots().forEach(root -> roots.add(newIndex[root]));
				treeBodies.get(only == ALL ? tree : 0).add(body.withRoots(roots));
			}
		}
		final List<Reconstruction> split = new ArrayList<>(trees);
		for (int tree = 0; tree < trees; tree++)
			split.add(new Reconstruction(name, treePoints.get(tree), treeJoints.get(tree), treeBodies.get(tree), frame, findings));
		return split;
	}

	/**
	 * The tree a user means who names none: the one with most length among those with a soma, or simply the one with most length where none has. Of equals
	 * the first.
	 *
	 * @return number of the tree, from 0
	 */
	public int mainTree() {
		final double[] length = treeLengths();
		final boolean[] soma = new boolean[length.length];
		final int[] treeOf = treeOfPoints();
		for (int i = 0; i < treeOf.length; i++)
			soma[treeOf[i]] |= points.get(i).type() == Types.SOMA;
		for (final CellBody body : bodies)
			for (final int root : body.roots())
				soma[treeOf[root]] = true;
		int main = 0;
		for (int k = 1; k < length.length; k++)
			if (soma[k] == soma[main] ? length[k] > length[main] : soma[k])
				main = k;
		return main;
	}

	/**
	 * Sum of the distances of each point to its parent, joints included, the ways to cell bodies not.
	 *
	 * @return length of each tree in the unit of the frame; shape {@code [trees]}, the caller's own
	 */
	public double[] treeLengths() {
		final int[] treeOf = treeOfPoints();
		final double[] length = new double[Arrays.stream(treeOf).max().getAsInt() + 1];
		for (int i = 0; i < treeOf.length; i++) {
			final SamplePoint point = points.get(i);
			if (point.parent() != SamplePoint.NO_PARENT)
				length[treeOf[i]] += point.distanceTo(points.get(point.parent()));
		}
		return length;
	}

	/**
	 * The main tree in µm, with the scale of the file and the built-in radii where it gives none.
	 *
	 * @return the morphology
	 * @throws MorphologyException if the file does not say how large its unit is
	 */
	public Morphology morphology() {
		return choose(TreeChoice.MAIN).morphology();
	}

	/**
	 * One tree in µm, ready for a cable model, with what had to be assumed about it.
	 *
	 * @param choice which tree, which scale, which radii
	 * @return the morphology and the findings
	 * @throws MorphologyException if there is no such tree or nobody says how large the unit is
	 */
	public ChosenTree choose(final TreeChoice choice) {
		return ChosenTree.of(this, choice);
	}
}
