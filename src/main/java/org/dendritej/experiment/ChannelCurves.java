/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.MechanismException;

/**
 * Where do the states of a channel come to rest, and how fast? Measured, not read from its equations: the states are held at each voltage until nothing
 * changes, and the time constant is that of the exponential with which they come from the steady state of another voltage. So it is what a simulation sees,
 * for any mechanism. A state that does not come to rest, or does not approach it as a single exponential, as in most kinetic schemes, has NaN there. Steps are
 * taken so short that an implicit method is off by 0.1 % at most.
 */
public final class ChannelCurves {

	private static final double FROM = -120, TO = 60, STEP = 2;
	/** Two voltages, mV, and two concentrations, mM, from which states begin: one of them is far enough from any rest. */
	private static final double[] BEGIN_VOLTAGES = { -150, 100 }, BEGIN_CONCENTRATIONS = { 1e-7, 1 };
	private static final int MOST_STATES = 24;
	private static final int POINTS_OF_CONCENTRATION = 81;
	/** A change of this part of the distance to the rest is enough to measure a rate. */
	private static final double ENOUGH = 1e-3;

	/**
	 * Curves over one quantity.
	 *
	 * @param over what it is: "v", or such as "cai"
	 * @param unit of it
	 * @param x where the curves are known
	 * @param states a curve for each state that depends on it
	 */
	public record Family(String over, String unit, List<Double> x, List<Curve> states) {

		/** Copies the lists. */
		public Family {
			x = List.copyOf(x);
			states = List.copyOf(states);
		}
	}

	/**
	 * One state.
	 *
	 * @param state its name
	 * @param steady values at rest, shape {@code [x]}
	 * @param timeConstant ms, shape {@code [x]}
	 */
	public record Curve(String state, List<Double> steady, List<Double> timeConstant) {

		/** Copies the lists. */
		public Curve {
			steady = List.copyOf(steady);
			timeConstant = List.copyOf(timeConstant);
		}
	}

	private final Mechanism mechanism;
	private final List<Integer> states;
	private final Map<String, Double> parameters;
	private final double celsius;

	private ChannelCurves(final Mechanism mechanism, final List<String> names, final Map<String, Double> parameters, final double celsius) {
		this.mechanism = mechanism;
		this.states = IntStream.range(0, mechanism.variables().size())
			.filter(i -> names.contains(mechanism.variables().get(i).name()) && !isConcentration(mechanism.variables().get(i).name()))
			.boxed()
			.toList();
		this.parameters = parameters;
		this.celsius = celsius;
	}

	/**
	 * The curves over voltage, and over the inside concentration of each ion whose concentration the mechanism reads.
	 *
	 * @param mechanism a channel; other mechanisms mostly have no curves
	 * @param states names of its states
	 * @param parameters values by name; the mechanism's defaults hold for the rest
	 * @param celsius temperature, °C
	 * @return families with at least one state each; none if no state depends on anything, if the mechanism fails at these values, or if it has more than
	 *         24 states, as diffusion has
	 */
	public static List<Family> of(final Mechanism mechanism, final List<String> states, final Map<String, Double> parameters,
		final double celsius) {
		final ChannelCurves curves = new ChannelCurves(mechanism, states, parameters, celsius);
		final List<Family> families = new ArrayList<>();
		if (curves.states.isEmpty() || curves.states.size() > MOST_STATES)
			return families;
		final double[] voltages = IntStream.rangeClosed(0, (int) ((TO - FROM) / STEP)).mapToDouble(i -> FROM + i * STEP).toArray();
		curves.add(families, "v", "mV", voltages, "");
		for (final IonUse use : mechanism.ions())
			if (use.reads().contains(Quantity.INSIDE)) {
				final double[] inside = IntStream.range(0, POINTS_OF_CONCENTRATION).mapToDouble(i -> Math.pow(10, -6 + i / 20.)).toArray();
				curves.add(families, use.ion() + "i", "mM", inside, use.ion());
			}
		return families;
	}

	/** Adds a family, unless nothing depends on its quantity or the mechanism fails at some of the values. */
	private void add(final List<Family> families, final String over, final String unit, final double[] x, final String ion) {
		try {
			final Family family = family(over, unit, x, ion);
			if (!family.states().isEmpty())
				families.add(family);
		}
		catch (final MechanismException outside) {
			return; // of what the mechanism is made for
		}
	}

	/** States that are concentrations of an ion come to rest where currents let them, not at a voltage. */
	private boolean isConcentration(final String variable) {
		return mechanism.ions().stream().anyMatch(use -> variable.equals(use.ion() + "i") || variable.equals(use.ion() + "o"));
	}

	private Family family(final String over, final String unit, final double[] x, final String ion) {
		final double[][] rest = settled(x, ion);
		final double[][] tau = new double[states.size()][x.length];
		for (final double[] row : tau)
			Arrays.fill(row, Double.NaN);
		for (final double begin : ion.isEmpty() ? BEGIN_VOLTAGES : BEGIN_CONCENTRATIONS)
			for (double dt = 1e-6; dt < 1e6 && !complete(tau); dt *= 4)
				measure(x, ion, begin, dt, rest, tau);
		final List<Curve> curves = new ArrayList<>();
		for (int s = 0; s < states.size(); s++)
			if (varies(rest[s]) || varies(tau[s]))
				curves.add(new Curve(mechanism.variables().get(states.get(s)).name(), boxed(rest[s]), boxed(tau[s])));
		return new Family(over, unit, boxed(x), curves);
	}

	private static boolean complete(final double[][] values) {
		return Arrays.stream(values).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
	}

	private static List<Double> boxed(final double[] values) {
		return Arrays.stream(values).boxed().toList();
	}

	private static boolean varies(final double[] values) {
		final double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
		if (known.length == 0)
			return false;
		final double low = Arrays.stream(known).min().orElseThrow(), high = Arrays.stream(known).max().orElseThrow();
		return high - low > 1e-6 * Math.max(Math.abs(low), Math.abs(high));
	}

	/** The states at rest, shape [state][x]. */
	private double[][] settled(final double[] x, final String ion) {
		final Bench bench = new Bench(mechanism, parameters, celsius, x.length);
		bench.set(x, ion);
		final Mechanism.State state = bench.state();
		state.initialise(0, bench.voltage());
		double[][] before = values(bench, x.length);
		for (int round = 0; round < 40; round++) {
			state.advance(0, Math.min(1e6, Math.pow(10, round)), bench.voltage());
			final double[][] now = values(bench, x.length);
			if (round > 6 && same(before, now))
				return now;
			before = now;
		}
		final double[][] last = before;
		state.advance(0, 1e6, bench.voltage());
		final double[][] now = values(bench, x.length);
		for (int s = 0; s < now.length; s++)
			for (int i = 0; i < x.length; i++)
				if (!close(last[s][i], now[s][i]))
					now[s][i] = Double.NaN;
		return now;
	}

	private static boolean same(final double[][] a, final double[][] b) {
		for (int s = 0; s < a.length; s++)
			for (int i = 0; i < a[s].length; i++)
				if (!close(a[s][i], b[s][i]))
					return false;
		return true;
	}

	private static boolean close(final double a, final double b) {
		return Math.abs(a - b) <= 1e-9 * Math.max(1e-9, Math.max(Math.abs(a), Math.abs(b)));
	}

	private double[][] values(final Bench bench, final int n) {
		final double[][] values = new double[states.size()][n];
		for (int s = 0; s < values.length; s++)
			for (int i = 0; i < n; i++)
				values[s][i] = bench.state().value(states.get(s), i, 0, bench.voltage(), 0);
		return values;
	}

	/** Fills in the time constants that a step of this length shows: x' = (rest − x)/τ over two steps. */
	private void measure(final double[] x, final String ion, final double begin, final double dt, final double[][] rest,
		final double[][] tau) {
		final Bench bench = new Bench(mechanism, parameters, celsius, x.length);
		final double[] all = new double[x.length];
		Arrays.fill(all, begin);
		bench.set(all, ion);
		final Mechanism.State state = bench.state();
		state.initialise(0, bench.voltage());
		final double[][] first = values(bench, x.length);
		bench.set(x, ion);
		state.advance(0, dt, bench.voltage());
		final double[][] second = values(bench, x.length);
		state.advance(0, dt, bench.voltage());
		final double[][] third = values(bench, x.length);
		for (int s = 0; s < tau.length; s++)
			for (int i = 0; i < x.length; i++) {
				final double scale = Math.max(Math.abs(rest[s][i]), 1e-3), away = first[s][i] - rest[s][i];
				if (!Double.isNaN(tau[s][i]) || !(Math.abs(away) > 1e-3 * scale))
					continue;
				final double once = (second[s][i] - rest[s][i]) / away, twice = (third[s][i] - rest[s][i]) / away;
				if (once < 1 - ENOUGH && once > 0.5 && Math.abs(twice - once * once) < 1e-3 * (1 - once))
					tau[s][i] = -dt / Math.log(once);
			}
	}
}
