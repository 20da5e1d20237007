/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The option text of a macro's {@code run("Label...", "key=value key=[value with spaces] …")}. */
final class MacroOptions {

	private MacroOptions() {
	}

	/**
	 * Takes the text apart as ImageJ does: a value ends at a space, or at the bracket that closes the one it begins with, or at the next apostrophe if it
	 * begins with one.
	 *
	 * @param options the text
	 * @return keys in their order with their values, the first of each; empty for a word without an equals sign
	 */
	static Map<String, Optional<String>> parse(final String options) {
		final Map<String, Optional<String>> values = new LinkedHashMap<>();
		int i = 0;
		while (i < options.length()) {
			if (options.charAt(i) == ' ') {
				i++;
				continue;
			}
			int end = i;
			while (end < options.length() && options.charAt(end) != ' ' && options.charAt(end) != '=')
				end++;
			final String key = options.substring(i, end);
			if (end == options.length() || options.charAt(end) == ' ') {
				values.putIfAbsent(key, Optional.empty());
				i = end;
				continue;
			}
			final int start = end + 1;
			final char first = start < options.length() ? options.charAt(start) : ' ';
			final boolean quoted = first == '[' || first == '\'';
			end = quoted ? closing(options, start) : endOf(options, start, ' ');
			values.putIfAbsent(key, Optional.of(options.substring(quoted ? start + 1 : start, end)));
			i = quoted ? end + 1 : end;
		}
		return values;
	}

	private static int endOf(final String text, final int from, final char c) {
		final int end = text.indexOf(c, from);
		return end < 0 ? text.length() : end;
	}

	private static int closing(final String text, final int open) {
		if (text.charAt(open) == '\'')
			return endOf(text, open + 1, '\'');
		int depth = 0;
		for (int i = open; i < text.length(); i++) {
			if (text.charAt(i) == '[')
				depth++;
			if (text.charAt(i) == ']' && --depth == 0)
				return i;
		}
		return text.length();
	}
}
