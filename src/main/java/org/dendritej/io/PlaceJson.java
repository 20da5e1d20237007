/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.io.Json.Word;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

import com.fasterxml.jackson.databind.JsonNode;

/** Regions and locations in a model file. */
final class PlaceJson {

	private static final Map<String, Region> REGIONS =
		Json.words(new Word<>("everywhere", Region.EVERYWHERE), new Word<>("soma", Region.SOMA), new Word<>("axon", Region.AXON),
			new Word<>("basal", Region.BASAL), new Word<>("apical", Region.APICAL), new Word<>("dendrites", Region.DENDRITES));

	private PlaceJson() {
	}

	static Region region(final JsonCursor at) {
		if (!at.isObject())
			return at.choice(REGIONS);
		final JsonCursor value = at.variant("type", "pathDistance", "section", "all", "any");
		return value.build(() -> switch (value.key()) {
			case "type" -> new Region.OfType(value.integer(Integer.MIN_VALUE));
			case "pathDistance" -> pathDistance(value);
			case "section" -> new Region.OneSection(value.integer(0));
			case "all" -> new Region.AllOf(value.list("regions", PlaceJson::region));
			default -> new Region.AnyOf(value.list("regions", PlaceJson::region));
		});
	}

	private static Region pathDistance(final JsonCursor at) {
		final List<Double> range = at.list("two lengths", end -> end.quantityOrInfinite("um"));
		if (range.size() != 2)
			throw at.expected("two lengths such as [\"0 um\", \"100 um\"]");
		return new Region.PathDistance(range.get(0), range.get(1));
	}

	static JsonNode write(final Region region) {
		final Optional<JsonNode> word = Json.word(REGIONS, region);
		if (word.isPresent())
			return word.get();
		if (region instanceof Region.OfType ofType)
			return object(field("type", ofType.type()));
		if (region instanceof Region.PathDistance distance)
			return object(field("pathDistance", Json.list(List.of(distance.from(), distance.to()), "um")));
		if (region instanceof Region.OneSection section)
			return object(field("section", section.index()));
		if (region instanceof Region.AllOf all)
			return object(field("all", Json.list(all.regions(), PlaceJson::write)));
		return object(field("any", Json.list(((Region.AnyOf) region).regions(), PlaceJson::write)));
	}

	static Location location(final JsonCursor at) {
		if (!at.isObject())
			return at.choice(Json.words(new Word<>("soma", Location.SOMA)));
		at.object("section", "fraction", "position", "point");
		return at.build(() -> {
			if (at.find("section").isPresent() || at.find("fraction").isPresent()) {
				at.object("section", "fraction");
				return new Location.OnSection(at.get("section").integer(0), at.get("fraction").number());
			}
			final JsonCursor value = at.variant("position", "point");
			return value.key().equals("point") ? new Location.AtPoint(value.integer(0)) : position(value);
		});
	}

	private static Location position(final JsonCursor at) {
		final List<Double> position = at.list("three lengths", coordinate -> coordinate.quantity("um"));
		if (position.size() != 3)
			throw at.expected("three lengths such as [\"10 um\", \"0 um\", \"-2.5 um\"]");
		return new Location.NearestTo(position.get(0), position.get(1), position.get(2));
	}

	static JsonNode write(final Location location) {
		if (location instanceof Location.SomaMiddle)
			return Json.text("soma");
		if (location instanceof Location.OnSection place)
			return object(field("section", place.section()), field("fraction", Json.number(place.fraction())));
		if (location instanceof Location.NearestTo near)
			return object(field("position", Json.list(List.of(near.x(), near.y(), near.z()), "um")));
		return object(field("point", ((Location.AtPoint) location).index()));
	}
}
