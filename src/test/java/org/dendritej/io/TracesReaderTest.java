/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import org.dendritej.SharedData;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.TreeChoice;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of SNT become trees: junctions in every spelling, fits, calibration, and files that lie or are damaged. */
class TracesReaderTest {

	private static final String HEAD =
		"<samplespacing x=\"0.5\" y=\"0.5\" z=\"2.0\" units=\"µm\"/><imagesize width=\"100\" height=\"50\" depth=\"7\"/>";
	private static final String STEM = "<path id=\"0\" swctype=\"1\"><point x=\"0\" y=\"0\" z=\"0\" xd=\"0\" yd=\"0\" zd=\"0\" r=\"4\"/>" +
		"<point x=\"4\" y=\"0\" z=\"0\" xd=\"2\" yd=\"0\" zd=\"0\" r=\"2\"/><point x=\"8\" y=\"0\" z=\"0\" xd=\"4\" yd=\"0\" zd=\"0\" r=\"1\"/></path>";

	/** The stem with a branch that begins at its middle point and is 3 µm long. */
	private static final List<SamplePoint> BRANCHED =
		List.of(new SamplePoint(0, 0, 0, 4, Types.SOMA, -1), new SamplePoint(2, 0, 0, 2, Types.SOMA, 0),
			new SamplePoint(4, 0, 0, 1, Types.SOMA, 1), new SamplePoint(2, 3, 0, 0.5, Types.BASAL, 1));

	@TempDir Path folder;

	private static String branch(final String attributes) {
		return "<path id=\"7\" swctype=\"3\" " + attributes
			+ "><point xd=\"2\" yd=\"0\" zd=\"0\" r=\"1\"/><point xd=\"2\" yd=\"3\" zd=\"0\" r=\"0.5\"/></path>";
	}

	private static String document(final String content) {
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tracings>\n" + content.replace("><", ">\n<") + "\n</tracings>\n";
	}

	private Reconstruction read(final String text) throws IOException {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private Reconstruction read(final byte[] bytes) throws IOException {
		return TracesReader.read(Files.write(folder.resolve("cell.traces"), bytes));
	}

	private ReconstructionException refused(final String text) {
		return assertThrows(ReconstructionException.class, () -> read(text));
	}

	private static byte[] packed(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(bytes);
		}
		return packed.toByteArray();
	}

	private static Finding finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst()
			.orElseThrow(() -> new AssertionError("no finding \"" + kind + "\" among " + reconstruction.findings()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "startson=\"0\" startx=\"2\" starty=\"0\" startz=\"0\" startsindex=\"1\"",
		"startson=\"0\" startsx=\"2\" startsy=\"0\" startsz=\"0\"", "startson=\"0\" startx=\"2.1\" starty=\"0.2\" startz=\"0\"",
		"startson=\"0\" startsindex=\"1\"", "startson=\"0\" startx=\"2\" starty=\"0\" startz=\"0\" startsindex=\"2\"", "startson=\"0\"" })
	void aBranchHangsOnItsJunctionInEverySpelling(final String junction) throws IOException {
		for (final String content : List.of(HEAD + STEM + branch(junction), HEAD + branch(junction) + STEM)) {
			final Reconstruction cell = read(document(content));
			assertEquals(1, cell.trees());
			assertEquals(5, cell.size(), "every point of the file is there");
			assertEquals(1, cell.joints().size());
			assertEquals(Set.copyOf(BRANCHED), Set.copyOf(cell.morphology().points()), "the repeated junction is no point of the cable");
			assertEquals(4, cell.morphology().size());
		}
	}

	@Test
	void aBranchApartFromItsJunctionIsJoinedByAPiece() throws IOException {
		final Reconstruction cell = read(
			document(HEAD + STEM + "<path id=\"1\" startson=\"0\" startsindex=\"2\"><point xd=\"4\" yd=\"1\" zd=\"0\" r=\"1\"/></path>"));
		assertEquals(4, cell.morphology().size());
		assertEquals(1, finding(cell, "gap at a junction").count());
		assertEquals(Set.of(3), cell.joints());
	}

	@Test
	void aBranchOfABranchThatHangsOnARepeatedPointKeepsItsPlace() throws IOException {
		final String twig =
			"<path id=\"9\" swctype=\"3\" startson=\"7\" startsindex=\"0\"><point xd=\"2\" yd=\"0\" zd=\"0\" r=\"1\"/><point xd=\"2\" yd=\"0\" zd=\"5\" r=\"1\"/></path>";
		final Morphology cell = read(document(HEAD + twig + STEM + branch("startson=\"0\" startsindex=\"1\""))).morphology();
		assertEquals(5, cell.size());
		for (final SamplePoint point : cell.points())
			if (point.type() == Types.BASAL)
				assertEquals(2, cell.points().get(point.parent()).radius(), "both hang on the stem's middle");
	}

	@Test
	void calibratedCoordinatesComeBeforePixels() throws IOException {
		final String pixels =
			"<path id=\"0\"><point x=\"4\" y=\"2\" z=\"3\"/><point x=\"5\" y=\"2\" z=\"3\" xd=\"2.6\" yd=\"1.1\" zd=\"6.2\"/></path>";
		final Reconstruction cell = read(document(HEAD + pixels));
		assertEquals(new SamplePoint(2, 1, 6, 0, 0, -1), cell.points().get(0));
		assertEquals(new SamplePoint(2.6, 1.1, 6.2, 0, 0, 0), cell.points().get(1));
		assertEquals(2, finding(cell, "missing radius").count());
		assertEquals(1, finding(cell, "path without type").count());
	}

	@Test
	void theFrameIsThatOfTheImage() throws IOException {
		final Frame frame = read(document(HEAD + STEM)).frame();
		assertEquals("µm", frame.unit());
		assertEquals(1, frame.micrometresPerUnit());
		assertEquals(new Frame.Image(100, 50, 7, 0.5, 0.5, 2), frame.image().orElseThrow());
		final Frame plane = read(document(HEAD.replace("depth=\"7\"", "depth=\"0\"") + STEM)).frame();
		assertEquals(1, plane.image().orElseThrow().depth());
		assertTrue(read(document(STEM)).frame().image().isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "µm,1", "um,1", "micron,1", "microns,1", "Micrometers,1", "nm,0.001", "mm,1000", "pixel,NaN", "unknown,NaN",
		"furlong,NaN" })
	void unitsAreKnownByTheirUsualNames(final String unit, final double micrometres) throws IOException {
		final Reconstruction cell = read(document(HEAD.replace("µm", unit) + STEM));
		assertEquals(micrometres, cell.frame().micrometresPerUnit());
		if (Double.isNaN(micrometres)) {
			assertTrue(assertThrows(org.dendritej.morphology.MorphologyException.class, cell::morphology).getMessage()
				.contains("\"" + unit + "\""));
			assertEquals(8, cell.choose(new TreeChoice(-1, 2, java.util.Map.of())).morphology().points().get(2).x());
		}
		else
			assertEquals(4 * micrometres, cell.morphology().points().get(2).x(), 1e-12);
	}

	@Test
	void aSignThatWasSavedInAnotherEncodingDoesNoHarm() throws IOException {
		final Reconstruction cell = read(document(HEAD + STEM).getBytes(StandardCharsets.ISO_8859_1)); // says UTF-8
		assertEquals(1, cell.frame().micrometresPerUnit());
		final String declared = document(HEAD + STEM).replace("UTF-8", "ISO-8859-1");
		assertEquals("µm", read(declared.getBytes(StandardCharsets.ISO_8859_1)).frame().unit());
		for (final String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE"))
			assertEquals("µm", read(document(HEAD + STEM).replace("UTF-8", "UTF-16").getBytes(Charset.forName(encoding))).frame().unit());
		assertEquals("µm", read("\ufeff" + document(HEAD + STEM)).frame().unit());
	}

	@Test
	void packedOrNotIsTheSame() throws IOException {
		final String text = document(HEAD + STEM + branch("startson=\"0\" startsindex=\"1\""));
		assertEquals(read(text), read(packed(text.getBytes(StandardCharsets.UTF_8))));
		assertEquals(read(text), Reconstructions.read(folder.resolve("cell.traces")), "the entry for all formats sees what it is");
	}

	@Test
	void aFittedVersionStandsInForItsPathOnlyWhereItWasSwitchedOn() throws IOException {
		final String fit =
			"<path id=\"3\" usefitted=\"false\" fittedversionof=\"0\"><point xd=\"0\" yd=\"0.1\" zd=\"0\" r=\"3\"/><point xd=\"2\" yd=\"0.1\" zd=\"0\" r=\"3\"/></path>";
		for (final boolean use : new boolean[] { true, false }) {
			final String stem = STEM.replace("id=\"0\"", "id=\"0\" fitted=\"3\" usefitted=\"" + use + "\"");
			final Reconstruction cell = read(document(HEAD + stem + fit + branch("startson=\"0\" startx=\"2\" starty=\"0\" startz=\"0\"")));
			assertEquals(1, cell.trees());
			assertEquals(use ? 4 : 5, cell.size(), "a fit is never one more neurite");
			assertEquals(1, finding(cell, use ? "fitted path" : "fit not used").count());
			assertEquals(1, cell.points().get(cell.joints().iterator().next()).parent(), "the junction is at the nearest point");
			assertEquals(Types.SOMA, cell.points().get(0).type(), "the type is that of the path");
			assertEquals(5, TracesReader.read(folder.resolve("cell.traces"), TracesReader.Fits.NEVER).size());
		}
	}

	@Test
	void aFitThatIsMissingLeavesThePathAsItWasTraced() throws IOException {
		final Reconstruction cell = read(document(HEAD + STEM.replace("id=\"0\"", "id=\"0\" fitted=\"3\" usefitted=\"true\"")));
		assertEquals(3, cell.size());
		assertEquals(1, finding(cell, "fit missing").count());
	}

	@Test
	void aPathJoinedByItsEndIsReadFromThere() throws IOException {
		final String old =
			"<path id=\"7\" swctype=\"3\" endson=\"0\" endsindex=\"1\"><point xd=\"2\" yd=\"3\" zd=\"0\" r=\"0.5\"/><point xd=\"2\" yd=\"0\" zd=\"0\" r=\"1\"/></path>";
		final String twig =
			"<path id=\"8\" swctype=\"4\" startson=\"7\" startsindex=\"0\"><point xd=\"2\" yd=\"3\" zd=\"1\" r=\"0.5\"/></path>";
		assertEquals(Set.copyOf(BRANCHED), Set.copyOf(read(document(HEAD + STEM + old)).morphology().points()));
		final Morphology cell = read(document(HEAD + STEM + old + twig)).morphology();
		assertEquals(new SamplePoint(2, 3, 1, 0.5, Types.APICAL, 3), cell.points().get(4), "an index counts as in the file");
	}

	@Test
	void aBranchOfNothingIsATreeOfItsOwn() throws IOException {
		final Reconstruction cell = read(document(HEAD + STEM + branch("startson=\"55\" startsindex=\"1\"") + "<path id=\"8\"></path>"));
		assertEquals(2, cell.trees());
		assertEquals(1, finding(cell, "missing parent").count());
		assertEquals(1, finding(cell, "empty path").count());
		assertEquals(BRANCHED.get(0), cell.morphology().points().get(0));
	}

	@Test
	void whatIsNoNeuriteIsPassedOver() throws IOException {
		final String fill =
			"<fill id=\"0\" frompaths=\"0\" metric=\"x\" threshold=\"1\"><node id=\"0\" x=\"1\" y=\"2\" z=\"3\" distance=\"1\" status=\"open\"/></fill><news><path/></news>";
		assertEquals(3, read(document(HEAD + STEM + fill.replace("<path/>", ""))).size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "startson=\"0\" startsindex=\"3\"|which has 3 points", "startson=\"x\" startsindex=\"3\"|whole number",
			"startson=\"0\" startx=\"2\" starty=\"1\"|startz", "startson=\"0\" startx=\"2\" starty=\"1\" startz=\"NaN\"|below",
			"startson=\"7\" startsindex=\"1\"|ancestor",
			"usefitted=\"no\" swctype2=\"\" channel=\"\" startson=\"0\" startsindex=\"1e9\"|whole number" })
	void aJunctionThatCannotBeIsRefused(final String junction, final String word) {
		final String message = refused(document(HEAD + STEM + branch(junction))).getMessage();
		assertTrue(message.contains(word), message);
		assertTrue(message.startsWith("cell.traces, line "), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "<path id=\"0\"><point x=\"1\" y=\"2\"/></path>|attribute z",
			"<path id=\"0\"><point xd=\"1\" yd=\"2\" zd=\"up\"/></path>|number",
			"<path id=\"0\"><point xd=\"1\" yd=\"2\" zd=\"Infinity\"/></path>|below", "<path><point/></path>|attribute id",
			"<path id=\"0\"></path><path id=\"0\"></path>|already",
			"<path id=\"0\"><point xd=\"1\" yd=\"2\" zd=\"3\" r=\"thin\"/></path>|number",
			"<path id=\"0\"></path>|no point", "<samplespacing x=\"0\" y=\"1\" z=\"1\"/>|spacing",
			"<samplespacing x=\"1,5\" y=\"1\" z=\"1\"/>|number",
			"<imagesize width=\"a\"/>|whole number", "<path id=\"0\">|damaged", "<path id=\"0\" id=\"0\"/>|damaged" })
	void contentThatCannotBeUsedIsRefused(final String content, final String word) {
		final String message = refused(document(content)).getMessage();
		assertTrue(message.contains(word), message);
	}

	@Test
	void damagedPackingIsRefused() throws IOException {
		final byte[] whole = packed(document(HEAD + STEM.repeat(1)).getBytes(StandardCharsets.UTF_8));
		for (final int length : new int[] { 3, 9, 12, whole.length / 2, whole.length - 9 }) {
			final byte[] cut = java.util.Arrays.copyOf(whole, length);
			final String message = assertThrows(ReconstructionException.class, () -> read(cut)).getMessage();
			assertTrue(message.contains("damaged") || message.contains("ends early"), message);
		}
	}

	@Test
	void moreThanAFileMayUnpackToIsRefused() throws IOException {
		final Path bomb = folder.resolve("bomb.traces");
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
			final byte[] spaces = new byte[1 << 20];
			java.util.Arrays.fill(spaces, (byte) ' ');
			for (int i = 0; i <= SourceFile.MAX_BYTES >> 20; i++)
				out.write(spaces);
		}
		try (SourceFile source = SourceFile.open(bomb)) {
			assertTrue(
				assertThrows(ReconstructionException.class, () -> source.content().transferTo(OutputStream.nullOutputStream())).getMessage()
					.contains("512 MB"));
		}
	}

	@Test
	void deepOrEndlessMarkUpIsRefused() {
		assertTrue(refused("<tracings>" + "<a>".repeat(1_000_000)).getMessage().contains("nested"));
		assertTrue(refused("<tracings><path id=\"0\" name=\"" + "x".repeat(5_000_000)).getMessage().contains("characters"));
	}

	@Test
	void entitiesAreNeverLookedUp() throws IOException {
		final Path secret = Files.writeString(folder.resolve("secret.txt"), "5");
		final String type = "<!DOCTYPE tracings [<!ELEMENT tracings ANY><!ENTITY s SYSTEM \"" + secret.toUri() + "\"><!ENTITY t \"5\">]>";
		final String plain = document(HEAD + STEM).replace("<tracings>", type + "<tracings>");
		assertEquals(3, read(plain).size(), "a document type is passed over");
		for (final String entity : List.of("s", "t"))
			assertThrows(ReconstructionException.class, () -> read(plain.replace("xd=\"2\"", "xd=\"&" + entity + ";\"")));
		assertThrows(ReconstructionException.class, () -> read(plain.replace("</path>", "&s;</path>")));
		assertEquals(3,
			read(document(HEAD + STEM).replace("<tracings>", "<!DOCTYPE tracings SYSTEM \"" + secret.toUri() + "\"><tracings>")).size());
		final StringBuilder laughs = new StringBuilder("<!DOCTYPE tracings [<!ENTITY a0 \"ha\">");
		for (int i = 1; i < 30; i++)
			laughs.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
		assertThrows(ReconstructionException.class,
			() -> read(document("<path id=\"0\" name=\"&a29;\"/>").replace("<tracings>", laughs + "]><tracings>")));
	}

	@Test
	void endsNearOtherTreesAreSaidWithTheGap() throws IOException {
		final String near = "<path id=\"1\"><point xd=\"2\" yd=\"0.25\" zd=\"0\"/><point xd=\"2\" yd=\"90\" zd=\"0\"/></path>";
		final String later = "<path id=\"2\" frame=\"2\"><point xd=\"2\" yd=\"0.5\" zd=\"0\"/><point xd=\"2\" yd=\"9\" zd=\"0\"/></path>";
		final Reconstruction apart = read(document(HEAD + STEM + near + later));
		assertEquals(3, apart.trees());
		final Finding finding = finding(apart, "near ends");
		assertEquals(3, finding.count(),
			"the ends of the first path lie near the second, too; what was traced at another time does not count");
		assertTrue(finding.action().contains("2.02 µm, 2.02 µm, 0.25 µm;"), finding.action());
		final Reconstruction joined = read(document(HEAD + STEM + near.replace("id=\"1\"", "id=\"1\" startson=\"0\" startsindex=\"1\"")));
		assertTrue(joined.findings().stream().noneMatch(said -> said.kind().equals("near ends")));
	}

	@Test
	void aTracedPathConvertsAsInSnt() throws IOException {
		final Reconstruction traced = TracesReader.read(SharedData.file("data/traces/fitted.traces"), TracesReader.Fits.NEVER);
		final Reconstruction exported = SwcReader.read(SharedData.file("data/traces/unfitted.swc.txt"));
		assertEquals(exported.points(), traced.points());
	}

	@Test
	void aFittedFileHasItsFittedPathsAndTheirRadii() throws IOException {
		final Reconstruction cell = TracesReader.read(SharedData.file("data/traces/fitted.traces"));
		assertEquals(289, cell.size());
		assertTrue(cell.points().stream().allMatch(point -> point.radius() > 0));
		assertEquals(1, cell.trees());
	}
}
