/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;

/**
 * A neuron ready to be simulated: the model, the reconstruction it is made of, and its compartments. {@code Simulation.of(model, cable)} runs it.
 *
 * @param model the experiment; its reconstruction carries the hash of the file that was read
 * @param reconstruction what was read, and the tree chosen from it
 * @param cable the compartments
 */
public record LoadedNeuron(NeuronModel model, LoadedReconstruction reconstruction, CableModel cable) {

	/**
	 * Reads a model file, or makes the default model of a reconstruction file.
	 *
	 * @param file a model file if its name ends with .json, else a reconstruction in any format that is known here
	 * @return the neuron
	 * @throws IOException from the disk
	 * @throws ModelFileException if the model file cannot be used
	 * @throws ReconstructionException if the reconstruction cannot be used
	 * @throws org.dendritej.morphology.MorphologyException if it holds no such tree, or its scale is unknown
	 * @throws org.dendritej.cable.CableException if it cannot be cut into compartments
	 */
	public static LoadedNeuron read(final Path file) throws IOException {
		if (isModelFile(file))
			return load(ModelFiles.read(file), file);
		final String name = SourceFile.name(file);
		final int dot = name.indexOf('.', 1);
		return load(NeuronModel.of(dot < 0 ? name : name.substring(0, dot), ModelFiles.source(file, file)), file);
	}

	/**
	 * Whether a file is taken for a model file.
	 *
	 * @param file any file
	 * @return true if its name ends with .json
	 */
	public static boolean isModelFile(final Path file) {
		return SourceFile.name(file).toLowerCase(Locale.ROOT).endsWith(".json");
	}

	/**
	 * Reads the reconstruction of a model and cuts it.
	 *
	 * @param model the experiment
	 * @param modelFile where it stands, or would stand: relative paths begin in its folder
	 * @return the neuron
	 * @throws IOException from the disk
	 * @throws ReconstructionException if the reconstruction cannot be used, or is not the one the model was made with
	 * @throws org.dendritej.morphology.MorphologyException if it holds no such tree, or its scale is unknown
	 * @throws org.dendritej.cable.CableException if it cannot be cut into compartments
	 */
	public static LoadedNeuron load(final NeuronModel model, final Path modelFile) throws IOException {
		final Path folder = modelFile.toAbsolutePath().normalize().getParent();
		final LoadedReconstruction loaded = Reconstructions.load(model.reconstruction(), folder);
		final CableModel cable = CableModel.discretise(loaded.morphology(), model.biophysics().cable(), model.discretisation());
		return new LoadedNeuron(model.with(model.reconstruction().withHash(loaded.sha256())), loaded, cable);
	}

	/** The same neuron under another path of its reconstruction. */
	LoadedNeuron with(final String path) {
		final ReconstructionSource was = model.reconstruction();
		return new LoadedNeuron(model.with(was.at(path)), reconstruction, cable);
	}

	/**
	 * The same neuron in another experiment.
	 *
	 * @param changed with the reconstruction, the discretisation and the cable properties of {@link #model()}
	 * @return the neuron with that model and the same compartments
	 */
	public LoadedNeuron with(final NeuronModel changed) {
		if (!changed.reconstruction().equals(model.reconstruction()) || !changed.discretisation().equals(model.discretisation()) ||
			!changed.biophysics().cable().equals(model.biophysics().cable()))
			throw new IllegalArgumentException("the changed model needs other compartments; load it anew");
		return new LoadedNeuron(changed, reconstruction, cable);
	}

	/**
	 * The same neuron with any other description: cut anew only if that asks for other compartments, read again only if it asks for another tree or scale.
	 *
	 * @param changed of the same file
	 * @return the neuron with that model
	 * @throws IOException from the disk
	 * @throws ReconstructionException if the reconstruction cannot be used so
	 * @throws org.dendritej.morphology.MorphologyException if it holds no such tree
	 * @throws org.dendritej.cable.CableException if it cannot be cut into compartments
	 */
	public LoadedNeuron variant(final NeuronModel changed) throws IOException {
		if (!changed.reconstruction().equals(model.reconstruction())) {
			final LoadedReconstruction loaded =
				Reconstructions.load(changed.reconstruction().at(reconstruction.file().toAbsolutePath().toString()),
					reconstruction.file().toAbsolutePath().getParent());
			return new LoadedNeuron(changed, loaded,
				CableModel.discretise(loaded.morphology(), changed.biophysics().cable(), changed.discretisation()));
		}
		if (changed.discretisation().equals(model.discretisation()) && changed.biophysics().cable().equals(model.biophysics().cable()))
			return new LoadedNeuron(changed, reconstruction, cable);
		return new LoadedNeuron(changed, reconstruction,
			CableModel.discretise(reconstruction.morphology(), changed.biophysics().cable(), changed.discretisation()));
	}
}
