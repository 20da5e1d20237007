/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.MeasureInputTiming.Settings;
import org.dendritej.experiment.TimedInputs.Outcome;
import org.dendritej.experiment.TimedInputs.Timing;
import org.dendritej.experiment.TimingAnswer.Window;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureInputTimingTest {

	private static final Settings ASKED = MeasureInputTiming.QUESTION.defaults();

	private static TimedInputs inputs(final ReferenceCell cell, final Settings settings) {
		return new TimedInputs(CountSynapses.bare(cell.model(), cell.cable(), RunMonitor.SILENT), cell.cable(), settings, 1);
	}

	private static Outcome outcome(final TimedInputs inputs, final Timing timing) {
		try (Workers workers = Workers.onAllCores()) {
			return inputs.outcome(timing, workers, RunMonitor.SILENT).get(0);
		}
	}

	/** Enough in 19 of 20 trials. */
	private static int needed(final TimedInputs inputs, final Timing timing) {
		try (Workers workers = Workers.onAllCores()) {
			return (int) inputs.needed(timing, workers, RunMonitor.SILENT).stream().mapToDouble(LeastNumber.Found::number).sorted().skip(18)
				.findFirst().orElseThrow();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.LAYER_4, ReferenceCell.GRANULE })
	void twoPopulationsMustActTogetherAndWithoutNmdaNearerInTime(final String name) throws IOException {
		final TimedInputs inputs = inputs(ReferenceCell.of(name, ReferenceMembrane.LAYER_5), ASKED);
		final Timing timing = new Timing(0, 0, 0, 0, 0, 1, true);
		final Timing both = timing.both(needed(inputs, timing)), ampa = timing.withoutNmda().both(needed(inputs, timing.withoutNmda()));
		assertTrue(outcome(inputs, both).probability() >= 0.94, "as many as fire it in 19 of 20 trials");
		assertTrue(outcome(inputs, new Timing(both.first(), 0, 0, 0, 0, 1, true)).probability() < 0.3, "the first alone");
		assertTrue(outcome(inputs, new Timing(0, both.second(), 0, 0, 0, 1, true)).probability() < 0.3, "the second alone");
		assertTrue(ampa.first() > both.first());
		double apart = 0, apartAmpa = 0;
		for (final double lag : new double[] { -25, -12, 12, 25 }) {
			apart += outcome(inputs, both.lag(lag)).probability();
			apartAmpa += outcome(inputs, ampa.lag(lag)).probability();
		}
		assertTrue(apart < 4 && apartAmpa < apart, apart + " and with AMPA alone " + apartAmpa);
		for (final double lag : new double[] { -90, 90 })
			assertTrue(outcome(inputs, both.lag(lag)).probability() < 0.5, "far apart, where each is nearly alone");
		final double blurred = outcome(inputs, both.jitter(20)).probability();
		assertTrue(blurred < 0.7, "jitter: " + blurred);
	}

	/** Causality, exactly; and at the same time as excitation inhibition at the soma prevents spikes, 60 ms earlier hardly. */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.GRANULE })
	void inhibitionWorksBeforeTheSpikeAndNotAfterIt(final String name) throws IOException {
		final TimedInputs inputs = inputs(ReferenceCell.of(name, ReferenceMembrane.LAYER_5), ASKED.changed("jitter", 0.0));
		final Timing timing = new Timing(0, 0, 0, 0, 0, 0, true), both = timing.both(needed(inputs, timing));
		final Outcome control = outcome(inputs, both);
		final double last = control.latencies().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
		assertEquals(control.latencies(), outcome(inputs, both.inhibited(2 * both.first(), last + 0.2)).latencies());
		final Outcome at = outcome(inputs, both.inhibited(2 * both.first(), 0)),
			early = outcome(inputs, both.inhibited(2 * both.first(), -60));
		assertTrue(at.probability() <= 0.5, "together " + at.probability());
		assertTrue(early.probability() > at.probability(), "60 ms early " + early.probability());
	}

	@Test
	void withoutJitterAndFailuresAllTrialsAreAlikeAndWithThemTheyAreNot() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Timing timing = new Timing(20, 20, 0, 0, 0, 0, true);
		final Outcome sure = outcome(inputs(cell, ASKED.changed("release", 1.0)), timing);
		assertEquals(1, sure.probability());
		assertEquals(0, sure.precision(), 1e-12);
		final Outcome jittered = outcome(inputs(cell, ASKED.changed("release", 1.0)), timing.jitter(3));
		assertEquals(1, jittered.probability());
		assertTrue(jittered.precision() > 0.05 && jittered.precision() < 3,
			"many inputs are more precise than each: " + jittered.precision());
		assertTrue(outcome(inputs(cell, ASKED.changed("release", 0.9)), timing).precision() > 0);
	}

	@Test
	void theWindowIsInterpolatedWhereTheOutputIsHalved() {
		final double[] lags = { -20, -10, 0, 10, 20 };
		final int[] fired = { 0, 8, 10, 10, 2 };
		final List<Outcome> outcomes = new java.util.ArrayList<>();
		for (int i = 0; i < lags.length; i++)
			outcomes.add(new Outcome(new Timing(1, 1, 0, lags[i], 0, 0, true), java.util.Collections.nCopies(fired[i], 3.0), 10));
		assertEquals(-10 - 10 * 3.0 / 8, Window.of(outcomes).from(), 1e-12);
		assertEquals(10 + 10 * 5.0 / 8, Window.of(outcomes).to(), 1e-12);
		assertTrue(Double.isNaN(Window.of(outcomes.subList(1, 4)).width()));
	}

	private static Answer ask(final ReferenceCell cell, final Settings settings, final int threads, final RunMonitor monitor) {
		try (Workers workers = Workers.of(threads)) {
			return MeasureInputTiming.QUESTION.ask(cell.model(), cell.cable(), settings, 1, workers, monitor);
		}
	}

	private static Optional<Table> table(final Answer answer, final String name) {
		return answer.tables().stream().filter(table -> table.name().equals(name)).findFirst();
	}

	@Test
	void theWholeAnswerDoesNotDependOnThreadsAndACancelledOneKeepsWhatIsFinished() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Answer one = ask(cell, ASKED, 1, RunMonitor.SILENT);
		assertEquals(one, ask(cell, ASKED, 3, RunMonitor.SILENT));
		assertEquals(5, one.charts().size());
		assertEquals(3, one.maps().size());
		assertTrue(one.sentence().startsWith("Two populations of ") && one.sentence().contains("on all dendrites"),
			"a granule cell has no apical dendrite: " + one.sentence());
		final Answer cancelled = ask(cell, ASKED, 1, fraction -> fraction < 0.3);
		assertTrue(cancelled.sentence().startsWith("Cancelled, so not all of it is here. Two populations"), cancelled.sentence());
		final List<List<Object>> kept = table(cancelled, "coincidence").orElseThrow().rows();
		assertFalse(kept.isEmpty());
		for (int i = 0; i < kept.size(); i++)
			assertEquals(table(one, "coincidence").orElseThrow().rows().get(i), kept.get(i));
	}

	@Test
	void aCellThatNeverFiresGetsASentence() throws IOException {
		final ReferenceCell passive = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final Settings weak = ASKED.changed("nmda", 0.0).changed("ampa", 1e-5).changed("trials", 3);
		final Answer answer = ask(passive, weak, 1, RunMonitor.SILENT);
		assertTrue(
			answer.sentence().startsWith("The cell does not fire reliably, whatever number of synapses act together on all dendrites: "),
			answer.sentence());
		assertTrue(answer.charts().isEmpty() && answer.maps().isEmpty());
		final Settings strong = ASKED.changed("trials", 3);
		for (final Settings each : List.of(strong, strong.changed("number", 500)))
			assertTrue(
				ask(passive, each, 1, RunMonitor.SILENT).sentence().startsWith("The cell has no action potential: two populations of "));
		final ReferenceCell active = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		assertTrue(ask(active, strong.changed("number", 1).changed("compare", false), 1, RunMonitor.SILENT).sentence()
			.contains("fire the cell in 0 % of 3 trials"));
	}
}
