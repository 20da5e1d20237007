/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;

import org.dendritej.cable.CableModel;
import org.dendritej.model.NeuronModel;
import org.dendritej.units.Workers;

/**
 * Input and transfer impedances of a neuron at its rest and one frequency, exact from the linear system, by two sweeps over the tree. Membrane conductances
 * are those at rest with gates frozen there, so a passive neuron is exact and an active one shows what its gates are too slow for. Immutable, so any thread
 * may share it.
 *
 * <p>
 * With load Y behind a branch of axial conductance g the admittance seen through it is g Y / (g + Y), and the voltage behind it is g / (g + Y) of that
 * before it. Rall (1959), Exp Neurol 1:491–527; Koch, Poggio &amp; Torre (1982), Phil Trans R Soc B 298:227–263, doi:10.1098/rstb.1982.0084.
 */
public final class Impedance {

	/**
	 * A complex number.
	 *
	 * @param re real part
	 * @param im imaginary part
	 */
	public record Phasor(double re, double im) {

		/**
		 * Absolute value.
		 *
		 * @return in the unit of the quantity
		 */
		public double magnitude() {
			return Math.hypot(re, im);
		}

		/**
		 * Phase.
		 *
		 * @return degrees, negative for a lag
		 */
		public double phase() {
			return Math.toDegrees(Math.atan2(im, re));
		}

		Phasor plus(final Phasor o) {
			return new Phasor(re + o.re, im + o.im);
		}

		Phasor plus(final double o) {
			return new Phasor(re + o, im);
		}

		Phasor times(final Phasor o) {
			return new Phasor(re * o.re - im * o.im, re * o.im + im * o.re);
		}

		Phasor times(final double o) {
			return new Phasor(re * o, im * o);
		}

		Phasor inverse() {
			final double square = re * re + im * im;
			return new Phasor(re / square, -im / square);
		}
	}

	private final CableModel cable;
	private final double[] membrane;
	private final double frequency;
	private final int[] parent;
	private final Phasor[] input;
	private final Phasor[] towardsParent;
	private final Phasor[] fromParent;

	/**
	 * Computes all input impedances.
	 *
	 * @param model the experiment; its stimuli and events play no part
	 * @param cable its neuron
	 * @param frequency Hz; 0 for the steady state
	 * @return the impedances
	 * @throws SimulationException if the neuron does not settle, or nothing conducts through its membrane and the frequency is 0
	 */
	public static Impedance atRest(final NeuronModel model, final CableModel cable, final double frequency) {
		return atRest(model, cable, frequency, RunMonitor.SILENT);
	}

	/**
	 * Computes all input impedances of a neuron that may take long to settle.
	 *
	 * @param model the experiment; its stimuli and events play no part
	 * @param cable its neuron
	 * @param frequency Hz; 0 for the steady state
	 * @param monitor asked whether to stop
	 * @return the impedances
	 * @throws SimulationException if the neuron does not settle, or nothing conducts through its membrane and the frequency is 0
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static Impedance atRest(final NeuronModel model, final CableModel cable, final double frequency, final RunMonitor monitor) {
		return new Impedance(cable, Simulation.of(model, cable).restingConductances(monitor), frequency);
	}

	Impedance(final CableModel cable, final double[] membrane, final double frequency) {
		if (!(frequency >= 0) || Double.isInfinite(frequency))
			throw new SimulationException("the frequency is " + frequency +
				" Hz; it must be finite and not negative");
		if (frequency == 0 && Arrays.stream(membrane).allMatch(g -> g == 0))
			throw new SimulationException(cable.name() +
				": nothing conducts through the membrane at rest, so that its impedance at 0 Hz is infinite; give it a leak or choose a frequency");
		this.cable = cable;
		this.membrane = membrane;
		this.frequency = frequency;
		parent = cable.parents();
		final double[] g = cable.axialConductances(), capacitance = cable.capacitances();
		final int n = parent.length;
		final int[] firstChild = new int[n], nextSibling = new int[n];
		Arrays.fill(firstChild, -1);
		Arrays.fill(nextSibling, -1);
		final Phasor[] own = new Phasor[n], subtree = new Phasor[n], branch = new Phasor[n];
		Arrays.fill(own, new Phasor(0, 0)); // forks
		for (int c = 0; c < membrane.length; c++)
			own[cable.node(c)] = new Phasor(membrane[c], 2e-3 * Math.PI * frequency * capacitance[cable.node(c)]); // nF · rad/ms = µS
		System.arraycopy(own, 0, subtree, 0, n);
		for (int i = n - 1; i > 0; i--) {
			branch[i] = behind(g[i], subtree[i]);
			subtree[parent[i]] = subtree[parent[i]].plus(branch[i]);
			nextSibling[i] = firstChild[parent[i]];
			firstChild[parent[i]] = i;
		}
		final Phasor[] up = new Phasor[n];
		input = new Phasor[n];
		towardsParent = new Phasor[n];
		fromParent = new Phasor[n];
		up[0] = new Phasor(0, 0);
		input[0] = subtree[0].inverse();
		for (int i = 1; i < n; i++) {
			final int p = parent[i];
			Phasor others = own[p].plus(up[p]); // what the parent sees but for this branch, summed without cancellation
			for (int c = firstChild[p]; c >= 0; c = nextSibling[c])
				if (c != i)
					others = others.plus(branch[c]);
			up[i] = behind(g[i], others);
			input[i] = subtree[i].plus(up[i]).inverse();
			towardsParent[i] = others.plus(g[i]).inverse().times(g[i]);
			fromParent[i] = subtree[i].plus(g[i]).inverse().times(g[i]);
		}
	}

	private static Phasor behind(final double g, final Phasor load) {
		return load.times(g).times(load.plus(g).inverse());
	}

	/**
	 * Input impedance of a compartment.
	 *
	 * @param compartment index
	 * @return MΩ
	 */
	public Phasor input(final int compartment) {
		return input[cable.node(compartment)];
	}

	/**
	 * Voltage at one compartment relative to that at another, into which current is injected.
	 *
	 * @param from compartment with the current
	 * @param to compartment where it is measured
	 * @return V_to / V_from
	 */
	public Phasor ratio(final int from, final int to) {
		int a = cable.node(from), b = cable.node(to);
		Phasor ratio = new Phasor(1, 0);
		while (a != b)
			if (a > b) {
				ratio = ratio.times(towardsParent[a]);
				a = parent[a];
			}
			else {
				ratio = ratio.times(fromParent[b]);
				b = parent[b];
			}
		return ratio;
	}

	/**
	 * Transfer impedance: voltage at one compartment per current into another; the same both ways.
	 *
	 * @param from compartment with the current
	 * @param to compartment where it is measured
	 * @return MΩ
	 */
	public Phasor transfer(final int from, final int to) {
		return input(from).times(ratio(from, to));
	}

	/**
	 * The impedances of the same membrane at another frequency.
	 *
	 * @param otherFrequency Hz; 0 for the steady state
	 * @return the impedances
	 */
	public Impedance at(final double otherFrequency) {
		return new Impedance(cable, membrane, otherFrequency);
	}

	/**
	 * The impedances with more conductances in the membrane, such as those of synapses that stay open and reverse at rest.
	 *
	 * @param compartments where; one may come more than once
	 * @param conductances µS, one for each
	 * @return the impedances
	 */
	public Impedance with(final int[] compartments, final double[] conductances) {
		final double[] more = membrane.clone();
		for (int k = 0; k < compartments.length; k++)
			more[compartments[k]] += conductances[k];
		return new Impedance(cable, more, frequency);
	}

	/**
	 * The membrane's conductances that these impedances are of.
	 *
	 * @return µS, shape [compartments], a copy
	 */
	public double[] membrane() {
		return membrane.clone();
	}

	/**
	 * Transfer impedances from one compartment to all, in time proportional to their number: the voltage of a node follows from that of its neighbour on the
	 * way from where the current enters.
	 *
	 * @param from compartment with the current
	 * @param re receives real parts, MΩ, shape [compartments]
	 * @param im receives imaginary parts, MΩ, shape [compartments]
	 */
	public void transfers(final int from, final double[] re, final double[] im) {
		transfers(from, new double[2 * parent.length], re, im);
	}

	private void transfers(final int from, final double[] z, final double[] re, final double[] im) {
		final boolean[] above = new boolean[parent.length];
		int i = cable.node(from);
		put(z, i, input[i].re, input[i].im, 1, 0);
		for (above[i] = true; parent[i] >= 0; i = parent[i]) {
			put(z, parent[i], z[2 * i], z[2 * i + 1], towardsParent[i].re, towardsParent[i].im);
			above[parent[i]] = true;
		}
		for (int j = 0; j < parent.length; j++) // parents come before their children
			if (!above[j])
				put(z, j, z[2 * parent[j]], z[2 * parent[j] + 1], fromParent[j].re, fromParent[j].im);
		for (int c = 0; c < membrane.length; c++) {
			re[c] = z[2 * cable.node(c)];
			im[c] = z[2 * cable.node(c) + 1];
		}
	}

	private static void put(final double[] z, final int at, final double aRe, final double aIm, final double bRe, final double bIm) {
		z[2 * at] = aRe * bRe - aIm * bIm;
		z[2 * at + 1] = aRe * bIm + aIm * bRe;
	}

	/**
	 * Transfer impedances between all compartments, in time proportional to the square of their number. They take 16 bytes each.
	 *
	 * @param workers threads to compute on
	 * @return the matrix
	 */
	public TransferMatrix matrix(final Workers workers) {
		final int n = membrane.length;
		final double[][] re = new double[n][n], im = new double[n][n];
		final int part = 64, parts = (n + part - 1) / part;
		workers.forEach(parts, p -> {
			final double[] z = new double[2 * parent.length];
			for (int c = p * part; c < Math.min(n, (p + 1) * part); c++)
				transfers(c, z, re[c], im[c]);
		});
		return new TransferMatrix(re, im);
	}
}
