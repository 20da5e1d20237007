/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.everywhere;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Figure.assertMet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of the discretised cable equation that hold to rounding, closed forms in steady state and for alternating current, and orders of convergence. */
class CableLawsTest {

	@ParameterizedTest
	@CsvSource({ "1, 11, 0.025", "3, 40, 0.1", "7, 8, 0.005", "2, 101, 1" })
	void oneStepMultipliesACosineModeByItsFactor(final int n, final int compartments, final double dt) {
		assertMet(CableLaws.oneStep(n, compartments, dt));
	}

	@Test
	void theFactorsPrintedForOneExampleAreMet() {
		assertMet(CableLaws.printedFactors());
	}

	@Test
	void theErrorFallsAtSecondOrderInSpace() {
		assertMet(CableLaws.orderInSpace());
	}

	@Test
	void theErrorFallsAtTheOrderOfTheSchemeInTime() {
		assertMet(CableLaws.ordersInTime());
	}

	@Test
	void alternatingCurrentFollowsTheClosedForm() {
		assertMet(CableImpedances.sealed());
	}

	@Test
	void aLongCylinderHasTheInputImpedanceOfTheSemiInfiniteOne() {
		assertMet(CableImpedances.endless());
	}

	@Test
	void aSineInTimeGivesTheImpedanceInFrequency() {
		assertMet(CableImpedances.sine());
	}

	@Test
	void endConditionsAtHalfALengthConstantAreMet() {
		assertMet(CableImpedances.ends());
	}

	@Test
	void theThreeHalvesTreeIsItsCylinder() {
		assertMet(CableImpedances.threeHalvesTree());
	}

	@Test
	void treesThatBreakTheLawFollowTheRecursionBranchByBranch() {
		assertMet(CableImpedances.brokenTree());
	}

	/** Where axial conductances exceed all else ten billion times, as between compartments a tenth of a nanometre long, a uniform voltage still decays as alone. */
	@Test
	void tinyCompartmentsLoseNoDigit() {
		final CableModel tiny = Cables.cylinder(0.1, 1, 1000, CableLaws.PROPERTIES);
		final double dt = 0.025, tau = CableLaws.LONG.tau();
		for (final Protocol.Scheme scheme : Protocol.Scheme.values()) {
			final Recording recording = run(tiny, CableLaws.PASSIVE, Experiments.protocol(10, dt, scheme, 1), everywhere(tiny));
			final double factor =
				scheme == Protocol.Scheme.BACKWARD_EULER ? 1 / (1 + dt / tau) : (1 - dt / (2 * tau)) / (1 + dt / (2 * tau));
			for (int c = 0; c < tiny.compartments(); c += 37)
				assertEquals(Math.pow(factor, 400), Experiments.last(recording, c), 1e-11);
		}
	}

	@Test
	void transferImpedanceIsTheSameBothWaysOnAnyTree() {
		assertMet(CableLaws.reciprocity());
	}

	@Test
	void chargeIsConservedInEveryStep() {
		assertMet(CableLaws.chargeBalance());
	}

	@Test
	void inSteadyStateTheCurrentsIntoEachNodeSumToZero() {
		assertMet(CableLaws.kirchhoff());
	}

	@Test
	void aPassiveNeuronSettlesToItsLeakReversalPotential() {
		final CableModel tree = Cables.random(new SplittableRandom(7), 30, CableLaws.PROPERTIES);
		final Recording recording =
			run(tree, Biophysics.passive(CableLaws.PROPERTIES, 1 / CableLaws.RM, -71.5), Protocol.lasting(1), everywhere(tree));
		for (int c = 0; c < tree.compartments(); c++)
			assertEquals(-71.5, Experiments.last(recording, c), 1e-9);
	}
}
