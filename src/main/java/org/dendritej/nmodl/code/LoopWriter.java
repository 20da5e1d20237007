/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.dendritej.mechanism.Exponentials;
import org.dendritej.mechanism.Logarithms;
import org.dendritej.nmodl.analysis.Input;
import org.dendritej.nmodl.analysis.Node;
import org.dendritej.nmodl.analysis.Operation;
import org.dendritej.nmodl.program.Symbol;

/**
 * Writes straight code as passes over arrays, one array per quantity. What is the same for all elements stands in an array of numbers {@code u}, positions as
 * in the frame; what differs in arrays {@code a}, likewise, temporary ones after them.
 */
final class LoopWriter {

	/** Calls in one method. */
	private static final int METHOD = 120;

	private final Frame frame;
	private final Stages stages;
	private final StringBuilder text = new StringBuilder();
	private final StringBuilder cases = new StringBuilder();
	private int methods, codes;
	private int numbers;
	private int arrays;
	private final int firstArray;
	private final Map<Input, Integer> placed = new HashMap<>();
	private final List<Set<Integer>> gathered = new ArrayList<>();
	private final Set<Integer> preparedArrays = new HashSet<>();

	LoopWriter(final Frame frame, final Stages stages) {
		this.frame = frame;
		this.stages = stages;
		numbers = frame.size();
		arrays = frame.size();
		firstArray = arrays;
	}

	/** Size of {@code u}. */
	int numbers() {
		return numbers;
	}

	/** The first of the arrays that belong to no symbol. */
	int firstArray() {
		return firstArray;
	}

	/** Size of {@code a}. */
	int arrays() {
		return arrays;
	}

	/** How many codes there are. */
	int codes() {
		return codes;
	}

	/** Members of the class. */
	String members() {
		return "\tpublic void loops(final int code, final double[][] a, final double[] u, final int n) {\n\t\tswitch (code) {\n" + cases +
			"\t\t\tdefault: throw new IllegalArgumentException();\n\t\t}\n\t}\n" + text;
	}

	/** Where an input stands. */
	private int position(final Input input) {
		final Integer array = placed.get(input);
		return array == null ? frame.of(input) : array;
	}

	/** Lets an input that is no symbol's stand in an array. */
	void place(final Input input, final int array) {
		placed.put(input, array);
	}

	/** What of the ions a code reads, and whether the voltage, by position. */
	Set<Integer> gatheredFor(final int code) {
		return gathered.get(code);
	}

	/** Arrays that keep what they hold from one run of a code to the next. */
	Set<Integer> prepared() {
		return preparedArrays;
	}

	/** A new array for a result. */
	int takeArray() {
		return arrays++;
	}

	/**
	 * Adds two codes: the first, number {@code result}, computes what is settled, the second, {@code result + 1}, the rest.
	 *
	 * @param outputs by array: what it receives
	 */
	int add(final Map<Integer, Node> outputs) {
		final Map<Node, Integer> numberOf = new HashMap<>(), arrayOf = new HashMap<>();
		final Set<Node> needed = new HashSet<>();
		collect(new ArrayList<>(outputs.values()), needed);
		final List<Node> settledNumbers = new ArrayList<>(), otherNumbers = new ArrayList<>(), settledArrays = new ArrayList<>();
		for (final Node node : new TreeSet<>(java.util.Comparator.comparingInt(Node::number)) {

			private static final long serialVersionUID = 1L;
			{
				addAll(needed);
			}
		})
			if (node.isConstant() || node.operation() == Operation.INPUT) continue;
			else if (stages.isUniform(node)) (stages.isSettled(node) ? settledNumbers : otherNumbers).add(node);
			else
				if (stages.isSettled(node) && (outputs.containsValue(node) || needed.stream().anyMatch(user -> !stages.isSettled(
					user) && user.arguments().contains(node))))
					settledArrays.add(node);

		final Body first = new Body(), second = new Body();
		for (final Node node : settledNumbers)
			writeNumber(node, numberOf, first);
		for (final Node node : otherNumbers)
			writeNumber(node, numberOf, second);
		final Map<Integer, Node> prepared = new LinkedHashMap<>();
		for (final Node node : settledArrays)
			prepared.put(arrays++, node);
		writeLoops(prepared, Map.of(), numberOf, first);
		prepared.forEach((array, node) -> arrayOf.put(node, array));
		preparedArrays.addAll(prepared.keySet());
		final Set<Integer> read = new HashSet<>();
		for (final Node node : needed)
			if (node.operation() == Operation.INPUT && (node.input().ofIon() || node.input().is(Symbol.Role.VOLTAGE)))
				read.add(position(node.input()));
		gathered.add(read);
		gathered.add(read);
		writeLoops(outputs, arrayOf, numberOf, second);
		first.finish();
		second.finish();
		return codes - 2;
	}

	private void collect(final List<Node> open, final Set<Node> needed) {
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (needed.add(node)) open.addAll(node.arguments());
		}
	}

	/** Statements of a code, cut into methods. */
	private final class Body {

		private final List<Integer> parts = new ArrayList<>();
		private StringBuilder statements = new StringBuilder();
		private int count;

		void add(final String statement) {
			statements.append("\t\t").append(statement).append('\n');
			if (++count >= METHOD) cut();
		}

		private void cut() {
			text.append("\tprivate static void v").append(methods).append("(final double[][] a, final double[] u, final int n) {\n").append(
				statements).append("\t}\n");
			parts.add(methods++);
			statements = new StringBuilder();
			count = 0;
		}

		void finish() {
			if (count > 0 || parts.isEmpty()) cut();
			cases.append("\t\t\tcase ").append(codes++).append(":");
			for (final int part : parts)
				cases.append(" v").append(part).append("(a, u, n);");
			cases.append(" break;\n");
		}
	}

	private void writeNumber(final Node node, final Map<Node, Integer> numberOf, final Body body) {
		final int at = numbers++;
		final List<String> arguments = node.arguments().stream().map(argument -> number(argument, numberOf)).toList();
		numberOf.put(node, at);
		body.add("u[" + at + "] = " + expression(node, arguments) + ";");
	}

	private String number(final Node node, final Map<Node, Integer> numberOf) {
		if (node.isConstant()) return FrameWriter.number(node.constant());
		if (node.operation() == Operation.INPUT) return "u[" + position(node.input()) + "]";
		return "u[" + numberOf.get(node) + "]";
	}

	private void writeLoops(final Map<Integer, Node> outputs, final Map<Node, Integer> given, final Map<Node, Integer> numberOf,
		final Body body) {
		final Map<Node, Node> replaced = new HashMap<>();
		final Set<Node> needed = new HashSet<>();
		collect(new ArrayList<>(outputs.values()), needed);
		for (final Node input : needed)
			if (input.operation() == Operation.INPUT && outputs.containsKey(position(input.input())))
				replaced.put(outputs.get(position(input
					.input())), input);
		final LoopPlan plan = new LoopPlan(List.copyOf(outputs.values()), replaced, given.keySet(), stages);
		final List<Statement> statements = plan.statements();
		final Map<Node, Integer> arrayOf = new HashMap<>(given);
		final Map<Integer, Integer> copies = new LinkedHashMap<>(); // from array to array, at the end
		final Set<Integer> taken = new HashSet<>();
		final Map<Node, Integer> target = new HashMap<>();
		final List<Map.Entry<Integer, Node>> plain = new ArrayList<>();
		for (final Map.Entry<Integer, Node> output : outputs.entrySet())
			if (plan.isLeaf(output.getValue()) || target.containsKey(output.getValue())) plain.add(output);
			else target.put(output.getValue(), output.getKey());
		final Map<Node, Integer> lastUse = new HashMap<>();
		final Map<Integer, Integer> lastRead = new HashMap<>();
		for (int s = 0; s < statements.size(); s++)
			for (final Node read : statements.get(s).reads) {
				lastUse.put(read, s);
				if (read.operation() == Operation.INPUT) lastRead.put(position(read.input()), s);
			}
		for (final Map.Entry<Integer, Node> output : plain) {
			lastUse.put(output.getValue(), statements.size());
			if (output.getValue().operation() == Operation.INPUT) lastRead.put(position(output.getValue().input()), statements.size());
		}
		final List<Integer> free = new ArrayList<>();
		final int[] made = { 0 };
		for (int s = 0; s < statements.size(); s++) {
			final Statement statement = statements.get(s);
			release(statement, s, lastUse, arrayOf, target, given, taken, free);
			for (final Node result : statement.results) {
				Integer array = target.get(result);
				if (array != null && lastRead.getOrDefault(array, -1) > s) { // its old value is still needed
					final int kept = takeTemporary(new ArrayList<>(), made);
					copies.put(kept, array);
					target.put(result, kept);
					array = kept;
				}
				if (array == null) {
					array = takeTemporary(free, made);
					taken.add(array);
				}
				arrayOf.put(result, array);
			}
			write(statement, arrayOf, numberOf, body);
		}
		for (final Map.Entry<Integer, Node> output : plain)
			writeCopy(output.getKey(), output.getValue(), arrayOf, numberOf, body);
		copies.forEach((from, to) -> body.add("System.arraycopy(a[" + from + "], 0, a[" + to + "], 0, n);"));
	}

	private void release(final Statement statement, final int s, final Map<Node, Integer> lastUse, final Map<Node, Integer> arrayOf,
		final Map<Node, Integer> target, final Map<Node, Integer> given, final Set<Integer> taken, final List<Integer> free) {
		for (final Node read : statement.reads)
			if (read.operation() != Operation.INPUT && lastUse.get(read) == s && !target.containsKey(read) && !given.containsKey(read)
				&& taken
					.contains(arrayOf.get(read))
				&& !free.contains(arrayOf.get(read)))
				free.add(arrayOf.get(read));
	}

	private final List<Integer> temporaries = new ArrayList<>();
	/** For functions of whole arrays: the argument, and what they need besides. */
	private final List<Integer> functionArrays = new ArrayList<>();

	private int takeTemporary(final List<Integer> free, final int[] made) {
		if (!free.isEmpty()) return free.remove(free.size() - 1);
		if (made[0] == temporaries.size()) temporaries.add(arrays++);
		return temporaries.get(made[0]++);
	}

	private String array(final Node node, final Map<Node, Integer> arrayOf) {
		final Integer at = arrayOf.get(node);
		return "a[" + (at == null ? position(node.input()) : at) + "]";
	}

	private void writeCopy(final int to, final Node node, final Map<Node, Integer> arrayOf, final Map<Node, Integer> numberOf,
		final Body body) {
		if (stages.isUniform(node)) body.add("java.util.Arrays.fill(a[" + to + "], " + number(node, numberOf) + ");");
		else if (arrayOf.getOrDefault(node, -1) != to) body.add("System.arraycopy(" + array(node, arrayOf) + ", 0, a[" + to + "], 0, n);");
	}

	private void write(final Statement statement, final Map<Node, Integer> arrayOf, final Map<Node, Integer> numberOf, final Body body) {
		final Map<String, String> parameters = new LinkedHashMap<>(); // by what is handed over: its name in the loop
		final Map<Node, String> known = new HashMap<>();
		final StringBuilder inside = new StringBuilder();
		for (final Node read : statement.reads) {
			final String name = parameters.computeIfAbsent(array(read, arrayOf), key -> "p" + parameters.size());
			known.put(read, "x" + read.number());
			inside.append("final double x").append(read.number()).append(" = ").append(name).append("[i]; ");
		}
		final List<Node> order = new ArrayList<>(statement.inside);
		order.sort(java.util.Comparator.comparingInt(Node::number));
		for (final Node node : order) {
			if (isVectorised(node)) continue; // the only one that is no condition or argument
			final List<String> arguments =
				node.arguments().stream().map(argument -> operand(argument, known, numberOf, parameters)).toList();
			inside.append("final double x").append(node.number()).append(" = ").append(expression(node, arguments)).append("; ");
			known.put(node, "x" + node.number());
		}
		String after = "";
		for (final Node result : statement.results) {
			final String name = parameters.computeIfAbsent(array(result, arrayOf), key -> "p" + parameters.size());
			if (isVectorised(result)) after = function(result, name, inside, known, numberOf, parameters);
			else inside.append(name).append("[i] = x").append(result.number()).append("; ");
		}
		final StringBuilder head = new StringBuilder(), call = new StringBuilder();
		parameters.forEach((value, name) -> {
			head.append(", final double").append(name.startsWith("p") ? "[] " : " ").append(name);
			call.append(", ").append(value);
		});
		text.append("\tprivate static void v").append(methods).append("(final int n").append(head).append(
			") {\n\t\tfor (int i = 0; i < n; i++) { ").append(inside).append("}\n").append(after).append("\t}\n");
		body.add("v" + methods++ + "(n" + call + ");");
	}

	/** Whether a function has loops of its own in {@link Logarithms}. */
	private boolean isVectorised(final Node node) {
		return node.operation() == Operation.LOG || node.operation() == Operation.POWER && stages.isUniform(node.argument(1));
	}

	/** Leaves its argument in an array of its own and calls a function of whole arrays on it. */
	private String function(final Node node, final String result, final StringBuilder inside, final Map<Node, String> known,
		final Map<Node, Integer> numberOf, final Map<String, String> parameters) {
		while (functionArrays.size() < 3)
			functionArrays.add(arrays++);
		final String[] own = new String[3];
		for (int k = 0; k < 3; k++)
			own[k] = parameters.computeIfAbsent("a[" + functionArrays.get(k) + "]", key -> "p" + parameters.size());
		inside.append(own[0]).append("[i] = ").append(operand(node.argument(0), known, numberOf, parameters)).append("; ");
		final String exponent =
			node.operation() == Operation.LOG ? "" : operand(node.argument(1), known, numberOf, parameters) + ", ";
		return "\t\tLogarithms." + (node.operation() == Operation.LOG ? "log" : "power") + "(n, " + own[0] + ", " + exponent + result +
			", " + own[1] + ", " + own[2] + ");\n";
	}

	private String operand(final Node node, final Map<Node, String> known, final Map<Node, Integer> numberOf,
		final Map<String, String> parameters) {
		final String name = known.get(node);
		if (name != null) return name;
		if (node.isConstant()) return FrameWriter.number(node.constant());
		if (stages.isUniform(node)) return parameters.computeIfAbsent(number(node, numberOf), key -> "s" + parameters.size());
		final List<String> arguments = node.arguments().stream().map(argument -> operand(argument, known, numberOf, parameters)).toList();
		return expression(node, arguments); // a condition
	}

	/** An operation as Java; of truths a number, unless it is asked for as a condition. */
	static String expression(final Node node, final List<String> arguments) {
		final String a = arguments.get(0), b = arguments.size() > 1 ? arguments.get(1) : "",
			c = arguments.size() > 2 ? arguments.get(2) : "";
		return switch (node.operation()) {
			case ADD -> "(" + a + " + " + b + ")";
			case SUBTRACT -> "(" + a + " - " + b + ")";
			case MULTIPLY -> "(" + a + " * " + b + ")";
			case DIVIDE -> "(" + a + " / " + b + ")";
			case NEGATE -> "(-" + a + ")";
			case FREEZE -> a;
			case LESS -> "(" + a + " < " + b + " ? 1.0 : 0.0)";
			case AT_MOST -> "(" + a + " <= " + b + " ? 1.0 : 0.0)";
			case EQUAL -> "(" + a + " == " + b + " ? 1.0 : 0.0)";
			case NOT -> "(" + a + " == 0.0 ? 1.0 : 0.0)";
			case AND -> "(" + a + " != 0.0 && " + b + " != 0.0 ? 1.0 : 0.0)";
			case OR -> "(" + a + " != 0.0 || " + b + " != 0.0 ? 1.0 : 0.0)";
			case SELECT -> "(" + condition(a) + " ? " + b + " : " + c + ")";
			case MULTIPLY_ADD ->
				Exponentials.isFused() ? "Math.fma(" + a + ", " + b + ", " + c + ")" : "(" + a + " * " + b + " + " + c + ")";
			case EXP, DECAY -> "Functions.exp(" + a + ")";
			case EXPRELR -> "Functions.exprelr(" + a + ")";
			case POWER -> "Math.pow(" + a + ", " + b + ")";
			case REMAINDER -> "Functions.remainder(" + a + ", " + b + ")";
			case FMOD -> "(" + a + " % " + b + ")";
			case TRUNCATE -> "Functions.truncate(" + a + ")";
			case CONSTANT, INPUT -> throw new IllegalArgumentException();
			default -> "Math." + node.operation().name().toLowerCase(java.util.Locale.ROOT) + "(" + a + (b.isEmpty() ? "" : ", " + b) + ")";
		};
	}

	/** A truth written as a number, read as a condition. */
	private static String condition(final String truth) {
		final String tail = " ? 1.0 : 0.0)";
		return truth.endsWith(tail) && truth.startsWith("(") ? truth.substring(1, truth.length() - tail.length()) : truth + " != 0.0";
	}
}
