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
import static org.dendritej.simulation.OffGridStimuli.synapse;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import org.dendritej.cable.CableModel;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However strong synapses are and however long the steps: without electrodes a passive neuron stays between its rest and the synapses' reversal potential. */
class StrongSynapsesTest {

	private static final List<CableModel> CABLES =
		List.of(Cables.cylinder(200, 1, 51, OffGridStimuli.PROPERTIES), Cables.cylinder(10, 10, 1, OffGridStimuli.PROPERTIES));

	/** Least, largest and last voltage, mV. */
	private static double[] extremes(final CableModel cable, final Scheme scheme, final double dt, final String receptor,
		final double weight) {
		final double[] v = run(cable, OffGridStimuli.LEAK, protocol(30, dt, scheme, -65), voltages(on(0, 0.5)),
			synapse(receptor, on(0, 0.5), weight, 1.0137))
			.trace("v0").values();
		return new double[] { Arrays.stream(v).min().orElseThrow(), Arrays.stream(v).max().orElseThrow(), v[v.length - 1] };
	}

	/** Within the few per cent by which the step after a jump may overshoot. */
	@ParameterizedTest
	@CsvSource({ "Exp, -65, 0", "AMPA, -65, 0", "Alpha, -65, 0", "GABAA, -80, -65" })
	void theVoltageNeverPassesTheReversalPotential(final String receptor, final double least, final double greatest) {
		for (final CableModel cable : CABLES)
			for (final Scheme scheme : Scheme.values())
				for (final double dt : new double[] { 0.005, 0.025, 0.1, 1 })
					for (double weight = 1e-3; weight < 1e7; weight *= 10) {
						final double[] v = extremes(cable, scheme, dt, receptor, weight);
						assertTrue(v[0] > least - 2.5 && v[1] < greatest + 2.5,
							scheme + ", dt " + dt + " ms, " + weight + " µS: " + v[0] + " to " + v[1] + " mV");
					}
	}

	/** The current of NMDA receptors falls with the voltage, so that they throw it over at once; hundreds of times as many as a dendrite has do so in any step. */
	@ParameterizedTest
	@CsvSource({ "0.005, 10", "0.025, 1", "0.1, 0.2" })
	void veryManyNmdaReceptorsThrowTheVoltageOverWithoutOvershoot(final double dt, final double most) {
		for (final CableModel cable : CABLES)
			for (final Scheme scheme : Scheme.values()) {
				for (double weight = 1e-3; weight <= most; weight *= 1.5) {
					final double[] v = extremes(cable, scheme, dt, "NMDA", weight);
					assertTrue(v[0] > -65.01 && v[1] < 1, scheme + ", " + weight + " µS: " + v[0] + " to " + v[1] + " mV");
				}
				assertEquals(extremes(cable, scheme, dt / 16, "NMDA", most)[2], extremes(cable, scheme, dt, "NMDA", most)[2], 0.05);
			}
	}

	/** Some of them throw the voltage over and need steps of their own, at various times; nobody notices it beside them. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void sideBySideEachGivesWhatItGivesAlone(final int threads) {
		final double[] weights = { 1e-3, 0.5, 2e-3, 0.2, 4e-3, 0, 8e-3, 0.01, 0.1, 0.02, 3e-3 };
		final CableModel cable = CABLES.get(0);
		try (Workers workers = Workers.of(threads)) {
			for (final Scheme scheme : Scheme.values()) {
				final IntFunction<Simulation> trial = i -> Simulation.of(
					Experiments.model(OffGridStimuli.LEAK, protocol(30, 0.1, scheme, -65), voltages(on(0, 0.5)),
						synapse("NMDA", on(0, 0.5), weights[i], 1.0137)),
					cable);
				final List<Recording> together = Trials.run(weights.length, trial, workers, RunMonitor.SILENT);
				for (int i = 0; i < weights.length; i++)
					assertArrayEquals(trial.apply(i).run(RunMonitor.SILENT).trace("v0").values(),
						together.get(i).trace("v0").values(), scheme + ", " + weights[i] + " µS");
			}
		}
	}
}
