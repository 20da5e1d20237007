/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C in VERBATIM: what is certain becomes statements, the rest keeps its place and the reason. */
class VerbatimTest {

	private static String meaning(final String block, final String body) {
		final String text = block + " {\n" + body.replace("<<", "VERBATIM\n").replace(">>", "\nENDVERBATIM\n") + "\n}";
		return Written.of(MechanismReader.parse("c.mod", text, Map.of()).blocks().get(0).body());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "x = 1 <<return 0;>>|x = 1 f = 0", "<< return; >>|''", "<</* nothing */ // here>>|''",
		"<<_lf = _la * 2.5e-1;>>|f = (a * 0.25)", "<<return _la;>>|f = a", "<<cai = _ion_cai;>>|readion cai",
		"<<x += 1/2;>>|x = (x + (1 // 2))",
		"<<x = 1./2; y = (int)x;>>|x = (1 / 2) y = TRUNC x", "<<printf(\"%g = %g\", x, (y)); fprintf(stderr,\"a\");>>|''",
		"<<if (x < 3) { x = 1; } else hoc_execerror(\"no\", \"more\");>>|if (x < 3) {x = 1} else {fail \"no more\"}",
		"<<if (x) return 3; else x = 1;>> y = 2|if x {f = 3} else {x = 1 y = 2}", "<<double a = 3, b; b = a;>>|local a,b a = 3 b = a",
		"<<for (i = 0; i < 3; i++) { x = x + y[(int)i]; }>>|i = 0 while (i < 3) {x = (x + y[TRUNC i]) i = (i + 1)}",
		"<<{extern int cvode_active_; if (cvode_active_) { hoc_execerror(\"a\", \"b\"); }}>>|''",
		"<<for (int i = 2; i > 0; i--) x = i;>>|local i i = 2 while (i > 0) {x = i i = (i - 1)}",
		"<<switch (_lj) { case 0: x = 1; break; case 1: x = t[_lj]; break; }>>|if (j == 0) {x = 1} else {if (j == 1) {x = t[j]} else {}}",
		"<<if ((t[0] = 1 / (_la + x)) < z) { t[0] = z; }>>|t[0] = (1 / (a + x)) if (t[0] < z) {t[0] = z} else {}",
		"<<#ifdef NRN_VERSION_GTEQ_8_2_0~x = 1;~#else~x = 2;~#endif>>|x = 1", "<<rates(_threadargscomma_ v);>>|rates(v)",
		"<<FILE *o; o = fopen(\"f\", \"a\"); fprintf(o, \"%g\", t); fclose(o);>>|''",
		"<<{ void* vv; vv = *((void**)(&space)); if (vv) { a->b[2] = *c; } else { x = 1; } }>>|x = 1",
		"<<double* p; void **q = (void**)(&rng); p = (double*)*q; if (p != NULL && x > 1) { x = p[1]; } y = 2;>>|y = 2",
		"<<if (_p_rng) { MACRO(a = (b*)_p_rng; c++;) } else x = 3;>>|x = 3",
		"<<x = (_la <= 0.5 ? _la : 1. - _la);>>|local choice@3:17 if (a <= 0.5) {choice@3:17 = a} else {choice@3:17 = (1 - a)} x = choice@3:17",
		"<<#if NRN_VERSION_LT(9, 0, 0)~x = 1;~#else~x = 2;~#endif>>|x = 1", "<<#define N 4~x = N;>>|x = 4",
		"<<cai = 2 * _ion_cai;>>|readion cai cai = (2 * cai)", "<<if (ifarg(1)) { x = *getarg(1); } else { x = 2; }>>|x = 2",
		"<<#if !NRNBBCORE>> x = 1 <<#else>> x = 2 <<#endif>>|x = 1", "<<#ifdef STIM_DEBUG~x = ;~#endif>>|''" })
	void whatIsCertainBecomesStatements(final String body, final String meaning) {
		assertEquals(meaning, meaning("FUNCTION f(a)", body.replace("~", "\n")));
	}

	@Test
	void anIfThatSpansTwoBlocksTakesTheNmodlBetweenThemAndAGeneratorIsAParameter() {
		final String text = """
			NEURON { ARTIFICIAL_CELL c POINTER rng }
			FUNCTION erand() {
			VERBATIM
				if (_p_rng) {
					_lerand = nrn_random_pick(_p_rng);
				}else{
					if (_nt != nrn_threads) {
			hoc_execerror("multithread random"," only via hoc Random");
					}
			ENDVERBATIM
				erand = exprand(1)
			VERBATIM
				}
			ENDVERBATIM
			}
			""";
		final MechanismFile file = MechanismReader.parse("c.mod", text, Map.of());
		assertEquals(
			"local drawn@5:13 if rng {if (rng == 2) {drawn@5:13 = exprand(1)} else {if (rng == 3) {drawn@5:13 = normrand(0, 1)} else " +
				"{drawn@5:13 = scop_random()}} erand = drawn@5:13} else {erand = exprand(1)}",
			Written.of(file.blocks().get(0).body()));
		assertEquals(new Position("c.mod", 4, 6), file.warnings().get(0).position());
		assertTrue(file.warnings().get(0).text().contains("rng is a source of random numbers"));
		assertEquals("rng", file.parameters().get(0).name());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "x = 1 <<*p = 3;>>|x = 1 C@3:1 it works with pointers of C",
		"<<x = a->b;>>|C@3:6 it works with pointers of C",
		"<<x = _lq + _p;>>|C@3:11 the meaning of \"_p\" is not certain here",
		"<<while (1) { return 2; }>>|C@3:1 this return ends more than is understood", "<<if (x) {>> y = 2|C@2:1 it breaks off",
		"<<x = 'a';>>|C@3:5 the meaning of \"'\" is not certain here",
		"<<cai = cai + _ion_cai;>>|C@3:13 the meaning of \"_ion_cai\" is not certain here",
		"<<#if FOO~x = 1;~#endif>>|C@3:1 the meaning of #if FOO is not known",
		"<<goto x;>>|C@3:6 the meaning of \"x\" is not certain here", "<<x = 010;>>|C@3:5 the number 010 is none of NMODL's" })
	void theRestKeepsItsPlaceAndTheReason(final String body, final String meaning) {
		assertEquals(meaning, meaning("FUNCTION f(a)", body.replace("~", "\n")));
	}

	@Test
	void aReturnInABlockToWhichNeuronAppendsIsNotUnderstood() {
		assertEquals("C@3:1 a return in this block ends more than it", meaning("BREAKPOINT", "<<return 0;>>"));
		assertEquals("if x {} else {y = 1}", meaning("INITIAL", "<<if (x) return;>> y = 1"));
	}

	@Test
	void aBreakEndsItsLoopAndNothingElse() {
		assertEquals("scope(local ended@2:1 ended@2:1 = 0 for j {if (!ended@2:1) {x = 1 if j {ended@2:1 = 1} else {x = 2}} else {}})",
			meaning("PROCEDURE p()", "FROM j = 0 TO 3 { x = 1 if (j) { <<break;>> } x = 2 }"));
		assertEquals(
			"scope(local ended@3:1 ended@3:1 = 0 while ((!ended@3:1) && y) {if (!ended@3:1) {if x {ended@3:1 = 1} else {}} else {}}) y = 3",
			meaning("PROCEDURE p()", "<<while (y) { if (x) break; } y = 3;>>"));
		assertEquals("C@3:1 this break ends more than is understood", meaning("PROCEDURE p()", "<<break;>>"));
	}

	@Test
	void numbersThatCDefinesHoldInNmodlToo() {
		final String text = "VERBATIM\n#define RESTART -99\nconst int SIZE = 3;\nENDVERBATIM\nPARAMETER { x = RESTART y = SIZE }\n" +
			"PROCEDURE p() { if (x == RESTART) { y = SIZE } }";
		assertEquals(List.of("SIZE", "RESTART"), MechanismReader.parse("c.mod", text.replace("x = RESTART y = SIZE", "x y"), Map.of())
			.constants().stream().map(constant -> constant.name()).sorted(java.util.Comparator.reverseOrder()).toList());
	}

	@Test
	void headersAndConstantsOfAFileAreNothingAndItsFunctionsAreKept() {
		final String text = """
			VERBATIM
			#include <stdlib.h>
			#define N 3
			ENDVERBATIM
			VERBATIM
			static int f() { return 1; }
			ENDVERBATIM
			""";
		final MechanismFile file = MechanismReader.parse("c.mod", text, Map.of());
		assertEquals(1, file.verbatim().size());
		assertEquals(6, file.verbatim().get(0).where().line());
	}
}
