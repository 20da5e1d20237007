/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.dendritej.mechanism.Binding;
import org.dendritej.mechanism.ChunkedState;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.nmodl.program.Code;
import org.dendritej.nmodl.program.Instruction;
import org.dendritej.nmodl.program.Program;
import org.dendritej.nmodl.program.Symbol;
import org.dendritej.nmodl.program.Value;
import org.dendritej.nmodl.syntax.Position;

/** A program compiled to code that runs. Immutable, for any thread. */
public final class ProgramCode {

	/**
	 * What can be recorded: a symbol, or an element of an array.
	 *
	 * @param symbol which
	 * @param index of the element, 0 if it is no array
	 */
	public record Recordable(Symbol symbol, int index) {
	}

	/** Elements that go together: more than of a state written by hand, since there are more passes, each of which has a beginning and an end. */
	private static final int CHUNK = 720;

	final Program program;
	final Frame frame;
	final GeneratedCode code;
	final LoopCode loops;
	final int initial, prepare, current, advance, secondOrderAdvance, receive, connect;
	/** By condition: code that leaves left, right and flag at {@link #watched}. */
	final int[] watches;
	final int watched;
	final List<FrameWriter.Solving> solves;
	final List<Position> places;
	final List<String> messages;
	final boolean advances, draws, sends, visitsConnections;
	/** Whether the current's code leaves something that others find, so that it matters that NEURON computes currents once before the first step. */
	final boolean currentLeaves;
	private final List<Recordable> recordables;

	/**
	 * Compiles.
	 *
	 * @param program what to compile
	 */
	public ProgramCode(final Program program) {
		this(program, true);
	}

	/**
	 * Compiles beforehand, so that the program needs no compiler when it is met.
	 *
	 * @param program what to compile
	 * @param classes folder of the classes with which it will run
	 * @throws java.io.UncheckedIOException from the disk
	 */
	public static void write(final Program program, final Path classes) {
		new ProgramCode(program, true, members -> {
			Compiler.write(members, classes);
			return null; // what is made here does not run
		});
	}

	/** Compiles, with loops over all elements where they can be had, or without. */
	ProgramCode(final Program program, final boolean withLoops) {
		this(program, withLoops, Compiler::compile);
	}

	private ProgramCode(final Program program, final boolean withLoops, final Function<String, GeneratedCode> compiler) {
		this.program = program;
		frame = new Frame(program);
		final FrameWriter writer = new FrameWriter(frame);
		initial = writer.add(program.initial());
		loops = new LoopCode(program, frame, withLoops);
		prepare = writer.add(loops.afterCurrent == null ? program.prepare() : Code.EMPTY);
		current = loops.afterCurrent == null ? writer.add(program.current()) : writer.add(loops.afterCurrent);
		advance = loops.afterAdvance == null ? writer.add(program.advance()) : writer.add(loops.afterAdvance);
		secondOrderAdvance =
			loops.afterSecondOrderAdvance == loops.afterAdvance ? advance : loops.afterSecondOrderAdvance == null ? writer.add(
				program.advance()) : writer.add(loops.afterSecondOrderAdvance);
		receive = writer.add(program.receive().map(Program.Receive::code).orElse(Code.EMPTY));
		connect = writer.add(program.receive().map(Program.Receive::connect).orElse(Code.EMPTY));
		watched = frame.take(3);
		watches = new int[program.watches().size()];
		for (int w = 0; w < watches.length; w++) {
			final Program.WatchCondition condition = program.watches().get(w);
			final List<Value> values = List.of(condition.left(), condition.right(), condition.flag());
			watches[w] = writer.add(values, watched);
		}
		code = compiler.apply(writer.members() + loops.writer.members());
		solves = List.copyOf(writer.solves);
		places = List.copyOf(writer.places);
		messages = List.copyOf(writer.messages);
		advances = !program.advance().isEmpty();
		draws = Codes.any(program, i -> i instanceof Instruction.Draw);
		sends = watches.length > 0 || Codes.any(program, i -> i instanceof Instruction.Send || i instanceof Instruction.Move ||
			i instanceof Instruction.Spike);
		visitsConnections = Codes.any(program, i -> i instanceof Instruction.ForConnections);
		currentLeaves = Codes.assigned(program.current()).stream()
			.anyMatch(symbol -> symbol.role() == Symbol.Role.STATE || symbol.role() == Symbol.Role.KEPT && symbol.carried());
		recordables = recordables(program);
	}

	private static List<Recordable> recordables(final Program program) {
		final List<Recordable> all = new ArrayList<>();
		for (final Symbol symbol : program.symbols())
			if (symbol.recordable() || program.currents().stream().anyMatch(c -> c.symbol().equals(symbol)))
				for (int k = 0; k < Math.max(1, symbol.length()); k++)
					all.add(new Recordable(symbol, k));
		return List.copyOf(all);
	}

	/**
	 * What can be recorded.
	 *
	 * @return in the order in which {@link Mechanism.State#value} numbers them
	 */
	public List<Recordable> recordables() {
		return recordables;
	}

	/**
	 * Makes a state.
	 *
	 * @param mechanism that the program belongs to, for messages and limits
	 * @param binding where it lives
	 * @return its state
	 */
	public Mechanism.State bind(final Mechanism mechanism, final Binding binding) {
		return ChunkedState.of(mechanism, binding, CHUNK,
			part -> new ProgramState(this, mechanism, part, part.scratch(Scratch.class, part.size(), Scratch::new)));
	}

	/** The symbol of a current, if it has one of an ion. */
	Optional<Program.Current> currentOf(final Symbol symbol) {
		return program.currents().stream().filter(c -> c.symbol().equals(symbol)).findFirst();
	}
}
