/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.dendritej.morphology.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What NEURON's Import3d tool makes of the same files. The figures and the script which wrote them are in the folder neuron of the test resources. */
class NeuronGeometryTest {

	/** A row of the script's table. NEURON keeps points in single precision, which short steps at large coordinates feel. */
	private record Row(int type, double x, double y, double z, double length, int byLambda, double transfer, double[] areas,
		double[] resistances) {
	}

	static String[] cells() {
		return new String[] { "CA1_pyramidal_n120", "L23_pyramidal_Park2019", "L4_pyramidal_473845048", "granule_cell_mp_ma_40984_gc2.CNG",
			"neurogliaform_axon_j140908b", "pyramidal_3point_soma_C010398B-P2.CNG" };
	}

	private static CableModel discretise(final Morphology morphology, final CompartmentRule rule) {
		return CableModel.discretise(morphology, CableProperties.uniform(100, 1),
			Discretisation.DEFAULT.with(SomaAttachment.NEURON_IMPORT).with(rule));
	}

	@ParameterizedTest
	@MethodSource("cells")
	void lengthAndAreaOfEachTypeAreThoseOfNeuron(final String name) {
		final Morphology morphology = Cells.shared(name);
		final CableModel cable = discretise(morphology, new CompartmentRule.OddPerLength(40));
		final Map<Integer, double[]> ours = new TreeMap<>(), theirs = new TreeMap<>();
		for (final Section s : cable.sections())
			add(ours, s.type(), s.length(), areas(cable, s).sum());
		final List<Row> rows = read(name);
		for (final Row row : rows)
			add(theirs, row.type, row.length, Arrays.stream(row.areas).sum());
		assertEquals(theirs.keySet(), ours.keySet());
		ours.forEach(
			(type, sums) -> assertArrayEquals(new double[] { 1, 1 }, new double[] { sums[0] / theirs.get(type)[0], sums[1] / theirs.get(
				type)[1] }, 2e-6, Types.name(type)));
		assertEquals(rows.size(), cable.sections().size() + jumps(morphology));
	}

	@ParameterizedTest
	@MethodSource("cells")
	void compartmentsOfEachSectionAreThoseOfNeuron(final String name) {
		final Morphology morphology = Cells.shared(name);
		final CableModel cable = discretise(morphology, new CompartmentRule.OddPerLength(40)), byLambda = discretise(morphology,
			CompartmentRule.DEFAULT);
		final double[] conductances = cable.axialConductances(), impedances = Passive.impedances(cable, 1e-4, cable.locate(Location.SOMA)
			.compartment());
		int compared = 0;
		for (final Row row : read(name)) {
			final Section s = section(cable, row, morphology);
			if (Math.abs(s.length() - row.length) > 1e-3)
				continue; // one of the two halves of a section which NEURON breaks
			compared++;
			assertEquals(row.type, s.type());
			assertEquals(row.byLambda, byLambda.sections().get(s.index()).compartments());
			assertArrayEquals(row.areas, areas(cable, s).toArray(), 1e-4 * row.areas[0]);
			assertEquals(1, impedances[s.compartmentAt(0.5)] / row.transfer, 5e-5, "transfer impedance of " + s);
			for (int i = 1; i < s.compartments(); i++)
				assertEquals(1, 1 / conductances[cable.node(s.firstCompartment() + i)] / row.resistances[i], 1e-4,
					"axial resistance in " + s);
		}
		assertEquals(cable.sections().size() - jumps(morphology), compared);
	}

	/** NEURON breaks a section where the next point is not the next in the file; where nothing else happens there we do not. */
	private static int jumps(final Morphology morphology) {
		final int[] children = new int[morphology.size()];
		for (final SamplePoint p : morphology.points())
			if (p.parent() >= 0)
				children[p.parent()]++;
		int jumps = 0;
		for (int i = 1; i < children.length; i++) {
			final SamplePoint p = morphology.points().get(i);
			if (p.parent() != i - 1 && children[p.parent()] == 1 && p.type() == morphology.points().get(p.parent()).type())
				jumps++;
		}
		return jumps;
	}

	/** The section that ends where NEURON's does; the soma that is a sphere ends at no point of the file. */
	private static Section section(final CableModel cable, final Row row, final Morphology morphology) {
		for (int i = 0; i < morphology.size(); i++) {
			final SamplePoint p = morphology.points().get(i);
			if (p.type() == row.type && Math.abs(p.x() - row.x) + Math.abs(p.y() - row.y) + Math.abs(p.z() - row.z) < 3e-3)
				return cable.sections().get(cable.locate(new Location.AtPoint(i)).section());
		}
		assertEquals(Types.SOMA, row.type);
		return cable.sections().get(0);
	}

	private static DoubleStream areas(final CableModel cable, final Section s) {
		return IntStream.range(s.firstCompartment(), s.firstCompartment() + s.compartments()).mapToDouble(cable::area);
	}

	private static void add(final Map<Integer, double[]> sums, final int type, final double length, final double area) {
		final double[] sum = sums.computeIfAbsent(type, t -> new double[2]);
		sum[0] += length;
		sum[1] += area;
	}

	private static List<Row> read(final String name) {
		try (BufferedReader in =
			new BufferedReader(new InputStreamReader(NeuronGeometryTest.class.getResourceAsStream("/neuron/" + name + ".tsv"),
				StandardCharsets.UTF_8))) {
			return in.lines().skip(2).map(line -> line.split("\t"))
				.map(f -> new Row(Integer.parseInt(f[0]), Double.parseDouble(f[1]), Double
					.parseDouble(f[2]), Double.parseDouble(f[3]), Double.parseDouble(f[5]), Integer.parseInt(f[6]),
					Double.parseDouble(f[7]), numbers(f[8]),
					numbers(f[9])))
				.toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static double[] numbers(final String text) {
		return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}
}
