/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Variable;
import org.dendritej.nmodl.interpreter.ProgramMechanism;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.junit.jupiter.api.Test;

/** Generated code does what the program says: laws, exact solutions, and the interpreter. */
class GeneratedCodeTest {

	private static final String KINETIC = """
		NEURON { SUFFIX kin USEION k READ ek WRITE ik RANGE gbar, total }
		PARAMETER { gbar = 0.01 (S/cm2) }
		ASSIGNED { v (mV) ek (mV) ik (mA/cm2) a (/ms) b (/ms) total }
		STATE { c1 c2 o }
		INITIAL { SOLVE scheme STEADYSTATE sparse }
		BREAKPOINT { SOLVE scheme METHOD sparse  total = c1 + c2 + o  ik = gbar*o*(v - ek) }
		KINETIC scheme {
			a = 0.5*exp((v + 40)/15)  b = 0.3*exp(-(v + 40)/20)
			~ c1 <-> c2 (2*a, b)
			~ c2 <-> o (a, 2*b)
			CONSERVE c1 + c2 + o = 1
		}
		""";
	private static final String NONLINEAR = """
		NEURON { SUFFIX non NONSPECIFIC_CURRENT i RANGE x, y }
		ASSIGNED { v (mV) i (mA/cm2) }
		STATE { x y }
		INITIAL { x = 0.5 y = 0.1 }
		BREAKPOINT { SOLVE s METHOD derivimplicit  i = 1e-5*x*y*(v + 50) }
		DERIVATIVE s { x' = 0.2*(1 - x*x) - x*y*exp(v/100)  y' = x*x - 0.5*y }
		""";
	private static final String SYNAPSE = """
		NEURON { POINT_PROCESS Bump RANGE tau1, tau2, e, i, g NONSPECIFIC_CURRENT i }
		PARAMETER { tau1 = 0.5 (ms) tau2 = 4 (ms) e = 0 (mV) }
		ASSIGNED { v (mV) i (nA) g (uS) factor }
		STATE { A (uS) B (uS) }
		INITIAL { LOCAL tp  A = 0 B = 0
			tp = (tau1*tau2)/(tau2 - tau1)*log(tau2/tau1)
			factor = 1/(-exp(-tp/tau1) + exp(-tp/tau2)) }
		BREAKPOINT { SOLVE s METHOD cnexp  g = (B - A)/(1 + 0.3*exp(-0.07*v))  i = g*(v - e) }
		DERIVATIVE s { A' = -A/tau1  B' = -B/tau2 }
		NET_RECEIVE(weight (uS)) { A = A + weight*factor  B = B + weight*factor }
		""";
	private static final String CONSTANT_FIELD = """
		NEURON { SUFFIX ghk USEION ca READ cai, cao WRITE ica RANGE p, minf }
		PARAMETER { p = 1e-4 (cm/s) }
		ASSIGNED { v (mV) cai (mM) cao (mM) ica (mA/cm2) celsius (degC) minf mtau (ms) }
		STATE { m }
		INITIAL { rates(v) m = minf }
		BREAKPOINT { SOLVE s METHOD cnexp  ica = p*m*m*flux(v, cai, cao) }
		DERIVATIVE s { rates(v) m' = (minf - m)/mtau }
		PROCEDURE rates(v (mV)) { LOCAL a, b
			a = 0.2*trap(v + 20, 7) b = 0.1*trap(-(v + 20), 7)
			if (v < -50) { mtau = 2 + 1/(a + b) } else { mtau = 1/(a + b) }
			minf = a/(a + b) }
		FUNCTION trap(x, k) { if (fabs(x/k) < 1e-6) { trap = k*(1 + x/k/2) } else { trap = x/(1 - exp(-x/k)) } }
		FUNCTION flux(v, ci, co) { LOCAL z
			z = 1e-3*2*96485.309*v/(8.3145*(celsius + 273.15))
			flux = 1e-3*2*96485.309*(ci*efun(-z) - co*efun(z)) }
		FUNCTION efun(z) { if (fabs(z) < 1e-4) { efun = 1 - z/2 } else { efun = z/(exp(z) - 1) } }
		""";
	private static final String BY_HAND = """
		NEURON { SUFFIX hand NONSPECIFIC_CURRENT i RANGE n, count }
		PARAMETER { power = 3 }
		ASSIGNED { v (mV) i (mA/cm2) dt (ms) count ninf slot table[5] }
		STATE { n q }
		INITIAL { n = 0.2 q = 0.1 count = 0 }
		BREAKPOINT { SOLVE states  SOLVE other METHOD runge  i = 1e-4*raised(n)*(v + 70) + 1e-6*q }
		PROCEDURE states() {
			ninf = 1/(1 + exp(-(v + 30)/9))
			n = n + (1 - exp(-dt/3))*(ninf - n)
			count = count + 1
			slot = fmod(count, 5)
			table[slot] = n
		}
		DERIVATIVE other { q' = 0.3*(table[2] - q) - 0.01*q*q }
		FUNCTION raised(x) { LOCAL k  k = power  raised = 1  WHILE (k > 0) { raised = raised*x  k = k - 1 } }
		""";
	private static final String LINOIDS = """
		NEURON { SUFFIX lin NONSPECIFIC_CURRENT i RANGE m, h }
		ASSIGNED { v (mV) i (mA/cm2) a (/ms) b (/ms) }
		STATE { m h }
		INITIAL { m = 0.2 h = 0.3 }
		BREAKPOINT { SOLVE s METHOD cnexp  i = 1e-4*m*m*h*(v - 50) }
		DERIVATIVE s {
			a = 0.1*linoid(v + 40, 10)  b = 0.2*linoid(-(v + 55), 10) + 0.05*exp(v/20)  m' = a*(1 - m) - b*m
			a = 0.07*exp(-(v + 65)/30)  b = 0.1*linoid(v + 20, 15)  h' = a*(1 - h) - b*h
		}
		FUNCTION linoid(x, k) { if (fabs(x/k) < 1e-7) { linoid = k*(1 + x/k/2) } else { linoid = x/(1 - exp(-x/k)) } }
		""";
	private static final Map<String, String> TEXTS = new LinkedHashMap<>();
	static {
		TEXTS.put("kinetic", KINETIC);
		TEXTS.put("nonlinear", NONLINEAR);
		TEXTS.put("synapse", SYNAPSE);
		TEXTS.put("constantField", CONSTANT_FIELD);
		TEXTS.put("byHand", BY_HAND);
		TEXTS.put("linoids", LINOIDS); // along and against exponentials of the same chain
	}

	private static void setVoltages(final Dish dish, final int step) {
		for (int i = 0; i < dish.voltage.length; i++)
			dish.voltage[i] = -90 + 10 * i + (step / 10) % 3 * 5; // through the singular points
	}

	@Test
	void generatedAndInterpretedProgramsAgree() {
		for (final Map.Entry<String, String> text : TEXTS.entrySet()) {
			final Mechanism generated = Nmodl.parse(text.getKey(), text.getValue());
			final Mechanism interpreted =
				new ProgramMechanism(Lowering.of(MechanismReader.parse(text.getKey(), text.getValue(), Map.of())));
			final Dish a = new Dish(generated, 13), b = new Dish(interpreted, 13);
			setVoltages(a, 0);
			setVoltages(b, 0);
			a.state.initialise(0, a.voltage);
			b.state.initialise(0, b.voltage);
			for (int n = 0; n < 60; n++) {
				setVoltages(a, n);
				setVoltages(b, n);
				if (n % 20 == 5 && !generated.eventArguments().isEmpty())
					for (final Dish dish : new Dish[] { a, b })
						dish.state.receive(n % 13, n * 0.1, 0.1, n * 0.1, new double[] { 0.01 }, 0);
				a.step(n * 0.1, 0.1);
				b.step(n * 0.1, 0.1);
				for (int i = 0; i < 13; i++) {
					final String where = text.getKey() + ", step " + n + ", element " + i;
					assertEquals(b.current(i), a.current(i), 1e-7 * Math.abs(b.current(i)) + 1e-13, where);
					assertEquals(b.conductance[i], a.conductance[i], 1e-4 * Math.abs(b.conductance[i]) + 1e-9, where);
					for (final Variable variable : interpreted.variables()) {
						final double expected = b.value(variable.name(), i);
						assertEquals(expected, a.value(variable.name(), i), 1e-6 * Math.abs(expected) + 1e-10,
							where + ": " + variable.name());
					}
				}
			}
		}
	}

	@Test
	void aReactionConservesWhatItMoves() {
		final Dish dish = new Dish(Nmodl.parse("kinetic", KINETIC), 13);
		setVoltages(dish, 0);
		dish.state.initialise(0, dish.voltage);
		for (int n = 0; n < 200; n++) {
			setVoltages(dish, n);
			dish.step(n * 0.1, 0.1);
			for (int i = 0; i < 13; i++)
				assertEquals(1, dish.value("c1", i) + dish.value("c2", i) + dish.value("o", i), 1e-12);
		}
	}

	/** How far a kinetic scheme is after 2 ms at a clamped voltage from where many short steps lead. */
	private static double kineticError(final int steps, final boolean secondOrder) {
		return Math.abs(openAfter(steps, secondOrder) - openAfter(4096, true));
	}

	private static double openAfter(final int steps, final boolean secondOrder) {
		final Dish dish = new Dish(Nmodl.parse("kinetic", KINETIC), 1, secondOrder, Map.of());
		dish.state.initialise(0, dish.voltage);
		dish.voltage[0] = -20;
		for (int n = 0; n < steps; n++)
			dish.step(n * 2.0 / steps, 2.0 / steps);
		return dish.value("o", 0);
	}

	@Test
	void kineticSchemesAreOfFirstOrderInBackwardEulerRunsAndOfSecondInOthers() {
		assertEquals(2, kineticError(64, false) / kineticError(128, false), 0.1);
		assertEquals(4, kineticError(64, true) / kineticError(128, true), 0.3);
	}

	@Test
	void theConstantFieldCurrentAndItsDerivativeAreSmoothWhereTheFormulaIsNot() {
		final int size = 2001;
		final Dish dish = new Dish(Nmodl.parse("ghk", CONSTANT_FIELD), size);
		for (int i = 0; i < size; i++)
			dish.voltage[i] = (i - size / 2) * 1e-4; // 0 in the middle
		dish.state.initialise(0, dish.voltage);
		dish.step(0, 0.025);
		for (int i = 1; i < size; i++) {
			assertTrue(Double.isFinite(dish.conductance[i]) && Double.isFinite(dish.source[i]));
			assertEquals(dish.conductance[i - 1], dish.conductance[i], 2e-5 * Math.abs(dish.conductance[i]));
		}
	}

	@Test
	void anElementDoesNotDependOnHowManyThereAre() {
		for (final Map.Entry<String, String> text : TEXTS.entrySet()) {
			final Mechanism mechanism = Nmodl.parse(text.getKey(), text.getValue());
			final Dish many = new Dish(mechanism, 1500), one = new Dish(mechanism, 1);
			java.util.Arrays.fill(many.voltage, -38.5);
			one.voltage[0] = -38.5;
			many.state.initialise(0, many.voltage);
			one.state.initialise(0, one.voltage);
			for (int n = 0; n < 20; n++) {
				many.step(n * 0.025, 0.025);
				one.step(n * 0.025, 0.025);
			}
			for (final int i : new int[] { 0, 3, 511, 512, 1499 })
				assertEquals(Double.doubleToLongBits(one.source[0]), Double.doubleToLongBits(many.source[i]), text.getKey());
		}
	}

	@Test
	void stepsAllocateNothing() {
		final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		for (final Map.Entry<String, String> text : TEXTS.entrySet()) {
			final Dish dish = new Dish(Nmodl.parse(text.getKey(), text.getValue()), 600);
			dish.state.initialise(0, dish.voltage);
			for (int n = 0; n < 200; n++) {
				dish.state.addCurrents(0, 0.025, dish.voltage, dish.conductance, dish.source);
				dish.state.advance(0, 0.025, dish.voltage);
			}
			final long thread = Thread.currentThread().getId();
			long least = Long.MAX_VALUE; // the first reading of the counter allocates itself
			for (int round = 0; round < 5; round++) {
				final long before = threads.getThreadAllocatedBytes(thread);
				for (int n = 0; n < 200; n++) {
					dish.state.addCurrents(0, 0.025, dish.voltage, dish.conductance, dish.source);
					dish.state.advance(0, 0.025, dish.voltage);
				}
				least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
			}
			assertTrue(least < 200, text.getKey() + ": " + least + " bytes");
		}
	}

	@Test
	void aLeakWrittenInNmodlIsConstant() {
		final String leak = "NEURON { SUFFIX pas2 NONSPECIFIC_CURRENT i RANGE g, e }\nPARAMETER { g = 0.001 (S/cm2) e = -70 (mV) }\n" +
			"ASSIGNED { v (mV) i (mA/cm2) }\nBREAKPOINT { i = g*(v - e) }";
		assertTrue(new Dish(Nmodl.parse("leak", leak), 3).state.isConstant());
		assertTrue(!new Dish(Nmodl.parse("ghk", CONSTANT_FIELD), 3).state.isConstant());
	}

	@Test
	void randomNumbersFollowFromTheSeedOfTheElementAndAreDistributedAsAsked() {
		final String noise = "NEURON { SUFFIX noise NONSPECIFIC_CURRENT i RANGE i, x }\nASSIGNED { v (mV) i (mA/cm2) x }\n" +
			"BREAKPOINT { SOLVE s  i = x }\nPROCEDURE s() { x = normrand(2, 0.5) }";
		final Mechanism mechanism = Nmodl.parse("noise", noise);
		final Dish dish = new Dish(mechanism, 1000), again = new Dish(mechanism, 1);
		dish.state.initialise(0, dish.voltage);
		again.state.initialise(0, again.voltage);
		double sum = 0, squares = 0;
		for (int n = 0; n < 20; n++) {
			dish.step(n, 1);
			again.step(n, 1);
			assertEquals(again.value("x", 0), dish.value("x", 0));
			for (int i = 0; i < 1000; i++) {
				sum += dish.value("x", i);
				squares += Math.pow(dish.value("x", i) - 2, 2);
			}
		}
		assertEquals(2, sum / 20_000, 5 * 0.5 / Math.sqrt(20_000));
		assertEquals(0.25, squares / 20_000, 0.02);
	}

	@Test
	void whatIsNoNumberIsTold() {
		final String broken = "NEURON { SUFFIX broken NONSPECIFIC_CURRENT i RANGE tau, m }\nPARAMETER { tau = 2 (ms) }\n" +
			"ASSIGNED { v (mV) i (mA/cm2) }\nSTATE { m }\nINITIAL { m = 0 }\nBREAKPOINT { SOLVE s METHOD cnexp  i = m*v }\n" +
			"DERIVATIVE s { m' = sqrt(v) - m/tau }";
		final Dish dish = new Dish(Nmodl.parse("broken", broken), 700);
		dish.state.initialise(0, dish.voltage);
		assertTrue(dish.state.fault().isEmpty());
		dish.step(0, 0.025);
		assertEquals("m", dish.state.fault().orElseThrow().variable()); // the root of a negative voltage
	}

	/** A file may, by mistake, take another value than the limit at the singular point: it is what the file says. */
	@Test
	void whatAFileTakesAtTheSingularPointIsTheLimitOrWhatItSays() {
		for (final double taken : new double[] { 2, 5 }) {
			final String text = "NEURON { SUFFIX point NONSPECIFIC_CURRENT i RANGE g }\nASSIGNED { v (mV) i (mA/cm2) g }\n" +
				"BREAKPOINT { LOCAL x  x = v + 40\nif (fabs(x) > 1e-6) { g = 0.5*x/(1 - exp(-x/4)) } else { g = " + taken + " }\ni = g*v }";
			final Dish dish = new Dish(Nmodl.parse("point", text), 3);
			dish.voltage[0] = -40;
			dish.voltage[1] = -40 + 1e-5;
			dish.voltage[2] = -40 - 1e-5;
			dish.state.initialise(0, dish.voltage);
			dish.step(0, 0.025);
			assertEquals(taken, dish.value("g", 0), 1e-12);
			assertEquals(2, dish.value("g", 1), 1e-5);
			assertEquals(2, dish.value("g", 2), 1e-5);
		}
	}

	@Test
	void aSteadyStateIsReachedHoweverSlowTheReactionsAre() {
		final String text = "NEURON { SUFFIX slow RANGE a, b }\nSTATE { a b }\nINITIAL { a = 1 SOLVE k STEADYSTATE sparse }\n" +
			"BREAKPOINT { SOLVE k METHOD sparse }\nKINETIC k { ~ a + a <-> b (1e-8, 0) }";
		final Dish dish = new Dish(Nmodl.parse("slow", text), 1);
		dish.state.initialise(0, dish.voltage);
		assertTrue(dish.value("a", 0) < 0.02, "a = " + dish.value("a", 0));
	}

	@Test
	void whatTheConstructorAssignsIsThere() {
		final String text = "NEURON { POINT_PROCESS made RANGE id, kind\nGLOBAL undeclared }\nASSIGNED { id kind }\n" +
			"CONSTRUCTOR {\nVERBATIM\n{ if (ifarg(1)) { id = *getarg(1); } else { id = -1; } }\nENDVERBATIM\nkind = 3 }\n" +
			"INITIAL { undeclared = 2 kind = kind + undeclared }\nNET_RECEIVE(w) { }";
		final Dish dish = new Dish(Nmodl.parse("made", text), 2);
		dish.state.initialise(0, dish.voltage);
		assertEquals(-1, dish.value("id", 1));
		assertEquals(5, dish.value("kind", 1));
	}

	/** x/(1 − exp(−x/k)) is x where x is many k, however small k is. */
	@Test
	void steepLinoidsAreStraightLinesAwayFromTheirBend() {
		final String steep = "NEURON { SUFFIX steep NONSPECIFIC_CURRENT i RANGE g, k }\nPARAMETER { k = 1e-5 (mV) }\n" +
			"ASSIGNED { v (mV) i (mA/cm2) g }\nBREAKPOINT { g = (v + 60)/(1 - exp(-(v + 60)/k))  i = g*(v - 10) }";
		final Dish dish = new Dish(Nmodl.parse("steep", steep), 20);
		for (int i = 0; i < 20; i++)
			dish.voltage[i] = -100 + 7 * i;
		dish.state.initialise(0, dish.voltage);
		dish.step(0, 0.025);
		for (int i = 0; i < 20; i++) {
			final double expected = Math.max(0, dish.voltage[i] + 60) * (dish.voltage[i] - 10) * 314 * 0.01;
			assertEquals(expected, dish.current(i), 1e-9 * Math.abs(expected) + 1e-9);
		}
	}

	/** Currents that leave something for the step are not computed once more to be looked at. */
	@Test
	void whatAStepHasLeftIsWhatIsSeenThoughCurrentsWouldChangeIt() {
		final Dish dish = new Dish(Nmodl.parse("left", "NEURON { SUFFIX left NONSPECIFIC_CURRENT i RANGE n, twice }\n" +
			"ASSIGNED { v (mV) i (mA/cm2) twice }\nSTATE { n }\nINITIAL { n = 0 }\nBREAKPOINT { SOLVE s  n = n + 1  twice = 2*n  i = 0*v }\n"
			+
			"PROCEDURE s() { n = 10*n }"), 1);
		dish.state.initialise(0, dish.voltage);
		double n = dish.value("n", 0);
		for (int k = 0; k < 3; k++) {
			dish.step(k, 1);
			n = 10 * (n + 1);
			for (int look = 0; look < 2; look++) {
				assertEquals(n, dish.value("n", 0));
				assertEquals(2 * (n + 1), dish.value("twice", 0), "what currents alone compute is computed for the present");
				assertEquals(n, dish.value("n", 0));
			}
		}
	}
}
