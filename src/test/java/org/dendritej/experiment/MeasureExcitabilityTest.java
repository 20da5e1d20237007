/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.experiment.MeasureExcitability.BackPropagation;
import org.dendritej.experiment.MeasureExcitability.Coupling;
import org.dendritej.experiment.MeasureExcitability.Settings;
import org.dendritej.experiment.MeasureExcitability.Subthreshold;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Channels;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

class MeasureExcitabilityTest {

	private static final Settings REFERENCE = new Settings(-0.05, 500, 1.5, 10, -20, true);

	/** NEURON 8.2.2, backward Euler; the tolerances are those of the reference figures. */
	@Test
	void restResistanceSagRheobaseAndFiringAreThoseOfNeuron() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.05);
		final Subthreshold below = MeasureExcitability.subthreshold(cell.model(), cell.cable(), REFERENCE, RunMonitor.SILENT);
		assertEquals(-73.515, below.rest(), 0.1);
		assertEquals(77.45, below.resistance(), 0.01 * 77.45);
		assertEquals(0.943, below.sag(), 0.01 * 0.943);
		try (Workers workers = Workers.onAllCores()) {
			final double rheobase =
				MeasureExcitability.rheobase(cell.model(), cell.cable(), REFERENCE, below.resistance(), workers, RunMonitor.SILENT)
					.orElseThrow();
			assertEquals(0.164, rheobase, 0.005);
			final double given = 0.1641; // the steps of the reference are multiples of its own figure
			final List<Double> multiples = List.of(1.05, 1.5, 2.0, 3.0, 5.0, 8.0),
				expected = List.of(12.5, 52.5, 80.0, 100.0, 122.5, 145.0);
			final List<Double> rates = MeasureExcitability.rates(cell.model(), cell.cable(), REFERENCE,
				multiples.stream().map(m -> m * given).toList(), workers, RunMonitor.SILENT);
			for (int k = 0; k < rates.size(); k++)
				assertEquals(expected.get(k), rates.get(k), 2.5, "at " + multiples.get(k));
		}
	}

	/** NEURON 8.2.2, backward Euler, dt 0.01 ms: the spike at 1.5 times the rheobase, and how far it runs back. */
	@Test
	void theSpikeAndItsWayIntoTheDendritesAreThoseOfNeuron() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.01);
		final double current = 1.5 * 0.1641;
		final SpikeFeatures spike =
			MeasureExcitability.spikes(cell.model(), cell.cable(), new Settings(-0.05, 100, 1.5, 10, -20, true), current,
				RunMonitor.SILENT);
		assertEquals(-54.1, spike.threshold(), 1);
		assertEquals(33.6, spike.peak(), 1);
		assertEquals(0.51, spike.halfWidth(), 0.05 * 0.51);
		assertEquals(1.44, spike.baseWidth(), 0.05 * 1.44);
		assertEquals(894, spike.steepest(), 0.05 * 894);
		final BackPropagation wave =
			MeasureExcitability.backPropagation(cell.model(), cell.cable(), REFERENCE, current, spike.peaks().get(0),
				RunMonitor.SILENT);
		final double[][] rows = { { 0, 90.3 }, { 12, 74.7 }, { 48, 52.1 }, { 169, 41.5 }, { 282, 21.8 }, { 560, 6.9 } };
		for (final double[] row : rows) {
			final int at =
				wave.path().stream().min(Comparator.comparingDouble(c -> Math.abs(cell.cable().pathDistance(c) - row[0]))).orElseThrow();
			assertEquals(row[1], wave.amplitudes().get(at), 0.05 * row[1], row[0] + " µm");
		}
		assertTrue(wave.velocity() > 0.05 && wave.velocity() < 2, "m/s: " + wave.velocity());
	}

	/** A sealed cylinder: τ₀ = Rm Cm, τ₀/τₙ = 1 + (nπ/L)², so Rall's formula gives back its length. */
	@Test
	void theTimeConstantsOfACylinderAreThoseOfRall() {
		final CableProperties properties = CableProperties.uniform(100, 1);
		final CableBuilder builder = new CableBuilder("cylinder", properties);
		builder.cylinder(Types.SOMA, -1, 0, 1000, 2, 401);
		final CableModel cable = builder.build();
		final NeuronModel model =
			NeuronModel.of("cylinder", ReconstructionSource.of("none")).with(Biophysics.passive(properties, 5e-5, -70));
		final Subthreshold below = MeasureExcitability.subthreshold(model, cable, REFERENCE, RunMonitor.SILENT);
		final double lambda = Math.sqrt(2e-4 * 20_000 / 400) * 1e4, length = 1000 / lambda;
		assertEquals(20, below.timeConstants().get(0), 1e-9);
		assertEquals(20 / (1 + Math.pow(Math.PI / length, 2)), below.timeConstants().get(1), 1e-4);
		assertEquals(1, below.sag(), 1e-6);
		assertEquals(-70, below.rest(), 1e-9);
	}

	/** Triangles whose features follow by hand. */
	@Test
	void featuresOfDrawnSpikesAreWhatTheirDefinitionsSay() {
		final double dt = 0.01;
		final double[] v = new double[20_001];
		final double[] at = { 20, 40, 62, 86, 112 };
		for (int i = 0; i < v.length; i++) {
			v[i] = -70;
			for (final double peak : at) {
				final double t = i * dt - peak;
				if (t >= -1 && t <= 0)
					v[i] = 30 + 90 * t; // up from -60 at 90 mV/ms
				else
					if (t > 0 && t <= 2)
						v[i] = 30 - 55 * t; // down to -80
					else
						if (t > -6 && t < -1)
							v[i] = -60 + 2 * (t + 1); // a slow foot
			}
		}
		final SpikeFeatures found = SpikeFeatures.of(v, dt, 10, 190, -20, 10);
		assertEquals(5, found.peaks().size());
		assertEquals(10, found.latency(), 1e-9);
		assertEquals(-60, found.threshold(), 0.05);
		assertEquals(30, found.peak(), 1e-9);
		assertEquals(90, found.amplitude(), 0.05);
		assertEquals(0.5 + 45 / 55.0, found.halfWidth(), 0.02);
		assertEquals(1 + 90 / 55.0, found.baseWidth(), 0.02);
		assertEquals(90, found.steepest(), 1e-6);
		assertEquals(-10, found.afterHyperpolarisation(), 1e-9);
		final double[] isi = { 22, 24, 26 };
		assertEquals((2 / 46.0 + 2 / 50.0) / 2, found.adaptation(), 1e-9);
		final double mean = (isi[0] + isi[1] + isi[2]) / 3;
		assertEquals(2 / mean, found.variation(), 1e-9);
		assertTrue(Double.isNaN(SpikeFeatures.of(new double[100], dt, 0, 0.9, 10, 10).threshold()));
	}

	@Test
	void aPassiveCellSaysThatItDoesNotFire() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE).stepped(Protocol.Scheme.BACKWARD_EULER, 0.2);
		try (Workers workers = Workers.of(2)) {
			final Answer answer =
				MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), new Settings(0, 50, 1.5, 10, -20, false), 1, workers,
					RunMonitor.SILENT);
			assertTrue(answer.sentence().contains("makes a spike"), answer.sentence());
			assertEquals(List.of("Hyperpolarising step"), answer.charts().stream().map(Answer.Chart::title).toList());
		}
	}

	/** Larkum, Zhu & Sakmann (1999): the plateau needs calcium channels in the dendrite. */
	@Test
	void thePlateauNeedsCalciumChannels() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.PUBLIC, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.05);
		final Region hot = new Region.AllOf(List.of(Region.APICAL, new Region.PathDistance(350, 700)));
		final NeuronModel calcium =
			cell.model().with(cell.model().biophysics().paint(hot, Channels.named("cah_hay"), Map.of("gbar", 5.55e-3))
				.paint(hot, Channels.named("capool_hay"), Map.of()));
		try (Workers workers = Workers.onAllCores()) {
			final List<Coupling> without =
				MeasureExcitability.coupling(cell.model(), cell.cable(), REFERENCE, 77, workers, RunMonitor.SILENT),
				with = MeasureExcitability.coupling(calcium, cell.cable(), REFERENCE, 77, workers, RunMonitor.SILENT);
			assertTrue(without.get(0).spikes() >= 1 && without.get(1).spikes() == 0, without.toString());
			assertTrue(with.get(3).plateau() > 2 * without.get(3).plateau() + 5, with + " against " + without);
		}
	}

	@Test
	void threadsDoNotMatterAndCancellingKeepsWhatIsFinished() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final Settings brief = new Settings(0, 60, 1.5, 10, -20, true);
		final Answer one, two, stopped;
		try (Workers single = Workers.of(1); Workers several = Workers.of(3)) {
			stopped = MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), brief, 1, single, fraction -> fraction < 0.1);
			one = MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), brief, 1, single, RunMonitor.SILENT);
			two = MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), brief, 1, several, RunMonitor.SILENT);
		}
		assertEquals(one, two);
		assertEquals("Firing", one.charts().get(0).title());
		assertTrue(stopped.sentence().startsWith("Cancelled") && stopped.sentence().endsWith("its rheobase had not been found."),
			stopped.sentence());
		assertEquals(one.figures().get(1), stopped.figures().get(1), "what was measured before is kept");
	}

	@Test
	void aCancelledQuestionKeepsWhatIsFinished() throws IOException {
		final ReferenceCell cell =
			ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5).stepped(Protocol.Scheme.BACKWARD_EULER, 0.1);
		final Settings brief = new Settings(0, 60, 1.5, 10, -20, true);
		try (Workers workers = Workers.of(2)) {
			final Answer whole = MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), brief, 1, workers, RunMonitor.SILENT);
			for (final double until : new double[] { 0.1, 0.5, 0.7, 0.82, 0.9 }) {
				final Answer part =
					MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), brief, 1, workers, fraction -> fraction < until);
				assertTrue(part.sentence().startsWith("Cancelled"), part.sentence());
				assertFalse(part.sentence().contains("NaN"), part.sentence());
				final List<Answer.Figure> known =
					part.figures().stream().filter(figure -> !Double.isNaN(figure.value())).toList();
				assertTrue(whole.figures().containsAll(known), "what is known is the same");
				assertTrue(known.size() >= (until < 0.4 ? 3 : 4), known.toString());
			}
			assertThrows(RunCancelledException.class,
				() -> MeasureExcitability.QUESTION.ask(cell.model(), cell.cable(), brief, 1, workers, fraction -> false));
		}
	}
}
