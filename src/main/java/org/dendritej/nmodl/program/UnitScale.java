/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.dendritej.units.Units;

/**
 * A unit as a factor times powers of metre, kilogram, second, coulomb, candela, bit and kelvin. A mole is a number, as in NMODL. Units are written as
 * there: factors with a hyphen or blank between them, powers as figures behind a name, a slash before what divides, "mA/cm2", "k-mole", "/ms".
 */
final class UnitScale {

	private static final int DIMENSIONS = 7, DEEPEST = 50;
	private static final double MOLE = 6.02214076e23, ELEMENTARY_CHARGE = 1.602176634e-19, PLANCK = 6.62607015e-34;
	private static final Map<String, UnitScale> KNOWN = known();
	private static final Map<String,
		Double> PREFIXES = Map.ofEntries(Map.entry("yotta", 1e24), Map.entry("zetta", 1e21), Map.entry("exa", 1e18), Map
			.entry("peta", 1e15), Map.entry("tera", 1e12), Map.entry("giga", 1e9), Map.entry("mega", 1e6), Map.entry("kilo", 1e3),
			Map.entry("hecto", 1e2), Map
				.entry("deka", 10.),
			Map.entry("deci", 0.1), Map.entry("centi", 1e-2), Map.entry("milli", 1e-3), Map.entry("micro", 1e-6), Map.entry("nano",
				1e-9),
			Map.entry("pico", 1e-12), Map.entry("femto", 1e-15), Map.entry("atto", 1e-18), Map.entry("Y", 1e24), Map.entry("Z", 1e21),
			Map.entry(
				"E", 1e18),
			Map.entry("P", 1e15), Map.entry("T", 1e12), Map.entry("G", 1e9), Map.entry("M", 1e6), Map.entry("k", 1e3), Map.entry("h", 1e2),
			Map
				.entry("da", 10.),
			Map.entry("d", 0.1), Map.entry("c", 1e-2), Map.entry("m", 1e-3), Map.entry("u", 1e-6), Map.entry("n", 1e-9), Map.entry("p",
				1e-12),
			Map.entry("f", 1e-15), Map.entry("a", 1e-18));

	/** Of pure numbers. */
	static final UnitScale ONE = new UnitScale(1);

	private final double factor;
	private final int[] powers;

	private UnitScale(final double factor, final int... powers) {
		this.factor = factor;
		this.powers = Arrays.copyOf(powers, DIMENSIONS);
	}

	double factor() {
		return factor;
	}

	/** Whether a number of the one is the same number of the other. */
	boolean isSame(final UnitScale other) {
		return sameDimension(other) && Math.abs(factor / other.factor - 1) < 1e-6;
	}

	/** In the units of the SI and the factor before them. */
	@Override
	public String toString() {
		final String[] names = { "m", "kg", "s", "C", "cd", "bit", "K" };
		final StringBuilder text = new StringBuilder(factor == 1 ? "" : String.valueOf((float) factor));
		for (int d = 0; d < DIMENSIONS; d++)
			if (powers[d] != 0)
				text.append(text.isEmpty() ? "" : " ").append(names[d]).append(powers[d] == 1 ? "" : "^" + powers[d]);
		return text.isEmpty() ? "1" : text.toString();
	}

	boolean sameDimension(final UnitScale other) {
		return Arrays.equals(powers, other.powers);
	}

	/**
	 * Reads a unit.
	 *
	 * @param text such as "milli/liter"
	 * @param definitions of the file, by name
	 * @return empty if something in it is not known
	 */
	static Optional<UnitScale> of(final String text, final Map<String, String> definitions) {
		return read(text, definitions, 0);
	}

	private static Optional<UnitScale> read(final String text, final Map<String, String> definitions, final int depth) {
		if (depth > DEEPEST || text.length() > 200) return Optional.empty();
		UnitScale product = new UnitScale(1);
		boolean over = false;
		int i = 0;
		while (i < text.length()) {
			final char c = text.charAt(i);
			if (c == '/' || c == '-' || c == '*' || c == '^' || Character.isWhitespace(c)) {
				over |= c == '/';
				i++;
				continue;
			}
			int end = i;
			if (Character.isDigit(c) || c == '.') {
				while (end < text.length() && isNumeric(text, end, i))
					end++;
				final double number = number(text.substring(i, end));
				if (!(number > 0)) return Optional.empty();
				product = product.times(new UnitScale(number), over ? -1 : 1);
			}
			else {
				while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_' || text.charAt(end) == '%'))
					end++;
				if (end == i) return Optional.empty();
				final String name = text.substring(i, end);
				if (text.startsWith("^", end)) end++;
				int after = end;
				while (after < text.length() && Character.isDigit(text.charAt(after)))
					after++;
				final Optional<UnitScale> unit = name(name, definitions, depth);
				if (unit.isEmpty() || after - end > 2) return Optional.empty();
				final int power = after == end ? 1 : Integer.parseInt(text.substring(end, after));
				product = product.times(unit.get(), over ? -power : power);
				end = after;
			}
			i = end;
		}
		return Optional.of(product);
	}

	private static boolean isNumeric(final String text, final int i, final int start) {
		final char c = text.charAt(i);
		if (Character.isDigit(c) || c == '.') return true;
		if ((c == 'e' || c == 'E') && i + 1 < text.length()) {
			final char next = text.charAt(i + 1);
			return Character.isDigit(next)
				|| (next == '-' || next == '+') && i + 2 < text.length() && Character.isDigit(text.charAt(i + 2));
		}
		return (c == '-' || c == '+') && i > start && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1)); // 1e-3, and 1-3 of old
	}

	/** "1e-3", or "1-3" for it. */
	private static double number(final String text) {
		final int sign = Math.max(text.lastIndexOf('-'), text.lastIndexOf('+'));
		final String plain =
			sign > 0 && Character.toLowerCase(text.charAt(sign - 1)) != 'e' ? text.substring(0, sign) + "e" + text.substring(sign) : text;
		try {
			return Double.parseDouble(plain);
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static Optional<UnitScale> name(final String name, final Map<String, String> definitions, final int depth) {
		final Optional<UnitScale> whole = singularOrPlural(name, definitions, depth);
		if (whole.isPresent()) return whole;
		for (int cut = Math.min(5, name.length() - 1); cut > 0; cut--) {
			final Double prefix = PREFIXES.get(name.substring(0, cut));
			if (prefix == null) continue;
			final Optional<UnitScale> rest = singularOrPlural(name.substring(cut), definitions, depth);
			if (rest.isPresent()) return rest.map(unit -> unit.times(new UnitScale(prefix), 1));
		}
		return Optional.ofNullable(PREFIXES.get(name)).filter(prefix -> name.length() > 2).map(UnitScale::new);
	}

	private static Optional<UnitScale> singularOrPlural(final String name, final Map<String, String> definitions, final int depth) {
		final String defined = definitions.get(name);
		if (defined != null && !defined.equals(name)) return read(defined, definitions, depth + 1);
		final UnitScale known = KNOWN.get(name);
		if (known != null) return Optional.of(known);
		return name.endsWith("s") ? Optional.ofNullable(KNOWN.get(name.substring(0, name.length() - 1))) : Optional.empty();
	}

	/** This times a power of another. */
	UnitScale times(final UnitScale other, final int power) {
		final int[] sum = new int[DIMENSIONS];
		for (int d = 0; d < sum.length; d++)
			sum[d] = powers[d] + power * other.powers[d];
		return new UnitScale(factor * Math.pow(other.factor, power), sum);
	}

	private static Map<String, UnitScale> known() {
		final Map<String, UnitScale> units = new HashMap<>();
		final UnitScale one = new UnitScale(1), metre = new UnitScale(1, 1), second = new UnitScale(1, 0, 0, 1),
			coulomb = new UnitScale(1, 0, 0, 0, 1),
			kelvin = new UnitScale(1, 0, 0, 0, 0, 0, 0, 1), gram = new UnitScale(1e-3, 0, 1), newton = new UnitScale(1, 1, 1, -2),
			joule = new UnitScale(1,
				2, 1, -2),
			volt = new UnitScale(1, 2, 1, -2, -1), ampere = new UnitScale(1, 0, 0, -1, 1), ohm = new UnitScale(1, 2, 1, -1, -2), siemens =
				new UnitScale(1, -2, -1, 1, 2);
		put(units, metre, "m", "meter", "metre");
		put(units, gram, "gram", "gm");
		put(units, new UnitScale(1, 0, 1), "kg");
		put(units, second, "sec", "second", "s");
		put(units, new UnitScale(60, 0, 0, 1), "minute", "min");
		put(units, new UnitScale(3600, 0, 0, 1), "hour", "hr");
		put(units, new UnitScale(86400, 0, 0, 1), "day");
		put(units, coulomb, "coul", "coulomb");
		put(units, new UnitScale(1, 0, 0, 0, 0, 1), "candela");
		put(units, new UnitScale(1, 0, 0, 0, 0, 0, 1), "bit");
		put(units, kelvin, "K", "kelvin", "degC", "degK", "degreeC", "degreeK");
		put(units, newton, "newton", "N", "nt");
		put(units, joule, "joule", "J");
		put(units, new UnitScale(1, 2, 1, -3), "watt", "W");
		put(units, volt, "volt", "V");
		put(units, ampere, "ampere", "amp", "A");
		put(units, ohm, "ohm");
		put(units, new UnitScale(1e6, 2, 1, -1, -2), "megohm");
		put(units, new UnitScale(1e3, -3), "molar");
		put(units, siemens, "siemens", "S", "mho");
		put(units, new UnitScale(1, -2, -1, 2, 2), "farad", "F");
		put(units, new UnitScale(1, 0, 0, -1), "hertz", "Hz");
		put(units, new UnitScale(1, -1, 1, -2), "pascal", "Pa");
		put(units, new UnitScale(1e-3, 3), "liter", "litre", "l");
		put(units, new UnitScale(1e-6, 3), "cc");
		put(units, new UnitScale(1e-6, 1), "micron", "um");
		put(units, new UnitScale(1e-10, 1), "angstrom");
		put(units, new UnitScale(0.0254, 1), "inch");
		put(units, new UnitScale(0.3048, 1), "foot", "feet");
		put(units, one, "radian");
		put(units, new UnitScale(Math.PI / 180), "degree");
		put(units, new UnitScale(0.01), "percent", "%");
		put(units, new UnitScale(Math.PI), "pi");
		put(units, new UnitScale(MOLE), "mole", "mol", "avogadro");
		put(units, new UnitScale(ELEMENTARY_CHARGE, 0, 0, 0, 1), "e");
		put(units, new UnitScale(Units.FARADAY, 0, 0, 0, 1), "faraday");
		put(units, new UnitScale(Units.GAS_CONSTANT / MOLE, 2, 1, -2, 0, 0, 0, -1), "k", "boltzmann");
		put(units, new UnitScale(Units.GAS_CONSTANT, 2, 1, -2, 0, 0, 0, -1), "R", "gasconstant");
		put(units, new UnitScale(PLANCK, 2, 1, -1), "planck");
		put(units, new UnitScale(PLANCK / (2 * Math.PI), 2, 1, -1), "hbar");
		put(units, new UnitScale(299792458, 1, 0, -1), "c", "light");
		put(units, new UnitScale(9.80665, 1, 0, -2), "g", "gravity");
		return Map.copyOf(units);
	}

	private static void put(final Map<String, UnitScale> units, final UnitScale unit, final String... names) {
		for (final String name : names)
			units.put(name, unit);
	}
}
