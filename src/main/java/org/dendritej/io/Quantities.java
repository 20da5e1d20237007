/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dendritej.units.Unit;

/**
 * Quantities as text with their unit, "0.3 nS", and back. A number is changed from one unit to another as a decimal and rounded once, so that "0.3 nS" and
 * "0.0003 µS" are the same bits, and what is written reads back as the same bits.
 */
final class Quantities {

	/** What no end has: "infinite". */
	static final String INFINITE = "infinite";
	private static final int LONGEST = 100;
	/** Decimal numbers of no more digits than this are different doubles, unless they are subnormal. */
	private static final int UNIQUE_DIGITS = 15;
	/** Every double reads back from this many digits. */
	private static final int ENOUGH_DIGITS = 17;
	private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?)\\s*(.*)");
	/** What a unit measures, by one of the units that do, with an example. */
	private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("mV", "a voltage such as \"-75 mV\""),
		Map.entry("ms", "a time such as \"100 ms\""), Map.entry("nA", "a current such as \"0.1 nA\""),
		Map.entry("uS", "a conductance such as \"0.3 nS\""), Map.entry("MOhm", "a resistance such as \"10 MOhm\""),
		Map.entry("um", "a length such as \"20 um\""), Map.entry("Hz", "a frequency such as \"100 Hz\""),
		Map.entry("mM", "a concentration such as \"2 mM\""), Map.entry("degC", "a temperature such as \"37 degC\""),
		Map.entry("S/cm2", "a conductance density such as \"6e-5 S/cm2\""),
		Map.entry("uF/cm2", "a specific capacitance such as \"1 uF/cm2\""),
		Map.entry("Ohm cm", "an axial resistivity such as \"100 Ohm cm\""),
		Map.entry("mA/cm2", "a current density such as \"0.01 mA/cm2\""));

	private Quantities() {
	}

	/**
	 * Reads a quantity.
	 *
	 * @param text such as "0.3 nS"
	 * @param unit in which it is wanted
	 * @return the finite value in that unit, or nothing if the text is no quantity of that kind
	 */
	static OptionalDouble parse(final String text, final String unit) {
		if (text.length() > LONGEST)
			return OptionalDouble.empty();
		final Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip().replace('\u2212', '-'));
		if (!matcher.matches())
			return OptionalDouble.empty();
		final Optional<Unit> given = Unit.parse(matcher.group(2)), wanted = Unit.parse(unit);
		final int power;
		if (given.isPresent() && wanted.isPresent() && given.get().measuresSameAs(wanted.get()))
			power = given.get().powerOfTenIn(wanted.get());
		else
			if (wanted.isEmpty() && unit.equals(matcher.group(2)))
				power = 0; // a unit of a mechanism that we do not know can still be repeated
			else
				return OptionalDouble.empty();
		final String number = matcher.group(1);
		final double value = new BigDecimal(number).scaleByPowerOfTen(power).doubleValue();
		return Double.isFinite(value) ? OptionalDouble.of(number.startsWith("-") ? -Math.abs(value) : value) : OptionalDouble.empty();
	}

	/** A number and its unit, apart. */
	record Quantity(double value, String unit) {
	}

	/** A text that is a quantity in a unit that we know. */
	static Optional<Quantity> split(final String text) {
		final Matcher matcher = NUMBER_AND_UNIT.matcher(text);
		if (text.length() > LONGEST || !matcher.matches())
			return Optional.empty();
		final String unit = matcher.group(2);
		final OptionalDouble value = parse(text, unit);
		return unit.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(new Quantity(value.getAsDouble(), unit));
	}

	/**
	 * Writes a quantity so that {@link #parse} gives back the same bits: conductances in nS, all else in the unit given.
	 *
	 * @param value in {@code unit}
	 * @param unit of the value
	 * @return such as "0.3 nS"; "infinite", "-infinite" or "NaN" for what is not finite
	 */
	static String format(final double value, final String unit) {
		if (!Double.isFinite(value))
			return Double.isNaN(value) ? "NaN" : value > 0 ? INFINITE : "-" + INFINITE;
		final Unit siemens = Unit.parse("nS").orElseThrow();
		final Optional<Unit> given = Unit.parse(unit);
		final boolean conductance = given.isPresent() && given.get().measuresSameAs(siemens);
		final BigDecimal decimal = shortest(value).scaleByPowerOfTen(conductance ? given.get().powerOfTenIn(siemens) : 0);
		return (isMinusZero(value) ? "-0" : plain(decimal)) + " " + (conductance ? siemens : unit);
	}

	/**
	 * What is expected where a quantity stands, for messages.
	 *
	 * @param unit in which it is wanted
	 * @return such as "a conductance such as "0.3 nS""
	 */
	static String kind(final String unit) {
		final Optional<Unit> wanted = Unit.parse(unit);
		if (wanted.isPresent())
			for (final Map.Entry<String, String> kind : KINDS.entrySet())
				if (Unit.parse(kind.getKey()).orElseThrow().measuresSameAs(wanted.get()))
					return kind.getValue();
		return "a quantity such as \"1 " + unit + "\"";
	}

	/**
	 * The decimal number with the fewest digits that reads back as the same bits, whatever the version of Java: some print more digits than needed.
	 *
	 * @param value finite
	 * @return the number; 0 for −0
	 */
	static BigDecimal shortest(final double value) {
		final BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
		final boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
		if (value == 0 || normal && printed.precision() <= UNIQUE_DIGITS)
			return printed; // there is only one of so few digits
		final BigDecimal exact = new BigDecimal(value);
		for (int digits = normal ? UNIQUE_DIGITS : 1; digits < ENOUGH_DIGITS; digits++) {
			final BigDecimal candidate = rounded(exact, digits);
			if (candidate.doubleValue() == value)
				return candidate;
		}
		return rounded(exact, ENOUGH_DIGITS);
	}

	static boolean isMinusZero(final double value) {
		return value == 0 && Double.doubleToRawLongBits(value) != 0;
	}

	private static BigDecimal rounded(final BigDecimal exact, final int digits) {
		return exact.round(new MathContext(digits)).stripTrailingZeros();
	}

	private static String plain(final BigDecimal decimal) {
		final int exponent = decimal.precision() - decimal.scale() - 1;
		if (decimal.signum() == 0 || exponent >= -4 && exponent <= 6)
			return decimal.toPlainString();
		return new BigDecimal(decimal.unscaledValue(), decimal.precision() - 1).stripTrailingZeros().toPlainString() + "e" + exponent;
	}
}
