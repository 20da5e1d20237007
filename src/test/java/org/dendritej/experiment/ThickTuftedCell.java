/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.SharedData;
import org.dendritej.cable.AxonTreatment;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.cable.Section;
import org.dendritej.io.Reconstructions;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Biophysics.IonSetting;
import org.dendritej.model.Biophysics.Paint;
import org.dendritej.model.Distribution;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Stimulus;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Channels;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.recording.RecordingPlan.SpikeDetector;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;

/**
 * A real thick-tufted layer-5 cell with parameter set no. 3 of Hay et al. (2011), every mechanism from the catalogue in NMODL: calcium channels in a hot zone of
 * the apical dendrite, pools, and potassium channels gated by calcium.
 */
record ThickTuftedCell(NeuronModel model, CableModel cable) {

	private static final String FILE = "data/asc/L5_thick_tufted_C060114A7.asc";
	private static final Region HOT = new Region.AllOf(List.of(Region.APICAL, new Region.PathDistance(685, 885)));
	private static final double ONSET = 10, PULSE = 5, LATER = 5;

	/** What a protocol has given. */
	record Response(int spikes, double dendriticPeak, double plateau) {
	}

	static ThickTuftedCell withCalcium(final double share) throws IOException {
		final Path file = SharedData.file(FILE);
		final Discretisation cut = Discretisation.DEFAULT.with(new CompartmentRule.OddPerLength(40)).with(AxonTreatment.STUB);
		final NeuronModel model = NeuronModel.of("thick-tufted layer-5 cell", ReconstructionSource.of(file.toString())).with(cut);
		final CableProperties properties =
			CableProperties.uniform(100, 1).with(Region.DENDRITES, 100, 2);
		final CableModel cable =
			CableModel.discretise(Reconstructions.load(model.reconstruction(), file.getParent()).morphology(), properties, cut);
		return new ThickTuftedCell(model.with(membrane(properties, farthest(cable), share)), cable);
	}

	/** Path distance of the farthest apical end. */
	private static double farthest(final CableModel cable) {
		return cable.sections().stream().filter(section -> section.type() == Types.APICAL)
			.mapToDouble(section -> section.startDistance() + section.length())
			.max().orElseThrow();
	}

	private static Biophysics membrane(final CableProperties properties, final double farthest, final double calcium) {
		Biophysics biophysics = new Biophysics(6.3, properties, List.of(), List.of())
			.with(new IonSetting(Region.EVERYWHERE, "na", 50, Double.NaN, Double.NaN))
			.with(new IonSetting(Region.EVERYWHERE, "k", -85, Double.NaN, Double.NaN));
		final Object[][] leaks =
			{ { Region.SOMA, 3.38e-5 }, { Region.APICAL, 5.89e-5 }, { Region.BASAL, 4.67e-5 }, { Region.AXON, 3.25e-5 } };
		for (final Object[] leak : leaks)
			biophysics = biophysics.paint((Region) leak[0], Channels.named("pas"), Map.of("g", (Double) leak[1], "e", -90.0));
		final Object[][] densities = { { Region.SOMA, "nat_hay", 2.04 }, { Region.APICAL, "nat_hay", 0.0213 },
			{ Region.SOMA, "nap_hay", 0.00172 },
			{ Region.SOMA, "kv31_hay", 0.693 }, { Region.APICAL, "kv31_hay", 2.61e-4 }, { Region.SOMA, "kt_hay", 0.0812 },
			{ Region.SOMA, "kp_hay", 0.00223 },
			{ Region.APICAL, "km_hay", 6.75e-5 }, { Region.SOMA, "sk_hay", 0.0441 }, { Region.APICAL, "sk_hay", 0.0012 },
			{ Region.SOMA, "ih_hay", 2e-4 },
			{ Region.BASAL, "ih_hay", 2e-4 }, { Region.SOMA, "cal_hay", 0.00343 }, { Region.APICAL, "cal_hay", 0.000187 * calcium },
			{ HOT, "cal_hay", 0.0187 * calcium },
			{ Region.SOMA, "cah_hay", 9.92e-4 }, { Region.APICAL, "cah_hay", 5.55e-5 * calcium }, { HOT, "cah_hay", 5.55e-4 * calcium } };
		for (final Object[] one : densities)
			biophysics = biophysics.paint((Region) one[0], Channels.named((String) one[1]), Map.of("gbar", (Double) one[2]));
		return biophysics.paint(new Paint(Region.APICAL, Channels.named("ih_hay"),
			Map.of("gbar", new Distribution.Exponential(-0.8696 * 2e-4, 2.087 * 2e-4, farthest / 3.6161))))
			.paint(Region.SOMA, Channels.named("capool_hay"), Map.of("tau", 460.0, "gamma", 5.01e-4))
			.paint(Region.APICAL, Channels.named("capool_hay"), Map.of("tau", 122.0, "gamma", 5.09e-4));
	}

	/** The thickest apical compartment 620 µm from the start of the trunk; of two that are alike but for rounding the one nearest to there. */
	Location dendrite() {
		final int compartment = IntStream.range(0, cable.compartments()).filter(c -> cable.type(c) == Types.APICAL).filter(c -> {
			final Section section = cable.sections().get(cable.section(c));
			return Math.abs(cable.pathDistance(c) - 620) <= section.length() / section.compartments() / 2;
		}).boxed()
			.max(Comparator.comparingDouble((Integer c) -> Math.round(1e6 * cable.diameter(c))).thenComparingDouble(c -> -Math.abs(cable
				.pathDistance(c) - 620)))
			.orElseThrow();
		return SampledPlaces.location(cable, compartment);
	}

	/** A pulse of current into the soma and one like that of a synapse into the dendrite 5 ms later, nA. */
	Response respond(final double soma, final double dendrite) {
		final Location distal = dendrite();
		final NeuronModel trial = model
			.with(new Protocol(200, 0.025, Protocol.Scheme.CRANK_NICOLSON, new Protocol.Start.Settled(),
				List.of(new Stimulus.CurrentClamp(Location.SOMA, new Waveform.Step(soma, ONSET, PULSE)),
					new Stimulus.CurrentClamp(distal, synaptic(dendrite)))))
			.with(new RecordingPlan(List.of(new Probe.Voltage("dendrite", distal), new Probe.Voltage("soma", Location.SOMA)), 0,
				List.of(new SpikeDetector("soma", Location.SOMA, -20))));
		final Recording recording = Simulation.of(trial, cable).run(RunMonitor.SILENT);
		final double[] v = recording.trace("dendrite").values();
		return new Response(recording.spikes().size(), java.util.Arrays.stream(v).max().orElseThrow(),
			recording.times()[1] * java.util.Arrays.stream(v).filter(x -> x > -40).count());
	}

	/** Rise 0.5, decay 5 ms, with this peak. */
	private static Waveform synaptic(final double peak) {
		final double rise = 0.5, decay = 5, top = rise * decay / (decay - rise) * Math.log(decay / rise),
			norm = peak / (Math.exp(-top / decay) - Math.exp(-top / rise));
		final List<Double> times = new ArrayList<>(), values = new ArrayList<>();
		for (int k = 0; k <= 1200; k++) {
			times.add(ONSET + LATER + 0.05 * k);
			values.add(k == 1200 ? 0 : norm * (Math.exp(-0.05 * k / decay) - Math.exp(-0.05 * k / rise)));
		}
		return new Waveform.Lines(times, values);
	}
}
