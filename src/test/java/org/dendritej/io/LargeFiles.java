/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/** Files of any size in all formats, made of one neuron with branches of some fifty points. */
public final class LargeFiles {

	private LargeFiles() {
	}

	/**
	 * A file.
	 *
	 * @param format swc, traces, nml, asc, xml, knossos or ndf
	 * @param points about so many
	 * @return its bytes, not packed
	 */
	public static byte[] of(final String format, final int points) {
		final Reconstruction neuron = neuron(points);
		return (switch (format) {
			case "swc" -> SwcWriter.text(neuron, List.of());
			case "traces" -> TracesWriter.text(neuron);
			case "nml" -> NeuroMlWriter.text(neuron);
			case "asc" -> "((Dendrite)\n" + branches(neuron, "(\n", "|\n", ")\n", "  (%s %s %s %s)\n") + ")\n";
			case "xml" -> "<mbf xmlns=\"http://www.mbfbioscience.com/2007/neurolucida\"><tree type=\"Dendrite\">\n" +
				branches(neuron, "<branch>\n", "</branch><branch>\n", "</branch>\n", "<point x=\"%s\" y=\"%s\" z=\"%s\" d=\"%s\"/>\n")
				+ "</tree></mbf>\n";
			case "knossos" -> knossos(neuron);
			case "ndf" -> neuronJ(points);
			default -> throw new IllegalArgumentException(format);
		}).getBytes(StandardCharsets.UTF_8);
	}

	private static Reconstruction neuron(final int size) {
		final Random random = new Random(9);
		final List<SamplePoint> points = new ArrayList<>(size);
		points.add(new SamplePoint(0, 0, 0, 8, Types.BASAL, SamplePoint.NO_PARENT));
		final int stretch = 50;
		for (int i = 1; i < size; i++) { // a chain of stretches, from the middle of each of which a side branch leaves
			final int k = i / stretch,
				parent = i % stretch == 1 && k % 2 == 1 ? i - 1 - stretch / 2 : i % stretch == 1 && k > 1 ? i - 1 - stretch : i - 1;
			final SamplePoint from = points.get(parent);
			points.add(new SamplePoint(rounded(from.x() + random.nextGaussian()), rounded(from.y() + random.nextGaussian()),
				rounded(from.z() + 0.1 * random.nextGaussian()), rounded(0.2 + random.nextDouble()), Types.BASAL, parent));
		}
		return new Reconstruction("large", points, Frame.MICROMETRES, List.of());
	}

	private static double rounded(final double value) {
		return Math.rint(1000 * value) / 1000;
	}

	/** A comb: a long branch that forks again and again, each side branch of one stretch. */
	private static String branches(final Reconstruction neuron, final String open, final String between, final String close,
		final String point) {
		final StringBuilder text = new StringBuilder();
		final int stretch = 50, forks = Math.min(25, neuron.size() / (2 * stretch)); // XML is not nested deeper than 64
		final int perBranch = neuron.size() / (2 * forks + 1);
		int i = 0;
		for (int fork = 0; fork < forks; fork++) {
			i = points(text, neuron, i, perBranch, point);
			text.append(open);
			i = points(text, neuron, i, perBranch, point);
			text.append(between);
		}
		points(text, neuron, i, perBranch, point);
		return text.append(close.repeat(forks)).toString();
	}

	private static int points(final StringBuilder text, final Reconstruction neuron, final int from, final int count, final String format) {
		for (int i = from; i < from + count; i++) {
			final SamplePoint point = neuron.points().get(i);
			text.append(String.format(format, Decimal.text(point.x()), Decimal.text(point.y()), Decimal.text(point.z()),
				Decimal.text(2 * point.radius())));
		}
		return from + count;
	}

	private static String knossos(final Reconstruction neuron) {
		final StringBuilder nodes = new StringBuilder(), edges = new StringBuilder();
		for (int i = 0; i < neuron.size(); i++) {
			final SamplePoint point = neuron.points().get(i);
			nodes.append("<node id=\"" + (i + 1) + "\" radius=\"1.5\" x=\"" + Math.round(point.x()) + "\" y=\"" + Math.round(point.y())
				+ "\" z=\"" + i + "\"/>\n");
			if (point.parent() >= 0)
				edges.append("<edge source=\"" + (point.parent() + 1) + "\" target=\"" + (i + 1) + "\"/>\n");
		}
		return "<things><parameters><scale x=\"10\" y=\"10\" z=\"25\"/></parameters><thing id=\"1\"><nodes>\n" + nodes + "</nodes><edges>\n"
			+ edges +
			"</edges></thing></things>\n";
	}

	private static String neuronJ(final int points) {
		final Random random = new Random(4);
		final StringBuilder text =
			new StringBuilder("// NeuronJ Data File - DO NOT CHANGE\n1.4.0\n// Parameters\n0\n2.0\n0.7\n4\n800\n5\n5\n1\n");
		final int each = 200;
		for (int k = 0; k < points / each; k++) {
			text.append("// Tracing N" + (k + 1) + "\n" + (k + 1) + "\n1\n0\nDefault\n// Segment 1 of Tracing N" + (k + 1) + "\n");
			int x = 100 + random.nextInt(4000), y = 100 + random.nextInt(4000);
			for (int i = 0; i < each; i++) {
				x += random.nextInt(3);
				y += random.nextInt(3);
				text.append(x).append('\n').append(y).append('\n');
			}
		}
		return text.append("// End of NeuronJ Data File\n").toString();
	}
}
