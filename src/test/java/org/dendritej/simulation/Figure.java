/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A figure of ours beside its reference: what a test asserts, and what the validation table prints.
 *
 * @param quantity what it is
 * @param unit of both figures and of an absolute tolerance; empty for a number
 * @param ours as computed
 * @param relation between the two
 * @param reference what it should be, or the bound
 * @param source where the reference comes from
 * @param relative tolerance as a part of the reference; 0 for none
 * @param absolute tolerance in the unit; both are added
 */
public record Figure(String quantity, String unit, double ours, Relation relation, double reference, String source, double relative,
	double absolute) {

	/** How a figure and its reference should be related. */
	public enum Relation {
		/** Equal within the tolerance. */
		EQUAL(""),
		/** Smaller than the reference. */
		BELOW("< "),
		/** Larger than the reference. */
		ABOVE("> ");

		private final String sign;

		Relation(final String sign) {
			this.sign = sign;
		}
	}

	/** Origins of references. */
	static final String CLOSED_FORM = "closed form", LAW = "law", NEURON = "NEURON 8.2.2", ODE = "scipy, rtol 1e-11";

	/** A figure with a tolerance in per cent of the reference. */
	static Figure percent(final String quantity, final String unit, final double ours, final double reference, final String source,
		final double percent) {
		return new Figure(quantity, unit, ours, Relation.EQUAL, reference, source, 0.01 * percent, 0);
	}

	/** A figure with a tolerance in its own unit. */
	static Figure within(final String quantity, final String unit, final double ours, final double reference, final String source,
		final double tolerance) {
		return new Figure(quantity, unit, ours, Relation.EQUAL, reference, source, 0, tolerance);
	}

	/** A figure that should vanish but for a tolerance, such as an error or a residual. */
	static Figure residual(final String quantity, final String unit, final double ours, final String source, final double tolerance) {
		return within(quantity, unit, ours, 0, source, tolerance);
	}

	/** A figure that is only bounded. */
	static Figure bounded(final String quantity, final String unit, final double ours, final Relation relation, final double bound,
		final String source) {
		return new Figure(quantity, unit, ours, relation, bound, source, 0, 0);
	}

	/** The figure of several that comes nearest to its tolerance, or passes it furthest, under a common name. */
	static Figure worst(final String quantity, final List<Figure> figures) {
		final Figure worst = figures.stream().max(Comparator.comparingDouble(Figure::strain)).orElseThrow();
		return new Figure(quantity + ", worst of " + figures.size() + ": " + worst.quantity, worst.unit, worst.ours, worst.relation,
			worst.reference, worst.source, worst.relative, worst.absolute);
	}

	/** Deviation as a part of what is allowed, or by how much a bound is passed; not a number counts as the largest of all. */
	private double strain() {
		final double deviation = ours - reference;
		return switch (relation) {
			case EQUAL -> deviation == 0 ? 0 : Math.abs(deviation) / allowed();
			case BELOW -> deviation;
			case ABOVE -> -deviation;
		};
	}

	private double allowed() {
		return relative * Math.abs(reference) + absolute;
	}

	/**
	 * Whether the figure is what it should be.
	 *
	 * @return false also for what is no number
	 */
	public boolean met() {
		return switch (relation) {
			case EQUAL -> Math.abs(ours - reference) <= allowed();
			case BELOW -> ours < reference;
			case ABOVE -> ours > reference;
		};
	}

	/** Fails with every figure that is not met. */
	static void assertMet(final List<Figure> figures) {
		assertFalse(figures.isEmpty(), "there are figures");
		assertAll(figures.stream().map(figure -> () -> assertTrue(figure.met(), figure::toString)));
	}

	/** Fails if the figure is not met. */
	static void assertMet(final Figure... figures) {
		assertMet(List.of(figures));
	}

	/**
	 * The columns quantity, ours, reference, source, deviation and tolerance as text; figures are cut at a hundredth of the tolerance.
	 *
	 * @return shape {@code [6]}
	 */
	public List<String> columns() {
		final List<String> columns = new ArrayList<>(List.of(quantity, number(ours), relation.sign + number(reference), source));
		final boolean bound = relation != Relation.EQUAL;
		if (relative > 0)
			columns.add(signed(100 * (ours - reference) / Math.abs(reference)) + " %");
		else
			columns.add(bound || reference == 0 ? "–" : withUnit(signed(ours - reference)));
		final List<String> tolerances = new ArrayList<>();
		if (relative > 0) tolerances.add(brief(100 * relative) + " %");
		if (absolute > 0) tolerances.add(withUnit(brief(absolute)));
		columns.add(bound ? "–" : tolerances.isEmpty() ? "equal" : String.join(" + ", tolerances));
		return columns;
	}

	private String number(final double value) {
		if (!Double.isFinite(value)) return String.valueOf(value);
		final double allowed = allowed();
		if (reference == 0 && relation == Relation.EQUAL)
			return withUnit(value == 0 ? "0" : brief(value));
		if (allowed == 0)
			return withUnit(
				value == Math.rint(value) ? String.valueOf((long) value) : new BigDecimal(value).round(new MathContext(4)).toString());
		final int decimals = Math.max(0, (int) Math.ceil(-Math.log10(allowed)) + 2);
		return withUnit(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
	}

	private String withUnit(final String number) {
		return unit.isEmpty() ? number : number + " " + unit;
	}

	private static String signed(final double value) {
		return (value > 0 ? "+" : "") + brief(value);
	}

	/** A number as people write it, without zeros at its end. */
	static String plain(final double value) {
		return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
	}

	/** Two digits, as a power of ten where that is shorter. */
	private static String brief(final double value) {
		if (value == 0) return "0";
		if (!Double.isFinite(value)) return String.valueOf(value);
		final BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
		final int exponent = rounded.precision() - rounded.scale() - 1;
		if (exponent >= -4 && exponent < 4) return rounded.toPlainString();
		return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
	}
}
