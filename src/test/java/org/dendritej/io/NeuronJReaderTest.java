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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.SharedData;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronJReaderTest {

	private static final String TYPES =
		"// Type names and colors\nDefault\n4\nAxon\n7\nDendrite\n1\nPrimary\n7\nSecondary\n1\nTertiary\n8\nType 06\n4\nType 07\n4\nType 08\n4\nType 09\n4\nApical dendrite\n4\n"
			+
			"// Cluster names\nDefault\nCluster 01\n";
	private static final String TRACINGS = """
		// Tracing N1
		1
		2
		0
		Default
		// Segment 1 of Tracing N1
		0
		0
		10
		0
		// Segment 2 of Tracing N1
		10
		0
		20
		0
		// Tracing N2
		2
		1
		0
		named
		// Segment 1 of Tracing N2
		10
		10
		10
		2
		// End of NeuronJ Data File
		""";

	@TempDir Path folder;

	private static String file(final String parameters) {
		return "// NeuronJ Data File - DO NOT CHANGE\n1.4.0\n// Parameters\n0\n2.0\n0.7\n4\n800\n5\n5\n" + parameters + TYPES + TRACINGS;
	}

	private Reconstruction read(final String text) throws IOException {
		return Reconstructions.read(Files.writeString(folder.resolve("cell.ndf"), text));
	}

	private static Finding finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst()
			.orElseThrow(() -> new AssertionError("no finding \"" + kind + "\" among " + reconstruction.findings()));
	}

	@Test
	void tracingsBecomeATree() throws IOException {
		final Reconstruction cell = read(file("1\n"));
		assertEquals(6, cell.size(), "every vertex");
		assertEquals(1, cell.trees());
		assertEquals(1, cell.joints().size());
		final Description figures = Description.of(cell);
		assertEquals(20, figures.types().get(Types.BASAL).length());
		assertEquals(8, figures.types().get(Types.AXON).length());
		assertEquals(2, figures.jointLength());
		assertEquals("pixel", figures.unit());
		assertEquals(6, finding(cell, "missing radius").count());
		assertEquals(1, finding(cell, "pixels without size").count());
	}

	@Test
	void theSizeOfAPixelIsBelieved() throws IOException {
		final Reconstruction cell = read(file("0.5\n0.5\nmicron\nfalse\ntrue\n"));
		assertEquals(1, cell.frame().micrometresPerUnit());
		assertEquals(14, Description.of(cell).length());
		assertTrue(finding(cell, "joined tracings").action().contains("1.00 µm"));
		assertEquals(1, finding(read(file("1.0\n1.0\nmicron\nfalse\nfalse\n")), "pixel of size 1").count());
		assertTrue(assertThrows(ReconstructionException.class, () -> read(file("0\n1.0\nmicron\n"))).getMessage().contains("positive"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void anyLineEndIsRead(final String end) throws IOException {
		assertEquals(read(file("1\n")).points(), read(file("1\n").replace("\n", end)).points());
	}

	@Test
	void damageIsSaidOrRefused() throws IOException {
		final String whole = file("1\n");
		assertEquals(1, finding(read(whole.substring(0, whole.indexOf("// End"))), "file without end").count());
		assertEquals(5, read(whole.substring(0, whole.indexOf("\n2\n// End"))).size(), "half a vertex at the end of a cut file is none");
		for (final String bad : List.of(whole.replace("10\n2\n// End", "10\nx\n// End"),
			whole.replace("20\n0\n// Tracing N2", "20\n// Tracing N2"),
			whole.replace("// Tracing N1", "// Comment").replace("// Tracing N2", "// Comment"),
			whole.substring(0, whole.indexOf("// Tracing"))))
			assertTrue(assertThrows(ReconstructionException.class, () -> read(bad)).getMessage().startsWith("cell.ndf"));
		assertThrows(ReconstructionException.class, () -> NeuronJReader.read(Files.writeString(folder.resolve("no.ndf"), "1 2 3")));
	}

	@Test
	void theRealFileHasTheFiguresThatWereCounted() throws IOException {
		final Reconstruction cell = Reconstructions.read(SharedData.file("data/image-and-trace/neurites.ndf"));
		assertEquals(207, cell.size());
		assertEquals(4, finding(cell, "tracings").count());
		assertEquals(3, finding(cell, "joined tracings").count(), "their ends touch");
		assertEquals(1, cell.trees());
	}
}
