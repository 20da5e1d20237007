/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

	@ParameterizedTest
	@CsvSource({ "mV, V, -3", "nS, uS, -3", "µS, μS, 0", "S/cm2, S/m2, 4", "uF/cm², F/m2, -2", "Ohm cm, Ohm m, -2", "Ω·cm, ohm-cm, 0",
		"MΩ, kOhm, 3", "Hz, 1/s, 0", "/ms, Hz, 3", "ms-1, kHz, 0", "pS/um2, S/cm2, -4", "mM, mol/m3, 0", "mol/l, M, 0",
		"mho/cm2, S cm^-2, 0",
		"nA/nA, 1, 0", "C/s, A, 0", "S V, A, 0", "F/s, S, 0", "Ohm * S, 1, 0", "S/cm2/um, S/m3, 10", "degC, °C, 0", "cm / s, m/s, -2",
		"mS, uS, 3",
		"'', 1, 0" })
	void unitsOfOneDimensionDifferByAPowerOfTen(final String unit, final String other, final int power) {
		final Unit a = Unit.parse(unit).orElseThrow(), b = Unit.parse(other).orElseThrow();
		assertTrue(a.measuresSameAs(b));
		assertEquals(power, a.powerOfTenIn(b));
		assertEquals(-power, b.powerOfTenIn(a));
	}

	@ParameterizedTest
	@CsvSource({ "mS, ms", "mV, nA", "S/cm2, S", "M, MOhm", "K, degC", "1, um" })
	void unitsOfDifferentDimensionsAreToldApart(final String unit, final String other) {
		final Unit a = Unit.parse(unit).orElseThrow(), b = Unit.parse(other).orElseThrow();
		assertTrue(!a.measuresSameAs(b));
		assertThrows(IllegalArgumentException.class, () -> a.powerOfTenIn(b));
	}

	@ParameterizedTest
	@ValueSource(strings = { "furlong", "mmV", "V/", "/", "//s", "*s", "m*", "S/(cm2)", "cm0", "cm--2", "cm-", "2", "V 2", "mVV", "um10",
		"m m m m m m m m m m m m m m m m m m m m m m" })
	void whatIsNoUnitIsRefused(final String text) {
		assertTrue(Unit.parse(text).isEmpty());
	}
}
