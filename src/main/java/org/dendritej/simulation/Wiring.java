/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Variable;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.units.Units;

/** Connects the probes of one trial with what they read. */
final class Wiring {

	private final Contents trial;
	private final CableModel cable;
	private final int lane;
	private final CableEquation equation;

	/**
	 * Of one trial.
	 *
	 * @param trial the model and its neuron
	 * @param lane of this trial among those that run side by side
	 * @param equation whose blocks are read
	 */
	Wiring(final Contents trial, final int lane, final CableEquation equation) {
		this.trial = trial;
		this.lane = lane;
		this.equation = equation;
		cable = trial.cable;
	}

	/**
	 * Connects a probe.
	 *
	 * @throws SimulationException if there is no such thing to be read
	 */
	Reading reading(final Probe probe) {
		if (probe instanceof Probe.Voltage voltage) {
			final int compartment = compartment(voltage.location());
			return new Reading(block(compartment), new Reading.Voltage(node(compartment)), "mV", -1);
		}
		if (probe instanceof Probe.OfMechanism of) return ofMechanism(of);
		if (probe instanceof Probe.OfSynapse of) return ofSynapse(of);
		if (probe instanceof Probe.OfWeight of) return ofWeight(of);
		if (probe instanceof Probe.OfIon of) return ofIon(of);
		return ofStimulus((Probe.OfStimulus) probe);
	}

	/** The compartment at a place. */
	int compartment(final Location location) {
		return cable.locate(location).compartment();
	}

	/** The block of a compartment. */
	int block(final int compartment) {
		return equation.layout.block(compartment);
	}

	/** Where a compartment of this trial stands in the arrays of its block. */
	int node(final int compartment) {
		return equation.layout.position(compartment, lane);
	}

	private Reading ofMechanism(final Probe.OfMechanism of) {
		final List<String> names =
			trial.placed.stream().filter(placed -> placed.group() < 0).map(placed -> placed.mechanism().name()).toList();
		if (!names.contains(of.mechanism()))
			throw wrong(of, "there is no mechanism \"" + of.mechanism() + "\" in the membrane; there are " + names);
		final int compartment = compartment(of.location()), block = block(compartment);
		for (final Bound bound : equation.blocks[block].membrane.bound)
			if (bound.group < 0 && bound.mechanism.name().equals(of.mechanism())) {
				final int element = bound.element(lane, compartment);
				if (element >= 0) return ofVariable(of, block, bound, element, of.variable());
			}
		throw wrong(of, "\"" + of.mechanism() + "\" is not painted on that place; choose another place");
	}

	private Reading ofSynapse(final Probe.OfSynapse of) {
		final int group = group(of, of.group());
		final Contents.Placed placed =
			trial.placed.stream().filter(one -> one.group() == group && one.mechanism().name().equals(of.receptor()))
				.findFirst().orElseThrow(() -> wrong(of, "the group \"" + of.group() + "\" has no receptor \"" + of.receptor() + "\""));
		requireSynapse(of, of.group(), of.synapse(), placed.compartments().length);
		final int block = block(placed.compartments()[of.synapse()]), which = trial.placed.indexOf(placed);
		final Bound bound = equation.blocks[block].membrane.bound.stream().filter(b -> b.placed == which).findFirst().orElseThrow();
		return ofVariable(of, block, bound, bound.element(lane, of.synapse()), of.variable());
	}

	private Reading ofWeight(final Probe.OfWeight of) {
		final int group = group(of, of.group());
		requireSynapse(of, of.group(), of.synapse(), trial.compartments(group).length);
		final Afferents afferents = equation.afferents.get(lane).get(group);
		return new Reading(0, (t, v, ahead) -> afferents.weight(of.synapse(), t), "", -1);
	}

	private int group(final Probe probe, final String name) {
		final int group = trial.model.synapses().stream().map(SynapseGroup::name).toList().indexOf(name);
		if (group < 0) throw wrong(probe, "there is no synapse group \"" + name + "\"");
		return group;
	}

	private static void requireSynapse(final Probe probe, final String group, final int synapse, final int number) {
		if (synapse < 0 || synapse >= number)
			throw wrong(probe, "the group \"" + group + "\" has " + number + " synapses, counted from 0; there is no number " + synapse);
	}

	private Reading ofStimulus(final Probe.OfStimulus of) {
		final List<Stimulus> all = trial.model.protocol().stimuli();
		if (of.stimulus() < 0 || of.stimulus() >= all.size())
			throw wrong(of, "the protocol has " + all.size() + " stimuli, counted from 0; there is no number " + of.stimulus());
		final int block = block(compartment(all.get(of.stimulus()).location()));
		final Electrodes electrodes = equation.blocks[block].electrodes[lane];
		return new Reading(block, (t, v, ahead) -> electrodes.current(of.stimulus(), t, v), "nA", of.stimulus());
	}

	private static Reading ofVariable(final Probe probe, final int block, final Bound bound, final int element, final String name) {
		final List<Variable> variables = bound.mechanism.variables();
		final List<String> names = variables.stream().map(Variable::name).toList();
		final int number = names.indexOf(name);
		if (number < 0) throw wrong(probe, bound.mechanism.name() + " has no variable \"" + name + "\"; it has " + names);
		return new Reading(block, source(bound.state, number, element, 1), variables.get(number).unit(), -1);
	}

	private Reading ofIon(final Probe.OfIon of) {
		final int compartment = compartment(of.location()), block = block(compartment), node = node(compartment);
		final Membrane membrane = equation.blocks[block].membrane;
		if (!membrane.ions.has(of.ion()))
			throw wrong(of, "no mechanism uses the ion \"" + of.ion() + "\"");
		final var ion = membrane.ions.of(of.ion());
		return switch (of.quantity()) {
			case "reversal" -> new Reading(block, (t, v, ahead) -> ion.reversal(node), "mV", -1);
			case "inside" -> new Reading(block, (t, v, ahead) -> membrane.ions.inside(of.ion(), node), "mM", -1);
			case "outside" -> new Reading(block, (t, v, ahead) -> membrane.ions.outside(of.ion(), node), "mM", -1);
			case "current" -> new Reading(block, ionCurrent(of, compartment, node, membrane), "mA/cm2", -1);
			default -> throw wrong(of, "an ion has reversal, inside, outside and current, found \"" + of.quantity() + "\"");
		};
	}

	private static Reading.Source source(final Mechanism.State state, final int variable, final int element, final double factor) {
		return state.staggered() ? (t, v, ahead) -> factor * state.value(variable, element, t, v, ahead)
			: (t, v, ahead) -> factor * state.value(variable, element, t, v, 0);
	}

	/** The sum of what all mechanisms at the place carry of the ion, from their variables, so that it belongs to the time of the sample. */
	private Reading.Source ionCurrent(final Probe.OfIon of, final int compartment, final int node, final Membrane membrane) {
		final List<Reading.Source> parts = new ArrayList<>();
		for (final Bound bound : membrane.bound)
			if (bound.mechanism.ions().stream()
				.anyMatch(use -> use.ion().equals(of.ion()) && use.writes().contains(IonUse.Quantity.CURRENT))) {
					final int number = bound.mechanism.variables().stream().map(Variable::name).toList().indexOf("i" + of.ion());
					if (number < 0)
						throw wrong(of,
							bound.mechanism.name() + " carries the ion, but has no variable \"i" + of.ion() + "\" to be recorded");
					final double factor = bound.mechanism.kind() == Mechanism.Kind.DENSITY ? 1
						: 1 / (cable.area(compartment) * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
					for (int e = 0; e < bound.elements(); e++)
						if (bound.node(e) == node) parts.add(source(bound.state, number, e, factor));
				}
		final Reading.Source[] all = parts.toArray(Reading.Source[]::new);
		return (t, v, ahead) -> {
			double sum = 0;
			for (final Reading.Source part : all)
				sum += part.at(t, v, ahead);
			return sum;
		};
	}

	private static SimulationException wrong(final Probe probe, final String what) {
		return new SimulationException("probe \"" + probe.name() + "\": " + what);
	}
}
