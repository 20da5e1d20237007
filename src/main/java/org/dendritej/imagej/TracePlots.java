/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import ij.ImagePlus;
import ij.gui.Plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;

/** Recorded traces as ImageJ's plots, spikes marked above them. Needs no display until a plot is shown. */
public final class TracePlots {

	private TracePlots() {
	}

	/**
	 * One plot for each unit that was recorded.
	 *
	 * @param name of the neuron, for the titles
	 * @param recording at least one sample
	 * @param provenance for the Info text
	 * @return images that open as plot windows, titled {@code "<name> traces (<unit>)"}, in the order of the first trace of each unit; none if there are no traces
	 */
	public static List<ImagePlus> of(final String name, final Recording recording, final String provenance) {
		final Map<String, List<Trace>> byUnit = new LinkedHashMap<>();
		for (final Trace trace : recording.traces())
			byUnit.computeIfAbsent(trace.unit(), unit -> new ArrayList<>()).add(trace);
		final List<ImagePlus> plots = new ArrayList<>();
		byUnit.forEach((unit, traces) -> plots.add(plot(name + " traces (" + unit + ")", quantity(unit), traces, recording, provenance)));
		return plots;
	}

	private static ImagePlus plot(final String title, final String yLabel, final List<Trace> traces, final Recording recording,
		final String provenance) {
		final Plot plot = new Plot(title, "Time (ms)", yLabel);
		final double[] times = recording.times();
		final StringBuilder legend = new StringBuilder();
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < traces.size(); k++) {
			final double[] values = traces.get(k).values();
			for (final double value : values) {
				low = Math.min(low, value);
				high = Math.max(high, value);
			}
			plot.setColor(color(k));
			plot.setLineWidth(1.5f);
			plot.addPoints(times, values, Plot.LINE);
			legend.append(traces.get(k).name()).append('\n');
		}
		final double mark = high + 0.05 * Math.max(high - low, 1e-6 * Math.max(1, Math.abs(high)));
		boolean marked = false;
		for (int k = 0; k < traces.size(); k++) {
			final String place = traces.get(k).name();
			final double[] spikes =
				recording.spikes().stream().filter(spike -> spike.place().equals(place)).mapToDouble(Spike::time).toArray();
			if (spikes.length > 0) {
				final double[] heights = new double[spikes.length];
				java.util.Arrays.fill(heights, mark);
				plot.setColor(color(k));
				plot.addPoints(spikes, heights, Plot.TRIANGLE);
				legend.append("spikes at ").append(place).append('\n');
				marked = true;
			}
		}
		final double end = times[times.length - 1], room = 0.05 * Math.max(high - low, 1e-6 * Math.max(1, Math.abs(high)));
		plot.setLimits(times[0], end > times[0] ? end : times[0] + 1, low - room, high + (marked ? 3 : 1) * room);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(legend.toString().strip());
		return image(plot, provenance);
	}

	/**
	 * One place in several runs.
	 *
	 * @param title of the plot
	 * @param place name of the trace, which all recordings hold
	 * @param labels what to call each run
	 * @param recordings as many
	 * @param provenance for the Info text
	 * @return an image that opens as a plot window
	 */
	public static ImagePlus compare(final String title, final String place, final List<String> labels, final List<Recording> recordings,
		final String provenance) {
		final Plot plot = new Plot(title, "Time (ms)", place + ": " + quantity(recordings.get(0).trace(place).unit()));
		for (int k = 0; k < recordings.size(); k++) {
			plot.setColor(color(k));
			plot.setLineWidth(1.5f);
			plot.addPoints(recordings.get(k).times(), recordings.get(k).trace(place).values(), Plot.LINE);
		}
		plot.setLimitsToFit(true);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\n", labels));
		return image(plot, provenance);
	}

	static ImagePlus image(final Plot plot, final String provenance) {
		final ImagePlus image = plot.getImagePlus();
		image.setProperty("Info", provenance);
		image.setProperty("XValues", plot.getXValues()); // where Plot.getValues of a macro looks when there is no window
		image.setProperty("YValues", plot.getYValues());
		return image;
	}

	private static String quantity(final String unit) {
		return switch (unit) {
			case "mV" -> "Potential (mV)";
			case "nA" -> "Current (nA)";
			case "µS" -> "Conductance (µS)";
			case "mM" -> "Concentration (mM)";
			case "" -> "Value";
			default -> "Value (" + unit + ")";
		};
	}

	/** Colours that differ for the colour-blind, too: Okabe and Ito (2008), Color Universal Design, with grey in the place of yellow. */
	static Color color(final int k) {
		return switch (k % 8) {
			case 0 -> new Color(0, 0, 0);
			case 1 -> new Color(0, 114, 178);
			case 2 -> new Color(213, 94, 0);
			case 3 -> new Color(0, 158, 115);
			case 4 -> new Color(204, 121, 167);
			case 5 -> new Color(230, 159, 0);
			case 6 -> new Color(86, 180, 233);
			default -> new Color(140, 140, 140);
		};
	}
}
