/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Locale;

import org.dendritej.morphology.Location;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;

/** The potential at one place over time, with its spikes and the moments that are shown above it. */
final class TracePlot {

	private static final Color LINE = new Color(0xf2c14e);

	private final Ink ink;
	private final Rectangle area;
	private final double[] times, values;
	private final double begin, end, low, high;

	private TracePlot(final Ink ink, final Rectangle area, final double[] times, final double[] values) {
		this.ink = ink;
		this.area = area;
		this.times = times;
		this.values = values;
		begin = times[0];
		end = Math.max(times[times.length - 1], begin + 1e-9);
		double least = Double.POSITIVE_INFINITY, greatest = Double.NEGATIVE_INFINITY;
		for (final double value : values) {
			least = Math.min(least, value);
			greatest = Math.max(greatest, value);
		}
		final double room = Math.max(0.05, 0.06 * (greatest - least));
		low = least - room;
		high = greatest + room;
	}

	/** Draws the first trace of a potential; without one, what the frames say of the soma. @param moments frames shown above */
	static void draw(final Ink ink, final Recording recording, final Rectangle area, final List<Integer> moments) {
		for (final Trace trace : recording.traces())
			if (trace.unit().equals("mV")) {
				new TracePlot(ink, area, recording.times(), trace.values()).draw(recording, trace.name(), moments);
				return;
			}
		final int soma = recording.cable().locate(Location.SOMA).compartment();
		final double[] times = new double[recording.frames()], values = new double[times.length];
		for (int t = 0; t < times.length; t++) {
			times[t] = recording.frameTime(t);
			values[t] = recording.voltage(t, soma);
		}
		new TracePlot(ink, area, times, values).draw(recording, "soma", moments);
	}

	private void draw(final Recording recording, final String name, final List<Integer> moments) {
		axes(name);
		for (int i = 0; i < moments.size(); i++) {
			final double x = x(recording.frameTime(moments.get(i)));
			ink.dotted(x, area.y, x, area.y + area.height, Ink.FAINT);
		}
		letters(recording, moments);
		ink.graphics().setColor(LINE);
		ink.graphics().setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		ink.graphics().draw(path());
		final boolean own = recording.spikes().stream().anyMatch(spike -> spike.place().equals(name));
		int spikes = 0;
		for (final Spike spike : recording.spikes())
			if (!own || spike.place().equals(name)) {
				ink.line(x(spike.time()), area.y - 12, x(spike.time()), area.y - 3, LINE, 2);
				spikes++;
			}
		ink.text(spikes == 0 ? "no spikes" : spikes == 1 ? "1 spike" : spikes + " spikes", area.x + area.width, area.y - 42, 1, 14, false,
			LINE);
	}

	/** The curve; of many values that share half a pixel the first, the least, the greatest and the last. */
	private Path2D path() {
		final Path2D path = new Path2D.Double();
		path.moveTo(x(times[0]), y(values[0]));
		for (int i = 0; i < times.length;) {
			final int column = (int) (2 * x(times[i]));
			int least = i, greatest = i, last = i;
			for (; last + 1 < times.length && (int) (2 * x(times[last + 1])) == column; last++) {
				least = values[last + 1] < values[least] ? last + 1 : least;
				greatest = values[last + 1] > values[greatest] ? last + 1 : greatest;
			}
			for (final int point : new int[] { i, Math.min(least, greatest), Math.max(least, greatest), last })
				path.lineTo(x(times[point]), y(values[point]));
			i = last + 1;
		}
		return path;
	}

	/** The letters of the moments, side by side where they would overlap. */
	private void letters(final Recording recording, final List<Integer> moments) {
		double free = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < moments.size(); i++) {
			final double x = Math.max(x(recording.frameTime(moments.get(i))), free);
			ink.text(letter(i), x, area.y - 20, 0.5, 14, true, Ink.TEXT);
			free = x + 14;
		}
	}

	private void axes(final String name) {
		ink.text(name + " (mV)", area.x - 56, area.y - 42, 0, 14, false, Ink.TEXT);
		final double stepY = DisplayRange.round((high - low) / 5), stepX = DisplayRange.round((end - begin) / 12);
		for (double v = Math.ceil(low / stepY) * stepY; v <= high; v += stepY) {
			ink.line(area.x, y(v), area.x + area.width, y(v), Ink.GRID, 1);
			ink.text(number(v, stepY), area.x - 8, y(v) + 5, 1, 14, false, Ink.FAINT);
		}
		for (double t = Math.ceil(begin / stepX - 1e-9) * stepX; t <= end * (1 + 1e-9); t += stepX) {
			ink.line(x(t), area.y + area.height, x(t), area.y + area.height + 5, Ink.FAINT, 1);
			ink.text(number(t, stepX), x(t), area.y + area.height + 21, 0.5, 14, false, Ink.FAINT);
		}
		ink.line(area.x, area.y + area.height, area.x + area.width, area.y + area.height, Ink.FAINT, 1);
		ink.text("ms", area.x + area.width + 22, area.y + area.height + 21, 0, 14, false, Ink.FAINT);
	}

	/** The letter of a moment. */
	static String letter(final int moment) {
		return String.valueOf((char) ('a' + moment));
	}

	/** A number with as many digits as its step needs and a real minus sign. */
	static String number(final double value, final double step) {
		final int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
		return String.format(Locale.ROOT, "%." + digits + "f", value + 0.0).replaceFirst("^-(0(\\.0+)?)$", "$1").replace('-', '\u2212');
	}

	private double x(final double time) {
		return area.x + area.width * (time - begin) / (end - begin);
	}

	private double y(final double value) {
		return area.y + area.height * (high - value) / (high - low);
	}
}
