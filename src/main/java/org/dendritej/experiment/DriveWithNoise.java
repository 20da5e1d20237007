/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.NoiseRuns.Releases;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.Trials;
import org.dendritej.units.Workers;

/**
 * What thousands of random synapses make of a neuron: the high-conductance state of neurons in vivo (Destexhe, Rudolph &amp; Paré 2003, Nat Rev Neurosci 4:739–751,
 * doi:10.1038/nrn1198).
 *
 * <p>
 * The time asked for is cut into stretches of about two seconds, which are independent of each other and begin after 250 ms that do not count. Each is run twice with the same
 * releases: freely, which gives potential, spikes and what preceded them, and with pulses of current into the soma. The difference of both runs is the response to
 * the current, without the noise: input resistance and time constant follow from its mean over the pulses in which, and 20 ms before which, neither run fires, and before
 * which both agree. Compartments are those of the model: 461 and 1953 of one layer-4 cell gave the same number of spikes in 10 s and the same resistance to 1 %. So memory is needed for a few stretches, however many there are, and when somebody cancels those that are finished count.
 */
public final class DriveWithNoise implements Question<DriveWithNoise.Settings> {

	/** The question. */
	public static final DriveWithNoise QUESTION = new DriveWithNoise();

	/** About the length of a stretch, ms; what is shown beside a quiet neuron, ms. */
	private static final double STRETCH = 2000, SHOWN = 1000;
	/** Stretches at a time; fixed, so that the number of threads does not matter. */
	private static final int TOGETHER = 2;
	/** Length of a pulse in expected time constants, and the response that is expected of it, mV. */
	private static final double CONSTANTS = 8, RESPONSE = -1;
	private static final double SHORTEST_PULSE = 10, LONGEST_PULSE = 500;

	/**
	 * What can be set.
	 *
	 * @param seconds of noise
	 * @param excitatory synapses per µm of dendrite
	 * @param inhibitory synapses per µm of dendrite
	 * @param ampa peak conductance of an excitatory synapse, nS
	 * @param gaba peak conductance of an inhibitory synapse, nS
	 * @param reversal of inhibition, mV
	 * @param decay time constant of inhibition, ms
	 * @param rate of the spikes that an excitatory synapse receives, Hz; 0 takes that of the high-conductance state
	 * @param inhibitoryRate the same of inhibitory synapses
	 * @param probability of release of excitatory synapses
	 * @param inhibitoryProbability of release of inhibitory synapses
	 * @param recovery time constant with which excitatory synapses recover from a release, ms; 0 for at once
	 * @param inhibitoryRecovery the same of inhibitory synapses
	 * @param fold by what factor the input resistance shall fall
	 * @param potential at which the soma shall sit, mV
	 * @param fluctuation standard deviation that the potential of the soma shall have, mV
	 * @param correlation of the spikes of two synapses of a kind; below 0 takes the one that gives this fluctuation
	 * @param jitter standard deviation of the delays of correlated spikes, ms
	 * @param oscillation depth of a common oscillation of all rates
	 * @param frequency of the oscillation, Hz
	 * @param current that flows into the soma all the time, nA
	 * @param window before a spike within which a release precedes it, ms
	 * @param piece length of the pieces of dendrite over which releases are counted together, µm
	 * @param crossing potential whose upward crossing is a spike, mV
	 * @param step time step, ms; 0 takes the model's
	 */
	public record Settings(@Setting(value = "Seconds of noise.", unit = "s", least = 0.1, most = 1e5) double seconds,
		@Setting(value = "Excitatory synapses per µm of dendrite.", unit = "1/µm", least = 0, most = 1e4) double excitatory,
		@Setting(value = "Inhibitory synapses per µm of dendrite.", unit = "1/µm", least = 0, most = 1e4) double inhibitory,
		@Setting(value = "Peak conductance of the AMPA receptors of an excitatory synapse.", unit = "nS", least = 0,
			most = 1e6) double ampa,
		@Setting(value = "Peak conductance of an inhibitory synapse.", unit = "nS", least = 0, most = 1e6) double gaba,
		@Setting(value = "Reversal potential of inhibition.", unit = "mV", least = -200, most = 200) double reversal,
		@Setting(value = "Decay of the inhibitory conductance.", unit = "ms", least = 0.6, most = 1e4) double decay,
		@Setting(value = "Rate of spikes that arrive at an excitatory synapse; 0 takes that of the high-conductance state.", unit = "Hz",
			least = 0, most = 1e4) double rate,
		@Setting(value = "Rate of spikes that arrive at an inhibitory synapse; 0 takes that of the high-conductance state.", unit = "Hz",
			least = 0, most = 1e4) double inhibitoryRate,
		@Setting(value = "Probability with which an excitatory synapse releases.", least = 0.001, most = 1) double probability,
		@Setting(value = "Probability with which an inhibitory synapse releases.", least = 0.001,
			most = 1) double inhibitoryProbability,
		@Setting(value = "Recovery of an excitatory synapse from a release; 0 for at once, 800 for a depressing synapse.", unit = "ms",
			least = 0, most = 1e5) double recovery,
		@Setting(value = "Recovery of an inhibitory synapse from a release; 0 for at once.", unit = "ms", least = 0,
			most = 1e5) double inhibitoryRecovery,
		@Setting(value = "Factor by which the input resistance shall fall, where a rate is 0.", least = 1.01, most = 1000) double fold,
		@Setting(value = "Potential at which the soma shall sit, where a rate is 0.", unit = "mV", least = -200,
			most = 100) double potential,
		@Setting(value = "Standard deviation that the potential of the soma shall have, where the correlation is below 0.", unit = "mV",
			least = 0, most = 50) double fluctuation,
		@Setting(value = "Correlation of the spikes that arrive at two synapses of a kind; -1 takes what gives the fluctuation.",
			least = -1,
			most = 1) double correlation,
		@Setting(value = "Standard deviation of the delays of correlated spikes.", unit = "ms", least = 0, most = 1000) double jitter,
		@Setting(value = "Depth of a common oscillation of all rates, from 0 to 1.", least = 0, most = 1) double oscillation,
		@Setting(value = "Frequency of the oscillation.", unit = "Hz", least = 0.1, most = 1000) double frequency,
		@Setting(value = "Current into the soma all the time.", unit = "nA", least = -1e4, most = 1e4) double current,
		@Setting(value = "Time before a spike within which a release precedes it.", unit = "ms", least = 0.1, most = 200) double window,
		@Setting(value = "Length of the pieces of dendrite over which releases are counted together.", unit = "µm", least = 1e-3,
			most = 1e6) double piece,
		@Setting(value = "Potential of the soma whose upward crossing is a spike.", unit = "mV", least = -200, most = 200) double crossing,
		@Setting(value = "Time step; 0 takes the model's. At 0.1 ms a layer-5 soma makes spikes that are none.", unit = "ms", least = 0,
			most = 0.05) double step) {
	}

	/**
	 * Time step, ms: the scheme is of second order and events act at their own times, so a granule cell with layer-5 channels fires the same 223 spikes in 10 s at
	 * 0.0125 and 0.05 ms; at 0.1 ms the steep sodium current of the soma rings, and crossings are counted twice.
	 */
	private static final double STEP = 0.05;

	private DriveWithNoise() {
	}

	@Override
	public String name() {
		return "Drive With Noise";
	}

	@Override
	public String description() {
		return "What thousands of random synapses make of a neuron: the high-conductance state of neurons in vivo (Destexhe, Rudolph & Paré 2003,"
			+ " doi:10.1038/nrn1198). Poisson inputs, also correlated (Kuhn, Aertsen & Rotter 2003, doi:10.1162/089976603321043702) and oscillating, through"
			+ " synapses that are unreliable and depress (Tsodyks & Markram 1997, doi:10.1073/pnas.94.2.719): rate and CV of the output, effective time constant and"
			+ " input resistance, and which synapses preceded the spikes. Rates that are not given are those with which the input resistance of the soma falls"
			+ " fourfold while it sits at -62 mV.";
	}

	@Override
	public Settings defaults() {
		return new Settings(10, 1.5, 0.25, 0.3, 1, -75, 10, 0, 0, 0.5, 0.5, 0, 0, 4, -62, 4, -1, 1, 0, 40, 0, 10, 50, -20, STEP);
	}

	private static NeuronModel stepped(final NeuronModel model, final Settings settings) {
		return settings.step == 0 ? model
			: model.with(model.protocol().timeStep(Math.min(settings.step, model.protocol().duration())));
	}

	private static int stretches(final Settings settings) {
		return (int) Math.max(1, Math.rint(1000 * settings.seconds / STRETCH));
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings settings) {
		final NeuronModel stepped = stepped(model, settings);
		final int n = stretches(settings);
		final double each = NoiseRuns.BEFORE + 1000 * settings.seconds / n;
		final NeuronModel run = ManyRuns.bare(model, each, List.of());
		final RunEstimate membrane =
			RunEstimate.of(run.with(run.protocol().timeStep(Math.min(each, stepped.protocol().timeStep()))), cable);
		final int receptors =
			java.util.Arrays.stream(NoiseRegime.numbers(cable, settings)).map(k -> Math.min(k, cable.compartments())).sum();
		return 1 + 2 * n * (membrane.secondsAmongMany() + 1e-9 * SYNAPSE * receptors * membrane.steps());
	}

	/** ns for each compartment with synapses of a kind and step. */
	private static final double SYNAPSE = 6;

	@Override
	public Answer ask(final NeuronModel model, final CableModel cable, final Settings settings, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final NeuronModel stepped = stepped(ManyRuns.atRest(model, cable, monitor), settings);
		final NoiseRegime regime = NoiseRegime.of(stepped, cable, settings, monitor);
		final NoiseRuns runs = runs(stepped, cable, settings, regime, seed);
		final List<Recording> quiet = Trials.run(2, i -> Simulation.of(i == 0 ? runs.quiet(SHOWN, new double[0], 0)
			: runs.longPulse(), cable), workers, ManyRuns.part(monitor, 0, 0.02));
		final NoiseCount count = new NoiseCount(runs, settings.window, RESPONSE);
		final Trace excerpt = count(count, runs, stretches(settings), workers, ManyRuns.part(monitor, 0.02, 1));
		return new NoiseAnswer(cable, settings, regime, runs, count, excerpt, quiet.get(0).trace(NoiseRuns.SOMA),
			runs.responseOf(quiet)).answer();
	}

	/** The runs that answer a question. */
	static NoiseRuns runs(final NeuronModel stepped, final CableModel cable, final Settings settings, final NoiseRegime regime,
		final long seed) {
		final double pulse = Math.rint(Math.max(SHORTEST_PULSE, Math.min(LONGEST_PULSE, CONSTANTS * regime.slowest())));
		return new NoiseRuns(stepped, cable, regime, 1000 * settings.seconds / stretches(settings), pulse,
			RESPONSE / regime.resistance(cable), settings.current, settings.crossing, stepped.protocol().timeStep(), seed);
	}

	/**
	 * Runs and counts stretches until all are done, or somebody cancels.
	 *
	 * @return the free potential of the first stretch
	 */
	private static Trace count(final NoiseCount count, final NoiseRuns runs, final int stretches, final Workers workers,
		final RunMonitor monitor) {
		Trace first = null;
		for (int from = 0; from < stretches; from += TOGETHER) {
			final int begin = from, number = Math.min(TOGETHER, stretches - from);
			final List<Recording> recordings;
			final List<Releases> releases = workers.map(number, k -> runs.releases(begin + k));
			try {
				recordings = Trials.run(2 * number, i -> Simulation.of(runs.trial(releases.get(i / 2), i % 2 == 1), runs.cable()), workers,
					fraction -> monitor.progress((begin + fraction * number) / stretches));
			}
			catch (final RunCancelledException stopped) {
				if (first == null)
					throw stopped;
				return first;
			}
			if (first == null)
				first = recordings.get(0).trace(NoiseRuns.SOMA);
			for (int k = 0; k < number; k++)
				count.add(releases.get(k), recordings.get(2 * k), recordings.get(2 * k + 1));
		}
		return first;
	}
}
