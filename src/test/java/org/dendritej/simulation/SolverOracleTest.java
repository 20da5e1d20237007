/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.cable.CableBuilder;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Region;
import org.dendritej.morphology.Types;
import org.dendritej.recording.Recording;
import org.junit.jupiter.api.Test;

/** The matrix of any tree beside one that is solved depth first; and trees and parameters that nobody has in mind. */
class SolverOracleTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(120, 0.9);

	private static CableModel shape(final int kind, final SplittableRandom random) {
		return shape(kind, random, PROPERTIES);
	}

	/**
	 * A tree: 0 a single compartment, 1 a chain of ten thousand, 2 a star, 3 a comb, 4 one section after the other, 5 deep and unbalanced, 8 a comb
	 * of single compartments, others random.
	 */
	static CableModel shape(final int kind, final SplittableRandom random, final CableProperties properties) {
		final CableBuilder builder = new CableBuilder("shape " + kind, properties);
		final int sections = switch (kind) {
			case 0, 1 -> 1;
			case 2 -> 300;
			case 8 -> 1200;
			default -> 60 + random.nextInt(60);
		};
		for (int s = 0; s < sections; s++) {
			final int parent = s == 0 ? -1 : switch (kind) {
				case 2 -> 0; // a star
				case 3, 8 -> s % 2 == 0 ? s - 2 : s - 1; // a comb
				case 4 -> s - 1; // one after the other
				case 5 -> Math.max(0, s - 1 - random.nextInt(3)); // deep and unbalanced
				default -> random.nextInt(s);
			};
			final int compartments = kind == 0 || kind == 8 ? 1 : kind == 1 ? 10_000 : 1 + random.nextInt(kind == 5 ? 40 : 7);
			builder.cylinder(Types.BASAL, parent, parent < 0 ? 0 : random.nextInt(6) == 0 ? 0.5 : 1,
				compartments * random.nextDouble(1, 20), random
					.nextDouble(0.3, 4),
				compartments);
		}
		return builder.build();
	}

	@Test
	void theMatrixOfAnyTreeIsSolvedAsDepthFirst() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int kind = 0; kind < 9; kind++) {
			final CableModel cable = shape(kind, random);
			final double[][] own = new double[5][cable.compartments()], b = new double[5][cable.compartments()];
			for (int trial = 0; trial < own.length; trial++)
				for (int c = 0; c < cable.compartments(); c++) {
					own[trial][c] = Math.exp(random.nextDouble(-7, 2));
					b[trial][c] = random.nextDouble(-1, 1);
				}
			final Nodes nodes = new Nodes(cable);
			for (final int lanes : new int[] { 1, 3, 5 })
				assertSolved(cable, nodes, own, b, lanes);
		}
	}

	/** Each trial as depth first; in blocks, beside others and after another one bit for bit as alone. */
	private static void assertSolved(final CableModel cable, final Nodes nodes, final double[][] own, final double[][] b, final int lanes) {
		for (int blocks = 1; blocks <= 8; blocks++) {
			final Layout layout = new Layout(nodes, blocks, lanes);
			final TreeMatrix matrix = new TreeMatrix(layout);
			solve(matrix, layout, Arrays.copyOfRange(b, 0, lanes), Arrays.copyOfRange(own, 0, lanes));
			final double[][] x = solve(matrix, layout, own, b);
			assertTrue(matrix.isPositive());
			for (int lane = 0; lane < lanes; lane++) {
				final Layout whole = new Layout(nodes, 1, 1);
				final String what = cable.name() + ", " + blocks + " blocks, lane " + lane;
				assertArrayEquals(solve(new TreeMatrix(whole), whole, new double[][] { own[lane] }, new double[][] { b[lane] })[0], x[lane],
					what);
				if (blocks > 1) continue;
				final double[] expected = PlainNeuron.solve(cable, own[lane], b[lane]);
				assertArrayEquals(expected, x[lane], 1e-10 * Arrays.stream(expected).map(Math::abs).max().orElseThrow(), what);
			}
		}
	}

	/** Solutions of trials, shape {@code [lanes][compartments]}. */
	private static double[][] solve(final TreeMatrix matrix, final Layout layout, final double[][] own, final double[][] b) {
		final double[][] ownOfBlocks = arrays(layout), solution = arrays(layout);
		final int compartments = own[0].length;
		for (int lane = 0; lane < layout.lanes; lane++)
			for (int c = 0; c < compartments; c++) {
				ownOfBlocks[layout.block(c)][layout.position(c, lane)] = own[lane][c];
				solution[layout.block(c)][layout.position(c, lane)] = b[lane][c];
			}
		for (int k = 0; k < solution.length; k++) {
			Loops.run(matrix.factor(k), ownOfBlocks[k]);
			Loops.run(matrix.forward(k), solution[k]);
		}
		Loops.run(matrix.joinFactors());
		Loops.run(matrix.join());
		for (int k = 0; k < solution.length; k++)
			Loops.run(matrix.back(k), solution[k]);
		final double[][] x = new double[layout.lanes][compartments];
		for (int lane = 0; lane < layout.lanes; lane++)
			for (int c = 0; c < compartments; c++)
				x[lane][c] = solution[layout.block(c)][layout.position(c, lane)];
		return x;
	}

	private static double[][] arrays(final Layout layout) {
		return IntStream.range(0, layout.parts.length).mapToObj(k -> new double[layout.size(k)]).toArray(double[][]::new);
	}

	/** No voltage becomes anything but a number, whatever the tree and the parameters. */
	@Test
	void extremeNeuronsStayNumbers() {
		final SplittableRandom random = new SplittableRandom(4);
		for (int trial = 0; trial < 40; trial++) {
			final CableModel cable = shape(trial % 8, random);
			final Biophysics membrane = Biophysics.passive(PROPERTIES, power(random, -9, 2), random.nextDouble(-200, 100))
				.at(random.nextDouble(0, 45))
				.paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar", power(random, -4, 1), "gkbar", power(random, -4, 1)));
			final List<SynapseGroup.Receptor> receptors = new ArrayList<>();
			for (final String name : List.of("AMPA", "NMDA", "Exp"))
				receptors.add(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism(name), power(random, -6, 0), Map.of()));
			final SynapseGroup group =
				new SynapseGroup("s", receptors, new Sites.Scattered(Region.EVERYWHERE, 30), new SpikeTrain.Poisson(200, 0, 10), 0);
			final Recording recording = Experiments.run(
				cable, membrane, Experiments.protocol(2, power(random, -3, -0.5), Scheme.values()[trial % 2],
					random.nextDouble(-100, 50),
					Experiments.current(Experiments.middle(cable, random.nextInt(cable.compartments())), random.nextDouble(-20,
						20))),
				Experiments.voltages(Experiments.middle(cable, random.nextInt(cable.compartments())), Experiments.middle(cable, 0)), group);
			for (int k = 0; k < 2; k++)
				for (final double v : recording.traces().get(k).values())
					assertTrue(Double.isFinite(v), "trial " + trial);
		}
	}

	/** A number whose decimal logarithm is between two others. */
	static double power(final SplittableRandom random, final double low, final double high) {
		return Math.pow(10, random.nextDouble(low, high));
	}
}
