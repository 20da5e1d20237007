/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.dendritej.experiment.OneCompartment;
import org.dendritej.imagej.RecordingCsv;
import org.dendritej.io.PatchClampFiles;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.PatchClamp;
import org.dendritej.nmodl.Channels;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a protocol on one compartment with one mechanism. */
@Command(name = "clamp", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Runs a clamp, step or event protocol on one compartment and writes voltage, states, currents and",
	"concentrations of every time step as comma-separated values. All of a row belongs to its time, before the",
	"events of the step that begins there." })
final class ClampCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(index = "0", paramLabel = "FILE.mod",
		description = "A mechanism in NMODL, or the name of one of the catalogue.") private String mechanism;

	@Parameters(index = "1", paramLabel = "PROTOCOL.json",
		description = "What is done to the compartment; the manual tells what may stand in it.") private Path protocol;

	@Option(names = "--out", paramLabel = "FILE.csv", description = "Where the values go; by default they are printed.") private Path out;

	@Option(names = "--spikes", paramLabel = "FILE.csv",
		description = "Where the spikes of an artificial cell go; by default nowhere.") private Path spikes;

	ClampCommand(final Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		final PatchClamp clamp = PatchClampFiles.read(protocol, mechanism());
		final Recording recording = OneCompartment.run(clamp, RunMonitor.SILENT);
		if (out == null) RecordingCsv.writeTraces(recording, terminal.out(), RunMonitor.SILENT);
		else
			RecordingCsv.writeTraces(recording, out, RunMonitor.SILENT);
		if (spikes != null)
			RecordingCsv.writeSpikes(recording, spikes);
		return 0;
	}

	private Mechanism mechanism() throws IOException {
		if (Files.exists(Path.of(mechanism)))
			return Nmodl.read(Path.of(mechanism));
		if (Catalogue.STANDARD.mechanisms().stream().anyMatch(known -> known.name().equals(mechanism)))
			return Catalogue.STANDARD.mechanism(mechanism);
		if (!Channels.NAMES.contains(mechanism))
			throw new BatchException("there is no file \"" + mechanism + "\" and no mechanism of that name in the catalogue");
		return Channels.named(mechanism);
	}
}
