/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.Types;

/**
 * Makes trees of lines that were drawn on an image one by one, as with NeuronJ or with the line tools of ImageJ, where nothing says what is joined to what.
 * A line whose end lies near another one is joined to it there, the nearest ends first and never so that a ring would close; every joint is reported with
 * its gap. Ends somewhat farther away are reported only. The longest line of a tree begins at the tree's root. Add the lines, then take the
 * reconstruction once. Not thread-safe.
 */
public final class FlatTracing {

	/** Ends that are at most so far away from another line are joined to it, in pixels. */
	public static final double JOINED_WITHIN = 3;
	/** Ends that are at most so far away from another line are reported, in pixels. */
	public static final double REPORTED_WITHIN = 10;

	private static final double AT_POINT = 1e-6;

	/** An end near another line. */
	private record Candidate(int path, int point, NearEnds.Near near) {
	}

	private final String name;
	private final Frame frame;
	private final double pixel;
	private final Findings findings;
	private final PointTable points;
	private final PointGraph lines = new PointGraph();
	private final List<Integer> firstPoints = new ArrayList<>();
	private int[] pathOfPoint = new int[1024];
	/** Number of points before any was added at a joint. */
	private int drawn;
	/** The longest joint. */
	private double widest;

	/**
	 * Without lines yet.
	 *
	 * @param name what to call the reconstruction
	 * @param frame unit of the coordinates
	 * @param pixel width of a pixel in that unit, by which nearness is measured
	 */
	public FlatTracing(final String name, final Frame frame, final double pixel) {
		this(name, frame, pixel, new Findings());
	}

	FlatTracing(final String name, final Frame frame, final double pixel, final Findings findings) {
		if (!(pixel > 0) || Double.isInfinite(pixel))
			throw new ReconstructionException(name, "the width of a pixel is " + pixel + "; it must be positive and finite");
		this.name = name;
		this.frame = frame;
		this.pixel = pixel;
		this.findings = findings;
		points = new PointTable(name);
	}

	/**
	 * Length of a unit by its name.
	 *
	 * @param unit in any spelling, as of a calibrated image
	 * @return µm; NaN if the name says nothing about it, as "pixel"
	 */
	public static double micrometres(final String unit) {
		return LengthUnit.micrometres(unit);
	}

	/**
	 * The structure type of which the name of a line speaks.
	 *
	 * @param lineName such as "axon 3"
	 * @return axon, apical or basal, or {@link Types#UNDEFINED}
	 */
	public static int type(final String lineName) {
		final String lower = lineName.toLowerCase(Locale.ROOT);
		if (lower.contains("axon"))
			return Types.AXON;
		if (lower.contains("apical"))
			return Types.APICAL;
		return lower.contains("dend") || lower.contains("basal") ? Types.BASAL : Types.UNDEFINED;
	}

	/**
	 * Adds a line.
	 *
	 * @param x coordinates of its points in order, in the unit of the frame
	 * @param y likewise, as many
	 * @param z the plane it lies in
	 * @param radius half its width, 0 if it says nothing about the neurite
	 * @param type structure type
	 * @param line where it stands in a file, 1-based, or its number
	 */
	public void add(final double[] x, final double[] y, final double z, final double radius, final int type, final int line) {
		if (x.length != y.length)
			throw new ReconstructionException(name, line, "a line has " + x.length + " x but " + y.length + " y; every point needs both");
		if (x.length == 0) {
			findings.add("empty path", line, "A line without points was left out.");
			return;
		}
		firstPoints.add(points.size());
		for (int i = 0; i < x.length; i++) {
			for (final double value : new double[] { x[i], y[i], z, radius })
				if (!(Math.abs(value) <= PointTable.MAX_LENGTH))
					throw new ReconstructionException(name, line,
						"a line has the coordinate or radius " + value + "; such a number is below " + PointTable.MAX_LENGTH);
			final int index = add(x[i], y[i], z, Math.max(0, radius), type, line, firstPoints.size() - 1);
			if (i > 0)
				lines.add(index - 1, index);
		}
		if (x.length == 1)
			lines.add(points.size() - 1, points.size() - 1);
	}

	private int add(final double x, final double y, final double z, final double radius, final int type, final int line, final int path) {
		final int index = points.add(x, y, z, radius, type, line);
		if (index == pathOfPoint.length)
			pathOfPoint = Arrays.copyOf(pathOfPoint, 2 * index);
		pathOfPoint[index] = path;
		return index;
	}

	/**
	 * The trees.
	 *
	 * @return a reconstruction with joints
	 * @throws ReconstructionException if no line was added
	 */
	public Reconstruction reconstruction() {
		if (points.size() == 0)
			throw new ReconstructionException(name, "there is no line in it; a tracing has at least one");
		drawn = points.size();
		final List<Candidate> candidates = candidates();
		final int paths = firstPoints.size();
		final int[] set = new int[paths];
		Arrays.setAll(set, i -> i);
		final List<Candidate> kept = new ArrayList<>();
		final Set<Integer> reported = new HashSet<>();
		for (final Candidate candidate : candidates) {
			final int one = find(set, candidate.path), other = find(set, pathOfPoint[lines.end(candidate.near.piece(), 0)]);
			if (one == other)
				continue;
			if (candidate.near.gap() <= JOINED_WITHIN * pixel) {
				set[one] = other;
				kept.add(candidate);
			}
			else
				if (reported.add(candidate.point))
					findings.add("near ends", points.line(candidate.point), "Lines end " + Gap.inWords(candidate.near.gap(), frame) +
						" or farther from another one and were not joined; draw them up to it if they belong together.");
		}
		final PointGraph graph = new PointGraph();
		final int joined = connect(kept, graph);
		final int[] connection = new int[points.size()];
		graph.direct(points, roots(set, graph, joined), connection, ring -> {
			// a line of one point is connected with itself
		});
		final Set<Integer> joints = new HashSet<>();
		for (int i = 0; i < connection.length; i++)
			if (connection[i] >= joined)
				joints.add(i);
		report(set, kept);
		return points.toReconstruction(joints, frame, findings);
	}

	/** All ends with what is near them, the nearest first. */
	private List<Candidate> candidates() {
		final List<Candidate> candidates = new ArrayList<>();
		if (firstPoints.size() == 1)
			return candidates;
		final NearEnds near = new NearEnds(points, lines, i -> pathOfPoint[i], REPORTED_WITHIN * pixel);
		for (int path = 0; path < firstPoints.size(); path++) {
			final int first = firstPoints.get(path), last = last(path), number = path;
			near.of(first).ifPresent(found -> candidates.add(new Candidate(number, first, found)));
			if (last != first)
				near.of(last).ifPresent(found -> candidates.add(new Candidate(number, last, found)));
		}
		if (near.gaveUp())
			findings.add("search given up", 0, "So many lines lie at one place that not all ends near others were found.");
		candidates.sort(
			Comparator.comparingDouble((final Candidate candidate) -> candidate.near.gap()).thenComparingInt(candidate -> candidate.point));
		return candidates;
	}

	private int last(final int path) {
		return (path + 1 < firstPoints.size() ? firstPoints.get(path + 1) : drawn) - 1;
	}

	private static int find(final int[] set, final int path) {
		int i = path;
		while (set[i] != i) {
			set[i] = set[set[i]];
			i = set[i];
		}
		return i;
	}

	/**
	 * Fills the graph with all lines, points added where something is joined between two others, and then with the joints.
	 *
	 * @return number of the first joint
	 */
	private int connect(final List<Candidate> kept, final PointGraph graph) {
		final List<Candidate> byPlace = new ArrayList<>(kept);
		byPlace.sort(Comparator.comparingInt((final Candidate candidate) -> candidate.near.piece())
			.thenComparingDouble(candidate -> candidate.near.fraction()));
		final List<int[]> joints = new ArrayList<>();
		int next = 0;
		for (int k = 0; k < lines.size(); k++) {
			int before = lines.end(k, 0);
			double at = 0;
			final int a = lines.end(k, 0), b = lines.end(k, 1);
			final double length = distance(a, b);
			for (; next < byPlace.size() && byPlace.get(next).near.piece() == k; next++) {
				final Candidate candidate = byPlace.get(next);
				final double f = candidate.near.fraction();
				final int target;
				if (Math.min(distance(candidate.point, a), distance(candidate.point, b)) <= JOINED_WITHIN * pixel)
					target = distance(candidate.point, a) <= distance(candidate.point, b) ? a : b; // a point that is there already
				else
					if ((f - at) * length <= AT_POINT * pixel)
						target = before;
					else {
						target = add((1 - f) * points.x(a) + f * points.x(b), (1 - f) * points.y(a) + f * points.y(b),
							(1 - f) * points.z(a) + f * points.z(b),
							points.radius(a), points.type(a), points.line(a), pathOfPoint[a]);
						graph.add(before, target);
						before = target;
						at = f;
					}
				joints.add(new int[] { candidate.point, target });
				widest = Math.max(widest, distance(candidate.point, target));
			}
			graph.add(before, b);
		}
		final int first = graph.size();
		joints.forEach(joint -> graph.add(joint[0], joint[1]));
		return first;
	}

	private double distance(final int i, final int j) {
		final double dx = points.x(i) - points.x(j), dy = points.y(i) - points.y(j), dz = points.z(i) - points.z(j);
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}

	/** An end of the longest line of each tree, one that is joined to nothing if there is one, in the order of the trees' first lines. */
	private int[] roots(final int[] set, final PointGraph graph, final int firstJoint) {
		final double[] length = new double[set.length];
		for (int k = 0; k < lines.size(); k++)
			length[pathOfPoint[lines.end(k, 0)]] += distance(lines.end(k, 0), lines.end(k, 1));
		final int[] longest = new int[set.length];
		Arrays.fill(longest, -1);
		for (int path = 0; path < set.length; path++) {
			final int tree = find(set, path);
			if (longest[tree] < 0 || length[path] > length[longest[tree]])
				longest[tree] = path;
		}
		final Set<Integer> joined = new HashSet<>();
		for (int k = firstJoint; k < graph.size(); k++) {
			joined.add(graph.end(k, 0));
			joined.add(graph.end(k, 1));
		}
		return IntStream.range(0, set.length).map(path -> find(set, path)).distinct().map(tree -> {
			final int first = firstPoints.get(longest[tree]), last = last(longest[tree]);
			return joined.contains(first) && !joined.contains(last) ? last : first;
		}).toArray();
	}

	private void report(final int[] set, final List<Candidate> kept) {
		final List<Integer> lineNumbers = kept.stream().map(candidate -> points.line(candidate.point)).toList();
		final long trees = IntStream.range(0, set.length).map(path -> find(set, path)).distinct().count();
		findings.add("tracings", firstPoints.size(), List.of(),
			"Each is a line of its own in the file; together they form " + (trees == 1 ? "one tree." : trees + " trees."));
		if (!kept.isEmpty())
			findings.add("joined tracings", kept.size(), lineNumbers,
				"A line that ends within " + JOINED_WITHIN + " pixels of another one was joined to it, at most across "
					+ Gap.inWords(widest, frame) + ".");
		int missing = 0;
		for (int i = 0; i < points.size(); i++)
			missing += points.radius(i) > 0 ? 0 : 1;
		if (missing > 0)
			findings.add("missing radius", missing, List.of(),
				"Such lines have no thickness; radii are assumed by type when a morphology is made (defaultRadii).");
	}
}
