/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics.IonSetting;
import org.dendritej.model.PatchClamp;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Region;

/**
 * Reads protocols for one mechanism on one compartment: JSON, quantities as text with their unit, waveforms as in model files. Only "duration" is needed:
 *
 * <pre>
 * {
 *   "duration": "130 ms", "timeStep": "0.025 ms", "scheme": "Crank-Nicolson" or "backward Euler", "temperature": "6.3 degC", "seed": 1,
 *   "start": {"voltage": "-65 mV"} or "settled",
 *   "compartment": {"length": "20 um", "diameter": "20 um", "capacitance": "1 uF/cm2"},
 *   "leak": {"conductance": "1e-4 S/cm2", "reversal": "-65 mV"},
 *   "parameters": {"gbar": "0.01 S/cm2" or, in the unit that the mechanism declares, 0.01},
 *   "voltageClamp": {"lines": {"times": ["0 ms", "5 ms"], "values": ["-65 mV", "0 mV"]}},
 *   "currentClamp": {"step": {"amplitude": "0.1 nA", "onset": "10 ms", "duration": "50 ms"}},
 *   "ions": [{"ion": "ca", "reversal": "120 mV", "inside": "1e-4 mM", "outside": "2 mM"}],
 *   "ionCurrents": {"ca": waveform in mA/cm2}, "concentrations": {"ca": waveform in mM}, "outerConcentrations": {"ca": waveform in mM},
 *   "events": {"times": ["10 ms"], "weight": 0.001, in the unit that the mechanism declares}
 * }
 * </pre>
 *
 * What is not given: a time step of 0.025 ms, the second-order scheme, 6.3 °C, a start at −65 mV, 20 by 20 µm, 1 µF/cm², no leak.
 */
public final class PatchClampFiles {

	private static final int LARGEST = 32 << 20;
	private static final double TIME_STEP = 0.025, CELSIUS = 6.3, START = -65, SIZE = 20, CAPACITANCE = 1, LEAK_REVERSAL = -65, WEIGHT = 1;

	private PatchClampFiles() {
	}

	/**
	 * Reads a protocol.
	 *
	 * @param file where it is
	 * @param mechanism for which it is meant
	 * @return the experiment
	 * @throws IOException from the disk
	 * @throws ModelFileException if it cannot be used; the message begins with the file's name and the path of the place in it
	 */
	public static PatchClamp read(final Path file, final Mechanism mechanism) throws IOException {
		if (Files.isDirectory(file))
			throw new ModelFileException(SourceFile.name(file) + ": this is a folder; give a protocol");
		final byte[] bytes;
		try (InputStream in = Files.newInputStream(file)) {
			bytes = in.readNBytes(LARGEST + 1);
		}
		if (bytes.length > LARGEST)
			throw new ModelFileException(
				SourceFile.name(file) + ": the file is longer than " + (LARGEST >> 20) + " MB, which no protocol needs");
		try {
			return clamp(JsonCursor.root(Json.parse(bytes)), mechanism);
		}
		catch (final ModelFileException e) {
			throw new ModelFileException(SourceFile.name(file) + ": " + e.getMessage());
		}
	}

	private static PatchClamp clamp(final JsonCursor at, final Mechanism mechanism) {
		at.object("duration", "timeStep", "scheme", "temperature", "seed", "start", "compartment", "leak", "parameters", "voltageClamp",
			"currentClamp", "ions", "ionCurrents", "concentrations", "outerConcentrations", "events");
		return at
			.build(() -> new PatchClamp(mechanism, parameters(at, mechanism), patch(at), timing(at), waveform(at, "voltageClamp", "mV"),
				waveform(at, "currentClamp", "nA"), waveforms(at, "ionCurrents", "mA/cm2", mechanism),
				waveforms(at, "concentrations", "mM", mechanism), waveforms(at, "outerConcentrations", "mM", mechanism),
				at.get("ions", list -> list.list("settings of ions", PatchClampFiles::ion), List.of()),
				at.find("events").map(events -> events(events)).orElse(List.of()),
				at.find("events").map(events -> events.get("weight", JsonCursor::number, WEIGHT)).orElse(WEIGHT),
				at.get("seed", JsonCursor::integer, 1L)));
	}

	private static PatchClamp.Patch patch(final JsonCursor at) {
		final JsonCursor compartment = at.get("compartment"), leak = at.get("leak");
		at.find("compartment").ifPresent(given -> given.object("length", "diameter", "capacitance"));
		at.find("leak").ifPresent(given -> given.object("conductance", "reversal"));
		return at.build(() -> new PatchClamp.Patch(compartment.get("length", value -> value.quantity("um"), SIZE),
			compartment.get("diameter", value -> value.quantity("um"), SIZE),
			compartment.get("capacitance", value -> value.quantity("uF/cm2"), CAPACITANCE),
			at.find("leak").map(given -> leak.get("conductance").quantity("S/cm2")).orElse(0.0),
			leak.get("reversal", value -> value.quantity("mV"), LEAK_REVERSAL),
			at.get("temperature", value -> value.quantity("degC"), CELSIUS)));
	}

	private static PatchClamp.Timing timing(final JsonCursor at) {
		final double duration = at.get("duration").quantity("ms");
		return new PatchClamp.Timing(duration, at.get("timeStep", value -> value.quantity("ms"), Math.min(TIME_STEP, duration)),
			at.get("scheme", ProtocolJson::scheme, Protocol.Scheme.CRANK_NICOLSON),
			at.get("start", ProtocolJson::start, new Protocol.Start.AtVoltage(START)));
	}

	private static Map<String, Double> parameters(final JsonCursor at, final Mechanism mechanism) {
		return BiophysicsJson.parameters(at, mechanism,
			(value, parameter) -> parameter.checked(mechanism.name(), value.isText() ? value.quantity(parameter.unit()) : value.number()));
	}

	private static Optional<Waveform> waveform(final JsonCursor at, final String key, final String unit) {
		return at.find(key).map(value -> ProtocolJson.waveform(value, unit));
	}

	private static Map<String, Waveform> waveforms(final JsonCursor at, final String key, final String unit, final Mechanism mechanism) {
		final Map<String, Waveform> found = new TreeMap<>();
		at.find(key).ifPresent(ions -> {
			ions.object(mechanism.ions().stream().map(IonUse::ion).toArray(String[]::new));
			for (final JsonCursor ion : ions.entries("waveforms of ions"))
				found.put(ion.key(), ProtocolJson.waveform(ion, unit));
		});
		return found;
	}

	private static IonSetting ion(final JsonCursor at) {
		at.object("ion", "reversal", "inside", "outside");
		final Map<String, Double> values = List.of("reversal", "inside", "outside").stream()
			.collect(Collectors.toMap(key -> key,
				key -> at.get(key, value -> value.quantity(key.equals("reversal") ? "mV" : "mM"), Double.NaN)));
		return new IonSetting(Region.EVERYWHERE, at.get("ion").text("the name of an ion such as \"na\""), values.get("reversal"),
			values.get("inside"), values.get("outside"));
	}

	private static List<Double> events(final JsonCursor at) {
		at.object("times", "weight");
		return at.get("times").list("times", item -> item.quantity("ms"));
	}
}
