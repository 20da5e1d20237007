/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.mechanism.HodgkinHuxley;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Recording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kirchhoff's law in every compartment and every step of active neurons with synapses: what is injected and what comes along the cable is what charges the membrane and what
 * channels and synapses carry, at the time at which the scheme takes them. Conductances are those of {@link PlainMechanisms} at the voltages found.
 */
class ConservationTest {

	/** Part of the sum of absolute currents, and of what rounding of the voltages alone makes of them. */
	private static final double CURRENTS = 1e-10, ROUNDING = 1e-14;
	private static final int STEPS = 12;

	/** Sums of currents into nodes, of their absolute values and of what rounds. */
	private static final class Cable {

		private final CableModel model;
		private final int[] parent;
		private final double[] g, weight, v, net, absolute, rounded;

		Cable(final CableModel model) {
			this.model = model;
			parent = model.parents();
			g = model.axialConductances();
			weight = new double[parent.length];
			v = new double[parent.length];
			net = new double[parent.length];
			absolute = new double[parent.length];
			rounded = new double[parent.length];
			for (int i = 1; i < parent.length; i++) {
				weight[i] += g[i];
				weight[parent[i]] += g[i];
			}
		}

		/** Currents along the cable between compartments at given voltages. Forks have no membrane: they are at the mean of their neighbours. */
		void flow(final double[] voltage) {
			final boolean[] isFork = new boolean[v.length];
			Arrays.fill(isFork, true);
			for (int c = 0; c < voltage.length; c++) {
				isFork[model.node(c)] = false;
				v[model.node(c)] = voltage[c];
			}
			final double[] sum = new double[v.length];
			for (int i = 1; i < v.length; i++) {
				if (isFork[i] && isFork[parent[i]]) throw new IllegalStateException("two forks in line");
				sum[i] += g[i] * v[parent[i]];
				sum[parent[i]] += g[i] * v[i];
			}
			for (int i = 0; i < v.length; i++)
				if (isFork[i]) v[i] = sum[i] / weight[i];
			Arrays.fill(net, 0);
			Arrays.fill(absolute, 0);
			Arrays.fill(rounded, 0);
			for (int i = 1; i < v.length; i++) {
				final double current = g[i] * (v[parent[i]] - v[i]), large = g[i] * (Math.abs(v[i]) + Math.abs(v[parent[i]]));
				net[i] += current;
				net[parent[i]] -= current;
				for (final int end : new int[] { i, parent[i] }) {
					absolute[end] += Math.abs(current);
					rounded[end] += large;
				}
			}
		}
	}

	private static void assertConserved(final NeuronModel model, final CableModel cable, final String which) {
		assertConserved(model, cable, CURRENTS, which);
	}

	/** @param part of the sum of absolute currents that may be missing */
	private static void assertConserved(final NeuronModel model, final CableModel cable, final double part, final String which) {
		final Recording recording = Simulation.of(model, cable).run(RunMonitor.SILENT);
		final int n = cable.compartments(), steps = (int) model.protocol().steps();
		final double[][] v = new double[steps + 1][n];
		for (int c = 0; c < n; c++) {
			final double[] trace = recording.traces().get(c).values();
			for (int k = 0; k <= steps; k++)
				v[k][c] = trace[k];
		}
		final Cable axial = new Cable(cable);
		final double[] capacitance = cable.capacitances();
		final int[] seen = new int[1];
		new PlainNeuron(model, cable, PlainMechanisms::of).follow(v, (step, length, own, b) -> {
			seen[0]++;
			final double[] at = new double[n];
			for (int c = 0; c < n; c++)
				at[c] = length < model.protocol().timeStep() ? 0.5 * (v[step][c] + v[step + 1][c]) : v[step + 1][c];
			axial.flow(at);
			double all = 0, currents = 0, rounding = 0;
			for (int c = 0; c < n; c++) {
				final int node = cable.node(c);
				final double inertia = capacitance[node] / length, charging = inertia * (at[c] - v[step][c]),
					membrane = own[c] * at[c] - b[c] - charging, // what is injected included
					residual = charging + membrane - axial.net[node],
					current = Math.abs(charging) + Math.abs(membrane) + axial.absolute[node],
					rounded = own[c] * Math.abs(at[c]) + Math.abs(b[c]) + axial.rounded[node];
				if (!(Math.abs(residual) <= part * current + ROUNDING * rounded))
					fail(which + ", step " + step + ", compartment " + c + " of " + n + ": " + residual + " nA of " + current);
				all += residual;
				currents += current;
				rounding += rounded;
			}
			assertTrue(Math.abs(all) <= part * currents + ROUNDING * rounding,
				which + ", step " + step + ": " + all + " nA of " + currents);
		});
		assertTrue(seen[0] >= steps / 4, which + ": steps are looked at");
	}

	/** Stars, combs, single compartments, chains of ten thousand, deep unbalanced trees; parameters nobody has in mind. */
	@ParameterizedTest
	@EnumSource
	void inEachCompartmentOfAnyTreeWithAnyParameters(final Scheme scheme) {
		final SplittableRandom random = new SplittableRandom(31);
		for (int trial = 0; trial < 27; trial++) {
			final CableModel cable = SolverOracleTest.shape(trial % 9, random,
				CableProperties.uniform(SolverOracleTest.power(random, 0, 4), SolverOracleTest.power(random, -1, 1.5)));
			final double dt = SolverOracleTest.power(random, -4, -0.5);
			final Biophysics membrane = Biophysics.passive(CableProperties.uniform(100, 1), SolverOracleTest.power(random, -7, -1),
				random.nextDouble(
					-200, 100))
				.at(random.nextDouble(0, 45)).paint(Region.EVERYWHERE, HodgkinHuxley.INSTANCE,
					Map.of("gnabar", SolverOracleTest.power(random, -4, 1), "gkbar", SolverOracleTest.power(random, -4, 1), "gl",
						SolverOracleTest
							.power(random, -7, -1),
						"el", random.nextDouble(-200, 100)));
			final Protocol protocol =
				Experiments.protocol(STEPS * dt, dt, scheme, random.nextDouble(-150, 100), Experiments.current(Experiments
					.middle(cable, random.nextInt(cable.compartments())), random.nextDouble(-5, 5)));
			assertConserved(Experiments.model(membrane, protocol, Experiments.everywhere(cable), synapses(cable, dt, random)), cable,
				scheme + ", trial " + trial);
		}
	}

	/** So strong that they outweigh all but the compartment's inertia; that of Exp jumps. */
	private static SynapseGroup[] synapses(final CableModel cable, final double dt, final SplittableRandom random) {
		final double inertia = Arrays.stream(cable.capacitances()).filter(c -> c > 0).min().orElseThrow() / dt;
		return Catalogue.STANDARD.mechanisms().stream().filter(mechanism -> mechanism.kind() == Mechanism.Kind.POINT).map(mechanism -> {
			final boolean isBlocked = mechanism.name().equals("NMDA");
			return new SynapseGroup(mechanism.name(),
				List.of(
					new SynapseGroup.Receptor(mechanism, inertia * SolverOracleTest.power(random, -6, isBlocked ? -3.5 : -2.5), Map.of())),
				new Sites.Scattered(Region.EVERYWHERE, 20),
				new SpikeTrain.At(random.doubles(3, 0, mechanism.eventsJump() ? dt : STEPS * dt).sorted().boxed().toList()), 0);
		}).toArray(SynapseGroup[]::new);
	}

	/** Channels of the catalogue and of nobody on regions of all sorts, synapses of all kinds, from any voltages. */
	@ParameterizedTest
	@EnumSource
	void inEachCompartmentOfNeuronsWithAnyChannelsAndSynapses(final Scheme scheme) {
		for (int number = 40; number < 46; number++) {
			final RandomNeurons neuron = new RandomNeurons(number, scheme);
			assertConserved(
				neuron.model(neuron.active(0.05), neuron.protocol(2 * STEPS, 0.5, neuron.anywhere()), neuron.synapses(1e-3, 2 * STEPS
					* RandomNeurons.DT)),
				neuron.cable, scheme + ", neuron " + number);
		}
	}

	/**
	 * Channels in NMODL, of the catalogue, with singular rates and as a scheme of states, with any densities at any temperature, from as extreme voltages as the interpreter can
	 * follow.
	 */
	@ParameterizedTest
	@EnumSource
	void inEachCompartmentOfAnyTreeWithExtremeChannelsInNmodl(final Scheme scheme) {
		final SplittableRandom random = new SplittableRandom(32);
		for (int trial = 0; trial < 9; trial++) {
			final CableModel cable = ExtremeChannelsTest.cable(trial == 1 ? 7 : trial, random); // not a chain of ten thousand
			final double dt = SolverOracleTest.power(random, -4, -0.5);
			Biophysics membrane = Biophysics.passive(CableProperties.uniform(100, 1), SolverOracleTest.power(random, -7, -1), -65)
				.at(random.nextDouble(0, 60));
			final List<Mechanism> some = new ArrayList<>(ExtremeChannelsTest.WRITTEN);
			some.add(RandomNeurons.CATALOGUE.get(random.nextInt(RandomNeurons.CATALOGUE.size())));
			for (final Mechanism mechanism : some)
				membrane = ExtremeChannelsTest.painted(membrane, mechanism, random);
			final int site = random.nextInt(cable.compartments());
			final double charge = 100 * cable.capacitances()[cable.node(site)]; // moves it by 100 mV
			final Protocol protocol = Experiments.protocol(STEPS * dt, dt, scheme, random.nextDouble(-250, 250),
				Experiments.current(Experiments.middle(cable, site), random.nextDouble(-charge, charge) / (STEPS * dt)));
			assertConserved(Experiments.model(membrane, protocol, Experiments.everywhere(cable)), cable, 100 * CURRENTS, // the interpreter takes conductances from quotients of differences over 1e-3 mV
				scheme + ", trial " + trial);
		}
	}
}
