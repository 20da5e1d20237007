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
import java.util.Optional;
import java.util.OptionalInt;

import javax.xml.stream.XMLStreamConstants;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;

/**
 * Reads .traces files of SNT (Simple Neurite Tracer; Arshadi et al. 2021, Nat Methods 18:374–377, doi:10.1038/s41592-021-01105-7), XML packed with gzip or
 * not.
 *
 * <p>
 * A file holds paths. A path that starts on another one becomes its branch: its first point hangs on the point of the other path which the file names by its
 * position or, in older files, by its index. Calibrated coordinates come before pixels. A fitted version stands in for its path where the user switched it on
 * and is otherwise not read. A path without type keeps type 0, undefined, whatever its parent is. What the readers of SNT would not accept either is refused;
 * what old versions could write (paths joined by their end) is read.
 */
public final class TracesReader {

	/** Whether fitted versions of paths are used. */
	public enum Fits {
		/** For those paths where it was switched on when the file was saved. */
		AS_SAVED,
		/** For none. */
		NEVER
	}

	private static final int MAX_PATHS = 1_000_000;

	private final XmlSource xml;
	private final String file;
	private final List<TracedPath> paths = new ArrayList<>();
	private final Findings findings = new Findings();
	private final double[] spacing = { 1, 1, 1 };
	private boolean hasSpacing;
	private String unit = "unknown";
	private int[] imageSize;
	private long points;

	private TracesReader(final XmlSource xml, final String file) {
		this.xml = xml;
		this.file = file;
	}

	/**
	 * Reads a file as .traces, with fits as saved.
	 *
	 * @param file where it is
	 * @return what it says
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no .traces file that can be used
	 */
	public static Reconstruction read(final Path file) throws IOException {
		return read(file, Fits.AS_SAVED);
	}

	/**
	 * Reads a file as .traces.
	 *
	 * @param file where it is
	 * @param fits whether fitted versions of paths are used
	 * @return what it says
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no .traces file that can be used
	 */
	public static Reconstruction read(final Path file, final Fits fits) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source, fits);
		}
	}

	static Reconstruction read(final SourceFile source, final Fits fits) throws IOException {
		try (XmlSource xml = new XmlSource(source)) {
			final TracesReader reader = new TracesReader(xml, source.name());
			reader.readDocument();
			return TracesForest.of(source.name(), reader.paths, fits, reader.frame(), reader.findings);
		}
	}

	private void readDocument() throws IOException {
		TracedPath path = null;
		boolean inside = false;
		for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
			if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("path"))
				path = null;
			if (event != XMLStreamConstants.START_ELEMENT)
				continue;
			if (!inside && !xml.name().equals("tracings"))
				throw xml.problem("the root of this XML is <" + xml.name() + ">, expected <tracings> as in a .traces file of SNT");
			inside = true;
			switch (xml.name()) {
				case "samplespacing" -> readSpacing();
				case "imagesize" -> imageSize = new int[] { xml.integer("width"), xml.integer("height"), xml.integer("depth") };
				case "path" -> paths.add(path = readPath());
				case "point" -> readPoint(path);
				default -> { // fills and their nodes, and what later versions may add, are no neurites
				}
			}
		}
	}

	private Frame frame() {
		final Optional<Frame.Image> image = hasSpacing && imageSize != null && imageSize[0] > 0 && imageSize[1] > 0
			? Optional.of(new Frame.Image(imageSize[0], imageSize[1], Math.max(1, imageSize[2]), spacing[0], spacing[1], spacing[2]))
			: Optional.empty();
		return new Frame(unit, LengthUnit.micrometres(unit), 0, 0, 0, image);
	}

	private void readSpacing() {
		final String[] axes = { "x", "y", "z" };
		for (int axis = 0; axis < 3; axis++) {
			final double value = xml.length(axes[axis]);
			if (value == 0)
				throw xml.problem("the sample spacing in " + axes[axis]
					+ " is 0, expected the size of a voxel; calibrate the image and save again from SNT");
			if (value < 0)
				findings.add("negative spacing", xml.line(), "The size of a voxel was taken without its sign.");
			spacing[axis] = Math.abs(value);
		}
		hasSpacing = true;
		final String units = xml.attribute("units");
		if (units != null && !units.isBlank())
			unit = units.strip();
	}

	private TracedPath readPath() {
		if (paths.size() == MAX_PATHS)
			throw xml.problem("this is path " + (MAX_PATHS + 1) + " of the file; at most " + MAX_PATHS + " can be read");
		return new TracedPath(xml.integer("id"), xml.line(), optional("swctype"), optional("frame").orElse(1),
			"true".equalsIgnoreCase(xml.attribute("usefitted")), optional("fitted"), optional("fittedversionof"),
			junction("starts", "start"),
			junction("ends", "end"));
	}

	private OptionalInt optional(final String attribute) {
		final String text = xml.attribute(attribute);
		return text == null || text.isBlank() ? OptionalInt.empty() : OptionalInt.of(xml.integer(attribute));
	}

	/** The junction at one end, whose position SNT called startsx at first and then startx. */
	private TracedPath.Junction junction(final String oldPrefix, final String prefix) {
		final OptionalInt on = optional(oldPrefix + "on");
		if (on.isEmpty())
			return null;
		double[] position = position(prefix + "x", prefix + "y", prefix + "z");
		if (position == null)
			position = position(oldPrefix + "x", oldPrefix + "y", oldPrefix + "z");
		return new TracedPath.Junction(on.getAsInt(), optional(oldPrefix + "index").orElse(-1), position);
	}

	/** Three attributes that come together; null if none is there. */
	private double[] position(final String x, final String y, final String z) {
		final boolean some = xml.attribute(x) != null || xml.attribute(y) != null || xml.attribute(z) != null;
		return some ? new double[] { xml.length(x), xml.length(y), xml.length(z) } : null;
	}

	private void readPoint(final TracedPath path) {
		if (path == null)
			return;
		if (++points > PointTable.MAX_POINTS)
			throw xml.problem("this is point " + points + " of the file; at most " + PointTable.MAX_POINTS + " can be read");
		double[] at = position("xd", "yd", "zd");
		if (at == null) {
			at = new double[] { xml.length("x") * spacing[0], xml.length("y") * spacing[1], xml.length("z") * spacing[2] };
			if (!hasSpacing)
				findings.add("pixels without size", xml.line(), "Points are in pixels and the file does not say how large these are.");
		}
		path.add(at, radius(), xml.line());
	}

	private double radius() {
		final String text = xml.attribute("r");
		if (text == null || text.isBlank() || text.strip().equalsIgnoreCase("NaN"))
			return 0;
		final double radius = xml.length("r");
		if (radius < 0)
			findings.add("negative radius", xml.line(), "Counts as missing.");
		return Math.max(0, radius);
	}
}
