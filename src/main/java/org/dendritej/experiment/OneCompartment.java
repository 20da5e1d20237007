/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.mechanism.IonDrive;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Variable;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.IonSetting;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.PatchClamp;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;

/** What does one mechanism do on one compartment? */
public final class OneCompartment {

	/** As good as none, MΩ. */
	private static final double SERIES_RESISTANCE = 1e-6;
	/** Of no effect on one compartment, Ω·cm. */
	private static final double AXIAL_RESISTIVITY = 100;
	/** Ions of which the simulation knows how they begin. */
	private static final Set<String> COMMON = Set.of("na", "k", "ca");
	private static final String GROUP = "synapse";
	private static final Location MIDDLE = new Location.OnSection(0, 0.5);

	private OneCompartment() {
	}

	/**
	 * Runs it.
	 *
	 * @param clamp the experiment
	 * @param monitor told of progress
	 * @return traces "v" (mV), each variable of the mechanism by its name, and of each ion that it uses what it reads or writes, such as "cai" and "eca",
	 *         if it has no variable of that name; spikes of an artificial cell
	 */
	public static Recording run(final PatchClamp clamp, final RunMonitor monitor) {
		final CableProperties properties = CableProperties.uniform(AXIAL_RESISTIVITY, clamp.patch().capacitance());
		final CableBuilder builder = new CableBuilder(clamp.mechanism().name(), properties);
		builder.cylinder(Types.SOMA, -1, 0, clamp.patch().length(), clamp.patch().diameter(), 1);
		final CableModel cable = builder.build();
		return Simulation.of(model(clamp, properties), cable).run(monitor);
	}

	private static NeuronModel model(final PatchClamp clamp, final CableProperties properties) {
		final Mechanism mechanism = clamp.mechanism();
		Biophysics biophysics = new Biophysics(clamp.patch().celsius(), properties, List.of(), settings(clamp));
		if (clamp.patch().leak() > 0)
			biophysics =
				biophysics.paint(Region.EVERYWHERE, new PatchLeak(), Map.of("g", clamp.patch().leak(), "e", clamp.patch().leakReversal()));
		biophysics = driven(clamp, biophysics, clamp.ionCurrents(), Quantity.CURRENT);
		biophysics = driven(clamp, biophysics, clamp.insides(), Quantity.INSIDE);
		biophysics = driven(clamp, biophysics, clamp.outsides(), Quantity.OUTSIDE);
		final List<SynapseGroup> synapses = new ArrayList<>();
		if (mechanism.kind() == Mechanism.Kind.DENSITY) biophysics = biophysics.paint(Region.EVERYWHERE, mechanism, clamp.parameters());
		else
			synapses.add(new SynapseGroup(GROUP, List.of(new SynapseGroup.Receptor(mechanism, clamp.weight(), clamp.parameters())),
				new Sites.Listed(List.of(MIDDLE)), new SpikeTrain.At(clamp.events()), 0));
		final List<Stimulus> stimuli = new ArrayList<>();
		clamp.current().ifPresent(injected -> stimuli.add(new Stimulus.CurrentClamp(MIDDLE, injected)));
		clamp.voltage().ifPresent(
			command -> stimuli.add(new Stimulus.VoltageClamp(MIDDLE, command, 0, Double.POSITIVE_INFINITY, SERIES_RESISTANCE)));
		return new NeuronModel(mechanism.name(), ReconstructionSource.of("one compartment"), Discretisation.DEFAULT, biophysics, synapses,
			new Protocol(clamp.timing().duration(), clamp.timing().timeStep(), clamp.timing().scheme(), clamp.timing().start(), stimuli),
			new RecordingPlan(probes(clamp.mechanism()), 0, List.of()),
			clamp.seed());
	}

	/** Ions of the mechanism's own that nobody has set begin as in NEURON: 1 mM on both sides, and 0 mV. */
	private static List<IonSetting> settings(final PatchClamp clamp) {
		final List<IonSetting> settings = new ArrayList<>();
		for (final IonUse use : clamp.mechanism().ions()) {
			final boolean usesConcentrations = Stream.of(use.reads(), use.writes()).anyMatch(set -> set.contains(Quantity.INSIDE) || set
				.contains(Quantity.OUTSIDE)) || clamp.insides().containsKey(use.ion()) || clamp.outsides().containsKey(use.ion());
			if (!COMMON.contains(use.ion()))
				settings.add(new IonSetting(Region.EVERYWHERE, use.ion(), usesConcentrations && use.charge() != 0 ? Double.NaN : 0, 1, 1));
		}
		settings.addAll(clamp.ions());
		return settings;
	}

	private static Biophysics driven(final PatchClamp clamp, final Biophysics biophysics, final Map<String, Waveform> waveforms,
		final Quantity quantity) {
		Biophysics result = biophysics;
		for (final Map.Entry<String, Waveform> one : waveforms.entrySet()) {
			final int charge =
				clamp.mechanism().ions().stream().filter(use -> use.ion().equals(one.getKey())).findFirst().orElseThrow().charge();
			result = result.paint(Region.EVERYWHERE, new IonDrive(one.getKey(), charge, quantity, one.getValue()), Map.of());
		}
		return result;
	}

	private static List<Probe> probes(final Mechanism mechanism) {
		final List<Probe> probes = new ArrayList<>();
		probes.add(new Probe.Voltage("v", MIDDLE));
		final Set<String> names = new HashSet<>(Set.of("v"));
		for (final Variable variable : mechanism.variables())
			if (names.add(variable.name()))
				probes.add(mechanism.kind() == Mechanism.Kind.DENSITY
					? new Probe.OfMechanism(variable.name(), MIDDLE, mechanism.name(), variable.name())
					: new Probe.OfSynapse(variable.name(), GROUP, 0, mechanism.name(), variable.name()));
		for (final IonUse use : mechanism.ions())
			for (final Quantity quantity : Quantity.values())
				if (quantity != Quantity.CURRENT && (use.reads().contains(quantity) || use.writes().contains(quantity))) {
					final String name = switch (quantity) {
						case REVERSAL -> "e" + use.ion();
						case INSIDE -> use.ion() + "i";
						default -> use.ion() + "o";
					};
					if (names.add(name))
						probes.add(new Probe.OfIon(name, MIDDLE, use.ion(), quantity.name().toLowerCase(Locale.ROOT)));
				}
		return probes;
	}

	/** The leak of the patch, under a name that no mechanism has. */
	private record PatchLeak() implements Mechanism {

		@Override
		public String name() {
			return "leak of the patch";
		}

		@Override
		public Kind kind() {
			return Leak.INSTANCE.kind();
		}

		@Override
		public List<Parameter> parameters() {
			return Leak.INSTANCE.parameters();
		}

		@Override
		public List<Variable> variables() {
			return List.of();
		}

		@Override
		public List<IonUse> ions() {
			return List.of();
		}

		@Override
		public State bind(final Binding binding) {
			return Leak.INSTANCE.bind(binding);
		}
	}
}
