/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A state of many elements as states of few, one after the other, so that the arrays of one pass are still in the cache nearest to the processor in the next.
 * Elements do not know of each other, so nothing depends on where they are cut.
 */
public final class ChunkedState implements Mechanism.State {

	/**
	 * Elements that go together, at most. Not 512: arrays of 4096 bytes one after the other would all compete for the same places in the cache (13.9 instead of
	 * 13.0 ns for the squid axon).
	 */
	static final int USUAL = 504;
	/** Elements in a vector. */
	private static final int VECTOR = 8;

	private final int chunk;
	private final Mechanism.State[] parts;

	private ChunkedState(final Mechanism mechanism, final Binding binding, final int most, final Function<Binding, Mechanism.State> make) {
		chunk = alike(binding.size(), most);
		final Slices slices = new Slices(binding, mechanism);
		parts = new Mechanism.State[(binding.size() + chunk - 1) / chunk];
		for (int p = 0; p < parts.length; p++)
			parts[p] = make.apply(slices.from(p * chunk, Math.min(binding.size(), (p + 1) * chunk)));
	}

	/** Elements that go together so that all parts are about as large: 40 that are left over would take 18 ns each of the squid axon's loops, 500 take 6. */
	private static int alike(final int size, final int most) {
		final int parts = (size + most - 1) / most, whole = (size + parts - 1) / parts;
		return Math.min(most, (whole + VECTOR - 1) / VECTOR * VECTOR);
	}

	/**
	 * Makes a state, in parts if there are many elements.
	 *
	 * @param mechanism whose state it is
	 * @param binding where it lives
	 * @param make makes the state of a part
	 * @return the state of all
	 */
	public static Mechanism.State of(final Mechanism mechanism, final Binding binding, final Function<Binding, Mechanism.State> make) {
		return of(mechanism, binding, USUAL, make);
	}

	/**
	 * Makes a state, in parts if there are more elements than go together.
	 *
	 * @param mechanism whose state it is
	 * @param binding where it lives
	 * @param chunk how many elements go together at most
	 * @param make makes the state of a part
	 * @return the state of all
	 */
	public static Mechanism.State of(final Mechanism mechanism, final Binding binding, final int chunk,
		final Function<Binding, Mechanism.State> make) {
		return binding.size() <= chunk ? make.apply(binding) : new ChunkedState(mechanism, binding, chunk, make);
	}

	@Override
	public void initialise(final double t, final double[] voltage) {
		for (final Mechanism.State part : parts)
			part.initialise(t, voltage);
	}

	@Override
	public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance, final double[] source) {
		for (final Mechanism.State part : parts)
			part.addCurrents(t, dt, voltage, conductance, source);
	}

	@Override
	public void advance(final double t, final double dt, final double[] voltage) {
		for (final Mechanism.State part : parts)
			part.advance(t, dt, voltage);
	}

	@Override
	public List<Mechanism.State> parts() {
		return List.of(parts);
	}

	@Override
	public boolean isConstant() {
		return parts[0].isConstant();
	}

	@Override
	public boolean neverFalls() {
		return parts[0].neverFalls();
	}

	@Override
	public boolean staggered() {
		return parts[0].staggered();
	}

	@Override
	public void connect(final int element, final double t, final double[] arguments) {
		parts[element / chunk].connect(element % chunk, t, arguments);
	}

	@Override
	public void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
		final double flag) {
		parts[element / chunk].receive(element % chunk, t, dt, time, arguments, flag);
	}

	@Override
	public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
		return parts[element / chunk].value(variable, element % chunk, t, voltage, ahead);
	}

	@Override
	public Optional<Mechanism.Fault> fault() {
		for (int p = 0; p < parts.length; p++) {
			final int first = p * chunk;
			final Optional<Mechanism.Fault> fault =
				parts[p].fault().map(f -> new Mechanism.Fault(first + f.element(), f.variable(), f.value()));
			if (fault.isPresent()) return fault;
		}
		return Optional.empty();
	}

	/** Parts of a binding. What makes a copy is asked once. */
	private static final class Slices {

		private final Binding whole;
		private final int[] elements;
		private final double[] area, diameter;
		private final java.util.Map<String, double[]> parameters = new java.util.HashMap<>();

		Slices(final Binding whole, final Mechanism mechanism) {
			this.whole = whole;
			elements = whole.elements();
			area = whole.area();
			diameter = whole.diameter();
			mechanism.parameters().forEach(parameter -> parameters.put(parameter.name(), whole.parameter(parameter.name())));
		}

		Binding from(final int first, final int end) {
			return new Binding() {

				@Override
				public int lanes() {
					return whole.lanes();
				}

				@Override
				public int[] elements() {
					return java.util.Arrays.copyOfRange(elements, first, end);
				}

				@Override
				public double[] area() {
					return java.util.Arrays.copyOfRange(area, first, end);
				}

				@Override
				public double[] diameter() {
					return java.util.Arrays.copyOfRange(diameter, first, end);
				}

				@Override
				public double celsius() {
					return whole.celsius();
				}

				@Override
				public double[] parameter(final String name) {
					return java.util.Arrays.copyOfRange(parameters.get(name), first, end);
				}

				@Override
				public Ion ion(final String name) {
					return whole.ion(name);
				}

				@Override
				public <T> T scratch(final Class<T> kind, final int size, final IntFunction<T> make) {
					return whole.scratch(kind, size, make);
				}

				@Override
				public double timeStep() {
					return whole.timeStep();
				}

				@Override
				public boolean isSecondOrder() {
					return whole.isSecondOrder();
				}

				@Override
				public long seed(final int element) {
					return whole.seed(first + element);
				}

				@Override
				public EventPort events() {
					final EventPort port = whole.events();
					return new EventPort() {

						@Override
						public void send(final int element, final double time, final double[] arguments, final double flag) {
							port.send(first + element, time, arguments, flag);
						}

						@Override
						public void move(final int element, final double time) {
							port.move(first + element, time);
						}

						@Override
						public void spike(final int element, final double time) {
							port.spike(first + element, time);
						}
					};
				}
			};
		}
	}
}
