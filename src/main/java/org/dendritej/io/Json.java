/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Reads, builds and prints JSON. */
final class Json {

	/** Files are not trusted: what no model needs is refused before it takes memory. */
	private static final JsonFactory FACTORY = JsonFactory.builder().configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, true)
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).maxNumberLength(100).maxStringLength(10_000)
			.maxNameLength(1000).maxTokenCount(2_000_000).build())
		.build();
	private static final int LINE = 140;

	private Json() {
	}

	/** A word of the model file and what it stands for. */
	record Word<T>(String text, T meaning) {
	}

	/** The words for the values of a closed set, in the order in which messages list them. */
	@SafeVarargs
	static <T> Map<String, T> words(final Word<? extends T>... words) {
		final Map<String, T> map = new LinkedHashMap<>();
		for (final Word<? extends T> word : words)
			map.put(word.text(), word.meaning());
		return Collections.unmodifiableMap(map);
	}

	/** The word for a value, if there is one. */
	static <T> Optional<JsonNode> word(final Map<String, T> words, final T value) {
		return words.entrySet().stream().filter(word -> word.getValue().equals(value)).map(word -> text(word.getKey())).findFirst();
	}

	/** A key with its value. */
	record Field(String key, JsonNode value) {
	}

	static Field field(final String key, final JsonNode value) {
		return new Field(key, value);
	}

	static Field field(final String key, final String value) {
		return new Field(key, text(value));
	}

	static Field field(final String key, final int value) {
		return new Field(key, IntNode.valueOf(value));
	}

	static Field field(final String key, final double value, final String unit) {
		return new Field(key, quantity(value, unit));
	}

	static ObjectNode object(final Field... fields) {
		final ObjectNode object = JsonNodeFactory.instance.objectNode();
		for (final Field field : fields)
			object.set(field.key(), field.value());
		return object;
	}

	static <T> ArrayNode list(final List<T> items, final Function<T, JsonNode> write) {
		final ArrayNode list = JsonNodeFactory.instance.arrayNode();
		items.forEach(item -> list.add(write.apply(item)));
		return list;
	}

	static JsonNode text(final String text) {
		return TextNode.valueOf(text);
	}

	/** Many quantities of one unit. */
	static ArrayNode list(final List<Double> values, final String unit) {
		return list(values, value -> quantity(value, unit));
	}

	/** A quantity with its unit; a pure number if the unit is empty. */
	static JsonNode quantity(final double value, final String unit) {
		return unit.isEmpty() ? number(value) : text(Quantities.format(value, unit));
	}

	/** A pure number that reads back as the same bits; as text where JSON has none. */
	static JsonNode number(final double value) {
		if (!Double.isFinite(value))
			return text(Quantities.format(value, ""));
		if (Quantities.isMinusZero(value))
			return DoubleNode.valueOf(value);
		final BigDecimal shortest = Quantities.shortest(value);
		return DecimalNode.valueOf(shortest.scale() < 0 && shortest.scale() > -10 ? shortest.setScale(0) : shortest);
	}

	/**
	 * Understands a JSON document, which may hold comments as Java has them.
	 *
	 * @param bytes UTF-8
	 * @return its root
	 * @throws ModelFileException if it is not valid; the message names line and column
	 */
	static JsonNode parse(final byte[] bytes) {
		try (JsonParser parser = FACTORY.createParser(bytes)) {
			if (parser.nextToken() == null)
				throw new ModelFileException("the file is empty; expected a JSON object with the keys of a model");
			final JsonNode root = node(parser);
			if (parser.nextToken() != null)
				throw error(parser.currentTokenLocation(), "something follows after the end of the model; take it out");
			return root;
		}
		catch (final JsonProcessingException e) {
			throw error(e.getLocation(), "this is not valid JSON: " + e.getOriginalMessage().replaceAll("\\s+", " "));
		}
		catch (final IOException e) {
			throw new ModelFileException("this is not valid JSON: " + e.getMessage());
		}
	}

	private static JsonNode node(final JsonParser parser) throws IOException {
		switch (parser.currentToken()) {
			case START_OBJECT:
				final ObjectNode object = object();
				for (String key; (key = parser.nextFieldName()) != null;) {
					if (object.has(key))
						throw error(parser.currentTokenLocation(), "the key \"" + key + "\" is given twice in one object; take one out");
					parser.nextToken();
					object.set(key, node(parser));
				}
				return object;
			case START_ARRAY:
				final ArrayNode array = JsonNodeFactory.instance.arrayNode();
				while (parser.nextToken() != JsonToken.END_ARRAY)
					array.add(node(parser));
				return array;
			case VALUE_STRING:
				return TextNode.valueOf(parser.getText());
			case VALUE_NUMBER_INT:
				return BigIntegerNode.valueOf(parser.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT:
				return DoubleNode.valueOf(parser.getDoubleValue());
			case VALUE_NULL:
				return NullNode.instance;
			default:
				return BooleanNode.valueOf(parser.getBooleanValue());
		}
	}

	private static ModelFileException error(final JsonLocation where, final String what) {
		return new ModelFileException(where == null ? what : "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": " + what);
	}

	/** For programs: everything on one line. */
	static String compact(final JsonNode node) {
		return oneLine(node, Integer.MAX_VALUE);
	}

	/** For people: what fits stands on one line, all else is indented by tabs. */
	static String pretty(final JsonNode node) {
		final StringBuilder out = new StringBuilder();
		print(node, "", out);
		return out.append('\n').toString();
	}

	private static void print(final JsonNode node, final String indent, final StringBuilder out) {
		final String line = oneLine(node, LINE - 4 * indent.length());
		if (line != null) {
			out.append(line);
			return;
		}
		final String deeper = indent + "\t";
		out.append(node.isArray() ? "[" : "{");
		String separator = "\n";
		if (node.isArray())
			for (final JsonNode item : node) {
				out.append(separator).append(deeper);
				print(item, deeper, out);
				separator = ",\n";
			}
		else
			for (final Map.Entry<String, JsonNode> entry : node.properties()) {
				out.append(separator).append(deeper).append(quoted(entry.getKey())).append(": ");
				print(entry.getValue(), deeper, out);
				separator = ",\n";
			}
		out.append('\n').append(indent).append(node.isArray() ? "]" : "}");
	}

	/** The node on one line, or null if it is a container that is longer than the limit. */
	private static String oneLine(final JsonNode node, final int limit) {
		if (!node.isContainerNode())
			return node.isTextual() ? quoted(node.textValue()) : node.asText();
		final StringBuilder out = new StringBuilder(node.isArray() ? "[" : "{");
		final Iterator<Map.Entry<String, JsonNode>> entries = node.properties().iterator();
		for (int i = 0; i < node.size(); i++) {
			final Map.Entry<String, JsonNode> entry = node.isArray() ? null : entries.next();
			final String value = oneLine(entry == null ? node.get(i) : entry.getValue(), limit);
			if (value == null)
				return null;
			out.append(i == 0 ? node.isArray() ? "" : " " : ", ").append(entry == null ? "" : quoted(entry.getKey()) + ": ").append(value);
			if (out.length() > limit)
				return null;
		}
		return out.append(node.isArray() ? "]" : node.isEmpty() ? "}" : " }").toString();
	}

	private static String quoted(final String text) {
		return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
	}
}
