/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Variable;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.SynapseGroup;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.Spike;
import org.dendritej.recording.SynapseHistory;
import org.dendritej.recording.Trace;
import org.dendritej.units.Units;

/** Fills the arrays of a recording, all of them made before the run. */
final class Recorder {

	/** Reads one number from the running simulation. */
	private interface Reading {

		/** Staggered states are read {@code ahead} ms after the time they stand at. */
		double at(double t, double[] voltage, double ahead);
	}

	private final CableModel cable;
	private final Nodes order;
	private final NeuronModel model;
	private final Events events;
	private final double dt;
	private final double[] times;
	private final Probe[] probes;
	private final Reading[] readings;
	private final Electrodes electrodes;
	private final int[] stimuli; // of probes of a stimulus, else −1
	private final String[] units;
	private final double[][] values;
	private final double[] frameTimes;
	private final float[][] frames;
	private final int[] compartmentNodes;
	private final RecordingPlan.SpikeDetector[] detectors;
	private final int[] detectorNodes;
	private final List<Spike> spikes = new ArrayList<>();
	private int nextFrame;

	Recorder(final NeuronModel model, final CableModel cable, final Nodes order, final Membrane membrane, final Electrodes electrodes,
		final Events events) {
		this.model = model;
		this.events = events;
		this.cable = cable;
		this.order = order;
		this.electrodes = electrodes;
		final RecordingPlan plan = model.recording();
		final Protocol protocol = model.protocol();
		final int samples = Math.toIntExact(protocol.steps() + 1);
		dt = protocol.timeStep();
		times = new double[samples];
		for (int n = 0; n < samples; n++)
			times[n] = n * dt;
		probes = plan.probes().toArray(Probe[]::new);
		readings = new Reading[probes.length];
		stimuli = new int[probes.length];
		Arrays.fill(stimuli, -1);
		units = new String[probes.length];
		values = new double[probes.length][samples];
		for (int p = 0; p < probes.length; p++)
			connect(p, model, membrane, electrodes);

		frameTimes = new double[frameCount(plan, protocol)];
		for (int f = 0; f < frameTimes.length; f++)
			frameTimes[f] = f * plan.frameInterval();
		frames = new float[frameTimes.length][cable.compartments()];
		compartmentNodes = new int[cable.compartments()];
		for (int c = 0; c < compartmentNodes.length; c++)
			compartmentNodes[c] = order.of(c);
		detectors = plan.detectors().toArray(RecordingPlan.SpikeDetector[]::new);
		detectorNodes = plan.detectors().stream().mapToInt(detector -> order.of(cable.locate(detector.location()).compartment()))
			.toArray();
	}

	private static int frameCount(final RecordingPlan plan, final Protocol protocol) {
		return plan.frameInterval() == 0
			? 0
			: Math.toIntExact((long) Math.floor(protocol.steps() * protocol.timeStep() / plan.frameInterval() * (1 + 1e-12)) +
				1);
	}

	/** Bytes that the recording of a run will take. */
	static long bytes(final NeuronModel model, final CableModel cable) {
		final Protocol protocol = model.protocol();
		final double samples = protocol.steps() + 1.0;
		final double frames = model.recording().frameInterval() == 0
			? 0
			: 1 + protocol.steps() * protocol.timeStep() / model.recording().frameInterval();
		return (long) Math.min(8 * samples * (1.0 + model.recording().probes().size()) + frames * (24 + 4.0 * cable.compartments()),
			Long.MAX_VALUE / 2);
	}

	private void connect(final int p, final NeuronModel model, final Membrane membrane, final Electrodes electrodes) {
		final Probe probe = probes[p];
		if (probe instanceof Probe.Voltage voltage) {
			final int node = node(voltage.location());
			readings[p] = (t, v, ahead) -> v[node];
			units[p] = "mV";
		}
		else if (probe instanceof Probe.OfMechanism of) {
			final int node = node(of.location());
			final Membrane.Bound bound = membrane.bound.stream().filter(b -> b.group < 0 && b.mechanism.name().equals(of.mechanism()))
				.findFirst().orElseThrow(
					() -> wrong(probe,
						"there is no mechanism \"" + of.mechanism() + "\" in the membrane; there are "
							+ membrane.bound.stream().filter(
								b -> b.group < 0).map(b -> b.mechanism.name()).toList()));
			final int element = bound.elementAt(node);
			if (element < 0)
				throw wrong(probe, "\"" + of.mechanism() + "\" is not painted on that place; choose another place");
			connect(p, bound, element, of.variable());
		}
		else if (probe instanceof Probe.OfSynapse of) {
			int group = -1;
			for (int g = 0; g < model.synapses().size(); g++)
				if (model.synapses().get(g).name().equals(of.group()))
					group = g;
			final int wanted = group;
			if (wanted < 0)
				throw wrong(probe, "there is no synapse group \"" + of.group() + "\"");
			final Membrane.Bound bound = membrane.bound.stream().filter(b -> b.group == wanted && b.mechanism.name().equals(of.receptor()))
				.findFirst()
				.orElseThrow(() -> wrong(probe, "the group \"" + of.group() + "\" has no receptor \"" + of.receptor() + "\""));
			if (of.synapse() < 0 || of.synapse() >= bound.nodes.length)
				throw wrong(probe, "the group \"" + of.group() + "\" has " + bound.nodes.length +
					" synapses, counted from 0; there is no number " + of.synapse());
			connect(p, bound, of.synapse(), of.variable());
		}
		else if (probe instanceof Probe.OfWeight of) {
			final int group = model.synapses().stream().map(SynapseGroup::name).toList().indexOf(of.group());
			if (group < 0)
				throw wrong(probe, "there is no synapse group \"" + of.group() + "\"");
			final int number = model.synapses().get(group).sites().number();
			if (of.synapse() < 0 || of.synapse() >= number)
				throw wrong(probe, "the group \"" + of.group() + "\" has " + number + " synapses, counted from 0; there is no number " + of.synapse());
			final Afferents afferents = events.afferents().get(group);
			readings[p] = (t, v, ahead) -> afferents.weight(of.synapse(), t);
			units[p] = "";
		}
		else
			if (probe instanceof Probe.OfIon of)
				connectIon(p, of, membrane);
			else {
				final Probe.OfStimulus of = (Probe.OfStimulus) probe;
				if (of.stimulus() < 0 || of.stimulus() >= electrodes.number())
					throw wrong(probe, "the protocol has " + electrodes.number() +
						" stimuli, counted from 0; there is no number " + of.stimulus());
				readings[p] = (t, v, ahead) -> electrodes.current(of.stimulus(), t, v);
				stimuli[p] = of.stimulus();
				units[p] = "nA";
			}
	}

	private void connect(final int p, final Membrane.Bound bound, final int element, final String name) {
		final List<Variable> variables = bound.mechanism.variables();
		final int number = variables.stream().map(Variable::name).toList().indexOf(name);
		if (number < 0)
			throw wrong(probes[p],
				bound.mechanism.name() + " has no variable \"" + name + "\"; it has " + variables.stream().map(Variable::name)
					.toList());
		readings[p] = reading(bound.state, number, element, 1);
		units[p] = variables.get(number).unit();
	}

	private void connectIon(final int p, final Probe.OfIon of, final Membrane membrane) {
		final int node = node(of.location());
		if (!membrane.ions.has(of.ion()))
			throw wrong(of, "no mechanism uses the ion \"" + of.ion() + "\"");
		final var ion = membrane.ions.of(of.ion());
		switch (of.quantity()) {
			case "reversal" -> readings[p] = (t, v, ahead) -> ion.reversal()[node];
			case "inside" -> readings[p] = (t, v, ahead) -> ion.inside()[node];
			case "outside" -> readings[p] = (t, v, ahead) -> ion.outside()[node];
			case "current" -> connectIonCurrent(p, of, node, membrane);
			default -> throw wrong(of, "an ion has reversal, inside, outside and current, found \"" + of.quantity() + "\"");
		}
		units[p] = of.quantity().equals("reversal") ? "mV" : of.quantity().equals("current") ? "mA/cm2" : "mM";
	}

	private static Reading reading(final Mechanism.State state, final int variable, final int element, final double factor) {
		return state.staggered() ? (t, v, ahead) -> factor * state.value(variable, element, v, ahead)
			: (t, v, ahead) -> factor * state.value(variable,
				element, v, 0);
	}

	/** The sum of what all mechanisms at the place carry of the ion, from their variables, so that it belongs to the time of the sample. */
	private void connectIonCurrent(final int p, final Probe.OfIon of, final int node, final Membrane membrane) {
		final List<Reading> parts = new ArrayList<>();
		final double area = cable.area(cable.locate(of.location()).compartment());
		for (final Membrane.Bound bound : membrane.bound)
			if (bound.mechanism.ions().stream()
				.anyMatch(use -> use.ion().equals(of.ion()) && use.writes().contains(IonUse.Quantity.CURRENT))) {
					final int number = bound.mechanism.variables().stream().map(Variable::name).toList().indexOf("i" + of.ion());
					if (number < 0)
						throw wrong(of,
							bound.mechanism.name() + " carries the ion, but has no variable \"i" + of.ion() + "\" to be recorded");
					final double factor =
						bound.mechanism.kind() == Mechanism.Kind.DENSITY ? 1 : 1 / (area * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
					for (int e = 0; e < bound.nodes.length; e++) {
						final int element = e;
						if (bound.nodes[e] == node)
							parts.add(reading(bound.state, number, element, factor));
					}
				}
		final Reading[] all = parts.toArray(Reading[]::new);
		readings[p] = (t, v, ahead) -> {
			double sum = 0;
			for (final Reading part : all)
				sum += part.at(t, v, ahead);
			return sum;
		};
	}

	private int node(final org.dendritej.morphology.Location location) {
		return order.of(cable.locate(location).compartment());
	}

	private static SimulationException wrong(final Probe probe, final String what) {
		return new SimulationException("probe \"" + probe.name() + "\": " + what);
	}

	/** The state at time 0. */
	void start(final double[] voltage) {
		for (int p = 0; p < probes.length; p++)
			values[p][0] = readings[p].at(0, voltage, 0);
		if (frames.length > 0)
			keepFrame(voltage, voltage, 1);
		for (final Afferents group : events.afferents())
			group.sample(0);
	}

	/** When the voltage stands at sample {@code n}, other states there, too, and staggered ones {@code ahead} ms before it. */
	void sample(final int n, final double[] old, final double[] voltage, final double ahead) {
		final double t = times[n];
		for (int p = 0; p < probes.length; p++) {
			values[p][n] = readings[p].at(t, voltage, ahead);
			if (stimuli[p] >= 0 && !Double.isNaN(electrodes.revisedCurrent(stimuli[p])))
				values[p][n - 1] = electrodes.revisedCurrent(stimuli[p]);
		}
		while (nextFrame < frames.length && frameTimes[nextFrame] <= t + 1e-9 * dt) {
			final double fraction = 1 - (t - frameTimes[nextFrame]) / dt;
			keepFrame(old, voltage, fraction > 1 - 1e-9 ? 1 : fraction);
		}
		for (int i = 0; i < detectors.length; i++) {
			final double a = old[detectorNodes[i]], b = voltage[detectorNodes[i]], threshold = detectors[i].threshold();
			if (a < threshold && b >= threshold)
				spikes.add(new Spike(times[n - 1] + dt * ((threshold - a) / (b - a)), detectors[i].name()));
		}
	}

	private void keepFrame(final double[] old, final double[] voltage, final double fraction) {
		final float[] frame = frames[nextFrame++];
		for (int c = 0; c < frame.length; c++) {
			final double a = old[compartmentNodes[c]], b = voltage[compartmentNodes[c]];
			frame[c] = (float) (fraction == 1 ? b : a + (b - a) * fraction);
		}
	}

	Recording recording(final List<Spike> artificial) {
		final List<Trace> traces = new ArrayList<>();
		for (int p = 0; p < probes.length; p++)
			traces.add(new Trace(probes[p].name(), units[p], values[p]));
		final List<Spike> all = new ArrayList<>(spikes);
		all.addAll(artificial);
		all.sort(Comparator.comparingDouble(Spike::time).thenComparing(Spike::place));
		return new Recording(cable, times, traces, frameTimes, frames, all, histories());
	}

	private List<SynapseHistory> histories() {
		final List<SynapseHistory> histories = new ArrayList<>();
		for (int g = 0; g < events.afferents().size(); g++)
			if (!events.afferents().get(g).isPlain())
				histories.add(events.afferents().get(g).history(model.synapses().get(g).places(cable, model.seed())));
		return histories;
	}
}
