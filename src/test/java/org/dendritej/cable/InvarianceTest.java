/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.dendritej.morphology.Location;
import org.dendritej.morphology.Morphology;
import org.dendritej.morphology.SamplePoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a neuron lies, how it is turned, and how its points are numbered, be it from the tip of a dendrite, changes no physics. */
class InvarianceTest {

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void turnedAndShiftedNeuronIsTheSame(final String name) {
		final Morphology original = Cells.shared(name), turned = turned(original, new SplittableRandom(name.hashCode()));
		final int[] same = IntStream.range(0, original.size()).toArray();
		for (final CompartmentRule rule : rules())
			for (final SomaAttachment attachment : SomaAttachment.values())
				compare(original, turned, same, Discretisation.DEFAULT.with(rule).with(attachment).with(AxonTreatment.STUB));
	}

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void renumberedNeuronIsTheSame(final String name) {
		final Morphology original = Cells.shared(name);
		final SplittableRandom random = new SplittableRandom(name.hashCode());
		for (int k = 0; k < 3; k++) {
			final int[] order = order(original, k == 0 ? 0 : random.nextInt(original.size()), random);
			final Morphology renumbered = renumbered(original, order);
			for (final SomaAttachment attachment : new SomaAttachment[] { SomaAttachment.MIDDLE, SomaAttachment.FILE_POINT,
				SomaAttachment.END })
				compare(renumbered, original, order, Discretisation.DEFAULT.with(attachment));
		}
	}

	/** Its root, too, is where it was, although several sections leave it. */
	@ParameterizedTest
	@ValueSource(strings = { "autotraced_app2_16257", "dendrite_pieces_samuroi" })
	void renumberedNeuronWithoutSomaIsTheSame(final String name) {
		final Morphology original = Cells.withoutScale(name);
		final SplittableRandom random = new SplittableRandom(name.hashCode());
		for (int k = 0; k < 5; k++) {
			final int[] order = order(original, 0, random);
			compare(renumbered(original, order), original, order, Discretisation.DEFAULT);
		}
	}

	/** Every point of the file, forks and borders of compartments included, finds the compartment it found before. */
	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void positionsOfPointsFindTheSameCompartmentsInATurnedNeuron(final String name) {
		final Morphology original = Cells.shared(name), turned = turned(original, new SplittableRandom(3));
		for (final CompartmentRule rule : List.of(new CompartmentRule.Fixed(2), CompartmentRule.DEFAULT)) {
			final CableModel a = CableModel.discretise(original, CableProperties.DEFAULT, Discretisation.DEFAULT.with(rule)),
				b = CableModel.discretise(turned, CableProperties.DEFAULT, Discretisation.DEFAULT.with(rule));
			for (int i = 0; i < original.size(); i++) {
				final SamplePoint p = original.points().get(i), q = turned.points().get(i);
				assertEquals(a.locate(new Location.NearestTo(p.x(), p.y(), p.z())).compartment(),
					b.locate(new Location.NearestTo(q.x(), q.y(), q.z())).compartment(), "point " + i);
			}
		}
	}

	private static List<CompartmentRule> rules() {
		return List.of(CompartmentRule.DEFAULT, new CompartmentRule.MaximalLength(10), new CompartmentRule.OddPerLength(40),
			new CompartmentRule.Fixed(3));
	}

	/** Point i of the one is point {@code same[i]} of the other. */
	private static void compare(final Morphology one, final Morphology other, final int[] same, final Discretisation discretisation) {
		final CableModel a = CableModel.discretise(one, CableProperties.DEFAULT, discretisation),
			b = CableModel.discretise(other, CableProperties.DEFAULT,
				discretisation);
		assertEquals(a.compartments(), b.compartments());
		assertEquals(a.nodes(), b.nodes());
		assertEquals(a.sections().size(), b.sections().size());
		final double[] za = Passive.impedances(a, 1e-4, a.locate(Location.SOMA).compartment()),
			zb = Passive.impedances(b, 1e-4, b.locate(Location.SOMA)
				.compartment());
		for (int i = 0; i < same.length; i++) {
			final int ca = a.compartmentOfPoint(i), cb = b.compartmentOfPoint(same[i]);
			assertEquals(ca < 0, cb < 0);
			if (ca < 0)
				continue;
			assertEquals(1, a.area(ca) / b.area(cb), 1e-9);
			assertEquals(a.pathDistance(ca), b.pathDistance(cb), 1e-8);
			assertEquals(1, za[ca] / zb[cb], 1e-9);
		}
	}

	@ParameterizedTest
	@MethodSource("org.dendritej.cable.Cells#withSoma")
	void positionsTurnWithTheNeuron(final String name) {
		final Morphology original = Cells.shared(name);
		final Discretisation discretisation = Discretisation.DEFAULT.with(new CompartmentRule.Fixed(3)).with(AxonTreatment.STUB);
		final CableModel a = CableModel.discretise(original, CableProperties.DEFAULT, discretisation),
			b = CableModel.discretise(turned(original,
				new SplittableRandom(5)), CableProperties.DEFAULT, discretisation);
		final Turn turn = Turn.random(new SplittableRandom(5));
		for (int c = 0; c < a.compartments(); c++) // those of the soma and of the stub, too, which no point of the file states
			assertArrayEquals(turn.of(a.position(c)), b.position(c), 1e-7);
	}

	/** A rotation about two axes and a shift. */
	private record Turn(double a, double b, double x, double y) {

		static Turn random(final SplittableRandom random) {
			return new Turn(random.nextDouble(6), random.nextDouble(6), random.nextDouble(1000), random.nextDouble(-1000, 0));
		}

		double[] of(final double... p) {
			final double x1 = Math.cos(a) * p[0] - Math.sin(a) * p[1], y1 = Math.sin(a) * p[0] + Math.cos(a) * p[1];
			return new double[] { x1 + x, Math.cos(b) * y1 - Math.sin(b) * p[2] + y, Math.sin(b) * y1 + Math.cos(b) * p[2] - 77 };
		}
	}

	private static Morphology turned(final Morphology morphology, final SplittableRandom random) {
		final Turn turn = Turn.random(random);
		return new Morphology("turned", morphology.points().stream().map(p -> {
			final double[] at = turn.of(p.x(), p.y(), p.z());
			return new SamplePoint(at[0], at[1], at[2], p.radius(), p.type(), p.parent());
		}).toList());
	}

	/** The points in a random order in which every point but the first, the root, is a neighbour of an earlier one. */
	private static int[] order(final Morphology morphology, final int root, final SplittableRandom random) {
		final List<List<Integer>> neighbours = neighbours(morphology);
		final boolean[] known = new boolean[morphology.size()];
		final List<Integer> open = new ArrayList<>(List.of(root));
		final int[] order = new int[morphology.size()];
		known[root] = true;
		for (int k = 0; k < order.length; k++) {
			final int which = random.nextInt(open.size());
			order[k] = open.get(which);
			open.set(which, open.get(open.size() - 1));
			open.remove(open.size() - 1);
			for (final int next : neighbours.get(order[k]))
				if (!known[next]) {
					known[next] = true;
					open.add(next);
				}
		}
		return order;
	}

	private static Morphology renumbered(final Morphology morphology, final int[] order) {
		final List<List<Integer>> neighbours = neighbours(morphology);
		final int[] index = new int[order.length];
		for (int k = 0; k < order.length; k++)
			index[order[k]] = k;
		final List<SamplePoint> points = new ArrayList<>();
		for (int k = 0; k < order.length; k++) {
			final int self = k;
			points.add(morphology.points().get(order[k])
				.withParent(neighbours.get(order[k]).stream().map(n -> index[n]).filter(n -> n < self).findAny()
					.orElse(SamplePoint.NO_PARENT)));
		}
		return new Morphology("renumbered", points);
	}

	private static List<List<Integer>> neighbours(final Morphology morphology) {
		final List<List<Integer>> neighbours = new ArrayList<>();
		for (int i = 0; i < morphology.size(); i++) {
			final int parent = morphology.points().get(i).parent();
			neighbours.add(new ArrayList<>());
			if (parent >= 0) {
				neighbours.get(i).add(parent);
				neighbours.get(parent).add(i);
			}
		}
		return neighbours;
	}
}
