/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** The example of the README runs, and its movie shows what it should. */
class FirstMovieTest {

	@Test
	void theExampleShowsTheSomaFiring() throws IOException {
		final RandomAccessibleInterval<FloatType> movie = FirstMovie.of(Path.of("sample-data/granule.swc"));
		assertEquals(81, movie.dimension(3));
		float first = Float.NEGATIVE_INFINITY, highest = Float.NEGATIVE_INFINITY;
		for (long frame = 0; frame < movie.dimension(3); frame++)
			for (final FloatType value : Views.hyperSlice(movie, 3, frame))
				if (!Float.isNaN(value.get())) {
					highest = Math.max(highest, value.get());
					if (frame == 0) first = Math.max(first, value.get());
				}
		assertEquals(-65, first, 2);
		assertTrue(highest > 0, "an action potential, found " + highest + " mV");
	}
}
