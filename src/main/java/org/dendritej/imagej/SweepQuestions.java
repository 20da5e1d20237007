/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.dendritej.experiment.ExperimentException;
import org.dendritej.experiment.OneRun;
import org.dendritej.experiment.Question;

/** What a sweep can ask at every point: the model's own experiment, and every question there is. */
public final class SweepQuestions {

	private SweepQuestions() {
	}

	static String word(final Question<?> question) {
		return question.name().toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	private static Stream<Question<?>> all() {
		return Stream.concat(Stream.of(OneRun.QUESTION), Question.ALL.stream());
	}

	/**
	 * What can be asked at every point.
	 *
	 * @return such as "simulate-neuron", which is the model's own experiment, and "map-attenuation"
	 */
	public static List<String> words() {
		return all().map(SweepQuestions::word).toList();
	}

	static Question<?> named(final String name) {
		return all().filter(question -> word(question).equals(name)).findFirst().orElseThrow(
			() -> new ExperimentException("there is no question \"" + name + "\"; expected one of " + String.join(", ", words())));
	}
}
