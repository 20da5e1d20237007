/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a model file by their place, and values for them. */
class ModelNumbersTest {

	private static final NeuronModel MODEL = ModelFiles.parse("""
		{ "dendritej": 1, "name": "5 mV", "reconstruction": { "file": "cell.swc" },
		  "biophysics": { "temperature": "20 degC", "mechanisms": [
		    { "region": "dendrites", "mechanism": "pas", "parameters": { "g": "6e-5 S/cm2" } },
		    { "region": "soma", "mechanism": "hh" }, { "region": "axon", "mechanism": "hh" } ] },
		  "synapses": [ { "name": "a/b", "receptors": [ { "mechanism": "AMPA", "weight": "0.3 nS" } ],
		    "sites": { "scattered": { "region": "dendrites", "number": 7 } }, "spikes": { "at": ["10 ms", "20 ms"] } } ] }
		""", Catalogue.STANDARD);

	private final ModelNumbers numbers = new ModelNumbers(MODEL);

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"/biophysics/temperature | temperature | 20 | degC",
		"/biophysics/mechanisms/0/parameters/g | dendrites pas g | 6e-5 | S/cm2",
		"/biophysics/mechanisms/1/parameters/gnabar | soma hh gnabar | 0.12 | S/cm2", // left at its default
		"/synapses/0/receptors/0/weight | a/b AMPA weight | 0.3 | nS",
		"/synapses/0/sites/scattered/number | a/b scattered number | 7 | ''",
		"/synapses/0/spikes/at/1 | a/b at 1 | 20 | ms",
		"/seed | seed | 1 | ''" })
	void everyNumberHasAPlaceALabelAndAUnit(final String pointer, final String label, final double value, final String unit) {
		final ModelNumbers.Entry entry = numbers.find(pointer);
		assertEquals(label, entry.label());
		assertEquals(value, entry.value());
		assertEquals(unit, entry.unit());
		assertEquals(entry, numbers.find(label), "by its label");
	}

	@Test
	void itemsOfListsMayBeCalledByTheirNames() {
		assertEquals("/synapses/0/receptors/0/weight", numbers.find("/synapses/a~1b/receptors/AMPA/weight").pointer());
		assertEquals("/biophysics/mechanisms/0/parameters/g", numbers.find("/biophysics/mechanisms/pas/parameters/g").pointer());
		assertEquals("/biophysics/mechanisms/2/parameters/gnabar", numbers.find("/biophysics/mechanisms/axon/parameters/gnabar").pointer());
	}

	@Test
	void aStarMeansAllItemsThatHaveTheNumber() {
		final ModelNumbers.Entry both = numbers.find("/biophysics/mechanisms/*/parameters/gnabar");
		assertEquals(new ModelNumbers.Entry("/biophysics/mechanisms/*/parameters/gnabar", "gnabar", 0.12, "S/cm2", false), both);
		final ModelNumbers changed =
			new ModelNumbers(numbers.with(Map.of(both.pointer(), 0.3, "/biophysics/mechanisms/0/parameters/g", 1e-4)));
		assertEquals(0.3, changed.find("axon hh gnabar").value());
		assertEquals(0.3, changed.find("soma hh gnabar").value());
		assertEquals(1e-4, changed.find("dendrites pas g").value());
		assertTrue(Double.isNaN(numbers.find("/synapses/0/spikes/at/*").value()), "they differ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"/biophysics/temprature | did you mean /biophysics/temperature?",
		"/biophysics/temp | did you mean /biophysics/temperature?",
		"gnabar | did you mean soma hh gnabar or axon hh gnabar?",
		"/biophysics/mechanisms/hh/parameters/gnabar | may be /biophysics/mechanisms/1/parameters/gnabar, /biophysics/mechanisms/2/parameters/gnabar; write the one",
		"/name | is no number of the model file but \"5 mV\"",
		"/biophysics/mechanisms/0/parameters | is no number of the model file but holds /biophysics/mechanisms/0/parameters/g, /biophysics/mechanisms/0/parameters/e",
		"/dendritej | is no number",
		"/ | the model file has no number \"/\"; expected the place of one",
		"x | expected the place of one, such as /" })
	void whatIsNoNumberIsRefusedWithWhatMayHaveBeenMeant(final String name, final String sentence) {
		final String message = assertThrows(ModelFileException.class, () -> numbers.find(name)).getMessage();
		assertTrue(message.contains(sentence), message);
	}

	/** Whatever the model: each number set to itself gives the same model, except that defaults are written then. */
	@Test
	void aNumberSetToItselfChangesNothing() {
		for (int seed = 0; seed < 40; seed++) {
			final NeuronModel model = new RandomModels(seed).next();
			final ModelNumbers all = new ModelNumbers(model);
			final String before = ModelFiles.toJson(model, Catalogue.STANDARD);
			assertFalse(all.all().isEmpty());
			for (final ModelNumbers.Entry entry : all.all()) {
				final NeuronModel same = all.with(Map.of(entry.pointer(), entry.value()));
				final String after = ModelFiles.toJson(same, Catalogue.STANDARD);
				assertTrue(after.equals(before) || entry.pointer().contains("/parameters/"), () -> entry + "\n" + before + "\n" + after);
				assertEquals(entry.value(), new ModelNumbers(same).find(entry.pointer()).value());
			}
		}
	}

	@Test
	void severalNumbersAreSetAtOnceAndOthersStay() {
		final NeuronModel changed =
			numbers.with(Map.of("/biophysics/temperature", 30.0, "/biophysics/mechanisms/2/parameters/gnabar", 0.5));
		assertEquals(30, changed.biophysics().celsius());
		final ModelNumbers after = new ModelNumbers(changed);
		assertEquals(0.5, after.find("axon hh gnabar").value());
		assertEquals(0.12, after.find("soma hh gnabar").value());
	}

	@Test
	void aValueThatTheModelFileMayNotHoldIsRefusedWithItsPlace() {
		final String message =
			assertThrows(ModelFileException.class, () -> numbers.with(Map.of("/synapses/0/sites/scattered/number", 2.5))).getMessage();
		assertEquals("/synapses/0/sites/scattered/number is 2.5; expected a whole number", message);
		assertTrue(assertThrows(ModelFileException.class, () -> numbers.with(Map.of("/biophysics/temperature", -300.0))).getMessage()
			.startsWith("with /biophysics/temperature = -300 degC: biophysics: the temperature is"));
	}

	@Test
	void valuesAreAListARangeOrEqualFactorsAlsoInAnotherUnit() {
		assertEquals(List.of(1.0, 2.5, -3.0), ValueRange.parse("x", "1, 2.5, -3", "mV").values());
		assertEquals(List.of(0.0, 2.5, 5.0, 7.5, 10.0), ValueRange.parse("x", "0:10:5", "").values());
		assertEquals(List.of(0.1, 1.0, 10.0), ValueRange.parse("x", "0.1:10:3:log", "nS").values());
		assertTrue(ValueRange.parse("x", "0.1:10:3:log", "nS").logarithmic());
		assertEquals(List.of(500.0, 1000.0), ValueRange.parse("x", "0.5, 1 uS", "nS").values());
		assertEquals(List.of(1e-3, 2e-3), ValueRange.parse("x", "0.001:0.002:2 S/cm2", "S/cm2").values());
		assertEquals(List.of(50.0, 70.71, 100.0, 141.4, 200.0), ValueRange.around("x", 100, false).values());
		assertEquals(List.of(1.0, 2.0, 3.0, 4.0), ValueRange.around("x", 2, true).values());
	}

	@Test
	void aRangeHasItsEndsExactlyAndEqualStepsWhateverTheyAre() {
		final Random random = new Random(5);
		for (int k = 0; k < 500; k++) {
			final double from = Math.pow(10, random.nextInt(12) - 6) * random.nextDouble(), to = from * (1.5 + 10 * random.nextDouble());
			final int n = 2 + random.nextInt(30);
			for (final String log : List.of("", ":log")) {
				final List<Double> values = ValueRange.parse("x", from + ":" + to + ":" + n + log, "").values();
				assertEquals(n, values.size());
				assertEquals(from, values.get(0));
				assertEquals(to, values.get(n - 1));
				assertTrue(IntStream.range(1, n).allMatch(i -> values.get(i) > values.get(i - 1)), values::toString);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "'' | \"\" is no such number", "1, two | \"two\" is no such number", "1,1 | given twice", "1:1:5 | no range of 2",
			"0:5:3:log | another sign or 0", "1:2:999999 | no range of 2 to 10000", "1 mV | \"1 mV\" is no such number",
			"NaN | \"NaN\" is no such number",
			"1e999 | \"1e999\" is no such number" })
	void textThatSaysNoValuesIsRefused(final String text, final String sentence) {
		final String message = assertThrows(ModelFileException.class, () -> ValueRange.parse("g", text, "nS")).getMessage();
		assertTrue(message.contains(sentence) || message.contains(sentence.replace("\" is", " nS\" is")), message);
		assertTrue(message.startsWith("the values of g are \"" + text + "\": "), message);
	}
}
