/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.experiment.PlasticityCurves.Comparison;
import org.dendritej.experiment.PlasticityCurves.Releases;
import org.dendritej.experiment.PlasticityCurves.Result;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.model.ModelException;
import org.dendritej.simulation.RunMonitor;

/**
 * What is measured at a plastic synapse, as dialogs, macros and shells ask for it; 0 stands for what is usual.
 *
 * @param measure which question
 * @param rule for the window and the rate of pairing
 * @param pairing settings of both
 * @param release for all others
 * @param trains settings of these
 * @param seed of everything random
 */
public record PlasticityProtocol(Measure measure, TimingRule rule, Pairing pairing, Release release, Trains trains, long seed) {

	/** The questions. */
	public enum Measure {
		/** Change of the weight over the difference of spike times. */
		TIMING_WINDOW("timing-window"),
		/** Change of the weight over the rate at which pairs are repeated. */
		PAIRING_RATE("pairing-rate"),
		/** Response in the steady state over the rate. */
		SHORT_TERM("short-term"),
		/** Responses during one train. */
		TRAIN("train"),
		/** Failures, mean and variation of one response. */
		RELEASE("release");

		private final String word;

		Measure(final String word) {
			this.word = word;
		}

		/**
		 * What users call it.
		 *
		 * @return without spaces
		 */
		public String word() {
			return word;
		}

		/**
		 * The question that users call so.
		 *
		 * @param word such as "train"
		 * @return the question
		 * @throws ModelException if there is none; the message lists what there is
		 */
		public static Measure of(final String word) {
			for (final Measure measure : values())
				if (measure.word.equals(word)) return measure;
			throw new ModelException("there is no measurement \"" + word + "\"; there are " +
				String.join(", ", java.util.Arrays.stream(values()).map(Measure::word).toList()));
		}
	}

	/**
	 * How pairs of spikes are given.
	 *
	 * @param pairs their number; 0 for 1 in a window and 60 at other rates
	 * @param repetition at which they are repeated, for the window, Hz
	 * @param reach of the window, ms
	 * @param step of the window, ms
	 * @param lag of one spike behind the other, for the rate of pairing, ms
	 * @param withMeasurements whether what Sjöström et al. 2001 measured is shown beside it
	 */
	public record Pairing(int pairs, double repetition, double reach, double step, double lag, boolean withMeasurements) {
	}

	/**
	 * How trains are given, and over which rates curves go.
	 *
	 * @param lowest rate of curves, Hz; 0 for 0.1 of pairs and 1 of trains
	 * @param highest rate of curves, Hz; 0 for 50 of pairs and 100 of trains
	 * @param points of curves, at equal ratios
	 * @param rate of one train, Hz
	 * @param spikes of trains; 0 for 200 in curves, 10 in a train, and the first one for release
	 * @param trials of stochastic release
	 */
	public record Trains(double lowest, double highest, int points, double rate, int spikes, int trials) {
	}

	/**
	 * What has come out.
	 *
	 * @param result curves
	 * @param figures beside their theory; empty for curves alone
	 */
	public record Outcome(Result result, List<Comparison> figures) {

		/** Copies. */
		public Outcome {
			figures = List.copyOf(figures);
		}
	}

	/**
	 * Measures it.
	 *
	 * @param monitor told of progress
	 * @return the same for the same protocol
	 * @throws ModelException if something asked for cannot be
	 * @throws org.dendritej.simulation.RunCancelledException if the monitor stops it
	 */
	public Outcome run(final RunMonitor monitor) {
		final int pairs = pairing.pairs() > 0 ? pairing.pairs() : measure == Measure.TIMING_WINDOW ? 1 : 60;
		return switch (measure) {
			case TIMING_WINDOW -> new Outcome(PlasticityCurves.window(rule, pairs, pairing.repetition(), pairing.reach(), pairing.step()),
				List.of());
			case PAIRING_RATE -> new Outcome(
				PlasticityCurves.frequencies(rule, pairs, pairing.lag(), rates(0.1, 50), pairing.withMeasurements()), List.of());
			case SHORT_TERM -> new Outcome(
				PlasticityCurves.rates(release, rates(1, 100), spikes(200), trains.trials(), seed, monitor), List.of());
			case TRAIN ->
				new Outcome(PlasticityCurves.train(release, trains.rate(), spikes(10), trains.trials(), seed, monitor), List.of());
			case RELEASE -> {
				final Releases releases = PlasticityCurves.releases(release, trains.rate(), spikes(1), trains.trials(), seed, monitor);
				yield new Outcome(releases.distribution(), releases.figures());
			}
		};
	}

	private int spikes(final int usual) {
		return trains.spikes() > 0 ? trains.spikes() : usual;
	}

	/** At equal ratios, both ends included. */
	private List<Double> rates(final double usualLowest, final double usualHighest) {
		final double low = trains.lowest() > 0 ? trains.lowest() : usualLowest,
			high = trains.highest() > 0 ? trains.highest() : usualHighest;
		if (!(low < high) || Double.isInfinite(high) || trains.points() < 2 || trains.points() > 10_000)
			throw new ModelException("curves go from " + low + " to " + high + " Hz at " + trains.points() +
				" rates; the highest must be above the lowest, and there must be 2 to 10000 rates");
		final List<Double> rates = new ArrayList<>();
		for (int i = 0; i < trains.points(); i++) {
			final double rate = low * Math.pow(high / low, (double) i / (trains.points() - 1));
			rates.add(i == trains.points() - 1 ? high : Math.rint(rate * 1e6) / 1e6);
		}
		return rates;
	}
}
