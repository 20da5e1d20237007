/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mechanisms in NMODL travel with the model file. */
class ChannelsInModelFilesTest {

	private static final String INCLUDED = "STATE { n }\r\n", TEXT = """
		TITLE "quoted" \\ text
		NEURON { SUFFIX kx USEION k READ ek WRITE ik RANGE gbar, q, s }
		PARAMETER { gbar = 0.01 (mho/cm2) q = 2 (1) s = 3 (mM m2 /A /s) }
		ASSIGNED { v (mV) ek (mV) ik (mA/cm2) }
		INCLUDE "states.inc"
		INITIAL { n = 0.5 }
		BREAKPOINT { SOLVE d METHOD cnexp ik = gbar*n*(v - ek) }
		DERIVATIVE d { n' = (1/(1 + exp(-(v + 30)/q)) - n)/s }
		""";

	private static NmodlMechanism channel() {
		return Nmodl.parse("kx.mod", TEXT, Map.of("states.inc", INCLUDED));
	}

	private static NeuronModel model() {
		final Distribution falling = new Distribution.Linear(0.02, -1e-5);
		final Biophysics membrane = Biophysics.DEFAULT.paint(new Paint(Region.DENDRITES, channel(),
			Map.of("gbar", falling, "q", new Distribution.Constant(9), "s", new Distribution.Constant(0.5))));
		return NeuronModel.of("channels", ReconstructionSource.of("cell.swc")).with(membrane);
	}

	private static String file(final String channel) {
		return "{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\"}, \"channels\": [" + channel.replace('\'', '"') + "],"
			+ " \"biophysics\": {\"mechanisms\": [{\"region\": \"soma\", \"mechanism\": \"kx\"}]}}";
	}

	@Test
	void whatIsWrittenReadsBackAsTheSameModelAndObeysTheSchema() throws IOException {
		final String json = ModelFiles.toJson(model(), Catalogue.STANDARD);
		assertEquals(model(), ModelFiles.parse(json, Catalogue.STANDARD));
		assertTrue(json.contains("\"0.02 mho/cm2\"") && json.contains("\"0.5 mM m2 /A /s\""), json);
		assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
			.getSchema(ModelFilesTest.resource("model.schema.json")).validate(json, InputFormat.JSON));
	}

	@Test
	void theFingerprintOfAModelChangesWithTheTextOfAChannel() {
		final NmodlMechanism other = Nmodl.parse("kx.mod", TEXT.replace("+ 30", "+ 31"), Map.of("states.inc", INCLUDED));
		final NeuronModel changed =
			model().with(Biophysics.DEFAULT.paint(new Paint(Region.DENDRITES, other, model().biophysics().paints().get(2).parameters())));
		assertNotEquals(ModelFiles.hash(model()), ModelFiles.hash(changed));
	}

	@Test
	void aFileBesideTheModelIsReadAndItsHashHeldAgainstIt(@TempDir final Path folder) throws IOException {
		Files.writeString(folder.resolve("kx.mod"), TEXT);
		Files.writeString(folder.resolve("states.inc"), INCLUDED);
		final Path named = Files.writeString(folder.resolve("m.json"), file("{'file': 'kx.mod', 'sha256': '" + channel().hash() + "'}"));
		assertEquals(channel(), ModelFiles.read(named).biophysics().paints().get(0).mechanism());
		Files.writeString(folder.resolve("states.inc"), "STATE { n o }");
		final String message = assertThrows(ModelFileException.class, () -> ModelFiles.read(named)).getMessage();
		assertTrue(message.startsWith("m.json: channels[0].sha256: found"), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"{'file': 'kx.mod'}|channels[0].nmodl: found nothing, expected the text of the mechanism, since this model is in no folder in which kx.mod could lie",
		"{'file': 'kx.mod', 'nmodl': 'NEURON { SUFFIX }'}|channels[0]: kx.mod:1:17: found \"}\", expected the name of the mechanism",
		"{'file': 'kx.mod', 'nmodl': ['NEURON { SUFFIX kx', 'RANGE }']}|channels[0]: kx.mod:2:7: found \"}\", expected a name after RANGE",
		"{'file': 'kx.mod', 'nmodl': 3}|channels[0].nmodl: found 3, expected a list of lines" })
	void whatIsWrongWithAChannelIsToldWithItsPlace(final String channel, final String message) {
		assertEquals(message,
			assertThrows(ModelFileException.class, () -> ModelFiles.parse(file(channel), Catalogue.STANDARD)).getMessage());
	}
}
