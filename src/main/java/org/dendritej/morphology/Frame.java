/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.Optional;

/**
 * The coordinate frame in which a reconstruction was made.
 *
 * @param unit name of the unit of length as in the file, such as "µm" or "pixel"
 * @param micrometresPerUnit length of the unit, µm; NaN if the file does not say (unit "pixel" without calibration)
 * @param originX position of the coordinate origin in the file's own coordinates, added already; 0 if none is given
 * @param originY likewise
 * @param originZ likewise
 * @param image the image it was traced in, if the file says
 */
public record Frame(String unit, double micrometresPerUnit, double originX, double originY, double originZ, Optional<Image> image) {

	/** SWC: micrometres from 0, no image known. */
	public static final Frame MICROMETRES = new Frame("µm", 1, 0, 0, 0, Optional.empty());

	/**
	 * The pixel grid of the traced image.
	 *
	 * @param width pixels
	 * @param height pixels
	 * @param depth slices; 1 for a plane
	 * @param pixelWidth size of a voxel in the frame's unit
	 * @param pixelHeight likewise
	 * @param pixelDepth likewise
	 */
	public record Image(int width, int height, int depth, double pixelWidth, double pixelHeight, double pixelDepth) {
	}
}
