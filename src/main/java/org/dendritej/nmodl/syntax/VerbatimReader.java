/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dendritej.nmodl.syntax.CToken.Kind;
import org.dendritej.nmodl.syntax.CToken.NotUnderstood;
import org.dendritej.nmodl.syntax.Statement.Verbatim;

/**
 * Gives C in VERBATIM its meaning, where that is certain: assignments, conditions, loops and switch over numbers, {@code return}, {@code cai = _ion_cai},
 * tests of pointers, which nobody sets here, also where an if begins in one block and ends in another with NMODL between. The rest stays as it is.
 */
final class VerbatimReader {

	private VerbatimReader() {
	}

	/**
	 * Statements with the C among them understood as far as possible.
	 *
	 * @param body what stands between two braces of NMODL
	 * @param warnings gets a warning for each pointer that is asked for
	 * @param preprocessor of the file
	 */
	static List<Statement> understood(final List<Statement> body, final List<Warning> warnings,
		final Preprocessor preprocessor) {
		final List<Statement> result = new ArrayList<>();
		for (int i = 0; i < body.size(); i++) {
			if (!(body.get(i) instanceof Verbatim first)) {
				result.add(body.get(i));
				continue;
			}
			try {
				final List<CToken> tokens = new ArrayList<>();
				int open = append(tokens, first, preprocessor);
				while ((open > 0 || preprocessor.isOpen()) && ++i < body.size())
					if (body.get(i) instanceof Verbatim more)
						open += append(tokens, more, preprocessor);
					else
						if (preprocessor.counts())
							tokens.add(new CToken(Kind.STATEMENT, "", Optional.of(body.get(i)), body.get(i).position()));
				if (preprocessor.isOpen())
					throw new NotUnderstood(first.where(), "#if without #endif");
				final CStatements c = read(tokens, first.position(), preprocessor);
				result.addAll(c.all);
				preprocessor.generators.use(c.asked);
				c.pointers.forEach((name, position) -> warnings.add(
					new Warning(position, name + " is not set, as in NEURON before a script sets it; what stands in for it is taken")));
			}
			catch (final NotUnderstood why) {
				preprocessor.close();
				result.add(new Verbatim(first.text(), why.getMessage(), why.position(), first.position()));
			}
		}
		return result;
	}

	/** With generators of random numbers, or without if what is done with them is not understood. */
	private static CStatements read(final List<CToken> tokens, final Position end, final Preprocessor preprocessor) {
		try {
			return new CStatements(tokens, end, preprocessor.numbers, Optional.of(preprocessor.generators));
		}
		catch (final NotUnderstood withGenerators) {
			return new CStatements(tokens, end, preprocessor.numbers, Optional.empty());
		}
	}

	/** Adds the words of a block; gives how many more braces open in it than close. */
	private static int append(final List<CToken> tokens, final Verbatim verbatim, final Preprocessor preprocessor) {
		final List<CToken> words = CLexer.tokens(verbatim.text(), verbatim.where(), preprocessor);
		tokens.addAll(words);
		int open = 0;
		for (final CToken word : words)
			open += word.is("{") ? 1 : word.is("}") ? -1 : 0;
		return open;
	}

	/** C at the level of a file: nothing if it only includes headers or says what numbers names stand for. */
	static Optional<Verbatim> declarations(final Verbatim verbatim, final Preprocessor preprocessor) {
		try {
			final List<CToken> words = CLexer.tokens(verbatim.text(), verbatim.where(), preprocessor);
			constants(words, preprocessor);
			return words.isEmpty() ? Optional.empty()
				: Optional.of(new Verbatim(verbatim.text(), "functions and variables of C are not known here", words.get(0).position(),
					verbatim.position()));
		}
		catch (final NotUnderstood why) {
			return Optional.of(new Verbatim(verbatim.text(), why.getMessage(), why.position(), verbatim.position()));
		}
		finally {
			preprocessor.close();
		}
	}

	/** "const int NAME = NUMBER;", wherever it stands. */
	private static void constants(final List<CToken> words, final Preprocessor preprocessor) {
		for (int i = 0; i + 5 < words.size(); i++) {
			final boolean negative = words.get(i + 4).is("-");
			final int number = negative ? i + 5 : i + 4;
			if (words.get(i).is("const") && words.get(i + 1).text().matches("int|double|float") && words.get(i + 2).kind() == Kind.WORD &&
				words.get(i + 3).is("=") && words.get(number).text().matches("[0-9]{1,9}|[0-9]+\\.[0-9]*([eE][-+]?[0-9]{1,3})?") &&
				number + 1 < words.size() && words.get(number + 1).is(";"))
				preprocessor.numbers.put(words.get(i + 2).text(), (negative ? -1 : 1) * Double.parseDouble(words.get(number).text()));
		}
	}
}
