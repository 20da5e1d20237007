/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.dendritej.cable.CableException;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Sweep.Axis;
import org.dendritej.experiment.Sweep.Outcome;
import org.dendritej.experiment.Sweep.Point;
import org.dendritej.experiment.Sweep.Result;
import org.dendritej.experiment.Sweep.SideBySide;
import org.dendritej.experiment.Sweep.Store;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.model.ModelException;
import org.dendritej.morphology.MorphologyException;
import org.dendritej.recording.RecordingException;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.SimulationException;
import org.dendritej.units.Workers;

/**
 * The work of a sweep: which points are open, and how they are shared out.
 *
 * @param <S> settings of the question
 */
final class SweepWork<S extends Record> {

	/** Points to a thread that are run side by side. */
	private static final int LANES = 8;

	private final Question<S> question;
	private final IntFunction<Point<S>> points;
	private final Store store;
	private final Workers workers;
	private final RunMonitor monitor;
	private final Outcome[] outcomes;
	private final double[] parts; // done of each point
	private final AtomicBoolean stopped = new AtomicBoolean();
	private int known;

	SweepWork(final Question<S> question, final int n, final IntFunction<Point<S>> points, final Store store, final Workers workers,
		final RunMonitor monitor) {
		this.question = question;
		this.points = points;
		this.store = store;
		this.workers = workers;
		this.monitor = monitor;
		outcomes = new Outcome[n];
		parts = new double[n];
	}

	/** Does it. */
	Result run(final List<Axis> axes) {
		workers.forEach(outcomes.length, this::lookUp);
		final List<Integer> open = IntStream.range(0, outcomes.length).filter(i -> outcomes[i] == null).boxed().toList();
		known =
			outcomes.length - open.size() - (int) Arrays.stream(outcomes).filter(one -> one != null && !one.failure().isEmpty()).count();
		if (question instanceof SideBySide<?>) {
			final int together = LANES * workers.threads();
			for (int from = 0; from < open.size() && !stopped.get(); from += together)
				together(open.subList(from, Math.min(open.size(), from + together)));
		}
		else
			if (open.size() < workers.threads())
				open.forEach(i -> alone(i, workers));
			else
				workers.forEach(open.size(), k -> alone(open.get(k), Workers.of(1))); // on the thread that calls
		if (Arrays.stream(outcomes).allMatch(Objects::isNull))
			throw new RunCancelledException();
		return new Result(axes, Arrays.stream(outcomes).map(Optional::ofNullable).toList(), known);
	}

	private void lookUp(final int i) {
		if (report(List.of(i), 0))
			attempt(i, () -> store.find(points.apply(i).key()).ifPresent(figures -> finish(i, figures)));
	}

	private void finish(final int i, final List<Figure> figures) {
		outcomes[i] = new Outcome(figures, "");
		report(List.of(i), 1);
	}

	private void alone(final int i, final Workers own) {
		if (!stopped.get())
			attempt(i, () -> {
				final Point<S> point = points.apply(i);
				final Answer answer =
					question.ask(point.model(), point.cable(), point.settings(), point.model().seed(), own,
						part -> report(List.of(i), part));
				if (stopped.get())
					return; // it may hold less than all
				store.keep(point.key(), answer.figures());
				finish(i, answer.figures());
			});
	}

	private void together(final List<Integer> some) {
		@SuppressWarnings("unchecked") final SideBySide<S> lanes = (SideBySide<S>) question;
		try {
			final List<Point<S>> ready = workers.map(some.size(), k -> points.apply(some.get(k)));
			final List<Answer> answers = lanes.askTogether(ready, workers, part -> report(some, part));
			for (int k = 0; k < some.size(); k++) {
				store.keep(ready.get(k).key(), answers.get(k).figures());
				finish(some.get(k), answers.get(k).figures());
			}
		}
		catch (final RunCancelledException cancelled) {
			stopped.set(true);
		}
		catch (final ExperimentException | SimulationException | ModelException | MechanismException | CableException failed) { // at one point or some
			some.forEach(i -> alone(i, workers));
		}
	}

	private void attempt(final int i, final Runnable work) {
		try {
			work.run();
		}
		catch (final RunCancelledException cancelled) {
			stopped.set(true);
		}
		catch (final ExperimentException | SimulationException | ModelException | MechanismException | CableException | MorphologyException
			| RecordingException failed) {
			outcomes[i] = new Outcome(List.of(), failed.getMessage());
			report(List.of(i), 1);
		}
	}

	private boolean report(final List<Integer> some, final double part) {
		synchronized (parts) {
			for (final int i : some)
				parts[i] = Math.max(parts[i], part);
			if (!monitor.progress(Arrays.stream(parts).sum() / parts.length))
				stopped.set(true);
			return !stopped.get();
		}
	}
}
