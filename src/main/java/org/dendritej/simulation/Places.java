/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;

/** Where one mechanism lives in one block, in all trials, in ascending order of entries; instances on one compartment keep their order. */
final class Places implements Binding {

	/** Of each element: its entry in the arrays of the block, its trial, and which instance it is there. */
	final int[] nodes, lane, instance;
	private final int which; // of the things placed
	private final List<Contents> trials;
	private final int lanes;
	private final NeuronModel model;
	private final Ions ions;
	private final Scratch scratch;
	private final EventPort port;
	private boolean sends;

	/** One instance in one trial. */
	private record Element(int node, int lane, int instance) {
	}

	/**
	 * Looks for what is in a block.
	 *
	 * @param which of the things placed
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms
	 * @param layout where compartments stand
	 * @param block which one
	 * @param ions of the block
	 * @param scratch that nobody else uses while the block is worked on
	 * @param port of the mechanism
	 */
	Places(final int which, final List<Contents> trials, final Layout layout, final int block, final Ions ions, final Scratch scratch,
		final EventPort port) {
		this.which = which;
		this.trials = trials;
		lanes = layout.lanes;
		model = trials.get(0).model;
		this.ions = ions;
		this.scratch = scratch;
		this.port = port;
		final List<Element> elements = new ArrayList<>();
		for (int l = 0; l < lanes; l++) {
			final int[] compartments = placed(l).compartments();
			for (int i = 0; i < compartments.length; i++)
				if (layout.block(compartments[i]) == block) elements.add(new Element(layout.position(compartments[i], l), l, i));
		}
		elements.sort(Comparator.comparingInt(Element::node)); // stable
		nodes = elements.stream().mapToInt(Element::node).toArray();
		lane = elements.stream().mapToInt(Element::lane).toArray();
		instance = elements.stream().mapToInt(Element::instance).toArray();
	}

	private Contents.Placed placed(final int ofLane) {
		return trials.get(ofLane).placed.get(which);
	}

	/** Some value of the compartment of each element. */
	private double[] each(final ToDoubleBiFunction<CableModel, Integer> value) {
		final double[] values = new double[nodes.length];
		for (int i = 0; i < values.length; i++)
			values[i] = value.applyAsDouble(trials.get(lane[i]).cable, placed(lane[i]).compartments()[instance[i]]);
		return values;
	}

	/** Whether the mechanism has asked for its port of events. */
	boolean sends() {
		return sends;
	}

	@Override
	public int lanes() {
		return lanes;
	}

	@Override
	public int[] elements() {
		return nodes.clone();
	}

	@Override
	public double[] area() {
		return each(CableModel::area);
	}

	@Override
	public double[] diameter() {
		return each(CableModel::diameter);
	}

	@Override
	public double celsius() {
		return model.biophysics().celsius();
	}

	@Override
	public double[] parameter(final String name) {
		if (!placed(0).values().containsKey(name))
			throw new SimulationException(placed(0).mechanism().name() + " asks for its parameter \"" + name +
				"\", which it has not declared");
		final double[] value = new double[nodes.length];
		for (int i = 0; i < value.length; i++)
			value[i] = placed(lane[i]).value(name, instance[i]);
		return value;
	}

	@Override
	public Ion ion(final String name) {
		return ions.of(name);
	}

	@Override
	public <T> T scratch(final Class<T> kind, final int size, final IntFunction<T> make) {
		return scratch.of(kind, size, make);
	}

	@Override
	public EventPort events() {
		sends = true;
		return port;
	}

	@Override
	public double timeStep() {
		return model.protocol().timeStep();
	}

	@Override
	public boolean isSecondOrder() {
		return model.protocol().scheme() == Protocol.Scheme.CRANK_NICOLSON;
	}

	@Override
	public long seed(final int element) {
		return placed(lane[element]).seedOf(instance[element]);
	}
}
