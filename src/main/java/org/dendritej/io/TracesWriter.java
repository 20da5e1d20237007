/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;

/**
 * Writes .traces files, which SNT opens over the image. A tree becomes paths: from each root, and from each branch, along the longest way that keeps its type.
 * A branch begins with the point it starts on, as paths traced in SNT do, with the smaller of the two radii there; {@link TracesReader} takes such a point for
 * what it is, so that reading gives the same morphology. Numbers keep all their digits.
 */
public final class TracesWriter {

	/** How a file is packed. */
	public enum Packing {
		/** Plain XML. */
		NONE,
		/** As SNT does by default. */
		GZIP
	}

	private final List<SamplePoint> points;
	private final Frame frame;
	private final Writer text;
	/** The point a path goes on with after each point, or -1; shape {@code [points]}. */
	private final int[] next;
	private final int[] pathOf;
	private final int[] indexOnPath;

	private TracesWriter(final Reconstruction reconstruction, final Writer text) {
		this.text = text;
		points = reconstruction.points();
		frame = reconstruction.frame();
		next = continuations(reconstruction);
		pathOf = new int[points.size()];
		indexOnPath = new int[points.size()];
	}

	/**
	 * Writes a file, whole or not at all.
	 *
	 * @param file where; an existing one is replaced
	 * @param reconstruction in the frame of the image
	 * @param packing plain or packed
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void write(final Path file, final Reconstruction reconstruction, final Packing packing) throws IOException {
		final Reconstruction joined = Fitted.joined(reconstruction);
		WholeFile.write(file, out -> {
			final OutputStream packed = packing == Packing.GZIP ? new GZIPOutputStream(out, 1 << 16) : out;
			final Writer text = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
			new TracesWriter(joined, text).write(joined);
			text.flush();
			if (packed instanceof final GZIPOutputStream gzip)
				gzip.finish();
		});
	}

	/**
	 * The content of the file.
	 *
	 * @param reconstruction in the frame of the image
	 * @return XML
	 */
	public static String text(final Reconstruction reconstruction) {
		final Reconstruction joined = Fitted.joined(reconstruction);
		final StringWriter text = new StringWriter();
		try {
			new TracesWriter(joined, text).write(joined);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // a string has no disk
		}
		return text.toString();
	}

	private void write(final Reconstruction reconstruction) throws IOException {
		text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tracings>\n  <samplespacing");
		for (int axis = 0; axis < 3; axis++)
			attribute("xyz".substring(axis, axis + 1), Decimal.text(voxel(axis)));
		attribute("units", frame.unit());
		text.append("/>\n");
		if (frame.image().isPresent()) {
			final Frame.Image image = frame.image().get();
			text.append(
				"  <imagesize width=\"" + image.width() + "\" height=\"" + image.height() + "\" depth=\"" + image.depth() + "\"/>\n");
		}
		int paths = 0;
		for (int i = 0; i < points.size(); i++) {
			final int parent = points.get(i).parent();
			if (parent == SamplePoint.NO_PARENT || next[parent] != i)
				writePath(i, paths++, reconstruction.joints().contains(i));
		}
		text.append("</tracings>\n");
	}

	private void writePath(final int start, final int id, final boolean joint) throws IOException {
		final SamplePoint first = points.get(start);
		final boolean root = first.parent() == SamplePoint.NO_PARENT;
		final boolean repeats = !root && !joint;
		final List<SamplePoint> path = new ArrayList<>();
		if (repeats) {
			final SamplePoint junction = points.get(first.parent());
			path.add(first.radius() > 0 && junction.radius() > first.radius() ? junction.withRadius(first.radius()) : junction);
		}
		for (int i = start; i >= 0; i = next[i]) {
			pathOf[i] = id;
			indexOnPath[i] = path.size();
			path.add(points.get(i));
		}
		text.append("  <path");
		attribute("id", Integer.toString(id));
		attribute("swctype", Integer.toString(first.type()));
		attribute("channel", "1");
		attribute("frame", "1");
		if (root)
			attribute("primary", "true");
		attribute("usefitted", "false");
		if (!root) {
			final SamplePoint junction = points.get(first.parent());
			attribute("startson", Integer.toString(pathOf[first.parent()]));
			attribute("startx", Decimal.text(junction.x()));
			attribute("starty", Decimal.text(junction.y()));
			attribute("startz", Decimal.text(junction.z()));
			attribute("startsindex", Integer.toString(indexOnPath[first.parent()]));
		}
		attribute("name", "Path (" + id + ")");
		double length = 0;
		for (int i = 1; i < path.size(); i++)
			length += path.get(i).distanceTo(path.get(i - 1));
		attribute("reallength", Decimal.text(length));
		text.append(">\n");
		for (final SamplePoint point : path)
			writePoint(point);
		text.append("  </path>\n");
	}

	private void writePoint(final SamplePoint point) throws IOException {
		text.append("    <point");
		attribute("x", Long.toString(Math.round(point.x() / voxel(0))));
		attribute("y", Long.toString(Math.round(point.y() / voxel(1))));
		attribute("z", Long.toString(Math.round(point.z() / voxel(2))));
		attribute("xd", Decimal.text(point.x()));
		attribute("yd", Decimal.text(point.y()));
		attribute("zd", Decimal.text(point.z()));
		if (point.radius() > 0)
			attribute("r", Decimal.text(point.radius()));
		text.append("/>\n");
	}

	private double voxel(final int axis) {
		if (frame.image().isEmpty())
			return 1;
		final Frame.Image image = frame.image().get();
		return axis == 0 ? image.pixelWidth() : axis == 1 ? image.pixelHeight() : image.pixelDepth();
	}

	private void attribute(final String name, final String value) throws IOException {
		text.append(' ').append(name).append("=\"");
		for (int i = 0; i < value.length(); i++) {
			final char c = value.charAt(i);
			switch (c) {
				case '<' -> text.append("&lt;");
				case '&' -> text.append("&amp;");
				case '"' -> text.append("&quot;");
				default -> text.append(c < ' ' || c >= '\ufffe' ? '?' : c);
			}
		}
		text.append('"');
	}

	/** For each point the child its path goes on with: of the same type and no joint, the one with most length behind it; -1 if there is none. */
	private static int[] continuations(final Reconstruction reconstruction) {
		final List<SamplePoint> points = reconstruction.points();
		final int[] next = new int[points.size()];
		Arrays.fill(next, -1);
		final double[] behind = new double[points.size()]; // length of the whole subtree
		final double[] most = new double[points.size()];
		for (int i = points.size() - 1; i >= 0; i--) { // children before parents
			final int parent = points.get(i).parent();
			if (parent == SamplePoint.NO_PARENT)
				continue;
			final double length = behind[i] + points.get(i).distanceTo(points.get(parent));
			behind[parent] += length;
			if (points.get(i).type() == points.get(parent).type() && !reconstruction.joints().contains(i)
				&& (next[parent] < 0 || length >= most[parent])) {
				next[parent] = i; // of equals the first in the list, since this goes backwards
				most[parent] = length;
			}
		}
		return next;
	}
}
