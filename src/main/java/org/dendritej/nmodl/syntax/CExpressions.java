/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dendritej.nmodl.syntax.CToken.Kind;
import org.dendritej.nmodl.syntax.CToken.NotUnderstood;
import org.dendritej.nmodl.syntax.Expression.Binary;
import org.dendritej.nmodl.syntax.Expression.BinaryOperator;
import org.dendritej.nmodl.syntax.Expression.Call;
import org.dendritej.nmodl.syntax.Expression.Element;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Expression.Number;
import org.dendritej.nmodl.syntax.Expression.Reference;
import org.dendritej.nmodl.syntax.Expression.Unary;
import org.dendritej.nmodl.syntax.Expression.UnaryOperator;
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.If;
import org.dendritej.nmodl.syntax.Statement.ReadIon;
import org.dendritej.nmodl.syntax.Statement.Variable;

/**
 * Reads expressions of C. A LOCAL or argument of NMODL is called {@code _lname} there. What a script of NEURON would have to set is not set here, as in NEURON
 * without a script: {@code _p_name}, a pointer, is none. All runs are those of NEURON's fixed step on one thread.
 */
class CExpressions {

	private static final int DEEPEST = 60, LONGEST = 200;
	private static final Set<String> POINTING = Set.of("*", "&", "->");
	private static final Set<String> SAME = Set.of("double", "float", "Rand*", "nrnran123_State*", "void*");
	private static final Set<String> WHOLE = Set.of("int", "long", "uint32_t", "unsigned", "unsignedint");
	private static final Map<String, BinaryOperator> OPERATORS =
		Map.ofEntries(Map.entry("||", BinaryOperator.OR), Map.entry("&&", BinaryOperator.AND), Map.entry("==", BinaryOperator.EQUAL),
			Map.entry("!=", BinaryOperator.DIFFERENT), Map.entry("<", BinaryOperator.LESS), Map.entry("<=", BinaryOperator.AT_MOST),
			Map.entry(">", BinaryOperator.GREATER), Map.entry(">=", BinaryOperator.AT_LEAST), Map.entry("+", BinaryOperator.ADD),
			Map.entry("-", BinaryOperator.SUBTRACT), Map.entry("*", BinaryOperator.MULTIPLY), Map.entry("/", BinaryOperator.DIVIDE));

	private final List<CToken> tokens;
	/** Names whose values are whole. */
	final Set<String> whole = new HashSet<>();
	/** Pointers that were asked for, and where first. */
	final Map<String, Position> pointers = new LinkedHashMap<>();
	private final Position end;
	private final Map<String, Double> numbers;
	/** What C's own pointers hold. */
	final Map<String, Pointer> held = new HashMap<>();
	/** Where statements go that come before the one whose expression is read; null where there is no such place. */
	List<Statement> before;
	/** Variables of C. */
	final List<Variable> declared = new ArrayList<>();
	/** The variable of an ion that is being assigned, of which C may ask what the ion has; null if there is none. */
	String ofIon;
	private int index, depth;
	private boolean isWhole;

	/** The value of a pointer: none, or where a variable of NMODL stands. */
	record Pointer(Optional<String> address) {

		static final Pointer NONE = new Pointer(Optional.empty());
	}

	/** Generators of random numbers that are asked, and where first. */
	final Map<String, Position> asked = new LinkedHashMap<>();
	private final Optional<Generators> generators;

	CExpressions(final List<CToken> tokens, final Position end, final Map<String, Double> numbers, final Optional<Generators> generators) {
		this.generators = generators;
		this.numbers = numbers;
		this.tokens = tokens;
		this.end = end;
	}

	final CToken peek() {
		return peek(0);
	}

	final CToken peek(final int ahead) {
		return index + ahead < tokens.size() ? tokens.get(index + ahead) : new CToken(Kind.END, "", Optional.empty(), end);
	}

	final CToken next() {
		final CToken token = peek();
		index++;
		return token;
	}

	final boolean accept(final String sign) {
		final boolean there = peek().is(sign);
		if (there)
			index++;
		return there;
	}

	final Position expect(final String sign) {
		if (!peek().is(sign))
			throw notUnderstood();
		return next().position();
	}

	final void enter() {
		if (++depth > DEEPEST)
			throw new NotUnderstood(peek().position(), "it is nested too deeply");
	}

	final void leave() {
		depth--;
	}

	final NotUnderstood notUnderstood() {
		final CToken token = peek();
		final String what = NmodlException.shortened(token.kind() == Kind.STATEMENT ? "NMODL" : token.text());
		return new NotUnderstood(token.position(), token.kind() == Kind.END ? "it breaks off"
			: POINTING.contains(token.text()) ? "it works with pointers of C" : "the meaning of \"" + what + "\" is not certain here");
	}

	final Expression expression() {
		return expression(1);
	}

	/** An expression that stands where whole numbers are wanted. */
	final Expression wholeExpression() {
		final Expression value = expression();
		return isWhole ? value : new Unary(UnaryOperator.TRUNCATE, value, value.position());
	}

	/** The comparison whose sign comes next, its left side read already; that side alone if none comes. */
	final Expression comparison(final Expression left) {
		final BinaryOperator operator = peek().kind() == Kind.SIGN ? OPERATORS.get(peek().text()) : null;
		if (operator == null || tightness(operator) < 3 || tightness(operator) > 4)
			return left;
		final Position position = next().position();
		return new Binary(operator, left, expression(tightness(operator) + 1), position);
	}

	private static int tightness(final BinaryOperator operator) {
		return switch (operator) {
			case OR -> 1;
			case AND -> 2;
			case EQUAL, DIFFERENT -> 3;
			case LESS, AT_MOST, GREATER, AT_LEAST -> 4;
			case ADD, SUBTRACT -> 5;
			default -> 6;
		};
	}

	private Expression expression(final int loosest) {
		enter();
		Expression left = unary();
		int length = 0;
		while (true) {
			if (loosest == 1 && peek().is("?") && before != null) {
				left = choice(left);
				break;
			}
			final BinaryOperator operator = peek().kind() == Kind.SIGN ? OPERATORS.get(peek().text()) : null;
			if (operator == null || tightness(operator) < loosest)
				break;
			if (++length > LONGEST)
				throw new NotUnderstood(peek().position(), "it is too long");
			final Position position = next().position();
			final boolean leftWhole = isWhole;
			final Expression right = expression(tightness(operator) + 1);
			final boolean both = leftWhole && isWhole;
			isWhole = tightness(operator) < 5 || both;
			left = new Binary(operator == BinaryOperator.DIVIDE && both ? BinaryOperator.WHOLE_DIVIDE : operator, left, right, position);
		}
		leave();
		return left;
	}

	/** "… ? a : b": a variable of its own is assigned before the statement. */
	private Expression choice(final Expression condition) {
		final Position position = next().position();
		final Name chosen = new Name("choice@" + position.line() + ":" + position.column(), position);
		final List<Statement> outer = before, then = new ArrayList<>(), otherwise = new ArrayList<>();
		declared.add(new Variable(chosen.name(), OptionalInt.empty(), position));
		before = then;
		then.add(new Assign(chosen, expression(1), position));
		final boolean whole = isWhole;
		expect(":");
		before = otherwise;
		otherwise.add(new Assign(chosen, expression(1), position));
		isWhole &= whole;
		before = outer;
		before.add(new If(condition, then, otherwise, position));
		return chosen;
	}

	/** A pointer of which it is certain what it holds. */
	final Pointer pointer() {
		enter();
		final Pointer result;
		if (peek().is("(")) {
			if (!castToPointer()) {
				next();
				result = pointer();
				expect(")");
			}
			else
				result = pointer();
		}
		else
			if (accept("*")) {
				final String name = pointer().address().orElseThrow(this::notUnderstood);
				pointers.putIfAbsent(name, peek().position());
				result = Pointer.NONE; // nobody has put anything there
			}
			else
				if (accept("&")) {
					final boolean open = accept("(");
					final CToken name = next();
					if (open)
						expect(")");
					if (name.kind() != Kind.WORD || held.containsKey(name.text()))
						throw notUnderstood();
					result = new Pointer(Optional.of(name.text().replaceFirst("^_p_", "")));
				}
				else
					result = namedPointer();
		leave();
		return result;
	}

	private Pointer namedPointer() {
		final CToken token = peek();
		if (isGenerator(token)) throw notUnderstood();
		if (token.text().startsWith("_p_")) {
			next();
			pointers.putIfAbsent(token.text().substring(3), token.position());
			return Pointer.NONE;
		}
		if (token.is("0") || token.is("NULL") || token.is("nullptr")) {
			next();
			return Pointer.NONE;
		}
		final Pointer known = held.get(token.text());
		if (known == null)
			throw notUnderstood();
		next();
		return known;
	}

	/** Takes "(type*)". */
	private boolean castToPointer() {
		int ahead = 1;
		while (peek(ahead).kind() == Kind.WORD)
			ahead++;
		if (ahead == 1 || !peek(ahead).is("*"))
			return false;
		while (peek(ahead).is("*"))
			ahead++;
		if (!peek(ahead).is(")"))
			return false;
		index += ahead + 1;
		return true;
	}

	private Expression unary() {
		final CToken token = peek();
		if (accept("-"))
			return new Unary(UnaryOperator.NEGATE, expression(7), token.position());
		if (accept("+"))
			return expression(7);
		if (accept("!")) {
			final Expression operand = expression(7);
			isWhole = true;
			return new Unary(UnaryOperator.NOT, operand, token.position());
		}
		if (accept("RANDCAST"))
			return expression(7);
		if (token.is("(")) {
			final String type = cast();
			if (SAME.contains(type)) {
				final Expression operand = expression(7);
				isWhole = false;
				return operand;
			}
			if (WHOLE.contains(type)) {
				final Expression operand = expression(7);
				final boolean already = isWhole;
				isWhole = true;
				return already ? operand : new Unary(UnaryOperator.TRUNCATE, operand, token.position());
			}
			next();
			final Expression inside = expression(1);
			expect(")");
			return inside;
		}
		return primary(token);
	}

	/** The type of a cast with its parentheses taken, or nothing and nothing taken. */
	private String cast() {
		final StringBuilder type = new StringBuilder();
		int ahead = 1;
		while (peek(ahead).kind() == Kind.WORD || peek(ahead).is("*"))
			type.append(peek(ahead++).text());
		final String name = type.toString();
		if (!peek(ahead).is(")") || !SAME.contains(name) && !WHOLE.contains(name))
			return "";
		index += ahead + 1;
		return name;
	}

	private Expression primary(final CToken token) {
		if (token.kind() == Kind.NUMBER) {
			next();
			isWhole = token.text().matches("[0-9]{1,9}");
			if (!token.text().matches("[0-9]*\\.?[0-9]*([eE][-+]?[0-9]{1,3})?[fF]?")
				|| isWhole && token.text().length() > 1 && token.text().startsWith("0"))
				throw new NotUnderstood(token.position(), "the number " + NmodlException.shortened(token.text()) + " is none of NMODL's");
			return number(Double.parseDouble(token.text()), token.position());
		}
		if (token.kind() != Kind.WORD)
			throw notUnderstood();
		if (token.is("_nt") && peek(1).is("!=") && peek(2).is("nrn_threads")) {
			index += 3;
			isWhole = true;
			return number(0, token.position());
		}
		if (token.is("cvode_active_")) {
			next();
			isWhole = true;
			return number(0, token.position());
		}
		if (isGenerator(token)) {
			isWhole = true;
			return generator();
		}
		if (token.text().startsWith("_p_")) {
			next();
			pointers.putIfAbsent(token.text().substring(3), token.position());
			isWhole = true;
			return number(0, token.position());
		}
		if (held.containsKey(token.text()) || token.is("NULL")) {
			if (pointer().address().isPresent())
				throw new NotUnderstood(token.position(), "it works with pointers of C");
			isWhole = true;
			return number(0, token.position());
		}
		if (ofIon != null && before != null && token.is("_ion_" + ofIon)) {
			next();
			before.add(new ReadIon(new Name(ofIon, token.position()), token.position()));
			isWhole = false;
			return new Name(ofIon, token.position());
		}
		final Double value = numbers.get(token.text());
		if (value != null) {
			next();
			isWhole = value == Math.rint(value) && Math.abs(value) < 1e9;
			return number(value, token.position());
		}
		if (generators.isPresent() && token.text().matches("nrn_random_pick|nrnran123_.*") && peek(1).is("(")) return draw();
		if (token.is("ifarg") && peek(1).is("(")) { // no script hands over anything
			call();
			isWhole = true;
			return number(0, token.position());
		}
		return peek(1).is("(") ? call() : reference();
	}

	private boolean isGenerator(final CToken token) {
		return generators.isPresent() && token.text().startsWith("_p_") && generators.get().has(token.text().substring(3));
	}

	/** The parameter that says what a generator gives. */
	private Name generator() {
		final CToken token = next();
		final String name = token.text().substring(3);
		asked.putIfAbsent(name, token.position());
		return new Name(name, token.position());
	}

	/** A number drawn from a generator. */
	private Expression draw() {
		final CToken name = next();
		final Position position = name.position();
		expect("(");
		if (!accept("RANDCAST") && peek().is("(")) castToPointer();
		if (!isGenerator(peek())) throw notUnderstood();
		final Name which = generator();
		expect(")");
		isWhole = false;
		final Call uniform = new Call("scop_random", List.of(), position), normal =
			new Call("normrand", List.of(number(0, position), number(1, position)), position),
			exponential = new Call("exprand", List.of(number(1, position)), position);
		switch (name.text()) {
			case "nrnran123_dblpick":
				return uniform;
			case "nrnran123_negexp":
				return exponential;
			case "nrnran123_normal":
				return normal;
			case "nrn_random_pick":
				break;
			default:
				throw new NotUnderstood(position, "the function " + NmodlException.shortened(name.text()) + " is not known");
		}
		if (before == null) throw notUnderstood();
		final Name drawn = new Name("drawn@" + position.line() + ":" + position.column(), position);
		declared.add(new Variable(drawn.name(), OptionalInt.empty(), position));
		before.add(new If(is(which, Generators.EXPONENTIAL), List.of(new Assign(drawn, exponential, position)),
			List.of(new If(is(which, Generators.NORMAL), List.of(new Assign(drawn, normal, position)),
				List.of(new Assign(drawn, uniform, position)), position)),
			position));
		return drawn;
	}

	private static Expression is(final Name which, final int kind) {
		return new Binary(BinaryOperator.EQUAL, which, number(kind, which.position()), which.position());
	}

	static Number number(final double value, final Position position) {
		if (Double.isInfinite(value) || Double.isNaN(value))
			throw new NotUnderstood(position, "the number is too large");
		return new Number(value, Optional.empty(), position);
	}

	/** A call of a function of NMODL or of C's mathematics; whether there is one of that name is asked later. */
	final Call call() {
		final CToken name = next();
		if (name.text().startsWith("_"))
			throw new NotUnderstood(name.position(), "the function " + NmodlException.shortened(name.text()) + " is not known");
		expect("(");
		final List<Expression> arguments = new ArrayList<>();
		if (accept("_threadargscomma_"))
			arguments.add(expression());
		else
			if (!accept("_threadargs_") && !peek().is(")"))
				arguments.add(expression());
		while (accept(","))
			arguments.add(expression());
		expect(")");
		isWhole = false;
		return new Call(name.text(), arguments, name.position());
	}

	/** A variable. */
	final Reference reference() {
		final CToken token = peek();
		final String text = token.text();
		if (token.kind() != Kind.WORD || text.startsWith("_") && !text.matches("_l[a-zA-Z]\\w*"))
			throw notUnderstood();
		next();
		final String name = text.startsWith("_l") ? text.substring(2) : text;
		if (!accept("[")) {
			isWhole = whole.contains(text);
			return new Name(name, token.position());
		}
		final Expression value = wholeExpression();
		expect("]");
		isWhole = false;
		return new Element(name, value, token.position());
	}
}
