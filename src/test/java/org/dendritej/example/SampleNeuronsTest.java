/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.dendritej.cable.CableModel;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.DoubleExponentialSynapse;
import org.dendritej.mechanism.NmdaSynapse;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.junit.jupiter.api.Test;

/** The grown cells have the shape and the passive physiology of real ones. Passive membrane and synapses: the defaults. */
class SampleNeuronsTest {

	private static final Morphology PYRAMIDAL = read("pyramidal.swc"), GRANULE = read("granule.swc");

	private static Morphology read(final String name) {
		try {
			return Reconstructions.read(Path.of(System.getProperty("basedir", ""), "sample-data", name)).morphology();
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	@Test
	void thePyramidalCellHasTheDendritesOfALayer5Cell() {
		assertTrue(within(2000, length(PYRAMIDAL, Types.BASAL), 5000), "basal dendrite");
		assertTrue(within(3000, length(PYRAMIDAL, Types.APICAL), 8000), "apical dendrite");
		assertTrue(within(4000, length(PYRAMIDAL, Types.BASAL) + length(PYRAMIDAL, Types.APICAL), 12_000), "all dendrite");
		assertTrue(within(40, length(PYRAMIDAL, Types.AXON), 80), "axon initial segment");
		assertEquals(6, stems(PYRAMIDAL, Types.BASAL));
		assertEquals(1, stems(PYRAMIDAL, Types.APICAL));
		assertEquals(1, stems(PYRAMIDAL, Types.AXON));
	}

	@Test
	void dendritesTaperFrom4To0Point3Micrometres() {
		for (final SamplePoint p : PYRAMIDAL.points())
			if (p.type() == Types.BASAL || p.type() == Types.APICAL)
				assertTrue(within(0.3, 2 * p.radius(), 4), p::toString);
	}

	@Test
	void neuritesBeginAtTheSurfaceOfTheSomaAndStayOutsideIt() {
		for (final Morphology cell : List.of(PYRAMIDAL, GRANULE)) {
			final SamplePoint soma = cell.points().get(0);
			for (final SamplePoint p : cell.points().subList(1, cell.size()))
				if (p.parent() == 0)
					assertEquals(soma.radius(), p.distanceTo(soma), 0.1 * soma.radius(), "first point of a neurite");
				else
					assertTrue(p.distanceTo(soma) > soma.radius(), p::toString);
		}
	}

	@Test
	void samplePointsLieUpTo4MicrometresApart() {
		for (final Morphology cell : List.of(PYRAMIDAL, GRANULE))
			for (final SamplePoint p : cell.points())
				if (p.parent() > 0)
					assertTrue(within(0.5, p.distanceTo(cell.points().get(p.parent())), 4), p::toString);
	}

	@Test
	void dendritesAreTortuousButHeadAway() {
		final double[] path = paths(PYRAMIDAL);
		final SamplePoint soma = PYRAMIDAL.points().get(0);
		double sum = 0;
		int tips = 0;
		for (final int tip : tips(PYRAMIDAL)) {
			final SamplePoint p = PYRAMIDAL.points().get(tip);
			sum += path[tip] / (p.distanceTo(soma) - soma.radius());
			tips++;
		}
		assertTrue(within(1.03, sum / tips, 1.4), "path over distance, mean over " + tips + " tips: " + sum / tips);
	}

	@Test
	void theGranuleCellIsSmall() {
		assertTrue(within(1000, length(GRANULE, Types.BASAL), 3000));
		assertTrue(within(20, CableModel.discretise(GRANULE, NeuronModel.of("", ReconstructionSource.of("")).biophysics().cable(),
			NeuronModel.of("", ReconstructionSource.of("")).discretisation()).sections().size(), 40));
		assertTrue(GRANULE.size() < 1000);
	}

	@Test
	void inputResistanceOfTheSomaIsThatOfALayer5Cell() {
		final NeuronModel model = NeuronModel.of("passive", ReconstructionSource.of("pyramidal.swc"));
		final CableModel cable = CableModel.discretise(PYRAMIDAL, model.biophysics().cable(), model.discretisation());
		final double resistance = Impedance.atRest(model, cable, 0).input(cable.locate(Location.SOMA).compartment()).magnitude();
		assertTrue(within(40, resistance, 150), "input resistance " + resistance + " MΩ");
	}

	@Test
	void aSingleSynapseAnywhereOnTheDendritesGives0Point05To1MillivoltAtTheSoma() {
		final NeuronModel passive = NeuronModel.of("one synapse", ReconstructionSource.of("pyramidal.swc"))
			.with(Protocol.lasting(40).timeStep(0.1));
		final CableModel cable = CableModel.discretise(PYRAMIDAL, passive.biophysics().cable(), passive.discretisation());
		final Random random = new Random(1);
		final int sites = 40;
		for (int i = 0; i < sites; i++) {
			final NeuronModel model = passive.with(List.of(new SynapseGroup("one",
				List.of(new SynapseGroup.Receptor(DoubleExponentialSynapse.AMPA, 0.3e-3, Map.of("tau1", 0.3, "tau2", 3.0)),
					new SynapseGroup.Receptor(NmdaSynapse.INSTANCE, 1.5e-3, Map.of("tau1", 2.0, "tau2", 50.0, "gamma", 0.08))),
				new Sites.Scattered(Region.DENDRITES, 1), new SpikeTrain.At(List.of(1.0)), 0))).seed(random.nextLong());
			final Recording recording = Simulation.of(model, cable).run(RunMonitor.SILENT);
			final Trace soma = recording.trace("soma");
			double peak = 0;
			for (int n = 0; n < soma.size(); n++)
				peak = Math.max(peak, soma.value(n) - soma.value(0));
			assertTrue(within(0.05, peak, 1), "EPSP of " + peak + " mV");
		}
	}

	private static boolean within(final double from, final double value, final double to) {
		return value >= from && value <= to;
	}

	private static double length(final Morphology cell, final int type) {
		double sum = 0;
		for (final SamplePoint p : cell.points())
			if (p.type() == type && p.parent() > 0)
				sum += p.distanceTo(cell.points().get(p.parent()));
		return sum;
	}

	private static long stems(final Morphology cell, final int type) {
		return cell.points().stream().filter(p -> p.parent() == 0 && p.type() == type).count();
	}

	private static double[] paths(final Morphology cell) {
		final double[] path = new double[cell.size()];
		for (int i = 1; i < path.length; i++) {
			final SamplePoint p = cell.points().get(i);
			path[i] = p.parent() == 0 ? 0 : path[p.parent()] + p.distanceTo(cell.points().get(p.parent()));
		}
		return path;
	}

	private static int[] tips(final Morphology cell) {
		final boolean[] parent = new boolean[cell.size()];
		cell.points().forEach(p -> parent[Math.max(0, p.parent())] = true);
		return java.util.stream.IntStream.range(0, parent.length).filter(i -> !parent[i]).toArray();
	}
}
