/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.Section;
import org.dendritej.experiment.CountSynapses.Part;
import org.dendritej.experiment.CountSynapses.Settings;
import org.dendritej.experiment.LeastNumber.Found;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.simulation.Figure;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.units.Workers;

/**
 * How many synapses fire the cell of the reference, and whether a sum over branches predicts it: membrane and synapses from the catalogue in NMODL. Beside means of
 * NEURON 8.2.2 (pyr_legion.py of the reference) over other draws; of clusters and of the mixture those of 24 and 12 seeds, three of which vary by a quarter.
 */
public final class Legion {

	private static final String WHO = "layer-5 membrane from the catalogue, synapses that fire the cell: ", NEURON = "NEURON 8.2.2",
		LAW = "law";
	private static final Settings ASKED = CountSynapses.QUESTION.defaults(), EXCITATORY = ASKED.changed("inhibitory", 0.0);

	private final ReferenceCell cell;
	private final NeuronModel bare;

	/**
	 * Reads the cell and lets it settle.
	 *
	 * @param file the reconstruction
	 * @throws IOException if it cannot be read
	 */
	public Legion(final Path file) throws IOException {
		cell = ReferenceCell.of(file, ReferenceMembrane.LAYER_5).leakingInNmodl();
		bare = CountSynapses.bare(cell.model(), cell.cable(), RunMonitor.SILENT);
	}

	/**
	 * All figures of the table.
	 *
	 * @return in their order
	 */
	public List<Figure> figures() {
		final List<Figure> figures = new ArrayList<>();
		try (Workers workers = Workers.onAllCores()) {
			final double scattered = mean(EXCITATORY, workers), clustered = mean(EXCITATORY.clusters(10), workers);
			figures.add(neuron("scattered, within 2 ms", scattered, 63.7));
			figures.add(neuron("a tenth of them inhibitory", mean(ASKED.changed("seeds", 12), workers), 73.1));
			final double wide = mean(EXCITATORY.changed("window", 30.0), workers);
			figures.add(neuron("within 10 ms", mean(EXCITATORY.changed("window", 10.0), workers), 65));
			figures.add(neuron("within 30 ms", wide, 72));
			figures.add(neuron("in clusters of 4", mean(EXCITATORY.clusters(4).changed("seeds", 24), workers), 52.2));
			figures.add(neuron("in clusters of 10", clustered, 45.5));
			figures.add(neuron("in clusters of 20", mean(EXCITATORY.clusters(20).changed("seeds", 24), workers), 44.3));
			figures.add(neuron("on basal dendrites", mean(EXCITATORY.changed("part", Part.BASAL), workers), 40));
			figures.add(neuron("on apical dendrites", mean(EXCITATORY.changed("part", Part.APICAL), workers), 54.3));
			final Settings ampa = EXCITATORY.changed("nmda", 0.0);
			final double ampaScattered = mean(ampa, workers);
			figures.add(law("without NMDA over with it", ampaScattered / scattered, Figure.Relation.ABOVE, 1.2));
			figures.add(law("without NMDA, in clusters of 10 over scattered", mean(ampa.clusters(10), workers) / ampaScattered,
				Figure.Relation.ABOVE, 0.9));
			figures.add(law("what 30 ms in place of 2 ms cost with NMDA over without",
				(wide / scattered - 1) / (mean(ampa.changed("window", 30.0), workers) / ampaScattered - 1), Figure.Relation.BELOW, 0.5));
			figures.add(new Figure(WHO + "release probability 0.2 over 1", "",
				mean(EXCITATORY.changed("release", 0.2), workers) / scattered, Figure.Relation.EQUAL, 5, LAW, 0.1, 0));
			figures.addAll(twoLayers(workers));
		}
		return figures;
	}

	private static Figure neuron(final String condition, final double mean, final double expected) {
		return new Figure(WHO + condition, "", mean, Figure.Relation.EQUAL, expected, NEURON, 0.1, 0);
	}

	private static Figure law(final String condition, final double ours, final Figure.Relation relation, final double bound) {
		return new Figure(WHO + condition, "", ours, relation, bound, LAW, 0, 0);
	}

	/** Mean number over the draws. */
	private double mean(final Settings settings, final Workers workers) {
		final NeuronModel lasting = bare.with(bare.protocol().duration(settings.duration()));
		final List<SynapsePool> pools = CountSynapses.pools(cell.cable(), settings, 1);
		return LeastNumber.find(pools.size(), settings.total(), cell.cable(),
			(k, number) -> ReferenceCell.synapsesInNmodl(pools.get(k).on(lasting, number)), workers, RunMonitor.SILENT).stream()
			.mapToDouble(Found::number).average().orElseThrow();
	}

	/** Poirazi, Brannon &amp; Mel (2003): forty allocations to the end branches, no sodium in soma and axon. */
	private List<Figure> twoLayers(final Workers workers) {
		final List<Section> branches = new EndBranches(cell.cable()).longest(8, TwoLayers.SHORTEST);
		final NeuronModel quiet = ManyRuns.atRest(
			SodiumOff.of(cell.stepped(Protocol.Scheme.BACKWARD_EULER, 0.1).model()), cell.cable(), RunMonitor.SILENT);
		final TwoLayers found = TwoLayers.of(quiet, cell.cable(), branches, 20, 0.3, 1.5, 40, 1, workers, RunMonitor.SILENT);
		final String who =
			"layer-5 membrane from the catalogue, forty allocations to " + branches.size() + " end branches: part of the variance that ";
		return List.of(
			new Figure(who + "the sum over branches predicts", "", found.explainedByBranches(), Figure.Relation.ABOVE, 0.85, LAW, 0, 0),
			new Figure(who + "the number of synapses predicts", "", found.explainedByNumber(), Figure.Relation.BELOW, 0.75, LAW, 0, 0),
			new Figure(who + "both leave over, number of synapses over sum", "",
				(1 - found.explainedByNumber()) / (1 - found.explainedByBranches()),
				Figure.Relation.ABOVE, 2, LAW, 0, 0));
	}
}
