/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The planes of a movie that were looked at last, so that several readers of one plane compute it once and a movie of any length takes the memory of a few.
 * Safe for any number of threads: planes are computed side by side and never changed.
 */
public final class PlaneCache {

	/** What is kept at most, bytes, if it is more than one plane. */
	private static final long MEMORY = 32L << 20;
	/** How many prepared frames are kept. */
	private static final int FRAMES = 4;

	private final ActivitySource source;
	private final int width, height, depth;
	private final Map<Long, float[]> planes;
	private final Map<Integer, ActivitySource.Frame> frames = lru(FRAMES);

	/**
	 * A cache.
	 *
	 * @param source what is looked at
	 */
	public PlaneCache(final ActivitySource source) {
		this.source = source;
		width = source.grid().width();
		height = source.grid().height();
		depth = source.grid().depth();
		planes = lru((int) Math.max(1, Math.min(1024, MEMORY / (4L * width * height))));
	}

	private static <K, V> Map<K, V> lru(final int size) {
		return new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1;

			@Override
			protected boolean removeEldestEntry(final Map.Entry<K, V> eldest) {
				return size() > size;
			}
		};
	}

	/**
	 * What is looked at.
	 *
	 * @return the movie
	 */
	public ActivitySource source() {
		return source;
	}

	/**
	 * One plane.
	 *
	 * @param z the slice
	 * @param frame index
	 * @return the samples, shape {@code [width · height]}, x fastest; shared, not to be changed
	 */
	public float[] plane(final int z, final int frame) {
		final long key = (long) frame * depth + z;
		final ActivitySource.Frame kept;
		synchronized (planes) {
			final float[] plane = planes.get(key);
			if (plane != null)
				return plane;
			kept = frames.get(frame);
		}
		final ActivitySource.Frame prepared = kept == null ? source.frame(frame) : kept; // outside of the lock: others go on
		final float[] plane = new float[width * height];
		prepared.plane(z, plane);
		synchronized (planes) {
			frames.put(frame, prepared);
			planes.put(key, plane);
		}
		return plane;
	}
}
