/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Distribution;

/**
 * Parameters of a mechanism as one line of text, as a dialog or a macro has them: {@code gbar=0.01 S/cm2; e=-77}. A number alone is in the unit that the
 * mechanism declares. What depends on the path distance from the soma stands in braces as in a model file, without quotation marks if one likes:
 * {@code gbar={linear: {intercept: 0.01 S/cm2, slope: 1e-5 S/cm2/um}}}.
 */
public final class ParameterText {

	private static final int LONGEST = 10_000;

	private ParameterText() {
	}

	/**
	 * Reads such a line.
	 *
	 * @param text may be empty
	 * @param mechanism whose parameters are set
	 * @return values by name
	 * @throws ModelFileException if the text cannot be understood, or names or sets what the mechanism does not have or allow
	 */
	public static Map<String, Distribution> read(final String text, final Mechanism mechanism) {
		if (text.length() > LONGEST)
			throw new ModelFileException(
				"found more than " + LONGEST + " characters, expected parameters such as \"gbar=0.01 S/cm2; e=-77 mV\"");
		final ObjectNode values = Json.object();
		for (final String part : parts(text)) {
			final int equals = part.indexOf('=');
			if (equals < 1)
				throw new ModelFileException(
					"found \"" + part.strip() + "\", expected name=value, such as \"gbar=0.01 S/cm2\", with semicolons between");
			final String name = part.substring(0, equals).strip();
			if (values.has(name))
				throw new ModelFileException(name + " is set twice; set it once");
			values.set(name, value(part.substring(equals + 1).strip(), unit(name, mechanism)));
		}
		final ObjectNode owner = Json.object();
		owner.set("parameters", values);
		return BiophysicsJson.distributions(JsonCursor.root(owner), mechanism);
	}

	/**
	 * Reads such a line for a mechanism that is in no neuron.
	 *
	 * @param text may be empty
	 * @param mechanism whose parameters are set
	 * @return numbers by name
	 * @throws ModelFileException as {@link #read}, and if something depends on the distance from the soma
	 */
	public static Map<String, Double> constants(final String text, final Mechanism mechanism) {
		final Map<String, Double> constants = new TreeMap<>();
		read(text, mechanism).forEach((name, value) -> {
			if (!(value instanceof Distribution.Constant constant))
				throw new ModelFileException(name + " depends on the distance from the soma; expected a number where there is no neuron");
			constants.put(name, constant.value());
		});
		return constants;
	}

	/** Between semicolons. */
	private static List<String> parts(final String text) {
		final List<String> parts = new ArrayList<>();
		for (final String part : text.split("[;\\r\\n]"))
			if (!part.isBlank())
				parts.add(part);
		return parts;
	}

	private static String unit(final String name, final Mechanism mechanism) {
		return mechanism.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst().map(BiophysicsJson::unit)
			.orElse("");
	}

	private static JsonNode value(final String text, final String unit) {
		if (text.startsWith("{"))
			return Json.parse(quoted(text).getBytes(StandardCharsets.UTF_8));
		final boolean number = text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
		return number && unit.isEmpty() ? Json.number(Double.parseDouble(text)) : Json.text(number ? text + " " + unit : text);
	}

	/** Puts quotation marks around words and quantities, if there are none. */
	private static String quoted(final String text) {
		if (text.contains("\""))
			return text;
		final StringBuilder json = new StringBuilder();
		for (final String piece : text.split("(?<=[{}\\[\\]:,])|(?=[{}\\[\\]:,])")) {
			final String word = piece.strip();
			json.append(
				word.isEmpty() || word.matches("[{}\\[\\]:,]|[-+]?[0-9.]+([eE][-+]?[0-9]+)?") ? word : Json.compact(Json.text(word)));
		}
		return json.toString();
	}
}
