/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;

/**
 * Writes SWC files. Numbers keep all their digits; ids count from 1 in the order of the points. A unit other than µm is said in a comment as SNT does it,
 * which {@link SwcReader} believes and most other programs overlook. SWC knows no joints and no image.
 */
public final class SwcWriter {

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
		WholeFile.write(file, text(reconstruction, comments).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The content of the file.
	 *
	 * @param reconstruction all of whose points are written
	 * @param comments lines for the beginning, without {@code #}
	 * @return text with LF at the end of each line
	 */
	public static String text(final Reconstruction reconstruction, final List<String> comments) {
		final StringBuilder text = new StringBuilder();
		for (final String comment : comments)
			text.append("# ").append(comment.replaceAll("\\R", " ")).append('\n');
		if (LengthUnit.micrometres(reconstruction.frame().unit()) != 1)
			text.append("# All positions and radii in ").append(reconstruction.frame().unit().replaceAll("\\R", " ")).append('\n');
		text.append("# id type x y z radius parent\n");
		final List<SamplePoint> points = reconstruction.points();
		for (int i = 0; i < points.size(); i++) {
			final SamplePoint point = points.get(i);
			text.append(i + 1).append(' ').append(point.type());
			for (final double value : new double[] { point.x(), point.y(), point.z(), point.radius() })
				text.append(' ').append(Decimal.text(value));
			text.append(' ').append(point.parent() == SamplePoint.NO_PARENT ? -1 : point.parent() + 1).append('\n');
		}
		return text.toString();
	}
}
