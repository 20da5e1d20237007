/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.experiment.Question;
import org.dendritej.experiment.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionCommandTest {

	@TempDir Path folder;

	private Path cell() throws IOException {
		return Files.writeString(folder.resolve("cell.swc"), SmallCell.SWC);
	}

	@Test
	void anAnswerIsASentenceAndAFolderAndDoesNotDependOnThreads() throws IOException {
		final Path cell = cell(), one = folder.resolve("one"), two = folder.resolve("two");
		final Shell first = Shell.run("map-attenuation", cell, "--out", one, "--threads", 1, "--places", 4, "--at", "1:0.5");
		assertEquals(0, first.exitCode(), first.err());
		assertTrue(first.out().startsWith("From the place that is worst off, "), first.out());
		final Shell second = Shell.run("map-attenuation", cell, "--out", two, "--threads", 3, "--places", 4, "--at", "1:0.5");
		assertEquals(first.out(), second.out());
		for (final String name : List.of("figures.csv", "places.csv", "sections.csv", "plot-attenuation.csv", "answer.json", "maps.tif"))
			assertEquals(-1, Files.mismatch(one.resolve(name), two.resolve(name)), name);
		assertTrue(
			Files.readString(one.resolve("places.csv")).startsWith("Section,Fraction,Type,X (µm),Y (µm),Z (µm),Path distance (µm),"));
		assertEquals(0, Shell.run("map-attenuation", cell, "--out", one, "--places", 2).exitCode(), "an earlier answer is replaced");
	}

	@Test
	void everyQuestionIsAVerbThatExplainsItsSettings() {
		for (final Question<?> question : Question.ALL) {
			final String verb = question.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
			final Shell help = Shell.run(verb, "--help");
			assertEquals(0, help.exitCode(), help.err());
			for (final Settings.Entry entry : Settings.of(question.defaults()))
				assertTrue(help.out().contains("--" + entry.key().toLowerCase(java.util.Locale.ROOT) + "="), verb + ": " + entry.key());
		}
	}

	@Test
	void mistakesAreSentencesAndLeaveNothingBehind() throws IOException {
		final Path cell = cell(), out = folder.resolve("out");
		assertRefused("the setting \"frequency\" is -1.0 Hz; expected from 0.0 to 1000000.0", cell, out, "--frequency", "-1");
		assertRefused("the setting \"frequency\" is \"fast\"; expected a number", cell, out, "--frequency", "fast");
		assertRefused("the setting \"at\" is \"1,2\"; expected soma, a section and a fraction", cell, out, "--at", "1,2");
		assertRefused("--membrane is none; expected as-in-model, passive or layer-5", cell, out, "--membrane", "none");
		assertRefused("there is no section 99", cell, out, "--at", "99:0.5");
	}

	private static void assertRefused(final String sentence, final Path cell, final Path out, final String... options) {
		final Object[] arguments = { "map-attenuation", cell, "--out", out, options[0], options[1] };
		final Shell shell = Shell.run(arguments);
		assertEquals(1, shell.exitCode(), shell.err());
		assertTrue(shell.err().contains(sentence), shell.err());
		assertFalse(Files.exists(out));
	}
}
