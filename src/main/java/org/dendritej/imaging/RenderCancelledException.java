/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/** Thrown where the making of an image was stopped by its monitor. */
public class RenderCancelledException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** With the sentence to show. */
	public RenderCancelledException() {
		super("the image was cancelled before it was finished");
	}
}
