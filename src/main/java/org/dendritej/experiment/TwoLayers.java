/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * Whether the neuron is a network of two layers, of branches that each answer to their own synapses and of a soma that adds the answers up: protocol of Poirazi,
 * Brannon &amp; Mel (2003), Neuron 37:989–999, doi:10.1016/S0896-6273(03)00149-1. Synapses are allotted at random to the middles of some end branches, some times
 * nearly all to one and some times evenly; what the soma does is predicted from what each branch does alone, and from the number of synapses.
 *
 * @param branches whose middles have the clusters
 * @param curves somatic peak for 0, 1, … synapses on each branch alone, mV; NaN for numbers that no allocation needs
 * @param allocations what has been tried
 */
public record TwoLayers(List<Section> branches, List<List<Double>> curves, List<Allocation> allocations) {

	/** Branches shorter than this have no cluster, µm. */
	static final double SHORTEST = 60;
	/** Curves of single branches reach so far at least; half of the allocations have as many synapses in all, the others between the next two. */
	private static final int USUAL = 32, LEAST = 12, MOST = 48;
	/** Concentrations of the Dirichlet distribution: the smaller, the more synapses on few branches. */
	private static final double[] CONCENTRATIONS = { 0.15, 0.5, 1, 5 };

	/**
	 * Synapses on branches.
	 *
	 * @param synapses on each branch
	 * @param peak of the soma above rest, mV
	 * @param predicted sum of the peaks of each branch alone, mV
	 * @param spikes of the soma
	 */
	public record Allocation(List<Integer> synapses, double peak, double predicted, int spikes) {

		/** Copies. */
		public Allocation {
			synapses = List.copyOf(synapses);
		}

		/**
		 * All of them.
		 *
		 * @return number of synapses
		 */
		public int total() {
			return synapses.stream().mapToInt(Integer::intValue).sum();
		}
	}

	/** Copies. */
	public TwoLayers {
		branches = List.copyOf(branches);
		curves = curves.stream().map(List::copyOf).toList();
		allocations = List.copyOf(allocations);
	}

	/**
	 * Measures.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param branches at least two
	 * @param spread of each cluster, µm
	 * @param ampa peak conductance of each synapse, nS
	 * @param nmda peak conductance of each before the block, nS
	 * @param number of allocations
	 * @param seed of the allocations
	 * @param workers threads
	 * @param monitor told of progress
	 * @return with fewer allocations if the monitor has stopped it
	 */
	public static TwoLayers of(final NeuronModel model, final CableModel cable, final List<Section> branches, final double spread,
		final double ampa, final double nmda, final int number, final long seed, final Workers workers, final RunMonitor monitor) {
		final List<int[]> drawn = draw(branches.size(), number, seed);
		final List<int[]> alone = alone(drawn, branches.size());
		final List<Excitation.Response> found = ManyRuns.measure(alone.size() + drawn.size(), cable, i -> {
			final int[] synapses = i < alone.size() ? alone.get(i) : drawn.get(i - alone.size());
			Excitation excitation = Excitation.of(ampa, nmda);
			for (int b = 0; b < synapses.length; b++)
				excitation = excitation.cluster(cable, middle(branches.get(b)), spread, synapses[b], 0);
			return excitation.trial(model, Excitation.ONSET + Excitation.AFTER, middle(branches.get(0)));
		}, Excitation::response, workers, monitor);
		final int most = alone.stream().mapToInt(one -> Arrays.stream(one).max().orElse(0)).max().orElse(0);
		final double[][] curves = new double[branches.size()][most + 1];
		for (final double[] curve : curves)
			Arrays.fill(curve, 1, curve.length, Double.NaN);
		for (int i = 0; i < Math.min(found.size(), alone.size()); i++)
			for (int b = 0; b < curves.length; b++)
				if (alone.get(i)[b] > 0)
					curves[b][alone.get(i)[b]] = found.get(i).soma();
		final List<Allocation> allocations = new ArrayList<>();
		for (int i = alone.size(); i < found.size(); i++) {
			final int[] synapses = drawn.get(i - alone.size());
			allocations.add(new Allocation(Arrays.stream(synapses).boxed().toList(), found.get(i).soma(),
				IntStream.range(0, synapses.length).mapToDouble(b -> curves[b][synapses[b]]).sum(), found.get(i).spikes()));
		}
		return new TwoLayers(branches, Arrays.stream(curves).map(Answer::boxed).toList(), allocations);
	}

	private static Location middle(final Section section) {
		return new Location.OnSection(section.index(), 0.5);
	}

	/** About how many runs it takes. */
	static int runs(final int branches, final int number) {
		return branches < 2 ? 0 : branches * USUAL + number;
	}

	/** Each branch alone, with every number up to the usual one and those further ones that an allocation has. */
	private static List<int[]> alone(final List<int[]> drawn, final int branches) {
		final List<int[]> alone = new ArrayList<>();
		for (int b = 0; b < branches; b++) {
			final TreeSet<Integer> numbers = new TreeSet<>(IntStream.rangeClosed(1, USUAL).boxed().toList());
			for (final int[] synapses : drawn)
				if (synapses[b] > 0)
					numbers.add(synapses[b]);
			for (final int n : numbers) {
				final int[] one = new int[branches];
				one[b] = n;
				alone.add(one);
			}
		}
		return alone;
	}

	/** Every second time the usual number in all, and each concentration as often. */
	static List<int[]> draw(final int branches, final int number, final long seed) {
		final List<int[]> drawn = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			final SplittableRandom random = new SplittableRandom(SpikeTrain.mix(seed, i));
			final int total = i % 2 == 0 ? USUAL : random.nextInt(LEAST, MOST + 1);
			final double[] shares = new double[branches];
			for (int b = 0; b < branches; b++)
				shares[b] = gamma(CONCENTRATIONS[i / 2 % CONCENTRATIONS.length], random);
			drawn.add(dealt(shares, total));
		}
		return drawn;
	}

	/** Whole numbers in proportion to shares: what is left after rounding down goes to the largest remainders. */
	private static int[] dealt(final double[] shares, final int total) {
		final double sum = Arrays.stream(shares).sum();
		final double[] exact = Arrays.stream(shares).map(share -> sum > 0 ? total * share / sum : (double) total / shares.length).toArray();
		final int[] dealt = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
		IntStream.range(0, shares.length).boxed().sorted(Comparator.comparingDouble(b -> dealt[b] - exact[b]))
			.limit(total - Arrays.stream(dealt).sum()).forEach(b -> dealt[b]++);
		return dealt;
	}

	/** Marsaglia &amp; Tsang (2000), ACM Trans Math Softw 26:363–372, doi:10.1145/358407.358414, with their step for shapes below 1. */
	private static double gamma(final double shape, final SplittableRandom random) {
		if (shape < 1)
			return gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
		final double d = shape - 1.0 / 3, c = 1 / StrictMath.sqrt(9 * d);
		while (true) {
			final double x =
				StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble())) * StrictMath.cos(2 * Math.PI * random.nextDouble()),
				v = 1 + c * x;
			if (v > 0 && StrictMath.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v * v * v + 3 * d * StrictMath.log(v))
				return d * v * v * v;
		}
	}

	/**
	 * Part of the variance of the peak that the sum of the branches predicts.
	 *
	 * @return squared correlation; NaN for fewer than three allocations
	 */
	public double explainedByBranches() {
		return squaredCorrelation(Allocation::predicted);
	}

	/**
	 * Part of the variance of the peak that the number of synapses predicts.
	 *
	 * @return squared correlation; NaN for fewer than three allocations
	 */
	public double explainedByNumber() {
		return squaredCorrelation(Allocation::total);
	}

	private double squaredCorrelation(final ToDoubleFunction<Allocation> predictor) {
		final double n = allocations.size(), x = mean(predictor), y = mean(Allocation::peak);
		final double xy = mean(a -> (predictor.applyAsDouble(a) - x) * (a.peak - y));
		return n < 3 ? Double.NaN : xy * xy / (mean(a -> square(predictor.applyAsDouble(a) - x)) * mean(a -> square(a.peak - y)));
	}

	private double mean(final ToDoubleFunction<Allocation> quantity) {
		return allocations.stream().mapToDouble(quantity).average().orElse(Double.NaN);
	}

	private static double square(final double x) {
		return x * x;
	}

	/** The straight line from the number of synapses to the peak, for a number. */
	double byNumber(final int total) {
		final double x = mean(Allocation::total), y = mean(Allocation::peak);
		return y + (total - x) * mean(a -> (a.total() - x) * (a.peak - y)) / mean(a -> square(a.total() - x));
	}
}
