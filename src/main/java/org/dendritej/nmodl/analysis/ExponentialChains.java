/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.analysis;

import static org.dendritej.nmodl.analysis.Operation.DECAY;
import static org.dendritej.nmodl.analysis.Operation.EXP;
import static org.dendritej.nmodl.analysis.Operation.EXPRELR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.dendritej.nmodl.program.Symbol.Role;

/**
 * Writes exponentials as arithmetic without branches, which loops over arrays turn into vector instructions: exp(x) = p(x/n)^n with a Taylor polynomial p and n
 * between 192 and 384, so that the relative error is below 1e-13 for |x| ≤ 50.
 *
 * <p>
 * Exponents linear in the voltage whose slopes are whole multiples of one another share the polynomial and most of the squarings: of exp(−(v + 65)/80), /20, /18
 * and /10 each is a power of exp(−(v + 65)/720). x/(exp(x) − 1) shares, too: where |x| is below a quarter and exp(x) − 1 loses digits it is its series, with
 * Bernoulli's numbers. Where there is nothing to share it goes by u = exp(x) − 1, small where x is small: a polynomial without its 1, and u(2x) = u(x) · (u(x) + 2),
 * which subtracts no near numbers; both above and below 1e-100 is added, so that 0/0 is 1. What is left of a deviation after a step, exp(x) with
 * x ≤ 0, needs no digits beside 1: there a shorter polynomial and six squarings are exact to 3e-14.
 *
 * <p>
 * Voltages count as within ±1000 mV and exponents as within ±230, so that products of two exponentials remain finite.
 */
public final class ExponentialChains {

	private static final double FARTHEST = 1000, LIMIT = 230, TINY = 1e-100, LONGEST_DECAY = 40;
	private static final int LARGEST_POWER = 384, DEGREE = 11, DECAY_DEGREE = 7, DECAY_SQUARINGS = 6, LESS_SQUARINGS = 8;
	/** Where the series of x/(exp(x) − 1) ends, and how steeply. */
	private static final double SERIES = 0.25, STEEP = 0x1p40;
	/** Of that series, for x² and its powers: Bernoulli's numbers over factorials. */
	private static final double[] BERNOULLI = { 1, 1 / 12.0, -1 / 720.0, 1 / 30240.0, -1 / 1209600.0, 1 / 47900160.0 };
	/** How far apart exponents of one chain may be, beside their slopes. */
	private static final double FARTHEST_APART = 60;

	private final Graph graph;
	private final Predicate<Node> uniform, settled;
	private final Node voltage, twice; // the latter within its limits
	private final Map<Node, Node> members = new HashMap<>(); // exponentials of shared chains
	private final Map<Node, Double> largest = new HashMap<>();
	private final Set<Node> exponentials = new HashSet<>();

	private ExponentialChains(final Graph graph, final Predicate<Node> uniform, final Predicate<Node> settled) {
		this.graph = graph;
		this.uniform = uniform;
		this.settled = settled;
		voltage = graph.input(Input.of(Role.VOLTAGE));
		twice = graph.subtract(graph.make(Operation.ABS, graph.add(voltage, graph.constant(FARTHEST))),
			graph.make(Operation.ABS, graph.subtract(
				voltage, graph.constant(FARTHEST)))); // without MIN and MAX, which take longer
		largest.put(twice, 2 * FARTHEST);
	}

	/**
	 * Rewrites values.
	 *
	 * @param graph holds them
	 * @param values any
	 * @param uniform what is the same for all elements; exponentials of it are left as they are
	 * @param settled what is computed but once
	 * @return equal values
	 */
	public static Written written(final Graph graph, final List<Node> values, final Predicate<Node> uniform,
		final Predicate<Node> settled) {
		final ExponentialChains chains = new ExponentialChains(graph, uniform, settled);
		chains.share(values);
		final Map<Node, Node> done = new HashMap<>();
		return new Written(values.stream().map(value -> graph.rebuild(value, done, chains::write)).toList(), chains.largest,
			chains.exponentials);
	}

	/**
	 * Values without exponentials.
	 *
	 * @param values what was asked for
	 * @param largest magnitudes that some values in them cannot exceed
	 * @param exponentials those in them, and exponentials less 1 beside tiny numbers
	 */
	public record Written(List<Node> values, Map<Node, Double> largest, Set<Node> exponentials) {
	}

	private Node write(final Node node) {
		if (uniform.test(node)) return node;
		return switch (node.operation()) {
			case EXP -> members.containsKey(node) ? members.get(node) : exponential(node.argument(0));
			case EXPRELR -> members.containsKey(node) ? members.get(node) : less(node.argument(0));
			case DECAY -> decay(node.argument(0));
			default -> node;
		};
	}

	private Node bounded(final Node node, final double most) {
		exponentials.add(node);
		largest.put(node, most);
		return node;
	}

	private Node within(final Node node, final double most) {
		largest.put(node, most);
		return node;
	}

	private Node exponential(final Node exponent) {
		final Straightness line = straightness(exponent);
		return bounded(power(polynomial(argument(exponent, line, 1 << LESS_SQUARINGS), DEGREE), LESS_SQUARINGS), Math.exp(most(line)));
	}

	/** The largest magnitude of an exponent. */
	private static double most(final Straightness line) {
		return line == null ? LIMIT : Math.min(LIMIT, line.most());
	}

	/** slope · v + offset with a slope that is a number. */
	private record Straightness(double slope, Node offset) {

		/** Whether the exponent stays within its limit at any voltage. */
		boolean isBounded() {
			return Math.abs(slope) * FARTHEST + (offset.isConstant() ? Math.abs(offset.constant()) : FARTHEST_APART) <= LIMIT;
		}

		Straightness negated(final Graph graph) {
			return new Straightness(-slope, graph.negate(offset));
		}

		double most() {
			return offset.isConstant() ? Math.abs(slope) * FARTHEST + Math.abs(offset.constant()) : LIMIT;
		}
	}

	private Straightness straightness(final Node exponent) {
		final Linear linear = Linear.of(graph, exponent, voltage);
		if (linear == null) return null;
		final Node slope = linear.plainSlope(graph), offset = linear.plainOffset(graph);
		return slope.isConstant() && settled.test(offset) && !slope.is(0) ? new Straightness(slope.constant(), offset) : null;
	}

	/** An exponential that may be a power of others, or a linoid, and its exponent; a linoid may go by the exponential of the opposite. */
	private record Candidate(Node node, Straightness line, boolean opposite) {

		/** With a slope of the sign of another, if that can be. */
		Candidate along(final Straightness other, final Graph graph) {
			return node.operation() == EXPRELR && line.slope * other.slope < 0 ? new Candidate(node, line.negated(graph), !opposite) : this;
		}

		double offset() {
			return line.offset.constant();
		}
	}

	/** Finds exponentials that are powers of one another. */
	private void share(final List<Node> values) {
		final List<Candidate> candidates = new ArrayList<>();
		final Set<Node> seen = new HashSet<>();
		final List<Node> open = new ArrayList<>(values);
		while (!open.isEmpty()) {
			final Node node = open.remove(open.size() - 1);
			if (uniform.test(node) || !seen.add(node)) continue;
			open.addAll(node.arguments());
			if (node.operation() != EXP && node.operation() != EXPRELR) continue;
			final Straightness line = straightness(node.argument(0));
			if (line != null && line.offset.isConstant() && (node.operation() == EXP || line.isBounded()))
				candidates.add(new Candidate(node, line, false));
		}
		candidates.sort(java.util.Comparator.comparingInt(candidate -> candidate.node.number()));
		while (!candidates.isEmpty())
			shareSteepest(candidates);
	}

	/** Takes the steepest exponential and those that are roots of it. */
	private void shareSteepest(final List<Candidate> candidates) {
		Candidate leader = candidates.get(0);
		for (final Candidate candidate : candidates)
			if (Math.abs(candidate.line.slope) > Math.abs(leader.line.slope)) leader = candidate;
		candidates.remove(leader);
		final Straightness line = leader.line;
		int whole = 1; // the steepest is the base to the power of this
		final List<Candidate> taken = new ArrayList<>();
		for (final Candidate candidate : List.copyOf(candidates)) {
			final Candidate along = candidate.along(line, graph);
			final double ratio = along.line.slope / line.slope;
			if (candidate.node.operation() == EXPRELR && !line.isBounded()) continue;
			if (ratio < 0 || Math.abs(along.offset() - ratio * leader.offset()) > FARTHEST_APART) continue;
			int with = whole;
			while (with <= LARGEST_POWER && !isWhole(ratio * with))
				with += whole;
			if (with > LARGEST_POWER) continue;
			whole = with;
			taken.add(along);
			candidates.remove(candidate);
		}
		if (taken.isEmpty() && leader.node.operation() == EXPRELR) return; // nothing to share
		int squarings = 0;
		while (whole << squarings + 1 <= LARGEST_POWER)
			squarings++;
		final Node r =
			argument(leader.opposite ? graph.negate(leader.node.argument(0)) : leader.node.argument(0), line, whole << squarings);
		final List<Node> squares = new ArrayList<>(List.of(power(polynomial(r, DEGREE), squarings)));
		taken.add(0, leader);
		for (final Candidate candidate : taken) {
			final double ratio = candidate.line.slope / line.slope;
			final Node root = bounded(raised(squares, (int) Math.rint(ratio * whole)), Math.exp(ratio * most(line)));
			final Node factor = graph.constant(Math.exp(candidate.offset() - ratio * leader.offset()));
			members.put(candidate.node, candidate.node.operation() == EXP ? graph.multiply(root, factor) : linoid(candidate, root, factor));
		}
	}

	/** x/(exp(x) − 1) of exp(x) = root · factor, or of exp(−x): a quotient, near 0 of its series and 1, between there and far away of means that leave it as it is. */
	private Node linoid(final Candidate candidate, final Node root, final Node factor) {
		final Straightness line = candidate.line;
		final Node one = graph.constant(1), z = multiplyAdd(twice, graph.constant(0.5 * line.slope), line.offset),
			edge = multiplyAdd(graph.make(Operation.ABS, z), graph.constant(STEEP), graph.constant(-SERIES * STEEP)),
			side = graph.subtract(graph.make(Operation.ABS, edge), graph.make(Operation.ABS, graph.subtract(edge, one))),
			near = graph.subtract(one, side), far = graph.subtract(graph.constant(2), near), square = graph.multiply(z, z);
		Node series = graph.constant(BERNOULLI[BERNOULLI.length - 1]);
		for (int k = BERNOULLI.length - 2; k > 0; k--)
			series = multiplyAdd(series, square, graph.constant(BERNOULLI[k]));
		series = multiplyAdd(series, square, multiplyAdd(z, graph.constant(candidate.opposite ? 0.5 : -0.5), one));
		final Node above = candidate.opposite ? graph.multiply(z, graph.multiply(root, factor)) : z;
		final Node less = factor.is(1) ? graph.subtract(root, one) : multiplyAdd(root, factor, graph.constant(-1));
		final double most = line.most();
		return graph.divide(within(multiplyAdd(near, series, graph.multiply(far, above)), 4 * (most + 1) * (candidate.opposite ? Math.exp(
			most) : 1)), bounded(multiplyAdd(far, less, near), 4 * Math.exp(most)));
	}

	private static boolean isWhole(final double x) {
		return x > 0.5 && Math.abs(x - Math.rint(x)) < 1e-12 * x;
	}

	/** Of squares alone, so that no value is multiplied with many others: of such HotSpot makes no vector instructions. */
	private Node raised(final List<Node> squares, final int n) {
		Node result = null;
		for (int k = 0; n >> k > 0; k++) {
			if (k == squares.size()) squares.add(graph.multiply(squares.get(k - 1), squares.get(k - 1)));
			if ((n >> k & 1) != 0) result = result == null ? squares.get(k) : graph.multiply(result, squares.get(k));
		}
		return result;
	}

	/** An exponent divided by {@code n}, within its limits. */
	private Node argument(final Node exponent, final Straightness line, final int n) {
		if (line != null && line.isBounded())
			return multiplyAdd(twice, graph.constant(0.5 * line.slope / n), graph.multiply(offset(line), graph.constant(1.0 / n)));
		final Node limit = graph.constant(LIMIT / n);
		return graph.make(Operation.MAX, graph.negate(limit), graph.make(Operation.MIN, limit, graph.multiply(exponent, graph.constant(1.0 /
			n))));
	}

	/** The offset of a bounded line, within its limits, too. */
	private Node offset(final Straightness line) {
		if (line.offset.isConstant()) return line.offset;
		final double most = LIMIT - Math.abs(line.slope) * FARTHEST;
		return graph.make(Operation.MAX, graph.constant(-most), graph.make(Operation.MIN, graph.constant(most), line.offset));
	}

	private Node multiplyAdd(final Node a, final Node b, final Node c) {
		return c.is(0) ? graph.multiply(a, b) : graph.make(Operation.MULTIPLY_ADD, a, b, c);
	}

	/** The Taylor polynomial of exp. */
	private Node polynomial(final Node r, final int degree) {
		return multiplyAdd(slope(r, degree), r, graph.constant(1));
	}

	/** The Taylor polynomial of (exp(r) − 1)/r that belongs to one of exp of a degree. */
	private Node slope(final Node r, final int degree) {
		double factorial = 1;
		for (int k = 2; k <= degree; k++)
			factorial *= k;
		Node p = graph.constant(1 / factorial);
		for (int k = degree; k > 1; k--) {
			factorial /= k;
			p = multiplyAdd(p, r, graph.constant(1 / factorial));
		}
		return p;
	}

	private Node power(final Node base, final int squarings) {
		Node p = base;
		for (int k = 0; k < squarings; k++)
			p = graph.multiply(p, p);
		return p;
	}

	/** z / (exp(z) − 1). */
	private Node less(final Node exponent) {
		final Straightness line = straightness(exponent);
		final Node r = argument(exponent, line, 1 << LESS_SQUARINGS), tiny = graph.constant(TINY), two = graph.constant(2);
		Node u = graph.multiply(slope(r, DEGREE), r);
		for (int k = 0; k < LESS_SQUARINGS; k++)
			u = graph.multiply(u, graph.add(u, two));
		final Node z = line != null && line.isBounded() ? multiplyAdd(twice, graph.constant(0.5 * line.slope), offset(line)) : exponent;
		return graph.divide(within(graph.add(z, tiny), line == null ? 1e6 : line.most()),
			bounded(graph.add(u, tiny), Math.exp(most(line))));
	}

	private Node decay(final Node exponent) {
		final double part = 1.0 / (1 << DECAY_SQUARINGS);
		final boolean product = exponent.operation() == Operation.MULTIPLY && settled.test(exponent.argument(1));
		final Node scaled = product ? graph.multiply(exponent.argument(0), graph.multiply(exponent.argument(1), graph.constant(part)))
			: graph.multiply(exponent, graph.constant(part));
		return bounded(power(polynomial(graph.make(Operation.MAX, scaled, graph.constant(-LONGEST_DECAY * part)), DECAY_DEGREE),
			DECAY_SQUARINGS), 1e6);
	}
}
