/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dendritej.experiment.PhasePlane;
import org.dendritej.experiment.PointExperiment;
import org.dendritej.experiment.PointExperiment.Stimulus;
import org.dendritej.experiment.PointRun;
import org.dendritej.experiment.RateCurve;
import org.dendritej.experiment.SpikeStatistics;
import org.dendritej.imagej.PointNeuronPlots;
import org.dendritej.imagej.PointNeuronTables;
import org.dendritej.mechanism.Waveform;
import org.dendritej.neuron.NamedNeuron;
import org.dendritej.units.Workers;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/** Shows what a point neuron does under an input: traces, the curve of rates over currents, the phase plane, intervals between spikes. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Models>Explore Point Neuron...",
	description = "Runs a neuron without shape (leaky integrate-and-fire, Izhikevich's classes, adaptive exponential patterns, Hodgkin-Huxley, Morris-Lecar, a pacemaker, a rate unit) and plots its traces, its rate over the current, its phase plane and the intervals between its spikes.")
public class ExplorePointNeuron extends ContextCommand {

	private static final String OWN = "as-published", STEP = "step", RAMP = "ramp", CONDUCTANCE = "conductance", SYNAPSES = "synapses",
		JUMPS = "jumps", SOLUTION = "solution",
		SCRIPT = "published-script";

	@Parameter(label = "Neuron", choices = {
		"leaky integrate-and-fire", "quadratic integrate-and-fire", "Izhikevich: regular spiking",
		"Izhikevich: intrinsically bursting", "Izhikevich: chattering", "Izhikevich: fast spiking",
		"Izhikevich: low-threshold spiking", "Izhikevich: thalamo-cortical", "Izhikevich: resonator",
		"Izhikevich: A tonic spiking", "Izhikevich: B phasic spiking", "Izhikevich: C tonic bursting",
		"Izhikevich: D phasic bursting", "Izhikevich: E mixed mode", "Izhikevich: F spike frequency adaptation",
		"Izhikevich: G class 1 excitable", "Izhikevich: H class 2 excitable", "Izhikevich: I spike latency",
		"Izhikevich: J subthreshold oscillations", "Izhikevich: K frequency preference", "Izhikevich: L integrator",
		"Izhikevich: M rebound spike", "Izhikevich: N rebound burst", "Izhikevich: O threshold variability",
		"Izhikevich: P bistability", "Izhikevich: Q depolarising after-potential", "Izhikevich: R accommodation",
		"Izhikevich: S inhibition-induced spiking", "Izhikevich: T inhibition-induced bursting", "adaptive exponential: tonic",
		"adaptive exponential: adapting", "adaptive exponential: initial burst", "adaptive exponential: regular bursting",
		"adaptive exponential: delayed accelerating", "adaptive exponential: delayed regular bursting",
		"adaptive exponential: transient", "adaptive exponential: irregular", "adaptive exponential: Brette & Gerstner 2005",
		"Hodgkin-Huxley", "Morris-Lecar: type I", "Morris-Lecar: type II", "pacemaker (Morris-Lecar)", "rate unit: rectifier",
		"rate unit: logistic, bistable", "rate unit: tanh", "rate unit: threshold" }, persist = false, callback = "preview",
		description = "Model, and class or pattern. Izhikevich: classes of 2003, doi:10.1109/TNN.2003.820440, and patterns A to T of 2004, doi:10.1109/TNN.2004.832719. Adaptive exponential: Brette and Gerstner 2005, doi:10.1152/jn.00686.2005; patterns of Naud et al. 2008, doi:10.1007/s00422-008-0264-7, with the values in common use that P. Mueller has fitted to its figures. Hodgkin-Huxley 1952, doi:10.1113/jphysiol.1952.sp004764. Morris-Lecar 1981, doi:10.1016/S0006-3495(81)84782-0, sets of Rinzel and Ermentrout 1998. Rate unit: Wilson and Cowan 1972, doi:10.1016/S0006-3495(72)86068-5.") private String neuron =
			"Izhikevich: regular spiking";

	@Parameter(label = "Parameters", required = false, persist = false, callback = "preview",
		description = "What is changed, such as tau=10; refractory=5, in the units of the model. The line at the end of this form names all of the model that is chosen.") private String parameters =
			"";

	@Parameter(label = "Method", choices = { SOLUTION, SCRIPT }, persist = false,
		description = "solution: the equations are solved, spikes are located between steps. published-script: the steps of Izhikevich's scripts (1 ms in 2003, Euler steps of 0.1 to 0.5 ms in 2004), which do not solve the equations; patterns P, Q and T of 2004 need them.") private String method =
			SOLUTION;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String inputgroup =
		Commands.heading("Input");

	@Parameter(label = "Input", choices = { OWN, STEP, RAMP, CONDUCTANCE, SYNAPSES, JUMPS }, persist = false,
		description = "as-published: the current that shows the class or pattern. step, ramp: a current of the next lines. conductance: a step of a conductance. synapses: conductances opened by a Poisson train. jumps: a Poisson train of which each event makes the potential jump.") private String input =
			OWN;

	@Parameter(label = "Current (nA)", style = "format:0.0000", persist = false,
		description = "Height of the step, or begin of the ramp. On models without an area of their own nA are what the papers call I; of a rate unit it is its input in Hz.") private double current =
			10;

	@Parameter(label = "Current at the end of the ramp (nA)", style = "format:0.0000", persist = false,
		description = "Which the ramp reaches at its end, and after which there is no current.") private double reaching = 20;

	@Parameter(label = "Onset (ms)", min = "0", style = "format:0.0", persist = false,
		description = "Time at which the step or the ramp of current begins.") private double onset = 10;

	@Parameter(label = "Length (ms)", min = "0", style = "format:0.0", persist = false,
		description = "Of the step of current or conductance, or of the ramp. 0 for up to the end of the run.") private double length;

	@Parameter(label = "Rate of events (Hz)", min = "0", max = "100000", style = "format:0.0", persist = false,
		description = "Of the Poisson train of synapses or jumps, all synapses together.") private double rate = 500;

	@Parameter(label = "Conductance (nS)", min = "0", style = "format:0.000", persist = false,
		description = "That each event of synapses opens at once, or height of the step of conductance.") private double conductance = 1;

	@Parameter(label = "Decay (ms)", min = "0.001", style = "format:0.000", persist = false,
		description = "Time constant with which the conductance closes.") private double decay = 5;

	@Parameter(label = "Reversal (mV)", min = "-1000", max = "1000", style = "format:0.0", persist = false,
		description = "Reversal potential of the synapses or of the conductance; 0 excites, -80 inhibits.") private double reversal;

	@Parameter(label = "Jump (mV)", min = "-1000", max = "1000", style = "format:0.000", persist = false,
		description = "By which each event of jumps moves the potential, or the rate of a rate unit in Hz.") private double jump = 1;

	@Parameter(label = "Seed", min = "0", persist = false,
		description = "Of the Poisson train; the same seed gives the same events.") private int seed =
			1;

	@Parameter(label = "Duration (ms)", min = "0", max = "10000000", style = "format:0.0", persist = false,
		description = "Of the run. 0 for as long as the neuron's own input is shown.") private double duration;

	@Parameter(label = "Sampling (ms)", min = "0.000001", style = "format:0.000", persist = false,
		description = "Time between two samples of the traces. Results do not depend on it.") private double sampling = 0.1;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String resultgroup =
		Commands.heading("Plots");

	@Parameter(label = "Traces", persist = false,
		description = "Potential, and recovery or gates, over time, with spikes and input.") private boolean traces =
			true;

	@Parameter(label = "Rate over current", persist = false,
		description = "The f-I curve at constant currents: from the first interval, and settled in the second half of each run.") private boolean curve;

	@Parameter(label = "Phase plane", persist = false,
		description = "For models of two variables: nullclines, fixed points and the path of the run, at the current in its middle.") private boolean phase;

	@Parameter(label = "Histogram of intervals", persist = false,
		description = "Of the intervals between the spikes of the run.") private boolean histogram;

	@Parameter(label = "Lowest current (nA)", style = "format:0.0000", persist = false,
		description = "Begin of the curve of rates. If it equals the highest one, a range that suits the model is taken.") private double lowest;

	@Parameter(label = "Highest current (nA)", style = "format:0.0000", persist = false,
		description = "End of the curve of rates; of a rate unit in Hz.") private double highest;

	@Parameter(label = "Currents", min = "2", max = "100000", persist = false,
		description = "Number of points of the curve of rates, at equal distances.") private int points =
			41;

	@Parameter(label = "Run of each current (ms)", min = "0.001", max = "10000000", style = "format:0.0", persist = false,
		description = "How long each constant current of the curve of rates lasts.") private double each = 1000;

	@Parameter(label = "Bin of the histogram (ms)", min = "0.000001", style = "format:0.000", persist = false,
		description = "Width of the bins into which intervals are counted.") private double bin = 2;

	@Parameter(label = "Window of the Fano factor (ms)", min = "0.001", style = "format:0.0", persist = false,
		description = "In which spikes are counted; the factor is the variance of the counts over their mean.") private double window = 100;

	@Parameter(label = "Folder for files", style = "directory", required = false, persist = false,
		description = "Where traces.csv, spikes.csv and what else is plotted (rates.csv, phase.csv, intervals.csv) are written. Nothing is written if it is empty.") private File folder;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a neuron: then its parameters stand here.";

	private final Preview preview = new Preview();

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> out = Inputs.folder("folder", folder);
			final PointExperiment experiment = experiment();
			final Optional<PhasePlane> plane = phase ? Optional.of(experiment.phasePlane()) : Optional.empty();
			final PointRun run = experiment.run(progress.stage("Simulating " + neuron, 0, curve ? 0.3 : 1)::progress);
			final SpikeStatistics statistics = SpikeStatistics.of(run.spikes(), run.duration(), window);
			final Optional<RateCurve> rates = curve ? Optional.of(rates(experiment, progress)) : Optional.empty();
			final List<ImagePlus> plots = plots(experiment, run, rates, plane);
			if (out.isPresent())
				PointNeuronTables.write(out.get(), tables(experiment, run, rates, plane));
			Commands.showRows(rows -> PointNeuronTables.addRow(rows, neuron, words(), run, statistics, rates), Optional.empty());
			plots.forEach(Commands::show);
		});
	}

	private PointExperiment experiment() {
		final NamedNeuron named = NamedNeuron.of(neuron).with(parameters == null ? "" : parameters);
		return new PointExperiment(named, method.equals(SCRIPT), stimulus(named), duration, sampling, seed);
	}

	private Stimulus stimulus(final NamedNeuron named) {
		final double lasting = duration == 0 ? named.duration() : duration;
		final double span = length == 0 ? Math.max(lasting - onset, 1e-6) : length;
		return switch (input) {
			case STEP -> new Stimulus.Current(new Waveform.Step(current, onset, length == 0 ? Double.POSITIVE_INFINITY : length));
			case RAMP -> new Stimulus.Current(new Waveform.Ramp(current, reaching, onset, span));
			case CONDUCTANCE -> new Stimulus.Conductance(
				new Waveform.Step(Inputs.scaled(conductance, -3), onset, length == 0 ? Double.POSITIVE_INFINITY : length), reversal);
			case SYNAPSES -> new Stimulus.Synapses(rate, Inputs.scaled(conductance, -3), decay, reversal);
			case JUMPS -> new Stimulus.Jumps(rate, jump);
			default -> new Stimulus.Own();
		};
	}

	private RateCurve rates(final PointExperiment experiment, final Progress progress) {
		final boolean own = lowest == highest;
		final double from = own ? experiment.named().lowest() : lowest, to = own ? experiment.named().highest() : highest;
		if (!(from < to))
			throw new ParameterException("highest",
				"is " + highest + " nA and lowest " + lowest + "; expected a highest current above the lowest");
		try (Workers workers = Commands.workers()) {
			return RateCurve.of(experiment.neuron(), from, to, points, each, workers,
				progress.stage("Simulating rates of " + neuron, 0.3, 1)::progress);
		}
	}

	private List<ImagePlus> plots(final PointExperiment experiment, final PointRun run, final Optional<RateCurve> rates,
		final Optional<PhasePlane> plane) {
		final String provenance =
			"DendriteJ Explore Point Neuron\n" + neuron + "\n" + method + "\n" + experiment.named().parameters() + "\n" + words();
		final List<ImagePlus> plots = new ArrayList<>();
		if (traces)
			plots.addAll(
				PointNeuronPlots.traces(neuron, run, experiment.currents(run.times()), experiment.neuron().inputUnit(), provenance));
		rates.ifPresent(measured -> plots.add(PointNeuronPlots.rates(neuron, measured, provenance)));
		plane.ifPresent(drawn -> plots.add(PointNeuronPlots.phasePlane(neuron, drawn, run, provenance)));
		if (histogram)
			plots.add(PointNeuronPlots.intervals(neuron, run, bin, provenance));
		return plots;
	}

	private Map<String, ResultsTable> tables(final PointExperiment experiment, final PointRun run, final Optional<RateCurve> rates,
		final Optional<PhasePlane> plane) {
		final Map<String, ResultsTable> tables = new LinkedHashMap<>();
		tables.put("traces.csv",
			PointNeuronTables.traces(run, experiment.currents(run.times()), experiment.neuron().inputUnit()));
		tables.put("spikes.csv", PointNeuronTables.spikes(run));
		rates.ifPresent(measured -> tables.put("rates.csv", PointNeuronTables.rates(measured)));
		plane.ifPresent(drawn -> tables.put("phase.csv", PointNeuronTables.phasePlane(drawn, run.variables().get(1))));
		if (histogram)
			tables.put("intervals.csv", PointNeuronTables.intervals(run, bin));
		return tables;
	}

	private String words() {
		return switch (input) {
			case STEP -> "step of " + current + " from " + onset + " ms";
			case RAMP -> "ramp from " + current + " to " + reaching + " from " + onset + " ms";
			case CONDUCTANCE -> "conductance of " + conductance + " nS to " + reversal + " mV from " + onset + " ms";
			case SYNAPSES -> "synapses, " + rate + " Hz of " + conductance + " nS";
			case JUMPS -> "jumps, " + rate + " Hz of " + jump + " mV";
			default -> OWN;
		};
	}

	/** Called when another neuron was chosen or changed. */
	private void preview() {
		preview.show(context(), Preview.OPENING, line -> figures = line, () -> {
			final StringBuilder line = new StringBuilder();
			NamedNeuron.of(neuron).with(parameters == null ? "" : parameters).parameters()
				.forEach((name, value) -> line.append(line.isEmpty() ? "" : "; ").append(name).append('=').append(value));
			return line.append('.').toString();
		});
	}
}
