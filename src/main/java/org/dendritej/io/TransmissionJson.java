/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import java.util.Map;
import java.util.Optional;

import org.dendritej.io.Json.Word;
import org.dendritej.mechanism.transmission.Ablation;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Learning.PostsynapticSpikes;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Scaling;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How synapses transmit and learn, in a model file. */
final class TransmissionJson {

	private static final Map<String, Boolean> MODES = Json.words(new Word<>("mean", false), new Word<>("stochastic", true));
	private static final Map<String, TimingRule.Pairing> PAIRINGS =
		Json.words(new Word<>("all-to-all", TimingRule.Pairing.ALL_TO_ALL), new Word<>("nearest", TimingRule.Pairing.NEAREST));
	private static final TimingRule USUAL = TimingRule.VISUAL_CORTEX;

	private TransmissionJson() {
	}

	static Transmission transmission(final JsonCursor at) {
		at.object("release", "spread", "ablation", "learning");
		final Transmission usual = Transmission.RELIABLE;
		return at.build(() -> new Transmission(at.get("release", TransmissionJson::release, usual.release()),
			at.get("spread", JsonCursor::number, usual.spread()), at.get("ablation", TransmissionJson::ablation, usual.ablation()),
			at.find("learning").map(TransmissionJson::learning)));
	}

	static JsonNode write(final Transmission transmission) {
		final ObjectNode node =
			object(field("release", write(transmission.release())), field("spread", Json.number(transmission.spread())));
		if (!transmission.ablation().equals(Ablation.NONE))
			node.set("ablation", object(field("fraction", Json.number(transmission.ablation().fraction())),
				field("from", transmission.ablation().from(), "ms")));
		transmission.learning().ifPresent(learning -> node.set("learning", write(learning)));
		return node;
	}

	private static Release release(final JsonCursor at) {
		at.object("sites", "probability", "recovery", "facilitation", "mode");
		return at.build(() -> new Release(at.get("sites", value -> value.integer(1), 1), at.get("probability").number(),
			at.get("recovery", value -> value.quantity("ms"), 0.0), at.get("facilitation", value -> value.quantity("ms"), 0.0),
			at.get("mode").choice(MODES)));
	}

	private static JsonNode write(final Release release) {
		return object(field("sites", release.sites()), field("probability", Json.number(release.probability())),
			field("recovery", release.recovery(), "ms"), field("facilitation", release.facilitation(), "ms"),
			field("mode", Json.word(MODES, release.stochastic()).orElseThrow()));
	}

	private static Ablation ablation(final JsonCursor at) {
		at.object("fraction", "from");
		return at.build(() -> new Ablation(at.get("fraction").number(), at.get("from", value -> value.quantity("ms"), 0.0)));
	}

	private static Learning learning(final JsonCursor at) {
		at.object("spikeTiming", "scaling", "spikes", "minimum", "maximum");
		final Optional<TimingRule> rule = at.find("spikeTiming").map(TransmissionJson::rule);
		final Optional<Scaling> scaling = at.find("scaling").map(TransmissionJson::scaling);
		return at.build(() -> new Learning(rule, scaling, at.get("spikes", TransmissionJson::spikes, PostsynapticSpikes.OfCell.FIRST),
			at.get("minimum", JsonCursor::number, 0.0),
			at.get("maximum", value -> value.quantityOrInfinite(""), Learning.DEFAULT_MAXIMUM)));
	}

	private static JsonNode write(final Learning learning) {
		final ObjectNode node = object();
		learning.rule().ifPresent(rule -> node.set("spikeTiming", write(rule)));
		learning.scaling().ifPresent(scaling -> node.set("scaling", object(field("target", scaling.target(), "Hz"),
			field("time", scaling.time(), "ms"), field("memory", scaling.memory(), "ms"))));
		node.setAll(object(field("spikes", write(learning.spikes())), field("minimum", Json.number(learning.minimum())),
			field("maximum", Json.number(learning.maximum()))));
		return node;
	}

	private static Scaling scaling(final JsonCursor at) {
		at.object("target", "time", "memory");
		return at.build(() -> new Scaling(at.get("target").quantity("Hz"), at.get("time").quantity("ms"), at.get("memory").quantity("ms")));
	}

	private static PostsynapticSpikes spikes(final JsonCursor at) {
		final JsonCursor value = at.variant("detector", "localThreshold");
		return value.build(() -> value.key().equals("detector")
			? new PostsynapticSpikes.OfCell(value.text("the name of a spike detector, or \"\" for the first"))
			: new PostsynapticSpikes.Local(value.quantity("mV")));
	}

	private static JsonNode write(final PostsynapticSpikes spikes) {
		return spikes instanceof PostsynapticSpikes.Local local ? object(field("localThreshold", local.threshold(), "mV"))
			: object(field("detector", ((PostsynapticSpikes.OfCell) spikes).detector()));
	}

	private static TimingRule rule(final JsonCursor at) {
		at.object("pairPlus", "pairMinus", "tripletPlus", "tripletMinus", "tauPlus", "tauMinus", "tauX", "tauY", "pairing");
		return at.build(() -> new TimingRule(at.get("pairPlus", JsonCursor::number, 0.0), at.get("pairMinus", JsonCursor::number, 0.0),
			at.get("tripletPlus", JsonCursor::number, 0.0), at.get("tripletMinus", JsonCursor::number, 0.0),
			time(at, "tauPlus", USUAL.tauPlus()),
			time(at, "tauMinus", USUAL.tauMinus()), time(at, "tauX", USUAL.tauX()), time(at, "tauY", USUAL.tauY()),
			at.get("pairing", value -> value.choice(PAIRINGS), TimingRule.Pairing.ALL_TO_ALL)));
	}

	private static double time(final JsonCursor at, final String key, final double usual) {
		return at.get(key, value -> value.quantity("ms"), usual);
	}

	private static JsonNode write(final TimingRule rule) {
		return object(field("pairPlus", Json.number(rule.pairPlus())), field("pairMinus", Json.number(rule.pairMinus())),
			field("tripletPlus", Json.number(rule.tripletPlus())), field("tripletMinus", Json.number(rule.tripletMinus())),
			field("tauPlus", rule.tauPlus(), "ms"), field("tauMinus", rule.tauMinus(), "ms"), field("tauX", rule.tauX(), "ms"),
			field("tauY", rule.tauY(), "ms"), field("pairing", Json.word(PAIRINGS, rule.pairing()).orElseThrow()));
	}
}
