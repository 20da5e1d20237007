/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.Trials;
import org.dendritej.units.Workers;

/**
 * Runs one benchmark case of the peers' common case file on DendriteJ and reports, as one line of JSON, what the peers report: spikes, voltages to check, CPU
 * nanoseconds per compartment and time step.
 *
 * <pre>
 * PeerCases CASES.json CASE [--data DIR] [--scheme be|cn] [--threads N] [--repeat N] [--copies N] [--tstop MS]
 * </pre>
 *
 * The scheme "be" is the one that all peers can run: backward Euler, gates after the voltage, events on the grid; "cn" is DendriteJ's own, second order with
 * events at their own times. DIR holds {@code sections.json} and the synapse lists, which the peers' {@code make_inputs.py} writes.
 */
public final class PeerCases {

	private final JsonNode cases;
	private final ObjectNode spec;
	private final Path data;
	private final int copies;

	/**
	 * One case.
	 *
	 * @param casesFile the peers' common case file
	 * @param name of the case
	 * @param data folder with the inputs; only looked into by cases that need them
	 * @param copiesWanted size of an ensemble, 0 for the file's own
	 * @throws IOException if the file cannot be read
	 */
	public PeerCases(final Path casesFile, final String name, final Path data, final int copiesWanted) throws IOException {
		cases = new ObjectMapper().readTree(casesFile.toFile());
		if (!cases.has(name))
			throw new IllegalArgumentException(casesFile + " has no case \"" + name + "\"");
		final JsonNode named = cases.get(name);
		final boolean ensemble = named.get("kind").asText().equals("ensemble");
		spec = (ensemble ? cases.get(named.get("of").asText()) : named).deepCopy();
		copies = ensemble ? copiesWanted > 0 ? copiesWanted : named.get("copies").asInt() : 1;
		this.data = data;
	}

	/** The cable of the case, every section with the number of compartments that all peers are given. */
	CableModel cable() throws IOException {
		final CableProperties properties = CableProperties.uniform(number("Ra"), number("cm"));
		final CableBuilder builder = new CableBuilder("peer case", properties);
		switch (spec.get("kind").asText()) {
			case "cable" -> builder.cylinder(Types.BASAL, -1, 0, number("length_um"), number("diam_um"), spec.get("ncomp").asInt());
			case "tree" -> {
				double length = number("root_length_um"), diameter = number("root_diam_um");
				for (int level = 0, section = 0; level < spec.get("depth").asInt(); level++) {
					for (int k = 0; k < 1 << level; k++, section++)
						builder.cylinder(Types.BASAL, section == 0 ? -1 : (section - 1) / 2, section == 0 ? 0 : 1, length, diameter, 1);
					length /= Math.cbrt(2);
					diameter /= Math.cbrt(4);
				}
			}
			default -> {
				final JsonNode sections = new ObjectMapper().readTree(data.resolve("sections.json").toFile());
				for (int s = 0; s < sections.size(); s++) {
					final JsonNode points = sections.get(s).get("pts");
					final double[][] xyzr = new double[points.size()][];
					double length = 0;
					for (int i = 0; i < xyzr.length; i++) {
						final JsonNode p = points.get(i);
						xyzr[i] = new double[] { p.get(0).asDouble(), p.get(1).asDouble(), p.get(2).asDouble(), p.get(3).asDouble() / 2 };
						if (i > 0)
							length += Math.sqrt(Math.pow(xyzr[i][0] - xyzr[i - 1][0], 2) + Math.pow(xyzr[i][1] - xyzr[i - 1][1], 2) +
								Math.pow(xyzr[i][2] - xyzr[i - 1][2], 2));
					}
					final int parent = sections.get(s).get("parent").asInt();
					builder.section(s == 0 ? Types.SOMA : Types.BASAL, parent, parent < 0 ? 0 : 1, xyzr,
						s == 0 ? 1 : (int) Math.max(1, Math.ceil(length / number("max_extent_um"))));
				}
			}
		}
		return builder.build();
	}

	/** The experiment on one copy. */
	NeuronModel model(final CableModel cable, final int copy, final Protocol.Scheme scheme, final double dt, final double duration)
		throws IOException {
		final JsonNode hh = cases.get("hh");
		final Map<String, Double> squid = Map.of("gnabar", hh.get("gnabar").asDouble(), "gkbar", hh.get("gkbar").asDouble(), "gl",
			hh.get("gl").asDouble(), "el", hh.get("el").asDouble());
		Biophysics biophysics = new Biophysics(hh.get("celsius").asDouble(), CableProperties.uniform(number("Ra"), number("cm")), List.of(),
			List.of()).with(new Biophysics.IonSetting(Region.EVERYWHERE, "na", hh.get("ena").asDouble(), Double.NaN, Double.NaN))
			.with(new Biophysics.IonSetting(Region.EVERYWHERE, "k", hh.get("ek").asDouble(), Double.NaN, Double.NaN));
		final String membrane = spec.get("membrane").asText();
		if (membrane.equals("mechanisms"))
			biophysics = mechanisms();
		else
			if (membrane.equals("hh"))
				biophysics = biophysics.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, squid);
			else
				biophysics = biophysics.paint(membrane.equals("pas") ? Region.EVERYWHERE : Region.DENDRITES, Leak.INSTANCE,
					Map.of("g", number("g_pas"), "e", number("e_pas")));
		if (membrane.equals("soma_hh_dend_pas"))
			biophysics = biophysics.paint(Region.SOMA, HodgkinHuxley.INSTANCE, squid);

		final Location first = new Location.OnSection(0, cable.fraction(0));
		final int end = cable.sections().get(cable.sections().size() - 1).compartmentAt(1);
		final Location last = new Location.OnSection(cable.section(end), cable.fraction(end));
		Protocol protocol = new Protocol(duration, dt, scheme, new Protocol.Start.AtVoltage(number("v_init")), List.of());
		if (number("stim_nA") != 0)
			protocol = protocol.with(
				new Stimulus.CurrentClamp(first, new Waveform.Step(number("stim_nA"), number("stim_delay"), number("stim_dur"))));
		final RecordingPlan plan = new RecordingPlan(List.of(new Probe.Voltage("first", first), new Probe.Voltage("last", last)), 0,
			List.of(new RecordingPlan.SpikeDetector("first", first, 0)));
		return new NeuronModel("peer case", ReconstructionSource.of("none"), Discretisation.DEFAULT, biophysics,
			spec.has("synapses") ? List.of(synapses(copy,
				scheme == Protocol.Scheme.BACKWARD_EULER ? GridExp2.INSTANCE : Catalogue.STANDARD.mechanism("Exp2"))) : List.of(),
			protocol, plan, 1);
	}

	/** The leak and the mechanisms of a list everywhere, read from the folder that the case names. */
	private Biophysics mechanisms() throws IOException {
		Biophysics biophysics = new Biophysics(number("celsius"), CableProperties.uniform(number("Ra"), number("cm")), List.of(), List.of(
			new Biophysics.IonSetting(Region.EVERYWHERE, "na", number("ena"), Double.NaN, Double.NaN),
			new Biophysics.IonSetting(Region.EVERYWHERE, "k", number("ek"), Double.NaN, Double.NaN))).paint(Region.EVERYWHERE,
				Leak.INSTANCE,
				Map.of("g", number("g_pas"), "e", number("e_pas")));
		for (final Map.Entry<String, JsonNode> one : spec.get("mechanisms").properties()) {
			final Map<String, Double> values = new TreeMap<>();
			one.getValue().properties().forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
			biophysics =
				biophysics.paint(Region.EVERYWHERE, Nmodl.read(Path.of(spec.get("folder").asText(), one.getKey() + ".mod")), values);
		}
		return biophysics;
	}

	private SynapseGroup synapses(final int copy, final Mechanism receptor) throws IOException {
		final JsonNode kind = spec.get("synapses");
		final List<Location> sites = new ArrayList<>();
		final List<SpikeTrain.At> trains = new ArrayList<>();
		for (final String line : Files.readAllLines(data.resolve(String.format("synapses_%03d.txt", copy)))) {
			final String[] field = line.split(" ");
			sites.add(new Location.OnSection(Integer.parseInt(field[0]), Double.parseDouble(field[1])));
			trains.add(new SpikeTrain.At(IntStream.range(2, field.length).mapToObj(i -> Double.valueOf(field[i])).toList()));
		}
		return new SynapseGroup("synapses", List.of(new SynapseGroup.Receptor(receptor,
			kind.get("weight_uS").asDouble(),
			Map.of("tau1", kind.get("tau1").asDouble(), "tau2", kind.get("tau2").asDouble(), "e", kind.get("e").asDouble()))),
			new Sites.Listed(sites), new SpikeTrain.Each(trains), 0);
	}

	private double number(final String key) {
		return spec.get(key).asDouble();
	}

	/**
	 * Runs the case and reports. Set-up, the building of a simulation included, is timed apart.
	 *
	 * @param scheme how voltage is stepped
	 * @param duration ms; NaN for the case's own
	 * @param threads number; for several the speed-up in wall time over one thread is reported, too, the medians of as many runs, by turns
	 * @param repeat runs, one after the other; the first is reported, with the JIT compiler at work, and the medians of CPU time and wall time
	 * @return the report
	 * @throws IOException if an input cannot be read
	 */
	public ObjectNode run(final Protocol.Scheme scheme, final double duration, final int threads, final int repeat) throws IOException {
		final long begin = cpu();
		final double stop = Double.isNaN(duration) ? number("tstop") : duration,
			dt = spec.get("dt").get(spec.get("dt").size() - 1).asDouble();
		final CableModel cable = cable();
		final List<NeuronModel> models = new ArrayList<>();
		for (int copy = 0; copy < copies; copy++)
			models.add(model(cable, copy, scheme, dt, stop));
		try (Workers one = Workers.of(1)) {
			Simulation.of(models.get(0), cable).prepare(one);
		}
		final long setUp = cpu() - begin;
		final List<Timing> timings = new ArrayList<>(), alone = new ArrayList<>();
		try (Workers workers = Workers.of(threads); Workers one = Workers.of(1)) {
			for (int k = 0; k < repeat; k++) {
				timings.add(time(models, cable, workers));
				if (threads > 1) alone.add(time(models, cable, one)); // by turns, so that a noisy machine is so for both
			}
		}
		final double first = timings.get(0).cpu, wall = medianWall(timings), speedUp = threads > 1 ? medianWall(alone) / wall : 1;
		timings.sort(Comparator.comparingDouble(Timing::cpu));
		final Timing median = timings.get((timings.size() - 1) / 2);
		final Recording recording = median.recording;
		final double work = (double) cable.compartments() * copies * models.get(0).protocol().steps();
		final ObjectNode line = new ObjectMapper().createObjectNode();
		line.put("peer", "dendritej").put("scheme", scheme.name()).put("compartments", cable.compartments() * copies).put("dt_ms", dt)
			.put("threads", threads).put("wall_s", wall).put("speed_up", speedUp).put("cpu_s", median.cpu)
			.put("cpu_ns_per_compartment_step", 1e9 * median.cpu / work).put("first_ns_per_compartment_step", 1e9 * first / work)
			.put("setup_cpu_s", setUp * 1e-9)
			.put("spikes", recording.spikes().size());
		if (!recording.spikes().isEmpty())
			line.put("first_spike", recording.spikes().get(0).time()).put("last_spike",
				recording.spikes().get(recording.spikes().size() - 1).time());
		for (final String probe : List.of("first", "last"))
			for (final JsonNode time : spec.get("check_t"))
				if (time.asDouble() <= stop)
					line.put(probe + "@" + time.asInt(), recording.trace(probe).value((int) Math.round(time.asDouble() / dt)));
		return line;
	}

	/** Seconds, and what the first neuron gave. */
	private record Timing(double cpu, double wall, Recording recording) {}

	private static double medianWall(final List<Timing> timings) {
		return timings.stream().map(Timing::wall).sorted().toList().get((timings.size() - 1) / 2);
	}

	/** Times a run; everything is built before. */
	private static Timing time(final List<NeuronModel> models, final CableModel cable, final Workers workers) throws IOException {
		final Trials trials = new Trials(models.stream().map(model -> Simulation.of(model, cable)).toList(), workers);
		trials.prepare();
		final long cpu = cpu(), wall = System.nanoTime();
		final Recording recording = trials.run(workers, RunMonitor.SILENT).get(0);
		return new Timing(1e-9 * (cpu() - cpu), 1e-9 * (System.nanoTime() - wall), recording);
	}

	/**
	 * CPU time of the whole process, ns: the JIT's and the collector's threads, too. Linux tells it exactly thread by thread, and of the process in units of
	 * 10 ms, too coarse for a run of a tenth of a second.
	 */
	private static long cpu() throws IOException {
		final Path threads = Path.of("/proc/self/task");
		if (!Files.exists(threads.resolve("../schedstat")))
			return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
		long sum = 0;
		try (Stream<Path> all = Files.list(threads)) {
			for (final Path thread : all.toList())
				try {
					sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
				}
				catch (final NoSuchFileException e) { // has just ended
					continue;
				}
		}
		return sum;
	}

	/**
	 * Runs from a shell.
	 *
	 * @param args see the class
	 * @throws IOException if an input cannot be read
	 */
	public static void main(final String[] args) throws IOException {
		Path data = Path.of(".");
		Protocol.Scheme scheme = Protocol.Scheme.BACKWARD_EULER;
		int threads = 1, repeat = 3, copies = 0;
		double stop = Double.NaN;
		for (int i = 2; i < args.length; i += 2)
			switch (args[i]) {
			case "--data" -> data = Path.of(args[i + 1]);
			case "--scheme" -> scheme = args[i + 1].equals("cn") ? Protocol.Scheme.CRANK_NICOLSON : Protocol.Scheme.BACKWARD_EULER;
			case "--threads" -> threads = Integer.parseInt(args[i + 1]);
			case "--repeat" -> repeat = Integer.parseInt(args[i + 1]);
			case "--copies" -> copies = Integer.parseInt(args[i + 1]);
			case "--tstop" -> stop = Double.parseDouble(args[i + 1]);
			default -> throw new IllegalArgumentException("unknown option " + args[i]);
			}
		System.out.println(new PeerCases(Path.of(args[0]), args[1], data, copies).run(scheme, stop, threads, repeat).put("case", args[1]));
	}
}
