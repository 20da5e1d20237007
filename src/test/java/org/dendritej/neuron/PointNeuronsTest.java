/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.simulation.Figure;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spikes of point neurons against other solvers, the order of their integration, and what is refused. */
class PointNeuronsTest {

	/** A row of src/test/resources/pointneuron: the script that made it lies beside it. */
	record Row(String name, double step, double duration, int number, double[] first, double last) {

		@Override
		public String toString() {
			return name;
		}

		static Stream<Row> of(final String file, final boolean stepped) throws IOException {
			try (InputStream in = Row.class.getResourceAsStream("/pointneuron/" + file)) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t", -1)).map(cells -> {
					final int at = stepped ? 1 : 0;
					return new Row(cells[0], stepped ? Double.parseDouble(cells[1]) : 0, Double.parseDouble(cells[at + 1]),
						Integer.parseInt(cells[at + 2]), Arrays.stream(cells[at + 3].split(",")).filter(text -> !text.isEmpty())
							.mapToDouble(Double::parseDouble).toArray(),
						cells[at + 4].isEmpty() ? Double.NaN : Double.parseDouble(cells[at + 4]));
				}).toList().stream();
			}
		}
	}

	static Stream<Row> solved() throws IOException {
		return Row.of("reference.tsv", false);
	}

	static Stream<Row> brian() throws IOException {
		return Row.of("brian.tsv", true);
	}

	private static IzhikevichPattern pattern(final String name) {
		return switch (name) {
			case "RS" -> IzhikevichPattern.REGULAR_SPIKING;
			case "IB" -> IzhikevichPattern.INTRINSICALLY_BURSTING;
			case "CH" -> IzhikevichPattern.CHATTERING;
			case "FS" -> IzhikevichPattern.FAST_SPIKING;
			case "LTS" -> IzhikevichPattern.LOW_THRESHOLD_SPIKING;
			case "RZ" -> IzhikevichPattern.RESONATOR;
			case "TC" -> IzhikevichPattern.THALAMO_CORTICAL;
			case "C" -> IzhikevichPattern.TONIC_BURSTING;
			case "G" -> IzhikevichPattern.CLASS_1;
			case "N" -> IzhikevichPattern.REBOUND_BURST;
			default -> throw new IllegalArgumentException(name);
		};
	}

	/** Neuron and input of a row. */
	static List<Double> spikes(final Row row) {
		final String[] words = row.name.split(" ");
		final double number = words[words.length - 1].matches("[0-9.]+") ? Double.parseDouble(words[words.length - 1]) : Double.NaN;
		final PointNeuron neuron;
		Input input = Inputs.constant(Double.isNaN(number) ? 0 : number);
		switch (words[0]) {
			case "izhikevich" -> {
				neuron = pattern(words[1]).neuron();
				if (Double.isNaN(number))
					input = Inputs.current(pattern(words[1]).current());
			}
			case "adex" -> {
				final AdaptiveExponentialPattern pattern = Arrays.stream(AdaptiveExponentialPattern.values())
					.filter(one -> row.name.equals("adex " + one.label())).findFirst().orElseThrow();
				neuron = row.step == 0 ? pattern.neuron() : cutAt(-40, pattern.neuron());
				input = Inputs.constant(pattern.current());
			}
			case "morris-lecar" -> neuron = words[1].equals("I") ? MorrisLecar.typeOne() : MorrisLecar.typeTwo();
			case "hodgkin-huxley" -> {
				neuron = HodgkinHuxleyNeuron.squid().at(number);
				input = Inputs.constant(Double.parseDouble(words[1]));
			}
			case "lif" -> {
				neuron = row.name.equals("lif synapses") ? new LeakyIntegrateAndFire(20, 100, -70, -70, -50, 0)
					: LeakyIntegrateAndFire.usual();
				if (row.name.equals("lif synapses"))
					input = SynapticInput.conductance(new Response(0.5, 5), 0, SynapticInput.Amplitude.constant(0.012), 3.0, 10.7, 11.2,
						30.33, 31.1, 32.0, 33.9, 90.01, 91.0, 92.5, 93.0, 150.2);
				else
					if (row.name.equals("lif current synapse"))
						input = SynapticInput.current(new Response(0, 5), SynapticInput.Amplitude.constant(0.4), 7.3, 8.4, 9.3, 11.7, 31.9,
							32.9,
							33.9, 34.9, 35.9, 91.4, 94.7, 96.9, 98.0, 158.0, 159.5, 161.0, 162.5, 164.0);
			}
			default -> throw new IllegalArgumentException(row.name);
		}
		final List<Double> spikes = new ArrayList<>();
		neuron.start(0).advance(row.duration, input, spikes::add);
		return spikes;
	}

	/** Cut low: the upstroke of the pattern table needs very short steps at its end, which no method of fixed step has. */
	private static AdaptiveExponential cutAt(final double cut, final AdaptiveExponential usual) {
		return new AdaptiveExponential(usual.capacitance(), usual.leak(), usual.rest(), usual.onset(), usual.slope(), usual.coupling(),
			usual.adaptationTime(), usual.jump(), usual.reset(), cut);
	}

	/** Dormand &amp; Prince of order 8 in scipy, stopped at every spike. */
	@ParameterizedTest
	@MethodSource("solved")
	void spikesAreThoseOfAnotherSolver(final Row row) {
		final List<Double> spikes = spikes(row);
		assertEquals(row.number, spikes.size());
		for (int i = 0; i < row.first.length; i++)
			assertEquals(row.first[i], spikes.get(i), row.name.contains("irregular") ? 1e-3 : 2e-5); // chaos
		if (row.number > 0 && !row.name.contains("irregular"))
			assertEquals(row.last, spikes.get(row.number - 1), 1e-3);
	}

	/** Brian2 puts spikes on its steps and loses up to one at each. */
	@ParameterizedTest
	@MethodSource("brian")
	void spikesAreThoseOfBrian2WithinItsSteps(final Row row) {
		final List<Double> spikes = spikes(row);
		assertEquals(row.number, spikes.size());
		for (int i = 0; i < Math.min(4, row.number); i++)
			assertEquals(row.first[i], spikes.get(i), 2.5 * row.step * (i + 1));
	}

	@Test
	void theFiguresOfTheTableAreMet() throws IOException {
		for (final Figure figure : PointNeuronFigures.figures())
			assertTrue(figure.met(), figure.toString());
	}

	/** Figures of the paper's script, counted in the language of the paper by others, too: 20 spikes of the regular spiking cell instead of 23. */
	@Test
	void thePublishedScriptGivesFewerSpikes() {
		for (final IzhikevichPattern pattern : IzhikevichPattern.values())
			if (pattern.isOf2003()) {
				final int solved = count(pattern.neuron(), pattern), stepped = count(pattern.script(), pattern);
				assertTrue(stepped < solved, pattern.label() + ": " + stepped + " and " + solved);
			}
		assertEquals(23, count(IzhikevichPattern.REGULAR_SPIKING.neuron(), IzhikevichPattern.REGULAR_SPIKING));
		assertEquals(20, count(IzhikevichPattern.REGULAR_SPIKING.script(), IzhikevichPattern.REGULAR_SPIKING));
	}

	private static int count(final PointNeuron neuron, final IzhikevichPattern pattern) {
		return times(neuron, pattern).length;
	}

	private static double[] times(final PointNeuron neuron, final IzhikevichPattern pattern) {
		final List<Double> spikes = new ArrayList<>();
		neuron.start(0).advance(pattern.duration(), Inputs.current(pattern.current()), spikes::add);
		return spikes.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/** What the names say, of the solution; of the script where only that shows it. */
	@ParameterizedTest
	@EnumSource(value = IzhikevichPattern.class, mode = EnumSource.Mode.EXCLUDE, names = "INHIBITION_INDUCED_BURSTING")
	void everyPatternOf2004ShowsWhatItIsNamedAfter(final IzhikevichPattern pattern) {
		if (pattern.isOf2003())
			return;
		final double[] script = times(pattern.script(), pattern);
		final List<double[]> both = pattern.needsItsScript() ? List.of(script) : List.of(script, times(pattern.neuron(), pattern));
		for (final double[] t : both)
			assertTrue(shows(pattern, t), Arrays.toString(t));
		if (pattern.needsItsScript())
			assertTrue(!shows(pattern, times(pattern.neuron(), pattern)), "the solution shows it, too");
	}

	private static boolean shows(final IzhikevichPattern pattern, final double[] t) {
		final double[] gaps = IntStream.range(1, t.length).mapToDouble(i -> t[i] - t[i - 1]).toArray();
		return switch (pattern) {
			case TONIC_SPIKING, MIXED_MODE, SPIKE_FREQUENCY_ADAPTATION -> t.length >= 5 && t[t.length - 1] > 0.8 * pattern.duration() &&
				gaps[gaps.length - 1] > gaps[0];
			case PHASIC_SPIKING, SPIKE_LATENCY -> t.length == 1 && t[0] > 16;
			case SUBTHRESHOLD_OSCILLATIONS, REBOUND_SPIKE, AFTERPOTENTIAL -> t.length == 1;
			case TONIC_BURSTING -> t.length > 20 && max(gaps) > 5 * min(gaps) && t[t.length - 1] > 150;
			case PHASIC_BURSTING, REBOUND_BURST -> t.length >= 5 && t[t.length - 1] < 120;
			case CLASS_1 -> gaps[0] > 2 * gaps[gaps.length - 1];
			case CLASS_2 -> gaps[0] < 25 && t[0] > 100;
			case FREQUENCY_PREFERENCE -> t.length == 1 && t[0] > 320; // only the pair of pulses 40 ms apart
			case INTEGRATION -> t.length == 1 && t[0] < 30; // only the pair 5 ms apart
			case THRESHOLD_VARIABILITY -> t.length == 1 && t[0] > 80; // only the pulse after inhibition
			case BISTABILITY -> t.length >= 4 && t[t.length - 1] < 216;
			case ACCOMMODATION -> t.length == 1 && t[0] > 300;
			case INHIBITION_INDUCED_SPIKING -> t.length >= 3 && t[0] > 50 && t[t.length - 1] < 260;
			default -> throw new IllegalArgumentException(pattern.label());
		};
	}

	@Test
	void inhibitionInducesBurstsInTheScriptAloneAndTheSolutionRunsAway() {
		final IzhikevichPattern pattern = IzhikevichPattern.INHIBITION_INDUCED_BURSTING;
		final double[] t = times(pattern.script(), pattern);
		assertTrue(t.length > 8 && t[0] > 50 && t[6] - t[0] < 20 && t[7] - t[6] > 50, Arrays.toString(t));
		assertTrue(assertThrows(NeuronException.class, () -> times(pattern.neuron(), pattern)).getMessage().contains("fires without end"));
	}

	private static double max(final double[] values) {
		return Arrays.stream(values).max().orElseThrow();
	}

	private static double min(final double[] values) {
		return Arrays.stream(values).min().orElseThrow();
	}

	/** Naud et al. (2008), figure 4, in words. */
	@ParameterizedTest
	@EnumSource(AdaptiveExponentialPattern.class)
	void everyAdaptiveExponentialPatternShowsWhatItIsNamedAfter(final AdaptiveExponentialPattern pattern) {
		final List<Double> spikes = new ArrayList<>();
		pattern.neuron().start(0).advance(500, Inputs.constant(pattern.current()), spikes::add);
		final double[] t = spikes.stream().mapToDouble(Double::doubleValue).toArray(),
			gaps = IntStream.range(1, t.length).mapToDouble(i -> t[i] - t[i - 1]).toArray();
		final double last = gaps.length == 0 ? Double.NaN : gaps[gaps.length - 1];
		assertTrue(switch (pattern) {
			case TONIC -> last / gaps[0] < 1.1;
			case ADAPTING, BRETTE_GERSTNER -> last / gaps[0] > 2;
			case INITIAL_BURST -> gaps[0] < 10 && last > 50 && Math.abs(last - gaps[gaps.length - 2]) < 1;
			case REGULAR_BURSTING, DELAYED_REGULAR_BURSTING -> max(gaps) > 5 * min(gaps) && t[t.length - 1] > 400
				&& (pattern == AdaptiveExponentialPattern.REGULAR_BURSTING || t[0] > 50);
			case DELAYED_ACCELERATING ->
				t[0] > 30 && last < 0.7 * gaps[0] && IntStream.range(1, gaps.length).allMatch(i -> gaps[i] < gaps[i - 1]);
			case TRANSIENT -> t.length >= 1 && t[t.length - 1] < 100;
			case IRREGULAR -> max(gaps) > 3 * min(gaps) && Arrays.stream(gaps).map(gap -> Math.rint(gap)).distinct().count() > 10;
		}, Arrays.toString(t));
	}

	/** The error of a spike time falls with the fifth power of the step, in every model, although the spike falls between two steps. */
	@ParameterizedTest
	@ValueSource(strings = { "izhikevich", "adex", "hodgkin-huxley", "morris-lecar", "lif" })
	void halvingTheStepDividesTheErrorByThirtyTwo(final String name) {
		final Waveform ramp = new Waveform.Ramp(0.1, 0.5, 0, 100);
		final PointNeuron neuron;
		final Supplier<Input> input;
		final double begin;
		switch (name) {
			case "izhikevich" -> {
				neuron = new Izhikevich(0.02, 0.2, -65, 8);
				input = () -> Inputs.constant(6);
				begin = 0.0625;
			}
			case "adex" -> {
				neuron = cutAt(-45, AdaptiveExponentialPattern.TONIC.neuron());
				input = () -> Inputs.constant(0.5);
				begin = 0.5;
			}
			case "hodgkin-huxley" -> {
				neuron = HodgkinHuxleyNeuron.squid();
				input = () -> Inputs.constant(10);
				begin = 0.1;
			}
			case "morris-lecar" -> {
				neuron = MorrisLecar.typeTwo();
				input = () -> Inputs.constant(100);
				begin = 1;
			}
			default -> {
				neuron = LeakyIntegrateAndFire.usual();
				input = () -> Inputs.current(ramp);
				begin = 4;
			}
		}
		final DoubleFunction<Double> second = step -> {
			final List<Double> spikes = new ArrayList<>();
			neuron.start(0, step == 0 ? Integration.to(1e-13) : Integration.fixed(step)).advance(110, input.get(), spikes::add);
			return spikes.get(spikes.size() == 1 ? 0 : 1);
		};
		final double truth = second.apply(0), coarse = Math.abs(second.apply(begin) - truth),
			fine = Math.abs(second.apply(begin / 2) - truth),
			finest = Math.abs(second.apply(begin / 4) - truth);
		assertTrue(coarse / fine > 16 && fine / finest > 16 || finest < 1e-10, coarse + " " + fine + " " + finest);
	}

	/** Morris &amp; Lecar's two sets: firing begins at an arbitrarily low rate in one and with a jump in the other; regular in both. */
	@Test
	void oneSetBeginsAtALowRateAndTheOtherWithAJump() {
		assertTrue(rate(MorrisLecar.typeOne(), 40) < 1.5);
		assertTrue(rate(MorrisLecar.typeOne(), 40) > 0);
		double least = Double.POSITIVE_INFINITY;
		for (double current = 86; current <= 92; current += 0.5)
			if (rate(MorrisLecar.typeTwo(), current) > 0)
				least = Math.min(least, rate(MorrisLecar.typeTwo(), current));
		assertTrue(least > 8, String.valueOf(least));
		assertTrue(rate(MorrisLecar.pacemaker(), 0) > 5, "it fires by itself");
		assertEquals(rate(MorrisLecar.typeOne(), 45), rate(MorrisLecar.pacemaker(), 0), 1e-6);
	}

	private static double rate(final PointNeuron neuron, final double current) {
		final List<Double> spikes = new ArrayList<>();
		neuron.start(0).advance(6000, Inputs.constant(current), spikes::add);
		final List<Double> late = spikes.stream().filter(t -> t > 2000).toList();
		if (late.size() < 3)
			return 0;
		final double[] gaps = IntStream.range(1, late.size()).mapToDouble(i -> late.get(i) - late.get(i - 1)).toArray();
		final double mean = Arrays.stream(gaps).average().orElseThrow();
		final double cv = Math.sqrt(Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow()) / mean;
		assertTrue(cv < 1e-3, "CV " + cv);
		return 1000 / mean;
	}

	/** Two hundred neurons under noise of their own: the same bits, whoever computes them. */
	@Test
	void anEnsembleIsTheSameToTheLastBitOnAnyNumberOfThreads() {
		final List<List<Double>> one = ensemble(1);
		assertEquals(one, ensemble(2));
		assertEquals(one, ensemble(8));
		assertTrue(one.stream().mapToInt(List::size).sum() > 100);
	}

	private static List<List<Double>> ensemble(final int threads) {
		try (Workers workers = Workers.of(threads)) {
			return workers.map(60, i -> {
				final PointNeuron neuron = switch (i % 4) {
					case 0 -> LeakyIntegrateAndFire.usual();
					case 1 -> new Izhikevich(0.02, 0.2, -65, 8).withCapacitance(0.1);
					case 2 -> AdaptiveExponentialPattern.ADAPTING.neuron();
					default -> HodgkinHuxleyNeuron.squid().withArea(1000);
				};
				final double[] times = new SpikeTrain.Poisson(800, 0, 200).times(i, 200, 5);
				final Input input = Inputs.sum(List.of(
					SynapticInput.conductance(new Response(0.3, 3), 0, SynapticInput.Amplitude.constant(0.004), times),
					Inputs.current(new Waveform.Step(0.05, 20, 100))));
				final List<Double> spikes = new ArrayList<>();
				final PointNeuron.State state = neuron.start(0);
				for (int k = 1; k <= 200; k++)
					state.advance(k, input, spikes::add);
				spikes.add(state.value(0));
				return spikes;
			});
		}
	}

	/** Area scales currents and conductances: the density is what counts. */
	@Test
	void aPatchOfAnotherAreaDoesTheSameWithCurrentInProportion() {
		final List<Double> small = new ArrayList<>(), large = new ArrayList<>();
		HodgkinHuxleyNeuron.squid().withArea(1000).start(0).advance(60, Inputs.constant(0.1), small::add);
		HodgkinHuxleyNeuron.squid().start(0).advance(60, Inputs.constant(10), large::add);
		assertEquals(large.size(), small.size());
		assertEquals(large.get(3), small.get(3), 1e-6);
	}

	@Test
	void mistakesAreSaidInOneSentence() {
		refused("capacitance is 0.0", () -> AdaptiveExponential.ofPicofarads(0, 10, -70, -50, 2, 2, 30, 0, -58));
		refused("capacitance is 0.0", () -> new Izhikevich(0.02, 0.2, -65, 8).withCapacitance(0));
		refused("capacitance is -1.0", () -> new MorrisLecar(2, 30, 4.4, 0.04, -1, 0, 1e5));
		refused("area is 0.0", () -> HodgkinHuxleyNeuron.squid().withArea(0));
		refused("time constant of adaptation is -30.0 ms", () -> AdaptiveExponential.ofPicofarads(200, 10, -70, -50, 2, 2, -30, 0, -58));
		refused("slope factor is 0.0 mV", () -> AdaptiveExponential.ofPicofarads(200, 10, -70, -50, 0, 2, 30, 0, -58));
		refused("reset c is 40.0 mV", () -> new Izhikevich(0.02, 0.2, 40, 8));
		refused("a is NaN", () -> new Izhikevich(Double.NaN, 0.2, -65, 8));
		refused("time constant is 0.0 ms", () -> new RateUnit(0, new TransferFunction.Identity(), 0, 0));
		refused("width is -6.0", () -> new TransferFunction.Logistic(100, 50, -6));
		refused("rise must not be slower", () -> new Response(5, 1));
		refused("longest step is NaN", () -> Integration.fixed(Double.NaN));
		refused("a step of 2.0 ms is too long", () -> HodgkinHuxleyNeuron.squid().start(0, Integration.fixed(2)).advance(100,
			Inputs.constant(10), t -> {}));
		refused("drive it too far", () -> MorrisLecar.typeOne().start(0).advance(20, Inputs.constant(1e6), t -> {}));
		refused("fires without end", () -> new Izhikevich(0.02, 0.2, -65, 8).start(0).advance(20, Inputs.constant(1e6), t -> {}));
		refused("it runs forward only", () -> HodgkinHuxleyNeuron.squid().start(5).advance(4, Inputs.none(), t -> {}));
		refused("amplitude -1.0", () -> LeakyIntegrateAndFire.usual().start(0).advance(10,
			SynapticInput.conductance(new Response(0, 5), 0, SynapticInput.Amplitude.constant(-1), 5), t -> {}));
		refused("conductance is -1.0 µS",
			() -> MorrisLecar.typeOne().start(0).advance(10, Inputs.conductance(new Waveform.Step(-1, 2, 3), 0),
				t -> {}));
	}

	private static void refused(final String part, final Runnable mistake) {
		final String message = assertThrows(NeuronException.class, mistake::run).getMessage();
		assertTrue(message.contains(part), message);
		assertTrue(!message.contains("\n") && message.length() < 250, message);
	}
}
