/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.mechanism.Waveform;
import org.dendritej.neuron.RateUnit.FixedPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateUnitTest {

	private static final RateUnit BISTABLE = RateUnit.bistable();

	private static double after(final RateUnit unit, final double t, final Input input) {
		final PointNeuron.State state = unit.start(0);
		state.advance(t, input, spike -> {
			throw new AssertionError("a rate unit has no spikes");
		});
		return state.value(0);
	}

	/** τ r' = −r + F(I) at a constant input: r = F + (r0 − F) exp(−t/τ), whatever F is. */
	@Test
	void theStepResponseIsAnExponential() {
		final List<TransferFunction> functions = List.of(new TransferFunction.Identity(), new TransferFunction.Rectifier(2, 1),
			new TransferFunction.Logistic(100, 5, 2), new TransferFunction.Tanh(50, 1, 4), new TransferFunction.Threshold(0, 80, 3));
		for (final TransferFunction function : functions) {
			final double steady = function.of(7), found = after(new RateUnit(12, function, 0, 3), 30, Inputs.constant(7));
			assertEquals(steady + (3 - steady) * Math.exp(-30 / 12.0), found, 1e-6, function.label());
		}
	}

	/** F' = 1 at the edges: with p (1 − p) = 6/100 they lie at ±27.50361…, symmetric about 0. */
	@Test
	void theWindowOfBistabilityIsThatOfTheClosedForm() {
		final double p = 0.5 * (1 + Math.sqrt(1 - 0.24)), edge = 100 * p - 50 - 6 * Math.log(p / (1 - p));
		assertEquals(-edge, BISTABLE.bistableInputs().get(0), 1e-9);
		assertEquals(edge, BISTABLE.bistableInputs().get(1), 1e-9);
		for (final double input : new double[] { -edge + 1e-3, -10, 0, 10, edge - 1e-3 }) {
			final List<FixedPoint> points = BISTABLE.fixedPoints(input);
			assertEquals(3, points.size());
			assertEquals(List.of(true, false, true), points.stream().map(FixedPoint::isStable).toList());
			points.forEach(point -> assertEquals(0, BISTABLE.slope(point.rate(), input), 1e-9));
		}
		for (final double input : new double[] { -edge - 1e-3, edge + 1e-3, 200 })
			assertEquals(1, BISTABLE.fixedPoints(input).size());
		assertTrue(new RateUnit(20, new TransferFunction.Logistic(100, 50, 26), 1, 0).bistableInputs().isEmpty());
	}

	@Test
	void aPulseSwitchesItOnAndItRemembers() {
		final Waveform pulse = new Waveform.Step(40, 100, 100);
		assertTrue(after(BISTABLE, 90, Inputs.current(pulse)) < 1);
		assertTrue(after(BISTABLE, 1000, Inputs.current(pulse)) > 99);
		assertTrue(after(BISTABLE, 1000, Inputs.current(new Waveform.Step(20, 100, 100))) < 1, "too small a pulse is forgotten");
	}

	@ParameterizedTest
	@CsvSource({ "0.0, 0.5", "1.0, 0.7310585786300049", "-40, 4.248354255291589e-18" })
	void theLogisticIsTheTextbooks(final double x, final double y) {
		assertEquals(y, new TransferFunction.Logistic(1, 0, 1).of(x), 1e-15);
	}

	@Test
	void slopesAreThoseOfDifferences() {
		for (final TransferFunction function : List.of(new TransferFunction.Logistic(100, 5, 2), new TransferFunction.Tanh(50, 1, 4),
			new TransferFunction.Rectifier(2, 1), new TransferFunction.Identity()))
			for (final double x : new double[] { -3, 0.5, 4, 9 })
				assertEquals((function.of(x + 1e-5) - function.of(x - 1e-5)) / 2e-5, function.slope(x), 1e-6, function.label());
	}
}
