/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.mechanism.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakyIntegrateAndFireTest {

	private static final LeakyIntegrateAndFire NEURON = LeakyIntegrateAndFire.usual();

	static List<Double> spikes(final PointNeuron.State state, final double until, final Input input) {
		final List<Double> spikes = new ArrayList<>();
		state.advance(until, input, spikes::add);
		return spikes;
	}

	private static double rate(final List<Double> spikes) {
		return 1000 * (spikes.size() - 2) / (spikes.get(spikes.size() - 1) - spikes.get(1));
	}

	/** Gerstner et al. (2014), eq. 1.9 and the refractory period: the closed form, and figures computed elsewhere. */
	@ParameterizedTest
	@CsvSource({ "0.21, 15.9007", "0.25, 29.2494", "0.3, 41.7149", "0.5, 81.8564", "1, 154.7300", "2, 243.4743", "5, 355.0582",
		"100, 490.186" })
	void theRateIsThatOfTheClosedForm(final double current, final double hertz) {
		final double found = rate(spikes(NEURON.start(0), 2000, Inputs.constant(current)));
		assertEquals(hertz, found, 1e-5 * hertz);
		assertEquals(NEURON.rate(current), found, 1e-9 * hertz);
	}

	@Test
	void stepsDoNotMatter() {
		final PointNeuron.State whole = NEURON.start(0), parts = NEURON.start(0);
		final Input input = Inputs.current(new Waveform.Step(0.31, 7.3, 200)), same = Inputs.current(new Waveform.Step(0.31, 7.3, 200));
		final List<Double> once = spikes(whole, 300, input), many = new ArrayList<>();
		for (int i = 1; i <= 3000; i++)
			parts.advance(0.1 * i, same, many::add);
		assertEquals(once.size(), many.size());
		for (int i = 0; i < once.size(); i++)
			assertEquals(once.get(i), many.get(i), 1e-9);
		assertEquals(whole.value(0), parts.value(0), 1e-9);
	}

	@Test
	void atTheRheobaseItComesNearButDoesNotFire() {
		final PointNeuron.State state = NEURON.start(0);
		assertTrue(spikes(state, 400, Inputs.constant(NEURON.rheobase())).isEmpty());
		assertEquals(-50, state.value(0), 1e-6);
	}

	@Test
	void aRampCrossesWhereTheExactSolutionDoes() {
		final PointNeuron.State state = NEURON.start(0);
		final double slope = 0.004; // nA/ms: v − E = R s (t − τ (1 − exp(−t/τ)))
		final List<Double> spikes = spikes(state, 1000, Inputs.current(new Waveform.Ramp(0, 1000 * slope, 0, 1000)));
		final double t = spikes.get(0);
		assertEquals(20, 100 * slope * (t - 20 * (1 - Math.exp(-t / 20))), 1e-6);
	}

	/** A conductance g makes τ/(1 + g R) of τ, in the exact solution and in the integrated one. */
	@Test
	void aConstantConductanceShortensTheTimeConstant() {
		final Waveform always = new Waveform.Levels(List.of(0.0), List.of(0.02), 0.02);
		final PointNeuron.State exact = NEURON.start(0), integrated = NEURON.start(0);
		final Input unsteady = new Input() {

			@Override
			public double current(final double t, final double v) {
				return 0.02 * (-55 - v);
			}
		};
		exact.advance(13, Inputs.conductance(always, -55), t -> {});
		integrated.advance(13, unsteady, t -> {});
		assertEquals(-70 + 10 * (1 - Math.exp(-13 * 3 / 20.0)), exact.value(0), 1e-11);
		assertEquals(exact.value(0), integrated.value(0), 1e-7);
	}

	@Test
	void jumpsFireItAndAreLostWhileItIsHeld() {
		final SynapticInput jumps = SynapticInput.jump(SynapticInput.Amplitude.constant(25), 5, 6, 50);
		assertEquals(List.of(5.0, 50.0), spikes(NEURON.start(0), 100, jumps));
	}

	@Test
	void mistakesAreSaidInOneSentence() {
		assertTrue(message(() -> new LeakyIntegrateAndFire(-1, 100, -70, -70, -50, 2)).contains("time constant is -1.0 ms"));
		assertTrue(message(() -> new LeakyIntegrateAndFire(20, 0, -70, -70, -50, 2)).contains("resistance is 0.0 MΩ"));
		assertTrue(message(() -> new LeakyIntegrateAndFire(20, 100, Double.NaN, -70, -50, 2)).contains("rest is NaN mV"));
		assertTrue(message(() -> new LeakyIntegrateAndFire(20, 100, -70, -50, -50, 2)).contains("reset must lie below the threshold"));
		assertTrue(message(() -> Inputs.constant(Double.NaN)).contains("NaN nA"));
		final PointNeuron.State none = new LeakyIntegrateAndFire(20, 100, -70, -70, -50, 0).start(0);
		assertTrue(message(() -> none.advance(1, Inputs.constant(1e300), t -> {})).contains("fires without end"));
	}

	private static String message(final Runnable mistake) {
		return assertThrows(NeuronException.class, mistake::run).getMessage();
	}
}
