/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Arrays;
import java.util.List;

import org.dendritej.mechanism.MechanismException;

/** Published rules of spike-timing dependent plasticity, as menus offer them. */
public enum TimingPreset {

	/** Pairs, Bi &amp; Poo 1998. */
	BI_POO("bi-poo", TimingRule.BI_POO),
	/** Pairs, Song, Miller &amp; Abbott 2000. */
	SONG("song", TimingRule.SONG),
	/** Triplets, Pfister &amp; Gerstner 2006, all-to-all. */
	VISUAL_CORTEX("visual-cortex", TimingRule.VISUAL_CORTEX),
	/** Triplets, Pfister &amp; Gerstner 2006, nearest spikes. */
	VISUAL_CORTEX_NEAREST("visual-cortex-nearest", TimingRule.VISUAL_CORTEX_NEAREST),
	/** Triplets, Pfister &amp; Gerstner 2006, all-to-all. */
	HIPPOCAMPUS("hippocampus", TimingRule.HIPPOCAMPUS);

	private final String word;
	private final TimingRule rule;

	TimingPreset(final String word, final TimingRule rule) {
		this.word = word;
		this.rule = rule;
	}

	/**
	 * What users call it.
	 *
	 * @return without spaces
	 */
	public String word() {
		return word;
	}

	/**
	 * What it is.
	 *
	 * @return the rule
	 */
	public TimingRule rule() {
		return rule;
	}

	/**
	 * The rule that users call so.
	 *
	 * @param word such as "bi-poo"
	 * @return the rule
	 * @throws MechanismException if there is none; the message lists what there is
	 */
	public static TimingRule of(final String word) {
		for (final TimingPreset preset : values())
			if (preset.word.equals(word)) return preset.rule;
		throw new MechanismException("there is no rule of plasticity \"" + word + "\"; there are " + String.join(", ", words()));
	}

	/**
	 * All words.
	 *
	 * @return in their order
	 */
	public static List<String> words() {
		return Arrays.stream(values()).map(TimingPreset::word).toList();
	}
}
