/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.CableLaws.CM;
import static org.dendritej.simulation.CableLaws.LONG;
import static org.dendritej.simulation.CableLaws.PASSIVE;
import static org.dendritej.simulation.CableLaws.PROPERTIES;
import static org.dendritej.simulation.CableLaws.RA;
import static org.dendritej.simulation.CableLaws.RM;
import static org.dendritej.simulation.Experiments.atStart;
import static org.dendritej.simulation.Experiments.current;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.dendritej.simulation.Figure.CLOSED_FORM;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.plain;
import static org.dendritej.simulation.Figure.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;
import org.dendritej.recording.Recording;

/** Impedances of cylinders and trees of cylinders beside their closed forms, in steady state and for alternating current. */
public final class CableImpedances {

	private CableImpedances() {}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> input = new ArrayList<>(), transfer = new ArrayList<>();
		for (final double[] row : SEALED) {
			input.add(sealed(row).get(0));
			transfer.add(sealed(row).get(1));
		}
		final List<Figure> endless = endless();
		final List<Figure> figures = new ArrayList<>(List.of(Figure.worst("sealed cylinder of 500 µm: input impedance", input),
			Figure.worst("sealed cylinder of 500 µm: transfer impedance to the far end", transfer),
			Figure.worst("semi-infinite cylinder: impedance", endless.stream().filter(f -> f.unit().equals("MΩ")).toList()),
			Figure.worst("semi-infinite cylinder: phase", endless.stream().filter(f -> f.unit().equals("°")).toList()),
			Figure.worst("sine of 100 Hz in time: impedance", sine())));
		figures.addAll(ends());
		figures.addAll(threeHalvesTree());
		figures.addAll(brokenTree());
		return figures;
	}

	/** Of a passive tree with the membrane of {@link CableLaws}. */
	static Impedance of(final CableModel cable, final double frequency) {
		return Impedance.atRest(Experiments.model(PASSIVE, protocol(1, 0.025, Scheme.CRANK_NICOLSON, 0), voltages(on(0, 0))), cable,
			frequency);
	}

	/** Hz, input and transfer impedance in MΩ. */
	private static final double[][] SEALED = { { 0, 554.5100, 439.8807 }, { 10, 408.2350, 319.7537 }, { 50, 143.9179, 88.8386 },
		{ 100, 101.5869, 41.8695 }, { 500, 49.2598, 3.0663 } };

	/** A sealed cylinder of length l: Zin = R∞/(g tanh gL), Zt = R∞/(g sinh gL), g = √(1 + iωτ). */
	static List<Figure> sealed() {
		return Arrays.stream(SEALED).flatMap(row -> sealed(row).stream()).toList();
	}

	private static List<Figure> sealed(final double[] row) {
		final CableModel cable = Cables.cylinder(500, 2, 5001, PROPERTIES);
		final Impedance impedance = of(cable, row[0]);
		return List.of(percent(plain(row[0]) + " Hz", "MΩ", atStart(impedance, cable, RA).magnitude(), row[1], CLOSED_FORM, 0.1),
			percent(plain(row[0]) + " Hz", "MΩ", impedance.transfer(0, 5000).magnitude(), row[2], CLOSED_FORM, 0.1));
	}

	/** A cylinder so long that it has no end. */
	static List<Figure> endless() {
		final CableModel cable = Cables.cylinder(4500, 2, 45_001, PROPERTIES);
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : new double[][] { { 0, 337.6186, 0 }, { 10, 288.0121, -21.652 }, { 50, 153.8238, -39.010 },
			{ 100, 109.6668,
				-41.972 },
			{ 500, 49.1764, -44.392 } }) {
			final Impedance.Phasor z = atStart(of(cable, row[0]), cable, RA);
			figures.add(percent(plain(row[0]) + " Hz", "MΩ", z.magnitude(), row[1], CLOSED_FORM, 0.1));
			figures.add(within(plain(row[0]) + " Hz", "°", z.phase(), row[2], CLOSED_FORM, 0.03));
		}
		return figures;
	}

	/** The amplitude of the response to a sine, fitted over whole periods after the transient, beside the impedance in frequency. */
	static List<Figure> sine() {
		final CableModel cable = Cables.cylinder(500, 2, 251, PROPERTIES);
		final double frequency = 100, dt = 0.01;
		final List<Double> times = new ArrayList<>(), values = new ArrayList<>();
		for (int i = 0; i <= 20_000; i++) {
			times.add(i * dt);
			values.add(0.01 * Math.sin(2e-3 * Math.PI * frequency * i * dt));
		}
		final Recording recording =
			run(cable, PASSIVE, new Protocol(200, dt, Scheme.CRANK_NICOLSON, new Protocol.Start.AtVoltage(0), List.of(
				new Stimulus.CurrentClamp(on(0, 0), new Waveform.Lines(times, values)))), voltages(on(0, 0), on(0, 1)));
		final Impedance impedance = of(cable, frequency);
		final List<Figure> figures = new ArrayList<>();
		for (int trace = 0; trace < 2; trace++) {
			double a = 0, b = 0;
			for (int i = 15_000; i < 20_000; i++) {
				a += recording.traces().get(trace).value(i) * Math.sin(2e-3 * Math.PI * frequency * i * dt) * 2 / 5000;
				b += recording.traces().get(trace).value(i) * Math.cos(2e-3 * Math.PI * frequency * i * dt) * 2 / 5000;
			}
			final Impedance.Phasor z = impedance.transfer(0, trace == 0 ? 0 : 250);
			final String where = trace == 0 ? "near end, " : "far end, ";
			figures.add(within(where + "real part", "MΩ", a / 0.01, z.re(), "linear system", 2e-4 * z.magnitude()));
			figures.add(within(where + "imaginary part", "MΩ", b / 0.01, z.im(), "linear system", 2e-4 * z.magnitude()));
		}
		return figures;
	}

	/** Half a length constant with a sealed or a killed end: a clamp to rest through the half compartment behind the last one's middle. */
	static List<Figure> ends() {
		final CableModel cable = Cables.cylinder(LONG.lambda() / 2, 2, 501, PROPERTIES);
		final double half = new Cylinder(cable.diameter(0), 0.5 * cable.length(0), RM, RA, CM).axial();
		final Protocol protocol = protocol(400, 0.5, Scheme.CRANK_NICOLSON, 0, current(on(0, 0), 0.01));
		final Stimulus clamp =
			new Stimulus.VoltageClamp(on(0, 1), new Waveform.Levels(List.of(0.0), List.of(0.0), 0), 0, Double.POSITIVE_INFINITY, half);
		final double sealed = Experiments.last(run(cable, PASSIVE, protocol, voltages(on(0, 0))), 0) / 0.01 + half;
		final double killed = Experiments.last(run(cable, PASSIVE, protocol.with(clamp), voltages(on(0, 0))), 0) / 0.01 + half;
		return List.of(percent("half a length constant, sealed end: input resistance", "MΩ", sealed, 730.5910, CLOSED_FORM, 0.1),
			percent("half a length constant, killed end: input resistance", "MΩ", killed, 156.0194, CLOSED_FORM, 0.1));
	}

	/** Six levels that obey the 3/2 law: the equivalent cylinder. */
	static List<Figure> threeHalvesTree() {
		final CableModel tree = Cables.threeHalvesTree(6, 120, 4, 121, PROPERTIES);
		final Impedance impedance = of(tree, 0);
		final double start = atStart(impedance, tree, RA).magnitude();
		final int tip = tree.sections().get(tree.sections().size() - 1).compartmentAt(1);
		return List.of(percent("3/2 tree of 6 levels: input resistance", "MΩ", start, 193.4907, CLOSED_FORM, 0.1),
			percent("3/2 tree of 6 levels: V at a tip / V at the root", "", impedance.transfer(0, tip).magnitude() / start, 0.787034,
				CLOSED_FORM,
				0.1));
	}

	/** A tree of unequal daughters that breaks the 3/2 law: Yin = Y0 (Y + Y0 tanh gL)/(Y0 + Y tanh gL), branch by branch from the tips. */
	static List<Figure> brokenTree() {
		final double[][] shape = { { -1, 150, 3 }, { 0, 200, 2.5 }, { 0, 90, 0.8 }, { 1, 120, 1.2 }, { 1, 300, 1.9 }, { 1, 60, 0.5 } };
		final CableModel tree = Cables.tree(shape, 201, PROPERTIES);
		final Impedance impedance = of(tree, 0);
		final double start = atStart(impedance, tree, RA).magnitude();
		final double[] load = new double[shape.length], seen = new double[shape.length];
		for (int s = shape.length - 1; s >= 0; s--) {
			final Cylinder cylinder = new Cylinder(shape[s][2], shape[s][1], RM, RA, CM);
			final double y0 = 1 / cylinder.rInfinite(), th = Math.tanh(shape[s][1] / cylinder.lambda());
			seen[s] = y0 * (load[s] + y0 * th) / (y0 + load[s] * th);
			if (s > 0) load[(int) shape[s][0]] += seen[s];
		}
		double ratio = 1;
		for (final int s : new int[] { 0, 1, 4 }) {
			final Cylinder cylinder = new Cylinder(shape[s][2], shape[s][1], RM, RA, CM);
			final double l = shape[s][1] / cylinder.lambda();
			ratio /= Math.cosh(l) + load[s] * cylinder.rInfinite() * Math.sinh(l);
		}
		return List.of(percent("tree that breaks the 3/2 law: input resistance", "MΩ", start, 1 / seen[0],
			CLOSED_FORM, 0.1),
			percent("tree that breaks the 3/2 law: V at a tip / V at the root", "", impedance.transfer(0, tree.sections().get(
				4).compartmentAt(1)).magnitude() / start, ratio, CLOSED_FORM, 0.1));
	}
}
