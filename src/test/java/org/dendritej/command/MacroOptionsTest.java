/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.Macro;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class MacroOptionsTest {

	@Test
	void valuesEndWhereImageJEndsThem() {
		final String options = "model=[/a folder/cell [2].json] duration=5 folder='/an other/' title= movie=true last=[never closed";
		final Map<String, Optional<String>> values = MacroOptions.parse(options);
		assertEquals(List.of("model", "duration", "folder", "title", "movie", "last"), List.copyOf(values.keySet()));
		for (final String key : List.of("model", "duration", "folder", "title", "movie"))
			assertEquals(Macro.getValue(options, key, "missing"), values.get(key).orElseThrow(), key);
	}

	@Test
	void theFirstOfEqualKeysHolds() {
		assertEquals("1", Macro.getValue("a=1 a=2", "a", ""));
		assertEquals(Map.of("a", Optional.of("1")), MacroOptions.parse("a=1 a=2"));
	}

	@Test
	void aWordWithoutEqualsSignHasNoValue() {
		assertEquals(Map.of("stack", Optional.empty(), "a", Optional.of("1")), MacroOptions.parse(" stack  a=1 "));
	}

	@Test
	void noTextIsTooStrangeToBeTakenApart() {
		for (final String options : List.of("", " ", "=", "a=", "a=[", "a='", "a=]", "=x y", "[a b]=c", "a=[]]"))
			MacroOptions.parse(options);
	}
}
