/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/** The radius with which an evenly lit cylinder looks like the voxels across a neurite; brightness and background are free. Immutable. */
final class CylinderFit {

	/** Steps of the search for the radius and for the axis. */
	private static final int RADIUS_STEPS = 16, AXIS_STEPS = 4;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

	/** Standard deviations of blur and voxel in the plane of the image and across it, µm. */
	private final double sigmaS, sigmaQ;
	private final double saturation;
	private final double largest;

	/** A search. @param saturation value from which on a voxel may have been brighter @param largest radius looked for, µm */
	CylinderFit(final double sigmaS, final double sigmaQ, final double saturation, final double largest) {
		this.sigmaS = sigmaS;
		this.sigmaQ = sigmaQ;
		this.saturation = saturation;
		this.largest = largest;
	}

	/** The radius that fits best, by golden sections in its logarithm, and the place of the axis in turn. */
	double radius(final VoxelsAcross voxels) {
		double s0 = 0, q0 = 0, radius = radius(voxels, s0, q0);
		for (int turn = 0; turn < 2; turn++) { // first the radius: a thin model would run to one side of a thick neurite
			final double stepS = 0.3 * sigmaS / (1 + 2 * turn), stepQ = 0.3 * sigmaQ / (1 + 2 * turn), midS = s0, midQ = q0;
			double least = Double.POSITIVE_INFINITY;
			for (int i = -AXIS_STEPS; i <= AXIS_STEPS; i++)
				for (int k = -2; k <= 2; k++) {
					final double misfit = misfit(voxels, radius, midS + i * stepS, midQ + k * stepQ);
					if (misfit < least) {
						least = misfit;
						s0 = midS + i * stepS;
						q0 = midQ + k * stepQ;
					}
				}
			radius = radius(voxels, s0, q0);
		}
		return Double.isFinite(misfit(voxels, radius, s0, q0)) ? radius : Double.NaN;
	}

	/** The radius that fits best around a given axis, by golden sections. */
	private double radius(final VoxelsAcross voxels, final double s0, final double q0) {
		double low = Math.log(0.1 * sigmaS), high = Math.log(Math.max(largest, 0.2 * sigmaS));
		double a = high - GOLDEN * (high - low), b = low + GOLDEN * (high - low);
		double atA = misfit(voxels, Math.exp(a), s0, q0), atB = misfit(voxels, Math.exp(b), s0, q0);
		for (int i = 0; i < RADIUS_STEPS; i++)
			if (atA <= atB) {
				high = b;
				b = a;
				atB = atA;
				a = high - GOLDEN * (high - low);
				atA = misfit(voxels, Math.exp(a), s0, q0);
			}
			else {
				low = a;
				a = b;
				atA = atB;
				b = low + GOLDEN * (high - low);
				atB = misfit(voxels, Math.exp(b), s0, q0);
			}
		return Math.exp((low + high) / 2);
	}

	/** Sum of squares with the best brightness and background; infinite if the neurite would be darker than the background. */
	private double misfit(final VoxelsAcross voxels, final double radius, final double s0, final double q0) {
		final Profile profile = new Profile(radius, sigmaS, sigmaQ);
		final double[] model = new double[voxels.n];
		double n = 0, m = 0, mm = 0, v = 0, mv = 0;
		for (int i = 0; i < voxels.n; i++) {
			model[i] = profile.at(voxels.s[i] - s0, voxels.q[i] - q0);
			if (voxels.value[i] < saturation) {
				final double w = voxels.weight[i];
				n += w;
				m += w * model[i];
				mm += w * model[i] * model[i];
				v += w * voxels.value[i];
				mv += w * model[i] * voxels.value[i];
			}
		}
		final double spread = n * mm - m * m;
		if (!(spread > 1e-12 * n * mm))
			return Double.POSITIVE_INFINITY;
		final double brightness = (n * mv - m * v) / spread, background = (v - brightness * m) / n;
		if (!(brightness > 0))
			return Double.POSITIVE_INFINITY;
		double sum = 0;
		for (int i = 0; i < voxels.n; i++) {
			final double expected = background + brightness * model[i];
			final double off = voxels.value[i] < saturation ? voxels.value[i] - expected : Math.max(0, voxels.value[i] - expected);
			sum += voxels.weight[i] * off * off;
		}
		return sum;
	}

	/** A disc under a Gaussian: the part of the light that a place sees, by strips of the disc. */
	private static final class Profile {

		private static final int LEAST = 8;

		private final double[] at, half, weight;
		private final double sigmaS, sigmaQ;

		Profile(final double radius, final double sigmaS, final double sigmaQ) {
			this.sigmaS = sigmaS;
			this.sigmaQ = sigmaQ;
			final int strips = Math.max(LEAST, (int) Math.ceil(3 * radius / sigmaS));
			at = new double[strips];
			half = new double[strips];
			weight = new double[strips];
			for (int i = 0; i < strips; i++) { // evenly spaced in the angle, with weights by its sine: smooth over the whole circle
				final double angle = Math.PI * (i + 0.5) / strips;
				at[i] = radius * Math.cos(angle);
				half[i] = radius * Math.sin(angle);
				weight[i] = Math.PI / strips * half[i] / (sigmaS * Math.sqrt(2 * Math.PI));
			}
		}

		double at(final double s, final double q) {
			double sum = 0;
			for (int i = 0; i < at.length; i++) {
				final double u = (s - at[i]) / sigmaS;
				if (Math.abs(u) < 6)
					sum += weight[i] * Math.exp(-u * u / 2) *
						(Normal.cumulative((q + half[i]) / sigmaQ) - Normal.cumulative((q - half[i]) / sigmaQ));
			}
			return sum;
		}
	}
}
