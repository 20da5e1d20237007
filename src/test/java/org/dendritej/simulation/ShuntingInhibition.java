/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.bounded;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.plain;
import static org.dendritej.simulation.Figure.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.Place;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Protocol;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;

/**
 * Shunting inhibition in the passive pyramidal cell, beside NEURON 8.2.2 (script pyr_passive.py of the reference): the on-the-path theorem of Koch, Poggio
 * &amp; Torre (1983), PNAS 80:2799–2802, and the shunt level of Gidon &amp; Segev (2012), Neuron 75:330–341.
 */
public final class ShuntingInhibition {

	/** Conductances of excitation and inhibition, µS. */
	private static final double[][] STRENGTHS = { { 5e-3, 5e-3 }, { 5e-4, 1e-3 }, { 2e-2, 1e-3 }, { 1e-4, 5e-2 } };

	private final PublicCell cell;

	/**
	 * In one cell.
	 *
	 * @param cell the cell
	 */
	public ShuntingInhibition(final PublicCell cell) {
		this.cell = cell;
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		figures.add(Figure.worst("pyramidal cell: shunting factor of 5 nS", places()));
		figures.addAll(optima());
		figures.add(Figure.worst("pyramidal cell: best place off the path over the optimum on it", theorem()));
		figures.add(Figure.worst("pyramidal cell: shunt level of 1 nS before and behind a hotspot", shuntLevels()));
		figures.add(Figure.worst("pyramidal cell: shunt level, from resistances − from attenuations", shuntLevelIdentity()));
		return figures;
	}

	/** Steady F = V_soma(e) / V_soma(e and i), inhibition reversing at rest: V = (1 + Z G)⁻¹ Z I for the synapses at e and i. */
	private double shuntFactor(final int e, final int i, final double ge, final double gi) {
		final double zee = cell.steady.input(e).magnitude(), zii = cell.steady.input(i).magnitude(),
			zei = cell.steady.transfer(e, i).magnitude();
		final double zse = cell.steady.transfer(e, cell.soma).magnitude(), zsi = cell.steady.transfer(i, cell.soma).magnitude();
		// currents into the synapses' places: E gives ge (60 − Ve), I gives −gi Vi
		final double a = 1 + zee * ge, b = zei * gi, c = zei * ge, d = 1 + zii * gi, det = a * d - b * c;
		final double ve = (zee * ge * 60 * d - b * zei * ge * 60) / det, vi = (a * zei * ge * 60 - c * zee * ge * 60) / det;
		final double withInhibition = zse * ge * (60 - ve) - zsi * gi * vi;
		final double alone = zse * ge * (60 - zee * ge * 60 / a);
		return alone / withInhibition;
	}

	private int excitation() {
		return cell.at(412.55, 398.86, 102.33);
	}

	private int sisterBranch() {
		return cell.at(485.21, 467.54, 55.65);
	}

	/** F for inhibition at some places, 5 nS both. */
	List<Figure> places() {
		final int e = excitation();
		return List.of(factor("the soma", e, cell.soma, 1.5167), factor("the excitation", e, e, 1.6992),
			factor("a sister branch", e, sisterBranch(),
				1.2115),
			factor("another stem", e, cell.at(465.27, 724.38, 30.85), 1.5146), factor("the apical stem", e, cell.at(462.52, 688.75, 37.63),
				1.5037));
	}

	private Figure factor(final String place, final int e, final int i, final double expected) {
		return percent(place, "", shuntFactor(e, i, 5e-3, 5e-3), expected, NEURON, 1);
	}

	/** The optimum of each pair of conductances beside the best place off the path from the excitation to the soma. */
	List<Figure> theorem() {
		return Arrays.stream(STRENGTHS).map(g -> {
			final int best = best(g, true), bestOff = best(g, false);
			return bounded(words(g), "", shuntFactor(excitation(), bestOff, g[0], g[1]) / shuntFactor(excitation(), best, g[0], g[1]),
				Figure.Relation.BELOW, 1, LAW);
		}).toList();
	}

	/** Factor and path distance of the optimum. */
	List<Figure> optima() {
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : new double[][] { { 5e-3, 5e-3, 1.8906, 240.3 }, { 5e-4, 1e-3, 1.3773, 339.7 } }) {
			final int best = best(row, true);
			final String name = "pyramidal cell: optimal place of inhibition, " + words(row) + ": ";
			figures.add(percent(name + "shunting factor", "", shuntFactor(excitation(), best, row[0], row[1]), row[2], NEURON, 1));
			figures.add(within(name + "path to the soma", "µm", cell.cable.pathDistance(best), row[3], NEURON, 0.1));
		}
		return figures;
	}

	private static String words(final double[] g) {
		return "ge " + plain(1e3 * g[0]) + " nS, gi " + plain(1e3 * g[1]) + " nS";
	}

	private int best(final double[] g, final boolean among) {
		final int e = excitation();
		final boolean[] onPath = new boolean[cell.cable.nodes()];
		final int[] parent = cell.cable.parents();
		for (int node = cell.cable.node(e); node >= 0; node = parent[node])
			onPath[node] = true;
		return IntStream.range(0, cell.cable.compartments()).filter(c -> onPath[cell.cable.node(c)] == among).boxed().max(Comparator
			.comparingDouble(c -> shuntFactor(e, c, g[0], g[1]))).orElseThrow();
	}

	/** For little inhibition the effect is proportional to its conductance. */
	Figure proportionality() {
		final int e = excitation();
		return within("F − 1 for 2 pS over F − 1 for 1 pS", "",
			(shuntFactor(e, cell.soma, 5e-3, 2e-6) - 1) / (shuntFactor(e, cell.soma, 5e-3,
				1e-6) - 1),
			2, LAW, 1e-3);
	}

	/** A steady synapse is a voltage clamp at its reversal potential through the inverse of its conductance. */
	Figure factorOfRuns() {
		final int e = excitation(), i = sisterBranch();
		final Stimulus excitation = steadySynapse(e, 5e-3, -15), inhibition = steadySynapse(i, 5e-3, -75);
		final Protocol alone = new Protocol(600, 0.5, Protocol.Scheme.BACKWARD_EULER, new Protocol.Start.Settled(), List.of(excitation));
		return within("shunting factor of runs and of impedances", "", depolarised(alone) / depolarised(alone.with(inhibition)),
			shuntFactor(e,
				i, 5e-3, 5e-3),
			LAW, 1e-6);
	}

	private Stimulus steadySynapse(final int compartment, final double conductance, final double reversal) {
		return new Stimulus.VoltageClamp(Experiments.middle(cell.cable, compartment),
			new Waveform.Levels(List.of(0.0), List.of(reversal), reversal), 0, Double.POSITIVE_INFINITY, 1 / conductance);
	}

	private double depolarised(final Protocol protocol) {
		return Experiments
			.last(Simulation.of(PublicCell.model(1).with(protocol).with(Experiments.voltages(Location.SOMA)), cell.cable)
				.run(RunMonitor.SILENT), 0)
			+ 75;
	}

	/** 1 nS at a distance (µm) before and behind a hotspot; the level is higher behind it. */
	List<Figure> shuntLevels() {
		final double[][] table = { { 20, 0.2179, 0.2452 }, { 40, 0.1855, 0.2359 }, { 60, 0.1569, 0.2270 } };
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table) {
			figures.add(percent(plain(row[0]) + " µm proximal", "", shuntLevel(-row[0], false), row[1], NEURON, 1));
			figures.add(percent(plain(row[0]) + " µm distal", "", shuntLevel(row[0], false), row[2], NEURON, 1));
		}
		return figures;
	}

	/** SL_d = SL_i A(i→d) A(d→i), exactly, for one synapse in a passive tree. */
	List<Figure> shuntLevelIdentity() {
		return Arrays.stream(new double[] { -60, -40, -20, 20, 40, 60 }).mapToObj(distance -> Figure.residual(plain(distance) + " µm", "",
			shuntLevel(distance, true) - shuntLevel(distance, false), LAW, 1e-9)).toList();
	}

	/** From the fall of the resistance at the hotspot, or as the level at the synapse times the attenuations there and back. */
	private double shuntLevel(final double distance, final boolean fromResistance) {
		final Place hot = cell.cable.locate(new Location.NearestTo(443.04, 468.94, 92.27));
		final double length = cell.cable.sections().get(hot.section()).length(), g = 1e-3;
		final int i = cell.cable.locate(new Location.OnSection(hot.section(), 0.5 + distance / length)).compartment(),
			d = hot.compartment();
		final double ri = cell.steady.input(i).magnitude(), z = cell.steady.transfer(i, d).magnitude();
		return fromResistance ? z * z * g / (1 + g * ri) / cell.steady.input(d).magnitude()
			: g / (g + 1 / ri) * cell.steady.ratio(i, d).magnitude() *
				cell.steady.ratio(d, i).magnitude();
	}
}
