/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * What DendriteJ shows, in the words of ImageJ: {@code ImagePlus}, overlays, ROIs, tables and plots.
 *
 * <p>Start reading at {@code VoltageImages}, which turns the views of {@link org.dendritej.imaging} into calibrated stacks.
 *
 * <p>Decisions: {@code ImagePlus} is the image type, because it is the one that Fiji and plain ImageJ share. Stacks are virtual: a plane
 * is computed when it is looked at. A user's image is read and never written. Classes of {@code ij} stay in this package and in
 * {@code command}, so that everything below runs where there is no ImageJ.
 *
 * <p>{@code ImageSpace} is the one place that turns a calibration into a grid and back. {@code VoltageOverlay} lays potentials over the traced image,
 * {@code NeuriteOverlay} draws them there as shapes, {@code OverlayLegend} says what colours mean,
 * {@code TiffFiles} writes computed stacks plane by plane, {@code ActivityFigure} draws one picture of a run. None of them needs a display or a context.
 */
package org.dendritej.imagej;
