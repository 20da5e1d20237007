/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.syntax.NmodlException;
import org.junit.jupiter.api.Test;

/** Texts that mean harm on their whole way to code that runs: names of Java, loops without end, and mechanisms of which words have been moved, lost or doubled. */
class HostileProgramTest {

	private static final Pattern WORD = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);
	private static final int VARIANTS = 12;

	@Test
	void namesOfJavaAreNamesAsAnyOther() {
		final String text =
			"NEURON { SUFFIX class NONSPECIFIC_CURRENT int RANGE static, System }\nPARAMETER { static = 0.001 (S/cm2) System = -70 (mV) }\n"
				+
				"ASSIGNED { v (mV) int (mA/cm2) }\nSTATE { public }\nINITIAL { public = new(1) }\n" +
				"BREAKPOINT { SOLVE void METHOD cnexp int = static*public*(v - System) }\nDERIVATIVE void { public' = -public/5 }\n" +
				"FUNCTION new(this) { new = this }";
		final Dish dish = new Dish(Nmodl.parse("class.mod", text), 2);
		dish.state.initialise(0, dish.voltage);
		dish.step(0, 0.025);
		assertEquals(0.001 * 5 * 0.01 * 314, dish.current(0), 1e-12);
	}

	@Test
	void escapesInNamesAreRefused() {
		for (final String name : List.of("\\u0061", "a\\", "a\"b", "a;b", "$x", "`x`"))
			assertThrows(NmodlException.class,
				() -> Nmodl.parse("e.mod", "NEURON { SUFFIX e RANGE " + name + " }\nPARAMETER { " + name + " = 1 }"), name);
	}

	/** What goes wrong most often when one writes a file by hand. */
	@Test
	void slipsAreNamedWithTheirPlaceAndWhatWasProbablyMeant() {
		final String text =
			"NEURON { SUFFIX x NONSPECIFIC_CURRENT i }\nPARAMETER { gleak = 1e-3 (S/cm2) }\nASSIGNED { v (mV) i (mA/cm2) }\n" +
				"STATE { m }\nBREAKPOINT { SOLVE states METHOD cnexp\n i = gleak*m*(v + 65) }\nDERIVATIVE states { m' = (1 - m)/5 }\n";
		final String[][] slips = {
			{ "(v + 65) }", "(v + 65)", "x.mod:7:1", "ends BREAKPOINT, which begins in line 5" },
			{ "BREAKPOINT", "BREKPOINT", "x.mod:5:1", "such as BREAKPOINT" },
			{ "= gleak", "= gleek", "x.mod:6:6", "did you mean gleak?" },
			{ "SOLVE states", "SOLVE state", "x.mod:5:20", "did you mean states?" },
			{ text, "", "x.mod:1:1", "an empty file" },
		};
		for (final String[] slip : slips) {
			final String message =
				assertThrows(NmodlException.class, () -> Nmodl.parse("x.mod", text.replace(slip[0], slip[1]))).getMessage();
			assertTrue(message.startsWith(slip[2]) && message.contains(slip[3]), message);
		}
		assertTrue(Nmodl.parse("x.mod", text.replace("ASSIGNED {", "ASSIGNED { m")).warnings().get(0).text().contains(
			"m is declared more than once"));
		assertTrue(
			Nmodl.parse("x.mod", text.substring(text.indexOf('\n')).replace("PARAMETER {", "PARAMETER { extra = 1")).warnings().get(0)
				.text().contains("no NEURON block"));
	}

	@Test
	void aLoopThatDoesNotEndIsEndedWithItsPlace() {
		final String text = "NEURON { SUFFIX loop RANGE x }\nASSIGNED { v (mV) x }\nINITIAL {\nx = 1\nWHILE (x > 0) { x = x + 1 } }\n" +
			"BREAKPOINT { x = v }";
		final Dish dish = new Dish(Nmodl.parse("loop.mod", text), 1);
		final String message = assertThrows(MechanismException.class, () -> dish.state.initialise(0, dish.voltage)).getMessage();
		assertTrue(message.contains("loop.mod:5:1") && message.contains("does not end"), message);
	}

	@Test
	void mutatedMechanismsRaiseNothingButTheClearException() {
		final Random random = new Random(4);
		for (final String name : Channels.NAMES) {
			final List<String> words = new ArrayList<>();
			final Matcher matcher = WORD.matcher(Channels.source(name).replaceAll("(?s)COMMENT.*?ENDCOMMENT", ""));
			while (matcher.find())
				words.add(matcher.group());
			for (int k = 0; k < VARIANTS; k++) {
				final List<String> changed = new ArrayList<>(words);
				for (int m = 1 + random.nextInt(3); m > 0; m--)
					mutate(changed, random);
				final String text = String.join("", changed);
				try {
					Nmodl.parse(name + ".mod", text);
				}
				catch (final NmodlException expected) {
					assertTrue(expected.getMessage().startsWith(name + ".mod:"), expected.getMessage());
				}
				catch (final RuntimeException | Error other) {
					fail("of this text:\n" + text, other);
				}
			}
		}
	}

	private static void mutate(final List<String> words, final Random random) {
		final int at = random.nextInt(words.size()), from = random.nextInt(words.size());
		switch (random.nextInt(4)) {
			case 0 -> words.remove(at);
			case 1 -> words.add(at, words.get(from));
			case 2 -> words.set(at, words.get(from));
			default -> words.set(at, List.of("0", "(", ")", "{", "}", "-", "1e300", "v", "x", "t", "dt", "'", "~").get(random.nextInt(13)));
		}
	}
}
