/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.dendritej.experiment.PointExperiment;
import org.dendritej.experiment.PointExperiment.Stimulus;
import org.dendritej.experiment.PointRun;
import org.dendritej.experiment.RateCurve;
import org.dendritej.experiment.SpikeStatistics;
import org.dendritej.imagej.PointNeuronTables;
import org.dendritej.io.JsonReport;
import org.dendritej.mechanism.Waveform;
import org.dendritej.neuron.NamedNeuron;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

import ij.measure.ResultsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a neuron without shape and prints its spikes. */
@Command(name = "point", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Runs a neuron without shape and prints its spikes, their statistics and, if asked for, its rates over constant",
	"currents as JSON. Without a name it lists the neurons there are, with their parameters." })
final class PointCommand implements Callable<Integer> {

	private static final double TAKEN = Double.NaN;

	private final Terminal terminal;

	@Parameters(paramLabel = "NEURON", arity = "0..1",
		description = "Model, and class or pattern, such as \"Izhikevich: fast spiking\".") private String name;

	@Option(names = "--set", paramLabel = "PARAMETERS", defaultValue = "",
		description = "Parameters that are changed, such as \"tau=10; refractory=5\", in the units of the model.") private String parameters;

	@Option(names = "--script",
		description = "Steps of the published script of Izhikevich instead of the solution of the equations.") private boolean script;

	@Option(names = "--current", paramLabel = "NANOAMPERES",
		description = "A constant current from --onset on; by default the one that shows the class or pattern.") private double current =
			TAKEN;

	@Option(names = "--onset", paramLabel = "MS", defaultValue = "0",
		description = "Time at which that current begins, ms; by default ${DEFAULT-VALUE}.") private double onset;

	@Option(names = "--poisson", paramLabel = "HERTZ",
		description = "Rate of a Poisson train of conductances in place of a current.") private double poisson = TAKEN;

	@Option(names = "--weight", paramLabel = "NANOSIEMENS", defaultValue = "1",
		description = "Conductance that each event of the train opens; by default ${DEFAULT-VALUE} nS.") private double weight;

	@Option(names = "--decay", paramLabel = "MS", defaultValue = "5",
		description = "With which it closes; by default ${DEFAULT-VALUE} ms.") private double decay;

	@Option(names = "--reversal", paramLabel = "MILLIVOLTS", defaultValue = "0",
		description = "Its reversal potential; by default ${DEFAULT-VALUE} mV.") private double reversal;

	@Option(names = "--seed", paramLabel = "SEED", defaultValue = "1",
		description = "Of the train; by default ${DEFAULT-VALUE}.") private long seed;

	@Option(names = "--duration", paramLabel = "MS", defaultValue = "0",
		description = "Of the run; by default as long as the neuron's own input is shown.") private double duration;

	@Option(names = "--sampling", paramLabel = "MS", defaultValue = "0.1",
		description = "Between samples of traces.csv; by default ${DEFAULT-VALUE} ms.") private double sampling;

	@Option(names = "--window", paramLabel = "MS", defaultValue = "100",
		description = "In which spikes are counted for the Fano factor; by default ${DEFAULT-VALUE} ms.") private double window;

	@Option(names = "--rates", paramLabel = "FROM:TO:NUMBER",
		description = "Also the rates at so many constant currents, such as 0:1:41, each for 1000 ms.") private String rates;

	@Mixin private Threads threads;

	@Option(names = "--out", paramLabel = "DIR",
		description = "Folder for traces.csv, spikes.csv and rates.csv, made if it is not there.") private Path out;

	PointCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		threads.check();
		if (name == null) {
			final Map<String, Object> all = new LinkedHashMap<>();
			NamedNeuron.all().forEach(one -> all.put(one.label(), new LinkedHashMap<>(one.parameters())));
			terminal.out().print(JsonReport.of(all));
			return 0;
		}
		final NamedNeuron named = NamedNeuron.of(name).with(parameters);
		final PointExperiment experiment = new PointExperiment(named, script, stimulus(), duration, sampling, seed);
		final PointRun run = experiment.run(RunMonitor.SILENT);
		final SpikeStatistics statistics = SpikeStatistics.of(run.spikes(), run.duration(), window);
		final Optional<RateCurve> curve = rates == null ? Optional.empty() : Optional.of(curve(experiment));
		if (out != null) {
			final Map<String, ResultsTable> tables = new LinkedHashMap<>();
			tables.put("traces.csv", PointNeuronTables.traces(run, experiment.currents(run.times()), named.neuron().inputUnit()));
			tables.put("spikes.csv", PointNeuronTables.spikes(run));
			curve.ifPresent(measured -> tables.put("rates.csv", PointNeuronTables.rates(measured)));
			PointNeuronTables.write(out, tables);
		}
		terminal.out().print(JsonReport.of(PointNeuronTables.of(name, named.parameters(), run, statistics, curve)));
		return 0;
	}

	private Stimulus stimulus() {
		if (!Double.isNaN(poisson))
			return new Stimulus.Synapses(poisson, weight / 1000, decay, reversal);
		return Double.isNaN(current) ? new Stimulus.Own()
			: new Stimulus.Current(new Waveform.Step(current, onset, Double.POSITIVE_INFINITY));
	}

	private RateCurve curve(final PointExperiment experiment) {
		final List<Double> parts;
		try {
			parts = List.of(rates.split(":", -1)).stream().map(Double::valueOf).toList();
		}
		catch (final NumberFormatException e) {
			throw notRates();
		}
		if (parts.size() != 3 || parts.get(2) != Math.rint(parts.get(2)) || !(Math.abs(parts.get(2)) < 1e6))
			throw notRates();
		try (Workers workers = threads.start()) {
			return RateCurve.of(experiment.neuron(), parts.get(0), parts.get(1), parts.get(2).intValue(), 1000, workers, RunMonitor.SILENT);
		}
	}

	private BatchException notRates() {
		return new BatchException(
			"--rates is \"" + rates + "\"; expected the lowest current, the highest and their number, such as 0:1:41");
	}
}
