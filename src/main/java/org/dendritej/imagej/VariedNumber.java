/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;
import java.util.stream.Stream;

import org.dendritej.io.ValueRange;

/**
 * What is varied, as written.
 *
 * @param name place of a number in the model file, its label, or a setting of the question; empty for the axial resistivity
 * @param values see {@link ValueRange}; empty for half to twice what it is
 */
public record VariedNumber(String name, String values) {

	/**
	 * Understands several in one text.
	 *
	 * @param text such as {@code "/biophysics/temperature=20:40:5; frequency=1:1000:4:log"}; may be empty
	 * @return in their order
	 */
	public static List<VariedNumber> parse(final String text) {
		return Stream.of(text.split(";")).map(String::strip).filter(one -> !one.isEmpty()).map(one -> {
			final int equal = one.lastIndexOf('=');
			return new VariedNumber(equal < 0 ? one : one.substring(0, equal).strip(), equal < 0 ? "" : one.substring(equal + 1).strip());
		}).toList();
	}
}
