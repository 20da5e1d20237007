/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import org.dendritej.imagej.LightSettings;
import org.dendritej.optics.Detector;

import picocli.CommandLine.Option;

/** How a microscope takes pictures, as options of the shell. */
final class LightOptions {

	@Option(names = "--modality", paramLabel = "NAME",
		description = "As a microscope takes it, with noise, and beside it the truth in photons (-truth in its name): two-photon, confocal, widefield or light-sheet.") private String modality;

	@Option(names = "--indicator", paramLabel = "NAME", defaultValue = "JEDI-2P",
		description = "For --modality: ASAP3, Archon1, JEDI-2P, GCaMP6s, GCaMP6f, OGB-1, or one of a file indicators.txt beside the recording.") private String indicator;

	@Option(names = "--dye", paramLabel = "PLACE", defaultValue = "auto",
		description = "For --modality: auto, cytosol or membrane.") private String dye;

	@Option(names = "--wavelength", paramLabel = "UM", defaultValue = "0",
		description = "For --modality: of two photons the excitation, else the emission; 0 for 0.92 or 0.52.") private double wavelength;

	@Option(names = "--aperture", paramLabel = "NA", defaultValue = "0.8",
		description = "For --modality: numerical aperture.") private double aperture;

	@Option(names = "--index", paramLabel = "N", defaultValue = "1.333",
		description = "For --modality: refractive index.") private double index;

	@Option(names = "--pinhole", paramLabel = "AIRY", defaultValue = "1",
		description = "For --modality confocal: diameter of the pinhole in Airy units.") private double pinhole;

	@Option(names = "--sheet", paramLabel = "UM", defaultValue = "3",
		description = "For --modality light-sheet: thickness, full width at half maximum.") private double sheet;

	@Option(names = "--exposure", paramLabel = "MS", defaultValue = "0",
		description = "For --modality: of a camera, for a slice; 0 for all the time there is.") private double exposure;

	@Option(names = "--frame-interval", paramLabel = "MS", defaultValue = "0",
		description = "For --modality: time from one frame to the next; 0 for that of the recording.") private double frameInterval;

	@Option(names = "--photons", paramLabel = "N", defaultValue = "200",
		description = "For --modality: mean number from a voxel full of resting dye.") private double photons;

	@Option(names = "--background", paramLabel = "N", defaultValue = "2",
		description = "For --modality: mean number from anywhere.") private double background;

	@Option(names = "--attenuation", paramLabel = "UM", defaultValue = "0",
		description = "For --modality: way through the tissue on which light falls by the factor e; 0 for clear tissue.") private double attenuation;

	@Option(names = "--focus", paramLabel = "UM", defaultValue = "0",
		description = "For --modality without --volume: depth of the plane in focus below the soma.") private double focus;

	@Option(names = "--excess", paramLabel = "F", defaultValue = "1.2",
		description = "For --modality: by how much multiplication in the detector raises the variance of photons; 1 for none.") private double excess;

	@Option(names = "--reading", paramLabel = "N", defaultValue = "0",
		description = "For --modality: standard deviation of reading, in photons.") private double reading;

	@Option(names = "--gain", paramLabel = "N", defaultValue = "10",
		description = "For --modality: grey levels per photon.") private double gain;

	@Option(names = "--offset", paramLabel = "N", defaultValue = "100",
		description = "For --modality: grey level without light.") private double offset;

	@Option(names = "--bits", paramLabel = "N", defaultValue = "16", description = "For --modality: 8 or 16.") private int bits;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "For --modality: seed of the noise.") private long seed;

	/** Whether a microscope is asked for. */
	boolean isChosen() {
		return modality != null;
	}

	/** What takes the pictures, in a few words. */
	String name() {
		return modality + " " + indicator;
	}

	/** The settings. @throws org.dendritej.imagej.ImageException if there is no such microscope */
	LightSettings settings() {
		return new LightSettings(modality, indicator, dye, wavelength, aperture, index, pinhole, sheet, frameInterval, exposure, photons,
			background, attenuation, new Detector(gain, offset, reading, excess, bits, seed), focus);
	}
}
