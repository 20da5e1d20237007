/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.model.NeuronModel;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.Trials;
import org.dendritej.units.Workers;

/**
 * The experiment of the model itself as a question, with its own synapses, stimuli and recording, so that it can be swept: what each recorded place has come to
 * and how often it has fired. Runs that differ in numbers alone go side by side in the lanes of the processor.
 */
public final class OneRun implements Question<OneRun.Settings>, Sweep.SideBySide<OneRun.Settings> {

	/** The question. */
	public static final OneRun QUESTION = new OneRun();

	/** Nothing is to be set: all stands in the model. */
	public record Settings() {
	}

	private OneRun() {
	}

	@Override
	public String name() {
		return "Simulate Neuron";
	}

	@Override
	public String description() {
		return "Runs the experiment of the model and measures what it records: spikes of each detector, and the greatest, least and mean value of each trace.";
	}

	@Override
	public Settings defaults() {
		return new Settings();
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings settings) {
		return RunEstimate.of(tracesOnly(model), cable).secondsAmongMany();
	}

	@Override
	public Answer ask(final NeuronModel model, final CableModel cable, final Settings settings, final long seed, final Workers workers,
		final RunMonitor monitor) {
		return answer(model, Simulation.of(tracesOnly(model.seed(seed)), cable).run(workers, monitor));
	}

	@Override
	public List<Answer> askTogether(final List<Sweep.Point<Settings>> points, final Workers workers, final RunMonitor monitor) {
		final List<Recording> recordings =
			Trials.run(points.size(), i -> Simulation.of(tracesOnly(points.get(i).model()), points.get(i).cable()), workers, monitor);
		return IntStream.range(0, points.size()).mapToObj(i -> answer(points.get(i).model(), recordings.get(i))).toList();
	}

	private static NeuronModel tracesOnly(final NeuronModel model) {
		final RecordingPlan plan = model.recording();
		if (plan.probes().isEmpty() && plan.detectors().isEmpty())
			throw new ExperimentException(
				model.name() + ": the model records nothing that could be measured; give it a probe or a spike detector");
		return model.with(new RecordingPlan(plan.probes(), 0, plan.detectors()));
	}

	private static Answer answer(final NeuronModel model, final Recording recording) {
		final List<Figure> figures = new ArrayList<>();
		final double[] times = recording.times();
		final double seconds = times.length == 0 ? 0 : 1e-3 * (times[times.length - 1] - times[0]);
		for (final RecordingPlan.SpikeDetector detector : model.recording().detectors()) {
			final double[] spikes =
				recording.spikes().stream().filter(spike -> spike.place().equals(detector.name())).mapToDouble(Spike::time).toArray();
			figures.add(new Figure("Spikes at " + detector.name(), spikes.length, "", "Upward crossings of the detector's threshold."));
			figures.add(new Figure("Rate at " + detector.name(), seconds > 0 ? spikes.length / seconds : Double.NaN, "Hz",
				"Spikes over the whole run."));
			figures.add(new Figure("First spike at " + detector.name(), spikes.length == 0 ? Double.NaN : spikes[0], "ms",
				"Time of the first crossing."));
		}
		for (final Trace trace : recording.traces()) {
			final int peak = ManyRuns.timeOfPeak(trace);
			final double least = IntStream.range(0, trace.size()).mapToDouble(trace::value).min().orElse(Double.NaN);
			figures.add(new Figure("Greatest " + trace.name(), trace.value(peak), trace.unit(), "Greatest value of the trace."));
			figures.add(new Figure("Rise of " + trace.name(), ManyRuns.peak(trace), trace.unit(), "Greatest value less the first."));
			figures.add(
				new Figure("Time of greatest " + trace.name(), times[peak], "ms", "When the trace is greatest, first of several times."));
			figures.add(new Figure("Least " + trace.name(), least, trace.unit(), "Least value of the trace."));
			figures.add(new Figure("Mean " + trace.name(), DoubleStream.of(trace.values()).average().orElse(Double.NaN), trace.unit(),
				"Mean of all samples."));
		}
		return new Answer("The run has " + recording.spikes().size() + " spikes in all.", figures, List.of(), List.of(), List.of());
	}
}
