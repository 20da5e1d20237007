/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.dendritej.experiment.PhasePlane;
import org.dendritej.experiment.PointRun;
import org.dendritej.experiment.RateCurve;
import org.dendritej.experiment.SpikeStatistics;
import org.dendritej.mechanism.Variable;

import ij.ImagePlus;
import ij.gui.Plot;

/** What a point neuron has done, as plots. Needs no display until a plot is shown. */
public final class PointNeuronPlots {

	private static final Color INPUT = new Color(150, 150, 150);

	private PointNeuronPlots() {
	}

	/**
	 * Traces over time: one plot for each unit of the variables, in the first one spikes as triangles and the input, scaled, below.
	 *
	 * @param name of the neuron, for the titles
	 * @param run what was recorded
	 * @param input of the neuron at the times of the run
	 * @param unit of that input
	 * @param provenance for the Info text
	 * @return images that open as plot windows
	 */
	public static List<ImagePlus> traces(final String name, final PointRun run, final List<Double> input, final String unit,
		final String provenance) {
		final Map<String, List<Integer>> byUnit = new LinkedHashMap<>();
		for (int i = 0; i < run.variables().size(); i++)
			byUnit.computeIfAbsent(run.variables().get(i).unit(), key -> new ArrayList<>()).add(i);
		final List<ImagePlus> plots = new ArrayList<>();
		byUnit.forEach((of, which) -> plots.add(trace(name, run, of, which, plots.isEmpty() ? input : List.of(), unit, provenance)));
		return plots;
	}

	private static ImagePlus trace(final String name, final PointRun run, final String of, final List<Integer> which,
		final List<Double> input, final String unit, final String provenance) {
		final String symbols = String.join(", ", which.stream().map(i -> run.variables().get(i).name()).toList());
		final PlotFrame chart = new PlotFrame(name + ": " + symbols, "Time (ms)", quantity(run.variables().get(which.get(0)), of));
		final double[] times = array(run.times());
		for (int k = 0; k < which.size(); k++) {
			final double[][] line =
				which.get(k) == 0 ? withPeaks(run, -1) : new double[][] { times, array(run.values().get(which.get(k))) };
			chart.add(run.variables().get(which.get(k)).description(), line[0], line[1], Plot.LINE, TracePlots.color(k));
		}
		if (!input.isEmpty()) {
			final double room = 0.06 * Math.max(chart.high() - chart.low(), 1e-6);
			if (!run.spikes().isEmpty())
				chart.add(run.spikes().size() == 1 ? "1 spike" : run.spikes().size() + " spikes", array(run.spikes()),
					constant(run.spikes().size(), chart.high() + room), Plot.TRIANGLE, TracePlots.color(2));
			addInput(chart, times, array(input), unit, room);
		}
		return chart.image(provenance);
	}

	/**
	 * The first variable over time, or over another variable instead, with a point at the peak of every spike that is cut off, between the samples before and
	 * after it. Over another variable the line is broken after it.
	 */
	private static double[][] withPeaks(final PointRun run, final int over) {
		final List<Double> x = new ArrayList<>(), y = new ArrayList<>(), first = run.values().get(0),
			other = over < 0 ? run.times() : run.values().get(over);
		int next = 0;
		for (int i = 0; i < run.times().size(); i++) {
			for (; next < run.spikes().size() && run.spikes().get(next) <= run.times().get(i) && !Double.isNaN(run.peak()); next++) {
				x.add(over < 0 ? run.spikes().get(next) : other.get(Math.max(0, i - 1)));
				y.add(run.peak());
				if (over >= 0) {
					x.add(Double.NaN);
					y.add(Double.NaN);
				}
			}
			x.add(other.get(i));
			y.add(first.get(i));
		}
		return new double[][] { array(x), array(y) };
	}

	/** The input below everything, between its least and greatest value, which the legend tells. */
	private static void addInput(final PlotFrame chart, final double[] times, final double[] input, final String unit, final double room) {
		final double least = Math.min(0, Arrays.stream(input).min().orElse(0)),
			greatest = Math.max(0, Arrays.stream(input).max().orElse(0));
		if (least == greatest)
			return;
		final double bottom = chart.low() - 4 * room, height = 3 * room;
		chart.add("input, " + text(least) + " to " + text(greatest) + " " + unit, times,
			Arrays.stream(input).map(value -> bottom + height * (value - least) / (greatest - least)).toArray(), Plot.LINE, INPUT);
	}

	private static String quantity(final Variable variable, final String unit) {
		return switch (unit) {
			case "mV" -> "Potential (mV)";
			case "Hz" -> "Rate (Hz)";
			case "" -> "Value (0 to 1)";
			default -> Character.toUpperCase(variable.description().charAt(0)) + variable.description().substring(1) + " (" + unit + ")";
		};
	}

	/**
	 * The f–I curve.
	 *
	 * @param name of the neuron, for the title
	 * @param curve what was measured
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window
	 */
	public static ImagePlus rates(final String name, final RateCurve curve, final String provenance) {
		final PlotFrame chart = new PlotFrame(name + ": rate over input", "Input (" + curve.unit() + ")", "Rate (Hz)");
		final double[] currents = curve.points().stream().mapToDouble(RateCurve.Point::current).toArray();
		final double[] settled = curve.points().stream().mapToDouble(RateCurve.Point::settled).toArray();
		if (curve.points().stream().anyMatch(point -> point.onset() != point.settled()))
			chart.add("first interval", currents, curve.points().stream().mapToDouble(RateCurve.Point::onset).toArray(), Plot.LINE,
				TracePlots.color(1));
		chart.include(0);
		chart.add("settled", currents, settled, Plot.CONNECTED_CIRCLES, TracePlots.color(2));
		if (curve.ceiling() < 3 * Math.max(1, chart.high()))
			chart.add("ceiling, " + text(curve.ceiling()) + " Hz", currents, constant(currents.length, curve.ceiling()), Plot.LINE, INPUT);
		return chart.image(provenance);
	}

	/**
	 * The phase plane: nullclines, fixed points and the path of a run, from which the cut peaks of spikes are left out.
	 *
	 * @param name of the neuron, for the title
	 * @param plane nullclines and fixed points
	 * @param run of a neuron of two variables
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window
	 */
	public static ImagePlus phasePlane(final String name, final PhasePlane plane, final PointRun run, final String provenance) {
		final Variable second = run.variables().get(1);
		final PlotFrame chart = new PlotFrame(name + ": phase plane", "Potential v (mV)",
			Character.toUpperCase(second.description().charAt(0)) + second.description().substring(1) + " " + second.name() +
				(second.unit().isEmpty() ? "" : " (" + second.unit() + ")"));
		final double[] v = array(plane.potentials());
		final double[][] path = withPeaks(run, 1);
		chart.add("path", path[1], path[0], Plot.LINE, new Color(170, 170, 170));
		double low = chart.low(), high = chart.high();
		for (final PhasePlane.FixedPoint point : plane.fixedPoints()) {
			low = Math.min(low, point.recovery());
			high = Math.max(high, point.recovery());
		}
		double least = Double.POSITIVE_INFINITY; // of the first nullcline, which may rise beyond all bounds but has a lowest point
		for (final double value : plane.potentialNullcline())
			if (!Double.isNaN(value))
				least = Math.min(least, value);
		if (least > low - 2 * Math.max(high - low, 1e-3))
			low = Math.min(low, least);
		chart.draw("v' = 0 at " + text(plane.current()) + " nA", v, array(plane.potentialNullcline()), Plot.LINE, TracePlots.color(1));
		chart.draw(second.name() + "' = 0", v, array(plane.recoveryNullcline()), Plot.LINE, TracePlots.color(2));
		for (final PhasePlane.FixedPoint point : plane.fixedPoints())
			chart.draw(point.kind().words(), new double[] { point.v() }, new double[] { point.recovery() },
				point.kind().words().startsWith("stable") ? Plot.CIRCLE : Plot.BOX, TracePlots.color(0));
		final double height = Math.max(high - low, 1e-3 * Math.max(1e-3, Math.abs(high)));
		final double above = (4 + plane.fixedPoints().size()) * 0.055;
		chart.limits(v[0], v[v.length - 1], low - 0.08 * height, low + 1.08 * height / (1 - above));
		return chart.image(provenance);
	}

	/**
	 * The histogram of intervals.
	 *
	 * @param name of the neuron, for the title
	 * @param run with its spikes
	 * @param bin width, ms
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window
	 */
	public static ImagePlus intervals(final String name, final PointRun run, final double bin, final String provenance) {
		final int[] counts = SpikeStatistics.histogram(run.spikes(), bin);
		final double[] x = new double[2 * counts.length + 2], y = new double[x.length];
		for (int k = 0; k < counts.length; k++) {
			x[2 * k + 1] = k * bin;
			x[2 * k + 2] = (k + 1) * bin;
			y[2 * k + 1] = counts[k];
			y[2 * k + 2] = counts[k];
		}
		x[x.length - 1] = counts.length * bin;
		final PlotFrame chart = new PlotFrame(name + ": intervals", "Interval between spikes (ms)", "Intervals per " + text(bin) + " ms");
		chart.include(0);
		chart.add("intervals", x, y, Plot.LINE, TracePlots.color(1));
		return chart.image(provenance);
	}

	static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value)
			: String.format(Locale.ROOT, "%.4g", value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
	}

	private static double[] constant(final int length, final double value) {
		final double[] values = new double[length];
		Arrays.fill(values, value);
		return values;
	}

	static double[] array(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
