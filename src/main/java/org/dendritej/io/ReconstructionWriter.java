/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.dendritej.morphology.CellBody;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;

/** Writes reconstructions in the format that the end of a file's name asks for, and says what that format cannot hold. */
public final class ReconstructionWriter {

	private enum Format {
		SWC("SWC"),
		TRACES("a .traces file"),
		NEUROML("NeuroML");

		private final String words;

		Format(final String words) {
			this.words = words;
		}
	}

	private ReconstructionWriter() {
	}

	/**
	 * Writes a file, whole or not at all: .swc, .traces (packed, as SNT does) or .nml (NeuroML 2). Read again it gives the same morphology.
	 *
	 * @param file where, its name ending in one of these; an existing one is replaced
	 * @param reconstruction all of whose trees are written
	 * @param micrometresPerUnit length of its unit, with which everything becomes µm; NaN to leave it in its own unit, save that NeuroML is always in µm
	 * @return what the format cannot hold, and what became of it
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ReconstructionException if the name ends in anything else, or nobody says how long the unit is although the format needs it
	 */
	public static List<Finding> write(final Path file, final Reconstruction reconstruction, final double micrometresPerUnit)
		throws IOException {
		final Format format = format(file);
		final boolean scales = format == Format.NEUROML || !Double.isNaN(micrometresPerUnit);
		final Reconstruction written = scales ? Fitted.inMicrometres(reconstruction, micrometresPerUnit) : reconstruction;
		switch (format) {
			case SWC -> SwcWriter.write(file, written,
				List.of("Written by DendriteJ " + ProgramVersion.text() + " from " + reconstruction.name()));
			case TRACES -> TracesWriter.write(file, written, TracesWriter.Packing.GZIP);
			case NEUROML -> NeuroMlWriter.write(file, written);
		}
		final List<Finding> losses = new ArrayList<>();
		if (written != reconstruction)
			losses.add(new Finding("scaled", 1, List.of(),
				"Coordinates and radii were in \"" + reconstruction.frame().unit() + "\" and are in µm now."));
		losses.addAll(losses(written, format));
		return losses;
	}

	/**
	 * Whether a file of this name can be written, in words if not.
	 *
	 * @param file any
	 * @throws ReconstructionException if its name ends in no format that is written
	 */
	public static void requireFormat(final Path file) {
		format(file);
	}

	private static Format format(final Path file) {
		final String name = SourceFile.name(file), lower = name.toLowerCase(Locale.ROOT);
		if (lower.endsWith(".swc"))
			return Format.SWC;
		if (lower.endsWith(".traces"))
			return Format.TRACES;
		if (lower.endsWith(".nml"))
			return Format.NEUROML;
		throw new ReconstructionException(name,
			"the end of its name says no format that is written; end it in .swc, in .traces (SNT) or in .nml (NeuroML 2)");
	}

	private static List<Finding> losses(final Reconstruction written, final Format format) {
		final List<Finding> losses = new ArrayList<>();
		bodies(written, format, losses);
		joints(written, format, losses);
		image(written.frame(), format, losses);
		if (format == Format.NEUROML)
			diameters(written, losses);
		return losses;
	}

	private static void bodies(final Reconstruction written, final Format format, final List<Finding> losses) {
		final List<CellBody> kept = written.bodies().stream().filter(body -> !body.roots().isEmpty()).toList();
		if (!kept.isEmpty())
			losses.add(new Finding("cell body became a point", kept.size(), List.of(),
				format.words + " has no outlines: a point with the radius of the sphere they show stands for " +
					kept.stream().mapToInt(CellBody::outlinePoints).sum() +
					" points of outlines"
					+ (format == Format.NEUROML ? "." : ", and the ways from it to the neurites count as their length.")));
		if (kept.size() < written.bodies().size())
			losses.add(new Finding("cell body left out", written.bodies().size() - kept.size(), List.of(),
				"Cell bodies on which no neurite begins were left out."));
	}

	private static void joints(final Reconstruction written, final Format format, final List<Finding> losses) {
		int repeated = 0, apart = 0;
		double length = 0;
		for (final int joint : written.joints())
			if (Fitted.isRepeated(written, joint))
				repeated++;
			else {
				apart++;
				length += written.points().get(joint).distanceTo(written.points().get(written.points().get(joint).parent()));
			}
		if (repeated > 0 && format == Format.NEUROML)
			losses.add(new Finding("repeated junction", repeated, List.of(),
				"First points of branches at the very place of their junction were left out; a branch begins on its parent, with its radius."));
		if (repeated > 0 && format == Format.SWC)
			losses.add(new Finding("repeated junction", repeated, List.of(),
				"SWC has no junctions: first points of branches at the very place of their parent stay as points, which a comment tells DendriteJ."));
		if (apart > 0 && format == Format.SWC)
			losses.add(new Finding("gap at a junction", apart, List.of(),
				String.format(Locale.ROOT, "SWC has no junctions: the gaps, %.4g %s altogether, look like neurites to other programs; " +
					"a comment tells DendriteJ.", length, written.frame().unit())));
	}

	private static void image(final Frame frame, final Format format, final List<Finding> losses) {
		if (frame.image().isPresent() && format != Format.TRACES)
			losses.add(new Finding("image not kept", 1, List.of(),
				format.words + " says nothing of the image the neuron was traced in: its size and the size of its voxels are lost."));
		if (frame.image().isEmpty() && format == Format.TRACES)
			losses.add(new Finding("no image", 1, List.of(),
				"It is not known in which image the neuron was traced; the file says voxels of 1 × 1 × 1 " + frame.unit() +
					". Coordinates are right all the same."));
		if (Double.isNaN(frame.micrometresPerUnit()) && format == Format.SWC)
			losses.add(new Finding("unit in a comment", 1, List.of(),
				"Coordinates stay in \"" + frame.unit() + "\", which only a comment says; other programs will take them for µm. " +
					"Give the length of one unit in µm (--unit) to have µm."));
	}

	private static void diameters(final Reconstruction written, final List<Finding> losses) {
		final int without = (int) written.points().stream().filter(point -> !(point.radius() > 0)).count();
		if (without > 0)
			losses.add(new Finding("diameter 0", without, List.of(),
				"Points without radius have the diameter 0, which DendriteJ takes as missing and other programs may refuse."));
		if (written.findings().stream().anyMatch(finding -> finding.kind().equals("soma outline")))
			losses.add(new Finding("soma outline", 1, List.of(),
				"The soma is drawn as an outline of points; DendriteJ takes it for a sphere, other programs for thin cylinders."));
	}
}
