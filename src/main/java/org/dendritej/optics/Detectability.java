/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/** How well photons tell that something has happened: Wilt, Fitzgerald &amp; Schnitzer (2013), Biophys J 104:51, doi:10.1016/j.bpj.2012.07.058. */
public final class Detectability {

	private Detectability() {
	}

	/**
	 * The distance d′ of trials with a decaying response from those without one, in standard deviations of the best statistic, for a small response and
	 * frames short against its decay: d′ = A √(ν τ / 2), where excess noise counts as fewer photons.
	 *
	 * @param response A, peak of ΔF/F
	 * @param photonsPerSecond ν, mean number at rest
	 * @param decay τ, time constant of the response, s
	 * @param excess factor by which a detector raises the variance of photons, 1 for none
	 * @return d′
	 */
	public static double ofDecay(final double response, final double photonsPerSecond, final double decay, final double excess) {
		return response * Math.sqrt(photonsPerSecond * decay / 2 / excess);
	}
}
