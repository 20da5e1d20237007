/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dendritej.nmodl.analysis.Node;
import org.dendritej.nmodl.analysis.Operation;

/**
 * Cuts the computation of values into passes over arrays, each short enough for HotSpot to make vector instructions of it: functions and choices have loops of
 * their own; arithmetic, in an order in which everything stands close before what needs it, is cut where the fewest values have to be handed on in arrays. What
 * is computed of one array by one or two operations is computed again instead.
 */
final class LoopPlan {

	/**
	 * What a loop may consist of at most: operations, and arrays at so many each. HotSpot makes no vector instructions of loops of more than sixty nodes of its own;
	 * tried with version 17.
	 */
	private static final int LARGEST = 48, ARRAY = 5, MOST_ARRAYS = 7;
	private static final int MANY = 100;
	/** What passing over arrays takes, counted in operations. */
	private static final double PASS = 2, HANDED = 1.5;

	private final Set<Node> given;
	private final Map<Node, Node> replaced;
	private final Stages stages;
	private final Set<Node> outputs;
	private final Set<Node> inConditions = new HashSet<>();
	private final List<Node> items = new ArrayList<>();
	private final Map<Node, Integer> lastUse = new HashMap<>();
	private final List<Statement> statements = new ArrayList<>();

	/**
	 * Plans.
	 *
	 * @param outputs what is wanted
	 * @param replaced by output: the input in whose array it will stand
	 * @param given what stands in arrays already
	 */
	LoopPlan(final List<Node> outputs, final Map<Node, Node> replaced, final Set<Node> given, final Stages stages) {
		this.given = given;
		this.replaced = replaced;
		this.stages = stages;
		this.outputs = new LinkedHashSet<>(outputs);
		final List<Node> all = new ArrayList<>();
		final Set<Node> seen = new HashSet<>();
		outputs.forEach(output -> collect(output, seen, all));
		findConditions(all);
		for (final Node node : all)
			if (!inConditions.contains(node) && !isCheap(node)) items.add(node);
		for (int i = 0; i < items.size(); i++)
			use(items.get(i), i);
		cut();
	}

	List<Statement> statements() {
		return statements;
	}

	/** Needs no loop: a number, the same everywhere, or in an array already. */
	boolean isLeaf(final Node node) {
		return node.operation() == Operation.INPUT || stages.isUniform(node) || given.contains(node);
	}

	/** Everything needed, arguments first, of these what takes most: so little as possible is handed past it. */
	private void collect(final Node node, final Set<Node> seen, final List<Node> all) {
		if (isLeaf(node) || seen.contains(node)) return;
		final List<Node> open = new ArrayList<>(node.arguments());
		while (!open.isEmpty()) {
			Node most = open.get(0);
			int size = open.size() == 1 ? 0 : unseen(most, seen, new HashSet<>());
			for (final Node other : open.subList(1, open.size())) {
				final int otherSize = unseen(other, seen, new HashSet<>());
				if (otherSize > size) {
					most = other;
					size = otherSize;
				}
			}
			open.remove(most);
			collect(most, seen, all);
		}
		if (seen.add(node)) all.add(node);
	}

	/** How many values are needed for one that are not there yet, up to a number that is many. */
	private int unseen(final Node node, final Set<Node> seen, final Set<Node> counted) {
		if (isLeaf(node) || seen.contains(node) || counted.size() >= MANY || !counted.add(node)) return counted.size();
		for (final Node argument : node.arguments())
			unseen(argument, seen, counted);
		return counted.size();
	}

	private void findConditions(final List<Node> all) {
		all.stream().filter(node -> node.operation().isTruth() && !outputs.contains(node)).forEach(inConditions::add);
		for (final Node node : all)
			for (int k = 0; k < node.arguments().size(); k++)
				if (!(node.operation() == Operation.SELECT && k == 0 || isLogic(node))) inConditions.remove(node.argument(k));
	}

	private static boolean isLogic(final Node node) {
		return node.operation() == Operation.AND || node.operation() == Operation.OR || node.operation() == Operation.NOT;
	}

	/** Whether it is one operation, or one on such, of one array and what is the same everywhere. */
	private boolean isCheap(final Node node) {
		return !outputs.contains(node) && isSimple(node) && node.arguments().stream().allMatch(argument -> isLeaf(argument) || !isSimple(
			argument) || node.arguments().stream().allMatch(this::isLeafOrSimpleOfLeaves));
	}

	private boolean isLeafOrSimpleOfLeaves(final Node node) {
		return isLeaf(node) || isSimple(node) && node.arguments().stream().allMatch(this::isLeaf);
	}

	private boolean isSimple(final Node node) {
		return switch (node.operation()) {
			case ADD, SUBTRACT, MULTIPLY, MULTIPLY_ADD, NEGATE, FREEZE -> node.arguments().stream().filter(argument -> !stages.isUniform(
				argument)).distinct().count() == 1 && node.arguments().stream().filter(argument -> !stages.isUniform(argument))
					.count() == 1;
			default -> false;
		};
	}

	/** Notes that an item uses its arguments, and those of what is computed again for it. */
	private void use(final Node node, final int by) {
		for (final Node argument : node.arguments())
			if (!isLeaf(argument)) {
				if (isInline(argument)) use(argument, by);
				else lastUse.merge(argument, by, Math::max);
			}
	}

	private boolean isInline(final Node node) {
		return inConditions.contains(node) || isCheap(node);
	}

	/** Cuts the items where it takes least. */
	private void cut() {
		final int n = items.size();
		final double[] least = new double[n + 1];
		final int[] from = new int[n + 1];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		least[0] = 0;
		for (int start = 0; start < n; start++) {
			final Statement loop = new Statement(kind(items.get(start)));
			for (int end = start; end < n; end++) {
				if (end > start && !(isArithmetic(items.get(start)) && isArithmetic(items.get(end)))) break;
				take(loop, items.get(end));
				final int operations = loop.inside.size(), writes = writes(start, end), reads = loop.reads.size();
				if (end > start && operations > LARGEST) break;
				final int arrays = reads + writes - inPlace(loop, start, end);
				if (end > start && (arrays > MOST_ARRAYS || operations + ARRAY * arrays + writes > LARGEST)) continue;
				final double takes = least[start] + PASS + HANDED * (reads + writes);
				if (takes < least[end + 1]) {
					least[end + 1] = takes;
					from[end + 1] = start;
				}
			}
		}
		final List<Statement> backwards = new ArrayList<>();
		for (int end = n; end > 0; end = from[end]) {
			final Statement loop = new Statement(kind(items.get(from[end])));
			for (int i = from[end]; i < end; i++)
				take(loop, items.get(i));
			for (int i = from[end]; i < end; i++)
				if (isWritten(i, end - 1)) loop.results.add(items.get(i));
			backwards.add(loop);
		}
		java.util.Collections.reverse(backwards);
		statements.addAll(backwards);
	}

	private static boolean isArithmetic(final Node node) {
		return node.operation().isArithmetic();
	}

	private static Statement.Kind kind(final Node node) {
		return isArithmetic(node) ? Statement.Kind.ARITHMETIC : Statement.Kind.ELEMENTWISE;
	}

	private boolean isWritten(final int item, final int end) {
		return outputs.contains(items.get(item)) || lastUse.getOrDefault(items.get(item), -1) > end;
	}

	private int writes(final int start, final int end) {
		int count = 0;
		for (int i = start; i <= end; i++)
			if (isWritten(i, end)) count++;
		return count;
	}

	/** How many of the values written replace one that is read. */
	private int inPlace(final Statement loop, final int start, final int end) {
		int count = 0;
		for (int i = start; i <= end; i++)
			if (replaced.containsKey(items.get(i)) && loop.reads.contains(replaced.get(items.get(i)))) count++;
		return count;
	}

	/** Adds an item to a loop, with what is computed again for it. */
	private void take(final Statement loop, final Node node) {
		if (!loop.inside.add(node)) return;
		for (final Node argument : node.arguments())
			if (isLeaf(argument)) {
				if (!stages.isUniform(argument)) loop.reads.add(argument);
			}
			else if (isInline(argument)) take(loop, argument);
			else if (!loop.inside.contains(argument)) loop.reads.add(argument);
	}
}
