/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

import org.dendritej.experiment.PhasePlane.Kind;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.neuron.Inputs;
import org.dendritej.neuron.Izhikevich;
import org.dendritej.neuron.LeakyIntegrateAndFire;
import org.dendritej.neuron.MorrisLecar;
import org.dendritej.neuron.NamedNeuron;
import org.dendritej.neuron.NeuronException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

class PointExperimentsTest {

	@Test
	void theCurveOfRatesIsTheClosedFormOnAnyNumberOfThreads() {
		final LeakyIntegrateAndFire neuron = LeakyIntegrateAndFire.usual();
		try (Workers one = Workers.of(1); Workers eight = Workers.of(8)) {
			final RateCurve curve = RateCurve.of(neuron, 0, 2, 41, 4000, one, RunMonitor.SILENT);
			assertEquals(curve, RateCurve.of(neuron, 0, 2, 41, 4000, eight, RunMonitor.SILENT));
			for (final RateCurve.Point point : curve.points())
				assertEquals(neuron.rate(point.current()), point.settled(), 1e-6);
			assertEquals(0.25, curve.rheobase(), 1e-12);
			assertEquals(500, curve.ceiling());
			assertEquals(490.186, RateCurve.of(neuron, 0, 100, 2, 1000, one, RunMonitor.SILENT).points().get(1).settled(), 1e-3);
			assertEquals(198.411,
				RateCurve.of(new LeakyIntegrateAndFire(20, 100, -70, -70, -50, 5), 0, 100, 2, 1000, one, RunMonitor.SILENT).points().get(1)
					.settled(),
				1e-3);
		}
	}

	/** Twenty thousand intervals of a Poisson process: CV, CV2 and Fano factor are 1. */
	@Test
	void aPoissonTrainHasCvAndFanoFactorOne() {
		final List<Double> times = DoubleStream.of(new SpikeTrain.Poisson(20, 0, 1e6).times(0, 1e6, 17)).boxed().toList();
		final SpikeStatistics statistics = SpikeStatistics.of(times, 1e6, 500);
		assertEquals(20, statistics.rate(), 0.5);
		assertEquals(1, statistics.variation(), 0.02);
		assertEquals(1, statistics.localVariation(), 0.02);
		assertEquals(1, statistics.fano(), 3 * Math.sqrt(2 / 2000.0));
	}

	@Test
	void aClockHasCvAndFanoFactorZero() {
		final List<Double> times = DoubleStream.iterate(5, t -> t < 1000, t -> t + 10).boxed().toList();
		final SpikeStatistics statistics = SpikeStatistics.of(times, 1000, 100);
		assertEquals(new SpikeStatistics(100, 100, 5, 10, 10, 0, 0, 0, 100), statistics);
		assertArrayEquals(new int[] { 0, 0, 99 }, SpikeStatistics.histogram(times, 4));
	}

	@Test
	void fewSpikesHaveNoVariationButARate() {
		final SpikeStatistics one = SpikeStatistics.of(List.of(7.0), 100, 10);
		assertEquals(10, one.rate());
		assertEquals(7, one.latency());
		assertTrue(Double.isNaN(one.variation()) && Double.isNaN(one.meanInterval()));
		assertEquals(0, SpikeStatistics.histogram(List.of(), 1).length);
	}

	/** Izhikevich (2003): the fixed points are the roots of 0.04 v² + (5 − b) v + 140 + I; below the saddle-node at I = 4 there are two. */
	@Test
	void nullclinesMeetWhereTheFormulaSays() {
		final Izhikevich neuron = new Izhikevich(0.02, 0.2, -65, 8);
		final List<PhasePlane.FixedPoint> points = PhasePlane.of(neuron, 0).fixedPoints();
		assertEquals(2, points.size());
		final double root = Math.sqrt(4.8 * 4.8 - 4 * 0.04 * 140);
		assertEquals((-4.8 - root) / 0.08, points.get(0).v(), 1e-9);
		assertEquals((-4.8 + root) / 0.08, points.get(1).v(), 1e-9);
		assertEquals(Kind.STABLE_NODE, points.get(0).kind());
		assertEquals(Kind.SADDLE, points.get(1).kind());
		assertEquals(0, PhasePlane.of(neuron, 4.1).fixedPoints().size());
	}

	/** Rinzel &amp; Ermentrout (1998): one rest that loses its stability in type II, three points in type I of which the lowest vanishes. */
	@Test
	void morrisAndLecarsTypesLoseTheirRestInTwoWays() {
		assertEquals(List.of(Kind.STABLE_FOCUS), kinds(MorrisLecar.typeTwo(), 80));
		assertEquals(List.of(Kind.UNSTABLE_FOCUS), kinds(MorrisLecar.typeTwo(), 98));
		final List<Kind> typeOne = kinds(MorrisLecar.typeOne(), 30);
		assertEquals(3, typeOne.size());
		assertEquals(List.of(Kind.STABLE_NODE, Kind.SADDLE), typeOne.subList(0, 2));
		assertEquals(1, kinds(MorrisLecar.typeOne(), 45).size());
	}

	private static List<Kind> kinds(final MorrisLecar neuron, final double current) {
		return PhasePlane.of(neuron, current).fixedPoints().stream().map(PhasePlane.FixedPoint::kind).toList();
	}

	@Test
	void everyNeuronOfTheMenuRunsAndCanBeChanged() {
		final Set<String> labels = new HashSet<>();
		for (final NamedNeuron named : NamedNeuron.all()) {
			assertTrue(labels.add(named.label()), named.label());
			assertEquals(named.with("").neuron(), named.neuron());
			final String name = named.parameters().keySet().iterator().next();
			assertEquals(0.5, named.with(" " + name + " = 0.5 ").parameters().get(name), named.label());
			if (named.label().contains("T inhibition"))
				continue; // fires without end, as its documentation says
			final PointRun run = PointRun.of(named.neuron(), Inputs.current(named.current()), 200, 0.5);
			assertEquals(401, run.times().size());
			assertTrue(run.values().stream().flatMap(List::stream).allMatch(Double::isFinite), named.label());
		}
		assertEquals(Optional.empty(), NamedNeuron.of("Hodgkin-Huxley").script());
	}

	@Test
	void parametersAreThoseOfTheModel() {
		final LeakyIntegrateAndFire changed =
			(LeakyIntegrateAndFire) NamedNeuron.of("leaky integrate-and-fire").with("tau=10; refractory=5").neuron();
		assertEquals(new LeakyIntegrateAndFire(10, 100, -70, -70, -50, 5), changed);
		refused("there is no point neuron \"x\"", () -> NamedNeuron.of("x"));
		refused("\"T\" is no parameter", () -> NamedNeuron.of("leaky integrate-and-fire").with("T=1"));
		refused("is \"1,5\"; expected a number", () -> NamedNeuron.of("leaky integrate-and-fire").with("tau=1,5"));
		refused("time constant is -1.0 ms", () -> NamedNeuron.of("leaky integrate-and-fire").with("tau=-1"));
		refused("expected a name and a number", () -> NamedNeuron.of("leaky integrate-and-fire").with("tau"));
		refused("samples", () -> PointRun.of(LeakyIntegrateAndFire.usual(), Inputs.none(), 1e9, 0.1));
		refused("duration of a run is NaN", () -> PointRun.of(LeakyIntegrateAndFire.usual(), Inputs.none(), Double.NaN, 0.1));
		refused("spike 2", () -> SpikeStatistics.of(List.of(3.0, 2.0), 10, 1));
	}

	private static void refused(final String part, final Runnable mistake) {
		final String message = assertThrows(NeuronException.class, mistake::run).getMessage();
		assertTrue(message.contains(part), message);
		assertTrue(Arrays.stream(message.split("\n")).count() == 1, message);
	}
}
