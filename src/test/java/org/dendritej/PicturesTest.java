/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.dendritej.experiment.Question;
import org.dendritej.io.Citation;
import org.junit.jupiter.api.Test;

/** README and help show what there is, and there is what they show. */
class PicturesTest {

	private static final Path PICTURES = Path.of("src", "doc"), QUESTIONS = PICTURES.resolve("questions");
	/** A link to a file beside the page. */
	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)]+)\\)");
	/** Where a plot or a map of an answer is made, and the words that its name begins with. */
	private static final Pattern MADE = Pattern.compile("new (Chart|PlaceMap)\\(\\s*\"([^\"]+)\"");
	/** Paintings of the neuron that are no answers to questions. */
	private static final Set<String> NO_ANSWERS = Set.of("MorphologyMap.java", "SynapseActivity.java");

	private static List<Path> files(final Path folder, final String end) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
		}
	}

	private static List<Path> pages() throws IOException {
		return Stream.concat(Stream.of(Path.of("README.md")),
			Stream.of(Path.of("macros"), Path.of("plugins"), Path.of("sample-data"), PICTURES).flatMap(folder -> {
				try {
					return files(folder, ".md").stream();
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			})).toList();
	}

	private static Set<Path> linked() throws IOException {
		final Set<Path> linked = new TreeSet<>();
		for (final Path page : pages())
			for (final Matcher link = LINK.matcher(Files.readString(page)); link.find();)
				linked.add(page.resolveSibling(link.group(1).replaceFirst("#.*", "")).normalize());
		return linked;
	}

	@Test
	void whatIsLinkedIsThere() throws IOException {
		assertEquals(List.of(), linked().stream().filter(file -> !Files.exists(file)).toList());
	}

	@Test
	void everyPictureIsShown() throws IOException {
		final Set<Path> linked = linked();
		assertEquals(List.of(), files(PICTURES, ".png").stream().filter(picture -> !linked.contains(picture)).toList());
	}

	private static String page(final String question) {
		return question.toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	@Test
	void everyQuestionHasAPageWithItsForm() throws IOException {
		for (final String question : Stream.concat(Question.ALL.stream().map(Question::name), Stream.of("Sweep")).toList()) {
			final String text = Files.readString(QUESTIONS.resolve(page(question) + ".md"));
			assertTrue(text.startsWith("# " + question + "\n"), question);
			assertTrue(text.contains("(" + page(question) + "/form.png)") && text.contains("run(\"" + question + "...\""), question);
			assertTrue(Files.readString(QUESTIONS.resolve("README.md")).contains("(" + page(question) + ".md)"), question);
			assertTrue(Citation.own().url().startsWith("https://github.com/dendritej/"),
				"where the help of the forms says that the pages are");
		}
	}

	/** The next plot without a picture is seen here. */
	@Test
	void everyPlotAndEveryMapOfAnAnswerHasAPicture() throws IOException {
		final Set<String> pictures =
			files(QUESTIONS, ".png").stream().map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		final TreeMap<String, String> without = new TreeMap<>();
		int made = 0;
		for (final Path source : files(Path.of("src/main/java/org/dendritej/experiment"), ".java"))
			if (!NO_ANSWERS.contains(source.getFileName().toString()))
				for (final Matcher one = MADE.matcher(Files.readString(source)); one.find(); made++) {
					final String name = (one.group(1).equals("Chart") ? "plot-" : "map-")
						+ one.group(2).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
					if (pictures.stream().noneMatch(picture -> picture.startsWith(name)))
						without.put(one.group(2), source.getFileName().toString());
				}
		assertTrue(made > 60, made + " plots and maps were found");
		assertEquals(new TreeMap<>(), without, "made, but not shown in " + QUESTIONS);
	}

	/** At 100 %, on a small screen. */
	@Test
	void picturesOfQuestionsFitOnAScreenAndAreSmallFiles() throws IOException {
		for (final Path picture : files(QUESTIONS, ".png")) {
			final var image = ImageIO.read(picture.toFile());
			assertTrue(image.getWidth() <= 1000 && image.getHeight() <= 1000,
				picture + ": " + image.getWidth() + " × " + image.getHeight());
			assertTrue(Files.size(picture) < 200_000, picture + ": " + Files.size(picture));
		}
	}
}
