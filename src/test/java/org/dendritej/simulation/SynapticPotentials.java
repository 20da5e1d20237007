/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.voltages;
import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.ODE;
import static org.dendritej.simulation.Figure.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Recording;

/** Postsynaptic potentials on a passive patch. */
public final class SynapticPotentials {

	static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	/** 100 MΩ and 0.1 nF: 10,000 µm² with 1e-4 S/cm². */
	static final CableModel PATCH = Cables.cylinder(1000, 10 / Math.PI, 1, PROPERTIES);
	static final Biophysics AT_REST = Biophysics.passive(PROPERTIES, 1e-4, -70);

	private SynapticPotentials() {}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> peaks = new ArrayList<>(), times = new ArrayList<>();
		for (final Kernel kernel : Kernel.values()) {
			final List<Figure> both = kernel.figures();
			peaks.add(both.get(0));
			times.add(both.get(1));
		}
		return List.of(Figure.worst("potential of one event on a patch: peak", peaks), Figure.worst(
			"potential of one event on a patch: time of the peak", times), orderOfEventsOffTheGrid());
	}

	/** The kernels of the catalogue with their parameters, one event of a weight (µS), and the potential's peak (mV) and its time (ms). */
	enum Kernel {
		EXPONENTIAL("Exp", Map.of("tau", 2.0, "e", 0.0), 1e-3, -69.07134, 4.013),
		DOUBLE_EXPONENTIAL("Exp2", Map.of("tau1", 0.5, "tau2", 3.0, "e", 0.0), 1e-3, -68.24345, 5.693),
		ALPHA("Alpha", Map.of("tau", 1.5, "e", 0.0), 1e-3, -68.16644, 5.388),
		GABA_A("GABAA", Map.of("tau1", 0.5, "tau2", 5.0, "e", -80.0), 1e-2, -72.62935, 6.960);

		private final String receptor;
		private final Map<String, Double> parameters;
		private final double weight, peak, time;

		Kernel(final String receptor, final Map<String, Double> parameters, final double weight, final double peak, final double time) {
			this.receptor = receptor;
			this.parameters = parameters;
			this.weight = weight;
			this.peak = peak;
			this.time = time;
		}

		List<Figure> figures() {
			final Recording recording =
				run(PATCH, AT_REST, protocol(30, 0.005, Scheme.CRANK_NICOLSON, -70), voltages(on(0, 0.5)),
					synapse(receptor, weight, parameters,
						0));
			final double[] v = recording.trace("v0").values();
			int best = 0;
			for (int i = 0; i < v.length; i++)
				if (Math.abs(v[i] + 70) > Math.abs(v[best] + 70)) best = i;
			return List.of(within(receptor, "mV", v[best], peak, ODE, 1e-3),
				within(receptor, "ms", recording.times()[best], time, ODE,
					0.01));
		}
	}

	private static SynapseGroup synapse(final String receptor, final double weight, final Map<String, Double> parameters,
		final double... times) {
		return new SynapseGroup("synapse", List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(receptor), weight, parameters)),
			new Sites.Listed(List.of(on(0, 0.5))), new SpikeTrain.At(Arrays.stream(times).boxed().toList()), 0);
	}

	/** Events that lie anywhere between two steps keep the scheme's second order. */
	static Figure orderOfEventsOffTheGrid() {
		final double exact = afterEvents(0.1 / 256);
		final double coarse = Math.abs(afterEvents(0.1) - exact), fine = Math.abs(afterEvents(0.05) - exact);
		return within("order in dt with events between grid points, 0.1 to 0.05 ms", "", Math.log(coarse / fine) / Math.log(2), 2, LAW,
			0.25);
	}

	private static double afterEvents(final double dt) {
		return Experiments
			.last(run(PATCH, AT_REST, protocol(10, dt, Scheme.CRANK_NICOLSON, -70), voltages(on(0, 0.5)), synapse("AMPA", 2e-3,
				Map.of(), 1.0371, 2.7113, 2.7391)), 0);
	}
}
