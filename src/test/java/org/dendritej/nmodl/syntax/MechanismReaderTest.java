/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dendritej.SharedData;
import org.dendritej.nmodl.syntax.Declaration.Limits;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Statement.Arrow;
import org.dendritej.nmodl.syntax.Statement.Assign;
import org.dendritej.nmodl.syntax.Statement.Reaction;
import org.dendritej.nmodl.syntax.Statement.Solve;
import org.dendritej.nmodl.syntax.Statement.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser makes of the language as it is used. Expressions are compared in the form {@link Written} gives them, with every pair of parentheses. */
class MechanismReaderTest {

	private static MechanismFile parse(final String text) {
		return MechanismReader.parse("test.mod", text, Map.of());
	}

	private static List<Statement> body(final String statements) {
		return parse("PROCEDURE p() {\n" + statements + "\n}").blocks().get(0).body();
	}

	private static String value(final String expression) {
		return Written.of(((Assign) body("x = " + expression).get(0)).value());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "1 + 2 * 3 - 4; ((1 + (2 * 3)) - 4)", "a / b * c; ((a / b) * c)", "a ^ b ^ c; (a ^ (b ^ c))",
		"-a ^ 2; (-(a ^ 2))", "-a * b; ((-a) * b)", "a ^ -b; (a ^ (-b))", "!a == b; ((!a) == b)", "a < b == c; ((a < b) == c)",
		"a || b && c; (a || (b && c))", "2 (mV) * v; (2(mV) * v)", "1(/ms) + .5e-3; (1(/ms) + 5.0E-4)",
		"exp((v - 3)/k); exp(((v - 3) / k))",
		"m'; m'1", "f(); f()", "inf[1] + x[i + 2/2]; (inf[1] + x[(TRUNC i + (2 // 2))])", "a<-b; (a < (-b))", "5. + 1e3; (5 + 1000)" })
	void expressionsAreGroupedAsNeuronGroupsThem(final String text, final String meaning) {
		assertEquals(meaning, value(text));
	}

	@Test
	void whatANeuronBlockSaysIsFound() {
		final Neuron neuron = parse("""
			NEURON { THREADSAFE SUFFIX kca REPRESENTS NCIT:C17145
				USEION k READ ek WRITE ik USEION ca READ cai, eca CHARGE 2 REPRESENTS [CHEBI:29108]
				USEION q WRITE iq VALENCE -1
				NONSPECIFIC_CURRENT il RANGE g,gbar GLOBAL inf POINTER p BBCOREPOINTER b EXTERNAL e, f }
			""").neuron();
		assertEquals("kca", neuron.name().name());
		assertEquals(Neuron.Kind.DENSITY, neuron.kind());
		assertEquals(List.of("k", "ca", "q"), neuron.ions().stream().map(Neuron.Ion::name).toList());
		assertEquals(List.of("cai", "eca"), neuron.ions().get(1).reads().stream().map(Name::name).toList());
		assertEquals(OptionalDouble.of(2), neuron.ions().get(1).valence());
		assertEquals(OptionalDouble.of(-1), neuron.ions().get(2).valence());
		assertEquals(List.of("g", "gbar"), neuron.range().stream().map(Name::name).toList());
		assertEquals(2, neuron.external().size());
		assertTrue(neuron.threadSafe());
	}

	@Test
	void declarationsKeepUnitsLimitsLengthsAndDefaults() {
		final MechanismFile file = parse("""
			TITLE  A channel ! not part of the title
			UNITS { (mA) = (milliamp) F = 96520 (coulomb) R = (k-mole) (joule/degC) FARADAY = (faraday) -> (coulomb) }
			DEFINE N 3
			INDEPENDENT {t FROM 0 TO 1 WITH 1 (ms)}
			PARAMETER { gbar = .12 (S/cm2) <0,1e9> e = -65 (mV) c[N] (mM) q }
			CONSTANT { k = 1.5e-2 (1) }
			ASSIGNED { v (millivolt) inf[N] i (mA/cm2) }
			STATE { m FROM 0 TO 1 h START 0.5 (1) <1e-3> ca[2] (mM) }
			LOCAL a, b[N]
			""");
		assertEquals(Optional.of("A channel"), file.title());
		assertEquals("milliamp", file.units().get(0).meaning().text());
		assertEquals("k-mole", file.unitConstants().get(1).from().orElseThrow().text());
		assertEquals("coulomb", file.unitConstants().get(2).unit().text());
		assertEquals(Optional.of(new Limits(0, 1e9)), file.parameters().get(0).limits());
		assertEquals(OptionalDouble.of(-65), file.parameters().get(1).value());
		assertEquals(OptionalInt.of(3), file.parameters().get(2).length());
		assertEquals(OptionalInt.of(3), file.assigned().get(1).length());
		assertEquals(Optional.of(new Limits(0, 1)), file.states().get(0).range());
		assertEquals(OptionalDouble.of(0.5), file.states().get(1).start());
		assertEquals(OptionalInt.of(3), file.locals().get(1).length());
		assertEquals(new Position("test.mod", 5, 13), file.parameters().get(0).position());
	}

	@Test
	void kineticSchemesSolveStatementsAndWatchesAreFound() {
		final List<Block> blocks = parse("""
			KINETIC s { COMPARTMENT i, vol[i] { ca } COMPARTMENT 2 { a b } LONGITUDINAL_DIFFUSION D { ca }
				~ 2 a + b <-> ca[0] (kf, kb)   ~ ca << (f)   ~ a -> (k)   CONSERVE a + 2 b = 1 }
			LINEAR l { ~ a + b = 1   ~+ a - b = 0 }
			BREAKPOINT { SOLVE s METHOD sparse SOLVE l STEADYSTATE sparse SOLVE p CONDUCTANCE g USEION k }
			NET_RECEIVE (w, g1 (uS)) { INITIAL { g1 = 0 } WATCH (v > -20) 2 , (v < 3*f(x)) 3 FOR_NETCONS(w, q) { q = 1 } net_send(5, 1) }
			BEFORE BREAKPOINT { x = 1 } AFTER SOLVE { x = 2 } FUNCTION_TABLE tab(v (mV)) (/ms)
			""").blocks();
		final List<Reaction> reactions =
			blocks.get(0).body().stream().filter(Reaction.class::isInstance).map(Reaction.class::cast).toList();
		assertEquals(List.of(Arrow.REVERSIBLE, Arrow.FLUX, Arrow.DECAY), reactions.stream().map(Reaction::kind).toList());
		assertEquals(2, reactions.get(0).left().get(0).coefficient());
		assertEquals(2, blocks.get(1).body().size());
		assertTrue(blocks.get(2).body().get(1) instanceof Solve solve && solve.steadyState());
		assertEquals(2, ((Watch) blocks.get(3).body().get(1)).conditions().size());
		assertTrue(blocks.get(4) instanceof Block.Around around && !around.after());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void anyEndOfLineCommentsAndOldSpellingsAreTaken(final String end) {
		final MechanismFile file =
			parse(String.join(end, "? a comment", ": another { PARAMETER", "COMMENT", "é { NEURON {", "  ENDCOMMENT rest",
				"PROCEDURE rates(v) { LOCAL a UNITSOFF", "  if (v < 1) { a = 1 } else if (v == 2) { a = 2 b = 3 } ELSE { a = 4 }",
				"  WHILE (a > 0) { a = a - 1 } FROM i = 0 TO 3 BY 2 { b = i } PROTECT b = 1 MUTEXLOCK { b = 2 } UNITSON",
				"  TABLE minf, mtau DEPEND celsius FROM -100 TO 100 WITH 200 }"));
		assertEquals(7, file.blocks().get(0).body().size());
		assertEquals(6, file.blocks().get(0).position().line());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "NEURON { SUFFIX }|1:17: found \"}\", expected the name of the mechanism",
		"PROCEDURE p() { x = }|1:21: found \"}\", expected a number, a name or \"(\" in an expression",
		"BREAKPOINT { SOLVE|1:19: found the end of the file, expected the name of a block after SOLVE",
		"BREAKPOINT { x = 1|1:12: BREAKPOINT has no end; expected \"}\" before the end of the file",
		"PARAMETER { a = b }|1:17: found \"b\", expected the value of the parameter, a number",
		"STATE { x[0] }|1:11: found an array of length 0, expected 1 to 10000",
		"PARAMETER { x = 1e999 }|1:17: the number 1e999 is too large",
		"PROCEDURE p() { x = 1 (mV }|1:23: the parenthesis of this unit is not closed on its line",
		"INCLUDE \"../../etc/passwd\"|1:9: found INCLUDE of \"../../etc/passwd\", expected the plain name of a file beside the mechanism",
		"INCLUDE \"no.inc\"|1:9: there is no file no.inc beside test.mod",
		"PROCEDURE p() { x = 1 LOCAL a }|1:23: found LOCAL, expected it at the beginning of its block",
		"VERBATIM return 0; ENDVERBATIM|1:1: this block has no end; expected a line that begins with ENDVERBATIM",
		"PARAMETER { \u00e4 = 1 }|1:13: found the character U+00E4, expected plain letters, digits and signs outside comments",
		"TERMINAL { }|1:1: found the keyword TERMINAL, expected the keyword of a block, such as NEURON or BREAKPOINT" })
	void errorsNamePlaceFindingAndExpectation(final String text, final String message) {
		assertEquals("test.mod:" + message, assertThrows(NmodlException.class, () -> parse(text)).getMessage());
	}

	@Test
	void filesBesideAreIncludedWithPlacesOfTheirOwn() {
		final MechanismFile file = MechanismReader.parse("a.mod", "NEURON { SUFFIX a }\nINCLUDE \"b.inc\"\nSTATE { n }",
			Map.of("b.inc", "NEURON { RANGE x }\nSTATE { m }"));
		assertEquals("a", file.neuron().name().name());
		assertEquals(1, file.neuron().range().size());
		assertEquals(new Position("b.inc", 2, 9), file.states().get(0).position());
		assertEquals(new Position("a.mod", 3, 9), file.states().get(1).position());
	}

	@Test
	void latinTextIsReadAndAFileThatIsNotThereIsTheDisksFault(@TempDir final Path folder) throws IOException {
		final Path file = Files.write(folder.resolve("l.mod"), ": 10 \u00b5m\nNEURON { SUFFIX l }".getBytes(StandardCharsets.ISO_8859_1));
		assertEquals("l", MechanismReader.read(file).neuron().name().name());
		assertThrows(IOException.class, () -> MechanismReader.read(folder.resolve("none.mod")));
	}

	@Test
	void theReferenceMechanismsAreRead() throws IOException {
		try (Stream<Path> files = Files.list(SharedData.file("reference/mod"))) {
			final List<Path> mods = files.filter(file -> file.toString().endsWith(".mod")).toList();
			assertFalse(mods.isEmpty());
			for (final Path mod : mods)
				assertFalse(MechanismReader.read(mod).blocks().isEmpty(), mod.toString());
		}
	}
}
