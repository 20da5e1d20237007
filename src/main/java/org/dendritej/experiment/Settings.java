/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.dendritej.morphology.Location;

/** The settings of questions by name: what their records are made of. */
public final class Settings {

	private Settings() {
	}

	/**
	 * One of them.
	 *
	 * @param key its name, lower case in commands and in the shell
	 * @param type double, int, boolean, an enum, {@link Location} or a list of those
	 * @param initial what it is if nobody sets it
	 * @param setting what it is
	 */
	public record Entry(String key, Class<?> type, Object initial, Setting setting) {
	}

	/**
	 * What there is to be set.
	 *
	 * @param defaults of a question
	 * @return in declared order
	 */
	public static List<Entry> of(final Record defaults) {
		final List<Entry> entries = new ArrayList<>();
		for (final RecordComponent component : defaults.getClass().getRecordComponents())
			entries.add(new Entry(component.getName(), component.getType(), value(defaults, component),
				component.getAnnotation(Setting.class)));
		return entries;
	}

	/**
	 * Settings with other values.
	 *
	 * @param <S> their record
	 * @param settings what holds where nothing is given
	 * @param given a value for the key, if there is one; of the entry's type
	 * @return checked settings
	 * @throws ExperimentException if a number is out of its range; the message names the key
	 */
	public static <S extends Record> S with(final S settings, final Function<Entry, Optional<Object>> given) {
		final List<Entry> entries = of(settings);
		final Object[] values = entries.stream().map(entry -> check(entry, given.apply(entry).orElse(entry.initial))).toArray();
		try {
			final Class<?>[] types = entries.stream().map(Entry::type).toArray(Class<?>[]::new);
			@SuppressWarnings("unchecked") final Constructor<S> constructor =
				(Constructor<S>) settings.getClass().getDeclaredConstructor(types);
			return constructor.newInstance(values);
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException refused)
				throw refused;
			throw new IllegalStateException(e.getCause());
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e); // settings are public records
		}
	}

	private static Object check(final Entry entry, final Object value) {
		if (value instanceof Number number && entry.setting != null) {
			final double x = number.doubleValue();
			if (!(x >= entry.setting.least() && x <= entry.setting.most()) || Double.isInfinite(x))
				throw new ExperimentException("the setting \"" + entry.key + "\" is " + x + " " + entry.setting.unit() + "; expected from "
					+ entry.setting.least() + " to " + entry.setting.most());
		}
		return value;
	}

	/**
	 * A value as one writes it.
	 *
	 * @param entry what it is for
	 * @param text such as "0.3", "true", "soma", or "10,20,5" for the place nearest to a position, and several places with semicolons between them
	 * @return of the entry's type
	 * @throws ExperimentException if the text says no such value
	 */
	public static Object parse(final Entry entry, final String text) {
		try {
			if (entry.type == double.class)
				return Double.valueOf(text);
			if (entry.type == int.class)
				return Integer.valueOf(text);
			if (entry.type == boolean.class && List.of("true", "false").contains(text))
				return Boolean.valueOf(text);
			if (entry.type.isEnum())
				for (final Object constant : entry.type.getEnumConstants())
					if (constant.toString().equals(text))
						return constant;
			if (entry.type == Location.class)
				return location(text);
			if (entry.type == List.class)
				return Arrays.stream(text.split(";")).map(String::strip).filter(one -> !one.isEmpty()).map(Settings::location).toList();
		}
		catch (final IllegalArgumentException e) {
			throw new ExperimentException(refusal(entry, text));
		}
		throw new ExperimentException(refusal(entry, text));
	}

	/**
	 * A value as text that {@link #parse} understands.
	 *
	 * @param value of an entry
	 * @return such as "0.3", "soma" or "5:0.5; 7:1.0"
	 */
	public static String text(final Object value) {
		if (value instanceof List<?> list)
			return String.join("; ", list.stream().map(Settings::text).toList());
		if (value instanceof Location.OnSection on)
			return on.section() + ":" + on.fraction();
		if (value instanceof Location.NearestTo at)
			return at.x() + "," + at.y() + "," + at.z();
		return value instanceof Location.SomaMiddle ? "soma" : String.valueOf(value);
	}

	private static String refusal(final Entry entry, final String text) {
		return "the setting \"" + entry.key + "\" is \"" + text + "\"; expected " +
			(entry.type == Location.class || entry.type == List.class
				? "soma, a section and a fraction of its length such as 5:0.5, or a position in µm such as 10,20,5"
				: entry.type.isEnum() ? "one of " + Arrays.toString(entry.type.getEnumConstants())
				: entry.type == boolean.class ? "true or false" : entry.type == int.class ? "a whole number" : "a number");
	}

	private static Location location(final String text) {
		if (text.equals("soma"))
			return Location.SOMA;
		final String[] on = text.split(":"), at = text.split(",");
		if (on.length == 2)
			return new Location.OnSection(Integer.parseInt(on[0].strip()), Double.parseDouble(on[1].strip()));
		if (at.length != 3)
			throw new IllegalArgumentException(text);
		return new Location.NearestTo(Double.parseDouble(at[0].strip()), Double.parseDouble(at[1].strip()),
			Double.parseDouble(at[2].strip()));
	}

	private static Object value(final Record settings, final RecordComponent component) {
		try {
			return component.getAccessor().invoke(settings);
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e); // settings are public records
		}
	}
}
