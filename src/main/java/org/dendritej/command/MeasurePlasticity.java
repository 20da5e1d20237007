/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import org.dendritej.experiment.PlasticityProtocol;
import org.dendritej.experiment.PlasticityProtocol.Measure;
import org.dendritej.experiment.PlasticityProtocol.Outcome;
import org.dendritej.imagej.PlasticityReport;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.ReleasePreset;
import org.dendritej.mechanism.transmission.TimingPreset;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.TimingRule.Pairing;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** Measures what a synapse makes of trains and pairs of spikes: windows of timing, rates of pairing, depression, facilitation, release. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Questions>Measure Plasticity...",
	description = "Measures how a synapse changes: the window of spike timing, the rate of pairing, depression and facilitation in trains, and failures and variation of release, each beside its theory.")
public class MeasurePlasticity extends ContextCommand {

	private static final String VALUES = "values", NEAREST = "nearest", ALL = "all-to-all";

	@Parameter(label = "Measure", choices = { "timing-window", "pairing-rate", "short-term", "train", "release" }, persist = false,
		description = "timing-window: change of the weight over the difference of spike times (STDP). pairing-rate: the same over the rate of pairs. short-term: response in the steady state over the rate. train: responses during one train. release: failures, mean and coefficient of variation of one response over many trials.") private String measure =
			"timing-window";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String rulegroup =
		Commands.heading("Spike timing: timing-window, pairing-rate");

	@Parameter(label = "Rule", choices = { "bi-poo", "song", "visual-cortex", "visual-cortex-nearest", "hippocampus", VALUES },
		persist = false,
		description = "bi-poo: pairs, Bi and Poo 1998, doi:10.1523/JNEUROSCI.18-24-10464.1998. song: pairs, Song, Miller and Abbott 2000, doi:10.1038/78829. visual-cortex, visual-cortex-nearest, hippocampus: triplets, Pfister and Gerstner 2006, doi:10.1523/JNEUROSCI.1425-06.2006. values: those of the next lines.") private String rule =
			"bi-poo";

	@Parameter(label = "Pair potentiates by (of the weight)", min = "-1000", max = "1000", style = "format:0.000000", persist = false,
		description = "For rule values: A2+, change of the weight by a pair of which the presynaptic spike comes just before.") private double pairplus =
			0.005;

	@Parameter(label = "Pair depresses by (of the weight)", min = "-1000", max = "1000", style = "format:0.000000", persist = false,
		description = "For rule values: A2-, loss of weight by a pair of which the presynaptic spike comes just after.") private double pairminus =
			0.00525;

	@Parameter(label = "Triplet potentiates by (of the weight)", min = "-1000", max = "1000", style = "format:0.000000", persist = false,
		description = "For rule values: A3+, of post, pre, post. 0 for a rule of pairs.") private double tripletplus;

	@Parameter(label = "Triplet depresses by (of the weight)", min = "-1000", max = "1000", style = "format:0.000000", persist = false,
		description = "For rule values: A3-, of pre, post, pre. 0 for a rule of pairs.") private double tripletminus;

	@Parameter(label = "Window of potentiation (ms)", min = "0.000001", max = "1000000000", style = "format:0.00", persist = false,
		description = "For rule values: time constant tau+ of the trace of presynaptic spikes.") private double tauplus = 16.8;

	@Parameter(label = "Window of depression (ms)", min = "0.000001", max = "1000000000", style = "format:0.00", persist = false,
		description = "For rule values: time constant tau- of the trace of postsynaptic spikes.") private double tauminus = 33.7;

	@Parameter(label = "Slow presynaptic window (ms)", min = "0.000001", max = "1000000000", style = "format:0.00", persist = false,
		description = "For rule values: time constant tau_x of the trace of presynaptic spikes in triplets.") private double taux = 101;

	@Parameter(label = "Slow postsynaptic window (ms)", min = "0.000001", max = "1000000000", style = "format:0.00", persist = false,
		description = "For rule values: time constant tau_y of the trace of postsynaptic spikes in triplets.") private double tauy = 114;

	@Parameter(label = "Spikes that form pairs", choices = { ALL, NEAREST }, persist = false,
		description = "For rule values: all-to-all: every spike with all before. nearest: with the nearest before.") private String pairing =
			ALL;

	@Parameter(label = "Pairs", min = "0", max = "1000000", persist = false,
		description = "How many pairs are given. 0 for 1 in a timing-window and 60 in pairing-rate.") private int pairs;

	@Parameter(label = "Repetition of pairs (Hz)", min = "0.000001", max = "1000000", style = "format:0.000", persist = false,
		description = "For a timing-window of several pairs: how often they are repeated.") private double repetition = 1;

	@Parameter(label = "Reach of the window (ms)", min = "0.000001", max = "1000000", style = "format:0.0", persist = false,
		description = "Largest difference of spike times in a timing-window.") private double reach = 100;

	@Parameter(label = "Step of the window (ms)", min = "0.000001", max = "1000000", style = "format:0.00", persist = false,
		description = "Between two differences in a timing-window.") private double step = 1;

	@Parameter(label = "Lag (ms)", min = "0.000001", max = "1000000", style = "format:0.0", persist = false,
		description = "For pairing-rate: how far one spike is behind the other. With 10 ms and a rule of the visual cortex the measurements of Sjostrom, Turrigiano and Nelson 2001, doi:10.1016/S0896-6273(01)00542-6, are shown beside it.") private double lag =
			10;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String releasegroup =
		Commands.heading("Release: short-term, train, release");

	@Parameter(label = "Release", choices = { "depressing", "facilitating", "layer-5", "working-memory", VALUES }, persist = false,
		description = "depressing and facilitating: Tsodyks, Uziel and Markram 2000, doi:10.1523/JNEUROSCI.20-01-j0003.2000. layer-5: Tsodyks and Markram 1997, doi:10.1073/pnas.94.2.719. working-memory: Mongillo, Barak and Tsodyks 2008, doi:10.1126/science.1150769. values: those of the next lines.") private String release =
			"depressing";

	@Parameter(label = "Release probability (0 to 1)", min = "0", max = "1", style = "format:0.0000", persist = false,
		description = "For release values: chance that a site releases its vesicle at the first spike; 0.05 to 0.9 in cortex.") private double probability =
			0.25;

	@Parameter(label = "Recovery (ms)", min = "0", max = "1000000000", style = "format:0.0", persist = false,
		description = "For release values: time constant with which a vesicle is replaced. 0 for at once, without depression.") private double recovery;

	@Parameter(label = "Facilitation (ms)", min = "0", max = "1000000000", style = "format:0.0", persist = false,
		description = "For release values: time constant with which raised release falls back. 0 for none.") private double facilitation;

	@Parameter(label = "Release sites", min = "1", max = "10000", persist = false,
		description = "Independent sites, each of which holds one vesicle; 1 to 10 are usual.") private int sites = 1;

	@Parameter(label = "Draw each release", persist = false,
		description = "For short-term and train: whether releases are drawn and averaged over trials; otherwise their mean is computed.") private boolean random;

	@Parameter(label = "Lowest rate (Hz)", min = "0", max = "1000000", style = "format:0.00", persist = false,
		description = "Of the curves over rates. 0 for 0.1 in pairing-rate and 1 in short-term.") private double lowest;

	@Parameter(label = "Highest rate (Hz)", min = "0", max = "1000000", style = "format:0.00", persist = false,
		description = "Of the curves over rates. 0 for 50 in pairing-rate and 100 in short-term.") private double highest;

	@Parameter(label = "Rates", min = "2", max = "10000", persist = false,
		description = "Number of rates of these curves, at equal ratios.") private int points = 25;

	@Parameter(label = "Rate of the train (Hz)", min = "0.000001", max = "1000000", style = "format:0.00", persist = false,
		description = "At which spikes follow each other in train and release.") private double rate = 20;

	@Parameter(label = "Spikes", min = "0", max = "1000000", persist = false,
		description = "Length of trains; for release the number of the spike that is looked at. 0 for 200 in short-term, 10 in train, and the first spike in release.") private int spikes;

	@Parameter(label = "Trials", min = "2", max = "100000000", persist = false,
		description = "Over which stochastic release is counted.") private int trials = 20_000;

	@Parameter(label = "Seed", min = "0", persist = false,
		description = "Of everything random; the same seed gives the same numbers.") private int seed =
			1;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String resultgroup =
		Commands.heading("Result");

	@Parameter(label = "Save table as (.csv)", style = "save", required = false, persist = false,
		description = "Where the rows are written, too. Nothing is written if it is empty.") private File table;

	@Parameter(type = ItemIO.OUTPUT) private ImagePlus plot;

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			final Optional<Path> csv = Inputs.newFile("table", table);
			final PlasticityProtocol protocol = protocol();
			final Outcome outcome = protocol.run(progress.stage("Measuring " + measure, 0, 1)::progress);
			final String label = label(protocol.measure());
			Commands.showRows(rows -> {
				if (outcome.figures().isEmpty()) PlasticityReport.addRows(rows, label, outcome.result());
				else PlasticityReport.addRow(rows, label, outcome.figures());
			}, csv);
			plot = Commands.show(PlasticityReport.plot(Commands.title(outcome.result().title()), outcome.result(),
				protocol.measure() == Measure.PAIRING_RATE || protocol.measure() == Measure.SHORT_TERM, provenance(protocol)));
		});
	}

	private PlasticityProtocol protocol() {
		final Measure what = Measure.of(measure);
		final TimingRule timing = rule.equals(VALUES)
			? new TimingRule(pairplus, pairminus, tripletplus, tripletminus, tauplus, tauminus, taux, tauy,
				pairing.equals(NEAREST) ? Pairing.NEAREST : Pairing.ALL_TO_ALL)
			: TimingPreset.of(rule);
		final Release releasing = release.equals(VALUES) ? new Release(sites, probability, recovery, facilitation, random)
			: ReleasePreset.of(release).sites(sites).stochastic(random);
		final boolean measured = lag == 10 && (timing == TimingRule.VISUAL_CORTEX || timing == TimingRule.VISUAL_CORTEX_NEAREST);
		return new PlasticityProtocol(what, timing, new PlasticityProtocol.Pairing(pairs, repetition, reach, step, lag, measured),
			releasing,
			new PlasticityProtocol.Trains(lowest, highest, points, rate, spikes, trials), seed);
	}

	private String label(final Measure what) {
		return what == Measure.TIMING_WINDOW || what == Measure.PAIRING_RATE ? rule : release;
	}

	private static String provenance(final PlasticityProtocol protocol) {
		return "DendriteJ Measure Plasticity\n" + protocol.toString().replace("], ", "]\n");
	}
}
