/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.EventPort;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;

/** One mechanism on patches of membrane whose voltages and concentrations are set by hand. Confined to one thread. */
final class Bench {

	private static final Map<String, double[]> USUAL =
		Map.of("na", new double[] { 50, 10, 140 }, "k", new double[] { -77, 54.4, 2.5 }, "ca", new double[] { 120, 5e-5, 2 });
	private static final double[] OTHERS = { 0, 1, 1 };

	private final double[] voltage;
	private final Map<String, Ion> ions = new HashMap<>();
	private final Mechanism.State state;

	Bench(final Mechanism mechanism, final Map<String, Double> parameters, final double celsius, final int n) {
		voltage = filled(n, -65);
		for (final IonUse use : mechanism.ions()) {
			final double[] usual = USUAL.getOrDefault(use.ion(), OTHERS);
			ions.put(use.ion(),
				new Ion(use.ion(), use.charge(), filled(n, usual[0]), filled(n, usual[1]), filled(n, usual[2]), new double[n]));
		}
		state = mechanism.bind(new Patches(mechanism, parameters, celsius, n));
	}

	private static double[] filled(final int n, final double value) {
		final double[] values = new double[n];
		Arrays.fill(values, value);
		return values;
	}

	/** Sets the voltages, or the concentrations inside of an ion. */
	void set(final double[] values, final String ion) {
		System.arraycopy(values, 0, ion.isEmpty() ? voltage : ions.get(ion).inside(), 0, values.length);
	}

	double[] voltage() {
		return voltage;
	}

	Mechanism.State state() {
		return state;
	}

	private final class Patches implements Binding {

		private final Mechanism mechanism;
		private final Map<String, Double> parameters;
		private final double celsius;
		private final int n;

		Patches(final Mechanism mechanism, final Map<String, Double> parameters, final double celsius, final int n) {
			this.mechanism = mechanism;
			this.parameters = parameters;
			this.celsius = celsius;
			this.n = n;
		}

		@Override
		public int lanes() {
			return 1;
		}

		@Override
		public int[] elements() {
			return IntStream.range(0, n).toArray();
		}

		@Override
		public double[] area() {
			return filled(n, 100);
		}

		@Override
		public double[] diameter() {
			return filled(n, 1);
		}

		@Override
		public double celsius() {
			return celsius;
		}

		@Override
		public double[] parameter(final String name) {
			final Parameter parameter =
				mechanism.parameters().stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
			return filled(n, parameters.getOrDefault(name, parameter.defaultValue()));
		}

		@Override
		public Ion ion(final String name) {
			return ions.get(name);
		}

		@Override
		public EventPort events() {
			return new EventPort() {

				@Override
				public void send(final int element, final double time, final double[] arguments, final double flag) {
					// nothing happens on the bench but what is asked for
				}

				@Override
				public void move(final int element, final double time) {
					// nothing is pending
				}

				@Override
				public void spike(final int element, final double time) {
					// nobody listens
				}
			};
		}

		@Override
		public long seed(final int element) {
			return element;
		}
	}
}
