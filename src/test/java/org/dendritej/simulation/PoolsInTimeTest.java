/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.protocol;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.indicator.CalciumIndicator;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.indicator.Indicators;
import org.dendritej.units.Workers;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.interpreter.ProgramMechanism;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.Test;

/**
 * A calcium current fills a pool, whose concentration opens a potassium current and moves calcium's reversal potential: in the second-order scheme halving the
 * step quarters the error of all of them, although each sees what the other was in another instant.
 */
class PoolsInTimeTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final CableModel PATCH = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);
	private static final RecordingPlan PLAN =
		new RecordingPlan(List.of(new Probe.Voltage("v", Location.SOMA), new Probe.OfIon("cai", Location.SOMA,
			"ca", "inside")), 0, List.of());

	/** From one text the two mechanisms. */
	private interface Maker {

		Mechanism of(String name, String text);
	}

	private static Recording run(final Maker maker, final double dt, final Scheme scheme) {
		Biophysics membrane = Biophysics.passive(PROPERTIES, 3e-4, -60);
		for (final String text : CalciumLoop.ALL)
			membrane = membrane.paint(Region.EVERYWHERE, maker.of("a.mod", text), Map.of());
		return Experiments.run(PATCH, membrane, protocol(12, dt, scheme, -40), PLAN);
	}

	private static double error(final Recording coarse, final Recording fine, final int trace) {
		final double[] a = coarse.traces().get(trace).values(), b = fine.traces().get(trace).values();
		final int every = (b.length - 1) / (a.length - 1);
		double error = 0;
		for (int i = 0; i < a.length; i++)
			error = Math.max(error, Math.abs(a[i] - b[i * every]));
		return error;
	}

	private static void assertSecondOrder(final Maker maker, final double dt) {
		final Recording fine = run(maker, dt / 32, Scheme.CRANK_NICOLSON), coarse = run(maker, dt, Scheme.CRANK_NICOLSON),
			half = run(maker, 0.5 * dt,
				Scheme.CRANK_NICOLSON),
			backward = run(maker, 0.5 * dt, Scheme.BACKWARD_EULER);
		for (int trace = 0; trace < 2; trace++) {
			final double ratio = error(coarse, fine, trace) / error(half, fine, trace);
			assertTrue(ratio > 3.3 && ratio < 5, fine.traces().get(trace).name() + ": halving the step divides the error by " + ratio);
			assertTrue(error(half, fine, trace) < error(backward, fine, trace), "it is below that of backward Euler");
		}
	}

	@Test
	void poolsThatAreGeneratedAreOfSecondOrder() {
		assertSecondOrder(Nmodl::parse, 0.1);
	}

	@Test
	void poolsThatAreInterpretedAreOfSecondOrder() {
		assertSecondOrder((name, text) -> new ProgramMechanism(Lowering.of(MechanismReader.parse(name, text, Map.of()))), 0.2);
	}

	@Test
	void framesHoldTheCalciumOfEveryCompartmentWhereAPoolChangesIt() {
		final RecordingPlan plan = new RecordingPlan(PLAN.probes(), 0.1, List.of());
		final CableModel three = Cables.cylinder(10, 10 / Math.PI, 3, PROPERTIES);
		Biophysics membrane = Biophysics.passive(PROPERTIES, 3e-4, -60);
		assertFalse(Experiments.run(three, membrane.paint(Region.EVERYWHERE, Nmodl.parse("a.mod", CalciumLoop.CHANNEL), Map.of()),
			protocol(1, 0.1, Scheme.CRANK_NICOLSON, -40), new RecordingPlan(List.of(), 0.1, List.of())).hasCalcium());
		for (final String text : CalciumLoop.ALL)
			membrane = membrane.paint(Region.EVERYWHERE, Nmodl.parse("a.mod", text), Map.of());
		final Recording recording = Experiments.run(three, membrane, protocol(12, 0.1, Scheme.CRANK_NICOLSON, -40), plan);
		final int soma = three.locate(Location.SOMA).compartment();
		assertTrue(recording.trace("cai").value(120) > 2 * recording.trace("cai").value(0));
		for (int frame = 0; frame < recording.frames(); frame++) {
			assertEquals(recording.trace("cai").value(frame), recording.calcium(frame, soma), 1e-6 * recording.trace("cai").value(frame));
			assertTrue(recording.calcium(frame, 2) > 0);
		}
		assertEquals(recording.calcium(50, 1), recording.framesBetween(5, 12, 1).calcium(0, 1));
		final CalciumIndicator indicator = (CalciumIndicator) Indicators.builtIn().get("GCaMP6f");
		try (Workers one = Workers.of(1)) {
			final Fluorescence seen = Fluorescence.of(indicator, recording, CalciumIndicator.Summation.LINEAR, one);
			assertEquals("simulated calcium", seen.about().get("driven by"));
			assertTrue(seen.brightness(120, soma) > 1.1 && seen.brightness(0, soma) == 1);
		}
	}
}
