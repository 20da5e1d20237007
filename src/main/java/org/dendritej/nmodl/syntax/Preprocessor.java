/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dendritej.nmodl.syntax.CToken.NotUnderstood;

/**
 * What C's preprocessor makes of the VERBATIM blocks of one file, as NEURON 8.2.2 would compile them for itself: which of their text counts, and which names stand
 * for numbers.
 */
final class Preprocessor {

	/** What NEURON defines, or what it leaves undefined although headers of others might not. */
	private static final Map<String, Boolean> KNOWN = Map.ofEntries(Map.entry("NRN_VERSION_GTEQ_8_2_0", true),
		Map.entry("NRN_VERSION_GTEQ_9_0_0", false), Map.entry("CORENEURON_BUILD", false), Map.entry("NRNBBCORE", false),
		Map.entry("NRN_MECHANISM_DATA_IS_SOA", false), Map.entry("t", true), Map.entry("NRN_VERSION_GTEQ", true), Map.entry("v", true),
		Map.entry("DISABLE_REPORTINGLIB", false), Map.entry("NDEBUG", false));
	private static final int[] VERSION = { 8, 2, 2 };
	private static final Pattern ORDER = Pattern.compile("NRN_VERSION_(EQ|NE|GT|LT|GTEQ|LTEQ)\\((\\d{1,4}),(\\d{1,4}),(\\d{1,4})\\)");
	private static final Pattern NUMBER = Pattern.compile("define (\\w+) \\(?(-?[0-9.]+([eE][-+]?[0-9]+)?)\\)?");

	/** Names that stand for numbers. */
	final Map<String, Double> numbers = new LinkedHashMap<>();
	final Generators generators;
	private final Set<String> defined = new HashSet<>();
	/** For each #if that is open whether its text counts. */
	private final Deque<Boolean> conditions = new ArrayDeque<>();

	/** Of a file. */
	Preprocessor(final String text) {
		generators = new Generators(text);
	}

	/** Whether text counts here. */
	boolean counts() {
		return !conditions.contains(false);
	}

	/** Whether an #if is open. */
	boolean isOpen() {
		return !conditions.isEmpty();
	}

	/** Forgets what is open. */
	void close() {
		conditions.clear();
	}

	/** Follows a directive, blanks in it single. */
	void directive(final String words, final Position position) {
		final String name = words.split("\\W", 2)[0];
		final String rest = words.substring(name.length()).strip();
		switch (name) {
			case "if", "ifdef", "ifndef" -> {
				if (!counts())
					conditions.push(true); // whatever it says
				else
					conditions.push(switch (name) {
						case "ifdef" -> isDefined(rest, position, words);
						case "ifndef" -> !isDefined(rest, position, words);
						default -> holds(rest.replace(" ", ""), position, words);
					});
			}
			case "else" -> {
				if (conditions.isEmpty())
					throw unknown(words, position);
				conditions.push(!conditions.pop());
			}
			case "endif" -> {
				if (conditions.isEmpty())
					throw unknown(words, position);
				conditions.pop();
			}
			case "define" -> {
				if (counts())
					define(words, rest);
			}
			case "include", "pragma", "undef" -> {
				if (name.equals("undef") && counts())
					numbers.remove(rest);
			}
			default -> throw unknown(words, position);
		}
	}

	private void define(final String words, final String rest) {
		defined.add(rest.split("\\W", 2)[0]);
		final Matcher number = NUMBER.matcher(words);
		if (number.matches() && number.group(2).matches("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?"))
			numbers.put(number.group(1), Double.parseDouble(number.group(2)));
	}

	/** A name that neither NEURON nor the file defines is not defined, unless it could be one of the compiler's or of its headers. */
	private boolean isDefined(final String name, final Position position, final String words) {
		if (defined.contains(name))
			return true;
		final Boolean known = KNOWN.get(name);
		if (known != null)
			return known;
		if (!name.matches("[A-Za-z]\\w*_\\w*"))
			throw unknown(words, position);
		return false;
	}

	private boolean holds(final String condition, final Position position, final String words) {
		if (condition.startsWith("!"))
			return !holds(condition.substring(1), position, words);
		if (condition.matches("defined\\(\\w+\\)"))
			return isDefined(condition.substring(8, condition.length() - 1), position, words);
		if (condition.matches("defined\\w+"))
			return isDefined(condition.substring(7), position, words);
		if (condition.matches("[01]"))
			return condition.equals("1");
		if (condition.equals("NRNBBCORE"))
			return false;
		final Matcher order = ORDER.matcher(condition);
		if (!order.matches())
			throw unknown(words, position);
		int sign = 0;
		for (int k = 0; k < 3 && sign == 0; k++)
			sign = Integer.compare(VERSION[k], Integer.parseInt(order.group(2 + k)));
		return switch (order.group(1)) {
			case "EQ" -> sign == 0;
			case "NE" -> sign != 0;
			case "GT" -> sign > 0;
			case "LT" -> sign < 0;
			case "GTEQ" -> sign >= 0;
			default -> sign <= 0;
		};
	}

	private static NotUnderstood unknown(final String words, final Position position) {
		return new NotUnderstood(position, "the meaning of #" + NmodlException.shortened(words) + " is not known");
	}
}
