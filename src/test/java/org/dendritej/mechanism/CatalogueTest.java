/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CatalogueTest {

	@Test
	void mechanismsAreFoundByName() {
		for (final String name : List.of("pas", "hh", "Exp", "Exp2", "Alpha", "AMPA", "NMDA", "GABAA"))
			assertEquals(name, Catalogue.STANDARD.mechanism(name).name());
		assertEquals(8, Catalogue.STANDARD.mechanisms().size());
	}

	@Test
	void unknownNamesAreRefusedWithTheKnownOnes() {
		final String message = assertThrows(MechanismException.class, () -> Catalogue.STANDARD.mechanism("ampa")).getMessage();
		assertEquals("there is no mechanism \"ampa\"; there are pas, hh, Exp, Exp2, Alpha, AMPA, NMDA, GABAA", message);
	}

	@Test
	void namesOfParametersAndVariablesAreTheirOwnAndExplained() {
		for (final Mechanism mechanism : Catalogue.STANDARD.mechanisms()) {
			final Set<String> names = new HashSet<>();
			for (final Parameter parameter : mechanism.parameters()) {
				assertEquals(true, names.add(parameter.name()));
				assertFalse(parameter.description().isBlank());
			}
			for (final Variable variable : mechanism.variables()) {
				assertEquals(true, names.add(variable.name()));
				assertFalse(variable.description().isBlank());
			}
		}
	}

	@Test
	void defaultsAreThoseOfTheReferenceSynapses() {
		assertEquals(List.of(0.3, 3.0, 0.0), defaults("AMPA"));
		assertEquals(List.of(0.5, 5.0, -80.0), defaults("GABAA"));
		assertEquals(List.of(2.0, 50.0, 0.0, 0.08, 3.57, 1.0), defaults("NMDA"));
		assertEquals(List.of(0.12, 0.036, 3e-4, -54.3), defaults("hh"));
	}

	private static List<Double> defaults(final String name) {
		return Catalogue.STANDARD.mechanism(name).parameters().stream().map(Parameter::defaultValue).toList();
	}

	@Test
	void othersMayBeAddedUnderNamesNotTaken() {
		final Catalogue none = Catalogue.STANDARD;
		assertThrows(MechanismException.class, () -> none.with(Leak.INSTANCE));
		final Mechanism mine = named("my_channel");
		assertSame(mine, none.with(mine).mechanism("my_channel"));
		assertThrows(MechanismException.class, () -> none.mechanism("my_channel"), "the catalogue itself stays as it was");
		assertThrows(MechanismException.class, () -> none.with(named("my channel")));
		assertThrows(MechanismException.class, () -> none.with(named("")));
	}

	private static Mechanism named(final String name) {
		return new Mechanism() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Kind kind() {
				return Kind.DENSITY;
			}

			@Override
			public List<Parameter> parameters() {
				return List.of();
			}

			@Override
			public List<Variable> variables() {
				return List.of();
			}

			@Override
			public List<IonUse> ions() {
				return List.of();
			}

			@Override
			public State bind(final Binding binding) {
				throw new AssertionError("only its name is asked for");
			}
		};
	}
}
