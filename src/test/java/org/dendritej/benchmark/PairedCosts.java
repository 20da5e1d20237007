/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Channels;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.Cables;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;

/**
 * What is said to cost next to nothing, beside the same neuron without it, by turns in one process: a firing tree of 2047 compartments with the squid axon's
 * membrane; with the potential of all compartments recorded every 0.1 ms; with 5000 synapses that are never active; and with the same membrane written in NMODL. Prints
 * the processor time of the running thread, set-up not counted, as ns per compartment and step, the least of some runs, and the median of the ratios of neighbouring
 * runs.
 *
 * <pre>
 * PairedCosts [RUNS [MS]]
 * </pre>
 */
public final class PairedCosts {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final double DT = 0.025;
	private final CableModel cable = Cables.threeHalvesTree(11, 32, 16, 1, PROPERTIES);
	private final double duration;

	private PairedCosts(final double duration) {
		this.duration = duration;
	}

	private NeuronModel plain(final Mechanism membrane, final Protocol.Scheme scheme) {
		return NeuronModel.of("tree", ReconstructionSource.of("none")).with(new Biophysics(6.3, PROPERTIES, List.of(), List.of()).paint(
			Region.EVERYWHERE, membrane, Map.of()))
			.with(new Protocol(duration, DT, scheme, new Protocol.Start.AtVoltage(-65), List.of(new Stimulus.CurrentClamp(Location.SOMA,
				new Waveform.Step(5, 0, Double.POSITIVE_INFINITY)))))
			.with(recording(0));
	}

	private static RecordingPlan recording(final double interval) {
		return new RecordingPlan(List.of(new Probe.Voltage("root", Location.SOMA)), interval, List.of());
	}

	private static NeuronModel withSilentSynapses(final NeuronModel model, final String receptor) {
		return model.with(new SynapseGroup("silent", List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(receptor), 1e-4, Map
			.of())), new Sites.Scattered(Region.EVERYWHERE, 5000), new SpikeTrain.At(List.of()), 0));
	}

	/** Processor time of one run, ns per compartment and step. */
	private double time(final NeuronModel model) {
		final Simulation simulation = Simulation.of(model, cable);
		try (Workers one = Workers.of(1)) {
			simulation.prepare(one);
		}
		final long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		simulation.run(RunMonitor.SILENT);
		return (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / cable.compartments() / model.protocol()
			.steps();
	}

	private void compare(final Protocol.Scheme scheme, final int runs) {
		final NeuronModel plain = plain(HodgkinHuxley.INSTANCE, scheme);
		final Map<String, NeuronModel> others = new LinkedHashMap<>();
		others.put("all compartments recorded every 0.1 ms", plain.with(recording(0.1)));
		others.put("5000 silent synapses of AMPA", withSilentSynapses(plain, "AMPA"));
		others.put("5000 silent synapses of NMDA", withSilentSynapses(plain, "NMDA"));
		others.put("membrane in NMODL", plain(Channels.named("hh"), scheme));
		for (final Map.Entry<String, NeuronModel> other : others.entrySet()) {
			double without = Double.POSITIVE_INFINITY, with = Double.POSITIVE_INFINITY;
			final List<Double> ratios = new ArrayList<>();
			for (int k = 0; k < runs + 3; k++) {
				final double a = time(plain), b = time(other.getValue());
				if (k < 3) continue; // compiles
				without = Math.min(without, a);
				with = Math.min(with, b);
				ratios.add(b / a);
			}
			ratios.sort(null);
			System.out.printf(Locale.ROOT, "%s, %s: %.2f ns beside %.2f ns, ratio %.3f of the least, %.3f in the median%n", scheme, other
				.getKey(), with, without, with / without, ratios.get(ratios.size() / 2));
		}
	}

	/**
	 * Runs from a shell.
	 *
	 * @param arguments see the class
	 */
	public static void main(final String[] arguments) {
		final int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
		final PairedCosts costs = new PairedCosts(arguments.length > 1 ? Double.parseDouble(arguments[1]) : 50);
		for (final Protocol.Scheme scheme : Protocol.Scheme.values())
			costs.compare(scheme, runs);
	}
}
