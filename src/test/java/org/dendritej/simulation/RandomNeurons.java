/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Channels;

/** Random neurons: trees, channels of the catalogue and of nobody on regions of all sorts, synapses of all kinds, a current. */
final class RandomNeurons {

	static final CableProperties PROPERTIES = CableProperties.uniform(110, 1.1);
	static final double DT = 0.025;
	/** Channels that come with us, all but those that need calcium, and their synapses without random numbers. */
	static final List<Mechanism> CATALOGUE =
		named("nat_hay", "nap_hay", "kv31_hay", "kt_hay", "kp_hay", "km_hay", "ih_hay", "na_ca1",
			"nasd_ca1", "ka_ca1", "kdr_ca1", "kdrsd_ca1", "h_ca1");
	private static final List<Mechanism> CALCIUM = named("cah_hay", "cal_hay", "capool_hay", "sk_hay");
	static final List<Mechanism> SYNAPSES = named("AmpaSyn", "NmdaSyn", "GabaASyn", "AmpaNmdaSyn", "GabaBSyn");
	static final List<Mechanism> KERNELS =
		Catalogue.STANDARD.mechanisms().stream().filter(m -> m.kind() == Mechanism.Kind.POINT).toList();
	static final List<Mechanism> UNHEARD = unheard(12);

	private final SplittableRandom random;
	private final Scheme scheme;
	final CableModel cable;

	/**
	 * A tree.
	 *
	 * @param number chooses it and all that is put on it; those eight apart have the same kind of tree
	 */
	RandomNeurons(final int number, final Scheme scheme) {
		random = new SplittableRandom(number);
		this.scheme = scheme;
		final int kind = number % 8;
		cable = SolverOracleTest.shape(kind == 1 ? 8 : kind, random, PROPERTIES); // not a chain of ten thousand
	}

	/**
	 * A small tree.
	 *
	 * @param number chooses it and all that is put on it
	 * @param sections of one to nine compartments
	 */
	RandomNeurons(final int number, final Scheme scheme, final int sections) {
		random = new SplittableRandom(number);
		this.scheme = scheme;
		cable = Cables.random(random, sections, PROPERTIES);
	}

	private static List<Mechanism> named(final String... names) {
		return java.util.Arrays.stream(names).<Mechanism>map(Channels::named).toList();
	}

	private static List<Mechanism> unheard(final int number) {
		final RandomChannels channels = new RandomChannels(new SplittableRandom(5));
		return IntStream.range(0, number).mapToObj(k -> channels.next("unheard" + k)).toList();
	}

	/** A leak alone. */
	Biophysics passive() {
		return Biophysics.passive(PROPERTIES, random.nextDouble(5e-5, 5e-4), random.nextDouble(-75, -60)).at(random.nextDouble(6, 38));
	}

	/**
	 * Channels.
	 *
	 * @param most by how much they conduct at most, S/cm²
	 */
	Biophysics active(final double most) {
		Biophysics membrane = passive();
		if (random.nextBoolean())
			membrane = membrane.paint(region(), HodgkinHuxley.INSTANCE,
				Map.of("gnabar", random.nextDouble(most), "gkbar", random.nextDouble(most), "gl", random.nextDouble(1e-3), "el", -60.0));
		for (final List<Mechanism> some : List.of(CATALOGUE, CATALOGUE, UNHEARD, UNHEARD))
			membrane = membrane.paint(region(), some.get(random.nextInt(some.size())), Map.of("gbar", random.nextDouble(most)));
		if (scheme == Scheme.BACKWARD_EULER) {
			final Region region = region();
			for (final Mechanism mechanism : CALCIUM)
				membrane = membrane.paint(region, mechanism, mechanism.name().startsWith("capool") ? Map.of() : Map.of("gbar", random
					.nextDouble(0.1 * most)));
		}
		return membrane;
	}

	/** All compartments, some one after the other, or any. */
	private Region region() {
		return switch (random.nextInt(4)) {
			case 0 -> new Region.PathDistance(0, random.nextDouble(20, 400));
			case 1 -> new Region.AnyOf(IntStream.range(0, cable.sections().size()).filter(s -> s == 0 || random.nextBoolean())
				.<Region>mapToObj(Region.OneSection::new).toList());
			default -> Region.EVERYWHERE;
		};
	}

	/**
	 * Synapses of all kinds, several of them on some compartments, with events at any time and at the borders of steps.
	 *
	 * @param weight of each at most, µS
	 */
	SynapseGroup[] synapses(final double weight, final double duration) {
		final List<SynapseGroup> groups = new ArrayList<>();
		final List<Mechanism> kinds = new ArrayList<>(KERNELS);
		kinds.addAll(SYNAPSES);
		for (final Mechanism mechanism : kinds) {
			final Map<String, Double> values = mechanism.name().equals("AMPA") ? Map.of("tau1", random.nextDouble(0.2, 2), "tau2", random
				.nextDouble(2.1, 9)) : Map.of();
			groups.add(new SynapseGroup(mechanism.name(), List.of(new SynapseGroup.Receptor(mechanism, random.nextDouble(weight), values)),
				random.nextBoolean() ? new Sites.Scattered(Region.EVERYWHERE, 1 + random.nextInt(12))
					: new Sites.Listed(
						List.of(Experiments.middle(cable, 0), Experiments.middle(cable, random.nextInt(cable.compartments())),
							Experiments.middle(cable, 0))),
				new SpikeTrain.At(random.doubles(1 + random.nextInt(3), 0, duration)
					.map(t -> random.nextInt(3) == 0 ? Math.round(t / DT) * DT
						: t)
					.sorted().boxed().toList()),
				random.nextInt(3) == 0 ? 0.013 : 0));
		}
		return groups.toArray(SynapseGroup[]::new);
	}

	/** Steps, with currents that jump in the middle of one. */
	Protocol protocol(final int steps, final double current, final Protocol.Start start) {
		final List<Stimulus> currents = new ArrayList<>();
		for (int k = 0; k < 2; k++)
			currents.add(new Stimulus.CurrentClamp(Experiments.middle(cable, random.nextInt(cable.compartments())),
				new Waveform.Step(random.nextDouble(-current, current), random.nextDouble(steps * DT), random.nextDouble(steps * DT))));
		return new Protocol(steps * DT, DT, scheme, start, currents);
	}

	/** Any voltage in any compartment. */
	Protocol.Start anywhere() {
		return new Protocol.Start.AtVoltages(random.doubles(cable.compartments(), -100, 50).boxed().toList());
	}

	NeuronModel model(final Biophysics membrane, final Protocol protocol, final SynapseGroup... synapses) {
		return Experiments.model(membrane, protocol, Experiments.everywhere(cable), synapses);
	}
}
