/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.experiment.FirstLook;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.Marks;
import org.dendritej.imagej.SiteTables;
import org.dendritej.imagej.SnappedMarks;
import org.dendritej.imagej.TableFiles;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.io.ModelFileException;
import org.dendritej.io.ModelFiles;
import org.dendritej.io.ParameterText;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.transmission.Ablation;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.ReleasePreset;
import org.dendritej.mechanism.transmission.Scaling;
import org.dendritej.mechanism.transmission.TimingPreset;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.SynapseGroup.Receptor;
import org.dendritej.model.SynapseKind;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.recording.Probe;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Adds a group of synapses to a model: over a region, as a cluster, or where somebody has marked places on an image. */
@Plugin(type = Command.class, menuPath = "Plugins>Neuroanatomy>DendriteJ>Place Synapses...",
	description = "Adds synapses to a model: at random over a region, as a cluster, or at points and lines marked on an image, with their kind, conductance, timing, reliability and learning.")
public class PlaceSynapses extends ContextCommand {

	private static final String NUMBER = "number", DENSITY = "density", CLUSTER = "cluster", IMAGE = "image";
	private static final String POSITION = "position", LONGEST = "longest-branch";
	private static final String VALUES = "values", NONE = "none";
	private static final String TIMES = "times", REGULAR = "regular", POISSON = "poisson", VOLLEY = "volley";

	@Parameter(label = "Model or reconstruction", style = "open", required = false, persist = false, callback = "choose",
		description = "The model file (.json) to which synapses are added, or a reconstruction (.swc, .traces), which is given a passive membrane. Empty takes the traces that are open in SNT.") private File model;

	@Parameter(label = "Name of the group", required = false, persist = false, callback = "preview",
		description = "What the group is called in the model, in plots and in tables; every group has a name of its own.") private String name =
			"synapses";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String placegroup =
		Commands.heading("Where");

	@Parameter(label = "Sites", choices = { NUMBER, DENSITY, CLUSTER, IMAGE }, persist = false, callback = "preview",
		description = "number: so many at random in the region, uniformly by length. density: so many per µm there. cluster: side by side around a place. image: where points and lines are marked on the image.") private String sites =
			NUMBER;

	@Parameter(label = "Region", choices = { "dendrites", "basal", "apical", "axon", "soma", "everywhere" }, persist = false,
		callback = "preview",
		description = "Where synapses may sit; marked places snap to the nearest neurite of it. Types are those of the reconstruction.") private String region =
			"dendrites";

	@Parameter(label = "Not nearer than (µm)", min = "0", style = "format:0.0", persist = false, callback = "preview",
		description = "Least path distance from the soma at which synapses may sit.") private double from;

	@Parameter(label = "Not farther than (µm)", min = "0", style = "format:0.0", persist = false, callback = "preview",
		description = "Greatest path distance from the soma at which synapses may sit. 0 for no limit.") private double to;

	@Parameter(label = "Number of synapses", min = "1", max = "1000000", persist = false, callback = "preview",
		description = "How many synapses the group has, for sites by number and in a cluster.") private int number = 20;

	@Parameter(label = "Density (1/µm)", min = "0.000001", max = "1000", style = "format:0.0000", persist = false, callback = "preview",
		description = "Synapses per µm of neurite, for sites by density, and per µm of a line that is marked on the image.") private double density =
			0.1;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String clustergroup =
		Commands.heading("Cluster");

	@Parameter(label = "Middle of the cluster", choices = { LONGEST, POSITION }, persist = false, callback = "preview",
		description = "longest-branch: the middle of the longest dendritic end branch. position: the place nearest to the position below.") private String centre =
			LONGEST;

	@Parameter(label = "Cluster at x (µm)", style = "format:0.00", persist = false, callback = "preview",
		description = "Position of the cluster in the space of the reconstruction, x to the right.") private double clusterx;

	@Parameter(label = "Cluster at y (µm)", style = "format:0.00", persist = false, callback = "preview",
		description = "Position of the cluster in the space of the reconstruction, y downwards.") private double clustery;

	@Parameter(label = "Cluster at z (µm)", style = "format:0.00", persist = false, callback = "preview",
		description = "Position of the cluster in the space of the reconstruction, z into the depth.") private double clusterz;

	@Parameter(label = "Spread of the cluster (µm)", min = "0", max = "100000", style = "format:0.0", persist = false, callback = "preview",
		description = "Length of the stretch of dendrite over which the synapses of a cluster are spread evenly; 10 to 20 µm are typical of functional clusters (Kastellakis and Poirazi 2019, doi:10.3389/fnmol.2019.00300).") private double spread =
			20;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String markgroup =
		Commands.heading("Marked on the image");

	@Parameter(label = "Marked image", required = false, persist = false,
		description = "The image on which places are marked; mostly the active one. Its pixel size, unit and origin must suit the reconstruction. It is only read.") private ImagePlus image;

	@Parameter(label = "Marked by", choices = { "selection", "overlay", "manager", "file" }, persist = false, callback = "preview",
		description = "selection: the image's points, multi-points or line. overlay: all that its overlay holds. manager: all that the ROI Manager holds. file: a set saved from it. The slice of each gives its z.") private String marks =
			"selection";

	@Parameter(label = "Snapping distance (µm)", min = "0", max = "1000000", style = "format:0.00", persist = false, callback = "preview",
		description = "How far a marked place may be from the centre line of the nearest neurite. What is farther is left out and reported.") private double within =
			5;

	@Parameter(label = "Pixel size (µm)", min = "0", style = "format:0.0000", persist = false, callback = "preview",
		description = "Size of a pixel of the marked image in the space of the reconstruction. 0 takes what Image > Properties says.") private double pixelsize;

	@Parameter(label = "Slice spacing (µm)", min = "0", style = "format:0.0000", persist = false, callback = "preview",
		description = "Distance between two slices of the marked image. 0 takes what Image > Properties says.") private double slicespacing;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String kindgroup =
		Commands.heading("Synapses");

	@Parameter(label = "Kind of synapse", choices = { "AMPA+NMDA", "AMPA", "NMDA", "GABAA", "Exp2", "Exp", "Alpha" }, persist = false,
		description = "Receptors of each synapse, with the kinetics of the catalogue: AMPA 0.3 and 3 ms, NMDA 2 and 50 ms with the block of Jahr and Stevens 1990, GABAA 0.5 and 5 ms.") private String kind =
			"AMPA+NMDA";

	@Parameter(label = "Peak conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Of each synapse and spike; of AMPA+NMDA that of AMPA. Those of the catalogue's reference synapses on a layer-5 cell are 0.3 nS for AMPA and 1 nS for GABAA.") private double conductance =
			0.3;

	@Parameter(label = "NMDA conductance (nS)", min = "0", max = "1000000", style = "format:0.0000", persist = false,
		description = "Of AMPA+NMDA: peak conductance of the NMDA receptors before the block by magnesium; 1.5 nS in the catalogue's reference synapse. 0 switches them off.") private double nmda =
			1.5;

	@Parameter(label = "Reversal of GABAA (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "Reversal potential of inhibition; -80 mV in the catalogue's reference synapse. At the resting potential inhibition shunts without hyperpolarising.") private double reversal =
			-80;

	@Parameter(label = "Receptor from a file (.mod)", style = "open", required = false, persist = false, callback = "preview",
		description = "A point process in NMODL that takes the place of the kind above; the model keeps its text. Models > Import Channel... shows what it is.") private File receptor;

	@Parameter(label = "Weight of a spike (unit of the file)", style = "format:0.000000", persist = false, callback = "preview",
		description = "What a spike carries to a receptor from a file, in the unit of the first argument of its NET_RECEIVE, mostly µS; the fields above are then without effect.") private double weight =
			0.001;

	@Parameter(label = "Parameters of the receptor", required = false, persist = false, callback = "preview",
		description = "What is set of a receptor from a file, such as tau=3 ms; e=-70 mV. The rest has the defaults of the file.") private String parameters =
			"";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String timinggroup =
		Commands.heading("Timing");

	@Parameter(label = "Timing", choices = { TIMES, REGULAR, POISSON, VOLLEY }, persist = false, callback = "preview",
		description = "times: all synapses at the given times. regular: all in step. poisson: at random, each on its own. volley: together at the given times, with a jitter.") private String timing =
			TIMES;

	@Parameter(label = "Times of spikes or volleys (ms)", required = false, persist = false, callback = "preview",
		description = "For times and volley: one or more, with commas or spaces between them, such as 10, 60.") private String times = "10";

	@Parameter(label = "Jitter of a volley (ms)", min = "0", max = "1000000", style = "format:0.00", persist = false,
		description = "Standard deviation of the normally distributed delays of single synapses in a volley.") private double jitter = 1;

	@Parameter(label = "Start (ms)", min = "0", max = "1000000000", style = "format:0.00", persist = false,
		description = "For regular: time of the first spike. For poisson: when the spikes begin.") private double start = 10;

	@Parameter(label = "Interval (ms)", min = "0.000001", max = "1000000000", style = "format:0.000", persist = false,
		description = "For regular: time from one spike of a synapse to its next.") private double interval = 10;

	@Parameter(label = "Spikes", min = "1", max = "1000000", persist = false,
		description = "For regular: how many spikes every synapse receives.") private int spikes = 5;

	@Parameter(label = "Rate (Hz)", min = "0", max = "1000000", style = "format:0.00", persist = false,
		description = "For poisson: mean rate of the spikes of each single synapse.") private double rate = 5;

	@Parameter(label = "Stop (ms)", min = "0", style = "format:0.00", persist = false,
		description = "For poisson: when the spikes end. 0 for the end of the run.") private double stop;

	@Parameter(label = "Delay (ms)", min = "0", max = "1000000", style = "format:0.00", persist = false,
		description = "From a spike to the beginning of its conductance.") private double delay;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String transmissiongroup =
		Commands.heading("Release");

	@Parameter(label = "Release", choices = { "reliable", "depressing", "facilitating", "layer-5", "working-memory", VALUES },
		persist = false,
		description = "reliable: every spike delivers the conductance. depressing, facilitating: Tsodyks, Uziel and Markram 2000, with release probabilities of 0.5 and 0.04. layer-5: Tsodyks and Markram 1997, 0.67, depressing. working-memory: Mongillo, Barak and Tsodyks 2008, 0.2, facilitating. values: those of the next lines.") private String release =
			"reliable";

	@Parameter(label = "Release probability (0 to 1)", min = "0", max = "1", style = "format:0.0000", persist = false,
		description = "For release values: chance that a site releases its vesicle at the first spike; 0.05 to 0.9 in cortex.") private double probability =
			0.25;

	@Parameter(label = "Recovery (ms)", min = "0", max = "1000000000", style = "format:0.0", persist = false,
		description = "For release values: time constant with which a vesicle that was released is replaced, which makes depression. 0 for at once.") private double recovery;

	@Parameter(label = "Facilitation (ms)", min = "0", max = "1000000000", style = "format:0.0", persist = false,
		description = "For release values: time constant with which release that a spike has raised falls back. 0 for no facilitation.") private double facilitation;

	@Parameter(label = "Release sites", min = "1", max = "10000", persist = false,
		description = "Independent sites of each synapse; each holds one vesicle, which brings the conductance above.") private int vesicles =
			1;

	@Parameter(label = "Draw each release", persist = false,
		description = "Whether each release is drawn at random, with failures; otherwise the mean is delivered every time. Of no effect on reliable synapses.") private boolean random =
			true;

	@Parameter(label = "Lognormal spread (SD of ln)", min = "0", max = "5", style = "format:0.000", persist = false,
		description = "Standard deviation of the logarithm of the strengths of single synapses, whose mean stays as above; 0.94 between layer-5 cells (Song et al. 2005, doi:10.1371/journal.pbio.0030068). 0 for all alike.") private double strengths;

	@Parameter(label = "Cut synapses (%)", min = "0", max = "100", style = "format:0.0", persist = false,
		description = "Part of the synapses that is cut, chosen at random; a larger part holds a smaller one.") private double ablated;

	@Parameter(label = "Cut from (ms)", min = "0", max = "1000000000", style = "format:0.0", persist = false,
		description = "When the cut synapses fall silent; 0 for the whole run.") private double ablatedfrom;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String learninggroup =
		Commands.heading("Learning");

	@Parameter(label = "Learning", choices = { "none", "bi-poo", "song", "visual-cortex", "visual-cortex-nearest", "hippocampus" },
		persist = false,
		description = "How spike timing changes the strengths during a run. bi-poo, song: pairs, Bi and Poo 1998, Song, Miller and Abbott 2000. visual-cortex, visual-cortex-nearest, hippocampus: triplets, Pfister and Gerstner 2006, doi:10.1523/JNEUROSCI.1425-06.2006.") private String learning =
			"none";

	@Parameter(label = "Learns from", choices = { "cell", "place" }, persist = false,
		description = "Which postsynaptic spikes count. cell: those that the first spike detector of the model sees, mostly at the soma. place: rises of the synapse's own potential through the threshold below.") private String postsynaptic =
			"cell";

	@Parameter(label = "Threshold of the place (mV)", min = "-200", max = "200", style = "format:0.0", persist = false,
		description = "For learning from the place: the potential through which a spike there rises.") private double placethreshold = -20;

	@Parameter(label = "Greatest strength (of the weight)", min = "0.000001", max = "1000000", style = "format:0.00", persist = false,
		description = "Limit of strengths that learn or are scaled, in multiples of the conductance above; the least is 0.") private double strongest =
			5;

	@Parameter(label = "Target of scaling (Hz)", min = "0", max = "1000000", style = "format:0.000", persist = false,
		description = "Homeostatic scaling (Turrigiano et al. 1998, doi:10.1038/36103): all strengths grow while the cell fires less often than this, and shrink while it fires more often. 0 for none.") private double target;

	@Parameter(label = "Time of scaling (ms)", min = "0.000001", max = "1000000000000", style = "format:0.0", persist = false,
		description = "Time in which the strengths of a silent cell grow e-fold; hours in the animal, seconds in most simulations.") private double scalingtime =
			10_000;

	@Parameter(label = "Memory of scaling (ms)", min = "0.000001", max = "1000000000", style = "format:0.0", persist = false,
		description = "Time constant over which the rate of the cell is averaged for scaling.") private double scalingmemory = 1000;

	@Parameter(label = "Seed", min = "0", persist = false, callback = "preview",
		description = "Of everything random in the model: sites, Poisson spikes, jitter, release, strengths. 0 leaves what the model file says.") private int seed;

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private final String modelgroup =
		Commands.heading("Model");

	@Parameter(label = "Record there", persist = false,
		description = "Whether the potential is recorded at the first synapse of the group, of a cluster at its middle, under the group's name.") private boolean record =
			true;

	@Parameter(label = "Model file (.json)", style = "save", required = false, persist = false,
		description = "Where the model with the synapses is written, whole or not at all; it may be the same file. Nothing is written if it is empty.") private File file;

	@Parameter(label = "Replace", persist = false,
		description = "Whether a model file or a group of the same name that is there already is replaced. Otherwise it is refused.") private boolean replace;

	@Parameter(label = "Save table as (.csv)", style = "save", required = false, persist = false,
		description = "Where a row for each site is written. Nothing is written if it is empty.") private File table;

	@Parameter(label = "Set of ROIs (.zip, .roi)", style = "open", required = false, persist = false, callback = "preview",
		description = "For marked by file: a set saved from the ROI Manager, or a single selection. Works without a display, too.") private File roiset;

	@Parameter(label = "Only those named", required = false, persist = false, callback = "preview",
		description = "Names of the selections that count, with commas between them, such as spine 1, spine 2. Empty takes all.") private String only =
			"";

	@Parameter(visibility = ItemVisibility.MESSAGE, persist = false, required = false) private volatile String figures =
		"Choose a model: then it stands here how many synapses are placed, on how much of the neuron, and what does not snap.";

	@Parameter(type = ItemIO.OUTPUT, label = "Place Synapses") private String report;

	private final Preview preview = new Preview();

	/** What is going to be placed. */
	private record Placement(SynapseGroup group, LoadedNeuron neuron, ResultsTable table, Optional<SnappedMarks> snapped) {
	}

	@Override
	public void run() {
		Commands.guarded(this, progress -> {
			try (TracedFile given = TracedFile.of(context(), "model", model, Models.EXPECTED)) {
				place(given);
			}
		});
	}

	private void place(final TracedFile given) throws IOException {
		final Optional<Path> out = Inputs.newFile("file", file, replace), csv = Inputs.newFile("table", table);
		if (given.isTemporary())
			placement(given.path(), given.path()); // what cannot be used is refused before anything is written
		final Path in = given.beside(out, replace);
		final Placement placement = placement(in, out.orElse(in));
		final NeuronModel placed = placed(placement);
		if (out.isPresent())
			ModelFiles.write(placed, out.get());
		if (csv.isPresent())
			TableFiles.write(placement.table, csv.get());
		Commands.showRows(rows -> summarise(rows, placement, ModelFiles.hash(placed).substring(0, 12)), Optional.empty());
		if (Commands.windowsAreWanted())
			placement.table.show("Sites of " + placement.group.name());
		if (placement.snapped.isPresent() && placement.snapped.get().placed() < placement.snapped.get().marks().size())
			report = Commands.say(placement.snapped.get().sentence());
	}

	/** The model with the group, and with a probe where it sits. */
	private NeuronModel placed(final Placement placement) {
		final NeuronModel before = seed == 0 ? placement.neuron.model() : placement.neuron.model().seed(seed);
		final NeuronModel model = before.with(placement.group);
		if (model.recording().detectors().isEmpty() && placement.group.transmission().learning().isPresent() && postsynaptic.equals("cell"))
			throw new ParameterException("postsynaptic",
				"is cell, but the model has no spike detector; add one to its recording, or let the synapses learn from their place");
		if (!record)
			return model;
		final Sites where = placement.group.sites();
		final CableModel cable = placement.neuron.cable();
		final Place first = placement.group.places(cable, model.seed()).get(0);
		final Location at = where instanceof Sites.Cluster cluster ? cluster.centre()
			: where instanceof Sites.Listed listed ? listed.locations().get(0) : new Location.OnSection(first.section(), first.fraction());
		final NeuronModel recorded = model.with(new Probe.Voltage(placement.group.name(), at));
		return placement.group.transmission().learning().isEmpty() ? recorded
			: recorded.with(new Probe.OfWeight("strength of " + placement.group.name(), placement.group.name(), 0));
	}

	private Placement placement(final Path in, final Path out) throws IOException {
		final String called = name == null ? "" : name.strip();
		if (called.isEmpty())
			throw new ParameterException("name", "is empty; expected a name for the group of synapses");
		final LoadedNeuron neuron = Models.at(LoadedNeuron.read(in), in, out);
		if (!replace && neuron.model().synapses().stream().anyMatch(group -> group.name().equals(called)))
			throw new ParameterException("name",
				"is \"" + called + "\", but the model has a group of that name already; choose another name, or replace=true");
		final Region where = Regions.of(region, from, to);
		Optional<SnappedMarks> snapped = Optional.empty();
		final Sites placed;
		if (sites.equals(IMAGE)) {
			snapped = Optional.of(snapped(neuron.cable(), where));
			placed = snapped.get().sites();
		}
		else
			placed = sites(neuron.cable(), where);
		final SynapseGroup group = new SynapseGroup(called, receptors(), placed, spikes(), delay, transmission());
		final long from = seed == 0 ? neuron.model().seed() : seed;
		final ResultsTable rows = snapped.isPresent() ? SiteTables.of(snapped.get())
			: SiteTables.of(neuron.cable(), group.places(neuron.cable(), from));
		return new Placement(group, neuron, rows, snapped);
	}

	/** Those of the kind, or the one of the file. */
	private List<Receptor> receptors() throws IOException {
		if (Inputs.isBlank(receptor))
			return SynapseKind.of(kind).receptors(Inputs.scaled(conductance, -3), Inputs.scaled(nmda, -3), reversal);
		final NmodlMechanism mechanism = Nmodl.read(Inputs.file("receptor", receptor, "a point process in NMODL (.mod)"));
		if (mechanism.kind() != Mechanism.Kind.POINT || mechanism.isArtificialCell() || mechanism.eventArguments().isEmpty())
			throw new ParameterException("receptor",
				"is " + mechanism.name() + ", which receives no spikes at a point of a neuron; expected a point process with NET_RECEIVE");
		if (!Double.isFinite(weight))
			throw new ParameterException("weight", "is " + weight + "; expected a number in " + mechanism.weightUnit());
		try {
			return List.of(new Receptor(mechanism, weight, ParameterText.constants(parameters == null ? "" : parameters, mechanism)));
		}
		catch (final ModelFileException e) {
			throw new ParameterException("parameters", "cannot be understood: " + e.getMessage());
		}
	}

	private SnappedMarks snapped(final CableModel cable, final Region where) throws IOException {
		final ImagePlus marked = Inputs.image("image", image, "an open image, the one on which places for synapses are marked");
		Inputs.requirePixelSize(marked, pixelsize, slicespacing);
		final List<Roi> selections = named(Inputs.selections(marks, roiset, marked));
		return SnappedMarks.of(cable, Marks.of(marked, ImageSpace.of(marked, pixelsize, slicespacing), selections, density), where, within);
	}

	/** The selections that count. */
	private List<Roi> named(final List<Roi> selections) {
		if (only == null || only.isBlank())
			return selections;
		final List<String> names = Arrays.stream(only.split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
		final List<String> there = selections.stream().map(Roi::getName).filter(Objects::nonNull).distinct().toList();
		for (final String wanted : names)
			if (!there.contains(wanted))
				throw new ParameterException("only", "names \"" + wanted + "\", but the selections are " +
					(there.isEmpty() ? "without names" : "\"" + String.join("\", \"", there.subList(0, Math.min(10, there.size()))) + "\"" +
						(there.size() > 10 ? " and others" : ""))
					+ "; expected some of them, or nothing to take all");
		return selections.stream().filter(roi -> names.contains(roi.getName())).toList();
	}

	private Sites sites(final CableModel cable, final Region where) {
		if (sites.equals(CLUSTER))
			return new Sites.Cluster(centre(cable), spread, number);
		double length = 0;
		for (final int compartment : cable.compartments(where))
			length += cable.length(compartment);
		if (length == 0)
			throw new ParameterException("region", "is \"" + region + "\" from " + from + " to " + (to == 0 ? "any" : to) +
				" µm, of which this neuron has nothing; choose another one");
		if (sites.equals(NUMBER))
			return new Sites.Scattered(where, number);
		final double wanted = Math.rint(density * length);
		if (wanted < 1 || wanted > 1_000_000)
			throw new ParameterException("density", "is " + density + " per µm, which is " + (long) wanted + " synapses on the " +
				Math.round(length) + " µm of the region; expected 1 to 1000000");
		return new Sites.Scattered(where, (int) wanted);
	}

	private Location centre(final CableModel cable) {
		if (centre.equals(POSITION))
			return new Location.NearestTo(clusterx, clustery, clusterz);
		final double[] at = cable.position(cable.locate(new Location.OnSection(FirstLook.longestEndBranch(cable).index(), 0.5)));
		return new Location.NearestTo(at[0], at[1], at[2]);
	}

	private SpikeTrain spikes() {
		return switch (timing) {
			case REGULAR -> new SpikeTrain.Regular(start, interval, spikes);
			case POISSON -> new SpikeTrain.Poisson(rate, start, stop == 0 ? Double.POSITIVE_INFINITY : stop);
			case VOLLEY -> new SpikeTrain.Volley(times(), jitter);
			default -> new SpikeTrain.At(times());
		};
	}

	private Transmission transmission() {
		final Release released = release.equals(VALUES) ? new Release(vesicles, probability, recovery, facilitation, random)
			: ReleasePreset.of(release).equals(Release.RELIABLE) ? Release.RELIABLE.sites(vesicles)
			: ReleasePreset.of(release).sites(vesicles).stochastic(random);
		final Optional<TimingRule> rule = learning.equals(NONE) ? Optional.empty() : Optional.of(TimingPreset.of(learning));
		final Optional<Scaling> scaling = target == 0 ? Optional.empty() : Optional.of(new Scaling(target, scalingtime, scalingmemory));
		final Learning.PostsynapticSpikes from =
			postsynaptic.equals("place") ? new Learning.PostsynapticSpikes.Local(placethreshold) : Learning.PostsynapticSpikes.OfCell.FIRST;
		return new Transmission(released, strengths, ablated == 0 ? Ablation.NONE : new Ablation(Inputs.scaled(ablated, -2), ablatedfrom),
			rule.isEmpty() && scaling.isEmpty() ? Optional.empty() : Optional.of(new Learning(rule, scaling, from, 0, strongest)));
	}

	private List<Double> times() {
		final List<Double> list = new ArrayList<>();
		for (final String time : (times == null ? "" : times).strip().split("[\\s,;]+"))
			try {
				list.add(Double.parseDouble(time));
			}
			catch (final NumberFormatException e) {
				throw new ParameterException("times", "is \"" + times + "\"; expected times in ms such as 10, 60.5");
			}
		return list;
	}

	private static void summarise(final ResultsTable rows, final Placement placement, final String hash) {
		rows.setNaNEmptyCells(true);
		rows.incrementCounter();
		rows.addLabel(placement.neuron.model().name());
		rows.addValue("Group", placement.group.name());
		rows.addValue("Synapses", placement.group.sites().number());
		rows.addValue("Not placed", placement.snapped.map(marks -> marks.marks().size() - marks.placed()).orElse(0));
		rows.addValue("Model", hash);
	}

	/** Called when another model was chosen. */
	private void choose() {
		if (Inputs.isBlank(file) && !Inputs.isBlank(model)) {
			final Path in = model.toPath().toAbsolutePath();
			final Path beside = in.resolveSibling(Models.name(in) + "-synapses.json");
			if (Files.isRegularFile(in) && !Files.exists(beside))
				file = beside.toFile();
		}
		if (!Inputs.isBlank(model) && model.isFile())
			try {
				final long own = Models.description(model.toPath()).seed();
				seed = own > 0 && own <= Integer.MAX_VALUE ? (int) own : 0;
			}
			catch (final IOException | RuntimeException e) {
				seed = 0; // what is wrong with it is told by the preview
			}
		preview(Preview.OPENING);
	}

	/** Called when anything was changed that changes what is placed. */
	private void preview() {
		preview(Preview.TYPING);
	}

	private void preview(final int patience) {
		preview.show(context(), patience, line -> figures = line, () -> {
			final Path in = Inputs.file("model", model, Models.EXPECTED);
			final Placement placement = placement(in, in);
			return placement.snapped.map(SnappedMarks::sentence).orElse(placement.group.sites().number() + " synapses.") + " " +
				Models.groups(placement.neuron.model());
		});
	}
}
