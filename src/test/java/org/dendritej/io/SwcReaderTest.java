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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SWC files as programs and people write them, and those which are none. */
class SwcReaderTest {

	private static final String CELL = "1 1 0 0 0 5 -1\n2 3 10 0 0 1 1\n3 3 20 0 0 0.5 2\n4 2 -10 0 0 0.3 1\n";

	private static final List<SamplePoint> POINTS =
		List.of(new SamplePoint(0, 0, 0, 5, Types.SOMA, -1), new SamplePoint(10, 0, 0, 1, Types.BASAL, 0),
			new SamplePoint(20, 0, 0, 0.5, Types.BASAL, 1), new SamplePoint(-10, 0, 0, 0.3, Types.AXON, 0));

	@TempDir Path folder;

	private Reconstruction read(final String text) throws IOException {
		return read(text, StandardCharsets.UTF_8);
	}

	private Reconstruction read(final String text, final Charset charset) throws IOException {
		final Path file = folder.resolve("cell.swc");
		Files.write(file, text.getBytes(charset));
		return SwcReader.read(file);
	}

	private ReconstructionException refused(final String text) {
		return assertThrows(ReconstructionException.class, () -> read(text));
	}

	private static Finding finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst()
			.orElseThrow(() -> new AssertionError("no finding \"" + kind + "\" among " + reconstruction.findings()));
	}

	@Test
	void aPlainFileIsReadAsItIs() throws IOException {
		final Reconstruction cell = read(CELL);
		assertEquals(POINTS, cell.points());
		assertEquals("cell.swc", cell.name());
		assertEquals(Frame.MICROMETRES, cell.frame());
		assertEquals(List.of(), cell.findings());
		assertEquals(1, cell.trees());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\r", "\n", "\n\n", "\r\n \t \r\n", " \n", " # five\n", "\n#5 5 5 5 5 5 5\n", "\t\n   ", "\n\u00a0" })
	void lineEndsBlankLinesAndCommentsChangeNothing(final String lineEnd) throws IOException {
		assertEquals(POINTS, read("# made by hand" + lineEnd + CELL.replace("\n", lineEnd)).points());
		assertEquals(POINTS, read(CELL.strip().replace("\n", lineEnd)).points());
	}

	@ParameterizedTest
	@ValueSource(strings = { "  ", "\t", " \t ", "\u00a0", "\u2003" })
	void anyWhiteSpaceSeparates(final String space) throws IOException {
		assertEquals(POINTS, read(space + CELL.replace(" ", space).replace("\n", space + "\n" + space)).points());
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE" })
	void anyUsualEncodingIsRead(final String charset) throws IOException {
		assertEquals(POINTS, read("# dendrite of a Höhle\n" + CELL, Charset.forName(charset)).points());
		if (charset.startsWith("UTF"))
			assertEquals(POINTS, read("\ufeff" + CELL, Charset.forName(charset)).points());
	}

	@Test
	void whatFollowsTheSeventhValueIsLeftOutAndSaid() throws IOException {
		final Reconstruction cell = read(CELL.replace("\n", " 0 0.5 extra\n"));
		assertEquals(POINTS, cell.points());
		assertEquals(4, finding(cell, "further columns").count());
	}

	@Test
	void idsNeedNoOrderAndNoBeginning() throws IOException {
		assertEquals(POINTS, read("0 1 0 0 0 5 -1\n1 3 10 0 0 1 0\n2 3 20 0 0 0.5 1\n3 2 -10 0 0 0.3 0").points());
		assertEquals(POINTS, read("900 1 0 0 0 5 -1\n7 3 10 0 0 1 900\n8000000000 3 20 0 0 0.5 7\n1 2 -10 0 0 0.3 900").points());
		assertEquals(POINTS, read("1.0 1.0 0 0 0 5 -1.0\n2e0 3 1e1 0 0 1 1\n3 3 +20. 0 0 .5 2.0\n4 2 -10 0 0 0.3 1.0").points());
	}

	@Test
	void aParentMayFollowItsChild() throws IOException {
		final Reconstruction cell = read("3 3 20 0 0 0.5 2\n2 3 10 0 0 1 1\n4 2 -10 0 0 0.3 1\n1 1 0 0 0 5 -1\n");
		assertEquals(POINTS, cell.points());
		assertEquals(List.of(1, 2, 3), finding(cell, "parent after child").lines());
	}

	@Test
	void aPointWithoutItsParentIsARoot() throws IOException {
		final Reconstruction cell = read(CELL + "6 3 30 0 0 1 5\n7 3 40 0 0 1 7\n8 3 50 0 0 1 -3\n9 3 60 0 0 1 -1\n");
		assertEquals(5, cell.trees());
		assertEquals(List.of(5), finding(cell, "missing parent").lines());
		assertEquals(List.of(6), finding(cell, "own parent").lines());
		assertEquals(List.of(7), finding(cell, "negative parent").lines());
		assertEquals(4, finding(cell, "several roots").count());
	}

	@Test
	void radiiThatAreNoneCountAsMissing() throws IOException {
		final Reconstruction cell = read("1 1 0 0 0 0 -1\n2 3 10 0 0 -1 1\n3 3 20 0 0 NaN 2\n4 2 -10 0 0 NA 1\n");
		cell.points().forEach(point -> assertEquals(0, point.radius()));
		assertEquals(List.of(1), finding(cell, "missing radius").lines());
		assertEquals(List.of(2), finding(cell, "negative radius").lines());
		assertEquals(List.of(3, 4), finding(cell, "radius is no number").lines());
	}

	@Test
	void aCommentMayNameAnotherUnit() throws IOException {
		final Frame pixels = read("# All positions and radii in pixels\n" + CELL).frame();
		assertEquals("pixels", pixels.unit());
		assertTrue(Double.isNaN(pixels.micrometresPerUnit()));
		assertEquals(1000, read("# All positions and radii in mm. \n" + CELL).frame().micrometresPerUnit());
		assertEquals(Frame.MICROMETRES, read("# All positions and radii in µm\n" + CELL).frame());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "5 3 1 2|7", "hello|seven", "id type x y z radius parent|id", "5 3 1,5 2 3 1 1|comma",
		"5,3,1,2,3,1,1|seven",
		"5 3 NaN 2 3 1 1|number", "5 3 NA 2 3 1 1|number", "5 3 Infinity 2 3 1 1|number", "5 3 1e300 2 3 1 1|below",
		"5 3 1 2 3 1e99 1|thick",
		"5 3 1 2 3 thin 1|number", "5.5 3 1 2 3 1 1|whole", "5 3.2 1 2 3 1 1|whole", "5 3 1 2 3 1 1.5|whole", "-5 3 1 2 3 1 1|0 or larger",
		"5 3e10 1 2 3 1 1|whole", "1e99 3 1 2 3 1 1|whole", "5 3 0x10 2 3 1 1|number", "5 3 1d 2 3 1 1|number", "5 3 1-2 2 3 1 1|number",
		"4 3 1 2 3 1 1|line 4", "5 axon 1 2 3 1 1|type", "5 3 1 2 3 1 soma|parent" })
	void aLineThatIsNoPointIsRefusedWithItsNumber(final String line, final String word) {
		final ReconstructionException refused = refused(CELL + line + "\n6 3 0 0 0 1 1\n");
		assertEquals(5, refused.line());
		assertEquals("cell.swc", refused.file());
		assertTrue(refused.getMessage().startsWith("cell.swc, line 5: "), refused.getMessage());
		assertTrue(refused.getMessage().replace("seven", "seven 7").contains(word), refused.getMessage());
	}

	@Test
	void ringsOfParentsAreRefused() {
		assertTrue(refused(CELL + "5 3 0 0 0 1 6\n6 3 0 0 0 1 7\n7 3 0 0 0 1 5\n").getMessage().contains("ancestor"));
		assertTrue(refused("1 3 0 0 0 1 2\n2 3 0 0 0 1 1").line() > 0);
	}

	@Test
	void aFileWithoutPointsIsRefused() {
		assertTrue(refused("").getMessage().contains("no point"));
		assertTrue(refused("# nothing\n\n").getMessage().contains("no point"));
	}

	@Test
	void aLineWithoutEndIsRefused() {
		assertTrue(refused(CELL + "1".repeat(3 << 20)).getMessage().contains("characters"));
	}

	@Test
	void manyPointsInTheWorstOrderAreRead() throws IOException {
		final int n = 200_000;
		final StringBuilder text = new StringBuilder();
		for (int id = n; id >= 1; id--)
			text.append(id).append(" 3 ").append(id).append(" 0 0 1 ").append(id == 1 ? -1 : id - 1).append('\n');
		final Reconstruction cable = read(text.toString());
		assertEquals(n, cable.size());
		for (int i = 1; i < n; i++)
			assertEquals(i - 1, cable.points().get(i).parent());
	}
}
