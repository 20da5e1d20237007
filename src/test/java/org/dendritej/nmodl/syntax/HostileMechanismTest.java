/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that mean harm are refused with one sentence, on a stack as small as a worker's. */
class HostileMechanismTest {

	private static final String SIGNS = "(){}[]'\"~<->^&|!@:?*/=,.0 _e+-";
	private static final String WORDS = """
		TITLE t
		NEURON { SUFFIX x USEION ca READ cai WRITE ica VALENCE 2 RANGE g, h POINTER p }
		UNITS { (mV) = (millivolt) F = (faraday) (coulomb) }
		DEFINE N 4
		PARAMETER { g = 1 (S/cm2) <0, 1e9> c[N] (mM) }
		STATE { m FROM 0 TO 1 a[3] }
		LOCAL q[2]
		COMMENT
		{ BREAKPOINT
		ENDCOMMENT
		BREAKPOINT { SOLVE s METHOD cnexp IF (v < -30 (mV) && !(g >= 2)) { ica = g*m^3*(v - 5)/exp(-(v + 1)/k) } else { ica = 0 } }
		KINETIC s { ~ 2 m + a[0] <-> a[1] (1, f(v)) CONSERVE m + a[0] = 1 COMPARTMENT i, q[i] { a } ~ m << (3) }
		PROCEDURE p(x (mV)) { LOCAL b TABLE y DEPEND t FROM -1 TO 1 WITH 20 FROM i = 0 TO N - 1 { b = c[i] } WHILE (b > 0) { b = b - 1 }
		VERBATIM
			if (_p_p) { _lp = 3.0 * x[(int)y]; return 0; } else { switch (_lj) { case 0: y += 1; break; } /* c */ for (i=0;i<3;i++) y = i;
		ENDVERBATIM
			y = 1
		VERBATIM
			}
		ENDVERBATIM
		}
		NET_RECEIVE (w, f) { INITIAL { f = 1 } WATCH (v > -20) 2 net_send(1, 1) }
		""";

	private static NmodlException refused(final String text) {
		return assertThrows(NmodlException.class, () -> MechanismReader.parse("bad.mod", text, Map.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "-(", "{", "IF (x) {", "f(", "x[(", "!", "-", "a ^ ", "IF (x) { } ELSE ", "WHILE (f(" })
	void nestingOfAnyKindIsBounded(final String opening) {
		final boolean statement = opening.startsWith("{") || opening.startsWith("IF") || opening.startsWith("W");
		refused("PROCEDURE p() { " + (statement ? "" : "x = ") + opening.repeat(100_000 / opening.length()));
	}

	@Test
	void sumsOfAnyLengthAreBoundedSoThatTheTreeIsLow() {
		assertTrue(refused("PROCEDURE p() { x = 1" + " + 1".repeat(50_000) + "}").getMessage().contains("in a row"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "if (x) {", "x = ((", "x = -", "{", "if (x) { } else ", "while (x) ", "x = f(", "x = y[" })
	void nestingOfCIsBoundedAndNotUnderstood(final String opening) {
		final String text = "PROCEDURE p() {\nVERBATIM\n" + opening.repeat(50_000 / opening.length()) + "\nENDVERBATIM\n}";
		final Statement only = MechanismReader.parse("c.mod", text, Map.of()).blocks().get(0).body().get(0);
		assertTrue(only instanceof Statement.Verbatim);
	}

	@Test
	void hugeArraysNumbersAndNamesAreRefused() {
		refused("STATE { x[2000000000] }");
		refused("STATE { x[99999999999999999999] }");
		refused("PARAMETER { " + "x".repeat(100_000) + " = 1 }");
		refused("PARAMETER { x = " + "9".repeat(100_000) + " }");
		refused("DEFINE N 3 DEFINE N 4");
	}

	@Test
	void filesThatIncludeThemselvesOrEachOtherAreRefused() {
		final Map<String, String> beside = new HashMap<>(Map.of("a.inc", "INCLUDE \"b.inc\"", "b.inc", "INCLUDE \"a.inc\""));
		for (final String text : List.of("INCLUDE \"m.mod\"", "INCLUDE \"a.inc\"")) {
			beside.put("m.mod", text);
			final NmodlException e = assertThrows(NmodlException.class, () -> MechanismReader.parse("m.mod", text, beside));
			assertTrue(e.getMessage().contains("includes itself"), e.getMessage());
		}
		beside.put("big.inc", ": ".repeat(200_000));
		assertThrows(NmodlException.class, () -> MechanismReader.parse("m.mod", "INCLUDE \"big.inc\"\n".repeat(1000), beside));
	}

	@Test
	void fiftyMegabytesAreRefusedWithoutReadingThem(@TempDir final Path folder) throws IOException {
		final Path file = folder.resolve("big.mod");
		final byte[] line = "PARAMETER { x = 1 }\n".repeat(5000).getBytes(StandardCharsets.US_ASCII);
		try (OutputStream out = Files.newOutputStream(file)) {
			for (int i = 0; i < 500; i++)
				out.write(line);
		}
		final String message = assertThrows(NmodlException.class, () -> MechanismReader.read(file)).getMessage();
		assertEquals("big.mod:1:1: found more than 1000000 characters, expected a mechanism, which is never that large", message);
	}

	@Test
	void aBinaryFileIsRefused() {
		refused("\u007fELF\0\0\0");
		refused("\u001b[31m");
	}

	@Test
	void mutatedTextsRaiseNothingButTheClearException() throws InterruptedException {
		final Throwable[] other = new Throwable[1];
		final Thread small = new Thread(null, () -> other[0] = firstOtherException(new Random(1), 20_000), "fuzz", 256 * 1024);
		small.start();
		small.join();
		if (other[0] != null)
			fail("a mutated file", other[0]);
	}

	private static Throwable firstOtherException(final Random random, final int trials) {
		for (int trial = 0; trial < trials; trial++) {
			final String text = mutated(WORDS, random);
			try {
				MechanismReader.parse("fuzz.mod", text, Map.of("t", "STATE { z }"));
			}
			catch (final NmodlException clear) {
				if (clear.getMessage().lines().count() != 1 || clear.getMessage().length() > 300)
					return clear;
			}
			catch (final RuntimeException | StackOverflowError failure) {
				return new AssertionError(text, failure);
			}
		}
		return null;
	}

	/** A few characters or pieces removed, repeated, swapped or replaced. */
	static String mutated(final String text, final Random random) {
		final StringBuilder mutant = new StringBuilder(text);
		for (int n = 1 + random.nextInt(4); n > 0 && !mutant.isEmpty(); n--) {
			final int at = random.nextInt(mutant.length()), length = Math.min(mutant.length() - at, 1 + random.nextInt(12));
			final String piece = mutant.substring(at, at + length);
			switch (random.nextInt(5)) {
				case 0 -> mutant.delete(at, at + length);
				case 1 -> mutant.insert(random.nextInt(mutant.length()), piece);
				case 2 -> mutant.insert(at, piece.repeat(random.nextInt(40)));
				case 3 -> mutant.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
				default -> mutant.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
			}
		}
		return mutant.toString();
	}
}
