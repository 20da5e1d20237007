/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * What a question to a neuron has given, ready to be shown by whoever shows things: one sentence of interpretation with the numbers it rests on, figures,
 * tables, charts, and maps with a value for each compartment. Immutable.
 *
 * @param sentence the interpretation
 * @param figures single numbers
 * @param tables further rows
 * @param charts curves over an axis, the most telling first
 * @param maps values on the neuron, the most telling first
 */
public record Answer(String sentence, List<Figure> figures, List<Table> tables, List<Chart> charts, List<PlaceMap> maps) {

	/** Copies. */
	public Answer {
		figures = List.copyOf(figures);
		tables = List.copyOf(tables);
		charts = List.copyOf(charts);
		maps = List.copyOf(maps);
	}

	/**
	 * A single number.
	 *
	 * @param name such as "Input resistance"
	 * @param value NaN if it does not exist, such as the threshold of a cell that does not fire
	 * @param unit such as "MΩ"; empty for a pure number
	 * @param meaning how it is defined
	 */
	public record Figure(String name, double value, String unit, String meaning) {

		/**
		 * What a column with it is headed by.
		 *
		 * @return such as "Input resistance (MΩ)"
		 */
		public String heading() {
			return Answer.heading(name, unit);
		}
	}

	/**
	 * Rows of numbers and words.
	 *
	 * @param name such as "veto window"
	 * @param headings of its columns, with units
	 * @param rows numbers (a {@link Number}, NaN for none) or words (a {@link String}), shape [rows][columns]
	 */
	public record Table(String name, List<String> headings, List<List<Object>> rows) {

		/** Copies and checks the shape. */
		public Table {
			headings = List.copyOf(headings);
			rows = rows.stream().map(List::copyOf).toList();
			for (final List<Object> row : rows)
				if (row.size() != headings.size())
					throw new IllegalArgumentException(name + ": a row has " + row.size() + " cells for " + headings.size() + " columns");
		}
	}

	/**
	 * An axis of a chart.
	 *
	 * @param label what it is
	 * @param unit empty for a pure number
	 * @param logarithmic whether its ticks are powers of ten
	 */
	public record Axis(String label, String unit, boolean logarithmic) {

		/**
		 * A linear axis.
		 *
		 * @param label what it is
		 * @param unit empty for a pure number
		 */
		public Axis(final String label, final String unit) {
			this(label, unit, false);
		}

		/**
		 * What is written beside it.
		 *
		 * @return such as "Path distance (µm)"
		 */
		public String heading() {
			return Answer.heading(label, unit);
		}
	}

	/** How a curve is drawn. */
	public enum Style {
		/** Its points joined in their order. */
		LINE,
		/** Its points alone. */
		DOTS,
		/** Its points, joined in their order. */
		BOTH
	}

	/**
	 * A curve, or a cloud of points.
	 *
	 * @param name for the legend
	 * @param style how it is drawn
	 * @param x positions
	 * @param y as many values; NaN for none
	 */
	public record Curve(String name, Style style, List<Double> x, List<Double> y) {

		/** Copies and checks. */
		public Curve {
			x = List.copyOf(x);
			y = List.copyOf(y);
			if (x.size() != y.size())
				throw new IllegalArgumentException(name + ": " + x.size() + " positions for " + y.size() + " values");
		}
	}

	/**
	 * Curves over an axis.
	 *
	 * @param title what it shows
	 * @param x the axis
	 * @param y what is measured
	 * @param curves at least one
	 */
	public record Chart(String title, Axis x, Axis y, List<Curve> curves) {

		/** Copies. */
		public Chart {
			curves = List.copyOf(curves);
		}
	}

	/**
	 * A value for each compartment.
	 *
	 * @param name such as "Input resistance"
	 * @param unit such as "MΩ"; empty for a pure number
	 * @param meaning how it is defined
	 * @param values one for each compartment; NaN for none
	 */
	public record PlaceMap(String name, String unit, String meaning, List<Double> values) {

		/** Copies. */
		public PlaceMap {
			values = List.copyOf(values);
		}

		/**
		 * What a column with it is headed by.
		 *
		 * @return such as "Input resistance (MΩ)"
		 */
		public String heading() {
			return Answer.heading(name, unit);
		}
	}

	private static String heading(final String name, final String unit) {
		return unit.isEmpty() ? name : name + " (" + unit + ")";
	}

	/** Numbers as a list. */
	static List<Double> boxed(final double[] values) {
		final List<Double> boxed = new ArrayList<>(values.length);
		for (final double value : values)
			boxed.add(value);
		return boxed;
	}
}
