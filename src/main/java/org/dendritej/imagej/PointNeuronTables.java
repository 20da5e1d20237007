/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.experiment.PhasePlane;
import org.dendritej.experiment.PointRun;
import org.dendritej.experiment.RateCurve;
import org.dendritej.experiment.SpikeStatistics;
import org.dendritej.mechanism.Variable;

import ij.measure.ResultsTable;

/** What a point neuron has done, as rows and files, and as maps for {@link org.dendritej.io.JsonReport}. */
public final class PointNeuronTables {

	private PointNeuronTables() {
	}

	/**
	 * Adds a row.
	 *
	 * @param table gets a column for each figure
	 * @param name of the neuron
	 * @param input in words
	 * @param run with its spikes
	 * @param statistics of these
	 * @param curve of rates over currents, if it was measured
	 */
	public static void addRow(final ResultsTable table, final String name, final String input, final PointRun run,
		final SpikeStatistics statistics, final Optional<RateCurve> curve) {
		table.setNaNEmptyCells(true);
		table.setPrecision(6);
		table.incrementCounter();
		table.addLabel(name);
		table.addValue("Input", input);
		table.addValue("Duration (ms)", run.duration());
		table.addValue("Spikes", statistics.spikes());
		table.addValue("Rate (Hz)", statistics.rate());
		table.addValue("Latency (ms)", statistics.latency());
		table.addValue("Mean interval (ms)", statistics.meanInterval());
		table.addValue("Shortest interval (ms)", statistics.shortestInterval());
		table.addValue("CV", statistics.variation());
		table.addValue("CV2", statistics.localVariation());
		table.addValue("Fano factor", statistics.fano());
		final List<Double> first = run.values().get(0);
		final Variable variable = run.variables().get(0);
		table.addValue("Last " + variable.name() + " (" + variable.unit() + ")", first.get(first.size() - 1));
		if (curve.isPresent()) {
			table.addValue("Fires from (" + curve.get().unit() + ")", curve.get().rheobase());
			table.addValue("Ceiling (Hz)", Double.isInfinite(curve.get().ceiling()) ? Double.NaN : curve.get().ceiling());
		}
	}

	/**
	 * The traces.
	 *
	 * @param run what was recorded
	 * @param input of the neuron at its times
	 * @param unit of that input
	 * @return time, input and a column for each variable
	 */
	public static ResultsTable traces(final PointRun run, final List<Double> input, final String unit) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (int i = 0; i < run.times().size(); i++) {
			table.incrementCounter();
			table.addValue("Time (ms)", run.times().get(i));
			table.addValue("Input (" + unit + ")", input.get(i));
			for (int k = 0; k < run.variables().size(); k++)
				table.addValue(heading(run.variables().get(k)), run.values().get(k).get(i));
		}
		return table;
	}

	private static String heading(final Variable variable) {
		return variable.name() + (variable.unit().isEmpty() ? "" : " (" + variable.unit() + ")");
	}

	/**
	 * The spikes.
	 *
	 * @param run with its spikes
	 * @return their times and the intervals before them
	 */
	public static ResultsTable spikes(final PointRun run) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setNaNEmptyCells(true);
		for (int i = 0; i < run.spikes().size(); i++) {
			table.incrementCounter();
			table.addValue("Spike (ms)", run.spikes().get(i));
			table.addValue("Interval (ms)", i == 0 ? Double.NaN : run.spikes().get(i) - run.spikes().get(i - 1));
		}
		return table;
	}

	/**
	 * The curve of rates.
	 *
	 * @param curve what was measured
	 * @return a row for each current
	 */
	public static ResultsTable rates(final RateCurve curve) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		for (final RateCurve.Point point : curve.points()) {
			table.incrementCounter();
			table.addValue("Input (" + curve.unit() + ")", point.current());
			table.addValue("Rate, first interval (Hz)", point.onset());
			table.addValue("Rate, settled (Hz)", point.settled());
			table.addValue("Spikes", point.spikes());
		}
		return table;
	}

	/**
	 * The phase plane.
	 *
	 * @param plane nullclines
	 * @param second name of the second variable
	 * @return a row for each potential
	 */
	public static ResultsTable phasePlane(final PhasePlane plane, final Variable second) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setNaNEmptyCells(true);
		for (int i = 0; i < plane.potentials().size(); i++) {
			table.incrementCounter();
			table.addValue("v (mV)", plane.potentials().get(i));
			table.addValue(heading(second) + " where v'=0", plane.potentialNullcline().get(i));
			table.addValue(heading(second) + " where " + second.name() + "'=0", plane.recoveryNullcline().get(i));
		}
		return table;
	}

	/**
	 * The histogram of intervals.
	 *
	 * @param run with its spikes
	 * @param bin width, ms
	 * @return a row for each bin
	 */
	public static ResultsTable intervals(final PointRun run, final double bin) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		final int[] counts = SpikeStatistics.histogram(run.spikes(), bin);
		IntStream.range(0, counts.length).forEach(k -> {
			table.incrementCounter();
			table.addValue("From (ms)", k * bin);
			table.addValue("Intervals", counts[k]);
		});
		return table;
	}

	/**
	 * Writes tables, each whole or not at all.
	 *
	 * @param folder made if it is not there
	 * @param tables by name of the file
	 * @throws IOException from the disk
	 */
	public static void write(final Path folder, final Map<String, ResultsTable> tables) throws IOException {
		Files.createDirectories(folder);
		for (final Map.Entry<String, ResultsTable> table : tables.entrySet())
			TableFiles.write(table.getValue(), folder.resolve(table.getKey()));
	}

	/**
	 * Everything, for {@link org.dendritej.io.JsonReport}.
	 *
	 * @param name of the neuron
	 * @param parameters of it
	 * @param run with its spikes
	 * @param statistics of these
	 * @param curve of rates, if it was measured
	 * @return name, parameters, spikes, statistics, rates
	 */
	public static Map<String, Object> of(final String name, final Map<String, Double> parameters, final PointRun run,
		final SpikeStatistics statistics, final Optional<RateCurve> curve) {
		final Map<String, Object> report = new LinkedHashMap<>(), figures = new LinkedHashMap<>();
		report.put("neuron", name);
		report.put("parameters", new LinkedHashMap<>(parameters));
		report.put("duration", run.duration());
		report.put("spikes", run.spikes());
		figures.put("rate", statistics.rate());
		figures.put("latency", statistics.latency());
		figures.put("meanInterval", statistics.meanInterval());
		figures.put("shortestInterval", statistics.shortestInterval());
		figures.put("CV", statistics.variation());
		figures.put("CV2", statistics.localVariation());
		figures.put("fanoFactor", statistics.fano());
		report.put("statistics", figures);
		curve.ifPresent(measured -> {
			final Map<String, Object> rates = new LinkedHashMap<>();
			rates.put("unit", measured.unit());
			rates.put("input", measured.points().stream().map(RateCurve.Point::current).toList());
			rates.put("onset", measured.points().stream().map(RateCurve.Point::onset).toList());
			rates.put("settled", measured.points().stream().map(RateCurve.Point::settled).toList());
			report.put("rates", rates);
		});
		return report;
	}
}
