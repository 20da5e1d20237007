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
		assertEquals(List.of(), cell.findings(), "the order of points means nothing");
	}

	@Test
	void linesOfTextArePassedOverAndSaid() throws IOException {
		final Reconstruction cell = read("id type x y z radius parent\n" + CELL.replace("3 3", "% a note\n3 3") + "// the end\n");
		assertEquals(POINTS, cell.points());
		assertEquals(List.of(1, 4, 7), finding(cell, "line of text").lines());
		assertTrue(refused("a\nb\nc\n1 1 0 0 0 1 -1\n2 1 1 0 0 1 1\n").getMessage().contains("3 lines of text"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", ", ", " , ", ";", "; ", ",\t" })
	void valuesBetweenCommasAreReadAndSaid(final String separator) throws IOException {
		final Reconstruction cell = read(CELL.replace(" ", separator));
		assertEquals(POINTS, cell.points());
		assertEquals(4, finding(cell, "separated by commas").count());
	}

	@Test
	void decimalCommasAreReadAndSaidUnlessTheyCouldBeOtherwise() throws IOException {
		final Reconstruction cell = read("1 1 0,0 0,000 0 5,0 -1\n2 3 10 0 0 1 1\n3 3 20,0 0 0 0,5 2\n4 2 -10 0 0 ,3 1\n");
		assertEquals(POINTS, cell.points());
		assertEquals(List.of(1, 3, 4), finding(cell, "decimal comma").lines());
		assertTrue(refused("1 1 0,5 0 0 1 -1\n2 3 1.5 0 0 1 1\n").getMessage().contains("line 1 has a comma"));
		assertTrue(refused("1 1 0.5 0 0 1 -1\n2 3 1,500 0 0 1 1\n").getMessage().contains("thousands"));
		assertTrue(refused("1 1 1,000.5 0 0 1 -1\n").getMessage().contains("thousands"));
		assertTrue(refused("1 1 1,000,5 0 0 1 -1\n").getMessage().contains("number"));
		assertTrue(refused("1 1 0,5 0 0 1\n").getMessage().contains("seven"), "six values are no seven");
	}

	@Test
	void anIdThatComesTwiceMeansTheLastPointBeforeTheChild() throws IOException {
		final String other = CELL.replace(" 0 0 ", " 50 50 ");
		final Reconstruction two = read(CELL + other);
		assertEquals(2, two.trees(), "two files one after the other are two cells");
		assertEquals(POINTS, two.tree(0).points());
		assertEquals(List.of(5, 6, 7, 8), finding(two, "id used twice").lines());
		for (int i = 0; i < 4; i++)
			assertEquals(POINTS.get(i).parent() < 0 ? -1 : POINTS.get(i).parent() + 4, two.points().get(i + 4).parent());
		final Reconstruction later = read("1 1 0 0 0 5 -1\n2 3 9 0 0 1 3\n3 3 1 0 0 1 1\n3 3 2 0 0 1 1\n");
		assertEquals(new SamplePoint(9, 0, 0, 1, 3, 1), later.points().get(2), "if none is before, the first after it");
		assertEquals(1, later.points().get(1).x());
	}

	@Test
	void tablesOfPlacesAreRefusedForThatReason() throws IOException {
		assertTrue(refused("1 1 0 0 0 5 -1\n2 1 9 0 0 5 -1\n3 1 0 9 0 5 -1\n").getMessage().contains("table of places"));
		assertEquals(2, read("1 1 0 0 0 5 -1\n2 1 9 0 0 5 -1\n").trees(), "two cell bodies");
		assertEquals(1, read("1 1 0 0 0 5 0\n").trees(), "one point is a cell body");
		assertTrue(refused("1 1 0 0 0 5 8\n2 1 9 0 0 5 9\n").getMessage().contains("none of its 2 points is connected"));
		assertTrue(refused("540.5,378.3,12.32,0.0, 1, 10, , 20,27,252\n507.1,365.05,10.36,0.0, 1, 10, , 20,27,252\n").getMessage()
			.contains("markers"));
	}

	@Test
	void typesBeyondTheAgreedOnesAreKeptAndSaid() throws IOException {
		final Reconstruction cell =
			read(CELL + "5 0 0 0 1 1 1\n6 5 0 0 2 1 1\n7 7 0 0 3 1 1\n8 8 0 0 4 1 1\n9 819 0 0 5 1 1\n10 -2 0 0 6 1 1\n");
		assertEquals(List.of(1, 3, 3, 2, 0, 5, 7, 8, 819, -2), cell.points().stream().map(SamplePoint::type).toList());
		assertEquals(List.of(5), finding(cell, "undefined type").lines());
		assertEquals(List.of(6, 7), finding(cell, "types 5 to 7").lines());
		assertEquals(List.of(8, 9, 10), finding(cell, "unknown type").lines());
		assertTrue(finding(cell, "unknown type").action().contains("3 types from -2 to 819"), finding(cell, "unknown type").action());
	}

	@Test
	void missingAndOddSomasAreSaid() throws IOException {
		assertEquals(1, finding(read("1 3 0 0 0 5 -1\n2 3 10 0 0 1 1\n"), "no soma").count());
		final Reconstruction scattered = read("1 1 0 0 0 5 -1\n2 3 10 0 0 1 1\n3 1 20 0 0 7 2\n4 1 21 0 0 1 -1\n5 3 9 0 0 1 4\n");
		assertEquals(List.of(1, 3, 4), finding(scattered, "several somas").lines());
		assertEquals(List.of(3), finding(scattered, "soma not at the root").lines(), "the largest one is the soma");
		assertEquals(List.of(1, 2), finding(read("1 1 0 0 0 5 -1\n2 1 8 0 0 4 1\n3 3 9 0 0 1 2\n"), "soma of several points").lines());
		final Reconstruction outline = read("""
			1 1 5 0 0 .1 -1
			2 1 4 4 0 .1 1
			3 1 0 5 0 .1 2
			4 1 -5 0 0 .1 3
			5 1 0 -5 0 .1 4
			6 1 4 -4 0 .1 5
			7 3 9 0 0 1 1
			""");
		assertEquals(6, finding(outline, "soma outline").count());
		assertEquals(List.of(1), finding(read(CELL.replace("0 5 -1", "0 500 -1")), "implausible soma").lines());
		assertEquals(List.of(), read("1 1 0 0 0 5 -1\n2 1 0 -5 0 5 1\n3 1 0 5 0 5 1\n4 3 5 0 0 1 1\n").findings(),
			"the usual three points");
	}

	/** A neurite of n points with the given step and radius, in some unit. */
	private static String neurite(final int n, final double step, final double radius) {
		final StringBuilder text = new StringBuilder("1 1 0 0 0 " + 10 * Math.min(radius, 1) + " -1\n");
		for (int i = 2; i <= n; i++)
			text.append(i + " 3 " + (i * step + 0.25) + " 0 0 " + (radius + i % 3 * 0.01 * radius) + " " + (i - 1) + "\n");
		return text.toString();
	}

	@Test
	void unitsThatCannotBeMeantAreSaidWithAChoice() throws IOException {
		assertEquals(List.of(), read(neurite(1000, 1, 0.5)).findings());
		final String nanometres = finding(read(neurite(1000, 200.1, 130)), "implausible units").action();
		assertTrue(nanometres.contains("mm across") && nanometres.contains("radius above") && nanometres.contains("0.001"), nanometres);
		final String atlas = finding(read(neurite(4000, 0.04, 1)), "implausible units").action();
		assertTrue(atlas.contains("every 0.0400 µm") && atlas.contains("10 or 25 for voxels of the Allen"), atlas);
		final String pixels = finding(read(neurite(1000, 1, 0.5).replace(".25", "")), "implausible units").action();
		assertTrue(pixels.contains("whole numbers") && pixels.contains("micrometresPerUnit"), pixels);
		assertEquals(0, read("# All positions and radii in nm\n" + neurite(1000, 200.1, 130)).findings().size(),
			"a stated unit is believed");
	}

	@Test
	void oneRadiusForAllIsSaid() throws IOException {
		final Reconstruction cell = read(neurite(30, 1, 1).replaceAll(" 1\\.0\\d* (?=\\d+\n)", " 1.0 "));
		assertEquals(29, finding(cell, "constant radius").count());
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
	@CsvSource(delimiter = '|', value = { "5 3 1 2|7", "5 3 1 2.5 3,5 1 1|thousands",
		"5 3 NaN 2 3 1 1|number", "5 3 NA 2 3 1 1|number", "5 3 Infinity 2 3 1 1|number", "5 3 1e300 2 3 1 1|below",
		"5 3 1 2 3 1e99 1|thick",
		"5 3 1 2 3 thin 1|number", "5.5 3 1 2 3 1 1|whole", "5 3.2 1 2 3 1 1|whole", "5 3 1 2 3 1 1.5|whole", "-5 3 1 2 3 1 1|0 or larger",
		"5 3e10 1 2 3 1 1|whole", "1e99 3 1 2 3 1 1|whole", "5 3 0x10 2 3 1 1|number", "5 3 1d 2 3 1 1|number", "5 3 1-2 2 3 1 1|number",
		"5 axon 1 2 3 1 1|type", "5 3 1 2 3 1 soma|parent" })
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
