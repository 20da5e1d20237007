/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;

import org.dendritej.mechanism.Variable;
import org.dendritej.units.Units;

/**
 * The barnacle muscle fibre of Morris &amp; Lecar (1981), Biophys J 35:193–213, doi:10.1016/S0006-3495(81)84782-0, in the form of Rinzel &amp; Ermentrout (1998),
 * Analysis of neural excitability and oscillations, in Methods in Neuronal Modeling, table 7.1:
 *
 * <pre>
 * 20 V' = I + B − gCa m∞(V) (V − 120) − 8 w (V + 84) − 2 (V + 60),   w' = φ cosh((V − V3)/(2 V4)) (w∞(V) − w),
 * m∞ = (1 + tanh((V + 1.2)/18))/2,   w∞ = (1 + tanh((V − V3)/V4))/2
 * </pre>
 *
 * per cm² in µF, mS and µA. B is a current of its own with which it is a pacemaker. It begins at V = −40 mV, w = 0.1. A spike is an upward crossing of 0 mV.
 *
 * @param middle V3, mV
 * @param width V4, mV
 * @param calcium gCa, mS/cm²
 * @param speed φ, 1/ms
 * @param capacitance µF/cm²; 20 in the papers
 * @param own B, µA/cm²
 * @param area µm²; 100 000 makes nA of µA/cm²
 */
public record MorrisLecar(double middle, double width, double calcium, double speed, double capacitance, double own, double area)
	implements Planar {

	/** The area on which a published µA/cm² is 1 nA, µm². */
	public static final double UNIT_AREA = 1e5;

	private static final String NAME = "Morris–Lecar";
	private static final List<Variable> VARIABLES =
		List.of(new Variable("v", "mV", "potential"), new Variable("w", "", "open potassium channels"));

	/** Checks. */
	public MorrisLecar {
		NeuronException.finite(NAME, "V3", middle, "mV");
		NeuronException.positive(NAME, "V4", width, "mV");
		NeuronException.notNegative(NAME, "the calcium conductance", calcium, "mS/cm²");
		NeuronException.positive(NAME, "φ", speed, "1/ms");
		NeuronException.positive(NAME, "the capacitance", capacitance, "µF/cm²");
		NeuronException.finite(NAME, "its own current", own, "µA/cm²");
		NeuronException.positive(NAME, "the area", area, "µm²");
	}

	/**
	 * Type I: firing begins at an arbitrarily low rate, by a saddle-node on an invariant circle.
	 *
	 * @return V3 12, V4 17.4, gCa 4, φ 0.0667
	 */
	public static MorrisLecar typeOne() {
		return new MorrisLecar(12, 17.4, 4, 0.0667, 20, 0, UNIT_AREA);
	}

	/**
	 * Type II: firing begins with a jump to a finite rate, by a Hopf bifurcation.
	 *
	 * @return V3 2, V4 30, gCa 4.4, φ 0.04
	 */
	public static MorrisLecar typeTwo() {
		return new MorrisLecar(2, 30, 4.4, 0.04, 20, 0, UNIT_AREA);
	}

	/**
	 * Type I with a current of its own, so that it fires by itself.
	 *
	 * @return with 45 µA/cm² of its own
	 */
	public static MorrisLecar pacemaker() {
		return typeOne().withOwnCurrent(45);
	}

	/**
	 * With another current of its own.
	 *
	 * @param current µA/cm²
	 * @return the neuron
	 */
	public MorrisLecar withOwnCurrent(final double current) {
		return new MorrisLecar(middle, width, calcium, speed, capacitance, current, area);
	}

	/**
	 * With another area: the same potentials for currents and conductances in proportion.
	 *
	 * @param squareMicrometres µm²
	 * @return the neuron
	 */
	public MorrisLecar withArea(final double squareMicrometres) {
		return new MorrisLecar(middle, width, calcium, speed, capacitance, own, squareMicrometres);
	}

	@Override
	public String name() {
		return own == 0 ? NAME : NAME + " pacemaker";
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public State start(final double t, final Integration integration) {
		return new Fibre(this, t, integration);
	}

	/** nA → µA/cm². */
	private double perArea() {
		return 1e3 / (area * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
	}

	private double potentialSlope(final double v, final double w, final double density) {
		final double open = 0.5 * (1 + Math.tanh((v + 1.2) / 18));
		return (density + own - calcium * open * (v - 120) - 8 * w * (v + 84) - 2 * (v + 60)) / capacitance;
	}

	private double recoverySlope(final double v, final double w) {
		return speed * Math.cosh((v - middle) / (2 * width)) * (recoveryNullcline(v) - w);
	}

	@Override
	public double[] flow(final double v, final double recovery, final double current) {
		return new double[] { potentialSlope(v, recovery, current * perArea()), recoverySlope(v, recovery) };
	}

	@Override
	public double potentialNullcline(final double v, final double current) {
		return potentialSlope(v, 0, current * perArea()) * capacitance / (8 * (v + 84));
	}

	@Override
	public double recoveryNullcline(final double v) {
		return 0.5 * (1 + Math.tanh((v - middle) / width));
	}

	@Override
	public double[] potentialRange() {
		return new double[] { -70, 60 };
	}

	private static final class Fibre extends Dynamics {

		private final MorrisLecar neuron;
		private final double perArea;

		Fibre(final MorrisLecar neuron, final double t, final Integration integration) {
			super(NAME, t, integration, 0, 1, 0.01);
			this.neuron = neuron;
			perArea = neuron.perArea();
			y[0] = -40;
			y[1] = 0.1;
		}

		@Override
		void slopes(final double[] y, final double current, final double[] dydt) {
			dydt[0] = neuron.potentialSlope(y[0], y[1], current * perArea);
			dydt[1] = neuron.recoverySlope(y[0], y[1]);
		}

		@Override
		boolean fallsByItself() {
			return true;
		}
	}
}
