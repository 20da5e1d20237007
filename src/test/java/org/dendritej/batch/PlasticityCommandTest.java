/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class PlasticityCommandTest {

	private final StringWriter out = new StringWriter(), err = new StringWriter();

	private int run(final String... arguments) {
		return Main.execute(new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false), arguments);
	}

	@Test
	void releaseIsPrintedBesideItsTheory() throws Exception {
		assertEquals(0, run("plasticity", "release", "--probability", "0.05", "--recovery", "0", "--seed", "9"), err.toString());
		final JsonNode report = new ObjectMapper().readTree(out.toString());
		final JsonNode failures = report.get("figures").get(0);
		assertEquals(0.95, failures.get("theory").doubleValue(), 1e-12);
		assertEquals(0.95, failures.get("measured").doubleValue(), 3 * failures.get("standardError").doubleValue());
		assertEquals(4.3589, report.get("figures").get(2).get("theory").doubleValue(), 1e-4);
	}

	@Test
	void aCurveIsPrintedAsLists() throws Exception {
		assertEquals(0, run("plasticity", "short-term", "--release", "facilitating", "--lowest", "10", "--highest", "50", "--points", "2"),
			err.toString());
		final JsonNode steady = new ObjectMapper().readTree(out.toString()).get("curves").get(1);
		assertEquals(6.46684, steady.get("y").get(0).doubleValue(), 5e-6);
		assertEquals(4.17231, steady.get("y").get(1).doubleValue(), 5e-6);
	}

	@Test
	void whatCannotBeIsSaidInOneLine() {
		assertEquals(1, run("plasticity", "release", "--probability", "1.5"));
		assertTrue(err.toString().contains("the release probability is 1.5; expected a number from 0 to 1"), err.toString());
		assertEquals(1, run("plasticity", "magic"));
		assertTrue(
			err.toString().contains("there is no measurement \"magic\"; there are timing-window, pairing-rate, short-term, train, release"),
			err.toString());
	}
}
