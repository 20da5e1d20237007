/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.neuron.NeuronException;

/**
 * Points of two classes, to be told apart.
 *
 * @param name what they are
 * @param features names of the coordinates, with units
 * @param points coordinates, each as many as there are features
 * @param classes whether each point belongs to the second class
 * @param classNames of the first and the second class
 */
public record LabelledPoints(String name, List<String> features, List<List<Double>> points, List<Boolean> classes,
	List<String> classNames) {

	private static final int MOST = 100_000;

	/** Checks and copies. */
	public LabelledPoints {
		features = List.copyOf(features);
		points = points.stream().map(List::copyOf).toList();
		classes = List.copyOf(classes);
		classNames = List.copyOf(classNames);
		if (features.isEmpty() || classNames.size() != 2)
			throw new NeuronException(name + ": " + features.size() + " features and " + classNames.size() +
				" classes; expected at least one feature and two classes");
		if (points.isEmpty() || points.size() > MOST || points.size() != classes.size())
			throw new NeuronException(name + ": " + points.size() + " points with " + classes.size() +
				" classes; expected 1 to " + MOST + " points, each with its class");
		for (int i = 0; i < points.size(); i++)
			for (int k = 0; k < features.size(); k++)
				if (points.get(i).size() != features.size() || !Double.isFinite(points.get(i).get(k)))
					throw new NeuronException(name + ": point " + (i + 1) + " is " + points.get(i) + "; expected " + features.size() +
						" finite numbers");
	}

	/**
	 * A Boolean function: its inputs 0 and 1 are the points, its values the classes.
	 *
	 * @param name what it is
	 * @param inputs number of them, 1 to 4
	 * @param truth value for inputs whose bits are the index, in the bit of that index
	 * @return 2^inputs points
	 */
	public static LabelledPoints ofBooleanFunction(final String name, final int inputs, final int truth) {
		final List<String> features = new ArrayList<>();
		final List<List<Double>> points = new ArrayList<>();
		final List<Boolean> classes = new ArrayList<>();
		for (int k = 0; k < inputs; k++)
			features.add("input " + (k + 1));
		for (int i = 0; i < 1 << inputs; i++) {
			final List<Double> point = new ArrayList<>();
			for (int k = 0; k < inputs; k++)
				point.add((double) (i >> k & 1));
			points.add(point);
			classes.add((truth >> i & 1) == 1);
		}
		return new LabelledPoints(name, features, points, classes, List.of("0", "1"));
	}

	/**
	 * Points of a table.
	 *
	 * @param name what they are
	 * @param headings of its columns
	 * @param rows as many cells as headings each
	 * @param features headings of the columns that hold coordinates
	 * @param classes heading of the column that names the class of each row, two names in all; the second in alphabetical order, or the greater number, is the
	 *        class that the neuron shall answer
	 * @return the points, in the order of the rows
	 * @throws NeuronException if the table does not hold that
	 */
	public static LabelledPoints ofTable(final String name, final List<String> headings, final List<List<String>> rows,
		final List<String> features, final String classes) {
		final int labels = column(name, headings, classes);
		final List<Integer> columns = features.stream().map(feature -> column(name, headings, feature)).toList();
		final List<String> names = rows.stream().map(row -> row.get(labels).strip()).distinct().sorted(LabelledPoints::compare).toList();
		if (names.size() != 2)
			throw new NeuronException(name + ": the column \"" + classes + "\" names " + names.size() + " classes" +
				(names.size() < 10 ? " " + names : "") + "; expected two");
		final List<List<Double>> points = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			final List<Double> point = new ArrayList<>();
			for (int k = 0; k < columns.size(); k++)
				point.add(number(name, i + 1, features.get(k), rows.get(i).get(columns.get(k))));
			points.add(point);
		}
		return new LabelledPoints(name, features, points, rows.stream().map(row -> row.get(labels).strip().equals(names.get(1))).toList(),
			names);
	}

	private static int compare(final String a, final String b) {
		try {
			return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
		}
		catch (final NumberFormatException e) {
			return a.compareTo(b);
		}
	}

	private static int column(final String name, final List<String> headings, final String wanted) {
		final int at = headings.indexOf(wanted);
		if (at < 0)
			throw new NeuronException(name + ": there is no column \"" + wanted + "\"; expected one of " + headings);
		return at;
	}

	private static double number(final String name, final int row, final String column, final String text) {
		try {
			return Double.parseDouble(text.strip());
		}
		catch (final NumberFormatException e) {
			throw new NeuronException(name + ": row " + row + " holds \"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) +
				"\" in the column \"" + column + "\"; expected a number");
		}
	}

	/** Points that come with us. */
	public enum Example {
		/** True if both inputs are. */
		AND("and"),
		/** True if one of the inputs is. */
		OR("or"),
		/** True if exactly one of the inputs is: no line tells it. */
		EXCLUSIVE_OR("exclusive or"),
		/** Two normal clouds far from each other. */
		TWO_CLOUDS("two clouds"),
		/** Two normal clouds that overlap. */
		OVERLAPPING_CLOUDS("overlapping clouds"),
		/** One class around the other. */
		RING("ring");

		private final String label;

		Example(final String label) {
			this.label = label;
		}

		/**
		 * The name in menus.
		 *
		 * @return in lower case
		 */
		public String label() {
			return label;
		}

		/**
		 * The points.
		 *
		 * @param seed of those that are drawn
		 * @return the same for the same seed
		 */
		public LabelledPoints points(final long seed) {
			return switch (this) {
				case AND -> ofBooleanFunction(label, 2, 0b1000);
				case OR -> ofBooleanFunction(label, 2, 0b1110);
				case EXCLUSIVE_OR -> ofBooleanFunction(label, 2, 0b0110);
				case TWO_CLOUDS -> clouds(label, 1.8, seed);
				case OVERLAPPING_CLOUDS -> clouds(label, 0.8, seed);
				case RING -> ring(label, seed);
			};
		}
	}

	private static LabelledPoints clouds(final String name, final double half, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final List<List<Double>> points = new ArrayList<>();
		final List<Boolean> classes = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			final boolean second = i % 2 == 1;
			points.add(List.of((second ? half : -half) + 0.6 * normal(random), (second ? 0.5 * half : -0.5 * half) + 0.6 * normal(random)));
			classes.add(second);
		}
		return new LabelledPoints(name, List.of("feature 1", "feature 2"), points, classes, List.of("A", "B"));
	}

	private static LabelledPoints ring(final String name, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final List<List<Double>> points = new ArrayList<>();
		final List<Boolean> classes = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			final double radius = (i % 2 == 1 ? 2 : 0.6) + 0.15 * normal(random), angle = 2 * Math.PI * random.nextDouble();
			points.add(List.of(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)));
			classes.add(i % 2 == 1);
		}
		return new LabelledPoints(name, List.of("feature 1", "feature 2"), points, classes, List.of("inside", "outside"));
	}

	/** Box &amp; Muller (1958); StrictMath gives the same bits on every machine. */
	private static double normal(final SplittableRandom random) {
		return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble())) * StrictMath.cos(2 * Math.PI * random.nextDouble());
	}
}
