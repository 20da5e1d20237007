/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.morphology.Types;

/** The dendritic sections without daughters. Immutable. */
final class EndBranches {

	private final CableModel cable;
	private final boolean[] hasDaughters;

	EndBranches(final CableModel cable) {
		this.cable = cable;
		hasDaughters = new boolean[cable.sections().size()];
		for (final Section section : cable.sections())
			if (section.parent() >= 0)
				hasDaughters[section.parent()] = true;
	}

	static boolean isDendrite(final Section section) {
		return section.type() != Types.SOMA && section.type() != Types.AXON;
	}

	private Stream<Section> longestFirst() {
		return cable.sections().stream().filter(section -> !hasDaughters[section.index()] && isDendrite(section))
			.sorted(Comparator.comparingDouble(Section::length).reversed());
	}

	/** The longest of at least some length, µm; basal ones if there are two. */
	List<Section> longest(final int number, final double least) {
		final List<Section> basal = longestFirst().filter(section -> section.type() == Types.BASAL && section.length() > least).toList();
		return (basal.size() > 1 ? basal.stream() : longestFirst().filter(section -> section.length() > least)).limit(number).toList();
	}

	/** The branch that a place lies on; of a place in the soma or the axon the longest end branch. */
	Section of(final int section) {
		final Section here = cable.sections().get(section);
		return isDendrite(here) ? here : FirstLook.longestEndBranch(cable);
	}

	/** The longest one but for a branch, of the same type if there is one. */
	Optional<Section> beside(final Section branch) {
		final List<Section> others = longestFirst().filter(section -> section.index() != branch.index()).toList();
		return others.stream().filter(section -> section.type() == branch.type()).findFirst().or(() -> others.stream().findFirst());
	}
}
