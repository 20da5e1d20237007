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

import org.dendritej.cable.CableModel;
import org.dendritej.cable.CableProperties;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol.Scheme;
import org.dendritej.model.Sites;
import org.dendritej.model.Stimulus;
import org.dendritej.model.SynapseGroup;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Region;
import org.dendritej.nmodl.Nmodl;
import org.dendritej.nmodl.NmodlMechanism;
import org.dendritej.nmodl.interpreter.ProgramMechanism;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;
import org.dendritej.recording.Probe;
import org.dendritej.recording.Recording;
import org.dendritej.recording.RecordingPlan;
import org.junit.jupiter.api.Test;

/** Events in NMODL, generated and interpreted: what a connection keeps, events sent to itself, conditions that are watched, spikes; counted by hand. */
class NmodlEventsTest {

	private static final CableProperties PROPERTIES = CableProperties.uniform(100, 1);
	private static final CableModel PATCH = Cables.cylinder(10, 10 / Math.PI, 1, PROPERTIES);
	private static final String PULSE = """
		NEURON { POINT_PROCESS pulse NONSPECIFIC_CURRENT i RANGE g, total }
		ASSIGNED { v (mV) i (nA) g (uS) total }
		INITIAL { g = 0 total = 0 }
		BREAKPOINT { i = g*v }
		NET_RECEIVE(w (uS), n) {
			INITIAL { n = 10 }
			if (flag == 0) { n = n + 1 g = g + w total = total + n net_send(2, 1) } else { g = g - w net_event(t) }
		}
		""";
	private static final String WATCHER = """
		NEURON { POINT_PROCESS watcher RANGE count, when }
		ASSIGNED { v (mV) count when (ms) }
		INITIAL { count = 0 net_send(0, 1) }
		NET_RECEIVE(w) {
			if (flag == 1) { WATCH (v > -55) 2 } else if (flag == 2) { count = count + 1 when = t net_event(t) }
		}
		""";

	private static List<Mechanism> both(final String text) {
		return List.of(Nmodl.parse("a.mod", text), new ProgramMechanism(Lowering.of(MechanismReader.parse("a.mod", text, Map.of()))));
	}

	private static Recording run(final Mechanism mechanism, final List<String> variables, final Stimulus... stimuli) {
		final SynapseGroup group =
			new SynapseGroup("group", List.of(new SynapseGroup.Receptor(mechanism, 1e-3, Map.of())), new Sites.Listed(List.of(
				Location.SOMA)), new SpikeTrain.At(List.of(4., 8.)), 0);
		final RecordingPlan plan =
			new RecordingPlan(variables.stream().map(name -> (Probe) new Probe.OfSynapse(name, "group", 0, mechanism.name(), name))
				.toList(), 0, List.of());
		return Experiments.run(PATCH, Biophysics.passive(PROPERTIES, 1e-4, -60), protocol(12, 0.025, Scheme.BACKWARD_EULER, -60, stimuli),
			plan, group);
	}

	@Test
	void aConnectionKeepsItsArgumentsAndAPulseEndsWithAnEventToItself() {
		for (final Mechanism mechanism : both(PULSE)) {
			final Recording recording = run(mechanism, List.of("g", "total"));
			final double[] t = recording.times(), g = recording.trace("g").values();
			for (int i = 0; i < t.length; i++) {
				final double since = (t[i] - 4) % 4;
				if (t[i] > 4.03 && (since > 0.03 && since < 1.97)) assertEquals(1e-3, g[i], 1e-15, "at " + t[i]);
				if (t[i] < 3.97 || since > 2.03 && since < 3.97) assertEquals(0, g[i], 1e-15, "at " + t[i]);
			}
			assertEquals(List.of(6., 10.), recording.spikes().stream().map(spike -> spike.time()).toList());
			assertEquals(11, recording.trace("total").values()[(int) Math.round(5 / 0.025)], 0, "10 from INITIAL and one event");
			assertEquals(23, recording.trace("total").values()[(int) Math.round(9 / 0.025)], 0, "11 and 12");
		}
	}

	/** NEURON knows events of point processes alone; a density mechanism gets those that it sends to itself, whatever else the neuron has. */
	@Test
	void aDensityMechanismGetsTheEventsItSendsToItself() {
		final String text = """
			NEURON { SUFFIX alarm RANGE count }
			ASSIGNED { count }
			INITIAL { count = 0 net_send(5, 1) }
			NET_RECEIVE(w) { count = count + 1 }
			""";
		for (final Mechanism mechanism : both(text)) {
			final RecordingPlan plan =
				new RecordingPlan(List.of(new Probe.OfMechanism("count", Location.SOMA, "alarm", "count")), 0, List.of());
			final Recording recording =
				Experiments.run(PATCH, Biophysics.passive(PROPERTIES, 1e-4, -60).paint(Region.EVERYWHERE, mechanism, Map.of()),
					protocol(6, 0.025, Scheme.BACKWARD_EULER, -60), plan);
			assertEquals(0, recording.trace("count").values()[(int) Math.round(4.9 / 0.025)], 0);
			assertEquals(1, Experiments.last(recording, 0), 0);
		}
	}

	@Test
	void aWatchedConditionIsMetOnceWhereTheVoltageComesToExceedIt() {
		for (final Mechanism mechanism : both(WATCHER)) {
			final Recording recording = run(mechanism, List.of("count", "when"), Experiments.current(Location.SOMA, 1e-3));
			assertEquals(1, Experiments.last(recording, 0));
			// V = −60 + 10·(1 − exp(−t/10)) crosses −55 at 10·ln 2
			assertEquals(10 * Math.log(2), Experiments.last(recording, 1), 0.06);
			assertEquals(1, recording.spikes().size());
		}
	}

	@Test
	void initialisationSeesTheTimeStepOfTheRun() {
		final String text = "NEURON { POINT_PROCESS first RANGE length }\nASSIGNED { dt (ms) length (ms) }\nINITIAL { length = dt }\n" +
			"NET_RECEIVE(w) { }";
		for (final Mechanism mechanism : both(text)) {
			final SynapseGroup group = new SynapseGroup("group", List.of(new SynapseGroup.Receptor(mechanism, 1e-3, Map.of())),
				new Sites.Listed(List.of(Location.SOMA)), new SpikeTrain.At(List.of(4.)), 0);
			final RecordingPlan plan = new RecordingPlan(List.of(new Probe.OfSynapse("length", "group", 0, mechanism.name(), "length")), 0,
				List.of());
			for (final double dt : new double[] { 0.1, 0.025 })
				assertEquals(dt, Experiments.run(PATCH, Biophysics.passive(PROPERTIES, 1e-4, -60), protocol(1, dt, Scheme.BACKWARD_EULER,
					-60), plan, group).trace("length").value(0), 0);
		}
	}

	/** As in NEURON, whose queue keeps its first event first when it is moved to the time of the next. */
	@Test
	void theNextEventThatIsMovedToTheTimeOfTheOneAfterItStaysAheadOfIt() {
		final String text = "NEURON { POINT_PROCESS mover RANGE order }\nASSIGNED { order }\nINITIAL { order = 0 net_send(5, 1) }\n" +
			"NET_RECEIVE(w) { if (flag == 1) { order = 10*order + 1 } else { order = 10*order + 2 if (t < 6) { net_move(8) } } }";
		for (final Mechanism mechanism : both(text))
			assertEquals(212, Experiments.last(run(mechanism, List.of("order")), 0));
	}

	@Test
	void diffusionFromCompartmentToCompartmentIsRefusedBeforeTheRunWithItsLine() {
		final String text = "NEURON { SUFFIX diffuser USEION ca READ ica WRITE cai }\nPARAMETER { D = 0.6 (um2/ms) }\n" +
			"ASSIGNED { ica (mA/cm2) diam (um) }\nSTATE { cai (mM) }\nBREAKPOINT { SOLVE s METHOD sparse }\nKINETIC s {\n" +
			"COMPARTMENT diam*diam { cai }\nLONGITUDINAL_DIFFUSION D*diam*diam { cai }\n~ cai << (-ica*diam*10)\n}";
		final NmodlMechanism mechanism = Nmodl.parse("d.mod", text);
		assertTrue(mechanism.warnings().stream().anyMatch(warning -> warning.position().line() == 8));
		final Biophysics biophysics = Biophysics.passive(PROPERTIES, 1e-4, -60).paint(Region.EVERYWHERE, mechanism, Map.of());
		final String message =
			assertThrows(SimulationException.class, () -> Experiments.run(Cables.cylinder(100, 1, 3, PROPERTIES), biophysics,
				protocol(1, 0.025, Scheme.BACKWARD_EULER, -60), new RecordingPlan(List.of(), 0, List.of()))).getMessage();
		assertTrue(message.startsWith("diffuser is painted on 3 compartments: d.mod:8:1: LONGITUDINAL_DIFFUSION"), message);
		Experiments.run(PATCH, biophysics, protocol(1, 0.025, Scheme.BACKWARD_EULER, -60), new RecordingPlan(List.of(), 0, List.of()));
	}
}
