/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * What a microscope does to light: how a point is blurred ({@code PointSpreadFunction}, by published formulas in {@code Objectives} or measured), when each
 * voxel is looked at ({@code Timing}), and what a detector makes of the photons ({@code Detector}). Start reading at {@code Microscope}, which is all of it.
 *
 * <p>Decisions: a point spread function has the integral 1, so blurring moves light and never makes or loses any. The formulas give Gaussians, as their
 * authors do; what they cannot say (rings, tails far from focus) a measured stack can. Photons of a voxel depend on seed, frame and voxel alone, so that
 * the same picture comes out on any number of threads, and of any part of it.
 */
package org.dendritej.optics;
