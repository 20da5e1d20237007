/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.current;
import static org.dendritej.simulation.Experiments.everywhere;
import static org.dendritej.simulation.Experiments.middle;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.words;
import static org.dendritej.simulation.Figure.CLOSED_FORM;
import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.plain;
import static org.dendritej.simulation.Figure.residual;
import static org.dendritej.simulation.Figure.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;
import org.dendritej.recording.Recording;

/** Laws of the discretised cable equation that hold to rounding, and orders of convergence. */
public final class CableLaws {

	static final double RM = 15_000, RA = 150, CM = 1;
	static final CableProperties PROPERTIES = CableProperties.uniform(RA, CM);
	static final Biophysics PASSIVE = Biophysics.passive(PROPERTIES, 1 / RM, 0);
	static final Cylinder LONG = new Cylinder(2, 1000, RM, RA, CM);

	private CableLaws() {}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>(printedFactors());
		final List<Figure> modes = new ArrayList<>();
		modes.addAll(oneStep(3, 40, 0.1));
		modes.addAll(oneStep(7, 8, 0.005));
		modes.addAll(oneStep(2, 101, 1));
		figures.add(Figure.worst("one step on a cosine mode", modes));
		figures.add(orderInSpace());
		figures.addAll(ordersInTime());
		figures.add(Figure.worst("reciprocity of transfer impedances on random trees", reciprocity()));
		figures.add(Figure.worst("charge injected, leaked and stored in a step", chargeBalance()));
		figures.add(Figure.worst("Kirchhoff's law in steady state", kirchhoff()));
		return figures;
	}

	/** Mode n of N compartments with sealed ends decays at k = (1/τ)[1 + (2λ/Δx)² sin²(nπ/2N)]; every step multiplies it by one factor. */
	static List<Figure> oneStep(final int n, final int compartments, final double dt) {
		final List<Figure> figures = new ArrayList<>();
		for (final Scheme scheme : Scheme.values()) {
			final double k = decay(n, compartments);
			final double factor = scheme == Scheme.BACKWARD_EULER ? 1 / (1 + k * dt) : (1 - k * dt / 2) / (1 + k * dt / 2);
			final Recording recording = afterMode(n, compartments, dt, dt, scheme);
			double largest = 0;
			for (int c = 0; c < compartments; c++)
				largest = Math.max(largest, Math.abs(factor * cosine(n, c, compartments) - recording.traces().get(c).value(1)));
			figures
				.add(residual("mode " + n + " of " + compartments + " compartments, dt " + plain(dt) + " ms, " + words(scheme), "", largest,
					CLOSED_FORM, 1e-10 * Math.max(1, Math.abs(factor))));
		}
		return figures;
	}

	private static double decay(final int n, final int compartments) {
		return (1 + Math.pow(2 * LONG.lambda() * compartments / LONG.length() * Math.sin(n * Math.PI / (2 * compartments)), 2)) / LONG
			.tau();
	}

	/** The factors printed for one example: mode 1 of 11 compartments, dt 0.025 ms. */
	static List<Figure> printedFactors() {
		final List<Figure> figures = new ArrayList<>();
		for (final Scheme scheme : Scheme.values())
			figures.add(within("one step, mode 1 of 11 compartments, dt 0.025 ms, " + words(scheme) + ": factor", "",
				afterMode(1, 11, 0.025, 0.025, scheme).traces().get(0).value(1) / cosine(1, 0, 11),
				scheme == Scheme.CRANK_NICOLSON ? 0.9902125489921658 : 0.990260212837008, CLOSED_FORM, 1e-12));
		return figures;
	}

	private static double cosine(final int n, final int c, final int compartments) {
		return Math.cos(n * Math.PI * (c + 0.5) / compartments);
	}

	private static Recording afterMode(final int n, final int compartments, final double duration, final double dt, final Scheme scheme) {
		final List<Double> start = new ArrayList<>();
		for (int c = 0; c < compartments; c++)
			start.add(cosine(n, c, compartments));
		final CableModel cable = Cables.cylinder(LONG.length(), LONG.diameter(), compartments, PROPERTIES);
		return run(cable, PASSIVE, new Protocol(duration, dt, scheme, new Protocol.Start.AtVoltages(start), List.of()), everywhere(cable));
	}

	/** Mode 3 decays as exp(−t (1 + (3πλ/l)²)/τ), between compartments as {@link #decay} says; error at 5 ms in the first compartment. */
	private static double modeError(final int compartments, final double dt, final Scheme scheme, final boolean inSpaceToo) {
		final double found = Experiments.last(afterMode(3, compartments, 5, dt, scheme), 0) / cosine(3, 0, compartments);
		final double continuous = (1 + Math.pow(3 * Math.PI * LONG.lambda() / LONG.length(), 2)) / LONG.tau();
		return Math.abs(found - Math.exp(-5 * (inSpaceToo ? continuous : decay(3, compartments))));
	}

	static Figure orderInSpace() {
		final double coarse = modeError(135, 0.001, Scheme.CRANK_NICOLSON, true), fine = modeError(405, 0.001, Scheme.CRANK_NICOLSON, true);
		return within("order in dx, 135 to 405 compartments", "", Math.log(coarse / fine) / Math.log(3), 2, CLOSED_FORM, 0.05);
	}

	/** Compared with the exact solution of the discretised cable, so that only the error in time is left. */
	static List<Figure> ordersInTime() {
		return List.of(orderInTime(Scheme.CRANK_NICOLSON, 0.05, 1.99), orderInTime(Scheme.BACKWARD_EULER, 0.05, 1.34),
			orderInTime(Scheme.BACKWARD_EULER, 0.005, 1));
	}

	private static Figure orderInTime(final Scheme scheme, final double dt, final double expected) {
		final double order = Math.log(modeError(405, dt, scheme, false) / modeError(405, dt / 2, scheme, false)) / Math.log(2);
		return within("order in dt, " + words(scheme) + ", " + plain(dt) + " to " + plain(dt / 2) + " ms", "", order, expected, CLOSED_FORM,
			0.05);
	}

	/** Transfer impedance is the same both ways, on any tree, at any frequency. */
	static List<Figure> reciprocity() {
		final SplittableRandom random = new SplittableRandom(11);
		final List<Figure> figures = new ArrayList<>();
		for (int trial = 0; trial < 10; trial++) {
			final CableModel tree = Cables.random(random, 40, PROPERTIES);
			for (final double frequency : new double[] { 0, 37, 900 }) {
				final Impedance impedance = CableImpedances.of(tree, frequency);
				for (int k = 0; k < 20; k++) {
					final int a = random.nextInt(tree.compartments()), b = random.nextInt(tree.compartments());
					final Impedance.Phasor ab = impedance.transfer(a, b), ba = impedance.transfer(b, a);
					figures.add(residual(plain(frequency) + " Hz, relative difference", "",
						Math.max(Math.abs(ab.re() - ba.re()), Math.abs(ab.im() - ba.im())) / ab.magnitude(), LAW, 1e-9));
				}
			}
		}
		return figures;
	}

	/** In every step the injected charge is what leaks and what charges the membrane; currents taken in the middle of the step. */
	static List<Figure> chargeBalance() {
		final CableModel tree = Cables.random(new SplittableRandom(3), 30, PROPERTIES);
		final double dt = 0.1;
		final Recording recording = run(tree, PASSIVE, new Protocol(10, dt, Scheme.CRANK_NICOLSON, new Protocol.Start.AtVoltage(0), List.of(
			new Stimulus.CurrentClamp(on(3, 0.5), new Waveform.Ramp(0, 0.2, 0, 20)))), everywhere(tree));
		final double[] capacitance = tree.capacitances();
		final List<Figure> figures = new ArrayList<>();
		for (int n = 2; n <= 100; n++) {
			double residual = -0.2 * (n - 0.5) * dt / 20, absolute = -residual;
			for (int c = 0; c < tree.compartments(); c++) {
				final double old = recording.traces().get(c).value(n - 1), now = recording.traces().get(c).value(n);
				final double leak = tree.area(c) * 1e-2 / RM * 0.5 * (old + now), charge = capacitance[tree.node(c)] * (now - old) / dt;
				residual += leak + charge;
				absolute += Math.abs(leak) + Math.abs(charge);
			}
			figures.add(residual("step " + n + ", part of the absolute sum", "", Math.abs(residual) / absolute, LAW, 1e-10));
		}
		return figures;
	}

	/** In steady state what enters a compartment along the cable leaves it through the membrane. */
	static List<Figure> kirchhoff() {
		final CableModel tree = Cables.random(new SplittableRandom(5), 30, PROPERTIES);
		final int site = tree.compartments() / 2;
		final Recording recording =
			run(tree, PASSIVE, protocol(3000, 5, Scheme.BACKWARD_EULER, 0, current(middle(tree, site), 0.1)), everywhere(tree));
		final int[] parent = tree.parents();
		final double[] g = tree.axialConductances(), v = new double[tree.nodes()];
		final boolean[] membrane = new boolean[tree.nodes()];
		for (int c = 0; c < tree.compartments(); c++) {
			v[tree.node(c)] = Experiments.last(recording, c);
			membrane[tree.node(c)] = true;
		}
		final double[] weight = new double[tree.nodes()], sum = new double[tree.nodes()];
		for (int i = 1; i < v.length; i++) {
			weight[i] += g[i];
			weight[parent[i]] += g[i];
			sum[i] += g[i] * v[parent[i]];
			sum[parent[i]] += g[i] * v[i];
		}
		for (int i = 0; i < v.length; i++)
			if (!membrane[i]) v[i] = sum[i] / weight[i];
		final double[] net = new double[tree.nodes()], absolute = new double[tree.nodes()];
		for (int i = 1; i < v.length; i++) {
			final double axial = g[i] * (v[parent[i]] - v[i]);
			net[i] += axial;
			net[parent[i]] -= axial;
			absolute[i] += Math.abs(axial);
			absolute[parent[i]] += Math.abs(axial);
		}
		final List<Figure> figures = new ArrayList<>();
		for (int c = 0; c < tree.compartments(); c++) {
			final int i = tree.node(c);
			final double leak = tree.area(c) * 1e-2 / RM * v[i], injected = c == site ? 0.1 : 0;
			figures.add(residual("compartment " + c + ", part of the absolute sum", "", Math.abs(net[i] - leak + injected) / (absolute[i] +
				Math.abs(leak) + injected), LAW, 1e-10));
		}
		return figures;
	}
}
