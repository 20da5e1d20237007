/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.dendritej.experiment.ChannelCurves.Curve;
import org.dendritej.experiment.ChannelCurves.Family;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;
import org.junit.jupiter.api.Test;

/** The curves measured are those of the equations. */
class ChannelCurvesTest {

	private static List<Family> curves(final String text, final Map<String, Double> parameters) {
		final NmodlMechanism mechanism = Nmodl.parse("c.mod", text);
		return ChannelCurves.of(mechanism, mechanism.states(), parameters, 20);
	}

	private static void assertFollows(final List<Double> x, final List<Double> y, final DoubleUnaryOperator expected,
		final double relative) {
		for (int i = 0; i < x.size(); i++) {
			final double value = expected.applyAsDouble(x.get(i));
			assertEquals(value, y.get(i), relative * Math.abs(value), "at " + x.get(i));
		}
	}

	@Test
	void aGateHasTheSteadyStateAndTimeConstantOfItsEquation() {
		final List<Family> families = curves("""
			NEURON { SUFFIX c USEION k READ ek WRITE ik RANGE half }
			PARAMETER { half = -40 (mV) }
			ASSIGNED { v (mV) ek (mV) ik (mA/cm2) }
			STATE { n fixed }
			INITIAL { n = 0 fixed = 0 }
			BREAKPOINT { SOLVE d METHOD cnexp ik = n*(v - ek)*celsius }
			DERIVATIVE d { n' = (1/(1 + exp(-(v - half)/9)) - n)/(0.2 + 5*exp(-((v + 50)/30)^2)) fixed' = (1 - fixed)/3 }
			""", Map.of("half", -30.0));
		assertEquals(1, families.size());
		assertEquals(List.of("n"), families.get(0).states().stream().map(Curve::state).toList(),
			"what does not depend on the voltage has no curve");
		final Curve n = families.get(0).states().get(0);
		assertFollows(families.get(0).x(), n.steady(), v -> 1 / (1 + Math.exp(-(v + 30) / 9)), 1e-9);
		assertFollows(families.get(0).x(), n.timeConstant(), v -> 0.2 + 5 * Math.exp(-Math.pow((v + 50) / 30, 2)), 1e-6);
	}

	@Test
	void aChannelGatedByCalciumHasCurvesOverCalcium() {
		final List<Family> families = curves("""
			NEURON { SUFFIX c USEION ca READ cai USEION k READ ek WRITE ik }
			ASSIGNED { v (mV) ek (mV) ik (mA/cm2) cai (mM) }
			STATE { z }
			INITIAL { z = 1/(1 + (0.00043/cai)^4.8) }
			BREAKPOINT { SOLVE d METHOD cnexp ik = z*(v - ek) }
			DERIVATIVE d { z' = (1/(1 + (0.00043/cai)^4.8) - z)/1.5 }
			""", Map.of());
		assertEquals(List.of("cai"), families.stream().map(Family::over).toList());
		final Curve z = families.get(0).states().get(0);
		assertFollows(families.get(0).x(), z.steady(), c -> 1 / (1 + Math.pow(0.00043 / c, 4.8)), 1e-9);
		assertFollows(families.get(0).x(), z.timeConstant(), c -> 1.5, 1e-6);
	}

	@Test
	void aKineticSchemeHasASteadyStateAndSeveralTimeConstantsAreNotOne() {
		final List<Family> families = curves("""
			NEURON { SUFFIX c NONSPECIFIC_CURRENT i }
			ASSIGNED { v (mV) i (mA/cm2) }
			STATE { a b o }
			INITIAL { a = 1 }
			BREAKPOINT { SOLVE k METHOD sparse i = o*v }
			KINETIC k { ~ a <-> b (exp(v/40), 1) ~ b <-> o (0.1*exp(v/25), 0.2) CONSERVE a + b + o = 1 }
			""", Map.of());
		final Curve open = families.get(0).states().stream().filter(curve -> curve.state().equals("o")).findFirst().orElseThrow();
		assertFollows(families.get(0).x(), open.steady(), v -> {
			final double b = Math.exp(v / 40), o = b * 0.5 * Math.exp(v / 25);
			return o / (1 + b + o);
		}, 1e-6);
		assertTrue(open.timeConstant().stream().anyMatch(tau -> tau.isNaN()));
	}

	@Test
	void whatHasNoStatesHasNoCurves() {
		assertEquals(List.of(), curves("NEURON { SUFFIX c NONSPECIFIC_CURRENT i }\nASSIGNED { i v }\nBREAKPOINT { i = v }", Map.of()));
	}
}
