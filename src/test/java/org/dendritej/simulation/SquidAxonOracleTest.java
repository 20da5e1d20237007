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
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
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

/** The squid axon's loops, by hand and generated, beside the paper's formulas as they stand. */
class SquidAxonOracleTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final CableModel TREE = Cables.threeHalvesTree(10, 32, 16, 1, PROPERTIES);
	private static final List<Probe> PROBES = IntStream.range(0, TREE.compartments()).filter(c -> c % 9 == 0).mapToObj(
		c -> (Probe) new Probe.Voltage("v" + c, Experiments.middle(TREE, c))).toList();
	private static final double DT = 0.025;

	/** Largest difference of any voltage at any time. */
	private static double difference(final Mechanism mechanism, final int steps, final Protocol.Start start, final double current,
		final Protocol.Scheme scheme) {
		final Recording ours = run(mechanism, steps, start, current, scheme),
			plain = run(PlainMechanisms.of(HodgkinHuxley.INSTANCE), steps, start, current, scheme);
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
