/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;

/**
 * Writes SWC files. Numbers keep all their digits; ids count from 1 in the order of the points. A unit other than µm is said in a comment as SNT does it,
 * and joints, which SWC has no column for, in comments of our own; {@link SwcReader} believes both and other programs overlook them. A cell body drawn apart
 * becomes a point, and an image is not mentioned.
 */
public final class SwcWriter {

	/** Beginning of a comment with ids of joints, with the number of points. */
	static final String JOINTS = "Joints (of %d points):";

	private static final int IDS_PER_LINE = 20;

	private SwcWriter() {
	}

	/**
	 * Writes a file, whole or not at all.
	 *
	 * @param file where; an existing one is replaced
	 * @param reconstruction all of whose points are written
	 * @param comments lines for the beginning, without {@code #}
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void write(final Path file, final Reconstruction reconstruction, final List<String> comments) throws IOException {
		WholeFile.writeText(file, out -> write(out, Fitted.joined(reconstruction), comments));
	}

	/**
	 * The content of the file.
	 *
	 * @param reconstruction all of whose points are written
	 * @param comments lines for the beginning, without {@code #}
	 * @return text with LF at the end of each line
	 */
	public static String text(final Reconstruction reconstruction, final List<String> comments) {
		final StringWriter text = new StringWriter();
		try {
			write(text, Fitted.joined(reconstruction), comments);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // a string has no disk
		}
		return text.toString();
	}

	private static void write(final Writer out, final Reconstruction reconstruction, final List<String> comments) throws IOException {
		for (final String comment : comments)
			out.write("# " + comment.replaceAll("\\R", " ") + "\n");
		if (LengthUnit.micrometres(reconstruction.frame().unit()) != 1)
			out.write("# All positions and radii in " + reconstruction.frame().unit().replaceAll("\\R", " ") + "\n");
		writeJoints(out, reconstruction);
		out.write("# id type x y z radius parent\n");
		final List<SamplePoint> points = reconstruction.points();
		for (int i = 0; i < points.size(); i++) {
			final SamplePoint point = points.get(i);
			out.write(i + 1 + " " + point.type() + " " + Decimal.text(point.x()) + " " + Decimal.text(point.y()) + " " +
				Decimal.text(point.z()) + " " + Decimal.text(point.radius()) + " " +
				(point.parent() == SamplePoint.NO_PARENT ? -1 : point.parent() + 1) + "\n");
		}
	}

	private static void writeJoints(final Writer out, final Reconstruction reconstruction) throws IOException {
		int written = 0;
		for (final int joint : reconstruction.joints()) {
			if (written % IDS_PER_LINE == 0)
				out.write((written > 0 ? "\n# " : "# ") + String.format(Locale.ROOT, JOINTS, reconstruction.size()));
			out.write(" " + (joint + 1));
			written++;
		}
		if (written > 0)
			out.write("\n");
	}
}
