/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dendritej.nmodl.syntax.Block.Around;
import org.dendritej.nmodl.syntax.Block.Breakpoint;
import org.dendritej.nmodl.syntax.Block.Constructor;
import org.dendritej.nmodl.syntax.Block.Destructor;
import org.dendritej.nmodl.syntax.Block.Equations;
import org.dendritej.nmodl.syntax.Block.Function;
import org.dendritej.nmodl.syntax.Block.FunctionTable;
import org.dendritej.nmodl.syntax.Block.Initial;
import org.dendritej.nmodl.syntax.Block.NetReceive;
import org.dendritej.nmodl.syntax.Block.Procedure;
import org.dendritej.nmodl.syntax.Expression.Name;
import org.dendritej.nmodl.syntax.Statement.Argument;
import org.dendritej.nmodl.syntax.Statement.Verbatim;
import org.dendritej.nmodl.syntax.Token.Kind;
import org.dendritej.units.NearMisses;

/** Reads a whole mechanism: the blocks one after the other, in any order. */
final class FileParser {

	/** Finds the text of a file that is included. */
	interface Includes {

		Source find(String name, Position where);
	}

	private final Lexer lexer;
	private final Cursor cursor;
	private final StatementParser statements;
	private final DeclarationParser declarations;
	private final MechanismBuilder mechanism;
	private final Includes includes;

	FileParser(final Source source, final Includes includes) {
		lexer = new Lexer(source);
		cursor = new Cursor(lexer);
		mechanism = new MechanismBuilder(source.file(), source.text());
		statements = new StatementParser(cursor, mechanism);
		declarations = new DeclarationParser(cursor, mechanism);
		this.includes = includes;
	}

	private static final List<String> BLOCKS = List.of("TITLE", "COMMENT", "NEURON", "UNITS", "PARAMETER", "CONSTANT", "ASSIGNED", "STATE",
		"INITIAL", "BREAKPOINT", "DERIVATIVE", "KINETIC", "LINEAR", "NONLINEAR", "PROCEDURE", "FUNCTION", "NET_RECEIVE", "BEFORE", "AFTER",
		"INDEPENDENT", "INCLUDE", "DEFINE", "VERBATIM");

	MechanismFile parsed() {
		if (cursor.at(Kind.END))
			throw NmodlException.unexpected(cursor.peek().position(), "an empty file", "blocks such as NEURON and BREAKPOINT");
		while (!cursor.at(Kind.END)) {
			if (!cursor.at(Kind.KEYWORD))
				throw cursor
					.unexpected("the keyword of a block, such as " + NearMisses.of(cursor.peek().text(), BLOCKS, 1).stream().findFirst()
						.orElse("NEURON or BREAKPOINT"));
			block(cursor.peek());
		}
		return mechanism.built();
	}

	private void block(final Token keyword) {
		final Position position = keyword.position();
		switch (keyword.text()) {
			case "TITLE" -> title();
			case "UNITSON", "UNITSOFF" -> mechanism.unitsOff = cursor.next().is("UNITSOFF");
			case "DEFINE" -> define();
			case "INCLUDE" -> include();
			case "LOCAL" -> mechanism.locals.addAll(statements.local().variables());
			case "VERBATIM" -> {
				final Verbatim verbatim = statements.verbatim();
				VerbatimReader.declarations(verbatim, mechanism.preprocessor).ifPresent(mechanism.verbatim::add);
			}
			case "NEURON" -> neuron();
			case "UNITS", "PARAMETER", "CONSTANT", "ASSIGNED", "STATE", "INDEPENDENT" -> declarations.block();
			case "INITIAL" -> add(new Initial(Returns.ofOwnFunction(statements.block(cursor.next().text())), position));
			case "BREAKPOINT" -> add(new Breakpoint(code(), position));
			case "CONSTRUCTOR" -> add(new Constructor(code(), position));
			case "DESTRUCTOR" -> add(new Destructor(code(), position));
			case "DERIVATIVE", "KINETIC", "LINEAR", "NONLINEAR", "DISCRETE" -> add(equations());
			case "PROCEDURE", "FUNCTION", "FUNCTION_TABLE" -> add(procedure());
			case "NET_RECEIVE" -> {
				cursor.next();
				final List<Argument> arguments = cursor.arguments();
				add(new NetReceive(arguments, Returns.ofOwnFunction(statements.block("NET_RECEIVE")), position));
			}
			case "BEFORE", "AFTER" -> add(around());
			default -> throw cursor.unexpected("the keyword of a block, such as NEURON or BREAKPOINT");
		}
	}

	private void add(final Block block) {
		mechanism.blocks.add(block);
	}

	private List<Statement> code() {
		return Returns.refused(statements.block(cursor.next().text()));
	}

	private void title() {
		cursor.next();
		final String line = cursor.raw().restOfLine();
		final int end = line.indexOf('!');
		final String title = (end < 0 ? line : line.substring(0, end)).strip();
		if (mechanism.title.isEmpty() && !title.isEmpty())
			mechanism.title = Optional.of(title);
	}

	private void define() {
		cursor.next();
		final Name name = cursor.name("a name after DEFINE that is not yet defined");
		lexer.define(name.name(), cursor.wholeNumber("a whole number after DEFINE " + NmodlException.shortened(name.name())));
	}

	private void include() {
		final Position position = cursor.next().position();
		if (!cursor.at(Kind.STRING))
			throw cursor.unexpected("the name of a file in quotation marks after INCLUDE");
		final Token name = cursor.next();
		cursor.raw().include(includes.find(name.text(), name.position()), position);
	}

	private Equations equations() {
		final Token keyword = cursor.next();
		final Name name = cursor.name("the name of the " + keyword.text() + " block");
		final List<Name> solveFor = cursor.accept("SOLVEFOR") ? cursor.names("a name after SOLVEFOR") : List.of();
		final String what = keyword.text() + " " + NmodlException.shortened(name.name());
		final Equations.Kind kind = Equations.Kind.valueOf(keyword.text());
		final List<Statement> body = kind == Equations.Kind.KINETIC ? statements.reactions(what) : statements.block(what);
		return new Equations(kind, name.name(), solveFor, Returns.refused(body), keyword.position());
	}

	private Block procedure() {
		final Token keyword = cursor.next();
		final Name name = cursor.name("the name of the " + keyword.text());
		final List<Argument> arguments = cursor.arguments();
		final Optional<UnitText> unit = cursor.unitIfAny();
		if (keyword.is("FUNCTION_TABLE"))
			return new FunctionTable(name.name(), arguments, unit, keyword.position());
		final List<Statement> body = statements.block(keyword.text() + " " + NmodlException.shortened(name.name()));
		return keyword.is("FUNCTION")
			? new Function(name.name(), arguments, unit, Returns.ofFunction(name.name(), body), keyword.position())
			: new Procedure(name.name(), arguments, unit, Returns.ofProcedure(body), keyword.position());
	}

	private Around around() {
		final Token keyword = cursor.next();
		for (final Around.When when : Around.When.values())
			if (cursor.accept(when.name()))
				return new Around(keyword.is("AFTER"), when, Returns.refused(statements.block(keyword.text() + " " + when)),
					keyword.position());
		throw cursor.unexpected("INITIAL, BREAKPOINT, SOLVE or STEP after " + keyword.text());
	}

	private void neuron() {
		final Token keyword = cursor.next();
		mechanism.neuron = keyword.position();
		cursor.expect("{", "after NEURON");
		while (!cursor.accept("}")) {
			final Token word = cursor.peek();
			final String list = "a name after " + word.text();
			if (word.kind() == Kind.END)
				throw new NmodlException(keyword.position(), "this block has no end; expected \"}\" before the end of the file");
			if (word.kind() != Kind.KEYWORD)
				throw cursor.unexpected("a keyword of the NEURON block, such as SUFFIX or RANGE, or \"}\"");
			cursor.next();
			switch (word.text()) {
				case "SUFFIX" -> named(Neuron.Kind.DENSITY);
				case "POINT_PROCESS" -> named(Neuron.Kind.POINT_PROCESS);
				case "ARTIFICIAL_CELL" -> named(Neuron.Kind.ARTIFICIAL_CELL);
				case "USEION" -> ion(word.position());
				case "REPRESENTS" -> cursor.raw().ontology(word.position());
				case "NONSPECIFIC_CURRENT" -> mechanism.nonspecific.addAll(cursor.names(list));
				case "ELECTRODE_CURRENT" -> mechanism.electrode.addAll(cursor.names(list));
				case "RANGE" -> mechanism.range.addAll(cursor.names(list));
				case "GLOBAL" -> mechanism.global.addAll(cursor.names(list));
				case "POINTER" -> mechanism.pointers.addAll(cursor.names(list));
				case "BBCOREPOINTER" -> mechanism.bbcorePointers.addAll(cursor.names(list));
				case "EXTERNAL" -> mechanism.external.addAll(cursor.names(list));
				case "THREADSAFE" -> mechanism.threadSafe = true;
				default -> throw NmodlException.unexpected(word.position(), word.found(),
					"a keyword of the NEURON block, such as SUFFIX or RANGE");
			}
		}
	}

	private void named(final Neuron.Kind kind) {
		mechanism.kind = kind;
		mechanism.name = cursor.name("the name of the mechanism");
	}

	private void ion(final Position position) {
		final Name name = cursor.name("the name of an ion after USEION");
		final List<Name> reads = new ArrayList<>(), writes = new ArrayList<>();
		OptionalDouble valence = OptionalDouble.empty();
		while (true)
			if (cursor.accept("READ"))
				reads.addAll(cursor.names("a name after READ"));
			else
				if (cursor.accept("WRITE"))
					writes.addAll(cursor.names("a name after WRITE"));
				else
					if (cursor.accept("VALENCE"))
						valence = OptionalDouble.of(cursor.number("a number after VALENCE"));
					else
						if (cursor.at("REPRESENTS")) {
							cursor.next();
							cursor.raw().ontology(position);
						}
						else
							break;
		mechanism.ions.add(new Neuron.Ion(name.name(), reads, writes, valence, position));
	}
}
