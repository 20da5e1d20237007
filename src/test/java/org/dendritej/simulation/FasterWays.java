/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Parameter;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

/**
 * Runs an experiment alone and in all faster ways, and fails if one of these gives other bits: beside trials with other conductances, weights and voltages, whole and in 2, 3 and 8 blocks, and on two
 * threads that are both at work in every round.
 */
final class FasterWays implements Experiments.Runner, AutoCloseable {

	private static final int LANES = 3;
	private final Workers workers = Workers.of(2);
	private int runs;

	/** Of how many experiments. */
	int runs() {
		return runs;
	}

	@Override
	public Recording run(final NeuronModel model, final CableModel cable) {
		runs++;
		final Recording alone = Simulation.of(model, cable).run(RunMonitor.SILENT);
		for (final int blocks : new int[] { 1, 2, 3, 8 })
			if (blocks <= cable.compartments()) {
				final int lane = blocks % LANES;
				assertSame(alone, new Run(beside(model, cable, lane), blocks).run(Team.ALONE, RunMonitor.SILENT).get(lane),
					"lane " + lane + " in " + blocks + " blocks");
				if (blocks > 1)
					assertSame(alone,
						new Run(List.of(Simulation.of(model, cable)), blocks).run(new ShuffledTeam(workers, runs), RunMonitor.SILENT)
							.get(0),
						blocks + " blocks on two threads");
			}
		return alone;
	}

	/** The experiment in a lane, and others beside it. */
	private static List<Simulation> beside(final NeuronModel model, final CableModel cable, final int lane) {
		final List<Simulation> trials = new ArrayList<>();
		for (int k = 0; k < LANES; k++)
			trials.add(Simulation.of(k == lane ? model : other(model, 1.1 + 0.3 * k), cable));
		for (final Simulation trial : trials)
			assertTrue(trials.get(0).runsBeside(trial), "these can run side by side");
		return trials;
	}

	/** With conductances, weights and, if it is given, the voltage at the start multiplied. */
	private static NeuronModel other(final NeuronModel model, final double factor) {
		final Biophysics membrane = model.biophysics();
		final List<Biophysics.Paint> paints = membrane.paints().stream().map(paint -> {
			final Map<String, Distribution> parameters = new TreeMap<>(paint.parameters());
			for (final Parameter parameter : paint.mechanism().parameters())
				if (parameter.unit().equals("S/cm2"))
					parameters.put(parameter.name(), new Distribution.Constant(factor * value(paint, parameter)));
			return new Biophysics.Paint(paint.region(), paint.mechanism(), parameters);
		}).toList();
		final List<SynapseGroup> synapses = model.synapses().stream().map(group -> new SynapseGroup(group.name(),
			group.receptors().stream().map(one -> new SynapseGroup.Receptor(one.mechanism(), factor * one.weight(), one.parameters()))
				.toList(),
			group.sites(),
			group.spikes(), group.delay())).toList();
		final Protocol protocol = model.protocol();
		final Protocol.Start start = protocol.start() instanceof Protocol.Start.AtVoltage at
			? new Protocol.Start.AtVoltage(at.voltage() * factor + 1) : protocol.start();
		return model.with(new Biophysics(membrane.celsius(), membrane.cable(), paints, membrane.ions())).with(synapses)
			.with(new Protocol(protocol.duration(), protocol.timeStep(), protocol.scheme(), start, protocol.stimuli()));
	}

	private static double value(final Biophysics.Paint paint, final Parameter parameter) {
		return paint.parameters().get(parameter.name()) instanceof Distribution.Constant constant ? constant.value()
			: parameter.defaultValue();
	}

	private static void assertSame(final Recording expected, final Recording found, final String how) {
		for (int k = 0; k < expected.traces().size(); k++)
			assertArrayEquals(expected.traces().get(k).values(), found.traces().get(k).values(), 0,
				how + ", " + expected.traces().get(k).name());
		assertEquals(expected.spikes(), found.spikes(), how);
	}

	@Override
	public void close() {
		workers.close();
	}
}
