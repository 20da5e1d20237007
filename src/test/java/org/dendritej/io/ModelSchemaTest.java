/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** The schema in the resources and the reader agree. */
class ModelSchemaTest {

	private final JsonSchema schema;

	ModelSchemaTest() throws IOException {
		schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ModelFilesTest.resource("model.schema.json"));
	}

	@Test
	void theSchemaIsValidItself() throws IOException {
		final JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
			.getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
		assertEquals(Set.of(), meta.validate(schema.getSchemaNode()));
	}

	@Test
	void whateverIsWrittenObeysTheSchema() {
		final RandomModels models = new RandomModels(11);
		for (int i = 0; i < 200; i++) {
			final String json = ModelFiles.toJson(models.next(), Catalogue.STANDARD);
			assertEquals(Set.of(), validate(json), json);
		}
	}

	@Test
	void theCommentedExampleObeysTheSchema() throws IOException {
		assertEquals(Set.of(), validate(ModelFilesTest.resource("model.example.json")));
	}

	@Test
	void theSampleModelObeysTheSchema() throws IOException {
		final Path sample = Path.of(System.getProperty("basedir", ""), "sample-data", "pyramidal.json");
		final NeuronModel model = ModelFiles.read(sample);
		assertEquals(Set.of(), validate(Files.readString(sample)));
		assertEquals(model, ModelFiles.parse(ModelFiles.toJson(model, Catalogue.STANDARD), Catalogue.STANDARD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "'protocol': {'duration': 100}", "'protocol': {'duration': '100'}", "'protocol': {'duration': '100 mV'}",
		"'protocol': {'duratoin': '100 ms'}", "'seed': 1.5", "'seed': 9223372036854775808", "'extra': 1",
		"'protocol': {'duration': '1 ms', 'scheme': 'Euler'}", "'biophysics': {'cable': []}", "'biophysics': {'temperature': '310 K'}",
		"'biophysics': {'mechanisms': [{'region': 'dendrite', 'mechanism': 'pas'}]}",
		"'biophysics': {'mechanisms': [{'region': {'section': 1, 'type': 2}, 'mechanism': 'pas'}]}",
		"'discretisation': {'rule': {'fixed': 0}}", "'discretisation': {'rule': {'maximalLength': 20}}",
		"'recording': {'probes': [{'voltage': {'name': 'a'}}]}",
		"'recording': {'spikeDetectors': [{'name': 'a', 'location': {'section': 1, 'fraction': 2}, 'threshold': '0 mV'}]}" })
	void whatTheSchemaRefusesTheReaderRefusesToo(final String fragment) {
		final String json = ("{'dendritej': 1, 'reconstruction': {'file': 'cell.swc'}, " + fragment + "}").replace('\'', '"');
		assertFalse(validate(json).isEmpty(), json);
		assertThrows(ModelFileException.class, () -> ModelFiles.parse(json, Catalogue.STANDARD));
	}

	private Set<ValidationMessage> validate(final String json) {
		final JsonNode node = Json.parse(json.getBytes(StandardCharsets.UTF_8));
		return schema.validate(node);
	}
}
