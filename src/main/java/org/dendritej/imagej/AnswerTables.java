/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.morphology.Types;

import ij.measure.ResultsTable;

/** Answers as ImageJ's tables, units in the headings. */
public final class AnswerTables {

	/** A table and what to call it. */
	record Named(String name, ResultsTable table) {
	}

	private AnswerTables() {
	}

	/**
	 * Adds a row with the figures of an answer. Rows that stand in the table are kept.
	 *
	 * @param table such as ImageJ's system table, which macros read headless, too
	 * @param label of the row, such as the name of the neuron
	 * @param answer with figures
	 * @param model fingerprint of the model
	 */
	public static void addFigures(final ResultsTable table, final String label, final Answer answer, final String model) {
		table.setNaNEmptyCells(true);
		table.incrementCounter();
		table.addLabel(label);
		for (final Figure figure : answer.figures())
			table.addValue(figure.heading(), figure.value());
		table.addValue("Model", model);
	}

	/**
	 * A row for each figure, with its definition.
	 *
	 * @param answer with figures
	 * @return a new table
	 */
	public static ResultsTable figures(final Answer answer) {
		final ResultsTable table = empty();
		for (final Figure figure : answer.figures()) {
			table.incrementCounter();
			table.addValue("Quantity", figure.name());
			table.addValue("Value", figure.value());
			table.addValue("Unit", figure.unit());
			table.addValue("Definition", figure.meaning());
		}
		return table;
	}

	/**
	 * A row for each compartment: where it is, and the values of all maps.
	 *
	 * @param cable the neuron
	 * @param answer with maps
	 * @return a new table
	 */
	public static ResultsTable places(final CableModel cable, final Answer answer) {
		final ResultsTable table = empty();
		for (int c = 0; c < cable.compartments(); c++) {
			final double[] at = cable.position(c);
			table.incrementCounter();
			table.addValue("Section", cable.section(c));
			table.addValue("Fraction", cable.fraction(c));
			table.addValue("Type", Types.name(cable.type(c)));
			table.addValue("X (µm)", at[0]);
			table.addValue("Y (µm)", at[1]);
			table.addValue("Z (µm)", at[2]);
			table.addValue("Path distance (µm)", cable.pathDistance(c));
			table.addValue("Diameter (µm)", cable.diameter(c));
			for (final PlaceMap map : answer.maps())
				table.addValue(map.heading(), map.values().get(c));
		}
		return table;
	}

	/**
	 * A row for each section: where it begins, its length, and the mean of each map over its compartments, which are of equal length.
	 *
	 * @param cable the neuron
	 * @param answer with maps
	 * @return a new table
	 */
	public static ResultsTable sections(final CableModel cable, final Answer answer) {
		final ResultsTable table = empty();
		for (final Section section : cable.sections()) {
			table.incrementCounter();
			table.addValue("Section", section.index());
			table.addValue("Parent", section.parent());
			table.addValue("Type", Types.name(section.type()));
			table.addValue("Begins at (µm)", section.startDistance());
			table.addValue("Length (µm)", section.length());
			for (final PlaceMap map : answer.maps())
				table.addValue(map.heading(),
					map.values().subList(section.firstCompartment(), section.firstCompartment() + section.compartments())
						.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).average().orElse(Double.NaN));
		}
		return table;
	}

	/** All tables of an answer, the charts' points, too. */
	static List<Named> all(final CableModel cable, final Answer answer) {
		final List<Named> tables = new ArrayList<>(List.of(new Named("figures", figures(answer))));
		if (!answer.maps().isEmpty()) {
			tables.add(new Named("places", places(cable, answer)));
			tables.add(new Named("sections", sections(cable, answer)));
		}
		for (final Table table : answer.tables())
			tables.add(new Named(table.name(), table(table)));
		for (final Chart chart : answer.charts())
			tables.add(new Named("plot " + chart.title(), points(chart)));
		return tables;
	}

	/**
	 * Rows as a table of ImageJ.
	 *
	 * @param rows numbers and words
	 * @return a new table
	 */
	public static ResultsTable table(final Table rows) {
		final ResultsTable table = empty();
		for (final List<Object> row : rows.rows()) {
			table.incrementCounter();
			for (int k = 0; k < row.size(); k++)
				if (row.get(k) instanceof Number number)
					table.addValue(rows.headings().get(k), number.doubleValue());
				else
					table.addValue(rows.headings().get(k), String.valueOf(row.get(k)));
		}
		return table;
	}

	private static ResultsTable points(final Chart chart) {
		final ResultsTable table = empty();
		for (final Curve curve : chart.curves())
			for (int i = 0; i < curve.x().size(); i++) {
				table.incrementCounter();
				table.addValue("Curve", curve.name());
				table.addValue(chart.x().heading(), curve.x().get(i));
				table.addValue(chart.y().heading(), curve.y().get(i));
			}
		return table;
	}

	private static ResultsTable empty() {
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(false);
		table.setNaNEmptyCells(true);
		return table;
	}

	/** A name as files have it. */
	static String fileName(final String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}
}
