/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import ij.measure.ResultsTable;

import java.util.Locale;

import org.dendritej.simulation.Electrotonus;

/** What neurons are, as rows of ImageJ's tables, units in the headings. */
public final class NeuronTables {

	private NeuronTables() {
	}

	/**
	 * Adds a row with the passive figures of a neuron. Rows that stand in the table are kept.
	 *
	 * @param table such as ImageJ's system table, which macros read headless, too
	 * @param label of the row, such as the name of the neuron
	 * @param figures of the neuron
	 * @param model fingerprint of the model
	 */
	public static void addFigures(final ResultsTable table, final String label, final Electrotonus figures, final String model) {
		table.setNaNEmptyCells(true);
		table.incrementCounter();
		table.addLabel(label);
		table.addValue("Sections", figures.sections());
		table.addValue("Compartments", figures.compartments());
		table.addValue("Length (µm)", figures.length());
		table.addValue("Membrane area (µm²)", figures.area());
		table.addValue("Input resistance (MΩ)", figures.inputResistance());
		table.addValue("Time constant (ms)", figures.timeConstant());
		table.addValue("Electrotonic length (λ)", figures.electrotonicLength());
		table.addValue("Model", model);
	}

	/**
	 * The same figures as one line for a dialog.
	 *
	 * @param figures of the neuron
	 * @param findings how many repairs the reader of the reconstruction has made or things it wondered about
	 * @return rounded to what one can tell apart
	 */
	public static String line(final Electrotonus figures, final int findings) {
		return String.format(Locale.ROOT,
			"%d sections, %d compartments; %.0f µm, %.0f µm²; input resistance %.4g MΩ, time constant %.4g ms, electrotonic length %.2f%s",
			figures.sections(), figures.compartments(), figures.length(), figures.area(), figures.inputResistance(), figures.timeConstant(),
			figures.electrotonicLength(), findings == 0 ? "" : "; " + findings + " findings about the file in the log");
	}
}
