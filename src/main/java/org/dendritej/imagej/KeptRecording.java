/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.Optional;

import org.dendritej.io.StoredRecording;

import ij.ImagePlus;

/** The recording behind an image: kept with it as long as it is open, so that it can be shown again in other ways. */
public final class KeptRecording {

	private static final String KEY = "DendriteJ recording";

	private KeptRecording() {
	}

	/**
	 * Keeps a recording with an image that was made of it.
	 *
	 * @param image such as a movie
	 * @param stored the neuron and what happened to it
	 */
	public static void keep(final ImagePlus image, final StoredRecording stored) {
		image.setProperty(KEY, stored);
	}

	/**
	 * The recording behind an image.
	 *
	 * @param image any image, or null
	 * @return empty if it was not made of one in this session
	 */
	public static Optional<StoredRecording> of(final ImagePlus image) {
		return image != null && image.getProperty(KEY) instanceof StoredRecording stored ? Optional.of(stored) : Optional.empty();
	}
}
