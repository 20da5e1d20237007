/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One tree of a reconstruction made ready for a cable model, and what had to be assumed for it.
 *
 * @param morphology the tree in µm
 * @param tree its number in the reconstruction, from 0
 * @param micrometresPerUnit the scale that was applied
 * @param findings what was left out or assumed; the findings of the reader are not repeated here
 */
public record ChosenTree(Morphology morphology, int tree, double micrometresPerUnit, List<Finding> findings) {

	/** A joint closer to its junction than this repeats it, µm. */
	private static final double REPEATED = 1e-6;
	private static final String NO_SOMA = "no soma";

	/** Copies the list. */
	public ChosenTree {
		findings = List.copyOf(findings);
	}

	static ChosenTree of(final Reconstruction reconstruction, final TreeChoice choice) {
		final String name = reconstruction.name();
		final double scale =
			Double.isNaN(choice.micrometresPerUnit()) ? reconstruction.frame().micrometresPerUnit() : choice.micrometresPerUnit();
		if (Double.isNaN(scale))
			throw new MorphologyException(name + ": its coordinates are in \"" + reconstruction.frame().unit() +
				"\" and it does not say how long that is; give the length of one unit in µm (micrometresPerUnit)");
		final int number = choice.tree() == TreeChoice.MAIN_TREE ? reconstruction.mainTree() : choice.tree();
		final Reconstruction tree = reconstruction.tree(number);
		final List<Finding> findings = new ArrayList<>();
		final int others = reconstruction.trees() - 1;
		if (others > 0) {
			double total = 0;
			final double[] length = reconstruction.treeLengths();
			for (final double treeLength : length)
				total += treeLength;
			final String share = total > 0 ? String.format(java.util.Locale.ROOT, "%.3g %%", 100 * length[number] / total) : "all";
			findings.add(new Finding("other trees", others, List.of(),
				"Tree " + number + " was chosen, with " + share + " of the length; what is not connected to it was left out."));
		}
		final List<SamplePoint> complete = inMicrometres(tree, scale, choice.defaultRadii(), findings);
		final boolean said = reconstruction.findings().stream().anyMatch(finding -> finding.kind().equals(NO_SOMA));
		if (!said && complete.stream().noneMatch(point -> point.type() == Types.SOMA))
			findings.add(new Finding(NO_SOMA, 1, List.of(), "No point has the type of a soma; the root of the tree stands for it."));
		return new ChosenTree(new Morphology(name, complete), number, scale, findings);
	}

	/** The points of one tree as a cable needs them: on its cell body, scaled, without repeated junctions, all with a radius. */
	static List<SamplePoint> inMicrometres(final Reconstruction apart, final double scale, final Map<Integer, Double> defaultRadii,
		final List<Finding> findings) {
		final Reconstruction tree = apart.joined();
		final List<SamplePoint> scaled = new ArrayList<>(tree.size());
		for (final SamplePoint point : tree.points())
			scaled.add(new SamplePoint(scale * point.x(), scale * point.y(), scale * point.z(), scale * point.radius(), point.type(),
				point.parent()));
		return MissingRadii.fill(withoutRepeated(scaled, tree.joints(), findings), defaultRadii, findings);
	}

	/** Leaves out joints at the very place of their junction; what hangs on them hangs on the junction then. */
	private static List<SamplePoint> withoutRepeated(final List<SamplePoint> points, final Set<Integer> joints,
		final List<Finding> findings) {
		if (joints.isEmpty())
			return points;
		final List<SamplePoint> kept = new ArrayList<>(points.size());
		final int[] newIndex = new int[points.size()];
		for (int i = 0; i < newIndex.length; i++) {
			final SamplePoint point = points.get(i);
			final int parent = point.parent() == SamplePoint.NO_PARENT ? SamplePoint.NO_PARENT : newIndex[point.parent()];
			if (joints.contains(i) && point.distanceTo(kept.get(parent)) < REPEATED)
				newIndex[i] = parent;
			else {
				newIndex[i] = kept.size();
				kept.add(point.withParent(parent));
			}
		}
		if (kept.size() < points.size())
			findings.add(new Finding("repeated junction", points.size() - kept.size(), List.of(),
				"A branch whose first point repeats the point it starts on begins with its second point."));
		return kept;
	}
}
