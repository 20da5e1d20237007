/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.dendritej.mechanism.IonUse.Quantity;

/**
 * A quantity of an ion that follows a waveform, as an experimenter would impose it: the ion's membrane current, which charges nothing and is there for pools to
 * read, or a concentration.
 *
 * @param ion such as "ca"
 * @param charge valence
 * @param quantity {@link Quantity#CURRENT}, {@link Quantity#INSIDE} or {@link Quantity#OUTSIDE}
 * @param values mA/cm² or mM over time in ms
 */
public record IonDrive(String ion, int charge, Quantity quantity, Waveform values) implements Mechanism {

	/** Checks. */
	public IonDrive {
		if (quantity == Quantity.REVERSAL)
			throw new MechanismException(
				"the reversal potential of \"" + ion + "\" cannot follow a waveform; let a concentration follow one");
	}

	@Override
	public String name() {
		return "drive_" + ion + "_" + quantity.name().toLowerCase(java.util.Locale.ROOT);
	}

	@Override
	public Kind kind() {
		return Kind.DENSITY;
	}

	@Override
	public List<Parameter> parameters() {
		return List.of();
	}

	@Override
	public List<Variable> variables() {
		return quantity == Quantity.CURRENT ? List.of(new Variable("i" + ion, "mA/cm2", "current imposed, outward positive")) : List.of();
	}

	@Override
	public List<IonUse> ions() {
		return List.of(new IonUse(ion, charge, Set.of(), EnumSet.of(quantity)));
	}

	@Override
	public State bind(final Binding binding) {
		final Ion driven = binding.ion(ion);
		final double[] target = switch (quantity) {
			case CURRENT -> driven.current();
			case INSIDE -> driven.inside();
			default -> driven.outside();
		};
		return quantity == Quantity.CURRENT ? new DrivenCurrent(values, binding.elements(), target)
			: new DrivenConcentration(values, binding.elements(), target);
	}

	private static final class DrivenCurrent implements State {

		private final Waveform values;
		private final int[] elements;
		private final double[] target; // mA/cm², empty where nobody reads it
		private double time; // ms

		DrivenCurrent(final Waveform values, final int[] elements, final double[] target) {
			this.values = values;
			this.elements = elements;
			this.target = target;
		}

		@Override
		public void initialise(final double t, final double[] voltage) {
			time = t;
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] source) {
			final double mean = target.length == 0 ? 0 : values.mean(t, t + dt);
			if (target.length > 0)
				for (final int element : elements)
					target[element] += mean;
		}

		@Override
		public void advance(final double t, final double dt, final double[] voltage) {
			time = t + dt;
		}

		@Override
		public boolean staggered() {
			return false;
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			return values.at(time);
		}
	}

	private static final class DrivenConcentration implements State {

		private final Waveform values;
		private final int[] elements;
		private final double[] target; // mM

		DrivenConcentration(final Waveform values, final int[] elements, final double[] target) {
			this.values = values;
			this.elements = elements;
			this.target = target;
		}

		@Override
		public void initialise(final double t, final double[] voltage) {
			set(t);
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] source) {
			// carries none
		}

		@Override
		public void advance(final double t, final double dt, final double[] voltage) {
			set(t + dt);
		}

		private void set(final double t) {
			final double value = values.at(t);
			for (final int element : elements)
				target[element] = value;
		}

		@Override
		public boolean staggered() {
			return false;
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			throw new IndexOutOfBoundsException(variable);
		}
	}
}
