/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class DescribeCommandTest {

	@TempDir Path folder;

	@Test
	void countsLengthsAndAreasAreThoseOfTheFile() throws IOException {
		final JsonNode report = describe(SmallCell.SWC);
		assertEquals(7, report.get("points").intValue());
		assertEquals(1, report.get("roots").intValue());
		assertEquals(2, report.get("bifurcations").intValue());
		assertEquals(0, report.get("multifurcations").intValue());
		assertEquals(3, report.get("tips").intValue());
		assertEquals("µm", report.get("unit").textValue());
		assertEquals(245 + 35, report.get("length").doubleValue(), 1e-9);
		assertEquals(245, report.at("/types/basal/length").doubleValue(), 1e-9);
		assertEquals(35, report.at("/types/axon/length").doubleValue(), 1e-9);
		assertEquals(2 * Math.PI * 0.5 * 30, report.at("/types/axon/area").doubleValue(), 1e-9);
		assertEquals(4 * Math.PI * 5 * 5, report.at("/types/soma/area").doubleValue(), 1e-9);
		final double frusta = Math.PI * 1.5 * (Math.hypot(60, 0.5) + Math.hypot(80, 0.5));
		assertEquals(2 * Math.PI * 100 + frusta, report.at("/types/basal/area").doubleValue(), 1e-9);
	}

	@Test
	void whatCannotBeKnownIsNull() throws IOException {
		final JsonNode report = describe("# no soma\n1 3 0 0 0 0 -1\n2 3 3 4 0 0 1\n");
		assertEquals(5, report.get("length").doubleValue(), 1e-12);
		assertEquals(2, report.get("pointsWithoutRadius").intValue());
		assertTrue(report.get("findings").isArray());
	}

	private JsonNode describe(final String swc) throws IOException {
		final Shell shell = Shell.run("describe", Files.writeString(folder.resolve("cell.swc"), swc));
		assertEquals(0, shell.exitCode(), shell.err());
		assertEquals("", shell.err());
		return new ObjectMapper().readTree(shell.out());
	}
}
