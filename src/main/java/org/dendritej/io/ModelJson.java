/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.dendritej.cable.Discretisation;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.recording.RecordingPlan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A whole model as JSON: the root of the model file and its reconstruction. */
final class ModelJson {

	/** Version of the schema; grows when old files would be understood differently. */
	private static final int VERSION = 1;
	private static final List<String> TYPE_NAMES = List.of("undefined", "soma", "axon", "basal", "apical");

	private ModelJson() {
	}

	/**
	 * @param known mechanisms that come with us
	 * @param folder of the model file, if it is in one
	 */
	static NeuronModel model(final JsonCursor at, final Catalogue known, final Optional<Path> folder) {
		at.object("$schema", "dendritej", "name", "reconstruction", "discretisation", "channels", "biophysics", "synapses", "protocol",
			"recording",
			"seed");
		final int version = at.get("dendritej").integer(1);
		if (version != VERSION)
			throw at.get("dendritej").expected("version " + VERSION + " of the model file; a newer DendriteJ may read it");
		at.find("$schema").ifPresent(schema -> schema.text("the address of a JSON schema"));
		final Catalogue catalogue = at.get("channels", list -> ChannelJson.with(known, list, folder), known);
		final ReconstructionSource reconstruction = reconstruction(at.get("reconstruction"));
		final NeuronModel usual = NeuronModel.of(at.get("name", value -> value.text("a title"), reconstruction.path()), reconstruction);
		final Discretisation discretisation = at.get("discretisation", CableJson::discretisation, usual.discretisation());
		final Biophysics biophysics = at.get("biophysics", value -> BiophysicsJson.biophysics(value, catalogue), usual.biophysics());
		final Protocol protocol = at.get("protocol", ProtocolJson::protocol, usual.protocol());
		final RecordingPlan recording = at.get("recording", RecordingJson::plan, usual.recording());
		final JsonCursor synapses = at.get("synapses");
		return synapses.build(() -> new NeuronModel(usual.name(), reconstruction, discretisation, biophysics,
			at.get("synapses", list -> list.list("synapse groups", item -> SynapseJson.group(item, catalogue)), usual.synapses()), protocol,
			recording, at.get("seed", JsonCursor::integer, usual.seed())));
	}

	static ObjectNode write(final NeuronModel model, final Catalogue catalogue) {
		final ObjectNode node =
			object(field("dendritej", VERSION), field("name", model.name()), field("reconstruction", write(model.reconstruction())),
				field("discretisation", CableJson.write(model.discretisation())));
		final List<NmodlMechanism> channels = ChannelJson.of(model, catalogue);
		if (!channels.isEmpty())
			node.set("channels", Json.list(channels, ChannelJson::write));
		node.setAll(object(field("biophysics", BiophysicsJson.write(model.biophysics())),
			field("synapses", Json.list(model.synapses(), SynapseJson::write)), field("protocol", ProtocolJson.write(model.protocol())),
			field("recording", RecordingJson.write(model.recording())), field("seed", LongNode.valueOf(model.seed()))));
		return node;
	}

	private static ReconstructionSource reconstruction(final JsonCursor at) {
		at.object("file", "sha256", "tree", "unit", "defaultRadii");
		return new ReconstructionSource(at.get("file").text("the path of a reconstruction such as \"cell.swc\""),
			at.get("sha256", ModelJson::sha256, ""), at.get("tree", value -> value.integer(0), -1),
			at.get("unit", value -> value.quantity("um"), Double.NaN), at.get("defaultRadii", ModelJson::radii, Map.of()));
	}

	static String sha256(final JsonCursor at) {
		final String hash = at.text("a SHA-256 hash");
		if (!hash.matches("[0-9a-f]{64}"))
			throw at.expected("a SHA-256 hash: 64 hexadecimal digits in lower case");
		return hash;
	}

	private static Map<Integer, Double> radii(final JsonCursor at) {
		final Map<Integer, Double> radii = new TreeMap<>();
		for (final JsonCursor radius : at.entries("radii by structure type"))
			if (radii.put(type(radius), radius.quantity("um")) != null)
				throw radius.expected("each structure type once");
		return radii;
	}

	private static int type(final JsonCursor at) {
		final int named = TYPE_NAMES.indexOf(at.key());
		if (named >= 0)
			return named;
		if (!at.key().matches("type -?\\d{1,9}"))
			throw at.expected("a structure type as the key: one of " + String.join(", ", TYPE_NAMES) + " or, say, \"type 7\"");
		return Integer.parseInt(at.key().substring("type ".length()));
	}

	private static JsonNode write(final ReconstructionSource source) {
		final ObjectNode node = object(field("file", source.path()));
		if (!source.sha256().isEmpty())
			node.set("sha256", Json.text(source.sha256()));
		if (source.tree() != -1)
			node.set("tree", field("tree", source.tree()).value());
		if (!Double.isNaN(source.micrometresPerUnit()))
			node.set("unit", Json.quantity(source.micrometresPerUnit(), "um"));
		if (!source.defaultRadii().isEmpty()) {
			final ObjectNode radii = object();
			source.defaultRadii().forEach((type, radius) -> radii.set(Types.name(type), Json.quantity(radius, "um")));
			node.set("defaultRadii", radii);
		}
		return node;
	}
}
