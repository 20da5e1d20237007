/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Times in tables. */
class RecordingCsvTest {

	@Test
	void timesHaveTwelveDigitsAtMost() {
		final SplittableRandom random = new SplittableRandom(1);
		final DoubleStream grids = DoubleStream.of(0.025, 0.1, 0.05, 1 / 3.0, 1e-4, 7e-9, 12.5, 1e6)
			.flatMap(dt -> random.ints(2000, 0, 100_000).mapToDouble(n -> n * dt));
		final DoubleStream any = DoubleStream.concat(random.doubles(5000, 0, 1000), random.doubles(5000, -9, 15).map(e -> Math.pow(10, e)));
		final DoubleStream between = random.longs(5000, 0, 2_000_000_000_000L).mapToDouble(n -> 0.5e-9 * n); // a half beyond nine decimals
		Stream.of(DoubleStream.of(0, 1e-9, 999.999999999, 1000), grids, any, between).flatMapToDouble(times -> times)
			.forEach(t -> assertEquals(exact(t), RecordingCsv.time(t), () -> "t = " + t));
	}

	private static String exact(final double t) {
		return new BigDecimal(t).round(new MathContext(12)).stripTrailingZeros().toPlainString();
	}
}
