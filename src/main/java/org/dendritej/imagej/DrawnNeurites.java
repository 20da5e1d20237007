/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.util.List;
import java.util.Optional;

import org.dendritej.io.FlatTracing;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatPolygon;

/**
 * Neurites drawn with ImageJ's line tools, in the calibrated space of the image they were drawn on. What lies in a file is read by
 * {@link org.dendritej.io.RoiReader}.
 */
public final class DrawnNeurites {

	private DrawnNeurites() {
	}

	/**
	 * The trees that lines form.
	 *
	 * @param rois as in the ROI Manager; what is no line, segmented line or freehand line is passed over
	 * @param image they were drawn on; its calibration and the slice of each line say where the line lies
	 * @return the trees, joined as {@link FlatTracing} says, in the frame of the image
	 * @throws org.dendritej.io.ReconstructionException if none is a line
	 */
	public static Reconstruction of(final List<Roi> rois, final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final Frame frame =
			new Frame(unit(calibration), micrometres(calibration), 0, 0, 0, Optional.of(new Frame.Image(image.getWidth(), image.getHeight(),
				image.getNSlices(), calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth)));
		final FlatTracing tracing = new FlatTracing(image.getTitle(), frame, Math.min(calibration.pixelWidth, calibration.pixelHeight));
		for (int k = 0; k < rois.size(); k++)
			add(rois.get(k), k + 1, calibration, image, tracing);
		return tracing.reconstruction();
	}

	private static void add(final Roi roi, final int number, final Calibration calibration, final ImagePlus image,
		final FlatTracing tracing) {
		final int kind = roi.getType();
		if (kind != Roi.LINE && kind != Roi.POLYLINE && kind != Roi.FREELINE)
			return;
		final FloatPolygon drawn = roi instanceof final Line line ? new FloatPolygon(new float[] { (float) line.x1d, (float) line.x2d },
			new float[] { (float) line.y1d, (float) line.y2d }) : roi.getFloatPolygon();
		final double[] x = new double[drawn.npoints], y = new double[drawn.npoints];
		for (int i = 0; i < x.length; i++) {
			x[i] = (drawn.xpoints[i] - calibration.xOrigin) * calibration.pixelWidth;
			y[i] = (drawn.ypoints[i] - calibration.yOrigin) * calibration.pixelHeight;
		}
		final double width = roi.getStrokeWidth();
		tracing.add(x, y, (slice(roi, image) - 1 - calibration.zOrigin) * calibration.pixelDepth,
			width > 1 ? width / 2 * calibration.pixelWidth : 0,
			FlatTracing.type(roi.getName() == null ? "" : roi.getName()), number);
	}

	/** The slice a line lies in, 1-based; the first for lines without position. */
	private static int slice(final Roi roi, final ImagePlus image) {
		if (roi.hasHyperStackPosition())
			return Math.max(1, roi.getZPosition());
		final int position = roi.getPosition();
		return position > 0 && image.getStackSize() > 1 ? image.convertIndexToPosition(Math.min(position, image.getStackSize()))[1] : 1;
	}

	private static String unit(final Calibration calibration) {
		return calibration.scaled() ? calibration.getUnit() : "pixel";
	}

	private static double micrometres(final Calibration calibration) {
		return calibration.scaled() ? FlatTracing.micrometres(calibration.getUnit()) : Double.NaN;
	}
}
