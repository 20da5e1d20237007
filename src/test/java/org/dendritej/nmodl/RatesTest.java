/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates as loops over many elements compute them, in channels written by hand and in NMODL, beside {@link StrictMath}: accurate, smooth where they are singular, numbers everywhere. */
class RatesTest {

	private static final double DT = 0.025;

	/** A state that is at once where a formula of the voltage says. */
	private static Dish settled(final String formula, final double factor, final double[] voltages) {
		final Dish dish = new Dish(Nmodl.parse("formula", """
			NEURON { SUFFIX formula NONSPECIFIC_CURRENT i RANGE f }
			PARAMETER { f = 1 }
			ASSIGNED { v (mV) i (mA/cm2) }
			STATE { x }
			INITIAL { x = 0 }
			BREAKPOINT { SOLVE s METHOD cnexp  i = 1e-6*x*v }
			DERIVATIVE s { x' = (%s - x)/1e-9 }
			FUNCTION trap(x, k) { if (fabs(x/k) < 1e-6) { trap = k*(1 + x/k/2) } else { trap = x/(1 - exp(-x/k)) } }
			FUNCTION vtrap(x, k) { if (x == 0) { vtrap = k } else { vtrap = x/(exp(x/k) - 1) } }
			""".formatted(formula)), voltages.length, false, Map.of("f", factor));
		System.arraycopy(voltages, 0, dish.voltage, 0, voltages.length);
		dish.state.initialise(0, dish.voltage);
		dish.step(0, DT);
		return dish;
	}

	@Test
	void exponentialsAreAccurateToOnePartInTenToTheThirteenth() {
		final double[] v =
			DoubleStream.concat(DoubleStream.of(-1000, 0, 1000), new SplittableRandom(1).doubles(5000, -1000, 1000)).toArray();
		final Dish dish = settled("exp(f*v)", 0.05, v);
		for (int i = 0; i < v.length; i++)
			assertEquals(1, dish.value("x", i) / StrictMath.exp(0.05 * v[i]), 1e-13, "exp of " + 0.05 * v[i]);
	}

	@Test
	void exponentialsBeyondAllBoundsAreNumbers() {
		final double[] v = new SplittableRandom(2).doubles(2000, -1000, 1000).toArray();
		final Dish dish = settled("exp(f*v)", 1e4, v);
		for (int i = 0; i < v.length; i++) {
			final double x = dish.value("x", i);
			assertTrue(v[i] < 0 ? x >= 0 && x < 1e-20 : x > 1e20 && x <= Double.MAX_VALUE, "exp of " + 1e4 * v[i] + " is " + x);
		}
	}

	/** At the singular point, and ever nearer to it from both sides. */
	private static double[] through(final double singular) {
		final DoubleStream.Builder v = DoubleStream.builder().add(singular).add(Math.nextUp(singular)).add(Math.nextDown(singular));
		for (double d = 200; d > 1e-14; d *= 0.83)
			v.add(singular + d).add(singular - d);
		return v.build().toArray();
	}

	private static double linoid(final double x, final double k) {
		return x == 0 ? k : x / -StrictMath.expm1(-x / k);
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "(v + 40)/(1 - exp(-(v + 40)/7))", "trap(v + 40, 7)", "vtrap(-(v + 40), 7)", "-(v + 40)/(exp(-(v + 40)/7) - 1)",
			"(-40 - v)/(exp((-40 - v)/7) - 1)" })
	void singularRatesInNmodlAreAccurateThroughTheSingularPoint(final String formula) {
		final double[] v = through(-40);
		final Dish dish = settled(formula, 1, v);
		for (int i = 0; i < v.length; i++)
			assertEquals(1, dish.value("x", i) / linoid(v[i] + 40, 7), 1e-12, formula + " at " + v[i]);
	}

	/** Smooth: half way between two voltages stands the mean of what stands there, but for the little that such a curve bends. */
	@ParameterizedTest
	@ValueSource(strings = { "(v + 40)/(1 - exp(-(v + 40)/7))", "trap(v + 40, 7)", "vtrap(-(v + 40), 7)" })
	void singularRatesInNmodlAreSmooth(final String formula) {
		for (final double step : new double[] { 1e-3, 1e-5, 1e-7 }) {
			final double[] v = new double[2001];
			for (int i = 0; i < v.length; i++)
				v[i] = -40 + (i - 1000) * step;
			final Dish dish = settled(formula, 1, v);
			for (int i = 1; i + 1 < v.length; i++)
				assertEquals(0.5 * (dish.value("x", i - 1) + dish.value("x", i + 1)), dish.value("x", i), step * step / 80 + 2e-13,
					formula);
		}
	}

	/** From the steady states of other voltages by a short step, and by one so long that it leads to the steady states of these. */
	@ParameterizedTest
	@ValueSource(doubles = { 0, DT, 1e5 })
	void gatesOfTheSquidAxonAreAccurateEverywhere(final double dt) {
		final double[] v =
			Stream.of(through(-40), through(-55), new SplittableRandom(3).doubles(3000, -250, 250).toArray()).flatMapToDouble(
				DoubleStream::of).toArray();
		final double q = StrictMath.pow(3, (20 - 6.3) / 10);
		for (final Mechanism axon : List.of(HodgkinHuxley.INSTANCE, Channels.named("hh"))) {
			final Dish dish = new Dish(axon, v.length);
			for (int i = 0; i < v.length; i++)
				dish.voltage[i] = dt == 0 ? v[i] : v[v.length - 1 - i];
			dish.state.initialise(0, dish.voltage);
			System.arraycopy(v, 0, dish.voltage, 0, v.length);
			if (dt > 0) dish.step(0, dt);
			// by hand: an exponential to the power of 72 has 72 times its error of 2e-15, and exp(z) − 1 has 4 times that, at |z| = 1/4, where the series ends;
			// in NMODL the start, from which a short step moves on, is computed as the text says: exp(z) − 1 as it stands from |z| = 1e-6 on, 1.1e-16 of 1e-6
			// a step counts as one of 40 time constants if it is longer, which leaves 4e-18 of where it began
			final double part = axon == HodgkinHuxley.INSTANCE ? 5e-13 : dt > 1 ? 2e-12 : 1e-10;
			for (int i = 0; i < v.length; i++)
				for (int gate = 0; gate < 3; gate++) {
					final double expected = gate(v[i], v[v.length - 1 - i], gate, q, dt);
					assertEquals(expected, dish.value("mhn".substring(gate, gate + 1), i), part * expected + (dt == DT ? part : 5e-18),
						axon.getClass().getSimpleName() + ": " + "mhn".charAt(gate) + " at " + v[i]);
				}
		}
	}

	/** Where a step leads from the steady state of another voltage. */
	private static double gate(final double u, final double other, final int which, final double q, final double dt) {
		final double[] here = rates(u, which, q), there = rates(dt == 0 ? u : other, which, q);
		final double sum = here[0] + here[1], steady = here[0] / sum;
		return steady + (there[0] / (there[0] + there[1]) - steady) * StrictMath.exp(-dt * sum);
	}

	private static double[] rates(final double u, final int which, final double q) {
		return switch (which) {
			case 0 -> new double[] { q * 0.1 * linoid(u + 40, 10), q * 4 * StrictMath.exp(-(u + 65) / 18) };
			case 1 -> new double[] { q * 0.07 * StrictMath.exp(-(u + 65) / 20), q / (1 + StrictMath.exp(-(u + 35) / 10)) };
			default -> new double[] { q * 0.01 * linoid(u + 55, 10), q * 0.125 * StrictMath.exp(-(u + 65) / 80) };
		};
	}

	static Stream<Mechanism> all() {
		return Stream.concat(Catalogue.STANDARD.mechanisms().stream(), Channels.NAMES.stream().map(Channels::named));
	}

	/** From any voltage to any other between −1000 and 1000 mV, and on. */
	@ParameterizedTest
	@MethodSource("all")
	void anyVoltageGivesNumbers(final Mechanism mechanism) {
		final int size = 2001;
		final Dish dish = new Dish(mechanism, size);
		for (final int stride : new int[] { 1, 37, 1000 }) {
			for (int i = 0; i < size; i++)
				dish.voltage[i] = i - 1000;
			dish.state.initialise(0, dish.voltage);
			for (int n = 0; n < 4; n++) {
				if (!mechanism.eventArguments().isEmpty())
					for (int i = 0; i < size; i += 7)
						dish.state.receive(i, n * DT, DT, n * DT, weights(mechanism), 0);
				for (int i = 0; i < size; i++)
					dish.voltage[i] = (i + n * stride) % size - 1000;
				dish.step(n * DT, DT);
				for (int i = 0; i < size; i++) {
					final String where = mechanism.name() + " at " + dish.voltage[i] + " mV";
					assertTrue(Double.isFinite(dish.conductance[i]) && Double.isFinite(dish.source[i]), where);
					for (final Variable variable : mechanism.variables())
						if (i % 50 == 0) assertTrue(Double.isFinite(dish.value(variable.name(), i)), where + ": " + variable.name());
				}
			}
		}
	}

	private static double[] weights(final Mechanism mechanism) {
		final double[] weights = new double[mechanism.eventArguments().size()];
		weights[0] = 1e-3;
		return weights;
	}
}
