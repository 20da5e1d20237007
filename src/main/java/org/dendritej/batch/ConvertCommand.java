/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.dendritej.io.ReconstructionWriter;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a reconstruction in another format. */
@Command(name = "convert", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Writes a reconstruction in another format, which the end of the new file's name says: .swc, .traces (SNT) or .nml (NeuroML 2).",
	"What was noticed in the file, and what the new format cannot hold, is said on the standard error." })
final class ConvertCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(index = "0", paramLabel = "IN", description = "A reconstruction in any format that is read.") private Path in;

	@Parameters(index = "1", paramLabel = "OUT", description = "Where to write it.") private Path out;

	@Option(names = "--force", description = "Replace a file that is there; never the one that is read.") private boolean force;

	@Option(names = "--tree", paramLabel = "N",
		description = "Only this connected tree, counted from 0, or -1 for the one with a soma and most length; by default all.") private Integer tree;

	@Option(names = "--unit", paramLabel = "UM", defaultValue = "NaN",
		description = "Length of one unit of the file's coordinates in um, with which everything becomes um; by default the unit stays as it is.") private double unit;

	ConvertCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		ReconstructionWriter.requireFormat(out);
		if (unit <= 0 || Double.isInfinite(unit))
			throw new BatchException("--unit is " + unit + " um; it must be positive");
		if (Files.exists(out) && Files.exists(in) && Files.isSameFile(in, out))
			throw new BatchException(out + " is the file that is read; choose another name");
		if (Files.isDirectory(out))
			throw new BatchException(out + " is a folder; give the name of a file");
		if (Files.exists(out) && !force)
			throw new BatchException(out + " exists; choose another name, or replace it with --force");
		final Reconstruction read = Reconstructions.read(in);
		final Reconstruction chosen = tree == null ? read : read.tree(tree == -1 ? read.mainTree() : tree);
		Files.createDirectories(out.toAbsolutePath().getParent());
		final List<Finding> losses = ReconstructionWriter.write(out, chosen, unit);
		read.findings().forEach(finding -> terminal.note(RunCommand.text(finding)));
		losses.forEach(finding -> terminal.note(RunCommand.text(finding)));
		final Description description = Description.of(chosen);
		terminal.note(
			String.format(Locale.ROOT, "%s: %d points, %.1f %s", out, description.points(), description.length(), description.unit()));
		return 0;
	}
}
