/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** A movie as an image of ImgLib2. A view: planes are computed when looked at, and a few are kept. */
public final class ActivityView {

	private ActivityView() {
	}

	/**
	 * The view.
	 *
	 * @param source the movie
	 * @return its samples, shape {@code [x, y, z, frames]}; any number of threads may read it
	 */
	public static RandomAccessibleInterval<FloatType> of(final ActivitySource source) {
		return of(new PlaneCache(source));
	}

	/**
	 * The view of what others look at, too.
	 *
	 * @param cache of the movie
	 * @return its samples, shape {@code [x, y, z, frames]}; any number of threads may read it
	 */
	public static RandomAccessibleInterval<FloatType> of(final PlaneCache cache) {
		final Grid grid = cache.source().grid();
		return new ComputedImage(() -> new ComputedImage.Pixels() {

			private long z = -1, frame = -1;
			private float[] plane;

			@Override
			public float at(final long[] position) {
				if (position[2] != z || position[3] != frame) {
					plane = cache.plane(Math.toIntExact(position[2]), Math.toIntExact(position[3]));
					z = position[2];
					frame = position[3];
				}
				return plane[(int) (position[0] + position[1] * grid.width())];
			}
		}, grid.width(), grid.height(), grid.depth(), cache.source().frames());
	}
}
