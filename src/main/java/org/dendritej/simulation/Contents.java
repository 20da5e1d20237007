/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.SynapseGroup;

/** What sits where in the membrane of one neuron, with which parameters, and when its synapses receive spikes. Made from a model once, then only read. */
final class Contents {

	/**
	 * A mechanism on its compartments.
	 *
	 * @param mechanism what
	 * @param group of synapses; −1 for density mechanisms
	 * @param weight of its connections
	 * @param compartments of each instance; ascending for density mechanisms
	 * @param values of each parameter on each instance, or one if it is the same on all
	 * @param seed of everything random in it
	 */
	record Placed(Mechanism mechanism, int group, double weight, int[] compartments, Map<String, double[]> values, long seed) {

		/** The value of a parameter on an instance. */
		double value(final String parameter, final int instance) {
			final double[] all = values.get(parameter);
			return all[all.length == 1 ? 0 : instance];
		}

		/** What the random numbers of an instance begin with, whatever else the model holds. */
		long seedOf(final int instance) {
			return SpikeTrain.mix(seed, group < 0 ? compartments[instance] : instance);
		}

		/** Whether another neuron has the same here, on any compartments and with any parameters but global ones. */
		boolean isLike(final Placed other) {
			if (group != other.group || !mechanism.equals(other.mechanism)) return false;
			for (final Parameter parameter : mechanism.parameters())
				if (!parameter.perPlace() && compartments.length > 0 && other.compartments.length > 0 && values.get(parameter
					.name())[0] != other.values.get(parameter.name())[0]) return false;
			return true;
		}
	}

	final NeuronModel model;
	final CableModel cable;
	/** In the order in which their currents are added. */
	final List<Placed> placed = new ArrayList<>();
	/** All mechanisms of the model, also those whose region this neuron does not have. */
	final List<Mechanism> mechanisms = new ArrayList<>();
	private final boolean isSilent;
	private List<Afferents> unused; // made to know when currents jump

	Contents(final NeuronModel model, final CableModel cable) {
		this.model = model;
		this.cable = cable;
		final Map<String, List<Biophysics.Paint>> paints = new LinkedHashMap<>();
		for (final Biophysics.Paint paint : model.biophysics().paints())
			paints.computeIfAbsent(paint.mechanism().name(), name -> new ArrayList<>()).add(paint);
		for (final List<Biophysics.Paint> coats : paints.values())
			mechanisms.add(coats.get(coats.size() - 1).mechanism());
		for (final SynapseGroup group : model.synapses())
			for (final SynapseGroup.Receptor receptor : group.receptors())
				mechanisms.add(receptor.mechanism());
		for (final List<Biophysics.Paint> coats : paints.values())
			paint(coats);
		isSilent = false;
		for (int g = 0; g < model.synapses().size(); g++)
			place(model.synapses().get(g), g);
	}

	private Contents(final Contents other, final boolean isSilent) {
		model = other.model;
		cable = other.cable;
		placed.addAll(other.placed);
		mechanisms.addAll(other.mechanisms);
		this.isSilent = isSilent;
	}

	/** The same with synapses that receive no spikes. */
	Contents silent() {
		return new Contents(this, true);
	}

	/** Whether another trial has the same rest for certain: the same neuron, whose synapses play no part in it. */
	boolean restsAs(final Contents other) {
		return cable == other.cable && model.seed() == other.model.seed() && model.biophysics().equals(other.model.biophysics()) &&
			playNoPart(model) && playNoPart(other.model);
	}

	private static boolean playNoPart(final NeuronModel model) {
		return model.synapses().stream().flatMap(group -> group.receptors().stream())
			.allMatch(receptor -> receptor.mechanism().restsWithoutEvents());
	}

	/** What arrives at each group of synapses, for one run; none at all if silent. */
	List<Afferents> afferents() {
		if (isSilent) return List.of();
		final List<Afferents> afferents =
			unused != null ? unused : IntStream.range(0, model.synapses().size()).mapToObj(g -> new Afferents(model,
				model.synapses().get(g), compartments(g).length)).toList();
		unused = null;
		return afferents;
	}

	/** Compartments of the synapses of a group. */
	int[] compartments(final int group) {
		return placed.stream().filter(p -> p.group == group).findFirst().orElseThrow().compartments;
	}

	/** Whether synapses learn, from voltages anywhere in the neuron. */
	boolean learns() {
		return !model.synapses().stream().allMatch(group -> group.transmission().isReliable());
	}

	private void paint(final List<Biophysics.Paint> coats) {
		final Mechanism mechanism = coats.get(coats.size() - 1).mechanism();
		for (final Biophysics.Paint coat : coats)
			if (coat.mechanism() != mechanism && !coat.mechanism().equals(mechanism))
				throw new SimulationException("two different mechanisms are named \"" +
					mechanism.name() + "\"; give one of them another name");
		final Biophysics.Paint[] last = new Biophysics.Paint[cable.compartments()];
		for (final Biophysics.Paint coat : coats)
			for (final int c : cable.compartments(coat.region()))
				last[c] = coat;
		final int[] compartments = IntStream.range(0, last.length).filter(c -> last[c] != null).toArray();
		if (compartments.length == 0)
			return; // a region that this neuron does not have, such as an axon
		if (compartments.length > 1)
			mechanism.confined().ifPresent(reason -> {
				throw new SimulationException(mechanism.name() + " is painted on " + compartments.length + " compartments: " + reason +
					"; paint it on one, or take the statement out of its file");
			});
		final Map<String, double[]> values = new LinkedHashMap<>();
		for (final Parameter parameter : mechanism.parameters()) {
			final double[] value = values(parameter, compartments, last);
			requireGlobal(mechanism, parameter, value);
			final double first = value[0];
			values.put(parameter.name(),
				Arrays.stream(value).allMatch(v -> Double.compare(v, first) == 0) ? new double[] { first } : value);
		}
		placed.add(new Placed(mechanism, -1, 0, compartments, values, SpikeTrain.mix(model.seed(), mechanism.name().hashCode())));
	}

	/** Values of a parameter at compartments, given how each of all is painted; a method of its own, so that HotSpot compiles this loop alone where it is long. */
	private double[] values(final Parameter parameter, final int[] compartments, final Biophysics.Paint[] paints) {
		final double[] values = new double[compartments.length];
		for (int i = 0; i < values.length; i++) {
			final Biophysics.Paint paint = paints[compartments[i]];
			final var distribution = paint.parameters().get(parameter.name());
			values[i] = parameter.checked(paint.mechanism().name(),
				distribution == null ? parameter.defaultValue() : distribution.at(cable.pathDistance(compartments[i])));
		}
		return values;
	}

	private static void requireGlobal(final Mechanism mechanism, final Parameter parameter, final double[] value) {
		if (parameter.perPlace())
			return;
		for (final double v : value)
			if (v != value[0])
				throw new SimulationException(mechanism.name() + ": " + parameter.name() + " is " + value[0] + " at one place and " + v +
					" at another; it is a global parameter, give it one value everywhere");
	}

	private void place(final SynapseGroup group, final int index) {
		final long seed = group.seed(model.seed());
		final int[] compartments = group.sites().resolve(cable, seed).stream().mapToInt(Place::compartment).toArray();
		for (final SynapseGroup.Receptor receptor : group.receptors()) {
			final Map<String, double[]> values = new LinkedHashMap<>();
			for (final Parameter parameter : receptor.mechanism().parameters()) {
				values.put(parameter.name(), new double[] { parameter.checked(receptor.mechanism().name(), receptor.parameters()
					.getOrDefault(parameter.name(), parameter.defaultValue())) });
			}
			placed.add(new Placed(receptor.mechanism(), index, receptor.weight(), compartments, values, SpikeTrain.mix(seed, receptor
				.mechanism().name().hashCode())));
		}
	}

	/** When events make a current jump, ms; in no order. */
	double[] jumps() {
		final int[] groups =
			placed.stream().filter(p -> p.group >= 0 && p.mechanism.eventsJump()).mapToInt(Placed::group).distinct().toArray();
		if (groups.length == 0) return new double[0];
		unused = afferents();
		final DoubleStream.Builder jumps = DoubleStream.builder();
		for (final int group : groups)
			for (int s = 0; s < compartments(group).length; s++)
				for (int k = 0; k < unused.get(group).times(s).length; k++)
					if (unused.get(group).quanta(s, k) > 0) jumps.add(unused.get(group).times(s)[k]);
		return jumps.build().toArray();
	}

	/** Whether another neuron has the same mechanisms, so that both can share their states. */
	boolean isLike(final Contents other) {
		if (placed.size() != other.placed.size() || !mechanisms.equals(other.mechanisms) || model.biophysics().celsius() != other.model
			.biophysics().celsius()) return false;
		for (int p = 0; p < placed.size(); p++)
			if (!placed.get(p).isLike(other.placed.get(p))) return false;
		return true;
	}
}
