/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values for a number, as one writes them: a list such as {@code 1, 2, 5}; so many from one to another in equal steps, {@code 0:10:5}, or in equal factors,
 * {@code 0.1:10:5:log}; all in the unit of the number or with a unit behind them, {@code 0.1:0.5:5 nA}.
 *
 * @param values at least one, all different
 * @param logarithmic whether they stand in equal factors
 */
public record ValueRange(List<Double> values, boolean logarithmic) {

	/** More are certainly not meant. */
	private static final int MOST = 10_000;
	private static final Pattern RANGE = Pattern.compile("([^:]+):([^:]+):(\\d{1,6})(:log|:linear)?");
	private static final Pattern WITH_UNIT = Pattern.compile("(.*[\\d.)gr])\\s+(\\p{L}.*|%)");

	/** Copies and checks. */
	public ValueRange {
		values = List.copyOf(values);
		if (values.isEmpty() || values.stream().distinct().count() < values.size())
			throw new ModelFileException("the values are " + values + "; expected at least one, and each only once");
	}

	/**
	 * Understands a text.
	 *
	 * @param name of the number, for messages
	 * @param text see above
	 * @param unit of the number; empty for a pure number
	 * @return the values, in that unit
	 * @throws ModelFileException if it says no values, too many, or in a unit of another kind
	 */
	public static ValueRange parse(final String name, final String text, final String unit) {
		final Matcher united = WITH_UNIT.matcher(text.strip());
		final String numbers = united.matches() ? united.group(1) : text.strip(), given = united.matches() ? united.group(2) : unit;
		final Matcher range = RANGE.matcher(numbers);
		if (!range.matches()) {
			final List<Double> values = new ArrayList<>();
			for (final String one : numbers.split("[,;]", -1))
				values.add(number(name, text, one, given, unit));
			if (values.stream().distinct().count() < values.size())
				throw refusal(name, text, unit, "one of them is given twice");
			return new ValueRange(values, false);
		}
		final double from = number(name, text, range.group(1), given, unit), to = number(name, text, range.group(2), given, unit);
		final int n = Integer.parseInt(range.group(3));
		final boolean logarithmic = ":log".equals(range.group(4));
		if (n < 1 || n > MOST || n == 1 && from != to || n > 1 && from == to)
			throw refusal(name, text, unit, "that is no range of 2 to " + MOST + " values");
		if (logarithmic && !(from * to > 0))
			throw refusal(name, text, unit, "equal factors lead from no number to one of another sign or 0");
		return new ValueRange(between(from, to, n, logarithmic), logarithmic);
	}

	/**
	 * Half to twice a value in four equal factors, the value itself among them.
	 *
	 * @param name of the number, for messages
	 * @param value of the model
	 * @param whole whether they must be whole numbers
	 * @return the values
	 * @throws ModelFileException if the value is 0, of which there is no half
	 */
	public static ValueRange around(final String name, final double value, final boolean whole) {
		if (value == 0 || !Double.isFinite(value))
			throw new ModelFileException(
				"no values are given for " + name + ", which is " + (Double.isNaN(value) ? "not the same everywhere" : value)
					+ " in the model, so that there is nothing to vary it around; give some, such as 0:10:5");
		final List<Double> values = new ArrayList<>();
		for (int k = -2; k <= 2; k++) {
			final double factor = k % 2 == 0 ? Math.pow(2, k / 2) : Math.pow(2, k / 2.0), one = value * factor;
			values.add(whole ? Math.rint(one) : k % 2 == 0 ? one : Double.parseDouble(String.format(java.util.Locale.ROOT, "%.4g", one)));
		}
		return new ValueRange(values.stream().distinct().toList(), true);
	}

	/** Both ends exactly as given; steps in between with at most 15 digits, so that tables read as one would write them. */
	private static List<Double> between(final double from, final double to, final int n, final boolean logarithmic) {
		final List<Double> values = new ArrayList<>();
		for (int k = 0; k < n; k++) {
			final double part = n == 1 ? 0 : (double) k / (n - 1);
			final double between = logarithmic ? from * StrictMath.exp(part * StrictMath.log(to / from)) : from + part * (to - from);
			values.add(k == 0 ? from : k == n - 1 ? to
				: Double.parseDouble(String.format(java.util.Locale.ROOT, logarithmic ? "%.5e" : "%.13e", between)));
		}
		return values;
	}

	private static double number(final String name, final String text, final String one, final String given, final String unit) {
		final OptionalDouble value = given.isEmpty() ? plain(one) : Quantities.parse(one.strip() + " " + given, unit);
		return value.orElseThrow(
			() -> refusal(name, text, unit, "\"" + one.strip() + (given.equals(unit) ? "" : " " + given) + "\" is no such number"));
	}

	private static OptionalDouble plain(final String text) {
		return Optional.of(text.strip()).filter(one -> one.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")).map(Double::valueOf)
			.filter(Double::isFinite).map(OptionalDouble::of).orElse(OptionalDouble.empty());
	}

	private static ModelFileException refusal(final String name, final String text, final String unit, final String why) {
		return new ModelFileException(
			"the values of " + name + " are \"" + text + "\": " + why + "; expected a list such as 1, 2, 5, or from:to:number such as "
				+ "0.1:10:5, with :log behind it for equal factors, in " + (unit.isEmpty() ? "pure numbers" : unit));
	}
}
