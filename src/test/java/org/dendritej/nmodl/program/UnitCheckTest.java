/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dendritej.SharedData;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.dendritej.nmodl.syntax.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units are compared where both sides give them, and a plain number fits everything. */
class UnitCheckTest {

	private static String warnings(final String statements) {
		final String text = """
			NEURON { SUFFIX u USEION ca READ cai WRITE ica RANGE g, k, tau, x }
			UNITS { (mV) = (millivolt) (mA) = (milliamp) (S) = (siemens) (molar) = (1/liter) (mM) = (millimolar) (um) = (micron)
				F = (faraday) (coulomb) }
			PARAMETER { g = 1 (S/cm2) e = 0 (mV) k = 5 (mV) tau = 1 (ms) depth = 0.1 (um) w = 1 (/mV) q = 3 }
			ASSIGNED { v (mV) ica (mA/cm^2) cai (mM) x (1) p }
			STATE { m c (mM) }
			FUNCTION f(a (mV), b (/ms)) (ms) { f = 1 }
			BREAKPOINT { %s }
			DERIVATIVE s { m' = (1 - m)/tau c' = -10000*ica/(2*F*depth) - c/tau }
			""".formatted(statements);
		return UnitCheck.of(MechanismReader.parse("u.mod", text, Map.of())).stream().map(Warning::text).collect(Collectors.joining("; "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ica = g*m^3*(v - e)", "ica = 2*g*(v + 65)", "x = exp(-(v - e)/k) + 1", "x = exp((v + 40)/10)", "x = exp(w*v)",
		"if (v > 3 (mV)) { x = 2 }", "x = f(v, 1/tau)/tau", "LOCAL v v = tau", "p = v + p", "x = q^((celsius - 23)/10)", "x = fabs(v)/k",
		"UNITSOFF x = v UNITSON", "x = (v/1(mV))^2", "ica = 1e3(mV/volt)*2(mho/cm2)*v/1(volt)*1(mV)*1e-3" })
	void whatFitsIsSilent(final String statements) {
		assertEquals("", warnings(statements));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "p = v + tau|what is left of + has the unit (mV), what is right of it has the unit (ms)",
		"x = exp(v)|the argument of exp has the unit (mV), expected no unit", "x = 2^tau|the exponent has the unit (ms), expected no unit",
		"if (v > 3 (volt)) { x = 2 }|what is left of > has the unit (mV), what is right of it has the unit (V)",
		"p = f(tau, 1/tau)|the argument a of f has the unit (mV), what is given has the unit (ms)",
		"x = f(v, q)|x has no unit, what is assigned has the unit (ms)",
		"ica = g|ica has the unit (mA/cm2), what is assigned has the unit (S/cm2)",
		"UNITSOFF x = v UNITSON x = k|x has no unit, what is assigned has the unit (mV)", "p = 1 (mW/foo)|the unit (mW/foo) is not known" })
	void whatDoesNotFitIsTold(final String statements, final String warning) {
		assertEquals(warning, warnings(statements));
	}

	@Test
	void variablesOfTheSimulationHaveTheirUnitsWhateverAFileSays() {
		final List<Warning> warnings = UnitCheck.of(MechanismReader.parse("u.mod",
			"NEURON { POINT_PROCESS u NONSPECIFIC_CURRENT i }\nASSIGNED { v (volt) i (mA/cm2) t (ms) }", Map.of()));
		assertEquals(List.of("u.mod:2:12: v has the unit (mV), whatever is declared; found (volt)",
			"u.mod:2:21: i has the unit (nA), whatever is declared; found (mA/cm2)"), warnings.stream().map(Warning::toString).toList());
	}

	@Test
	void theReferenceMechanismsAreConsistent() throws IOException {
		try (Stream<Path> files = Files.list(SharedData.file("reference/mod"))) {
			for (final Path mod : files.filter(file -> file.toString().endsWith(".mod")).toList())
				assertEquals(List.of(), UnitCheck.of(MechanismReader.read(mod)), mod.toString());
		}
	}
}
