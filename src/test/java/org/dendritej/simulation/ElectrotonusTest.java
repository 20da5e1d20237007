/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.model.Biophysics;
import org.dendritej.model.MembranePreset;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.Test;

class ElectrotonusTest {

	private static Electrotonus of(final NeuronModel model, final Morphology morphology, final double longest) {
		return Electrotonus.atRest(model, cable(model, morphology, longest));
	}

	private static CableModel cable(final NeuronModel model, final Morphology morphology, final double longest) {
		return CableModel.discretise(morphology, model.biophysics().cable(),
			Discretisation.DEFAULT.with(new CompartmentRule.MaximalLength(longest)));
	}

	private static NeuronModel model(final Biophysics biophysics) {
		return NeuronModel.of("cell", ReconstructionSource.of("cell.swc")).with(biophysics);
	}

	/** A dendrite of 800 µm without soma. */
	private static final Morphology CYLINDER = new Morphology("cylinder",
		List.of(new SamplePoint(0, 0, 0, 1, 3, -1), new SamplePoint(800, 0, 0, 1, 3, 0)));

	@Test
	void aSealedCylinderHasTheFiguresOfItsClosedForms() {
		final NeuronModel model = model(Biophysics.passive(CableProperties.uniform(150, 1.5), 5e-5, -70));
		final Cylinder exact = new Cylinder(2, 800, 20_000, 150, 1.5);
		final Electrotonus fine = of(model, CYLINDER, 1);
		assertEquals(exact.inputResistance(), fine.inputResistance(), 2e-3 * exact.inputResistance());
		assertEquals(exact.tau(), fine.timeConstant(), 1e-9 * exact.tau());
		assertEquals(800 / exact.lambda(), fine.electrotonicLength(), 1e-9);
		assertEquals(800, fine.length(), 1e-9);
		assertEquals(Math.PI * 2 * 800, fine.area(), 1e-6);
		assertEquals(800, fine.compartments());
		assertEquals(exact.tau(), of(model, CYLINDER, 100).timeConstant(), 1e-9 * exact.tau(), "whatever the compartments");
	}

	/** A soma with one leak and dendrites with others decay at last with one time constant, that of the slowest mode. */
	@Test
	void theTimeConstantIsThatOfTheLateDecay() {
		final Morphology cell = new Morphology("cell", List.of(new SamplePoint(0, 0, 0, 8, 1, -1), new SamplePoint(10, 0, 0, 1.5, 3, 0),
			new SamplePoint(200, 0, 0, 1, 3, 1), new SamplePoint(400, 100, 0, 0.5, 3, 2), new SamplePoint(400, -150, 0, 0.7, 4, 2)));
		final NeuronModel model = model(Biophysics.passive(CableProperties.uniform(120, 1), 1e-4, -70)
			.paint(org.dendritej.morphology.Region.APICAL, org.dendritej.mechanism.Leak.INSTANCE, java.util.Map.of("g", 2e-5, "e", -70.0)))
			.with(Protocol.lasting(150).timeStep(0.025).from(new Protocol.Start.AtVoltage(-60)))
			.with(new RecordingPlan(List.of(new Probe.Voltage("soma", Location.SOMA)), 0, List.of()));
		final CableModel cable = cable(model, cell, 20);
		final Recording recording = Simulation.of(model, cable).run(RunMonitor.SILENT);
		final double[] v = recording.trace("soma").values();
		final int from = (int) (100 / 0.025), to = (int) (140 / 0.025);
		final double tau = 40 / Math.log((v[from] + 70) / (v[to] + 70));
		assertEquals(tau, Electrotonus.atRest(model, cable).timeConstant(), 1e-4 * tau);
	}

	@Test
	void aMembraneWithoutLeakIsRefused() {
		final NeuronModel model = model(Biophysics.passive(CableProperties.uniform(150, 1), 0, -70));
		assertTrue(assertThrows(SimulationException.class, () -> of(model, CYLINDER, 10)).getMessage().contains("give it a leak"));
	}

	@Test
	void everyPresetRestsAndThePassiveOneIsTheDefault() {
		for (final MembranePreset preset : MembranePreset.ALL) {
			final Electrotonus found = of(model(preset.values().biophysics()), CYLINDER, 10);
			assertTrue(found.inputResistance() > 1 && found.timeConstant() > 0.1 && found.electrotonicLength() > 0, preset.name());
		}
		assertEquals(Biophysics.DEFAULT, MembranePreset.PASSIVE.values().biophysics());
	}
}
