/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.SharedData;
import org.dendritej.experiment.MapInhibition.Effect;
import org.dendritej.experiment.MeasureExcitability.BackPropagation;
import org.dendritej.experiment.MeasureExcitability.Settings;
import org.dendritej.experiment.MeasureExcitability.Subthreshold;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quarter turn of the file, and other numbers of its points, change no answer to what inhibition does and how the cell fires. */
class TurnedFilesTest {

	@TempDir Path folder;

	/** The cell as it is, and turned. */
	private List<ReferenceCell> both(final String name, final ReferenceMembrane membrane) throws IOException {
		final Path file = SharedData.file(name), turned = Files.writeString(folder.resolve("turned.swc"),
			MapAttenuationTest.turned(Files.readAllLines(file)));
		return List.of(ReferenceCell.of(file, membrane).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1),
			ReferenceCell.of(turned, membrane).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1));
	}

	private static int farthest(final ReferenceCell cell) {
		return IntStream.range(0, cell.cable().compartments()).boxed()
			.reduce((a, b) -> cell.cable().pathDistance(b) > cell.cable().pathDistance(a) + 1e-6 ? b : a).orElseThrow();
	}

	private static void assertSame(final double expected, final double found, final String what) {
		assertEquals(expected, found, 1e-6 * Math.abs(expected) + 1e-9, what);
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void whatSteadyInhibitionDoesAnywhereStaysTheSame(final String name) throws IOException {
		final List<double[]> factors = both(name, ReferenceMembrane.PASSIVE).stream().map(cell -> {
			final Impedance steady = Impedance.atRest(ManyRuns.bare(cell.model(), 1, List.of()), cell.cable(), 0);
			final double[] all =
				new SteadyInhibition(steady, new int[] { farthest(cell) }, new double[] { 5e-3 }, cell.soma()).factors(3e-3);
			Arrays.sort(all); // compartments have other numbers
			return all;
		}).toList();
		assertEquals(factors.get(0).length, factors.get(1).length);
		for (int c = 0; c < factors.get(0).length; c++)
			assertSame(factors.get(0)[c], factors.get(1)[c], "factor F, " + c + " from below");
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void whatOneSynapseOfInhibitionDoesToAVolleyStaysTheSame(final String name) throws IOException {
		final List<ReferenceCell> cells = both(name, ReferenceMembrane.LAYER_5);
		final double[] at = cells.get(0).cable().position(farthest(cells.get(0)));
		final List<Location> places = List.of(new Location.NearestTo(at[0], at[1], at[2]), new Location.NearestTo(at[1], -at[0], at[2]));
		try (Workers workers = Workers.onAllCores()) {
			final List<List<Effect>> effects = IntStream.range(0, 2).mapToObj(k -> {
				final ReferenceCell cell = cells.get(k);
				final MapInhibition.Settings settings =
					new MapInhibition.Settings(List.of(places.get(k)), 12, 20, 0.3, 1.5, 3, 0, -80, 5, 1, 3, 0, 45, 0, -1);
				final int local = cell.cable().locate(places.get(k)).compartment();
				return MapInhibition.effects(cell.model(), cell.cable(), settings, List.of(-1, local, cell.soma()), workers,
					RunMonitor.SILENT);
			}).toList();
			for (int i = 0; i < 3; i++) {
				assertSame(effects.get(0).get(i).soma(), effects.get(1).get(i).soma(), "somatic peak " + i);
				assertSame(effects.get(0).get(i).local(), effects.get(1).get(i).local(), "local peak " + i);
				assertEquals(effects.get(0).get(i).spikes(), effects.get(1).get(i).spikes());
			}
			assertTrue(effects.get(0).get(1).local() < effects.get(0).get(0).local(), "and inhibition does something");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void restResistanceFiringAndBackPropagationStayTheSame(final String name) throws IOException {
		final Settings settings = new Settings(0, 60, 1.5, 10, -20, false);
		final List<ReferenceCell> cells = both(name, ReferenceMembrane.LAYER_5);
		final List<Subthreshold> below = cells.stream()
			.map(cell -> MeasureExcitability.subthreshold(cell.model(), cell.cable(), settings, RunMonitor.SILENT)).toList();
		assertSame(below.get(0).rest(), below.get(1).rest(), "rest");
		assertSame(below.get(0).resistance(), below.get(1).resistance(), "resistance");
		assertSame(below.get(0).sag(), below.get(1).sag(), "sag");
		for (int k = 0; k < 2; k++)
			assertSame(below.get(0).timeConstants().get(k), below.get(1).timeConstants().get(k), "time constant");
		try (Workers workers = Workers.onAllCores()) {
			final List<Double> rheobases =
				IntStream.range(0, 2).mapToObj(k -> MeasureExcitability.rheobase(cells.get(k).model(), cells.get(k).cable(), settings,
					below.get(k).resistance(), workers, RunMonitor.SILENT).orElseThrow()).toList();
			assertSame(rheobases.get(0), rheobases.get(1), "rheobase");
			final double current = 1.5 * rheobases.get(0);
			final List<SpikeFeatures> spikes =
				cells.stream().map(cell -> MeasureExcitability.spikes(cell.model(), cell.cable(), settings, current, RunMonitor.SILENT))
					.toList();
			assertSame(spikes.get(0).threshold(), spikes.get(1).threshold(), "threshold");
			assertSame(spikes.get(0).halfWidth(), spikes.get(1).halfWidth(), "half width");
			final List<BackPropagation> waves =
				cells.stream().map(cell -> MeasureExcitability.backPropagation(cell.model(), cell.cable(), settings, current,
					Firing.ONSET + spikes.get(0).latency(), RunMonitor.SILENT)).toList();
			final double[] one = sorted(waves.get(0).amplitudes()), two = sorted(waves.get(1).amplitudes());
			for (int c = 0; c < one.length; c++)
				assertEquals(one[c], two[c], 1e-4 * one[c], "amplitude, single precision, " + c + " from below"); // frames are floats
		}
	}

	private static double[] sorted(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}
}
