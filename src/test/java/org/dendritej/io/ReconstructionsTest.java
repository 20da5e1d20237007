/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.dendritej.SharedData;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.MorphologyException;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One entry for all files: what they are is seen in them, and a model gets the file it was made with or a sentence. */
class ReconstructionsTest {

	private static final String CELL = "1 1 0 0 0 5 -1\n2 3 10 0 0 0 1\n3 2 1 1 1 1 -1\n";

	@TempDir Path folder;

	private Path file(final String name, final String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private String refusal(final Path file) {
		return assertThrows(ReconstructionException.class, () -> Reconstructions.read(file)).getMessage();
	}

	@ParameterizedTest
	@CsvSource({ "neuroml/na.channel.nml,NeuroML", "neuroml/pas.channel.nml,NeuroML",
		"image-and-trace/neurites.tif,TIFF", "biophysics/PV_472912177_fit.json,JSON" })
	void otherFormatsAreCalledByTheirName(final String name, final String format) {
		final Path file = SharedData.file("data/" + name);
		final String message = refusal(file);
		assertTrue(message.contains(format), message);
		assertTrue(message.startsWith(file.getFileName() + ": "), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "''|empty", "<html><body>404</body></html>|web page", "<!DOCTYPE html PUBLIC \"x\"><html>|web page",
			"<!-- <tracings> --><svg/>|root <svg>", "<trakem2><project/></trakem2>|TrakEM2", "<?xml version=\"1.0\"?>|ends before",
			"create soma|hoc", "{create soma}|hoc",
			"soma {pt3dclear()|hoc",
			"*relative|GENESIS", "%PDF-1.7|document", "PK\3\4x|zip", "II*\0x|TIFF", "\u0089PNG|picture", "some words|line 1",
			"% matlab comment|no point", "404: Not Found|seven" })
	void filesThatAreNoneAreRefusedWithAReason(final String content, final String word) throws IOException {
		final Path file = Files.write(folder.resolve("cell.swc"), content.getBytes(StandardCharsets.ISO_8859_1));
		final String message = refusal(file);
		assertTrue(message.contains(word), message);
	}

	@ParameterizedTest
	@MethodSource("lookAlikes")
	void lookAlikesAreRefusedByName(final String content, final String word) throws IOException {
		final Path file = Files.write(folder.resolve("cell.swc"), content.getBytes(StandardCharsets.ISO_8859_1));
		final String message = refusal(file);
		assertTrue(message.contains(word), message);
	}

	private static Stream<Arguments> lookAlikes() {
		return Stream.of(Arguments.of("[[[1, null, 4, 10, 20, 30, -1, 5]]]", "CATMAID"),
			Arguments.of("{\"skeletons\": {\"16\": {}}}", "CATMAID"),
			Arguments.of("{\"neurons\": [{\"allenInformation\": []}]}", "MouseLight"), Arguments.of("{\"nbformat\": 4}", "notebook"),
			Arguments.of("{}", "JSON"), Arguments.of("# made by x\nv 1 2 3\nv 2 3 4\n", "mesh"), Arguments.of("solid x\nfacet", "mesh"),
			Arguments.of("ply\nformat ascii 1.0\n", "mesh"), Arguments.of("\u0004V3 DAT file\0\0", "Neurolucida"),
			Arguments.of("ab\0cd\0\0ef", "binary"), Arguments.of("\u0093NUMPY\1\0", "NumPy"),
			Arguments.of("node_id,parent_id,x,y,z,radius\n1,-1,0,0,0,1\n", "another order"),
			Arguments.of("1,0,1,0,0,0,1\n1,1,1,0,0,0,1\n1,0,0,0,0,0,1\n1,0,0,0,0,1,1\n0,0,0,0,1,0,1\n", "table of something else"));
	}

	@Test
	void whatOnlyLooksLikeAReconstructionIsRefusedForWhatItIs() throws IOException {
		final Map<String, String> words =
			Map.of("##x,y,z,radius,shape,name,comment, color_r,color_g,color_b\n1,2,3,0, 1, 10, , 20,27,252\n", "table of markers",
				"##n,orderinfo,name,comment,z,x,y, pixmax\n1, , , ,1,2,3\n", "table of markers", "../swc/Neuron.swc", "symbolic link",
				"cell.swc\n",
				"symbolic link", "version https://git-lfs.github.com/spec/v1\noid sha256:4d\n", "Git LFS");
		for (final Map.Entry<String, String> content : words.entrySet()) {
			final String message = refusal(file("cell.swc", content.getKey()));
			assertTrue(message.contains(content.getValue()), message);
		}
	}

	@Test
	void theNameOfAFileSaysNothing() throws IOException {
		final String traces = "<tracings><path id=\"0\"><point xd=\"0\" yd=\"0\" zd=\"0\"/></path></tracings>";
		assertEquals(1, Reconstructions.read(file("cell.swc", traces)).size());
		assertEquals(3, Reconstructions.read(file("cell.traces", CELL)).size());
		final Path packed = folder.resolve("cell.xml");
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
			out.write(CELL.getBytes(StandardCharsets.UTF_8));
		}
		assertEquals(3, Reconstructions.read(packed).size());
	}

	@Test
	void aFolderIsNoFileAndWhatIsMissingIsMissing() {
		assertTrue(refusal(folder).contains("folder"));
		assertThrows(NoSuchFileException.class, () -> Reconstructions.read(folder.resolve("nowhere.swc")));
	}

	@Test
	void aModelsFileIsFoundBesideTheModel() throws IOException {
		Files.createDirectories(folder.resolve("cells"));
		final Path file = file("cells/cell.swc", CELL);
		for (final String path : List.of("cells/cell.swc", "./cells/../cells/cell.swc", file.toAbsolutePath().toString())) {
			final LoadedReconstruction loaded = Reconstructions.load(ReconstructionSource.of(path), folder);
			assertEquals(file.toAbsolutePath(), loaded.file().toAbsolutePath());
			assertEquals(2, loaded.morphology().size());
			assertEquals(0, loaded.tree());
			assertEquals(1, loaded.micrometresPerUnit());
			assertTrue(loaded.findings().containsAll(loaded.reconstruction().findings()));
			assertTrue(loaded.findings().stream().anyMatch(finding -> finding.kind().equals("radius assumed")));
			assertTrue(loaded.findings().stream().anyMatch(finding -> finding.kind().equals("other trees")));
		}
		assertTrue(assertThrows(ReconstructionException.class, () -> Reconstructions.load(ReconstructionSource.of("a\0b"), folder))
			.getMessage().contains("path"));
	}

	@Test
	void theHashIsThatOfTheFile() throws IOException {
		file("abc.swc", "abc");
		final String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-2, appendix B.1
		final ReconstructionSource source = new ReconstructionSource("abc.swc", "00" + abc.substring(2), -1, Double.NaN, Map.of());
		final String message = assertThrows(ReconstructionException.class, () -> Reconstructions.load(source, folder)).getMessage();
		assertTrue(message.contains("SHA-256 is " + abc), message);
	}

	@Test
	void aFileWithAnotherHashIsRefused() throws IOException {
		file("cell.swc", CELL);
		final String hash = Reconstructions.load(ReconstructionSource.of("cell.swc"), folder).sha256();
		final ReconstructionSource source = new ReconstructionSource("cell.swc", hash.toUpperCase(), -1, Double.NaN, Map.of());
		assertEquals(hash, Reconstructions.load(source, folder).sha256());
		file("cell.swc", CELL + "# a comment more\n");
		assertTrue(assertThrows(ReconstructionException.class, () -> Reconstructions.load(source, folder)).getMessage()
			.contains("not the file the model was made with"));
		file("cell.swc", "no reconstruction");
		assertTrue(assertThrows(ReconstructionException.class, () -> Reconstructions.load(source, folder)).getMessage()
			.contains("not the file the model was made with"));
		final Path packed = folder.resolve("packed.swc");
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
			out.write(CELL.getBytes(StandardCharsets.UTF_8));
		}
		final String packedHash = Reconstructions.load(ReconstructionSource.of("packed.swc"), folder).sha256();
		assertEquals(packedHash,
			Reconstructions.load(new ReconstructionSource("packed.swc", packedHash, -1, Double.NaN, Map.of()), folder).sha256());
	}

	@Test
	void theModelsChoicesAreKept() throws IOException {
		file("cell.swc", CELL);
		final LoadedReconstruction second = Reconstructions.load(new ReconstructionSource("cell.swc", "", 1, 2, Map.of()), folder);
		assertEquals(1, second.tree());
		assertEquals(2, second.micrometresPerUnit());
		assertEquals(2, second.morphology().points().get(0).radius());
		final LoadedReconstruction first =
			Reconstructions.load(new ReconstructionSource("cell.swc", "", 0, Double.NaN, Map.of(Types.BASAL, 0.7)), folder);
		assertEquals(0.7, first.morphology().points().get(1).radius());
		assertTrue(assertThrows(MorphologyException.class,
			() -> Reconstructions.load(new ReconstructionSource("cell.swc", "", 2, Double.NaN, Map.of()), folder))
			.getMessage().contains("no tree 2"));
	}
}
