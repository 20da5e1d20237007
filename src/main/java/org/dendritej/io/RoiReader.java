/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;

/**
 * Reads lines drawn with ImageJ's line, segmented line and freehand line tools: one ROI (.roi), or a set of them as the ROI Manager saves it (.zip). They
 * are in pixels, without calibration, and become trees by {@link FlatTracing}; the width of a line, if it was set to more than 1, makes its radius. Names
 * that speak of axons or dendrites give types; other ROIs are counted and left out.
 */
public final class RoiReader {

	private static final int MAX_ENTRY = 16 << 20, MAX_ENTRIES = 1_000_000;
	private static final int HEADER = 64, LINE = 3, FREEHAND_LINE = 4, POLYLINE = 5, SUB_PIXEL = 128;
	private static final String[] KINDS =
		{ "polygon", "rectangle", "oval", "line", "freehand line", "segmented line", "empty ROI", "freehand outline",
			"traced outline", "angle", "points" };

	private final String file;
	private final Findings findings = new Findings();
	private final FlatTracing tracing;
	private final TreeMap<String, Integer> others = new TreeMap<>();
	private final TreeMap<Integer, Integer> slices = new TreeMap<>();
	private int number, lines;

	private RoiReader(final String file) {
		this.file = file;
		tracing = new FlatTracing(file, new Frame("pixel", Double.NaN, 0, 0, 0, Optional.empty()), 1, findings);
	}

	/**
	 * Reads a file as one ROI or as a set of them.
	 *
	 * @param file where it is
	 * @return the lines in it as trees
	 * @throws IOException from the disk
	 * @throws ReconstructionException if it is no such file that can be used
	 */
	public static Reconstruction read(final Path file) throws IOException {
		try (SourceFile source = SourceFile.open(file)) {
			return read(source);
		}
	}

	static Reconstruction read(final SourceFile source) throws IOException {
		final RoiReader reader = new RoiReader(source.name());
		if (source.head()[0] == 'P')
			reader.readSet(source.content());
		else
			reader.readRoi(reader.bytes(source.content()), source.name());
		return reader.reconstruction();
	}

	private void readSet(final InputStream content) throws IOException {
		int entries = 0;
		long unpacked = 0;
		final byte[] skipped = new byte[1 << 13];
		try (ZipInputStream zip = new ZipInputStream(content)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (++entries > MAX_ENTRIES)
					throw new ReconstructionException(file,
						"the archive has more than " + MAX_ENTRIES + " entries; a set of ROIs has fewer");
				if (entry.getName().endsWith(".roi")) {
					final byte[] roi = bytes(zip);
					unpacked += roi.length;
					readRoi(roi, entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
				}
				for (int n = zip.read(skipped); n >= 0 && unpacked <= SourceFile.MAX_BYTES; n = zip.read(skipped))
					unpacked += n;
				if (unpacked > SourceFile.MAX_BYTES)
					throw new ReconstructionException(file,
						"the archive unpacks to more than " + (SourceFile.MAX_BYTES >> 20) + " MB, which no set of ROIs needs");
			}
		}
		catch (ZipException | EOFException | IllegalArgumentException e) { // the last for names in an unknown encoding
			final ReconstructionException damaged =
				new ReconstructionException(file, "this zip archive is damaged or ends early; save the ROIs again");
			damaged.initCause(e);
			throw damaged;
		}
		if (number == 0)
			throw new ReconstructionException(file, "this is a zip archive without ROIs; unpack it and give the reconstruction in it");
	}

	private byte[] bytes(final InputStream in) throws IOException {
		final byte[] bytes = in.readNBytes(MAX_ENTRY + 1);
		if (bytes.length > MAX_ENTRY)
			throw new ReconstructionException(file, "one ROI has more than " + (MAX_ENTRY >> 20) + " MB, which no line needs");
		return bytes;
	}

	private void readRoi(final byte[] bytes, final String name) {
		number++;
		try {
			decode(ByteBuffer.wrap(bytes), name);
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException e) {
			final ReconstructionException damaged =
				new ReconstructionException(file, "the ROI " + SwcReader.quoted(name) + " is damaged or ends early; save it again");
			damaged.initCause(e);
			throw damaged;
		}
	}

	private void decode(final ByteBuffer roi, final String name) {
		if (roi.get(0) != 'I' || roi.get(1) != 'o' || roi.get(2) != 'u' || roi.get(3) != 't')
			throw new ReconstructionException(file, SwcReader.quoted(name) + " is no ROI of ImageJ, which begins with \"Iout\"");
		final int version = roi.getShort(4), kind = roi.get(6), top = roi.getShort(8), left = roi.getShort(10), options = roi.getShort(50);
		final boolean composite = roi.getInt(36) > 0;
		if (composite || kind < LINE || kind > POLYLINE) {
			others.merge(composite ? "composite ROI" : kind >= 0 && kind < KINDS.length ? KINDS[kind] : "unknown ROI", 1, Integer::sum);
			return;
		}
		final double[] x, y;
		if (kind == LINE) {
			x = new double[] { roi.getFloat(18), roi.getFloat(26) };
			y = new double[] { roi.getFloat(22), roi.getFloat(30) };
		}
		else {
			final int said = Short.toUnsignedInt(roi.getShort(16)), n = said == 0 ? roi.getInt(18) : said;
			if (n < 0 || HEADER + 4L * n > roi.capacity())
				throw new IndexOutOfBoundsException();
			x = new double[n];
			y = new double[n];
			final boolean fine = (options & SUB_PIXEL) != 0 && version >= 222;
			for (int i = 0; i < n; i++) {
				x[i] = fine ? roi.getFloat(HEADER + 4 * n + 4 * i) : left + roi.getShort(HEADER + 2 * i);
				y[i] = fine ? roi.getFloat(HEADER + 8 * n + 4 * i) : top + roi.getShort(HEADER + 2 * n + 2 * i);
			}
		}
		lines++;
		final int position = version >= 218 ? roi.getInt(56) : 0, slice = slice(roi, position);
		slices.merge(slice, 1, Integer::sum);
		final double width = width(roi, version);
		if (width > 1)
			findings.add("radius from the line width", number,
				"Half the width of a line that is wider than 1 pixel was taken as the radius of the neurite.");
		tracing.add(x, y, 0, width > 1 ? width / 2 : 0, FlatTracing.type(name), number);
	}

	private static int second(final ByteBuffer roi) {
		final int offset = roi.getInt(60);
		return offset > 0 && offset <= roi.capacity() - 52 ? offset : 0;
	}

	/** The slice of a stack it was drawn on, 0 if it belongs to none. */
	private static int slice(final ByteBuffer roi, final int position) {
		final int second = second(roi), z = second > 0 ? roi.getInt(second + 8) : 0;
		return z > 0 ? z : Math.max(0, position);
	}

	private static double width(final ByteBuffer roi, final int version) {
		final int second = second(roi);
		final float fine = second > 0 ? roi.getFloat(second + 36) : 0;
		return fine > 0 && fine <= PointTable.MAX_LENGTH ? fine : version >= 218 ? Math.max(0, roi.getShort(34)) : 0;
	}

	private Reconstruction reconstruction() {
		final String left = others.entrySet().stream().map(other -> other.getValue() + " × " + other.getKey())
			.reduce((one, other) -> one + ", " + other).orElse("");
		if (lines == 0)
			throw new ReconstructionException(file,
				"there is no line among its ROIs (" + left + "); trace neurites with the segmented or the freehand line tool");
		if (!left.isEmpty())
			findings.add("other ROIs", others.values().stream().mapToInt(Integer::intValue).sum(), List.of(),
				"These are no lines and were left out: " + left + ".");
		if (slices.size() > 1)
			findings.add("several slices", slices.size(), List.of(),
				"Lines from different slices of a stack were laid into one plane, since ROIs do not say how thick slices are.");
		findings.add("pixels without size", 0, "ROIs do not say how large a pixel is; give its length in µm (micrometresPerUnit).");
		return tracing.reconstruction();
	}
}
