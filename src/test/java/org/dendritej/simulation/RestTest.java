/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.everywhere;
import static org.dendritej.simulation.Experiments.model;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Distribution;
import org.dendritej.model.Protocol;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Channels;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settled rest: nothing moves there, and it is found in little work wherever there is one. */
class RestTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(120, 1);

	/** Leaks that draw the ends to other voltages than the middle, and channels on all of it: warm gates are faster than the membrane. */
	@ParameterizedTest
	@ValueSource(doubles = { 6.3, 20, 37, 45 })
	void aSettledNeuronStaysWhereItIs(final double celsius) {
		final CableModel cable = Cables.random(new SplittableRandom(8), 25, PROPERTIES);
		final Biophysics biophysics = new Biophysics(celsius, PROPERTIES, List.of(), List.of())
			.paint(new Biophysics.Paint(Region.EVERYWHERE, Leak.INSTANCE,
				Map.of("g", new Distribution.Constant(2e-4), "e", new Distribution.Linear(-90, 0.04))))
			.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar", 0.05));
		final Recording recording = run(cable, biophysics, Protocol.lasting(50), everywhere(cable));
		double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
		for (int c = 0; c < cable.compartments(); c++) {
			final double[] v = recording.traces().get(c).values();
			for (final double value : v)
				assertEquals(v[0], value, 1e-8);
			least = Math.min(least, v[0]);
			greatest = Math.max(greatest, v[0]);
		}
		assertTrue(greatest - least > 0.5, "the rest differs from place to place, by " + (greatest - least));
	}

	/**
	 * With a weaker leak reversal the patch of squid axon loses its rest between −22 and −20 mV, in a Hopf bifurcation: what a push leaves shrinks by a
	 * percent in 10 ms before and grows by a tenth after it.
	 */
	@Test
	void aRestWhoseOscillationsGrowIsNoneAndOneWhoseOscillationsDieAwayIsOne() {
		final CableModel patch = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);
		for (final double el : new double[] { -54.3, -35, -25, -22 }) {
			final double[] v = run(patch, squid(el), Protocol.lasting(100), voltages(on(0, 0.5))).trace("v0").values();
			assertEquals(v[0], v[v.length - 1], 1e-7);
		}
		for (final double el : new double[] { -20, -15, 0 })
			assertThrows(SimulationException.class, () -> run(patch, squid(el), Protocol.lasting(1), voltages(on(0, 0.5))));
	}

	private static Biophysics squid(final double leakReversal) {
		return new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE,
			Map.of("el", leakReversal));
	}

	/** With a calcium pool, whose concentration has to settle, too. */
	@Test
	void whereTheRestIsKnownARunBeginsWithTheSameBits() {
		final CableModel cable = Cables.random(new SplittableRandom(8), 25, PROPERTIES);
		final Biophysics biophysics = new Biophysics(34, PROPERTIES, List.of(), List.of())
			.paint(Region.EVERYWHERE, Leak.INSTANCE, Map.of("g", 1e-4, "e", -75.0))
			.paint(Region.EVERYWHERE, Channels.named("cal_hay"), Map.of("gbar", 3e-4))
			.paint(Region.EVERYWHERE, Channels.named("capool_hay"), Map.of())
			.paint(Region.EVERYWHERE, Channels.named("sk_hay"), Map.of("gbar", 1e-3));
		final Protocol settled = Protocol.lasting(5).with(new Stimulus.CurrentClamp(on(0, 0.5), new Waveform.Step(0.2, 1, 2)));
		final List<Double> rest = Simulation.rest(model(biophysics, settled, everywhere(cable)), cable, RunMonitor.SILENT);
		final Recording one = run(cable, biophysics, settled, everywhere(cable)),
			two = run(cable, biophysics, settled.from(new Protocol.Start.Resting(rest)), everywhere(cable));
		for (int c = 0; c < cable.compartments(); c++)
			assertArrayEquals(one.traces().get(c).values(), two.traces().get(c).values());
		assertEquals("the start gives 1 voltages for " + cable.compartments() + " compartments; give one for each",
			assertThrows(SimulationException.class,
				() -> run(cable, biophysics, settled.from(new Protocol.Start.Resting(List.of(-70.0))), everywhere(cable))).getMessage());
	}

	/** The work is a few steps of Newton's method, told to the monitor one by one. */
	@Test
	void theRestIsFoundInFewSteps() {
		final CableModel cable = Cables.random(new SplittableRandom(8), 25, PROPERTIES);
		final Biophysics biophysics =
			new Biophysics(37, PROPERTIES, List.of(), List.of()).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of());
		final int[] steps = new int[1];
		Simulation.of(model(biophysics, Protocol.lasting(0.025), voltages()), cable).run(fraction -> {
			steps[0]++;
			return true;
		});
		assertTrue(steps[0] < 40, steps[0] + " steps");
	}

	@Test
	void aRunCanBeCancelledWhileItSettles() {
		final CableModel cable = Cables.cylinder(100, 1, 10, PROPERTIES);
		final Simulation simulation =
			Simulation.of(model(Biophysics.passive(PROPERTIES, 1e-4, -65), Protocol.lasting(1), voltages()), cable);
		assertThrows(RunCancelledException.class, () -> simulation.run(fraction -> false));
	}

	/** Fifty millimetres of spiny cable in ten thousand sections, already at rest. */
	@Test
	void aLongCombSettles() {
		final CableBuilder builder = new CableBuilder("comb", PROPERTIES);
		int section = builder.cylinder(Types.BASAL, -1, 0, 10, 2, 1);
		for (int i = 0; i < 5000; i++) {
			builder.cylinder(Types.BASAL, section, 1, 5, 0.5, 1);
			section = builder.cylinder(Types.BASAL, section, 1, 10, 2, 1);
		}
		final CableModel comb = builder.build();
		final Recording recording = run(comb, Biophysics.passive(PROPERTIES, 1e-4, -70), Protocol.lasting(1), voltages(on(section, 0.5)));
		assertEquals(-70, Experiments.last(recording, 0), 1e-9);
	}

	@Test
	void aMembraneThatCarriesNoCurrentRestsAnywhereAndHasNoSteadyImpedance() {
		final CableModel cable = Cables.random(new SplittableRandom(3), 12, PROPERTIES);
		for (final Biophysics tight : List.of(Biophysics.passive(PROPERTIES, 0, -60),
			new Biophysics(6.3, PROPERTIES, List.of(), List.of()))) {
			final Recording recording = run(cable, tight, Protocol.lasting(5), everywhere(cable));
			for (int c = 0; c < cable.compartments(); c++)
				assertEquals(recording.traces().get(0).value(0), Experiments.last(recording, c), 1e-9);
			final SimulationException refused =
				assertThrows(SimulationException.class, () -> Impedance.atRest(model(tight, Protocol.lasting(1), voltages()), cable, 0));
			assertTrue(refused.getMessage().contains("nothing conducts"), refused.getMessage());
			final double total = java.util.Arrays.stream(cable.capacitances()).sum();
			assertEquals(1 / (2e-3 * Math.PI * 1e-3 * total),
				Impedance.atRest(model(tight, Protocol.lasting(1), voltages()), cable, 1e-3).input(0).magnitude(), 1e-3 / (2e-3 * Math.PI *
					1e-3 * total));
		}
	}
}
