/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * From a recording and voxels to images: views in ImgLib2 whose pixels are computed when looked at.
 *
 * <p>Start reading at {@code VoxelWeights} (which compartments fill a voxel, and how much of it each), then at {@code VoltageMovie}.
 *
 * <p>{@code ActivitySource} is what stacks, views and files are made from, whatever a movie shows: {@code VoltageMovie} is one, {@code LightMovie} another.
 *
 * <p>Light: {@code LightWeights} says how much of each compartment a microscope sees in each voxel, {@code LightMovie} makes clean and noisy frames of it,
 * {@code LabelImage} says what a voxel belongs to, {@code NeuriteWidths} reads radii from an image, {@code Orientation} turns a neuron into the frame of an image
 * that was taken from another side.
 *
 * <p>Decisions: geometry does not change during a movie, so a frame is one product of a sparse matrix (voxel from weight and
 * compartment) with the vector of voltages. Potentials are weighted means, NaN where the neuron fills too little of a voxel, and never
 * sums; light is a sum with background 0. This package sees recordings but never the solver: one read from disk renders just as well.
 *
 * <p>A position is that of a voxel's centre ({@code Grid} says why). Neurites are solids whose volumes in the voxels are computed, not painted: frusta with flat
 * tips, round joints in bends, overlaps counted once. Seen along z, a column shows the greatest potential in it, so crossing neurites are never mixed.
 */
package org.dendritej.imaging;
