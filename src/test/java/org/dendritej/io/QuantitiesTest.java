/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

	@ParameterizedTest
	@CsvSource({ "0.3 nS, uS, 3e-4", "0.0003 µS, uS, 3e-4", "300pS, uS, 3e-4", "-75 mV, mV, -75", "−0.075 V, mV, -75",
		"2 Ohm m, Ohm cm, 200",
		"0.6 S/m2, S/cm2, 6e-5", "0.6 pS/um2, S/cm2, 6e-5", "1 s, ms, 1000", "1e3 us, ms, 1", ".5 kHz, Hz, 500", "5. um, um, 5",
		"0.08 /mV, /mV, 0.08", "80 1/V, /mV, 0.08", "37 °C, degC, 37", "1 F/m², uF/cm2, 100", "+1E-3 mM, mM, 0.001",
		"4 parsnip, parsnip, 4" })
	void quantitiesAreChangedToTheUnitThatIsWantedWithOneRounding(final String text, final String unit, final double value) {
		assertEquals(value, Quantities.parse(text, unit).orElseThrow());
	}

	@ParameterizedTest
	@CsvSource({ "0.3 mV, uS", "0.3, uS", "nS, uS", "0.3 n S, uS", "1e999 mV, mV", "NaN mV, mV", "infinite, ms", "0x10 mV, mV",
		"1 2 mV, mV",
		"1e99999999999 mV, mV", "'', mV", "310 K, degC", "1d mV, mV", "3 parsnip, um" })
	void whatIsNoQuantityOfTheKindIsRefused(final String text, final String unit) {
		assertTrue(Quantities.parse(text, unit).isEmpty());
	}

	@Test
	void whatIsWrittenReadsBackAsTheSameBits() {
		final Random random = new Random(1);
		final String[] units = { "uS", "mV", "S/cm2", "/mV", "parsnip" };
		for (int i = 0; i < 20_000; i++) {
			final double value =
				i < 4 ? new double[] { 0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE }[i] : Double.longBitsToDouble(random.nextLong());
			if (!Double.isFinite(value) || Math.abs(value) > 1e305)
				continue;
			final String text = Quantities.format(value, units[i % units.length]);
			assertEquals(Double.doubleToRawLongBits(value),
				Double.doubleToRawLongBits(Quantities.parse(text, units[i % units.length]).orElseThrow()), text);
		}
	}

	@ParameterizedTest
	@CsvSource({ "3e-4, uS, 0.3 nS", "-75, mV, -75 mV", "6e-5, S/cm2, 6e-5 S/cm2", "1.25e-4, S/cm2, 0.000125 S/cm2",
		"-1.25e-7, S/cm2, -1.25e-7 S/cm2", "1e-12, S/cm2, 1e-12 S/cm2", "1e9, um, 1e9 um",
		"0.025, ms, 0.025 ms", "0.1, nA, 0.1 nA", "1234567, ms, 1234567 ms", "-0.0, mV, -0 mV" })
	void whatIsWrittenIsShort(final double value, final String unit, final String text) {
		assertEquals(text, Quantities.format(value, unit));
	}

	/** Among them some for which some versions of Java print more digits. */
	@ParameterizedTest
	@CsvSource({ "2e23", "5e-324", "1.0e23", "9.007199254740992e15", "2.2250738585072014e-308", "1.7976931348623157e308", "2.2e-322", "0.1",
		"0" })
	void decimalNumbersHaveAsFewDigitsAsTheyNeed(final String text) {
		final BigDecimal shortest = Quantities.shortest(Double.parseDouble(text));
		assertEquals(Double.parseDouble(text), shortest.doubleValue());
		assertTrue(shortest.precision() <= new BigDecimal(text).precision(), shortest::toString);
	}
}
