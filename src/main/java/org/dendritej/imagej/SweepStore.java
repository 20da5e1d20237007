/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Sweep;
import org.dendritej.io.FinishedPoints;

/**
 * The figures of finished points in a file.
 *
 * @param file open
 */
public record SweepStore(FinishedPoints file) implements Sweep.Store {

	private static final int FIELDS = 4;

	@Override
	public Optional<List<Figure>> find(final String key) {
		return file.find(key).map(fields -> {
			final List<Figure> figures = new ArrayList<>();
			for (int i = 0; i + FIELDS <= fields.size(); i += FIELDS)
				figures.add(new Figure(fields.get(i), Double.parseDouble(fields.get(i + 1)), fields.get(i + 2), fields.get(i + 3)));
			return figures;
		});
	}

	@Override
	public void keep(final String key, final List<Figure> figures) {
		final List<String> fields = new ArrayList<>();
		for (final Figure figure : figures)
			fields.addAll(List.of(figure.name(), Double.toString(figure.value()), figure.unit(), figure.meaning()));
		try {
			file.add(key, fields);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
