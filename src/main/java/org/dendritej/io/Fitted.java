/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.dendritej.morphology.CellBody;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;

/** Reconstructions as other formats need them: in other units and without what a format has no word for. */
final class Fitted {

	/** Points nearer to each other than this are at one place, µm. */
	private static final double REPEATED = 1e-6;

	private Fitted() {
	}

	/**
	 * The same reconstruction in µm.
	 *
	 * @param reconstruction in any unit
	 * @param micrometresPerUnit length of its unit; NaN for what it says itself
	 */
	static Reconstruction inMicrometres(final Reconstruction reconstruction, final double micrometresPerUnit) {
		final Frame frame = reconstruction.frame();
		final double scale = Double.isNaN(micrometresPerUnit) ? frame.micrometresPerUnit() : micrometresPerUnit;
		if (Double.isNaN(scale))
			throw new ReconstructionException(reconstruction.name(), "its coordinates are in \"" + frame.unit() +
				"\" and it does not say how long that is; give the length of one unit in µm (--unit)");
		if (scale == 1 && LengthUnit.micrometres(frame.unit()) == 1)
			return reconstruction;
		final List<CellBody> bodies = reconstruction.bodies().stream()
			.map(
				body -> new CellBody(body.outlines().stream().map(line -> scaled(line, scale)).toList(), scale * body.x(), scale * body.y(),
					scale * body.z(), scale * body.radius(), body.roots()))
			.toList();
		final Optional<Frame.Image> image = frame.image().map(pixels -> new Frame.Image(pixels.width(), pixels.height(), pixels.depth(),
			scale * pixels.pixelWidth(), scale * pixels.pixelHeight(), scale * pixels.pixelDepth()));
		return new Reconstruction(reconstruction.name(), scaled(reconstruction.points(), scale), reconstruction.joints(), bodies,
			new Frame("µm", 1, scale * frame.originX(), scale * frame.originY(), scale * frame.originZ(), image),
			reconstruction.findings());
	}

	private static List<SamplePoint> scaled(final List<SamplePoint> points, final double scale) {
		return points.stream().map(point -> new SamplePoint(scale * point.x(), scale * point.y(), scale * point.z(),
			scale * point.radius(), point.type(), point.parent())).toList();
	}

	/** The same with cell bodies as points. A body on which nothing begins is left out, since it would become a tree of its own. */
	static Reconstruction joined(final Reconstruction reconstruction) {
		final List<CellBody> bodies = reconstruction.bodies().stream().filter(body -> !body.roots().isEmpty()).toList();
		return new Reconstruction(reconstruction.name(), reconstruction.points(), reconstruction.joints(), bodies, reconstruction.frame(),
			reconstruction.findings()).joined();
	}

	/** The same tree without the joints that repeat their junction; what hangs on them hangs on the junction. It is in µm. */
	static Reconstruction withoutRepeatedJoints(final Reconstruction tree) {
		if (tree.joints().isEmpty())
			return tree;
		final List<SamplePoint> kept = new ArrayList<>(tree.size());
		final Set<Integer> joints = new HashSet<>();
		final int[] newIndex = new int[tree.size()];
		for (int i = 0; i < newIndex.length; i++) {
			final SamplePoint point = tree.points().get(i);
			final int parent = point.parent() == SamplePoint.NO_PARENT ? SamplePoint.NO_PARENT : newIndex[point.parent()];
			if (isRepeated(tree, i)) {
				newIndex[i] = parent;
				continue;
			}
			newIndex[i] = kept.size();
			if (tree.joints().contains(i))
				joints.add(kept.size());
			kept.add(point.withParent(parent));
		}
		return new Reconstruction(tree.name(), kept, joints, tree.frame(), tree.findings());
	}

	/** Whether a point is a joint at the very place of its junction. */
	static boolean isRepeated(final Reconstruction tree, final int index) {
		final SamplePoint point = tree.points().get(index);
		return tree.joints().contains(index) && point.distanceTo(tree.points().get(point.parent())) < REPEATED;
	}
}
