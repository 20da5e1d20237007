/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;
import org.dendritej.units.NearMisses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Every number of a model by its place in the model file as we write it, a JSON pointer (RFC 6901) such as {@code /biophysics/mechanisms/1/parameters/gnabar}, and
 * the model with other numbers there. Parameters of mechanisms that the file leaves at their default count as written. Immutable.
 */
public final class ModelNumbers {

	/** What says which of several an item of a list is. */
	private static final List<String> NAMES = List.of("name", "region", "mechanism", "ion");
	/** Steps of the way that say nothing to a reader. */
	private static final Set<String> FRAMES =
		Set.of("biophysics", "cable", "mechanisms", "ions", "parameters", "synapses", "receptors", "sites", "spikes",
			"protocol", "stimuli", "recording", "probes", "spikeDetectors", "discretisation", "rule", "reconstruction");
	/** Text in which no number is meant, and the version of the schema. */
	private static final Set<String> WORDS = Set.of("/dendritej", "/name", "/reconstruction/file", "/reconstruction/sha256");
	private static final int SHOWN = 4;

	private final ObjectNode json;
	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/**
	 * A number.
	 *
	 * @param pointer its place, with the indices of lists
	 * @param label for people, such as "soma hh gnabar"
	 * @param value as the file says it
	 * @param unit of the value; empty for a pure number
	 * @param whole whether it must be a whole number
	 */
	public record Entry(String pointer, String label, double value, String unit, boolean whole) {
	}

	/**
	 * The numbers of a model.
	 *
	 * @param model any
	 */
	public ModelNumbers(final NeuronModel model) {
		json = ModelJson.write(model, Catalogue.STANDARD);
		final ObjectNode complete = json.deepCopy();
		for (int i = 0; i < model.biophysics().paints().size(); i++)
			complete(complete.get("biophysics").get("mechanisms").get(i), model.biophysics().paints().get(i).mechanism());
		for (int i = 0; i < model.synapses().size(); i++) {
			final List<SynapseGroup.Receptor> receptors = model.synapses().get(i).receptors();
			for (int j = 0; j < receptors.size(); j++)
				complete(complete.get("synapses").get(i).get("receptors").get(j), receptors.get(j).mechanism());
		}
		collect(complete, "", List.of());
	}

	private static void complete(final JsonNode item, final Mechanism mechanism) {
		final ObjectNode parameters = (ObjectNode) item.get("parameters");
		for (final Parameter parameter : mechanism.parameters())
			if (!parameters.has(parameter.name()))
				parameters.set(parameter.name(), Json.quantity(parameter.defaultValue(), BiophysicsJson.unit(parameter)));
	}

	private void collect(final JsonNode node, final String pointer, final List<String> words) {
		if (WORDS.contains(pointer) || pointer.startsWith("/channels/"))
			return;
		if (node.isArray())
			for (int i = 0; i < node.size(); i++)
				collect(node.get(i), pointer + "/" + i, with(words, names(node.get(i), i)));
		else
			if (node.isObject())
				node.properties().forEach(entry -> {
					if (!NAMES.contains(entry.getKey()) || entry.getValue().isContainerNode())
						collect(entry.getValue(), pointer + "/" + escaped(entry.getKey()),
							FRAMES.contains(entry.getKey()) ? words : with(words, List.of(entry.getKey())));
				});
			else
				if (node.isNumber())
					entries.put(pointer, new Entry(pointer, String.join(" ", words), node.doubleValue(), "", node.isIntegralNumber()));
				else
					if (node.isTextual())
						Quantities.split(node.textValue()).ifPresent(quantity -> entries.put(pointer,
							new Entry(pointer, String.join(" ", words), quantity.value(), quantity.unit(), false)));
	}

	private static List<String> with(final List<String> words, final List<String> more) {
		return Stream.concat(words.stream(), more.stream()).toList();
	}

	/** What an item is called; its place in the list if it has no name. */
	private static List<String> names(final JsonNode item, final int index) {
		final List<String> names =
			NAMES.stream().filter(item::has).map(item::get).filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
		return names.isEmpty() ? List.of(String.valueOf(index)) : names;
	}

	private static String escaped(final String key) {
		return key.replace("~", "~0").replace("/", "~1");
	}

	/**
	 * All of them.
	 *
	 * @return in the order of the file
	 */
	public List<Entry> all() {
		return List.copyOf(entries.values());
	}

	/**
	 * One of them.
	 *
	 * @param name its pointer, in which an item of a list may also be called by its name, as in {@code /synapses/veto/receptors/GABAA/weight}, or all of them by
	 *          {@code *}, as in {@code /biophysics/cable/*&#47;axialResistivity}; or its label
	 * @return the number; of several that change as one the value is NaN if they differ
	 * @throws ModelFileException if there is none, or there are several; the message names those that may have been meant
	 */
	public Entry find(final String name) {
		final List<Entry> found = name.startsWith("/") ? pointed(name)
			: entries.values().stream().filter(entry -> entry.label().equals(name)).toList();
		if (found.size() == 1)
			return found.get(0);
		if (found.size() > 1 && name.contains("/*"))
			return together(name, found);
		if (found.size() > 1)
			throw new ModelFileException(
				"\"" + name + "\" may be " + pointers(found) + "; write the one that is meant, or * for the step in which they differ");
		final JsonNode there = name.startsWith("/") ? at(name) : null;
		if (there != null && !there.isMissingNode())
			throw new ModelFileException("\"" + name + "\" is no number of the model file but " +
				(there.isContainerNode() ? "holds " + within(name) : Json.compact(there)));
		throw new ModelFileException("the model file has no number \"" + name + "\"; " + suggestion(name));
	}

	private List<Entry> pointed(final String name) {
		return pointed(json, name.substring(1).split("/", -1), 0, "").stream().distinct().map(entries::get).filter(Objects::nonNull)
			.toList();
	}

	/** Several numbers that change as one. */
	private static Entry together(final String name, final List<Entry> found) {
		final Entry first = found.get(0);
		if (found.stream().anyMatch(entry -> !entry.unit().equals(first.unit())))
			throw new ModelFileException("\"" + name + "\" means numbers of several units, " + pointers(found) + "; name some of one unit");
		final boolean same = found.stream().allMatch(entry -> entry.value() == first.value());
		final String label =
			String.join(" ", Stream.of(name.substring(1).split("/")).filter(step -> !FRAMES.contains(step) && !step.equals("*")).toList());
		return new Entry(name, label, same ? first.value() : Double.NaN, first.unit(), first.whole());
	}

	private JsonNode at(final String pointer) {
		try {
			return json.at(pointer);
		}
		catch (final IllegalArgumentException e) {
			return null; // no pointer at all
		}
	}

	private String within(final String pointer) {
		final List<Entry> inside = entries.values().stream().filter(entry -> entry.pointer().startsWith(pointer + "/")).toList();
		return inside.isEmpty() ? "none" : pointers(inside);
	}

	private static String pointers(final List<Entry> some) {
		return some.stream().limit(SHOWN).map(Entry::pointer).collect(Collectors.joining(", ")) +
			(some.size() > SHOWN ? " and " + (some.size() - SHOWN) + " more" : "");
	}

	/** By whole names, else by their last words: a key is remembered longer than the way to it. */
	private String suggestion(final String name) {
		final boolean pointer = name.startsWith("/");
		List<String> near = NearMisses.of(name, entries.values().stream().map(pointer ? Entry::pointer : Entry::label).toList(), SHOWN);
		if (near.isEmpty()) {
			final List<String> keys =
				NearMisses.of(last(name), entries.values().stream().map(entry -> last(entry.pointer())).distinct().toList(), SHOWN);
			near =
				entries.values().stream().filter(entry -> keys.contains(last(entry.pointer()))).map(Entry::pointer).limit(SHOWN).toList();
		}
		return near.isEmpty() ? "expected the place of one, such as " + pointers(all()) : "did you mean " + String.join(" or ", near) + "?";
	}

	private static String last(final String name) {
		return name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf(' ')));
	}

	/** The pointers with indices that a pointer with names may mean. */
	private List<String> pointed(final JsonNode node, final String[] steps, final int from, final String pointer) {
		if (from == steps.length || entries.containsKey(pointer))
			return from == steps.length ? List.of(pointer) : List.of();
		final String step = steps[from];
		final List<String> found = new ArrayList<>();
		if (node.isArray()) {
			for (int i = 0; i < node.size(); i++)
				if (step.equals("*") || step.equals(String.valueOf(i))
					|| names(node.get(i), i).stream().anyMatch(name -> escaped(name).equals(step)))
					found.addAll(pointed(node.get(i), steps, from + 1, pointer + "/" + i));
			return found;
		}
		final JsonNode inside = node.path(step.replace("~1", "/").replace("~0", "~"));
		return from == steps.length - 1 && entries.containsKey(pointer + "/" + step) ? List.of(pointer + "/" + step) // also what is left at its default
			: inside.isMissingNode() ? List.of() : pointed(inside, steps, from + 1, pointer + "/" + step);
	}

	/**
	 * The model with other numbers.
	 *
	 * @param values by the pointer that {@link #find} has given, in its unit
	 * @return the changed model
	 * @throws ModelFileException if the model file may not hold such a number; the message begins with its place
	 */
	public NeuronModel with(final Map<String, Double> values) {
		final ObjectNode changed = json.deepCopy();
		values.forEach((pointer, value) -> {
			for (final Entry entry : pointed(pointer))
				set(changed, entry, value);
		});
		try {
			return ModelFiles.parse(Json.compact(changed), Catalogue.STANDARD);
		}
		catch (final ModelFileException e) {
			throw new ModelFileException("with " + values.entrySet().stream()
				.map(entry -> entry.getKey() + " = " + Decimal.text(entry.getValue()) + " " + pointed(entry.getKey()).get(0).unit())
				.collect(Collectors.joining(", ")).strip() + ": " + e.getMessage());
		}
		catch (final UncheckedIOException e) {
			throw new IllegalStateException(e); // nothing is read from the disk
		}
	}

	private static void set(final ObjectNode changed, final Entry entry, final double value) {
		final String pointer = entry.pointer(), key = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
		final JsonNode owner = changed.at(pointer.substring(0, pointer.lastIndexOf('/')));
		if (value == entry.value())
			return; // also where the file has more digits than a number of 64 bits
		if (entry.whole() && value != Math.rint(value))
			throw new ModelFileException(pointer + " is " + value + "; expected a whole number");
		final JsonNode number = Json.quantity(value, entry.unit());
		if (owner instanceof ArrayNode list)
			list.set(Integer.parseInt(key), number);
		else
			((ObjectNode) owner).set(key, number);
	}
}
