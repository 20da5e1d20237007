/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.Stimulus;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.Trials;
import org.dendritej.units.Workers;

/** The many runs that a question needs, each of which leaves a few numbers. */
final class ManyRuns {

	/** Runs whose recordings are held at the same time. */
	private static final int TOGETHER = 64;

	private ManyRuns() {
	}

	/**
	 * Runs and measures.
	 *
	 * @param <T> what is left of a run
	 * @param n number of runs
	 * @param cable the neuron
	 * @param trial the experiment of a number; called on any of the threads
	 * @param measure what is kept of a recording
	 * @param workers the threads
	 * @param monitor told of progress
	 * @return of all runs, or of the first ones if the monitor has stopped the work
	 */
	static <T> List<T> measure(final int n, final CableModel cable, final IntFunction<NeuronModel> trial,
		final Function<Recording, T> measure,
		final Workers workers, final RunMonitor monitor) {
		final List<T> measured = new ArrayList<>(n);
		for (int from = 0; from < n; from += TOGETHER) {
			final int first = from, number = Math.min(TOGETHER, n - from);
			try {
				Trials.run(number, i -> Simulation.of(trial.apply(first + i), cable), workers,
					fraction -> monitor.progress((first + fraction * number) / n))
					.forEach(recording -> measured.add(measure.apply(recording)));
			}
			catch (final RunCancelledException stopped) {
				return measured;
			}
		}
		return measured;
	}

	/**
	 * The membrane alone: no synapses, no stimuli, and nothing recorded but potentials at some places. From its rest, which is looked for unless it is
	 * {@linkplain #atRest known}.
	 */
	static NeuronModel bare(final NeuronModel model, final double duration, final List<Probe> probes) {
		final Protocol protocol = model.protocol();
		return model.with(List.<SynapseGroup>of())
			.with(new Protocol(duration, Math.min(duration, protocol.timeStep()), protocol.scheme(),
				protocol.start() instanceof Protocol.Start.Resting rest ? rest : new Protocol.Start.Settled(), List.<Stimulus>of()))
			.with(new RecordingPlan(probes, 0, List.of()));
	}

	/**
	 * A neuron whose rest is known, so that many runs begin there at once; synapses may be added that are silent until they receive spikes, as those of the
	 * catalogue are. Whoever changes its membrane must begin with a neuron that has still to settle.
	 *
	 * @throws RunCancelledException if the monitor has stopped it
	 */
	static NeuronModel atRest(final NeuronModel model, final CableModel cable, final RunMonitor monitor) {
		if (model.protocol().start() instanceof Protocol.Start.Resting)
			return model;
		final NeuronModel bare = bare(model, model.protocol().duration(), List.of());
		return model.with(model.protocol()
			.from(new Protocol.Start.Resting(Simulation.rest(bare, cable, fraction -> monitor.progress(0)))));
	}

	/** A part of a progress. */
	static RunMonitor part(final RunMonitor monitor, final double from, final double to) {
		return fraction -> monitor.progress(from + (to - from) * fraction);
	}

	/** The greatest value of a trace above its first. */
	static double peak(final Trace trace) {
		return trace.value(timeOfPeak(trace)) - trace.value(0);
	}

	/** Index of the greatest value; the first of several. */
	static int timeOfPeak(final Trace trace) {
		return IntStream.range(0, trace.size()).reduce((a, b) -> trace.value(b) > trace.value(a) ? b : a).orElseThrow();
	}
}
