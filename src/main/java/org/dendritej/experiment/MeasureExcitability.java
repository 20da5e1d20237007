/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.Electrotonus;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;

/**
 * What a physiologist measures first: rest, resistance, time constants, sag, rheobase, firing, the shape of the action potential ({@link SpikeFeatures}), how
 * far it runs back into the dendrites, and whether the dendrite makes a plateau (Larkum, Zhu &amp; Sakmann 1999, Nature 398:338–341, doi:10.1038/18686).
 */
public final class MeasureExcitability implements Question<MeasureExcitability.Settings> {

	/** The question. */
	public static final MeasureExcitability QUESTION = new MeasureExcitability();

	/** Firing is measured at these multiples of the rheobase; the last four fifths of a step count. */
	private static final List<Double> MULTIPLES = List.of(1.05, 1.25, 1.5, 2.0, 3.0, 4.0, 5.0, 6.5, 8.0);
	private static final double PRECISION = 0.01, FINE = 0.01, FRAME = 0.05;
	/** How much a step shall hyperpolarise if nobody says its current, mV, and how long the decay after it is followed, ms. */
	private static final double DOWN = 4, AFTER = 50;
	/** A back-propagating spike is looked for in this time about the somatic one, ms. */
	private static final double BEFORE_SPIKE = 2, AFTER_SPIKE = 15;
	/** Amplitude from which the wave counts for its velocity, mV. */
	private static final double WAVE = 10;
	/** The pulse into the soma, the delay of the current into the dendrite, its rise and decay, the run, ms; where the dendrite gets it; a plateau, mV. */
	private static final double PULSE = 2, DELAY = 5, RISE = 0.5, DECAY = 5, RUN = 150, OUT = 0.65, PLATEAU = -30;
	/** What the currents into the dendrite do to it if it were passive, mV, and how much above its rheobase the pulse into the soma is. */
	private static final double WEAK = 20, STRONG = 60, SAFE = 1.05;

	/**
	 * What can be set.
	 *
	 * @param hyperpolarisation current of the hyperpolarising step, nA; 0 takes one of about 4 mV
	 * @param step length of all steps, ms
	 * @param multiple of the rheobase at which spikes are measured
	 * @param slope that the threshold of a spike is defined by, mV/ms
	 * @param crossing whose upward crossing by the soma is a spike, mV
	 * @param plateau whether the dendritic plateau is looked for
	 */
	public record Settings(
		@Setting(value = "Current of the hyperpolarising step; 0 takes one of about 4 mV.", unit = "nA", least = -1e3,
			most = 0) double hyperpolarisation,
		@Setting(value = "Length of all steps of current.", unit = "ms", least = 10, most = 1e5) double step,
		@Setting(value = "Multiple of the rheobase at which spikes are measured.", least = 1.01, most = 100) double multiple,
		@Setting(value = "Slope that the threshold of a spike is defined by.", unit = "mV/ms", least = 0.1, most = 1e4) double slope,
		@Setting(value = "Potential whose upward crossing by the soma is a spike.", unit = "mV", least = -100, most = 100) double crossing,
		@Setting("Whether the dendritic plateau is looked for.") boolean plateau) {
	}

	/**
	 * What the cell is below its threshold.
	 *
	 * @param rest potential of the soma, mV
	 * @param current of the step, nA
	 * @param resistance at the end of the step, MΩ
	 * @param sag steady over greatest hyperpolarisation
	 * @param decay time constant of the decay after the step, fitted from 1 to 10 ms after it, ms
	 * @param timeConstants of the two slowest modes with gates frozen at rest, ms
	 * @param times of the response, ms
	 * @param response of the soma, mV
	 */
	public record Subthreshold(double rest, double current, double resistance, double sag, double decay, List<Double> timeConstants,
		List<Double> times, List<Double> response) {

		/** Copies. */
		public Subthreshold {
			timeConstants = List.copyOf(timeConstants);
			times = List.copyOf(times);
			response = List.copyOf(response);
		}
	}

	/**
	 * A spike on its way into the dendrites.
	 *
	 * @param amplitudes above the potential 2 ms before the somatic spike, mV, shape [compartments]
	 * @param arrivals of half the amplitude after that of the soma, ms, shape [compartments]; NaN where there is none
	 * @param path compartments from the soma to the farthest dendritic place
	 * @param velocity along it, m/s, while the spike has 10 mV; NaN if it is not seen to move
	 */
	public record BackPropagation(List<Double> amplitudes, List<Double> arrivals, List<Integer> path, double velocity) {

		/** Copies. */
		public BackPropagation {
			amplitudes = List.copyOf(amplitudes);
			arrivals = List.copyOf(arrivals);
			path = List.copyOf(path);
		}
	}

	/**
	 * A combination of a pulse into the soma and a current into the dendrite.
	 *
	 * @param condition in words
	 * @param spikes of the soma
	 * @param peak of the dendrite, mV
	 * @param plateau time that the dendrite is above −30 mV, ms
	 */
	public record Coupling(String condition, int spikes, double peak, double plateau) {
	}

	private MeasureExcitability() {
	}

	@Override
	public String name() {
		return "Measure Excitability";
	}

	@Override
	public String description() {
		return "Rest, input resistance, sag, time constants, rheobase, firing, shape of the action potential with the definitions of eFEL, back-propagation and"
			+ " its velocity, and the dendritic plateau. Stuart & Sakmann 1994, doi:10.1038/367069a0; Larkum, Zhu & Sakmann 1999, doi:10.1038/18686; Hay et"
			+ " al. 2011, doi:10.1371/journal.pcbi.1002107.";
	}

	@Override
	public Settings defaults() {
		return new Settings(0, 500, 1.5, 10, -20, true);
	}

	/**
	 * A hyperpolarising step.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param monitor told of progress
	 * @return the figures
	 */
	public static Subthreshold subthreshold(final NeuronModel model, final CableModel cable, final Settings settings,
		final RunMonitor monitor) {
		final Impedance steady = Impedance.atRest(ManyRuns.bare(model, 1, List.of()), cable, 0, monitor);
		final double current =
			settings.hyperpolarisation < 0 ? settings.hyperpolarisation : -DOWN / steady.input(Paths.soma(cable)).re();
		final NeuronModel bare =
			ManyRuns.bare(model, Firing.ONSET + settings.step + AFTER, List.of(new Probe.Voltage("soma", Location.SOMA)));
		final Recording recording = Simulation.of(
			bare.with(
				bare.protocol().with(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(current, Firing.ONSET, settings.step)))),
			cable).run(monitor);
		final double[] v = recording.trace("soma").values(), t = recording.times();
		final int end = (int) Math.round((Firing.ONSET + settings.step) / t[1]);
		final double least = Arrays.stream(v, 0, end + 1).min().orElseThrow(), change = v[end] - v[0];
		final int every = Math.max(1, v.length / 1000);
		final int[] shown = IntStream.iterate(0, i -> i < v.length, i -> i + every).toArray();
		return new Subthreshold(v[0], current, change / current, change / (least - v[0]), decay(v, t[1], end), Answer.boxed(
			Electrotonus.timeConstants(cable, steady.membrane(), Math.min(2, cable.compartments()))),
			Arrays.stream(shown).mapToObj(i -> t[i]).toList(), Arrays.stream(shown).mapToObj(i -> v[i]).toList());
	}

	/** Of ln |V − rest| by regression, from 1 to 10 ms after the step [decay_time_constant_after_stim]. */
	private static double decay(final double[] v, final double dt, final int end) {
		double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
		for (int i = end + (int) Math.round(1 / dt); i <= Math.min(v.length - 1, end + (int) Math.round(10 / dt)); i++)
			if (v[i] != v[0]) {
				final double x = i * dt, y = Math.log(Math.abs(v[i] - v[0]));
				n++;
				sx += x;
				sy += y;
				sxx += x * x;
				sxy += x * y;
			}
		return -(n * sxx - sx * sx) / (n * sxy - sx * sy);
	}

	private static Firing firing(final NeuronModel model, final CableModel cable, final Settings settings) {
		return new Firing(ManyRuns.bare(model, settings.step, List.of(new Probe.Voltage("soma", Location.SOMA))), cable, settings.step,
			settings.crossing);
	}

	/**
	 * The least current of a step that makes a spike.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param resistance of the soma, MΩ, from which the search begins
	 * @param workers threads
	 * @param monitor told of progress
	 * @return nA, to 1 %; none if the cell does not fire
	 */
	public static Optional<Double> rheobase(final NeuronModel model, final CableModel cable, final Settings settings,
		final double resistance,
		final Workers workers, final RunMonitor monitor) {
		return firing(model, cable, settings).rheobase(Math.abs(10 / resistance), PRECISION, workers, monitor);
	}

	/**
	 * Rates over the last four fifths of steps.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param currents nA
	 * @param workers threads
	 * @param monitor told of progress
	 * @return Hz, one for each; of fewer if the monitor has stopped it
	 */
	public static List<Double> rates(final NeuronModel model, final CableModel cable, final Settings settings, final List<Double> currents,
		final Workers workers, final RunMonitor monitor) {
		return firing(model, cable, settings).rates(currents, workers, monitor);
	}

	/**
	 * The soma during a step, in steps of at most 0.01 ms.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param current nA
	 * @param monitor told of progress
	 * @return its potential
	 */
	static Trace step(final NeuronModel model, final CableModel cable, final Settings settings, final double current,
		final RunMonitor monitor) {
		final NeuronModel trial = firing(model, cable, settings).trial(current);
		return Simulation.of(trial.with(trial.protocol().timeStep(fine(trial.protocol()))), cable).run(monitor).trace("soma");
	}

	private static double fine(final Protocol protocol) {
		return Math.min(FINE, protocol.timeStep());
	}

	/**
	 * Features of the spikes that a step makes, in steps of at most 0.01 ms.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param current nA
	 * @param monitor told of progress
	 * @return the features
	 */
	public static SpikeFeatures spikes(final NeuronModel model, final CableModel cable, final Settings settings, final double current,
		final RunMonitor monitor) {
		return features(model, settings, step(model, cable, settings, current, monitor));
	}

	static SpikeFeatures features(final NeuronModel model, final Settings settings, final Trace soma) {
		return SpikeFeatures.of(soma.values(), fine(model.protocol()), Firing.ONSET, Firing.ONSET + settings.step, settings.crossing,
			settings.slope);
	}

	/**
	 * The first spike of a step everywhere in the neuron.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param current nA
	 * @param spike time of its somatic peak, ms
	 * @param monitor told of progress
	 * @return the spike
	 */
	public static BackPropagation backPropagation(final NeuronModel model, final CableModel cable, final Settings settings,
		final double current,
		final double spike, final RunMonitor monitor) {
		final NeuronModel trial = firing(model, cable, settings).trial(current);
		final Recording recording =
			Simulation.of(trial.with(trial.protocol().duration(spike + AFTER_SPIKE).timeStep(fine(trial.protocol())))
				.with(new RecordingPlan(List.of(), FRAME, List.of())), cable).run(monitor);
		final int from = Math.max(0, (int) ((spike - BEFORE_SPIKE) / FRAME)), n = cable.compartments();
		final double[] amplitudes = new double[n], arrivals = new double[n];
		final float[] base = recording.voltages(from);
		for (int t = from; t < recording.frames(); t++)
			for (int c = 0; c < n; c++)
				amplitudes[c] = Math.max(amplitudes[c], recording.voltage(t, c) - base[c]);
		for (int c = 0; c < n; c++)
			arrivals[c] = arrival(recording, from, c, base[c] + amplitudes[c] / 2);
		final double soma = arrivals[Paths.soma(cable)];
		for (int c = 0; c < n; c++)
			arrivals[c] -= soma;
		final List<Integer> path = longestPath(cable);
		return new BackPropagation(Answer.boxed(amplitudes), Answer.boxed(arrivals), path, velocity(cable, path, amplitudes, arrivals));
	}

	private static double arrival(final Recording recording, final int from, final int c, final double level) {
		for (int t = from + 1; t < recording.frames(); t++)
			if (recording.voltage(t, c) >= level && recording.voltage(t - 1, c) < level)
				return recording.frameTime(t) -
					FRAME * (recording.voltage(t, c) - level) / (recording.voltage(t, c) - recording.voltage(t - 1, c));
		return Double.NaN;
	}

	/** From the soma to the farthest place of the dendrites; of a cell without dendrites to the farthest place. */
	static List<Integer> longestPath(final CableModel cable) {
		final boolean dendrites = IntStream.range(0, cable.compartments()).anyMatch(c -> isDendrite(cable, c));
		final int far = IntStream.range(0, cable.compartments()).filter(c -> !dendrites || isDendrite(cable, c)).boxed()
			.reduce((a, b) -> cable.pathDistance(b) > cable.pathDistance(a) ? b : a).orElseThrow();
		final boolean[] on = new Paths(cable).between(Paths.soma(cable), far);
		return IntStream.range(0, on.length).filter(c -> on[c]).boxed()
			.sorted((a, b) -> Double.compare(cable.pathDistance(a), cable.pathDistance(b))).toList();
	}

	private static boolean isDendrite(final CableModel cable, final int c) {
		return cable.type(c) != Types.SOMA && cable.type(c) != Types.AXON;
	}

	/** Slope of distance over arrival by regression; µm/ms are mm/s. */
	private static double velocity(final CableModel cable, final List<Integer> path, final double[] amplitudes, final double[] arrivals) {
		double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
		for (final int c : path)
			if (amplitudes[c] >= WAVE && Double.isFinite(arrivals[c]) && cable.type(c) != Types.SOMA) {
				final double x = cable.pathDistance(c), y = arrivals[c];
				n++;
				sx += x;
				sy += y;
				sxx += x * x;
				sxy += x * y;
			}
		final double slowness = n < 3 ? Double.NaN : (n * sxy - sx * sy) / (n * sxx - sx * sx);
		return slowness > 0 ? 1e-3 / slowness : Double.NaN;
	}

	/**
	 * A pulse into the soma that makes a spike, a weak current into the distal dendrite, both, and a strong current into the dendrite.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param resistance of the soma, MΩ
	 * @param workers threads
	 * @param monitor told of progress
	 * @return four conditions; none if no pulse makes a spike, or the monitor has stopped it
	 */
	public static List<Coupling> coupling(final NeuronModel model, final CableModel cable, final Settings settings, final double resistance,
		final Workers workers, final RunMonitor monitor) {
		final List<Integer> path = longestPath(cable);
		final double far = OUT * cable.pathDistance(path.get(path.size() - 1));
		final int place =
			path.stream().min((a, b) -> Double.compare(Math.abs(cable.pathDistance(a) - far), Math.abs(cable.pathDistance(b) - far)))
				.orElseThrow();
		final Location dendrite = SampledPlaces.location(cable, place);
		final Optional<Double> pulse = new Firing(ManyRuns.bare(model, PULSE, List.of()), cable, PULSE, 5 * PULSE, settings.crossing)
			.rheobase(Math.abs(10 / resistance), PRECISION, workers, ManyRuns.part(monitor, 0, 0.5));
		if (pulse.isEmpty())
			return List.of();
		final double impedance = Impedance.atRest(ManyRuns.bare(model, 1, List.of()), cable, 100, monitor).input(place).magnitude();
		final List<String> words = List.of("soma alone", "dendrite alone, weak", "both", "dendrite alone, strong");
		final double[] soma = { SAFE * pulse.get(), 0, SAFE * pulse.get(), 0 },
			distal = { 0, WEAK / impedance, WEAK / impedance, STRONG / impedance };
		final NeuronModel bare = ManyRuns.bare(model, RUN, List.of(new Probe.Voltage("dendrite", dendrite)));
		final NeuronModel watched =
			bare.with(
				new RecordingPlan(bare.recording().probes(), 0, List.of(new SpikeDetector("soma", Location.SOMA, settings.crossing))));
		final List<Coupling> found = ManyRuns.measure(words.size(), cable,
			i -> watched
				.with(watched.protocol().with(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(soma[i], Firing.ONSET, PULSE)))
					.with(new Stimulus.CurrentClamp(dendrite, synaptic(distal[i])))),
			recording -> {
				final double[] v = recording.trace("dendrite").values();
				return new Coupling("", recording.spikes().size(), Arrays.stream(v).max().orElseThrow(),
					recording.times()[1] * Arrays.stream(v).filter(x -> x > PLATEAU).count());
			}, workers, ManyRuns.part(monitor, 0.5, 1));
		return found.size() < words.size() ? List.of() : IntStream.range(0, words.size())
			.mapToObj(i -> new Coupling(words.get(i), found.get(i).spikes(), found.get(i).peak(), found.get(i).plateau())).toList();
	}

	/** A current that rises and decays as that of a synapse, with this peak. */
	private static Waveform synaptic(final double peak) {
		final double top = RISE * DECAY / (DECAY - RISE) * Math.log(DECAY / RISE),
			norm = peak / (Math.exp(-top / DECAY) - Math.exp(-top / RISE));
		final List<Double> times = new ArrayList<>(), values = new ArrayList<>();
		for (double t = 0; t <= 12 * DECAY; t += 0.1) {
			times.add(Firing.ONSET + DELAY + t);
			values.add(norm * (Math.exp(-t / DECAY) - Math.exp(-t / RISE)));
		}
		values.set(values.size() - 1, 0.0);
		return new Waveform.Lines(times, values);
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings settings) {
		final double step = RunEstimate.of(firing(model, cable, settings).trial(0), cable).secondsAmongMany();
		return 1 + step * (1 + 16 + MULTIPLES.size() + 3) + (settings.plateau ? step * 4 * RUN / settings.step : 0);
	}

	@Override
	public Answer ask(final NeuronModel unsettled, final CableModel cable, final Settings settings, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final NeuronModel model = ManyRuns.atRest(unsettled, cable, monitor);
		final Subthreshold below = subthreshold(model, cable, settings, ManyRuns.part(monitor, 0, 0.05));
		final Optional<Double> rheobase =
			rheobase(model, cable, settings, below.resistance, workers, ManyRuns.part(monitor, 0.05, 0.4));
		if (rheobase.isEmpty())
			return new ExcitabilityAnswer(cable, settings, below, Double.NaN, List.of(), List.of(), Optional.empty(), Optional.empty(),
				Optional.empty(), List.of(), monitor.progress(0.4)).answer();
		final List<Double> currents = MULTIPLES.stream().map(multiple -> multiple * rheobase.get()).toList();
		final List<Double> rates = rates(model, cable, settings, currents, workers, ManyRuns.part(monitor, 0.4, 0.65));
		Optional<Trace> soma = Optional.empty();
		Optional<SpikeFeatures> features = Optional.empty();
		Optional<BackPropagation> wave = Optional.empty();
		List<Coupling> coupling = List.of();
		try {
			final double current = settings.multiple * rheobase.get();
			soma = Optional.of(step(model, cable, settings, current, ManyRuns.part(monitor, 0.65, 0.8)));
			features = Optional.of(features(model, settings, soma.get()));
			wave = Optional
				.of(backPropagation(model, cable, settings, current, features.get().peaks().get(0), ManyRuns.part(monitor, 0.8, 0.85)));
			if (settings.plateau)
				coupling = coupling(model, cable, settings, below.resistance, workers, ManyRuns.part(monitor, 0.85, 1));
		}
		catch (final RunCancelledException stopped) {
			monitor.progress(1); // what has been measured is kept
		}
		return new ExcitabilityAnswer(cable, settings, below, rheobase.get(), currents, rates, soma, features, wave, coupling,
			monitor.progress(1))
			.answer();
	}
}
