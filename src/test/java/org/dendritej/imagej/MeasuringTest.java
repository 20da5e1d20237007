/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.imaging.Grid;
import org.dendritej.imaging.Neurites;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.imaging.VoltageMovie;
import org.dendritej.morphology.Morphology;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;

/** Areas and kymographs on a neuron whose potential is its path distance from the soma, in mV per µm, plus the number of the frame. */
class MeasuringTest {

	/** A soma, a dendrite of 100 µm along x that forks into one along y and one along −y, 50 µm each. */
	private static final String SWC = """
		1 1 0 0 10 5 -1
		2 3 5 0 10 1 1
		3 3 105 0 10 1 2
		4 3 105 50 10 1 3
		5 3 105 -50 10 1 3
		""";
	private static final CableModel CABLE = cable();
	private static final Recording RECORDING = recording(8);

	private static CableModel cable() {
		return cable(SWC);
	}

	private static CableModel cable(final String swc) {
		try {
			final java.nio.file.Path file = java.nio.file.Files.createTempFile("cell", ".swc");
			java.nio.file.Files.writeString(file, swc);
			final Morphology morphology = org.dendritej.io.Reconstructions.read(file).morphology();
			java.nio.file.Files.delete(file);
			return CableModel.discretise(morphology, CableProperties.DEFAULT,
				Discretisation.DEFAULT.with(new CompartmentRule.MaximalLength(2)));
		}
		catch (final java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	private static Recording recording(final int frames) {
		final float[][] voltages = new float[frames][CABLE.compartments()];
		for (int t = 0; t < frames; t++)
			for (int c = 0; c < CABLE.compartments(); c++)
				voltages[t][c] = (float) (CABLE.pathDistance(c) + t);
		return Neurites.recording(CABLE, 0.5, voltages);
	}

	private static ImagePlus movie(final boolean projected) {
		final Grid grid = Grid.fitted(CABLE.pieces(), 0.5, 2, 3);
		final VoltageMovie movie = VoltageMovie.of(Neurites.weights(CABLE.pieces(), grid), RECORDING, 0.001);
		final MovieStyle style = MovieStyle.of(RECORDING).voltageOnly();
		final ImageSpace space = ImageSpace.of(grid);
		return projected ? VoltageImages.projection("movie", movie, space, style, Stacks.PROVENANCE)
			: VoltageImages.movie("movie", movie, space, style, Stacks.PROVENANCE);
	}

	/** A place in µm as a pixel. */
	private static double[] pixel(final ImagePlus image, final double x, final double y) {
		return new double[] { image.getCalibration().getRawX(x), image.getCalibration().getRawY(y) };
	}

	private static RegionTrace measure(final ImagePlus image, final Roi roi) {
		try (Workers workers = Workers.of(2)) {
			return RegionTrace.of(image, roi, RECORDING, workers, RenderMonitor.SILENT);
		}
	}

	@Test
	void anAreaGivesTheMeanOfItsPixelsAndTheMeanOfTheCompartmentsUnderIt() {
		for (final boolean projected : List.of(true, false)) {
			final ImagePlus image = movie(projected);
			image.setPositionWithoutUpdate(1, projected ? 1 : (int) image.getCalibration().getRawZ(10) + 1, 1);
			final double[] corner = pixel(image, 45, -5);
			final RegionTrace trace = measure(image, new Roi((int) corner[0], (int) corner[1], 21, 21)); // 45 … 55.5 µm from the middle of the soma
			assertEquals("mV", trace.unit());
			assertEquals(8, trace.times().length);
			final double middle = 50.25 - 0.25 - 5; // centre of the box, half a pixel less, from where the dendrite leaves the soma
			for (int t = 0; t < 8; t++) {
				assertEquals(0.5 * t, trace.times()[t], 1e-9);
				assertEquals(middle + t, trace.truth()[t], 0.3);
				assertEquals(trace.truth()[t], trace.measured()[t], 0.3, "potentials of equal volumes");
			}
			assertTrue(trace.compartments() >= 5 && trace.compartments() <= 8, trace.compartments() + " of 2 µm each");
			assertEquals(projected ? Math.PI * 10.5 : 10.5 * Math.PI * 0.9, trace.volume(), projected ? 0.5 : 8);
		}
	}

	@Test
	void whatAMicroscopeTakesIsComparedWithTheMeanOverTheFrame() {
		final double[] recorded = { 0, 1, 2, 3, 4, 5, 6, 7 }, times = { 0, 1, 2, 3, 4, 5, 6, 7 };
		assertEquals(List.of(0.5, 2.5, 4.5, 6.5), list(FrameTimes.during(new double[] { 0, 2, 4, 6 }, false, times, recorded)));
		assertEquals(List.of(0.0, 2.0, 4.0, 6.0), list(FrameTimes.during(new double[] { 0, 2, 4, 6 }, true, times, recorded)));
		assertEquals(List.of(0.0, 0.0, 1.0), list(FrameTimes.during(new double[] { 0, 0.3, 0.6 }, false, times, recorded)), "the nearest");
		assertEquals(List.of(3.0), list(FrameTimes.during(new double[] { 3.2 }, false, times, recorded)));
	}

	private static List<Double> list(final double[] values) {
		return java.util.Arrays.stream(values).boxed().toList();
	}

	@Test
	void aKymographShowsDistanceByTimeFromTheMovieAndFromTheTruth() {
		final NeuritePath path = NeuritePath.toTip(CABLE, 0, 0.5);
		assertEquals(301, path.places().size(), "150 µm");
		for (final boolean projected : List.of(true, false)) {
			final ImagePlus image = movie(projected);
			final ImagePlus seen = Kymograph.ofMovie("seen", image, path, 0, "", RenderMonitor.SILENT), real =
				Kymograph.ofTruth("real", RECORDING, path, image, "");
			for (final ImagePlus one : List.of(seen, real)) {
				assertEquals(List.of(301, 8, 1), List.of(one.getWidth(), one.getHeight(), one.getStackSize()));
				assertEquals(List.of(0.5, 0.5, "µm", "ms", "mV"), List.of(one.getCalibration().pixelWidth, one.getCalibration().pixelHeight,
					one.getCalibration().getXUnit(), one.getCalibration().getYUnit(), one.getCalibration().getValueUnit()));
				for (int t = 0; t < 8; t++)
					for (int i = 0; i < 301; i++)
						if (Math.abs(i - 200) > 6 && i > 12) // a fork and the soma have their own pixels
							assertEquals(0.5 * i + t, one.getProcessor().getf(i, t), 1.3, i + " " + t);
			}
		}
	}

	@Test
	void aLineOnTheDendriteGivesTheStretchBetweenItsEnds() {
		final ImagePlus image = movie(true);
		final double[] a = pixel(image, 85, 0.4), b = pixel(image, 105.5, 30);
		final FloatPolygon line = new FloatPolygon(new float[] { (float) b[0], (float) a[0] + 20, (float) a[0] },
			new float[] { (float) b[1], (float) a[1] + 20, (float) a[1] });
		final Roi roi = new PolygonRoi(line, Roi.POLYLINE);
		final NeuritePath path = NeuritePath.along(CABLE, Marks.ends(image, ImageSpace.of(image), roi), 2, 1);
		assertEquals(80, path.start(), 0.3);
		assertEquals(51, path.places().size(), "20 µm to the fork and 30 behind it");
		final ImagePlus real = Kymograph.ofTruth("real", RECORDING, path, null, "");
		assertEquals(-path.start(), real.getCalibration().xOrigin, 1e-9);
		assertEquals(80, real.getCalibration().getX(0), 0.3);
	}

	/** From one branch into another: distances count from the fork between them, negative on the side where the line begins. */
	@Test
	void aLineThroughAForkCountsFromTheFork() {
		final ImagePlus image = movie(true);
		final double[] a = pixel(image, 105, 30), b = pixel(image, 105, -20);
		final NeuritePath path = NeuritePath.along(CABLE, Marks.ends(image, ImageSpace.of(image), new Line(a[0], a[1], b[0], b[1])), 2, 1);
		assertEquals(-30, path.start(), 1);
		assertEquals("the fork 100 µm from the soma", path.origin());
		assertEquals(51, path.places().size(), 2);
		final double[][] positions = path.positions();
		for (int i = 0; i < positions.length; i++)
			assertEquals(-path.start() - i, positions[i][1], 1e-6, "place " + i);
		final ImagePlus real = Kymograph.ofTruth("real", RECORDING, path, null, "");
		for (int i = 0; i < positions.length; i++)
			assertEquals(100 + Math.abs(path.start() + i) + 3, real.getProcessor().getf(i, 3), 1.3,
				"the potential is the distance from the soma");
		assertEquals(-path.start(), real.getCalibration().xOrigin, 1e-9);
	}

	/** Two dendrites of one soma: the soma is 0, the dendrite where the line begins has negative distances. */
	@Test
	void aLineThroughTheSomaHasItAtZero() {
		final CableModel cable = cable("1 1 0 0 0 5 -1\n2 3 5 0 0 1 1\n3 3 65 0 0 1 2\n4 3 0 5 0 1 1\n5 3 0 45 0 1 4\n");
		final List<Marks.Mark> ends = List.of(new Marks.Mark("a", 55, 0, 0), new Marks.Mark("b", 0, 35, 0));
		final NeuritePath path = NeuritePath.along(cable, ends, 1, 1);
		assertEquals(-50, path.start(), 1e-9);
		assertEquals("the soma", path.origin());
		assertEquals(81, path.places().size());
		assertEquals(0, path.places().get(50).pathDistance());
		assertEquals(45, path.positions()[10][0], 1e-6);
		assertEquals(25, path.positions()[70][1], 1e-6);
	}

	@Test
	void aStretchOfNoOneDendriteIsRefused() {
		final ImagePlus image = movie(true);
		final double[] a = pixel(image, 105, 30), off = pixel(image, 50, 30);
		final ImageSpace space = ImageSpace.of(image);
		assertTrue(refusal(() -> NeuritePath.along(CABLE, Marks.ends(image, space, new Line(a[0], a[1], off[0], off[1])), 5, 1))
			.contains("the end of the line lies 30.0 µm from the nearest neurite, farther than 5.0 µm"));
		assertTrue(refusal(() -> NeuritePath.toTip(CABLE, 2, 1)).contains("there is no tip 2; the tips are 0"));
		assertTrue(refusal(() -> NeuritePath.toEndOf(CABLE, 9, 1)).contains("there is no section 9"));
	}

	@Test
	void whatCannotBeMeasuredIsRefused() {
		final ImagePlus image = movie(true);
		assertTrue(refusal(() -> measure(image, new Line(1, 1, 5, 5))).contains("the selection is no area"));
		assertTrue(refusal(() -> measure(image, new Roi(0, 0, 5, 5))).contains("the selection lies outside the neuron"));
		assertTrue(refusal(() -> measure(image, new Roi(-50, -50, 5, 5))).contains("the selection holds no pixel of the image"));
		final ImagePlus mute = Stacks.template(8, 40, 30, 1, 1, 5, "µm");
		assertTrue(refusal(() -> measure(mute, new Roi(5, 5, 5, 5))).contains("nothing says when its frames were taken"));
		final ImagePlus colours = Stacks.template(24, 40, 30, 1, 1, 5, "µm");
		assertTrue(refusal(() -> measure(colours, new Roi(5, 5, 5, 5))).contains("is a picture in colours"));
		final ImagePlus elsewhere = Stacks.template(8, 40, 30, 1, 1, 1, "µm");
		elsewhere.getCalibration().xOrigin = 10_000;
		assertTrue(refusal(() -> Kymograph.ofMovie("", elsewhere, NeuritePath.toTip(CABLE, 0, 1), 0, "", RenderMonitor.SILENT))
			.contains("none of the neuron lies in the image"));
	}

	private static String refusal(final org.junit.jupiter.api.function.Executable work) {
		return assertThrows(ImageException.class, work).getMessage();
	}

	@Test
	void aMovieOfOneFrameAndAnAreaWithoutValuesAreMeasured() {
		final ImagePlus one = MovieExport.frames(movie(true), 3, 3, 1);
		final double[] place = pixel(one, 50, 0);
		final RegionTrace trace = measure(one, new OvalRoi((int) place[0], (int) place[1] - 2, 4, 4));
		assertEquals(List.of(1.5), list(trace.times()));
		assertEquals(trace.truth()[0], trace.measured()[0], 0.6);
	}
}
