/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.dendritej.experiment.PlasticityProtocol;
import org.dendritej.experiment.PlasticityProtocol.Measure;
import org.dendritej.experiment.PlasticityProtocol.Outcome;
import org.dendritej.imagej.PlasticityReport;
import org.dendritej.io.JsonReport;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.ReleasePreset;
import org.dendritej.mechanism.transmission.TimingPreset;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.simulation.RunMonitor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a synapse makes of trains and pairs of spikes. */
@Command(name = "plasticity", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Prints how a synapse changes, beside its theory, as JSON: the window of spike timing (timing-window), the dependence",
	"on the rate of pairs (pairing-rate), depression and facilitation over the rate (short-term) or in a train (train),",
	"failures, mean and coefficient of variation of release (release)." })
final class PlasticityCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(paramLabel = "MEASURE", description = "timing-window, pairing-rate, short-term, train or release.") private String measure;

	@Option(names = "--rule", paramLabel = "RULE", defaultValue = "bi-poo",
		description = "bi-poo, song, visual-cortex, visual-cortex-nearest or hippocampus; by default ${DEFAULT-VALUE}.") private String rule;

	@Option(names = "--pairs", paramLabel = "N", defaultValue = "0",
		description = "Pairs of spikes; by default 1 in a window and 60 at other rates.") private int pairs;

	@Option(names = "--repetition", paramLabel = "HZ", defaultValue = "1",
		description = "At which pairs of a window are repeated.") private double repetition;

	@Option(names = "--reach", paramLabel = "MS", defaultValue = "100",
		description = "Of the window; by default ${DEFAULT-VALUE}.") private double reach;

	@Option(names = "--step", paramLabel = "MS", defaultValue = "1",
		description = "Of the window; by default ${DEFAULT-VALUE}.") private double step;

	@Option(names = "--lag", paramLabel = "MS", defaultValue = "10",
		description = "Of one spike behind the other in pairing-rate; by default ${DEFAULT-VALUE}.") private double lag;

	@Option(names = "--release", paramLabel = "KIND", defaultValue = "depressing",
		description = "depressing, facilitating, layer-5 or working-memory; by default ${DEFAULT-VALUE}.") private String release;

	@Option(names = "--probability", paramLabel = "P",
		description = "Of release at the first spike; by default that of the kind.") private Double probability;

	@Option(names = "--recovery", paramLabel = "MS", description = "Of vesicles; by default that of the kind.") private Double recovery;

	@Option(names = "--facilitation", paramLabel = "MS",
		description = "Time constant; by default that of the kind.") private Double facilitation;

	@Option(names = "--sites", paramLabel = "N", defaultValue = "1",
		description = "Release sites; by default ${DEFAULT-VALUE}.") private int sites;

	@Option(names = "--random", description = "Draw each release, and average over trials.") private boolean random;

	@Option(names = "--lowest", paramLabel = "HZ", defaultValue = "0",
		description = "Rate of curves; by default 0.1 of pairs and 1 of trains.") private double lowest;

	@Option(names = "--highest", paramLabel = "HZ", defaultValue = "0",
		description = "Rate of curves; by default 50 of pairs and 100 of trains.") private double highest;

	@Option(names = "--points", paramLabel = "N", defaultValue = "25",
		description = "Rates of curves; by default ${DEFAULT-VALUE}.") private int points;

	@Option(names = "--rate", paramLabel = "HZ", defaultValue = "20",
		description = "Of a train; by default ${DEFAULT-VALUE}.") private double rate;

	@Option(names = "--spikes", paramLabel = "N", defaultValue = "0",
		description = "Of trains; by default 200 in short-term, 10 in train; for release the spike that is looked at, by default the first.") private int spikes;

	@Option(names = "--trials", paramLabel = "N", defaultValue = "20000",
		description = "Of random release; by default ${DEFAULT-VALUE}.") private int trials;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "Of everything random; by default ${DEFAULT-VALUE}.") private long seed;

	PlasticityCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		final TimingRule timing = TimingPreset.of(rule);
		final Release kind = ReleasePreset.of(release),
			releasing = new Release(sites, probability == null ? kind.probability() : probability,
				recovery == null ? kind.recovery() : recovery, facilitation == null ? kind.facilitation() : facilitation, random);
		final boolean measured = lag == 10 && (timing == TimingRule.VISUAL_CORTEX || timing == TimingRule.VISUAL_CORTEX_NEAREST);
		final Outcome outcome = new PlasticityProtocol(Measure.of(measure), timing,
			new PlasticityProtocol.Pairing(pairs, repetition, reach, step, lag, measured), releasing,
			new PlasticityProtocol.Trains(lowest, highest, points, rate, spikes, trials), seed).run(RunMonitor.SILENT);
		final Map<String, Object> report = new LinkedHashMap<>(PlasticityReport.of(outcome.result()));
		if (!outcome.figures().isEmpty()) report.put("figures", PlasticityReport.of(outcome.figures()));
		terminal.out().print(JsonReport.of(report));
		return 0;
	}
}
