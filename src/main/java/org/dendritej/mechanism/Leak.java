/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;

import org.dendritej.units.Units;

/** The passive leak: I = g (V − E). */
public final class Leak implements Mechanism {

	/** The one leak there is. */
	public static final Leak INSTANCE = new Leak();

	private static final List<Parameter> PARAMETERS = List.of( //
		new Parameter("g", "S/cm2", 3e-5, 0, 1e3, true, "leak conductance; default: soma of the layer-5 reference cell"), //
		new Parameter("e", "mV", -75, -1000, 1000, true, "reversal potential of the leak; default: layer-5 reference cell"));
	private static final List<Variable> VARIABLES = List.of(new Variable("i", "mA/cm2", "leak current, outward positive"));

	private Leak() {
	}

	@Override
	public String name() {
		return "pas";
	}

	@Override
	public Kind kind() {
		return Kind.DENSITY;
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public List<IonUse> ions() {
		return List.of();
	}

	@Override
	public State bind(final Binding binding) {
		return new Leakage(binding);
	}

	private static final class Leakage implements State {

		private final Elements elements;
		private final double[] density; // S/cm²
		private final double[] reversal; // mV
		private final double[] area; // µm²

		Leakage(final Binding binding) {
			elements = new Elements(binding);
			density = Elements.parameter(INSTANCE, binding, "g").clone();
			reversal = Elements.parameter(INSTANCE, binding, "e").clone();
			area = binding.area().clone();
		}

		@Override
		public void initialise(final double t, final double[] voltage) {
			// has no state
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] source) {
			for (int i = 0; i < area.length; i++) { // once in a run
				final double g = density[i] * area[i] * Units.S_PER_CM2_TIMES_UM2_TO_US;
				conductance[elements.of(i)] += g;
				source[elements.of(i)] += g * reversal[i];
			}
		}

		@Override
		public void advance(final double t, final double dt, final double[] voltage) {
			// has no state
		}

		@Override
		public boolean isConstant() {
			return true;
		}

		@Override
		public boolean staggered() {
			return false;
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			if (variable != 0)
				throw new IndexOutOfBoundsException(variable);
			return density[element] * (elements.at(voltage, element) - reversal[element]);
		}
	}
}
