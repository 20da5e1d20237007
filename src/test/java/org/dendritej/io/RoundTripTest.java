/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.dendritej.SharedData;
import org.dendritej.morphology.Description;
import org.dendritej.morphology.Finding;
import org.dendritej.morphology.Frame;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From one format into any other and back, a neuron stays the same, and what a format cannot hold is said. */
class RoundTripTest {

	@TempDir Path folder;

	private Reconstruction through(final Reconstruction reconstruction, final String ending) throws IOException {
		final Path file = folder.resolve("written" + ending);
		ReconstructionWriter.write(file, reconstruction, Double.NaN);
		return Reconstructions.read(file);
	}

	private static void assertSameTrees(final Reconstruction expected, final Reconstruction found) {
		assertEquals(expected.trees(), found.trees());
		for (int tree = 0; tree < expected.trees(); tree++)
			assertEquals(Shapes.canonical(expected.choose(Shapes.tree(tree)).morphology()),
				Shapes.canonical(found.choose(Shapes.tree(tree)).morphology()));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".swc", ".traces", ".nml" })
	void whateverGrowsComesBack(final String ending) throws IOException {
		for (long seed = 1; seed <= 40; seed++)
			for (final Reconstruction grown : List.of(RandomReconstructions.forest(seed, 300),
				RandomReconstructions.anything(seed, 1 + (int) seed * 20)))
				assertSameTrees(grown, through(grown, ending));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".traces .swc .nml .swc", ".nml .traces .swc", ".swc .nml .traces .nml" })
	void aChainOfFormatsIsNoDifferent(final String endings) throws IOException {
		for (long seed = 100; seed < 110; seed++) {
			final Reconstruction grown = RandomReconstructions.anything(seed, 200);
			Reconstruction last = grown;
			for (final String ending : endings.split(" "))
				last = through(last, ending);
			assertSameTrees(grown, last);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "asc/L5_thick_tufted_C060114A7.asc", "asc/spiny_pyramidal_neurolucida.asc", "swc/L23_pyramidal_Park2019.swc",
		"swc/CA1_pyramidal_n120.swc", "swc/pyramidal_H16_1606013050101.swc", "swc/neurogliaform_axon_j140908b.swc",
		"swc/pyramidal_3point_soma_C010398B-P2.CNG.swc", "swc/autotraced_app2_16257.swc", "swc/dendrite_pieces_samuroi.swc",
		"traces/CIL_Dataset_701.traces", "traces/POm_axon.traces", "traces/fitted.traces", "neuroml/Purkinje_Purk2M9s.nml",
		"neuroml/L23_NoHotSpot.cell.nml", "neurolucida-xml/neuron_Neurolucida.xml" })
	void realNeuronsComeBackFromAllFormats(final String name) throws IOException {
		final Reconstruction real = Reconstructions.read(SharedData.file("data/" + name));
		for (final String ending : List.of(".swc", ".traces", ".nml")) {
			final Reconstruction back = through(real, ending);
			assertEquals(real.trees(), back.trees());
			for (int tree = 0; tree < real.trees(); tree++) {
				final Description expected = Description.of(real.choose(Shapes.tree(tree)).morphology());
				final Description found = Description.of(back.choose(Shapes.tree(tree)).morphology());
				assertEquals(expected.points(), found.points(), ending);
				assertEquals(expected.bifurcations(), found.bifurcations(), ending);
				assertEquals(expected.multifurcations(), found.multifurcations(), ending);
				assertEquals(expected.tips(), found.tips(), ending);
				assertEquals(expected.types().keySet(), found.types().keySet(), ending);
				expected.types().forEach((type, figures) -> {
					assertEquals(figures.points(), found.types().get(type).points(), ending);
					assertEquals(figures.length(), found.types().get(type).length(), 1e-9 * figures.length(), ending);
					assertEquals(figures.area().getAsDouble(), found.types().get(type).area().getAsDouble(),
						1e-9 * figures.area().getAsDouble(), ending);
				});
			}
		}
	}

	@Test
	void swcKeepsJointsInItsComments() throws IOException {
		for (long seed = 1; seed <= 20; seed++) {
			final Reconstruction grown = RandomReconstructions.anything(seed, 150).joined(), back = through(grown, ".swc");
			assertEquals(grown.points(), back.points());
			assertEquals(grown.joints(), back.joints());
		}
		final Path file = folder.resolve("written.swc");
		final String text = Files.readString(file);
		final int last = text.stripTrailing().lastIndexOf('\n');
		Files.writeString(file, text.substring(0, last + 1)); // without its last point
		final Reconstruction changed = Reconstructions.read(file);
		assertTrue(changed.joints().isEmpty());
		assertTrue(changed.findings().stream().anyMatch(finding -> finding.kind().equals("joints not believed")));
	}

	/** A neuron in NeuroML looks to any program as SWC means it: a dendrite begins at its own first point, not with a cone from the soma. */
	@Test
	void neuroMlBeginsNeuritesAtTheirFirstPoint() throws IOException {
		final Path file = folder.resolve("my cell 1.CNG.nml");
		ReconstructionWriter.write(file, new Reconstruction("my cell 1.CNG.swc",
			List.of(new SamplePoint(0, 0, 0, 5, 1, -1), new SamplePoint(6, 0, 0, 1, 3, 0), new SamplePoint(16, 0, 0, 0.5, 3, 1),
				new SamplePoint(26, 0, 0, 0.5, 4, 2), new SamplePoint(16, 9, 0, 0.25, 2, 2)),
			Frame.MICROMETRES, List.of()), Double.NaN);
		assertEquals(
			"""
				<cell id="my_cell_1"><morphology id="morphology_my_cell_1">
				<segment id="0"><proximal x="0" y="0" z="0" diameter="10"/><distal x="0" y="0" z="0" diameter="10"/></segment>
				<segment id="1"><parent segment="0"/><proximal x="6" y="0" z="0" diameter="2"/><distal x="16" y="0" z="0" diameter="1"/></segment>
				<segment id="2"><parent segment="1"/><distal x="26" y="0" z="0" diameter="1"/></segment>
				<segment id="3"><parent segment="1"/><distal x="16" y="9" z="0" diameter="0.5"/></segment>
				<segmentGroup id="soma_0" neuroLexId="sao864921383"><member segment="0"/></segmentGroup>
				<segmentGroup id="dend_1" neuroLexId="sao864921383"><member segment="1"/></segmentGroup>
				<segmentGroup id="apic_2" neuroLexId="sao864921383"><member segment="2"/></segmentGroup>
				<segmentGroup id="axon_3" neuroLexId="sao864921383"><member segment="3"/></segmentGroup>
				<segmentGroup id="all"><include segmentGroup="soma_0"/><include segmentGroup="dend_1"/><include segmentGroup="apic_2"/>\
				<include segmentGroup="axon_3"/></segmentGroup>
				<segmentGroup id="soma_group" neuroLexId="GO:0043025"><include segmentGroup="soma_0"/></segmentGroup>
				<segmentGroup id="axon_group" neuroLexId="GO:0030424"><include segmentGroup="axon_3"/></segmentGroup>
				<segmentGroup id="dendrite_group" neuroLexId="GO:0030425"><include segmentGroup="dend_1"/><include segmentGroup="apic_2"/></segmentGroup>
				<segmentGroup id="apical_dendrite_group"><include segmentGroup="apic_2"/></segmentGroup>
				</morphology></cell></neuroml>
				"""
				.replace("\n", ""),
			Files.readAllLines(file).stream().skip(2).map(String::strip).collect(Collectors.joining()));
	}

	@Test
	void whatAFormatCannotHoldIsSaid() throws IOException {
		final List<SamplePoint> points = List.of(new SamplePoint(0, 0, 0, 0, 3, -1), new SamplePoint(1, 0, 0, 1, 3, 0),
			new SamplePoint(1, 0, 0, 1, 3, 1), new SamplePoint(2, 0, 0, 1, 3, 2), new SamplePoint(1, 4, 0, 1, 3, 1));
		final Frame pixels = new Frame("pixel", Double.NaN, 0, 0, 0, Optional.of(new Frame.Image(9, 9, 1, 1, 1, 1)));
		final Reconstruction cell = new Reconstruction("cell", points, java.util.Set.of(2, 4), pixels, List.of());
		assertEquals(List.of("repeated junction", "gap at a junction", "image not kept", "unit in a comment"),
			kinds(ReconstructionWriter.write(folder.resolve("c.swc"), cell, Double.NaN)));
		assertEquals(List.of(), kinds(ReconstructionWriter.write(folder.resolve("c.traces"), cell, Double.NaN)));
		assertEquals(List.of("scaled", "repeated junction", "image not kept", "diameter 0"),
			kinds(ReconstructionWriter.write(folder.resolve("c.nml"), cell, 0.5)));
		final Description half = Description.of(Reconstructions.read(folder.resolve("c.nml")));
		assertEquals(0.5 * (1 + 1 + 4), half.length() + half.jointLength(), 1e-12);
		final ReconstructionException refused =
			assertThrows(ReconstructionException.class, () -> ReconstructionWriter.write(folder.resolve("d.nml"), cell, Double.NaN));
		assertTrue(refused.getMessage().contains("pixel"), refused.getMessage());
		assertTrue(Files.notExists(folder.resolve("d.nml")));
	}

	private static List<String> kinds(final List<Finding> findings) {
		return findings.stream().map(Finding::kind).toList();
	}

	@Test
	void aNameWithoutAFormatIsRefused() {
		for (final String name : List.of("cell", "cell.asc", "cell.hoc", "swc"))
			assertThrows(ReconstructionException.class,
				() -> ReconstructionWriter.write(folder.resolve(name), RandomReconstructions.forest(1, 5), Double.NaN));
	}
}
