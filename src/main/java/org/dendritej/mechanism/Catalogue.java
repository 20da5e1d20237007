/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.ArrayList;
import java.util.List;

/** Mechanisms by name: those that come with us, and whatever is added to a copy. Immutable. */
public final class Catalogue {

	/** The mechanisms that come with us. */
	public static final Catalogue STANDARD = new Catalogue(List.of(Leak.INSTANCE, HodgkinHuxley.INSTANCE, ExponentialSynapse.INSTANCE,
		DoubleExponentialSynapse.EXP2, AlphaSynapse.INSTANCE, DoubleExponentialSynapse.AMPA, NmdaSynapse.INSTANCE,
		DoubleExponentialSynapse.GABAA));

	private final List<Mechanism> mechanisms;

	private Catalogue(final List<Mechanism> mechanisms) {
		this.mechanisms = List.copyOf(mechanisms);
	}

	/**
	 * All there are.
	 *
	 * @return mechanisms in the order they came in
	 */
	public List<Mechanism> mechanisms() {
		return mechanisms;
	}

	/**
	 * The mechanism of a name.
	 *
	 * @param name such as "hh"; capitals matter
	 * @return the mechanism
	 * @throws MechanismException if there is none; the message lists what there is
	 */
	public Mechanism mechanism(final String name) {
		for (final Mechanism mechanism : mechanisms)
			if (mechanism.name().equals(name))
				return mechanism;
		throw new MechanismException("there is no mechanism \"" + name + "\"; there are " +
			String.join(", ", mechanisms.stream().map(Mechanism::name).toList()));
	}

	/**
	 * With a mechanism in the place of that of its name, if there is one.
	 *
	 * @param mechanism any
	 * @return a copy that has it
	 * @throws MechanismException if its name is no name: letters, digits and underscores
	 */
	public Catalogue replacing(final Mechanism mechanism) {
		return new Catalogue(mechanisms.stream().filter(other -> !other.name().equals(mechanism.name())).toList()).with(mechanism);
	}

	/**
	 * With one more mechanism.
	 *
	 * @param mechanism of a name not yet taken
	 * @return a larger copy
	 * @throws MechanismException if the name is taken or no name: letters, digits and underscores
	 */
	public Catalogue with(final Mechanism mechanism) {
		if (!mechanism.name().matches("[A-Za-z_][A-Za-z0-9_]*"))
			throw new MechanismException("a mechanism is named \"" + mechanism.name() +
				"\"; use letters, digits and underscores, beginning with a letter");
		for (final Mechanism other : mechanisms)
			if (other.name().equals(mechanism.name()))
				throw new MechanismException("there are two mechanisms named \"" + mechanism.name() + "\"; give one another name");
		final List<Mechanism> more = new ArrayList<>(mechanisms);
		more.add(mechanism);
		return new Catalogue(more);
	}
}
