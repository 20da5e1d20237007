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
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Protocol.Start;
import org.dendritej.model.Protocol;
import org.dendritej.model.Stimulus;

import com.fasterxml.jackson.databind.JsonNode;

/** Protocol, stimuli and waveforms in a model file. */
final class ProtocolJson {

	private static final Map<String, Scheme> SCHEMES =
		Json.words(new Word<>("Crank-Nicolson", Scheme.CRANK_NICOLSON), new Word<>("backward Euler", Scheme.BACKWARD_EULER));
	private static final Map<String, Start> STARTS = Json.words(new Word<>("settled", new Start.Settled()));

	private ProtocolJson() {
	}

	static Protocol protocol(final JsonCursor at) {
		at.object("duration", "timeStep", "scheme", "start", "stimuli");
		return at.build(() -> {
			final Protocol usual = Protocol.lasting(at.get("duration").quantity("ms"));
			return new Protocol(usual.duration(), at.get("timeStep", value -> value.quantity("ms"), usual.timeStep()),
				at.get("scheme", ProtocolJson::scheme, usual.scheme()), at.get("start", ProtocolJson::start, usual.start()),
				at.get("stimuli", value -> value.list("stimuli", ProtocolJson::stimulus), usual.stimuli()));
		});
	}

	static JsonNode write(final Protocol protocol) {
		final String scheme =
			SCHEMES.entrySet().stream().filter(word -> word.getValue() == protocol.scheme()).findFirst().orElseThrow().getKey();
		return object(field("duration", protocol.duration(), "ms"), field("timeStep", protocol.timeStep(), "ms"),
			field("scheme", Json.word(SCHEMES, protocol.scheme()).orElseThrow()),
			field("start", write(protocol.start())), field("stimuli", Json.list(protocol.stimuli(), ProtocolJson::write)));
	}

	static Scheme scheme(final JsonCursor at) {
		return at.choice(SCHEMES);
	}

	static Start start(final JsonCursor at) {
		if (!at.isObject())
			return at.choice(STARTS);
		final JsonCursor value = at.variant("voltage", "voltages");
		return value.key().equals("voltage") ? new Start.AtVoltage(value.quantity("mV"))
			: new Start.AtVoltages(value.list("voltages", item -> item.quantity("mV")));
	}

	private static JsonNode write(final Start start) {
		if (start instanceof Start.AtVoltage one)
			return object(field("voltage", one.voltage(), "mV"));
		if (start instanceof Start.AtVoltages each)
			return object(field("voltages", Json.list(each.voltages(), "mV")));
		return Json.text("settled");
	}

	private static Stimulus stimulus(final JsonCursor at) {
		final JsonCursor value = at.variant("currentClamp", "voltageClamp");
		return value.build(() -> {
			if (value.key().equals("currentClamp")) {
				value.object("location", "current");
				return new Stimulus.CurrentClamp(PlaceJson.location(value.get("location")), waveform(value.get("current"), "nA"));
			}
			value.object("location", "command", "onset", "duration", "seriesResistance");
			return new Stimulus.VoltageClamp(PlaceJson.location(value.get("location")), waveform(value.get("command"), "mV"), onset(value),
				duration(value), value.get("seriesResistance").quantity("MOhm"));
		});
	}

	private static JsonNode write(final Stimulus stimulus) {
		if (stimulus instanceof Stimulus.CurrentClamp clamp)
			return object(field("currentClamp",
				object(field("location", PlaceJson.write(clamp.location())), field("current", write(clamp.current(), "nA")))));
		final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimulus;
		return object(field("voltageClamp",
			object(field("location", PlaceJson.write(clamp.location())), field("command", write(clamp.command(), "mV")),
				field("onset", clamp.onset(), "ms"), field("duration", clamp.duration(), "ms"),
				field("seriesResistance", clamp.seriesResistance(), "MOhm"))));
	}

	private static double onset(final JsonCursor at) {
		return at.get("onset", value -> value.quantity("ms"), 0.0);
	}

	private static double duration(final JsonCursor at) {
		return at.get("duration", value -> value.quantityOrInfinite("ms"), Double.POSITIVE_INFINITY);
	}

	static Waveform waveform(final JsonCursor at, final String unit) {
		final JsonCursor value = at.variant("step", "ramp", "levels", "lines");
		return value.build(() -> switch (value.key()) {
			case "step" -> {
				value.object("amplitude", "onset", "duration");
				yield new Waveform.Step(value.get("amplitude").quantity(unit), onset(value), duration(value));
			}
			case "ramp" -> {
				value.object("first", "last", "onset", "duration");
				yield new Waveform.Ramp(value.get("first").quantity(unit), value.get("last").quantity(unit), onset(value),
					value.get("duration").quantity("ms"));
			}
			case "levels" -> {
				value.object("times", "values", "before");
				yield new Waveform.Levels(times(value), values(value, unit),
					value.get("before", before -> before.quantity(unit),
						unit.equals("nA") ? 0.0 : values(value, unit).stream().findFirst().orElse(0.0)));
			}
			default -> {
				value.object("times", "values");
				yield new Waveform.Lines(times(value), values(value, unit));
			}
		});
	}

	private static List<Double> times(final JsonCursor at) {
		return at.get("times").list("times", item -> item.quantity("ms"));
	}

	private static List<Double> values(final JsonCursor at, final String unit) {
		return at.get("values").list("values", item -> item.quantity(unit));
	}

	private static JsonNode write(final Waveform waveform, final String unit) {
		if (waveform instanceof Waveform.Step step)
			return object(field("step", object(field("amplitude", step.amplitude(), unit), field("onset", step.onset(), "ms"),
				field("duration", step.duration(), "ms"))));
		if (waveform instanceof Waveform.Ramp ramp)
			return object(field("ramp", object(field("first", ramp.first(), unit), field("last", ramp.last(), unit),
				field("onset", ramp.onset(), "ms"), field("duration", ramp.duration(), "ms"))));
		if (waveform instanceof Waveform.Levels levels)
			return object(field("levels", object(field("times", Json.list(levels.times(), "ms")),
				field("values", Json.list(levels.values(), unit)), field("before", levels.before(), unit))));
		final Waveform.Lines lines = (Waveform.Lines) waveform;
		return object(field("lines",
			object(field("times", Json.list(lines.times(), "ms")), field("values", Json.list(lines.values(), unit)))));
	}
}
