/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.units;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of measurement as people write it: "mV", "S/cm2", "Ω·cm", "1/ms". Symbols of the SI with their prefixes, joined by a space, "*", "·" or "-", each
 * with an exponent; "/" divides by the one symbol that follows it. Two units of one dimension differ by a power of ten, so a decimal number changes from
 * one to the other without rounding. Immutable.
 */
public final class Unit {

	/** Of length, time, current, voltage, amount, absolute temperature and Celsius temperature, in this order. */
	private static final int BASES = 7;
	private static final int LONGEST = 40;
	private static final Map<String, Unit> SYMBOLS = symbols();
	private static final Map<Character, Integer> PREFIXES =
		Map.of('f', -15, 'p', -12, 'n', -9, 'u', -6, 'm', -3, 'c', -2, 'k', 3, 'M', 6, 'G', 9);

	private final String text;
	private final int exponent;
	private final int[] dimension;

	private Unit(final String text, final int exponent, final int... dimension) {
		this.text = text;
		this.exponent = exponent;
		this.dimension = Arrays.copyOf(dimension, BASES);
	}

	/**
	 * Understands a unit.
	 *
	 * @param text such as "uF/cm2"; the empty text and "1" are the unit of pure numbers
	 * @return the unit, or nothing if the text is none
	 */
	public static Optional<Unit> parse(final String text) {
		if (text.length() > LONGEST)
			return Optional.empty();
		final String plain = plain(text);
		final int[] dimension = new int[BASES];
		int exponent = 0, sign = 1;
		boolean wanted = false; // whether an operator waits for its symbol
		for (int i = 0; i < plain.length();) {
			final char c = plain.charAt(i);
			if (c == '/' || c == '*') {
				if (wanted || c == '*' && i == 0)
					return Optional.empty();
				sign = c == '/' ? -1 : 1;
				wanted = true;
				i++;
				continue;
			}
			int end = i;
			while (end < plain.length() && isSymbol(plain.charAt(end)))
				end++;
			final boolean one = end == i && c == '1';
			final Unit symbol = symbol(one ? "1" : plain.substring(i, end));
			if (symbol == null)
				return Optional.empty();
			i = one ? i + 1 : end;
			int power = 1;
			if (i < plain.length() && (plain.charAt(i) == '-' || Character.isDigit(plain.charAt(i)))) {
				final boolean negative = plain.charAt(i) == '-';
				i += negative ? 1 : 0;
				if (i == plain.length() || plain.charAt(i) < '1' || plain.charAt(i) > '9')
					return Optional.empty();
				power = (plain.charAt(i++) - '0') * (negative ? -1 : 1);
			}
			for (int base = 0; base < BASES; base++)
				dimension[base] += sign * power * symbol.dimension[base];
			exponent += sign * power * symbol.exponent;
			sign = 1;
			wanted = false;
		}
		return wanted ? Optional.empty() : Optional.of(new Unit(text, exponent, dimension));
	}

	/**
	 * Whether a quantity in this unit can be given in the other.
	 *
	 * @param other any unit
	 * @return true if both measure the same
	 */
	public boolean measuresSameAs(final Unit other) {
		return Arrays.equals(dimension, other.dimension);
	}

	/**
	 * How large this unit is, measured in another.
	 *
	 * @param other a unit of the same dimension
	 * @return x, where 1 of this unit is 10ˣ of the other
	 * @throws IllegalArgumentException if the dimensions differ
	 */
	public int powerOfTenIn(final Unit other) {
		if (!measuresSameAs(other))
			throw new IllegalArgumentException("\"" + text + "\" cannot be converted to \"" + other.text + "\"");
		return exponent - other.exponent;
	}

	/**
	 * The unit as it was written.
	 *
	 * @return such as "mV"
	 */
	@Override
	public String toString() {
		return text;
	}

	/** One spelling of micro, ohm, exponents and products; a product is "*". */
	private static String plain(final String text) {
		final StringBuilder plain = new StringBuilder();
		for (final char c : text.strip().toCharArray())
			plain.append(switch (c) {
				case '\u00b5', '\u03bc' -> 'u';
				case '\u2126' -> '\u03a9';
				case '\u00b2' -> '2';
				case '\u00b3' -> '3';
				case '\u00b9' -> '1';
				case '\u207b', '\u2212' -> '-';
				case '\u00b7', '\u22c5' -> '*';
				default -> c;
			});
		return plain.toString().replace("^", "").replaceAll("\\s*/\\s*", "/").replaceAll("\\s*\\*\\s*|\\s+|-(?=\\p{L})", "*");
	}

	private static boolean isSymbol(final char c) {
		return Character.isLetter(c) || c == '\u00b0';
	}

	private static Unit symbol(final String name) {
		final Unit whole = SYMBOLS.get(name);
		if (whole != null || name.length() < 2)
			return whole;
		final Integer prefix = PREFIXES.get(name.charAt(0));
		final Unit unit = SYMBOLS.get(name.substring(1));
		return prefix == null || unit == null ? null : new Unit(name, unit.exponent + prefix, unit.dimension);
	}

	private static Map<String, Unit> symbols() {
		final Map<String, Unit> symbols = new HashMap<>();
		symbols.put("1", new Unit("1", 0));
		symbols.put("m", new Unit("m", 0, 1));
		symbols.put("l", new Unit("l", -3, 3));
		symbols.put("L", symbols.get("l"));
		symbols.put("s", new Unit("s", 0, 0, 1));
		symbols.put("Hz", new Unit("Hz", 0, 0, -1));
		symbols.put("A", new Unit("A", 0, 0, 0, 1));
		symbols.put("C", new Unit("C", 0, 0, 1, 1));
		symbols.put("V", new Unit("V", 0, 0, 0, 0, 1));
		symbols.put("S", new Unit("S", 0, 0, 0, 1, -1));
		symbols.put("mho", symbols.get("S"));
		for (final String ohm : new String[] { "Ohm", "ohm", "\u03a9" })
			symbols.put(ohm, new Unit(ohm, 0, 0, 0, -1, 1));
		symbols.put("F", new Unit("F", 0, 0, 1, 1, -1));
		symbols.put("mol", new Unit("mol", 0, 0, 0, 0, 0, 1));
		symbols.put("M", new Unit("M", 3, -3, 0, 0, 0, 1));
		symbols.put("K", new Unit("K", 0, 0, 0, 0, 0, 0, 1));
		symbols.put("\u00b0C", new Unit("\u00b0C", 0, 0, 0, 0, 0, 0, 0, 1));
		symbols.put("degC", symbols.get("\u00b0C"));
		return Map.copyOf(symbols);
	}
}
