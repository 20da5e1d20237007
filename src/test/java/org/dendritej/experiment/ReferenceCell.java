/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.dendritej.SharedData;
import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.SynapseGroup.Receptor;
import org.dendritej.morphology.Location;
import org.dendritej.nmodl.Channels;

/** A real cell as the reference figures have it: 1 + 2 int(length/40 µm) compartments a section, two cylinders for the axon, REF-L5. */
record ReferenceCell(NeuronModel model, CableModel cable) {

	/** The cell of the reference figures. */
	static final String PUBLIC = "data/swc/pyramidal_H16_1606013050101.swc";
	/** Others. */
	static final String HIPPOCAMPAL = "data/swc/CA1_pyramidal_n120.swc", GRANULE = "data/swc/granule_cell_mp_ma_40984_gc2.CNG.swc",
		LAYER_4 = "data/swc/L4_pyramidal_473845048.swc";

	private static final Discretisation AS_REFERENCE =
		Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(AxonTreatment.STUB);

	private static final Map<String, String> NMODL = Map.of("AMPA", "AmpaSyn", "NMDA", "NmdaSyn", "GABAA", "GabaASyn");

	static ReferenceCell of(final String name, final ReferenceMembrane membrane) throws IOException {
		return of(SharedData.file(name), membrane);
	}

	static ReferenceCell of(final Path file, final ReferenceMembrane membrane) throws IOException {
		final NeuronModel model = membrane
			.of(NeuronModel.of(file.getFileName().toString(), ReconstructionSource.of(file.toString())).with(AS_REFERENCE));
		return new ReferenceCell(model, CableModel.discretise(
			Reconstructions.load(model.reconstruction(), file.getParent()).morphology(), model.biophysics().cable(), AS_REFERENCE));
	}

	/** The same cell stepped as in the reference. */
	ReferenceCell stepped(final Protocol.Scheme scheme, final double timeStep) {
		return new ReferenceCell(model.with(model.protocol().timeStep(timeStep).with(scheme)), cable);
	}

	/** The same cell whose leak is the catalogue's channel in NMODL in the place of our own; their parameters have the same names. */
	ReferenceCell leakingInNmodl() {
		final Biophysics own = model.biophysics();
		return new ReferenceCell(model.with(new Biophysics(own.celsius(), own.cable(), own.paints().stream()
			.map(paint -> paint.mechanism().name().equals("pas") ? new Paint(paint.region(), Channels.named("pas"), paint.parameters())
				: paint)
			.toList(),
			own.ions())), cable);
	}

	/** An experiment whose synapses are the catalogue's in NMODL in the place of our own, with the parameters of our own. */
	static NeuronModel synapsesInNmodl(final NeuronModel model) {
		return model.with(model.synapses().stream()
			.map(group -> new SynapseGroup(group.name(), group.receptors().stream().map(ReferenceCell::inNmodl).toList(), group.sites(),
				group.spikes(), group.delay()))
			.toList());
	}

	private static Receptor inNmodl(final Receptor own) {
		final Map<String, Double> parameters = new TreeMap<>();
		own.mechanism().parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.defaultValue()));
		parameters.putAll(own.parameters());
		final Mechanism mechanism = Channels.named(NMODL.get(own.mechanism().name()));
		parameters.keySet().retainAll(mechanism.parameters().stream().map(Parameter::name).toList());
		return new Receptor(mechanism, own.weight(), parameters);
	}

	int at(final double x, final double y, final double z) {
		return cable.locate(new Location.NearestTo(x, y, z)).compartment();
	}

	int soma() {
		return cable.locate(Location.SOMA).compartment();
	}
}
