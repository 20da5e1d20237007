/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dendritej.io.ReconstructionException;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;

/** Lines as ImageJ draws and saves them: from the ROI Manager with the image, and from its files without. */
class DrawnNeuritesTest {

	@TempDir Path folder;

	private static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	private static List<Roi> drawn() {
		final Roi stem =
			named(new PolygonRoi(new float[] { 10.5f, 40.25f, 90 }, new float[] { 20, 20.75f, 30 }, Roi.POLYLINE), "apical dendrite");
		stem.setStrokeWidth(4);
		final Roi branch = named(new Line(41.0, 22.0, 60.0, 80.5), "dend 2");
		final Roi far = named(new PolygonRoi(new int[] { 200, 201, 203 }, new int[] { 5, 7, 7 }, 3, Roi.FREELINE), "axon");
		return List.of(stem, branch, far);
	}

	private Path save(final List<Roi> rois) throws IOException {
		final Path file = folder.resolve("RoiSet.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (final Roi roi : rois) {
				zip.putNextEntry(new ZipEntry(roi.getName() + ".roi"));
				zip.write(RoiEncoder.saveAsByteArray(roi));
			}
		}
		return file;
	}

	private static Finding finding(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst()
			.orElseThrow(() -> new AssertionError("no finding \"" + kind + "\" among " + reconstruction.findings()));
	}

	@Test
	void aSetOfRoisIsReadAsImageJWritesIt() throws IOException {
		final Reconstruction cell = Reconstructions.read(save(drawn()));
		assertEquals(8, cell.size());
		assertEquals(2, cell.trees());
		assertEquals(List.of(new SamplePoint(10.5, 20, 0, 2, Types.APICAL, -1), new SamplePoint(40.25, 20.75, 0, 2, Types.APICAL, 0)),
			cell.points().subList(0, 2));
		final int joint = cell.joints().iterator().next();
		assertEquals(new SamplePoint(41, 22, 0, 0, Types.BASAL, 1), cell.points().get(joint));
		assertEquals(5, Description.of(cell).pointsWithoutRadius());
		assertEquals(3, Description.of(cell).types().get(Types.AXON).points());
		assertEquals("pixel", cell.frame().unit());
		assertEquals(1, finding(cell, "radius from the line width").count());
	}

	@Test
	void eachKindOfLineIsReadAlone() throws IOException {
		for (final Roi roi : drawn()) {
			final Path file = folder.resolve("one.roi");
			Files.write(file, RoiEncoder.saveAsByteArray(roi));
			final Reconstruction cell = Reconstructions.read(file);
			final float[] x =
				roi instanceof final Line line ? new float[] { (float) line.x1d, (float) line.x2d } : roi.getFloatPolygon().xpoints;
			assertEquals(x[0], cell.points().get(0).x(), 1e-6);
			assertEquals(x[1], cell.points().get(1).x(), 1e-6);
			assertEquals(1, cell.trees());
		}
	}

	@Test
	void otherRoisAreLeftOutAndAloneRefused() throws IOException {
		final List<Roi> others =
			List.of(named(new OvalRoi(1, 2, 30, 40), "soma"), named(new PointRoi(3, 4), "synapse"), named(new Roi(1, 2, 3, 4), "box"));
		final List<Roi> all = new java.util.ArrayList<>(others);
		all.addAll(drawn());
		final Reconstruction cell = Reconstructions.read(save(all));
		assertEquals(8, cell.size());
		assertEquals(3, finding(cell, "other ROIs").count());
		assertTrue(finding(cell, "other ROIs").action().contains("1 × oval, 1 × points, 1 × rectangle"),
			finding(cell, "other ROIs").action());
		final Path only = save(others);
		assertTrue(assertThrows(ReconstructionException.class, () -> Reconstructions.read(only)).getMessage().contains("no line"));
	}

	@Test
	void damagedRoisAreRefused() throws IOException {
		final byte[] roi = RoiEncoder.saveAsByteArray(drawn().get(0));
		for (int length = 4; length < 64 + 3 * 4; length++) {
			final Path file = Files.write(folder.resolve("cut.roi"), Arrays.copyOf(roi, length));
			assertThrows(ReconstructionException.class, () -> Reconstructions.read(file));
		}
		final byte[] set = Files.readAllBytes(save(drawn()));
		final Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(set, 200));
		assertThrows(ReconstructionException.class, () -> Reconstructions.read(cut));
		final ByteArrayOutputStream text = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(text)) {
			zip.putNextEntry(new ZipEntry("cell.swc"));
			zip.write("1 1 0 0 0 1 -1".getBytes());
		}
		final Path other = Files.write(folder.resolve("other.zip"), text.toByteArray());
		assertTrue(assertThrows(ReconstructionException.class, () -> Reconstructions.read(other)).getMessage().contains("without ROIs"));
	}

	@Test
	void linesLieInTheCalibratedSpaceOfTheirImage() {
		final ImagePlus image = IJ.createImage("stack", "8-bit black", 256, 128, 20);
		image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 0.2;
		image.getCalibration().pixelDepth = 1.5;
		image.getCalibration().setUnit("micron");
		final List<Roi> rois = drawn();
		rois.get(2).setPosition(5);
		final Reconstruction cell = DrawnNeurites.of(rois, image);
		assertEquals(new SamplePoint(10.5 * 0.2, 20 * 0.2, 0, 0.4, Types.APICAL, -1), cell.points().get(0));
		assertEquals(6, cell.points().get(7).z(), 1e-12);
		assertEquals(1, cell.frame().micrometresPerUnit());
		assertEquals(256, cell.frame().image().orElseThrow().width());
		assertEquals(2, cell.trees());
		assertTrue(cell.morphology().size() >= 5);
		assertThrows(ReconstructionException.class, () -> DrawnNeurites.of(List.of(new Roi(0, 0, 5, 5)), image));
	}
}
