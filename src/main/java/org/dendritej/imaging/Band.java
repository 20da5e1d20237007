/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

/**
 * The touched voxels of one band of rows of a slice. Keeps the arrays it is given.
 *
 * @param pixel x + y·width, ascending, shape {@code [voxels]}
 * @param firstPair where each voxel's pairs begin, shape {@code [voxels + 1]}
 * @param compartment of each pair
 * @param weight of each pair, µm³
 */
record Band(int[] pixel, int[] firstPair, int[] compartment, float[] weight) {
}
