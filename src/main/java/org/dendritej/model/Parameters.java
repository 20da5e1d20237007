/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.model;

import java.util.Collection;

import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Parameter;

/** Checks of parameter names that paints and receptors share. */
final class Parameters {

	private Parameters() {
	}

	static void requireKnown(final Mechanism mechanism, final Collection<String> names) {
		for (final String name : names)
			if (mechanism.parameters().stream().noneMatch(parameter -> parameter.name().equals(name)))
				throw new ModelException(mechanism.name() +
					" has no parameter \"" + name + "\"; it has " + mechanism.parameters().stream().map(Parameter::name).toList());
	}
}
