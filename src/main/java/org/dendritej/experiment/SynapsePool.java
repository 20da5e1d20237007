/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Chance;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.SynapseGroup.Receptor;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;

/**
 * Synapses in the order in which they are called up, each of which acts once. What is drawn of one depends on the seed and its number alone, so fewer synapses are the
 * first of more, a wider window stretches the same onsets, and another part of inhibition turns the same synapses. Immutable.
 */
final class SynapsePool {

	/**
	 * A synapse.
	 *
	 * @param at where it sits
	 * @param inhibitory whether it is
	 * @param onset when it acts, ms; NaN if it releases nothing
	 */
	record Synapse(Location at, boolean inhibitory, double onset) {

		boolean acts() {
			return !Double.isNaN(onset);
		}
	}

	/**
	 * How synapses are drawn.
	 *
	 * @param sections among which they are scattered by length
	 * @param cluster synapses of a cluster; 1 for scattered ones
	 * @param spread length of the stretch of a cluster, µm
	 * @param inhibitory part of them, 0 to 1
	 * @param from beginning of the window, ms
	 * @param window its length, ms
	 * @param release probability
	 */
	record Draw(Stretches sections, int cluster, double spread, double inhibitory, double from, double window, double release) {

		/** The synapse of a number. */
		Synapse synapse(final long seed, final int i) {
			final Location at = cluster == 1 ? sections.at(Chance.uniform(seed, i, 0, SITE), 0)
				: sections.at(Chance.uniform(seed, i / cluster, 1, SITE), spread * ((i % cluster + 0.5) / cluster - 0.5));
			final boolean released = Chance.uniform(seed, i, 0, RELEASE) < release;
			return new Synapse(at, Chance.uniform(seed, i, 0, KIND) < inhibitory,
				released ? from + window * Chance.uniform(seed, i, 0, TIME) : Double.NaN);
		}
	}

	/**
	 * What synapses are made of.
	 *
	 * @param ampa peak conductance of each, nS
	 * @param nmda before the block, nS
	 * @param gaba of inhibitory ones, nS
	 * @param reversal of those, mV
	 * @param decay of those, ms
	 */
	record Receptors(double ampa, double nmda, double gaba, double reversal, double decay) {

		List<Receptor> excitatory() {
			final List<Receptor> receptors = new ArrayList<>();
			if (ampa > 0)
				receptors.add(new Receptor(Catalogue.STANDARD.mechanism("AMPA"), 1e-3 * ampa, Map.of()));
			if (nmda > 0)
				receptors.add(new Receptor(Catalogue.STANDARD.mechanism("NMDA"), 1e-3 * nmda, Map.of()));
			return receptors;
		}

		List<Receptor> inhibitory() {
			return gaba > 0
				? List.of(new Receptor(Catalogue.STANDARD.mechanism("GABAA"), 1e-3 * gaba, Map.of("e", reversal, "tau2", decay)))
				: List.of();
		}
	}

	/** Sections of a region, in an order that does not depend on how the file numbers or turns them. */
	static final class Stretches {

		private final List<Section> sections;
		private final double[] end; // of each, running length, µm

		/**
		 * Those of a region.
		 *
		 * @param cable the neuron
		 * @param region where; a section belongs to it if its middle does
		 */
		Stretches(final CableModel cable, final Region region) {
			sections = cable.sections().stream()
				.filter(section -> section.length() > 0
					&& region.contains(section.type(), section.startDistance() + section.length() / 2, section.index()))
				.sorted(Comparator.<Section>comparingInt(Section::type).thenComparingDouble(section -> round(section.startDistance()))
					.thenComparingDouble(section -> round(section.length())).thenComparingInt(Section::index))
				.toList();
			end = new double[sections.size()];
			for (int i = 0; i < end.length; i++)
				end[i] = (i == 0 ? 0 : end[i - 1]) + sections.get(i).length();
		}

		/** To the millionth of a µm, so that rounding does not change the order. */
		private static double round(final double x) {
			return Math.rint(1e6 * x);
		}

		/** Their length, µm; 0 if the neuron has no such region. */
		double length() {
			return end.length == 0 ? 0 : end[end.length - 1];
		}

		/** A place by its part of the whole length, moved along its section, but not beyond its ends. */
		Location at(final double part, final double moved) {
			final double position = part * length();
			int i = 0;
			while (i < end.length - 1 && position >= end[i])
				i++;
			final Section section = sections.get(i);
			final double along = position - (end[i] - section.length()) + moved;
			return new Location.OnSection(section.index(), Math.max(0, Math.min(1, along / section.length())));
		}
	}

	private static final int SITE = 0, KIND = 1, TIME = 2, RELEASE = 3;
	private final IntFunction<Synapse> synapses;
	private final Receptors receptors;
	private final boolean mixed;

	private SynapsePool(final IntFunction<Synapse> synapses, final Receptors receptors, final boolean mixed) {
		this.synapses = synapses;
		this.receptors = receptors;
		this.mixed = mixed;
	}

	/** Drawn ones. */
	static SynapsePool drawn(final Draw draw, final Receptors receptors, final long seed) {
		return new SynapsePool(i -> draw.synapse(seed, i), receptors, draw.inhibitory > 0);
	}

	/** Given ones. */
	static SynapsePool listed(final List<Synapse> synapses, final Receptors receptors) {
		return new SynapsePool(synapses::get, receptors, synapses.stream().anyMatch(Synapse::inhibitory));
	}

	/** The first of them. */
	List<Synapse> first(final int number) {
		return IntStream.range(0, number).mapToObj(synapses).toList();
	}

	/** A neuron on which the first of them act. Groups are there even if they are silent, so that runs of different numbers can go side by side. */
	NeuronModel on(final NeuronModel bare, final int number) {
		final List<Synapse> acting = first(number).stream().filter(Synapse::acts).toList();
		final NeuronModel excited = with(bare, "excitation", receptors.excitatory(), acting.stream().filter(s -> !s.inhibitory).toList());
		return mixed ? with(excited, "inhibition", receptors.inhibitory(), acting.stream().filter(Synapse::inhibitory).toList()) : excited;
	}

	static NeuronModel with(final NeuronModel bare, final String name, final List<Receptor> receptors, final List<Synapse> synapses) {
		if (receptors.isEmpty())
			return bare;
		final List<Location> at = synapses.isEmpty() ? List.of(Location.SOMA) : synapses.stream().map(Synapse::at).toList();
		final List<SpikeTrain.At> times = synapses.isEmpty() ? List.of(new SpikeTrain.At(List.of()))
			: synapses.stream().map(synapse -> new SpikeTrain.At(List.of(synapse.onset))).toList();
		return bare.with(new SynapseGroup(name, receptors, new Sites.Listed(at), new SpikeTrain.Each(times), 0));
	}
}
