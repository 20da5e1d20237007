/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.Electrotonus;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.Impedance.Phasor;
import org.dendritej.simulation.RunCancelledException;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * How much of a signal arrives: voltage attenuation from everywhere to one place and back, impedances, delay, and the size of one synapse's potential.
 *
 * <p>
 * Attenuation, impedances and delays are exact from the linear system at rest, with gates frozen there ({@link Impedance}). The delay of a signal on its way
 * from one place to another is that of the centroids of the voltages, whatever the signal's shape: Agmon-Snir &amp; Segev (1993), J Neurophysiol
 * 70:2066–2085, doi:10.1152/jn.1993.70.5.2066; with the transfer impedance K(s) from the place of the current it is −d ln K/ds at s = 0, less the same of the
 * input impedance. Single potentials are simulated with the whole membrane.
 */
public final class MapAttenuation implements Question<MapAttenuation.Settings> {

	/** The question. */
	public static final MapAttenuation QUESTION = new MapAttenuation();

	/** Onset of the synapse, ms. */
	private static final double ONSET = 1;
	/** Part of the membrane's time constant that is long for the frequency at which delays are measured. */
	private static final double SLOW = 1e-4;

	/**
	 * What can be set.
	 *
	 * @param at the place from and to which signals run
	 * @param frequency Hz, beside 0 Hz
	 * @param conductance peak of the synapse, nS; 0 simulates none
	 * @param places at how many places about the synapse is tried; what lies between is interpolated along the section
	 */
	public record Settings(@Setting("The place from and to which signals run.") Location at,
		@Setting(value = "Frequency of the signal beside 0 Hz.", unit = "Hz", least = 0, most = 1e6) double frequency,
		@Setting(value = "Peak conductance of the AMPA synapse whose potential is measured; 0 for none.", unit = "nS", least = 0,
			most = 1e6) double conductance,
		@Setting(value = "At how many places about the synapse is tried.", least = 1, most = 1e6) int places) {
	}

	/**
	 * What is known of a compartment. Those of the synapse are NaN where it was not tried.
	 *
	 * @param compartment index
	 * @param distance along the neuron from the place, µm
	 * @param electrotonic the same in length constants
	 * @param input impedance at 0 Hz, MΩ
	 * @param inputAlternating impedance at the frequency, MΩ
	 * @param transfer impedance to the place at 0 Hz, MΩ
	 * @param transferAlternating impedance to the place at the frequency
	 * @param delay of the voltage on its way to the place, ms
	 */
	public record Linear(int compartment, double distance, double electrotonic, double input, Phasor inputAlternating, double transfer,
		Phasor transferAlternating, double delay) {
	}

	/**
	 * One synapse's potential.
	 *
	 * @param compartment where it sits
	 * @param local its peak there, mV
	 * @param distant its peak at the place, mV
	 * @param time from onset to the peak at the place, ms
	 */
	public record Epsp(int compartment, double local, double distant, double time) {
	}

	private MapAttenuation() {
	}

	@Override
	public String name() {
		return "Map Attenuation";
	}

	@Override
	public String description() {
		return "How much of a voltage arrives at a place, and of one there everywhere else; input and transfer impedance, delay, electrotonic distance,"
			+ " and the potential of one synapse. Rall 1959; Koch, Poggio & Torre 1982, doi:10.1098/rstb.1982.0084; Agmon-Snir & Segev 1993,"
			+ " doi:10.1152/jn.1993.70.5.2066; Nevian et al. 2007, doi:10.1038/nn1826.";
	}

	@Override
	public Settings defaults() {
		return new Settings(Location.SOMA, 100, 0.3, 400);
	}

	/**
	 * The linear part: exact, for all compartments.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param at compartment of the place
	 * @param frequency Hz
	 * @param monitor asked whether to stop while the neuron settles
	 * @return one for each compartment
	 */
	public static List<Linear> linear(final NeuronModel model, final CableModel cable, final int at, final double frequency,
		final RunMonitor monitor) {
		final Impedance steady = Impedance.atRest(ManyRuns.bare(model, 1, List.of()), cable, 0, monitor),
			alternating = steady.at(frequency);
		final double[] electrotonic = new Paths(cable).distances(at, Electrotonus.lengths(model, cable, steady.membrane())),
			distance = new Paths(cable).distances(at);
		final int n = cable.compartments();
		final double[] transfer = new double[n], re = new double[n], im = new double[n], slowRe = new double[n], slowIm = new double[n];
		steady.transfers(at, transfer, new double[n]);
		alternating.transfers(at, re, im);
		final double[] capacitances = cable.capacitances(), membrane = steady.membrane();
		double longest = 0;
		for (int c = 0; c < n; c++)
			if (membrane[c] != 0)
				longest = Math.max(longest, capacitances[cable.node(c)] / Math.abs(membrane[c]));
		final double slow = Double.isFinite(longest) && longest > 0 ? 1e3 * SLOW / longest : SLOW; // Hz
		final Impedance slowly = steady.at(slow);
		slowly.transfers(at, slowRe, slowIm);
		return IntStream.range(0, n).mapToObj(c -> {
			final Phasor own = slowly.input(c);
			final double delay = (Math.atan2(own.im(), own.re()) - Math.atan2(slowIm[c], slowRe[c])) / (2e-3 * Math.PI * slow);
			return new Linear(c, distance[c], electrotonic[c], steady.input(c).re(), alternating.input(c), transfer[c],
				new Phasor(re[c], im[c]),
				delay);
		}).toList();
	}

	/**
	 * The potential of one synapse at many places.
	 *
	 * @param model the membrane
	 * @param cable its compartments
	 * @param settings of the question
	 * @param workers threads
	 * @param monitor told of progress
	 * @return in an order that covers all of the neuron early; of fewer places if the monitor has stopped it
	 */
	public static List<Epsp> epsps(final NeuronModel model, final CableModel cable, final Settings settings, final Workers workers,
		final RunMonitor monitor) {
		final SampledPlaces places = new SampledPlaces(cable, settings.places);
		final double duration = duration(model, cable, monitor);
		final List<double[]> measured = ManyRuns.measure(places.number(), cable, i -> trial(model, settings, places.location(i), duration),
			MapAttenuation::measured, workers, monitor);
		return IntStream.range(0, measured.size())
			.mapToObj(i -> new Epsp(places.compartment(i), measured.get(i)[0], measured.get(i)[1], measured.get(i)[2])).toList();
	}

	private static NeuronModel trial(final NeuronModel model, final Settings settings, final Location where, final double duration) {
		final SynapseGroup synapse = new SynapseGroup("synapse",
			List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("AMPA"), 1e-3 * settings.conductance, Map.of())),
			new Sites.Listed(List.of(where)), new SpikeTrain.At(List.of(ONSET)), 0);
		return ManyRuns.bare(model, duration, List.of(new Probe.Voltage("synapse", where), new Probe.Voltage("place", settings.at)))
			.with(synapse);
	}

	private static double[] measured(final Recording recording) {
		return new double[] { ManyRuns.peak(recording.trace("synapse")), ManyRuns.peak(recording.trace("place")),
			recording.times()[ManyRuns.timeOfPeak(recording.trace("place"))] - ONSET };
	}

	/** Long enough for a potential to arrive. */
	private static double duration(final NeuronModel model, final CableModel cable, final RunMonitor monitor) {
		final double tau = Electrotonus.atRest(model, cable, monitor).timeConstant();
		return ONSET + (tau > 0 ? Math.max(40, Math.min(300, 3 * tau)) : 100);
	}

	@Override
	public double seconds(final NeuronModel model, final CableModel cable, final Settings settings) {
		if (settings.conductance == 0)
			return 0.1;
		final int number = Math.min(settings.places, cable.compartments());
		return 1 + number
			* RunEstimate.of(trial(model, settings, Location.SOMA, duration(model, cable, RunMonitor.SILENT)), cable).secondsAmongMany();
	}

	@Override
	public Answer ask(final NeuronModel unsettled, final CableModel cable, final Settings settings, final long seed, final Workers workers,
		final RunMonitor monitor) {
		final NeuronModel model = ManyRuns.atRest(unsettled, cable, monitor);
		final int at = cable.locate(settings.at).compartment();
		final List<Linear> linear = linear(model, cable, at, settings.frequency, monitor);
		return new Shown(cable, settings, at, linear, synapses(model, cable, settings, workers, monitor)).answer();
	}

	/** What is known without synapses is kept if they are stopped. */
	private static List<Epsp> synapses(final NeuronModel model, final CableModel cable, final Settings settings, final Workers workers,
		final RunMonitor monitor) {
		try {
			return settings.conductance == 0 ? List.of() : epsps(model, cable, settings, workers, monitor);
		}
		catch (final RunCancelledException stopped) {
			return List.of();
		}
	}

	/** The result in words, curves and maps. */
	private record Shown(CableModel cable, Settings settings, int at, List<Linear> linear, List<Epsp> epsps) {

		Answer answer() {
			final Linear own = linear.get(at);
			final String place = at == Paths.soma(cable) ? "soma" : "place", f = number(settings.frequency) + " Hz";
			final List<Double> inward = values(l -> l.transfer / l.input), outward = values(l -> l.transfer / own.input),
				inwardFast = values(l -> l.transferAlternating.magnitude() / l.inputAlternating.magnitude()),
				outwardFast = values(l -> l.transferAlternating.magnitude() / own.inputAlternating.magnitude());
			final List<PlaceMap> maps = new ArrayList<>(List.of(
				new PlaceMap("Inward attenuation, 0 Hz", "", "Voltage at the " + place + " over that here, current being injected here.",
					inward),
				new PlaceMap("Inward attenuation, " + f, "", "The same for a sine of " + f + ".", inwardFast),
				new PlaceMap("Outward attenuation, 0 Hz", "", "Voltage here over that at the " + place + ", current being injected there.",
					outward),
				new PlaceMap("Outward attenuation, " + f, "", "The same for a sine of " + f + ".", outwardFast),
				new PlaceMap("Input resistance", "MΩ", "Voltage here per current here, steady.", values(Linear::input)),
				new PlaceMap("Input impedance, " + f, "MΩ", "Absolute value for a sine of " + f + ".",
					values(l -> l.inputAlternating.magnitude())),
				new PlaceMap("Transfer resistance", "MΩ", "Voltage at the " + place + " per current here, and the reverse, steady.",
					values(Linear::transfer)),
				new PlaceMap("Transfer impedance, " + f, "MΩ", "Absolute value for a sine of " + f + ".",
					values(l -> l.transferAlternating.magnitude())),
				new PlaceMap("Delay", "ms", "Between the centroids of the voltages here and at the " + place +
					" (propagation delay of Agmon-Snir & Segev 1993).", values(Linear::delay)),
				new PlaceMap("Electrotonic distance", "λ", "From the " + place + ", in length constants of each compartment at rest.",
					values(Linear::electrotonic))));
			final List<Chart> charts = new ArrayList<>();
			final List<Double> x = values(Linear::distance);
			final Axis distance = new Axis("Path distance from the " + place, "µm");
			charts.add(new Chart("Attenuation", distance, new Axis("Part of the voltage that arrives", "", true),
				List.of(new Curve("to the " + place + ", 0 Hz", Style.DOTS, x, inward),
					new Curve("to the " + place + ", " + f, Style.DOTS, x, inwardFast),
					new Curve("from the " + place + ", 0 Hz", Style.DOTS, x, outward),
					new Curve("from the " + place + ", " + f, Style.DOTS, x, outwardFast))));
			if (!epsps.isEmpty()) {
				final SampledPlaces places = new SampledPlaces(cable, settings.places);
				final double[] local = places.everywhere(epsps.stream().map(Epsp::local).toList()),
					distant = places.everywhere(epsps.stream().map(Epsp::distant).toList()),
					time = places.everywhere(epsps.stream().map(Epsp::time).toList());
				final String synapse = "of one AMPA synapse of " + number(settings.conductance) + " nS";
				maps.add(new PlaceMap("Local EPSP", "mV", "Peak " + synapse + " here, measured here.", Answer.boxed(local)));
				maps.add(new PlaceMap("EPSP at the " + place, "mV", "Peak " + synapse + " here, measured at the " + place + ".",
					Answer.boxed(distant)));
				maps.add(new PlaceMap("Time to peak at the " + place, "ms", "From the onset " + synapse + " here.", Answer.boxed(time)));
				final List<Double> tried = epsps.stream().map(e -> linear.get(e.compartment).distance).toList();
				charts.add(new Chart("EPSP " + synapse, distance, new Axis("Peak", "mV", true),
					List.of(new Curve("at the synapse", Style.DOTS, tried, epsps.stream().map(Epsp::local).toList()),
						new Curve("at the " + place, Style.DOTS, tried, epsps.stream().map(Epsp::distant).toList()))));
			}
			return new Answer(sentence(place, f, inward, outward, inwardFast), figures(place, f), List.of(), charts, maps);
		}

		private List<Double> values(final java.util.function.ToDoubleFunction<Linear> of) {
			return linear.stream().mapToDouble(of).boxed().toList();
		}

		/** The place whose steady voltage arrives with the greatest loss. */
		private int farthest(final List<Double> inward) {
			return IntStream.range(0, inward.size()).reduce((a, b) -> inward.get(b) < inward.get(a) ? b : a).orElseThrow();
		}

		private String sentence(final String place, final String f, final List<Double> inward, final List<Double> outward,
			final List<Double> inwardFast) {
			final int far = farthest(inward);
			final int tried = new SampledPlaces(cable, settings.places).number();
			final String cancelled = settings.conductance > 0 && epsps.size() < tried
				? "Cancelled after " + epsps.size() + " of " + tried + " synapses. " : "";
			return cancelled + String.format(Locale.ROOT,
				"From the place that is worst off, %.0f µm away, %s of a steady voltage and %s of one of %s arrive at the %s; %s of a steady voltage arrive on the way back.",
				linear.get(far).distance, percent(inward.get(far)), percent(inwardFast.get(far)), f, place, percent(outward.get(far)));
		}

		private List<Figure> figures(final String place, final String f) {
			final List<Double> inward = values(l -> l.transfer / l.input);
			final int far = farthest(inward);
			final Linear own = linear.get(at), worst = linear.get(far);
			final List<Figure> figures = new ArrayList<>(List.of(
				new Figure("Input resistance of the " + place, own.input, "MΩ", "Steady voltage per current, gates frozen at rest."),
				new Figure("Input impedance of the " + place, own.inputAlternating.magnitude(), "MΩ", "The same at " + f + "."),
				new Figure("Distance of the worst place", worst.distance, "µm",
					"Path to the place of the strongest inward attenuation at 0 Hz."),
				new Figure("Inward attenuation there", worst.transfer / worst.input, "",
					"Voltage at the " + place + " over that there, 0 Hz."),
				new Figure("Outward attenuation there", worst.transfer / own.input, "",
					"Voltage there over that at the " + place + ", 0 Hz."),
				new Figure("Longest delay", linear.stream().mapToDouble(Linear::delay).max().orElseThrow(), "ms",
					"Greatest propagation delay."),
				new Figure("Electrotonic extent", linear.stream().mapToDouble(Linear::electrotonic).max().orElseThrow(), "λ",
					"Greatest electrotonic distance.")));
			if (!epsps.isEmpty()) {
				final double[] sorted = epsps.stream().mapToDouble(Epsp::distant).sorted().toArray();
				figures.add(new Figure("Median EPSP at the " + place, sorted[sorted.length / 2], "mV", "Of the places tried."));
			}
			return figures;
		}

		private static String percent(final double part) {
			return String.format(Locale.ROOT, part >= 0.01 ? "%.1f %%" : "%.2g %%", 100 * part);
		}

		private static String number(final double x) {
			return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
		}
	}
}
