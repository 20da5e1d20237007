/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import ij.process.LUT;

/**
 * The colours of potentials: from dark violet over red to light yellow, equal steps of potential being equal steps of lightness, so that the order of values
 * survives printing in grey and colour blindness. The lowest entry is black, which is how ImageJ shows NaN.
 *
 * <p>
 * Lightness and hue grow linearly in OKLCh (Ottosson 2020, https://bottosson.github.io/posts/oklab); the chroma is what a curve asks for, less where a
 * screen cannot show it.
 */
public final class VoltageColours {

	private static final int SIZE = 256;
	private static final double DARKEST = 0.36, LIGHTEST = 0.96;
	/** Hues in degrees. */
	private static final double FIRST_HUE = 285, LAST_HUE = 285 + 185;
	private static final int[] COLOURS = colours();

	private VoltageColours() {
	}

	/**
	 * The lookup table for a range of potentials.
	 *
	 * @param range mV
	 * @return a new table
	 */
	public static LUT lut(final DisplayRange range) {
		final byte[] r = new byte[SIZE], g = new byte[SIZE], b = new byte[SIZE];
		for (int i = 0; i < SIZE; i++) {
			r[i] = (byte) (COLOURS[i] >> 16);
			g[i] = (byte) (COLOURS[i] >> 8);
			b[i] = (byte) COLOURS[i];
		}
		final LUT lut = new LUT(r, g, b);
		lut.min = range.minimum();
		lut.max = range.maximum();
		return lut;
	}

	/**
	 * The colour of a potential; black is left to NaN.
	 *
	 * @param voltage mV
	 * @param range mV
	 * @return 0xRRGGBB
	 */
	public static int rgb(final float voltage, final DisplayRange range) {
		if (Float.isNaN(voltage))
			return 0;
		final double fraction = (voltage - range.minimum()) / (range.maximum() - range.minimum());
		return COLOURS[(int) Math.max(1, Math.min(SIZE - 1, fraction * (SIZE - 1) + 0.5))];
	}

	private static int[] colours() {
		final int[] colours = new int[SIZE];
		for (int i = 1; i < SIZE; i++) {
			final double u = (i - 1) / (SIZE - 2.0);
			final double hue = Math.toRadians(FIRST_HUE + (LAST_HUE - FIRST_HUE) * u);
			final double lightness = DARKEST + (LIGHTEST - DARKEST) * u;
			double chroma = 0.09 + 0.14 * Math.sin(Math.PI * Math.pow(u, 0.8));
			int colour = srgb(lightness, chroma, hue);
			while (colour < 0)
				colour = srgb(lightness, chroma *= 0.99, hue);
			colours[i] = colour;
		}
		return colours;
	}

	/** A colour of OKLCh as 0xRRGGBB, or −1 if no screen can show it. */
	private static int srgb(final double lightness, final double chroma, final double hue) {
		final double a = chroma * Math.cos(hue), b = chroma * Math.sin(hue);
		final double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
		final double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
		final double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
		final int red = encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
		final int green = encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
		final int blue = encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
		return red < 0 || green < 0 || blue < 0 ? -1 : red << 16 | green << 8 | blue;
	}

	private static double cube(final double x) {
		return x * x * x;
	}

	/** Linear light as a byte of sRGB, −1 if outside. */
	private static int encode(final double light) {
		if (light < -1e-3 || light > 1.001)
			return -1;
		final double clipped = Math.max(0, Math.min(1, light));
		return (int) Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * StrictMath.pow(clipped, 1 / 2.4) - 0.055));
	}
}
