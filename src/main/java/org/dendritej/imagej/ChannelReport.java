/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.dendritej.experiment.ChannelCurves.Curve;
import org.dendritej.experiment.ChannelCurves.Family;
import org.dendritej.io.JsonReport;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.nmodl.syntax.Warning;

/** What there is to know of a mechanism in NMODL before it is used: as JSON, as tables and as plots. */
public final class ChannelReport {

	private static final List<String> QUANTITIES = List.of("reversal", "inside", "outside", "current");

	private ChannelReport() {
	}

	/**
	 * Everything, for {@link JsonReport}.
	 *
	 * @param file name of its file
	 * @param channel the mechanism
	 * @param families its curves
	 * @param celsius temperature of the curves, °C
	 * @return file, name, title, kind, hash, ions, states, parameters, variables, what events carry, curves, warnings
	 */
	public static Map<String, Object> of(final String file, final NmodlMechanism channel, final List<Family> families,
		final double celsius) {
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("file", file);
		report.put("name", channel.name());
		report.put("title", channel.title());
		report.put("kind", kind(channel));
		report.put("sha256", channel.hash());
		report.put("ions", channel.ions().stream().map(ChannelReport::ion).toList());
		report.put("states", channel.states());
		report.put("parameters", channel.parameters().stream().map(ChannelReport::parameter).toList());
		report.put("variables", channel.variables().stream().map(ChannelReport::variable).toList());
		report.put("eventArguments", channel.eventArguments());
		if (!channel.eventArguments().isEmpty())
			report.put("events", "act at the beginning of the nearest time step, first order in the step");
		report.put("temperature", celsius);
		report.put("curves", families.stream().map(ChannelReport::family).toList());
		report.put("warnings", channel.warnings().stream().map(ChannelReport::warning).toList());
		return report;
	}

	/**
	 * Where it lives, in a word.
	 *
	 * @param channel the mechanism
	 * @return "density", "point process" or "artificial cell"
	 */
	public static String kind(final NmodlMechanism channel) {
		return channel.isArtificialCell() ? "artificial cell"
			: channel.kind() == org.dendritej.mechanism.Mechanism.Kind.DENSITY ? "density" : "point process";
	}

	private static Map<String, Object> ion(final IonUse use) {
		final Map<String, Object> ion = new LinkedHashMap<>();
		ion.put("ion", use.ion());
		ion.put("charge", use.charge());
		ion.put("reads", words(use.reads()));
		ion.put("writes", words(use.writes()));
		return ion;
	}

	private static List<String> words(final Set<IonUse.Quantity> quantities) {
		final Set<String> words = quantities.stream().map(quantity -> quantity.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
		return QUANTITIES.stream().filter(words::contains).toList();
	}

	private static Map<String, Object> parameter(final Parameter parameter) {
		final Map<String, Object> one = new LinkedHashMap<>();
		one.put("name", parameter.name());
		one.put("unit", parameter.unit());
		one.put("default", parameter.defaultValue());
		one.put("minimum", limit(parameter.minimum()));
		one.put("maximum", limit(parameter.maximum()));
		one.put("perPlace", parameter.perPlace());
		return one;
	}

	/** What is no limit is not a number in JSON. */
	private static double limit(final double value) {
		return Math.abs(value) >= Double.MAX_VALUE ? Double.NaN : value;
	}

	private static Map<String, Object> variable(final Variable variable) {
		final Map<String, Object> one = new LinkedHashMap<>();
		one.put("name", variable.name());
		one.put("unit", variable.unit());
		return one;
	}

	private static Map<String, Object> family(final Family family) {
		final Map<String, Object> one = new LinkedHashMap<>(), states = new LinkedHashMap<>();
		one.put("over", family.over());
		one.put("unit", family.unit());
		one.put("x", family.x());
		for (final Curve curve : family.states()) {
			final Map<String, Object> state = new LinkedHashMap<>();
			state.put("steady", curve.steady());
			state.put("timeConstant", curve.timeConstant());
			states.put(curve.state(), state);
		}
		one.put("states", states);
		return one;
	}

	private static Map<String, Object> warning(final Warning warning) {
		final Map<String, Object> one = new LinkedHashMap<>();
		one.put("file", warning.position().file());
		one.put("line", warning.position().line());
		one.put("column", warning.position().column());
		one.put("text", warning.text());
		return one;
	}

	/**
	 * Adds a row for a mechanism.
	 *
	 * @param table gets columns Name, Kind, Ions, States, Parameters, Warnings and Refused
	 * @param file name of its file, for the label
	 * @param channel the mechanism
	 */
	public static void addRow(final ResultsTable table, final String file, final NmodlMechanism channel) {
		table.incrementCounter();
		table.addLabel(file);
		table.addValue("Name", channel.name());
		table.addValue("Kind", kind(channel));
		table.addValue("Ions", channel.ions().stream().map(ChannelReport::ionWords).collect(Collectors.joining("; ")));
		table.addValue("States", String.join(", ", channel.states()));
		table.addValue("Parameters", channel.parameters().stream().map(ChannelReport::parameterWords).collect(Collectors.joining("; ")));
		table.addValue("Warnings", channel.warnings().size());
		table.addValue("Refused", "");
	}

	/**
	 * Adds a row for a file that is no mechanism, or one that cannot run.
	 *
	 * @param table as in {@link #addRow}
	 * @param file its name
	 * @param why the sentence
	 */
	public static void addRefused(final ResultsTable table, final String file, final String why) {
		table.incrementCounter();
		table.addLabel(file);
		table.addValue("Name", "");
		table.addValue("Refused", why);
	}

	/**
	 * What it is, in a line for a form.
	 *
	 * @param channel the mechanism
	 * @return name, kind, ions, states, parameters with their units and defaults, and the first warning with its place
	 */
	public static String line(final NmodlMechanism channel) {
		final String ions = channel.ions().stream().map(ChannelReport::ionWords).collect(Collectors.joining("; ")),
			parameters = channel.parameters().stream().map(ChannelReport::parameterWords).collect(Collectors.joining("; "));
		final List<Warning> warnings = channel.warnings();
		return channel.name() + ": " + kind(channel) + "; ions: " + (ions.isEmpty() ? "none" : ions) + "; states: " +
			(channel.states().isEmpty() ? "none" : String.join(", ", channel.states())) + "; parameters: " +
			(parameters.isEmpty() ? "none" : parameters) + "; " +
			(warnings.isEmpty() ? "no warnings." : warnings.size() + (warnings.size() == 1 ? " warning, " : " warnings, the first ") +
				warnings.get(0));
	}

	private static String ionWords(final IonUse use) {
		return use.ion() + (use.reads().isEmpty() ? "" : " reads " + String.join(", ", words(use.reads()))) +
			(use.writes().isEmpty() ? "" : " writes " + String.join(", ", words(use.writes())));
	}

	private static String parameterWords(final Parameter parameter) {
		final double value = parameter.defaultValue();
		final String number = value == Math.rint(value) && Math.abs(value) < 1e6 ? String.valueOf((long) value) : String.valueOf(value);
		return parameter.name() + "=" + number + (parameter.unit().isEmpty() || parameter.unit().equals("1") ? "" : " " + parameter.unit());
	}

	/**
	 * The curves as a table.
	 *
	 * @param family curves over one quantity
	 * @return a new table: the quantity, and two columns for each state
	 */
	public static ResultsTable table(final Family family) {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setNaNEmptyCells(true);
		for (int i = 0; i < family.x().size(); i++) {
			table.incrementCounter();
			table.addValue(family.over() + " (" + family.unit() + ")", family.x().get(i));
			for (final Curve curve : family.states()) {
				table.addValue(curve.state() + " steady", curve.steady().get(i));
				table.addValue(curve.state() + " time constant (ms)", curve.timeConstant().get(i));
			}
		}
		table.setDecimalPlaces(0, family.over().equals("v") ? 1 : -5); // scientific
		return table;
	}

	/**
	 * Steady states and time constants as plots.
	 *
	 * @param channel the mechanism
	 * @param families its curves
	 * @param provenance for the Info text
	 * @return images that open as plot windows, titled {@code "<name> steady states over v"} and {@code "<name> time constants over v"}; fewer where no time
	 *         constant is known
	 */
	public static List<ImagePlus> plots(final NmodlMechanism channel, final List<Family> families, final String provenance) {
		final List<ImagePlus> plots = new ArrayList<>();
		for (final Family family : families) {
			plots.add(
				plot(channel.name() + " steady states over " + family.over(), "Steady state", family, family.states(), false, provenance));
			final List<Curve> timed =
				family.states().stream().filter(curve -> curve.timeConstant().stream().anyMatch(tau -> !tau.isNaN())).toList();
			if (!timed.isEmpty())
				plots.add(
					plot(channel.name() + " time constants over " + family.over(), "Time constant (ms)", family, timed, true, provenance));
		}
		return plots;
	}

	private static ImagePlus plot(final String title, final String yLabel, final Family family, final List<Curve> curves,
		final boolean time, final String provenance) {
		final boolean voltage = family.over().equals("v");
		final double[] x = family.x().stream().mapToDouble(value -> voltage ? value : Math.log10(value)).toArray();
		final Plot plot =
			new Plot(title, voltage ? "Membrane potential (mV)" : "log10 of " + family.over() + " (" + family.unit() + ")", yLabel);
		final StringBuilder legend = new StringBuilder();
		double high = 0, low = 0;
		for (int k = 0; k < curves.size(); k++) {
			final List<Double> values = time ? curves.get(k).timeConstant() : curves.get(k).steady();
			for (final double value : values)
				if (!Double.isNaN(value)) {
					high = Math.max(high, value);
					low = Math.min(low, value);
				}
			plot.setColor(TracePlots.color(k));
			plot.setLineWidth(1.5f);
			plot.addPoints(x, values.stream().mapToDouble(Double::doubleValue).toArray(), Plot.LINE);
			legend.append(curves.get(k).state()).append('\n');
		}
		plot.setLimits(x[0], x[x.length - 1], low, high > low ? low + 1.05 * (high - low) : low + 1);
		plot.setColor(java.awt.Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(legend.toString().strip());
		return TracePlots.image(plot, provenance);
	}
}
