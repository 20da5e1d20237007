/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.dendritej.cable.CableModel;
import org.dendritej.imaging.Grid;
import org.dendritej.experiment.SynapseActivity;
import org.dendritej.io.JsonReport;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.LoadedReconstruction;
import org.dendritej.io.ModelFiles;
import org.dendritej.io.ProgramVersion;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.recording.Recording;
import org.dendritej.recording.Spike;
import org.dendritej.recording.Trace;
import org.dendritej.simulation.Impedance;

/** What was simulated, and how, for {@code summary.json}. */
final class RunSummary {

	/** What every summary contains. */
	static final String MARK = "\"program\": \"DendriteJ\"";

	private RunSummary() {
	}

	static Map<String, Object> of(final Path file, final LoadedNeuron neuron, final Optional<ActivityCanvas> canvas,
		final Recording recording,
		final int threads, final double seconds) {
		final NeuronModel model = neuron.model();
		final LoadedReconstruction loaded = neuron.reconstruction();
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("program", "DendriteJ");
		summary.put("version", ProgramVersion.text());
		summary.put("name", model.name());
		final Map<String, Object> source = new LinkedHashMap<>();
		source.put("file", file.getFileName().toString());
		source.put("hash", ModelFiles.hash(model));
		summary.put("model", source);
		summary.put("reconstruction", reconstruction(loaded));
		summary.put("cable", cable(model, recording.cable()));
		summary.put("protocol", protocol(model.protocol()));
		summary.put("spikes", recording.spikes().size());
		summary.put("spikesByPlace", spikes(recording));
		summary.put("probes", recording.traces().stream().<Object>map(trace -> probe(trace, recording.times())).toList());
		SynapseActivity.of(recording).ifPresent(synapses -> summary.put("synapses", synapses.sentence()));
		canvas.ifPresent(where -> summary.put("movie", movie(where, recording)));
		summary.put("findings", JsonReport.findings(loaded.findings()));
		summary.put("java", System.getProperty("java.version"));
		summary.put("threads", threads);
		summary.put("runTime_s", Math.round(1e3 * seconds) / 1e3);
		return summary;
	}

	private static Map<String, Object> reconstruction(final LoadedReconstruction loaded) {
		final Map<String, Object> part = new LinkedHashMap<>();
		part.put("file", loaded.file().getFileName().toString());
		part.put("sha256", loaded.sha256());
		part.put("tree", loaded.tree());
		part.put("micrometresPerUnit", loaded.micrometresPerUnit());
		part.put("points", loaded.morphology().size());
		return part;
	}

	private static Map<String, Object> cable(final NeuronModel model, final CableModel cable) {
		double area = 0;
		for (int c = 0; c < cable.compartments(); c++)
			area += cable.area(c);
		final Map<String, Object> part = new LinkedHashMap<>();
		part.put("sections", cable.sections().size());
		part.put("compartments", cable.compartments());
		part.put("nodes", cable.nodes());
		part.put("area_um2", area);
		if (model.protocol().start() instanceof Protocol.Start.Settled) // else the neuron may have no rest
			part.put("inputResistanceAtRest_MOhm",
				Impedance.atRest(model, cable, 0).input(cable.locate(Location.SOMA).compartment()).magnitude());
		return part;
	}

	private static Map<String, Object> protocol(final Protocol protocol) {
		final Map<String, Object> part = new LinkedHashMap<>();
		part.put("duration_ms", protocol.duration());
		part.put("timeStep_ms", protocol.timeStep());
		part.put("steps", protocol.steps());
		part.put("scheme", protocol.scheme() == Protocol.Scheme.CRANK_NICOLSON ? "Crank-Nicolson" : "backward Euler");
		return part;
	}

	private static Map<String, Object> movie(final ActivityCanvas canvas, final Recording recording) {
		final Grid grid = canvas.grid();
		final Map<String, Object> part = new LinkedHashMap<>();
		part.put("width", grid.width());
		part.put("height", grid.height());
		part.put("slices", canvas.slices());
		part.put("frames", recording.frames());
		part.put("voxel_um", List.of(grid.pixelWidth(), grid.pixelHeight(), grid.pixelDepth()));
		part.put("firstVoxel_um", List.of(grid.x0(), grid.y0(), grid.z0()));
		return part;
	}

	private static Map<String, Object> spikes(final Recording recording) {
		final Map<String, List<Double>> times = new TreeMap<>();
		for (final Spike spike : recording.spikes())
			times.computeIfAbsent(spike.place(), place -> new ArrayList<>()).add(spike.time());
		final Map<String, Object> places = new LinkedHashMap<>();
		times.forEach((place, all) -> {
			final Map<String, Object> part = new LinkedHashMap<>();
			part.put("spikes", all.size());
			part.put("first_ms", all.get(0));
			part.put("last_ms", all.get(all.size() - 1));
			places.put(place, part);
		});
		return places;
	}

	private static Map<String, Object> probe(final Trace trace, final double[] times) {
		int lowest = 0, highest = 0;
		for (int i = 1; i < trace.size(); i++) {
			if (trace.value(i) < trace.value(lowest))
				lowest = i;
			if (trace.value(i) > trace.value(highest))
				highest = i;
		}
		final Map<String, Object> part = new LinkedHashMap<>();
		part.put("name", trace.name());
		part.put("unit", trace.unit());
		part.put("first", trace.value(0));
		part.put("minimum", trace.value(lowest));
		part.put("maximum", trace.value(highest));
		part.put("timeOfMaximum_ms", Math.round(1e9 * times[highest]) / 1e9);
		return part;
	}
}
