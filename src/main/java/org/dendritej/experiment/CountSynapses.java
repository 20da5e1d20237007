/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.LeastNumber.Found;
import org.dendritej.experiment.LeastNumber.Response;
import org.dendritej.experiment.SynapsePool.Draw;
import org.dendritej.experiment.SynapsePool.Receptors;
import org.dendritej.experiment.SynapsePool.Stretches;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * How many synapses must act within a window to fire the cell, by where they sit, how far apart in time they act and how reliably they release, and what one more of them
 * changes. Runs are stepped by backward Euler in steps four times as long as the model's, which is as good for numbers as finer ones are.
 */
public final class CountSynapses implements Question<CountSynapses.Settings> {

	/** The question. */
	public static final CountSynapses QUESTION = new CountSynapses();

	/** Beginning of the window, and how long a spike is waited for after its end, ms. */
	static final double ONSET = 5, AFTER = 40;
	private static final int COARSER = 4;
	private static final double FRAME = 0.5;

	/** Where synapses sit. */
	public enum Part {
		/** All dendrites. */
		DENDRITES,
		/** Basal ones. */
		BASAL,
		/** Apical ones. */
		APICAL,
		/** The branch of the place that is asked about. */
		BRANCH;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** How they are arranged. */
	public enum Arrangement {
		/** Uniformly by length of dendrite. */
		SCATTERED,
		/** In clusters that are scattered. */
		CLUSTERED;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/**
	 * What can be set.
	 *
	 * @param at a place on the branch that is meant by {@link Part#BRANCH}; none for the longest dendritic end branch
	 * @param total synapses that there are
	 * @param inhibitory part of them that is inhibitory, %
	 * @param arrangement scattered or in clusters
	 * @param cluster synapses of a cluster
	 * @param spread length of dendrite over which a cluster is spread, µm
	 * @param part of the neuron on which they sit
	 * @param window within which they act, ms
	 * @param release probability
	 * @param ampa peak conductance of each excitatory one, nS
	 * @param nmda before the block, nS
	 * @param gaba peak conductance of each inhibitory one, nS
	 * @param reversal of those, mV
	 * @param decay of those, ms
	 * @param seeds how many times synapses are drawn
	 * @param widest longest of the windows that are compared, ms; 0 compares none
	 * @param compare whether arrangements, regions and release probabilities are compared
	 */
	public record Settings(@Setting("A place on the branch that is tried alone.") List<Location> at,
		@Setting(value = "Synapses that there are.", least = 1, most = 1e5) int total,
		@Setting(value = "Part of them that is inhibitory.", unit = "%", least = 0, most = 100) double inhibitory,
		@Setting("How they are arranged: scattered, or clustered.") Arrangement arrangement,
		@Setting(value = "Synapses of a cluster.", least = 1, most = 1e4) int cluster,
		@Setting(value = "Length of dendrite over which a cluster is spread.", unit = "µm", least = 0, most = 1e5) double spread,
		@Setting("Where they sit: dendrites, basal, apical, or the branch of the place.") Part part,
		@Setting(value = "Window within which they act.", unit = "ms", least = 0, most = 1e3) double window,
		@Setting(value = "Release probability.", least = 0.001, most = 1) double release,
		@Setting(value = "Peak conductance of AMPA receptors of each.", unit = "nS", least = 0, most = 1e6) double ampa,
		@Setting(value = "Peak conductance of NMDA receptors of each, before the block.", unit = "nS", least = 0, most = 1e6) double nmda,
		@Setting(value = "Peak conductance of each inhibitory one.", unit = "nS", least = 0, most = 1e6) double gaba,
		@Setting(value = "Reversal potential of inhibition.", unit = "mV", least = -200, most = 200) double reversal,
		@Setting(value = "Time constant of its decay.", unit = "ms", least = 0.6, most = 1e4) double decay,
		@Setting(value = "How many times synapses are drawn.", least = 1, most = 1e4) int seeds,
		@Setting(value = "Longest of the windows that are compared; 0 compares none.", unit = "ms", least = 0, most = 1e3) double widest,
		@Setting("Whether arrangements, regions and release probabilities are compared.") boolean compare) {

		/** Copies. */
		public Settings {
			at = List.copyOf(at);
		}

		/** These settings with another value for one key. */
		Settings changed(final String key, final Object value) {
			return org.dendritej.experiment.Settings.with(this,
				entry -> entry.key().equals(key) ? Optional.of(value) : Optional.empty());
		}

		/** In clusters of a size. */
		Settings clusters(final int size) {
			return changed("cluster", size).changed("arrangement", Arrangement.CLUSTERED);
		}

		Receptors receptors() {
			return new Receptors(ampa, nmda, gaba, reversal, decay);
		}

		Draw draw(final Stretches stretches) {
			return new Draw(stretches, arrangement == Arrangement.SCATTERED ? 1 : cluster, spread, inhibitory / 100, ONSET, window,
				release);
		}

		double duration() {
			return ONSET + window + AFTER;
		}
	}

	/**
	 * What was found for a condition.
	 *
	 * @param condition which
	 * @param found one for each seed
	 */
	record Result(CountCondition condition, List<Found> found) {

		double[] numbers() {
			return found.stream().filter(Found::fires).mapToDouble(Found::number).toArray();
		}

		/** NaN unless the cell fires with every seed. */
		double mean() {
			return numbers().length < found.size() ? Double.NaN : Arrays.stream(numbers()).average().orElse(Double.NaN);
		}
	}

	/**
	 * The last run before the cell fires: peaks above rest everywhere, mV, and synapses that have acted, shape [compartments].
	 */
	record Brink(double[] peaks, double[] acting) {
	}

	/** What a number of synapses of a seed does. */
	record Point(int seed, int number, Response response) {
	}

	private CountSynapses() {
	}

	@Override
	public String name() {
		return "Count Synapses to Spike";
	}

	@Override
	public String description() {
		return "How many of the synapses of a neuron must act within a window to fire it, scattered, in clusters or in one region, with what inhibition and release"
			+ " probability, and what one more changes. Bruno & Sakmann 2006, doi:10.1126/science.1124593; Eyal et al. 2018, doi:10.3389/fncel.2018.00181;"
			+ " dendritic spikes of clusters: Schiller et al. 2000, doi:10.1038/35005094; windows: König, Engel & Singer 1996,"
			+ " doi:10.1016/S0166-2236(96)80019-1.";
	}

	@Override
	public Settings defaults() {
		return new Settings(List.of(), 10_000, 10, Arrangement.SCATTERED, 10, 20, Part.DENDRITES, 2, 1, 0.3, 1.5, 1, -80, 5, 10, 50, true);
	}

	static Region region(final CableModel cable, final Settings settings) {
		return switch (settings.part) {
			case DENDRITES -> Region.DENDRITES;
			case BASAL -> Region.BASAL;
			case APICAL -> Region.APICAL;
			default -> new Region.OneSection(settings.at.isEmpty() ? FirstLook.longestEndBranch(cable).index()
				: cable.locate(settings.at.get(0)).section());
		};
	}

	private static Stretches stretches(final CableModel cable, final Settings settings) {
		final Stretches stretches = new Stretches(cable, region(cable, settings));
		if (stretches.length() == 0)
			throw new ExperimentException(cable.name() + ": there is no " + (settings.part == Part.DENDRITES ? "dendrite"
				: settings.part + " dendrite") + " on which synapses could sit; choose another part of the neuron");
		return stretches;
	}

	/** The neuron from its rest, of which the soma and its spikes are recorded. */
	static NeuronModel bare(final NeuronModel model, final CableModel cable, final RunMonitor monitor) {
		final NeuronModel bare = ManyRuns.bare(ManyRuns.atRest(model, cable, monitor), ONSET + AFTER,
			List.of(new Probe.Voltage("soma", Location.SOMA)));
		return stepped(bare)
			.with(new RecordingPlan(bare.recording().probes(), 0, List.of(new SpikeDetector("soma", Location.SOMA, Volley.SPIKE))));
	}

	/** By backward Euler in longer steps. */
	static NeuronModel stepped(final NeuronModel model) {
		return model.with(model.protocol().timeStep(Math.min(model.protocol().duration(), COARSER * model.protocol().timeStep()))
			.with(Protocol.Scheme.BACKWARD_EULER));
	}

	private static NeuronModel lasting(final NeuronModel bare, final double duration) {
		return bare.with(bare.protocol().duration(duration));
	}

	/** Pools of synapses, one for each seed. */
	static List<SynapsePool> pools(final CableModel cable, final Settings settings, final long seed) {
		final Draw draw = settings.draw(stretches(cable, settings));
		return IntStream.range(0, settings.seeds)
			.mapToObj(k -> SynapsePool.drawn(draw, settings.receptors(), SpikeTrain.mix(seed, k))).toList();
	}

	/** Least numbers of pools; none at all if stopped. */
	static List<Found> needed(final NeuronModel bare, final CableModel cable, final List<SynapsePool> pools, final int most,
		final double duration, final Workers workers, final RunMonitor monitor) {
		final NeuronModel lasting = lasting(bare, duration);
		return LeastNumber.find(pools.size(), most, cable, (k, number) -> pools.get(k).on(lasting, number), workers, monitor);
	}

	/**
	 * How many synapses fire the cell.
	 *
	 * @param model the membrane; stepped by backward Euler in steps four times as long as its own
	 * @param cable its compartments
	 * @param settings of the question
	 * @param seed of everything random
	 * @param workers threads
	 * @param monitor told of progress
	 * @return for each of {@link Settings#seeds} the least number, NaN where all together do not; nothing if the monitor has stopped it
	 */
	public static List<Double> needed(final NeuronModel model, final CableModel cable, final Settings settings, final long seed,
		final Workers workers, final RunMonitor monitor) {
		return needed(bare(model, cable, monitor), cable, pools(cable, settings, seed), settings.total, settings.duration(), workers,
			monitor)
			.stream().map(Found::number).toList();
	}

	/** The runs with one synapse fewer than fire the cell, seen everywhere. */
	private static List<Brink> brinks(final NeuronModel bare, final CableModel cable, final Settings settings,
		final List<SynapsePool> pools, final List<Found> found, final Workers workers, final RunMonitor monitor) {
		final NeuronModel seen =
			lasting(bare, settings.duration()).with(new RecordingPlan(bare.recording().probes(), FRAME, bare.recording().detectors()));
		final List<Integer> fire = IntStream.range(0, found.size()).filter(k -> found.get(k).fires()).boxed().toList();
		final List<double[]> peaks = ManyRuns.measure(fire.size(), cable,
			k -> pools.get(fire.get(k)).on(seen, (int) found.get(fire.get(k)).number() - 1), CountSynapses::peaks, workers, monitor);
		return IntStream.range(0, peaks.size()).mapToObj(k -> {
			final double[] acting = new double[cable.compartments()];
			pools.get(fire.get(k)).first((int) found.get(fire.get(k)).number()).stream().filter(SynapsePool.Synapse::acts)
				.forEach(synapse -> acting[cable.locate(synapse.at()).compartment()]++);
			return new Brink(peaks.get(k), acting);
		}).toList();
	}

	/** Greatest depolarisation of each compartment above rest, mV. */
	static double[] peaks(final Recording recording) {
		final double[] peaks = new double[recording.cable().compartments()];
		for (int t = 1; t < recording.frames(); t++)
			for (int c = 0; c < peaks.length; c++)
				peaks[c] = Math.max(peaks[c], recording.voltage(t, c) - recording.voltage(0, c));
		return peaks;
	}

	/** Growing numbers, to those that were tried anyway. */
	private static List<Point> growing(final NeuronModel bare, final CableModel cable, final Settings settings,
		final List<SynapsePool> pools, final List<Found> found, final Workers workers, final RunMonitor monitor) {
		final NeuronModel lasting = lasting(bare, settings.duration());
		final List<int[]> wanted = new ArrayList<>();
		final List<Point> points = new ArrayList<>();
		for (int k = 0; k < found.size(); k++) {
			final Found one = found.get(k);
			final int seed = k, needed = (int) one.number();
			one.tried().forEach((number, response) -> points.add(new Point(seed, number, response)));
			if (!one.fires())
				continue;
			final TreeSet<Integer> numbers = new TreeSet<>(List.of(1, needed + 1, needed + 2, needed + 5, needed + 10, 2 * needed));
			for (int part = 1; part < 12; part++)
				numbers.add((int) Math.ceil(needed * part / 8.0));
			numbers.removeIf(number -> number > settings.total || one.tried().containsKey(number));
			numbers.forEach(number -> wanted.add(new int[] { seed, number }));
		}
		final List<Response> responses = ManyRuns.measure(wanted.size(), cable,
			i -> pools.get(wanted.get(i)[0]).on(lasting, wanted.get(i)[1]), Response::of, workers, monitor);
		for (int i = 0; i < responses.size(); i++)
			points.add(new Point(wanted.get(i)[0], wanted.get(i)[1], responses.get(i)));
		points.sort(java.util.Comparator.comparingInt(Point::seed).thenComparingInt(Point::number));
		return points;
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings settings) {
		final NeuronModel stepped = stepped(ManyRuns.bare(model, ONSET + AFTER, List.of()));
		final SynapsePool pool = pools(cable, settings, 1).get(0);
		double seconds = 1;
		for (final CountCondition condition : CountCondition.of(cable, settings)) // about 100 of them
			seconds += settings.seeds * 11 *
				RunEstimate.of(pool.on(lasting(stepped, condition.settings().duration()), 100), cable).secondsAmongMany();
		return seconds
			+ settings.seeds * 20 * RunEstimate.of(pool.on(lasting(stepped, settings.duration()), 100), cable).secondsAmongMany();
	}

	@Override
	public Answer ask(final NeuronModel model, final CableModel cable, final Settings settings, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final NeuronModel bare = bare(model, cable, monitor);
		final List<CountCondition> conditions = CountCondition.of(cable, settings);
		final List<Result> results = new ArrayList<>();
		final List<SynapsePool> pools = pools(cable, settings, seed);
		final double each = 0.9 / conditions.size();
		results.add(new Result(conditions.get(0),
			needed(bare, cable, pools, settings.total, settings.duration(), workers, ManyRuns.part(monitor, 0, each))));
		final List<Found> asked = results.get(0).found;
		if (asked.isEmpty())
			throw new RunCancelledException();
		List<Point> points = List.of();
		List<Brink> brinks = List.of();
		if (results.get(0).numbers().length > 0) {
			brinks = brinks(bare, cable, settings, pools, asked, workers, ManyRuns.part(monitor, each, each + 0.02));
			points = growing(bare, cable, settings, pools, asked, workers, ManyRuns.part(monitor, each + 0.02, each + 0.1));
			for (int i = 1; i < conditions.size(); i++) {
				final CountCondition condition = conditions.get(i);
				final Optional<Result> same =
					results.stream().filter(one -> one.condition.settings().equals(condition.settings())).findFirst();
				final List<Found> found = same.isPresent() ? same.get().found
					: needed(bare, cable, pools(cable, condition.settings(), seed),
						settings.total, condition.settings().duration(), workers,
						ManyRuns.part(monitor, 0.1 + i * each, 0.1 + (i + 1) * each));
				if (found.isEmpty())
					break;
				results.add(new Result(condition, found));
			}
		}
		return new CountAnswer(cable, settings, results, conditions.size(), points, brinks).answer();
	}
}
