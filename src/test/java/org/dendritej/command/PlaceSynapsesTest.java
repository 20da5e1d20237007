/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import ij.measure.ResultsTable;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.dendritej.SpikingCell;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.simulation.Simulation;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.recording.Recording;
import org.dendritej.mechanism.transmission.Transmission;
import org.dendritej.mechanism.transmission.TimingRule;
import org.dendritej.mechanism.transmission.Scaling;
import org.dendritej.mechanism.transmission.Release;
import org.dendritej.mechanism.transmission.Learning;
import org.dendritej.mechanism.transmission.Ablation;
import java.util.Optional;
import org.dendritej.io.LoadedNeuron;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.model.SynapseKind;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.recording.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;

/** Place Synapses..., as SciJava runs it without a display, on a dendrite that runs from 16 to 56 µm along x at y = z = 10 µm. */
class PlaceSynapsesTest {

	private static final CommandBench BENCH = new CommandBench();

	@TempDir private Path folder;
	private File model;
	private Path out;

	@BeforeEach
	void writeModel() throws Exception {
		model = SpikingCell.write(folder).toFile();
		out = folder.resolve("placed.json");
		ResultsTable.getResultsTable().reset();
	}

	@AfterAll
	static void close() {
		BENCH.close();
	}

	private CommandModule run(final Object... more) throws Exception {
		final List<Object> inputs = new ArrayList<>(List.of("model", model, "file", out.toFile(), "replace", true));
		inputs.addAll(List.of(more));
		return BENCH.done(PlaceSynapses.class, inputs.toArray());
	}

	private NeuronModel placed(final Object... more) throws Exception {
		run(more);
		return LoadedNeuron.read(out).model();
	}

	private SynapseGroup group(final Object... more) throws Exception {
		final NeuronModel placed = placed(more);
		return placed.synapses().get(placed.synapses().size() - 1);
	}

	private List<double[]> positions() throws Exception {
		final LoadedNeuron neuron = LoadedNeuron.read(out);
		final CableModel cable = neuron.cable();
		final List<double[]> positions = new ArrayList<>();
		for (final Place place : neuron.model().synapses().get(0).places(cable, neuron.model().seed()))
			positions.add(cable.position(place));
		return positions;
	}

	@Test
	void sitesAreThoseThatWereAskedFor() throws Exception {
		assertEquals(new Sites.Scattered(Region.DENDRITES, 20), group().sites());
		assertEquals(new Sites.Scattered(Region.BASAL, 7), group("region", "basal", "number", 7).sites());
		assertEquals(new Sites.Scattered(Region.DENDRITES, 8), group("sites", "density", "density", 0.2).sites());
		assertEquals(new Sites.Scattered(new Region.AllOf(List.of(Region.DENDRITES, new Region.PathDistance(10, 30))), 20),
			group("from", 10.0, "to", 30.0).sites());
		assertEquals(new Sites.Cluster(new Location.NearestTo(36, 10, 9), 12, 5),
			group("sites", "cluster", "centre", "position", "clusterx", 36.0, "clustery", 10.0, "clusterz", 9.0, "spread", 12.0, "number",
				5).sites());
		assertEquals(new Location.NearestTo(36, 10, 5), ((Sites.Cluster) group("sites", "cluster").sites()).centre(),
			"the middle of the only dendrite");
	}

	@Test
	void aReceptorFromAFileTakesThePlaceOfTheKindAndTheModelKeepsItsText() throws Exception {
		final String text = "NEURON { POINT_PROCESS Fast NONSPECIFIC_CURRENT i RANGE tau, e }\nPARAMETER { tau = 2 (ms) e = 0 (mV) }\n" +
			"ASSIGNED { v (mV) i (nA) }\nSTATE { g (uS) }\nINITIAL { g = 0 }\nBREAKPOINT { SOLVE s METHOD cnexp i = g*(v - e) }\n" +
			"DERIVATIVE s { g' = -g/tau }\nNET_RECEIVE(w (uS)) { g = g + w }";
		final File file = Files.writeString(folder.resolve("Fast.mod"), text).toFile();
		final SynapseGroup.Receptor receptor = group("receptor", file, "weight", 0.002, "parameters", "tau=3 ms").receptors().get(0);
		assertEquals(Nmodl.parse("Fast.mod", text), receptor.mechanism());
		assertEquals(0.002, receptor.weight());
		assertEquals(3, receptor.parameters().get("tau"));
		Files.delete(file.toPath());
		assertEquals(receptor, LoadedNeuron.read(out).model().synapses().get(0).receptors().get(0));
		final File channel = Files.writeString(folder.resolve("d.mod"), "NEURON { SUFFIX d }").toFile();
		assertTrue(BENCH.refusal(folder, PlaceSynapses.class, "model", model, "receptor", channel).contains("expected a point process"));
	}

	@Test
	void kindConductanceAndTimingAreThoseThatWereAskedFor() throws Exception {
		assertEquals(SynapseKind.AMPA_NMDA.receptors(3e-4, 1.5e-3, -80), group().receptors());
		assertEquals(SynapseKind.AMPA.receptors(0.0025, 0, 0), group("kind", "AMPA", "conductance", 2.5).receptors());
		assertEquals(SynapseKind.GABAA.receptors(0.001, 0, -70), group("kind", "GABAA", "conductance", 1.0, "reversal", -70.0).receptors());
		assertEquals(new SpikeTrain.At(List.of(10.0)), group().spikes());
		assertEquals(new SpikeTrain.At(List.of(5.0, 60.5)), group("times", "60.5, 5").spikes());
		assertEquals(new SpikeTrain.Regular(2, 4, 3), group("timing", "regular", "start", 2.0, "interval", 4.0, "spikes", 3).spikes());
		assertEquals(new SpikeTrain.Poisson(30, 5, Double.POSITIVE_INFINITY),
			group("timing", "poisson", "rate", 30.0, "start", 5.0).spikes());
		assertEquals(new SpikeTrain.Volley(List.of(20.0, 40.0), 2.5),
			group("timing", "volley", "times", "20 40", "jitter", 2.5).spikes());
		assertEquals(0.5, group("delay", 0.5).delay());
		assertEquals(7, placed("seed", 7).seed());
	}

	@Test
	void theRestOfTheModelStaysAndTheGroupIsRecorded() throws Exception {
		final NeuronModel before = LoadedNeuron.read(model.toPath()).model(), after = placed("name", "input", "sites", "cluster");
		assertEquals(before.protocol(), after.protocol());
		assertEquals(before.biophysics(), after.biophysics());
		assertEquals(before.recording().probes(), after.recording().probes().subList(0, 3));
		assertEquals(new Probe.Voltage("input", new Location.NearestTo(36, 10, 5)), after.recording().probes().get(3));
		assertEquals(before.recording(), placed("record", false).recording());
		assertEquals(SpikingCell.MODEL, Files.readString(model.toPath()), "the model that was read is not touched");
	}

	@Test
	void groupsAreAddedOneAfterTheOtherAlsoToTheSameFile() throws Exception {
		run("name", "first");
		model = out.toFile();
		run("name", "second", "number", 3);
		run("name", "second", "number", 5);
		final NeuronModel both = LoadedNeuron.read(out).model();
		assertEquals(List.of("first", "second"), both.synapses().stream().map(SynapseGroup::name).toList());
		assertEquals(5, both.synapses().get(1).sites().number());
		assertEquals(
			"The parameter \"name\" is \"first\", but the model has a group of that name already; choose another name, or replace=true.",
			BENCH.refusal(folder, PlaceSynapses.class, "model", model, "name", "first"));
	}

	@Test
	void aModelInAnotherFolderFindsItsReconstruction() throws Exception {
		out = Files.createDirectories(folder.resolve("deeper")).resolve("placed.json");
		assertEquals("../cell.swc", placed().reconstruction().path());
		model = folder.resolve("cell.swc").toFile();
		assertEquals("../cell.swc", placed().reconstruction().path());
	}

	/** An image of 70 × 20 pixels of 2 µm in slices 5 µm apart, whose pixel (5, 2) in slice 1 lies at 0. */
	private static ImagePlus image(final int slices, final Roi selection) {
		final ImagePlus image = ij.IJ.createImage("marked", "8-bit", 70, 20, slices);
		image.getCalibration().setUnit("µm");
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 2;
		image.getCalibration().pixelDepth = 5;
		image.getCalibration().xOrigin = 5;
		image.getCalibration().yOrigin = 2;
		image.setRoi(selection);
		return image;
	}

	private static PointRoi points(final ImagePlus image, final double[]... marks) {
		final PointRoi points = new PointRoi();
		for (final double[] mark : marks) {
			image.setSliceWithoutUpdate((int) mark[2]);
			points.addPoint(image, mark[0], mark[1]);
		}
		image.setSliceWithoutUpdate(1);
		return points;
	}

	@Test
	void pointsOnAnImageSnapToTheDendriteInTheSpaceOfTheImage() throws Exception {
		final ImagePlus image = image(4, null);
		// At (30, 10, 5), (40, 12, 5), (50, 10, 15) and (30, 10, 15) µm; the dendrite lies at y = 10, z = 5.
		image.setRoi(points(image, new double[] { 20, 7, 2 }, new double[] { 25, 8, 2 }, new double[] { 30, 7, 4 },
			new double[] { 20, 7, 4 }));
		final CommandModule module = run("sites", "image", "image", image, "within", 3.0, "table", folder.resolve("sites.csv").toFile());
		final List<double[]> positions = positions();
		assertEquals(2, positions.size());
		assertEquals(30, positions.get(0)[0], 1e-9);
		assertEquals(40, positions.get(1)[0], 1e-9);
		assertEquals("2 of 4 marked places became synapses; 2 lie farther than 3 µm from the neurites looked at, the farthest 10.0 µm.",
			module.getOutput("report"));
		final List<String> rows = Files.readAllLines(folder.resolve("sites.csv"));
		assertEquals(
			"Selection,Marked X (µm),Marked Y (µm),Marked Z (µm),Distance (µm),Placed,X (µm),Y (µm),Z (µm),Path distance (µm),Section",
			rows.get(0));
		assertTrue(rows.get(2).startsWith("selection 1,40,12,5,2,yes,40,10,5,"), rows.get(2));
		assertEquals("selection 1,50,10,15,10,no,,,,,", rows.get(3));
		assertEquals(2, ResultsTable.getResultsTable().getValue("Not placed", 0));
		assertNull(run("sites", "image", "image", image, "within", 30.0).getOutput("report"), "nothing to be said");
		assertEquals(4, positions().size());
	}

	@Test
	void linesAndOverlaysAreTakenAndAProjectionHasNoDepth() throws Exception {
		final ImagePlus flat = image(1, new Line(15, 9, 25, 9)); // from (20, 14) to (40, 14) µm
		run("sites", "image", "image", flat, "density", 0.2);
		assertEquals(List.of(22.5, 27.5, 32.5, 37.5), positions().stream().map(at -> Math.round(2 * at[0]) / 2.0).toList());
		final Overlay overlay = new Overlay(new PointRoi(20, 7));
		overlay.add(new PolygonRoi(new float[] { 20, 25, 30 }, new float[] { 7, 7, 7 }, Roi.POLYLINE));
		flat.setOverlay(overlay);
		flat.deleteRoi();
		run("sites", "image", "image", flat, "marks", "overlay", "density", 0.1);
		assertEquals(List.of(30.0, 35.0, 45.0), positions().stream().map(at -> Math.round(2 * at[0]) / 2.0).toList());
	}

	@Test
	void theSampleSetOfSelectionsFindsItsClusters() throws Exception {
		final Path samples = Path.of("sample-data");
		final ImagePlus stack = ij.IJ.openImage(samples.resolve("pyramidal-stack.zip").toString());
		final Overlay overlay = new Overlay();
		try (
			ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(samples.resolve("pyramidal-sites.zip"))))) {
			while (zip.getNextEntry() != null)
				overlay.add(RoiDecoder.openFromByteArray(zip.readAllBytes()));
		}
		stack.setOverlay(overlay);
		model = samples.resolve("pyramidal.swc").toFile();
		assertNull(run("sites", "image", "image", stack, "marks", "overlay", "within", 2.0).getOutput("report"));
		final LoadedNeuron sample = LoadedNeuron.read(samples.resolve("pyramidal.json"));
		final List<double[]> expected = new ArrayList<>();
		for (final SynapseGroup group : sample.model().synapses())
			if (group.sites() instanceof Sites.Cluster)
				for (final Place place : group.places(sample.cable(), sample.model().seed()))
					expected.add(sample.cable().position(place));
		final List<double[]> found = positions();
		assertEquals(expected.size(), found.size());
		for (int i = 0; i < found.size(); i++)
			for (int axis = 0; axis < 3; axis++)
				assertEquals(expected.get(i)[axis], found.get(i)[axis], 1.6, "slices are 3 µm apart");
		stack.setOverlay(null);
		final File set = samples.resolve("pyramidal-sites.zip").toFile();
		run("sites", "image", "image", stack, "marks", "file", "roiset", set);
		assertEquals(found.stream().map(Arrays::toString).toList(), positions().stream().map(Arrays::toString).toList(),
			"the same from the file");
		run("sites", "image", "image", stack, "marks", "file", "roiset", set, "only", "veto, tuft cluster");
		assertEquals(12 + 16, positions().size());
	}

	@Test
	void filesThatHoldNoSelectionsAreRefused() throws Exception {
		final ImagePlus image = image(1, null);
		final Path text = Files.writeString(folder.resolve("notes.roi"), "not a selection"), empty = folder.resolve("empty.zip"),
			cut = folder.resolve("cut.roi"), set = Path.of("sample-data/pyramidal-sites.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
			zip.putNextEntry(new ZipEntry("notes.txt"));
		}
		Files.write(cut, Arrays.copyOf(RoiEncoder.saveAsByteArray(new PointRoi(new float[30], new float[30])), 100));
		assertEquals("The parameter \"roiset\" is empty; expected the path of a set of ROIs (.zip) or one (.roi).",
			refusal("sites", "image", "image", image, "marks", "file"));
		assertEquals("notes.roi: \"notes\" is no selection that ImageJ has saved; expected a .roi file or a set of them (.zip)",
			refusal("sites", "image", "image", image, "marks", "file", "roiset", text.toFile()));
		assertEquals("empty.zip: it holds no selections; expected a set saved from the ROI Manager",
			refusal("sites", "image", "image", image, "marks", "file", "roiset", empty.toFile()));
		assertEquals("cut.roi: the selection \"cut\" is damaged; save it again from ImageJ",
			refusal("sites", "image", "image", image, "marks", "file", "roiset", cut.toFile()));
		assertEquals(
			"The parameter \"only\" names \"vetos\", but the selections are \"basal cluster\", \"vetoed cluster\", \"tuft cluster\"," +
				" \"oblique cluster\", \"veto\"; expected some of them, or nothing to take all.",
			refusal("sites", "image", "image", image, "marks", "file", "roiset", set.toFile(), "only", "vetos"));
	}

	@Test
	void aDialogSaysWhatIsGoingToBePlaced() throws Exception {
		final CommandModule dialog = BENCH.dialog(PlaceSynapses.class);
		for (int i = 0; i < 100 && !String.valueOf(dialog.getInput("figures")).startsWith("20 synapses"); i++)
			CommandBench.set(dialog, "model", model);
		assertEquals("20 synapses. The model has no others.", dialog.getInput("figures"));
		assertEquals(folder.resolve("cell-synapses.json").toFile(), dialog.getInput("file"));
		assertEquals(1, dialog.getInput("seed"), "that of the model");
		CommandBench.set(dialog, "times", "ten");
		assertEquals("The parameter \"times\" is \"ten\"; expected times in ms such as 10, 60.5.", dialog.getInput("figures"));
	}

	@Test
	void whatCannotBeUsedIsRefusedInOneSentence() throws Exception {
		assertEquals("The parameter \"model\" is empty; expected the path of a model file (.json) or a reconstruction (.swc, .traces).",
			refusal("model", new File("")));
		assertEquals(
			"The parameter \"image\" is empty, no image is open; expected an open image, the one on which places for synapses are marked.",
			refusal("sites", "image"));
		assertEquals("\"marked\" has no selection; mark places with the point or a line tool",
			refusal("sites", "image", "image", image(1, null)));
		assertEquals("\"marked\" has no overlay; add selections to it with Image > Overlay > Add Selection",
			refusal("sites", "image", "image", image(1, null), "marks", "overlay"));
		assertEquals("the ROI Manager is empty; add selections to it, or open a set of them",
			refusal("sites", "image", "image", image(1, null), "marks", "manager"));
		assertEquals(
			"\"marked\": \"selection 1\" is neither points nor a line but of type oval; mark synapses with the point or a line tool",
			refusal("sites", "image", "image", image(1, new OvalRoi(1, 1, 5, 5))));
		assertTrue(
			refusal("sites", "image", "image", image(1, new PointRoi(60, 19))).startsWith("0 of 1 marked places became synapses; 1 lies"));
		final ImagePlus pixels = image(1, new PointRoi(20, 7));
		pixels.getCalibration().setUnit("pixel");
		assertTrue(refusal("sites", "image", "image", pixels).startsWith("The parameter \"pixelsize\" is 0, which takes"));
		assertEquals("The parameter \"times\" is \"10;x\"; expected times in ms such as 10, 60.5.", refusal("times", "10;x"));
		assertEquals("The parameter \"to\" is 5.0 µm, but \"from\" is 10.0 µm; expected more, or 0 for no limit.",
			refusal("from", 10.0, "to", 5.0));
		assertEquals("The parameter \"region\" is \"apical\" from 0.0 to any µm, of which this neuron has nothing; choose another one.",
			refusal("region", "apical"));
		assertEquals(
			"The parameter \"kind\" (Kind of synapse) is \"GABA\"; expected one of [AMPA+NMDA, AMPA, NMDA, GABAA, Exp2, Exp, Alpha].",
			refusal("kind", "GABA"));
		assertTrue(refusal("sites", "density", "density", 0.001).contains("which is 0 synapses"));
	}

	private String refusal(final Object... more) throws Exception {
		final List<Object> inputs = new ArrayList<>(List.of("model", model, "file", out.toFile()));
		inputs.addAll(List.of(more));
		return BENCH.refusal(folder, PlaceSynapses.class, inputs.toArray());
	}

	@Test
	void releaseAndLearningAreThoseThatWereAskedFor() throws Exception {
		assertEquals(Transmission.RELIABLE, group().transmission());
		assertEquals(Transmission.of(Release.DEPRESSING.stochastic(true)), group("release", "depressing").transmission());
		assertEquals(Transmission.of(Release.FACILITATING), group("release", "facilitating", "random", false).transmission());
		assertEquals(Transmission.of(new Release(4, 0.05, 300, 20, true)),
			group("release", "values", "probability", 0.05, "vesicles", 4, "recovery",
				300.0, "facilitation", 20.0).transmission());
		assertEquals(Transmission.RELIABLE.spread(0.9355).with(new Ablation(0.3, 50)),
			group("strengths", 0.9355, "ablated", 30.0, "ablatedfrom", 50.0).transmission());
		assertEquals(new Learning(Optional.of(TimingRule.VISUAL_CORTEX), Optional.of(new Scaling(4, 5000, 700)),
			new Learning.PostsynapticSpikes.Local(-35), 0, 3),
			group("learning", "visual-cortex", "target", 4.0, "scalingtime", 5000.0, "scalingmemory", 700.0, "postsynaptic", "place",
				"placethreshold",
				-35.0, "strongest", 3.0).transmission().learning().orElseThrow());
	}

	@Test
	void whatLearnsIsRecorded() throws Exception {
		final NeuronModel placed = placed("learning", "song", "name", "plastic");
		assertTrue(placed.recording().probes().contains(new Probe.OfWeight("strength of plastic", "plastic", 0)));
		final Recording recording = Simulation.of(placed, LoadedNeuron.read(out).cable()).run(RunMonitor.SILENT);
		assertEquals(1, recording.trace("strength of plastic").value(0));
		assertTrue(recording.synapses().get(0).weight(recording.synapses().get(0).samples() - 1, 0) > 1,
			"the cell fires after its synapses");
	}

	@Test
	void whatNoSynapseIsIsRefused() throws Exception {
		assertTrue(BENCH.refusal(folder, PlaceSynapses.class, "model", model, "release", "values", "probability", -0.5)
			.startsWith(
				"The parameter \"probability\" (Release probability (0 to 1)) is -0.5; expected a number of at least 0 and at most 1"));
		assertTrue(BENCH.refusal(folder, PlaceSynapses.class, "model", model, "vesicles", 0).startsWith("The parameter \"vesicles\""));
		assertTrue(
			BENCH.refusal(folder, PlaceSynapses.class, "model", model, "strengths", Double.NaN).startsWith("The parameter \"strengths\""));
	}
}
