/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dendritej.SharedData;
import org.dendritej.experiment.Legion;
import org.dendritej.imaging.Pictures;
import org.dendritej.indicator.Responses;
import org.dendritej.neuron.PointNeuronFigures;
import org.dendritej.simulation.CableImpedances;
import org.dendritej.simulation.CableLaws;
import org.dendritej.simulation.Figure;
import org.dendritej.simulation.LayerFiveCell;
import org.dendritej.simulation.OffGridStimuli;
import org.dendritej.simulation.OtherCells;
import org.dendritej.simulation.PlasticityFigures;
import org.dendritej.simulation.PublicCell;
import org.dendritej.simulation.Rallpacks;
import org.dendritej.simulation.ShuntingInhibition;
import org.dendritej.simulation.SquidAxon;
import org.dendritej.simulation.SynapticPotentials;

/**
 * Computes the figures that the tests assert and prints them beside their references, as a Markdown table, or writes it into the README that is given as
 * argument. Ends with an error if a figure is not met. The README says the command.
 */
public final class ValidationTable {

	/** Name of the part of the README. */
	static final String PART = "validation table";

	private ValidationTable() {}

	/** The table with what it was made with. */
	private static String markdown(final List<Figure> figures, final boolean withCell) throws IOException {
		final StringBuilder text = new StringBuilder();
		final long met = figures.stream().filter(Figure::met).count();
		text.append("Computed on ").append(Provenance.dateAndVersions()).append(": ").append(met == figures.size() ? "all" : met + " of")
			.append(' ')
			.append(figures.size()).append(" figures are within their tolerances.");
		if (!withCell)
			text.append(" The rows of the pyramidal cell are left out, since its reconstruction `").append(PublicCell.FILE)
				.append("` is missing.");
		text.append(
			"\n\n<details>\n<summary>The figures</summary>\n\n| quantity | ours | reference | source | deviation | tolerance |\n|---|---|---|---|---|---|\n");
		for (final Figure figure : figures)
			text.append("| ").append(String.join(" | ", figure.columns())).append(figure.met() ? "" : " **not met**").append(" |\n");
		return text.append("\n</details>\n").toString();
	}

	/**
	 * Makes the table.
	 *
	 * @param arguments the README; nothing to print
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(final String[] arguments) throws IOException {
		final List<Figure> figures = new ArrayList<>();
		figures.addAll(Rallpacks.figures());
		figures.addAll(CableImpedances.figures());
		figures.addAll(CableLaws.figures());
		figures.addAll(SquidAxon.figures());
		figures.addAll(SynapticPotentials.figures());
		figures.addAll(OffGridStimuli.figures());
		figures.addAll(PlasticityFigures.figures());
		figures.addAll(PointNeuronFigures.figures());
		figures.addAll(Responses.figures());
		figures.addAll(Pictures.figures());
		final Optional<Path> file = SharedData.find(PublicCell.FILE);
		if (file.isPresent()) {
			final PublicCell cell = new PublicCell(file.get());
			figures.addAll(cell.figures());
			figures.addAll(new ShuntingInhibition(cell).figures());
			final LayerFiveCell layerFive = new LayerFiveCell(file.get());
			figures.addAll(layerFive.figures());
			final Optional<Path> sites = SharedData.find(LayerFiveCell.LEGION);
			if (sites.isPresent()) figures.addAll(layerFive.legion(sites.get()));
			figures.addAll(new Legion(file.get()).figures());
		}
		figures.addAll(OtherCells.figures());
		final String markdown = markdown(figures, file.isPresent());
		if (arguments.length == 0)
			System.out.print(markdown);
		else
			ReadmeSection.write(Path.of(arguments[0]), PART, markdown);
		if (!figures.stream().allMatch(Figure::met)) System.exit(1);
	}
}
