/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import static org.dendritej.simulation.Experiments.protocol;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Variable;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.units.Units;
import org.junit.jupiter.api.Test;

/** What mechanisms written by others may do: carry ions, change concentrations, send events to themselves, spike. */
class IonsAndEventsTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final CableModel PATCH = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);

	/** What the mechanisms here have in common. */
	private abstract static class Sketch implements Mechanism {

		private final String name;
		private final Kind kind;
		private final List<Parameter> parameters;
		private final List<Variable> variables;
		private final List<IonUse> ions;

		Sketch(final String name, final Kind kind, final List<Parameter> parameters, final List<Variable> variables,
			final List<IonUse> ions) {
			this.name = name;
			this.kind = kind;
			this.parameters = parameters;
			this.variables = variables;
			this.ions = ions;
		}

		@Override
		public String name() {
			return name;
		}

		@Override
		public Kind kind() {
			return kind;
		}

		@Override
		public List<Parameter> parameters() {
			return parameters;
		}

		@Override
		public List<Variable> variables() {
			return variables;
		}

		@Override
		public List<IonUse> ions() {
			return ions;
		}
	}

	/** An ohmic calcium conductance: ica = g (v − eca). */
	private static final class CalciumLeak extends Sketch {

		CalciumLeak() {
			super("caleak", Kind.DENSITY, List.of(new Parameter("g", "S/cm2", 1e-5, 0, 1, true, "conductance")),
				List.of(new Variable("ica", "mA/cm2",
					"calcium current")),
				List.of(new IonUse("ca", 2, Set.of(Quantity.REVERSAL), Set.of(Quantity.CURRENT))));
		}

		@Override
		public State bind(final Binding binding) {
			final int[] at = binding.elements();
			final double[] g = binding.parameter("g"), area = binding.area();
			final Ion ca = binding.ion("ca");
			return new State() {

				@Override
				public void initialise(final double t, final double[] voltage) {}

				@Override
				public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
					final double[] source) {
					for (int i = 0; i < at.length; i++) {
						if (ca.current().length > 0) ca.current()[at[i]] += g[i] * (voltage[at[i]] - ca.reversal()[at[i]]);
						conductance[at[i]] += g[i] * area[i] * Units.S_PER_CM2_TIMES_UM2_TO_US;
						source[at[i]] += g[i] * area[i] * Units.S_PER_CM2_TIMES_UM2_TO_US * ca.reversal()[at[i]];
					}
				}

				@Override
				public void advance(final double t, final double dt, final double[] voltage) {}

				@Override
				public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
					return g[element] * (voltage[at[element]] - ca.reversal()[at[element]]);
				}
			};
		}
	}

	/** A shell of calcium: dCa/dt = −1e4 ica / (2 F depth) − (Ca − 1e-4)/tau, the equation of the layer-5 set of Hay et al. (2011) with gamma 1. */
	private static final class CalciumPool extends Sketch {

		CalciumPool() {
			super("capool", Kind.DENSITY,
				List.of(new Parameter("tau", "ms", 20, 1e-3, 1e6, true, "time constant of removal"), new Parameter("depth", "um", 0.1,
					1e-3, 10, true, "depth of the shell")),
				List.of(), List.of(new IonUse("ca", 2, Set.of(Quantity.CURRENT, Quantity.INSIDE), Set.of(
					Quantity.INSIDE))));
		}

		@Override
		public State bind(final Binding binding) {
			final int[] at = binding.elements();
			final double[] tau = binding.parameter("tau"), depth = binding.parameter("depth");
			final Ion ca = binding.ion("ca");
			return new State() {

				@Override
				public void initialise(final double t, final double[] voltage) {}

				@Override
				public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
					final double[] source) {}

				@Override
				public void advance(final double t, final double dt, final double[] voltage) {
					for (int i = 0; i < at.length; i++) {
						final double steady = 1e-4 - 1e4 * ca.current()[at[i]] / (2 * Units.FARADAY * depth[i]) * tau[i];
						ca.inside()[at[i]] = steady + (ca.inside()[at[i]] - steady) * Math.exp(-dt / tau[i]);
					}
				}

				@Override
				public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
					throw new IndexOutOfBoundsException(variable);
				}
			};
		}
	}

	private static Biophysics calcium() {
		return Biophysics.passive(PROPERTIES, 1e-3, -60).at(34).paint(Region.EVERYWHERE, new CalciumLeak(), Map.of()).paint(
			Region.EVERYWHERE,
			new CalciumPool(), Map.of());
	}

	@Test
	void aPoolComesToTheBalanceOfInflowAndRemovalAndItsReversalFollowsNernst() {
		final RecordingPlan plan =
			new RecordingPlan(List.of(new Probe.OfIon("cai", Location.SOMA, "ca", "inside"), new Probe.OfIon("eca", Location.SOMA, "ca",
				"reversal"), new Probe.OfIon("ica", Location.SOMA, "ca", "current"), new Probe.Voltage("v", Location.SOMA)), 0, List.of());
		for (final Scheme scheme : Scheme.values()) {
			final Recording recording = Experiments.run(PATCH, calcium(), protocol(400, 0.05, scheme, -60), plan);
			final double inside = Experiments.last(recording, 0), reversal = Experiments.last(recording, 1),
				current = Experiments.last(recording, 2);
			assertEquals(1e-4 - 1e4 * current / (2 * Units.FARADAY * 0.1) * 20, inside, 1e-9 * inside);
			assertEquals(Ion.nernst(2, inside, 2, 34), reversal, 1e-9);
			assertEquals(1e-5 * (Experiments.last(recording, 3) - reversal), current, 1e-12);
			assertEquals(5e-5, recording.trace("cai").value(0), 0);
			assertTrue(inside > 1e-4);
		}
	}

	/** What a recording will take is said before the run: with a pool, the calcium of each frame beside its voltages. */
	@Test
	void theMemoryForCalciumIsCounted() {
		final RecordingPlan plan = new RecordingPlan(List.of(), 1, List.of());
		final long without = Simulation.recordingBytes(
			Experiments.model(Biophysics.passive(PROPERTIES, 1e-3, -60), org.dendritej.model.Protocol.lasting(1000), plan), PATCH);
		final long with =
			Simulation.recordingBytes(Experiments.model(calcium(), org.dendritej.model.Protocol.lasting(1000), plan), PATCH);
		assertEquals(1001 * 4 * PATCH.compartments(), with - without);
	}

	@Test
	void theSettledRestOfAPoolIsItsBalance() {
		final RecordingPlan plan =
			new RecordingPlan(List.of(new Probe.OfIon("cai", Location.SOMA, "ca", "inside"), new Probe.Voltage("v", Location.SOMA)), 0,
				List.of());
		final Recording long_ = Experiments.run(PATCH, calcium(), protocol(600, 0.05, Scheme.CRANK_NICOLSON, -60), plan);
		final Recording settled = Experiments.run(PATCH, calcium(), org.dendritej.model.Protocol.lasting(20), plan);
		final double expected = Experiments.last(long_, 0);
		assertEquals(expected, settled.trace("cai").value(0), 1e-7 * expected);
		assertEquals(expected, Experiments.last(settled, 0), 1e-7 * expected);
		assertEquals(Experiments.last(long_, 1), settled.trace("v").value(0), 1e-6);
	}

	@Test
	void anIonWhosePotentialCannotBeComputedIsRefused() {
		final Mechanism strange =
			new Sketch("strange", Mechanism.Kind.DENSITY, List.of(), List.of(), List.of(new IonUse("xy", 1, Set.of(Quantity.REVERSAL),
				Set.of()))) {

				@Override
				public State bind(final Binding binding) {
					throw new AssertionError("is never bound");
				}
			};
		final String message =
			assertThrows(SimulationException.class, () -> Experiments.run(PATCH, calcium().paint(Region.EVERYWHERE, strange, Map.of())
				.with(new Biophysics.IonSetting(Region.EVERYWHERE, "xy", Double.NaN, 0, 1)),
				protocol(1, 0.05, Scheme.CRANK_NICOLSON, -60), Experiments.voltages(Location.SOMA))).getMessage();
		assertTrue(message.contains("\"xy\" has neither a reversal potential nor two positive concentrations"), message);
	}

	/** Each event from outside makes three spikes, 2 ms apart: the first at once, the others by events that it sends to itself. */
	private static final class Echo extends Sketch {

		Echo() {
			super("echo", Kind.POINT, List.of(), List.of(new Variable("count", "", "events received")), List.of());
		}

		@Override
		public List<String> eventArguments() {
			return List.of("weight", "left");
		}

		@Override
		public State bind(final Binding binding) {
			final double[] count = new double[binding.size()];
			return new State() {

				@Override
				public void initialise(final double t, final double[] voltage) {
					java.util.Arrays.fill(count, 0);
				}

				@Override
				public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
					final double[] source) {}

				@Override
				public void advance(final double t, final double dt, final double[] voltage) {}

				@Override
				public boolean staggered() {
					return false;
				}

				@Override
				public void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
					final double flag) {
					count[element]++;
					if (flag == 0) arguments[1] = 2;
					binding.events().spike(element, time);
					if (arguments[1]-- > 0) binding.events().send(element, time + 2, arguments, 1);
				}

				@Override
				public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
					return count[element];
				}
			};
		}
	}

	@Test
	void aMechanismSendsEventsToItselfAndSpikes() {
		final SynapseGroup group =
			new SynapseGroup("echoes", List.of(new SynapseGroup.Receptor(new Echo(), 1, Map.of())), new Sites.Listed(List.of(
				Location.SOMA, Location.SOMA)), new SpikeTrain.Sequence(3, 0.5), 0.25);
		final RecordingPlan plan = new RecordingPlan(List.of(new Probe.OfSynapse("count", "echoes", 1, "echo", "count")), 0, List.of());
		final Recording recording = Experiments.run(PATCH, calcium(), protocol(20, 0.025, Scheme.CRANK_NICOLSON, -60), plan, group);
		assertEquals(List.of(3.25, 3.75, 5.25, 5.75, 7.25, 7.75), recording.spikes().stream().map(spike -> spike.time()).toList());
		assertEquals(List.of("echoes[0]", "echoes[1]", "echoes[0]", "echoes[1]", "echoes[0]", "echoes[1]"),
			recording.spikes().stream().map(spike -> spike
				.place()).toList());
		assertEquals(3, Experiments.last(recording, 0));
	}
}
