/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

	private static final NeuronModel DEFAULTS = NeuronModel.of("cell", ReconstructionSource.of("cell.swc"));

	@TempDir Path folder;

	@Test
	void whatIsWrittenReadsBackEqualInEveryBit() {
		final RandomModels models = new RandomModels(7);
		for (int i = 0; i < 300; i++) {
			final NeuronModel model = models.next();
			assertEquals(model, ModelFiles.parse(ModelFiles.toJson(model, Catalogue.STANDARD), Catalogue.STANDARD));
		}
	}

	@Test
	void theShortestModelHasEveryDefault() {
		final NeuronModel model = ModelFiles.parse("{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\"}}", Catalogue.STANDARD);
		assertEquals(NeuronModel.of("cell.swc", ReconstructionSource.of("cell.swc")), model);
	}

	@Test
	void emptySectionsHaveTheirDefaults() {
		assertEquals(DEFAULTS, ModelFiles.parse("{\"dendritej\": 1, \"name\": \"cell\", \"reconstruction\": {\"file\": \"cell.swc\"},"
			+ "\"discretisation\": {}, \"biophysics\": {}, \"synapses\": [], \"protocol\": {\"duration\": \"100 ms\"}, \"recording\": {}}",
			Catalogue.STANDARD));
	}

	@Test
	void theCommentedExampleSaysWhatItSays() throws IOException {
		final NeuronModel model = example();
		assertEquals(new AxonTreatment.Stub(2, 30, 1), model.discretisation().axon());
		assertEquals(Map.of(2, 0.25, 3, 0.4, 7, 0.3), model.reconstruction().defaultRadii());
		assertEquals(34, model.biophysics().celsius());
		assertEquals(new Distribution.Sigmoid(4e-5, 8e-5, 300, 50), model.biophysics().paints().get(1).parameters().get("g"));
		assertEquals(new Region.AllOf(List.of(Region.APICAL, new Region.PathDistance(400, Double.POSITIVE_INFINITY))),
			model.biophysics().paints().get(2).region());
		final SynapseGroup cluster = model.synapses().get(0);
		assertEquals(List.of(3e-4, 1.5e-3), cluster.receptors().stream().map(SynapseGroup.Receptor::weight).toList());
		assertEquals(new Sites.Cluster(new Location.OnSection(5, 0.7), 20, 12), cluster.sites());
		assertEquals(new SpikeTrain.Sequence(10, 0.5), cluster.spikes());
		assertEquals(0, cluster.delay());
		assertEquals(new Location.NearestTo(10, 120, -3.5), ((Sites.Listed) model.synapses().get(2).sites()).locations().get(1));
		assertEquals(100, model.protocol().duration());
		assertEquals(4, model.recording().probes().size());
	}

	@Test
	void theExampleSurvivesBeingWritten() throws IOException {
		final NeuronModel model = example();
		final Path file = folder.resolve("model.json");
		ModelFiles.write(model, file);
		assertEquals(model, ModelFiles.read(file));
	}

	@Test
	void aHashBelongsToTheContent() throws IOException {
		final NeuronModel model = example();
		assertEquals(ModelFiles.hash(model),
			ModelFiles.hash(ModelFiles.parse(ModelFiles.toJson(model, Catalogue.STANDARD), Catalogue.STANDARD)));
		assertNotEquals(ModelFiles.hash(model), ModelFiles.hash(model.seed(2)));
		assertNotEquals(ModelFiles.hash(model), ModelFiles.hash(model.with(model.protocol().timeStep(Math.nextUp(0.025)))));
	}

	@Test
	void aHashForgetsThePlaceOfAFileThatHasItsOwn() {
		final String sha256 = "0123456789abcdef".repeat(4);
		assertEquals(ModelFiles.hash(made("here/cell.swc", sha256)), ModelFiles.hash(made("there/cell.swc", sha256)));
		assertNotEquals(ModelFiles.hash(made("here/cell.swc", "")), ModelFiles.hash(made("there/cell.swc", "")));
		assertNotEquals(ModelFiles.hash(made("cell.swc", sha256)), ModelFiles.hash(made("cell.swc", sha256.replace('0', '1'))));
	}

	private static NeuronModel made(final String path, final String sha256) {
		return NeuronModel.of("cell", new ReconstructionSource(path, sha256, -1, Double.NaN, Map.of()));
	}

	@Test
	void aSourceNamesTheReconstructionRelativeToTheModel() throws IOException {
		final Path cell = Files.writeString(Files.createDirectories(folder.resolve("cells")).resolve("cell.swc"), "1 1 0 0 0 5 -1\n");
		final Path model = Files.createDirectories(folder.resolve("models")).resolve("model.json");
		final ReconstructionSource source = ModelFiles.source(cell, model);
		assertEquals("../cells/cell.swc", source.path());
		assertEquals(cell.toRealPath(), Reconstructions.load(source, model.getParent()).file().toRealPath());
		Files.writeString(cell, "1 1 0 0 0 6 -1\n");
		final String refusal =
			assertThrows(ReconstructionException.class, () -> Reconstructions.load(source, model.getParent())).getMessage();
		assertTrue(refusal.contains(source.sha256()), refusal);
	}

	@Test
	void theReloadedModelCutsTheSameCable() throws IOException {
		final Path cell = Files.writeString(folder.resolve("cell.swc"), "1 1 0 0 0 5 -1\n2 3 0 10 0 1 1\n3 3 0 333.3 0 0.7 2\n");
		final Path file = folder.resolve("model.json");
		final NeuronModel model = NeuronModel.of("cell", ModelFiles.source(cell, file));
		ModelFiles.write(model, file);
		assertArrayEquals(cable(model).axialConductances(), cable(ModelFiles.read(file)).axialConductances());
	}

	private CableModel cable(final NeuronModel model) throws IOException {
		return CableModel.discretise(Reconstructions.load(model.reconstruction(), folder).morphology(), model.biophysics().cable(),
			model.discretisation());
	}

	@Test
	void writingReplacesAFileAtOnceAndLeavesNothingBeside() throws IOException {
		final Path file = Files.writeString(folder.resolve("model.json"), "old");
		ModelFiles.write(DEFAULTS, file);
		assertEquals(DEFAULTS, ModelFiles.read(file));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}

	@Test
	void whatWouldNotReadBackTheSameIsRefusedAndNothingIsWritten() throws IOException {
		final Path file = Files.writeString(folder.resolve("model.json"), "old");
		final NeuronModel noNumber = DEFAULTS
			.with(Biophysics.DEFAULT.paint(Region.SOMA, Leak.INSTANCE, Map.of("g", Double.NaN)));
		final String refusal = assertThrows(ModelFileException.class, () -> ModelFiles.write(noNumber, file)).getMessage();
		assertTrue(refusal.contains("biophysics.mechanisms[2].parameters.g: found \"NaN\""), refusal);
		assertEquals("old", Files.readString(file));
		final NeuronModel nowhere =
			DEFAULTS.with(Protocol.lasting(1).from(new Protocol.Start.AtVoltages(List.of(Double.NEGATIVE_INFINITY))));
		assertThrows(ModelFileException.class, () -> ModelFiles.write(nowhere, file));
	}

	@Test
	void aMissingFileIsAMatterOfTheDisk() {
		assertThrows(NoSuchFileException.class, () -> ModelFiles.read(folder.resolve("none.json")));
	}

	@Test
	void messagesBeginWithTheNameOfTheFile() throws IOException {
		final Path file = Files.writeString(folder.resolve("wrong.json"), "{\"dendritej\": 1, \"reconstruction\": {}}");
		assertEquals("wrong.json: reconstruction.file: found nothing, expected the path of a reconstruction such as \"cell.swc\"",
			assertThrows(ModelFileException.class, () -> ModelFiles.read(file)).getMessage());
	}

	@Test
	void aFileThatIsFarTooLongIsNotRead() throws IOException {
		final Path file = Files.write(folder.resolve("long.json"), new byte[40 << 20]);
		assertTrue(assertThrows(ModelFileException.class, () -> ModelFiles.read(file)).getMessage().contains("32 MB"));
	}

	@Test
	void filesAreReadableForPeople() {
		final String json = ModelFiles.toJson(DEFAULTS, Catalogue.STANDARD);
		assertTrue(json.lines().allMatch(line -> line.length() < 150), json);
		assertTrue(
			json.contains("{ \"region\": \"dendrites\", \"axialResistivity\": \"100 Ohm cm\", \"specificCapacitance\": \"2 uF/cm2\" }"),
			json);
		assertFalse(json.contains("\r"));
	}

	static NeuronModel example() throws IOException {
		return ModelFiles.parse(resource("model.example.json"), Catalogue.STANDARD);
	}

	static String resource(final String name) throws IOException {
		try (InputStream in = ModelFiles.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
