/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import org.dendritej.recording.Recording;

/**
 * How a movie of potentials is shown.
 *
 * @param range the potentials from the first to the last colour
 * @param coverage whether a second channel says how much of each voxel the neuron fills
 */
public record MovieStyle(DisplayRange range, boolean coverage) {

	/**
	 * Room for everything that was recorded, with the channel of coverage.
	 *
	 * @param recording at least one frame
	 * @return the style
	 */
	public static MovieStyle of(final Recording recording) {
		return new MovieStyle(DisplayRange.of(recording), true);
	}

	/**
	 * Another range.
	 *
	 * @param newRange mV
	 * @return a changed copy
	 */
	public MovieStyle with(final DisplayRange newRange) {
		return new MovieStyle(newRange, coverage);
	}

	/**
	 * Without the channel of coverage: half as large when written to a file.
	 *
	 * @return a changed copy
	 */
	public MovieStyle voltageOnly() {
		return new MovieStyle(range, false);
	}
}
