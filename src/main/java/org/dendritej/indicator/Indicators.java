/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.indicator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of indicators by name: those that come with DendriteJ, and what a user adds in a file beside the model. The file says itself what it may hold.
 * Immutable.
 */
public final class Indicators {

	/** Name of the file that is looked for beside a model. */
	public static final String FILE = "indicators.txt";

	private static final long LONGEST_FILE = 1_000_000;
	private static final List<String> VOLTAGE_KEYS =
		List.of("sensitivity", "on fast", "on weight", "on slow", "off fast", "off weight", "off slow");
	private static final List<String> CALCIUM_KEYS =
		List.of("response", "peak", "half decay", "affinity", "hill", "range", "resting calcium");
	private static final Set<String> COMMON_KEYS = Set.of("kind", "bleaching", "source");

	private final Map<String, Indicator> byName;

	private Indicators(final Map<String, Indicator> byName) {
		this.byName = Collections.unmodifiableMap(byName);
	}

	/**
	 * Those that come with DendriteJ.
	 *
	 * @return ASAP3, Archon1, JEDI-2P, GCaMP6s, GCaMP6f, OGB-1
	 */
	public static Indicators builtIn() {
		try (InputStream in = Indicators.class.getResourceAsStream(FILE)) {
			return new Indicators(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "the table of indicators"));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Those that come with DendriteJ and, if there is such a file, those in {@value #FILE} beside a model.
	 *
	 * @param model path of the model file
	 * @return the table
	 * @throws IOException if the file cannot be read
	 * @throws IndicatorException if the file does not say what it should
	 */
	public static Indicators beside(final Path model) throws IOException {
		final Path folder = model.toAbsolutePath().getParent();
		final Path file = folder == null ? null : folder.resolve(FILE);
		return file != null && Files.isRegularFile(file) ? builtIn().with(file) : builtIn();
	}

	/**
	 * These and those of a file; of two with one name the file's.
	 *
	 * @param file the file
	 * @return a larger table
	 * @throws IOException if the file cannot be read
	 * @throws IndicatorException if the file does not say what it should
	 */
	public Indicators with(final Path file) throws IOException {
		if (Files.size(file) > LONGEST_FILE)
			throw new IndicatorException(
				file + ": the file has " + Files.size(file) + " bytes; a table of indicators has at most " + LONGEST_FILE);
		return with(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
	}

	/**
	 * These and those of a text; of two with one name the text's.
	 *
	 * @param text as in a file
	 * @param origin what errors call it
	 * @return a larger table
	 * @throws IndicatorException if the text does not say what it should
	 */
	public Indicators with(final String text, final String origin) {
		final Map<String, Indicator> all = new LinkedHashMap<>(byName);
		all.putAll(parse(text, origin));
		return new Indicators(all);
	}

	/**
	 * All of them.
	 *
	 * @return in the order of the table
	 */
	public List<Indicator> all() {
		return List.copyOf(byName.values());
	}

	/**
	 * All names.
	 *
	 * @return in the order of the table
	 */
	public List<String> names() {
		return List.copyOf(byName.keySet());
	}

	/**
	 * One of them.
	 *
	 * @param name as in the table, upper and lower case alike
	 * @return the indicator
	 * @throws IndicatorException if there is none of that name
	 */
	public Indicator get(final String name) {
		for (final Map.Entry<String, Indicator> entry : byName.entrySet())
			if (entry.getKey().equalsIgnoreCase(name.trim()))
				return entry.getValue();
		throw new IndicatorException("there is no indicator \"" + name + "\"; known are " + String.join(", ", byName.keySet()) +
			". Add others in a file " + FILE + " beside the model");
	}

	private static Map<String, Indicator> parse(final String text, final String origin) {
		final Map<String, Indicator> found = new LinkedHashMap<>();
		Block block = null;
		int number = 0;
		for (final String line : text.split("\\R", -1)) {
			number++;
			final String said = line.replace("\uFEFF", "").strip();
			if (said.isEmpty() || said.startsWith("#"))
				continue;
			final String where = origin + ", line " + number;
			if (said.startsWith("[") && said.endsWith("]")) {
				if (block != null)
					block.addTo(found);
				block = new Block(where, said.substring(1, said.length() - 1).strip());
				continue;
			}
			final int equals = said.indexOf('=');
			if (equals < 0)
				throw new IndicatorException(
					where + ": \"" + said + "\" is neither [name], nor key = value, nor a comment that begins with #");
			if (block == null)
				throw new IndicatorException(where + ": \"" + said + "\" stands before the first [name]");
			block.put(where, said.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " "),
				said.substring(equals + 1).strip());
		}
		if (block != null)
			block.addTo(found);
		return found;
	}

	/** What is said of one indicator. */
	private static final class Block {

		private final String where;
		private final String name;
		private final Map<String, String> values = new LinkedHashMap<>();

		Block(final String where, final String name) {
			if (name.isEmpty())
				throw new IndicatorException(where + ": an indicator without a name; write [name]");
			this.where = where;
			this.name = name;
		}

		void put(final String place, final String key, final String value) {
			if (!VOLTAGE_KEYS.contains(key) && !CALCIUM_KEYS.contains(key) && !COMMON_KEYS.contains(key)) {
				final List<String> known = new ArrayList<>(List.of("kind", "bleaching", "source"));
				known.addAll(VOLTAGE_KEYS);
				known.addAll(CALCIUM_KEYS);
				throw new IndicatorException(
					place + ": \"" + key + "\" is no figure of an indicator; known are " + String.join(", ", known));
			}
			if (values.put(key, value) != null)
				throw new IndicatorException(place + ": \"" + key + "\" is given twice for " + name);
		}

		void addTo(final Map<String, Indicator> found) {
			final String kind = values.getOrDefault("kind", "");
			final boolean voltage = kind.equals("voltage");
			if (!voltage && !kind.equals("calcium"))
				throw new IndicatorException(where + ": " + name + " has the kind \"" + kind + "\"; it must be voltage or calcium");
			final List<String> needed = voltage ? VOLTAGE_KEYS : CALCIUM_KEYS;
			for (final String key : values.keySet())
				if (!needed.contains(key) && !COMMON_KEYS.contains(key))
					throw new IndicatorException(
						where + ": " + name + " shows " + kind + " and has a figure \"" + key + "\"; its figures are " +
							String.join(", ", needed));
			final double[] v = needed.stream().mapToDouble(this::number).toArray();
			final double bleaching = values.getOrDefault("bleaching", "none").equals("none") ? Double.POSITIVE_INFINITY
				: 1000 * number("bleaching");
			final String source = values.getOrDefault("source", "");
			try {
				final Indicator indicator = voltage
					? new VoltageIndicator(name, v[0], new VoltageIndicator.Kinetics(v[1], v[2], v[3]),
						new VoltageIndicator.Kinetics(v[4], v[5], v[6]), bleaching, source)
					: new CalciumIndicator(name, v[0], v[1], v[2], v[3], v[4], v[5], v[6], bleaching, source);
				if (found.put(name, indicator) != null)
					throw new IndicatorException(name + " is given twice");
			}
			catch (final IndicatorException e) {
				throw new IndicatorException(where + ": " + e.getMessage());
			}
		}

		private double number(final String key) {
			final String value = values.get(key);
			if (value == null)
				throw new IndicatorException(where + ": " + name + " has no \"" + key + "\"; needed are " +
					String.join(", ", values.get("kind").equals("voltage") ? VOLTAGE_KEYS : CALCIUM_KEYS));
			try {
				final double number = Double.parseDouble(value);
				if (Double.isFinite(number)
					&& Arrays.asList("d", "f").stream().noneMatch(value.toLowerCase(java.util.Locale.ROOT)::endsWith))
					return number;
			}
			catch (final NumberFormatException e) { // said below
			}
			throw new IndicatorException(where + ": " + name + " has \"" + key + " = " + value + "\"; a number is expected");
		}
	}
}
