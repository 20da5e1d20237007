/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.Leak;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.Variable;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.nmodl.interpreter.ProgramMechanism;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;

/** Mechanisms as their formulas stand in papers, with {@link Math#exp}, one element after the other; those in NMODL as an interpreter executes them. */
final class PlainMechanisms {

	private PlainMechanisms() {}

	/** The plain version of a mechanism. */
	static Mechanism of(final Mechanism mechanism) {
		if (mechanism == Leak.INSTANCE) return mechanism; // it has no exponential
		if (mechanism instanceof NmodlMechanism text)
			return new ProgramMechanism(Lowering.of(MechanismReader.parse(text.name(), text.source(), Map.of())));
		return mechanism == HodgkinHuxley.INSTANCE ? new Plain(mechanism, Axon::new) : new Plain(mechanism, Synapses::new);
	}

	private interface Maker {

		Mechanism.State of(String name, Binding binding);
	}

	/** Says of itself what another mechanism says. */
	private record Plain(Mechanism of, Maker maker) implements Mechanism {

		@Override
		public String name() {
			return of.name();
		}

		@Override
		public Kind kind() {
			return of.kind();
		}

		@Override
		public List<Parameter> parameters() {
			return of.parameters();
		}

		@Override
		public List<Variable> variables() {
			return of.variables();
		}

		@Override
		public List<IonUse> ions() {
			return of.ions();
		}

		@Override
		public List<String> eventArguments() {
			return of.eventArguments();
		}

		@Override
		public EventRule eventRule() {
			return of.eventRule();
		}

		@Override
		public boolean eventsJump() {
			return of.eventsJump();
		}

		@Override
		public State bind(final Binding binding) {
			return maker.of(name(), binding);
		}
	}

	/** Hodgkin &amp; Huxley (1952). Voltages count as ±1000 mV at most. */
	private static final class Axon implements Mechanism.State {

		private final int[] at;
		private final double[] area, gna, gk, gl, el, ena, ek, m, h, n;
		private final double q;

		Axon(final String name, final Binding binding) {
			at = binding.elements();
			area = binding.area();
			gna = binding.parameter("gnabar");
			gk = binding.parameter("gkbar");
			gl = binding.parameter("gl");
			el = binding.parameter("el");
			ena = binding.ion("na").reversal();
			ek = binding.ion("k").reversal();
			m = new double[at.length];
			h = new double[at.length];
			n = new double[at.length];
			q = Math.pow(3, (binding.celsius() - 6.3) / 10);
		}

		@Override
		public void initialise(final double t, final double[] v) {
			advance(t, 1e9, v);
		}

		@Override
		public void advance(final double t, final double dt, final double[] v) {
			for (int i = 0; i < at.length; i++) {
				final double u = Math.max(-1000, Math.min(1000, v[at[i]]));
				m[i] = moved(m[i], 0.1 * linoid(u + 40), 4 * Math.exp(-(u + 65) / 18), q * dt);
				h[i] = moved(h[i], 0.07 * Math.exp(-(u + 65) / 20), 1 / (1 + Math.exp(-(u + 35) / 10)), q * dt);
				n[i] = moved(n[i], 0.01 * linoid(u + 55), 0.125 * Math.exp(-(u + 65) / 80), q * dt);
			}
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] v, final double[] conductance, final double[] source) {
			for (int i = 0; i < at.length; i++) {
				final double scale = area[i] * 0.01, na = gna[i] * m[i] * m[i] * m[i] * h[i] * scale,
					k = gk[i] * n[i] * n[i] * n[i] * n[i] * scale, leak = gl[i] * scale;
				conductance[at[i]] += na + k + leak;
				source[at[i]] += na * ena[at[i]] + k * ek[at[i]] + leak * el[i];
			}
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] v, final double ahead) {
			throw new IndexOutOfBoundsException(variable);
		}

		private static double linoid(final double x) {
			return x == 0 ? 10 : x / -Math.expm1(-x / 10);
		}

		private static double moved(final double gate, final double a, final double b, final double dt) {
			return a / (a + b) + (gate - a / (a + b)) * Math.exp(-dt * (a + b));
		}
	}

	/** Conductances as sums over all events that have come, each with its response in closed form. */
	private static final class Synapses implements Mechanism.State {

		private record Event(int element, double time, double weight) {}

		private final String name;
		private final int[] at;
		private final double[] rise, fall, e, gamma, magnesium;
		private final List<Event> events = new ArrayList<>();

		Synapses(final String name, final Binding binding) {
			this.name = name;
			at = binding.elements();
			final boolean isSingle = name.equals("Exp") || name.equals("Alpha"), isBlocked = name.equals("NMDA");
			rise = binding.parameter(isSingle ? "tau" : "tau1");
			fall = binding.parameter(isSingle ? "tau" : "tau2");
			e = binding.parameter("e");
			gamma = isBlocked ? binding.parameter("gamma") : new double[at.length];
			magnesium = new double[at.length];
			for (int i = 0; isBlocked && i < at.length; i++)
				magnesium[i] = binding.parameter("mg")[i] / binding.parameter("k0")[i];
		}

		@Override
		public void initialise(final double t, final double[] v) {
			events.clear();
		}

		@Override
		public void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
			final double flag) {
			events.add(new Event(element, time, arguments[0]));
		}

		/** Integral of exp(−s/τ). */
		private static double decay(final double from, final double to, final double tau) {
			return -tau * Math.exp(-from / tau) * Math.expm1((from - to) / tau);
		}

		/** Integral of s/τ exp(−s/τ). */
		private static double alpha(final double from, final double to, final double tau) {
			return from * Math.exp(-from / tau) - to * Math.exp(-to / tau) + decay(from, to, tau);
		}

		/** Integral of the response to an event, ms. */
		private double response(final int i, final double from, final double to) {
			final double one = rise[i], two = fall[i];
			if (name.equals("Exp")) return decay(from, to, two);
			if (one == two) return Math.E * alpha(from, to, two);
			final double peak = one * two / (two - one) * Math.log(two / one);
			return (decay(from, to, two) - decay(from, to, one)) / (Math.exp(-peak / two) - Math.exp(-peak / one));
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] v, final double[] conductance, final double[] source) {
			for (final Event event : events) {
				final int i = event.element;
				final double g = event.weight * response(i, Math.max(0, t - event.time), t + dt - event.time) / dt, u = v[at[i]],
					open = 1 / (1 + magnesium[i] * Math.exp(-gamma[i] * u)), slope = gamma[i] * open * (1 - open);
				conductance[at[i]] += g * (open + slope * (u - e[i]));
				source[at[i]] += g * (open * e[i] + slope * (u - e[i]) * u);
			}
		}

		@Override
		public void advance(final double t, final double dt, final double[] v) {
			// the time is all there is
		}

		@Override
		public boolean staggered() {
			return false;
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] v, final double ahead) {
			throw new IndexOutOfBoundsException(variable);
		}
	}
}
