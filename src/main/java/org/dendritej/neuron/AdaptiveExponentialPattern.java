/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

/**
 * Firing patterns of the adaptive exponential neuron, each with the constant current that shows it. The patterns are those of Naud, Marcille, Clopath &amp; Gerstner
 * (2008), Biol Cybern 99:335–347, doi:10.1007/s00422-008-0264-7; the values are those in common use, which P. Müller has fitted again to the figures of that paper
 * and whose own table differs in places. The last one has the values of Brette &amp; Gerstner (2005).
 */
public enum AdaptiveExponentialPattern {

	/** Regular spikes. */
	TONIC("tonic", 200, 10, -70, -50, 2, 2, 30, 0, -58, 500),
	/** Intervals grow. */
	ADAPTING("adapting", 200, 12, -70, -50, 2, 2, 300, 60, -58, 500),
	/** A burst, then single spikes. */
	INITIAL_BURST("initial burst", 130, 18, -58, -50, 2, 4, 150, 120, -50, 400),
	/** Burst after burst. */
	REGULAR_BURSTING("regular bursting", 200, 10, -58, -50, 2, 2, 120, 100, -46, 210),
	/** The first spike comes late, then intervals shrink. */
	DELAYED_ACCELERATING("delayed accelerating", 200, 12, -70, -50, 2, -10, 300, 0, -58, 300),
	/** The first burst comes late. */
	DELAYED_REGULAR_BURSTING("delayed regular bursting", 100, 10, -65, -50, 2, -10, 90, 30, -47, 110),
	/** A few spikes, then silence. */
	TRANSIENT("transient", 100, 10, -65, -50, 2, 10, 90, 100, -47, 180),
	/** Intervals are irregular without any noise: deterministic chaos. */
	IRREGULAR("irregular", 100, 12, -60, -50, 2, -11, 130, 30, -48, 160),
	/** The neuron of the paper that introduced the model. */
	BRETTE_GERSTNER("Brette & Gerstner 2005", 281, 30, -70.6, -50.4, 2, 4, 144, 80.5, -70.6, 1000);

	private final String label;
	private final AdaptiveExponential neuron;
	private final double current; // nA

	AdaptiveExponentialPattern(final String label, final double capacitance, final double leak, final double rest, final double onset,
		final double slope, final double coupling, final double adaptationTime, final double jump, final double reset,
		final double picoamperes) {
		this.label = label;
		neuron =
			AdaptiveExponential.ofPicofarads(capacitance, leak, rest, onset, slope, coupling, adaptationTime, jump, reset);
		current = picoamperes / 1000;
	}

	/**
	 * The name of the pattern.
	 *
	 * @return as in menus
	 */
	public String label() {
		return label;
	}

	/**
	 * The neuron.
	 *
	 * @return its parameters
	 */
	public AdaptiveExponential neuron() {
		return neuron;
	}

	/**
	 * The constant current that shows the pattern.
	 *
	 * @return nA
	 */
	public double current() {
		return current;
	}
}
