/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.Elements;
import org.dendritej.nmodl.program.Program;

/** The part of a state that runs as loops over all elements: the arrays that they work on, and the order of passes. */
final class LoopState {

	private final GeneratedCode code;
	private final LoopCode loops;
	private final Elements places;
	private final IonLinks ions;
	private final int size;
	private final double[][] a; // one array per quantity, positions as in the frame
	private final double[] u; // what is the same for all elements, likewise
	private final int[][] read; // by code: ions that it reads
	private final double[] settledFor; // by code: the length of step that what is settled has been computed for
	private final IonTotal[] totals;
	private final boolean isDensity;
	private final int advance;

	/** The total of an ion that is read by someone, and the code that computes this mechanism's part. */
	private record IonTotal(int code, double[] total) {
	}

	LoopState(final ProgramCode program, final Binding binding, final Elements places, final ElementStore store, final IonLinks ions,
		final double[] voltage, final Scratch scratch) {
		code = program.code;
		loops = program.loops;
		this.places = places;
		this.ions = ions;
		size = binding.size();
		a = new double[loops.writer.arrays()][];
		store.lend(a);
		ions.lend(a, scratch);
		a[Frame.VOLTAGE] = voltage;
		for (int k = loops.writer.firstArray(); k < a.length; k++)
			a[k] = loops.writer.prepared().contains(k) ? new double[size] : scratch.array(k);
		read = new int[loops.writer.codes()][];
		for (int k = 0; k < read.length; k++)
			read[k] = ions.among(loops.writer.gatheredFor(k));
		u = new double[loops.writer.numbers()];
		u[Frame.CELSIUS] = binding.celsius();
		store.lendNumbers(u);
		settledFor = new double[read.length];
		isDensity = program.program.kind() == Program.Kind.DENSITY;
		advance = binding.isSecondOrder() ? loops.secondOrderAdvance : loops.advance;
		totals = loops.ionCodes.stream().filter(ion -> binding.ion(ion.ion()).current().length > 0).map(ion -> new IonTotal(ion.code(),
			binding.ion(ion.ion()).current())).toArray(IonTotal[]::new);
	}

	/** What parameters and initialisation decide is computed anew. */
	void unsettle() {
		Arrays.fill(settledFor, Double.NaN);
	}

	/** Whether there are loops for the current. */
	boolean haveCurrent() {
		return loops.current >= 0;
	}

	/** Whether there are loops for the current and none of them reads the voltage, as if all currents are ohmic. */
	boolean currentIsBlind() {
		return haveCurrent() && IntStream.concat(IntStream.of(loops.current), Arrays.stream(totals).mapToInt(IonTotal::code)).noneMatch(
			number -> loops.writer.gatheredFor(number).contains(Frame.VOLTAGE));
	}

	/** Whether there are loops for the step. */
	boolean haveAdvance() {
		return advance >= 0;
	}

	/** Adds the current of all elements, as {@link org.dendritej.mechanism.Mechanism.State#addCurrents}. */
	void addCurrents(final double t, final double dt, final double[] conductance, final double[] source) {
		for (final IonTotal ion : totals) {
			ions.gather(a, read[ion.code]);
			run(ion.code, t + 0.5 * dt, dt);
			places.add(a[loops.ionDensity], ion.total);
		}
		ions.gather(a, read[loops.current]);
		if (isDensity) {
			places.gather(conductance, a[loops.conductance]);
			places.gather(source, a[loops.source]);
		}
		run(loops.current, t + 0.5 * dt, dt);
		ions.scatter(a, IonLinks.Writer.CURRENT);
		if (isDensity) {
			places.scatter(a[loops.conductance], conductance);
			places.scatter(a[loops.source], source);
			return;
		}
		places.add(a[loops.conductance], conductance);
		places.add(a[loops.source], source);
	}

	/** Moves all elements. */
	void advance(final double t, final double dt) {
		ions.gather(a, read[advance]);
		run(advance, t + dt, dt);
		ions.scatter(a, IonLinks.Writer.ADVANCE);
	}

	/** Runs a code on all elements, and before it what is settled if it is for another step. */
	private void run(final int number, final double t, final double dt) {
		u[Frame.TIME] = t;
		u[Frame.STEP] = dt;
		if (settledFor[number] != dt) {
			code.loops(number, a, u, size);
			settledFor[number] = dt;
		}
		code.loops(number + 1, a, u, size);
	}
}
