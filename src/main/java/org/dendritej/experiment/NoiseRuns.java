/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.RecordingPlan.SpikeDetector;

/**
 * The runs of a noisy neuron: stretches of time that are independent of each other, each run twice with the very same releases, without and with pulses of current into the soma.
 *
 * @param model the membrane
 * @param cable its compartments
 * @param regime its inputs
 * @param length of a stretch, ms
 * @param pulse length of a pulse and of the pause after it, ms
 * @param amplitude of the pulses, nA
 * @param current that always flows into the soma, nA
 * @param crossing upward crossings of it by the soma are spikes, mV
 * @param timeStep ms
 * @param seed of everything random
 */
record NoiseRuns(NeuronModel model, CableModel cable, NoiseRegime regime, double length, double pulse, double amplitude, double current,
	double crossing, double timeStep, long seed) {

	/** Before a stretch, so that potential, gates and synapses have forgotten the start, ms. */
	static final double BEFORE = 250;
	static final String EXCITATION = "excitation", INHIBITION = "inhibition", SOMA = "soma";
	/** The run without pulses has pulses so much smaller, so that the steps of both are cut at the same times and nothing but the current differs. */
	private static final double NOTHING = 1e-12;

	/** When the synapses of a stretch release, ms after its run begins, shape [synapses][releases]. */
	record Releases(double[][] excitation, double[][] inhibition) {
	}

	/** Draws the releases of a stretch. */
	Releases releases(final int stretch) {
		final double from = stretch * length - BEFORE, to = (stretch + 1) * length;
		return new Releases(regime.excitation().releases(from, to, seed(stretch, 0)),
			regime.inhibition().releases(from, to, seed(stretch, 1)));
	}

	private long seed(final int stretch, final int kind) {
		return SpikeTrain.mix(SpikeTrain.mix(seed, 2L * stretch + kind), 0x6E6F697365L);
	}

	/** Onsets of the pulses, ms after a run begins. */
	double[] onsets() {
		final int number = (int) (length / (2 * pulse) + 1e-9);
		final double[] onsets = new double[number];
		for (int k = 0; k < number; k++)
			onsets[k] = BEFORE + (2 * k + 1) * pulse;
		return onsets;
	}

	/** The experiment of a stretch. */
	NeuronModel trial(final Releases releases, final boolean pulsed) {
		return with(quiet(BEFORE + length, onsets(), pulsed ? amplitude : NOTHING * amplitude), releases);
	}

	private NeuronModel with(final NeuronModel quiet, final Releases releases) {
		final NeuronModel excited =
			releases.excitation.length == 0 ? quiet : quiet.with(group(EXCITATION, "AMPA", regime.excitation(), releases.excitation));
		return releases.inhibition.length == 0 ? excited
			: excited.with(group(INHIBITION, "GABAA", regime.inhibition(), releases.inhibition));
	}

	private SynapseGroup group(final String name, final String receptor, final NoiseInput input, final double[][] releases) {
		return new SynapseGroup(name,
			List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(receptor), input.conductance(),
				Map.of("e", input.reversal(), "tau1", input.kernel().rise(), "tau2", input.kernel().decay()))),
			new Sites.Scattered(regime.region(), releases.length),
			new SpikeTrain.Each(Arrays.stream(releases).map(times -> new SpikeTrain.At(DoubleStream.of(times).boxed().toList())).toList()),
			0);
	}

	/** The compartments of the synapses of a group. */
	int[] compartments(final String name, final int number) {
		return number == 0 ? new int[0]
			: new Sites.Scattered(regime.region(), number).resolve(cable, SpikeTrain.mix(seed, name.hashCode())).stream()
				.mapToInt(place -> place.compartment()).toArray();
	}

	/** The experiment without synapses. */
	NeuronModel quiet(final double duration, final double[] onsets, final double height) {
		final NeuronModel bare = ManyRuns.bare(model, duration, List.of(new Probe.Voltage(SOMA, Location.SOMA))).seed(seed);
		NeuronModel quiet = bare.with(bare.protocol().timeStep(Math.min(timeStep, duration)))
			.with(new RecordingPlan(bare.recording().probes(), 0, List.of(new SpikeDetector(SOMA, Location.SOMA, crossing))));
		if (current != 0)
			quiet = quiet.with(quiet.protocol()
				.with(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(current, 0, Double.POSITIVE_INFINITY))));
		final List<Double> times = new ArrayList<>(), values = new ArrayList<>();
		for (final double onset : onsets) {
			times.addAll(List.of(onset, onset + pulse));
			values.addAll(List.of(height, 0.0));
		}
		return onsets.length == 0 ? quiet
			: quiet.with(quiet.protocol().with(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Levels(times, values, 0))));
	}

	/** A pulse to a quiet neuron, as long as both a pulse and a pause. */
	NeuronModel longPulse() {
		final NeuronModel quiet = quiet(2 * pulse, new double[0], 0);
		return quiet
			.with(
				quiet.protocol().with(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(amplitude, 0, Double.POSITIVE_INFINITY))));
	}

	/**
	 * The response of the quiet neuron to it.
	 *
	 * @param quiet without and with the pulse
	 * @return MΩ; empty if it fires
	 */
	double[] responseOf(final List<Recording> quiet) {
		final double[] with = quiet.get(1).trace(SOMA).values(), without = quiet.get(0).trace(SOMA).values();
		if (!quiet.get(0).spikes().isEmpty() || !quiet.get(1).spikes().isEmpty())
			return new double[0];
		return IntStream.range(0, Math.min(with.length, without.length)).mapToDouble(i -> (with[i] - without[i]) / amplitude).toArray();
	}
}
