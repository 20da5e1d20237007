/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.dendritej.experiment.ExperimentException;
import org.dendritej.experiment.Question;
import org.dendritej.experiment.Settings;
import org.dendritej.experiment.Sweep;
import org.dendritej.experiment.Sweep.Axis;
import org.dendritej.experiment.Sweep.Point;
import org.dendritej.io.FinishedPoints;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFileException;
import org.dendritej.io.ModelFiles;
import org.dendritej.io.ModelNumbers;
import org.dendritej.io.ProgramVersion;
import org.dendritej.io.ReconstructionException;
import org.dendritej.io.ValueRange;
import org.dendritej.model.NeuronModel;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.NearMisses;
import org.dendritej.units.Workers;

/**
 * A sweep as users write it, by names and texts, over the numbers of a model file and the settings of a question. Immutable; its points may be made on any thread.
 *
 * @param <S> settings of the question
 */
public final class SweepPlan<S extends Record> {

	/** The number that is varied if none is named: the one that is known least well of every neuron. */
	static final String USUAL = "/biophysics/cable/*/axialResistivity";
	/** Points whose time is estimated one by one; of more, so many. */
	private static final int ESTIMATED = 32;

	private final LoadedNeuron neuron;
	private final Question<S> question;
	private final S settings;
	private final ModelNumbers numbers;
	private final List<Target> targets;
	private final List<Axis> axes;

	/** What a name means: a number of the model file or a setting. */
	private record Target(String name, String label, double value, String unit, boolean whole, Optional<Settings.Entry> setting) {
	}

	private SweepPlan(final LoadedNeuron neuron, final Question<S> question, final Map<String, String> given,
		final List<VariedNumber> varied) {
		this.neuron = neuron;
		this.question = question;
		settings = settings(question, given);
		numbers = new ModelNumbers(neuron.model());
		targets = varied.stream().map(one -> target(one.name().isBlank() ? USUAL : one.name().strip())).toList();
		if (targets.isEmpty() || targets.stream().map(Target::name).distinct().count() < targets.size())
			throw new ExperimentException(
				"the numbers to be varied are " + targets.stream().map(Target::name).toList() + "; expected at least one, and each once");
		axes = IntStream.range(0, targets.size()).mapToObj(a -> axis(targets.get(a), varied.get(a).values())).toList();
		Sweep.points(axes);
	}

	/**
	 * Plans a sweep. All values are tried in the model and the settings, one by one, before anything is computed.
	 *
	 * @param neuron as it is where nothing is varied
	 * @param question its name as {@link SweepQuestions#words} lists it
	 * @param settings of the question, by key, as text
	 * @param varied what is varied; the first runs fastest
	 * @return the plan
	 * @throws ExperimentException if there is no such question or setting, or a value makes no sense
	 * @throws ModelFileException if there is no such number
	 */
	public static SweepPlan<?> of(final LoadedNeuron neuron, final String question, final Map<String, String> settings,
		final List<VariedNumber> varied) {
		return of(neuron, SweepQuestions.named(question), settings, varied);
	}

	private static <S extends Record> SweepPlan<S> of(final LoadedNeuron neuron, final Question<S> question,
		final Map<String, String> settings,
		final List<VariedNumber> varied) {
		return new SweepPlan<>(neuron, question, settings, varied);
	}

	private static <S extends Record> S settings(final Question<S> question, final Map<String, String> given) {
		final List<String> keys = Settings.of(question.defaults()).stream().map(SweepPlan::key).toList();
		for (final String key : given.keySet())
			if (!keys.contains(key))
				throw new ExperimentException(question.name() + " has no setting \"" + key + "\"; " + meant(key, keys));
		return Settings.with(question.defaults(),
			entry -> Optional.ofNullable(given.get(key(entry))).map(text -> Settings.parse(entry, text)));
	}

	private static String meant(final String name, final List<String> keys) {
		final List<String> near = NearMisses.of(name, keys, 1);
		return !near.isEmpty() ? "did you mean \"" + near.get(0) + "\"?" : keys.isEmpty() ? "it has none"
			: "it has " + String.join(", ", keys);
	}

	private static String key(final Settings.Entry entry) {
		return entry.key().toLowerCase(Locale.ROOT);
	}

	private Target target(final String name) {
		final Optional<Settings.Entry> setting = Settings.of(settings).stream().filter(entry -> key(entry).equals(name)).findFirst();
		if (setting.isEmpty()) {
			final ModelNumbers.Entry entry = number(name);
			final boolean unique = numbers.all().stream().filter(other -> other.label().equals(entry.label())).count() <= 1;
			return new Target(entry.pointer(), unique ? entry.label() : entry.pointer(), entry.value(), entry.unit(), entry.whole(),
				Optional.empty());
		}
		if (!(setting.get().initial() instanceof Number value))
			throw new ExperimentException("the setting \"" + name + "\" of " + question.name() + " is no number and cannot be varied");
		return new Target(name, name, value.doubleValue(), setting.get().setting().unit(), value instanceof Integer, setting);
	}

	private ModelNumbers.Entry number(final String name) {
		try {
			return numbers.find(name);
		}
		catch (final ModelFileException e) {
			if (name.startsWith("/"))
				throw e;
			final List<String> keys =
				Settings.of(settings).stream().filter(entry -> entry.initial() instanceof Number).map(SweepPlan::key).toList();
			throw new ExperimentException(
				question.name() + " has no setting \"" + name + "\" that is a number; " + meant(name, keys) + "; and " + e.getMessage());
		}
	}

	private Axis axis(final Target target, final String text) {
		final ValueRange range = text.isBlank() ? ValueRange.around(target.name(), target.value(), target.whole())
			: ValueRange.parse(target.name(), text, target.unit());
		for (final double value : range.values()) {
			set(target, value, settings);
			if (target.setting().isEmpty())
				numbers.with(Map.of(target.name(), value));
		}
		return new Axis(target.label(), target.unit(), range.logarithmic(), range.values());
	}

	private S set(final Target target, final double value, final S before) {
		if (target.whole() && value != Math.rint(value))
			throw new ExperimentException(target.name() + " is " + value + "; expected whole numbers");
		if (target.setting().isEmpty())
			return before;
		final Function<Settings.Entry, Optional<Object>> changed =
			entry -> !entry.key().equals(target.setting().get().key()) ? Optional.empty()
				: Optional.of(entry.initial() instanceof Integer ? (Object) (int) value : (Object) value);
		return Settings.with(before, changed);
	}

	/**
	 * The axes of the grid.
	 *
	 * @return the first runs fastest
	 */
	public List<Axis> axes() {
		return axes;
	}

	/**
	 * The neuron where nothing is varied.
	 *
	 * @return as given
	 */
	public LoadedNeuron neuron() {
		return neuron;
	}

	/** A point of the grid. */
	private Point<S> point(final int i) {
		final int[] at = Sweep.indices(axes, i);
		final Map<String, Double> values = new LinkedHashMap<>();
		S own = settings;
		for (int a = 0; a < at.length; a++) {
			final double value = axes.get(a).values().get(at[a]);
			if (targets.get(a).setting().isEmpty())
				values.put(targets.get(a).name(), value);
			own = set(targets.get(a), value, own);
		}
		try {
			final NeuronModel model = values.isEmpty() ? neuron.model() : numbers.with(values);
			final LoadedNeuron there = neuron.variant(model);
			return new Point<>(ModelFiles.fingerprint(List.of("point of a sweep", ProgramVersion.text(), question.name(), text(own),
				ModelFiles.hash(model), there.reconstruction().sha256())), model, there.cable(), own);
		}
		catch (final ModelFileException | ReconstructionException e) {
			throw new ExperimentException(e.getMessage());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String text(final Record settings) {
		return Settings.of(settings).stream().map(entry -> key(entry) + "=" + Settings.text(entry.initial()))
			.collect(Collectors.joining("\n"));
	}

	/**
	 * Opens the file of points that are finished already.
	 *
	 * @param file where; its folder must exist
	 * @return to be closed
	 * @throws IOException from the disk
	 * @throws ModelFileException if the file cannot be used
	 */
	public FinishedPoints open(final Path file) throws IOException {
		final List<String> identity = new ArrayList<>(List.of("sweep", question.name(), text(settings), ModelFiles.hash(neuron.model()),
			neuron.reconstruction().sha256()));
		targets.forEach(target -> identity.add(target.name()));
		return FinishedPoints.open(file, ModelFiles.fingerprint(identity), "\"" + title() + "\" on " + neuron.model().name());
	}

	/**
	 * What it is in a few words.
	 *
	 * @return such as "Measure Excitability over temperature and soma hh gnabar"
	 */
	public String title() {
		return question.name() + " over " + String.join(" and ", axes.stream().map(Axis::name).toList());
	}

	/**
	 * What was asked, for provenance.
	 *
	 * @return settings and values by key
	 */
	public Map<String, String> words() {
		final Map<String, String> words = new LinkedHashMap<>();
		words.put("question", SweepQuestions.word(question));
		Settings.of(settings).forEach(entry -> words.put(key(entry), Settings.text(entry.initial())));
		for (int a = 0; a < axes.size(); a++)
			words.put(targets.get(a).name(), axes.get(a).values().stream().map(String::valueOf).collect(Collectors.joining(", ")) +
				(axes.get(a).unit().isEmpty() ? "" : " " + axes.get(a).unit()));
		return words;
	}

	/**
	 * What the points that are not finished will take.
	 *
	 * @param store of those that are
	 * @return seconds of one core, to a factor of two or three
	 */
	public double seconds(final Sweep.Store store) {
		final int n = Sweep.points(axes), tried = Math.min(n, ESTIMATED);
		return (double) n / tried * IntStream.range(0, tried).mapToDouble(k -> {
			try {
				final Point<S> point = point((int) ((long) k * n / tried));
				return store.find(point.key()).isPresent() ? 0 : question.seconds(point.model(), point.cable(), point.settings());
			}
			catch (final ExperimentException e) {
				return 0; // told of when it is its turn
			}
		}).sum();
	}

	/**
	 * Sweeps.
	 *
	 * @param store of finished points
	 * @param workers threads to compute on
	 * @param monitor told of progress; when it stops the work, the result holds what was finished
	 * @return what has come of the points
	 * @throws org.dendritej.simulation.RunCancelledException if it was stopped before any point was finished
	 * @throws UncheckedIOException from the store
	 */
	public Sweep.Result run(final Sweep.Store store, final Workers workers, final RunMonitor monitor) {
		return Sweep.run(question, axes, this::point, store, workers, monitor);
	}
}
