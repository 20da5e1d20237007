/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.crossings;
import static org.dendritej.simulation.Experiments.on;
import static org.dendritej.simulation.Experiments.protocol;
import static org.dendritej.simulation.Experiments.run;
import static org.dendritej.simulation.Experiments.words;
import static org.dendritej.simulation.Figure.CLOSED_FORM;
import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.ODE;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.plain;
import static org.dendritej.simulation.Figure.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;

/** The squid axon of Hodgkin &amp; Huxley (1952), J Physiol 117:500–544, doi:10.1113/jphysiol.1952.sp004764, in today's sign convention. */
public final class SquidAxon {

	/** A patch of 100 µm²: 1 µA/cm² is 1e-3 nA. */
	private static final CableModel PATCH = Cables.cylinder(10, 10 / Math.PI, 1, CableProperties.uniform(100, 1));
	private static final double NA_PER_UA_CM2 = 1e-3;
	static final Biophysics SQUID = squid(6.3, 100);
	private static final double[] SPIKES = { 1.89798, 16.80621, 31.44140, 46.06446, 60.68663, 75.30873, 89.93083 };

	private SquidAxon() {}

	private static Biophysics squid(final double celsius, final double ra) {
		return new Biophysics(celsius, CableProperties.uniform(ra, 1), List.of(), List.of()).paint(Region.EVERYWHERE,
			HodgkinHuxley.INSTANCE, Map.of());
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public static List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		figures.add(rest().get(0));
		figures.add(Figure.worst("Hodgkin–Huxley patch: gates at −65 mV", gates()));
		final List<Figure> spikes = spikes();
		figures.add(spikes.get(0));
		figures.add(
			Figure.worst("Hodgkin–Huxley patch, 10 µA/cm², dt 0.00625 ms: upward crossing of 0 mV", spikes.subList(1, spikes.size() - 1)));
		figures.add(spikes.get(spikes.size() - 1));
		figures.addAll(orders());
		final List<Figure> clamp = clamp();
		figures
			.add(Figure.worst("voltage clamp −65 to 0 mV: Na current", clamp.stream().filter(f -> f.quantity().startsWith("Na")).toList()));
		figures
			.add(Figure.worst("voltage clamp −65 to 0 mV: K current", clamp.stream().filter(f -> f.quantity().startsWith("K")).toList()));
		figures.add(velocity());
		return figures;
	}

	private static RecordingPlan plan(final String... variables) {
		final List<Probe> probes = new ArrayList<>(List.of(new Probe.Voltage("v", Location.SOMA)));
		for (final String variable : variables)
			probes.add(new Probe.OfMechanism(variable, Location.SOMA, "hh", variable));
		return new RecordingPlan(probes, 0, List.of(new RecordingPlan.SpikeDetector("patch", Location.SOMA, 0)));
	}

	/** A patch at −65 mV with a current density (µA/cm²) from t = 0. */
	static Recording driven(final double density, final double duration, final double dt, final Scheme scheme,
		final Biophysics biophysics) {
		return run(PATCH, biophysics, protocol(duration, dt, scheme, -65, Experiments.current(Location.SOMA, density * NA_PER_UA_CM2)),
			plan());
	}

	/** As found before the run, and after 50 ms of it. */
	static List<Figure> rest() {
		return List.of(
			within("Hodgkin–Huxley patch: resting potential", "mV", run(PATCH, SQUID, Protocol.lasting(1), plan()).trace("v").value(0),
				-64.974052, ODE, 1e-5),
			within("Hodgkin–Huxley patch: resting potential, 50 ms later", "mV", Experiments.last(run(PATCH, SQUID,
				Protocol.lasting(50), plan()), 0), -64.974052, ODE, 1e-5));
	}

	static List<Figure> gates() {
		final Recording recording = run(PATCH, SQUID, protocol(1, 0.025, Scheme.CRANK_NICOLSON, -65), plan("m", "h", "n"));
		final Map<String, Double> expected = Map.of("m", 0.0529325, "h", 0.5961208, "n", 0.3176769);
		return List.of("m", "h", "n").stream().map(gate -> within(gate, "", recording.trace(gate)
			.value(0), expected.get(gate), CLOSED_FORM, 1e-6)).toList();
	}

	/** Number of spikes, their times and the first peak at 10 µA/cm². */
	static List<Figure> spikes() {
		final Recording recording = driven(10, 100, 0.00625, Scheme.CRANK_NICOLSON, SQUID);
		final List<Figure> figures = new ArrayList<>();
		figures.add(within("Hodgkin–Huxley patch, 10 µA/cm²: spikes in 100 ms", "", recording.spikes().size(), SPIKES.length, ODE, 0));
		for (int i = 0; i < SPIKES.length && i < recording.spikes().size(); i++)
			figures.add(within("spike " + (i + 1), "ms", recording.spikes().get(i).time(), SPIKES[i], ODE, 0.01));
		final double peak = Arrays.stream(recording.trace("v").values()).limit((long) (10 / 0.00625)).max().orElseThrow();
		figures.add(within("Hodgkin–Huxley patch, 10 µA/cm²: first peak", "mV", peak, 40.2728, ODE, 0.01));
		return figures;
	}

	/** Of the time of the seventh spike, from 0.025 to 0.0125 ms. */
	static List<Figure> orders() {
		final List<Figure> figures = new ArrayList<>();
		for (final Scheme scheme : Scheme.values()) {
			final double exact = SPIKES[6];
			final double coarse = driven(10, 100, 0.025, scheme, SQUID).spikes().get(6).time() - exact;
			final double fine = driven(10, 100, 0.0125, scheme, SQUID).spikes().get(6).time() - exact;
			final boolean second = scheme == Scheme.CRANK_NICOLSON;
			figures.add(
				within("order of the 7th spike's time, " + words(scheme) + ", dt 0.025 to 0.0125 ms", "", Math.log(coarse / fine) / Math
					.log(2), second ? 2 : 1, LAW, second ? 0.15 : 0.1));
		}
		return figures;
	}

	/** Gates under clamp are single exponentials, so the currents are closed forms; µA/cm² are 1e3 mA/cm². */
	static List<Figure> clamp() {
		final Stimulus clamp = new Stimulus.VoltageClamp(Location.SOMA, new Waveform.Levels(List.of(0.0), List.of(0.0), 0), 0, 20, 1e-6);
		final Recording recording = run(PATCH, SQUID, protocol(20, 0.005, Scheme.CRANK_NICOLSON, -65, clamp), plan("ina", "ik", "il"));
		final double[][] table =
			{ { 0.1, -161.560, 42.812 }, { 0.25, -772.471, 71.666 }, { 0.5, -1404.238, 138.230 }, { 1, -1205.117, 328.774 }, { 2,
				-484.880, 802.126 }, { 5, -40.796, 1665.502 }, { 10, -15.661, 1879.032 } };
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table) {
			final int n = (int) Math.round(row[0] / 0.005);
			figures.add(density("Na at " + plain(row[0]) + " ms", recording.trace("ina").value(n), row[1]));
			figures.add(density("K at " + plain(row[0]) + " ms", recording.trace("ik").value(n), row[2]));
		}
		figures.add(density("leak", recording.trace("il").value(100), 16.29));
		figures.add(density("Na peak", Arrays.stream(recording.trace("ina").values()).min().orElseThrow(), -1456.838));
		return figures;
	}

	private static Figure density(final String quantity, final double ours, final double expected) {
		return percent(quantity, "µA/cm²", 1e3 * ours, expected, CLOSED_FORM, 0.1);
	}

	/** Between 2 and 4 cm of 6; Hodgkin &amp; Huxley computed 18.8 m/s. */
	static Figure velocity() {
		final CableModel axon = Cables.cylinder(60_000, 476, 3000, CableProperties.uniform(35.4, 1));
		final Stimulus pulse = new Stimulus.CurrentClamp(on(0, 0), new Waveform.Step(50_000, 0, 0.2));
		final Recording recording =
			run(axon, squid(18.5, 35.4), protocol(4, 0.002, Scheme.CRANK_NICOLSON, -65, pulse), Experiments.voltages(on(0, 2 / 6.0), on(0,
				4 / 6.0)));
		final double a = crossings(recording, "v0", 0).get(0), b = crossings(recording, "v1", 0).get(0);
		return percent("squid axon, 18.5 °C: conduction velocity", "m/s", 20 / (b - a), 18.76, NEURON, 1); // 20 mm in ms is m/s
	}
}
