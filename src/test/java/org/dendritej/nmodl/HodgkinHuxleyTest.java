/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Bench;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;
import org.junit.jupiter.api.Test;

/** The squid axon written in NMODL does what the hand-written kernel does. */
class HodgkinHuxleyTest {

	private static final String TEXT = """
		TITLE squid axon
		NEURON {
			SUFFIX axon
			USEION na READ ena WRITE ina
			USEION k READ ek WRITE ik
			NONSPECIFIC_CURRENT il
			RANGE gnabar, gkbar, gl, el, gna, gk
		}
		UNITS { (mA) = (milliamp) (mV) = (millivolt) (S) = (siemens) }
		PARAMETER {
			gnabar = 0.12 (S/cm2)
			gkbar = 0.036 (S/cm2)
			gl = 0.0003 (S/cm2)
			el = -54.3 (mV)
		}
		STATE { m h n }
		ASSIGNED {
			v (mV) celsius (degC) ena (mV) ek (mV)
			ina (mA/cm2) ik (mA/cm2) il (mA/cm2) gna (S/cm2) gk (S/cm2)
			minf hinf ninf mtau (ms) htau (ms) ntau (ms)
		}
		BREAKPOINT {
			SOLVE gates METHOD cnexp
			gna = gnabar*m*m*m*h
			gk = gkbar*n*n*n*n
			ina = gna*(v - ena)
			ik = gk*(v - ek)
			il = gl*(v - el)
		}
		INITIAL { rates(v) m = minf h = hinf n = ninf }
		DERIVATIVE gates {
			rates(v)
			m' = (minf - m)/mtau
			h' = (hinf - h)/htau
			n' = (ninf - n)/ntau
		}
		PROCEDURE rates(v (mV)) { LOCAL alpha, beta, q10
			q10 = 3^((celsius - 6.3)/10)
			alpha = 0.1*vtrap(-(v + 40), 10)
			beta = 4*exp(-(v + 65)/18)
			mtau = 1/(q10*(alpha + beta))
			minf = alpha/(alpha + beta)
			alpha = 0.07*exp(-(v + 65)/20)
			beta = 1/(exp(-(v + 35)/10) + 1)
			htau = 1/(q10*(alpha + beta))
			hinf = alpha/(alpha + beta)
			alpha = 0.01*vtrap(-(v + 55), 10)
			beta = 0.125*exp(-(v + 65)/80)
			ntau = 1/(q10*(alpha + beta))
			ninf = alpha/(alpha + beta)
		}
		FUNCTION vtrap(x, y) {
			if (fabs(x/y) < 1e-6) { vtrap = y*(1 - x/y/2) } else { vtrap = x/(exp(x/y) - 1) }
		}
		""";
	private static final NmodlMechanism WRITTEN = Nmodl.parse("axon.mod", TEXT);
	private static final int SIZE = 1100;

	@Test
	void gatesCurrentsAndTheirDerivativesAreThoseOfTheHandWrittenKernel() {
		final int[] elements = IntStream.range(0, SIZE).toArray();
		final Bench ours = new Bench(WRITTEN, SIZE, 1, elements), kernel = new Bench(HodgkinHuxley.INSTANCE, SIZE, 1, elements);
		for (int i = 0; i < SIZE; i++) // the singular voltages among them
			ours.voltage[i] = kernel.voltage[i] = -100 + 0.125 * i;
		final Mechanism.State a = ours.bind(), b = kernel.bind();
		a.initialise(0, ours.voltage);
		b.initialise(0, kernel.voltage);
		for (int n = 0; n < 20; n++) {
			for (int i = 0; i < SIZE; i++)
				ours.voltage[i] = kernel.voltage[i] = -100 + 0.125 * ((i + 37 * n) % SIZE);
			Arrays.fill(ours.conductance, 0);
			Arrays.fill(ours.source, 0);
			Arrays.fill(kernel.conductance, 0);
			Arrays.fill(kernel.source, 0);
			a.addCurrents(0, 0.025, ours.voltage, ours.conductance, ours.source);
			b.addCurrents(0, 0.025, kernel.voltage, kernel.conductance, kernel.source);
			for (int i = 0; i < SIZE; i++) {
				assertEquals(kernel.conductance[i], ours.conductance[i], 1e-12 * kernel.conductance[i]);
				assertEquals(kernel.source[i], ours.source[i], 1e-12 * 100 * kernel.conductance[i]);
			}
			a.advance(0, 0.025, ours.voltage);
			b.advance(0, 0.025, kernel.voltage);
		}
		for (final String name : List.of("m", "h", "n", "gna", "gk", "ina", "ik", "il"))
			for (int i = 0; i < SIZE; i += 7)
				for (final double ahead : new double[] { 0, 0.0125 }) {
					final double expected = b.value(number(HodgkinHuxley.INSTANCE, name), i, 0, kernel.voltage, ahead);
					assertEquals(expected, a.value(number(WRITTEN, name), i, 0, ours.voltage, ahead),
						1e-11 * Math.max(1e-3, Math.abs(expected)), name);
				}
	}

	private static int number(final Mechanism mechanism, final String variable) {
		return mechanism.variables().stream().map(Variable::name).toList().indexOf(variable);
	}

	@Test
	void whatCanBeSetAndRecordedIsWhatTheTextDeclares() {
		assertEquals("axon", WRITTEN.name());
		assertEquals("squid axon", WRITTEN.title());
		assertEquals(List.of("m", "h", "n"), WRITTEN.states());
		assertEquals(List.of("gnabar", "gkbar", "gl", "el"), WRITTEN.parameters().stream().map(Parameter::name).toList());
		assertEquals("S/cm2", WRITTEN.parameters().get(0).unit());
		assertEquals(0.12, WRITTEN.parameters().get(0).defaultValue());
		assertEquals(List.of("na", "k"), WRITTEN.ions().stream().map(use -> use.ion()).toList());
	}

	@Test
	void aTextReadTwiceIsTheSameMechanism() {
		final NmodlMechanism again = Nmodl.parse("axon.mod", TEXT);
		assertEquals(WRITTEN, again);
		assertEquals(64, again.hash().length());
		assertSame(Mechanism.Kind.DENSITY, again.kind());
	}
}
