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
import java.util.Set;

import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments of NeuroML become points: ends that are given or inherited, places along a parent, groups as types, cells in other files. */
class NeuroMlReaderTest {

	private static final String SOMA = segment("0", "a", "", "0 0 0 20", "10 0 0 20");
	private static final String GROUPS = """
		<segmentGroup id="body"><member segment="0"/></segmentGroup>
		<segmentGroup id="soma_group"><include segmentGroup="body"/></segmentGroup>
		""";

	@TempDir Path folder;

	private static String segment(final String id, final String name, final String parent, final String proximal, final String distal) {
		return "<segment id=\"" + id + "\" name=\"" + name + "\">" + parent + end("proximal", proximal) + end("distal", distal)
			+ "</segment>\n";
	}

	private static String end(final String which, final String xyzd) {
		if (xyzd.isEmpty())
			return "";
		final String[] value = xyzd.split(" ");
		return "<" + which + " x=\"" + value[0] + "\" y=\"" + value[1] + "\" z=\"" + value[2] + "\" diameter=\"" + value[3] + "\"/>";
	}

	private static String on(final String parent) {
		return "<parent segment=\"" + parent + "\"/>";
	}

	private static String on(final String parent, final double fraction) {
		return "<parent segment=\"" + parent + "\" fractionAlong=\"" + fraction + "\"/>";
	}

	private static String cell(final String morphology) {
		return "<cell id=\"c\"><notes>any</notes><morphology id=\"m\">\n" + morphology
			+ "</morphology><biophysicalProperties id=\"b\"/></cell>\n";
	}

	private static String document(final String content) {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<neuroml xmlns=\"http://www.neuroml.org/schema/neuroml2\" id=\"x\">\n" + content
			+ "</neuroml>\n";
	}

	private Reconstruction read(final String text) throws IOException {
		return Reconstructions.read(Files.writeString(folder.resolve("cell.nml"), text));
	}

	private ReconstructionException refused(final String text) {
		return assertThrows(ReconstructionException.class, () -> read(text));
	}

	private static Finding finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst()
			.orElseThrow(() -> new AssertionError("no finding \"" + kind + "\" among " + reconstruction.findings()));
	}

	private static SamplePoint point(final double x, final double y, final double radius, final int type, final int parent) {
		return new SamplePoint(x, y, 0, radius, type, parent);
	}

	@Test
	void anInheritedProximalEndIsTheDistalEndOfTheParent() throws IOException {
		final Reconstruction cell =
			read(document(cell(SOMA + segment("7", "d", on("0"), "", "30 0 0 2") + segment("9", "e", on("7"), "", "30 5 0 1") + GROUPS)));
		assertEquals(List.of(point(0, 0, 10, 1, -1), point(10, 0, 10, 1, 0), point(30, 0, 1, 0, 1), point(30, 5, 0.5, 0, 2)),
			cell.points());
		assertEquals(35, Description.of(cell).length());
		assertEquals(3, finding(cell, "segments").count());
	}

	@Test
	void aProximalEndOfItsOwnIsAPointIfItDiffersAndAJointIfItLiesElsewhere() throws IOException {
		final Reconstruction cell = read(document(cell(SOMA + GROUPS + segment("1", "dend", on("0"), "10 0 0 2", "30 0 0 2") +
			segment("2", "dend", on("1"), "30 0 0 2", "40 0 0 2") + segment("3", "dend", on("2"), "40 3 0 2", "40 9 0 2"))));
		assertEquals(
			List.of(point(0, 0, 10, 1, -1), point(10, 0, 10, 1, 0), point(10, 0, 1, 3, 1), point(30, 0, 1, 3, 2), point(40, 0, 1, 3, 3),
				point(40, 3, 1, 3, 4), point(40, 9, 1, 3, 5)),
			cell.points());
		assertEquals(Set.of(5), cell.joints());
		assertEquals(10 + 20 + 10 + 6, Description.of(cell).length(), "the sum over the segments");
		assertEquals(3, Description.of(cell).jointLength());
		assertEquals(1, finding(cell, "gap at a junction").count());
		assertEquals(7, cell.morphology().size());
	}

	@Test
	void aSphericalSomaIsOnePointOnWhichAllItsChildrenHang() throws IOException {
		final Reconstruction cell = read(
			document(cell(segment("0", "soma", "", "1 2 0 20", "1 2 0 20") + segment("1", "dend", on("0", 0.5), "11 2 0 2", "30 2 0 2") +
				segment("2", "dend", on("0", 0), "-9 2 0 2", "-30 2 0 2"))));
		assertEquals(
			List.of(point(1, 2, 10, 1, -1), point(11, 2, 1, 3, 0), point(30, 2, 1, 3, 1), point(-9, 2, 1, 3, 0), point(-30, 2, 1, 3, 3)),
			cell.points());
		assertEquals(Set.of(1, 3), cell.joints());
		assertEquals(List.of("segments"), cell.findings().stream().map(Finding::kind).toList(), "neurites begin at the surface of somas");
	}

	@Test
	void aChildInTheMiddleOfASegmentDividesIt() throws IOException {
		final Reconstruction cell =
			read(document(cell(segment("0", "dend", "", "0 0 0 2", "100 0 0 4") + segment("1", "dend", on("0", 0.75), "", "75 9 0 1") +
				segment("2", "dend", on("0", 0.25), "25 0 0 1", "25 9 0 1") + segment("3", "dend", on("0", 0.25), "", "25 -9 0 1") +
				segment("4", "dend", on("0", 0), "", "0 9 0 1") + segment("5", "dend", on("0", 0.99995), "", "100 9 0 1"))));
		assertEquals(100, Description.of(cell.tree(0)).length() - 5 * 9, 1e-12);
		assertEquals(2, Description.of(cell).bifurcations(), "at 0 and 75 µm");
		assertEquals(1, Description.of(cell).multifurcations(), "at 25 µm");
		final SamplePoint middle = cell.points().stream().filter(point -> point.x() == 75 && point.y() == 0).findFirst().orElseThrow();
		assertEquals(1.75, middle.radius());
		assertEquals(new SamplePoint(25, 0, 0, 1.25, 3, 0), cell.points().get(middle.parent()));
		assertEquals(1, cell.trees());
	}

	@Test
	void segmentsNeedNoOrder() throws IOException {
		final String a = segment("5", "dend", on("4"), "", "30 5 0 1"), b = segment("4", "dend", on("0"), "", "30 0 0 2"),
			c = segment("8", "dend", on("4"), "", "40 0 0 2");
		final Reconstruction ordered = read(document(cell(SOMA + b + a + c + GROUPS)));
		assertEquals(Shapes.canonical(ordered.morphology()),
			Shapes.canonical(read(document(cell(GROUPS + c + a + b + SOMA))).morphology()));
	}

	@Test
	void groupsSayTheTypes() throws IOException {
		final StringBuilder segments = new StringBuilder(SOMA);
		for (int i = 1; i <= 8; i++)
			segments.append(segment("" + i, "s" + i, on("" + (i == 1 || i == 4 || i == 6 ? 0 : i - 1)), "", (20 + i) + " " + i + " 0 1"));
		final Reconstruction cell = read(document(cell(segments
			+ """
				<segmentGroup id="sec" neuroLexId="sao864921383"><member segment="1"/></segmentGroup>
				<segmentGroup id="all"><include segmentGroup="all"/><include segmentGroup="soma_group"/><include segmentGroup="tree"/></segmentGroup>
				<segmentGroup id="tree"><subTree><from segment="1"/></subTree></segmentGroup>
				<segmentGroup id="dendrite_group"><include segmentGroup="tree"/><path><from segment="4"/><to segment="5"/></path></segmentGroup>
				<segmentGroup id="apical_dends"><include segmentGroup="tree"/></segmentGroup>
				<segmentGroup id="process" neuroLexId="GO:0030424"><member segment="6"/><member segment="77"/></segmentGroup>
				<segmentGroup id="prox_dends_soma"><member segment="6"/><member segment="0"/></segmentGroup>
				<segmentGroup id="basal_dend"><member segment="7"/><member segment="6"/><notes>any</notes></segmentGroup>
				"""
			+ GROUPS)));
		assertEquals(List.of(1, 1, 4, 4, 4, 3, 3, 2, 3, 0), cell.points().stream().map(SamplePoint::type).toList());
		assertEquals(1, finding(cell, "undefined type").count());
		assertEquals(10, finding(cell, "segment groups").count());
	}

	@Test
	void aMorphologyMayStandBesideTheCellOrAlone() throws IOException {
		final String morphology = "<morphology id=\"shape\">" + segment("0", "soma", "", "0 0 0 20", "10 0 0 20") + "</morphology>";
		assertEquals(2, read(document(morphology)).size());
		assertEquals(2, read(document("<cell id=\"c\" morphology=\"shape\"/>" + morphology)).size());
		Files.writeString(folder.resolve("shape.nml"), document(morphology));
		Files.writeString(folder.resolve("na.channel.nml"), document("<ionChannel id=\"na\"/>"));
		Files.writeString(folder.resolve("other.txt"), "some text");
		final String includes = "<include href=\"na.channel.nml\"/><include href=\"other.txt\"/><include href=\"./shape.nml\"/>";
		final Reconstruction cell = read(document(includes + "<cell id=\"c\" morphology=\"shape\"/>"));
		assertEquals(2, cell.size());
		assertTrue(finding(cell, "morphology from another file").action().contains("shape.nml"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../shape.nml", "sub/shape.nml", "/etc/passwd", "file:///etc/passwd", "http://example.org/shape.nml",
		"C:\\shape.nml", "missing.nml", "a\u0000b" })
	void onlyFilesInTheSameFolderAreOpened(final String href) throws IOException {
		Files.createDirectories(folder.resolve("sub"));
		Files.writeString(folder.resolve("sub/shape.nml"), document("<morphology id=\"shape\">" + SOMA + "</morphology>"));
		final String message =
			refused(document("<include href=\"" + href.replace("\u0000", "") + "\"/><cell id=\"c\" morphology=\"shape\"/>")).getMessage();
		assertTrue(message.contains("into the same folder"), message);
	}

	@Test
	void severalCellsAreSeveralTrees() throws IOException {
		final Reconstruction cells = read(document(cell(SOMA) + cell(SOMA).replace("\"c\"", "\"d\"")));
		assertEquals(2, cells.trees());
		assertTrue(finding(cells, "several cells").action().contains("c, d"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "<ionChannel id='na'/><ionChannelHH id='k'/>|ionChannel \"na\", ionChannelHH \"k\"",
		"<cell id='c'><biophysicalProperties/></cell>|no morphology",
		"<include href='a.cell.nml'/><network id='n'><population/></network>|network \"n\"; give the file of a cell, such as \"a.cell.nml\"",
		"<izhikevichCell id='i'/>|izhikevichCell", "''|holds no morphology" })
	void filesWithoutMorphologyAreRefusedForWhatTheyHold(final String content, final String words) {
		final String message = refused(document(content.replace('\'', '"'))).getMessage();
		assertTrue(message.contains(words), message);
	}

	@Test
	void whatCannotBeASegmentIsRefusedWithItsLine() {
		for (final String bad : List.of(segment("0", "twice", "", "0 0 0 1", "1 1 1 1"), segment("1", "orphan", on("5"), "", "1 1 1 1"),
			segment("1", "no end", on("0"), "1 1 1 1", ""),
			segment("1", "self", on("1"), "", "1 1 1 1"), segment("1", "far", on("0", 1.5), "", "1 1 1 1"),
			segment("1", "nan", on("0"), "", "NaN 1 1 1"),
			"<segment><distal x=\"1\" y=\"1\" z=\"1\"/></segment>")) {
			final ReconstructionException refused = refused(document(cell(SOMA + "\n" + bad)));
			assertTrue(refused.line() >= 4, refused.getMessage());
		}
		assertTrue(refused("<neuroml><cell id=\"x\">").getMessage().contains("damaged or ends early"));
	}

	private static final String VERSION_1 =
		"""
			<morphml xmlns="http://morphml.org/morphml/schema" xmlns:meta="http://morphml.org/metadata/schema" length_units="micrometer">
			<cells><cell name="CellWithCables"><meta:notes>any</meta:notes><segments>
			<segment id="0" name="SomaSeg" cable="0"><proximal x="0" y="0" z="0" diameter="10"/><distal x="10" y="0" z="0" diameter="10"/></segment>
			<segment id="1" name="D1" parent="0" cable="1"><proximal x="5" y="0" z="0" diameter="5"/><distal x="5" y="10" z="0" diameter="5"/></segment>
			<segment id="2" name="D2" parent="1" cable="1"><distal x="5" y="20" z="0" diameter="5"/></segment>
			<segment id="4" name="D4" parent="0" cable="2"><proximal x="10" y="0" z="0" diameter="3"/><distal x="10" y="0" z="10" diameter="3"/></segment>
			</segments><cables>
			<cable id="0" name="SomaSec"><meta:group>soma_group</meta:group></cable>
			<cable id="1" name="DendSec1" fract_along_parent="0.5"><meta:group>all</meta:group><meta:group>dendrite_group</meta:group></cable>
			<cable id="2" name="Sec2"/>
			<cablegroup name="axon_group"><cable id="2"/></cablegroup>
			</cables></cell></cells></morphml>
			""";

	@Test
	void versionOneHasCablesInPlaceOfGroups() throws IOException {
		for (final String text : List.of(VERSION_1,
			VERSION_1.replace(" xmlns=\"http://morphml.org/morphml/schema\"", "").replace("meta:", "").replaceAll(" xmlns:meta=\"[^\"]*\"",
				""),
			VERSION_1.replaceAll("morphml(?= xmlns|>\n$)", "neuroml").replace("fract_along_parent", "fractAlongParent"))) {
			final Reconstruction cell = read(text);
			assertEquals(List.of(1, 1, 1, 3, 3, 3, 2, 2), cell.points().stream().map(SamplePoint::type).toList());
			assertEquals(1, cell.trees());
			assertEquals(10 + 20 + 10, Description.of(cell).length());
			assertEquals(new SamplePoint(5, 0, 0, 5, Types.SOMA, 0),
				cell.points().stream().filter(point -> point.x() == 5 && point.radius() == 5).findFirst().orElseThrow());
		}
		assertEquals(1000, read(VERSION_1.replace("micrometer", "millimeter")).frame().micrometresPerUnit());
	}

	@Test
	void otherFilesOfVersionOneAreRefusedByName() {
		assertTrue(refused("<channelml xmlns=\"http://morphml.org/channelml/schema\"/>").getMessage().contains("ChannelML"));
		assertTrue(refused("<networkml/>").getMessage().contains("NetworkML"));
		assertTrue(refused("<Lems><cell id=\"c\"/></Lems>").getMessage().contains("LEMS"));
	}

	private static String skeleton(final String nodes, final String edges) {
		return "<?xml version=\"1.0\"?>\n<things><parameters><scale x=\"10\" y=\"10\" z=\"25\"/></parameters>\n<thing id=\"1\" name=\"t\"><nodes>\n"
			+ nodes +
			"</nodes><edges>" + edges + "</edges></thing><comments><comment node=\"1\" content=\"soma\"/></comments></things>\n";
	}

	private static final String NODES = """
		<node id="1" radius="2" x="0" y="0" z="0" inVp="0" inMag="1" time="0"/>
		<node id="2" radius="2" x="3" y="4" z="0"/>
		<node id="7" radius="0.5" x="3" y="4" z="2"/>
		<node id="9" x="6" y="8" z="0"/>
		""";

	@Test
	void aSkeletonOfKnossosIsATreeWithoutTypes() throws IOException {
		final Reconstruction cell =
			read(skeleton(NODES, "<edge source=\"2\" target=\"1\"/><edge source=\"7\" target=\"2\"/><edge source=\"2\" target=\"9\"/>"));
		assertEquals(
			List.of(new SamplePoint(0, 0, 0, 20, 0, -1), new SamplePoint(30, 40, 0, 20, 0, 0), new SamplePoint(30, 40, 50, 5, 0, 1),
				new SamplePoint(60, 80, 0, 0, 0, 1)),
			cell.points());
		assertEquals("nm", cell.frame().unit());
		assertEquals(0.15, Description.of(cell).length() * cell.frame().micrometresPerUnit(),
			1e-12);
		assertEquals(1, finding(cell, "missing radius").count());
		assertEquals(4, finding(cell, "undefined type").count());
	}

	@Test
	void ringsAndLooseEndsOfSkeletonsAreSaid() throws IOException {
		final Reconstruction cell = read(skeleton(NODES,
			"<edge source=\"1\" target=\"2\"/><edge source=\"2\" target=\"7\"/><edge source=\"7\" target=\"1\"/><edge source=\"7\" target=\"33\"/>"));
		assertEquals(2, cell.trees());
		assertEquals(1, finding(cell, "edge that closes a ring").count());
		assertEquals(1, finding(cell, "missing parent").count());
		assertEquals(List.of(7), finding(cell, "several roots").lines());
		assertTrue(refused(skeleton(NODES, "")).getMessage().contains("places, and no skeleton"));
		assertTrue(
			refused(skeleton(NODES.replace("\"7\"", "\"2\""), "<edge source=\"1\" target=\"2\"/>")).getMessage().contains("another node"));
		assertTrue(refused("<things/>").getMessage().contains("no node"));
		final String pair = "<edge source=\"1\" target=\"2\"/>";
		assertEquals("µm", read(skeleton(NODES, pair).replace("\"10\"", "\"0.09\"").replace("\"25\"", "\"0.2\"")).frame().unit());
		assertEquals(1, read(skeleton(NODES, pair).replace("<scale", "<scale unit=\"micrometer\"")).frame().micrometresPerUnit());
		assertTrue(Double.isNaN(read(skeleton(NODES, pair).replaceAll("<scale[^>]*>", "")).frame().micrometresPerUnit()));
	}
}
