/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.dendritej.experiment.Answer;
import org.dendritej.experiment.Question;
import org.dendritej.experiment.ReferenceMembrane;
import org.dendritej.experiment.Settings;
import org.dendritej.imagej.ActivityCanvas;
import org.dendritej.imagej.AnswerFiles;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.units.Workers;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Puts any of the questions to a neuron: one verb for each of {@link Question#ALL}, whose options are the question's settings. So a new question needs nothing here.
 *
 * @param <S> the settings of the question
 */
final class QuestionCommand<S extends Record> implements Callable<Integer> {

	private final Terminal terminal;
	private final Question<S> question;
	private final CommandSpec spec;
	private final Threads threads = new Threads();

	QuestionCommand(final Terminal terminal, final Question<S> question) {
		this.terminal = terminal;
		this.question = question;
		spec = CommandSpec.wrapWithoutInspection(this);
		spec.name(verb()).mixinStandardHelpOptions(true).versionProvider(new Version());
		spec.usageMessage().description(question.description(),
			"Writes figures.csv, places.csv, sections.csv, further tables, plots, maps.tif and answer.json.");
		spec.addPositional(PositionalParamSpec.builder().index("0").paramLabel("MODEL").type(Path.class).required(true)
			.description("Model file, or a reconstruction, which is given a passive membrane.").build());
		spec.addOption(option("--out", "DIR", Path.class, "Folder for the answer, made if it is not there.").required(true).build());
		spec.addMixin("threads", CommandSpec.forAnnotatedObject(threads));
		spec.addOption(option("--template", "IMAGE.tif", Path.class, "Draw maps in the space of this image.").build());
		spec.addOption(option("--membrane", "WORD", String.class, "as-in-model (default), passive, or layer-5.").build());
		spec.addOption(
			option("--force", "", boolean.class, "Replace files of the same names even if they do not come from an earlier answer.")
				.arity("0").build());
		for (final Settings.Entry entry : Settings.of(question.defaults()))
			spec.addOption(option("--" + key(entry), unit(entry), String.class,
				entry.setting().value() + " By default " + written(entry.initial()) + ".").build());
	}

	/** One verb for each question. */
	static List<QuestionCommand<?>> all(final Terminal terminal) {
		return Question.ALL.stream().<QuestionCommand<?>>map(question -> new QuestionCommand<>(terminal, question)).toList();
	}

	private static OptionSpec.Builder option(final String name, final String label, final Class<?> type, final String description) {
		return OptionSpec.builder(name).paramLabel(label).type(type).description(description.replace("%", "%%"));
	}

	private static String key(final Settings.Entry entry) {
		return entry.key().toLowerCase(Locale.ROOT);
	}

	private static String unit(final Settings.Entry entry) {
		return entry.setting().unit().isEmpty() ? entry.type().getSimpleName().toUpperCase(Locale.ROOT) : entry.setting().unit();
	}

	private static String written(final Object value) {
		return value instanceof org.dendritej.morphology.Location.SomaMiddle ? "soma"
			: value instanceof List<?> list ? list.isEmpty() ? "the middle of the longest end branch"
				: String.join("; ", list.stream().map(QuestionCommand::written).toList())
			: String.valueOf(value);
	}

	CommandSpec spec() {
		return spec;
	}

	String verb() {
		return question.name().toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	@Override
	public Integer call() throws IOException {
		final ParseResult given = spec.commandLine().getParseResult();
		final Path file = given.matchedPositionalValue(0, null), out = given.matchedOptionValue("--out", null),
			template = given.matchedOptionValue("--template", null);
		threads.check();
		final S settings =
			Settings.with(question.defaults(), entry -> Optional.ofNullable((String) given.matchedOptionValue("--" + key(entry), null))
				.map(text -> Settings.parse(entry, text)));
		final LoadedNeuron neuron = neuron(file, given.matchedOptionValue("--membrane", "as-in-model"));
		neuron.reconstruction().findings().forEach(finding -> terminal.note(RunCommand.text(finding)));
		final ActivityCanvas canvas = template == null ? ActivityCanvas.fitted(neuron.cable(), Double.NaN, true)
			: ActivityCanvas.onTemplate(template, neuron.cable(), true);
		final Progress progress = new Progress(terminal);
		final Workers.ExitTask interruption = Workers.onExit(progress::cancel);
		try (Workers workers = threads.start()) {
			progress
				.phase(question.name() + ", about " + Math.max(1, Math.round(question.seconds(neuron.model(), neuron.cable(), settings))) +
					" s on one core");
			final Answer answer = question.ask(neuron.model(), neuron.cable(), settings, neuron.model().seed(), workers, progress);
			progress.phase("drawing and writing");
			final Map<String, String> words = new LinkedHashMap<>();
			Settings.of(settings).forEach(entry -> words.put(key(entry), written(entry.initial())));
			AnswerFiles.draw(out, given.matchedOptionValue("--force", false), question.name(), words, neuron, answer, canvas, workers);
			progress.end();
			terminal.out().println(answer.sentence());
		}
		finally {
			progress.stop();
			interruption.close();
		}
		terminal.note("the answer is in " + out);
		return 0;
	}

	static LoadedNeuron neuron(final Path file, final String membrane) throws IOException {
		final LoadedNeuron read = LoadedNeuron.read(file);
		for (final ReferenceMembrane choice : ReferenceMembrane.values())
			if (choice.toString().equals(membrane))
				return choice == ReferenceMembrane.AS_IN_MODEL ? read : LoadedNeuron.load(choice.of(read.model()), file);
		throw new BatchException("--membrane is " + membrane + "; expected as-in-model, passive or layer-5");
	}
}
