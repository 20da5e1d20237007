/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.imaging.ActivitySource;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.LightMovie;
import org.dendritej.imaging.LightWeights;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.indicator.Indicator;
import org.dendritej.indicator.Indicators;
import org.dendritej.io.WholeFolder;
import org.dendritej.morphology.Location;
import org.dendritej.optics.Microscope;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.process.LUT;

/**
 * What a microscope takes of a neuron's activity, twice: with its noise, as it writes it, and the clean truth in mean numbers of photons. Virtual stacks.
 *
 * @param noisy 8 or 16 bit
 * @param truth 32 bit, photons
 */
public record LightImages(ImagePlus noisy, ImagePlus truth) {

	/** What the Info of an image begins a line with that shows a focal plane, and no projection. */
	private static final String FOCAL_PLANE = "focal plane: ";
	/** What stands behind the title of the truth. */
	public static final String TRUTH = " (truth)";
	private static final String TRUTH_NAME = "-truth";

	/**
	 * Images.
	 *
	 * @param title of the noisy one
	 * @param cable the neuron
	 * @param recording what happened, with frames
	 * @param space the voxels; for a single plane, seen by {@link #focalPlane}
	 * @param settings of microscope and noise
	 * @param indicators the table in which the indicator is looked up
	 * @param psf a stack in which a point was imaged, if that is to be used
	 * @param range photons of the first and the last grey, if chosen
	 * @param provenance what they were made from
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @return both, not shown
	 * @throws ImageException if none of the neuron's light falls into the space
	 * @throws org.dendritej.imaging.ImagingException if the recording is shorter than a frame, or the heap cannot hold the weights
	 * @throws org.dendritej.optics.OpticsException if the microscope cannot be
	 * @throws org.dendritej.indicator.IndicatorException if there is no such indicator
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it
	 */
	public static LightImages of(final String title, final CableModel cable, final Recording recording, final ImageSpace space,
		final LightSettings settings, final Indicators indicators, final Optional<ImagePlus> psf, final Optional<DisplayRange> range,
		final Provenance provenance, final Workers workers, final RenderMonitor monitor) {
		final Grid grid = space.grid();
		final Indicator indicator = indicators.get(settings.indicator());
		final double surface =
			cable.pieces().stream().mapToDouble(p -> Math.min(p.z0() - p.radius0(), p.z1() - p.radius1())).min().orElse(0);
		final Microscope microscope = settings.microscope(grid, recording, surface, psf);
		final Fluorescence fluorescence = LightSettings.fluorescence(indicator, recording, workers);
		final LightWeights weights =
			LightWeights.of(cable.pieces(), cable.compartments(), grid, settings.label(indicator), microscope.psf(),
				microscope::transmission, workers, monitor);
		if (weights.pairs() == 0)
			throw VoltageImages.outside(title, grid);
		final LightMovie movie = LightMovie.of(weights, fluorescence, microscope);
		final double bright = ActivityImages.range(movie.truth())[1], dark = microscope.background();
		final double low = range.map(DisplayRange::minimum).orElse(dark),
			high = range.map(DisplayRange::maximum).orElse(Math.max(bright, dark + 1e-3));
		final double spread = Math.sqrt(dark * settings.detector().excess()) + settings.detector().readNoise();
		return new LightImages(
			image(title, movie.noisy(), space,
				grey(Math.max(0, settings.detector().mean(low - spread)), settings.detector().mean(high + Math.sqrt(high))),
				provenance),
			image(title + TRUTH, movie.truth(), space, grey(low, high), provenance));
	}

	private static ImagePlus image(final String title, final ActivitySource source, final ImageSpace space, final LUT lut,
		final Provenance provenance) {
		final ImagePlus image = ActivityImages.of(title, source, space, lut, provenance);
		if (space.grid().depth() == 1)
			image.setProperty("Info", FOCAL_PLANE + "z = " + space.grid().z0() + " µm, voxels " + space.grid().pixelDepth() + " µm deep\n" +
				image.getInfoProperty());
		return image;
	}

	/** Equal steps of light in equal steps of grey: what a microscope's own program shows. */
	private static LUT grey(final double low, final double high) {
		final byte[] ramp = new byte[256];
		for (int i = 0; i < 256; i++)
			ramp[i] = (byte) i;
		final LUT lut = new LUT(ramp, ramp, ramp);
		lut.min = low;
		lut.max = Math.max(high, low + 1e-6);
		return lut;
	}

	/**
	 * The plane in focus, as deep as the microscope sees sharply.
	 *
	 * @param wide the pixels
	 * @param cable the neuron
	 * @param settings of the microscope
	 * @param psf a stack in which a point was imaged, if that is to be used
	 * @return one slice of the same pixels
	 */
	public static ImageSpace focalPlane(final Grid wide, final CableModel cable, final LightSettings settings,
		final Optional<ImagePlus> psf) {
		final double z = cable.position(cable.locate(Location.SOMA))[2] + settings.focus();
		return ImageSpace
			.of(new Grid(wide.width(), wide.height(), 1, wide.pixelWidth(), wide.pixelHeight(), settings.psf(psf).fwhm(2), wide.x0(),
				wide.y0(), z));
	}

	/**
	 * Writes both in one format, or none: the noisy one under the name that is given, the truth with {@code -truth} in it.
	 *
	 * @param export the format, and whether files of these names are replaced
	 * @param path where; its folder must exist
	 * @param workers threads to compute on
	 * @param monitor told of progress
	 * @throws IOException from the disk; nothing is left behind
	 * @throws ImageException if there is something that is not to be replaced
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public void write(final MovieExport export, final Path path, final Workers workers, final RenderMonitor monitor) throws IOException {
		export.check(path);
		export.check(truthBeside(path));
		export.write(noisy, path, workers, fraction -> monitor.progress(fraction / 2));
		boolean done = false;
		try {
			export.write(truth, truthBeside(path), workers, fraction -> monitor.progress(0.5 + fraction / 2));
			done = true;
		}
		finally {
			if (!done)
				WholeFolder.delete(path);
		}
	}

	/**
	 * Where the truth of a file is written.
	 *
	 * @param file of the noisy image
	 * @return the same with {@code -truth} before its ending
	 */
	public static Path truthBeside(final Path file) {
		return file.resolveSibling(file.getFileName().toString().replaceFirst("((\\.ome)?\\.[A-Za-z]+)?$", TRUTH_NAME + "$1"));
	}

	/** Whether the one slice of an image is a focal plane, and no projection. */
	static boolean isFocalPlane(final ImagePlus image) {
		final String info = image.getInfoProperty();
		return image.getNSlices() == 1 && info != null && info.startsWith(FOCAL_PLANE);
	}
}
