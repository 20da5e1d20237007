/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.cable.Discretisation;
import org.dendritej.recording.Probe;
import org.dendritej.recording.RecordingPlan;

/**
 * A whole experiment on one neuron: what a model file says. Together with the reconstruction it determines every bit of the result.
 *
 * @param name title
 * @param reconstruction which file, which tree
 * @param discretisation how it is cut into compartments
 * @param biophysics what the membrane is made of
 * @param synapses groups in the order of the file
 * @param protocol stimuli and time steps
 * @param recording what is measured
 * @param seed of everything random in the model
 */
public record NeuronModel(String name, ReconstructionSource reconstruction, Discretisation discretisation, Biophysics biophysics,
	List<SynapseGroup> synapses, Protocol protocol, RecordingPlan recording, long seed) {

	/** Checks and copies. */
	public NeuronModel {
		synapses = List.copyOf(synapses);
		final Set<String> names = new HashSet<>();
		for (final SynapseGroup group : synapses)
			if (!names.add(group.name()))
				throw new ModelException("two synapse groups are named \"" + group.name() + "\"; give each its own name");
	}

	/**
	 * The model of a reconstruction with every default: REF-L5 passive membrane, no synapses, 100 ms.
	 *
	 * @param name title
	 * @param reconstruction which file
	 * @return the model
	 */
	public static NeuronModel of(final String name, final ReconstructionSource reconstruction) {
		return new NeuronModel(name, reconstruction, Discretisation.DEFAULT, Biophysics.DEFAULT, List.of(), Protocol.lasting(100),
			RecordingPlan.DEFAULT, 1);
	}

	/**
	 * With another reconstruction.
	 *
	 * @param newReconstruction which file
	 * @return a changed copy
	 */
	public NeuronModel with(final ReconstructionSource newReconstruction) {
		return new NeuronModel(name, newReconstruction, discretisation, biophysics, synapses, protocol, recording, seed);
	}

	/**
	 * With another protocol.
	 *
	 * @param newProtocol the protocol
	 * @return a changed copy
	 */
	public NeuronModel with(final Protocol newProtocol) {
		return new NeuronModel(name, reconstruction, discretisation, biophysics, synapses, newProtocol, recording, seed);
	}

	/**
	 * With other synapses.
	 *
	 * @param newSynapses the groups
	 * @return a changed copy
	 */
	public NeuronModel with(final List<SynapseGroup> newSynapses) {
		return new NeuronModel(name, reconstruction, discretisation, biophysics, newSynapses, protocol, recording, seed);
	}

	/**
	 * With another membrane.
	 *
	 * @param newBiophysics the membrane
	 * @return a changed copy
	 */
	public NeuronModel with(final Biophysics newBiophysics) {
		return new NeuronModel(name, reconstruction, discretisation, newBiophysics, synapses, protocol, recording, seed);
	}

	/**
	 * With another recording plan.
	 *
	 * @param newRecording the plan
	 * @return a changed copy
	 */
	public NeuronModel with(final RecordingPlan newRecording) {
		return new NeuronModel(name, reconstruction, discretisation, biophysics, synapses, protocol, newRecording, seed);
	}

	/**
	 * With another discretisation.
	 *
	 * @param newDiscretisation how it is cut
	 * @return a changed copy
	 */
	public NeuronModel with(final Discretisation newDiscretisation) {
		return new NeuronModel(name, reconstruction, newDiscretisation, biophysics, synapses, protocol, recording, seed);
	}

	/**
	 * With another title.
	 *
	 * @param newName the title
	 * @return a changed copy
	 */
	public NeuronModel named(final String newName) {
		return new NeuronModel(newName, reconstruction, discretisation, biophysics, synapses, protocol, recording, seed);
	}

	/**
	 * With one more group of synapses, or with another one in the place of that of the same name.
	 *
	 * @param group comes last
	 * @return a changed copy
	 */
	public NeuronModel with(final SynapseGroup group) {
		final List<SynapseGroup> groups = new ArrayList<>(synapses);
		groups.removeIf(other -> other.name().equals(group.name()));
		groups.add(group);
		return with(groups);
	}

	/**
	 * Recorded at one more place, or there in the place of a probe of the same name.
	 *
	 * @param probe comes last
	 * @return a changed copy
	 */
	public NeuronModel with(final Probe probe) {
		final List<Probe> probes = new ArrayList<>(recording.probes());
		probes.removeIf(other -> other.name().equals(probe.name()));
		probes.add(probe);
		return with(new RecordingPlan(probes, recording.frameInterval(), recording.detectors()));
	}

	/**
	 * Without some of its synapses. What was recorded of them is left out, too.
	 *
	 * @param groups names of synapse groups
	 * @return a changed copy
	 * @throws ModelException if there is no group of a name
	 */
	public NeuronModel without(final Collection<String> groups) {
		final List<String> known = synapses.stream().map(SynapseGroup::name).toList();
		for (final String group : groups)
			if (!known.contains(group))
				throw new ModelException(name + ": there is no synapse group \"" + group + "\" to be left out; " +
					(known.isEmpty() ? "the model has none" : "there are " + String.join(", ", known)));
		return with(synapses.stream().filter(group -> !groups.contains(group.name())).toList()).with(new RecordingPlan(
			recording.probes().stream().filter(probe -> !(probe instanceof Probe.OfSynapse synapse && groups.contains(synapse.group())
				|| probe instanceof Probe.OfWeight weight && groups.contains(weight.group()))).toList(),
			recording.frameInterval(), recording.detectors()));
	}

	/**
	 * With another seed.
	 *
	 * @param newSeed of everything random
	 * @return a changed copy
	 */
	public NeuronModel seed(final long newSeed) {
		return new NeuronModel(name, reconstruction, discretisation, biophysics, synapses, protocol, recording, newSeed);
	}
}
