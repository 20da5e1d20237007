/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.Piece;
import org.dendritej.io.Reconstructions;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

/** Shapes for tests of images. */
public final class Neurites {

	private Neurites() {
	}

	/** The sample pyramidal cell, cut as by default. */
	public static CableModel pyramidal() {
		return read(Path.of("sample-data/pyramidal.swc"));
	}

	/** The first tree of a reconstruction, cut as by default. */
	public static CableModel read(final Path file) {
		try {
			return CableModel.discretise(Reconstructions.read(file).morphology(), CableProperties.DEFAULT, Discretisation.DEFAULT);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A piece of compartment 0 from (x0, y0, z0) with radius r0 to (x1, y1, z1) with radius r1. */
	static Piece piece(final double x0, final double y0, final double z0, final double r0, final double x1, final double y1,
		final double z1,
		final double r1) {
		return new Piece(0, x0, y0, z0, r0, x1, y1, z1, r1);
	}

	/** The piece in equal parts, each a compartment. */
	static List<Piece> cut(final Piece p, final int parts) {
		final List<Piece> pieces = new ArrayList<>();
		for (int i = 0; i < parts; i++) {
			final double a = i / (double) parts, b = (i + 1) / (double) parts;
			pieces
				.add(new Piece(i, mix(p.x0(), p.x1(), a), mix(p.y0(), p.y1(), a), mix(p.z0(), p.z1(), a), mix(p.radius0(), p.radius1(), a),
					mix(p.x0(), p.x1(), b), mix(p.y0(), p.y1(), b), mix(p.z0(), p.z1(), b), mix(p.radius0(), p.radius1(), b)));
		}
		return pieces;
	}

	private static double mix(final double from, final double to, final double part) {
		return from * (1 - part) + to * part;
	}

	/** Volume of a frustum; of a sphere where the ends coincide. */
	static double volume(final Piece p) {
		final double length = Math.sqrt(Math.pow(p.x1() - p.x0(), 2) + Math.pow(p.y1() - p.y0(), 2) + Math.pow(p.z1() - p.z0(), 2));
		final double r0 = p.radius0(), r1 = p.radius1();
		return length == 0 ? 4 / 3.0 * Math.PI * r0 * r0 * r0 : Math.PI / 3 * length * (r0 * r0 + r0 * r1 + r1 * r1);
	}

	/** Weights on a fitted grid, made on one thread. */
	static VoxelWeights weights(final List<Piece> pieces, final double pixel, final double slice) {
		return weights(pieces, Grid.fitted(pieces, pixel, slice, 0));
	}

	/** Weights on a grid, made on one thread. */
	public static VoxelWeights weights(final List<Piece> pieces, final Grid grid) {
		try (Workers one = Workers.of(1)) {
			return VoxelWeights.of(pieces, 1 + pieces.stream().mapToInt(Piece::compartment).max().orElse(0), grid, one);
		}
	}

	/** A recording without traces: frames {@code interval} ms apart. */
	public static Recording recording(final CableModel cable, final double interval, final float[]... frames) {
		final double[] times = new double[frames.length];
		Arrays.setAll(times, i -> i * interval);
		return new Recording(cable, new double[0], List.of(), times, frames, List.of());
	}

	/** A recording in which every compartment has its own course. */
	public static Recording recording(final CableModel cable, final int frames) {
		final float[][] voltages = new float[frames][cable.compartments()];
		for (int t = 0; t < frames; t++)
			for (int c = 0; c < voltages[t].length; c++)
				voltages[t][c] = (float) (-65 + 30 * Math.sin(0.7 * t + 0.3 * c));
		return recording(cable, 0.5, voltages);
	}
}
