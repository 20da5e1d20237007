/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.Types;

/**
 * Reads data files of NeuronJ (.ndf; Meijering et al. 2004, Cytometry A 58:167–176, doi:10.1002/cyto.a.20022): tracings on a plane image, in pixels, without
 * radii and without joints, which {@link FlatTracing} makes. Types named after axons or dendrites become structure types; the size of a pixel is taken from
 * the file where it states one.
 */
public final class NeuronJReader {

	private static final int TYPES = 11;

	private final String file;
	private final TextLines lines;
	private final Findings findings = new Findings();
	private final List<String> typeNames = new ArrayList<>();
	private String line = "";
	private double pixelWidth = 1, pixelHeight = 1;
	private String unit = "pixel";

	private NeuronJReader(final SourceFile source) throws IOException {
		file = source.name();
		lines = new TextLines(source);
	}

	/**
	 * Reads a file as data of NeuronJ.
	 *
	 * @param file where it is
	 * @return its tracings as trees
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no such file that can be used
	 */
	public static Reconstruction read(final Path file) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source);
		}
	}

	static Reconstruction read(final SourceFile source) throws IOException {
		return new NeuronJReader(source).read();
	}

	private Reconstruction read() throws IOException {
		next();
		if (line == null || !line.startsWith("// NeuronJ Data File"))
			throw problem("a NeuronJ data file begins with \"// NeuronJ Data File\"");
		final List<double[]> tracings = new ArrayList<>();
		final List<int[]> typesAndLines = new ArrayList<>();
		next();
		while (line != null && !line.startsWith("// End of")) {
			final String section = line.toLowerCase(Locale.ROOT);
			final int at = lines.number();
			if (section.startsWith("// parameter"))
				readParameters();
			else
				if (section.startsWith("// type"))
					for (final String name : entries())
						typeNames.add(name);
				else
					if (section.startsWith("// tracing")) {
						final List<String> head = entries();
						typesAndLines.add(new int[] { head.size() > 1 ? type(head.get(1)) : Types.UNDEFINED, at });
						tracings.add(new double[0]);
					}
					else
						if (section.startsWith("// segment")) {
							if (tracings.isEmpty())
								throw problem(
									"a segment stands before the first tracing; the file is damaged. Save it again from NeuronJ.");
							final int last = tracings.size() - 1;
							tracings.set(last, joined(tracings.get(last), readVertices()));
						}
						else
							next();
		}
		if (line == null)
			findings.add("file without end", 0, "The last line of the file is missing; what is there was read.");
		return trees(tracings, typesAndLines);
	}

	private Reconstruction trees(final List<double[]> tracings, final List<int[]> typesAndLines) {
		final double micrometres = LengthUnit.micrometres(unit);
		final Frame frame = micrometres == 1 ? Frame.MICROMETRES : new Frame(unit, micrometres, 0, 0, 0, Optional.empty());
		final FlatTracing tracing = new FlatTracing(file, frame, Math.min(pixelWidth, pixelHeight), findings);
		for (int k = 0; k < tracings.size(); k++) {
			final double[] vertices = tracings.get(k);
			final double[] x = new double[vertices.length / 2], y = new double[x.length];
			for (int i = 0; i < x.length; i++) {
				x[i] = vertices[2 * i] * pixelWidth;
				y[i] = vertices[2 * i + 1] * pixelHeight;
			}
			tracing.add(x, y, 0, 0, typesAndLines.get(k)[0], typesAndLines.get(k)[1]);
		}
		return tracing.reconstruction();
	}

	private void next() throws IOException {
		line = lines.next();
		if (line != null)
			line = line.strip();
	}

	/** The lines up to the next section, which becomes the current line. */
	private List<String> entries() throws IOException {
		final List<String> entries = new ArrayList<>();
		for (next(); line != null && !line.startsWith("//"); next()) {
			if (entries.size() == 1000)
				throw problem("this section has more than 1000 lines; the file is damaged. Save it again from NeuronJ.");
			entries.add(line);
		}
		return entries;
	}

	/** Two numbers and the name of a unit in a row are the size of a pixel. */
	private void readParameters() throws IOException {
		final int at = lines.number();
		final List<String> entries = entries();
		for (int i = 2; i < entries.size(); i++) {
			final String name = entries.get(i);
			if (name.isEmpty() || isNumber(name) || name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false")
				|| !isNumber(entries.get(i - 1)) ||
				!isNumber(entries.get(i - 2)))
				continue;
			final double width = Double.parseDouble(entries.get(i - 2)), height = Double.parseDouble(entries.get(i - 1));
			if (!(width > 0 && height > 0 && width <= PointTable.MAX_LENGTH && height <= PointTable.MAX_LENGTH))
				throw new ReconstructionException(file, at,
					"a pixel is " + width + " by " + height + " " + name + " large in this file; expected positive numbers");
			pixelWidth = width;
			pixelHeight = height;
			unit = name;
			if (width == 1 && height == 1)
				findings.add("pixel of size 1", at, "The file says that a pixel is 1 × 1 " + name +
					" large, which is also what NeuronJ writes for images without calibration; if it is not so, give the length of one unit in µm (micrometresPerUnit).");
			return;
		}
		findings.add("pixels without size", at, "The file does not say how large a pixel is; give its length in µm (micrometresPerUnit).");
	}

	private static boolean isNumber(final String text) {
		if (text.isEmpty() || text.charAt(text.length() - 1) > '9')
			return false;
		try {
			return Double.isFinite(Double.parseDouble(text));
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}

	/** Names and colours take turns in the list of types. */
	private int type(final String number) {
		if (!isNumber(number))
			return Types.UNDEFINED;
		final int index = (int) Double.parseDouble(number);
		if (index < 0 || index >= TYPES || 2 * index >= typeNames.size())
			return Types.UNDEFINED;
		return FlatTracing.type(typeNames.get(2 * index));
	}

	private double[] readVertices() throws IOException {
		double[] numbers = new double[64];
		int count = 0;
		for (next(); line != null && !line.startsWith("//"); next()) {
			if (line.isEmpty())
				continue;
			if (!isNumber(line))
				throw problem(SwcReader.quoted(line) + " is no coordinate; a vertex has x on one line and y on the next");
			if (count == numbers.length)
				numbers = Arrays.copyOf(numbers, 2 * count);
			numbers[count++] = Double.parseDouble(line);
		}
		if (count % 2 != 0) {
			if (line != null)
				throw problem("the segment before this line has " + count + " coordinates; every vertex needs an x and a y");
			count--;
		}
		return Arrays.copyOf(numbers, count);
	}

	private static double[] joined(final double[] one, final double[] other) {
		final double[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	private ReconstructionException problem(final String problem) {
		return new ReconstructionException(file, lines.number(), problem);
	}
}
