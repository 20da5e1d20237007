/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.function.UnaryOperator;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;

/**
 * A neuron simulated as plainly as can be: compartments in the order of the cable model, one matrix, depth first. Current clamps only; pools only in backward Euler. With other mechanisms in the place of some it is an oracle for these, too.
 */
final class PlainNeuron {

	private final PlainMembrane membrane;
	private final CableModel cable;
	private final Protocol protocol;
	private final Jumps jumps;
	private final double dt;
	private final double[] capacitance;

	/** Sees what compartments have of their own in a step, inertia of {@code length} included, µS, and its right-hand side, nA. */
	interface Watch {

		void step(int number, double length, double[] own, double[] rightHandSide);
	}

	/**
	 * At the start.
	 *
	 * @param model what; the start must be given
	 * @param cable its neuron
	 * @param other what is taken in the place of a mechanism
	 */
	PlainNeuron(final NeuronModel model, final CableModel cable, final UnaryOperator<Mechanism> other) {
		this.cable = cable;
		protocol = model.protocol();
		dt = protocol.timeStep();
		final Simulation simulation = Simulation.of(model, cable);
		jumps = simulation.jumps();
		final int n = cable.compartments();
		capacitance = new double[n];
		for (int c = 0; c < n; c++)
			capacitance[c] = cable.capacitances()[cable.node(c)];
		membrane = new PlainMembrane(simulation.contents, other);
	}

	/** Voltages of all steps of the protocol, mV, shape [step][compartment]. */
	double[][] run() {
		final double[][] v = new double[(int) protocol.steps() + 1][];
		v[0] = start();
		begin(v[0]);
		for (int n = 0; n + 1 < v.length; n++) {
			v[n + 1] = move(n, v[n]);
			end(n, v[n + 1]);
		}
		return v;
	}

	/** Lets channels and synapses follow voltages that are known, and shows what the steps between them should be; steps in which something jumps are not shown. */
	void follow(final double[][] v, final Watch watch) {
		begin(v[0]);
		for (int n = 0; n + 1 < v.length; n++) {
			if (protocol.scheme() == Scheme.BACKWARD_EULER) {
				show(n, dt, v[n], watch);
				membrane.advance(n * dt, dt, v[n + 1]);
			}
			else if (jumps.in(n)) {
				jumps.cut(n);
				for (int piece = 0; piece < jumps.pieces(); piece++) {
					final double from = n * dt + jumps.start(piece), length = jumps.length(piece);
					membrane.deliver(from, length);
					membrane.addCurrents(from, length, v[n]);
					membrane.advanceOnGrid(from, length, v[n + 1]);
				}
			}
			else {
				show(n, 0.5 * dt, v[n], watch);
				membrane.advanceOnGrid(n * dt, dt, v[n + 1]);
			}
			end(n, v[n + 1]);
		}
	}

	private void show(final int n, final double length, final double[] v, final Watch watch) {
		membrane.deliver(n * dt, dt);
		final double[][] system = assemble(n * dt, dt, length, v);
		watch.step(n, length, system[0], system[1]);
	}

	private double[] start() {
		final double[] v = new double[cable.compartments()];
		for (int c = 0; c < v.length; c++)
			v[c] = protocol.start() instanceof Protocol.Start.AtVoltages given ? given.voltages().get(c)
				: ((Protocol.Start.AtVoltage) protocol.start()).voltage();
		return v;
	}

	private void begin(final double[] v) {
		membrane.initialise(v);
		if (protocol.scheme() == Scheme.CRANK_NICOLSON) membrane.advanceStaggered(0, 0.5 * dt, v);
	}

	/** Gates that stand half a step after the voltage. */
	private void end(final int n, final double[] v) {
		if (protocol.scheme() == Scheme.CRANK_NICOLSON)
			membrane.advanceStaggered((n + 0.5) * dt, dt, v);
	}

	private double[] move(final int n, final double[] v) {
		if (protocol.scheme() == Scheme.BACKWARD_EULER) {
			membrane.deliver(n * dt, dt);
			final double[][] system = assemble(n * dt, dt, dt, v);
			final double[] moved = solve(cable, system[0], system[1]);
			membrane.advance(n * dt, dt, moved);
			return moved;
		}
		jumps.cut(n);
		double[] now = v;
		for (int piece = 0; piece < jumps.pieces(); piece++) {
			final double from = n * dt + jumps.start(piece), length = jumps.length(piece);
			membrane.deliver(from, length);
			now = jumps.isRough(piece) ? damped(from, length, now) : centred(from, length, now);
			membrane.advanceOnGrid(from, length, now);
		}
		return now;
	}

	/** Crank–Nicolson. */
	private double[] centred(final double from, final double length, final double[] v) {
		final double[][] system = assemble(from, length, 0.5 * length, v);
		final double[] middle = solve(cable, system[0], system[1]), end = new double[v.length];
		for (int c = 0; c < v.length; c++)
			end[c] = 2 * middle[c] - v[c];
		return end;
	}

	/** Twice two backward Euler steps less one of their length, all with the conductances of the beginning. */
	private double[] damped(final double from, final double length, final double[] v) {
		final double[][] whole = assemble(from, length, length, v);
		final double[] coarse = solve(cable, whole[0], whole[1]), own = whole[0], b = new double[v.length], end = new double[v.length];
		for (int c = 0; c < v.length; c++)
			own[c] += capacitance[c] / length;
		double[] fine = v;
		for (int half = 0; half < 2; half++) {
			for (int c = 0; c < v.length; c++)
				b[c] = membrane.source[c] + capacitance[c] / (0.5 * length) * fine[c];
			fine = solve(cable, own, b);
		}
		for (int c = 0; c < v.length; c++)
			end[c] = 2 * fine[c] - coarse[c];
		return end;
	}

	/** What compartments have of their own, and the right-hand side, of a step with currents of {@code dt} and inertia of {@code length}. */
	private double[][] assemble(final double t, final double step, final double length, final double[] v) {
		membrane.addCurrents(t, step, v);
		final double[] own = new double[v.length], b = new double[v.length];
		for (int c = 0; c < v.length; c++) {
			final double inertia = capacitance[c] / length, more = length < step ? Math.max(0, membrane.points[c] - inertia) : 0;
			own[c] = inertia + membrane.conductance[c];
			if (own[c] < Block.STEEPEST * inertia) throw new IllegalStateException("too steep for a plain neuron");
			own[c] += more;
			b[c] = (inertia + more) * v[c] + membrane.source[c];
		}
		return new double[][] { own, b };
	}

	/**
	 * Hines (1984): d[i] x[i] − g[i] x[parent] − Σ g[c] x[c] = b[i], from the tips to the root and back.
	 *
	 * @param cable the tree
	 * @param own of each compartment, without axial conductances, µS
	 * @param rightHandSide of each, nA
	 * @return voltages of each, mV
	 */
	static double[] solve(final CableModel cable, final double[] own, final double[] rightHandSide) {
		final int[] parent = cable.parents();
		final double[] g = cable.axialConductances(), d = new double[parent.length], b = new double[parent.length],
			x = new double[own.length];
		for (int c = 0; c < own.length; c++) {
			d[cable.node(c)] = own[c];
			b[cable.node(c)] = rightHandSide[c];
		}
		for (int i = 1; i < d.length; i++) {
			d[i] += g[i];
			d[parent[i]] += g[i];
		}
		for (int i = d.length - 1; i > 0; i--) {
			final double f = g[i] / d[i];
			d[parent[i]] -= f * g[i];
			b[parent[i]] += f * b[i];
		}
		b[0] /= d[0];
		for (int i = 1; i < d.length; i++)
			b[i] = (b[i] + g[i] * b[parent[i]]) / d[i];
		for (int c = 0; c < x.length; c++)
			x[c] = b[cable.node(c)];
		return x;
	}
}
