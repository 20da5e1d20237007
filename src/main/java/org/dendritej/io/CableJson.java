/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import java.util.Map;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.SomaAttachment;
import org.dendritej.io.Json.Word;

import com.fasterxml.jackson.databind.JsonNode;

/** Discretisation and cable properties in a model file. */
final class CableJson {

	private static final Map<String, SomaAttachment> ATTACHMENTS =
		Json.words(new Word<>("middle", SomaAttachment.MIDDLE), new Word<>("NEURON import", SomaAttachment.NEURON_IMPORT),
			new Word<>("file point", SomaAttachment.FILE_POINT), new Word<>("end", SomaAttachment.END));
	private static final Map<String, AxonTreatment> AXONS =
		Json.words(new Word<>("as reconstructed", AxonTreatment.AS_RECONSTRUCTED), new Word<>("removed", AxonTreatment.REMOVED));

	private CableJson() {
	}

	static Discretisation discretisation(final JsonCursor at) {
		at.object("rule", "attachment", "axon");
		return new Discretisation(at.get("rule", CableJson::rule, Discretisation.DEFAULT.rule()),
			at.get("attachment", word -> word.choice(ATTACHMENTS), Discretisation.DEFAULT.attachment()),
			at.get("axon", CableJson::axon, Discretisation.DEFAULT.axon()));
	}

	static JsonNode write(final Discretisation discretisation) {
		return object(field("rule", write(discretisation.rule())),
			field("attachment", Json.word(ATTACHMENTS, discretisation.attachment()).orElseThrow()),
			field("axon", write(discretisation.axon())));
	}

	private static CompartmentRule rule(final JsonCursor at) {
		final JsonCursor value = at.variant("dLambda", "maximalLength", "oddPerLength", "fixed");
		return value.build(() -> switch (value.key()) {
			case "dLambda" -> dLambda(value.object("fraction", "frequency"));
			case "maximalLength" -> new CompartmentRule.MaximalLength(value.quantity("um"));
			case "oddPerLength" -> new CompartmentRule.OddPerLength(value.quantity("um"));
			default -> new CompartmentRule.Fixed(value.integer(1));
		});
	}

	private static CompartmentRule dLambda(final JsonCursor at) {
		return new CompartmentRule.DLambda(at.get("fraction").number(), at.get("frequency").quantity("Hz"));
	}

	private static JsonNode write(final CompartmentRule rule) {
		if (rule instanceof CompartmentRule.DLambda dLambda)
			return object(field("dLambda",
				object(field("fraction", Json.number(dLambda.fraction())), field("frequency", dLambda.frequency(), "Hz"))));
		if (rule instanceof CompartmentRule.MaximalLength maximal)
			return object(field("maximalLength", maximal.maximum(), "um"));
		if (rule instanceof CompartmentRule.OddPerLength odd)
			return object(field("oddPerLength", odd.length(), "um"));
		return object(field("fixed", ((CompartmentRule.Fixed) rule).number()));
	}

	private static AxonTreatment axon(final JsonCursor at) {
		if (!at.isObject())
			return at.choice(AXONS);
		final JsonCursor stub = at.variant("stub").object("cylinders", "length", "diameter");
		return stub.build(() -> new AxonTreatment.Stub(stub.get("cylinders").integer(1), stub.get("length").quantity("um"),
			stub.get("diameter").quantity("um")));
	}

	private static JsonNode write(final AxonTreatment axon) {
		if (axon instanceof AxonTreatment.Stub stub)
			return object(field("stub", object(field("cylinders", stub.cylinders()), field("length", stub.length(), "um"),
				field("diameter", stub.diameter(), "um"))));
		return Json.word(AXONS, axon).orElseThrow();
	}

	static CableProperties properties(final JsonCursor at) {
		return at.build(() -> new CableProperties(at.list("cable properties by region", CableJson::entry)));
	}

	private static CableProperties.Entry entry(final JsonCursor at) {
		at.object("region", "axialResistivity", "specificCapacitance");
		return at.build(() -> new CableProperties.Entry(PlaceJson.region(at.get("region")),
			at.get("axialResistivity").quantity("Ohm cm"), at.get("specificCapacitance").quantity("uF/cm2")));
	}

	static JsonNode write(final CableProperties properties) {
		return Json.list(properties.entries(),
			entry -> object(field("region", PlaceJson.write(entry.region())), field("axialResistivity", entry.axialResistivity(), "Ohm cm"),
				field("specificCapacitance", entry.specificCapacitance(), "uF/cm2")));
	}
}
