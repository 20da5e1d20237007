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

import org.dendritej.io.Json.Word;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.recording.RecordingPlan;

import com.fasterxml.jackson.databind.JsonNode;

/** What is recorded in a model file. */
final class RecordingJson {

	private static final Map<String, String> ION_QUANTITIES = Json.words(new Word<>("reversal", "reversal"), new Word<>("inside", "inside"),
		new Word<>("outside", "outside"), new Word<>("current", "current"));

	private RecordingJson() {
	}

	static RecordingPlan plan(final JsonCursor at) {
		at.object("probes", "frameInterval", "spikeDetectors");
		return at.build(() -> new RecordingPlan(
			at.get("probes", value -> value.list("probes", RecordingJson::probe), RecordingPlan.DEFAULT.probes()),
			at.get("frameInterval", value -> value.quantity("ms"), RecordingPlan.DEFAULT.frameInterval()),
			at.get("spikeDetectors", value -> value.list("spike detectors", RecordingJson::detector), RecordingPlan.DEFAULT.detectors())));
	}

	static JsonNode write(final RecordingPlan plan) {
		return object(field("probes", Json.list(plan.probes(), RecordingJson::write)), field("frameInterval", plan.frameInterval(), "ms"),
			field("spikeDetectors", Json.list(plan.detectors(), RecordingJson::write)));
	}

	private static SpikeDetector detector(final JsonCursor at) {
		at.object("name", "location", "threshold");
		return at.build(() -> new SpikeDetector(name(at), PlaceJson.location(at.get("location")), at.get("threshold").quantity("mV")));
	}

	private static JsonNode write(final SpikeDetector detector) {
		return object(field("name", detector.name()), field("location", PlaceJson.write(detector.location())),
			field("threshold", detector.threshold(), "mV"));
	}

	private static Probe probe(final JsonCursor at) {
		final JsonCursor value = at.variant("voltage", "mechanism", "synapse", "weight", "ion", "stimulus");
		switch (value.key()) {
			case "voltage":
				value.object("name", "location");
				return new Probe.Voltage(name(value), PlaceJson.location(value.get("location")));
			case "mechanism":
				value.object("name", "location", "mechanism", "variable");
				return new Probe.OfMechanism(name(value), PlaceJson.location(value.get("location")),
					value.get("mechanism").text("the name of a mechanism such as \"hh\""), variable(value));
			case "synapse":
				value.object("name", "group", "synapse", "receptor", "variable");
				return new Probe.OfSynapse(name(value), value.get("group").text("the name of a synapse group"),
					value.get("synapse").integer(0), value.get("receptor").text("the name of a receptor such as \"NMDA\""),
					variable(value));
			case "weight":
				value.object("name", "group", "synapse");
				return new Probe.OfWeight(name(value), value.get("group").text("the name of a synapse group"),
					value.get("synapse").integer(0));
			case "ion":
				value.object("name", "location", "ion", "quantity");
				return new Probe.OfIon(name(value), PlaceJson.location(value.get("location")),
					value.get("ion").text("the name of an ion such as \"ca\""), value.get("quantity").choice(ION_QUANTITIES));
			default:
				value.object("name", "stimulus");
				return new Probe.OfStimulus(name(value), value.get("stimulus").integer(0));
		}
	}

	private static JsonNode write(final Probe probe) {
		if (probe instanceof Probe.Voltage voltage)
			return object(field("voltage", object(field("name", voltage.name()), field("location", PlaceJson.write(voltage.location())))));
		if (probe instanceof Probe.OfMechanism mechanism)
			return object(field("mechanism",
				object(field("name", mechanism.name()), field("location", PlaceJson.write(mechanism.location())),
					field("mechanism", mechanism.mechanism()), field("variable", mechanism.variable()))));
		if (probe instanceof Probe.OfSynapse synapse)
			return object(field("synapse", object(field("name", synapse.name()), field("group", synapse.group()),
				field("synapse", synapse.synapse()), field("receptor", synapse.receptor()), field("variable", synapse.variable()))));
		if (probe instanceof Probe.OfWeight weight)
			return object(field("weight",
				object(field("name", weight.name()), field("group", weight.group()), field("synapse", weight.synapse()))));
		if (probe instanceof Probe.OfIon ion)
			return object(field("ion", object(field("name", ion.name()), field("location", PlaceJson.write(ion.location())),
				field("ion", ion.ion()), field("quantity", ion.quantity()))));
		final Probe.OfStimulus stimulus = (Probe.OfStimulus) probe;
		return object(field("stimulus", object(field("name", stimulus.name()), field("stimulus", stimulus.stimulus()))));
	}

	private static String name(final JsonCursor at) {
		return at.get("name").text("a name");
	}

	private static String variable(final JsonCursor at) {
		return at.get("variable").text("the name of a variable such as \"g\"");
	}
}
