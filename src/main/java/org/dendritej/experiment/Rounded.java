/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences and beside axes. */
public final class Rounded {

	private Rounded() {
	}

	/**
	 * A number as one says it.
	 *
	 * @param value any
	 * @param unit empty for a pure number
	 * @return with three digits
	 */
	public static String text(final double value, final String unit) {
		final String number;
		if (!Double.isFinite(value))
			number = String.valueOf(value);
		else {
			final BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
			final int exponent = rounded.precision() - rounded.scale() - 1;
			number = value == 0 ? "0" : exponent >= -3 && exponent <= 5 ? rounded.toPlainString()
				: new BigDecimal(rounded.unscaledValue(), rounded.precision() - 1).stripTrailingZeros().toPlainString() + "e" + exponent;
		}
		return unit.isEmpty() ? number : number + " " + unit;
	}
}
