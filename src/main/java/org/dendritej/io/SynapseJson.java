/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.SynapseGroup.Receptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Groups of synapses in a model file. */
final class SynapseJson {

	private SynapseJson() {
	}

	static SynapseGroup group(final JsonCursor at, final Catalogue catalogue) {
		at.object("name", "receptors", "sites", "spikes", "delay", "transmission");
		return at.build(() -> new SynapseGroup(at.get("name").text("the name of the group"),
			at.get("receptors").list("receptors", item -> receptor(item, catalogue)), sites(at.get("sites")), spikes(at.get("spikes")),
			at.get("delay", value -> value.quantity("ms"), 0.0),
			at.get("transmission", TransmissionJson::transmission, Transmission.RELIABLE)));
	}

	static JsonNode write(final SynapseGroup group) {
		final ObjectNode node = object(field("name", group.name()), field("receptors", Json.list(group.receptors(), SynapseJson::write)),
			field("sites", write(group.sites())), field("spikes", write(group.spikes())), field("delay", group.delay(), "ms"));
		if (!group.transmission().isReliable())
			node.set("transmission", TransmissionJson.write(group.transmission()));
		return node;
	}

	private static Receptor receptor(final JsonCursor at, final Catalogue catalogue) {
		at.object("mechanism", "weight", "parameters");
		final Mechanism mechanism = BiophysicsJson.mechanism(at.get("mechanism"), catalogue);
		return at
			.build(() -> new Receptor(mechanism, at.get("weight").quantity(mechanism.weightUnit()), BiophysicsJson.parameters(at, mechanism,
				(value, parameter) -> parameter.checked(mechanism.name(), value.quantity(BiophysicsJson.unit(parameter))))));
	}

	private static JsonNode write(final Receptor receptor) {
		final Mechanism mechanism = receptor.mechanism();
		final ObjectNode parameters = object();
		receptor.parameters()
			.forEach((name, value) -> parameters.set(name,
				Json.quantity(value, BiophysicsJson.unit(BiophysicsJson.parameter(mechanism, name)))));
		return object(field("mechanism", mechanism.name()), field("weight", receptor.weight(), mechanism.weightUnit()),
			field("parameters", parameters));
	}

	private static Sites sites(final JsonCursor at) {
		final JsonCursor value = at.variant("listed", "cluster", "scattered");
		return value.build(() -> switch (value.key()) {
			case "listed" -> new Sites.Listed(value.list("locations", PlaceJson::location));
			case "cluster" -> {
				value.object("centre", "spread", "number");
				yield new Sites.Cluster(PlaceJson.location(value.get("centre")), value.get("spread").quantity("um"),
					value.get("number").integer(1));
			}
			default -> {
				value.object("region", "number");
				yield new Sites.Scattered(PlaceJson.region(value.get("region")), value.get("number").integer(1));
			}
		});
	}

	private static JsonNode write(final Sites sites) {
		if (sites instanceof Sites.Listed listed)
			return object(field("listed", Json.list(listed.locations(), PlaceJson::write)));
		if (sites instanceof Sites.Cluster cluster)
			return object(
				field("cluster", object(field("centre", PlaceJson.write(cluster.centre())), field("spread", cluster.spread(), "um"),
					field("number", cluster.number()))));
		final Sites.Scattered scattered = (Sites.Scattered) sites;
		return object(
			field("scattered", object(field("region", PlaceJson.write(scattered.region())), field("number", scattered.number()))));
	}

	private static SpikeTrain spikes(final JsonCursor at) {
		final JsonCursor value = at.variant("at", "each", "sequence", "regular", "volley", "poisson");
		return value.build(() -> switch (value.key()) {
			case "at" -> new SpikeTrain.At(value.list("times", item -> item.quantity("ms")));
			case "each" -> new SpikeTrain.Each(
				value.list("lists of times", train -> new SpikeTrain.At(train.list("times", item -> item.quantity("ms")))));
			case "sequence" -> {
				value.object("start", "interval");
				yield new SpikeTrain.Sequence(value.get("start").quantity("ms"), value.get("interval").quantity("ms"));
			}
			case "regular" -> {
				value.object("start", "interval", "number");
				yield new SpikeTrain.Regular(value.get("start").quantity("ms"), value.get("interval").quantity("ms"),
					value.get("number").integer(1));
			}
			case "volley" -> {
				value.object("times", "jitter");
				yield new SpikeTrain.Volley(value.get("times").list("times", item -> item.quantity("ms")),
					value.get("jitter").quantity("ms"));
			}
			default -> {
				value.object("rate", "start", "stop");
				yield new SpikeTrain.Poisson(value.get("rate").quantity("Hz"), value.get("start", start -> start.quantity("ms"), 0.0),
					value.get("stop", stop -> stop.quantityOrInfinite("ms"), Double.POSITIVE_INFINITY));
			}
		});
	}

	private static JsonNode write(final SpikeTrain spikes) {
		if (spikes instanceof SpikeTrain.At at)
			return object(field("at", Json.list(at.times(), "ms")));
		if (spikes instanceof SpikeTrain.Each each)
			return object(field("each", Json.list(each.trains(), train -> Json.list(train.times(), "ms"))));
		if (spikes instanceof SpikeTrain.Sequence sequence)
			return object(field("sequence", object(field("start", sequence.start(), "ms"), field("interval", sequence.interval(), "ms"))));
		if (spikes instanceof SpikeTrain.Regular regular)
			return object(field("regular", object(field("start", regular.start(), "ms"), field("interval", regular.interval(), "ms"),
				field("number", regular.number()))));
		if (spikes instanceof SpikeTrain.Volley volley)
			return object(field("volley", object(field("times", Json.list(volley.times(), "ms")), field("jitter", volley.jitter(), "ms"))));
		final SpikeTrain.Poisson poisson = (SpikeTrain.Poisson) spikes;
		return object(field("poisson", object(field("rate", poisson.rate(), "Hz"), field("start", poisson.start(), "ms"),
			field("stop", poisson.stop(), "ms"))));
	}
}
