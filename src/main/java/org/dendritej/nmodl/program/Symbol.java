/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.program;

/**
 * A variable of a {@link Program}. Its number is its position in {@link Program#symbols()}, so symbols of a program are equal if their numbers are.
 *
 * @param number position in the program's list
 * @param name as written, such as "m" or "ca[2]"; those made by inlining have readable but not unique names. For messages and for the user, never for
 *        generated code
 * @param unit as written, such as "mA/cm2"; empty if none
 * @param role what it is
 * @param length number of elements of an array that is indexed by something computed, else 0. Arrays of which every index is constant have one scalar
 *        symbol for each element
 * @param settable whether it can be set before the run: every PARAMETER, also one that code assigns
 * @param perPlace whether it may be set to different values at different places (RANGE); only of interest if settable
 * @param recordable whether the user may record it
 * @param carried whether some code reads what another code, or an earlier call of the same one, has left in it
 * @param start what it holds before the first call: the default of what is settable, else 0
 * @param minimum lowest value that may be set
 * @param maximum highest value that may be set
 */
public record Symbol(int number, String name, String unit, Role role, int length, boolean settable, boolean perPlace, boolean recordable,
	boolean carried, double start, double minimum, double maximum) {

	/** What a symbol is. */
	public enum Role {
		/** Set before the run and never assigned by code. */
		PARAMETER,
		/** A STATE; kept in each element. */
		STATE,
		/**
		 * Any other value kept in each element between calls: ASSIGNED, also if not RANGE; LOCAL of the file; PARAMETER that is assigned. If it is settable, it
		 * holds the value set before the first call, and initialisation does not set it again.
		 */
		KEPT,
		/** Assigned in every code that reads it, before it is read: needs no memory between calls. A loop's counter, too. */
		TEMPORARY,
		/** An argument of NET_RECEIVE: kept in each connection; the first is the weight. */
		ARGUMENT,
		/** The flag with which NET_RECEIVE is called; 0 for events from outside. */
		FLAG,
		/** Membrane potential, mV; never assigned. */
		VOLTAGE,
		/** Time, ms; never assigned. See the package for which. */
		TIME,
		/** Length of the step, ms; never assigned. */
		STEP,
		/** Temperature, °C; never assigned. */
		CELSIUS,
		/** Area of the compartment, µm²; never assigned. */
		AREA,
		/** Diameter of the compartment, µm; never assigned. */
		DIAMETER
	}

	/**
	 * Whether it is an array.
	 *
	 * @return true if it has elements
	 */
	public boolean isArray() {
		return length > 0;
	}

	/**
	 * Whether it has a value in each element that outlives a call.
	 *
	 * @return true for states and what is kept
	 */
	public boolean isStored() {
		return role == Role.STATE || role == Role.KEPT;
	}

	/** Whether it is the same symbol of the same program. */
	@Override
	public boolean equals(final Object other) {
		return other instanceof Symbol symbol && symbol.number == number && symbol.name.equals(name);
	}

	@Override
	public int hashCode() {
		return number;
	}

	/** {@return the name} */
	@Override
	public String toString() {
		return name;
	}
}
