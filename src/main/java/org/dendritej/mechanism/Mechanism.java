/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;
import java.util.Optional;

/**
 * A description of something that carries current through membrane or changes concentrations: a channel, a synapse, a pool, an artificial cell. Immutable
 * and shared by all simulations; {@link #bind} makes the state.
 */
public interface Mechanism {

	/** Where a mechanism lives. */
	enum Kind {
		/** In the membrane, by density: one instance per compartment of the regions it is painted on. */
		DENSITY,
		/** At a point: any number of instances per compartment, currents in nA. */
		POINT
	}

	/** When an event that falls between two steps acts. */
	enum EventRule {
		/** At its own time: {@link State#receive} is called before the step that contains it and the mechanism accounts for the part of the step left. */
		WITHIN_STEP,
		/** On the grid: {@link State#receive} is called before the step whose start is nearest to its time. First order in the time step. */
		ON_GRID
	}

	/**
	 * The name by which model files and recordings call it.
	 *
	 * @return such as "hh"; letters, digits and underscores
	 */
	String name();

	/**
	 * Where it lives.
	 *
	 * @return density or point
	 */
	Kind kind();

	/**
	 * What can be set.
	 *
	 * @return parameters in declared order
	 */
	List<Parameter> parameters();

	/**
	 * What can be recorded.
	 *
	 * @return variables; their positions are the numbers that {@link State#value} takes
	 */
	List<Variable> variables();

	/**
	 * Whether nothing flows through it before its first event, so that it plays no part in the rest of a neuron.
	 *
	 * @return true only where that is certain
	 */
	default boolean restsWithoutEvents() {
		return false;
	}

	/**
	 * The ions it reads or writes.
	 *
	 * @return empty if none
	 */
	List<IonUse> ions();

	/**
	 * What an event carries. Every connection has its own copy, which {@link State#receive} may change.
	 *
	 * @return names, the first is the weight; empty if it receives no events
	 */
	default List<String> eventArguments() {
		return List.of();
	}

	/**
	 * The unit of the first of {@link #eventArguments()}.
	 *
	 * @return such as "uS"; empty for a pure number
	 */
	default String weightUnit() {
		return "uS";
	}

	/**
	 * When events act.
	 *
	 * @return on the grid unless the mechanism knows better
	 */
	default EventRule eventRule() {
		return EventRule.ON_GRID;
	}

	/**
	 * Whether an event makes the current jump, such as a conductance that opens at once. The second-order scheme cuts the step there, if events act at their own
	 * time, and damps what the jump sets off.
	 *
	 * @return false unless the mechanism knows better
	 */
	default boolean eventsJump() {
		return false;
	}

	/**
	 * Why it cannot be painted on more than one compartment of a neuron, such as a flow from one to the next that is not computed.
	 *
	 * @return the reason, with its place in the mechanism's file; nothing if it can
	 */
	default Optional<String> confined() {
		return Optional.empty();
	}

	/**
	 * Creates the state of this mechanism on one set of places. All memory is allocated here; the methods of the returned object allocate nothing.
	 *
	 * @param binding where it lives and with which parameters
	 * @return the state, confined to one thread
	 * @throws MechanismException if a parameter cannot be used
	 */
	State bind(Binding binding);

	/**
	 * Something kept that is no finite number.
	 *
	 * @param element which instance and lane
	 * @param variable its name
	 * @param value NaN or infinite
	 */
	record Fault(int element, String variable, double value) {
	}

	/**
	 * The state of one mechanism on one set of places in one simulation. Confined to the thread which runs its cell. Voltages, conductances and sources
	 * are arrays that the simulation owns; the element {@code i} of this state belongs to entry {@code binding.elements()[i]} of them.
	 *
	 * <p>
	 * The order of calls in a step from {@code t} to {@code t + dt}: {@link #receive} for each event, {@link #addCurrents}, the voltage moves, and
	 * {@link #advance}. A staggered state lives half a step after the voltage (Hines 1984, Int J Biomed Comput 15:69–76,
	 * doi:10.1016/0020-7101(84)90008-4), so {@code addCurrents} sees it in the middle of the step. Where an electrode jumps it is brought to the voltage's
	 * time and back by half steps, so {@code advance} is called with other lengths, too.
	 */
	interface State {

		/**
		 * Sets everything to the steady state at the voltages given.
		 *
		 * @param t time, ms
		 * @param voltage mV
		 */
		void initialise(double t, double[] voltage);

		/**
		 * Adds this mechanism's membrane current, linearised about {@code voltage}, to the totals: the current (outward positive, nA) is
		 * {@code conductance · V − source}. Adds the currents of ions to {@link Ion#current()}, too, unless that is
		 * empty.
		 *
		 * @param t start of the step, ms
		 * @param dt its length, ms
		 * @param voltage at {@code t}, mV
		 * @param conductance dI/dV is added, µS
		 * @param source dI/dV · V − I is added, nA
		 */
		void addCurrents(double t, double dt, double[] voltage, double[] conductance, double[] source);

		/**
		 * Moves the state forward by {@code dt} at a constant voltage. {@code dt} may change from call to call.
		 *
		 * @param t time at which the state stands, ms
		 * @param dt how far it moves, ms
		 * @param voltage mV
		 */
		void advance(double t, double dt, double[] voltage);

		/**
		 * What it consists of: to move all of these, or to add the currents of all, one after the other, is to do so with it.
		 *
		 * @return at least one; itself, if it is of one piece
		 */
		default List<State> parts() {
			return List.of(this);
		}

		/**
		 * Whether {@link #addCurrents} adds the same numbers at any time and voltage and for any step, and no current of an ion. It is then called once, and a
		 * membrane of which all is constant has its matrix factored once.
		 *
		 * @return true for a leak
		 */
		default boolean isConstant() {
			return false;
		}

		/**
		 * Whether {@link #addCurrents} would add nothing now, as that of synapses that have received no event. It need not be called then, so that they cost nothing.
		 *
		 * @return false unless the mechanism knows better
		 */
		default boolean isSilent() {
			return false;
		}

		/**
		 * Whether no conductance that {@link #addCurrents} adds is ever negative, as it is where a current falls with the voltage. Only where it may be must steps be
		 * looked at whether they are too long for it.
		 *
		 * @return false unless the mechanism knows better
		 */
		default boolean neverFalls() {
			return false;
		}

		/**
		 * Whether the state lives half a step after the voltage, so that currents see it in the middle of their step.
		 *
		 * @return true for gates
		 */
		default boolean staggered() {
			return true;
		}

		/**
		 * Learns of a connection that ends at an element, after {@link #initialise}, and may set what its events carry.
		 *
		 * @param element which instance and lane
		 * @param t time, ms
		 * @param arguments of the connection; may be changed. {@link #receive} gets this array
		 */
		default void connect(final int element, final double t, final double[] arguments) {
			// what events carry is as the connection says
		}

		/**
		 * Receives an event before the step from {@code t} to {@code t + dt}.
		 *
		 * @param element which instance and lane
		 * @param t start of the step, ms
		 * @param dt its length, ms
		 * @param time of the event: within the step under {@link EventRule#WITHIN_STEP}, else at most half a step from {@code t}
		 * @param arguments of the connection, shape {@code [eventArguments().size()]}; may be changed
		 * @param flag 0 from outside, else what the mechanism sent to itself
		 */
		default void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
			final double flag) {
			throw new MechanismException("this mechanism receives no events; connect the spike train to a synapse");
		}

		/**
		 * Looks for what it keeps that is no finite number; asked when a voltage is none, to tell where that came from.
		 *
		 * @return the first found, if any
		 */
		default Optional<Fault> fault() {
			return Optional.empty();
		}

		/**
		 * The value of a recordable variable; currents and conductances are computed from the state and the voltage. Leaves the state as it is.
		 *
		 * @param variable position in {@link Mechanism#variables()}
		 * @param element which instance and lane
		 * @param t time at which the voltage stands, ms
		 * @param voltage mV
		 * @param ahead the value is that which the element would have after {@link #advance} by this much at this voltage, ms; 0 for the present one,
		 *        always so for states that are not staggered. The recorder reads staggered states half a step ahead, where the voltage is
		 * @return the value in the variable's unit
		 */
		double value(int variable, int element, double t, double[] voltage, double ahead);
	}
}
