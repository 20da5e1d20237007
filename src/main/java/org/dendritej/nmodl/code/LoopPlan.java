/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.analysis.Node;
import org.dendritej.nmodl.analysis.Operation;

/**
 * Cuts the computation of values into passes over arrays, each short enough for HotSpot to make vector instructions of it: exponentials are calls for whole
 * arrays, other functions and choices have loops of their own, arithmetic is cut where its results are needed by several or a loop would become too long.
 */
final class LoopPlan {

	/** The largest weight of a loop. */
	private static final int LARGEST = 34;
	private static final int LOOK_BACK = 6;

	private final Set<Node> given;
	private final Stages stages;
	private final Set<Node> roots = new LinkedHashSet<>();
	private final List<Statement> statements = new ArrayList<>();
	private final Map<Node, Statement> statementOf = new HashMap<>();

	/**
	 * Plans.
	 *
	 * @param outputs what is wanted
	 * @param given what stands in arrays already
	 */
	LoopPlan(final List<Node> outputs, final Set<Node> given, final Stages stages) {
		this.given = given;
		this.stages = stages;
		final List<Node> all = reachable(outputs);
		findRoots(outputs, all);
		for (final Node root : List.copyOf(roots))
			cut(root);
		for (final Node output : outputs)
			if (!isLeaf(output)) visit(output);
		fuse();
	}

	List<Statement> statements() {
		return statements;
	}

	/** Needs no loop: a number, the same everywhere, or in an array already. */
	boolean isLeaf(final Node node) {
		return node.operation() == Operation.INPUT || stages.isUniform(node) || given.contains(node);
	}

	private List<Node> reachable(final List<Node> outputs) {
		final Set<Node> seen = new HashSet<>();
		final List<Node> open = new ArrayList<>(outputs), all = new ArrayList<>();
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (isLeaf(node) || !seen.add(node)) continue;
			all.add(node);
			open.addAll(node.arguments());
		}
		all.sort((a, b) -> Integer.compare(b.number(), a.number())); // users first
		return all;
	}

	private static boolean isArithmetic(final Node node) {
		return node.operation().isArithmetic();
	}

	private void findRoots(final List<Node> outputs, final List<Node> all) {
		outputs.stream().filter(node -> !isLeaf(node)).forEach(roots::add);
		final Set<Node> onlyInConditions = new HashSet<>(all);
		onlyInConditions.removeIf(node -> !node.operation().isTruth() || roots.contains(node));
		for (final Node node : all)
			for (int k = 0; k < node.arguments().size(); k++)
				if (!(node.operation() == Operation.SELECT && k == 0 || node.operation().isTruth() && isLogic(node)))
					onlyInConditions.remove(node.argument(k));
		for (final Node node : all) {
			if (isArithmetic(node)) continue;
			if (!onlyInConditions.contains(node)) roots.add(node);
			for (final Node argument : node.arguments())
				if (!isLeaf(argument) && isArithmetic(argument)) roots.add(argument);
		}
		final Map<Node, Set<Node>> uses = new HashMap<>();
		for (final Node node : all) {
			if (!isArithmetic(node)) continue;
			final Set<Node> mine = uses.getOrDefault(node, Set.of());
			if (!roots.contains(node) && mine.size() > 1 && isExpensive(node)) roots.add(node);
			final Set<Node> handed = roots.contains(node) ? Set.of(node) : mine;
			for (final Node argument : node.arguments())
				if (!isLeaf(argument) && isArithmetic(argument)) uses.computeIfAbsent(argument, a -> new HashSet<>()).addAll(handed);
		}
	}

	private static boolean isLogic(final Node node) {
		return node.operation() == Operation.AND || node.operation() == Operation.OR || node.operation() == Operation.NOT;
	}

	private boolean isBorder(final Node node) {
		return isLeaf(node) || roots.contains(node) || !isArithmetic(node);
	}

	private boolean isExpensive(final Node node) {
		final Statement cone = cone(node);
		return cone.inside.size() > 1 || isSlow(node) || cone.inside.stream().anyMatch(LoopPlan::isSlow);
	}

	private static boolean isSlow(final Node node) {
		return node.operation() == Operation.DIVIDE || node.operation() == Operation.SQRT;
	}

	/** The arithmetic from a node down to what stands in arrays. */
	private Statement cone(final Node root) {
		final Statement cone = new Statement(Statement.Kind.ARITHMETIC, root);
		final List<Node> open = new ArrayList<>(root.arguments());
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (isBorder(node)) {
				if (!stages.isUniform(node)) cone.reads.add(node);
			}
			else if (cone.inside.add(node)) open.addAll(node.arguments());
		}
		return cone;
	}

	private void cut(final Node root) {
		if (!isArithmetic(root)) return;
		for (Statement cone = cone(root); cone.weight() > LARGEST; cone = cone(root)) {
			Node best = null;
			int most = 0;
			for (final Node node : cone.inside) {
				final Statement part = cone(node);
				if (part.weight() <= LARGEST && part.weight() > most) {
					most = part.weight();
					best = node;
				}
			}
			if (best == null) return;
			roots.add(best);
		}
	}

	/** Appends the statement of a root after those that it needs. */
	private void visit(final Node root) {
		if (statementOf.containsKey(root)) return;
		final Statement statement;
		if (isArithmetic(root)) statement = cone(root);
		else if (root.operation() == Operation.EXP || root.operation() == Operation.EXPRELR) {
			statement = new Statement(Statement.Kind.ARRAYS, root);
			readOperands(root, statement);
		}
		else {
			statement = new Statement(Statement.Kind.ELEMENTWISE, root);
			readOperands(root, statement);
		}
		for (final Node read : statement.reads)
			if (!isLeaf(read)) visit(read);
		statements.add(statement);
		statementOf.put(root, statement);
	}

	private void readOperands(final Node node, final Statement statement) {
		for (final Node argument : node.arguments())
			if (!isLeaf(argument) && argument.operation().isTruth() && !roots.contains(argument)) readOperands(argument, statement);
			else if (!stages.isUniform(argument)) statement.reads.add(argument);
	}

	/** Joins short loops over the same arrays. */
	private void fuse() {
		for (int s = 0; s < statements.size(); s++) {
			final Statement statement = statements.get(s);
			if (statement.kind != Statement.Kind.ARITHMETIC) continue;
			int earliest = 0;
			for (final Node read : statement.reads)
				if (statementOf.containsKey(read)) earliest = Math.max(earliest, statements.indexOf(statementOf.get(read)));
			for (int t = s - 1; t >= Math.max(earliest, s - LOOK_BACK); t--) {
				final Statement joined = join(statements.get(t), statement);
				if (joined == null) continue;
				statements.set(t, joined);
				joined.results.forEach(result -> statementOf.put(result, joined));
				statements.remove(s--);
				break;
			}
		}
	}

	private static Statement join(final Statement first, final Statement second) {
		if (first.kind != Statement.Kind.ARITHMETIC) return null;
		final boolean related = second.reads.stream().anyMatch(node -> first.reads.contains(node) || first.results.contains(node));
		if (!related) return null;
		final Statement joined = new Statement(Statement.Kind.ARITHMETIC, first.results.get(0));
		joined.results.addAll(first.results.subList(1, first.results.size()));
		joined.results.addAll(second.results);
		joined.inside.addAll(first.inside);
		joined.inside.addAll(second.inside);
		joined.reads.addAll(first.reads);
		joined.reads.addAll(second.reads);
		joined.reads.removeAll(first.results);
		return joined.weight() <= LARGEST ? joined : null;
	}
}
