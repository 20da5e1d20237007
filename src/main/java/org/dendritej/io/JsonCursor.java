/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.dendritej.cable.CableException;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.model.ModelException;
import org.dendritej.morphology.MorphologyException;
import org.dendritej.nmodl.syntax.NmodlException;
import org.dendritej.recording.RecordingException;
import org.dendritej.units.NearMisses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A place in a JSON document that knows its path and is strict: what is not exactly as expected is refused with that path. */
final class JsonCursor {

	private static final int LONGEST_SHOWN = 60;

	private final JsonNode node;
	private final String path;
	private final String key;

	private JsonCursor(final JsonNode node, final String path, final String key) {
		this.node = node;
		this.path = path;
		this.key = key;
	}

	static JsonCursor root(final JsonNode node) {
		return new JsonCursor(node, "", "");
	}

	/** The key under which this place was found; empty for items of lists. */
	String key() {
		return key;
	}

	boolean isText() {
		return node.isTextual();
	}

	boolean isObject() {
		return node.isObject();
	}

	/** This place, which must be an object without other keys than those given. */
	JsonCursor object(final String... keys) {
		if (!node.isObject())
			throw expected("an object with the keys " + String.join(", ", keys));
		for (final Map.Entry<String, JsonNode> entry : node.properties())
			if (!Arrays.asList(keys).contains(entry.getKey()))
				throw error(pathOf(entry.getKey()), "unknown key; " + suggestion(entry.getKey(), keys));
		return this;
	}

	/** The value of a key; a cursor on nothing, which refuses every use, if it is missing. */
	JsonCursor get(final String name) {
		return new JsonCursor(node.path(name), pathOf(name), name);
	}

	/** The value of a key that may be missing. */
	Optional<JsonCursor> find(final String name) {
		return node.has(name) ? Optional.of(get(name)) : Optional.empty();
	}

	/** What a key that may be missing says, else something else. */
	<T> T get(final String name, final Function<JsonCursor, T> read, final T otherwise) {
		return node.has(name) ? read.apply(get(name)) : otherwise;
	}

	/** The value of the only key of this object, which must be one of those given; {@link #key()} tells which. */
	JsonCursor variant(final String... keys) {
		final String what =
			keys.length == 1 ? "an object with the key " + keys[0] : "an object with one of the keys " + String.join(", ", keys);
		if (!node.isObject())
			throw expected(what);
		object(keys);
		if (node.size() != 1)
			throw error(path, "found " + (node.isEmpty() ? "no key" : node.size() + " keys") + ", expected " + what);
		return get(node.fieldNames().next());
	}

	/** The keys of this object, whatever they are, with their values. */
	List<JsonCursor> entries(final String what) {
		if (!node.isObject())
			throw expected("an object of " + what);
		return node.properties().stream().map(entry -> get(entry.getKey())).toList();
	}

	<T> List<T> list(final String what, final Function<JsonCursor, T> read) {
		if (!node.isArray())
			throw expected("a list of " + what);
		final List<T> items = new ArrayList<>(node.size());
		for (int i = 0; i < node.size(); i++)
			items.add(read.apply(new JsonCursor(node.get(i), path + "[" + i + "]", "")));
		return items;
	}

	String text(final String what) {
		if (!node.isTextual())
			throw expected(what);
		return node.textValue();
	}

	/** One of several words. */
	<T> T choice(final Map<String, T> words) {
		if (!node.isTextual() || !words.containsKey(node.textValue()))
			throw expected(words.keySet().stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(" or ")));
		return words.get(node.textValue());
	}

	/** A whole number. */
	int integer(final int minimum) {
		if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < minimum)
			throw expected("a whole number" + (minimum == Integer.MIN_VALUE ? "" : " of at least " + minimum));
		return node.intValue();
	}

	long integer() {
		if (!node.isIntegralNumber() || !node.canConvertToLong())
			throw expected("a whole number of at most 64 bits");
		return node.longValue();
	}

	/** A number without unit. */
	double number() {
		if (!node.isNumber() || !Double.isFinite(node.doubleValue()))
			throw expected("a number without unit");
		return node.doubleValue();
	}

	/** A finite quantity in the unit given; a pure number if the unit is empty. */
	double quantity(final String unit) {
		return unit.isEmpty() ? number()
			: Quantities.parse(text(Quantities.kind(unit)), unit).orElseThrow(() -> expected(Quantities.kind(unit)));
	}

	/** A quantity that may be "infinite". */
	double quantityOrInfinite(final String unit) {
		if (node.isTextual() && node.textValue().endsWith(Quantities.INFINITE)) {
			if (node.textValue().equals(Quantities.INFINITE))
				return Double.POSITIVE_INFINITY;
			if (node.textValue().equals("-" + Quantities.INFINITE))
				return Double.NEGATIVE_INFINITY;
		}
		return quantity(unit);
	}

	/** Builds a value from what stands here; what its own checks refuse is refused with this path. */
	<T> T build(final Supplier<T> constructor) {
		try {
			return constructor.get();
		}
		catch (final ModelException | MechanismException | NmodlException | CableException | MorphologyException | RecordingException e) {
			throw error(path, e.getMessage());
		}
	}

	ModelFileException expected(final String what) {
		return error(path, "found " + found() + ", expected " + what);
	}

	private static ModelFileException error(final String where, final String what) {
		return new ModelFileException(where.isEmpty() ? what : where + ": " + what);
	}

	private String found() {
		if (node.isMissingNode())
			return "nothing";
		if (node.isContainerNode())
			return node.isArray() ? "a list" : "an object";
		return shortened(Json.compact(node));
	}

	private String pathOf(final String name) {
		final boolean plain = name.length() <= LONGEST_SHOWN && name.matches("\\w+");
		final String step = plain ? name : "[" + shortened(Json.compact(TextNode.valueOf(name))) + "]";
		return path.isEmpty() || !plain ? path + step : path + "." + step;
	}

	private static String shortened(final String text) {
		return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
	}

	private static String suggestion(final String found, final String... keys) {
		String best = null;
		int least = 1 + Math.max(2, found.length() / 3);
		for (final String key : keys) {
			final int edits = NearMisses.edits(found.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
			if (edits < least) {
				least = edits;
				best = key;
			}
		}
		return best == null ? "expected one of " + String.join(", ", keys) : "did you mean \"" + best + "\"?";
	}
}
