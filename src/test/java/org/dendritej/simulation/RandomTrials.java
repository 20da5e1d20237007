/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Channels;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;

/**
 * A random neuron and trials on it: a tree, channels, a pool with the channels that fill it and that it opens, synapses of all kinds, electrodes; trials differ in
 * parameters, in where synapses are and when they receive spikes, in currents and in what is recorded.
 */
final class RandomTrials {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final List<Mechanism> CALCIUM =
		CalciumLoop.ALL.stream().<Mechanism>map(text -> Nmodl.parse("calcium.mod", text)).toList();
	private static final Mechanism PULSE = Nmodl.parse("pulse.mod", """
		NEURON { POINT_PROCESS pulse NONSPECIFIC_CURRENT i RANGE g, total }
		ASSIGNED { v (mV) i (nA) g (uS) total }
		INITIAL { g = 0 total = 0 }
		BREAKPOINT { i = g*v }
		NET_RECEIVE(w (uS), n) {
			INITIAL { n = 10 }
			if (flag == 0) { n = n + 1 g = g + w total = total + n net_send(2, 1) } else { g = g - w net_event(t) }
		}
		""");

	static final List<Mechanism> STOCHASTIC = List.of(Channels.named("TsodyksMarkramSyn"), Channels.named("StdpSyn"));

	final CableModel cable;
	private final int kind;
	private final long seed;

	/** @param kind chooses what the neuron has; the first eight or so differ most, from the seventh on there are channels and synapses of all kinds */
	RandomTrials(final int kind, final int sections) {
		this.kind = kind;
		seed = 7919L * kind;
		cable = Cables.random(new SplittableRandom(seed), sections, PROPERTIES);
	}

	private boolean learns() {
		return kind % 5 == 4;
	}

	/** Whether the neuron can be cut into blocks. */
	boolean canBeCut() {
		return !simulations(1, false).get(0).contents.learns();
	}

	private boolean clamped() {
		return kind % 4 == 3;
	}

	List<Simulation> simulations(final int number, final boolean recorded) {
		return IntStream.range(0, number).mapToObj(trial -> Simulation.of(model(trial, recorded), cable)).toList();
	}

	NeuronModel model(final int trial, final boolean recorded) {
		final SplittableRandom random = new SplittableRandom(seed + 31 * trial);
		Biophysics biophysics = Biophysics.passive(PROPERTIES, random.nextDouble(5e-5, 5e-4), random.nextDouble(-70, -60)).at(12);
		if (kind % 2 == 0)
			biophysics = biophysics.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar", random.nextDouble(0.06, 0.12)));
		if (kind % 3 > 0)
			for (final Mechanism mechanism : CALCIUM)
				biophysics =
					biophysics.paint(Region.EVERYWHERE, mechanism, mechanism.name().equals("capool") ? Map.of("tau", random.nextDouble(5,
						20)) : Map.of("g", random.nextDouble(1e-4, 1e-3)));
		if (kind > 5) biophysics = anything(biophysics, random);
		final Protocol.Scheme scheme = kind % 3 == 2 ? Protocol.Scheme.BACKWARD_EULER : Protocol.Scheme.CRANK_NICOLSON;
		Protocol protocol = new Protocol(8, 0.025, scheme, kind % 2 == 0 ? new Protocol.Start.AtVoltage(random.nextDouble(-70, -60))
			: new Protocol.Start.Settled(),
			List.of(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(random.nextDouble(0, 3), 2.012, 3))));
		if (clamped())
			protocol = protocol.with(new Stimulus.VoltageClamp(middle(new SplittableRandom(seed)),
				new Waveform.Step(random.nextDouble(-20, 20), 3.3, 2), 1, 5, 0.1));
		return Experiments
			.model(biophysics, protocol,
				recorded ? everything(trial, new SplittableRandom(seed + trial))
					: new RecordingPlan(List.of(new Probe.Voltage("v", Location.SOMA)), 0,
						List.of(new RecordingPlan.SpikeDetector("soma", Location.SOMA, -20))),
				groups(random).toArray(SynapseGroup[]::new))
			.seed(trial);
	}

	/** Some channels of the catalogue and of nobody, elsewhere in each trial. */
	private Biophysics anything(final Biophysics biophysics, final SplittableRandom random) {
		Biophysics more = biophysics;
		for (int k = 0; k < 3; k++)
			for (final List<Mechanism> some : List.of(RandomNeurons.CATALOGUE, RandomNeurons.UNHEARD))
				more = more.paint(new Region.PathDistance(0, random.nextDouble(110, 600)), some.get((kind + 5 * k) % some.size()),
					Map.of("gbar", random.nextDouble(1e-3)));
		return more;
	}

	private Location middle(final SplittableRandom random) {
		return Experiments.middle(cable, random.nextInt(cable.compartments()));
	}

	private List<SynapseGroup> groups(final SplittableRandom random) {
		final List<SynapseGroup> groups = new ArrayList<>();
		final SpikeTrain noise = new SpikeTrain.Poisson(60, 0, Double.POSITIVE_INFINITY);
		final Transmission transmission =
			learns() ? new Transmission(Release.binomial(2, 0.6), 0.3, Transmission.RELIABLE.ablation(), java.util.Optional
				.of(Learning.of(TimingRule.BI_POO))) : kind % 4 == 1 ? Transmission.of(Release.binomial(2, 0.6)) : Transmission.RELIABLE;
		groups.add(new SynapseGroup("noise", List.of(receptor("AMPA", random.nextDouble(1e-4, 1e-3)), receptor("NMDA", 5e-4)),
			new Sites.Scattered(Region.EVERYWHERE, 40 + random.nextInt(20)), noise, 0.3).with(transmission));
		if (kind % 2 == 1)
			groups.add(new SynapseGroup("pulses", List.of(new SynapseGroup.Receptor(PULSE, 1e-3, Map.of())),
				new Sites.Scattered(Region.EVERYWHERE, 9),
				noise, 0));
		if (kind % 6 == 5) // jumps at the same times in all trials
			groups.add(new SynapseGroup("jumps", List.of(receptor("Exp", random.nextDouble(1e-4, 1e-3))),
				new Sites.Listed(List.of(middle(random))),
				new SpikeTrain.At(List.of(2.51, 4.0)), 0));
		if (kind > 5)
			for (final List<Mechanism> some : List.of(RandomNeurons.KERNELS, RandomNeurons.SYNAPSES, STOCHASTIC))
				for (final Mechanism mechanism : some) // without jumps, which would have to be at the same times in all trials
					if (!mechanism.eventsJump())
						groups.add(new SynapseGroup(mechanism.name(),
							List.of(new SynapseGroup.Receptor(mechanism, random.nextDouble(1e-3), Map.of())),
							new Sites.Scattered(Region.EVERYWHERE, 7),
							noise, 0.1));
		return groups;
	}

	private static SynapseGroup.Receptor receptor(final String name, final double weight) {
		return new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(name), weight, Map.of());
	}

	private RecordingPlan everything(final int trial, final SplittableRandom random) {
		final List<Probe> probes =
			new ArrayList<>(List.of(new Probe.Voltage("v", Location.SOMA), new Probe.OfStimulus("i", 0), new Probe.OfSynapse(
				"g", "noise", 7, "NMDA", "g")));
		for (int k = 0; k <= trial % 3; k++)
			probes.add(new Probe.Voltage("v" + k, middle(random)));
		if (kind % 2 == 0) probes.add(new Probe.OfMechanism("m", middle(random), "hh", "m"));
		if (kind % 3 > 0) {
			probes.add(new Probe.OfIon("cai", middle(random), "ca", "inside"));
			probes.add(new Probe.OfIon("ica", middle(random), "ca", "current"));
		}
		if (kind % 2 == 1) probes.add(new Probe.OfSynapse("total", "pulses", 3, "pulse", "total"));
		if (learns()) probes.add(new Probe.OfWeight("w", "noise", 5));
		if (clamped()) probes.add(new Probe.OfStimulus("clamp", 1));
		return new RecordingPlan(probes, 0.3, List.of(new RecordingPlan.SpikeDetector("soma", Location.SOMA, -20)));
	}
}
