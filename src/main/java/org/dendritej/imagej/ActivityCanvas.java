/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Piece;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.indicator.Indicators;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.io.Opener;

/**
 * Where the activity of a neuron is drawn: the space of a template image, or a grid around the neuron; all slices, or seen along z. For programs that write
 * files and know nothing of ImageJ. Immutable, so any thread may share it.
 */
public final class ActivityCanvas {

	/** The longer side of a grid whose pixel size nobody has chosen. */
	private static final int PIXELS = 512;
	/** Free space around the neuron, in pixels. */
	private static final double MARGIN = 4;

	private final ImageSpace space;
	private final boolean projected;
	private final Optional<ImagePlus> template;

	private ActivityCanvas(final ImageSpace space, final boolean projected, final Optional<ImagePlus> template) {
		this.space = space;
		this.projected = projected;
		this.template = template;
	}

	/**
	 * The space of an image file.
	 *
	 * @param file an image that ImageJ reads by itself, such as a TIFF file, with pixel size, unit and origin
	 * @param neuron what will be drawn
	 * @param projected whether it is seen along z; the image of a single plane always is
	 * @return the canvas
	 * @throws IOException from the disk
	 * @throws ImageException if the file is no image, or has no pixel size in a unit of length
	 */
	public static ActivityCanvas onTemplate(final Path file, final CableModel neuron, final boolean projected) throws IOException {
		if (!Files.exists(file))
			throw new NoSuchFileException(file.toString());
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final ImagePlus image = Files.isDirectory(file) ? null : opener.openImage(file.toAbsolutePath().toString());
		if (image == null)
			throw new ImageException(file.getFileName() + ": this is no image that ImageJ can read; save it as TIFF");
		final ImageSpace space = ImageSpace.of(image);
		return new ActivityCanvas(space.deepFor(neuron.pieces()), projected || space.grid().depth() == 1, Optional.of(image));
	}

	/**
	 * A grid of cubic voxels around the neuron.
	 *
	 * @param neuron what will be drawn
	 * @param pixelSize µm; NaN for a round size with which the longer side has at most 512 pixels
	 * @param projected whether it is seen along z
	 * @return the canvas
	 * @throws org.dendritej.imaging.ImagingException if the pixel size makes no sense
	 */
	public static ActivityCanvas fitted(final CableModel neuron, final double pixelSize, final boolean projected) {
		final List<Piece> pieces = neuron.pieces();
		final double size = Double.isNaN(pixelSize) ? Grid.roundPixelSize(pieces, PIXELS, MARGIN) : pixelSize;
		return new ActivityCanvas(ImageSpace.of(Grid.fitted(pieces, size, size, MARGIN * size)), projected, Optional.empty());
	}

	/**
	 * The voxels in which the neuron is drawn; a movie that is seen along z has one slice all the same.
	 *
	 * @return the grid, µm
	 */
	public Grid grid() {
		return space.grid();
	}

	/**
	 * Where something is drawn that is seen along z.
	 *
	 * @return the space of the template, or of one slice of the grid
	 */
	public ImageSpace plane() {
		if (template.isPresent())
			return ImageSpace.of(template.get());
		final Grid grid = space.grid();
		return ImageSpace
			.of(new Grid(grid.width(), grid.height(), 1, grid.pixelWidth(), grid.pixelHeight(), grid.pixelDepth(), grid.x0(), grid.y0(),
				grid.z0()));
	}

	/**
	 * Slices of the movie.
	 *
	 * @return 1 if it is seen along z
	 */
	public int slices() {
		return projected ? 1 : grid().depth();
	}

	/**
	 * The same seen along z.
	 *
	 * @return a canvas of the same voxels
	 */
	public ActivityCanvas projected() {
		return new ActivityCanvas(space, true, template);
	}

	/**
	 * Size of the movie in a file.
	 *
	 * @param frames their number
	 * @return bytes, a little less than the file will have
	 */
	public double movieBytes(final int frames) {
		return 4.0 * grid().width() * grid().height() * slices() * frames;
	}

	/**
	 * Draws the neuron.
	 *
	 * @param neuron what is to be drawn
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return how much of each compartment lies in each voxel
	 * @throws ImageException if none of the neuron lies on the canvas
	 * @throws org.dendritej.imaging.ImagingException if the heap cannot hold them
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public VoxelWeights draw(final CableModel neuron, final Workers workers, final RenderMonitor monitor) {
		final VoxelWeights weights = VoxelWeights.of(neuron.pieces(), neuron.compartments(), grid(), workers, monitor);
		VoltageImages.requireNeuron(neuron.name(), weights);
		return weights;
	}

	/**
	 * A movie as an image of ImageJ.
	 *
	 * @param title of the image
	 * @param movie of what was drawn here
	 * @param style range and channels
	 * @param provenance what it was made from
	 * @return a new image, not shown; virtual
	 */
	public ImagePlus movie(final String title, final VoltageMovie movie, final MovieStyle style, final Provenance provenance) {
		return projected ? VoltageImages.projection(title, movie, space, style, provenance)
			: VoltageImages.movie(title, movie, space, style, provenance);
	}

	/**
	 * Writes a movie as TIFF, 32 bit, in mV.
	 *
	 * @param title of the image
	 * @param movie of what was drawn here
	 * @param provenance what it was made from
	 * @param file where; its folder must exist
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public void writeMovie(final String title, final VoltageMovie movie, final Provenance provenance, final Path file,
		final RenderMonitor monitor) throws IOException {
		TiffFiles.write(movie(title, movie, MovieStyle.of(movie.recording()).voltageOnly(), provenance), file, monitor);
	}

	/**
	 * Writes a movie in any format: as TIFF and OME-Zarr the potentials alone, in mV.
	 *
	 * @param title of the image
	 * @param movie of what was drawn here
	 * @param provenance what it was made from
	 * @param export the format and how pictures look
	 * @param path the file or folder; its own folder must exist
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public void writeMovie(final String title, final VoltageMovie movie, final Provenance provenance, final MovieExport export,
		final Path path,
		final Workers workers, final RenderMonitor monitor) throws IOException {
		export.write(movie(title, movie, MovieStyle.of(movie.recording()).voltageOnly(), provenance), path, workers, monitor);
	}

	/**
	 * Writes what a microscope takes: the noisy grey values, and the truth in photons beside them. Seen along z it is the plane in focus.
	 *
	 * @param title of the image
	 * @param cable the neuron
	 * @param recording what happened
	 * @param settings of microscope and noise
	 * @param indicators the table in which the indicator is looked up
	 * @param provenance what it was made from
	 * @param export format, and whether what is there is replaced
	 * @param file of the noisy one; its folder must exist
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ImageException if there is something that is not to be replaced
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public void writeLight(final String title, final CableModel cable, final Recording recording, final LightSettings settings,
		final Indicators indicators, final Provenance provenance, final MovieExport export, final Path file, final Workers workers,
		final RenderMonitor monitor) throws IOException {
		final ImageSpace seen = projected ? LightImages.focalPlane(grid(), cable, settings, Optional.empty()) : space;
		LightImages.of(title, cable, recording, seen, settings, indicators, Optional.empty(), Optional.empty(), provenance, workers,
			fraction -> monitor.progress(fraction / 2)).write(export, file, workers, fraction -> monitor.progress(0.5 + fraction / 2));
	}

	/**
	 * Writes a picture of what happened as PNG, over the template if there is one.
	 *
	 * @param title what to write above it
	 * @param recording with frames
	 * @param provenance what it was made from
	 * @param workers threads to compute on
	 * @param file where; its folder must exist
	 * @throws IOException from the disk; nothing is left behind
	 */
	public void writePicture(final String title, final Recording recording, final Provenance provenance, final Workers workers,
		final Path file)
		throws IOException {
		ActivityFigure.write(ActivityFigure.draw(title, recording, DisplayRange.of(recording), template, workers), provenance, file);
	}
}
