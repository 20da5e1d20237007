/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import org.dendritej.units.Units;

/** The steady state of a passive cable model: what of its matrix can be compared with laws and with other simulators. */
final class Passive {

	private Passive() {
	}

	/**
	 * Transfer impedances between one compartment and all others at 0 Hz.
	 *
	 * @param cable the model
	 * @param leak S/cm²
	 * @param from compartment into which current goes
	 * @return MΩ, shape [compartments]
	 */
	static double[] impedances(final CableModel cable, final double leak, final int from) {
		final int[] parent = cable.parents();
		final double[] g = cable.axialConductances(), d = new double[cable.nodes()], v = new double[cable.nodes()];
		for (int i = 1; i < d.length; i++) {
			d[i] += g[i];
			d[parent[i]] += g[i];
		}
		for (int c = 0; c < cable.compartments(); c++)
			d[cable.node(c)] += leak * cable.area(c) * Units.S_PER_CM2_TIMES_UM2_TO_US;
		v[cable.node(from)] = 1;
		for (int i = d.length - 1; i > 0; i--) {
			d[parent[i]] -= g[i] * g[i] / d[i];
			v[parent[i]] += v[i] * g[i] / d[i];
		}
		v[0] /= d[0];
		for (int i = 1; i < d.length; i++)
			v[i] = (v[i] + g[i] * v[parent[i]]) / d[i];
		final double[] impedances = new double[cable.compartments()];
		for (int c = 0; c < impedances.length; c++)
			impedances[c] = v[cable.node(c)];
		return impedances;
	}
}
