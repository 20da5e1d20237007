/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.cable.CableModel;

/**
 * What each voxel belongs to, as numbers: a picture of one frame. A voxel shared by several carries the label that fills most of it, of equal ones the lowest;
 * 0 is nothing. Immutable, so any thread may share it.
 */
public final class LabelImage implements ActivitySource {

	/** What the numbers are. */
	public enum Kind {
		/** 1 + index of the compartment. */
		COMPARTMENT("compartment"),
		/** 1 + index of the section. */
		SECTION("section"),
		/** Type of the section as in SWC: 1 soma, 2 axon, 3 basal and 4 apical dendrite; what has the type 0 there carries {@value #UNTYPED}. */
		TYPE("type");

		private final String title;

		Kind(final String title) {
			this.title = title;
		}

		/**
		 * What it is called.
		 *
		 * @return such as "section"
		 */
		public String title() {
			return title;
		}
	}

	/** Label of neurites without a type. */
	public static final int UNTYPED = 255;

	private final VoxelWeights weights;
	private final int[] label;
	private final Kind kind;
	private final double coverage;

	/**
	 * The labels of a neuron.
	 *
	 * @param weights how much of each compartment lies in each voxel
	 * @param cable the neuron they were made of
	 * @param kind what the numbers are
	 * @param coverage part of a voxel that the neuron must fill at least, 0 … 1; voxels it does not touch are 0 in any case
	 * @return the labels
	 * @throws ImagingException if the weights are of another neuron
	 */
	public static LabelImage of(final VoxelWeights weights, final CableModel cable, final Kind kind, final double coverage) {
		if (cable.compartments() != weights.compartments())
			throw new ImagingException("the neuron has " + cable.compartments() + " compartments and the image was made for " +
				weights.compartments() + "; both must come from the same cable model");
		if (!(coverage >= 0 && coverage <= 1))
			throw new ImagingException(
				"the coverage is " + coverage + "; it is the part of a voxel that the neuron fills, between 0 and 1");
		final int[] label = new int[cable.compartments()];
		for (int c = 0; c < label.length; c++)
			label[c] = switch (kind) {
				case COMPARTMENT -> c + 1;
				case SECTION -> cable.section(c) + 1;
				case TYPE -> cable.type(c) > 0 ? cable.type(c) : UNTYPED;
			};
		return new LabelImage(weights, label, kind, coverage);
	}

	private LabelImage(final VoxelWeights weights, final int[] label, final Kind kind, final double coverage) {
		this.weights = weights;
		this.label = label;
		this.kind = kind;
		this.coverage = coverage;
	}

	/**
	 * What the numbers are.
	 *
	 * @return the kind
	 */
	public Kind kind() {
		return kind;
	}

	/**
	 * The number of a compartment.
	 *
	 * @param compartment index in the cable model
	 * @return at least 1
	 */
	public int label(final int compartment) {
		return label[compartment];
	}

	/**
	 * The greatest number of any compartment.
	 *
	 * @return at least 1
	 */
	public int greatest() {
		return Arrays.stream(label).max().orElse(1);
	}

	@Override
	public Grid grid() {
		return weights.grid();
	}

	@Override
	public int frames() {
		return 1;
	}

	@Override
	public double frameTime(final int frame) {
		return 0;
	}

	@Override
	public String quantity() {
		return kind.title;
	}

	@Override
	public String unit() {
		return "";
	}

	/** @return 0 */
	@Override
	public float empty() {
		return 0;
	}

	/** @return 16, or 32 if the greatest label needs it */
	@Override
	public int bits() {
		return greatest() < 1 << 16 ? 16 : 32;
	}

	@Override
	public Map<String, String> about() {
		final Map<String, String> about = new LinkedHashMap<>();
		about.put("quantity", switch (kind) {
			case COMPARTMENT -> "1 + index of the compartment that fills most of a voxel, 0 for none";
			case SECTION -> "1 + index of the section that fills most of a voxel, 0 for none";
			case TYPE -> "SWC type that fills most of a voxel, " + UNTYPED + " for type 0, 0 for none";
		});
		about.put("coverage", coverage + " of a voxel at least, else 0");
		return about;
	}

	@Override
	public Frame frame(final int frame) {
		return this::plane;
	}

	private void plane(final int z, final float[] plane) {
		Arrays.fill(plane, 0);
		final Band slice = weights.slice(z);
		final double least = coverage * (1 - 1e-6) * weights.grid().voxelVolume();
		int[] labels = new int[8];
		double[] volumes = new double[8];
		for (int v = 0; v < slice.pixel().length; v++) {
			int n = 0;
			double sum = 0;
			for (int p = slice.firstPair()[v]; p < slice.firstPair()[v + 1]; p++) {
				final int own = label[slice.compartment()[p]];
				int k = 0;
				while (k < n && labels[k] != own)
					k++;
				if (k == n) {
					if (n == labels.length) {
						labels = Arrays.copyOf(labels, 2 * n);
						volumes = Arrays.copyOf(volumes, 2 * n);
					}
					labels[n] = own;
					volumes[n++] = 0;
				}
				volumes[k] += slice.weight()[p];
				sum += slice.weight()[p];
			}
			if (sum < least || n == 0)
				continue;
			int most = 0;
			for (int k = 1; k < n; k++)
				if (volumes[k] > volumes[most] || volumes[k] == volumes[most] && labels[k] < labels[most])
					most = k;
			plane[slice.pixel()[v]] = labels[most];
		}
	}
}
