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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.Sweep.Axis;
import org.dendritej.experiment.Sweep.Outcome;
import org.dendritej.experiment.Sweep.Result;
import org.dendritej.units.NearMisses;

/**
 * What a sweep says about one of the figures that were measured: how it depends on the numbers. With several axes also how much of its variance over the grid goes
 * with each alone, the first-order effect of the analysis of variance; grids of model neurons: Prinz, Billimoria and Marder (2003), J Neurophysiol 90:3998,
 * doi:10.1152/jn.00641.2003. Immutable.
 */
public final class SweepAnswer {

	/** More curves cannot be told apart. */
	private static final int MOST_CURVES = 7;

	private final Result result;
	private final List<Figure> kinds; // of the figures, in the order of the first answer that has each
	private final Figure measure;
	private final double[] values;

	/**
	 * Looks at a figure.
	 *
	 * @param result of a sweep
	 * @param measure name of the figure; empty for the first that differs from point to point
	 * @throws ExperimentException if no answer has that figure, or there is no answer at all
	 */
	public SweepAnswer(final Result result, final String measure) {
		this.result = result;
		final Map<String, Figure> found = new LinkedHashMap<>();
		outcomes().forEach(outcome -> outcome.figures().forEach(figure -> found.putIfAbsent(figure.name(), figure)));
		kinds = List.copyOf(found.values());
		if (kinds.isEmpty())
			throw new ExperimentException("the sweep has no answer at any point: " + failures().get(0));
		this.measure = measure.isBlank() ? first() : named(measure.strip());
		values = values(this.measure.name());
	}

	private List<Outcome> outcomes() {
		return result.outcomes().stream().flatMap(Optional::stream).toList();
	}

	private List<String> failures() {
		return outcomes().stream().map(Outcome::failure).filter(failure -> !failure.isEmpty()).toList();
	}

	private Figure named(final String name) {
		final List<String> names = kinds.stream().map(Figure::name).toList();
		return kinds.stream().filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst()
			.orElseThrow(() -> new ExperimentException("there is no figure \"" + name + "\" to be measured; " +
				NearMisses.of(name, names, 1).stream().findFirst().map(near -> "did you mean \"" + near + "\"?")
					.orElse("there are " + String.join(", ", names))));
	}

	private Figure first() {
		return kinds.stream().filter(kind -> Arrays.stream(values(kind.name())).filter(Double::isFinite).distinct().count() > 1).findFirst()
			.orElse(kinds.get(0));
	}

	/**
	 * A figure at every point.
	 *
	 * @param name of the figure
	 * @return in the order of the points; NaN where it does not exist or is not finished
	 */
	public double[] values(final String name) {
		return result.outcomes().stream().mapToDouble(outcome -> value(outcome, name)).toArray();
	}

	private static double value(final Optional<Outcome> outcome, final String name) {
		return outcome.stream().flatMap(one -> one.figures().stream()).filter(figure -> figure.name().equals(name))
			.mapToDouble(Figure::value)
			.findFirst().orElse(Double.NaN);
	}

	/**
	 * What was looked at.
	 *
	 * @return name, unit and definition; the value says nothing
	 */
	public Figure measure() {
		return measure;
	}

	/**
	 * All figures that some answer has.
	 *
	 * @return names, units and definitions; the values say nothing
	 */
	public List<Figure> kinds() {
		return kinds;
	}

	/**
	 * The sweep.
	 *
	 * @return as given
	 */
	public Result result() {
		return result;
	}

	/**
	 * The rows of the table: the finished points in the order of the grid, with their place and all figures.
	 *
	 * @return a table named "sweep"
	 */
	public Table table() {
		final List<String> headings = new ArrayList<>(result.axes().stream().map(Axis::heading).toList());
		kinds.forEach(kind -> headings.add(kind.heading()));
		final boolean failed = !failures().isEmpty();
		if (failed)
			headings.add("Failure");
		final List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < values.length; i++) {
			final Optional<Outcome> outcome = result.outcomes().get(i);
			if (outcome.isEmpty())
				continue;
			final List<Object> row = new ArrayList<>();
			final int[] at = Sweep.indices(result.axes(), i);
			for (int a = 0; a < at.length; a++)
				row.add(result.axes().get(a).values().get(at[a]));
			for (final Figure kind : kinds)
				row.add(value(outcome, kind.name()));
			if (failed)
				row.add(outcome.get().failure());
			rows.add(row);
		}
		return new Table("sweep", headings, rows);
	}

	/**
	 * All of it.
	 *
	 * @return sentence, figures, the table, and a chart if the curves of the first axis are few enough
	 */
	public Answer answer() {
		return new Answer(sentence(), figures(), List.of(table()), charts(), List.of());
	}

	private List<Chart> charts() {
		final Axis axis = result.axes().get(0);
		final int length = axis.values().size(), curves = values.length / length;
		if (curves > MOST_CURVES || Arrays.stream(values).noneMatch(Double::isFinite))
			return List.of();
		return List.of(new Chart(measure.name() + " over " + axis.name(), new Answer.Axis(axis.name(), axis.unit(), axis.logarithmic()),
			new Answer.Axis(measure.name(), measure.unit()), IntStream.range(0, curves)
				.mapToObj(k -> new Curve(curves == 1 ? measure.name() : place(k * length, 1), Style.BOTH, axis.values(),
					Answer.boxed(Arrays.copyOfRange(values, k * length, (k + 1) * length))))
				.toList()));
	}

	/** Where a point is on the axes from one on. */
	private String place(final int point, final int from) {
		final int[] at = Sweep.indices(result.axes(), point);
		return IntStream.range(from, at.length)
			.mapToObj(a -> result.axes().get(a).name() + " "
				+ Rounded.text(result.axes().get(a).values().get(at[a]), result.axes().get(a).unit()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Where a point is on the axes behind the second, in words.
	 *
	 * @param point its number
	 * @return empty if there are two axes at most
	 */
	public String further(final int point) {
		return place(point, 2);
	}

	private List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		figures.add(new Figure("Points", values.length, "", "Of the grid."));
		figures.add(new Figure("Finished points", outcomes().size(), "", "Those that are in the table."));
		figures.add(new Figure("Least " + measure.name(), end(-1).map(i -> values[i]).orElse(Double.NaN), measure.unit(),
			"Over the grid, " + end(-1).map(i -> "at " + place(i, 0)).orElse("nowhere") + ". " + measure.meaning()));
		figures.add(new Figure("Greatest " + measure.name(), end(1).map(i -> values[i]).orElse(Double.NaN), measure.unit(),
			"Over the grid, " + end(1).map(i -> "at " + place(i, 0)).orElse("nowhere") + ". " + measure.meaning()));
		final List<Double> shares = shares();
		for (int a = 0; a < shares.size(); a++)
			figures.add(new Figure("Share of " + result.axes().get(a).name(), 100 * shares.get(a), "%",
				"Variance of the means over all other numbers, of the whole variance over the grid."));
		return figures;
	}

	/** The point with the least or the greatest value; the first of several. */
	private Optional<Integer> end(final int sign) {
		return IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).boxed()
			.reduce((a, b) -> sign * values[b] > sign * values[a] ? b : a);
	}

	/** Of each axis; nothing for a single axis, or where values are missing or all the same. */
	private List<Double> shares() {
		final double mean = Arrays.stream(values).average().orElse(Double.NaN),
			variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
		if (result.axes().size() < 2 || !(variance > 1e-24 * mean * mean))
			return List.of();
		return IntStream.range(0, result.axes().size()).mapToObj(a -> share(a, mean, variance)).toList();
	}

	private double share(final int axis, final double mean, final double variance) {
		final int n = result.axes().get(axis).values().size();
		final double[] means = new double[n];
		for (int i = 0; i < values.length; i++)
			means[Sweep.indices(result.axes(), i)[axis]] += values[i] * n / values.length;
		return Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / n / variance;
	}

	private String sentence() {
		final StringBuilder said = new StringBuilder(course());
		final List<Double> shares = shares();
		if (!shares.isEmpty())
			said.append("; of its variance over the grid ").append(IntStream.range(0, shares.size())
				.mapToObj(a -> Math.round(100 * shares.get(a)) + " % go with " + result.axes().get(a).name() + " alone")
				.collect(Collectors.joining(", ")))
				.append(", the rest with what they do together");
		final int missing =
			(int) result.outcomes().stream().filter(outcome -> outcome.filter(one -> one.failure().isEmpty()).isPresent()).count() -
				(int) Arrays.stream(values).filter(Double::isFinite).count();
		if (missing > 0 && missing < values.length)
			said.append("; at ").append(missing).append(" of ").append(values.length).append(" points it does not exist");
		if (!failures().isEmpty())
			said.append("; ").append(failures().size()).append(" of ").append(values.length).append(" points failed, the first since ")
				.append(failures().get(0));
		if (outcomes().size() < values.length)
			said.append("; stopped when ").append(outcomes().size()).append(" of ").append(values.length).append(" points were finished");
		return said.append('.').toString();
	}

	private String course() {
		final Optional<Integer> least = end(-1), greatest = end(1);
		if (least.isEmpty())
			return measure.name() + " does not exist at any point";
		final String low = Rounded.text(values[least.get()], measure.unit()), high = Rounded.text(values[greatest.get()], measure.unit());
		if (values[least.get()] == values[greatest.get()])
			return measure.name() + " is " + low + " at every point where it exists";
		final double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
		final boolean monotone = result.axes().size() == 1 && finite.length == values.length
			&& (greatest.get() > least.get() ? ascending(finite, 1) : ascending(finite, -1)) && isOrdered(result.axes().get(0).values());
		if (!monotone)
			return measure.name() + " is least, " + low + ", at " + place(least.get(), 0) + " and greatest, " + high + ", at "
				+ place(greatest.get(), 0);
		final Axis axis = result.axes().get(0);
		final int last = values.length - 1;
		final double ratio = values[last] / values[0];
		if (Math.abs(values[last] - values[0]) < 0.005 * Math.abs(values[0]))
			return measure.name() + " hardly changes: it is " + Rounded.text(values[0], measure.unit()) + " at " + place(0, 0)
				+ " and differs by "
				+
				Rounded.text(values[last] - values[0], measure.unit()) + " at " + Rounded.text(axis.values().get(last), axis.unit());
		return measure.name() + (values[last] > values[0] ? " rises" : " falls") + " steadily from "
			+ Rounded.text(values[0], measure.unit())
			+ " at " + axis.name() + " " +
			Rounded.text(axis.values().get(0), axis.unit()) + " to " + Rounded.text(values[last], measure.unit()) + " at "
			+ Rounded.text(axis.values().get(last), axis.unit())
			+ (ratio > 0 ? ", to " + Rounded.text(ratio, "") + " times as much" : "");
	}

	private static boolean ascending(final double[] values, final int sign) {
		return IntStream.range(1, values.length).allMatch(i -> sign * values[i] >= sign * values[i - 1]);
	}

	private static boolean isOrdered(final List<Double> values) {
		final double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
		return ascending(all, 1) || ascending(all, -1);
	}
}
