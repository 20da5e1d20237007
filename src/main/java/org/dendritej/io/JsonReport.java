/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dendritej.morphology.Finding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Prints figures as JSON for people and programs. */
public final class JsonReport {

	private JsonReport() {
	}

	/**
	 * The text of a report.
	 *
	 * @param report texts, numbers, truth values, nulls, lists and further maps by name, in the order in which they are to be printed; a number that is not finite
	 *            becomes null, since JSON has none
	 * @return JSON that ends with a line break
	 * @throws IllegalArgumentException if it holds anything else
	 */
	public static String of(final Map<String, ?> report) {
		return Json.pretty(node(report));
	}

	/**
	 * Findings of a reader as part of a report.
	 *
	 * @param findings in any order
	 * @return a map for each
	 */
	public static List<Object> findings(final List<Finding> findings) {
		return findings.stream().<Object>map(finding -> {
			final Map<String, Object> one = new LinkedHashMap<>();
			one.put("kind", finding.kind());
			one.put("count", finding.count());
			one.put("lines", finding.lines());
			one.put("action", finding.action());
			return one;
		}).toList();
	}

	private static JsonNode node(final Object value) {
		if (value == null)
			return NullNode.instance;
		if (value instanceof Map<?, ?> map) {
			final ObjectNode node = Json.object();
			map.forEach((key, item) -> node.set(String.valueOf(key), node(item)));
			return node;
		}
		if (value instanceof List<?> list)
			return Json.list(new ArrayList<>(list), JsonReport::node);
		if (value instanceof String text)
			return Json.text(text);
		if (value instanceof Boolean truth)
			return BooleanNode.valueOf(truth);
		if (value instanceof Integer || value instanceof Long)
			return LongNode.valueOf(((Number) value).longValue());
		if (value instanceof Double number)
			return Double.isFinite(number) ? Json.number(number) : NullNode.instance;
		throw new IllegalArgumentException("a report cannot hold " + value);
	}
}
