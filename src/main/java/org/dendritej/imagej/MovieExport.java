/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

import org.dendritej.imaging.RenderMonitor;
import org.dendritej.io.WholeFile;
import org.dendritej.io.WholeFolder;
import org.dendritej.units.Workers;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;

/**
 * Writes an image of any length as a file or a folder of some format. Pictures are computed one after the other, on several threads, and forgotten when they are
 * written; a file or folder appears whole or not at all.
 *
 * @param format of the file
 * @param framesPerSecond of a film
 * @param quality of the pictures of a film, above 0 up to 1
 * @param magnification size of a pixel of the image in pixels of a film, a series or a montage
 * @param legend whether bar of colours, time and scale bar are drawn into a film or a series; an image with an overlay of its own gets none
 * @param panels pictures of a montage
 * @param columns of a montage; 0 for about a square
 * @param replace whether what is there already gives way
 */
public record MovieExport(Format format, double framesPerSecond, double quality, int magnification, boolean legend, int panels, int columns,
	boolean replace) {

	/** What is written. */
	public enum Format {
		/** All pixels as one TIFF file that ImageJ reads back, also beyond 4 GB. */
		TIFF("TIFF", ".tif"),
		/** A film as an AVI file of JPEG pictures. */
		AVI("AVI", ".avi"),
		/** A film as a folder of PNG pictures. */
		PNG_SERIES("PNG series", ""),
		/** All pixels as a folder in the OME-Zarr format. */
		OME_ZARR("OME-Zarr", ".ome.zarr"),
		/** Some pictures side by side as one PNG file. */
		MONTAGE("montage", ".png");

		private final String label;
		private final String ending;

		Format(final String label, final String ending) {
			this.label = label;
			this.ending = ending;
		}

		/**
		 * The usual ending of its names.
		 *
		 * @return such as ".tif"; empty for a folder of pictures
		 */
		public String ending() {
			return ending;
		}

		/**
		 * Finds a format.
		 *
		 * @param text its label or name
		 * @return the format
		 * @throws ImageException if there is none
		 */
		public static Format of(final String text) {
			final String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
			for (final Format format : values())
				if (plain.equals(format.label.toLowerCase(Locale.ROOT).replace(' ', '-')))
					return format;
			throw new ImageException("\"" + text + "\" is no format of a movie; expected TIFF, AVI, PNG series, OME-Zarr or montage");
		}

		@Override
		public String toString() {
			return label;
		}
	}

	/** Checks the numbers. */
	public MovieExport {
		if (!(framesPerSecond >= 0.1 && framesPerSecond <= 1000))
			throw new ImageException("a film of " + framesPerSecond + " pictures per second; expected 0.1 to 1000");
		if (!(quality > 0 && quality <= 1))
			throw new ImageException("a film with pictures of quality " + quality + "; expected more than 0, at most 1");
		if (magnification < 1 || magnification > 64)
			throw new ImageException("a magnification of " + magnification + "; expected 1 to 64");
		if (panels < 1 || columns < 0)
			throw new ImageException("a montage of " + panels + " pictures in " + columns + " columns; expected at least 1 picture");
	}

	/**
	 * Pictures at 20 per second as they are, with a legend, a montage of six; nothing is replaced.
	 *
	 * @param format of the file
	 * @return the settings
	 */
	public static MovieExport as(final Format format) {
		return new MovieExport(format, 20, 0.92, 1, true, 6, 0, false);
	}

	/**
	 * The same settings, replacing or not.
	 *
	 * @param newReplace whether what is there already gives way
	 * @return the changed copy
	 */
	public MovieExport replacing(final boolean newReplace) {
		return new MovieExport(format, framesPerSecond, quality, magnification, legend, panels, columns, newReplace);
	}

	/**
	 * Refuses a place where nothing can be written, before much is computed.
	 *
	 * @param path as for {@link #write}
	 * @throws IOException if there is something that is not to be replaced, or no folder to write into
	 */
	public void check(final Path path) throws IOException {
		final Path parent = path.toAbsolutePath().getParent();
		if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent))
			throw new ImageException(
				path + ": nothing can be written there; choose a file in a folder that is there and yours to write into");
		if (format == Format.PNG_SERIES || format == Format.OME_ZARR)
			WholeFolder.check(path, replace, format == Format.OME_ZARR ? ZarrFiles.MARK : FilmFiles.TABLE);
		else
			if (Files.isDirectory(path))
				throw new ImageException(path + " is a folder, where a file shall be; choose another name");
			else
				if (Files.exists(path) && !replace)
					throw new ImageException(path + " is there already; choose another name, or let it be replaced");
	}

	/**
	 * Writes an image.
	 *
	 * @param image of any kind; it is only read
	 * @param path the file, or for a series and OME-Zarr the folder; the folder that holds it must exist
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ImageException if there is something that is not to be replaced
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public void write(final ImagePlus image, final Path path, final Workers workers, final RenderMonitor monitor) throws IOException {
		check(path);
		switch (format) {
			case TIFF -> TiffFiles.write(image, path, workers, monitor);
			case OME_ZARR -> ZarrFiles.write(image, path, replace, workers, monitor);
			case AVI -> FilmFiles.writeAvi(film(image), framesPerSecond, quality, path, workers, monitor);
			case PNG_SERIES -> FilmFiles.writePngSeries(film(image), path, replace, workers, monitor);
			case MONTAGE -> {
				final Film film = new Film(image, magnification);
				final byte[] png = FilmFiles.png(FilmMontage.draw(film, FilmMontage.spaced(film, panels), columns));
				monitor.check(1);
				WholeFile.write(path, png);
			}
		}
	}

	/**
	 * Writes the picture that an image shows, with its overlay, as PNG.
	 *
	 * @param image its present plane is written
	 * @param file where; its folder must exist, and a file of that name is replaced
	 * @throws IOException from the disk; nothing is left behind
	 */
	public static void writePicture(final ImagePlus image, final Path file) throws IOException {
		final Film film = new Film(image, 1);
		WholeFile.write(file, FilmFiles.png(film.picture(film.present())));
	}

	private Film film(final ImagePlus image) {
		if (!legend || image.getOverlay() != null)
			return new Film(image, magnification);
		final ImagePlus copy = view(image, IntStream.range(0, image.getNFrames()).toArray());
		OverlayLegend.add(copy, true);
		return new Film(copy, magnification);
	}

	/**
	 * Some frames of an image as an image of their own, without copying pixels.
	 *
	 * @param image of any kind
	 * @param first frame, from 0
	 * @param last frame, from 0
	 * @param every one of so many, the first always
	 * @return a new image, not shown, in the same channel and slice, with the overlay of these frames; the image itself if these are all its frames
	 * @throws ImageException if there are no such frames
	 */
	public static ImagePlus frames(final ImagePlus image, final int first, final int last, final int every) {
		if (first < 0 || last < first || last >= image.getNFrames() || every < 1)
			throw new ImageException(
				"\"" + image.getTitle() + "\" has " + image.getNFrames() + " frames, of which " + (first + 1) + " to " +
					(last + 1) + ", one of " + every + ", cannot be taken");
		if (first == 0 && last == image.getNFrames() - 1 && every == 1)
			return image;
		return view(image, IntStream.rangeClosed(0, (last - first) / every).map(i -> first + i * every).toArray());
	}

	private static ImagePlus view(final ImagePlus image, final int[] frames) {
		final int perFrame = image.getNChannels() * image.getNSlices();
		final int[] planes =
			IntStream.range(0, frames.length * perFrame).map(i -> frames[i / perFrame] * perFrame + i % perFrame + 1).toArray();
		ImagePlus view = new ImagePlus(image.getTitle(), ComputedStack.of(image.getStack(), planes));
		view.setDimensions(image.getNChannels(), image.getNSlices(), frames.length);
		view.setOpenAsHyperStack(image.isHyperStack() || planes.length > 1);
		if (image instanceof CompositeImage composite) {
			final CompositeImage shown = new CompositeImage(view, composite.getMode());
			shown.setLuts(image.getLuts());
			System.arraycopy(composite.getActiveChannels(), 0, shown.getActiveChannels(), 0,
				Math.min(composite.getActiveChannels().length, shown.getActiveChannels().length));
			view = shown;
		}
		else
			if (image.getBitDepth() != 24) {
				view.setLut(image.getLuts()[0]);
				view.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
			}
		final Calibration calibration = image.getCalibration().copy();
		if (frames.length > 1)
			calibration.frameInterval *= frames[1] - frames[0];
		view.setCalibration(calibration);
		view.setProperty("Info", image.getInfoProperty());
		view.setPositionWithoutUpdate(image.getC(), image.getZ(), Math.min(frames.length, Math.max(1, image.getT())));
		if (image.getOverlay() != null)
			view.setOverlay(overlay(image, frames));
		view.setHideOverlay(image.getHideOverlay());
		if (planes.length == 1 && image.getStack().getSliceLabel(planes[0]) != null) // ImageJ forgets the stack of a single plane
			view.setProp("Slice_Label", image.getStack().getSliceLabel(planes[0]));
		return view;
	}

	/** The overlay of these frames. */
	private static Overlay overlay(final ImagePlus image, final int[] frames) {
		final Overlay all = image.getOverlay(), some = new Overlay();
		final boolean plain = image.getNChannels() * image.getNSlices() == 1;
		for (final Roi roi : all) {
			final int frame = roi.hasHyperStackPosition() ? roi.getTPosition() : plain ? roi.getPosition() : 0;
			final Roi copy = (Roi) roi.clone();
			if (frame > 0) {
				final int now = java.util.Arrays.binarySearch(frames, frame - 1) + 1;
				if (now < 1)
					continue;
				if (roi.hasHyperStackPosition())
					copy.setPosition(roi.getCPosition(), roi.getZPosition(), now);
				else
					copy.setPosition(now);
			}
			some.add(copy);
		}
		return some;
	}
}
