/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.io.Reconstructions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {

	@TempDir Path folder;
	private Path cell;

	@BeforeEach
	void writeCell() throws IOException {
		cell = Files.writeString(folder.resolve("cell.swc"), SmallCell.SWC);
	}

	@ParameterizedTest
	@ValueSource(strings = { "out.swc", "out.traces", "deep/er/out.nml", "OUT.NML" })
	void theNewFileHoldsTheSameNeuron(final String name) throws IOException {
		final Path out = folder.resolve(name);
		final Shell shell = Shell.run("convert", cell, out);
		assertEquals(0, shell.exitCode(), shell.err());
		assertEquals("", shell.out());
		assertTrue(shell.err().contains("7 points"), shell.err());
		assertEquals(Reconstructions.read(cell).morphology().points().size(), Reconstructions.read(out).morphology().points().size());
		assertEquals(List.of(out), Files.list(out.getParent()).filter(file -> !file.equals(cell) && !Files.isDirectory(file)).toList(),
			"no other file is left");
	}

	@Test
	void whatIsLostIsSaid() throws IOException {
		final Path asc = Files.writeString(folder.resolve("cell.asc"),
			"(\"body\" (CellBody) (0 0 0 0.1) (9 0 0 0.1) (9 9 0 0.1) (0 9 0 0.1))\n((Dendrite) (10 5 0 1) (30 5 0 1))\n");
		final Shell shell = Shell.run("convert", asc, folder.resolve("cell2.swc"));
		assertEquals(0, shell.exitCode(), shell.err());
		assertTrue(shell.err().contains("cell body became a point"), shell.err());
	}

	@Test
	void theFileThatIsReadIsNeverOverwritten() throws IOException {
		final byte[] before = Files.readAllBytes(cell);
		final Path link = Files.createSymbolicLink(folder.resolve("link.swc"), cell);
		for (final Path out : List.of(cell, link, folder.resolve(".").resolve("cell.swc"))) {
			final Shell shell = Shell.run("convert", cell, out, "--force");
			assertEquals(1, shell.exitCode());
			assertTrue(shell.err().contains("is the file that is read"), shell.err());
		}
		assertArrayEquals(before, Files.readAllBytes(cell));
	}

	@Test
	void anExistingFileIsReplacedOnlyByForce() throws IOException {
		final Path out = Files.writeString(folder.resolve("out.swc"), "mine");
		assertEquals(1, Shell.run("convert", cell, out).exitCode());
		assertEquals("mine", Files.readString(out));
		assertEquals(0, Shell.run("convert", cell, out, "--force").exitCode());
		assertEquals(7, Reconstructions.read(out).size());
	}

	@Test
	void whatCannotBeReadLeavesNothing() throws IOException {
		final Path bad = Files.writeString(folder.resolve("bad.swc"), "1 1 0 0 0 1 2\n2 1 0 0 0 1 1\n"), out = folder.resolve("out.nml");
		final Shell shell = Shell.run("convert", bad, out);
		assertEquals(1, shell.exitCode());
		assertTrue(shell.err().contains("its own ancestor"), shell.err());
		assertTrue(Files.notExists(out));
		final Shell odd = Shell.run("convert", cell, folder.resolve("out.hoc"));
		assertEquals(1, odd.exitCode());
		assertTrue(odd.err().contains(".nml (NeuroML 2)"), odd.err());
	}

	@Test
	void oneTreeAndAnotherUnitCanBeChosen() throws IOException {
		final Path forest = Files.writeString(folder.resolve("forest.swc"),
			"1 3 0 0 0 8 -1\n2 3 80 0 0 8 1\n3 3 0 0 0 8 -1\n4 3 0 160 0 8 3\n"), out = folder.resolve("out.swc");
		assertEquals(0, Shell.run("convert", forest, out, "--tree", "1", "--unit", "0.008").exitCode());
		assertEquals(1.28, Reconstructions.read(out).morphology().points().get(1).y(), 1e-12);
		assertEquals(1, Reconstructions.read(out).trees());
		assertEquals(1, Shell.run("convert", forest, out, "--force", "--tree", "2").exitCode());
		assertEquals(1, Shell.run("convert", forest, out, "--force", "--unit", "-1").exitCode());
	}
}
