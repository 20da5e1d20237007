/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.DriveWithNoise.Settings;
import org.dendritej.experiment.NoiseRuns.Releases;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriveWithNoiseTest {

	private static final Settings DEFAULTS = DriveWithNoise.QUESTION.defaults();

	static Settings with(final Map<String, Object> values) {
		return org.dendritej.experiment.Settings.with(DEFAULTS, entry -> Optional.ofNullable(values.get(entry.key())));
	}

	static Answer ask(final ReferenceCell cell, final Map<String, Object> values) {
		try (Workers workers = Workers.of(2)) {
			return DriveWithNoise.QUESTION.ask(cell.model(), cell.cable(), with(values), 1, workers, RunMonitor.SILENT);
		}
	}

	private static double figure(final Answer answer, final String name) {
		return answer.figures().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow().value();
	}

	static NoiseRuns runs(final ReferenceCell cell, final Settings settings) {
		final NeuronModel stepped = cell.model().with(cell.model().protocol().timeStep(settings.step()));
		return DriveWithNoise.runs(stepped, cell.cable(), settings, NoiseRegime.of(stepped, cell.cable(), settings, RunMonitor.SILENT), 1);
	}

	/** The linear system with the mean conductance of every synapse where it sits. */
	private static Impedance shunted(final NoiseRuns runs) {
		Impedance shunted = runs.regime().rest();
		for (final NoiseInput input : List.of(runs.regime().excitation(), runs.regime().inhibition())) {
			final int[] where = runs.compartments(input.reversal() == 0 ? NoiseRuns.EXCITATION : NoiseRuns.INHIBITION, input.number());
			final double[] each = new double[where.length];
			Arrays.fill(each, input.meanConductance() / input.number());
			shunted = shunted.with(where, each);
		}
		return shunted;
	}

	/**
	 * How much greater than with mean conductances the input resistance may be: half the variance of each conductance times the second derivative of the resistance,
	 * 2 Z(0,s)² Z(s,s); conductances that fluctuate fast have less of it.
	 */
	private static double convexity(final NoiseRuns runs, final Impedance shunted, final int soma) {
		double sum = 0;
		for (final NoiseInput input : List.of(runs.regime().excitation(), runs.regime().inhibition()))
			for (final int s : runs.compartments(input.reversal() == 0 ? NoiseRuns.EXCITATION : NoiseRuns.INHIBITION, input.number()))
				sum += input.varianceOfConductance() / input.number() * Math.pow(shunted.transfer(soma, s).re(), 2) * shunted.input(s).re();
		return sum;
	}

	/** Independent inputs into a passive neuron: five standard errors around what the linear system says. */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void aPassiveNeuronHasTheResistancePotentialAndFluctuationOfItsLinearSystem(final String name) throws IOException {
		final ReferenceCell cell = ReferenceCell.of(name, ReferenceMembrane.PASSIVE);
		final Map<String, Object> values = Map.of("seconds", 4.0, "correlation", 0.0);
		final NoiseRuns runs = runs(cell, with(values));
		final Impedance shunted = shunted(runs);
		final Answer answer = ask(cell, values);
		final double z = shunted.input(cell.soma()).re(), error = figure(answer, "Standard error of the input resistance"),
			r = figure(answer, "Input resistance"), deviation = figure(answer, "SD of the potential");
		assertTrue(error < 0.02 * z);
		assertTrue(r > z - 5 * error && r < z + convexity(runs, shunted, cell.soma()) + 5 * error, r + " for " + z);
		final double tau = NoiseRegime.timeConstant(shunted, cell.soma());
		assertEquals(tau, figure(answer, "Time constant"), 0.02 * tau + 5 * 8 * tau * error / z,
			"the last quarter of the pulse counts as its end");
		assertEquals(figure(answer, "Input resistance at rest") / 4, figure(answer, "Expected input resistance"), 1e-6);
		assertEquals(0, figure(answer, "Output rate"));
		final double independent = 4000 / (2 * (10 + tau)); // samples of the potential that are independent of each other
		assertEquals(runs.regime().deviation(), deviation, 5 * deviation / Math.sqrt(2 * independent));
		final double expected = potential(runs, shunted, cell), found = figure(answer, "Potential"),
			statistics = 5 * deviation / Math.sqrt(independent);
		final double less = saturation(runs, shunted, cell.soma(), runs.regime().excitation()),
			more = saturation(runs, shunted, cell.soma(), runs.regime().inhibition());
		assertTrue(found > expected + less - statistics && found < expected + more + statistics,
			found + " for " + expected + " from " + less + " to " + more);
		assertEquals(-62, runs.regime().potential(), 1e-6);
	}

	/**
	 * How far the mean potential may lie beside that with mean conductances: half the variance of each conductance times the second derivative of the potential,
	 * -2 Z(0,s) Z(s,s) (E - V); conductances that fluctuate fast have less of it.
	 */
	private static double saturation(final NoiseRuns runs, final Impedance shunted, final int soma, final NoiseInput input) {
		double sum = 0;
		for (final int s : runs.compartments(input.reversal() == 0 ? NoiseRuns.EXCITATION : NoiseRuns.INHIBITION, input.number()))
			sum -= input.varianceOfConductance() / input.number() * shunted.transfer(soma, s).re() * shunted.input(s).re()
				* (input.reversal() - runs.regime().potential());
		return sum;
	}

	private static double potential(final NoiseRuns runs, final Impedance shunted, final ReferenceCell cell) {
		double potential = runs.regime().restPotential();
		for (final NoiseInput input : List.of(runs.regime().excitation(), runs.regime().inhibition()))
			for (final int s : runs.compartments(input.reversal() == 0 ? NoiseRuns.EXCITATION : NoiseRuns.INHIBITION, input.number()))
				potential += input.meanConductance() / input.number() * shunted.transfer(cell.soma(), s).re()
					* (input.reversal() - runs.regime().restPotential());
		return potential;
	}

	/** With conductances that stay open in the place of releases, what is measured has no statistics: the pulse of eight time constants leaves 0.1 %. */
	@ParameterizedTest
	@ValueSource(strings = { ReferenceCell.PUBLIC, ReferenceCell.GRANULE, ReferenceCell.LAYER_4 })
	void aSteadyShuntInThePlaceOfTheSynapsesGivesTheSteadyImpedance(final String name) throws IOException {
		final ReferenceCell cell = ReferenceCell.of(name, ReferenceMembrane.PASSIVE);
		final NoiseRuns runs = runs(cell, with(Map.of("seconds", 1.0)));
		final NoiseCount count = new NoiseCount(runs, 10, -1);
		final Recording[] recordings = new Recording[2];
		for (int pulsed = 0; pulsed < 2; pulsed++) {
			NeuronModel steady =
				runs.quiet(NoiseRuns.BEFORE + runs.length(), runs.onsets(), runs.amplitude() * (pulsed == 1 ? 1 : 1e-12));
			for (final NoiseInput input : List.of(runs.regime().excitation(), runs.regime().inhibition())) {
				final String group = input.reversal() == 0 ? NoiseRuns.EXCITATION : NoiseRuns.INHIBITION;
				steady = steady.with(new SynapseGroup(group,
					List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("Exp"), input.meanConductance() / input.number(),
						Map.of("tau", 1e6, "e", input.reversal()))),
					new Sites.Scattered(runs.regime().region(), input.number()), new SpikeTrain.At(List.of(0.0)), 0));
			}
			recordings[pulsed] = Simulation.of(steady, cell.cable()).run(RunMonitor.SILENT);
		}
		count.add(new Releases(new double[0][], new double[0][]), recordings[0], recordings[1]);
		final Impedance shunted = shunted(runs);
		final double z = shunted.input(cell.soma()).re(), tau = NoiseRegime.timeConstant(shunted, cell.soma());
		assertEquals(count.pulses, count.resistances.size(), "every pulse counts");
		assertEquals(z, count.resistance(), 2e-3 * z);
		assertEquals(tau, count.timeConstant(), 0.02 * tau);
		assertEquals(0, count.resistanceError(), 1e-3 * z);
	}

	@Test
	void moreInputMakesTheResistanceAndTheTimeConstantFall() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		double resistance = Double.POSITIVE_INFINITY, constant = resistance;
		for (final double rate : new double[] { 0.5, 1, 2, 4, 8 }) {
			final Answer answer = ask(cell, Map.of("seconds", 2.0, "rate", rate, "inhibitoryRate", 2 * rate, "correlation", 0.0));
			assertTrue(figure(answer, "Input resistance") < 0.9 * resistance, rate + " Hz");
			assertTrue(figure(answer, "Time constant") < 0.9 * constant, rate + " Hz");
			resistance = figure(answer, "Input resistance");
			constant = figure(answer, "Time constant");
		}
	}

	@Test
	void halfTheProbabilityAtTwiceTheRateLeavesMeanConductancePotentialAndResistance() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final Answer one = ask(cell, Map.of("seconds", 6.0, "rate", 2.0, "probability", 0.8, "correlation", 0.0)),
			other = ask(cell, Map.of("seconds", 6.0, "rate", 32.0, "probability", 0.05, "correlation", 0.0));
		assertEquals(figure(one, "Expected excitatory conductance"), figure(other, "Expected excitatory conductance"), 1e-12);
		for (final Answer answer : List.of(one, other)) {
			final double sigma = figure(answer, "SD of the excitatory conductance");
			assertEquals(figure(answer, "Expected excitatory conductance"), figure(answer, "Excitatory conductance"),
				5 * sigma / Math.sqrt(6000 / 6.0));
		}
		final double error =
			Math.hypot(figure(one, "Standard error of the input resistance"), figure(other, "Standard error of the input resistance"));
		assertEquals(figure(one, "Input resistance"), figure(other, "Input resistance"), 5 * error);
		assertEquals(figure(one, "Potential"), figure(other, "Potential"),
			5 * Math.sqrt(2) * figure(one, "SD of the potential") / Math.sqrt(6000 / 30.0));
	}

	/** Correlation 1: all synapses act together, each time makes one spike, and the neuron passes the Poisson process on. */
	@Test
	void aNeuronThatIsDrivenByOnePoissonProcessHasItsVariation() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Answer answer =
			ask(cell, Map.of("seconds", 20.0, "excitatory", 0.1, "inhibitory", 0.0, "rate", 5.0, "probability", 1.0, "correlation",
				1.0, "jitter", 0.0));
		final double spikes = figure(answer, "Output rate") * 20, releases = figure(answer, "Excitatory releases") * 20;
		assertTrue(releases > 60, releases + " releases");
		assertEquals(releases, spikes, 0.15 * releases, "but for those too near to another");
		assertEquals(1, figure(answer, "CV"), 4 / Math.sqrt(spikes));
	}

	/** A neuron that fires on a current does not care for synapses that open nothing: their releases before spikes are those by chance. */
	@Test
	void synapsesWithoutWeightDoNotPrecedeSpikes() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Answer answer =
			ask(cell, Map.of("seconds", 10.0, "ampa", 0.0, "gaba", 0.0, "rate", 4.0, "inhibitoryRate", 20.0, "current", 0.1,
				"correlation", 0.0));
		assertTrue(figure(answer, "Output rate") > 5);
		for (final String kind : List.of("Excitation", "Inhibition")) {
			final double[] z = answer.tables().get(0).rows().stream()
				.mapToDouble(row -> (double) row.get(answer.tables().get(0).headings().indexOf(kind + ": significance (SD)")))
				.filter(value -> !Double.isNaN(value)).toArray();
			final double mean = Arrays.stream(z).average().orElseThrow(), square = Arrays.stream(z).map(x -> x * x).average().orElseThrow();
			assertTrue(z.length > 40);
			assertEquals(0, mean, 5 / Math.sqrt(z.length));
			assertEquals(1, square, 5 * Math.sqrt(2.0 / z.length));
			final double releases = figure(answer, kind.equals("Excitation") ? "Excitatory releases" : "Inhibitory releases") * 10
				* figure(answer, kind.equals("Excitation") ? "Excitatory synapses" : "Inhibitory synapses");
			assertEquals(0, figure(answer, kind + " before spikes"), 5 * 100 / Math.sqrt(releases * 0.05));
		}
	}

	@Test
	void excitationIsMoreAndInhibitionLessBeforeSpikesThanByChance() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.LAYER_5);
		final Answer answer = ask(cell, Map.of("seconds", 4.0));
		assertTrue(figure(answer, "Output rate") > 1);
		assertTrue(figure(answer, "Excitation before spikes") > 10);
		assertTrue(figure(answer, "Inhibition before spikes") < 0);
		assertTrue(figure(answer, "CV") > 0.4);
		assertEquals(List.of("Excitation before spikes", "Excitation before spikes, significance", "Inhibition before spikes",
			"Inhibition before spikes, significance", "Fall of the input resistance"), answer.maps().stream().map(PlaceMap::name).toList());
		answer.maps().forEach(map -> assertEquals(cell.cable().compartments(), map.values().size()));
	}

	@Test
	void correlatedInputsMakeThePotentialFluctuateAsAskedAndIndependentOnesLess() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final Answer correlated = ask(cell, Map.of("seconds", 4.0)), independent = ask(cell, Map.of("seconds", 4.0, "correlation", 0.0));
		final double samples = 4000 / (2 * (10 + figure(correlated, "Expected time constant")));
		assertEquals(4, figure(correlated, "Expected SD of the potential"), 1e-9);
		assertEquals(4, figure(correlated, "SD of the potential"), 5 * 4 / Math.sqrt(2 * samples));
		assertTrue(figure(independent, "SD of the potential") < 0.7 * figure(correlated, "SD of the potential"));
	}

	/** The power at the frequency of the oscillation is that of a sine beside that of the noise. */
	@Test
	void anOscillationOfTheInputsIsSeenInThePotential() throws IOException {
		final ReferenceCell cell = ReferenceCell.of(ReferenceCell.GRANULE, ReferenceMembrane.PASSIVE);
		final Map<String, Object> excitation = Map.of("seconds", 4.0, "correlation", 0.0, "inhibitory", 0.0, "rate", 1.0); // beside it inhibition would cancel
		final Map<String, Object> oscillating = new HashMap<>(excitation);
		oscillating.putAll(Map.of("oscillation", 0.5, "frequency", 7.0));
		final Answer steady = ask(cell, excitation), swinging = ask(cell, oscillating);
		assertTrue(power(swinging, 7) > 10 * power(steady, 7));
		assertEquals(1, power(swinging, 30) / power(steady, 30), 0.8);
		assertEquals(figure(steady, "Expected potential"), figure(swinging, "Expected potential"), 1e-9);
	}

	private static double power(final Answer answer, final double frequency) {
		final Answer.Curve curve =
			answer.charts().stream().filter(chart -> chart.title().equals("Power spectrum")).findFirst().orElseThrow().curves().get(0);
		final int nearest = IntStream.range(0, curve.x().size()).boxed()
			.min(Comparator.comparingDouble(i -> Math.abs(curve.x().get(i) - frequency))).orElseThrow();
		return curve.y().get(nearest);
	}
}
