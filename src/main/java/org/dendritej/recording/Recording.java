/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.recording;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;

/**
 * What one run has given: traces at every time step, frames of all compartments' voltages, spikes. Immutable, so any thread may share it.
 */
public final class Recording {

	private final CableModel cable;
	private final double[] times;
	private final List<Trace> traces;
	private final double[] frameTimes;
	private final float[][] frames;
	private final List<Spike> spikes;
	private final List<SynapseHistory> synapses;
	/** Shape [frames][compartments]; without rows if calcium did not change. */
	private final float[][] calcium;

	/**
	 * Keeps the arrays it is given; hand them over and forget them.
	 *
	 * @param cable the neuron recorded from
	 * @param times of the traces' values, ms, shape {@code [samples]}
	 * @param traces one per probe, each of {@code samples} values
	 * @param frameTimes ms, shape {@code [frames]}
	 * @param frames voltages, mV, shape {@code [frames][compartments]}
	 * @param spikes sorted by time, then by place
	 */
	public Recording(final CableModel cable, final double[] times, final List<Trace> traces, final double[] frameTimes,
		final float[][] frames,
		final List<Spike> spikes) {
		this(cable, times, traces, frameTimes, frames, spikes, List.of());
	}

	/**
	 * Keeps the arrays it is given; hand them over and forget them.
	 *
	 * @param cable the neuron recorded from
	 * @param times of the traces' values, ms, shape {@code [samples]}
	 * @param traces one per probe, each of {@code samples} values
	 * @param frameTimes ms, shape {@code [frames]}
	 * @param frames voltages, mV, shape {@code [frames][compartments]}
	 * @param spikes sorted by time, then by place
	 * @param synapses what groups of unreliable or plastic synapses have done
	 */
	public Recording(final CableModel cable, final double[] times, final List<Trace> traces, final double[] frameTimes,
		final float[][] frames, final List<Spike> spikes, final List<SynapseHistory> synapses) {
		this(cable, times, traces, frameTimes, frames, spikes, synapses, new float[0][]);
	}

	/**
	 * Keeps the arrays it is given; hand them over and forget them.
	 *
	 * @param cable the neuron recorded from
	 * @param times of the traces' values, ms, shape {@code [samples]}
	 * @param traces one per probe, each of {@code samples} values
	 * @param frameTimes ms, shape {@code [frames]}
	 * @param frames voltages, mV, shape {@code [frames][compartments]}
	 * @param spikes sorted by time, then by place
	 * @param synapses what groups of unreliable or plastic synapses have done
	 * @param calcium free calcium inside, mM, shape {@code [frames][compartments]}, 0 where no mechanism knows of it; of length 0 if none changes it
	 */
	public Recording(final CableModel cable, final double[] times, final List<Trace> traces, final double[] frameTimes,
		final float[][] frames, final List<Spike> spikes, final List<SynapseHistory> synapses, final float[][] calcium) {
		this.calcium = calcium;
		this.cable = cable;
		this.times = times;
		this.traces = List.copyOf(traces);
		this.frameTimes = frameTimes;
		this.frames = frames;
		this.spikes = List.copyOf(spikes);
		this.synapses = List.copyOf(synapses);
		for (final Trace trace : traces)
			if (trace.size() != times.length)
				throw new RecordingException("trace \"" + trace.name() + "\" has " + trace.size() + " values for " +
					times.length + " times");
		if (frames.length != frameTimes.length)
			throw new RecordingException(frames.length + " frames have " + frameTimes.length + " times");
		if (calcium.length != 0 && calcium.length != frames.length)
			throw new RecordingException(frames.length + " frames of voltages have " + calcium.length + " of calcium");
		for (final float[] frame : calcium)
			if (frame.length != cable.compartments())
				throw new RecordingException("a frame of calcium has " + frame.length + " values for " + cable.compartments() +
					" compartments");
		for (final float[] frame : frames)
			if (frame.length != cable.compartments())
				throw new RecordingException("a frame has " + frame.length + " values for " + cable.compartments() +
					" compartments");
	}

	/**
	 * The neuron recorded from.
	 *
	 * @return the cable model
	 */
	public CableModel cable() {
		return cable;
	}

	/**
	 * Times of the traces' values.
	 *
	 * @return ms, a copy, shape {@code [samples]}
	 */
	public double[] times() {
		return times.clone();
	}

	/**
	 * All traces in the order of the plan.
	 *
	 * @return immutable list
	 */
	public List<Trace> traces() {
		return traces;
	}

	/**
	 * One trace.
	 *
	 * @param name of the probe
	 * @return the trace
	 * @throws RecordingException if there is none of that name
	 */
	public Trace trace(final String name) {
		for (final Trace trace : traces)
			if (trace.name().equals(name))
				return trace;
		throw new RecordingException("there is no trace \"" + name + "\"; recorded were " + traces.stream().map(Trace::name).toList());
	}

	/**
	 * Number of frames.
	 *
	 * @return 0 if none were recorded
	 */
	public int frames() {
		return frames.length;
	}

	/**
	 * Time of a frame.
	 *
	 * @param frame index
	 * @return ms
	 */
	public double frameTime(final int frame) {
		return frameTimes[frame];
	}

	/**
	 * Voltage of a compartment in a frame.
	 *
	 * @param frame index
	 * @param compartment index
	 * @return mV
	 */
	public float voltage(final int frame, final int compartment) {
		return frames[frame][compartment];
	}

	/**
	 * Voltages of all compartments in a frame.
	 *
	 * @param frame index
	 * @return mV, a copy, shape {@code [compartments]}
	 */
	public float[] voltages(final int frame) {
		return frames[frame].clone();
	}

	/**
	 * The same recording with some of its frames alone; traces and spikes are kept whole.
	 *
	 * @param from time of the first frame to keep, ms
	 * @param to time of the last, ms; may be infinite
	 * @param every keeps one of so many, the first included
	 * @return shares the frames
	 * @throws RecordingException if there is no frame in this time
	 */
	public Recording framesBetween(final double from, final double to, final int every) {
		final int[] kept = IntStream.range(0, frames.length)
			.filter(t -> frameTimes[t] >= from - 1e-9 && frameTimes[t] <= to + 1e-9).toArray();
		if (every < 1 || kept.length == 0)
			throw new RecordingException("there is no frame from " + from + " to " + to + " ms, one of " + every + "; " +
				(frames.length == 0 ? "none were recorded"
					: "they reach from " + frameTimes[0] + " to " + frameTimes[frames.length - 1] + " ms"));
		final int[] chosen = IntStream.range(0, (kept.length + every - 1) / every).map(i -> kept[i * every]).toArray();
		return new Recording(cable, times, traces, Arrays.stream(chosen).mapToDouble(t -> frameTimes[t]).toArray(),
			Arrays.stream(chosen).mapToObj(t -> frames[t]).toArray(float[][]::new), spikes, synapses,
			hasCalcium() ? Arrays.stream(chosen).mapToObj(t -> calcium[t]).toArray(float[][]::new) : new float[0][]);
	}

	/**
	 * Whether calcium was simulated: a mechanism changes it, and there are frames.
	 *
	 * @return true if {@link #calcium} can be asked for
	 */
	public boolean hasCalcium() {
		return calcium.length > 0;
	}

	/**
	 * Free calcium inside a compartment in a frame.
	 *
	 * @param frame index
	 * @param compartment index
	 * @return mM; 0 where no mechanism knows of calcium
	 */
	public float calcium(final int frame, final int compartment) {
		return calcium[frame][compartment];
	}

	/**
	 * The frame that holds the greatest voltage of all; of several equal ones the first.
	 *
	 * @return index; 0 if there are no frames
	 */
	public int frameOfMaximum() {
		int found = 0;
		float greatest = Float.NEGATIVE_INFINITY;
		for (int t = 0; t < frames.length; t++)
			for (final float voltage : frames[t])
				if (voltage > greatest) {
					greatest = voltage;
					found = t;
				}
		return found;
	}

	/**
	 * Spikes, sorted by time, then by place.
	 *
	 * @return immutable list
	 */
	public List<Spike> spikes() {
		return spikes;
	}

	/**
	 * What groups of synapses have transmitted and learnt.
	 *
	 * @return one for each group whose synapses are not simply reliable, in the order of the model
	 */
	public List<SynapseHistory> synapses() {
		return synapses;
	}
}
