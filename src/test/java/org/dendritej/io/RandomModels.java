/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.SomaAttachment;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Ablation;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Scaling;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;

/** Models that make no sense but say everything that records can say, with numbers of all magnitudes. */
final class RandomModels {

	private final Random random;

	RandomModels(final long seed) {
		random = new Random(seed);
	}

	NeuronModel next() {
		final List<Mechanism> all = Catalogue.STANDARD.mechanisms();
		final List<Mechanism> densities = all.stream().filter(m -> m.kind() == Mechanism.Kind.DENSITY).toList();
		final List<Mechanism> synapses =
			all.stream().filter(m -> m.kind() == Mechanism.Kind.POINT && !m.eventArguments().isEmpty()).toList();
		final Discretisation discretisation = new Discretisation(rule(), of(SomaAttachment.values()), axon());
		final CableProperties cable = new CableProperties(
			list(1, 3, i -> new CableProperties.Entry(i == 0 ? Region.EVERYWHERE : region(2), positive(), positive())));
		final Biophysics biophysics = new Biophysics(between(-40, 90), cable, list(0, 4, i -> paint(densities)), list(0, 2, i -> ion()));
		final double timeStep = positive();
		final Protocol protocol = new Protocol(timeStep * (1 + random.nextInt(1000)), timeStep, of(Protocol.Scheme.values()), start(),
			list(0, 3, i -> stimulus()));
		return new NeuronModel(name(), source(), discretisation, biophysics, list(0, 3, i -> group("group " + i, synapses)), protocol,
			plan(),
			random.nextLong());
	}

	private ReconstructionSource source() {
		final byte[] hash = new byte[32];
		random.nextBytes(hash);
		final Map<Integer, Double> radii = new HashMap<>();
		for (int i = random.nextInt(4); i > 0; i--)
			radii.put(random.nextInt(30) - 2, positive());
		return new ReconstructionSource(name(), random.nextBoolean() ? "" : HexFormat.of().formatHex(hash), random.nextInt(4) - 1,
			random.nextBoolean() ? Double.NaN : positive(), radii);
	}

	private CompartmentRule rule() {
		return one(() -> new CompartmentRule.DLambda(positive(), positive()), () -> new CompartmentRule.MaximalLength(positive()),
			() -> new CompartmentRule.OddPerLength(positive()), () -> new CompartmentRule.Fixed(1 + random.nextInt(100)));
	}

	private AxonTreatment axon() {
		return one(() -> AxonTreatment.AS_RECONSTRUCTED, () -> AxonTreatment.REMOVED,
			() -> new AxonTreatment.Stub(1 + random.nextInt(5), between(1, 100), between(0.1, 3)));
	}

	private Region region(final int depth) {
		if (depth > 0 && random.nextInt(3) == 0)
			return one(() -> new Region.AllOf(list(1, 3, i -> region(depth - 1))),
				() -> new Region.AnyOf(list(1, 3, i -> region(depth - 1))));
		final double from = any();
		return one(() -> Region.EVERYWHERE, () -> Region.SOMA, () -> Region.AXON, () -> Region.BASAL, () -> Region.APICAL,
			() -> Region.DENDRITES, () -> new Region.OfType(random.nextInt(300) - 10), () -> new Region.OneSection(random.nextInt(50)),
			() -> new Region.PathDistance(from, Math.nextUp(from) + positive()),
			() -> new Region.PathDistance(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
	}

	private Location location() {
		return one(() -> Location.SOMA, () -> new Location.OnSection(random.nextInt(50), random.nextDouble()),
			() -> new Location.NearestTo(between(-1e3, 1e3), -0.0, any() / 8), () -> new Location.AtPoint(random.nextInt(10_000)));
	}

	private Biophysics.Paint paint(final List<Mechanism> mechanisms) {
		final Mechanism mechanism = mechanisms.get(random.nextInt(mechanisms.size()));
		final Map<String, Distribution> parameters = new HashMap<>();
		for (final Parameter parameter : mechanism.parameters())
			if (random.nextBoolean())
				parameters.put(parameter.name(), distribution(parameter));
		return new Biophysics.Paint(region(2), mechanism, parameters);
	}

	private Distribution distribution(final Parameter parameter) {
		return one(() -> new Distribution.Constant(allowed(parameter)), () -> new Distribution.Linear(any(), any()),
			() -> new Distribution.Exponential(any(), any(), any()), () -> new Distribution.Sigmoid(any(), any(), any(), any()), () -> {
				final int n = 1 + random.nextInt(5);
				return new Distribution.Table(ascending(n), list(n, n, i -> any()));
			});
	}

	private Biophysics.IonSetting ion() {
		return new Biophysics.IonSetting(region(1), name(), random.nextBoolean() ? Double.NaN : any(),
			random.nextBoolean() ? Double.NaN : any(),
			random.nextBoolean() ? Double.NaN : any());
	}

	private SynapseGroup group(final String name, final List<Mechanism> mechanisms) {
		final int first = random.nextInt(mechanisms.size());
		return new SynapseGroup(name, list(1, Math.min(3, mechanisms.size()), i -> {
			final Mechanism mechanism = mechanisms.get((first + i) % mechanisms.size());
			final Map<String, Double> parameters = new HashMap<>();
			for (final Parameter parameter : mechanism.parameters())
				if (random.nextBoolean())
					parameters.put(parameter.name(), allowed(parameter));
			return new SynapseGroup.Receptor(mechanism, any(), parameters);
		}), sites(), spikes(), positive(), random.nextBoolean() ? Transmission.RELIABLE : transmission());
	}

	private Transmission transmission() {
		final Release release =
			one(() -> Release.RELIABLE, () -> Release.LAYER_5, () -> Release.binomial(1 + random.nextInt(9), random.nextDouble()),
				() -> new Release(1 + random.nextInt(9), random.nextDouble(), positive(), positive(), random.nextBoolean()));
		final TimingRule rule =
			one(() -> TimingRule.BI_POO, () -> TimingRule.VISUAL_CORTEX_NEAREST, () -> new TimingRule(any(), any(), any(), any(),
				positive(), positive(), positive(), positive(), of(TimingRule.Pairing.values())));
		final Learning learning = new Learning(random.nextBoolean() ? Optional.of(rule) : Optional.empty(),
			random.nextBoolean() ? Optional.of(new Scaling(positive(), positive(), positive())) : Optional.empty(),
			one(() -> Learning.PostsynapticSpikes.OfCell.FIRST, () -> new Learning.PostsynapticSpikes.OfCell(name()),
				() -> new Learning.PostsynapticSpikes.Local(any())),
			random.nextDouble(), random.nextBoolean() ? Double.POSITIVE_INFINITY : 1 + positive());
		return new Transmission(release, random.nextBoolean() ? 0 : between(0, 5),
			random.nextBoolean() ? Ablation.NONE : new Ablation(random.nextDouble(), positive()),
			random.nextBoolean() ? Optional.empty() : Optional.of(learning));
	}

	private Sites sites() {
		return one(() -> new Sites.Listed(list(1, 6, i -> location())),
			() -> new Sites.Cluster(location(), positive(), 1 + random.nextInt(30)),
			() -> new Sites.Scattered(region(2), 1 + random.nextInt(1000)));
	}

	private SpikeTrain spikes() {
		final double start = positive();
		return one(() -> new SpikeTrain.At(list(0, 5, i -> positive())),
			() -> new SpikeTrain.Each(list(0, 4, k -> new SpikeTrain.At(list(0, 5, i -> positive())))),
			() -> new SpikeTrain.Sequence(start, between(-5, 5)),
			() -> new SpikeTrain.Regular(start, positive(), 1 + random.nextInt(100)),
			() -> new SpikeTrain.Volley(list(0, 5, i -> positive()), positive()),
			() -> new SpikeTrain.Poisson(positive(), start, Double.POSITIVE_INFINITY),
			() -> new SpikeTrain.Poisson(0, start, 2 * start));
	}

	private Protocol.Start start() {
		return one(Protocol.Start.Settled::new, () -> new Protocol.Start.AtVoltage(any()),
			() -> new Protocol.Start.AtVoltages(list(1, 30, i -> any())));
	}

	private Stimulus stimulus() {
		return one(() -> new Stimulus.CurrentClamp(location(), waveform()),
			() -> new Stimulus.VoltageClamp(location(), waveform(), any(), random.nextBoolean() ? Double.POSITIVE_INFINITY : positive(),
				positive()));
	}

	private Waveform waveform() {
		final int n = 1 + random.nextInt(5);
		return one(() -> new Waveform.Step(any(), between(-5, 50), random.nextBoolean() ? Double.POSITIVE_INFINITY : positive()),
			() -> new Waveform.Ramp(between(-1, 1), any() / 4, 0, positive()),
			() -> new Waveform.Levels(ascending(n), list(n, n, i -> between(-80, 40)), any()),
			() -> new Waveform.Lines(ascending(n), list(n, n, i -> between(-80, 40))));
	}

	private RecordingPlan plan() {
		return new RecordingPlan(list(0, 6, i -> probe("probe \"" + i + "\" — µ\t")), random.nextBoolean() ? 0 : positive(),
			list(0, 3, i -> new RecordingPlan.SpikeDetector("detector " + i, location(), any())));
	}

	private Probe probe(final String name) {
		return one(() -> new Probe.Voltage(name, location()), () -> new Probe.OfMechanism(name, location(), name(), name()),
			() -> new Probe.OfSynapse(name, name(), random.nextInt(10), name(), name()),
			() -> new Probe.OfWeight(name, name(), random.nextInt(10)),
			() -> new Probe.OfIon(name, location(), name(), "inside"), () -> new Probe.OfStimulus(name, random.nextInt(5)));
	}

	private double allowed(final Parameter parameter) {
		for (int i = 0; i < 20; i++) {
			final double value = random.nextBoolean() ? any() : positive();
			if (value >= parameter.minimum() && value <= parameter.maximum())
				return value;
		}
		return parameter.defaultValue();
	}

	/** Any bits that make a finite number, or an ordinary one. */
	private double any() {
		while (true) {
			final double value = random.nextInt(3) > 0 ? between(-100, 100) : Double.longBitsToDouble(random.nextLong());
			if (Double.isFinite(value))
				return random.nextInt(20) == 0 ? -0.0 : value;
		}
	}

	private double positive() {
		return one(() -> between(1e-3, 100), () -> Math.pow(10, between(-12, 9)), () -> (1 + random.nextInt(1000)) / 40.0);
	}

	private double between(final double low, final double high) {
		return low + (high - low) * random.nextDouble();
	}

	private List<Double> ascending(final int n) {
		final List<Double> values = new ArrayList<>();
		for (int i = 0; i < n; i++)
			values.add((i == 0 ? 0 : values.get(i - 1)) + between(0.1, 10));
		return values;
	}

	private String name() {
		return of("na", "cell.swc", "../über µ/zelle 1.swc", "a \"quoted\" name", "back\\slash", "\u0007 \ud83e\udde0", "");
	}

	private <T> List<T> list(final int least, final int most, final IntFunction<T> item) {
		return IntStream.range(0, least + random.nextInt(most - least + 1)).mapToObj(item).toList();
	}

	@SafeVarargs
	private <T> T of(final T... values) {
		return values[random.nextInt(values.length)];
	}

	@SafeVarargs
	private <T> T one(final Supplier<? extends T>... kinds) {
		return kinds[random.nextInt(kinds.length)].get();
	}
}
