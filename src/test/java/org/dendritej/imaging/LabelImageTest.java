/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.imagej.ImageSpace;
import org.dendritej.imagej.LabelImages;
import org.dendritej.imagej.Provenance;
import org.dendritej.imaging.LabelImage.Kind;
import org.dendritej.io.Reconstructions;
import org.dendritej.morphology.Location;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;

class LabelImageTest {

	private static final CableModel CABLE = Neurites.pyramidal();
	private static final VoxelWeights WEIGHTS = Neurites.weights(CABLE.pieces(), Grid.fitted(CABLE.pieces(), 2, 3, 1));

	private static final double[] SOMA = CABLE.position(0);
	private static final Grid FIELD = new Grid(120, 120, 60, 0.5, 0.5, 0.5, SOMA[0] - 30, SOMA[1] - 30, SOMA[2] - 15);

	/** The label at the middle of each long enough compartment is its own, its section's and its type. */
	@Test
	void theMiddleOfACompartmentCarriesItsLabel() {
		final VoxelWeights fine = Neurites.weights(CABLE.pieces(), FIELD);
		for (final Kind kind : Kind.values()) {
			final LabelImage labels = LabelImage.of(fine, CABLE, kind, 0.5);
			int looked = 0;
			for (int c = 0; c < CABLE.compartments(); c++) {
				final double[] at = CABLE.position(c);
				final int x = (int) Math.round((at[0] - FIELD.x0()) / 0.5), y = (int) Math.round((at[1] - FIELD.y0()) / 0.5),
					z = (int) Math.round((at[2] - FIELD.z0()) / 0.5);
				if (CABLE.diameter(c) < 1.5 || CABLE.length(c) < 3 || x < 0 || y < 0 || z < 0 || x >= 120 || y >= 120 || z >= 60)
					continue;
				final float[] plane = new float[120 * 120];
				labels.frame(0).plane(z, plane);
				final int expected = switch (kind) {
					case COMPARTMENT -> c + 1;
					case SECTION -> CABLE.section(c) + 1;
					case TYPE -> CABLE.type(c);
				};
				if (fine.shares(x, y, z).size() == 1)
					assertEquals(expected, (int) plane[120 * y + x], kind + " of compartment " + c);
				looked++;
			}
			assertTrue(looked > 0, "compartments in the field");
		}
	}

	@Test
	void whatIsEmptyIsZeroAndTheRestIsNot() {
		final LabelImage labels = LabelImage.of(WEIGHTS, CABLE, Kind.SECTION, 0);
		final float[] plane = new float[WEIGHTS.grid().width() * WEIGHTS.grid().height()], coverage = plane.clone();
		for (int z = 0; z < WEIGHTS.grid().depth(); z++) {
			labels.frame(0).plane(z, plane);
			CoverageImage.plane(WEIGHTS, z, coverage);
			for (int i = 0; i < plane.length; i++)
				assertEquals(coverage[i] > 0, plane[i] > 0);
		}
		assertEquals(16, LabelImage.of(WEIGHTS, CABLE, Kind.TYPE, 0).bits());
		assertEquals(16, LabelImage.of(WEIGHTS, CABLE, Kind.COMPARTMENT, 0).bits());
	}

	@Test
	void labelsOfAnotherNeuronAreRefused() {
		final VoxelWeights other = Neurites.weights(List.of(Neurites.piece(0, 0, 0, 1, 5, 0, 0, 1)), new Grid(5, 5, 5, 1, 1, 1, 0, 0, 0));
		assertThrows(ImagingException.class, () -> LabelImage.of(other, CABLE, Kind.TYPE, 0));
	}

	/** More labels than 16 bits can count: an image of real numbers, which hold these whole numbers exactly. */
	@Test
	void manyLabelsTakeAnImageOf32Bits() throws IOException {
		final Path file = Files.createTempFile("long", ".swc");
		Files.writeString(file, "1 3 0 0 0 1 -1\n2 3 70000 0 0 1 1\n");
		final CableModel cable = CableModel.discretise(Reconstructions.read(file).morphology(), CableProperties.DEFAULT,
			Discretisation.DEFAULT.with(new CompartmentRule.MaximalLength(1)));
		Files.delete(file);
		assertTrue(cable.compartments() > 65535);
		final Grid grid = new Grid(200, 3, 1, 1, 1, 4, 69_790, -1, 0);
		try (Workers one = Workers.of(1)) {
			final LabelImage labels = LabelImage.of(VoxelWeights.of(cable.pieces(), cable.compartments(), grid, one), cable,
				LabelImage.Kind.COMPARTMENT, 0);
			final ImagePlus image = LabelImages.of("labels", labels, ImageSpace.of(grid),
				new Provenance(""));
			assertEquals(32, image.getBitDepth());
			final int last = (int) image.getProcessor().getf(199, 1);
			assertTrue(last > 65535 && last <= cable.compartments(), "label " + last);
			assertEquals(last, Math.rint(image.getProcessor().getf(199, 1)));
			assertTrue(image.getProcessor().getf(0, 1) < last && image.getDisplayRangeMax() >= cable.compartments());
			final double[] middle = cable.position(cable.locate(new Location.OnSection(0, (last - 0.5) / cable.compartments())));
			assertEquals(69_989, middle[0], 1, "the label is 1 + index of the compartment there");
		}
	}
}
