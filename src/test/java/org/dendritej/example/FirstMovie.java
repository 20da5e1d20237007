/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.imaging.VoxelWeights;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Recording;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.units.Workers;

/** The whole path in one page: a reconstruction in, a movie of its membrane potential out. */
public final class FirstMovie {

	private FirstMovie() {
	}

	/**
	 * Injects current into the soma of a cell with an active soma and looks at its dendrites.
	 *
	 * @param file a reconstruction
	 * @return membrane potential, mV, shape {@code [x, y, z, frames]}; computed when looked at
	 * @throws IOException if the file cannot be read
	 */
	public static RandomAccessibleInterval<FloatType> of(final Path file) throws IOException {
		final CableProperties properties = CableProperties.uniform(100, 1); // Ω·cm, µF/cm²
		final Morphology morphology = Reconstructions.read(file).morphology();
		final CableModel cable = CableModel.discretise(morphology, properties, Discretisation.DEFAULT);

		final Biophysics biophysics = Biophysics.passive(properties, 1e-4, -65).at(6.3) // S/cm², mV, °C
			.paint(Region.SOMA, HodgkinHuxley.INSTANCE, Map.of("gnabar", 0.5, "gkbar", 0.1));
		final Stimulus current = new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(0.2, 5, 30)); // nA, ms
		final NeuronModel model = NeuronModel.of("first movie", ReconstructionSource.of(file.toString())) //
			.with(biophysics).with(Protocol.lasting(40).with(current));

		final Recording recording = Simulation.of(model, cable).run(RunMonitor.SILENT);
		try (Workers workers = Workers.onAllCores()) {
			final Grid grid = Grid.fitted(cable.pieces(), 2, 4, 5); // µm: pixel, slice, margin
			return VoltageMovie
				.of(VoxelWeights.of(cable.pieces(), cable.compartments(), grid, workers), recording, VoltageMovie.DEFAULT_COVERAGE)
				.volume();
		}
	}

	/**
	 * Says how large the movie is.
	 *
	 * @param args a reconstruction
	 * @throws IOException if the file cannot be read
	 */
	public static void main(final String[] args) throws IOException {
		System.out.println("x, y, z, frames: " + java.util.Arrays.toString(of(Path.of(args[0])).dimensionsAsLongArray()));
	}
}
