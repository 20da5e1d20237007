/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.dendritej.SharedData;
import org.dendritej.model.Protocol.Scheme;
import org.junit.jupiter.api.Test;

/** The benchmark cases give NEURON's spikes and voltages in the common scheme: NEURON 8.2.2, backward Euler, rate tables off, {@code bench_neuron.py}. */
class PeerCasesTest {

	private static ObjectNode run(final String name) throws IOException {
		return new PeerCases(SharedData.file("peers/cases.json"), name, Path.of("."), 0).run(Scheme.BACKWARD_EULER, Double.NaN, 1, 1);
	}

	private static void assertVoltages(final ObjectNode line, final double first5, final double first50, final double first250,
		final double last5,
		final double last50, final double last250) {
		assertEquals(first5, line.get("first@5").asDouble(), 3e-6);
		assertEquals(first50, line.get("first@50").asDouble(), 3e-6);
		assertEquals(first250, line.get("first@250").asDouble(), 3e-6);
		assertEquals(last5, line.get("last@5").asDouble(), 3e-6);
		assertEquals(last50, line.get("last@50").asDouble(), 3e-6);
		assertEquals(last250, line.get("last@250").asDouble(), 3e-6);
	}

	@Test
	void thePassiveCableIsThatOfNeuron() throws IOException {
		assertVoltages(run("cable_passive"), -16.341214, 65.624007, 101.870934, -63.019108, 6.849141, 43.096007);
	}

	@Test
	void thePassiveTreeIsThatOfNeuron() throws IOException {
		assertVoltages(run("tree_passive"), -62.033458, -47.214277, -40.134805, -62.105036, -47.285854, -40.206383);
	}

	@Test
	void theActiveCableIsThatOfNeuron() throws IOException {
		final ObjectNode line = run("cable_hh");
		assertVoltages(line, -68.845622, -61.030388, -50.310329, 7.056454, -75.822723, -71.126277);
		assertEquals(18, line.get("spikes").asInt());
	}
}
