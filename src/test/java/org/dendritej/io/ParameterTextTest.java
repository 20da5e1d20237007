/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.model.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTextTest {

	private static Map<String, Distribution> read(final String text) {
		return ParameterText.read(text, HodgkinHuxley.INSTANCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gnabar=0.1 S/cm2", "gnabar=0.1", " gnabar = 100 mS/cm2 ;", "gnabar=1e-1\n" })
	void aQuantityIsReadInAnyUnitAndANumberInThatOfTheMechanism(final String text) {
		assertEquals(Map.of("gnabar", new Distribution.Constant(0.1)), read(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{linear: {intercept: 0.1 S/cm2, slope: -1e-5 S/cm2/um}}",
		"{\"linear\": {\"intercept\": \"0.1 S/cm2\", \"slope\": \"-1e-5 S/cm2/um\"}}" })
	void whatDependsOnThePathDistanceStandsInBraces(final String value) {
		assertEquals(Map.of("gnabar", new Distribution.Linear(0.1, -1e-5), "gkbar", new Distribution.Constant(0.02)),
			read("gnabar=" + value + "; gkbar=0.02"));
		assertEquals(new Distribution.Table(java.util.List.of(0., 50.), java.util.List.of(0.1, 0.2)),
			read("gkbar={table: {distances: [0 um, 50 um], values: [0.1 S/cm2, 0.2 S/cm2]}}").get("gkbar"));
	}

	@Test
	void nothingIsNothing() {
		assertEquals(Map.of(), read(" ; \n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "gnabar|expected name=value", "=3|expected name=value", "gnbar=3|did you mean \"gnabar\"?",
		"gnabar=3; gnabar=4|set twice", "gnabar=3 mV|found \"3 mV\"", "gnabar=NaN|found \"NaN\"", "gnabar=-1|must lie between",
		"gnabar={|not valid JSON",
		"gnabar={linear: 3}|found 3", "gnabar={line: {}}|linear" })
	void mistakesAreToldInASentence(final String text, final String part) {
		final String message = assertThrows(ModelFileException.class, () -> read(text)).getMessage();
		assertTrue(message.contains(part) && message.lines().count() == 1, message);
	}
}
