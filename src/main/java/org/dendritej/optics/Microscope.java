/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A microscope as far as a picture shows it.
 *
 * @param name what it is, such as "two-photon"
 * @param psf how a point is seen
 * @param timing when each voxel is looked at
 * @param photons mean number that a voxel full of resting dye gives while it is looked at; of a membrane-bound dye, a voxel with as much membrane as it has
 *        area across the optical axis
 * @param background mean number from anywhere in the same time
 * @param attenuationLength way along z on which light falls by the factor e, µm; infinite in clear tissue. For two photons half the scattering length,
 *        since the excitation counts twice
 * @param surface position along z where the tissue begins, µm; light from before it is not attenuated
 * @param detector what counts the photons
 */
public record Microscope(String name, PointSpreadFunction psf, Timing timing, double photons, double background,
	double attenuationLength, double surface, Detector detector) {

	/** Checks the light. */
	public Microscope {
		if (!(photons > 0) || Double.isInfinite(photons))
			throw new OpticsException(
				"a microscope that gets " + photons + " photons from a voxel; the number must be positive and finite");
		if (!(background >= 0) || Double.isInfinite(background))
			throw new OpticsException("a microscope with a background of " + background + " photons; the number must be 0 or positive");
		if (!(attenuationLength > 0))
			throw new OpticsException("a tissue that attenuates light on a length of " + attenuationLength +
				" µm; it must be positive, or infinite for none");
		if (!Double.isFinite(surface))
			throw new OpticsException("the surface of the tissue lies at " + surface + " µm; its place must be finite");
	}

	/**
	 * What is left of the light of a point.
	 *
	 * @param z position, µm
	 * @return 0 … 1
	 */
	public double transmission(final double z) {
		return Math.exp(-Math.max(0, z - surface) / attenuationLength);
	}

	/**
	 * What an image's metadata should say.
	 *
	 * @return names and texts
	 */
	public Map<String, String> about() {
		final Map<String, String> about = new LinkedHashMap<>();
		about.put("microscope", name);
		about.put("point spread function", psf.toString());
		about.put("widths", psf.fwhm(0) + " × " + psf.fwhm(1) + " × " + psf.fwhm(2) + " µm, full width at half maximum");
		about.put("timing", timing.toString());
		about.put("photons", photons + " from a voxel full of resting dye, " + background + " from the background");
		about.put("attenuation",
			Double.isInfinite(attenuationLength) ? "none" : "by e on " + attenuationLength + " µm from z = " + surface +
				" µm");
		about.put("detector", detector.toString());
		return about;
	}
}
