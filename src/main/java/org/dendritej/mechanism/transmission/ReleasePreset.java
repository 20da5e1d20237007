/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import java.util.Arrays;
import java.util.List;

import org.dendritej.mechanism.MechanismException;

/** Published kinds of release, as menus offer them. */
public enum ReleasePreset {

	/** Every spike delivers the weight. */
	RELIABLE("reliable", Release.RELIABLE),
	/** Tsodyks, Uziel &amp; Markram 2000, between excitatory neurons. */
	DEPRESSING("depressing", Release.DEPRESSING),
	/** Tsodyks, Uziel &amp; Markram 2000, from excitatory to inhibitory neurons. */
	FACILITATING("facilitating", Release.FACILITATING),
	/** Tsodyks &amp; Markram 1997, between layer-5 pyramidal neurons. */
	LAYER_5("layer-5", Release.LAYER_5),
	/** Mongillo, Barak &amp; Tsodyks 2008. */
	WORKING_MEMORY("working-memory", Release.WORKING_MEMORY);

	private final String word;
	private final Release release;

	ReleasePreset(final String word, final Release release) {
		this.word = word;
		this.release = release;
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
	 * @return one site, means
	 */
	public Release release() {
		return release;
	}

	/**
	 * The release that users call so.
	 *
	 * @param word such as "depressing"
	 * @return one site, means
	 * @throws MechanismException if there is none; the message lists what there is
	 */
	public static Release of(final String word) {
		for (final ReleasePreset preset : values())
			if (preset.word.equals(word)) return preset.release;
		throw new MechanismException("there is no kind of release \"" + word + "\"; there are " + String.join(", ", words()));
	}

	/**
	 * All words.
	 *
	 * @return in their order
	 */
	public static List<String> words() {
		return Arrays.stream(values()).map(ReleasePreset::word).toList();
	}
}
