/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

import org.dendritej.SharedData;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.TreeChoice;

/** Shapes for tests of the cable model. */
final class Cells {

	/** All shared SWC files with a soma. */
	static final String[] WITH_SOMA =
		{ "CA1_pyramidal_n120", "L23_pyramidal_Park2019", "L4_pyramidal_473845048", "PV_interneuron_470522102",
			"granule_cell_mp_ma_40984_gc2.CNG", "hippocampal_pyramidal_NMO_49821", "neurogliaform_axon_j140908b",
			"pyramidal_3point_soma_C010398B-P2.CNG",
			"pyramidal_H16_1606013050101" };

	private Cells() {
	}

	/** The names of all shared SWC files with a soma. */
	static String[] withSoma() {
		return WITH_SOMA.clone();
	}

	/** One of the shared reconstructions; the calling test is skipped when it is missing. */
	static Morphology shared(final String name) {
		try {
			return Reconstructions.read(SharedData.file("data/swc/" + name + ".swc")).morphology();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** One of the shared reconstructions that do not say how large their unit is, as if it were 0.3 µm. */
	static Morphology withoutScale(final String name) {
		try {
			return Reconstructions.read(SharedData.file("data/swc/" + name + ".swc")).choose(new TreeChoice(-1, 0.3, Map.of()))
				.morphology();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A morphology from rows of type, x, y, z, radius and the parent's index, the root's being −1. */
	static Morphology of(final double[]... rows) {
		return new Morphology("test",
			Arrays.stream(rows).map(r -> new SamplePoint(r[1], r[2], r[3], r[4], (int) r[0], (int) r[5])).toList());
	}

	/** A row for {@link #of}. */
	static double[] row(final int type, final double x, final double y, final double z, final double radius, final int parent) {
		return new double[] { type, x, y, z, radius, parent };
	}
}
