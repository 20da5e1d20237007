/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.util.List;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.FirstLook;
import org.dendritej.experiment.Question;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.Marks;
import org.dendritej.imagej.SnappedMarks;
import org.dendritej.model.Sites;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/**
 * A command that puts a question about a place, or about several, to a neuron.
 *
 * @param <S> the settings of the question
 */
abstract class PlacedQuestionCommand<S extends Record> extends QuestionCommand<S> {

	private static final String SOMA = "soma", LONGEST = "longest-branch", POSITION = "position", IMAGE = "image";
	/** How far a marked place may be from the centre line of a neurite, µm. */
	private static final double SNAPPING = 5;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String placegroup =
		Commands.heading("Place");

	@Parameter(label = "Place", choices = { SOMA, LONGEST, POSITION, IMAGE }, persist = false, callback = "preview",
		description = "The place that the question is about. longest-branch: the middle of the longest dendritic end branch. position: the place nearest to the position below. image: where points or lines are marked on the active image.") private String site;

	@Parameter(label = "Place at x (µm)", style = "format:0.00", persist = false, callback = "preview",
		description = "Position of the place in the space of the reconstruction, x to the right.") private double sitex;

	@Parameter(label = "Place at y (µm)", style = "format:0.00", persist = false, callback = "preview",
		description = "Position of the place in the space of the reconstruction, y downwards.") private double sitey;

	@Parameter(label = "Place at z (µm)", style = "format:0.00", persist = false, callback = "preview",
		description = "Position of the place in the space of the reconstruction, z into the depth.") private double sitez;

	/**
	 * A command.
	 *
	 * @param question what it asks
	 * @param initial place: soma or longest-branch
	 */
	PlacedQuestionCommand(final Question<S> question, final String initial) {
		super(question);
		site = initial;
	}

	@Override
	boolean arePlacesMarked() {
		return site.equals(IMAGE);
	}

	@Override
	List<Location> places(final CableModel cable, final Optional<ImageSpace> space) {
		return switch (site) {
			case SOMA -> List.of(Location.SOMA);
			case LONGEST -> List.of(new Location.OnSection(FirstLook.longestEndBranch(cable).index(), 0.5));
			case POSITION -> List.of(new Location.NearestTo(sitex, sitey, sitez));
			default -> ((Sites.Listed) SnappedMarks.of(cable,
				Marks.of(template(), space.orElseThrow(), Marks.selections(template(), Marks.Source.SELECTION), 0.1), Region.EVERYWHERE,
				SNAPPING).sites()).locations();
		};
	}
}
