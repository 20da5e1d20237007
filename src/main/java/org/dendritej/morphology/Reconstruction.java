/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a file says: a forest of sample points in the file's own coordinates, the frame they were made in, and what its reader noticed. Every parent comes
 * before its children; apart from that the points stand as in the file. A connected tree is a root and all that descends from it; trees are counted from 0
 * in the order of their roots. Immutable, so any thread may share it.
 *
 * @param name what to call it in messages and titles, mostly the file's name
 * @param points the sample points, at least one; radius 0 where the file gives none
 * @param joints indices of the points which only a junction connects to their parent: the first points of branches in formats that keep each branch on
 *            its own. The way to their parent belongs to no branch; a {@link Morphology} fills it with a straight piece, or leaves the point out if it
 *            repeats the junction. Empty for SWC
 * @param frame unit and origin of the coordinates
 * @param findings what the reader noticed and did about it
 */
public record Reconstruction(String name, List<SamplePoint> points, Set<Integer> joints, Frame frame, List<Finding> findings) {

	private static final int ALL = -1;

	/** Checks the order of the points and that all numbers are usable. */
	public Reconstruction {
		points = List.copyOf(points);
		joints = Collections.unmodifiableSet(new TreeSet<>(joints));
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
		this(name, points, Set.of(), frame, findings);
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
		return (int) points.stream().filter(point -> point.parent() == SamplePoint.NO_PARENT).count();
	}

	/**
	 * The tree each point belongs to.
	 *
	 * @return numbers from 0 to {@link #trees()} − 1; shape {@code [points]}, the caller's own
	 */
	public int[] treeOfPoints() {
		final int[] tree = new int[points.size()];
		int trees = 0;
		for (int i = 0; i < tree.length; i++) {
			final int parent = points.get(i).parent();
			tree[i] = parent == SamplePoint.NO_PARENT ? trees++ : tree[parent];
		}
		return tree;
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
		final List<List<SamplePoint>> treePoints = new ArrayList<>();
		final List<Set<Integer>> treeJoints = new ArrayList<>();
		for (int i = 0; i < treeOf.length; i++) {
			if (only != ALL && treeOf[i] != only)
				continue;
			final SamplePoint point = points.get(i);
			final boolean root = point.parent() == SamplePoint.NO_PARENT;
			if (root) {
				treePoints.add(new ArrayList<>());
				treeJoints.add(joints.isEmpty() ? Set.of() : new TreeSet<>());
			}
			final int tree = only == ALL ? treeOf[i] : 0;
			newIndex[i] = treePoints.get(tree).size();
			if (joints.contains(i))
				treeJoints.get(tree).add(newIndex[i]);
			treePoints.get(tree).add(root ? point : point.withParent(newIndex[point.parent()]));
		}
		final List<Reconstruction> trees = new ArrayList<>(treePoints.size());
		for (int tree = 0; tree < treePoints.size(); tree++)
			trees.add(new Reconstruction(name, treePoints.get(tree), treeJoints.get(tree), frame, findings));
		return trees;
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
		int main = 0;
		for (int k = 1; k < length.length; k++)
			if (soma[k] == soma[main] ? length[k] > length[main] : soma[k])
				main = k;
		return main;
	}

	/**
	 * Sum of the distances of each point to its parent, joints included.
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
