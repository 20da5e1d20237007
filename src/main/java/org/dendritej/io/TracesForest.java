/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;

/** Joins the paths of a .traces file into trees: fitted versions in place of what they were fitted to, branches at their junctions. */
final class TracesForest {

	/** Branches whose junction has to be searched point by point on paths that are as long as this altogether are refused. */
	private static final long MAX_SEARCH = 10_000_000_000L;
	private static final double SAME_PLACE = 1e-6;

	private final String file;
	private final Findings findings;
	private final Map<Integer, TracedPath> byId = new HashMap<>();
	/** The fitted version of each path that has one, by the path's id. */
	private final Map<Integer, TracedPath> twinOf = new HashMap<>();
	/** The path of each fitted version, by the id of the version. */
	private final Map<Integer, TracedPath> originalOf = new HashMap<>();
	private final Map<TracedPath, Integer> firstIndex = new HashMap<>();
	private final PointTable points;
	private long searched;
	private final List<Integer> nearLines = new ArrayList<>();
	private final List<String> nearGaps = new ArrayList<>();
	private int nearEnds;

	private TracesForest(final String file, final Findings findings) {
		this.file = file;
		this.findings = findings;
		points = new PointTable(file);
	}

	static Reconstruction of(final String file, final List<TracedPath> paths, final TracesReader.Fits fits, final Frame frame,
		final Findings findings) {
		return new TracesForest(file, findings).join(paths, fits, frame);
	}

	private Reconstruction join(final List<TracedPath> paths, final TracesReader.Fits fits, final Frame frame) {
		for (final TracedPath path : paths) {
			final TracedPath before = byId.putIfAbsent(path.id, path);
			if (before != null)
				throw new ReconstructionException(file, path.line, "path id " + path.id + " was given to the path in line " + before.line +
					" already; every path needs its own. Open the file in SNT and save it again.");
		}
		pairFits(paths);
		final List<TracedPath> originals = new ArrayList<>();
		for (final TracedPath path : paths)
			if (!originalOf.containsKey(path.id))
				originals.add(path);
		for (final TracedPath path : originals)
			addPoints(path, fits);
		final Set<Integer> joints = new HashSet<>();
		for (final TracedPath path : originals)
			attach(path, fits, joints);
		final Set<Integer> frames = new HashSet<>();
		originals.forEach(path -> frames.add(path.frame));
		if (frames.size() > 1)
			findings.add("several time frames", 0,
				"The paths were traced in " + frames.size() + " time frames; all were read. Paths that are not connected " +
					"are trees of their own, so that one of them can be chosen.");
		for (final int time : frames)
			findNearEnds(originals.stream().filter(path -> path.frame == time && firstIndex.containsKey(path)).toList(), fits, frame);
		if (nearEnds > 0)
			findings.add("near ends", nearEnds, nearLines,
				"Ends of paths lie near other trees and are not joined to them, across gaps of " +
					String.join(", ", nearGaps) + (nearEnds > nearGaps.size() ? " and more" : "") +
					"; join what belongs together in SNT, since only connected paths become one neuron.");
		return points.toReconstruction(joints, frame, findings);
	}

	/** Notes which ends of paths that start on no other one lie near another tree of the same time. */
	private void findNearEnds(final List<TracedPath> paths, final TracesReader.Fits fits, final Frame frame) {
		final List<TracedPath> roots = paths.stream().filter(path -> points.parent(firstIndex.get(path)) == SamplePoint.NO_PARENT).toList();
		if (roots.size() < 2)
			return;
		final int[] treeOf = new int[points.size()];
		for (final int i : points.parentsFirst())
			treeOf[i] = points.parent(i) == SamplePoint.NO_PARENT ? i : treeOf[points.parent(i)];
		final PointGraph pieces = new PointGraph();
		for (final TracedPath path : paths) {
			final int first = firstIndex.get(path), last = first + shape(path, fits).size() - 1;
			for (int i = first; i < last || i == first; i++)
				pieces.add(i, Math.min(i + 1, last));
		}
		final NearEnds near = new NearEnds(points, pieces, i -> treeOf[i], reportedWithin(frame));
		for (final TracedPath path : roots) {
			final int first = firstIndex.get(path), last = first + shape(path, fits).size() - 1;
			for (final int end : first == last ? new int[] { first } : new int[] { first, last }) {
				final Optional<NearEnds.Near> found = near.of(end);
				if (found.isPresent() && nearEnds++ < Findings.LINES_KEPT) {
					nearLines.add(points.line(end));
					nearGaps.add(Gap.inWords(found.get().gap(), frame));
				}
			}
		}
		if (near.gaveUp())
			findings.add("search given up", 0, "So many paths lie at one place that not all ends near others were found.");
	}

	/** Ten voxels or, where their size is not known, 5 µm. */
	private static double reportedWithin(final Frame frame) {
		if (frame.image().isPresent())
			return 10
				* Math.max(frame.image().get().pixelWidth(), Math.max(frame.image().get().pixelHeight(), frame.image().get().pixelDepth()));
		return Double.isNaN(frame.micrometresPerUnit()) ? 10 : 5 / frame.micrometresPerUnit();
	}

	private void pairFits(final List<TracedPath> paths) {
		for (final TracedPath path : paths) {
			path.fittedVersionOf.ifPresent(id -> pair(byId.get(id), path));
			path.fitted.ifPresent(id -> pair(path, byId.get(id)));
		}
		for (final TracedPath path : paths)
			if (path.fittedVersionOf.isPresent() && !originalOf.containsKey(path.id))
				findings.add("fit without its path", path.line, "A fitted path whose original is not in the file was read as a path.");
	}

	private void pair(final TracedPath original, final TracedPath twin) {
		if (original == null || twin == null || original == twin || originalOf.containsKey(original.id) || twinOf.containsKey(twin.id))
			return;
		if (twinOf.putIfAbsent(original.id, twin) == null)
			originalOf.put(twin.id, original);
		else
			if (twinOf.get(original.id) != twin) {
				originalOf.putIfAbsent(twin.id, original);
				findings.add("second fit", twin.line, "Of several fitted versions of one path the first was read.");
			}
	}

	/** The path whose points stand for a path: its fitted version or itself. */
	private TracedPath shape(final TracedPath path, final TracesReader.Fits fits) {
		final TracedPath twin = twinOf.get(path.id);
		return fits == TracesReader.Fits.AS_SAVED && path.useFitted && twin != null && twin.size() > 0 ? twin : path;
	}

	/** Whether a path is to be read from its last point to its first: it ends on another one, as old versions of SNT could have it. */
	private boolean isReversed(final TracedPath path) {
		return path.start == null && path.end != null;
	}

	private void addPoints(final TracedPath path, final TracesReader.Fits fits) {
		final TracedPath shape = shape(path, fits);
		final int type = path.type.orElse(shape.type.orElse(Types.UNDEFINED));
		final int n = shape.size();
		if (n == 0) {
			findings.add("empty path", path.line, "A path without points was left out.");
			return;
		}
		if (type == Types.UNDEFINED)
			findings.add("path without type", path.line,
				"Its points stay of undefined type, which counts as dendrite; set the type in SNT if it is something else.");
		if (shape != path)
			findings.add("fitted path", path.line,
				"The fitted version of a path was read instead of the traced one, as was chosen in SNT.");
		else
			if (twinOf.containsKey(path.id))
				findings.add("fit not used", path.line, "The traced version of a path was read, not the fitted one.");
			else
				if (path.useFitted)
					findings.add("fit missing", path.line, "The fitted version of a path is not in the file; the traced one was read.");
		final boolean reversed = isReversed(path);
		for (int k = 0; k < n; k++) {
			final int i = reversed ? n - 1 - k : k;
			final double[] at = shape.position(i);
			final int index = points.add(at[0], at[1], at[2], shape.radius(i), type, shape.line(i));
			if (k > 0)
				points.connect(index, index - 1);
			else
				firstIndex.put(path, index);
			if (!(shape.radius(i) > 0))
				findings.add("missing radius", shape.line(i), "The file gives no radius; it is assumed when a morphology is made.");
		}
	}

	private void attach(final TracedPath path, final TracesReader.Fits fits, final Set<Integer> joints) {
		final TracedPath.Junction junction = path.start != null ? path.start : path.end;
		if (junction == null || !firstIndex.containsKey(path))
			return;
		if (path.start == null)
			findings.add("joined at its end", path.line, "A path that ends on another one was read from there.");
		else
			if (path.end != null)
				findings.add("joined at both ends", path.line,
					"Where a path ends on another one it was left unconnected, since neurites form no rings.");
		final TracedPath named = byId.get(junction.path);
		final TracedPath parent = named == null ? null : originalOf.getOrDefault(named.id, named);
		if (parent == null || !firstIndex.containsKey(parent)) {
			findings.add("missing parent", path.line,
				"A path that starts on a path which is not in the file, or is empty, was read as a tree of its own.");
			return;
		}
		final int first = firstIndex.get(path);
		final TracedPath shape = shape(parent, fits);
		final int onShape = pointOn(named, shape, junction, path, fits);
		final int onParent = firstIndex.get(parent) + (isReversed(parent) ? shape.size() - 1 - onShape : onShape);
		points.connect(first, onParent);
		joints.add(first);
		final TracedPath own = shape(path, fits);
		if (shape.distance(onShape, own.position(isReversed(path) ? own.size() - 1 : 0)) > SAME_PLACE)
			findings.add("gap at a junction", path.line, "A branch begins apart from the point it starts on; a straight piece joins them.");
	}

	/** Index of the junction on the path that stands for the parent. */
	private int pointOn(final TracedPath named, final TracedPath shape, final TracedPath.Junction junction, final TracedPath child,
		final TracesReader.Fits fits) {
		final boolean hasIndex = junction.index >= 0 && junction.index < named.size();
		if (hasIndex && named == shape && (junction.position == null || shape.distance(junction.index, junction.position) <= SAME_PLACE))
			return junction.index;
		final double[] position;
		if (junction.position != null)
			position = junction.position;
		else
			if (hasIndex)
				position = named.position(junction.index);
			else
				if (junction.index >= 0)
					throw new ReconstructionException(file, child.line,
						"path " + child.id + " starts on point " + junction.index + " of path " + named.id +
							", which has " + named.size() + " points, counted from 0. Join the two again in SNT.");
				else {
					findings.add("junction not stated", child.line,
						"A branch starts on the point of its parent that is nearest to its own first one.");
					final TracedPath own = shape(child, fits);
					position = own.position(isReversed(child) ? own.size() - 1 : 0);
				}
		searched += shape.size();
		if (searched > MAX_SEARCH)
			throw new ReconstructionException(file, child.line,
				"too many branches start on too long paths at places that are none of their points; " +
					"open the file in SNT and save it again");
		return shape.nearest(position);
	}
}
