/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import ij.gui.Roi;
import ij.io.RoiDecoder;

/** Reads selections that ImageJ has saved: one (.roi), or a set of the ROI Manager (.zip). Needs neither the ROI Manager nor a display. */
public final class RoiFiles {

	/** What a file may hold at most. */
	private static final int MOST_BYTES = 50_000_000, MOST_ROIS = 100_000;

	private RoiFiles() {
	}

	/**
	 * Reads a file.
	 *
	 * @param file .roi or .zip
	 * @return its selections in their order, named as in the set; at least one
	 * @throws IOException from the disk
	 * @throws ImageException if it holds no selection, or what is no selection, or too much
	 */
	public static List<Roi> read(final Path file) throws IOException {
		final String called = file.getFileName().toString();
		final List<Roi> rois = new ArrayList<>();
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			if (called.toLowerCase(Locale.ROOT).endsWith(".zip"))
				readSet(called, new ZipInputStream(in), rois);
			else
				rois.add(roi(called, name(called), in.readNBytes(MOST_BYTES + 1)));
		}
		catch (final ZipException | IllegalArgumentException e) { // the latter of names in an unknown encoding
			throw new ImageException(
				called + ": the set of selections is damaged (" + e.getMessage() + "); save it again from the ROI Manager");
		}
		if (rois.isEmpty())
			throw new ImageException(called + ": it holds no selections; expected a set saved from the ROI Manager");
		return rois;
	}

	private static void readSet(final String called, final ZipInputStream zip, final List<Roi> rois) throws IOException {
		long left = MOST_BYTES;
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
			if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".roi")) {
				final byte[] bytes = zip.readNBytes((int) left + 1);
				left -= bytes.length;
				if (left < 0 || rois.size() == MOST_ROIS)
					throw new ImageException(
						called + ": it holds more than " + MOST_ROIS + " selections or " + MOST_BYTES / 1_000_000
							+ " MB of them; save fewer");
				rois.add(roi(called, name(entry.getName()), bytes));
			}
	}

	private static Roi roi(final String called, final String name, final byte[] bytes) {
		if (bytes.length > MOST_BYTES)
			throw new ImageException(called + ": it is larger than " + MOST_BYTES / 1_000_000 + " MB, which no selection is");
		Roi roi = null;
		if (bytes.length >= 64 && bytes[0] == 'I' && bytes[1] == 'o' && bytes[2] == 'u' && bytes[3] == 't')
			try {
				roi = new RoiDecoder(bytes, name).getRoi();
			}
			catch (final IOException | RuntimeException e) { // ImageJ checks nothing: any kind can come of a damaged one
				throw new ImageException(called + ": the selection \"" + name + "\" is damaged; save it again from ImageJ");
			}
		if (roi == null)
			throw new ImageException(
				called + ": \"" + name + "\" is no selection that ImageJ has saved; expected a .roi file or a set of them (.zip)");
		roi.setName(name);
		return roi;
	}

	private static String name(final String file) {
		return file.substring(file.lastIndexOf('/') + 1).replaceFirst("(?i)\\.roi$", "");
	}
}
