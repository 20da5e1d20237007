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
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {

	@TempDir Path folder;

	private CsvTable read(final String text) throws IOException {
		return CsvTable.read(Files.writeString(folder.resolve("t.csv"), text));
	}

	@Test
	void cellsMayBeQuotedAndLinesEndInAnyWay() throws IOException {
		final CsvTable table = new CsvTable(List.of("a", "b, c"), List.of(List.of("1", "x \"y\"\nz"), List.of("2", "")));
		for (final String end : List.of("\n", "\r\n", "\r"))
			assertEquals(table, read("\uFEFFa,\"b, c\"" + end + "1,\"x \"\"y\"\"\nz\"" + end + "2," + end));
		assertEquals(List.of(List.of("1", "2,5")), read("a;b\n1;2,5\n").rows());
		assertEquals(List.of(List.of("1", "2")), read("a\tb\n1\t2").rows());
		assertEquals(List.of(), read("a,b").rows());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"''| is empty", //
		"a,b#1,2,3| line 2: found 3 cells; expected 2", //
		"a,b#1,'\"2'| line 2: found a quotation mark that is never closed", //
		"a,b#\"1\"x,2| line 2: found text after a quoted cell" })
	void whatIsNoTableIsRefusedWithItsLine(final String text, final String sentence) {
		final String message = assertThrows(ModelFileException.class, () -> read(text.replace('#', '\n').replace("'", ""))).getMessage();
		assertTrue(message.startsWith("t.csv") && message.contains(sentence), message);
	}

	@Test
	void bytesThatAreNoTextAndRowsWithoutEndAreRefused() throws IOException {
		final Path file = Files.write(folder.resolve("b.csv"), new byte[] { 'a', (byte) 0xff, (byte) 0xfe });
		assertTrue(assertThrows(ModelFileException.class, () -> CsvTable.read(file)).getMessage().contains("no text in UTF-8"));
		final Path many = Files.write(folder.resolve("m.csv"), "1\n".repeat(100_002).getBytes(StandardCharsets.UTF_8));
		assertTrue(assertThrows(ModelFileException.class, () -> CsvTable.read(many)).getMessage().contains("more than 100000 rows"));
	}
}
