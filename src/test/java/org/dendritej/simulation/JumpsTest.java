/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.dendritej.simulation.Figure.assertMet;
import static org.dendritej.simulation.OffGridStimuli.LEAK;
import static org.dendritej.simulation.OffGridStimuli.PROPERTIES;
import static org.dendritej.simulation.OffGridStimuli.clamp;
import static org.dendritej.simulation.OffGridStimuli.current;
import static org.dendritej.simulation.OffGridStimuli.synapse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stimuli that begin, end and jump on the grid and between, currents, clamps and conductances: the second-order scheme stays one of second order. */
class JumpsTest {

	/** The squid axon's membrane and no other. */
	private static final Biophysics SQUID =
		new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of());
	private static final CableModel PATCH = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);

	@ParameterizedTest
	@EnumSource
	void voltagesAndCurrentsConvergeToThoseOfNeuronAtSecondOrder(final OffGridStimuli.Experiment experiment) {
		assertMet(OffGridStimuli.convergence(experiment));
	}

	/** The largest error at any time on the coarsest grid, for time steps each half as long as the one before; the reference is 32 times as fine as the last. */
	private static double[] errors(final double dt, final int levels, final DoubleFunction<double[]> trace) {
		final int finest = 32 << levels - 1;
		final double[] reference = trace.apply(dt / finest), largest = new double[levels];
		for (int k = 0; k < levels; k++) {
			final double[] v = trace.apply(dt / (1 << k));
			for (int i = 0; i <= (reference.length - 1) / finest; i++)
				largest[k] = Math.max(largest[k], Math.abs(v[i << k] - reference[i * finest]));
		}
		return largest;
	}

	private static double order(final double[] errors) {
		return Math.log(errors[0] / errors[errors.length - 1]) / Math.log(2) / (errors.length - 1);
	}

	/** Noise as a list of values makes a jump at every grid point or between all of them. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.37 })
	void aNoisyCurrentGivenAsAListKeepsTheSecondOrder(final double interval) {
		final SplittableRandom random = new SplittableRandom(4);
		final List<Double> times = new ArrayList<>(), values = new ArrayList<>();
		for (int i = 0; i * interval < 20; i++) {
			times.add(i * interval);
			values.add(0.01 + 0.02 * (random.nextDouble() - 0.5));
		}
		final double[] errors = errors(0.1, 3, dt -> run(PATCH, SQUID,
			protocol(20, dt, Scheme.CRANK_NICOLSON, -65, current(on(0, 0.5), new Waveform.Levels(times, values, 0))), voltages(on(0, 0.5)))
			.trace("v0").values());
		assertEquals(2, order(errors), 0.2);
		assertTrue(errors[2] < 0.6, "as good as for a constant current: " + errors[2] + " mV");
	}

	/** A conductance that opens at once between two grid points, on a patch, and what is left 5 ms later on a cable of half-micrometre compartments. */
	@Test
	void anExponentialSynapseOpensAtItsOwnTimeWithoutOscillation() {
		final CableModel patch = Cables.cylinder(1000, 10 / Math.PI, 1, PROPERTIES), cable = Cables.cylinder(200, 1, 401, PROPERTIES);
		final double[] errors = errors(0.1, 4, dt -> run(patch, LEAK, protocol(10, dt, Scheme.CRANK_NICOLSON, -65), voltages(on(0, 0.5)),
			synapse("Exp", on(0, 0.5), 2e-3, 1.0371, 2.7113, 2.7391)).trace("v0").values());
		for (int k = 1; k < errors.length; k++)
			assertEquals(2, Math.log(errors[k - 1] / errors[k]) / Math.log(2), 0.1);
		final CableModel coarse = Cables.cylinder(200, 1, 11, PROPERTIES); // whose compartments exchange charge in a hundredth of a millisecond
		final double[] there = errors(0.1, 4, dt -> run(coarse, LEAK, protocol(10, dt, Scheme.CRANK_NICOLSON, -65), voltages(on(0, 0.5)),
			synapse("Exp", on(0, 0.5), 1e-3, 1.0371, 2.7113, 2.7391)).trace("v0").values());
		for (int k = 0; k < 4; k++)
			assertTrue(there[k] < 0.05 * Math.pow(0.4, k), there[k] + " mV");
		final double[] v = run(cable, LEAK, protocol(6, 0.025, Scheme.CRANK_NICOLSON, -65), voltages(on(0, 0.5)),
			synapse("Exp", on(0, 0.5), 1e-3, 1.0113)).trace("v0").values();
		for (int i = 60; i + 2 < v.length; i++)
			assertEquals(0, v[i] - 2 * v[i + 1] + v[i + 2], 0.015, "at " + i * 0.025 + " ms");
	}

	/** Through whatever resistance, the clamp's current is the membrane's as recorded there and the voltage is the command less their product. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-9, 1e-6, 1e-3, 0.1 })
	void theCurrentOfAClampIsThatOfTheMembrane(final double resistance) {
		for (final double jump : new double[] { 2, 2.0137 }) {
			final Stimulus clamp = clamp(on(0, 0.5), resistance, new Waveform.Levels(List.of(jump), List.of(-10.0), -65));
			double before = 0;
			for (final double dt : new double[] { 0.025, 0.0125 }) {
				final Recording recording = run(PATCH, SQUID, protocol(12, dt, Scheme.CRANK_NICOLSON, -65, clamp),
					new RecordingPlan(List.of(new Probe.OfStimulus("i", 0), new Probe.Voltage("v", on(0, 0.5)),
						new Probe.OfMechanism("na", on(0, 0.5), "hh", "ina"), new Probe.OfMechanism("k", on(0, 0.5), "hh", "ik"),
						new Probe.OfMechanism("l", on(0, 0.5), "hh", "il")), 0, List.of()));
				double largest = 0;
				for (int n = 0; n < recording.times().length; n++) {
					final double t = recording.times()[n], i = recording.trace("i").value(n);
					if (t >= 2 && t <= 2.05) { // what charges the membrane at the jump flows between two samples
						assertTrue(Math.abs(i) < 1, i + " nA at " + t + " ms");
						continue;
					}
					final double membrane =
						(recording.trace("na").value(n) + recording.trace("k").value(n) + recording.trace("l").value(n)) *
							PATCH.area(0) * 1e-2; // mA/cm² · µm² → nA
					largest = Math.max(largest, Math.abs(i - membrane));
					assertEquals((t < jump ? -65 : -10) - resistance * membrane, recording.trace("v").value(n), 0.1 * resistance + 1e-8);
				}
				if (before > 0)
					assertEquals(2, Math.log(before / largest) / Math.log(2), 0.5, resistance + " MOhm: " + before + ", " + largest);
				assertTrue(largest < 0.01, resistance + " MOhm: " + largest + " of 1.5 nA");
				before = largest;
			}
		}
	}

	/** On a membrane with a leak alone a ramp of the command takes the current C dV/dt + g (V − E), wherever it begins and ends. */
	@Test
	void aRampedCommandTakesTheCapacitiveCurrentAndTheLeak() {
		final CableModel patch = Cables.cylinder(1000, 10 / Math.PI, 1, PROPERTIES); // 0.1 nF, 0.01 µS
		final Stimulus clamp = clamp(on(0, 0.5), 1e-6, new Waveform.Lines(List.of(1.0171, 3.0093), List.of(-65.0, 15.0)));
		final Recording recording = run(patch, LEAK, protocol(5, 0.025, Scheme.CRANK_NICOLSON, -65, clamp),
			new RecordingPlan(List.of(new Probe.OfStimulus("i", 0), new Probe.Voltage("v", on(0, 0.5))), 0, List.of()));
		final double slope = 80 / (3.0093 - 1.0171);
		for (int n = 1; n < recording.times().length; n++) {
			final double t = recording.times()[n], v = -65 + slope * Math.max(0, Math.min(t, 3.0093) - 1.0171);
			assertEquals(v, recording.trace("v").value(n), 1e-4);
			if (Math.min(Math.abs(t - 1.0171), Math.abs(t - 3.0093)) > 0.05)
				assertEquals((t > 1.0171 && t < 3.0093 ? 0.1 * slope : 0) + 0.01 * (v + 65), recording.trace("i").value(n), 1e-5);
		}
	}

	@Test
	void twoClampsAndACurrentAtOnePlaceShareItAsConductancesDo() {
		final CableModel patch = Cables.cylinder(1000, 10 / Math.PI, 1, PROPERTIES);
		for (final double resistance : new double[] { 1e-6, 0.01, 2 }) {
			final Recording recording = run(patch, LEAK, protocol(20, 0.025, Scheme.CRANK_NICOLSON, -65,
				clamp(on(0, 0.5), resistance, new Waveform.Levels(List.of(1.013), List.of(-20.0), -65)),
				clamp(on(0, 0.5), 3 * resistance, new Waveform.Levels(List.of(1.007), List.of(-60.0), -65)),
				current(on(0, 0.5), new Waveform.Step(0.3, 5.0117, 100))),
				new RecordingPlan(
					List.of(new Probe.OfStimulus("one", 0), new Probe.OfStimulus("two", 1), new Probe.Voltage("v", on(0, 0.5))), 0,
					List.of()));
			final double g = 1 / resistance + 1 / (3 * resistance) + 0.01;
			assertEquals((-20 / resistance - 60 / (3 * resistance) - 0.65 + 0.3) / g, Experiments.last(recording, 2), 1e-6);
			assertEquals(0.01 * (Experiments.last(recording, 2) + 65) - 0.3,
				Experiments.last(recording, 0) + Experiments.last(recording, 1), 1e-5);
		}
	}

	/** After the end of a clamp the voltage goes its own way from there. */
	@Test
	void aClampLetsGoWhereItEnds() {
		final CableModel patch = Cables.cylinder(1000, 10 / Math.PI, 1, PROPERTIES);
		final Stimulus clamp =
			new Stimulus.VoltageClamp(on(0, 0.5), new Waveform.Levels(List.of(0.0), List.of(-20.0), -20), 1.0171, 3.0093, 1e-6);
		final Recording recording = run(patch, LEAK, protocol(20, 0.025, Scheme.CRANK_NICOLSON, -65, clamp), voltages(on(0, 0.5)));
		for (int n = 0; n < recording.times().length; n++) {
			final double t = recording.times()[n];
			final double expected = t < 1.0171 ? -65 : t < 4.0264 ? -20 : -65 + 45 * Math.exp(-(t - 4.0264) / 10);
			assertEquals(expected, recording.trace("v0").value(n), 1e-4, "at " + t);
		}
	}
}
