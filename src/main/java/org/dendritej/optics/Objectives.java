/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.optics;

/**
 * Point spread functions by published formulas, from wavelengths, numerical aperture and refractive index. All are Gaussians, free of aberrations.
 *
 * <p>
 * Two photons: Zipfel, Williams &amp; Webb (2003), Nat Biotechnol 21:1369, box 1, doi:10.1038/nbt899. One photon: Zhang, Zerubia &amp; Olivo-Marin (2007), Appl
 * Opt 46:1819, table 2, doi:10.1364/AO.46.001819.
 */
public final class Objectives {

	private Objectives() {
	}

	/**
	 * Excitation with two photons; all light is collected. The 1/e radii of the squared illumination are w = 0.320 λ/(√2 NA) up to an aperture of 0.7, above
	 * it 0.325 λ/(√2 NA^0.91), and along the axis (0.532 λ/√2)/(n − √(n² − NA²)).
	 *
	 * @param wavelength of the excitation, µm
	 * @param aperture numerical aperture that is filled
	 * @param index refractive index
	 * @return the Gaussian
	 */
	public static GaussianPsf twoPhoton(final double wavelength, final double aperture, final double index) {
		check(wavelength, aperture, index);
		final double root2 = Math.sqrt(2);
		final double lateral = aperture <= 0.7 ? 0.320 * wavelength / (root2 * aperture)
			: 0.325 * wavelength / (root2 * Math.pow(aperture, 0.91));
		final double axial = 0.532 * wavelength / root2 / (index - Math.sqrt(index * index - aperture * aperture));
		return new GaussianPsf(lateral / root2, lateral / root2, axial / root2); // exp(−x²/w²) has the standard deviation w/√2
	}

	/**
	 * Wide field, nonparaxial, in three dimensions: the Gaussian nearest to the focus. In truth every plane gets the same light, however far it is from focus (the
	 * missing cone); the haze of what lies beyond some widths along the axis is not in a Gaussian. Where it matters, take a measured stack ({@link MeasuredPsf}).
	 *
	 * @param wavelength of the emission, µm
	 * @param aperture numerical aperture
	 * @param index refractive index
	 * @return the Gaussian
	 */
	public static GaussianPsf widefield(final double wavelength, final double aperture, final double index) {
		check(wavelength, aperture, index);
		final double c = Math.sqrt(1 - aperture * aperture / (index * index)), nk = index * 2 * Math.PI / wavelength; // c = cos α
		final double c15 = c * Math.sqrt(c), c25 = c15 * c, c35 = c25 * c;
		final double lateral = Math.sqrt(7 * (1 - c15) / (4 - 7 * c15 + 3 * c35)) / nk;
		final double axial = 5 * Math.sqrt(7) * (1 - c15) /
			(Math.sqrt(6) * nk * Math.sqrt(4 * c * c * c * c * c - 25 * c35 + 42 * c25 - 25 * c15 + 4));
		return new GaussianPsf(lateral, lateral, axial);
	}

	/**
	 * Confocal laser scanning, paraxial, in three dimensions, with a round pinhole.
	 *
	 * @param excitation wavelength, µm
	 * @param emission wavelength, µm
	 * @param aperture numerical aperture
	 * @param index refractive index
	 * @param pinhole its diameter in Airy units, 1.22 λ/NA of the emission in the specimen
	 * @return the Gaussian
	 */
	public static GaussianPsf confocal(final double excitation, final double emission, final double aperture, final double index,
		final double pinhole) {
		check(excitation, aperture, index);
		check(emission, aperture, index);
		if (!(pinhole > 0) || Double.isInfinite(pinhole))
			throw new OpticsException("a pinhole of " + pinhole + " Airy units; it must be positive and finite, such as 1");
		final double r = pinhole * 1.22 * emission / aperture / 2, k = 2 * Math.PI / emission;
		final double c1 = 2 * Math.PI / excitation * r * aperture, c2 = k * r * aperture;
		final double j0 = Bessel.j(0, c2), j1 = Bessel.j(1, c2), dark = j0 * j0 + j1 * j1 - 1;
		final double lateral = Math.sqrt(2) * r / Math.sqrt(c1 * c1 + (4 * c2 * j0 * j1 - 8 * j1 * j1) / dark);
		final double axial = 2 * Math.sqrt(6) / Math.sqrt(c1 * c1 * aperture * aperture / (r * r * index * index) -
			(48 * c2 * c2 * (j0 * j0 + j1 * j1) - 192 * j1 * j1) / (index * index * k * k * r * r * r * r * dark));
		return new GaussianPsf(lateral, lateral, axial);
	}

	/**
	 * A sheet of light across the optical axis, seen in wide field: along the axis the product of the sheet and of the detection.
	 *
	 * @param wavelength of the emission, µm
	 * @param aperture numerical aperture of the detection
	 * @param index refractive index
	 * @param thickness of the sheet, full width at half maximum, µm
	 * @return the Gaussian
	 */
	public static GaussianPsf lightSheet(final double wavelength, final double aperture, final double index, final double thickness) {
		if (!(thickness > 0) || Double.isInfinite(thickness))
			throw new OpticsException("a light sheet " + thickness + " µm thick; it must be positive and finite");
		final GaussianPsf detection = widefield(wavelength, aperture, index);
		final double sheet = thickness / PointSpreadFunction.FWHM_PER_SIGMA, seen = detection.sigmaZ();
		return new GaussianPsf(detection.sigmaX(), detection.sigmaY(), sheet * seen / Math.hypot(sheet, seen));
	}

	private static void check(final double wavelength, final double aperture, final double index) {
		if (!(wavelength > 0.1 && wavelength < 10))
			throw new OpticsException("a wavelength of " + wavelength + " µm; it must lie between 0.1 and 10 µm, such as 0.92");
		if (!(index >= 1 && index < 3))
			throw new OpticsException("a refractive index of " + index + "; it must lie between 1 and 3, such as 1.333 for water");
		if (!(aperture > 0 && aperture < index))
			throw new OpticsException("a numerical aperture of " + aperture + "; it must be positive and below the refractive index, " +
				index);
	}
}
