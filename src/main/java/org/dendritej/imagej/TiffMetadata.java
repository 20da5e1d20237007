/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.RoiEncoder;
import ij.process.LUT;

/** What ImageJ keeps in its private TIFF tags: Info text, slice labels, of several channels the display ranges and lookup
 * tables, and the overlay. Big-endian. */
final class TiffMetadata {

	private static final int MAGIC = 0x494a494a; // "IJIJ"
	private static final int INFO = 0x696e666f, LABELS = 0x6c61626c, RANGES = 0x72616e67, LUTS = 0x6c757473, OVERLAY = 0x6f766572;

	/** Kinds and how many parts of each there are. */
	private final List<int[]> kinds = new ArrayList<>();
	private final List<byte[]> parts = new ArrayList<>();

	TiffMetadata(final ImagePlus image) {
		if (image.getInfoProperty() != null && !image.getInfoProperty().isEmpty())
			add(INFO, List.of(image.getInfoProperty().getBytes(StandardCharsets.UTF_16BE)));
		final ImageStack stack = image.getStack();
		final List<byte[]> labels = new ArrayList<>();
		for (int i = 1; i <= stack.getSize(); i++) {
			final String label = stack.getSliceLabel(i);
			labels.add(label == null ? new byte[0] : label.getBytes(StandardCharsets.UTF_16BE));
		}
		if (labels.stream().anyMatch(label -> label.length > 0))
			add(LABELS, labels);
		if (image instanceof CompositeImage composite) {
			final ByteBuffer ranges = ByteBuffer.allocate(16 * image.getNChannels());
			final List<byte[]> luts = new ArrayList<>();
			for (int c = 1; c <= image.getNChannels(); c++) {
				final LUT lut = composite.getChannelLut(c);
				ranges.putDouble(lut.min).putDouble(lut.max);
				luts.add(lut.getBytes());
			}
			add(RANGES, List.of(ranges.array()));
			add(LUTS, luts);
		}
		if (image.getOverlay() != null && image.getOverlay().size() > 0)
			add(OVERLAY, Arrays.stream(image.getOverlay().toArray()).map(RoiEncoder::saveAsByteArray).toList());
		if (!parts.isEmpty())
			parts.add(0, header());
		long size = 0;
		for (final byte[] part : parts)
			size += part.length;
		if (size > Integer.MAX_VALUE / 2)
			throw new ImageException(
				"\"" + image.getTitle() + "\": labels and overlay of its " + stack.getSize() + " planes are too much for a TIFF file");
	}

	private void add(final int kind, final List<byte[]> values) {
		kinds.add(new int[] { kind, values.size() });
		parts.addAll(values);
	}

	private byte[] header() {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeInt(MAGIC);
			for (final int[] kind : kinds) {
				out.writeInt(kind[0]);
				out.writeInt(kind[1]);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** Number of parts, the header included. */
	int parts() {
		return parts.size();
	}

	/** Size of all parts, bytes; 0 if there is nothing to keep. */
	int size() {
		return parts.stream().mapToInt(part -> part.length).sum();
	}

	/** Size of the list of their sizes, bytes. */
	int countsSize() {
		return 4 * parts.size();
	}

	void writeCounts(final DataOutputStream out) throws IOException {
		for (final byte[] part : parts)
			out.writeInt(part.length);
	}

	void write(final DataOutputStream out) throws IOException {
		for (final byte[] part : parts)
			out.write(part);
	}
}
