/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.dendritej.SharedData;
import org.dendritej.experiment.OneCompartment;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.PatchClamp;
import org.dendritej.model.Protocol;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.nmodl.code.GeneratedCode;
import org.dendritej.nmodl.code.ProgramCode;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelsTest {

	static List<String> names() {
		return Channels.NAMES;
	}

	private static final Waveform STEPS =
		new Waveform.Lines(List.of(0.0, 5.0, 5.1, 25.0, 25.1, 60.0), List.of(-65.0, -65.0, -20.0, -20.0, 30.0, -100.0));

	@ParameterizedTest
	@MethodSource("names")
	void eachIsNamedAsItsFileAndStatesUnitsAndSource(final String name) {
		final NmodlMechanism channel = Channels.named(name);
		assertEquals(name, channel.name());
		assertTrue(channel.title().length() > 3, channel.title());
		final String source = Channels.source(name);
		assertTrue(name.equals("pas") || source.contains("doi:10."), "a paper");
		for (final var parameter : channel.parameters())
			assertTrue(source.contains("\t" + parameter.name() + " = "), parameter.name() + " has a default");
	}

	@Test
	void anUnknownNameIsRefusedWithWhatThereIs() {
		assertTrue(assertThrows(MechanismException.class, () -> Channels.named("nax")).getMessage().contains("nat_hay"));
	}

	/** The reference has the temperature factor with six digits, ours with all. */
	@ParameterizedTest
	@CsvSource({ "nat5, nat_hay", "nap5, nap_hay", "kv35, kv31_hay", "kt5, kt_hay", "kp5, kp_hay", "km5, km_hay", "ih5, ih_hay",
		"cah5, cah_hay",
		"cal5, cal_hay", "sk5, sk_hay", "cp5, capool_hay" })
	void theLayerFiveSetDoesWhatTheReferenceDoes(final String reference, final String ours) throws IOException {
		final Path file = SharedData.file("reference/mod/" + reference + ".mod");
		final Mechanism theirs = Nmodl.read(file), own = Channels.named(ours);
		final boolean pool = reference.equals("cp5"), calciumGated = reference.equals("sk5");
		final Waveform bump =
			new Waveform.Lines(List.of(0.0, 10.0, 12.0, 30.0), pool ? List.of(0.0, 0.0, -0.01, 0.0) : List.of(5e-5, 5e-5, 2e-3, 1e-4));
		final Map<String, Waveform> current = pool ? Map.of("ca", bump) : Map.of(), inside = calciumGated ? Map.of("ca", bump) : Map.of();
		final Recording expected = clamp(theirs, pool ? Map.of() : Map.of("g", 0.01), current, inside);
		final boolean factor = own.parameters().stream().anyMatch(parameter -> parameter.name().equals("qt"));
		final Recording found =
			clamp(own, pool ? Map.of("gamma", 5e-4) : factor ? Map.of("gbar", 0.01, "qt", 2.95289) : Map.of("gbar", 0.01), current,
				inside);
		int compared = 0;
		for (final Trace trace : expected.traces())
			if (!trace.name().equals("v") && !trace.name().equals("g")
				&& found.traces().stream().anyMatch(other -> other.name().equals(trace.name()))) {
					final double[] a = trace.values(), b = found.trace(trace.name()).values();
					final double size = Arrays.stream(a).map(Math::abs).max().orElseThrow();
					for (int i = 0; i < a.length; i++)
						assertEquals(a[i], b[i], 1e-9 * size, trace.name() + " at step " + i);
					compared++;
				}
		assertTrue(compared > 0);
	}

	/** Tsodyks, Uziel and Markram 2000 in closed form: amplitudes of a regular train relative to the first. */
	@ParameterizedTest
	@CsvSource({ "0.5, 800, 0", "0.04, 100, 1000", "0.67, 800, 0", "0.2, 200, 1500" })
	void amplitudesOfARegularTrainTendToTheirClosedForm(final double u, final double recovery, final double facilitation) {
		for (final double interval : new double[] { 100, 20 }) {
			final int spikes = (int) (8 * Math.max(recovery, facilitation) / interval) + 40;
			final List<Double> times = new ArrayList<>();
			for (int k = 0; k < spikes; k++)
				times.add(1 + k * interval);
			final Trace released =
				events(Channels.named("TsodyksMarkramSyn"), Map.of("U", u, "trec", recovery, "tfacil", facilitation), times, 1, 0.5)
					.trace("released");
			final double eF = facilitation > 0 ? Math.exp(-interval / facilitation) : 0, eR = Math.exp(-interval / recovery);
			final double us = u / (1 - (1 - u) * eF), xs = (1 - eR) / (1 - (1 - us) * eR);
			assertEquals(us * xs, released.value(released.size() - 1), 1e-6 * us * xs);
			assertEquals(u, released.value((int) Math.round(2 / 0.5)), 1e-12);
		}
	}

	/** Binomial release: failures (1 − p)^N and mean Np, each within three standard errors; refilling is nearly complete between spikes. */
	@Test
	void releaseByChanceHasBinomialFailuresAndMean() {
		final double p = 0.25;
		final int sites = 4, trials = 20_000;
		final List<Double> times = new ArrayList<>();
		for (int k = 0; k < trials; k++)
			times.add(1.0 + k);
		final Trace released =
			events(Channels.named("TsodyksMarkramSyn"), Map.of("U", p, "trec", 0.05, "sites", (double) sites), times, 1, 0.5)
				.trace("released");
		int failures = 0;
		double sum = 0;
		for (int k = 0; k < trials; k++) {
			final double quanta = sites * released.value(2 * (k + 1) + 1);
			sum += quanta;
			if (quanta == 0) failures++;
		}
		final double expected = Math.pow(1 - p, sites);
		assertEquals(expected, failures / (double) trials, 3 * Math.sqrt(expected * (1 - expected) / trials));
		assertEquals(sites * p, sum / trials, 3 * Math.sqrt(sites * p * (1 - p) / trials));
	}

	/** Song, Miller and Abbott 2000: one pair of spikes; the postsynaptic one is a pulse of a clamped voltage. */
	@ParameterizedTest
	@CsvSource({ "10, 0.0030327", "-10, -0.0031843" })
	void onePairOfSpikesChangesTheWeightByThePairRule(final double difference, final double change) {
		final double post = 50;
		final Waveform spike = new Waveform.Levels(List.of(0.0, post - 0.025, post + 0.975), List.of(-65.0, 0.0, -65.0), -65.0);
		final PatchClamp clamp =
			new PatchClamp(Channels.named("StdpSyn"), Map.of(), patch(), timing(100, 0.025), Optional.of(spike), Optional.empty(),
				Map.of(), Map.of(), Map.of(), List.of(), List.of(post - difference), 1e-3, 1);
		final Trace s = OneCompartment.run(clamp, RunMonitor.SILENT).trace("s");
		assertEquals(change, s.value(s.size() - 1) - 1, 1e-5);
	}

	/** Sixty pairs at a regular rate under the minimal triplet rule for visual cortex: Pfister and Gerstner 2006, all spikes with all. */
	@ParameterizedTest
	@CsvSource({ "10, 10, 0.11864", "10, -10, -0.33221", "40, 10, 0.53211", "40, -10, 0.17371" })
	void sixtyPairsOfSpikesChangeTheWeightByTheTripletRule(final double rate, final double difference, final double change) {
		final List<Double> pre = new ArrayList<>(), jumps = new ArrayList<>(List.of(0.0)), levels = new ArrayList<>(List.of(-65.0));
		for (int k = 0; k < 60; k++) {
			final double post = 50 + k * 1000 / rate;
			pre.add(post - difference);
			jumps.addAll(List.of(post - 0.025, post + 0.975));
			levels.addAll(List.of(0.0, -65.0));
		}
		final PatchClamp clamp = new PatchClamp(Channels.named("StdpSyn"),
			Map.of("a2plus", 0.0, "a3plus", 6.5e-3, "a2minus", 7.1e-3, "tplus", 16.8, "tminus", 33.7, "ty", 114.0), patch(),
			timing(pre.get(59) + 50, 0.025), Optional.of(new Waveform.Levels(jumps, levels, -65.0)), Optional.empty(), Map.of(), Map.of(),
			Map.of(), List.of(), pre, 1e-3, 1);
		final Trace s = OneCompartment.run(clamp, RunMonitor.SILENT).trace("s");
		assertEquals(change, s.value(s.size() - 1) - 1, 1e-5);
	}

	/** The window that Bi and Poo 1998 measured, as fitted by Pfister and Gerstner: one pair at each difference. */
	@ParameterizedTest
	@CsvSource({ "-50, -0.06192", "-20, -0.15081", "-10, -0.20290", "-5, -0.23536", "-1, -0.26502", "1, 0.73210", "5, 0.57699",
		"10, 0.42846", "20, 0.23627", "50, 0.03962" })
	void onePairOfSpikesGivesTheWindowOfBiAndPoo(final double difference, final double change) {
		final double post = 60;
		final Waveform spike = new Waveform.Levels(List.of(0.0, post - 0.025, post + 0.5), List.of(-65.0, 0.0, -65.0), -65.0);
		final PatchClamp clamp = new PatchClamp(Channels.named("StdpSyn"),
			Map.of("a2plus", 0.777, "a2minus", 0.273, "tplus", 16.8, "tminus", 33.7), patch(), timing(120, 0.025), Optional.of(spike),
			Optional.empty(), Map.of(), Map.of(), Map.of(), List.of(), List.of(post - difference), 1e-3, 1);
		final Trace s = OneCompartment.run(clamp, RunMonitor.SILENT).trace("s");
		assertEquals(change, s.value(s.size() - 1) - 1, 1e-5);
	}

	/** What the build compiles beforehand is found by its name, so the name must not depend on anything but the text. */
	@Test
	void classesCompiledBeforehandAreTheSameEveryTime(@TempDir final Path first, @TempDir final Path second) throws Exception {
		for (final Path folder : List.of(first, second))
			for (final String name : List.of("hh", "capool_hay", "AmpaNmdaSyn"))
				ProgramCode.write(Lowering.of(MechanismReader.parse(name + ".mod", Channels.source(name), Map.of())), folder);
		final String in = "org/dendritej/nmodl/code/generated";
		try (Stream<Path> files = Files.list(first.resolve(in));
			URLClassLoader loader = new URLClassLoader(new URL[] { first.toUri().toURL() }, getClass().getClassLoader())) {
			final List<Path> classes = files.toList();
			assertEquals(3, classes.size());
			for (final Path one : classes) {
				assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(second.resolve(in).resolve(one.getFileName())));
				final String name = one.getFileName().toString().replace(".class", "");
				assertEquals(GeneratedCode.class, loader.loadClass(in.replace('/', '.') + "." + name).getSuperclass());
			}
		}
	}

	/** GABA-B in closed form while the transmitter acts: r tends to k1/(k1 + k2) with the rate k1 + k2. */
	@Test
	void gabaBReceptorsFollowTheTransmitter() {
		final Recording recording = events(Channels.named("GabaBSyn"), Map.of(), List.of(10.0), 0.01, 0.0025);
		final double k1 = 0.09, k2 = 0.0012, peak = k1 / (k1 + k2) * (1 - Math.exp(-(k1 + k2)));
		final double[] r = recording.trace("r").values();
		assertEquals(peak, DoubleStream.of(r).max().orElseThrow(), 1e-4 * peak);
		assertEquals(peak * Math.exp(-k2 * 20), r[(int) Math.round(31 / 0.0025)], 1e-4 * peak);
	}

	private static PatchClamp.Patch patch() {
		return new PatchClamp.Patch(20, 20, 1, 0, -65, 6.3);
	}

	private static PatchClamp.Timing timing(final double duration, final double step) {
		return new PatchClamp.Timing(duration, step, Protocol.Scheme.BACKWARD_EULER, new Protocol.Start.AtVoltage(-65));
	}

	private static Recording clamp(final Mechanism mechanism, final Map<String, Double> parameters, final Map<String, Waveform> currents,
		final Map<String, Waveform> insides) {
		return OneCompartment
			.run(new PatchClamp(mechanism, parameters, patch(), timing(60, 0.025), Optional.of(STEPS), Optional.empty(), currents,
				insides, Map.of(), List.of(), List.of(), 0, 1), RunMonitor.SILENT);
	}

	private static Recording events(final Mechanism mechanism, final Map<String, Double> parameters, final List<Double> times,
		final double weight,
		final double step) {
		final double duration = times.get(times.size() - 1) + 25;
		return OneCompartment
			.run(new PatchClamp(mechanism, parameters, patch(), timing(duration, step), Optional.of(new Waveform.Levels(List.of(0.0), List
				.of(-65.0), -65.0)), Optional.empty(), Map.of(), Map.of(), Map.of(), List.of(), times, weight, 1), RunMonitor.SILENT);
	}
}
