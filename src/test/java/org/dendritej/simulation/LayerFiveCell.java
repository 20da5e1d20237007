/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Figure.LAW;
import static org.dendritej.simulation.Figure.NEURON;
import static org.dendritej.simulation.Figure.bounded;
import static org.dendritej.simulation.Figure.percent;
import static org.dendritej.simulation.Figure.plain;
import static org.dendritej.simulation.Figure.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.Section;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.IonSetting;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.SynapseGroup.Receptor;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Channels;
import org.dendritej.recording.Recording;

/**
 * The real pyramidal cell with the membrane REF-L5 and the synapses REF-SYN of the reference, every mechanism from the catalogue in NMODL, beside NEURON 8.2.2
 * (scripts pyr_spike.py, pyr_cluster.py and pyr_legion_sites.py of the reference): rest, resistance, spikes and rates, clusters of NMDA synapses and what
 * inhibition does to them, order of activation, how many synapses fire the cell.
 */
public final class LayerFiveCell {

	/** A site of a cluster: a fraction of a section. */
	record Site(int section, double fraction) {

		Location moved(final CableModel cable, final double by) {
			final double f = fraction + by / cable.sections().get(section).length();
			return new Location.OnSection(section, Math.min(0.98, Math.max(0.02, f)));
		}
	}

	/** Sites and onsets of the reference. */
	public static final String LEGION = "reference/neuron/legion_sites.tsv";
	private static final double AMPA = 3e-4, NMDA = 1.5e-3;
	private static final double THRESHOLD = -20;
	final CableModel cable;
	private final List<Section> basalTips;
	private final Site a, b;
	private final List<Double> rest;
	private final Biophysics membrane;

	/**
	 * Reads the cell and lets it settle.
	 *
	 * @param file the reconstruction
	 * @throws IOException if it cannot be read
	 */
	public LayerFiveCell(final Path file) throws IOException {
		cable = CableModel.discretise(Reconstructions.load(ReconstructionSource.of(file.toString()), file.getParent()).morphology(),
			Biophysics.DEFAULT.cable(), Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(AxonTreatment.STUB));
		basalTips = cable.sections().stream().filter(section -> section.type() == Types.BASAL && cable.sections().stream().noneMatch(
			other -> other.parent() == section.index())).sorted(Comparator.comparingDouble(Section::length).reversed()).toList();
		a = new Site(basalTips.get(0).index(), 0.6);
		b = new Site(basalTips.get(2).index(), 0.4);
		membrane = membrane(2, 4);
		rest = rest(membrane);
	}

	private static Biophysics membrane(final double somaticSodium, final double axonalSodium) {
		Biophysics biophysics = new Biophysics(34, Biophysics.DEFAULT.cable(), List.of(), List.of())
			.with(new IonSetting(Region.EVERYWHERE, "na",
				50, Double.NaN, Double.NaN))
			.with(new IonSetting(Region.EVERYWHERE, "k", -85, Double.NaN, Double.NaN)).paint(Region.EVERYWHERE, Channels
				.named("pas"), Map.of("g", 3e-5, "e", -75.0))
			.paint(Region.DENDRITES, Channels.named("pas"), Map.of("g", 6e-5, "e", -75.0));
		final Object[][] densities = { { Region.SOMA, "nat_hay", somaticSodium }, { Region.SOMA, "kv31_hay", 0.7 },
			{ Region.SOMA, "kt_hay", 0.08 }, {
				Region.AXON, "nat_hay", axonalSodium },
			{ Region.AXON, "kv31_hay", 1.0 }, { Region.AXON, "km_hay", 0.005 }, { Region.DENDRITES, "nat_hay",
				0.0213 },
			{ Region.DENDRITES, "kv31_hay", 2.6e-4 }, { Region.DENDRITES, "km_hay", 6.75e-5 }, { Region.EVERYWHERE, "ih_hay", 2e-4 } };
		for (final Object[] one : densities)
			biophysics = biophysics.paint((Region) one[0], Channels.named((String) one[1]), Map.of("gbar", (Double) one[2]));
		return biophysics;
	}

	/** The voltages of all compartments when nothing happens any more. */
	private List<Double> rest(final Biophysics biophysics) {
		final Protocol settled = new Protocol(1, 0.1, Scheme.BACKWARD_EULER, new Protocol.Start.Settled(), List.of());
		final Recording recording =
			Simulation.of(Experiments.model(biophysics, settled, Experiments.everywhere(cable)), cable).run(RunMonitor.SILENT);
		return recording.traces().stream().map(trace -> trace.value(0)).toList();
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 * @throws IOException if a file of the reference cannot be read
	 */
	public List<Figure> figures() throws IOException {
		final List<Figure> figures = new ArrayList<>(excitability());
		figures.add(Figure.worst("layer-5 membrane from the catalogue, frequency of firing", rates()));
		figures.add(Figure.worst("layer-5 membrane from the catalogue, spike on its way into the apical dendrite", backPropagation()));
		figures.add(Figure.worst("layer-5 membrane from the catalogue, clusters of 1 to 40 synapses", clusters()));
		figures.add(Figure.worst("layer-5 membrane from the catalogue, largest gain by NMDA to AMPA", ratios()));
		figures.addAll(withoutNmda());
		figures.add(Figure.worst("layer-5 membrane from the catalogue, cluster of 20 and one GABA-A synapse", veto()));
		figures.add(Figure.worst("layer-5 membrane from the catalogue, synapses to an NMDA spike", thresholds()));
		figures.add(Figure.worst("layer-5 membrane from the catalogue, within or between branches", branches()));
		figures.add(Figure.worst("layer-5 membrane from the catalogue, order of activation", sequence()));
		figures.addAll(single());
		return figures;
	}

	private Recording run(final Biophysics biophysics, final List<Double> from, final double duration, final double dt,
		final List<Location> probes,
		final List<SynapseGroup> groups, final Stimulus... stimuli) {
		final Protocol protocol = new Protocol(duration, dt, Scheme.BACKWARD_EULER, new Protocol.Start.AtVoltages(from), List.of(stimuli));
		return Simulation.of(Experiments.model(biophysics, protocol, Experiments.voltages(probes.toArray(Location[]::new)), groups.toArray(
			SynapseGroup[]::new)), cable).run(RunMonitor.SILENT);
	}

	private Recording run(final double duration, final double dt, final List<Location> probes, final List<SynapseGroup> groups,
		final Stimulus... stimuli) {
		return run(membrane, rest, duration, dt, probes, groups, stimuli);
	}

	private static SynapseGroup excitation(final String name, final Sites sites, final double nmda, final double gamma,
		final double... times) {
		final List<Receptor> receptors = new ArrayList<>(List.of(new Receptor(Channels.named("AmpaSyn"), AMPA, Map.of())));
		if (nmda > 0) receptors.add(new Receptor(Channels.named("NmdaSyn"), nmda, Map.of("tau2", 50.0, "gamma", gamma)));
		return new SynapseGroup(name, receptors, sites, new SpikeTrain.At(DoubleStream.of(times).boxed().toList()), 0);
	}

	private static SynapseGroup inhibition(final Location where, final double conductance, final double tau2, final double time) {
		return new SynapseGroup("inhibition",
			List.of(new Receptor(Channels.named("GabaASyn"), conductance, Map.of("tau1", 0.5, "tau2", tau2, "e",
				-80.0))),
			new Sites.Listed(List.of(where)), new SpikeTrain.At(List.of(time)), 0);
	}

	/** n sites evenly over a span around a place. */
	private Sites spread(final Site site, final double span, final int n) {
		final double length = cable.sections().get(site.section).length();
		return new Sites.Listed(
			IntStream.range(0, n).mapToObj(k -> (Location) new Location.OnSection(site.section, Math.min(1 - 1e-6, Math.max(1e-6,
				site.fraction + span / length * ((k + 0.5) / n - 0.5))))).toList());
	}

	private SynapseGroup cluster(final Site site, final int n, final double nmda) {
		return excitation("cluster", spread(site, 20, n), nmda, 0.08, 5);
	}

	private static Location at(final Site site) {
		return new Location.OnSection(site.section, site.fraction);
	}

	private static double peak(final Recording recording, final int trace) {
		final double[] v = recording.traces().get(trace).values();
		return Arrays.stream(v).max().orElseThrow() - v[0];
	}

	private Stimulus current(final double amplitude, final double duration) {
		return new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(amplitude, 5, duration));
	}

	private List<Double> spikes(final Recording recording) {
		return Experiments.crossings(recording, "v0", THRESHOLD);
	}

	private static final List<Location> SOMA = List.of(Location.SOMA);
	private double rheobase = Double.NaN;

	private double rheobase() {
		if (Double.isNaN(rheobase)) {
			double low = 0, high = 2;
			while (high - low > 0.005) {
				final double middle = (low + high) / 2;
				if (spikes(run(505, 0.05, SOMA, List.of(), current(middle, 500))).isEmpty()) low = middle;
				else high = middle;
			}
			rheobase = high;
		}
		return rheobase;
	}

	/** Rest, resistance, sag, rheobase, and the shape of a spike. */
	List<Figure> excitability() {
		final String who = "layer-5 membrane from the catalogue: ";
		final double v0 = rest.get(cable.locate(Location.SOMA).compartment());
		final double[] v = run(500, 0.1, SOMA, List.of(), current(-0.05, 1000)).traces().get(0).values();
		final double last = v[v.length - 1] - v0, least = Arrays.stream(v).min().orElseThrow() - v0;
		final Recording recording = run(60, 0.01, SOMA, List.of(), current(1.5 * rheobase(), 500));
		final double[] t = recording.times(), s = recording.traces().get(0).values();
		final int first = (int) Math.ceil(spikes(recording).get(0) / 0.01);
		int top = first;
		for (int i = first; i < first + 200; i++)
			if (s[i] > s[top]) top = i;
		int steepest = top - 200;
		for (int i = top - 200; i < top; i++)
			if (slope(s, i) > slope(s, steepest)) steepest = i;
		int begin = steepest;
		while (slope(s, begin) > 10)
			begin--;
		final double half = (s[begin] + s[top]) / 2;
		int up = begin, down = top, base = top;
		while (s[up] < half)
			up++;
		while (s[down] > half)
			down++;
		while (s[base] > s[begin])
			base++;
		return List.of(within(who + "resting potential", "mV", v0, -73.515, NEURON, 0.1),
			percent(who + "input resistance", "MΩ", last / -0.05, 77.45,
				NEURON, 1),
			percent(who + "sag ratio", "", last / least, 0.943, NEURON, 1),
			within(who + "rheobase", "nA", rheobase(), 0.164, NEURON, 0.005),
			within(who + "threshold of the spike", "mV", s[begin], -54.1, NEURON, 1),
			within(who + "peak of the spike", "mV", s[top], 33.6, NEURON, 1),
			percent(who + "half width", "ms", t[down] - t[up], 0.51, NEURON, 5),
			percent(who + "width at threshold", "ms", t[base] - t[begin], 1.44,
				NEURON, 5),
			percent(who + "largest slope", "mV/ms", slope(s, steepest), 894, NEURON, 5));
	}

	private static double slope(final double[] v, final int i) {
		return (v[i + 1] - v[i - 1]) / 0.02;
	}

	/** Frequency over the last 400 of 500 ms. */
	List<Figure> rates() {
		final double[][] table = { { 1.05, 12.5 }, { 1.5, 52.5 }, { 2, 80 }, { 3, 100 }, { 5, 122.5 }, { 8, 145 } };
		return Arrays.stream(table)
			.map(row -> within(plain(row[0]) + " times the rheobase", "Hz", spikes(run(505, 0.05, SOMA, List.of(), current(row[0] *
				rheobase(), 500))).stream().filter(time -> time > 105).count() / 0.4, row[1], NEURON, 2.5))
			.toList();
	}

	/** Amplitude of the first spike along the path to the farthest apical tip. */
	List<Figure> backPropagation() {
		final double[][] table = { { 0, 90.3 }, { 12, 74.7 }, { 48, 52.1 }, { 169, 41.5 }, { 282, 21.8 }, { 560, 6.9 } };
		final List<Location> places = new ArrayList<>(SOMA);
		final Section tip =
			cable.sections().stream().filter(s -> s.type() == Types.APICAL).max(Comparator.comparingDouble(s -> cable.pathDistance(s
				.compartmentAt(1)))).orElseThrow();
		for (int s = tip.index(); cable.sections().get(s).type() == Types.APICAL; s = cable.sections().get(s).parent())
			places.add(1, new Location.OnSection(s, 0.5));
		final Recording recording = run(60, 0.01, places, List.of(), current(1.5 * rheobase(), 500));
		final int i = (int) Math.ceil(spikes(recording).get(0) / 0.01);
		final List<Figure> figures = new ArrayList<>();
		for (int k = 0; k < table.length; k++) {
			final double[] v = recording.traces().get(k).values();
			final double most = Arrays.stream(v, i - 200, Math.min(v.length, i + 1500)).max().orElseThrow() - v[i - 200];
			figures.add(percent(plain(table[k][0]) + " µm", "mV", most, table[k][1], NEURON, 5));
		}
		return figures;
	}

	private static final int[] NUMBERS = { 1, 2, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40 };
	private static final double[] A_SOMA = { 0.210, 0.418, 0.833, 1.277, 1.825, 3.810, 6.739, 8.187, 9.566, 10.338, 10.852, 11.513 };
	private static final double[] A_LOCAL = { 2.91, 5.70, 11.02, 16.16, 21.69, 35.12, 58.79, 67.09, 71.47, 72.91, 73.54, 74.00 };
	private static final double[] B_SOMA = { 0.231, 0.458, 0.904, 1.345, 1.799, 2.279, 2.822, 4.105, 11.698, 15.344 };
	private static final double[] B_LOCAL = { 2.04, 4.00, 7.75, 11.19, 14.60, 17.94, 21.35, 27.59, 60.46, 65.91, 68.38, 70.63 };

	/** Peaks above rest at the soma and at the cluster. */
	List<Figure> clusters() {
		final List<Figure> figures = new ArrayList<>();
		for (final Site site : List.of(a, b))
			for (int k = 0; k < NUMBERS.length; k++) {
				final Recording recording = run(70, 0.05, List.of(Location.SOMA, at(site)), List.of(cluster(site, NUMBERS[k], NMDA)));
				final String name = (site == a ? "A" : "B") + ", " + NUMBERS[k];
				final double[] soma = site == a ? A_SOMA : B_SOMA;
				if (k < soma.length) figures.add(percent(name + ", soma", "mV", peak(recording, 0), soma[k], NEURON, 3));
				else figures.add(within(name + ", spikes", "", spikes(recording).size(), NUMBERS[k] == 30 ? 1 : 2, NEURON, 0));
				figures.add(percent(name + ", local", "mV", peak(recording, 1), (site == a ? A_LOCAL : B_LOCAL)[k], NEURON, 3));
			}
		return figures;
	}

	/** Largest gain at site A for NMDA from once to six times AMPA, and for the classic block at site B. */
	List<Figure> ratios() {
		final double[][] table =
			{ { 1, 0.190, 1.15 }, { 2, 0.195, 1.39 }, { 3, 0.200, 1.77 }, { 4, 0.205, 2.23 }, { 5, 0.210, 2.67 }, { 6, 0.216,
				3.04 } };
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table) {
			final double single = peak(run(70, 0.05, SOMA, List.of(cluster(a, 1, row[0] * AMPA))), 0);
			double largest = 1;
			for (final int n : new int[] { 4, 6, 8, 10, 12, 15, 20, 25, 30 }) {
				final Recording recording = run(70, 0.05, SOMA, List.of(cluster(a, n, row[0] * AMPA)));
				if (spikes(recording).isEmpty()) largest = Math.max(largest, peak(recording, 0) / (n * single));
			}
			figures.add(percent("ratio " + plain(row[0]) + ", single", "mV", single, row[1], NEURON, 3));
			figures.add(percent("ratio " + plain(row[0]), "", largest, row[2], NEURON, 10));
		}
		final double[][] classic = { { 8, 1.30 }, { 10, 1.63 }, { 15, 2.56 }, { 20, 2.46 } };
		final double single = peak(run(70, 0.05, SOMA, List.of(excitation("cluster", spread(b, 20, 1), NMDA, 0.062, 5))), 0);
		figures.add(percent("classic block, single", "mV", single, 0.310, NEURON, 3));
		for (final double[] row : classic)
			figures.add(percent("classic block, " + plain(row[0]), "", peak(run(70, 0.05, SOMA, List.of(excitation("cluster", spread(b, 20,
				(int) row[0]), NMDA, 0.062, 5))), 0) / (row[0] * single), row[1], NEURON, 10));
		return figures;
	}

	/** Without NMDA no cluster gains more than a few per cent. */
	List<Figure> withoutNmda() {
		final List<Figure> figures = new ArrayList<>();
		for (final Site site : List.of(a, b)) {
			final double single = peak(run(70, 0.05, SOMA, List.of(cluster(site, 1, 0))), 0);
			double largest = 0;
			for (final int n : new int[] { 4, 8, 12, 20, 30 })
				largest = Math.max(largest, peak(run(70, 0.05, SOMA, List.of(cluster(site, n, 0))), 0) / (n * single));
			figures.add(
				bounded("layer-5 membrane from the catalogue, no NMDA, site " + (site == a ? "A" : "B") + ": largest gain", "", largest,
					Figure.Relation.BELOW, 1.05, LAW));
		}
		return figures;
	}

	private Site other() {
		return new Site(basalTips.get(1).index(), 0.4);
	}

	/** Somatic peak relative to that without inhibition: 20 synapses at B, GABA-A on the path, at the cluster, behind it, on another branch, at the soma. */
	List<Figure> veto() {
		final Location[] places = { b.moved(cable, -30), at(b), b.moved(cable, 60), at(other()), Location.SOMA };
		final String[] names = { "on the path", "at the cluster", "distal", "other branch", "soma" };
		final double[][] table =
			{ { 1e-3, 5, 0.967, 0.961, 0.972, 0.990, 0.989 }, { 3e-3, 5, 0.476, 0.340, 0.380, 0.974, 0.969 }, { 1e-2, 5, 0.172,
				0.153, 0.210, 0.935, 0.904 }, { 1e-2, 15, 0.761, 0.763, 0.773, 0.883, 0.783 } };
		final double control = peak(run(70, 0.05, SOMA, List.of(cluster(b, 20, NMDA))), 0);
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table)
			for (int k = 0; k < places.length; k++)
				figures.add(within(plain(1e3 * row[0]) + " nS after " + plain(row[1] - 5) + " ms, " + names[k], "",
					peak(run(70, 0.05, SOMA, List.of(
						cluster(b, 20, NMDA), inhibition(places[k], row[0], 5, row[1]))), 0) / control,
					row[2 + k], NEURON, row[0] == 3e-3 ? 0.06 : 0.03));
		return figures;
	}

	/** Smallest number of synapses for a local peak of more than 45 mV. */
	List<Figure> thresholds() {
		final Site middle = new Site(b.section, 0.5);
		final List<Figure> figures = new ArrayList<>();
		figures.add(threshold("B, control", b, null, 17));
		figures.add(threshold("B, on the path", b, b.moved(cable, -30), 21));
		figures.add(threshold("B, at the cluster", b, at(b), 22));
		figures.add(threshold("B, distal", b, b.moved(cable, 60), 21));
		figures.add(threshold("B, other branch", b, at(other()), 17));
		figures.add(threshold("B, soma", b, Location.SOMA, 17));
		figures.add(threshold("middle, control", middle, null, 14));
		figures.add(threshold("middle, 50 µm proximal", middle, middle.moved(cable, -50), 16));
		figures.add(threshold("middle, 50 µm distal", middle, middle.moved(cable, 50), 18));
		figures.add(threshold("middle, soma", middle, Location.SOMA, 14));
		return figures;
	}

	private Figure threshold(final String name, final Site site, final Location inhibited, final int expected) {
		int n = expected - 4;
		while (n < expected + 5 && local(site, inhibited, n) <= 45)
			n++;
		return within(name, "", n, expected, NEURON, 1);
	}

	private double local(final Site site, final Location inhibited, final int n) {
		final List<SynapseGroup> groups = new ArrayList<>(List.of(cluster(site, n, NMDA)));
		if (inhibited != null) groups.add(inhibition(inhibited, 2e-3, 20, 1));
		return peak(run(40, 0.1, List.of(at(site)), groups), 0);
	}

	/** Two pulses at two places of one branch, or of two, relative to the sum of the single ones; no sodium in soma and axon. */
	List<Figure> branches() {
		final double[][] table =
			{ { 4, 1.058, 1.001 }, { 5, 1.152, 1.005 }, { 6, 2.277, 1.011 }, { 7, 2.291, 1.022 }, { 8, 2.114, 1.045 }, { 10, 1.178, 1.582 },
				{ 12, 0.891,
					1.070 },
				{ 16, 0.610, 0.771 }, { 20, 0.574, 0.734 } };
		final Biophysics quiet = membrane(0, 0);
		final List<Double> from = rest(quiet);
		final double length = cable.sections().get(b.section).length();
		final Site one = new Site(b.section, 0.35), two = new Site(b.section, 0.35 + 40 / length), elsewhere = other();
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table) {
			final int m = (int) row[0];
			final SynapseGroup first = pulses("first", one, m), second = pulses("second", two, m), third = pulses("third", elsewhere, m);
			final double p1 = peak(run(quiet, from, 70, 0.05, SOMA, List.of(first)), 0),
				p2 = peak(run(quiet, from, 70, 0.05, SOMA, List.of(second)), 0),
				p3 = peak(run(quiet, from, 70, 0.05, SOMA, List.of(third)), 0);
			figures.add(percent(m + " within", "", peak(run(quiet, from, 70, 0.05, SOMA, List.of(first, second)), 0) / (p1 + p2), row[1],
				NEURON, 10));
			figures.add(percent(m + " between", "", peak(run(quiet, from, 70, 0.05, SOMA, List.of(first, third)), 0) / (p1 + p3), row[2],
				NEURON, 10));
		}
		figures.addAll(branchesWithSodium(one, two, elsewhere));
		return figures;
	}

	/** The same with sodium, until two places within one branch fire the cell and two branches do not. */
	private List<Figure> branchesWithSodium(final Site one, final Site two, final Site elsewhere) {
		final double[][] table = { { 2, 1.006, 0.999 }, { 3, 1.023, 1.000 }, { 4, 1.060, 1.003 }, { 5, 1.158, 1.008 }, { 6, 2.417, 1.015 },
			{ 8, Double.NaN, 1.056 } };
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table) {
			final int m = (int) row[0];
			final SynapseGroup first = pulses("first", one, m), second = pulses("second", two, m), third = pulses("third", elsewhere, m);
			final double p1 = peak(run(70, 0.05, SOMA, List.of(first)), 0), p2 = peak(run(70, 0.05, SOMA, List.of(second)), 0),
				p3 = peak(run(70, 0.05, SOMA, List.of(third)), 0);
			final Recording within = run(70, 0.05, SOMA, List.of(first, second)), between = run(70, 0.05, SOMA, List.of(first, third));
			if (Double.isNaN(row[1]))
				figures.add(within(m + " within, with sodium: spikes", "", spikes(within).size(), 1, NEURON, 0));
			else
				figures.add(percent(m + " within, with sodium", "", peak(within, 0) / (p1 + p2), row[1], NEURON, 10));
			figures.add(percent(m + " between, with sodium", "", peak(between, 0) / (p1 + p3), row[2], NEURON, 10));
		}
		return figures;
	}

	private SynapseGroup pulses(final String name, final Site site, final int m) {
		return excitation(name, spread(site, 10, m), NMDA, 0.08, 5, 25);
	}

	/** Nine synapses along the branch of B one after the other, from the tip inwards and outwards. */
	List<Figure> sequence() {
		final double[][] table =
			{ { 0, 2.068, 2.068 }, { 1, 2.058, 1.922 }, { 2, 1.982, 1.767 }, { 4, 1.717, 1.495 }, { 8, 1.241, 1.080 } };
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table)
			for (final boolean in : new boolean[] { true, false }) {
				final List<SynapseGroup> groups = new ArrayList<>();
				for (int j = 0; j < 9; j++) {
					final int k = in ? 8 - j : j;
					groups.add(excitation("s" + j, new Sites.Listed(List.of(new Location.OnSection(b.section, 0.15 + 0.1 * k))), NMDA, 0.08,
						5 + row[0] * j));
				}
				figures.add(percent((in ? "inwards, " : "outwards, ") + plain(row[0]) + " ms", "mV", peak(run(130, 0.1, SOMA, groups), 0),
					row[in ? 1 : 2],
					NEURON, 3));
			}
		return figures;
	}

	/** One synapse at each of the sixty random sites of which the reference gives percentiles (single_synapses.py, beside the tests). */
	List<Figure> single() throws IOException {
		final List<Figure> sites = new ArrayList<>();
		final List<Double> peaks = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
			LayerFiveCell.class.getResourceAsStream("/neuron/single_synapses.tsv"), StandardCharsets.UTF_8))) {
			for (final String line : reader.lines().skip(2).toList()) {
				final double[] f = Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
				final Sites here = new Sites.Listed(List.of(new Location.NearestTo(f[0], f[1], f[2])));
				peaks.add(peak(run(60, 0.1, SOMA, List.of(excitation("one", here, NMDA, 0.08, 5))), 0));
				sites.add(percent("at " + line.split("\t", 4)[0] + ", …", "mV", peaks.get(peaks.size() - 1), f[3], NEURON, 0.1));
			}
		}
		peaks.sort(Comparator.naturalOrder());
		final double[][] table = { { 10, 0.131 }, { 50, 0.219 }, { 90, 0.298 } };
		final List<Figure> figures = new ArrayList<>();
		for (final double[] row : table) {
			final double position = row[0] / 100 * (peaks.size() - 1);
			final int k = (int) position;
			figures.add(percent("layer-5 membrane from the catalogue, one synapse anywhere: percentile " + plain(row[0]), "mV",
				peaks.get(k) + (position - k) * (peaks.get(k + 1) - peaks.get(k)), row[1], NEURON, 5));
		}
		figures.add(Figure.worst("layer-5 membrane from the catalogue, one synapse at each of 60 sites", sites));
		return figures;
	}

	/**
	 * The first n of a list of sites with onsets: somatic peaks, and the number that fires the cell.
	 *
	 * @param table sites and onsets, {@link #LEGION} of the reference
	 * @return figures of the table
	 * @throws IOException if it cannot be read
	 */
	public List<Figure> legion(final Path table) throws IOException {
		final List<SynapseGroup> groups = new ArrayList<>();
		try (BufferedReader reader = Files.newBufferedReader(table)) {
			reader.readLine();
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				final double[] f = Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
				groups.add(
					excitation("s" + groups.size(), new Sites.Listed(List.of(new Location.NearestTo(f[0], f[1], f[2]))), NMDA, 0.08, f[4]));
			}
		}
		final String who = "layer-5 membrane from the catalogue, synapses at given places and times: ";
		final double[][] rows = { { 1, 0.149 }, { 5, 1.017 }, { 10, 1.814 }, { 20, 3.899 }, { 40, 7.476 }, { 60, 12.323 } };
		final List<Figure> peaks = new ArrayList<>();
		for (final double[] row : rows)
			peaks.add(percent("first " + plain(row[0]), "mV", peak(run(47, 0.05, SOMA, groups.subList(0, (int) row[0])), 0), row[1], NEURON,
				2));
		int n = 62;
		while (n < 72 && spikes(run(47, 0.05, SOMA, groups.subList(0, n))).isEmpty())
			n++;
		final Recording fired = run(47, 0.05, SOMA, groups.subList(0, n));
		return List.of(Figure.worst(who + "somatic peak", peaks), within(who + "first that fire the cell", "", n, 66, NEURON, 2),
			within(who + "time of the spike", "ms", spikes(fired).isEmpty() ? Double.NaN : spikes(fired).get(0), 31.71, NEURON, 1));
	}
}
