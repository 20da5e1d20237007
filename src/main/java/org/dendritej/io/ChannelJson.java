/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.dendritej.io.Json.field;
import static org.dendritej.io.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup.Receptor;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;

/** Mechanisms in NMODL that travel with a model file: as text in it, or as the name and hash of a file beside it. What is written is always the text. */
final class ChannelJson {

	private ChannelJson() {
	}

	/** The catalogue with the channels of a model file, which take the place of others of their name. */
	static Catalogue with(final Catalogue catalogue, final JsonCursor channels, final Optional<Path> folder) {
		Catalogue all = catalogue;
		for (final NmodlMechanism channel : channels.list("mechanisms in NMODL", item -> channel(item, folder))) {
			final Catalogue before = all;
			all = channels.build(() -> before.replacing(channel));
		}
		return all;
	}

	private static NmodlMechanism channel(final JsonCursor at, final Optional<Path> folder) {
		at.object("file", "sha256", "nmodl", "includes");
		final String file = at.get("file").text("the name of a file such as \"kv.mod\"");
		final NmodlMechanism channel = at.find("nmodl").isPresent()
			? at.build(() -> Nmodl.parse(file, lines(at.get("nmodl")), at.get("includes", ChannelJson::includes, Map.of())))
			: beside(at, file, folder);
		at.find("sha256").ifPresent(hash -> {
			if (!ModelJson.sha256(hash).equals(channel.hash()))
				throw hash
					.expected("the hash of " + file + ", which is " + channel.hash() + ": it is not the file the model was made with");
		});
		return channel;
	}

	private static NmodlMechanism beside(final JsonCursor at, final String file, final Optional<Path> folder) {
		if (folder.isEmpty())
			throw at.get("nmodl").expected("the text of the mechanism, since this model is in no folder in which " + file + " could lie");
		final Path path = folder.get().resolve(file);
		if (!Files.isRegularFile(path))
			throw at.get("file").expected("a file that is there, or its text under \"nmodl\"");
		return at.build(() -> {
			try {
				return Nmodl.read(path);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}

	/** A text, or the list of its lines. */
	private static String lines(final JsonCursor at) {
		final String what = "the text of a mechanism, or the list of its lines";
		return at.isText() ? at.text(what) : String.join("\n", at.list("lines", line -> line.text("a line of text")));
	}

	private static Map<String, String> includes(final JsonCursor at) {
		final Map<String, String> texts = new TreeMap<>();
		for (final JsonCursor include : at.entries("texts of included files"))
			texts.put(include.key(), lines(include));
		return texts;
	}

	/** The channels that a model uses and the catalogue does not have. */
	static List<NmodlMechanism> of(final NeuronModel model, final Catalogue catalogue) {
		final Stream<Mechanism> painted = model.biophysics().paints().stream().map(Paint::mechanism),
			placed = model.synapses().stream().flatMap(group -> group.receptors().stream()).map(Receptor::mechanism);
		return Stream.concat(painted, placed).distinct().filter(NmodlMechanism.class::isInstance).map(NmodlMechanism.class::cast)
			.filter(mechanism -> !catalogue.mechanisms().contains(mechanism)).toList();
	}

	static JsonNode write(final NmodlMechanism channel) {
		final ObjectNode node = object(field("file", channel.name() + ".mod"));
		node.set("sha256", Json.text(channel.hash()));
		node.set("nmodl", lines(channel.source()));
		if (!channel.included().isEmpty()) {
			final ObjectNode includes = object();
			new TreeMap<>(channel.included()).forEach((name, text) -> includes.set(name, lines(text)));
			node.set("includes", includes);
		}
		return node;
	}

	private static ArrayNode lines(final String text) {
		return Json.list(List.of(text.split("\n", -1)), Json::text);
	}
}
