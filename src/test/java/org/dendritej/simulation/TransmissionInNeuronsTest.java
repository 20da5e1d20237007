/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.mechanism.transmission.Ablation;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Learning.PostsynapticSpikes;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Scaling;
import org.dendritej.mechanism.transmission.Synapses;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Channels;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.recording.Spike;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

/** Unreliable and plastic synapses on compartmental neurons. */
class TransmissionInNeuronsTest {

	private static final CableProperties CABLE = CableProperties.uniform(100, 1);
	static final Biophysics PASSIVE = Biophysics.passive(CABLE, 2e-4, -70);
	static final Biophysics SPIKING =
		Biophysics.passive(CABLE, 5e-5, -65).at(18).paint(Region.SOMA, HodgkinHuxley.INSTANCE, Map.of());
	static final RecordingPlan SOMA = new RecordingPlan(List.of(new Probe.Voltage("soma", Location.SOMA)), 0,
		List.of(new SpikeDetector("soma", Location.SOMA, -20)));

	static CableModel cell() {
		final CableBuilder builder = new CableBuilder("cell", CABLE);
		final int soma = builder.cylinder(Types.SOMA, -1, 0, 20, 20, 1);
		builder.cylinder(Types.BASAL, soma, 0.5, 200, 2, 8);
		builder.cylinder(Types.APICAL, soma, 0.5, 300, 3, 10);
		return builder.build();
	}

	static SynapseGroup group(final String name, final double weight, final Sites sites, final SpikeTrain spikes,
		final Transmission transmission) {
		return new SynapseGroup(name, List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), weight, Map.of())), sites,
			spikes, 0)
			.with(transmission);
	}

	private static Recording run(final Biophysics biophysics, final Protocol protocol, final RecordingPlan plan,
		final SynapseGroup... groups) {
		return Experiments.run(cell(), biophysics, protocol, plan, groups);
	}

	static final Sites DENDRITE = new Sites.Listed(List.of(Experiments.on(1, 0.5)));

	@Test
	void depressionAndFacilitationAreExactAlsoOffTheGrid() {
		for (final Release release : List.of(Release.DEPRESSING, Release.FACILITATING)) {
			final List<Double> times = List.of(1.01, 14.37, 41.123, 50.003, 93.77);
			final RecordingPlan plan = new RecordingPlan(List.of(new Probe.OfSynapse("g", "train", 0, "Exp", "g")), 0, List.of());
			final Recording recording = Experiments.run(cell(), PASSIVE, Protocol.lasting(110), plan, new SynapseGroup("train",
				List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("Exp"), 1e-3, Map.of("tau", 2.0))), DENDRITE,
				new SpikeTrain.At(times), 0, Transmission.of(release)));
			final Synapses expected = Synapses.of(Transmission.of(release), 1, 0);
			final double[] t = recording.times(), g = recording.trace("g").values(), sum = new double[t.length];
			for (final double time : times) {
				final double amplitude = 1e-3 * expected.release(0, time);
				for (int i = 0; i < t.length; i++)
					if (t[i] >= time) sum[i] += amplitude * Math.exp(-(t[i] - time) / 2);
			}
			assertArrayEquals(sum, g, 1e-12);
		}
	}

	/** Synapses of equal kinetics on one place are one linear system, whatever each delivers. */
	@Test
	void manyUnreliableSynapsesOnOnePlaceActAsTheSumOfWhatTheyRelease() {
		final List<Location> same = java.util.Collections.nCopies(40, Experiments.on(2, 0.7));
		final Transmission transmission = Transmission.of(new Release(2, 0.3, 60, 0, true)).spread(0.9);
		final Recording together = run(PASSIVE, Protocol.lasting(100), SOMA,
			group("all", 2e-4, new Sites.Listed(same), new SpikeTrain.Poisson(20, 0, 100), transmission));
		final NeuronModel model = Experiments.model(PASSIVE, Protocol.lasting(100), SOMA);
		final List<SynapseGroup> single = new ArrayList<>();
		final SpikeTrain trains = new SpikeTrain.Poisson(20, 0, 100);
		final SynapseGroup whole = group("all", 2e-4, new Sites.Listed(same), trains, transmission);
		final Synapses draws = Synapses.of(transmission, 40, SpikeTrain.mix(whole.seed(1), 2));
		for (int s = 0; s < 40; s++)
			for (final double time : trains.times(s, 100, SpikeTrain.mix(whole.seed(1), 1))) {
				final double quanta = draws.release(s, time) * draws.weight(s, time);
				if (quanta > 0)
					single.add(group("event " + single.size(), 2e-4 * quanta, new Sites.Listed(same.subList(0, 1)),
						new SpikeTrain.At(List.of(time)), Transmission.RELIABLE));
			}
		assertTrue(single.size() > 20);
		assertArrayEquals(Simulation.of(model.with(single), cell()).run(RunMonitor.SILENT).trace("soma").values(),
			together.trace("soma").values(), 1e-10);
	}

	private static NeuronModel learning(final Learning learning, final double dt, final List<Double> pre) {
		final List<Stimulus> pulses = List.of(
			new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(2, 20, 2)),
			new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(2, 60, 2)),
			new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(2, 90, 2)));
		Protocol protocol = Protocol.lasting(120).timeStep(dt);
		for (final Stimulus pulse : pulses)
			protocol = protocol.with(pulse);
		return Experiments.model(SPIKING, protocol, new RecordingPlan(List.of(new Probe.Voltage("soma", Location.SOMA),
			new Probe.OfWeight("w0", "plastic", 0), new Probe.OfWeight("w1", "plastic", 1)), 0, SOMA.detectors()),
			group("plastic", 1e-5, new Sites.Listed(List.of(Experiments.on(1, 0.5), Experiments.on(2, 0.9))),
				new SpikeTrain.Each(List.of(new SpikeTrain.At(pre), new SpikeTrain.At(List.of(32.0, 88.5)))),
				Transmission.RELIABLE.with(learning)));
	}

	/** The rule, told of the spikes that the run has recorded, gives the weights that it has recorded. */
	@Test
	void weightsFollowTheRuleAtTheSpikesOfTheNeuron() {
		for (final TimingRule rule : List.of(TimingRule.BI_POO, TimingRule.VISUAL_CORTEX.times(10), TimingRule.VISUAL_CORTEX_NEAREST)) {
			final Learning learning = Learning.of(rule);
			final List<Double> pre = List.of(10.0, 15.2, 58.0, 70.0);
			final Recording recording = Simulation.of(learning(learning, 0.025, pre), cell()).run(RunMonitor.SILENT);
			final List<Double> post = recording.spikes().stream().map(Spike::time).toList();
			assertTrue(post.size() >= 3);
			final Synapses expected = Synapses.of(Transmission.RELIABLE.with(learning), 2, 1);
			final List<double[]> all = new ArrayList<>();
			pre.forEach(t -> all.add(new double[] { t, 0 }));
			List.of(32.0, 88.5).forEach(t -> all.add(new double[] { t, 1 }));
			post.forEach(t -> all.add(new double[] { t, -1 }));
			all.sort((a, b) -> Double.compare(a[0], b[0]));
			int next = 0;
			final double[] times = recording.times();
			for (int n = 0; n < times.length; n++) {
				for (; next < all.size() && all.get(next)[0] <= times[n]; next++)
					if (all.get(next)[1] < 0) expected.after(0, all.get(next)[0]);
					else expected.before((int) all.get(next)[1], all.get(next)[0]);
				assertEquals(expected.weight(0, times[n]), recording.trace("w0").value(n), 1e-15, "at " + times[n] + " ms");
				assertEquals(expected.weight(1, times[n]), recording.trace("w1").value(n), 1e-15);
			}
			final SynapseHistory history = recording.synapses().get(0);
			assertEquals(201, history.samples());
			assertEquals(120, history.time(200));
			assertEquals((float) expected.weight(0, 120), history.weight(200, 0));
			assertTrue(expected.weight(0, 120) != 1 && expected.weight(0, 120) != expected.weight(1, 120));
		}
	}

	/** A changed weight is delivered from the next event on. */
	@Test
	void whatIsLearntIsDelivered() {
		final Learning learning = Learning.of(TimingRule.BI_POO);
		final NeuronModel model = learning(learning, 0.025, List.of(10.0, 70.0));
		final NeuronModel recorded = model.with(new RecordingPlan(List.of(new Probe.OfSynapse("g", "plastic", 0, "AMPA", "g"),
			new Probe.OfWeight("w", "plastic", 0)), 0, SOMA.detectors()));
		final Recording recording = Simulation.of(recorded, cell()).run(RunMonitor.SILENT);
		final double[] g = recording.trace("g").values(), w = recording.trace("w").values();
		double first = 0, second = 0;
		for (int n = 400; n < 1200; n++)
			first = Math.max(first, g[n]);
		for (int n = 2800; n < 4000; n++)
			second = Math.max(second, g[n]);
		assertTrue(w[2799] > 1.1);
		assertEquals(w[2799], second / first, 1e-6);
	}

	@Test
	void aSynapseThatWatchesItsOwnPlaceLearnsFromLocalSpikes() {
		final Learning local = new Learning(Optional.of(TimingRule.BI_POO), Optional.empty(), new PostsynapticSpikes.Local(-50), 0, 5);
		final NeuronModel model = learning(local, 0.025, List.of(10.0));
		final Recording recording = Simulation.of(model.with(new RecordingPlan(List.of(new Probe.Voltage("there", Experiments.on(1, 0.5)),
			new Probe.OfWeight("w", "plastic", 0)), 0, List.of())), cell()).run(RunMonitor.SILENT);
		final List<Double> crossings = Experiments.crossings(recording, "there", -50);
		assertTrue(crossings.size() >= 3, "the spike comes back into the dendrite");
		final double[] w = recording.trace("w").values();
		double expected = 1;
		for (final double time : crossings)
			expected += 0.777 * Math.exp(-(time - 10) / 16.8);
		assertEquals(expected, w[w.length - 1], 1e-12);
	}

	@Test
	void allOfItHasTheSameBitsOnAnyNumberOfThreadsAndWhateverElseIsThere() {
		final Learning learning = new Learning(Optional.of(TimingRule.VISUAL_CORTEX.times(20)), Optional.of(new Scaling(20, 500, 100)),
			PostsynapticSpikes.OfCell.FIRST, 0, 3);
		final Transmission transmission =
			Transmission.of(new Release(3, 0.3, 50, 30, true)).spread(0.7).with(new Ablation(0.1, 50)).with(learning);
		final SynapseGroup group =
			group("drive", 1e-3, new Sites.Scattered(Region.DENDRITES, 60), new SpikeTrain.Volley(List.of(10.0, 35.0, 60.0, 85.0), 1),
				transmission),
			other = group("silent", 0, new Sites.Scattered(Region.DENDRITES, 7), new SpikeTrain.Poisson(40, 0, 100), transmission);
		final List<List<Recording>> all = new ArrayList<>();
		final CableModel same = cell(); // trials of one neuron run side by side in lanes
		for (final int threads : new int[] { 1, 2, 8 })
			try (Workers workers = Workers.of(threads)) {
				all.add(
					Trials.run(6, i -> Simulation.of(Experiments.model(SPIKING, Protocol.lasting(100), SOMA, group).seed(i), same), workers,
						RunMonitor.SILENT));
			}
		assertTrue(all.get(0).get(0).spikes().size() > 1, "it learns from several spikes");
		for (int i = 0; i < 6; i++) {
			final Recording one = all.get(0).get(i);
			for (final List<Recording> more : all)
				requireSame(one, more.get(i));
			requireSame(one, Simulation.of(Experiments.model(SPIKING, Protocol.lasting(100), SOMA, group, other).seed(i), cell()).run(
				RunMonitor.SILENT));
		}
		assertTrue(
			IntStream.range(0, 60).anyMatch(s -> all.get(0).get(0).synapses().get(0).weight(200, s) != all.get(0).get(1).synapses().get(0)
				.weight(200, s)),
			"seeds differ");
	}

	private static void requireSame(final Recording one, final Recording other) {
		assertArrayEquals(one.trace("soma").values(), other.trace("soma").values());
		assertEquals(one.spikes(), other.spikes());
		for (int s = 0; s < 60; s++) {
			assertEquals(one.synapses().get(0).failures(s), other.synapses().get(0).failures(s));
			for (int i = 0; i < one.synapses().get(0).samples(); i++)
				assertEquals(one.synapses().get(0).weight(i, s), other.synapses().get(0).weight(i, s));
		}
	}

	/** A receptor in NMODL gets the weight that the transmission delivers. */
	@Test
	void receptorsInNmodlAreTransmittedToAsTheOwnOnesAre() {
		final var own = Channels.named("AmpaSyn");
		final RecordingPlan plan = new RecordingPlan(List.of(new Probe.OfSynapse("g", "train", 0, "AmpaSyn", "g")), 0, List.of());
		final Recording recording = Experiments.run(cell(), PASSIVE, Protocol.lasting(400), plan, new SynapseGroup("train",
			List.of(new SynapseGroup.Receptor(own, 1, Map.of())), DENDRITE, new SpikeTrain.Regular(10, 150, 3), 0,
			Transmission.of(Release.LAYER_5)));
		final Synapses expected = Synapses.of(Transmission.of(Release.LAYER_5), 1, 0);
		final double[] g = recording.trace("g").values();
		final double[] peaks = new double[3], released = new double[3];
		for (int k = 0; k < 3; k++) {
			released[k] = expected.release(0, 10 + 150 * k);
			for (int n = (int) ((10 + 150 * k) / 0.025); n < (int) ((100 + 150 * k) / 0.025); n++)
				peaks[k] = Math.max(peaks[k], g[n]);
		}
		assertEquals(released[1] / released[0], peaks[1] / peaks[0], 1e-6);
		assertEquals(released[2] / released[0], peaks[2] / peaks[0], 1e-6);
	}

	@Test
	void ablatedSynapsesFallSilent() {
		final Recording cut = run(PASSIVE, Protocol.lasting(60), SOMA, group("cut", 1e-3, new Sites.Scattered(Region.DENDRITES, 10),
			new SpikeTrain.At(List.of(5.0, 40.0)), Transmission.RELIABLE.with(new Ablation(1, 30))));
		final double[] v = cut.trace("soma").values();
		assertTrue(v[(int) (8 / 0.025)] > v[0] + 1);
		assertEquals(v[(int) (39 / 0.025)], v[(int) (45 / 0.025)], 0.2, "nothing happens at 40 ms");
		assertEquals(1, cut.synapses().get(0).failures(0));
		assertEquals(0, cut.synapses().get(0).weight(1, 0));
	}

	@Test
	void whoLearnsNeedsSpikesToLearnFrom() {
		final SynapseGroup group = group("plastic", 1e-5, DENDRITE, new SpikeTrain.At(List.of(1.0)), Transmission.RELIABLE.with(
			new Learning(Optional.of(TimingRule.SONG), Optional.empty(), new PostsynapticSpikes.OfCell("axon"), 0, 5)));
		assertEquals(
			"synapse group \"plastic\" learns from the spikes of the detector \"axon\", but the recording has only [soma]; add a spike" +
				" detector of that name",
			assertThrows(SimulationException.class, () -> run(PASSIVE, Protocol.lasting(5), SOMA, group)).getMessage());
	}
}
