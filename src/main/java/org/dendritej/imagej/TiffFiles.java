/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.dendritej.imaging.RenderMonitor;
import org.dendritej.io.WholeFile;
import org.dendritej.units.Workers;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Writes images as the TIFF files that ImageJ itself writes and reads, plane by plane, so that a computed stack of any length needs the memory of one plane.
 * Works without a display and without a SciJava context. The file appears whole or not at all.
 *
 * <p>
 * The description, the lookup tables, display ranges, slice labels, the Info text and the overlay are laid down as ImageJ does (TIFF 6.0, private tags 50838 and 50839), all
 * in big-endian order. A classic TIFF cannot point beyond 4 GB; what is larger gets one directory and the number of planes that follow each other, which
 * ImageJ and Bio-Formats understand and other programs show as one plane.
 */
public final class TiffFiles {

	/** Where a classic TIFF can point to. */
	private static final long LARGEST = 0xffffffffL;
	private static final int BYTE = 1, ASCII = 2, SHORT = 3, LONG = 4, RATIONAL = 5;
	private static final int HEADER = 8;
	private static final int BUFFER = 1 << 20;

	private TiffFiles() {
	}

	/**
	 * Writes an image.
	 *
	 * @param image 8, 16 or 32 bit or RGB; a virtual stack is computed plane by plane
	 * @param file where; its folder must exist, and a file of that name is replaced
	 * @param monitor told of progress after each plane
	 * @throws IOException from the disk; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public static void write(final ImagePlus image, final Path file, final RenderMonitor monitor) throws IOException {
		try (Workers workers = Workers.of(1)) {
			write(image, file, workers, monitor);
		}
	}

	/**
	 * Writes an image, several planes being computed at once.
	 *
	 * @param image 8, 16 or 32 bit or RGB; a virtual stack is computed plane by plane
	 * @param file where; its folder must exist, and a file of that name is replaced
	 * @param workers threads to compute on
	 * @param monitor told of progress after each plane
	 * @throws IOException from the disk; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public static void write(final ImagePlus image, final Path file, final Workers workers, final RenderMonitor monitor)
		throws IOException {
		write(image, file, workers, monitor, LARGEST);
	}

	/** Writes an image. @param largest where a directory may lie at most */
	static void write(final ImagePlus image, final Path file, final Workers workers, final RenderMonitor monitor, final long largest)
		throws IOException {
		WholeFile.write(file, out -> {
			final DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
			new Encoder(image, largest).write(data, workers, monitor);
			data.flush();
		});
	}

	/** The layout of one file. */
	private static final class Encoder {

		private final ImageStack stack;
		private final int planes, width, height, channels, bytesPerChannel;
		private final byte[] description;
		private final byte[] colours;
		private final TiffMetadata metadata;
		private final Calibration calibration;
		private final long planeSize, firstPlane;
		private final boolean directories;

		Encoder(final ImagePlus image, final long largest) {
			stack = image.getStack();
			planes = stack.getSize();
			width = image.getWidth();
			height = image.getHeight();
			channels = image.getBitDepth() == 24 ? 3 : 1;
			bytesPerChannel = channels == 3 ? 1 : image.getBitDepth() / 8;
			calibration = image.getCalibration();
			description = new FileSaver(image).getDescriptionString().getBytes(StandardCharsets.ISO_8859_1);
			colours = channels == 3 || image instanceof CompositeImage ? new byte[0] : colours(image);
			metadata = new TiffMetadata(image);
			planeSize = (long) width * height * channels * bytesPerChannel;
			firstPlane =
				HEADER + directorySize(true) + 6 + even(description.length) + 16 + colours.length + metadata.countsSize() + metadata.size();
			directories = planes > 1 && firstPlane + planes * (planeSize + directorySize(false)) <= largest;
			if (planeSize > LARGEST - firstPlane)
				throw new ImageException(
					"\"" + image.getTitle() + "\": a plane of " + width + " × " + height + " pixels is too large for a TIFF file");
		}

		private static byte[] colours(final ImagePlus image) {
			final LUT lut = image.getLuts()[0];
			final byte[] table = new byte[3 * 512];
			for (int i = 0; i < 256; i++) {
				table[2 * i] = (byte) lut.getRed(i);
				table[512 + 2 * i] = (byte) lut.getGreen(i);
				table[1024 + 2 * i] = (byte) lut.getBlue(i);
			}
			return table;
		}

		private static int even(final int size) {
			return size + size % 2;
		}

		/** Size of a directory. @param first whether it holds the metadata as well */
		private int directorySize(final boolean first) {
			return 2 + 12 * entries(first) + 4;
		}

		private int entries(final boolean first) {
			return (channels == 1 ? 15 : 14) + (colours.length > 0 ? 1 : 0) + (first && metadata.size() > 0 ? 2 : 0);
		}

		void write(final DataOutputStream out, final Workers workers, final RenderMonitor monitor) throws IOException {
			out.writeShort(0x4d4d); // big-endian
			out.writeShort(42);
			out.writeInt(HEADER);
			final long behind = firstPlane + planes * planeSize;
			writeDirectory(out, true, firstPlane, directories ? behind : 0);
			for (int i = 0; i < 3; i++)
				out.writeShort(8 * bytesPerChannel);
			out.write(description);
			out.write(new byte[even(description.length) - description.length]);
			writeResolution(out, calibration.pixelWidth);
			writeResolution(out, calibration.pixelHeight);
			out.write(colours);
			metadata.writeCounts(out);
			metadata.write(out);
			InOrder.forEach(planes, ComputedStack.isThreadSafe(stack), i -> stack.getProcessor(i + 1), (i, plane) -> writePlane(out, plane),
				workers,
				monitor);
			for (int i = 1; directories && i < planes; i++)
				writeDirectory(out, false, firstPlane + i * planeSize, i + 1 < planes ? behind + (long) i * directorySize(false) : 0);
		}

		private void writeDirectory(final DataOutputStream out, final boolean first, final long plane, final long next) throws IOException {
			int place = HEADER + directorySize(true);
			out.writeShort(entries(first));
			entry(out, 254, LONG, 1, 0); // full image
			entry(out, 256, LONG, 1, width);
			entry(out, 257, LONG, 1, height);
			entry(out, 258, SHORT, channels, channels == 3 ? place : 8 * bytesPerChannel);
			place += 6;
			entry(out, 259, SHORT, 1, 1); // not compressed
			entry(out, 262, SHORT, 1, channels == 3 ? 2 : colours.length > 0 && bytesPerChannel == 1 ? 3 : 1);
			entry(out, 270, ASCII, description.length, place);
			place += even(description.length);
			entry(out, 273, LONG, 1, (int) plane);
			entry(out, 277, SHORT, 1, channels);
			entry(out, 278, LONG, 1, height); // one strip
			entry(out, 279, LONG, 1, (int) planeSize);
			entry(out, 282, RATIONAL, 1, place);
			entry(out, 283, RATIONAL, 1, place + 8);
			place += 16;
			entry(out, 296, SHORT, 1, 1); // the unit is in the description
			if (colours.length > 0)
				entry(out, 320, SHORT, colours.length / 2, place);
			place += colours.length;
			if (channels == 1)
				entry(out, 339, SHORT, 1, bytesPerChannel == 4 ? 3 : 1); // floating point or unsigned
			if (first && metadata.size() > 0) {
				entry(out, 50838, LONG, metadata.parts(), place);
				entry(out, 50839, BYTE, metadata.size(), place + metadata.countsSize());
			}
			out.writeInt((int) next);
		}

		private static void entry(final DataOutputStream out, final int tag, final int type, final int count, final int value)
			throws IOException {
			out.writeShort(tag);
			out.writeShort(type);
			out.writeInt(count);
			out.writeInt(count == 1 && type == SHORT ? value << 16 : value);
		}

		/** Pixels per unit as a fraction of two 31-bit integers: the last that fits of its continued fraction, so 0.06 µm stays 100/6 exactly. */
		private static void writeResolution(final DataOutputStream out, final double size) throws IOException {
			final double perUnit = 1 / size;
			long numerator = 1, denominator = 0, numeratorBefore = 0, denominatorBefore = 1;
			double rest = perUnit;
			for (int i = 0; i < 40 && Math.abs(numerator - perUnit * denominator) > 1e-15 * numerator; i++) {
				final double whole = Math.floor(rest);
				final double nextNumerator = whole * numerator + numeratorBefore, nextDenominator = whole * denominator + denominatorBefore;
				if (nextNumerator > Integer.MAX_VALUE || nextDenominator > Integer.MAX_VALUE)
					break;
				numeratorBefore = numerator;
				denominatorBefore = denominator;
				numerator = (long) nextNumerator;
				denominator = (long) nextDenominator;
				rest = 1 / (rest - whole);
			}
			out.writeInt((int) (denominator == 0 ? Integer.MAX_VALUE : Math.max(1, numerator))); // sizes beyond the format become its least or greatest
			out.writeInt((int) (denominator == 0 ? 1 : numerator == 0 ? Integer.MAX_VALUE : denominator));
		}

		private void writePlane(final OutputStream out, final ImageProcessor plane) throws IOException {
			final ByteBuffer bytes = ByteBuffer.allocate(Math.max(1, width * channels * bytesPerChannel));
			final Object pixels = plane.getPixels();
			for (int y = 0; y < height; y++) {
				bytes.clear();
				final int from = y * width;
				if (pixels instanceof float[] floats)
					bytes.asFloatBuffer().put(floats, from, width);
				else
					if (pixels instanceof short[] shorts)
						bytes.asShortBuffer().put(shorts, from, width);
					else
						if (pixels instanceof byte[] grey)
							bytes.put(grey, from, width);
						else
							for (int x = 0; x < width; x++) {
								final int rgb = ((int[]) pixels)[from + x];
								bytes.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
							}
				out.write(bytes.array(), 0, width * channels * bytesPerChannel);
			}
		}
	}
}
