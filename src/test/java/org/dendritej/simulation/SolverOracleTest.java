/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.dendritej.units.Units;
import org.junit.jupiter.api.Test;

/** The solver beside the plainest one there is: depth first, one matrix, Math.exp; and trees and parameters that nobody has in mind. */
class SolverOracleTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(120, 0.9);

	/** Hines (1984): d[i] x[i] − g[i] x[parent] − Σ g[c] x[c] = b[i], from the tips to the root and back. */
	private static double[] solve(final CableModel cable, final double[] own, final double[] rightHandSide) {
		final int[] parent = cable.parents();
		final double[] g = cable.axialConductances(), d = own.clone(), b = rightHandSide.clone();
		for (int i = 1; i < d.length; i++) {
			d[i] += g[i];
			d[parent[i]] += g[i];
		}
		for (int i = d.length - 1; i > 0; i--) {
			final double f = g[i] / d[i];
			d[parent[i]] -= f * g[i];
			b[parent[i]] += f * b[i];
		}
		b[0] /= d[0];
		for (int i = 1; i < d.length; i++)
			b[i] = (b[i] + g[i] * b[parent[i]]) / d[i];
		return b;
	}

	private static CableModel shape(final int kind, final SplittableRandom random) {
		return shape(kind, random, PROPERTIES);
	}

	/** A tree: 0 a single compartment, 1 a chain of ten thousand, 2 a star, 3 a comb, 4 one section after the other, 5 deep and unbalanced, others random. */
	static CableModel shape(final int kind, final SplittableRandom random, final CableProperties properties) {
		final CableBuilder builder = new CableBuilder("shape " + kind, properties);
		final int sections = switch (kind) {
			case 0, 1 -> 1;
			case 2 -> 300;
			default -> 60 + random.nextInt(60);
		};
		for (int s = 0; s < sections; s++) {
			final int parent = s == 0 ? -1 : switch (kind) {
				case 2 -> 0; // a star
				case 3 -> s % 2 == 0 ? s - 2 : s - 1; // a comb
				case 4 -> s - 1; // one after the other
				case 5 -> Math.max(0, s - 1 - random.nextInt(3)); // deep and unbalanced
				default -> random.nextInt(s);
			};
			final int compartments = kind == 0 ? 1 : kind == 1 ? 10_000 : 1 + random.nextInt(kind == 5 ? 40 : 7);
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
		for (int kind = 0; kind < 8; kind++) {
			final CableModel cable = shape(kind, random);
			final Nodes nodes = new Nodes(cable);
			for (final int[] form : new int[][] { { 1, 1 }, { 1, 3 }, { 3, 1 }, { 2, 5 } }) {
				final int blocks = form[0], lanes = form[1];
				final Layout layout = new Layout(nodes, blocks, lanes);
				final TreeMatrix matrix = new TreeMatrix(layout);
				final double[][] own = arrays(layout), b = arrays(layout), x = arrays(layout), ofLane = new double[lanes][];
				final double[][] plainOwn = new double[lanes][cable.nodes()], plainB = new double[lanes][cable.nodes()];
				for (int lane = 0; lane < lanes; lane++) {
					for (int c = 0; c < cable.compartments(); c++) {
						plainOwn[lane][cable.node(c)] = own[layout.block(c)][layout.position(c, lane)] = Math.exp(random.nextDouble(-7, 2));
						plainB[lane][cable.node(c)] = b[layout.block(c)][layout.position(c, lane)] = random.nextDouble(-1, 1);
					}
					ofLane[lane] = solve(cable, plainOwn[lane], plainB[lane]);
				}
				for (int k = 0; k < blocks; k++) {
					matrix.factor(k, own[k]);
					matrix.forward(k, b[k]);
				}
				matrix.joinFactors();
				matrix.join();
				for (int k = 0; k < blocks; k++)
					matrix.back(k, x[k]);
				assertTrue(matrix.isPositive());
				for (int lane = 0; lane < lanes; lane++) {
					final double largest = Arrays.stream(ofLane[lane]).map(Math::abs).max().orElseThrow();
					for (int c = 0; c < cable.compartments(); c++)
						assertEquals(ofLane[lane][cable.node(c)], x[layout.block(c)][layout.position(c, lane)], 1e-10 * largest,
							cable.name());
				}
			}
		}
	}

	private static double[][] arrays(final Layout layout) {
		return IntStream.range(0, layout.parts.length).mapToObj(k -> new double[layout.size(k)]).toArray(double[][]::new);
	}

	private static double linoid(final double x, final double k) {
		return Math.abs(x) < 1e-9 ? k : x / (1 - Math.exp(-x / k));
	}

	/** One backward Euler step with squid channels at their steady state, a leak and a synapse that opens at once. */
	@Test
	void oneStepAgreesWithPlainArithmetic() {
		final SplittableRandom random = new SplittableRandom(2);
		for (int trial = 0; trial < 12; trial++) {
			final CableModel cable = shape(trial % 4 + 2, random);
			final double dt = 0.025, g = random.nextDouble(1e-5, 1e-3), gna = random.nextDouble(0.05, 0.2),
				weight = random.nextDouble(1e-4, 1e-2);
			final int site = random.nextInt(cable.compartments());
			final List<Double> start = IntStream.range(0, cable.compartments()).mapToObj(c -> random.nextDouble(-90, 20)).toList();
			final Biophysics membrane =
				Biophysics.passive(PROPERTIES, g, -65).at(6.3).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE, Map.of("gnabar",
					gna));
			final SynapseGroup synapse = new SynapseGroup("s",
				List.of(new SynapseGroup.Receptor(Catalogue.STANDARD.mechanism("Exp"), weight, Map.of(
					"tau", 2.0, "e", 5.0))),
				new Sites.Listed(List.of(Experiments.middle(cable, site))), new SpikeTrain.At(List.of(0.0)), 0);
			final Recording recording =
				Experiments.run(cable, membrane, new Protocol(dt, dt, Scheme.BACKWARD_EULER, new Protocol.Start.AtVoltages(start),
					List.of()), Experiments.everywhere(cable), synapse);
			final double[] own = new double[cable.nodes()], b = new double[cable.nodes()];
			for (int c = 0; c < cable.compartments(); c++) {
				final double v = start.get(c), factor = cable.area(c) * Units.S_PER_CM2_TIMES_UM2_TO_US,
					inertia = cable.capacitances()[cable.node(c)] / dt;
				final double am = 0.1 * linoid(v + 40, 10), bm = 4 * Math.exp(-(v + 65) / 18), ah = 0.07 * Math.exp(-(v + 65) / 20),
					bh = 1 / (1 + Math.exp(-(v + 35) / 10)), an = 0.01 * linoid(v + 55, 10), bn = 0.125 * Math.exp(-(v + 65) / 80);
				final double sodium = gna * Math.pow(am / (am + bm), 3) * ah / (ah + bh) * factor,
					potassium = 0.036 * Math.pow(an / (an + bn), 4) * factor,
					leak = 3e-4 * factor, open = c == site ? weight * (1 - Math.exp(-dt / 2)) / (dt / 2) : 0;
				own[cable.node(c)] = inertia + g * factor + sodium + potassium + leak + open;
				b[cable.node(c)] = inertia * v - 65 * g * factor + 50 * sodium - 77 * potassium - 54.3 * leak + 5 * open;
			}
			final double[] expected = solve(cable, own, b);
			for (int c = 0; c < cable.compartments(); c++)
				assertEquals(expected[cable.node(c)], recording.traces().get(c).value(1), 1e-9, "trial " + trial + ", compartment " + c);
		}
	}

	@Test
	void aThousandPassiveStepsAgreeWithPlainArithmetic() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int trial = 0; trial < 4; trial++) {
			final CableModel cable = shape(trial + 2, random);
			final double dt = 0.025, g = 2e-4;
			final int site = random.nextInt(cable.compartments());
			final Recording recording = Experiments.run(cable, Biophysics.passive(PROPERTIES, g, -65), Experiments.protocol(1000 * dt, dt,
				Scheme.BACKWARD_EULER, -60, Experiments.current(Experiments.middle(cable, site), 0.3)), Experiments.everywhere(cable));
			double[] v = new double[cable.nodes()];
			Arrays.fill(v, -60);
			final double[] own = new double[v.length];
			for (int n = 0; n < 1000; n++) {
				final double[] b = new double[v.length];
				for (int c = 0; c < cable.compartments(); c++) {
					final int node = cable.node(c);
					final double leak = g * cable.area(c) * Units.S_PER_CM2_TIMES_UM2_TO_US, inertia = cable.capacitances()[node] / dt;
					own[node] = inertia + leak;
					b[node] = inertia * v[node] - 65 * leak + (c == site ? 0.3 : 0);
				}
				v = solve(cable, own, b);
			}
			for (int c = 0; c < cable.compartments(); c++)
				assertEquals(v[cable.node(c)], Experiments.last(recording, c), 1e-9, "trial " + trial);
		}
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
