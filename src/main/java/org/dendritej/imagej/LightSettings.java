/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;
import java.util.Optional;

import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Label;
import org.dendritej.indicator.CalciumIndicator;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.indicator.Indicator;
import org.dendritej.indicator.VoltageIndicator;
import org.dendritej.optics.Detector;
import org.dendritej.optics.MeasuredPsf;
import org.dendritej.optics.Microscope;
import org.dendritej.optics.Objectives;
import org.dendritej.optics.PointSpreadFunction;
import org.dendritej.optics.Timing;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * A microscope, an indicator and its noise, as they are chosen in a dialog, a macro or the shell.
 *
 * @param modality one of {@link #MODALITIES}
 * @param indicator of the table of indicators
 * @param dye where it is: {@code cytosol}, {@code membrane}, or {@code auto}: a voltage indicator on the membrane, a calcium indicator in the cytosol
 * @param wavelength µm; of two photons the excitation, else the emission; 0 for 0.92 or 0.52
 * @param aperture numerical aperture
 * @param index refractive index
 * @param pinhole of a confocal microscope, Airy units
 * @param sheet thickness of a light sheet, µm
 * @param frameInterval ms; 0 for that of the recording
 * @param exposure of a camera, ms; 0 for all the time there is
 * @param photons from a voxel full of resting dye while it is looked at
 * @param background photons from anywhere in the same time
 * @param attenuation length on which light falls by the factor e below the top of the neuron, µm; 0 for clear tissue
 * @param detector what counts the photons
 * @param focus depth of the focal plane below the soma, µm; for a single plane alone
 */
public record LightSettings(String modality, String indicator, String dye, double wavelength, double aperture, double index, double pinhole,
	double sheet, double frameInterval, double exposure, double photons, double background, double attenuation, Detector detector,
	double focus) {

	/** Names of modalities. */
	public static final String TWO_PHOTON = "two-photon", CONFOCAL = "confocal", WIDEFIELD = "widefield", LIGHT_SHEET = "light-sheet";
	/** All modalities. */
	public static final List<String> MODALITIES = List.of(TWO_PHOTON, CONFOCAL, WIDEFIELD, LIGHT_SHEET);
	/** Values of {@code dye}. */
	public static final List<String> DYES = List.of("auto", "cytosol", "membrane");
	/** Excitation of common lasers over emission of green proteins, for a confocal microscope. */
	private static final double EXCITATION_PER_EMISSION = 0.488 / 0.52;

	/** Checks the names. */
	public LightSettings {
		if (!MODALITIES.contains(modality))
			throw new ImageException("\"" + modality + "\" is no modality; expected one of " + MODALITIES);
		if (!DYES.contains(dye))
			throw new ImageException("the dye is in \"" + dye + "\"; expected one of " + DYES);
		notNegative("wavelength", wavelength, "µm");
		notNegative("frame interval", frameInterval, "ms");
		notNegative("exposure", exposure, "ms");
		notNegative("length of attenuation", attenuation, "µm");
		if (!Double.isFinite(focus))
			throw new ImageException("the plane in focus lies " + focus + " µm below the soma; its place must be finite");
	}

	private static void notNegative(final String what, final double value, final String unit) {
		if (!(value >= 0) || Double.isInfinite(value))
			throw new ImageException("the " + what + " is " + value + " " + unit + "; expected 0 or more");
	}

	/**
	 * How a point is seen.
	 *
	 * @param measured a stack in which a point was imaged, if its blur is to be taken
	 * @return by formula, or as it was imaged
	 * @throws org.dendritej.optics.OpticsException if there is no such microscope
	 */
	public PointSpreadFunction psf(final Optional<ImagePlus> measured) {
		if (measured.isPresent())
			return measured(measured.get());
		final double length = wavelength > 0 ? wavelength : modality.equals(TWO_PHOTON) ? 0.92 : 0.52;
		return switch (modality) {
			case TWO_PHOTON -> Objectives.twoPhoton(length, aperture, index);
			case CONFOCAL -> Objectives.confocal(EXCITATION_PER_EMISSION * length, length, aperture, index, pinhole);
			case WIDEFIELD -> Objectives.widefield(length, aperture, index);
			default -> Objectives.lightSheet(length, aperture, index, sheet);
		};
	}

	/** A stack in which a point was imaged; its dimmest pixel is the background. */
	private static PointSpreadFunction measured(final ImagePlus image) {
		final Grid grid = ImageSpace.of(image).grid();
		final float[][] planes = new float[grid.depth()][grid.width() * grid.height()];
		float least = Float.POSITIVE_INFINITY;
		for (int z = 0; z < planes.length; z++) {
			final ImageProcessor plane = image.getStack().getProcessor(image.getStackIndex(image.getC(), z + 1, image.getT()));
			for (int i = 0; i < planes[z].length; i++) {
				planes[z][i] = plane.getf(i);
				least = Math.min(least, planes[z][i]);
			}
		}
		return new MeasuredPsf(planes, grid.width(), least, grid.pixelWidth(), grid.pixelHeight(), grid.pixelDepth());
	}

	/** The microscope that takes some voxels of a recording. @param surface where the tissue begins along z, µm */
	Microscope microscope(final Grid grid, final Recording recording, final double surface, final Optional<ImagePlus> psf) {
		final double interval = frameInterval > 0 ? frameInterval : Math.max(ActivityImages.interval(recording), 1e-3);
		final Timing timing;
		if (modality.equals(TWO_PHOTON) || modality.equals(CONFOCAL))
			timing = Timing.scanning(interval, grid.width(), grid.height(), grid.depth());
		else {
			final double slice = interval / grid.depth();
			timing = new Timing.Camera(interval, exposure > 0 ? exposure : slice, grid.depth() > 1 ? slice : 0);
		}
		return new Microscope(modality, psf(psf), timing, photons, background, attenuation > 0 ? attenuation : Double.POSITIVE_INFINITY,
			surface,
			detector);
	}

	/** Where the dye of an indicator is. */
	Label label(final Indicator chosen) {
		return dye.equals("membrane") || dye.equals("auto") && chosen instanceof VoltageIndicator ? Label.MEMBRANE : Label.CYTOSOL;
	}

	/** What an indicator shows of a recording. */
	static Fluorescence fluorescence(final Indicator chosen, final Recording recording, final Workers workers) {
		return Fluorescence.of(chosen, recording, CalciumIndicator.Summation.HILL, workers);
	}
}
