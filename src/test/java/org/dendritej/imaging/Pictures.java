/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.Piece;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.optics.Detectability;
import org.dendritej.optics.Detector;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.Microscope;
import org.dendritej.optics.Objectives;
import org.dendritej.optics.Timing;
import org.dendritej.simulation.Figure;
import org.dendritej.simulation.Figure.Relation;
import org.dendritej.units.Workers;

/** What pictures show beside what they should: point spread functions, photons. */
public final class Pictures {

	private Pictures() {
	}

	/** All of them. */
	public static List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>(pointSpread());
		figures.addAll(photons());
		return figures;
	}

	/** Widths of the two-photon point spread function. */
	static List<Figure> pointSpread() {
		final List<Figure> figures = new ArrayList<>();
		final double[][] widths = { { 0.45, 0.770, 7.364 }, { 0.8, 0.431, 2.160 }, { 1.0, 0.352, 1.276 } };
		for (final double[] width : widths) {
			final GaussianPsf psf = Objectives.twoPhoton(0.92, width[0], 1.333);
			final String name = "two-photon point spread function, 920 nm, NA " + width[0];
			figures.add(figure(name + ", lateral width", "µm", psf.fwhm(0), width[1], "Zipfel et al. 2003", 0.005));
			figures.add(figure(name + ", axial width", "µm", psf.fwhm(2), width[2], "Zipfel et al. 2003", 0.005));
		}
		return figures;
	}

	/** Statistics of a voxel of a noisy movie at rest. */
	static List<Figure> photons() {
		final List<Piece> slab = List.of(Neurites.piece(-40, 0, 0, 30, 40, 0, 0, 30));
		final Grid grid = new Grid(3, 3, 1, 1, 1, 1, -1, -1, 0);
		final int n = 10_000;
		final Fluorescence rest = Fluorescence.given(new double[] { 0, n }, new float[][] { { 1 }, { 1 } }, "shape");
		final Microscope microscope = new Microscope("camera", GaussianPsf.ofWidths(4, 4), new Timing.Camera(1, 1, 0), 100, 0,
			Double.POSITIVE_INFINITY, 0, Detector.COUNTING);
		final LightWeights weights;
		try (Workers one = Workers.of(1)) {
			weights = LightWeights.of(slab, 1, grid, Label.CYTOSOL, microscope.psf(), one, RenderMonitor.SILENT);
		}
		final ActivitySource noisy = LightMovie.of(weights, rest, microscope).noisy();
		final double[] counts = new double[n];
		final float[] plane = new float[9];
		double sum = 0;
		for (int t = 0; t < n; t++) {
			noisy.frame(t).plane(0, plane);
			counts[t] = plane[4];
			sum += plane[4];
		}
		final double mean = sum / n;
		double variance = 0;
		for (final double count : counts)
			variance += (count - mean) * (count - mean) / (n - 1);
		final List<Figure> figures = new ArrayList<>();
		figures.add(new Figure("Fano factor of a voxel over 10 000 frames", "", variance / mean, Relation.EQUAL, 1, "law", 0, 0.03));
		figures.add(figure("standard deviation of ΔF/F at 100 photons", "", Math.sqrt(variance) / mean, 0.1, "law", 0.03));
		figures.add(figure("detectability d′ of ΔF/F 0.19 that decays in 0.205 s at 1000 photons/s", "",
			Detectability.ofDecay(0.19, 1000, 0.205, 1), 1.92, "Wilt et al. 2013", 0.01));
		figures.add(figure("the same by a matched filter over noisy trials", "", matchedFilter(), 1.92, "Wilt et al. 2013", 0.03));
		return figures;
	}

	/** Trials of 2 s in frames of 5 ms, with and without a small response, through the counting detector. */
	private static double matchedFilter() {
		final int trials = 20_000, frames = 300;
		final double perFrame = 5, tau = 41;
		final double[] mean = new double[2], squares = new double[2];
		for (int with = 0; with < 2; with++)
			for (int trial = 0; trial < trials; trial++) {
				final float[] photons = new float[frames];
				for (int f = 0; f < frames; f++)
					photons[f] = (float) (perFrame * (1 + 0.19 * with * Math.exp(-(f + 0.5) / tau)));
				Detector.COUNTING.measure(2L * trial + with, 0, 0, photons);
				double statistic = 0;
				for (int f = 0; f < frames; f++)
					statistic += Math.exp(-(f + 0.5) / tau) * photons[f];
				mean[with] += statistic / trials;
				squares[with] += statistic * statistic / trials;
			}
		return (mean[1] - mean[0]) / Math.sqrt(squares[0] - mean[0] * mean[0]);
	}

	private static Figure figure(final String what, final String unit, final double ours, final double reference, final String source,
		final double part) {
		return new Figure(what, unit, ours, Relation.EQUAL, reference, source, part, 0);
	}
}
