/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.dendritej.simulation.Impedance;
import org.dendritej.units.Workers;

/**
 * What conductances that stay open and reverse at rest do to the depolarisation by others, exactly, from the impedances: shunting inhibition. Opening a
 * conductance g at i where the voltage is V changes the voltage at s by −g Z(s, i) V(i) / (1 + g Z(i, i)), with the impedances Z of the neuron in which
 * everything else is open. Koch, Poggio &amp; Torre (1983), PNAS 80:2799–2802, doi:10.1073/pnas.80.9.2799; Gidon &amp; Segev (2012), Neuron 75:330–341,
 * doi:10.1016/j.neuron.2012.05.015. Immutable, so any thread may share it.
 */
public final class SteadyInhibition {

	private final Impedance excited;
	private final int[] excitation;
	private final double[] conductances;
	private final int target;
	private final double[] voltage;
	private final double[] toTarget;

	/**
	 * Excitation of a neuron without inhibition.
	 *
	 * @param steady impedances of the neuron at 0 Hz
	 * @param excitation compartments of excitatory synapses
	 * @param conductances of each, µS
	 * @param target compartment whose depolarisation counts, mostly the soma
	 */
	public SteadyInhibition(final Impedance steady, final int[] excitation, final double[] conductances, final int target) {
		this.excitation = excitation.clone();
		this.conductances = conductances.clone();
		this.target = target;
		excited = steady.with(excitation, conductances);
		final int n = steady.membrane().length;
		final double[] row = new double[n], unused = new double[n];
		voltage = new double[n];
		toTarget = new double[n];
		for (int k = 0; k < excitation.length; k++) { // a driving force of 1: all that follows are ratios
			excited.transfers(excitation[k], row, unused);
			for (int c = 0; c < n; c++)
				voltage[c] += conductances[k] * row[c];
		}
		excited.transfers(target, toTarget, unused);
	}

	/**
	 * The factor F of the on-the-path theorem: depolarisation of the target without inhibition over that with it.
	 *
	 * @param inhibition compartment
	 * @param conductance µS
	 * @return at least 1 in a passive neuron
	 */
	public double factor(final int inhibition, final double conductance) {
		return voltage[target] / (voltage[target] -
			conductance * toTarget[inhibition] * voltage[inhibition] / (1 + conductance * excited.input(inhibition).re()));
	}

	/**
	 * The factor for inhibition at each compartment.
	 *
	 * @param conductance µS
	 * @return shape [compartments]
	 */
	public double[] factors(final double conductance) {
		final double[] factors = new double[voltage.length];
		for (int c = 0; c < factors.length; c++)
			factors[c] = factor(c, conductance);
		return factors;
	}

	/**
	 * Places of inhibition.
	 *
	 * @param compartments where, in the order in which they were found
	 * @param factor F of all together
	 */
	public record Places(List<Integer> compartments, double factor) {

		/** Copies. */
		public Places {
			compartments = List.copyOf(compartments);
		}
	}

	/**
	 * Good places for some synapses, one after the other where it adds most.
	 *
	 * @param number of synapses
	 * @param conductance of each, µS
	 * @return the best place if there is one synapse; for more, mostly the best
	 */
	public Places greedy(final int number, final double conductance) {
		final List<Integer> chosen = new ArrayList<>();
		SteadyInhibition now = this;
		double factor = 1;
		for (int k = 0; k < number; k++) {
			final double[] factors = now.factors(conductance);
			int best = 0;
			for (int c = 0; c < factors.length; c++)
				if (factors[c] > factors[best])
					best = c;
			chosen.add(best);
			factor *= factors[best];
			now = now.inhibited(best, conductance);
		}
		return new Places(chosen, factor);
	}

	/** The same excitation of a neuron with one more synapse. */
	private SteadyInhibition inhibited(final int compartment, final double conductance) {
		final double[] closed = new double[conductances.length];
		for (int k = 0; k < closed.length; k++)
			closed[k] = -conductances[k];
		return new SteadyInhibition(excited.with(new int[] { compartment }, new double[] { conductance }).with(excitation, closed),
			excitation,
			conductances, target);
	}

	/**
	 * The best places for two synapses, of all pairs; both may sit at the same place.
	 *
	 * @param conductance of each, µS
	 * @param workers threads to compute on
	 * @return the places
	 */
	public Places bestPair(final double conductance, final Workers workers) {
		final int n = voltage.length, part = 32, parts = (n + part - 1) / part;
		final List<double[]> found = workers.map(parts, p -> {
			final double[] row = new double[n], unused = new double[n], best = { Double.POSITIVE_INFINITY, 0, 0 };
			for (int i = p * part; i < Math.min(n, (p + 1) * part); i++) {
				excited.transfers(i, row, unused);
				for (int j = 0; j <= i; j++) {
					final double left = left(i, j, row[i], row[j], excited.input(j).re(), conductance);
					if (left < best[0]) {
						best[0] = left;
						best[1] = i;
						best[2] = j;
					}
				}
			}
			return best;
		});
		final double[] best = found.stream().reduce((a, b) -> b[0] < a[0] ? b : a).orElseThrow();
		return new Places(List.of((int) best[1], (int) best[2]), voltage[target] / best[0]);
	}

	/** What two synapses leave: V − z (1/g + Z)⁻¹ v, with their impedances Z. */
	private double left(final int i, final int j, final double zii, final double zij, final double zjj, final double g) {
		final double a = 1 / g + zii, d = 1 / g + zjj, determinant = a * d - zij * zij;
		return voltage[target]
			- (toTarget[i] * (d * voltage[i] - zij * voltage[j]) + toTarget[j] * (a * voltage[j] - zij * voltage[i])) / determinant;
	}

	/**
	 * The shunt level: the part of the input resistance that synapses take away, at each compartment.
	 *
	 * @param steady impedances of the neuron at 0 Hz
	 * @param compartments of the synapses
	 * @param conductance of each, µS
	 * @return 0 … 1, shape [compartments]
	 */
	public static double[] shuntLevels(final Impedance steady, final List<Integer> compartments, final double conductance) {
		final double[] each = new double[compartments.size()];
		Arrays.fill(each, conductance);
		final Impedance shunted = steady.with(compartments.stream().mapToInt(Integer::intValue).toArray(), each);
		final double[] levels = new double[steady.membrane().length];
		for (int c = 0; c < levels.length; c++)
			levels[c] = 1 - shunted.input(c).re() / steady.input(c).re();
		return levels;
	}
}
