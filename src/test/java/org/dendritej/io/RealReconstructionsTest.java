/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;

import org.dendritej.SharedData;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.cable.Discretisation;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of real files of many origins, counted without us; they stand in the README of the shared data. */
class RealReconstructionsTest {

	private static Description describe(final String file) throws IOException {
		return Description.of(Reconstructions.read(SharedData.file("data/" + file)));
	}

	@ParameterizedTest
	@CsvSource({ "L23_pyramidal_Park2019.swc,2214,1,22,1,31,3457.6", "CA1_pyramidal_n120.swc,2630,1,75,1,78,11911.3",
		"PV_interneuron_470522102.swc,1963,1,16,1,21,2440.6", "L4_pyramidal_473845048.swc,3783,1,55,2,66,4772.5",
		"pyramidal_H16_1606013050101.swc,3434,1,10,1,15,4510.7", "granule_cell_mp_ma_40984_gc2.CNG.swc,353,1,14,0,15,1783.6",
		"neurogliaform_axon_j140908b.swc,10872,1,165,2,174,25328.7", "pyramidal_3point_soma_C010398B-P2.CNG.swc,1347,1,34,1,45,7123.4",
		"hippocampal_pyramidal_NMO_49821.swc,5799,1,105,1,116,10044.1", "autotraced_app2_16257.swc,3182,1,339,8,357,27114.8",
		"dendrite_pieces_samuroi.swc,52,4,1,0,5,208.3", "../image-and-trace/SpotSpine_ImageStack_Test.swc,31,1,0,0,1,10.97",
		"../traces/unfitted.swc.txt,335,1,1,0,2,86.730" })
	void swcFilesHaveTheFiguresThatWereCounted(final String file, final int points, final int roots, final int bifurcations,
		final int multifurcations,
		final int tips, final String length) throws IOException {
		final Description found = describe("swc/" + file);
		assertEquals(points, found.points());
		assertEquals(roots, found.roots());
		assertEquals(bifurcations, found.bifurcations());
		assertEquals(multifurcations, found.multifurcations());
		assertEquals(tips, found.tips());
		assertPrinted(length, found.length());
		assertEquals(0, found.jointLength());
	}

	@ParameterizedTest
	@CsvSource({ "L23_pyramidal_Park2019.swc,20.4,55.9,863.7,2517.6", "CA1_pyramidal_n120.swc,,,7460.8,4429.7",
		"PV_interneuron_470522102.swc,0.0,82.7,2357.8,0.0", "L4_pyramidal_473845048.swc,0.0,132.7,3149.8,1489.9",
		"pyramidal_H16_1606013050101.swc,0.0,64.8,1596.3,2849.6", "neurogliaform_axon_j140908b.swc,,22924.9,2364.8,",
		"pyramidal_3point_soma_C010398B-P2.CNG.swc,,5078.3,945.1,1087.1", "hippocampal_pyramidal_NMO_49821.swc,,226.2,3808.2,6000.7" })
	void lengthsByTypeAreThoseThatWereCounted(final String file, final String soma, final String axon, final String basal,
		final String apical)
		throws IOException {
		final Description found = describe("swc/" + file);
		final String[] lengths = { soma, axon, basal, apical };
		for (int type = Types.SOMA; type <= Types.APICAL; type++)
			if (lengths[type - 1] != null)
				assertPrinted(lengths[type - 1], found.types().containsKey(type) ? found.types().get(type).length() : 0);
	}

	@ParameterizedTest
	@CsvSource({ "asc/L5_thick_tufted_C060114A7.asc,10503,12,7,171,29156.2,1,1,21,15158.5,4175.6,9822.0",
		"asc/spiny_pyramidal_neurolucida.asc,708,7,0,14,1859.3,1,1,36,,,",
		"neurolucida-xml/neuron_Neurolucida.xml,12522,5,,213,4923.6,1,1,1121,183.7,4739.9,0.0" })
	void neurolucidaFilesHaveTheFiguresThatWereCounted(final String file, final int points, final int roots, final Integer multifurcations,
		final int tips, final String length, final int trees, final int bodies, final int outlinePoints, final String axon,
		final String basal,
		final String apical) throws IOException {
		final Description found = describe(file);
		assertEquals(points, found.points());
		assertEquals(roots, found.roots());
		if (multifurcations != null)
			assertEquals(multifurcations, found.multifurcations());
		assertEquals(tips, found.tips());
		assertPrinted(length, found.length());
		assertEquals(trees, found.trees(), "all begin on the soma");
		assertEquals(bodies, found.cellBodies());
		assertEquals(outlinePoints, found.outlinePoints());
		final String[] lengths = { axon, basal, apical };
		for (int type = Types.AXON; type <= Types.APICAL; type++)
			if (lengths[type - 2] != null)
				assertPrinted(lengths[type - 2], found.types().containsKey(type) ? found.types().get(type).length() : 0);
	}

	@ParameterizedTest
	@CsvSource({ "Purkinje_Purk2M9s.nml,1600,12044.1,1607,473", "L23_NoHotSpot.cell.nml,2953,5985.6,110,55" })
	void neuroMlFilesHaveTheFiguresThatWereCounted(final String file, final int segments, final String length, final int groups,
		final int tips)
		throws IOException {
		final Reconstruction cell = Reconstructions.read(SharedData.file("data/neuroml/" + file));
		assertEquals(segments, count(cell, "segments"));
		assertEquals(groups, count(cell, "segment groups"));
		final Description found = Description.of(cell);
		assertPrinted(length, found.length());
		assertEquals(1, found.roots());
		assertEquals(tips, found.tips(), "segments that are nobody's parent");
	}

	@Test
	void markersSpinesAndContoursOfNeurolucidaAreCountedAndLeftOut() throws IOException {
		final Reconstruction l5 = Reconstructions.read(SharedData.file("data/asc/L5_thick_tufted_C060114A7.asc"));
		assertEquals(368, count(l5, "markers"));
		assertEquals(1, count(l5, "soma contour"));
		final Reconstruction spiny = Reconstructions.read(SharedData.file("data/asc/spiny_pyramidal_neurolucida.asc"));
		assertEquals(117, count(spiny, "spines"));
		assertEquals(1, count(spiny, "markers"));
		assertEquals(17, count(Reconstructions.read(SharedData.file("data/neurolucida-xml/neuron_Neurolucida.xml")), "soma contour"));
	}

	private static int count(final Reconstruction reconstruction, final String kind) {
		return reconstruction.findings().stream().filter(finding -> finding.kind().equals(kind)).mapToInt(Finding::count).sum();
	}

	@ParameterizedTest
	@CsvSource({ "CIL_Dataset_701.traces,5308,7,1277.786", "POm_axon.traces,15263,1,8555.996", "fitted.traces,289,1,100.889" })
	void tracesHaveTheFiguresThatWereCounted(final String file, final int points, final int roots, final String length) throws IOException {
		final Description found = describe("traces/" + file);
		assertEquals(points, found.points());
		assertEquals(roots, found.roots());
		assertPrinted(length, found.length());
	}

	@Test
	void tracesWithoutFitsHaveTheFiguresThatWereCounted() throws IOException {
		final Description found = Description.of(TracesReader.read(SharedData.file("data/traces/fitted.traces"), TracesReader.Fits.NEVER));
		assertEquals(335, found.points());
		assertEquals(1, found.bifurcations());
		assertEquals(2, found.tips());
		assertPrinted("86.730", found.length());
		assertEquals(0, found.jointLength());
	}

	@Test
	void aTraceInManyFramesHasATreeInEach() throws IOException {
		final Reconstruction trace = Reconstructions.read(SharedData.file("data/traces/CIL_Dataset_701.traces"));
		assertEquals(76, trace.joints().size());
		assertEquals(5308, Description.of(trace).pointsWithoutRadius(), "radii of 0 are none");
		assertEquals(93, trace.frame().image().orElseThrow().width());
		assertEquals(1, trace.frame().image().orElseThrow().depth());
		double length = 0;
		for (int tree = 0; tree < trace.trees(); tree++)
			length += Description.of(trace.tree(tree)).length();
		assertPrinted("1277.786", length);
		assertEquals(Set.of(1.0), Set.of(trace.frame().micrometresPerUnit()));
	}

	@Test
	void theSomaHasTheAreaOfItsSphere() throws IOException {
		for (final String file : new String[] { "pyramidal_H16_1606013050101.swc", "hippocampal_pyramidal_NMO_49821.swc" }) {
			final Reconstruction cell = Reconstructions.read(SharedData.file("data/swc/" + file));
			final double radius = cell.points().get(0).radius();
			assertEquals(4 * Math.PI * radius * radius, Description.of(cell).types().get(Types.SOMA).area().getAsDouble(), 1e-9);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "L23_pyramidal_Park2019.swc", "CA1_pyramidal_n120.swc", "L4_pyramidal_473845048.swc",
		"pyramidal_H16_1606013050101.swc",
		"granule_cell_mp_ma_40984_gc2.CNG.swc", "neurogliaform_axon_j140908b.swc", "autotraced_app2_16257.swc", "../traces/POm_axon.traces",
		"../traces/fitted.traces", "../asc/L5_thick_tufted_C060114A7.asc", "../neurolucida-xml/neuron_Neurolucida.xml" })
	void theDescribedAreaIsThatOfTheCable(final String file) throws IOException {
		final Reconstruction cell = Reconstructions.read(SharedData.file("data/swc/" + file));
		final CableModel cable = CableModel.discretise(cell.morphology(), CableProperties.DEFAULT, Discretisation.DEFAULT);
		double area = 0;
		for (int i = 0; i < cable.compartments(); i++)
			area += cable.area(i);
		assertEquals(Description.of(cell).area().getAsDouble(), area, 1e-9 * area);
	}

	/** A figure as it was printed: equal when rounded to the same digits. */
	private static void assertPrinted(final String expected, final double found) {
		final int point = expected.indexOf('.');
		assertEquals(Double.parseDouble(expected), found, 0.5000001 * Math.pow(10, point + 1 - expected.length()));
	}
}
