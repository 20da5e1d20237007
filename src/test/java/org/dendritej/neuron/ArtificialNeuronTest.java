/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArtificialNeuronTest {

	/** McCulloch &amp; Pitts (1943): and, or, not, and at least two of three. */
	@Test
	void thresholdUnitsComputeLogic() {
		final ArtificialNeuron and = ArtificialNeuron.ofThreshold(2, 1, 1), or = ArtificialNeuron.ofThreshold(1, 1, 1),
			not = ArtificialNeuron.ofThreshold(0, -1), most = ArtificialNeuron.ofThreshold(2, 1, 1, 1);
		for (int a = 0; a < 2; a++) {
			assertEquals(1 - a, not.output(a));
			for (int b = 0; b < 2; b++) {
				assertEquals(a & b, and.output(a, b));
				assertEquals(a | b, or.output(a, b));
				for (int c = 0; c < 2; c++)
					assertEquals(a + b + c >= 2 ? 1 : 0, most.output(a, b, c));
			}
		}
	}

	/** The line 3x + 4y = 10: distance 2 from the origin, which lies on its negative side. */
	@Test
	void distanceAndSideAreThoseOfGeometry() {
		final ArtificialNeuron neuron = new ArtificialNeuron(new double[] { 3, 4 }, -10, new TransferFunction.Tanh(1, 0, 1));
		assertEquals(-2, neuron.distance(0, 0), 1e-15);
		assertEquals(-1, neuron.side(0, 0));
		assertEquals(1, neuron.side(3, 4));
		assertEquals(0, neuron.side(2, 1));
		assertEquals(3, neuron.distance(3, 4), 1e-15);
		assertArrayEquals(new double[] { 1.2, 1.6 }, neuron.foot(), 1e-15);
		assertEquals(0, neuron.sum(neuron.foot()), 1e-14);
		assertEquals(Math.tanh(15), neuron.output(3, 4), 1e-15);
	}

	@Test
	void theSizeOfTheWeightsDoesNotMoveTheHyperplane() {
		final ArtificialNeuron small = new ArtificialNeuron(new double[] { 3e-200, 4e-200 }, -10e-200, new TransferFunction.Identity());
		assertEquals(3, small.distance(3, 4), 1e-12);
	}

	@Test
	void mistakesAreSaidInOneSentence() {
		final TransferFunction identity = new TransferFunction.Identity();
		assertTrue(message(() -> new ArtificialNeuron(new double[0], 0, identity)).contains("no inputs"));
		assertTrue(message(() -> new ArtificialNeuron(new double[] { 1, Double.NaN }, 0, identity)).contains("weight 2 is NaN"));
		assertTrue(message(() -> new ArtificialNeuron(new double[] { 1, 2 }, 0, identity).sum(1)).contains("2 inputs is given 1"));
		assertTrue(message(() -> new ArtificialNeuron(new double[] { 0, 0 }, 1, identity).distance(1, 1)).contains("separates nothing"));
	}

	private static String message(final Runnable mistake) {
		return assertThrows(NeuronException.class, mistake::run).getMessage();
	}
}
