/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Protocol;
import org.dendritej.model.Stimulus;

/**
 * The electrodes of one trial in one block of compartments. A step sees the exact mean of a current over it.
 *
 * <p>
 * A voltage clamp charges its compartment with the time constant τ = R C of series resistance and capacitance, often much shorter than a time step. Then
 * Crank–Nicolson would carry any difference between the voltage and what the clamp draws it to on from step to step with alternating sign; divided by R it is
 * the clamp's current. Such a compartment is given more inertia, so much that one step ends where the clamp draws the voltage: V = command − R I, I being what
 * membrane and neighbours take. A ramp is followed without delay if the clamp sees the mean of its command over the last part of the step only, and the
 * current, which then is a mean over the step, is recorded at the step's end by interpolation between such means. After a jump the step is cut anew when the
 * compartment is charged, so that the current recorded at its end is what the membrane takes. Clamps with a τ above a quarter of a step need none of this.
 */
final class Electrodes {

	private static final double CHARGED = 5; // time constants
	private final Stimulus[] stimuli;
	private final int[] nodes; // entries in the arrays of the block; −1 for those elsewhere
	private final double[] jumpsOfCurrents;
	private final double[] jumpsOfClamps;
	private final double[] share; // of the present step in which a clamp is on
	private final double[] stiffness; // added inertia as a part of a clamp's conductance; 0 for clamps that need none, towards 1 for stiff ones
	private final double[][] unseen; // when a clamp begins to charge its compartment, if it is done within a step, ms
	private final double timeStep;
	private final boolean clampsVoltage;
	private final double[] drawn; // current of each clamp as its mean over the last step, nA; NaN where it is no mean
	private final double[] lag; // to be added to that for the step's end, nA
	private final double[] revised; // current at the end of the step before the last, nA; NaN where it was right

	/**
	 * Those of one trial in one block.
	 *
	 * @param protocol of the trial
	 * @param cable its neuron
	 * @param entry gives the entry of a compartment in the arrays of the block; −1 if it is in another one
	 */
	Electrodes(final Protocol protocol, final CableModel cable, final IntUnaryOperator entry) {
		stimuli = protocol.stimuli().toArray(Stimulus[]::new);
		final int[] compartments =
			protocol.stimuli().stream().mapToInt(stimulus -> cable.locate(stimulus.location()).compartment()).toArray();
		nodes = Arrays.stream(compartments).map(entry).toArray();
		final double[] capacitances = cable.capacitances();
		share = new double[stimuli.length];
		stiffness = new double[stimuli.length];
		drawn = new double[stimuli.length];
		lag = new double[stimuli.length];
		revised = new double[stimuli.length];
		unseen = new double[stimuli.length][0];
		timeStep = protocol.timeStep();
		Arrays.fill(drawn, Double.NaN);
		Arrays.fill(revised, Double.NaN);
		final List<Double> currents = new ArrayList<>(), clamps = new ArrayList<>();
		final double dt = timeStep;
		for (int i = 0; i < stimuli.length; i++)
			if (stimuli[i] instanceof Stimulus.CurrentClamp clamp) currents.addAll(clamp.current().jumps());
			else {
				final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimuli[i];
				final double tau = clamp.seriesResistance() * capacitances[cable.node(compartments[i])], steps = 0.5 * dt / tau;
				stiffness[i] =
					protocol.scheme() == Protocol.Scheme.BACKWARD_EULER ? 0 : Math.max(0, Math.min(1 - 1 / steps, 2 - 4 / steps));
				final List<Double> charging = new ArrayList<>(List.of(clamp.onset()));
				clamp.command().jumps().stream().filter(time -> time > clamp.onset() && time < end(clamp)).forEach(charging::add);
				clamps.addAll(charging);
				clamps.add(end(clamp));
				if (CHARGED * tau < dt) {
					charging.forEach(time -> clamps.add(time + Math.max(CHARGED * tau, 1e-3 * dt)));
					unseen[i] = charging.stream().mapToDouble(Double::doubleValue).toArray();
				}
			}
		clampsVoltage = !clamps.isEmpty();
		jumpsOfCurrents = currents.stream().mapToDouble(Double::doubleValue).toArray();
		jumpsOfClamps = clamps.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double end(final Stimulus.VoltageClamp clamp) {
		return clamp.onset() + clamp.duration();
	}

	/** When currents jump, ms. */
	double[] jumpsOfCurrents() {
		return jumpsOfCurrents;
	}

	/** When clamps set in, end, have their command jump or have charged their compartment after that, ms. */
	double[] jumpsOfClamps() {
		return jumpsOfClamps;
	}

	/** Whether any of them clamps a voltage. */
	boolean clampVoltage() {
		return clampsVoltage;
	}

	/** Whether any of those here is a stiff clamp. */
	boolean areStiff() {
		return IntStream.range(0, stimuli.length).anyMatch(i -> stiffness[i] > 0 && nodes[i] >= 0);
	}

	/** Add what those here inject, means over the present step. */
	List<Loops.Loop> currents(final Turns turns, final double[] conductance, final double[] source) {
		final List<Loops.Loop> all = new ArrayList<>();
		for (int i = 0; i < stimuli.length; i++)
			if (nodes[i] >= 0)
				all.add(stimuli[i] instanceof Stimulus.CurrentClamp clamp ? new Inject(clamp.current(), nodes[i], source, turns) : clamp(i,
					turns, conductance, source));
		return all;
	}

	private record Inject(Waveform current, int node, double[] source, Turns turns) implements Loops.Loop {

		@Override
		public void run(final double[] given) {
			final Step step = turns.present();
			source[node] += current.mean(step.from, step.from + step.length);
		}
	}

	private Loops.Loop clamp(final int i, final Turns turns, final double[] conductance, final double[] source) {
		final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimuli[i];
		return unused -> {
			final double t = turns.present().from, dt = turns.present().length, from = Math.max(t, clamp.onset()), to =
				Math.min(t + dt, end(clamp));
			share[i] = to - from >= dt * (1 - 1e-9) ? 1 : to - from > 1e-9 * dt ? (to - from) / dt : 0;
			if (share[i] > 0) {
				final double g = share[i] / clamp.seriesResistance(), seen = Math.max(1e-6, 1 - stiffness[i]) * dt;
				conductance[nodes[i]] += g;
				source[nodes[i]] += g * clamp.command().mean(Math.max(from, to - seen), to);
			}
		};
	}

	/**
	 * Gives the compartments of stiff clamps more inertia for the half step that Crank–Nicolson extrapolates.
	 *
	 * @param voltage at its start, mV
	 * @param own what each node has of its own, inertia included, µS; changed
	 * @param source nA; changed
	 */
	void hold(final double[] voltage, final double[] own, final double[] source) {
		for (int i = 0; i < stimuli.length; i++)
			if (stiffness[i] > 0 && nodes[i] >= 0) {
				final double inertia = stiffness[i] * share[i] / ((Stimulus.VoltageClamp) stimuli[i]).seriesResistance();
				own[nodes[i]] += inertia;
				source[nodes[i]] += inertia * voltage[nodes[i]];
			}
	}

	/**
	 * Looks at the currents of a step that has come to its end.
	 *
	 * @param t end of the step, ms
	 * @param voltage there, mV
	 * @param smooth whether no clamp jumps in it or at its end, so that gates stood in its middle
	 */
	void follow(final double t, final double[] voltage, final boolean smooth) {
		for (int i = 0; i < stimuli.length; i++)
			if (stiffness[i] > 0 && nodes[i] >= 0) {
				lag[i] = 0;
				final double now = smooth ? current(i, t, voltage) : Double.NaN, change = 0.5 * stiffness[i] * (now - drawn[i]);
				revised[i] = drawn[i] + change;
				lag[i] = Double.isNaN(change) ? 0 : change;
				drawn[i] = now;
			}
	}

	/**
	 * The current that an electrode injects at a time, nA. Where a clamp jumps just then and charges its compartment before the next sample, it is the current
	 * before the jump: the other one, the jump over the resistance, no sample between two grid points would show.
	 */
	double current(final int stimulus, final double t, final double[] voltage) {
		if (stimuli[stimulus] instanceof Stimulus.CurrentClamp clamp)
			return clamp.current().at(t);
		final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimuli[stimulus];
		double seen = t;
		for (final double jump : unseen[stimulus])
			if (Math.abs(t - jump) < 1e-6 * timeStep) seen = jump - 1e-6 * timeStep;
		return seen >= clamp.onset() && seen <= end(clamp)
			? (clamp.command().at(seen) - voltage[nodes[stimulus]]) / clamp.seriesResistance() + lag[stimulus]
			: 0;
	}

	/** What {@link #current} should have been at the end of the step before the last, as is known now, nA; NaN if it was right. */
	double revisedCurrent(final int stimulus) {
		return revised[stimulus];
	}

	int number() {
		return stimuli.length;
	}
}
