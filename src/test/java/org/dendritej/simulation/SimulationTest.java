/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.middle;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.dendritej.simulation.Figure.assertMet;
import static org.dendritej.simulation.SynapticPotentials.AT_REST;
import static org.dendritej.simulation.SynapticPotentials.PATCH;
import static org.dendritej.simulation.SynapticPotentials.PROPERTIES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run promises: events off the grid, the same bits however it is run, no allocation, clear words about what cannot be run. */
class SimulationTest {

	@ParameterizedTest
	@EnumSource
	void onePostsynapticPotentialOnAPatchIsThatOfTheEquations(final SynapticPotentials.Kernel kernel) {
		assertMet(kernel.figures());
	}

	@Test
	void eventsBetweenGridPointsKeepTheSecondOrder() {
		assertMet(SynapticPotentials.orderOfEventsOffTheGrid());
	}

	private static NeuronModel active(final CableModel cable, final long seed, final RecordingPlan plan) {
		final Biophysics biophysics = AT_REST.at(20).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar", 0.08));
		final SynapseGroup noise = new SynapseGroup("noise",
			List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 5e-4, Map.of()),
				new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("NMDA"), 5e-4, Map.of())),
			new Sites.Scattered(Region.EVERYWHERE, 100),
			new SpikeTrain.Poisson(40, 0, Double.POSITIVE_INFINITY), 0.3);
		return Experiments
			.model(biophysics, Protocol.lasting(40).with(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(6, 7.013, 11))), plan,
				noise)
			.seed(seed);
	}

	@Test
	void resultsHaveTheSameBitsOnAnyNumberOfThreads() {
		final CableModel cable = Cables.random(new SplittableRandom(2), 25, PROPERTIES);
		final RecordingPlan plan =
			new RecordingPlan(List.of(new Probe.Voltage("v", Location.SOMA), new Probe.OfMechanism("m", Location.SOMA, "hh", "m")), 0.3,
				List.of(new RecordingPlan.SpikeDetector("soma", Location.SOMA, -20)));
		List<Recording> reference = null;
		for (final int threads : new int[] { 1, 2, 7 })
			try (Workers workers = Workers.of(threads)) {
				final List<Recording> found = Trials.run(9, i -> Simulation.of(active(cable, i, plan), cable), workers, RunMonitor.SILENT);
				if (reference == null) reference = found;
				for (int i = 0; i < 9; i++) {
					assertArrayEquals(reference.get(i).trace("v").values(), found.get(i).trace("v").values(), 0);
					assertArrayEquals(reference.get(i).trace("m").values(), found.get(i).trace("m").values(), 0);
					assertEquals(reference.get(i).spikes(), found.get(i).spikes());
					for (int f = 0; f < reference.get(i).frames(); f++)
						assertArrayEquals(reference.get(i).voltages(f), found.get(i).voltages(f), 0);
				}
			}
		assertTrue(reference.stream().mapToInt(r -> r.spikes().size()).sum() > 0, "the neurons fire");
		assertTrue(!java.util.Arrays.equals(reference.get(0).trace("v").values(), reference.get(1).trace("v").values()), "seeds differ");
	}

	@Test
	void recordingMoreChangesNothing() {
		final CableModel cable = Cables.random(new SplittableRandom(4), 12, PROPERTIES);
		final Recording little = Simulation.of(active(cable, 1, voltages(Location.SOMA)), cable).run(RunMonitor.SILENT);
		final List<Probe> probes = new java.util.ArrayList<>(List.of(new Probe.Voltage("v0", Location.SOMA), new Probe.OfStimulus("i", 0),
			new Probe.OfIon(
				"sum", middle(cable, 3), "na", "current"),
			new Probe.OfIon("ek", middle(cable, 3), "k", "reversal"), new Probe.OfSynapse("g", "noise", 7, "NMDA",
				"g")));
		for (final String variable : List.of("m", "h", "n", "gna", "ina"))
			probes.add(new Probe.OfMechanism(variable, middle(cable, 3), "hh", variable));
		final Recording much = Simulation.of(active(cable, 1, new RecordingPlan(probes, 0.1, List.of())), cable).run(RunMonitor.SILENT);
		assertArrayEquals(little.trace("v0").values(), much.trace("v0").values(), 0);
	}

	/** Recorded gates, conductances, currents and voltage belong to the same time: I = g (V − E) holds sample by sample, and gates converge at second order. */
	@Test
	void recordedQuantitiesBelongToOneTime() {
		final CableModel patch = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);
		final Biophysics squid =
			new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of());
		final double[] error = new double[3];
		for (int k = 0; k < 3; k++) {
			final double dt = k == 2 ? 0.02 / 64 : 0.02 / (1 << k);
			final RecordingPlan plan =
				new RecordingPlan(List.of(new Probe.Voltage("v", Location.SOMA), new Probe.OfMechanism("m", Location.SOMA, "hh", "m"),
					new Probe.OfMechanism("gna", Location.SOMA, "hh", "gna"), new Probe.OfMechanism("ina", Location.SOMA, "hh", "ina"),
					new Probe.OfIon("sum",
						Location.SOMA, "na", "current")),
					0, List.of());
			final Recording r =
				run(patch, squid, protocol(1.6, dt, Scheme.CRANK_NICOLSON, -65, Experiments.current(Location.SOMA, 0.01)), plan);
			for (int i = 0; i < r.times().length; i++) {
				final double expected = r.trace("gna").value(i) * (r.trace("v").value(i) - 50);
				assertEquals(expected, r.trace("ina").value(i), 1e-12 * Math.abs(expected));
				assertEquals(expected, r.trace("sum").value(i), 1e-12 * Math.abs(expected));
			}
			error[k] = Experiments.last(r, 1);
		}
		assertEquals(2, Math.log((error[0] - error[2]) / (error[1] - error[2])) / Math.log(2), 0.3);
	}

	@Test
	void aStepAllocatesNothing() {
		final CableModel cable = Cables.random(new SplittableRandom(6), 12, PROPERTIES);
		final com.sun.management.ThreadMXBean counter = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		final Workers one = Workers.of(1);
		long least = Long.MAX_VALUE;
		for (int round = 0; round < 6; round++) {
			final long[] bytes = new long[2];
			for (int k = 0; k < 2; k++) {
				final NeuronModel model = active(cable, 1, voltages(Location.SOMA));
				final Simulation simulation =
					Simulation.of(model.with(new Protocol(k == 0 ? 10 : 35, 0.025, Scheme.CRANK_NICOLSON, new Protocol.Start.Settled(),
						model.protocol().stimuli())), cable);
				simulation.prepare(one);
				final long before = counter.getCurrentThreadAllocatedBytes();
				simulation.run(RunMonitor.SILENT);
				bytes[k] = counter.getCurrentThreadAllocatedBytes() - before;
			}
			least = Math.min(least, Math.abs(bytes[1] - bytes[0]));
		}
		assertEquals(0, least, "bytes for 1000 more steps");
	}

	@Test
	void framesComeAtTheirTimesWhateverTheStep() {
		final CableModel cable = Cables.cylinder(500, 2, 21, PROPERTIES);
		final Recording recording =
			run(cable, AT_REST, protocol(5, 0.025, Scheme.CRANK_NICOLSON, -70, Experiments.current(on(0, 0), 0.1)), new RecordingPlan(
				List.of(new Probe.Voltage("near", on(0, 0))), 0.33, List.of()));
		assertEquals(16, recording.frames());
		final double[] v = recording.trace("near").values();
		for (int f = 0; f < recording.frames(); f++) {
			final double t = recording.frameTime(f);
			assertEquals(0.33 * f, t, 1e-12);
			final int i = (int) Math.floor(t / 0.025 + 1e-9);
			final double expected = i + 1 < v.length ? v[i] + (v[i + 1] - v[i]) * (t / 0.025 - i) : v[i];
			assertEquals(expected, recording.voltage(f, 0), 1e-5);
		}
	}

	@Test
	void aRunCanBeCancelledAndTellsItsProgress() {
		final double[] last = { -1 };
		final Simulation simulation = Simulation.of(Experiments.model(AT_REST, Protocol.lasting(100), voltages(on(0, 0.5))), PATCH);
		assertThrows(RunCancelledException.class, () -> simulation.run(fraction -> {
			assertTrue(fraction >= last[0]);
			last[0] = fraction;
			return fraction < 0.5;
		}));
		assertTrue(last[0] >= 0.5 && last[0] < 0.6, "stopped at " + last[0]);
	}

	@Test
	void whatCannotBeRunIsSaidInOneSentence() {
		assertSays("needs .* MB, but only .* MB are free", Protocol.lasting(1e7),
			new RecordingPlan(List.of(new Probe.Voltage("v", Location.SOMA)), 1e-3, List
				.of()));
		assertSays("there is no mechanism \"kdr\" in the membrane; there are \\[pas\\]", Protocol.lasting(1), new RecordingPlan(List.of(
			new Probe.OfMechanism("x", Location.SOMA, "kdr", "n")), 0, List.of()));
		assertSays("pas has no variable \"q\"; it has \\[i\\]", Protocol.lasting(1),
			new RecordingPlan(List.of(new Probe.OfMechanism("x", Location.SOMA, "pas",
				"q")), 0, List.of()));
		assertSays("no mechanism uses the ion \"ca\"", Protocol.lasting(1),
			new RecordingPlan(List.of(new Probe.OfIon("x", Location.SOMA, "ca", "inside")), 0,
				List.of()));
		assertSays("the start gives 3 voltages for 1 compartments",
			Protocol.lasting(1).from(new Protocol.Start.AtVoltages(List.of(1.0, 2.0, 3.0))),
			voltages());
	}

	private static void assertSays(final String pattern, final Protocol protocol, final RecordingPlan plan) {
		final String message = assertThrows(SimulationException.class, () -> run(PATCH, AT_REST, protocol, plan)).getMessage();
		assertTrue(java.util.regex.Pattern.compile(pattern).matcher(message).find(), message);
	}

	@Test
	void aPacemakerThatNeverSettlesIsRefusedWithAdvice() {
		final CableModel patch = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);
		final Biophysics firing =
			new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("el", -20.0));
		assertTrue(Experiments
			.crossings(run(patch, firing, protocol(100, 0.025, Scheme.CRANK_NICOLSON, -65), voltages(Location.SOMA)), "v0", 0).size() > 4);
		final SimulationException refused =
			assertThrows(SimulationException.class, () -> run(patch, firing, Protocol.lasting(1), voltages(Location.SOMA)));
		assertTrue(refused.getMessage().contains("start from a given voltage"), refused.getMessage());
	}
}
