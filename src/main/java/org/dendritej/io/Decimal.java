/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text in files: as few digits as give back the same bits. */
final class Decimal {

	private static final int PLACES = 6;

	private Decimal() {
	}

	/**
	 * A finite number as text that {@link Double#parseDouble} turns into the same number.
	 *
	 * @param value any but NaN and infinities
	 * @return such as "0.3", the same with every version of Java where six decimal places are enough
	 */
	static String text(final double value) {
		final BigDecimal rounded = new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN);
		if (rounded.doubleValue() != value)
			return Double.toString(value);
		return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
	}
}
