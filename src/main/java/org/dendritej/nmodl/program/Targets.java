/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.dendritej.nmodl.syntax.Statement;

/** What statements assign, and whether they leave their function early: without resolving any name. */
final class Targets {

	private Targets() {}

	/** Names that are assigned, those of inner scopes, too. */
	static Set<String> of(final List<Statement> body) {
		final Set<String> names = new HashSet<>();
		collect(body, names);
		return names;
	}

	private static void collect(final List<Statement> body, final Set<String> names) {
		for (final Statement statement : body)
			if (statement instanceof Statement.Assign assign) names.add(assign.target().name());
			else if (statement instanceof Statement.Derivative derivative) names.add(derivative.state().name());
			else if (statement instanceof Statement.ReadIon read) names.add(read.variable().name());
			else
				if (statement instanceof Statement.CallStatement call && call.call().function().equals("state_discontinuity")
					&& !call.call().arguments()
						.isEmpty()
					&& call.call().arguments().get(0) instanceof org.dendritej.nmodl.syntax.Expression.Reference reference)
					names.add(reference.name());
				else
					for (final List<Statement> inner : inner(statement))
						collect(inner, names);
	}

	/** Whether a Return stands in it at any depth. */
	static boolean returns(final Statement statement) {
		return statement instanceof Statement.Return || inner(statement).stream().flatMap(List::stream).anyMatch(Targets::returns);
	}

	private static List<List<Statement>> inner(final Statement statement) {
		if (statement instanceof Statement.If branch) return List.of(branch.then(), branch.otherwise());
		if (statement instanceof Statement.While loop) return List.of(loop.body());
		if (statement instanceof Statement.For loop) return List.of(loop.body());
		if (statement instanceof Statement.Scope scope) return List.of(scope.body());
		if (statement instanceof Statement.ForNetcons loop) return List.of(loop.body());
		if (statement instanceof Statement.InitialWeights weights) return List.of(weights.body());
		return List.of();
	}
}
