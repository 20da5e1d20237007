/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.CompartmentRule;
import org.dendritej.cable.Discretisation;
import org.dendritej.experiment.Answer.PlaceMap;
import org.dendritej.imaging.RenderMonitor;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.dendritej.units.Workers;
import org.junit.jupiter.api.Test;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;

/** Maps of a dendrite from x = −5 to 25 µm in three compartments of 10 µm and radius 4 µm, in pixels of 1 µm that begin at (−20, −25) µm. */
class NeuronMapsTest {

	private static final CableModel DENDRITE = CableModel.discretise(
		new Morphology("dendrite",
			List.of(new SamplePoint(-5, -10, 0, 4, Types.BASAL, -1), new SamplePoint(25, -10, 0, 4, Types.BASAL, 0))),
		CableProperties.DEFAULT, Discretisation.DEFAULT.with(new CompartmentRule.Fixed(3)));
	private static final List<PlaceMap> MAPS = List.of( //
		new PlaceMap("Subunit", "", "numbered", List.of(1.0, 3.0, Double.NaN)), //
		new PlaceMap("Gain", "", "times", List.of(1.0, 1.5, 3.0)));

	private static ImagePlus image() {
		final ImagePlus template = Stacks.template(8, 60, 120, 1, 1, 1, "µm");
		template.getCalibration().xOrigin = 20;
		template.getCalibration().yOrigin = 60;
		try (Workers workers = Workers.of(2)) {
			return new NeuronMaps(DENDRITE, MAPS, ImageSpace.of(template), Stacks.PROVENANCE).image("maps", workers, RenderMonitor.SILENT);
		}
	}

	private static List<String> numbers(final ImagePlus image, final int channel) {
		final List<String> texts = new ArrayList<>();
		for (final Roi roi : image.getOverlay())
			if (roi instanceof TextRoi text && roi.getPosition() == channel && "colour bar".equals(roi.getName()))
				texts.add(text.getText().strip());
		return texts;
	}

	@Test
	void aNeuriteWithoutValueIsGreyAndNoNumber() {
		final ImagePlus image = image();
		final List<Roi> grey = new ArrayList<>();
		for (final Roi roi : image.getOverlay())
			if ("no value".equals(roi.getName())) grey.add(roi);
		assertEquals(1, grey.size(), "the second map has a value everywhere");
		assertEquals(1, grey.get(0).getPosition());
		final Color colour = grey.get(0).getFillColor();
		assertTrue(Math.abs(colour.getRed() - colour.getBlue()) < 16 && colour.getRed() > 32, colour + " is grey");
		assertTrue(grey.get(0).contains(40, 50) && !grey.get(0).contains(20, 50), "it is the third compartment");
		assertTrue(Float.isNaN(image.getStack().getProcessor(1).getf(40, 50)));
		assertEquals(3, image.getStack().getProcessor(1).getf(30, 50), 1e-6);
	}

	@Test
	void betweenTwoThatAreCountedThereIsNoNumber() {
		final ImagePlus image = image();
		assertFalse(numbers(image, 1).isEmpty());
		assertTrue(numbers(image, 1).stream().noneMatch(text -> text.contains(".")), numbers(image, 1) + " are whole");
		assertTrue(numbers(image, 2).stream().anyMatch(text -> text.contains(".")), numbers(image, 2) + " are not all whole");
	}
}
