/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dendritej.morphology.SamplePoint;

/** The joints that comments of an SWC file name by their ids, as {@link SwcWriter} writes them. Not thread-safe. */
final class JointComments {

	private static final Pattern COMMENT = Pattern.compile("\\s*Joints \\(of (\\d{1,9}) points\\):((?: \\d{1,9}){1,200})\\s*");

	private final Set<Integer> ids = new HashSet<>();
	private int size = -1;
	private boolean contradict;

	/** Takes what is after a number sign; false if it does not speak of joints. */
	boolean take(final String comment) {
		if (!comment.startsWith(" Joints (")) // most comments, at once
			return false;
		final Matcher matcher = COMMENT.matcher(comment);
		if (!matcher.matches())
			return false;
		final int said = Integer.parseInt(matcher.group(1));
		contradict |= size >= 0 && size != said;
		size = said;
		for (final String id : matcher.group(2).strip().split(" "))
			if (ids.size() < said)
				ids.add(Integer.parseInt(id));
		return true;
	}

	/** Indices of the joints among the points, which are connected. Ids of another number of points are not believed, since the file was changed then. */
	Set<Integer> among(final PointTable points, final IdIndex indexOfId, final Findings findings) {
		if (ids.isEmpty())
			return Set.of();
		boolean fits = !contradict && size == points.size();
		final Set<Integer> joints = new HashSet<>();
		for (final int id : ids) {
			final int index = indexOfId.get(id);
			fits &= index != IdIndex.NONE && points.parent(index) != SamplePoint.NO_PARENT;
			joints.add(index);
		}
		if (fits)
			return joints;
		findings.add("joints not believed", 0,
			"Comments name points that begin a branch at a junction, but the points are others by now; all were taken as usual points.");
		return Set.of();
	}
}
