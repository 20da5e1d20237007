/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.residual;
import static org.dendritej.simulation.Figure.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;

/**
 * A small branched neuron whose stimuli begin, end and jump between grid points, beside NEURON's variable-step method: the figures and the script that made them,
 * jumps.py, stand in the folder neuron of the test resources.
 */
public final class OffGridStimuli {

	/** The experiments of the script. */
	enum Experiment {
		CURRENTS("current steps and a ramp"), SYNAPSES("synapses"), CLAMP("a voltage clamp that jumps"),
		RAMP("a voltage clamp that follows lines");

		private final String words;

		Experiment(final String words) {
			this.words = words;
		}
	}

	static final CableProperties PROPERTIES = CableProperties.uniform(120, 1);
	static final Biophysics LEAK = Biophysics.passive(PROPERTIES, 1e-4, -65).at(16);
	private static final Biophysics MEMBRANE = LEAK.paint(Region.SOMA, HodgkinHuxley.INSTANCE, Map.of());
	private static final Location SOMA = on(0, 0.5), ONE = on(1, 0.5), TWO = on(2, 0.5), THREE = on(3, 0.9);

	private OffGridStimuli() {}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		for (final Experiment experiment : Experiment.values())
			figures.addAll(convergence(experiment));
		return figures;
	}

	/** The order in the time step, and what is left at a short one; NEURON's own clamp currents are good to 3e-4 nA. */
	static List<Figure> convergence(final Experiment experiment) {
		final double[] coarse = differences(experiment, 0.025), fine = differences(experiment, 0.0125),
			finest = differences(experiment, 0.00625);
		final String words = "stimuli between grid points, " + experiment.words;
		final List<Figure> figures = new ArrayList<>(
			List.of(within(words + ": order in dt, 0.025 to 0.0125 ms", "", Math.log(coarse[0] / fine[0]) / Math.log(2), 2, LAW, 0.15),
				within(words + ": order in dt, 0.0125 to 0.00625 ms", "", Math.log(fine[0] / finest[0]) / Math.log(2), 2, LAW, 0.15),
				residual(words + ": largest difference, dt 0.00625 ms", "mV", finest[0], NEURON, 0.05)));
		if (finest[1] > 0) figures.add(residual(words + ": current of the clamp, dt 0.00625 ms", "nA", finest[1], NEURON, 5e-4));
		return figures;
	}

	/** The neuron of the script jumps.py. */
	private static CableModel neuron() {
		final CableBuilder builder = new CableBuilder("neuron", PROPERTIES);
		final int soma = builder.cylinder(Types.SOMA, -1, 0, 20, 20, 1);
		final int one = builder.cylinder(Types.BASAL, soma, 1, 200, 2, 9);
		builder.cylinder(Types.BASAL, one, 1, 150, 1, 7);
		builder.cylinder(Types.BASAL, soma, 1, 120, 0.8, 5);
		return builder.build();
	}

	static Stimulus current(final Location where, final Waveform current) {
		return new Stimulus.CurrentClamp(where, current);
	}

	static Stimulus clamp(final Location where, final double resistance, final Waveform command) {
		return new Stimulus.VoltageClamp(where, command, 0, Double.POSITIVE_INFINITY, resistance);
	}

	static SynapseGroup synapse(final String receptor, final Location where, final double weight, final Double... times) {
		return new SynapseGroup(receptor, List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(receptor), weight, Map.of())),
			new Sites.Listed(List.of(where)), new SpikeTrain.At(List.of(times)), 0);
	}

	private static List<Stimulus> stimuli(final Experiment experiment) {
		return switch (experiment) {
			case CURRENTS -> List.of(current(SOMA, new Waveform.Step(1.5, 2.0137, 1.2071)),
				current(TWO, new Waveform.Step(0.2, 6.7713, 5.1193)), current(THREE, new Waveform.Ramp(0.02, 0.15, 8.3391, 6.0177)));
			case CLAMP -> List
				.of(clamp(SOMA, 1e-3, new Waveform.Levels(List.of(0.0, 3.0137, 8.7771), List.of(-65.0, -20.0, -50.0), -65)));
			case RAMP -> List.of(clamp(ONE, 5, new Waveform.Lines(List.of(2.0137, 5.1171, 9.0093), List.of(-65.0, -20.0, -55.0))));
			default -> List.of();
		};
	}

	private static SynapseGroup[] synapses(final Experiment experiment) {
		return switch (experiment) {
			case SYNAPSES -> new SynapseGroup[] { synapse("AMPA", TWO, 0.01, 2.2171, 2.7333, 9.4219),
				synapse("Exp", ONE, 0.02, 2.5117, 3.0313, 11.9171), synapse("GABAA", THREE, 0.01, 6.0153) };
			case RAMP -> new SynapseGroup[] { synapse("AMPA", TWO, 0.01, 2.2171, 9.4219) };
			default -> new SynapseGroup[0];
		};
	}

	/** Largest difference to the script's figures: voltages in mV, currents in nA. */
	private static double[] differences(final Experiment experiment, final double dt) {
		final List<Probe> probes = new ArrayList<>(
			List.of(new Probe.Voltage("soma", SOMA), new Probe.Voltage("one", ONE), new Probe.Voltage("three", THREE)));
		final List<Stimulus> stimuli = stimuli(experiment);
		final boolean clamped = stimuli.size() == 1;
		if (clamped) probes.add(new Probe.OfStimulus("i", 0));
		final Recording recording = run(neuron(), MEMBRANE, new Protocol(20, dt, Scheme.CRANK_NICOLSON, new Protocol.Start.AtVoltage(-65),
			stimuli), new RecordingPlan(probes, 0, List.of()), synapses(experiment));
		final double[] largest = new double[2];
		try (BufferedReader reader = new BufferedReader(
			new InputStreamReader(OffGridStimuli.class.getResourceAsStream("/neuron/jumps.tsv"), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				final String[] field = line.split("\t");
				if (!field[0].equalsIgnoreCase(experiment.name())) continue;
				final int n = (int) Math.round(Double.parseDouble(field[1]) / dt);
				for (int p = 0; p < probes.size(); p++)
					largest[p / 3] =
						Math.max(largest[p / 3], Math.abs(recording.traces().get(p).value(n) - Double.parseDouble(field[2 + p])));
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return largest;
	}
}
