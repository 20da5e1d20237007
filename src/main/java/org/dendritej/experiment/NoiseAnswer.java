/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.Answer.Axis;
import org.dendritej.experiment.Answer.Chart;
import org.dendritej.experiment.Answer.Curve;
import org.dendritej.experiment.Answer.Figure;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.experiment.Answer.Style;
import org.dendritej.experiment.DriveWithNoise.Settings;
import org.dendritej.recording.Trace;

/** What {@link DriveWithNoise} has found, in words, curves and maps. {@code quiet} and {@code quietResponse}: of the neuron without synapses. */
record NoiseAnswer(CableModel cable, Settings settings, NoiseRegime regime, NoiseRuns runs, NoiseCount count, Trace excerpt, Trace quiet,
	double[] quietResponse) {

	private static final double SHOWN = 1000, FINEST = 0.1, FANO_WINDOW = 100, LITTLE = 0.01;
	private static final int BINS = 40;

	Answer answer() {
		final SpikeTriggered preceding = SpikeTriggered.of(cable, count, settings.piece());
		final FiringInStretches firing = new FiringInStretches(count.spikes, runs.length());
		final List<Chart> charts = new ArrayList<>(List.of(potentials(), response()));
		if (firing.intervals() > 1)
			charts.add(intervals(firing));
		if (count.spikesWithInput > 0)
			charts.add(aroundSpikes());
		if (preceding.exists())
			charts.add(overDistance(preceding));
		charts.add(distribution());
		if (!count.spectrum.isEmpty())
			charts.add(new Chart("Power spectrum", new Axis("Frequency", "Hz", true), new Axis("Power of the potential", "mV²/Hz", true),
				List.of(new Curve("soma in noise", Style.LINE, count.spectrum.frequencies(), count.spectrum.densities()))));
		final List<PlaceMap> maps = new ArrayList<>(preceding.exists() ? preceding.maps(settings.window()) : List.of());
		final double[] fall = IntStream.range(0, cable.compartments())
			.mapToDouble(c -> regime.rest().input(c).re() / regime.noisy().input(c).re()).toArray();
		maps.add(new PlaceMap("Fall of the input resistance", "",
			"Input resistance at rest over that with the mean conductances of all synapses, from the linear system with gates frozen at rest.",
			Answer.boxed(fall)));
		return new Answer(sentence(firing, preceding), figures(firing, preceding),
			preceding.exists() ? List.of(preceding.table()) : List.of(),
			charts, maps);
	}

	private Chart potentials() {
		return new Chart("Potential", new Axis("Time", "ms"), new Axis("Potential of the soma", "mV"),
			List.of(excerpt("in noise", excerpt, NoiseRuns.BEFORE), excerpt("quiet", quiet, 0)));
	}

	private Curve excerpt(final String name, final Trace trace, final double from) {
		final double dt = runs.timeStep();
		final int every = (int) Math.max(1, Math.round(FINEST / dt)), first = (int) Math.round(from / dt),
			end = (int) Math.min(trace.size(), first + Math.round(SHOWN / dt) + 1);
		final int[] shown = IntStream.range(first, end).filter(i -> (i - first) % every == 0).toArray();
		return new Curve(name, Style.LINE, Arrays.stream(shown).mapToObj(i -> (i - first) * dt).toList(),
			Arrays.stream(shown).mapToObj(trace::value).toList());
	}

	/** Responses to a current, with and without noise. */
	private Chart response() {
		final List<Curve> curves = new ArrayList<>();
		if (!count.resistances.isEmpty())
			curves.add(course("in noise, mean of " + count.resistances.size() + " pulses", count.meanResponse()));
		if (quietResponse.length > 0)
			curves.add(course("quiet", quietResponse));
		final double expected = regime.resistance(cable);
		curves.add(new Curve("expected in noise", Style.LINE, List.of(0.0, runs.pulse()), List.of(expected, expected)));
		return new Chart("Response to current", new Axis("Time after the onset", "ms"),
			new Axis("Change of the potential per current", "MΩ"), curves);
	}

	private Curve course(final String name, final double[] values) {
		final int every = (int) Math.max(1, Math.round(FINEST / runs.timeStep()));
		final int[] shown = IntStream.range(0, values.length).filter(i -> i % every == 0).toArray();
		return new Curve(name, Style.LINE, Arrays.stream(shown).mapToObj(i -> i * runs.timeStep()).toList(),
			Arrays.stream(shown).mapToObj(i -> values[i]).toList());
	}

	private Chart intervals(final FiringInStretches firing) {
		final double longest = firing.longest(), bin = longest * 1.0001 / Math.min(BINS, Math.max(5, firing.intervals() / 2));
		final double[] density = firing.densities(bin);
		final List<Double> x = new ArrayList<>(), y = new ArrayList<>(), poisson = new ArrayList<>();
		for (int k = 0; k < density.length; k++)
			for (int side = 0; side < 2; side++) {
				x.add((k + side) * bin);
				y.add(density[k]);
				poisson.add(1e-3 * firing.rate() * Math.exp(-1e-3 * firing.rate() * (k + side) * bin));
			}
		return new Chart("Intervals", new Axis("Interval between spikes", "ms"), new Axis("Density", "1/ms"),
			List.of(new Curve("intervals", Style.LINE, x, y), new Curve("Poisson of this rate", Style.LINE, x, poisson)));
	}

	private Chart aroundSpikes() {
		final List<Curve> curves = new ArrayList<>();
		final List<Double> lags = IntStream.range(0, count.aroundSpikes[0].length)
			.mapToObj(i -> NoiseCount.GRID * (i - NoiseCount.LAGS_BEFORE)).toList();
		for (int kind = 0; kind < 2; kind++) {
			final double mean = count.conductance[kind].mean();
			final double[] around = count.aroundSpikes[kind];
			if (mean > 0)
				curves.add(new Curve(kind == 0 ? "excitatory" : "inhibitory", Style.LINE, lags,
					DoubleStream.of(around).mapToObj(sum -> 100 * (sum / count.spikesWithInput / mean - 1)).toList()));
		}
		return new Chart("Conductance around spikes", new Axis("Time from the spike", "ms"),
			new Axis("Conductance above its mean", "%"), curves);
	}

	private Chart overDistance(final SpikeTriggered preceding) {
		final List<Curve> curves = new ArrayList<>();
		for (int kind = 0; kind < 2; kind++) {
			final int k = kind;
			final List<int[]> shown = preceding.pieces().stream().filter(piece -> !Double.isNaN(preceding.excess(k, piece))).toList();
			curves.add(new Curve(kind == 0 ? "excitatory" : "inhibitory", Style.DOTS, shown.stream().map(preceding::distance).toList(),
				shown.stream().map(piece -> preceding.excess(k, piece)).toList()));
		}
		curves.removeIf(curve -> curve.x().isEmpty());
		return new Chart("Releases before spikes", new Axis("Path distance from the soma", "µm"), new Axis("Above chance", "%"), curves);
	}

	/** About its peak, as far as a hundredth of that. */
	private Chart distribution() {
		final long[] counts = count.potentials;
		final long all = Arrays.stream(counts).sum();
		final int peak = IntStream.range(0, counts.length).reduce((i, j) -> counts[j] > counts[i] ? j : i).orElseThrow();
		int first = peak, last = peak;
		while (first > 0 && counts[first] >= LITTLE * counts[peak])
			first--;
		while (last < counts.length - 1 && counts[last] >= LITTLE * counts[peak])
			last++;
		final List<Double> x = new ArrayList<>(), y = new ArrayList<>();
		for (int i = first; i <= last; i++)
			for (int side = 0; side < 2; side++) {
				x.add(NoiseCount.LOWEST + (i + side) * NoiseCount.BIN);
				y.add(counts[i] / (all * NoiseCount.BIN));
			}
		return new Chart("Distribution of the potential", new Axis("Potential of the soma", "mV"), new Axis("Density", "1/mV"),
			List.of(new Curve("in noise", Style.LINE, x, y)));
	}

	private String sentence(final FiringInStretches firing, final SpikeTriggered preceding) {
		final NoiseInput e = regime.excitation(), i = regime.inhibition();
		final StringBuilder text =
			new StringBuilder(count.seconds() < settings.seconds() * (1 - 1e-9) ? "Cancelled; what was finished: " : "");
		text.append(format(
			"%s s of noise (%d excitatory synapses release at %.2g Hz, %d inhibitory at %.2g Hz): the soma sits at %.1f ± %.1f mV in"
				+ " place of %.1f",
			plain(count.seconds()), e.number(), 1000 * e.releaseRate(), i.number(), 1000 * i.releaseRate(), count.potential.mean(),
			count.potential.deviation(), regime.restPotential()));
		if (!count.resistances.isEmpty())
			text.append(
				format(", with %.3g MΩ in place of %.3g and %.3g ms in place of %.3g", count.resistance(), regime.restResistance(cable),
					count.timeConstant(), regime.restTimeConstant()));
		if (firing.spikes() == 0)
			text.append("; it does not fire");
		else {
			text.append(format("; it fires at %.3g Hz", firing.rate()));
			if (firing.intervals() > 1)
				text.append(format(" (CV %.2f)", firing.variation()));
			if (preceding.exists() && !Double.isNaN(preceding.excess(0) + preceding.excess(1)))
				text.append(", after ").append(more(preceding.excess(0), "excitation")).append(" and ")
					.append(more(preceding.excess(1), "inhibition"));
		}
		return text.append('.').toString();
	}

	/** Without a fraction that is none. */
	private static String plain(final double seconds) {
		return Math.abs(seconds - Math.rint(seconds)) < 1e-6 ? format("%.0f", seconds) : format("%.2f", seconds);
	}

	private static String more(final double percent, final String what) {
		return format("%.0f %% %s %s", Math.abs(percent), percent < 0 ? "less" : "more", what);
	}

	private static String format(final String text, final Object... values) {
		return String.format(Locale.ROOT, text, values);
	}

	private List<Figure> figures(final FiringInStretches firing, final SpikeTriggered preceding) {
		final List<Figure> figures = new ArrayList<>(List.of(
			new Figure("Duration", count.seconds(), "s", "Of the noise that was simulated, without the 250 ms before each stretch of it."),
			new Figure("Output rate", firing.rate(), "Hz", "Somatic spikes over the duration."),
			new Figure("CV", firing.variation(), "",
				"Standard deviation over mean of the intervals, each weighted with L/(L - interval), at most 10, L being the length of a stretch: long ones fit into one less often."),
			new Figure("CV2", firing.localVariation(), "", "Mean of 2 |difference| / sum of neighbouring intervals (Holt et al. 1996)."),
			new Figure("Fano factor", firing.fano(FANO_WINDOW), "", "Variance over mean of the number of spikes in windows of 100 ms."),
			new Figure("Potential", count.potential.mean(), "mV", "Mean of the soma, from 2 ms before to 10 ms after spikes left out."),
			new Figure("SD of the potential", count.potential.deviation(), "mV", "Of the soma, spikes left out."),
			new Figure("Potential at rest", regime.restPotential(), "mV", "Of the soma, settled, without synapses."),
			new Figure("Input resistance", count.resistance(), "MΩ",
				"Mean difference of two runs with the same releases, with and without a pulse of current into the soma, over the last quarter of the pulse; pulses count if neither run fires from 20 ms before on."),
			new Figure("Standard error of the input resistance", count.resistanceError(), "MΩ", "Over the pulses."),
			new Figure("Input resistance at rest", regime.restResistance(cable), "MΩ",
				"Of the soma, gates frozen at rest: before any sag, so more than Measure Excitability finds where a current such as h opens."),
			new Figure("Expected input resistance", regime.resistance(cable), "MΩ",
				"From the linear system with the mean conductance of every synapse, gates frozen at rest."),
			new Figure("Time constant", count.timeConstant(), "ms", "Integral of 1 - V(t)/V(end) of the mean response to a pulse."),
			new Figure("Time constant at rest", regime.restTimeConstant(), "ms", "The same of the linear system at rest: -Z'(0)/Z(0)."),
			new Figure("Expected time constant", regime.timeConstant(), "ms", "The same with the mean conductance of every synapse."),
			new Figure("Expected potential", regime.potential(), "mV", "Of the soma, from the same linear system."),
			new Figure("Expected SD of the potential", regime.deviation(), "mV",
				"From the same linear system and the spectra of the inputs."),
			new Figure("Pulses that count", count.resistances.size(), "", "Of " + count.pulses + " pulses.")));
		inputs(figures, "Excitatory", regime.excitation(), 0);
		inputs(figures, "Inhibitory", regime.inhibition(), 1);
		figures
			.add(new Figure("Correlation", regime.excitation().correlation(), "", "Of the spikes that arrive at two synapses of a kind."));
		figures.add(new Figure("Excitation before spikes", preceding.exists() ? preceding.excess(0) : Double.NaN, "%",
			"Excitatory releases in the windows before spikes over those by chance, less 1."));
		figures.add(new Figure("Inhibition before spikes", preceding.exists() ? preceding.excess(1) : Double.NaN, "%",
			"The same of inhibitory releases."));
		return figures;
	}

	private void inputs(final List<Figure> figures, final String kind, final NoiseInput input, final int k) {
		final double time = 1e-3 * input.number() * count.seconds();
		figures.addAll(List.of(new Figure(kind + " synapses", input.number(), "", "Number, at random places by length of dendrite."),
			new Figure(kind + " rate", 1000 * input.rate(), "Hz", "Spikes that arrive at each."),
			new Figure(kind + " releases", Arrays.stream(count.releases[k]).sum() / (1000 * time), "Hz", "Counted, of each synapse."),
			new Figure(kind + " conductance", count.conductance[k].mean(), "nS", "Mean of the sum over all synapses."),
			new Figure("Expected " + kind.toLowerCase(Locale.ROOT) + " conductance",
				input.meanIsExact() ? 1000 * input.meanConductance() : Double.NaN, "nS", "Campbell's theorem."),
			new Figure("SD of the " + kind.toLowerCase(Locale.ROOT) + " conductance", count.conductance[k].deviation(), "nS", "Over time."),
			new Figure("Expected SD of the " + kind.toLowerCase(Locale.ROOT) + " conductance",
				1000 * Math.sqrt(input.varianceOfConductance()), "nS",
				"Campbell's theorem with the covariances of the releases; not known where depressing inputs are also correlated or oscillate.")));
	}
}
