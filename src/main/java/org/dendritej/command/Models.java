/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.dendritej.experiment.FirstLook;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFiles;
import org.dendritej.model.ModelException;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;

/** The neuron that a command was given. */
final class Models {

	/** What the parameter {@code model} expects. */
	static final String EXPECTED = "a model file (.json) or a reconstruction (.swc, .traces)";

	private Models() {
	}

	/**
	 * Reads a neuron; a bare reconstruction gets the experiment with which every new model begins.
	 *
	 * @param file a model file or a reconstruction
	 * @return the neuron
	 * @throws IOException from the disk
	 */
	static LoadedNeuron read(final Path file) throws IOException {
		final LoadedNeuron neuron = LoadedNeuron.read(file);
		return LoadedNeuron.isModelFile(file) ? neuron : neuron.with(FirstLook.on(neuron.model(), neuron.cable()));
	}

	/**
	 * A neuron whose model is going to be written to another place: the path of its reconstruction begins there.
	 *
	 * @param neuron as read
	 * @param from the file it was read from, a model file or a reconstruction
	 * @param to the model file to come
	 * @return the neuron with another source
	 * @throws IOException from the disk
	 */
	static LoadedNeuron at(final LoadedNeuron neuron, final Path from, final Path to) throws IOException {
		if (LoadedNeuron.isModelFile(from) && from.toAbsolutePath().getParent().equals(to.toAbsolutePath().getParent()))
			return neuron;
		final ReconstructionSource was = neuron.model().reconstruction(),
			moved = ModelFiles.source(neuron.reconstruction().file(), to);
		return new LoadedNeuron(
			neuron.model().with(new ReconstructionSource(moved.path(), was.sha256(), was.tree(), was.micrometresPerUnit(),
				was.defaultRadii())),
			neuron.reconstruction(), neuron.cable());
	}

	/** What a model file says, without its reconstruction; of a bare reconstruction the defaults. */
	static NeuronModel description(final Path file) throws IOException {
		return LoadedNeuron.isModelFile(file) ? ModelFiles.read(file)
			: NeuronModel.of(name(file), ReconstructionSource.of(file.toString()));
	}

	/** Names with commas between them; a group whose own name holds commas is named alone. */
	static List<String> names(final NeuronModel model, final String text) {
		final String given = text == null ? "" : text.strip();
		if (given.isEmpty())
			return List.of();
		if (model.synapses().stream().anyMatch(group -> group.name().equals(given)))
			return List.of(given);
		return Arrays.stream(given.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
	}

	/** A time as one says it. */
	static String time(final double seconds) {
		return seconds < 1 ? "1 s" : seconds < 100 ? Math.round(seconds) + " s"
			: seconds < 6000 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
	}

	/** What synapses a model has, as a sentence. */
	static String groups(final NeuronModel model) {
		return model.synapses().isEmpty() ? "The model has no others." : "The model has "
			+ String.join(", ", model.synapses().stream().map(group -> group.name() + " (" + group.sites().number() + ")").toList()) + ".";
	}

	/** The name of a file without its ending. */
	static String name(final Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.gz$", "").replaceFirst("(?<=.)\\.[A-Za-z]+$", "");
	}

	/**
	 * The neuron in a run of another length or step.
	 *
	 * @param neuron as read
	 * @param duration ms; 0 for that of the model
	 * @param timeStep ms; 0 for that of the model
	 * @return the neuron with the changed model
	 */
	static LoadedNeuron lasting(final LoadedNeuron neuron, final double duration, final double timeStep) {
		Protocol protocol = neuron.model().protocol();
		if (duration > 0)
			protocol = protocol.duration(duration);
		if (timeStep > 0)
			protocol = protocol.timeStep(timeStep);
		return neuron.with(neuron.model().with(protocol));
	}

	/** Refuses a model of which no movie can be made, before it is run. */
	static void requireFrames(final LoadedNeuron neuron) {
		if (neuron.model().recording().frameInterval() == 0)
			throw new ModelException(neuron.model().name() + ": the model's frame interval is 0 ms, which records no frames to be shown;" +
				" give it one, such as 0.5 ms");
	}
}
