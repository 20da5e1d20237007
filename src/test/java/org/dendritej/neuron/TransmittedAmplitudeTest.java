/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.junit.jupiter.api.Test;

/** The synapses of compartmental neurons on point neurons. */
class TransmittedAmplitudeTest {

	/** Every model with a potential. */
	private static List<PointNeuron> neurons() {
		return List.of(LeakyIntegrateAndFire.usual(), IzhikevichPattern.values()[0].neuron(),
			AdaptiveExponentialPattern.values()[0].neuron());
	}

	@Test
	void whatIsDeliveredIsWhatTheSynapseReleases() {
		final Transmission transmission = Transmission.of(new Release(3, 0.4, 100, 50, true)).spread(0.5);
		final TransmittedAmplitude amplitude = new TransmittedAmplitude(transmission, 2e-4, 5, 77);
		final Synapses group = Synapses.of(transmission, 8, 77);
		for (int k = 0; k < 50; k++)
			assertEquals(2e-4 * group.release(5, 7.0 * k) * group.weight(5, 7.0 * k), amplitude.arriving(k, 7.0 * k), 1e-18);
	}

	@Test
	void everyModelIsDrivenByDepressingSynapses() {
		for (final PointNeuron neuron : neurons()) {
			final double[] times = IntStream.range(0, 100).mapToDouble(k -> 5 + 10.0 * k).toArray();
			final double reliable = spikes(neuron, Transmission.RELIABLE, times),
				depressing = spikes(neuron, Transmission.of(Release.LAYER_5), times);
			assertTrue(reliable > 3, neuron.name() + ": " + reliable + " spikes");
			assertTrue(depressing < reliable, neuron.name() + ": " + depressing);
		}
	}

	private static double spikes(final PointNeuron neuron, final Transmission transmission, final double... times) {
		final List<Double> spikes = new ArrayList<>();
		final double jump = 30;
		neuron.start(0).advance(1100, SynapticInput.jump(new TransmittedAmplitude(transmission, jump, 0, 1), times), spikes::add);
		return spikes.size();
	}

	/** Pre before post: the neuron's spikes make the synapse that causes them stronger, as the rule says. */
	@Test
	void aSynapseLearnsFromTheSpikesOfItsNeuron() {
		final TransmittedAmplitude amplitude = new TransmittedAmplitude(Transmission.RELIABLE.with(Learning.of(TimingRule.SONG)), 30, 0, 1);
		final List<Double> spikes = new ArrayList<>();
		final double[] times = { 10, 60, 200 };
		LeakyIntegrateAndFire.usual().start(0).advance(400, Inputs.sum(List.of(SynapticInput.jump(amplitude, times),
			Inputs.current(new org.dendritej.mechanism.Waveform.Step(1, 300, 5)))), spikes::add);
		final Synapses expected = Synapses.of(Transmission.RELIABLE.with(Learning.of(TimingRule.SONG)), 1, 1);
		int next = 0;
		for (final double spike : spikes) {
			for (; next < times.length && times[next] <= spike; next++)
				expected.before(0, times[next]);
			expected.after(0, spike);
		}
		assertTrue(spikes.size() >= 3, spikes.toString());
		assertEquals(expected.weight(0, 400), amplitude.strength(400), 1e-15);
	}
}
