/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/** Told how far the making of an image is and asked whether to stop. May be called on any thread, by one at a time. */
public interface RenderMonitor {

	/** Hears nothing and never stops. */
	RenderMonitor SILENT = fraction -> true;

	/**
	 * Reports progress.
	 *
	 * @param fraction of the work that is done, 0 … 1
	 * @return false to stop, whereupon a {@link RenderCancelledException} is thrown
	 */
	boolean progress(double fraction);

	/**
	 * Reports progress and throws when told to stop.
	 *
	 * @param fraction of the work that is done, 0 … 1
	 * @throws RenderCancelledException if the monitor says stop
	 */
	default void check(final double fraction) {
		if (!progress(fraction))
			throw new RenderCancelledException();
	}
}
