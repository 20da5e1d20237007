/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.PointRoi;
import ij.io.RoiDecoder;
import ij.measure.Calibration;

/** What lies in {@code sample-data/} is what the generator makes of its seeds. */
class SampleDataTest {

	private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "sample-data");

	private static Map<String, byte[]> made;

	@BeforeAll
	static void make() {
		made = SampleData.files();
	}

	@Test
	void everyFileIsRemadeFromItsSeed() throws IOException {
		final Set<String> expected = new TreeSet<>(made.keySet());
		expected.add("README.md");
		try (Stream<Path> files = Files.list(FOLDER)) {
			assertEquals(expected, files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
		}
		for (final Map.Entry<String, byte[]> file : made.entrySet())
			assertArrayEquals(content(file.getKey(), file.getValue()),
				content(file.getKey(), Files.readAllBytes(FOLDER.resolve(file.getKey()))),
				file.getKey());
	}

	@Test
	void noFileIsLargerThan4Megabytes() throws IOException {
		for (final String name : made.keySet())
			assertTrue(Files.size(FOLDER.resolve(name)) <= 4_000_000, name);
	}

	@Test
	void bothReconstructionsOfThePyramidalCellAreTheSameMorphology() throws IOException {
		final Reconstruction traces = Reconstructions.read(FOLDER.resolve("pyramidal.traces"));
		assertEquals(SampleData.PIXELS, traces.frame().image().orElseThrow());
		assertEquals(List.of(), traces.findings());
		assertEquals(segments(Reconstructions.read(FOLDER.resolve("pyramidal.swc")).morphology()), segments(traces.morphology()));
	}

	@Test
	void imageJOpensTheStackWithItsCalibration() {
		final ImagePlus stack = stack();
		assertArrayEquals(new int[] { 464, 836, 1, 38, 1 }, stack.getDimensions());
		assertEquals(8, stack.getBitDepth());
		final Calibration calibration = stack.getCalibration();
		assertEquals("micron", calibration.getUnit());
		assertArrayEquals(new double[] { 1, 1, 3, 0, 0, 0 },
			new double[] { calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth,
				calibration.xOrigin, calibration.yOrigin, calibration.zOrigin });
	}

	@Test
	void theReconstructionLiesOnTheStack() throws IOException {
		final ImageStack stack = stack().getStack();
		final Morphology neuron = Reconstructions.read(FOLDER.resolve("pyramidal.swc")).morphology();
		final double on = grey(neuron, stack, 0, 0, 0);
		assertTrue(on > 30 && grey(neuron, stack, 18, 0, 0) < 0.2 * on, "brighter under the neuron than beside it: " + on);
		for (int step = -1; step <= 1; step += 2) {
			assertTrue(grey(neuron, stack, step, 0, 0) < 0.7 * on, "one pixel beside");
			assertTrue(grey(neuron, stack, 0, step, 0) < 0.7 * on, "one pixel above or below");
			assertTrue(grey(neuron, stack, 0, 0, step) < 0.7 * on, "one slice off");
		}
		assertEquals(grey(neuron, stack, -1, 0, 0), grey(neuron, stack, 1, 0, 0), 0.05 * on, "not half a pixel off");
	}

	@Test
	void thePointsOfSynapsesLieOnTheNeuron() throws IOException {
		final ImageStack stack = stack().getStack();
		final Set<String> names = new TreeSet<>();
		for (final byte[] entry : SampleImages.unzip(Files.readAllBytes(FOLDER.resolve("pyramidal-sites.zip")))) {
			final PointRoi points = (PointRoi) RoiDecoder.openFromByteArray(entry);
			names.add(points.getName());
			double sum = 0;
			for (int i = 0; i < points.size(); i++)
				sum += stack.getVoxel(Math.round(points.getFloatPolygon().xpoints[i]), Math.round(points.getFloatPolygon().ypoints[i]),
					points.getPointPosition(i) - 1);
			assertTrue(sum / points.size() > 20, points.getName());
		}
		assertEquals(Set.of("basal cluster", "oblique cluster", "tuft cluster", "vetoed cluster", "veto"), names);
	}

	private static ImagePlus stack() {
		return IJ.openImage(FOLDER.resolve("pyramidal-stack.zip").toString());
	}

	/** Mean grey value under the sample points of dendrites, moved by whole voxels. */
	private static double grey(final Morphology neuron, final ImageStack stack, final int x, final int y, final int z) {
		return neuron.points().stream().filter(p -> p.type() == Types.BASAL || p.type() == Types.APICAL).mapToDouble(p -> stack.getVoxel(
			(int) Math.round(p.x()) + x, (int) Math.round(p.y()) + y, (int) Math.round(p.z() / SampleData.PIXELS.pixelDepth()) + z))
			.average()
			.orElseThrow();
	}

	/** Every point with its parent, in an order of their own. */
	private static List<String> segments(final Morphology morphology) {
		final List<String> segments = new ArrayList<>();
		for (final SamplePoint p : morphology.points())
			segments.add(p.withParent(0) + " on " +
				(p.parent() == SamplePoint.NO_PARENT ? "nothing" : morphology.points().get(p.parent()).withParent(0)));
		return segments.stream().sorted().toList();
	}

	/** What is packed in a file, since compression differs from one machine to another. */
	private static byte[] content(final String name, final byte[] file) throws IOException {
		if (name.endsWith(".zip")) {
			final ByteArrayOutputStream content = new ByteArrayOutputStream();
			for (final byte[] entry : SampleImages.unzip(file))
				content.write(entry);
			return content.toByteArray();
		}
		if (!name.endsWith(".traces"))
			return file;
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
			return gzip.readAllBytes();
		}
	}
}
