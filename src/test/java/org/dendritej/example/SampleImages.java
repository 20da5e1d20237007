/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Place;
import org.dendritej.imaging.ActivitySource;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Label;
import org.dendritej.imaging.LightMovie;
import org.dendritej.imaging.LightWeights;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.indicator.Fluorescence;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.ReconstructionSource;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Morphology;
import org.dendritej.optics.Detector;
import org.dendritej.optics.GaussianPsf;
import org.dendritej.optics.Microscope;
import org.dendritej.optics.Timing;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.PointRoi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;

/** The stack the sample neuron would have been traced from, and the places of synapses in it as ImageJ keeps them. */
final class SampleImages {

	private static final Grid GRID = Grid.of(SampleData.PIXELS, 1);
	private static final Microscope MICROSCOPE =
		new Microscope("confocal-like", GaussianPsf.ofWidths(1, 4.5), new Timing.Camera(1, 1, 0), 220, 0.3,
			Double.POSITIVE_INFINITY, 0, new Detector(2, 0, 0, 1, 8, 6));

	private SampleImages() {
	}

	/** The stack, calibrated, 8 bit. */
	static ImagePlus stack(final Morphology neuron, final String title) {
		final NeuronModel passive = NeuronModel.of("", ReconstructionSource.of(""));
		final CableModel cable = CableModel.discretise(neuron, passive.biophysics().cable(), passive.discretisation());
		final ImageStack slices = new ImageStack(GRID.width(), GRID.height());
		try (Workers workers = Workers.onAllCores()) {
			final LightWeights weights =
				LightWeights.of(cable.pieces(), cable.compartments(), GRID, Label.CYTOSOL, MICROSCOPE.psf(), workers,
					RenderMonitor.SILENT);
			final float[] bright = new float[cable.compartments()];
			Arrays.fill(bright, 1);
			final ActivitySource seen =
				LightMovie
					.of(weights, Fluorescence.given(new double[] { 0 }, new float[][] { bright }, "a dye that fills the cell"), MICROSCOPE)
					.noisy();
			final float[] plane = new float[GRID.width() * GRID.height()];
			for (int z = 0; z < GRID.depth(); z++) {
				seen.frame(0).plane(z, plane);
				final byte[] slice = new byte[plane.length];
				for (int i = 0; i < slice.length; i++)
					slice[i] = (byte) plane[i];
				slices.addSlice(null, slice);
			}
		}
		final ImagePlus image = new ImagePlus(title, slices);
		image.getCalibration().pixelWidth = GRID.pixelWidth();
		image.getCalibration().pixelHeight = GRID.pixelHeight();
		image.getCalibration().pixelDepth = GRID.pixelDepth();
		image.getCalibration().setUnit("micron");
		image.setDisplayRange(0, 80);
		image.setProperty("Info",
			"Rendered from " + neuron.name() + ".swc, no recording of a real cell.\n" + MICROSCOPE);
		return image;
	}

	/** The synapses of each cluster as a selection of points, named after its group, each point in the slice nearest to it, as if clicked there. */
	static List<PointRoi> sites(final Morphology neuron, final NeuronModel model, final ImagePlus stack) {
		final CableModel cable = CableModel.discretise(neuron, model.biophysics().cable(), model.discretisation());
		final List<PointRoi> selections = new ArrayList<>();
		for (final SynapseGroup group : model.synapses())
			if (group.sites() instanceof Sites.Cluster cluster) {
				final PointRoi points = new PointRoi();
				points.setName(group.name());
				for (final Place place : cluster.resolve(cable, 0)) {
					final double[] at = cable.position(place);
					stack.setSliceWithoutUpdate((int) Math.round(at[2] / GRID.pixelDepth()) + 1);
					points.addPoint(stack, at[0] / GRID.pixelWidth(), at[1] / GRID.pixelHeight()); // whole numbers are centres of pixels
				}
				selections.add(points);
			}
		stack.setSliceWithoutUpdate(1);
		return selections;
	}

	/** As ImageJ's "ZIP..." saves an image. */
	static byte[] zip(final ImagePlus image) {
		return zip(Map.of(image.getTitle(), new FileSaver(image).serialize()));
	}

	/** As the ROI Manager saves a set. */
	static byte[] zip(final List<PointRoi> selections) {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		selections.forEach(points -> entries.put(points.getName() + ".roi", RoiEncoder.saveAsByteArray(points)));
		return zip(entries);
	}

	private static byte[] zip(final Map<String, byte[]> entries) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setLevel(9);
			for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
				final ZipEntry header = new ZipEntry(entry.getKey());
				header.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
				zip.putNextEntry(header);
				zip.write(entry.getValue());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** What a packed file holds, in its order. */
	static List<byte[]> unzip(final byte[] file) throws IOException {
		final List<byte[]> entries = new ArrayList<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			while (zip.getNextEntry() != null)
				entries.add(zip.readAllBytes());
		}
		return entries;
	}
}
