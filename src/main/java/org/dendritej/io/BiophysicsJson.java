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
import java.util.TreeMap;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.IonSetting;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.Distribution;
import org.dendritej.nmodl.Channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Membrane, ions and distributions in a model file. */
final class BiophysicsJson {

	private BiophysicsJson() {
	}

	static Biophysics biophysics(final JsonCursor at, final Catalogue catalogue) {
		at.object("temperature", "cable", "mechanisms", "ions");
		return at.build(() -> new Biophysics(
			at.get("temperature", celsius -> celsius.quantity("degC"), Biophysics.DEFAULT.celsius()),
			at.get("cable", CableJson::properties, Biophysics.DEFAULT.cable()),
			at.get("mechanisms", list -> list.list("mechanisms on regions", item -> paint(item, catalogue)), Biophysics.DEFAULT.paints()),
			at.get("ions", list -> list.list("settings of ions", BiophysicsJson::ion), Biophysics.DEFAULT.ions())));
	}

	static JsonNode write(final Biophysics biophysics) {
		return object(field("temperature", biophysics.celsius(), "degC"), field("cable", CableJson.write(biophysics.cable())),
			field("mechanisms", Json.list(biophysics.paints(), BiophysicsJson::write)),
			field("ions", Json.list(biophysics.ions(), BiophysicsJson::write)));
	}

	private static Paint paint(final JsonCursor at, final Catalogue catalogue) {
		at.object("region", "mechanism", "parameters");
		final Mechanism mechanism = mechanism(at.get("mechanism"), catalogue);
		return at.build(() -> new Paint(PlaceJson.region(at.get("region")), mechanism,
			distributions(at, mechanism)));
	}

	/** What stands under "parameters". */
	static Map<String, Distribution> distributions(final JsonCursor owner, final Mechanism mechanism) {
		return parameters(owner, mechanism, (value, parameter) -> distribution(value, parameter, mechanism));
	}

	private static JsonNode write(final Paint paint) {
		final ObjectNode parameters = object();
		paint.parameters().forEach((name, value) -> parameters.set(name, write(value, unit(parameter(paint.mechanism(), name)))));
		return object(field("region", PlaceJson.write(paint.region())), field("mechanism", paint.mechanism().name()),
			field("parameters", parameters));
	}

	static Mechanism mechanism(final JsonCursor at, final Catalogue catalogue) {
		final String name = at.text("the name of a mechanism such as \"hh\"");
		final boolean known = catalogue.mechanisms().stream().anyMatch(mechanism -> mechanism.name().equals(name));
		return at.build(() -> !known && Channels.NAMES.contains(name) ? Channels.named(name) : catalogue.mechanism(name));
	}

	/** Reads one parameter. */
	interface ParameterReader<T> {
		T read(JsonCursor value, Parameter parameter);
	}

	static <T> Map<String, T> parameters(final JsonCursor owner, final Mechanism mechanism, final ParameterReader<T> reader) {
		final Map<String, T> values = new TreeMap<>();
		owner.find("parameters").ifPresent(at -> {
			at.object(mechanism.parameters().stream().map(Parameter::name).toArray(String[]::new));
			for (final JsonCursor value : at.entries("parameters"))
				values.put(value.key(), value.build(() -> reader.read(value, parameter(mechanism, value.key()))));
		});
		return values;
	}

	/** The unit of a parameter; empty for a pure number, which NMODL writes (1). */
	static String unit(final Parameter parameter) {
		return parameter.unit().equals("1") ? "" : parameter.unit();
	}

	static Parameter parameter(final Mechanism mechanism, final String name) {
		return mechanism.parameters().stream().filter(parameter -> parameter.name().equals(name)).findFirst().orElseThrow();
	}

	private static Distribution distribution(final JsonCursor at, final Parameter parameter, final Mechanism mechanism) {
		final String unit = unit(parameter);
		if (!at.isObject())
			return new Distribution.Constant(parameter.checked(mechanism.name(), at.quantity(unit)));
		final JsonCursor value = at.variant("linear", "exponential", "sigmoid", "table");
		return value.build(() -> switch (value.key()) {
			case "linear" -> {
				value.object("intercept", "slope");
				yield new Distribution.Linear(value.get("intercept").quantity(unit), value.get("slope").quantity(unit + "/um"));
			}
			case "exponential" -> {
				value.object("offset", "amplitude", "scale");
				yield new Distribution.Exponential(value.get("offset").quantity(unit), value.get("amplitude").quantity(unit),
					value.get("scale").quantity("um"));
			}
			case "sigmoid" -> {
				value.object("low", "high", "half", "width");
				yield new Distribution.Sigmoid(value.get("low").quantity(unit), value.get("high").quantity(unit),
					value.get("half").quantity("um"),
					value.get("width").quantity("um"));
			}
			default -> {
				value.object("distances", "values");
				yield new Distribution.Table(lengths(value.get("distances")),
					value.get("values").list("values", item -> item.quantity(unit)));
			}
		});
	}

	private static List<Double> lengths(final JsonCursor at) {
		return at.list("lengths", item -> item.quantity("um"));
	}

	private static JsonNode write(final Distribution distribution, final String unit) {
		if (distribution instanceof Distribution.Constant constant)
			return Json.quantity(constant.value(), unit);
		if (distribution instanceof Distribution.Linear linear)
			return object(
				field("linear", object(field("intercept", linear.intercept(), unit), field("slope", linear.slope(), unit + "/um"))));
		if (distribution instanceof Distribution.Exponential exponential)
			return object(field("exponential", object(field("offset", exponential.offset(), unit),
				field("amplitude", exponential.amplitude(), unit), field("scale", exponential.scale(), "um"))));
		if (distribution instanceof Distribution.Sigmoid sigmoid)
			return object(field("sigmoid", object(field("low", sigmoid.low(), unit), field("high", sigmoid.high(), unit),
				field("half", sigmoid.half(), "um"), field("width", sigmoid.width(), "um"))));
		final Distribution.Table table = (Distribution.Table) distribution;
		return object(field("table", object(field("distances", Json.list(table.distances(), "um")),
			field("values", Json.list(table.values(), unit)))));
	}

	private static IonSetting ion(final JsonCursor at) {
		at.object("region", "ion", "reversal", "inside", "outside");
		return at.build(() -> new IonSetting(PlaceJson.region(at.get("region")), at.get("ion").text("the name of an ion such as \"na\""),
			at.get("reversal", value -> value.quantity("mV"), Double.NaN), at.get("inside", value -> value.quantity("mM"), Double.NaN),
			at.get("outside", value -> value.quantity("mM"), Double.NaN)));
	}

	private static JsonNode write(final IonSetting setting) {
		final ObjectNode node = object(field("region", PlaceJson.write(setting.region())), field("ion", setting.ion()));
		if (!Double.isNaN(setting.reversal()))
			node.set("reversal", Json.quantity(setting.reversal(), "mV"));
		if (!Double.isNaN(setting.inside()))
			node.set("inside", Json.quantity(setting.inside(), "mM"));
		if (!Double.isNaN(setting.outside()))
			node.set("outside", Json.quantity(setting.outside(), "mM"));
		return node;
	}
}
