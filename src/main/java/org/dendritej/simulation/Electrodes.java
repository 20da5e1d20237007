/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.BitSet;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Protocol;
import org.dendritej.model.Stimulus;

/** The electrodes of one simulation. A step sees the exact mean of a waveform over it. */
final class Electrodes {

	private final Stimulus[] stimuli;
	private final int[] nodes;
	private final BitSet jumps = new BitSet();
	private final boolean clampsVoltage;

	Electrodes(final Protocol protocol, final CableModel cable, final Nodes order) {
		final List<Stimulus> all = protocol.stimuli();
		stimuli = all.toArray(Stimulus[]::new);
		clampsVoltage = all.stream().anyMatch(Stimulus.VoltageClamp.class::isInstance);
		nodes = all.stream().mapToInt(stimulus -> order.of(cable.locate(stimulus.location()).compartment())).toArray();
		for (final Stimulus stimulus : all)
			for (final double jump : jumps(stimulus)) {
				final double step = Math.floor(jump / protocol.timeStep() * (1 + 1e-12) + 1e-9);
				if (step >= 0 && step < protocol.steps())
					jumps.set((int) step);
			}
	}

	private static List<Double> jumps(final Stimulus stimulus) {
		if (stimulus instanceof Stimulus.CurrentClamp clamp)
			return clamp.current().jumps();
		final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimulus;
		final java.util.ArrayList<Double> jumps = new java.util.ArrayList<>(clamp.command().jumps());
		jumps.add(clamp.onset());
		jumps.add(clamp.onset() + clamp.duration());
		return jumps;
	}

	/** Whether a current or command jumps in a step, its start included. */
	boolean jumpsIn(final int step) {
		return jumps.get(step);
	}

	/** Whether any of them clamps a voltage. */
	boolean clampVoltage() {
		return clampsVoltage;
	}

	void addCurrents(final double t, final double dt, final double[] conductance, final double[] source) {
		for (int i = 0; i < stimuli.length; i++)
			if (stimuli[i] instanceof Stimulus.CurrentClamp clamp)
				source[nodes[i]] += clamp.current().mean(t, t + dt);
			else {
				final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimuli[i];
				final double from = Math.max(t, clamp.onset()), to = Math.min(t + dt, clamp.onset() + clamp.duration());
				if (to - from > 1e-9 * dt) {
					final double g = (to - from >= dt * (1 - 1e-9) ? 1 : (to - from) / dt) / clamp.seriesResistance();
					conductance[nodes[i]] += g;
					source[nodes[i]] += g * clamp.command().mean(from, to);
				}
			}
	}

	/** The current that an electrode injects at a time, nA. */
	double current(final int stimulus, final double t, final double[] voltage) {
		if (stimuli[stimulus] instanceof Stimulus.CurrentClamp clamp)
			return clamp.current().at(t);
		final Stimulus.VoltageClamp clamp = (Stimulus.VoltageClamp) stimuli[stimulus];
		final Waveform command = clamp.command();
		return t >= clamp.onset() && t <= clamp.onset() + clamp.duration()
			? (command.at(t) - voltage[nodes[stimulus]]) / clamp.seriesResistance()
			: 0;
	}

	int number() {
		return stimuli.length;
	}
}
