/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import org.dendritej.imagej.MovieExport;
import org.dendritej.imagej.MovieExport.Format;
import org.dendritej.units.Workers;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes an image of any length: as it is, as a film, or as some pictures side by side. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Export Movie...",
	description = "Writes an image of any length, picture by picture, so that it never has to fit into memory: TIFF, OME-Zarr, a film, a series of pictures or a montage.")
public class ExportMovie extends ContextCommand {

	private static final String TIFF = "TIFF", ZARR = "OME-Zarr", AVI = "AVI", SERIES = "PNG series", MONTAGE = "montage";

	@Parameter(label = "Movie", required = false, persist = false, callback = "preview",
		description = "The image that is written, mostly the active one. It may be virtual and of any length; it is never changed.") private ImagePlus image;

	@Parameter(label = "Format", choices = { TIFF, ZARR, AVI, SERIES, MONTAGE }, persist = false, callback = "preview",
		description = "TIFF: all pixels, one file, also beyond 4 GB. OME-Zarr: all pixels, a folder with a pyramid of resolutions. AVI, PNG series, montage: pictures as they are shown now, in one range of values.") private String format =
			TIFF;

	@Parameter(label = "File or folder", style = "save", required = false, persist = false, callback = "preview",
		description = "Where it is written, whole or not at all: a file, or for OME-Zarr and a PNG series a folder of that name.") private File file;

	@Parameter(label = "Replace what is there", persist = false,
		description = "Whether a file of that name, or a folder that an export has made, is replaced when the new one is whole.") private boolean replace;

	@Parameter(label = "First frame", min = "1", persist = false, callback = "preview",
		description = "Number of the first frame that is written, counted from 1 as in the image.") private int first = 1;

	@Parameter(label = "Last frame", min = "0", persist = false, callback = "preview",
		description = "Number of the last frame that is written, counted from 1 as in the image; 0 for the last one there is.") private int last;

	@Parameter(label = "One frame of", min = "1", persist = false, callback = "preview",
		description = "1 writes every frame, 2 every other one, and so on, the first always.") private int every = 1;

	@Parameter(label = "Pictures per second (Hz)", min = "0.1", max = "1000", style = "format:0.0", persist = false,
		description = "How fast a film (AVI) is played, in pictures per second.") private double rate = 20;

	@Parameter(label = "Quality (%)", min = "1", max = "100", style = "format:0.0", persist = false,
		description = "Quality of the JPEG pictures of a film (AVI): 100 is the best and the largest.") private double quality = 92;

	@Parameter(label = "Magnification", min = "1", max = "64", persist = false,
		description = "Size of a pixel of the image in pixels of a film, a series or a montage, so that small images can be seen.") private int magnification =
			1;

	@Parameter(label = "Legend", persist = false,
		description = "Whether a bar of colours, the time of each picture and a scale bar are drawn into films, series and montages. An image with an overlay keeps its own.") private boolean legend =
			true;

	@Parameter(label = "Pictures in montage", min = "1", max = "1000", persist = false,
		description = "How many frames a montage shows, equally spaced from the first to the last.") private int panels = 6;

	@Parameter(label = "Columns of montage", min = "0", max = "1000", persist = false,
		description = "How many pictures of a montage stand side by side; 0 for about a square.") private int columns;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose an image: then the number of frames and the size of the file stand here.";

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final ImagePlus movie = chosen();
			if (Inputs.isBlank(file))
				throw new ParameterException("file", "is empty; expected where to write the " + format);
			final MovieExport export = export();
			final Path path = Inputs.path("file", file);
			export.check(path);
			try (Workers workers = Commands.workers()) {
				export.write(movie, path, workers, progress.stage("Writing " + path.getFileName(), 0, 1)::progress);
			}
		});
	}

	private MovieExport export() {
		return new MovieExport(Format.of(format), rate, quality / 100, magnification, legend, panels, columns, replace);
	}

	private ImagePlus chosen() {
		final ImagePlus whole = Inputs.image("image", image, "the image to be written");
		if (first > whole.getNFrames())
			throw new ParameterException("first", "is " + first + ", but \"" + whole.getTitle() + "\" has " + whole.getNFrames() +
				" frames; expected 1 to " + whole.getNFrames());
		if (last > whole.getNFrames() || last != 0 && last < first)
			throw new ParameterException("last", "is " + last + ", but \"" + whole.getTitle() + "\" has " + whole.getNFrames() +
				" frames, of which the first one to be written is " + first + "; expected " + first + " to " + whole.getNFrames()
				+ ", or 0");
		return MovieExport.frames(whole, first - 1, (last == 0 ? whole.getNFrames() : last) - 1, every);
	}

	/** Called when anything was changed that changes what is written. */
	private void preview() {
		try {
			final ImagePlus movie = chosen();
			final double bytes = (double) movie.getWidth() * movie.getHeight() * movie.getStackSize() * movie.getBitDepth() / 8;
			final String size = format.equals(TIFF) || format.equals(ZARR)
				? String.format(java.util.Locale.ROOT, ": %.3g MB%s.", bytes / 1e6, format.equals(ZARR) ? " before compression" : "") : ".";
			figures = movie.getTitle() + ", " + movie.getNFrames() + " frames of " + movie.getWidth() + " × " + movie.getHeight() + " × " +
				movie.getNSlices() + " pixels" + size +
				(!Inputs.isBlank(file) && Files.exists(Inputs.path("file", file)) && !replace ? " The file is there already." : "");
		}
		catch (final RuntimeException e) {
			figures = Commands.sentence(e);
		}
	}
}
