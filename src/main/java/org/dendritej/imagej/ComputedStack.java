/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.function.IntFunction;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

/** A stack whose planes are computed when ImageJ asks for them. What is painted into a plane is forgotten, as in every virtual stack. */
final class ComputedStack extends VirtualStack {

	private final int size;
	private final int bitDepth;
	private final IntFunction<ImageProcessor> planes;
	private final IntFunction<String> labels;
	private final boolean threadSafe;

	/**
	 * A stack whose planes may be computed side by side.
	 *
	 * @param width pixels
	 * @param height pixels
	 * @param size planes
	 * @param bitDepth 8, 16, 24 or 32
	 * @param planes computes the plane of an index from 0
	 * @param labels names it
	 */
	ComputedStack(final int width, final int height, final int size, final int bitDepth, final IntFunction<ImageProcessor> planes,
		final IntFunction<String> labels) {
		this(width, height, size, bitDepth, planes, labels, true);
	}

	private ComputedStack(final int width, final int height, final int size, final int bitDepth, final IntFunction<ImageProcessor> planes,
		final IntFunction<String> labels, final boolean threadSafe) {
		super(width, height);
		this.threadSafe = threadSafe;
		this.size = size;
		this.bitDepth = bitDepth;
		this.planes = planes;
		this.labels = labels;
	}

	/**
	 * Some planes of another stack.
	 *
	 * @param all the other stack
	 * @param chosen which of its planes, counted from 1
	 */
	static ComputedStack of(final ImageStack all, final int[] chosen) {
		return new ComputedStack(all.getWidth(), all.getHeight(), chosen.length, all.getBitDepth(), i -> all.getProcessor(chosen[i]),
			i -> all.getSliceLabel(chosen[i]), isThreadSafe(all));
	}

	/** Whether several threads may ask a stack for planes at once: others' virtual stacks often read files. */
	static boolean isThreadSafe(final ImageStack stack) {
		return stack instanceof ComputedStack computed ? computed.threadSafe : !stack.isVirtual();
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		return planes.apply(index(n));
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public String getSliceLabel(final int n) {
		return labels.apply(index(n));
	}

	@Override
	public int getSize() {
		return size;
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public int getBitDepth() {
		return bitDepth;
	}

	@Override
	public boolean isVirtual() {
		return true;
	}

	/** The plane that ImageJ counts as the n-th from 1, also after its dimensions were put into another order. */
	private int index(final int n) {
		if (n < 1 || n > size)
			throw new IllegalArgumentException("plane " + n + " of a stack of " + size);
		return translate(n) - 1;
	}
}
