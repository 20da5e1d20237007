/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.LUT;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.dendritej.cable.CableModel;
import org.dendritej.imaging.LabelImage;
import org.dendritej.morphology.Types;

/** What each voxel belongs to, as an image of ImageJ, and the table that says what its numbers mean. */
public final class LabelImages {

	/** Part of the circle of hues between two labels, that of the golden section, with which few or many of them are well apart. */
	private static final float HUE = 0.618034f;

	private LabelImages() {
	}

	/**
	 * A label stack, black where there is nothing. The first 255 labels have colours of their own; where there are more, some that follow on each other share one.
	 *
	 * @param title of the image
	 * @param labels of the neuron
	 * @param space where they are; its grid is theirs
	 * @param provenance what it was made from
	 * @return a new image of 16 bits, or 32 where there are more labels than these can count; not shown, virtual
	 * @throws ImageException if the space is another one
	 */
	public static ImagePlus of(final String title, final LabelImage labels, final ImageSpace space, final Provenance provenance) {
		return ActivityImages.of(title, labels, space, lut(labels.greatest()), provenance);
	}

	private static LUT lut(final int greatest) {
		final byte[] r = new byte[256], g = new byte[256], b = new byte[256];
		for (int i = 1; i < 256; i++) {
			final int rgb = Color.HSBtoRGB(i * HUE, 0.45f + 0.25f * (i % 3) / 2, 1 - 0.3f * (i % 2));
			r[i] = (byte) (rgb >> 16);
			g[i] = (byte) (rgb >> 8);
			b[i] = (byte) rgb;
		}
		final LUT lut = new LUT(r, g, b);
		lut.min = 0;
		lut.max = Math.max(255, greatest);
		return lut;
	}

	/**
	 * Adds a row for each label, lowest first: its section and type, from where to where on the way from the soma it reaches, and the length of its neurites. Rows
	 * that stand in the table are kept.
	 *
	 * @param table such as ImageJ's system table, which macros read headless, too
	 * @param name of the neuron, before each row
	 * @param labels of the neuron
	 * @param cable the neuron they were made of
	 */
	public static void addLegend(final ResultsTable table, final String name, final LabelImage labels, final CableModel cable) {
		final SortedMap<Integer, List<Integer>> members = new TreeMap<>();
		for (int c = 0; c < cable.compartments(); c++)
			members.computeIfAbsent(labels.label(c), label -> new ArrayList<>()).add(c);
		table.setNaNEmptyCells(true);
		members.forEach((label, compartments) -> {
			double nearest = Double.POSITIVE_INFINITY, farthest = 0, length = 0;
			for (final int c : compartments) {
				final double middle = cable.pathDistance(c), half = middle == 0 ? 0 : cable.length(c) / 2; // all of the soma is at 0
				nearest = Math.min(nearest, middle - half);
				farthest = Math.max(farthest, middle + half);
				length += cable.length(c);
			}
			final int one = compartments.get(0);
			table.incrementCounter();
			table.addLabel(name);
			table.addValue("Value", label);
			if (labels.kind() != LabelImage.Kind.TYPE)
				table.addValue("Section", cable.section(one));
			table.addValue("Type", Types.name(cable.type(one)));
			table.addValue("Nearest (µm)", nearest);
			table.addValue("Farthest (µm)", farthest);
			table.addValue("Length (µm)", length);
		});
	}
}
