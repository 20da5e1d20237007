/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.recording;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.morphology.Location;

/**
 * What is to be recorded.
 *
 * @param probes measured at every time step, start included
 * @param frameInterval time between two frames of all compartments' voltages, ms; 0 for no frames. The first frame is the start
 * @param detectors where spikes are looked for
 */
public record RecordingPlan(List<Probe> probes, double frameInterval, List<SpikeDetector> detectors) {

	/** The soma's voltage and spikes (upward crossings of −20 mV), a frame every 0.5 ms. */
	public static final RecordingPlan DEFAULT = new RecordingPlan(List.of(new Probe.Voltage("soma", Location.SOMA)), 0.5,
		List.of(new SpikeDetector("soma", Location.SOMA, -20)));

	/** Checks that names are unique. */
	public RecordingPlan {
		probes = List.copyOf(probes);
		detectors = List.copyOf(detectors);
		if (!(frameInterval >= 0) || Double.isInfinite(frameInterval))
			throw new RecordingException("the frame interval is " + frameInterval +
				" ms; it must be 0 (no frames) or positive");
		final Set<String> names = new HashSet<>();
		for (final Probe probe : probes)
			if (!names.add(probe.name()))
				throw new RecordingException("two probes are named \"" + probe.name() + "\"; give each its own name");
		names.clear();
		for (final SpikeDetector detector : detectors)
			if (!names.add(detector.name()))
				throw new RecordingException("two spike detectors are named \"" + detector.name() + "\"; give each its own name");
	}

	/**
	 * Looks for spikes at one place: upward crossings of a threshold, interpolated linearly inside the time step.
	 *
	 * @param name of the place
	 * @param location where
	 * @param threshold mV
	 */
	public record SpikeDetector(String name, Location location, double threshold) {

		/** Checks the threshold. */
		public SpikeDetector {
			if (!Double.isFinite(threshold))
				throw new RecordingException("spike detector \"" + name + "\": the threshold is " + threshold + " mV; it must be finite");
		}
	}
}
