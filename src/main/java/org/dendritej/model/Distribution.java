/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.List;

/** A parameter's value: constant, or a function of the path distance from the soma. */
public sealed interface Distribution {

	/**
	 * The value at a place.
	 *
	 * @param pathDistance from the soma (without soma: from the root), µm
	 * @return in the parameter's unit
	 */
	double at(double pathDistance);

	/**
	 * The same everywhere.
	 *
	 * @param value in the parameter's unit
	 */
	record Constant(double value) implements Distribution {

		@Override
		public double at(final double pathDistance) {
			return value;
		}
	}

	/**
	 * intercept + slope · d.
	 *
	 * @param intercept value at the soma
	 * @param slope per µm
	 */
	record Linear(double intercept, double slope) implements Distribution {

		@Override
		public double at(final double pathDistance) {
			return intercept + slope * pathDistance;
		}
	}

	/**
	 * offset + amplitude · exp(d / scale).
	 *
	 * @param offset value
	 * @param amplitude value
	 * @param scale µm; negative for a decay
	 */
	record Exponential(double offset, double amplitude, double scale) implements Distribution {

		@Override
		public double at(final double pathDistance) {
			return offset + amplitude * Math.exp(pathDistance / scale);
		}
	}

	/**
	 * low + (high − low) / (1 + exp(−(d − half) / width)).
	 *
	 * @param low value far below {@code half}
	 * @param high value far above {@code half}
	 * @param half µm
	 * @param width µm
	 */
	record Sigmoid(double low, double high, double half, double width) implements Distribution {

		@Override
		public double at(final double pathDistance) {
			return low + (high - low) / (1 + Math.exp(-(pathDistance - half) / width));
		}
	}

	/**
	 * Straight lines between given points, held before the first and after the last.
	 *
	 * @param distances ascending, µm
	 * @param values as many
	 */
	record Table(List<Double> distances, List<Double> values) implements Distribution {

		/** Checks and copies. */
		public Table {
			distances = List.copyOf(distances);
			values = List.copyOf(values);
			if (distances.isEmpty() || distances.size() != values.size())
				throw new ModelException("a table of values over path distance has " +
					distances.size() + " distances and " + values.size() + " values; it needs as many of both and at least one");
			for (int i = 1; i < distances.size(); i++)
				if (!(distances.get(i) > distances.get(i - 1)))
					throw new ModelException("a table of values over path distance has " + distances.get(i) +
						" µm after " + distances.get(i - 1) + " µm; distances must ascend");
		}

		@Override
		public double at(final double pathDistance) {
			if (pathDistance <= distances.get(0))
				return values.get(0);
			for (int i = 1; i < distances.size(); i++)
				if (pathDistance < distances.get(i)) {
					final double f = (pathDistance - distances.get(i - 1)) / (distances.get(i) - distances.get(i - 1));
					return values.get(i - 1) + f * (values.get(i) - values.get(i - 1));
				}
			return values.get(values.size() - 1);
		}
	}
}
