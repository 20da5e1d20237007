/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;

import org.dendritej.experiment.Question;
import org.dendritej.experiment.Settings;
import org.dendritej.morphology.Location;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.ui.UIService;

/** What holds for the commands of all questions. */
class QuestionsTest {

	private static Context context;

	@BeforeAll
	static void open() {
		context = new Context(CommandService.class, UIService.class);
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	static Stream<Question<?>> questions() {
		return Question.ALL.stream();
	}

	private static CommandInfo command(final Question<?> question) {
		return context.service(CommandService.class).getCommands().stream()
			.filter(info -> info.getDelegateClassName().startsWith("org.dendritej.") && info.getMenuPath().getLeaf() != null
				&& info.getMenuPath().getLeaf().getName().equals(question.name() + "..."))
			.findFirst().orElseThrow(() -> new AssertionError("there is no command for " + question.name()));
	}

	/** So that dialog, macro and shell mean the same. */
	@ParameterizedTest
	@MethodSource("questions")
	void everySettingIsAParameterWithTheSameDefault(final Question<?> question) {
		final Module module = context.service(ModuleService.class).createModule(command(question));
		for (final Settings.Entry entry : Settings.of(question.defaults())) {
			assertNotNull(entry.setting(), question.name() + ": " + entry.key() + " is not described");
			if (entry.type() != Location.class && entry.type() != java.util.List.class)
				assertEquals(entry.type().isEnum() ? entry.initial().toString() : entry.initial(),
					module.getInput(entry.key().toLowerCase(Locale.ROOT)), question.name() + ": " + entry.key());
		}
	}

	@ParameterizedTest
	@MethodSource("questions")
	void everyQuestionNamesItsLiterature(final Question<?> question) {
		for (final String text : new String[] { question.description(), command(question).getDescription() })
			assertTrue(text.matches("(?s).*\\b(19|20)\\d\\d\\b.*doi:10\\..*"), text);
	}

	@Test
	void everyQuestionStandsBelowQuestions() {
		for (final Question<?> question : Question.ALL)
			assertEquals("Questions", command(question).getMenuPath().get(3).getName());
		assertEquals(Question.ALL.size(), Question.ALL.stream().map(Question::name).distinct().count());
	}

	/** ImageJ would find it inside the settings that are handed to a sweep. */
	@ParameterizedTest
	@MethodSource("questions")
	void noSettingIsAlsoAKeyOfSweepAndSweepOffersEveryQuestion(final Question<?> question) {
		final CommandInfo sweep = context.service(CommandService.class).getCommand(Sweep.class);
		for (final Settings.Entry entry : Settings.of(question.defaults()))
			assertNull(sweep.getInput(entry.key().toLowerCase(Locale.ROOT)), question.name() + ": " + entry.key());
		assertTrue(sweep.getInput("question").getChoices().contains(question.name().toLowerCase(Locale.ROOT).replace(' ', '-')),
			question.name());
	}
}
