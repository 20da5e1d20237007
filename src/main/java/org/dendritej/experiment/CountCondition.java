/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.CountSynapses.Part;
import org.dendritej.experiment.CountSynapses.Settings;
import org.dendritej.experiment.SynapsePool.Stretches;

/**
 * What {@link CountSynapses} is asked, or the same but for one thing.
 *
 * @param name in words
 * @param settings what holds
 */
record CountCondition(String name, Settings settings) {

	static final String AS_ASKED = "as asked", NO_INHIBITION = "without inhibition", NO_NMDA = "without NMDA",
		AND_NO_NMDA = ", without NMDA";
	private static final int[] CLUSTERS = { 4, 10, 20 };
	private static final double[] RELEASES = { 0.5, 0.25, 0.1 };
	/** Parts of the widest window. */
	private static final double[] WINDOWS = { 0, 0.04, 0.2, 0.4, 0.6, 1 };

	/** What is compared with what was asked. */
	static List<CountCondition> of(final CableModel cable, final Settings asked) {
		final List<CountCondition> all = new ArrayList<>(List.of(new CountCondition(AS_ASKED, asked)));
		if (asked.compare()) {
			if (asked.inhibitory() > 0 && asked.inhibitory() < 100)
				all.add(new CountCondition(NO_INHIBITION, asked.changed("inhibitory", 0.0)));
			if (asked.nmda() > 0 && asked.ampa() > 0)
				all.add(new CountCondition(NO_NMDA, asked.changed("nmda", 0.0)));
			for (final int size : CLUSTERS)
				all.add(new CountCondition("clusters of " + size, asked.clusters(size)));
			if (asked.nmda() > 0 && asked.ampa() > 0)
				all.add(new CountCondition("clusters of 10" + AND_NO_NMDA, asked.clusters(10).changed("nmda", 0.0)));
			for (final Part part : Part.values())
				if (part != Part.DENDRITES && part != asked.part()
					&& new Stretches(cable, CountSynapses.region(cable, asked.changed("part", part))).length() > 0)
					all.add(new CountCondition(part == Part.BRANCH ? "one branch" : part + " alone", asked.changed("part", part)));
			for (final double release : RELEASES)
				if (release < asked.release())
					all.add(new CountCondition("release " + release, asked.changed("release", release)));
		}
		if (asked.widest() > 0)
			for (final boolean nmda : asked.nmda() > 0 && asked.ampa() > 0 ? new boolean[] { true, false } : new boolean[] { true })
				for (final double part : WINDOWS)
					all.add(new CountCondition("window " + CountAnswer.brief(part * asked.widest()) + " ms" + (nmda ? "" : AND_NO_NMDA),
						(nmda ? asked : asked.changed("nmda", 0.0)).changed("window", part * asked.widest())));
		return all;
	}
}
