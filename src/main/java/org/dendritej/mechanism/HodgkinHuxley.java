/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import org.dendritej.units.Units;

/**
 * The sodium, potassium and leak currents of the squid giant axon: Hodgkin &amp; Huxley (1952), J Physiol 117:500–544,
 * doi:10.1113/jphysiol.1952.sp004764, equations 12, 13, 20, 21, 23 and 24 in today's sign convention with the rest at −65 mV. Names as in NEURON's "hh".
 *
 * <p>
 * Written by hand although NMODL says the same as fast: a batch run of the default membrane would otherwise begin with parsing and analysing it, 0.8 to 1 s of
 * processor time in a process that has just started, although the build has compiled its class. Rates are computed, not looked up. At a voltage held constant the gates obey a linear equation, whose exact solution they are moved by.
 */
public final class HodgkinHuxley implements Mechanism {

	/** So many elements of a state have probably left the cache when their turn comes. */
	private static final int MANY = 8000;
	/** Elements that go together then: half as many objects to be found in memory outweigh arrays in a farther cache. Of 200,000 compartments a step takes 25.3 instead of 26.7 ns each. */
	private static final int CHUNK_OF_MANY = 1000;
	/** The one squid axon there is. */
	public static final HodgkinHuxley INSTANCE = new HodgkinHuxley();

	private static final String SOURCE = "Hodgkin & Huxley 1952, table 3";
	private static final List<Parameter> PARAMETERS = List.of( //
		new Parameter("gnabar", "S/cm2", 0.12, 0, 1e3, true, "maximal sodium conductance; default: " + SOURCE), //
		new Parameter("gkbar", "S/cm2", 0.036, 0, 1e3, true, "maximal potassium conductance; default: " + SOURCE), //
		new Parameter("gl", "S/cm2", 3e-4, 0, 1e3, true, "leak conductance; default: " + SOURCE), //
		new Parameter("el", "mV", -54.3, -1000, 1000, true, "reversal potential of the leak; default: as NEURON, for a rest near -65 mV"));
	private static final List<Variable> VARIABLES = List.of( //
		new Variable("m", "", "activation of the sodium conductance"), //
		new Variable("h", "", "inactivation of the sodium conductance; 1 is available"), //
		new Variable("n", "", "activation of the potassium conductance"), //
		new Variable("gna", "S/cm2", "sodium conductance"), //
		new Variable("gk", "S/cm2", "potassium conductance"), //
		new Variable("ina", "mA/cm2", "sodium current, outward positive"), //
		new Variable("ik", "mA/cm2", "potassium current, outward positive"), //
		new Variable("il", "mA/cm2", "leak current, outward positive"));
	private static final List<IonUse> IONS = List.of( //
		new IonUse("na", 1, EnumSet.of(IonUse.Quantity.REVERSAL), EnumSet.of(IonUse.Quantity.CURRENT)), //
		new IonUse("k", 1, EnumSet.of(IonUse.Quantity.REVERSAL), EnumSet.of(IonUse.Quantity.CURRENT)));

	private HodgkinHuxley() {
	}

	@Override
	public String name() {
		return "hh";
	}

	@Override
	public Kind kind() {
		return Kind.DENSITY;
	}

	@Override
	public List<Parameter> parameters() {
		return PARAMETERS;
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public List<IonUse> ions() {
		return IONS;
	}

	@Override
	public State bind(final Binding binding) {
		HodgkinHuxleyLoops.rehearse();
		final boolean areMany = binding.size() >= MANY;
		return ChunkedState.of(this, binding, areMany ? CHUNK_OF_MANY : ChunkedState.USUAL,
			part -> new Axon(part, part.scratch(Scratch.class, part.size(), Scratch::new), areMany));
	}

	/** x / (1 − exp(−x/k)), whose value at 0 is k. */
	static double linoid(final double x, final double k) {
		final double y = x / k;
		return y == 0 ? k : k * (y / -Math.expm1(-y));
	}

	/** Opening rate of m at 6.3 °C, 1/ms (eq. 20). */
	static double alphaM(final double v) {
		return 0.1 * linoid(v + 40, 10);
	}

	/** Closing rate of m at 6.3 °C, 1/ms (eq. 21). */
	static double betaM(final double v) {
		return 4 * Math.exp(-(v + 65) / 18);
	}

	/** Opening rate of h at 6.3 °C, 1/ms (eq. 23). */
	static double alphaH(final double v) {
		return 0.07 * Math.exp(-(v + 65) / 20);
	}

	/** Closing rate of h at 6.3 °C, 1/ms (eq. 24). */
	static double betaH(final double v) {
		return 1 / (1 + Math.exp(-(v + 35) / 10));
	}

	/** Opening rate of n at 6.3 °C, 1/ms (eq. 12). */
	static double alphaN(final double v) {
		return 0.01 * linoid(v + 55, 10);
	}

	/** Closing rate of n at 6.3 °C, 1/ms (eq. 13). */
	static double betaN(final double v) {
		return 0.125 * Math.exp(-(v + 65) / 80);
	}

	/** Factor of all rates at a temperature: 3 for ten degrees. */
	static double rateFactor(final double celsius) {
		return Math.pow(3, (celsius - 6.3) / 10);
	}

	/** What is on its way in a call, and loops over it. */
	private static final class Scratch {

		final double[] v; // mV
		final double[][] way;
		private double[] lastAreas = {}; // as cells have them
		final HodgkinHuxleyLoops.Loop[] fetch = { new HodgkinHuxleyLoops.Fetch(new long[1]) }, gates, currents;

		Scratch(final int size) {
			v = new double[size];
			way = new double[5][size];
			gates = HodgkinHuxleyLoops.gates(v, way);
			currents = HodgkinHuxleyLoops.currents(way);
		}

		/** Areas, or the equal ones of the part before, so that a cable of equal compartments, however long, has them once. */
		double[] areas(final double[] areas) {
			if (!Arrays.equals(areas, lastAreas)) lastAreas = areas;
			return lastAreas;
		}
	}

	private static final class Axon implements State {

		private final HodgkinHuxleyLoops.Cells cells;
		private final Ion sodium, potassium;
		private final double q; // factor of all rates
		private final Values gnabar, gkbar, gl; // S/cm²
		private final Values el; // mV
		private final Scratch scratch;
		private final boolean isOneOfMany;
		private final HodgkinHuxleyLoops.Loop[] currents;

		Axon(final Binding binding, final Scratch scratch, final boolean isOneOfMany) {
			this.scratch = scratch;
			this.isOneOfMany = isOneOfMany;
			final double[] area = binding.area().clone();
			for (int i = 0; i < area.length; i++)
				area[i] *= Units.S_PER_CM2_TIMES_UM2_TO_US;
			cells = new HodgkinHuxleyLoops.Cells(new Elements(binding), scratch.areas(area));
			sodium = binding.ion("na");
			potassium = binding.ion("k");
			q = rateFactor(binding.celsius());
			gnabar = Values.of(Elements.parameter(INSTANCE, binding, "gnabar"));
			gkbar = Values.of(Elements.parameter(INSTANCE, binding, "gkbar"));
			gl = Values.of(Elements.parameter(INSTANCE, binding, "gl"));
			el = Values.of(Elements.parameter(INSTANCE, binding, "el"));
			final boolean areAlike = gnabar.areAlike() && gkbar.areAlike() && gl.areAlike() && el.areAlike() && sodium.fixedReversal()
				.isPresent() && potassium.fixedReversal().isPresent();
			if (areAlike) {
				cells.gna = gnabar.at(0);
				cells.gk = gkbar.at(0);
				cells.gl = gl.at(0);
				cells.ofSodium = cells.gna * sodium.fixedReversal().getAsDouble();
				cells.ofPotassium = cells.gk * potassium.fixedReversal().getAsDouble();
				cells.ofLeak = cells.gl * el.at(0);
			}
			currents = areAlike ? scratch.currents : currentsThatDiffer();
		}

		private HodgkinHuxleyLoops.Loop[] currentsThatDiffer() {
			final int size = cells.area.length;
			final double[] na = scratch.way[0], conductance = scratch.way[1], source = scratch.way[2], ena = scratch.way[3], ek =
				scratch.way[4], gna = gnabar.each(size), gk = gkbar.each(size), leak = gl.each(size);
			return new HodgkinHuxleyLoops.Loop[] { new HodgkinHuxleyLoops.GatherTwo(conductance, source), new HodgkinHuxleyLoops.Sodium(na),
				new HodgkinHuxleyLoops.Conductances(na, gna, gk, leak, conductance), //
				new HodgkinHuxleyLoops.GatherFrom(sodium.reversal(), ena), new HodgkinHuxleyLoops.Multiply(gna, ena), //
				new HodgkinHuxleyLoops.GatherFrom(potassium.reversal(), ek), new HodgkinHuxleyLoops.Multiply(gk, ek), //
				new HodgkinHuxleyLoops.Sources(na, ena, ek, leak, el.each(size), source),
				new HodgkinHuxleyLoops.Scatter(conductance, source) };
		}

		@Override
		public void initialise(final double t, final double[] voltage) {
			final double[] m = cells.m, h = cells.h, n = cells.n;
			for (int i = 0; i < m.length; i++) {
				final double volt = cells.elements.at(voltage, i);
				m[i] = alphaM(volt) / (alphaM(volt) + betaM(volt));
				h[i] = alphaH(volt) / (alphaH(volt) + betaH(volt));
				n[i] = alphaN(volt) / (alphaN(volt) + betaN(volt));
			}
		}

		@Override
		public void advance(final double t, final double dt, final double[] voltage) {
			if (isOneOfMany) HodgkinHuxleyLoops.run(scratch.fetch, q * dt, cells, voltage, voltage);
			HodgkinHuxleyLoops.run(scratch.gates, q * dt, cells, voltage, voltage);
		}

		@Override
		public boolean neverFalls() {
			return true; // parameters are not negative, gates between 0 and 1
		}

		private static double relaxed(final double gate, final double alpha, final double beta, final double time) {
			final double rate = alpha + beta, steady = alpha / rate;
			return steady + (gate - steady) * Math.exp(-time * rate);
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] source) {
			HodgkinHuxleyLoops.run(currents, dt, cells, conductance, source); // with the gates held, I = g V − gE exactly
			if (sodium.current().length + potassium.current().length > 0) {
				cells.elements.gather(voltage, scratch.v);
				addIonCurrents(scratch.v, scratch.way[0]);
			}
		}

		private void addIonCurrents(final double[] v, final double[] current) {
			final Elements elements = cells.elements;
			final double[] m = cells.m, h = cells.h, n = cells.n;
			if (sodium.current().length > 0) {
				for (int i = 0; i < current.length; i++)
					current[i] = gnabar.at(i) * h[i] * (m[i] * m[i] * m[i]) * (v[i] - sodium.reversal(elements.of(i)));
				elements.add(current, sodium.current());
			}
			if (potassium.current().length > 0) {
				for (int i = 0; i < current.length; i++)
					current[i] = gkbar.at(i) * (n[i] * n[i] * (n[i] * n[i])) * (v[i] - potassium.reversal(elements.of(i)));
				elements.add(current, potassium.current());
			}
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			final double volt = cells.elements.at(voltage, element);
			return switch (variable) { // in the order of VARIABLES
				case 0 -> mAhead(element, volt, ahead);
				case 1 -> hAhead(element, volt, ahead);
				case 2 -> nAhead(element, volt, ahead);
				case 3 -> gna(element, volt, ahead);
				case 4 -> gk(element, volt, ahead);
				case 5 -> gna(element, volt, ahead) * (volt - sodium.reversal(cells.elements.of(element)));
				case 6 -> gk(element, volt, ahead) * (volt - potassium.reversal(cells.elements.of(element)));
				case 7 -> gl.at(element) * (volt - el.at(element));
				default -> throw new IndexOutOfBoundsException(variable);
			};
		}

		private double mAhead(final int i, final double volt, final double ahead) {
			return relaxed(cells.m[i], alphaM(volt), betaM(volt), q * ahead);
		}

		private double hAhead(final int i, final double volt, final double ahead) {
			return relaxed(cells.h[i], alphaH(volt), betaH(volt), q * ahead);
		}

		private double nAhead(final int i, final double volt, final double ahead) {
			return relaxed(cells.n[i], alphaN(volt), betaN(volt), q * ahead);
		}

		private double gna(final int i, final double volt, final double ahead) {
			final double open = mAhead(i, volt, ahead);
			return gnabar.at(i) * open * open * open * hAhead(i, volt, ahead);
		}

		private double gk(final int i, final double volt, final double ahead) {
			final double square = Math.pow(nAhead(i, volt, ahead), 2);
			return gkbar.at(i) * square * square;
		}
	}
}
