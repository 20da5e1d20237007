/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.Answer.Table;
import org.dendritej.experiment.MeasureExcitability.BackPropagation;
import org.dendritej.experiment.MeasureExcitability.Coupling;
import org.dendritej.experiment.MeasureExcitability.Settings;
import org.dendritej.experiment.MeasureExcitability.Subthreshold;
import org.dendritej.recording.Trace;

/** What {@link MeasureExcitability} has found, in words, curves and maps. {@code complete}: nobody has stopped it. */
record ExcitabilityAnswer(CableModel cable, Settings settings, Subthreshold below, double rheobase, List<Double> currents,
	List<Double> rates,
	Optional<Trace> soma, Optional<SpikeFeatures> spikes, Optional<BackPropagation> wave, List<Coupling> coupling, boolean complete) {

	/** What is shown of a spike before and after its peak, ms. */
	private static final double BEFORE = 3, AFTER = 7;

	Answer answer() {
		final List<Chart> charts = new ArrayList<>();
		if (!rates.isEmpty())
			charts.add(new Chart("Firing", new Axis("Current into the soma", "nA"), new Axis("Rate", "Hz"),
				List.of(new Curve("last four fifths of " + number(settings.step()) + " ms", Style.BOTH,
					with(rheobase, currents.subList(0, rates.size())),
					with(0, rates)))));
		spikes.ifPresent(found -> charts.add(spike(found)));
		wave.ifPresent(
			found -> charts.add(new Chart("Back-propagation", new Axis("Path distance from the soma", "µm"), new Axis("Amplitude", "mV"),
				List.of(new Curve("longest path", Style.BOTH, found.path().stream().map(cable::pathDistance).toList(),
					found.path().stream().map(c -> found.amplitudes().get(c)).toList()), all(found)))));
		charts.add(new Chart("Hyperpolarising step", new Axis("Time", "ms"), new Axis("Potential of the soma", "mV"),
			List.of(new Curve(String.format(Locale.ROOT, "%.3g nA", below.current()), Style.LINE, below.times(), below.response()))));
		final List<PlaceMap> maps = wave.map(found -> List.of(
			new PlaceMap("Back-propagating spike", "mV",
				"Greatest potential within 15 ms of the first somatic spike above that 2 ms before it.",
				found.amplitudes()),
			new PlaceMap("Arrival of the spike", "ms", "Upward crossing of half its own amplitude after that of the soma.",
				found.arrivals())))
			.orElse(List.of());
		return new Answer(sentence(), figures(), coupling.isEmpty() ? List.of() : List.of(couplings()), charts, maps);
	}

	private Curve all(final BackPropagation found) {
		final List<Integer> others = IntStream.range(0, cable.compartments()).boxed().filter(c -> !found.path().contains(c)).toList();
		return new Curve("elsewhere", Style.DOTS, others.stream().map(cable::pathDistance).toList(),
			others.stream().map(c -> found.amplitudes().get(c)).toList());
	}

	private Chart spike(final SpikeFeatures found) {
		final double[] v = soma.orElseThrow().values();
		final double dt = (Firing.ONSET + settings.step()) / (v.length - 1), peak = found.peaks().get(0);
		final int from = (int) Math.max(0, (peak - BEFORE) / dt), to = (int) Math.min(v.length - 1, (peak + AFTER) / dt);
		final double half = found.threshold() + found.amplitude() / 2, rise = risesThrough(half, v, dt, peak),
			begin = risesThrough(found.threshold(), v, dt, peak);
		return new Chart("Action potential", new Axis("Time from the peak", "ms"), new Axis("Potential of the soma", "mV"),
			List.of(new Curve("first spike", Style.LINE, IntStream.rangeClosed(from, to).mapToObj(i -> i * dt - peak).toList(),
				IntStream.rangeClosed(from, to).mapToObj(i -> v[i]).toList()),
				new Curve("half width, at half the amplitude", Style.LINE, List.of(rise, rise + found.halfWidth()), List.of(half, half)),
				new Curve("base width, at the threshold", Style.LINE, List.of(begin, begin + found.baseWidth()),
					List.of(found.threshold(), found.threshold()))));
	}

	/** When the potential last rises through a level before the peak, from that, ms. */
	private static double risesThrough(final double level, final double[] v, final double dt, final double peak) {
		int i = (int) Math.round(peak / dt);
		while (i > 0 && v[i] > level)
			i--;
		return i * dt - peak + (v[i + 1] > v[i] ? dt * (level - v[i]) / (v[i + 1] - v[i]) : 0);
	}

	private Table couplings() {
		return new Table("dendritic plateau",
			List.of("Condition", "Somatic spikes", "Peak of the dendrite (mV)", "Dendrite above -30 mV (ms)"),
			coupling.stream().map(one -> List.<Object>of(one.condition(), one.spikes(), one.peak(), one.plateau())).toList());
	}

	private static List<Double> with(final double first, final List<Double> rest) {
		final List<Double> all = new ArrayList<>(List.of(first));
		all.addAll(rest);
		return all;
	}

	private static String number(final double x) {
		return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
	}

	private String sentence() {
		final String begin = (complete ? "" : "Cancelled; what had been measured: ") +
			String.format(Locale.ROOT, "The soma rests at %.1f mV and has %.3g MΩ", below.rest(), below.resistance());
		if (Double.isNaN(rheobase) && !complete)
			return begin + String.format(Locale.ROOT, " (sag ratio %.2f); its rheobase had not been found.", below.sag());
		if (Double.isNaN(rheobase))
			return begin + String.format(Locale.ROOT, " (sag ratio %.2f); no current up to %.3g nA makes a spike.", below.sag(),
				2000 / below.resistance());
		if (spikes.isEmpty() || wave.isEmpty())
			return begin + String.format(Locale.ROOT, "; it fires from %.3g nA.", rheobase);
		final BackPropagation found = wave.get();
		final int far = found.path().get(found.path().size() - 1);
		return begin + String.format(Locale.ROOT,
			"; it fires from %.3g nA, with spikes of %.0f mV and %.2f ms half width, of which %.1f mV arrive %.0f µm out in the dendrites.",
			rheobase,
			spikes.get().amplitude(), spikes.get().halfWidth(), found.amplitudes().get(far), cable.pathDistance(far));
	}

	private List<Figure> figures() {
		final double tau = below.timeConstants().get(0),
			second = below.timeConstants().size() > 1 ? below.timeConstants().get(1) : Double.NaN;
		final List<Figure> figures = new ArrayList<>(List.of(
			new Figure("Resting potential", below.rest(), "mV", "Of the soma, settled [voltage_base]."),
			new Figure("Input resistance", below.resistance(), "MΩ",
				"Change of potential at the end of the hyperpolarising step over its current."),
			new Figure("Sag ratio", below.sag(), "", "Steady over greatest hyperpolarisation [sag_ratio2]."),
			new Figure("Membrane time constant", tau, "ms", "Slowest mode of the linear system, gates frozen at rest."),
			new Figure("First equalising time constant", second, "ms", "Second mode of the same."),
			new Figure("Electrotonic length", Math.PI / Math.sqrt(tau / second - 1), "λ",
				"Of the cylinder with these two: pi/sqrt(tau0/tau1 - 1) (Rall 1969)."),
			new Figure("Decay after the step", below.decay(), "ms",
				"Regression of ln |V - rest| from 1 to 10 ms after the hyperpolarising step [decay_time_constant_after_stim]."),
			new Figure("Rheobase", rheobase, "nA",
				"Least current of a step of " + number(settings.step()) + " ms that makes a spike, to 1 %.")));
		final SpikeFeatures s = spikes.orElseGet(
			() -> SpikeFeatures.of(new double[] { below.rest(), below.rest() }, 1, 0, 1, settings.crossing(), settings.slope()));
		final String at = " At " + number(settings.multiple()) + " times the rheobase.";
		final double[] reached =
			wave.map(found -> found.path().stream().mapToDouble(c -> found.amplitudes().get(c)).toArray()).orElse(new double[0]);
		figures.addAll(List.of(
			new Figure("Spikes", spikes.isEmpty() ? Double.NaN : s.peaks().size(), "",
				"Number of peaks during the step [spike_count]." + at),
			new Figure("Latency", s.latency(), "ms", "First peak after the onset [time_to_first_spike]." + at),
			new Figure("Threshold", s.threshold(), "mV",
				"Where the slope reaches " + number(settings.slope()) + " mV/ms [AP_begin_voltage]."),
			new Figure("Peak", s.peak(), "mV", "Of the first spike [peak_voltage]."),
			new Figure("Amplitude", s.amplitude(), "mV", "Peak less threshold [AP_amplitude]."),
			new Figure("Half width", s.halfWidth(), "ms", "Time above half the amplitude [AP_duration_half_width]."),
			new Figure("Base width", s.baseWidth(), "ms", "Time above the threshold [AP_duration]."),
			new Figure("Steepest slope", s.steepest(), "mV/ms", "Greatest slope of the upstroke."),
			new Figure("After-hyperpolarisation", s.afterHyperpolarisation(), "mV",
				"Least potential until the next peak less that at the onset [AHP_depth]."),
			new Figure("Adaptation index", s.adaptation(), "",
				"Mean of (ISI(n+1) - ISI(n))/(ISI(n+1) + ISI(n)) without the first interval [adaptation_index2]." + at),
			new Figure("ISI CV", s.variation(), "", "Standard deviation over mean of the intervals without the first [ISI_CV]." + at),
			new Figure("Greatest rate", rates.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN), "Hz",
				"Of the firing curve, up to 8 times the rheobase."),
			new Figure("Spike at the end of the path", reached.length == 0 ? Double.NaN : reached[reached.length - 1], "mV",
				"Amplitude at the end of the longest dendritic path."),
			new Figure("Velocity of the spike", wave.map(BackPropagation::velocity).orElse(Double.NaN), "m/s",
				"Back along the longest dendritic path, by regression of the arrivals where the amplitude is at least 10 mV.")));
		if (!coupling.isEmpty())
			figures.add(new Figure("Dendritic plateau", coupling.get(2).plateau(), "ms",
				"Time that the distal dendrite is above -30 mV after a somatic spike with a weak dendritic current (Larkum et al. 1999)."));
		return figures;
	}
}
