/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.experiment.ClusterVariations.Variation;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * What synapses do together: how much more than the sum a cluster of them does to the soma, by number, spread, interval, receptors and place; on one branch and
 * on two; in sequence; how many independent subunits the dendrites have, and whether a sum over branches predicts the soma.
 */
public final class MeasureClustering implements Question<MeasureClustering.Settings> {

	/** The question. */
	public static final MeasureClustering QUESTION = new MeasureClustering();

	/** Everything but the curves of the asked places is measured with backward Euler in steps of at least this, ms. */
	private static final double COARSE = 0.1;

	/**
	 * What can be set.
	 *
	 * @param at middle of the cluster, or of several clusters, each of which is measured on its own; the second one may name the other branch; none for the
	 *        middle of the longest dendritic end branch
	 * @param number greatest number of synapses in a cluster
	 * @param spread of a cluster, µm
	 * @param interval between one synapse of a cluster and the next, ms
	 * @param ampa peak conductance of each, nS
	 * @param nmda peak conductance of each before the block, nS
	 * @param criterion local peak above rest that counts as a dendritic spike if it is more than the sum of single responses, too, mV
	 * @param variations whether spread, interval, NMDA and AMPA are varied
	 * @param pairs greatest number of synapses in each of two clusters on one branch or on two; 0 leaves them out
	 * @param apart distance of the two on one branch, µm
	 * @param sequence synapses that act one after the other along the branch; 0 leaves them out
	 * @param allocations of synapses to branches whose effect is predicted; 0 leaves them out
	 * @param branches to which they are allotted at most
	 * @param sodium whether the sodium channels of soma and axon act where branches are compared
	 * @param places at how many places at least the gain is mapped; 0 leaves the map out
	 * @param independence least index of independent subunits
	 */
	public record Settings(
		@Setting("Middle of the cluster; of several places each is measured, and the second may name the other branch.") List<Location> at,
		@Setting(value = "Greatest number of synapses in a cluster.", least = 1, most = 1e4) int number,
		@Setting(value = "Length of dendrite over which a cluster is spread.", unit = "µm", least = 0, most = 1e5) double spread,
		@Setting(value = "Between one synapse of a cluster and the next.", unit = "ms", least = 0, most = 100) double interval,
		@Setting(value = "Peak conductance of AMPA receptors of each.", unit = "nS", least = 0, most = 1e6) double ampa,
		@Setting(value = "Peak conductance of NMDA receptors of each, before the block.", unit = "nS", least = 0, most = 1e6) double nmda,
		@Setting(value = "Local peak above rest that counts as a dendritic spike.", unit = "mV", least = 0, most = 200) double criterion,
		@Setting("Whether spread, interval, NMDA and AMPA are varied.") boolean variations,
		@Setting(value = "Greatest number of synapses in each of two clusters; 0 leaves pairs out.", least = 0, most = 1e4) int pairs,
		@Setting(value = "Distance of two clusters on one branch.", unit = "µm", least = 0, most = 1e5) double apart,
		@Setting(value = "Synapses of a sequence along the branch, 2 or more; 0 leaves sequences out.", least = 0, most = 1e4) int sequence,
		@Setting(value = "Random allocations of synapses to branches; 0 leaves them out.", least = 0, most = 1e5) int allocations,
		@Setting(value = "To how many end branches they are allotted at most.", least = 2, most = 100) int branches,
		@Setting("Whether sodium channels of soma and axon act where branches are compared.") boolean sodium,
		@Setting(value = "At how many places at least the gain is mapped; 0 leaves the map out.", least = 0, most = 1e6) int places,
		@Setting(value = "Least index of two independent subunits.", least = 0.01, most = 1e6) double independence) {

		/** Copies and checks. */
		public Settings {
			at = List.copyOf(at);
			if (ampa == 0 && nmda == 0)
				throw new ExperimentException("both ampa and nmda are 0 nS, so that synapses would do nothing; set one of them");
			if (sequence == 1)
				throw new ExperimentException(
					"sequence is 1; one synapse has no direction, expected 2 or more, or 0 to leave sequences out");
		}

		Settings at(final List<Location> other) {
			return new Settings(other, number, spread, interval, ampa, nmda, criterion, variations, pairs, apart, sequence, allocations,
				branches, sodium, places, independence);
		}
	}

	private MeasureClustering() {
	}

	@Override
	public String name() {
		return "Measure Synapse Clustering";
	}

	@Override
	public String description() {
		return "What a cluster of synapses does beyond the sum of its parts: expected against measured response, threshold and gain of NMDA spikes by number,"
			+ " spread, interval, receptors and place (Schiller et al. 2000, doi:10.1038/35005094; Major et al. 2008, doi:10.1152/jn.00011.2008); two clusters"
			+ " on one branch or on two (Polsky, Mel & Schiller 2004, doi:10.1038/nn1253); sequences towards the soma and away from it (Branco, Clark &"
			+ " Häusser 2010, doi:10.1126/science.1189664); independent subunits (Wybo et al. 2019, doi:10.1016/j.celrep.2019.01.074); and whether the sum over"
			+ " branches predicts the soma (Poirazi, Brannon & Mel 2003, doi:10.1016/S0896-6273(03)00149-1).";
	}

	@Override
	public Settings defaults() {
		return new Settings(List.of(), 40, 20, 0, 0.3, 1.5, 45, true, 20, 40, 9, 40, 8, false, 200, 10);
	}

	/** With the place that is meant when none is given. */
	static Settings placed(final Settings settings, final CableModel cable) {
		return settings.at.isEmpty() ? settings.at(List.of(new Location.OnSection(FirstLook.longestEndBranch(cable).index(), 0.5)))
			: settings;
	}

	private static NeuronModel coarse(final NeuronModel model) {
		return model
			.with(model.protocol().timeStep(Math.max(COARSE, model.protocol().timeStep())).with(Protocol.Scheme.BACKWARD_EULER));
	}

	/**
	 * Gains at many places.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param places middles of the clusters
	 * @param workers threads
	 * @param monitor told of progress
	 * @return a curve for each, by those numbers of synapses that its threshold and its greatest gain need; of fewer places if the monitor has stopped it
	 */
	public static List<ClusterCurve> map(final NeuronModel model, final CableModel cable, final Settings settings,
		final List<Location> places, final Workers workers, final RunMonitor monitor) {
		return new SupralinearityMap(model, cable, settings.spread, settings.interval, settings.ampa, settings.nmda, settings.number,
			settings.criterion, workers).curves(places, monitor);
	}

	/** Runs of the usual length in coarse steps that each part takes. */
	private static double[] parts(final NeuronModel model, final CableModel cable, final Settings settings) {
		final double fine = Math.max(COARSE, model.protocol().timeStep()) / model.protocol().timeStep(),
			longer = ClusterCurve.duration(settings.interval, List.of(settings.number)) / ClusterCurve.duration(0, List.of(1));
		final EndBranches ends = new EndBranches(cable);
		final int dendrites = cable.sections().stream().filter(EndBranches::isDendrite).mapToInt(Section::compartments).sum();
		return new double[] { settings.at.size() * fine * longer * (settings.number + 1), alone(settings) ? fine * longer * 13 : 0,
			settings.pairs == 0 ? 0 : 5 * BranchPairs.numbers(settings.pairs).size(),
			settings.sequence == 0 ? 0 : 4 * SynapseSequences.INTERVALS.size()
				* SynapseSequences.duration(settings.sequence, SynapseSequences.INTERVALS) / ClusterCurve.duration(0, List.of(1)),
			settings.variations ? new ClusterVariations(cable, settings.at.get(0), settings).runs() : 0,
			settings.allocations == 0 ? 0
				: TwoLayers.runs(ends.longest(settings.branches, TwoLayers.SHORTEST).size(), settings.allocations),
			SupralinearityMap.RUNS * longer * Math.min(settings.places, dendrites) };
	}

	/** Whether the cluster is compared with one without NMDA. */
	private static boolean alone(final Settings settings) {
		return settings.ampa > 0 && settings.nmda > 0;
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings given) {
		final Settings settings = placed(given, cable);
		final NeuronModel run = Excitation.of(settings.ampa, settings.nmda)
			.cluster(cable, settings.at.get(0), settings.spread, Math.max(1, settings.number / 2), 0)
			.trial(coarse(model), ClusterCurve.duration(0, List.of(1)), settings.at.get(0));
		return 1 + IntStream.range(0, 7).mapToDouble(k -> parts(model, cable, settings)[k]).sum()
			* RunEstimate.of(run, cable).secondsAmongMany();
	}

	@Override
	public Answer ask(final NeuronModel unsettled, final CableModel cable, final Settings given, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final Settings settings = placed(given, cable);
		final NeuronModel model = ManyRuns.atRest(unsettled, cable, monitor), coarse = coarse(model),
			compared = settings.sodium ? coarse : ManyRuns.atRest(SodiumOff.of(coarse(unsettled)), cable, monitor);
		final Stages stages = new Stages(monitor, parts(model, cable, settings));
		final RunMonitor first = stages.next();
		final List<Integer> all = IntStream.rangeClosed(1, settings.number).boxed().toList();
		final List<ClusterCurve> curves = new ArrayList<>();
		for (int k = 0; k < settings.at.size(); k++)
			curves.add(ClusterCurve.of(model, cable, settings.at.get(k), settings.spread, settings.interval, settings.ampa, settings.nmda,
				all, workers, ManyRuns.part(first, (double) k / settings.at.size(), (k + 1.0) / settings.at.size())));
		curves.removeIf(curve -> curve.points().isEmpty());
		if (curves.isEmpty())
			throw new RunCancelledException();
		final Location at = settings.at.get(0);
		final RunMonitor next = stages.next();
		final Optional<ClusterCurve> alone = !alone(settings) ? Optional.empty()
			: Optional.of(ClusterCurve.of(model, cable, at, settings.spread, settings.interval, settings.ampa, 0,
				ClusterCurve.course(settings.number), workers, next)).filter(curve -> !curve.points().isEmpty());
		final EndBranches ends = new EndBranches(cable);
		final Section branch = ends.of(cable.locate(at).section());
		final RunMonitor second = stages.next(), third = stages.next(), fourth = stages.next(), fifth = stages.next(),
			sixth = stages.next();
		final Optional<BranchPairs> pairs = settings.pairs == 0 ? Optional.empty()
			: Optional.of(BranchPairs.of(compared, cable, branch, other(cable, settings, ends, branch), settings.apart, settings.ampa,
				settings.nmda, BranchPairs.numbers(settings.pairs), workers, second));
		final Optional<SynapseSequences> sequences = settings.sequence == 0 ? Optional.empty()
			: Optional.of(SynapseSequences.of(coarse, cable, branch, settings.sequence, settings.ampa, settings.nmda,
				SynapseSequences.INTERVALS, workers, third));
		final List<Variation> variations = !settings.variations ? List.of()
			: new ClusterVariations(cable, at, settings).curves(coarse, workers, fourth);
		final List<Section> layers = ends.longest(settings.branches, TwoLayers.SHORTEST);
		final Optional<TwoLayers> twoLayers = settings.allocations == 0 || layers.size() < 2 ? Optional.empty()
			: Optional.of(TwoLayers.of(compared, cable, layers, settings.spread, settings.ampa, settings.nmda, settings.allocations, seed,
				workers, fifth));
		final Impedance steady = Impedance.atRest(ManyRuns.bare(model, 1, List.of()), cable, 0);
		final Optional<SampledPlaces> places =
			settings.places == 0 ? Optional.empty() : Optional.of(SampledPlaces.inDendrites(cable, settings.places));
		final List<ClusterCurve> everywhere = places.isEmpty() ? List.of()
			: map(coarse, cable, settings, IntStream.range(0, places.get().number()).mapToObj(places.get()::location).toList(), workers,
				sixth);
		return new ClusteringAnswer(cable, settings, curves, alone, pairs, sequences, variations, twoLayers, steady, places, everywhere,
			stages.stopped()).answer();
	}

	/** The branch on which the second place lies, or else the longest other one. */
	private static Optional<Section> other(final CableModel cable, final Settings settings, final EndBranches ends, final Section branch) {
		return settings.at.stream().skip(1).map(at -> cable.sections().get(cable.locate(at).section()))
			.filter(section -> EndBranches.isDendrite(section) && section.index() != branch.index()).findFirst()
			.or(() -> ends.beside(branch));
	}
}
