/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Table;

/**
 * Which synapses preceded the spikes. Releases are counted over pieces of dendrite: all of them, N, and those within the windows before spikes, n, overlapping windows
 * counted once. If the windows cover a part q of the time and releases knew nothing of spikes, n would have the mean N q and the variance N q (1 − q); the excess is n/(N q) − 1,
 * its significance (n − N q)/√(N q (1 − q)). Correlated releases vary more than that.
 *
 * @param cable the neuron
 * @param count what was counted
 * @param pieces compartments of each piece
 */
record SpikeTriggered(CableModel cable, NoiseCount count, List<int[]> pieces) {

	private static final List<String> KINDS = List.of("Excitation", "Inhibition");

	/**
	 * Cuts sections into pieces of nearly equal numbers of compartments.
	 *
	 * @param longest µm
	 */
	static SpikeTriggered of(final CableModel cable, final NoiseCount count, final double longest) {
		final List<int[]> pieces = new ArrayList<>();
		for (final Section section : cable.sections()) {
			final int all = section.compartments(), number = (int) Math.min(all, Math.max(1, Math.ceil(section.length() / longest - 1e-6)));
			for (int k = 0; k < number; k++) {
				final int from = section.firstCompartment() + (int) ((long) all * k / number),
					to = section.firstCompartment() + (int) ((long) all * (k + 1) / number);
				pieces.add(java.util.stream.IntStream.range(from, to).toArray());
			}
		}
		return new SpikeTriggered(cable, count, pieces);
	}

	/** Whether there is anything to be seen: some time lies before spikes, and some does not. */
	boolean exists() {
		return count.covered() > 0 && count.covered() < 1;
	}

	private long all(final int kind, final int[] compartments) {
		return Arrays.stream(compartments).mapToLong(c -> count.releases[kind][c]).sum();
	}

	private long preceding(final int kind, final int[] compartments) {
		return Arrays.stream(compartments).mapToLong(c -> count.before[kind][c]).sum();
	}

	/** %; NaN without releases. */
	double excess(final int kind, final int[] compartments) {
		final double expected = all(kind, compartments) * count.covered();
		return expected == 0 ? Double.NaN : 100 * (preceding(kind, compartments) / expected - 1);
	}

	/** In standard deviations of independent releases; NaN without releases. */
	double significance(final int kind, final int[] compartments) {
		final double q = count.covered(), expected = all(kind, compartments) * q;
		return expected == 0 ? Double.NaN : (preceding(kind, compartments) - expected) / Math.sqrt(expected * (1 - q));
	}

	/** Of the whole neuron, %. */
	double excess(final int kind) {
		return excess(kind, java.util.stream.IntStream.range(0, cable.compartments()).toArray());
	}

	/** Maps of excess and significance. */
	List<PlaceMap> maps(final double window) {
		final List<PlaceMap> maps = new ArrayList<>();
		for (int kind = 0; kind < KINDS.size(); kind++)
			if (total(kind) > 0) {
				maps.add(new PlaceMap(KINDS.get(kind) + " before spikes", "%",
					"Releases within " + window
						+ " ms before a spike over those that would fall there by chance, less 1; of a piece of dendrite.",
					map(kind, true)));
				maps.add(new PlaceMap(KINDS.get(kind) + " before spikes, significance", "SD",
					"The same difference in standard deviations of independent releases.", map(kind, false)));
			}
		return maps;
	}

	private long total(final int kind) {
		return Arrays.stream(count.releases[kind]).sum();
	}

	private List<Double> map(final int kind, final boolean excess) {
		final double[] values = new double[cable.compartments()];
		for (final int[] piece : pieces)
			for (final int c : piece)
				values[c] = excess ? excess(kind, piece) : significance(kind, piece);
		return Answer.boxed(values);
	}

	/** Path distance of a piece's middle, µm. */
	double distance(final int[] piece) {
		return Arrays.stream(piece).mapToDouble(cable::pathDistance).average().orElseThrow();
	}

	/** A row for each piece with releases. */
	Table table() {
		final List<List<Object>> rows = new ArrayList<>();
		for (final int[] piece : pieces)
			if (all(0, piece) + all(1, piece) > 0) {
				final double[] at = cable.position(piece[piece.length / 2]);
				final List<Object> row = new ArrayList<>(List.of(cable.section(piece[0]), distance(piece),
					Arrays.stream(piece).mapToDouble(cable::length).sum(), at[0], at[1], at[2]));
				for (int kind = 0; kind < KINDS.size(); kind++)
					row.addAll(List.of(all(kind, piece), preceding(kind, piece), all(kind, piece) * count.covered(), excess(kind, piece),
						significance(kind, piece)));
				rows.add(row);
			}
		final List<String> headings =
			new ArrayList<>(List.of("Section", "Path distance (µm)", "Length (µm)", "X (µm)", "Y (µm)", "Z (µm)"));
		for (final String kind : KINDS)
			headings.addAll(List.of(kind + ": releases", kind + ": before spikes", kind + ": by chance", kind + ": excess (%)",
				kind + ": significance (SD)"));
		return new Table("synapses before spikes", headings, rows);
	}
}
