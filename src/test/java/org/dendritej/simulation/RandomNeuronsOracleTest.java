/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.recording.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link RandomNeurons} beside the plainest simulator there is: one matrix, depth first, {@link Math#exp}, every channel and synapse on its own. */
class RandomNeuronsOracleTest {

	private static void assertAgree(final RandomNeurons neuron, final NeuronModel model, final UnaryOperator<Mechanism> plain,
		final double tolerance, final String which) {
		final double[][] expected = new PlainNeuron(model, neuron.cable, plain).run();
		final List<Simulation> side = IntStream.range(0, 3).mapToObj(k -> Simulation.of(model, neuron.cable)).toList();
		final int blocks = neuron.cable.compartments() > 20 ? 2 : 1;
		for (final Recording recording : List.of(Simulation.of(model, neuron.cable).run(RunMonitor.SILENT),
			new Run(side, blocks).run(Team.ALONE,
				RunMonitor.SILENT).get(1)))
			for (int c = 0; c < neuron.cable.compartments(); c++) {
				final double[] found = recording.traces().get(c).values();
				for (int n = 0; n < expected.length; n++)
					if (!(Math.abs(found[n] - expected[n][c]) <= tolerance))
						fail(which + ", compartment " + c + " of " + found.length + " after step " + n + ": " + found[n] + " instead of "
							+ expected[n][c] + " mV");
			}
	}

	/** The second to fourth step begin where the one before has left channels and synapses. */
	@ParameterizedTest
	@EnumSource
	void aStepFromAnyStateIsThatOfThePlainestSimulator(final Scheme scheme) {
		for (int number = 0; number < 16; number++) {
			final RandomNeurons neuron = new RandomNeurons(number, scheme);
			assertAgree(neuron, neuron.model(neuron.active(0.05), neuron.protocol(4, 0.5, neuron.anywhere()), neuron.synapses(1e-3, 4
				* RandomNeurons.DT)), PlainMechanisms::of, 1e-9, "neuron " + number);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aThousandStepsOfPassiveNeuronsAreThoseOfThePlainestSimulator(final Scheme scheme) {
		for (int number = 0; number < 8; number++) {
			final RandomNeurons neuron = new RandomNeurons(number, scheme, 10);
			assertAgree(neuron,
				neuron.model(neuron.passive(), neuron.protocol(1000, 0.2, new Protocol.Start.AtVoltage(-68)), neuron.synapses(
					1e-4, 25)),
				PlainMechanisms::of, 1e-9, "neuron " + number);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aThousandStepsAreThoseOfThePlainestSimulatorWithTheSameExponentials(final Scheme scheme) {
		for (int number = 8; number < 12; number++) {
			final RandomNeurons neuron = new RandomNeurons(number, scheme, 5);
			assertAgree(neuron,
				neuron.model(neuron.active(1e-3), neuron.protocol(1000, 0.1, new Protocol.Start.AtVoltage(-68)), neuron.synapses(
					1e-4, 25)),
				UnaryOperator.identity(), 1e-9, "neuron " + number);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aThousandStepsAwayFromThresholdAreThoseOfThePlainestSimulator(final Scheme scheme) {
		for (int number = 16; number < 18; number++) {
			final RandomNeurons neuron = new RandomNeurons(number, scheme, 5);
			assertAgree(neuron,
				neuron.model(neuron.active(1e-3), neuron.protocol(1000, 0.1, new Protocol.Start.AtVoltage(-68)), neuron.synapses(
					1e-4, 25)),
				PlainMechanisms::of, 1e-5, "neuron " + number);
		}
	}
}
