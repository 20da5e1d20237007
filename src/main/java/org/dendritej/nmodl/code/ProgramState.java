/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.Optional;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.Elements;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.MechanismException;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.units.Units;

/** The state of a compiled program in one simulation: what its elements keep, one array per quantity, and the code that runs on it. */
final class ProgramState implements Mechanism.State {

	private static final double VOLTAGE_DIFFERENCE = 1e-3; // mV
	private final ProgramCode code;
	private final Program program;
	private final String name;
	private final Elements places;
	private final int size;
	/** Of the element whose code runs, and of one that is looked at or whose voltage is moved for a derivative. */
	private final double[] frame, other;
	private final ElementStore store;
	/** The last voltage that each element has seen, mV; where no event asks for it, of this call alone. */
	private final double[] voltage;
	private final boolean remembersVoltage, currentIsBlind;
	private final double[] area, toDensity;
	private final IonLinks ions;
	private final double initialStep; // ms; what dt is in INITIAL
	private final CurrentLink[] currents;
	private boolean advanced; // since the last initialisation, which leaves what is not computed there as it was
	private final double[] stepConductance, stepSource;
	private final int advance;
	private final boolean staggered, receives;
	private final int[] arguments; // of events, where they stand in a frame
	private final ElementHost host;
	private final LoopState loops;
	private final Glance glance;

	/** A current: where it stands, its sign, and the total of its ion, or null. */
	private record CurrentLink(int at, double sign, double[] total) {
	}

	ProgramState(final ProgramCode code, final Mechanism mechanism, final Binding binding, final Scratch scratch) {
		this.code = code;
		program = code.program;
		name = mechanism.name();
		places = new Elements(binding);
		size = binding.size();
		frame = new double[code.frame.size()];
		other = new double[frame.length];
		store = new ElementStore(code, mechanism, binding);
		remembersVoltage = !program.receive().isEmpty() || code.watches.length > 0;
		voltage = !remembersVoltage ? scratch.array(Frame.VOLTAGE) : new double[size];
		frame[Frame.CELSIUS] = binding.celsius();
		other[Frame.CELSIUS] = binding.celsius();
		initialStep = binding.timeStep();
		area = code.loops.current < 0 ? binding.area().clone() : new double[0];
		toDensity = area.clone();
		for (int i = 0; i < area.length; i++)
			toDensity[i] = program.kind() == Program.Kind.DENSITY ? 1 : 1 / (toDensity[i] * Units.MA_PER_CM2_TIMES_UM2_TO_NA);
		ions = new IonLinks(code, binding, places);
		currents = currents(binding);
		stepConductance = new double[code.loops.current < 0 ? size : 0];
		stepSource = new double[stepConductance.length];
		host = new ElementHost(code, name, binding, other);
		loops = new LoopState(code, binding, places, store, ions, voltage, scratch);
		currentIsBlind = loops.currentIsBlind();
		advance = binding.isSecondOrder() ? code.secondOrderAdvance : code.advance;
		receives = program.receive().isPresent();
		arguments = program.receive().stream().flatMap(receive -> receive.arguments().stream()).mapToInt(code.frame::of).toArray();
		staggered = code.advances && program.receive().isEmpty() && !program.isPool();
		glance = new Glance(this, code, host, other, advance);
	}

	private CurrentLink[] currents(final Binding binding) {
		return program.currents().stream().map(current -> {
			final double[] total = current.ion().map(ion -> binding.ion(ion).current()).orElse(null);
			return new CurrentLink(code.frame.of(current.symbol()), current.electrode() ? -1 : 1, total == null || total.length == 0 ? null
				: total);
		}).toArray(CurrentLink[]::new);
	}

	/** Puts what an element has into a frame. */
	void fetch(final int i, final double[] f) {
		host.turnTo(i);
		store.fetch(i, f);
		ions.fetch(i, f);
		f[Frame.VOLTAGE] = voltage[i];
	}

	static void begin(final double[] f, final double t, final double dt) {
		f[Frame.TIME] = t;
		f[Frame.STEP] = dt;
	}

	@Override
	public void initialise(final double t, final double[] voltages) {
		glance.forget();
		places.gather(voltages, voltage);
		begin(frame, t, initialStep);
		loops.unsettle();
		advanced = false;
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			frame[Frame.DRAWS] = 0;
			frame[Frame.WATCHED] = 0;
			frame[Frame.HOLDING] = 0;
			code.code.run(code.initial, frame, host);
			if (code.currentLeaves) computeCurrents();
			store.store(i, frame);
			ions.store(i, frame, IonLinks.Writer.INITIAL);
		}
	}

	/** As in NEURON, which computes all currents once before the first step. */
	private void computeCurrents() {
		code.code.run(code.prepare, frame, host);
		frame[Frame.VOLTAGE] += VOLTAGE_DIFFERENCE;
		code.code.run(code.current, frame, host);
		frame[Frame.VOLTAGE] -= VOLTAGE_DIFFERENCE;
		code.code.run(code.current, frame, host);
	}

	@Override
	public void addCurrents(final double t, final double dt, final double[] voltages, final double[] conductance, final double[] source) {
		glance.forget();
		if (remembersVoltage || !currentIsBlind) places.gather(voltages, voltage);
		begin(frame, t + 0.5 * dt, dt);
		if (loops.haveCurrent()) {
			loops.addCurrents(t, dt, conductance, source);
			return;
		}
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			code.code.run(code.prepare, frame, host);
			System.arraycopy(frame, 0, other, 0, frame.length);
			other[Frame.VOLTAGE] += VOLTAGE_DIFFERENCE;
			code.code.run(code.current, other, host);
			code.code.run(code.current, frame, host);
			store.store(i, frame);
			double current = 0, ahead = 0;
			final int place = places.of(i);
			for (final CurrentLink link : currents) {
				current += link.sign * frame[link.at];
				ahead += link.sign * other[link.at];
				if (link.total != null) link.total[place] += link.sign * frame[link.at] * toDensity[i];
			}
			ions.store(i, frame, IonLinks.Writer.CURRENT);
			final double factor = Units.MA_PER_CM2_TIMES_UM2_TO_NA * area[i] * toDensity[i];
			stepConductance[i] = (ahead - current) / VOLTAGE_DIFFERENCE * factor;
			stepSource[i] = stepConductance[i] * voltage[i] - current * factor;
		}
		places.add(stepConductance, conductance);
		places.add(stepSource, source);
	}

	@Override
	public boolean isConstant() {
		return code.loops.isConstant;
	}

	@Override
	public void advance(final double t, final double dt, final double[] voltages) {
		glance.forget();
		advanced = true;
		places.gather(voltages, voltage);
		begin(frame, t + dt, dt);
		if (!code.advances && code.watches.length == 0) return;
		if (loops.haveAdvance()) {
			loops.advance(t, dt);
			if (code.watches.length > 0) lookAll(t + dt);
			return;
		}
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			code.code.run(advance, frame, host);
			if (frame[Frame.WATCHED] != 0) host.look(i, t + dt, frame);
			store.store(i, frame);
			ions.store(i, frame, IonLinks.Writer.ADVANCE);
		}
	}

	private void lookAll(final double t) {
		for (int i = 0; i < size; i++) {
			fetch(i, frame);
			if (frame[Frame.WATCHED] == 0) continue;
			host.look(i, t, frame);
			store.store(i, frame);
		}
	}

	@Override
	public boolean staggered() {
		return staggered;
	}

	@Override
	public void receive(final int i, final double t, final double dt, final double time, final double[] connection, final double flag) {
		glance.forget();
		if (!receives) throw new MechanismException(name + " receives no events; connect the spike train to a synapse");
		host.beginEvent(connection);
		begin(frame, time, dt);
		fetch(i, frame);
		frame[Frame.FLAG] = flag;
		for (int k = 0; k < connection.length; k++)
			frame[arguments[k]] = connection[k];
		code.code.run(code.receive, frame, host);
		store.store(i, frame);
		for (int k = 0; k < connection.length; k++)
			connection[k] = frame[arguments[k]];
		host.endEvent();
	}

	@Override
	public void connect(final int i, final double t, final double[] connection) {
		glance.forget();
		if (!receives) return;
		host.connect(i, connection);
		host.beginEvent(connection);
		begin(frame, t, initialStep);
		fetch(i, frame);
		for (int k = 0; k < connection.length; k++)
			frame[arguments[k]] = connection[k];
		code.code.run(code.connect, frame, host);
		store.store(i, frame);
		for (int k = 0; k < connection.length; k++)
			connection[k] = frame[arguments[k]];
		host.endEvent();
	}

	@Override
	public double value(final int variable, final int i, final double t, final double[] voltages, final double ahead) {
		return glance.value(code.recordables().get(variable), i, t, voltages[places.of(i)], ahead, frame[Frame.STEP], advanced);
	}

	@Override
	public Optional<Mechanism.Fault> fault() {
		return store.fault();
	}
}
