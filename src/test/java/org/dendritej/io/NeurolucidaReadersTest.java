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
import java.util.Set;

import org.dendritej.morphology.CellBody;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both formats of Neurolucida, as its versions and other programs write them, and what is damaged. */
class NeurolucidaReadersTest {

	/** A square of 10 µm around the origin, drawn with a line 0.2 µm wide. */
	private static final String SOMA = """
		("CellBody"
		  (Color Red)
		  (CellBody)
		  ( -5  -5  0  0.2)  ;  1, 1
		  (  5  -5  0  0.2)
		  (  5   5  0  0.2)
		  ( -5   5  0  0.2)
		)  ;  End of contour
		""";
	private static final String TREE = """
		( (Color Cyan)
		  (Dendrite)
		  (  6  0  0  2)  ; Root
		  ( 10  0  0  2)
		  (
		    ( 10  0  0  2)
		    ( 10  8  0  1)
		    Normal
		  |
		    ( 14 -3  0  1)
		    High
		  )  ;  End of split
		)  ;  End of tree
		""";
	private static final List<SamplePoint> POINTS =
		List.of(new SamplePoint(6, 0, 0, 1, Types.BASAL, -1), new SamplePoint(10, 0, 0, 1, Types.BASAL, 0),
			new SamplePoint(10, 0, 0, 1, Types.BASAL, 1), new SamplePoint(10, 8, 0, 0.5, Types.BASAL, 2),
			new SamplePoint(14, -3, 0, 0.5, Types.BASAL, 1));

	@TempDir Path folder;

	private Reconstruction read(final String text) throws IOException {
		return read(text, StandardCharsets.UTF_8);
	}

	private Reconstruction read(final String text, final Charset charset) throws IOException {
		return Reconstructions.read(Files.write(folder.resolve("cell.asc"), text.getBytes(charset)));
	}

	private ReconstructionException refused(final String text) {
		return assertThrows(ReconstructionException.class, () -> read(text));
	}

	private static Finding finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst()
			.orElseThrow(() -> new AssertionError("no finding \"" + kind + "\" among " + reconstruction.findings()));
	}

	@Test
	void aForkHangsOnTheLastPointBeforeIt() throws IOException {
		final Reconstruction cell = read(SOMA + TREE);
		assertEquals(POINTS, cell.points());
		assertEquals(Set.of(), cell.joints());
		assertEquals(4 + 8 + 5, Description.of(cell).length(),
			"inside the tree, and from the last point of a branch to the first of each child");
		assertEquals(1, Description.of(cell).bifurcations());
	}

	@Test
	void theSomaIsASphereOnWhichTreesBegin() throws IOException {
		final Reconstruction cell =
			read(SOMA + TREE + TREE.replace("Dendrite", "Axon").replace("( 10", "(-10").replace("( 14", "(-14").replace("(  6", "( -6"));
		assertEquals(2, Description.of(cell).roots());
		assertEquals(1, cell.trees());
		final CellBody body = cell.bodies().get(0);
		assertEquals(Set.of(0, 5), body.roots());
		assertEquals(4, body.outlinePoints());
		assertEquals(Math.sqrt(100 / Math.PI), body.radius(), 1e-12, "the circle with the area of the square");
		final Morphology morphology = cell.morphology();
		assertEquals(new SamplePoint(0, 0, 0, body.radius(), Types.SOMA, -1), morphology.points().get(0));
		assertEquals(2, morphology.points().stream().filter(point -> point.parent() == 0).count());
		assertEquals(11, morphology.size());
		assertTrue(finding(cell, "soma contour").action().contains("5.64 µm"), finding(cell, "soma contour").action());
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "ISO-8859-1", "UTF-16" })
	void anyEncodingAndLineEndIsRead(final String charset) throws IOException {
		for (final String end : List.of("\n", "\r\n", "\r"))
			assertEquals(POINTS, read(("; drawn by Höhle\n" + SOMA + TREE).replace("\n", end), Charset.forName(charset)).points());
		assertEquals(POINTS, read((SOMA + TREE).replaceAll(";.*", "").replaceAll("\\s+", " ")).points(), "all on one line");
		assertEquals(POINTS, read("\ufeff" + SOMA + TREE).points());
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "(Color RGB (255, 128, 0))", "(Cross (Color Orange) (Name \"Marker (3\") ( 9 9 9 1) ( 8 8 8 1))", "<( 9 9 9 1)>",
			"<(Class 4 \"none\") (Color RGB (1, 2, 3)) (Generated 0) ( 9 9 9 1) < ( 8 8 8 1) > >", "\"a text\"", "; ( 9 9 9 1)",
			"Incomplete", "(Generated 0)", "()" })
	void whatIsNoPointOfABranchIsNone(final String thing) throws IOException {
		assertEquals(POINTS,
			read(SOMA + TREE.replace("( 10  8", thing + "\n( 10  8").replace("( 10  0  0  2)\n  (", "( 10  0  0  2)\n" + thing + "\n  ("))
				.points());
	}

	@ParameterizedTest
	@ValueSource(strings = { "(ImageCoords)", "(Thumbnail (Rows 64) (Cols 64) 00 FF)", "(Sections S1 \"one\" 3 100 0 S2 \"two\" 103 100 0)",
		"(DoubleCircle (Color White) (Name \"Marker 18\") ( 0 0 0 1))", "( (Color Red) ( -0.97 -141.17 84.77) \"<--4 boutons\" )",
		"(\"Layer 1\" (Color Blue) (Closed) (0 0 0 1) (9 0 0 1) (9 9 0 1))" })
	void whatStandsBesideTheNeuronChangesNothing(final String block) throws IOException {
		assertEquals(POINTS, read(block + "\n" + SOMA + TREE + block).points());
		assertEquals(1, read(block + SOMA + TREE).bodies().size());
	}

	@Test
	void pointsMayNameTheirSectionAndLackADiameter() throws IOException {
		assertEquals(POINTS, read(SOMA + TREE.replace(")  ; Root", " S1)").replace("8  0  1)", "8  0  1 \"S2\" )")).points());
		final Reconstruction cell = read(TREE.replace("( 10  8  0  1)", "( 10  8  0)").replace("( 14 -3  0  1)", "( 14 -3  0  -1)"));
		assertEquals(0, cell.points().get(3).radius());
		assertEquals(List.of(7), finding(cell, "missing radius").lines());
		assertEquals(List.of(10), finding(cell, "negative radius").lines());
		assertEquals(1, finding(cell, "no soma").count());
	}

	@Test
	void oddForksAreReadAsTheyStand() throws IOException {
		final Reconstruction single = read("((Axon) (0 0 0 2) ( (0 0 0 2) (3 0 0 2) ( (3 4 0 2) ) ) )");
		assertEquals(List.of(-1, 0, 1, 2), single.points().stream().map(SamplePoint::parent).toList());
		assertEquals(7, Description.of(single).length());
		final Reconstruction empty = read("((Apical) (0 0 0 2) ( (1 0 0 2) | ) ( Normal | (0 1 0 2) | (0 0 1 2) ) (5 0 0 1))");
		assertEquals(List.of(-1, 0, 0, 0, 0), empty.points().stream().map(SamplePoint::parent).toList());
		assertEquals(Types.APICAL, empty.points().get(4).type());
		assertEquals(1, Description.of(empty).multifurcations());
	}

	@Test
	void aTreeWithoutTypeKeepsNone() throws IOException {
		final Reconstruction cell = read(SOMA + TREE.replace("(Dendrite)", ""));
		assertEquals(Set.of(Types.UNDEFINED), Set.copyOf(cell.points().stream().map(SamplePoint::type).toList()));
		assertEquals(List.of(9), finding(cell, "tree without type").lines());
	}

	@Test
	void contoursAboveEachOtherAreOneCellAndOthersAreMore() throws IOException {
		final String upper = SOMA.replace("  0  0.2", "  4  0.2"), far = SOMA.replace("( -5", "( 95").replace("(  5", "( 99");
		final Reconstruction one = read(SOMA + upper + TREE);
		assertEquals(1, one.bodies().size());
		assertEquals(2, one.bodies().get(0).outlines().size());
		final Reconstruction two = read(SOMA + far + TREE + TREE.replace("(  6", "(100").replace("( 1", "(11"));
		assertEquals(2, two.bodies().size());
		assertEquals(2, two.trees());
		assertEquals(Set.of(0), two.bodies().get(0).roots());
		assertEquals(Set.of(5), two.bodies().get(1).roots());
		for (int tree = 0; tree < 2; tree++)
			assertEquals(6, two.choose(Shapes.tree(tree)).morphology().size());
		assertEquals(2, finding(two, "soma contour").count());
	}

	@Test
	void aTreeThatBeginsFarAwayIsNotJoined() throws IOException {
		final Reconstruction cell = read(SOMA + TREE + TREE.replace("(  6", "(200"));
		assertEquals(2, cell.trees());
		assertEquals(List.of(24), finding(cell, "tree away from the soma").lines());
		assertTrue(finding(cell, "tree away from the soma").action().contains("194.4 µm"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!',
		value = { "((Dendrite) (0 0 0 1)!1", "((Dendrite)~(0 0 0 1)~(~(1 1 1 1)~|~(2 2 2 1)~)!1", "((Dendrite)~(0 0 0 1)~(~(1 1 1 1)!3",
			"((Dendrite)~(0 0 0 1)~(1 1!3", "(Cross~(1 1 1 1)!1", "((Dendrite) (0 0 0 1)~<(1 1 1 1)!2", "((Dendrite) (0 0 0 1))~)!2",
			"((Dendrite)~(0 0))!2",
			"((Dendrite)~(0 0 0 (1 1 1 1)))!2", "((Dendrite)~5 (0 0 0 1))!2", "((Dendrite)~(0 0 1e99 1))!2",
			"((Dendrite) (0 0 0 1)~| (1 1 1 1))!2",
			"((Dendrite) (0 0 0 1)~<(1 1 1 1))>)!2", "((Dendrite) (0 0 0 1)~>)!2" })
	void whatDoesNotFitTogetherIsRefusedWithItsLine(final String text, final int line) {
		assertEquals(line, refused(text.replace('~', '\n')).line());
	}

	@Test
	void aFileWithoutNeuronIsRefused() {
		for (final String text : List.of("(ImageCoords)", "(\"Layer 1\" (0 0 0 1) (9 9 0 1))",
			";\tV3 text file written for MicroBrightField products.\n"))
			assertTrue(refused(text).getMessage().contains("neither a tree nor"), text);
	}

	@Test
	void aCellBodyAloneIsAPoint() throws IOException {
		assertEquals(List.of(new SamplePoint(0, 0, 0, Math.sqrt(100 / Math.PI), Types.SOMA, -1)), read(SOMA).points());
	}

	@Test
	void deepForksNeedNoDeepStack() throws IOException {
		final int depth = 100_000;
		final Reconstruction cell = read("((Axon) (0 0 0 1)" + "((0 0 1 1)\n".repeat(depth) + ")".repeat(depth + 1));
		assertEquals(depth + 1, cell.size());
		assertTrue(refused("((Axon) (0 0 0 1)" + "((0 0 1 1)\n".repeat(depth)).line() > 0);
	}

	private static String xml(final String content) {
		return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<mbf version=\"4.0\" xmlns=\"http://www.mbfbioscience.com/2007/neurolucida\">\n"
			+ content + "</mbf>\n";
	}

	private static final String XML_SOMA =
		"""
			<contour name="Cell Body" color="#FF0000" closed="true"><property name="GUID"><s>43</s></property><resolution>0.05</resolution>
			<point x="-5" y="-5" z="0" d="0.2"/><point x="5" y="-5" z="0" d="0.2"/><point x="5" y="5" z="0" d="0.2"/><point x="-5" y="5" z="0" d="0.2"/></contour>
			""";
	private static final String XML_TREE = """
		<tree color="#FFFF00" type="Dendrite" leaf="Normal">
		<point x="6" y="0" z="0" d="2"/><point x="10" y="0" z="0" d="2"/>
		<branch leaf="Normal"><point x="10" y="0" z="0" d="2"/><point x="10" y="8" z="0" d="1"/></branch>
		<branch leaf="High"><point x="14" y="-3" z="0" d="1"/></branch>
		</tree>
		""";

	@Test
	void bothFormatsSayTheSame() throws IOException {
		final Reconstruction asc = read(SOMA + TREE), xml = read(xml(XML_SOMA + XML_TREE), StandardCharsets.ISO_8859_1);
		assertEquals(asc.points(), xml.points());
		assertEquals(asc.bodies(), xml.bodies());
		assertEquals(asc.morphology(), xml.morphology());
	}

	@ParameterizedTest
	@ValueSource(strings = { "<spine><point x=\"9\" y=\"9\" z=\"9\" d=\"1\"/></spine>",
		"<marker type=\"Dot\"><point x=\"9\" y=\"9\" z=\"9\" d=\"1\"/></marker>",
		"<property name=\"Set\"><s>9</s></property>", "<punctum><point x=\"9\" y=\"9\" z=\"9\" d=\"1\"/></punctum>" })
	void whatHangsOnABranchIsNoPointOfIt(final String thing) throws IOException {
		final String tree = XML_TREE.replace("<point x=\"10\" y=\"8\"", thing + "<point x=\"10\" y=\"8\"").replace("<branch leaf=\"High\">",
			thing + "<branch>" + thing);
		assertEquals(POINTS, read(xml(XML_SOMA + thing + tree + thing)).points());
	}

	@Test
	void otherContoursAndTreesWithoutTypeAreSaid() throws IOException {
		final Reconstruction cell = read(xml(XML_SOMA.replace("Cell Body", "Layer 1") + XML_TREE.replace("type=\"Dendrite\"", "")));
		assertEquals(List.of(), cell.bodies());
		assertEquals(List.of(3), finding(cell, "other contours").lines());
		assertEquals(1, finding(cell, "tree without type").count());
		assertTrue(refused(xml("<tree type=\"Axon\"><point x=\"a\" y=\"0\" z=\"0\" d=\"1\"/></tree>")).getMessage().contains("\"a\""));
		assertTrue(
			refused(xml("<contour name=\"x\"><point x=\"1\" y=\"0\" z=\"0\"/></contour>")).getMessage().contains("neither a tree nor"));
	}
}
