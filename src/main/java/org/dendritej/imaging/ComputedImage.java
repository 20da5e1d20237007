/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.function.Supplier;

import net.imglib2.AbstractInterval;
import net.imglib2.Interval;
import net.imglib2.Point;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** An image whose pixels are computed when looked at. Safe for any number of threads; each of its accesses belongs to one. */
final class ComputedImage extends AbstractInterval implements RandomAccessibleInterval<FloatType> {

	private final Supplier<Pixels> pixels;

	/** Gives the values of pixels. Belongs to one access, so it may remember where it was. */
	interface Pixels {

		/** Computes one pixel. @param position shape [dimensions], not to be changed or kept @return its value */
		float at(long[] position);
	}

	/** An image of some size. @param pixels makes what gives the values @param dimensions size along each axis */
	ComputedImage(final Supplier<Pixels> pixels, final long... dimensions) {
		super(dimensions);
		this.pixels = pixels;
	}

	@Override
	public FloatType getType() {
		return new FloatType();
	}

	@Override
	public RandomAccess<FloatType> randomAccess() {
		return new Access(new Point(numDimensions()));
	}

	@Override
	public RandomAccess<FloatType> randomAccess(final Interval interval) {
		return randomAccess();
	}

	/** Where a reader stands. */
	private final class Access extends Point implements RandomAccess<FloatType> {

		private final Pixels source = pixels.get();
		private final FloatType value = new FloatType();

		Access(final Point start) {
			super(start);
		}

		@Override
		public FloatType get() {
			value.set(source.at(position));
			return value;
		}

		@Override
		public FloatType getType() {
			return value;
		}

		@Override
		public RandomAccess<FloatType> copy() {
			return new Access(this);
		}
	}
}
