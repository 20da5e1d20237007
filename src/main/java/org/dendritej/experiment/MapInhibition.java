/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.SteadyInhibition.Places;
import org.dendritej.experiment.Volley.Inhibitory;
import org.dendritej.experiment.Volley.Response;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * What inhibition does to excitation, by its place, strength and timing: shunting in closed form ({@link SteadyInhibition}), and one inhibitory synapse against
 * a volley of excitatory ones by simulation.
 */
public final class MapInhibition implements Question<MapInhibition.Settings> {

	/** The question. */
	public static final MapInhibition QUESTION = new MapInhibition();

	/** Onset of the volley if nothing must come earlier, ms. */
	private static final double ONSET = 5;
	private static final double DURATION = 65;
	/** Synapses where there is no dendritic spike, and how many of its threshold there are else. */
	private static final int USUAL = 20;
	private static final double MORE = 1.2;
	/** Points of the veto window on either side of 0. */
	private static final int HALF_WINDOW = 8;

	/**
	 * What can be set.
	 *
	 * @param at the excited place, around which the synapses form a cluster; or several places; none for the longest dendritic end branch
	 * @param number of excitatory synapses; 0 takes a fifth more than make a dendritic spike
	 * @param spread of the cluster, µm
	 * @param ampa peak conductance of each, nS
	 * @param nmda peak conductance of each before the block, nS
	 * @param inhibition peak conductance of the inhibitory synapse, and the steady conductance of shunting, nS
	 * @param timing onset of inhibition after the volley, ms; negative if it leads
	 * @param reversal of inhibition, mV
	 * @param decay time constant of inhibition, ms
	 * @param best how many inhibitory synapses are to be placed best
	 * @param places at how many places about the inhibitory synapse is tried
	 * @param most synapses up to which the threshold is looked for; 0 leaves it out
	 * @param criterion local peak above rest that counts as a dendritic spike, mV
	 * @param window greatest lead and lag of inhibition, ms; 0 leaves the veto window out
	 * @param tonic steady inhibitory conductance against which firing is measured, nS; 0 takes the input conductance of the soma, below 0 leaves it out
	 */
	public record Settings(@Setting("The excited place, or several of them.") List<Location> at,
		@Setting(value = "Number of excitatory synapses; 0 takes a fifth more than make a dendritic spike.", least = 0,
			most = 1e5) int number,
		@Setting(value = "Length of dendrite over which the cluster is spread.", unit = "µm", least = 0, most = 1e5) double spread,
		@Setting(value = "Peak conductance of AMPA receptors of each.", unit = "nS", least = 0, most = 1e6) double ampa,
		@Setting(value = "Peak conductance of NMDA receptors of each, before the block.", unit = "nS", least = 0, most = 1e6) double nmda,
		@Setting(value = "Conductance of the inhibitory synapse.", unit = "nS", least = 0, most = 1e6) double inhibition,
		@Setting(value = "Onset of inhibition after the volley; negative if it leads.", unit = "ms", least = -1e3,
			most = 1e3) double timing,
		@Setting(value = "Reversal potential of inhibition.", unit = "mV", least = -200, most = 200) double reversal,
		@Setting(value = "Time constant of its decay.", unit = "ms", least = 0.6, most = 1e4) double decay,
		@Setting(value = "How many inhibitory synapses are placed best.", least = 1, most = 100) int best,
		@Setting(value = "At how many places about the inhibitory synapse is tried.", least = 1, most = 1e6) int places,
		@Setting(value = "Number of synapses up to which the threshold is looked for; 0 leaves it out.", least = 0, most = 1e4) int most,
		@Setting(value = "Local peak above rest that counts as a dendritic spike.", unit = "mV", least = 0, most = 200) double criterion,
		@Setting(value = "Greatest lead and lag of inhibition; 0 leaves the veto window out.", unit = "ms", least = 0,
			most = 1e3) double window,
		@Setting(value = "Steady conductance for the firing curves; 0 takes the input conductance of the soma, below 0 leaves them out.",
			unit = "nS", least = -1, most = 1e6) double tonic) {

		/** Copies. */
		public Settings {
			at = List.copyOf(at);
		}

		Volley volley() {
			return new Volley(at, spread, ampa, nmda, ONSET + Math.max(0, -timing));
		}

		/** At a compartment; −1 for none. */
		Optional<Inhibitory> inhibitory(final CableModel cable, final int compartment) {
			return compartment < 0 ? Optional.empty()
				: Optional
					.of(new Inhibitory(SampledPlaces.location(cable, compartment), inhibition, volley().onset() + timing, reversal, decay));
		}

		Settings number(final int other) {
			return new Settings(at, other, spread, ampa, nmda, inhibition, timing, reversal, decay, best, places, most, criterion, window,
				tonic);
		}

		Settings at(final List<Location> places) {
			return new Settings(places, number, spread, ampa, nmda, inhibition, timing, reversal, decay, best, this.places, most, criterion,
				window,
				tonic);
		}
	}

	/**
	 * What one inhibitory synapse at a compartment leaves.
	 *
	 * @param compartment where it sits; −1 without it
	 * @param soma somatic peak above rest, mV
	 * @param local peak at the first excited place above rest, mV
	 * @param spikes of the soma
	 */
	public record Effect(int compartment, double soma, double local, int spikes) {
	}

	private MapInhibition() {
	}

	@Override
	public String name() {
		return "Map Inhibition";
	}

	@Override
	public String description() {
		return "What one inhibitory synapse does to excitation, by place, strength and timing: the factor of the on-the-path theorem (Koch, Poggio & Torre 1983,"
			+ " doi:10.1073/pnas.80.9.2799), the shunt level (Gidon & Segev 2012, doi:10.1016/j.neuron.2012.05.015), the threshold of dendritic spikes (Jadi"
			+ " et al. 2012, doi:10.1371/journal.pcbi.1002550), the veto window (Rhodes 2006, doi:10.1523/JNEUROSCI.3791-05.2006; Doron et al. 2017,"
			+ " doi:10.1016/j.celrep.2017.10.035), division or subtraction of the output (Holt & Koch 1997, doi:10.1162/neco.1997.9.5.1001), and the best"
			+ " places for some synapses.";
	}

	@Override
	public Settings defaults() {
		return new Settings(List.of(), 0, 20, 0.3, 1.5, 3, 0, -80, 5, 2, 150, 60, 45, 20, 0);
	}

	/** With the number of synapses that is meant by 0, where the threshold without inhibition is known. */
	private static Settings numbered(final Settings settings, final double threshold) {
		return settings.number > 0 ? settings
			: settings.number(Double.isNaN(threshold) ? USUAL : (int) Math.ceil(MORE * threshold - 1e-9));
	}

	/** With the excited place that is meant when none is given. */
	static Settings placed(final Settings settings, final CableModel cable) {
		return settings.at.isEmpty() ? settings.at(List.of(new Location.OnSection(FirstLook.longestEndBranch(cable).index(), 0.5)))
			: settings;
	}

	/**
	 * Shunting of the whole volley's AMPA receptors, kept open, by a conductance that stays open and reverses at rest.
	 *
	 * @param steady impedances of the neuron at 0 Hz
	 * @param cable its compartments
	 * @param settings of the question, with a place
	 * @param target compartment whose depolarisation counts
	 * @return the excitation
	 */
	public static SteadyInhibition steady(final Impedance steady, final CableModel cable, final Settings settings, final int target) {
		final int[] compartments = settings.volley().compartments(cable, settings.number);
		final double[] conductances = new double[compartments.length];
		Arrays.fill(conductances, 1e-3 * Math.max(settings.ampa, 1e-6));
		return new SteadyInhibition(steady, compartments, conductances, target);
	}

	/**
	 * One inhibitory synapse against the volley, at some places.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question, with a place
	 * @param where compartments; −1 for none
	 * @param workers threads
	 * @param monitor told of progress
	 * @return one for each, of fewer if the monitor has stopped it
	 */
	public static List<Effect> effects(final NeuronModel model, final CableModel cable, final Settings settings, final List<Integer> where,
		final Workers workers, final RunMonitor monitor) {
		final double duration = DURATION + settings.volley().onset();
		final List<Response> responses = ManyRuns.measure(where.size(), cable,
			i -> settings.volley().trial(model, settings.number, duration, settings.inhibitory(cable, where.get(i))), Volley::response,
			workers,
			monitor);
		return IntStream.range(0, responses.size())
			.mapToObj(i -> new Effect(where.get(i), responses.get(i).soma(), responses.get(i).local(), responses.get(i).spikes())).toList();
	}

	/** Somatic peaks with inhibition at one place at many times. */
	private static List<double[]> window(final NeuronModel model, final CableModel cable, final Settings settings, final int where,
		final Workers workers, final RunMonitor monitor) {
		final Volley volley = new Volley(settings.at, settings.spread, settings.ampa, settings.nmda, ONSET + settings.window);
		return ManyRuns.measure(2 * HALF_WINDOW + 1, cable, i -> {
			final double lag = settings.window * (i - HALF_WINDOW) / HALF_WINDOW;
			return volley.trial(model, settings.number, DURATION + volley.onset(),
				Optional.of(new Inhibitory(SampledPlaces.location(cable, where),
					settings.inhibition, volley.onset() + lag, settings.reversal, settings.decay)));
		}, recording -> new double[] { Volley.response(recording).soma() }, workers, monitor);
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings given) {
		final Settings placed = placed(given, cable), settings = placed.number(placed.number == 0 ? USUAL : placed.number);
		final int tried = Math.min(settings.places, cable.compartments());
		final NeuronModel run = settings.volley().trial(model, settings.number, DURATION, settings.inhibitory(cable, 0));
		final double one = RunEstimate.of(run, cable).secondsAmongMany();
		return 1 + one * (tried + (settings.window > 0 ? 2 * HALF_WINDOW + 1 : 0) + (settings.most > 0 ? 0.4 * tried : 0) +
			(settings.tonic >= 0 ? TonicInhibition.duration(2) / DURATION : 0));
	}

	@Override
	public Answer ask(final NeuronModel unsettled, final CableModel cable, final Settings given, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final NeuronModel model = ManyRuns.atRest(unsettled, cable, monitor);
		final Settings placed = placed(given, cable);
		final double threshold = placed.most == 0 ? Double.NaN
			: new SpikeThresholds(model, cable, placed, workers).control(ManyRuns.part(monitor, 0, 0.01));
		final Settings settings = numbered(placed, threshold);
		final int soma = Paths.soma(cable), local = cable.locate(settings.at.get(0)).compartment();
		final Impedance steady = Impedance.atRest(ManyRuns.bare(model, 1, List.of()), cable, 0, monitor);
		final SteadyInhibition toSoma = steady(steady, cable, settings, soma), toPlace = steady(steady, cable, settings, local);
		final double g = 1e-3 * settings.inhibition;
		final Places greedy = toSoma.greedy(settings.best, g),
			best = settings.best == 2 ? toSoma.bestPair(g, workers) : greedy;
		final int first = toSoma.greedy(1, g).compartments().get(0);
		final SampledPlaces places = new SampledPlaces(cable, settings.places);
		final List<Integer> where = IntStream.range(0, places.number()).mapToObj(places::compartment).toList();
		final List<Effect> named =
			effects(model, cable, settings, List.of(-1, first, local, soma), workers, ManyRuns.part(monitor, 0.01, 0.03));
		if (named.size() < 4)
			throw new RunCancelledException();
		final List<Effect> effects = effects(model, cable, settings, where, workers, ManyRuns.part(monitor, 0.03, 0.45));
		final List<Double> window = settings.window == 0 || effects.size() < where.size() ? List.of()
			: window(model, cable, settings, first, workers, ManyRuns.part(monitor, 0.45, 0.5)).stream().map(one -> one[0]).toList();
		final List<TonicInhibition> outputs = settings.tonic < 0 || effects.size() < where.size() ? List.of()
			: outputs(model, cable, settings, steady.input(soma).re(), first, workers, ManyRuns.part(monitor, 0.5, 0.85));
		final List<Double> thresholds = new ArrayList<>();
		if (settings.most > 0 && effects.size() == where.size()) {
			thresholds.add(threshold);
			thresholds.addAll(new SpikeThresholds(model, cable, settings, workers).inhibited(where, threshold,
				ManyRuns.part(monitor, 0.85, 1)));
		}
		return new InhibitionAnswer(cable, settings, steady, toSoma, toPlace, places, named, effects, greedy, best, first, window, outputs,
			thresholds, monitor.progress(1)).answer();
	}

	private static List<TonicInhibition> outputs(final NeuronModel model, final CableModel cable, final Settings settings,
		final double resistance, final int best, final Workers workers, final RunMonitor monitor) {
		final Map<String, Location> where = new LinkedHashMap<>();
		where.put("soma", Location.SOMA);
		where.put("best place", SampledPlaces.location(cable, best));
		return TonicInhibition.of(model, cable, where, settings.tonic == 0 ? 1e3 / resistance : settings.tonic, settings.reversal,
			resistance, workers, monitor);
	}
}
