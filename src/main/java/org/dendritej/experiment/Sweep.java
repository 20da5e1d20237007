/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.model.NeuronModel;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * A question put to a neuron at every point of a grid of numbers. A point that is in the store of finished ones is never computed again. Runs of the model's own
 * experiment go side by side in lanes; other questions, which use lanes themselves, go over the cores, a point on each, and one after the other on all cores
 * where there are fewer points than cores. The figures are the same bits on any number of threads.
 */
public final class Sweep {

	private Sweep() {
	}

	/**
	 * A number that is varied.
	 *
	 * @param name what it is
	 * @param unit of the values; empty for a pure number
	 * @param logarithmic whether the values stand in equal factors
	 * @param values at least one, all different
	 */
	public record Axis(String name, String unit, boolean logarithmic, List<Double> values) {

		/** Copies. */
		public Axis {
			values = List.copyOf(values);
		}

		/**
		 * What a column with it is headed by.
		 *
		 * @return such as "Temperature (degC)"
		 */
		public String heading() {
			return unit.isEmpty() ? name : name + " (" + unit + ")";
		}
	}

	/**
	 * A point of the grid.
	 *
	 * @param <S> settings of the question
	 * @param key fingerprint of all that determines its figures
	 * @param model the neuron there; its seed is that of the question
	 * @param cable its compartments
	 * @param settings of the question there
	 */
	public record Point<S extends Record>(String key, NeuronModel model, CableModel cable, S settings) {
	}

	/** Where finished points are kept. Called on any of the threads. */
	public interface Store {

		/**
		 * What a finished point has given.
		 *
		 * @param key of the point
		 * @return its figures, if it is finished
		 */
		Optional<List<Figure>> find(String key);

		/**
		 * Keeps a finished point.
		 *
		 * @param key of the point
		 * @param figures what it has given
		 * @throws java.io.UncheckedIOException from the disk
		 */
		void keep(String key, List<Figure> figures);

		/**
		 * A store that keeps nothing.
		 *
		 * @return a store
		 */
		static Store none() {
			return new Store() {

				@Override
				public Optional<List<Figure>> find(final String key) {
					return Optional.empty();
				}

				@Override
				public void keep(final String key, final List<Figure> figures) { // the result holds them
				}
			};
		}
	}

	/**
	 * A question of which several points can be answered together, side by side in lanes.
	 *
	 * @param <S> settings of the question
	 */
	interface SideBySide<S extends Record> {

		/**
		 * Answers.
		 *
		 * @param points some
		 * @param workers threads to compute on
		 * @param monitor told of progress
		 * @return one for each
		 * @throws RunCancelledException if the monitor stops it
		 */
		List<Answer> askTogether(List<Point<S>> points, Workers workers, RunMonitor monitor);
	}

	/**
	 * What has come of a point.
	 *
	 * @param figures of the answer; empty if there is none
	 * @param failure why there is no answer; empty if there is one
	 */
	public record Outcome(List<Figure> figures, String failure) {

		/** Copies. */
		public Outcome {
			figures = List.copyOf(figures);
		}
	}

	/**
	 * What has come of a sweep.
	 *
	 * @param axes of the grid
	 * @param outcomes of its points, the first axis running fastest; nothing for those that were not finished when the work was stopped
	 * @param known how many were finished before
	 */
	public record Result(List<Axis> axes, List<Optional<Outcome>> outcomes, int known) {

		/** Copies. */
		public Result {
			axes = List.copyOf(axes);
			outcomes = List.copyOf(outcomes);
		}
	}

	/**
	 * Number of points.
	 *
	 * @param axes of a grid
	 * @return the product of the numbers of values
	 * @throws ExperimentException if they are too many
	 */
	public static int points(final List<Axis> axes) {
		long n = 1;
		for (final Axis axis : axes)
			n = Math.min(Integer.MAX_VALUE, n * axis.values().size());
		if (n > 1_000_000)
			throw new ExperimentException("the grid has more than 1000000 points; take fewer values");
		return (int) n;
	}

	/**
	 * Where a point stands on each axis.
	 *
	 * @param axes of the grid
	 * @param point its number
	 * @return indices of values, one for each axis
	 */
	public static int[] indices(final List<Axis> axes, final int point) {
		final int[] indices = new int[axes.size()];
		int rest = point;
		for (int a = 0; a < indices.length; a++) {
			indices[a] = rest % axes.get(a).values().size();
			rest /= axes.get(a).values().size();
		}
		return indices;
	}

	/**
	 * Asks at every point that is not finished yet.
	 *
	 * @param <S> settings of the question
	 * @param question what is asked
	 * @param axes of the grid
	 * @param points makes a point; called on any of the threads
	 * @param store of finished points
	 * @param workers threads to compute on
	 * @param monitor told of progress; when it stops the work, the result holds what was finished
	 * @return what has come of the points
	 * @throws RunCancelledException if it was stopped before any point was finished
	 */
	public static <S extends Record> Result run(final Question<S> question, final List<Axis> axes, final IntFunction<Point<S>> points,
		final Store store, final Workers workers, final RunMonitor monitor) {
		return new SweepWork<>(question, points(axes), points, store, workers, monitor).run(axes);
	}
}
