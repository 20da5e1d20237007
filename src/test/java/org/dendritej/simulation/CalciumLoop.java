/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.List;

/** A calcium current, the pool that it fills, and the potassium current that the pool opens: each in a file of NMODL. */
final class CalciumLoop {

	static final String CHANNEL = """
		NEURON { SUFFIX cachannel USEION ca READ eca WRITE ica RANGE g }
		PARAMETER { g = 0.002 (S/cm2) }
		ASSIGNED { v (mV) eca (mV) ica (mA/cm2) }
		STATE { m }
		INITIAL { m = open(v) }
		BREAKPOINT { SOLVE gate METHOD cnexp ica = g*m*m*(v - eca) }
		DERIVATIVE gate { m' = (open(v) - m)/2 }
		FUNCTION open(v) { open = 1/(1 + exp(-(v + 30)/9)) }
		""";
	static final String POOL = """
		NEURON { SUFFIX capool USEION ca READ ica WRITE cai RANGE depth, tau }
		UNITS { FARADAY = (faraday) (coulomb) }
		PARAMETER { depth = 0.1 (um) tau = 15 (ms) }
		ASSIGNED { ica (mA/cm2) }
		STATE { cai (mM) }
		INITIAL { cai = 1e-4 }
		BREAKPOINT { SOLVE pool METHOD cnexp }
		DERIVATIVE pool { cai' = -1e4*ica*0.05/(2*FARADAY*depth) - (cai - 1e-4)/tau }
		""";
	static final String GATED = """
		NEURON { SUFFIX kca USEION k READ ek WRITE ik USEION ca READ cai RANGE g }
		PARAMETER { g = 0.003 (S/cm2) }
		ASSIGNED { v (mV) ek (mV) ik (mA/cm2) cai (mM) }
		STATE { z }
		INITIAL { z = bound(cai) }
		BREAKPOINT { SOLVE gate METHOD cnexp ik = g*z*(v - ek) }
		DERIVATIVE gate { z' = (bound(cai) - z)/3 }
		FUNCTION bound(c) { bound = c/(c + 5e-4) }
		""";
	static final List<String> ALL = List.of(CHANNEL, POOL, GATED);

	private CalciumLoop() {
	}
}
