/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.dendritej.nmodl.program.Instruction.Constraint;
import org.dendritej.nmodl.program.Instruction.Derivative;
import org.dendritej.nmodl.program.Instruction.Solve;
import org.dendritej.nmodl.program.Symbol.Role;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.dendritej.nmodl.syntax.NmodlException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What becomes of names, calls, loops, reactions and ions; and what is refused, in bounded time. */
class LoweringTest {

	private static Program lower(final String text) {
		return Lowering.of(MechanismReader.parse("a.mod", text, Map.of()));
	}

	private static Symbol symbol(final Program program, final String name) {
		return program.symbols().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
	}

	private static void assertRefused(final String part, final String text) {
		final String message =
			Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThrows(NmodlException.class, () -> lower(text)))
				.getMessage();
		assertTrue(message.startsWith("a.mod:") && message.contains(part), message);
	}

	@Test
	void noCallIsLeftAndAnArgumentNamedAsTheVoltageHidesIt() {
		final Program program = lower("""
			NEURON { SUFFIX s RANGE x }
			ASSIGNED { v (mV) x }
			BREAKPOINT { x = f(3) + f(v) }
			FUNCTION f(v) { v = v + 1 f = 2*v }
			""");
		assertEquals(0, program.current().instructions().size());
		assertTrue(program.advance().instructions().stream().allMatch(i -> i instanceof Instruction.Assign),
			"no currents: the rest moves with the states");
		assertTrue(program.symbols().stream().anyMatch(s -> s.role() == Role.TEMPORARY && s.name().equals("v")));
		assertEquals(Role.VOLTAGE, program.symbols().stream().filter(s -> s.name().equals("v")).findFirst().orElseThrow().role());
	}

	@Test
	void whatIsReadBeforeItIsAssignedIsKeptInEachElementAndTheRestIsTemporary() {
		final Program program = lower("""
			NEURON { SUFFIX s NONSPECIFIC_CURRENT i GLOBAL kept, computed }
			PARAMETER { changed = 2 fixed = 3 }
			ASSIGNED { v (mV) i (mA/cm2) kept computed }
			LOCAL counted
			BREAKPOINT { computed = fixed*v i = computed + kept + counted kept = v counted = counted + 1 changed = changed + 1 }
			""");
		assertEquals(Role.KEPT, symbol(program, "kept").role());
		assertEquals(Role.KEPT, symbol(program, "counted").role());
		assertEquals(Role.TEMPORARY, symbol(program, "computed").role());
		assertEquals(Role.PARAMETER, symbol(program, "fixed").role());
		final Symbol changed = symbol(program, "changed");
		assertEquals(Role.KEPT, changed.role());
		assertTrue(changed.settable() && changed.carried());
		assertEquals(2, changed.start());
	}

	@Test
	void loopsAreUnrolledAndArraysBecomeScalarsUnlessAnIndexIsComputed() {
		final Program program = lower("""
			NEURON { SUFFIX s RANGE a, b, q }
			DEFINE N 3
			ASSIGNED { a[N] b[N] q }
			INITIAL { FROM i = 0 TO N-1 { a[i] = i + 10 b[q] = i } }
			""");
		for (int i = 0; i < 3; i++)
			assertEquals(0, symbol(program, "a[" + i + "]").length());
		assertEquals(3, symbol(program, "b").length());
		assertEquals(List.of(10., 11., 12.), program.initial().instructions().stream().filter(Instruction.Assign.class::isInstance).map(
			i -> ((Value.Constant) ((Instruction.Assign) i).value()).value()).toList());
	}

	@Test
	void aConcentrationThatIsWrittenHoldsWhatTheIonHas() {
		final Program program = lower("""
			NEURON { SUFFIX s USEION ca READ ica WRITE cai RANGE x }
			ASSIGNED { ica (mA/cm2) cai (mM) x }
			INITIAL { x = cai }
			BREAKPOINT { SOLVE p }
			PROCEDURE p() { cai = cai + ica }
			""");
		for (final Code code : List.of(program.initial(), program.advance()))
			assertTrue(
				code.instructions().stream().anyMatch(i -> i instanceof Instruction.Load load && load.symbol().name().equals("cai")));
	}

	@Test
	void equationsThatAFunctionSolvesAreSolvedWhereItIsCalled() {
		final Program program = lower("""
			NEURON { SUFFIX s NONSPECIFIC_CURRENT i }
			ASSIGNED { v (mV) i (mA/cm2) }
			STATE { e m }
			BREAKPOINT { SOLVE d METHOD cnexp i = m*f() }
			DERIVATIVE d { m' = -m }
			FUNCTION f() { if (v > -60) { SOLVE l f = e } }
			LINEAR l { ~ e = 2*v }
			""");
		assertEquals(1, program.advance().instructions().stream().filter(Solve.class::isInstance).count());
		assertTrue(program.current().instructions().stream().anyMatch(i -> i instanceof Instruction.If branch && branch.then()
			.instructions().stream().anyMatch(Solve.class::isInstance)));
	}

	@Test
	void reactionsBecomeEquationsAndWhatIsConservedReplacesTheLastOfThem() {
		final Program program = lower("""
			NEURON { SUFFIX s GLOBAL size }
			PARAMETER { k1 = 1 k2 = 2 size = 3 total = 5 }
			STATE { a b c }
			BREAKPOINT { SOLVE k METHOD sparse }
			KINETIC k { COMPARTMENT size { a b } ~ a + 2 b <-> c (k1, k2) ~ a << (k2) ~ b -> (k1) CONSERVE a + b + c = total }
			""");
		final Solve solve = (Solve) program.advance().instructions().get(0);
		assertEquals(Instruction.Method.SPARSE, solve.method());
		assertEquals(List.of("a", "b"),
			solve.body().instructions().stream().filter(Derivative.class::isInstance).map(i -> ((Derivative) i).state().name())
				.sorted().toList());
		assertEquals(List.of("c"),
			solve.body().instructions().stream().filter(Constraint.class::isInstance).map(i -> ((Constraint) i).state().name())
				.toList());
	}

	@Test
	void constantsOfUnitsHaveTheirModernValues() {
		final Program program = lower(
			"""
				NEURON { SUFFIX s RANGE f, k, r, p }
				UNITS { FARADAY = (faraday) (coulomb) KILO = (faraday) (kilocoulombs) R = (k-mole) (joule/degC) PI = (pi) (1) (mM) = (milli/liter) }
				ASSIGNED { f k r p }
				INITIAL { f = FARADAY k = KILO r = R p = PI }
				""");
		final double[] expected = { 96485.3321233100141, 96.4853321233100141, 8.3144626181532395, Math.PI };
		for (int i = 0; i < 4; i++)
			assertEquals(expected[i], ((Value.Constant) ((Instruction.Assign) program.initial().instructions().get(i)).value()).value(),
				1e-13 * expected[i]);
	}

	@Test
	void ionsAreLoadedAndConcentrationsStoredCurrentsAddedStatesOfIonsNotReset() {
		final Program program = lower("""
			NEURON { SUFFIX s USEION ca READ ica WRITE cai USEION xy READ exy WRITE ixy VALENCE -1 }
			ASSIGNED { v (mV) ica (mA/cm2) exy (mV) ixy (mA/cm2) }
			STATE { cai (mM) other }
			BREAKPOINT { SOLVE d METHOD cnexp ixy = v - exy }
			DERIVATIVE d { cai' = -ica other' = -other }
			""");
		assertEquals(List.of(2, -1), program.ions().stream().map(ion -> ion.charge().getAsInt()).toList());
		assertEquals("xy", program.currents().get(0).ion().orElseThrow());
		assertEquals(1, program.initial().instructions().stream().filter(Instruction.Assign.class::isInstance).count(),
			"only the state that is no ion's");
		assertTrue(program.advance().instructions().get(program.advance().instructions().size() - 1) instanceof Instruction.Store);
		assertTrue(program.isPool());
		assertFalse(program.current().instructions().stream().anyMatch(Instruction.Store.class::isInstance));
	}

	@Test
	void tablesAreNotMadeAndCodeThatAsksIsToldSo() {
		final Program program = lower("""
			NEURON { SUFFIX s RANGE x }
			ASSIGNED { v (mV) x }
			INITIAL { if (usetable == 0) { x = f(v) } else { x = 1 } }
			FUNCTION f(u) { TABLE FROM 0 TO 1 WITH 10 f = u }
			""");
		assertTrue(program.initial().instructions().stream().allMatch(Instruction.Assign.class::isInstance));
		assertTrue(program.warnings().stream().anyMatch(warning -> warning.text().contains("computed exactly")));
	}

	@Test
	void hostileCodeIsRefusedInBoundedTime() {
		final String head = "NEURON { SUFFIX s RANGE x }\nASSIGNED { x y[3] }\n";
		assertRefused("calls itself", head + "INITIAL { x = f(1) }\nFUNCTION f(a) { f = g(a) }\nFUNCTION g(a) { g = f(a) }");
		final StringBuilder doubling = new StringBuilder(head + "INITIAL { x = f0(1) }\n");
		for (int i = 0; i < 40; i++)
			doubling
				.append("FUNCTION f" + i + "(a) { f" + i + " = " + (i < 39 ? "f" + (i + 1) + "(a) + f" + (i + 1) + "(a)" : "a") + " }\n");
		assertRefused("inlined", doubling.toString());
		assertRefused("always holds", head + "INITIAL { WHILE (1) { x = 2 } }");
		assertRefused("repetitions", head + "INITIAL { FROM i = 0 TO 2000000000 { x = i } }");
		assertRefused("index 3", head + "INITIAL { y[3] = 1 }");
		assertRefused("not declared", head + "INITIAL { z = 1 }");
		assertRefused("belongs to the simulation", head + "INITIAL { dt = 1 }");
		assertRefused("no function", head + "INITIAL { x = fopen(1) }");
	}

	@Test
	void whatOnlyAnotherProgramGivesIsRefusedWhereItIsUsedAndOnlyThere() {
		final String head = "NEURON { SUFFIX s POINTER p EXTERNAL e RANGE x }\nASSIGNED { x p e }\nFUNCTION_TABLE table(a)\n";
		assertRefused("points to nothing", head + "INITIAL { x = p }");
		assertRefused("another mechanism or program", head + "INITIAL { x = e }");
		assertRefused("FUNCTION_TABLE", head + "INITIAL { x = table(1) }");
		assertEquals("s", lower(head + "INITIAL { if (nrn_pointing(p)) { x = p } }\nPROCEDURE never() { x = e + table(1) }").name());
	}
}
