/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Channels;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.Trace;
import org.dendritej.units.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mechanisms in NMODL on stars, combs, single compartments, chains of ten thousand and deep unbalanced trees, with voltages, densities, temperatures and time steps that nobody has in mind: voltages stay
 * numbers, or one sentence says why they do not; the same alone, side by side, and in blocks on two threads.
 */
class ExtremeChannelsTest {

	private static final int STEPS = 40, TRIALS = 27;

	/** Rates that are singular at −40 and at −55 mV, with no guard, as in the paper of 1952. */
	private static final String AXON = """
		NEURON { SUFFIX axon USEION na READ ena WRITE ina USEION k READ ek WRITE ik RANGE gnabar, gkbar }
		PARAMETER { gnabar = 0.12 (S/cm2) gkbar = 0.036 (S/cm2) }
		ASSIGNED { v (mV) celsius (degC) ena (mV) ek (mV) ina (mA/cm2) ik (mA/cm2) q }
		STATE { m h n }
		INITIAL { q = 3^((celsius - 6.3)/10)  m = am(v)/(am(v) + bm(v))  h = ah(v)/(ah(v) + bh(v))  n = an(v)/(an(v) + bn(v)) }
		BREAKPOINT { SOLVE gates METHOD cnexp  ina = gnabar*m*m*m*h*(v - ena)  ik = gkbar*n*n*n*n*(v - ek) }
		DERIVATIVE gates {
			m' = q*(am(v)*(1 - m) - bm(v)*m)
			h' = q*(ah(v)*(1 - h) - bh(v)*h)
			n' = q*(an(v)*(1 - n) - bn(v)*n)
		}
		FUNCTION am(v) { am = 0.1*(v + 40)/(1 - exp(-(v + 40)/10)) }
		FUNCTION bm(v) { bm = 4*exp(-(v + 65)/18) }
		FUNCTION ah(v) { ah = 0.07*exp(-(v + 65)/20) }
		FUNCTION bh(v) { bh = 1/(1 + exp(-(v + 35)/10)) }
		FUNCTION an(v) { an = 0.01*(v + 55)/(1 - exp(-(v + 55)/10)) }
		FUNCTION bn(v) { bn = 0.125*exp(-(v + 65)/80) }
		""";
	/** Closed, open and inactivated. */
	private static final String SCHEME = """
		NEURON { SUFFIX scheme USEION na READ ena WRITE ina RANGE g }
		PARAMETER { g = 0.01 (S/cm2) }
		ASSIGNED { v (mV) celsius (degC) ena (mV) ina (mA/cm2) a (/ms) b (/ms) c (/ms) d (/ms) }
		STATE { closed open inactive }
		INITIAL { rates(v) SOLVE states STEADYSTATE sparse }
		BREAKPOINT { SOLVE states METHOD sparse  ina = g*open*(v - ena) }
		KINETIC states {
			rates(v)
			~ closed <-> open (a, b)
			~ open <-> inactive (c, d)
			~ inactive <-> closed (0.01, 0.001)
			CONSERVE closed + open + inactive = 1
		}
		PROCEDURE rates(v (mV)) { LOCAL q
			q = 3^((celsius - 23)/10)
			a = q*3*exp((v + 30)/20)
			b = q*2*exp(-(v + 40)/15)
			c = q/(1 + exp(-(v + 20)/8))
			d = q*0.02
		}
		""";
	/** A pump that saturates beside the leak of the pool. */
	private static final String PUMP = """
		NEURON { SUFFIX pump USEION ca READ cai, ica WRITE cai RANGE depth, most }
		UNITS { FARADAY = (faraday) (coulomb) }
		PARAMETER { depth = 0.1 (um) most = 0.002 (mM/ms) }
		ASSIGNED { ica (mA/cm2) }
		STATE { cai (mM) }
		INITIAL { cai = 1e-4 }
		BREAKPOINT { SOLVE pool METHOD derivimplicit }
		DERIVATIVE pool { cai' = -1e4*ica*0.05/(2*FARADAY*depth) - most*cai/(cai + 2e-4) + most/3 }
		""";
	private static final String RECEPTOR = """
		NEURON { POINT_PROCESS receptor NONSPECIFIC_CURRENT i RANGE g, e, mg }
		PARAMETER { e = 0 (mV) mg = 1 (mM) }
		ASSIGNED { v (mV) i (nA) g (uS) }
		STATE { a (uS) b (uS) }
		INITIAL { a = 0 b = 0 }
		BREAKPOINT { SOLVE decay METHOD cnexp  g = (b - a)/(1 + mg*exp(-0.062*v)/3.57)  i = g*(v - e) }
		DERIVATIVE decay { a' = -a/2  b' = -b/50 }
		NET_RECEIVE(weight (uS)) { a = a + weight*1.2  b = b + weight*1.2 }
		""";
	static final List<Mechanism> WRITTEN = parsed(AXON, SCHEME);
	private static final List<Mechanism> LOOP = parsed(CalciumLoop.ALL.toArray(String[]::new));
	private static final List<Mechanism> PUMPED = parsed(CalciumLoop.CHANNEL, PUMP, CalciumLoop.GATED);
	private static final List<Mechanism> HAY =
		Stream.of("cah_hay", "cal_hay", "capool_hay", "sk_hay").<Mechanism>map(Channels::named).toList();
	private static final List<Mechanism> SYNAPSES =
		Stream.of(RandomNeurons.SYNAPSES, RandomTrials.STOCHASTIC, parsed(RECEPTOR)).flatMap(List::stream).toList();

	/** Whose conductance rises with the voltage at once. */
	private static final Set<String> BLOCKED = Set.of("NmdaSyn", "AmpaNmdaSyn", "receptor");

	private static List<Mechanism> parsed(final String... texts) {
		return Arrays.stream(texts).<Mechanism>map(text -> Nmodl.parse("extreme.mod", text)).toList();
	}

	/** A number over many powers of ten, or now and then 0. */
	private static double strength(final SplittableRandom random, final double low, final double high) {
		return random.nextInt(8) == 0 ? 0 : SolverOracleTest.power(random, low, high);
	}

	static CableModel cable(final int kind, final SplittableRandom random) {
		return SolverOracleTest.shape(kind, random,
			CableProperties.uniform(SolverOracleTest.power(random, 0, 4), SolverOracleTest.power(random, -1, 1.5)));
	}

	/** Channels of the catalogue, of this test and of nobody; often with one of three loops by way of calcium. */
	private static Biophysics membrane(final SplittableRandom random) {
		Biophysics membrane =
			Biophysics.passive(CableProperties.uniform(100, 1), strength(random, -9, 0), random.nextDouble(-200, 100))
				.at(random.nextDouble(0, 60));
		for (final List<Mechanism> some : List.of(WRITTEN, RandomNeurons.CATALOGUE, RandomNeurons.CATALOGUE, RandomNeurons.UNHEARD))
			membrane = painted(membrane, some.get(random.nextInt(some.size())), random);
		for (final Mechanism one : List.of(LOOP, PUMPED, HAY, List.<Mechanism>of()).get(random.nextInt(4)))
			membrane = painted(membrane, one, random);
		return membrane;
	}

	/** Everywhere or near the root; conductances from nothing to 10 S/cm², other parameters as they are. */
	static Biophysics painted(final Biophysics membrane, final Mechanism mechanism, final SplittableRandom random) {
		final Map<String, Double> values = new TreeMap<>();
		for (final var parameter : mechanism.parameters())
			if (parameter.unit().equals("S/cm2")) values.put(parameter.name(), strength(random, -9, 1));
		return membrane.paint(random.nextBoolean() ? Region.EVERYWHERE : new Region.PathDistance(0, random.nextDouble(20, 400)), mechanism,
			values);
	}

	private static SynapseGroup[] synapses(final SplittableRandom random, final double dt) {
		final List<SynapseGroup> groups = new ArrayList<>();
		for (final Mechanism mechanism : SYNAPSES)
			groups.add(new SynapseGroup(mechanism.name(), List.of(new SynapseGroup.Receptor(mechanism, strength(random, -7, 1), Map.of())),
				new Sites.Scattered(Region.EVERYWHERE, 1 + random.nextInt(20)),
				new SpikeTrain.At(random.doubles(3, 0, STEPS * dt).sorted().boxed().toList()), 0));
		return groups.toArray(SynapseGroup[]::new);
	}

	private static Protocol protocol(final CableModel cable, final Scheme scheme, final double dt, final SplittableRandom random) {
		final Protocol.Start start = random.nextBoolean() ? new Protocol.Start.AtVoltage(random.nextDouble(-1000, 1000))
			: new Protocol.Start.AtVoltages(random.doubles(cable.compartments(), -1000, 1000).boxed().toList());
		return new Protocol(STEPS * dt, dt, scheme, start,
			List.of(Experiments.current(Experiments.middle(cable, random.nextInt(cable.compartments())), random.nextDouble(-5, 5))));
	}

	/** Some places, the first and the last compartment among them. */
	private static RecordingPlan some(final CableModel cable, final SplittableRandom random) {
		final List<Probe> probes = new ArrayList<>();
		for (int k = 0; k < 12; k++) {
			final int last = cable.compartments() - 1, c = k == 0 ? 0 : k == 1 ? last : random.nextInt(last + 1);
			probes.add(new Probe.Voltage("v" + k, Experiments.middle(cable, c)));
		}
		return new RecordingPlan(probes, 0, List.of());
	}

	/** What comes of a run: traces, or what the exception says. */
	private record Outcome(List<double[]> traces, String sentence) {

		static Outcome of(final Supplier<Recording> run) {
			try {
				return new Outcome(run.get().traces().stream().map(Trace::values).toList(), "");
			}
			catch (final SimulationException e) {
				return new Outcome(List.of(), e.getMessage());
			}
		}
	}

	private static void assertSame(final Outcome expected, final Outcome found, final String which) {
		assertEquals(expected.sentence, found.sentence, which);
		for (int k = 0; k < expected.traces.size(); k++)
			assertArrayEquals(expected.traces.get(k), found.traces.get(k), 0, which);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void anythingGivesNumbersOrOneSentence(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		int numbers = 0;
		try (Workers workers = Workers.of(2)) {
			for (int n = 0; n < TRIALS; n++) {
				final int trial = n;
				final String which = "seed " + seed + ", trial " + trial;
				final CableModel cable = cable(trial % 9, random);
				final Scheme scheme = Scheme.values()[trial % 2];
				final double dt = SolverOracleTest.power(random, -4, 0);
				final NeuronModel model =
					Experiments.model(membrane(random), protocol(cable, scheme, dt, random), some(cable, random), synapses(random, dt));
				final Outcome alone = Outcome.of(() -> Simulation.of(model, cable).run(RunMonitor.SILENT));
				if (alone.sentence.isEmpty()) numbers++;
				else
					assertTrue(alone.sentence.endsWith("use a shorter time step, or look for an extreme parameter"),
						which + ": " + alone.sentence);
				for (final double[] trace : alone.traces)
					for (final double v : trace)
						assertTrue(Double.isFinite(v), which + ": " + v + " mV");
				assertSame(alone, Outcome.of(() -> new Run(List.of(Simulation.of(model, cable)), Math.min(8, cable.compartments()))
					.run(new ShuffledTeam(workers, trial), RunMonitor.SILENT).get(0)), which + ", in blocks");
				if (cable.compartments() < 5000)
					assertSame(alone, Outcome.of(() -> Trials.run(3, k -> Simulation.of(model, cable), workers, RunMonitor.SILENT).get(2)),
						which + ", side by side");
			}
		}
		assertTrue(numbers > TRIALS / 2, "neurons that stay numbers: " + numbers);
	}

	/**
	 * Where nothing is injected, voltages stay between where they start and where open channels and synapses draw them: backward Euler solves for means of these with
	 * positive weights, whatever the time step.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void voltagesStayBetweenTheStartAndWhatDrivesThem(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		for (int trial = 0; trial < TRIALS; trial++) {
			final CableModel cable = cable(trial % 9, random);
			final double dt = SolverOracleTest.power(random, -4, 0), start = random.nextDouble(-1000, 1000);
			Biophysics membrane = Biophysics.passive(CableProperties.uniform(100, 1), strength(random, -9, 0), random.nextDouble(-100, 50))
				.at(random.nextDouble(0, 60));
			for (final List<Mechanism> some : List.of(WRITTEN, RandomNeurons.CATALOGUE, RandomNeurons.CATALOGUE, RandomNeurons.UNHEARD))
				membrane = painted(membrane, some.get(random.nextInt(some.size())), random);
			final SynapseGroup[] linear = Arrays.stream(synapses(random, dt)).filter(group -> !BLOCKED.contains(group.name()))
				.toArray(SynapseGroup[]::new);
			final Recording recording = Experiments.run(cable, membrane, Experiments.protocol(STEPS * dt, dt, Scheme.BACKWARD_EULER, start),
				some(cable, random), linear);
			final double low = Math.min(start, -100), high = Math.max(start, 50);
			for (final Trace trace : recording.traces())
				for (final double v : trace.values())
					assertTrue(v >= low - 1e-9 * Math.abs(low) && v <= high + 1e-9 * high,
						"seed " + seed + ", trial " + trial + ": " + v + " mV, start " + start);
		}
	}
}
