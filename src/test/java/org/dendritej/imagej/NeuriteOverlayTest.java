/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.imaging.Neurites;
import org.dendritej.imaging.RenderCancelledException;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.plugin.Duplicator;

class NeuriteOverlayTest {

	private static final DisplayRange RANGE = new DisplayRange(-80, 0);
	private static final int FRAMES = 3;

	/** 20 µm of dendrite of radius 2 µm along x from −5 µm, in the third of five slices of 2 µm, in three compartments. */
	private static final CableModel CYLINDER = cylinder(0, 2);
	private static final Recording RECORDING =
		Neurites.recording(CYLINDER, 0.5, new float[] { -70, -70, -70 }, new float[] { -70, -40, -10 },
			new float[] { -75, Float.MIN_VALUE, 40 });

	private static CableModel cylinder(final double z, final double radius) {
		return CableModel.discretise(
			new Morphology("cylinder", List.of(new SamplePoint(-5, -10, z, radius, Types.BASAL, -1),
				new SamplePoint(15, -10, z, radius, Types.BASAL, 0))),
			CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(3)));
	}

	private static ImagePlus overlay(final ImagePlus template, final Recording recording, final boolean projected) {
		try (Workers workers = Workers.of(2)) {
			return NeuriteOverlay.of("overlay", template, ImageSpace.of(template), recording, RANGE, projected, Stacks.PROVENANCE, workers,
				RenderMonitor.SILENT);
		}
	}

	private static ImagePlus plane(final String unit) {
		return Stacks.template(8, 40, 30, 1, 1, 1, unit);
	}

	/** The neurites that ImageJ draws in a slice of a frame. */
	private static List<ShapeRoi> shown(final ImagePlus image, final int slice, final int frame) {
		final List<ShapeRoi> rois = new ArrayList<>();
		for (final Roi roi : image.getOverlay())
			if (roi instanceof ShapeRoi shape && isShown(image, roi, slice, frame))
				rois.add(shape);
		return rois;
	}

	private static boolean isShown(final ImagePlus image, final Roi roi, final int slice, final int frame) {
		if (!roi.hasHyperStackPosition())
			return roi.getPosition() == 0 || roi.getPosition() == image.getStackIndex(1, slice, frame);
		return (roi.getZPosition() == 0 || roi.getZPosition() == slice) && (roi.getTPosition() == 0 || roi.getTPosition() == frame);
	}

	/** What a ROI covers, in pixels. */
	private static Area area(final ShapeRoi roi) {
		return new Area(AffineTransform.getTranslateInstance(roi.getXBase(), roi.getYBase()).createTransformedShape(roi.getShape()));
	}

	private static double size(final Area area) {
		double twice = 0;
		final double[] p = new double[6];
		double x = 0, y = 0, x0 = 0, y0 = 0;
		for (final var i = area.getPathIterator(null, 0.001); !i.isDone(); i.next())
			switch (i.currentSegment(p)) {
			case java.awt.geom.PathIterator.SEG_MOVETO -> {
				x0 = x = p[0];
				y0 = y = p[1];
			}
			case java.awt.geom.PathIterator.SEG_LINETO -> {
				twice += x * p[1] - p[0] * y;
				x = p[0];
				y = p[1];
			}
			default -> {
				twice += x * y0 - x0 * y;
				x = x0;
				y = y0;
			}
			}
		return Math.abs(twice) / 2;
	}

	private static Rectangle2D all(final List<ShapeRoi> rois) {
		final Area all = new Area();
		rois.forEach(roi -> all.add(area(roi)));
		return all.getBounds2D();
	}

	private static void assertRectangle(final double x, final double y, final double width, final double height, final Rectangle2D found) {
		assertArrayEquals(new double[] { x, y, width, height },
			new double[] { found.getX(), found.getY(), found.getWidth(), found.getHeight() }, 1e-3, found.toString());
	}

	/** Voxel (10, 20) has its centre at (0, 0) µm, so x = −5 … 15 µm is 5.5 … 25.5 in ImageJ's pixels, whose corners are whole numbers. */
	@Test
	void aNeuriteIsWhereItIsAndAsThickAsItIs() {
		for (int t = 1; t <= FRAMES; t++)
			assertRectangle(5.5, 8.5, 20, 4, all(shown(overlay(plane("µm"), RECORDING, true), 1, t)));
	}

	@ParameterizedTest
	@CsvSource({ "nm, 1000", "mm, 0.001", "inch, 3.937007874015748e-5", "micron, 1" })
	void everyUnitOfLengthGivesTheSamePlace(final String unit, final double perMicrometre) {
		final ImagePlus template = plane(unit);
		template.getCalibration().pixelWidth = template.getCalibration().pixelHeight = perMicrometre;
		assertRectangle(5.5, 8.5, 20, 4, all(shown(overlay(template, RECORDING, true), 1, 2)));
	}

	@Test
	void pixelsNeedNotBeSquare() {
		final ImagePlus template = plane("µm");
		template.getCalibration().pixelHeight = 0.5; // y = −10 µm is 20 pixels above the origin
		template.getCalibration().yOrigin = 25;
		assertRectangle(5.5, 1.5, 20, 8, all(shown(overlay(template, RECORDING, true), 1, 1)));
	}

	@Test
	void aCroppedTemplateKeepsThePlace() {
		final ImagePlus whole = Stacks.template(8, 40, 30, 1, 1, 1, "µm");
		whole.setRoi(new Rectangle(4, 6, 30, 20));
		final ImagePlus part = whole.crop();
		part.getCalibration().xOrigin -= 4; // as Image > Crop and Image > Duplicate do
		part.getCalibration().yOrigin -= 6;
		assertRectangle(1.5, 2.5, 20, 4, all(shown(overlay(part, RECORDING, true), 1, 1)));
	}

	@Test
	void whatIsTooThinToBeSeenIsOnePixelWide() {
		assertRectangle(5.5, 10, 20, 1, all(shown(overlay(plane("µm"), Neurites.recording(cylinder(0, 0.1), 2), true), 1, 1)));
	}

	@Test
	void everyCompartmentHasTheColourOfItsPotentialInEveryFrame() {
		final ImagePlus image = overlay(plane("µm"), RECORDING, true);
		for (int t = 1; t <= FRAMES; t++)
			for (int c = 0; c < 3; c++) {
				final double x = 5.5 + 20 * (c + 0.5) / 3, step = 80 / 64.0;
				final float v = Math.max(-80, Math.min(-1e-3f, RECORDING.voltage(t - 1, c)));
				final int expected = VoltageColours.rgb((float) (-80 + step * (Math.floor((v + 80) / step) + 0.5)), RANGE);
				final List<ShapeRoi> here = shown(image, 1, t).stream().filter(roi -> area(roi).contains(x, 10.5)).toList();
				assertEquals(1, here.size());
				assertEquals(expected, here.get(0).getFillColor().getRGB() & 0xffffff, "frame " + t + ", compartment " + c);
			}
	}

	/** A cylinder of radius r whose axis is d from a slice is √(r² − d²) wide to either side in it. */
	@Test
	void aSliceShowsWhatLiesInIt() {
		final ImagePlus image = overlay(Stacks.template(8, 40, 30, 1, 5, 1, "µm"), RECORDING, false); // slices of 2 µm at −4 … 4 µm
		assertArrayEquals(new int[] { 40, 30, 1, 5, 3 }, image.getDimensions());
		for (int t = 1; t <= FRAMES; t++) {
			assertEquals(List.of(), shown(image, 1, t));
			assertEquals(List.of(), shown(image, 5, t));
			assertRectangle(5.5, 8.5, 20, 4, all(shown(image, 3, t)));
			final double half = Math.sqrt(4 - 1);
			assertRectangle(5.5, 10.5 - half, 20, 2 * half, all(shown(image, 2, t)));
			assertRectangle(5.5, 10.5 - half, 20, 2 * half, all(shown(image, 4, t)));
		}
	}

	@Test
	void seenAlongZAllSlicesAreThere() {
		final ImagePlus image = overlay(Stacks.template(8, 40, 30, 1, 5, 1, "µm"), Neurites.recording(cylinder(4, 2), 3), true);
		assertArrayEquals(new int[] { 40, 30, 1, 1, 3 }, image.getDimensions());
		assertRectangle(5.5, 8.5, 20, 4, all(shown(image, 1, 3)));
	}

	/** What is drawn of a sphere or a tilted cylinder is the shadow of the solid. */
	@Test
	void outlinesAreShadows() {
		final CableModel tilted = CableModel.discretise(
			new Morphology("tilted", List.of(new SamplePoint(0, 0, 0, 2, Types.BASAL, -1), new SamplePoint(6, 0, 8, 2, Types.BASAL, 0))),
			CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(1)));
		try (Workers one = Workers.of(1)) {
			final Area shadow =
				new NeuriteOutlines(tilted.pieces(), 1, ImageSpace.of(plane("µm")).grid()).projected(one).get(0);
			assertEquals(6 * 4 + Math.PI * 2 * 2 * 0.8, size(shadow), 0.2, "a rectangle and two half ellipses, the axis rising 4 in 5");
		}
		final CableModel soma = CableModel.discretise(new Morphology("soma", List.of(new SamplePoint(0, 0, 0, 5, Types.SOMA, -1))),
			CableProperties.DEFAULT, Discretisation.DEFAULT);
		try (Workers one = Workers.of(1)) {
			final Area circle = new NeuriteOutlines(soma.pieces(), 1, ImageSpace.of(plane("µm")).grid()).projected(one).get(0);
			assertEquals(Math.PI * 25, size(circle), 0.5);
		}
	}

	/** Read by the even-odd rule, as ImageJ does after saving, no composite ROI has a hole where neurites cross. */
	@Test
	void crossingNeuritesLeaveNoHoles() {
		final Recording recording = Neurites.recording(Neurites.pyramidal(), 1, new float[Neurites.pyramidal().compartments()]);
		final ImagePlus template = IJ.openImage("sample-data/pyramidal-stack.zip");
		final ImagePlus image = overlay(template, recording, true);
		final Area together = new Area();
		double sum = 0;
		final List<ShapeRoi> rois = shown(image, 1, 1);
		assertTrue(rois.size() < 8, rois.size() + " groups");
		for (final ShapeRoi roi : rois) {
			final Path2D evenOdd = new Path2D.Float(Path2D.WIND_EVEN_ODD);
			evenOdd.append(roi.getShape().getPathIterator(null), false);
			final Path2D nonZero = new Path2D.Float(Path2D.WIND_NON_ZERO);
			nonZero.append(roi.getShape().getPathIterator(null), false);
			assertEquals(size(new Area(nonZero)), size(new Area(evenOdd)), 0.01);
			together.add(area(roi));
			sum += size(area(roi));
		}
		assertTrue(sum > size(together), "what crosses is in different groups");
	}

	private static List<ImagePlus> templates() {
		final CompositeImage composite = new CompositeImage(Stacks.template(16, 40, 30, 3, 5, 2, "micron"), CompositeImage.COMPOSITE);
		final CompositeImage colour = new CompositeImage(Stacks.template(8, 40, 30, 2, 5, 1, "um"), CompositeImage.COLOR);
		colour.setPosition(2, 1, 1);
		final ImagePlus floats = Stacks.template(32, 40, 30, 1, 5, 1, "micron");
		floats.getStack().getProcessor(2).setf(17, Float.NaN);
		floats.setDisplayRange(20, 200);
		final ImagePlus timeLapse = Stacks.template(16, 40, 30, 1, 5, 4, "µm");
		timeLapse.setPosition(1, 2, 3);
		final ImagePlus source = Stacks.template(8, 40, 30, 1, 5, 1, "µm");
		final ImagePlus virtual =
			new ImagePlus("virtual", new ComputedStack(40, 30, 5, 8, i -> source.getStack().getProcessor(i + 1), i -> null));
		virtual.setCalibration(source.getCalibration());
		virtual.setDimensions(1, 5, 1);
		final List<ImagePlus> templates =
			List.of(source, timeLapse, floats, Stacks.template(24, 40, 30, 1, 5, 1, "µm"), composite, colour, virtual,
				plane("µm"));
		for (final ImagePlus template : templates) {
			template.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
			template.setRoi(new Roi(2, 2, 9, 9));
			template.changes = template.getBitDepth() == 8;
		}
		return templates;
	}

	/** All that a user could find changed. */
	private static String state(final ImagePlus image) {
		return Stacks.hash(image) + " " + image.changes + " " + image.getTitle() + " " + image.getOverlay() + image.getOverlay().get(0)
			+ image.getRoi()
			+ image.getRoi().getBounds() + Arrays.toString(image.getDimensions()) + image.isHyperStack() + image.getGlobalCalibration()
			+ image.isLocked() + image.getCompositeMode() + image.getStack().size() + Arrays.toString(image.getPropertiesAsArray());
	}

	@Test
	void theTemplateIsNeverChanged() {
		for (final boolean projected : new boolean[] { false, true })
			for (final ImagePlus template : templates()) {
				final String before = state(template);
				final ImagePlus image = overlay(template, RECORDING, projected);
				OverlayLegend.add(image, ImageSpace.of(template), RECORDING, RANGE);
				for (int n = 1; n <= image.getStackSize(); n++)
					image.getStack().getProcessor(n).invert();
				image.flatten();
				assertEquals(before, state(template), template.toString());
			}
	}

	/** Below the overlay lies what ImageJ shows of the template. */
	@Test
	void theTemplateShowsWhereTheNeuronIsNot() {
		for (final ImagePlus template : templates()) {
			final ImagePlus image = overlay(template, RECORDING, false);
			assertEquals(24, image.getBitDepth());
			final int[] expected = new TemplateImage(template).plane(template.getNSlices() / 2);
			final ImagePlus flat = at(image, template.getNSlices() / 2 + 1, 2).flatten();
			final int[] pixels = (int[]) flat.getProcessor().getPixels();
			for (final int i : new int[] { 0, 39, 5 * 40 + 15, 29 * 40 })
				assertEquals(expected[i], pixels[i] & 0xffffff, template + " pixel " + i);
		}
	}

	private static ImagePlus at(final ImagePlus image, final int slice, final int frame) {
		image.setPositionWithoutUpdate(1, slice, frame);
		image.setSlice(image.getStackIndex(1, slice, frame));
		return image;
	}

	@Test
	void closingTheTemplateDoesNotEmptyTheMovie() {
		for (final ImagePlus template : templates()) {
			final ImagePlus image = overlay(template, RECORDING, false),
				pixels = VoltageOverlay.of("pixels", template, ImageSpace.of(template),
					org.dendritej.imaging.VoltageMovie.of(
						Neurites.weights(CYLINDER.pieces(), ImageSpace.of(template).deepFor(CYLINDER.pieces()).grid()), RECORDING, 0.001),
					RANGE, Stacks.PROVENANCE);
			final int before = Stacks.hash(image) ^ Stacks.hash(pixels);
			template.close();
			assertEquals(before, Stacks.hash(image) ^ Stacks.hash(pixels), template.toString());
		}
	}

	/** The colour in the middle of the last compartment, for each frame. */
	private static int[] colours(final ImagePlus image, final int slice) {
		return IntStream.rangeClosed(1, FRAMES).map(t -> at(image, slice, t).flatten().getProcessor().getPixel(22, 10) & 0xffffff)
			.toArray();
	}

	private static int colour(final double voltage) {
		final double step = 80 / 64.0;
		return VoltageColours.rgb((float) (-80 + step * (Math.floor((Math.min(voltage, -0.01) + 80) / step) + 0.5)), RANGE);
	}

	private static final int[] COLOURS = { colour(-70), colour(-10), colour(40) };

	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void flattenedEveryFrameHasItsColours(final int slices) {
		final ImagePlus image = overlay(Stacks.template(16, 40, 30, 1, slices, 1, "µm"), RECORDING, false);
		assertArrayEquals(COLOURS, colours(image, slices / 2 + 1));
		final ImagePlus copy = new Duplicator().run(image); // as ImageJ demands before a virtual stack is flattened
		copy.flattenStack();
		for (int t = 1; t <= FRAMES; t++)
			assertEquals(COLOURS[t - 1],
				copy.getStack().getProcessor(copy.getStackIndex(1, slices / 2 + 1, t)).getPixel(22, 10) & 0xffffff);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void aDuplicateFollowsTheFrame(final int slices) {
		final ImagePlus image = overlay(Stacks.template(8, 40, 30, 1, slices, 1, "µm"), RECORDING, false);
		assertArrayEquals(COLOURS, colours(new Duplicator().run(image), slices / 2 + 1));
		final ImagePlus last =
			image.isHyperStack() ? new Duplicator().run(image, 1, 1, 1, slices, 2, 3) : new Duplicator().run(image, 2, 3);
		assertEquals(COLOURS[1], at(last, slices / 2 + 1, 1).flatten().getProcessor().getPixel(22, 10) & 0xffffff);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5 })
	void aTiffFileKeepsTheOverlayWhoeverWritesIt(final int slices, @TempDir final Path folder) throws java.io.IOException {
		final ImagePlus template = Stacks.template(8, 40, 30, 1, slices, 1, "µm");
		final ImagePlus image = overlay(template, RECORDING, false);
		OverlayLegend.add(image, ImageSpace.of(template), RECORDING, RANGE);
		final Path ours = folder.resolve("ours.tif"), theirs = folder.resolve("theirs.tif");
		TiffFiles.write(image, ours, RenderMonitor.SILENT);
		image.getOverlay().remove("colour bar"); // its plate would cover the small picture
		new FileSaver(image).saveAsTiffStack(theirs.toString());
		for (final Path file : List.of(ours, theirs)) {
			final ImagePlus read = IJ.openImage(file.toString());
			assertNotNull(read.getOverlay(), file.toString());
			read.getOverlay().remove("colour bar");
			read.getOverlay().remove("time");
			read.getOverlay().remove("scale bar");
			assertArrayEquals(COLOURS, colours(read, slices / 2 + 1), file.toString());
		}
	}

	@Test
	void theLegendSaysWhatTheColoursMeanAndWhatTimeItIs() {
		final ImagePlus template = Stacks.template(8, 400, 300, 1, 1, 1, "µm");
		final ImagePlus image = overlay(template, RECORDING, false);
		OverlayLegend.add(image, ImageSpace.of(template), RECORDING, RANGE);
		final List<String> texts = new ArrayList<>();
		for (final Roi roi : image.getOverlay())
			if (roi instanceof TextRoi text) {
				texts.add(text.getText().strip() + "@" + roi.getPosition());
				final Rectangle2D bounds = roi.getFloatBounds();
				assertTrue(new Rectangle(0, 0, 400, 300).contains(bounds), text.getText() + " at " + bounds);
			}
		assertEquals(List.of("mV@0", "−80@0", "−60@0", "−40@0", "−20@0", "0@0", "0.0 ms@1", "0.5 ms@2", "1.0 ms@3", "50 µm@0"), texts);
	}

	@Test
	void anImageWithoutTheNeuronIsRefused() {
		final ImagePlus away = plane("µm");
		away.getCalibration().xOrigin = -1000;
		for (final Runnable attempt : List.<Runnable>of(() -> overlay(away, RECORDING, true),
			() -> NeuriteOverlay.requireNeuron("template", ImageSpace.of(away), CYLINDER)))
			assertTrue(assertThrows(ImageException.class, attempt::run).getMessage().contains("none of the neuron lies in the image"));
	}

	@Test
	void drawingCanBeStopped() {
		final ImagePlus template = plane("µm");
		try (Workers workers = Workers.of(2)) {
			assertThrows(RenderCancelledException.class,
				() -> NeuriteOverlay.of("overlay", template, ImageSpace.of(template), RECORDING, RANGE, true,
					Stacks.PROVENANCE, workers, fraction -> false));
		}
	}

	@Test
	void theSameOnAnyNumberOfThreads() {
		final Recording recording = Neurites.recording(Neurites.pyramidal(), 4);
		final ImagePlus template = IJ.openImage("sample-data/pyramidal-stack.zip");
		final List<String> seen = new ArrayList<>();
		for (final int threads : new int[] { 1, 3 })
			try (Workers workers = Workers.of(threads)) {
				final ImagePlus image =
					NeuriteOverlay.of("overlay", template, ImageSpace.of(template), recording, RANGE, true, Stacks.PROVENANCE,
						workers, RenderMonitor.SILENT);
				final StringBuilder rois = new StringBuilder();
				for (final Roi roi : image.getOverlay())
					rois.append(roi.getPosition()).append(roi.getFillColor()).append(Arrays.toString(((ShapeRoi) roi).getShapeAsArray()));
				seen.add(rois.toString());
			}
		assertEquals(seen.get(0), seen.get(1));
		assertNotEquals("", seen.get(0));
	}
}
