/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.dendritej.nmodl.analysis.Equations;
import org.dendritej.nmodl.analysis.Node;
import org.dendritej.nmodl.analysis.Operation;
import org.dendritej.nmodl.program.Code;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Instruction.Method;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.program.Value;
import org.dendritej.nmodl.syntax.Position;

/**
 * Writes a program as Java that works on the frame of one element at a time: plain statements, one after the other as in the program. Each method stays well
 * below the 8000 bytes above which HotSpot compiles none. Nothing but names made here and numbers comes into the text.
 */
final class FrameWriter {

	/** Operations in one method; none takes more than a dozen bytes. */
	private static final int METHOD = 450;
	/** Operations in one expression; what is larger is computed in parts. */
	private static final int EXPRESSION = 150;

	/** Most unknowns for which all derivatives are written out. */
	private static final int MOST_UNKNOWNS = 40;

	/**
	 * A SOLVE: how its unknowns are moved. The body leaves rates from {@code rates} on, and their derivatives row by row from {@code jacobian} on, unless that
	 * is −1; if the equations are linear they are known to be. The code {@code oneByOne} of CNEXP moves each unknown where its equation stands, and leaves a number
	 * that is not 0 at {@code bent} if one is not linear in its own. What the body both reads and changes beside stands at {@code beside}.
	 */
	record Solving(Method method, int[] unknowns, int body, int rates, int jacobian, boolean[] constraint, boolean isLinear, int oneByOne,
		int bent, int[] beside, Position position) {
	}

	final Frame frame;
	final List<Solving> solves = new ArrayList<>();
	final List<Position> places = new ArrayList<>();
	final List<String> messages = new ArrayList<>();
	private final StringBuilder text = new StringBuilder();
	private int methods;
	private int codes;
	private final StringBuilder cases = new StringBuilder();
	private Map<Symbol, Integer> rateOf = new HashMap<>();
	private int nextRate;
	/** Where an equation that is moved at once leaves whether it is not linear, and three numbers of its own; −1 while rates are left instead. */
	private int bent = -1;
	private int variables;

	FrameWriter(final Frame frame) {
		this.frame = frame;
	}

	/** Adds a code. */
	int add(final Code code) {
		final int method = method(code.instructions());
		cases.append("\t\t\tcase ").append(codes).append(": m").append(method).append("(f, h); break;\n");
		return codes++;
	}

	/** Adds a code that leaves values from a position of the frame on. */
	int add(final List<Value> values, final int at) {
		final Body body = new Body();
		for (int k = 0; k < values.size(); k++)
			assign("f[" + (at + k) + "]", values.get(k), body);
		cases.append("\t\t\tcase ").append(codes).append(": m").append(finish(body)).append("(f, h); break;\n");
		return codes++;
	}

	/**
	 * Adds a code that computes values and leaves them at positions of the frame.
	 *
	 * @param outputs by position
	 */
	int add(final Map<Integer, Node> outputs) {
		final Set<Node> needed = new TreeSet<>(Comparator.comparingInt(Node::number));
		final List<Node> open = new ArrayList<>(outputs.values());
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (needed.add(node)) open.addAll(node.arguments());
		}
		final Map<Node, String> texts = new HashMap<>();
		final List<Integer> parts = new ArrayList<>();
		Body body = new Body();
		for (final Node node : needed) {
			if (node.isConstant()) texts.put(node, number(node.constant()));
			else if (node.operation() == Operation.INPUT) texts.put(node, "f[" + frame.of(node.input()) + "]");
			else {
				final String at = "f[" + frame.take(1) + "]";
				body.add(at + " = " + LoopWriter.expression(node, node.arguments().stream().map(texts::get).toList()) + ";", 4);
				texts.put(node, at);
			}
			body = cut(body, parts);
		}
		final Map<Integer, String> late = new HashMap<>(); // inputs are read before any output is written
		for (final Map.Entry<Integer, Node> output : outputs.entrySet()) {
			if (output.getValue().operation() == Operation.INPUT) {
				final String at = "f[" + frame.take(1) + "]";
				body.add(at + " = " + texts.get(output.getValue()) + ";", 2);
				late.put(output.getKey(), at);
			}
			body = cut(body, parts);
		}
		for (final Map.Entry<Integer, Node> output : outputs.entrySet()) {
			body.add("f[" + output.getKey() + "] = " + late.getOrDefault(output.getKey(), texts.get(output.getValue())) + ";", 2);
			body = cut(body, parts);
		}
		parts.add(finish(body));
		cases.append("\t\t\tcase ").append(codes).append(": m").append(callers(parts)).append("(f, h); break;\n");
		return codes++;
	}

	private Body cut(final Body body, final List<Integer> parts) {
		if (body.operations <= METHOD) return body;
		parts.add(finish(body));
		return new Body();
	}

	/** Members of the class. */
	String members() {
		return "\tpublic void run(final int code, final double[] f, final Host h) {\n\t\tswitch (code) {\n" + cases +
			"\t\t\tdefault: throw new IllegalArgumentException();\n\t\t}\n\t}\n" + text;
	}

	/** Statements on their way into a method. */
	private final class Body {

		final StringBuilder statements = new StringBuilder();
		int operations;

		void add(final String statement, final int size) {
			statements.append(statement).append('\n');
			operations += size;
		}
	}

	private int method(final List<Instruction> instructions) {
		final List<Integer> parts = new ArrayList<>();
		Body body = new Body();
		for (final Instruction instruction : instructions) {
			write(instruction, body);
			if (body.operations > METHOD) {
				parts.add(finish(body));
				body = new Body();
			}
		}
		if (parts.isEmpty() || body.operations > 0) parts.add(finish(body));
		return callers(parts);
	}

	private int callers(final List<Integer> parts) {
		if (parts.size() == 1) return parts.get(0);
		final List<Integer> above = new ArrayList<>();
		for (int from = 0; from < parts.size(); from += METHOD) {
			final Body all = new Body();
			for (final int part : parts.subList(from, Math.min(parts.size(), from + METHOD)))
				all.add("m" + part + "(f, h);", 1);
			above.add(finish(all));
		}
		return callers(above);
	}

	private int finish(final Body body) {
		text.append("\tprivate static void m").append(methods).append("(final double[] f, final Host h) {\n").append(body.statements)
			.append("\t}\n");
		return methods++;
	}

	private void write(final Instruction instruction, final Body body) {
		if (instruction instanceof Instruction.Assign assign)
			assign("f[" + frame.of(assign.symbol()) + "]", assign.value(), body);
		else
			if (instruction instanceof Instruction.AssignElement assign) {
				final Expression index = expression(assign.index(), body), value = expression(assign.value(), body);
				body.add("f[" + frame.of(assign.symbol()) + " + " + index(index.text, assign.symbol(), assign.position()) + "] = " +
					value.text + ";", index.size + value.size + 4);
			}
			else if (instruction instanceof Instruction.If choice) choose(choice, body);
			else if (instruction instanceof Instruction.While loop) repeat(loop, body);
			else if (instruction instanceof Instruction.For loop) count(loop, body);
			else if (instruction instanceof Instruction.Solve solve) body.add("h.solve(" + solve(solve) + ", f);", 2);
			else
				if (instruction instanceof Instruction.Derivative derivative && bent >= 0) move(derivative, body);
				else
					if (instruction instanceof Instruction.Derivative derivative)
						assign("f[" + rateOf.get(derivative.state()) + "]", derivative.rate(), body);
					else
						if (instruction instanceof Instruction.Constraint constraint)
							assign("f[" + rateOf.get(constraint.state()) + "]", constraint.residual(), body);
						else
							if (instruction instanceof Instruction.Equation equation)
								assign("f[" + nextRate++ + "]", equation.residual(), body);
							else
								if (instruction instanceof Instruction.Load load)
									body.add("f[" + frame.of(load.symbol()) + "] = f[" + frame.ion(load.symbol()) + "];", 2);
								else
									if (instruction instanceof Instruction.Store store)
										body.add("f[" + frame.ion(store.symbol()) + "] = f[" + frame.of(store.symbol()) + "];", 2);
									else
										if (instruction instanceof Instruction.Draw draw) draw(draw, body);
										else if (instruction instanceof Instruction.Send send) {
											final Expression delay = expression(send.delay(), body), flag = expression(send.flag(), body);
											body.add(
												"h.send(" + delay.text + ", " + flag.text + ", " + place(send.position(), "") + ", f);",
												delay.size + flag.size +
													3);
										}
										else if (instruction instanceof Instruction.Move move) {
											final Expression time = expression(move.time(), body);
											body.add("h.move(" + time.text + ", f);", time.size + 2);
										}
										else if (instruction instanceof Instruction.Spike spike) {
											final Expression time = expression(spike.time(), body);
											body.add("h.spike(" + time.text + ", f);", time.size + 2);
										}
										else
											if (instruction instanceof Instruction.Watch watch)
												body.add("h.watch(" + watch.watch() + ", f);", 3);
											else
												if (instruction instanceof Instruction.ForConnections each) forConnections(each, body);
												else
													if (instruction instanceof Instruction.Fail fail)
														body.add(
															"if (true) throw h.failure(" + place(fail.position(), fail.message()) + ");",
															3);
													else
														throw new IllegalStateException(instruction.getClass().getSimpleName());
	}

	private void assign(final String target, final Value value, final Body body) {
		final Expression expression = expression(value, body);
		body.add(target + " = " + expression.text + ";", expression.size + 1);
	}

	private void choose(final Instruction.If choice, final Body body) {
		final Expression condition = truth(choice.condition(), body);
		final int then = method(choice.then().instructions());
		String statement = "if (" + condition.text + ") m" + then + "(f, h);";
		if (!choice.otherwise().isEmpty()) statement += " else m" + method(choice.otherwise().instructions()) + "(f, h);";
		body.add(statement, condition.size + 2);
	}

	private void repeat(final Instruction.While loop, final Body body) {
		final int n = variables++;
		final Body inside = new Body();
		final Expression condition = truth(loop.condition(), inside);
		inside.add("f[" + conditionOf(n) + "] = " + condition.text + " ? 1.0 : 0.0;", condition.size);
		final int test = finish(inside), work = method(loop.body().instructions());
		final String place = place(loop.position(), "");
		body.add("for (;;) { m" + test + "(f, h); if (f[" + conditionOf(n) + "] == 0.0) break; h.round(" + place + ", f); m" + work +
			"(f, h); }", 12);
	}

	private final Map<Integer, Integer> conditions = new HashMap<>();

	private int conditionOf(final int loop) {
		return conditions.computeIfAbsent(loop, n -> frame.take(1));
	}

	private void count(final Instruction.For loop, final Body body) {
		final int n = variables++;
		final Expression from = expression(loop.from(), body), to = expression(loop.to(), body), step = expression(loop.step(), body);
		final int work = method(loop.body().instructions());
		final String place = place(loop.position(), ""), counter = "i" + n, last = "j" + n, stride = "k" + n;
		body.add("{ final double " + last + " = Functions.truncate(" + to.text + "), " + stride + " = Functions.truncate(" + step.text +
			"); if (!(" + stride + " >= 1.0)) h.round(" + place + ", f); for (double " + counter +
			" = Functions.truncate(" + from.text + "); " + counter + " <= " + last + "; " + counter + " += " + stride + ") { h.round("
			+ place + ", f); f[" + frame.of(loop.counter()) + "] = " + counter +
			"; m" + work + "(f, h); } }", from.size + to.size + step.size + 20);
	}

	private void forConnections(final Instruction.ForConnections each, final Body body) {
		final int n = variables++, work = method(each.body().instructions());
		final StringBuilder in = new StringBuilder(), out = new StringBuilder();
		for (int k = 0; k < each.arguments().size(); k++) {
			final int at = frame.of(each.arguments().get(k));
			in.append("f[").append(at).append("] = a").append(n).append('[').append(k).append("]; ");
			out.append("a").append(n).append('[').append(k).append("] = f[").append(at).append("]; ");
		}
		body.add("for (int n" + n + " = 0; n" + n + " < h.connections(); n" + n + "++) { final double[] a" + n + " = h.connection(n" + n +
			"); " + in + "m" + work + "(f, h); " + out + "}", 12 + 4 * each.arguments().size());
	}

	private void draw(final Instruction.Draw draw, final Body body) {
		final List<Expression> parameters = new ArrayList<>();
		for (final Value parameter : draw.parameters())
			parameters.add(expression(parameter, body));
		final String first = parameters.isEmpty() ? "0.0" : parameters.get(0).text;
		final String second = parameters.size() < 2 ? "0.0" : parameters.get(1).text;
		body.add("f[" + frame.of(draw.target()) + "] = h.draw(" + draw.distribution().ordinal() + ", " + first + ", " + second + ", f);",
			4 + parameters.stream().mapToInt(p -> p.size).sum());
	}

	/** Moves one unknown, all else as it stands here; its rate at three values of it shows how it depends on it. */
	private void move(final Instruction.Derivative derivative, final Body body) {
		final String x = "f[" + frame.of(derivative.state()) + "]", old = "f[" + (bent + 1) + "]", rate = "f[" + (bent + 2) + "]",
			up = "f[" + (bent + 3) + "]";
		assign(rate, derivative.rate(), body);
		body.add(old + " = " + x + "; " + x + " = Functions.beside(" + old + ", 1.0);", 8);
		assign(up, derivative.rate(), body);
		body.add(x + " = Functions.beside(" + old + ", -1.0);", 6);
		final Expression down = expression(derivative.rate(), body);
		body.add(x + " = " + down.text + "; if (Functions.isBent(" + rate + ", " + up + ", " + x + ")) f[" + bent + "] = 1.0; " + x +
			" = Functions.moved(" + old + ", " + rate + ", " + up + ", " + x + ", f[" + Frame.STEP + "]);", down.size + 20);
	}

	/** Adds a code that moves the unknowns one by one; what it needs of the frame is from {@code at} on. */
	private int oneByOne(final Instruction.Solve solve, final int at) {
		bent = at;
		final int code = add(solve.body());
		bent = -1;
		return code;
	}

	private int solve(final Instruction.Solve solve) {
		final Map<Symbol, Integer> outerRates = rateOf;
		final int outerNext = nextRate;
		rateOf = new HashMap<>();
		final int count = solve.unknowns().size(), rates = frame.take(count);
		final boolean[] constraint = new boolean[count];
		for (int k = 0; k < count; k++) {
			rateOf.put(solve.unknowns().get(k), rates + k);
			constraint[k] = isConstraint(solve.unknowns().get(k), solve.body());
		}
		nextRate = rates;
		final Optional<Equations> equations = count <= MOST_UNKNOWNS ? Equations.of(solve) : Optional.empty();
		final int jacobian = equations.isPresent() ? frame.take(count * count) : -1;
		final int body = equations.isPresent() ? add(outputs(equations.get(), rates, jacobian)) : add(solve.body());
		rateOf = outerRates;
		nextRate = outerNext;
		final boolean isExact = solve.method() == Method.CNEXP;
		final int bentAt = isExact ? frame.take(4) : -1, oneByOne = isExact ? oneByOne(solve, bentAt) : -1;
		solves.add(new Solving(solve.method(), solve.unknowns().stream().mapToInt(frame::of).toArray(), body, rates, jacobian, constraint,
			equations.filter(Equations::isLinear).isPresent(), oneByOne, bentAt,
			beside(solve, equations), solve.position()));
		return solves.size() - 1;
	}

	/** Where stands what the body may read before it changes it. */
	private int[] beside(final Instruction.Solve solve, final Optional<Equations> equations) {
		final Set<Symbol> changed = Codes.assigned(solve.body());
		equations.ifPresent(known -> changed.retainAll(known.read()));
		solve.unknowns().forEach(changed::remove);
		return changed.stream().flatMapToInt(symbol -> IntStream.range(frame.of(symbol), frame.of(symbol) + Math.max(1, symbol.length())))
			.sorted().toArray();
	}

	private Map<Integer, Node> outputs(final Equations equations, final int rates, final int jacobian) {
		final Map<Integer, Node> outputs = new LinkedHashMap<>();
		equations.held().forEach((symbol, node) -> outputs.put(frame.of(symbol), node));
		final int count = equations.rates().size();
		for (int i = 0; i < count; i++) {
			outputs.put(rates + i, equations.rates().get(i));
			for (int j = 0; j < count; j++)
				outputs.put(jacobian + i * count + j, equations.jacobian().get(i).get(j));
		}
		return outputs;
	}

	private static boolean isConstraint(final Symbol state, final Code body) {
		return body.instructions().stream().anyMatch(i -> i instanceof Instruction.Constraint c && Objects.equals(c.state(), state));
	}

	private String place(final Position position, final String message) {
		places.add(position);
		messages.add(message);
		return Integer.toString(places.size() - 1);
	}

	private String index(final String index, final Symbol symbol, final Position position) {
		return "h.index(" + index + ", " + symbol.length() + ", " + (position == null ? "-1" : place(position, symbol.name())) + ")";
	}

	/** Java text and how many operations it is. */
	private record Expression(String text, int size) {
	}

	private Expression expression(final Value value, final Body body) {
		final Expression whole = whole(value, body);
		if (whole.size <= EXPRESSION) return whole;
		final int at = frame.take(1);
		body.add("f[" + at + "] = " + whole.text + ";", whole.size);
		return new Expression("f[" + at + "]", 1);
	}

	private Expression whole(final Value value, final Body body) {
		if (value instanceof Value.Constant constant) return new Expression(number(constant.value()), 1);
		if (value instanceof Value.Read read) return new Expression("f[" + frame.of(read.symbol()) + "]", 1);
		if (value instanceof Value.ReadElement read) {
			final Expression index = expression(read.index(), body);
			return new Expression("f[" + frame.of(read.symbol()) + " + " + index(index.text, read.symbol(), null) + "]", index.size + 4);
		}
		if (value instanceof Value.Unary unary) {
			if (unary.operator() == Value.UnaryOperator.NOT) return asNumber(truth(value, body));
			final Expression operand = expression(unary.operand(), body);
			return new Expression("(-" + operand.text + ")", operand.size + 1);
		}
		if (value instanceof Value.Binary binary) return binary(binary, body);
		if (value instanceof Value.Select select) {
			final Expression condition = truth(select.condition(), body), then = expression(select.then(), body),
				otherwise = expression(select.otherwise(), body);
			return new Expression("(" + condition.text + " ? " + then.text + " : " + otherwise.text + ")", condition.size + then.size +
				otherwise.size + 2);
		}
		return intrinsic((Value.Intrinsic) value, body);
	}

	private static Expression asNumber(final Expression truth) {
		return new Expression("(" + truth.text + " ? 1.0 : 0.0)", truth.size + 2);
	}

	private Expression binary(final Value.Binary binary, final Body body) {
		final String operator = switch (binary.operator()) {
			case ADD -> " + ";
			case SUBTRACT -> " - ";
			case MULTIPLY -> " * ";
			case DIVIDE -> " / ";
			default -> "";
		};
		if (operator.isEmpty() && binary.operator() != Value.BinaryOperator.POWER && binary
			.operator() != Value.BinaryOperator.REMAINDER)
			return asNumber(truth(binary, body));
		final Expression left = expression(binary.left(), body), right = expression(binary.right(), body);
		final int size = left.size + right.size + 1;
		return switch (binary.operator()) {
			case POWER -> new Expression("Math.pow(" + left.text + ", " + right.text + ")", size);
			case REMAINDER -> new Expression("Functions.remainder(" + left.text + ", " + right.text + ")", size);
			default -> new Expression("(" + left.text + operator + right.text + ")", size);
		};
	}

	private Expression truth(final Value value, final Body body) {
		if (value instanceof Value.Unary unary && unary.operator() == Value.UnaryOperator.NOT) {
			final Expression operand = truth(unary.operand(), body);
			return new Expression("(!" + operand.text + ")", operand.size + 1);
		}
		if (value instanceof Value.Binary binary) {
			final boolean logical = binary.operator() == Value.BinaryOperator.AND || binary.operator() == Value.BinaryOperator.OR;
			final String operator = switch (binary.operator()) {
				case LESS -> " < ";
				case AT_MOST -> " <= ";
				case GREATER -> " > ";
				case AT_LEAST -> " >= ";
				case EQUAL -> " == ";
				case DIFFERENT -> " != ";
				case AND -> " && ";
				case OR -> " || ";
				default -> "";
			};
			if (!operator.isEmpty()) {
				final Expression left = logical ? truth(binary.left(), body) : expression(binary.left(), body);
				final Expression right = logical ? truth(binary.right(), body) : expression(binary.right(), body);
				return new Expression("(" + left.text + operator + right.text + ")", left.size + right.size + 2);
			}
		}
		final Expression plain = expression(value, body);
		return new Expression("(" + plain.text + " != 0.0)", plain.size + 2);
	}

	private Expression intrinsic(final Value.Intrinsic intrinsic, final Body body) {
		final List<Expression> arguments = new ArrayList<>();
		for (final Value argument : intrinsic.arguments())
			arguments.add(expression(argument, body));
		final String first = arguments.get(0).text, second = arguments.size() > 1 ? arguments.get(1).text : "";
		final String text = switch (intrinsic.function()) {
			case EXP -> "Functions.exp(" + first + ")";
			case TRUNCATE -> "Functions.truncate(" + first + ")";
			case EXPRELR -> "Functions.exprelr(" + first + ")";
			case FMOD -> "(" + first + " % " + second + ")";
			default -> "Math." + intrinsic.function().name().toLowerCase(java.util.Locale.ROOT) + "(" + first + (second.isEmpty() ? ""
				: ", " + second) + ")";
		};
		return new Expression(text, arguments.stream().mapToInt(Expression::size).sum() + 2);
	}

	/** A number as Java takes it. */
	static String number(final double value) {
		if (Double.isNaN(value)) return "Double.NaN";
		if (Double.isInfinite(value)) return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
		return value < 0 || 1 / value < 0 ? "(" + value + ")" : Double.toString(value);
	}
}
