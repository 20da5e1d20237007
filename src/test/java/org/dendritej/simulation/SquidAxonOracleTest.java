/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Channels;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.Test;

/** The squid axon's loops, by hand and generated, beside the paper's formulas and {@link StrictMath#exp}, one compartment after the other. */
class SquidAxonOracleTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final CableModel TREE = Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES);
	private static final List<Probe> PROBES = IntStream.range(0, TREE.compartments()).filter(c -> c % 9 == 0).mapToObj(
		c -> (Probe) new Probe.Voltage("v" + c, Experiments.middle(TREE, c))).toList();
	private static final double DT = 0.025;

	/** Another name and the same ions, so that both find the same reversal potentials. */
	private static final class Plain implements Mechanism {

		@Override
		public String name() {
			return "plain";
		}

		@Override
		public Kind kind() {
			return Kind.DENSITY;
		}

		@Override
		public List<Parameter> parameters() {
			return List.of();
		}

		@Override
		public List<Variable> variables() {
			return List.of();
		}

		@Override
		public List<IonUse> ions() {
			return HodgkinHuxley.INSTANCE.ions();
		}

		@Override
		public State bind(final Binding binding) {
			final int[] at = binding.elements();
			final double[] area = binding.area(), m = new double[at.length], h = new double[at.length], n = new double[at.length];
			return new State() {

				@Override
				public void initialise(final double t, final double[] v) {
					move(1e9, v);
				}

				@Override
				public void advance(final double t, final double dt, final double[] v) {
					move(dt, v);
				}

				private void move(final double dt, final double[] v) {
					for (int i = 0; i < at.length; i++) {
						final double u = v[at[i]];
						m[i] = moved(m[i], 0.1 * linoid(u + 40), 4 * StrictMath.exp(-(u + 65) / 18), dt);
						h[i] = moved(h[i], 0.07 * StrictMath.exp(-(u + 65) / 20), 1 / (1 + StrictMath.exp(-(u + 35) / 10)), dt);
						n[i] = moved(n[i], 0.01 * linoid(u + 55), 0.125 * StrictMath.exp(-(u + 65) / 80), dt);
					}
				}

				@Override
				public void addCurrents(final double t, final double dt, final double[] v, final double[] conductance,
					final double[] source) {
					for (int i = 0; i < at.length; i++) {
						final double scale = area[i] * 0.01, na = 0.12 * m[i] * m[i] * m[i] * h[i] * scale,
							k = 0.036 * n[i] * n[i] * n[i] * n[i] * scale, leak = 3e-4 * scale;
						conductance[at[i]] += na + k + leak;
						source[at[i]] += na * 50 - k * 77 - leak * 54.3;
					}
				}

				@Override
				public double value(final int variable, final int element, final double t, final double[] v, final double ahead) {
					throw new IndexOutOfBoundsException(variable);
				}
			};
		}

		private static double linoid(final double x) {
			return x == 0 ? 10 : x / -StrictMath.expm1(-x / 10);
		}

		private static double moved(final double gate, final double a, final double b, final double dt) {
			return a / (a + b) + (gate - a / (a + b)) * StrictMath.exp(-dt * (a + b));
		}
	}

	/** Largest difference of any voltage at any time. */
	private static double difference(final Mechanism mechanism, final int steps, final Protocol.Start start, final double current,
		final Protocol.Scheme scheme) {
		final Recording ours = run(mechanism, steps, start, current, scheme), plain = run(new Plain(), steps, start, current, scheme);
		double largest = 0;
		for (int p = 0; p < PROBES.size(); p++)
			for (int n = 0; n <= steps; n++)
				largest = Math.max(largest, Math.abs(ours.traces().get(p).values()[n] - plain.traces().get(p).values()[n]));
		return largest;
	}

	private static Recording run(final Mechanism mechanism, final int steps, final Protocol.Start start, final double current,
		final Protocol.Scheme scheme) {
		final Biophysics squid = new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, mechanism, Map.of());
		final Stimulus step = new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(current, 0, Double.POSITIVE_INFINITY));
		return Simulation.of(NeuronModel.of("tree", ReconstructionSource.of("none")).with(squid).with(new Protocol(steps * DT, DT, scheme,
			start, List.of(step))).with(new RecordingPlan(PROBES, 0, List.of())), TREE).run(RunMonitor.SILENT);
	}

	@Test
	void aStepFromAnyVoltagesIsThatOfThePlainFormulas() {
		final Protocol.Start anywhere = new Protocol.Start.AtVoltages(new SplittableRandom(1).doubles(TREE.compartments(), -100, 60).boxed()
			.toList());
		for (final Mechanism mechanism : List.of(HodgkinHuxley.INSTANCE, Channels.named("hh")))
			for (final Protocol.Scheme scheme : Protocol.Scheme.values())
				assertEquals(0, difference(mechanism, 2, anywhere, 0, scheme), 1e-9);
	}

	@Test
	void aThousandStepsAwayFromThresholdAreThoseOfThePlainFormulas() {
		for (final Mechanism mechanism : List.of(HodgkinHuxley.INSTANCE, Channels.named("hh")))
			for (final Protocol.Scheme scheme : Protocol.Scheme.values())
				assertEquals(0, difference(mechanism, 1000, new Protocol.Start.AtVoltage(-65), 0.05, scheme), 1e-5);
	}
}
