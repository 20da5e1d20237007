/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;

/**
 * A point mechanism whose events open a conductance that peaks at the event's weight, in µS, and falls back to nothing. Events add linearly and act at their
 * own time; the conductance of a step is its exact mean over the step.
 */
abstract class Synapse implements Mechanism {

	static final List<Variable> VARIABLES = List.of( //
		new Variable("g", "uS", "conductance"), //
		new Variable("i", "nA", "current, outward positive"));
	private static final List<String> ARGUMENTS = List.of("weight");

	private final String name;
	private final List<Parameter> parameters;

	Synapse(final String name, final Parameter... parameters) {
		this.name = name;
		this.parameters = List.of(parameters);
	}

	/** A time constant; the limits keep every factor of a step finite. */
	static Parameter timeConstant(final String name, final double milliseconds, final String description) {
		return new Parameter(name, "ms", milliseconds, 1e-6, 1e6, true, description);
	}

	static Parameter reversal(final double millivolts) {
		return new Parameter("e", "mV", millivolts, -1000, 1000, true, "reversal potential");
	}

	@Override
	public final String name() {
		return name;
	}

	@Override
	public final Kind kind() {
		return Kind.POINT;
	}

	@Override
	public final List<Parameter> parameters() {
		return parameters;
	}

	@Override
	public List<Variable> variables() {
		return VARIABLES;
	}

	@Override
	public final boolean restsWithoutEvents() {
		return true;
	}

	@Override
	public final List<IonUse> ions() {
		return List.of();
	}

	@Override
	public final List<String> eventArguments() {
		return ARGUMENTS;
	}

	@Override
	public final EventRule eventRule() {
		return EventRule.WITHIN_STEP;
	}

	/** A difference of exponentials with the parameters tau1 and tau2 of a mechanism. */
	static Kernel doubleExponential(final Mechanism mechanism, final Binding binding) {
		final double[] tau1 = Elements.parameter(mechanism, binding, "tau1");
		final double[] tau2 = Elements.parameter(mechanism, binding, "tau2");
		for (int i = 0; i < tau1.length; i++)
			if (tau1[i] > tau2[i])
				throw new MechanismException(mechanism.name() + ": tau1 is " + tau1[i] + " ms and tau2 " + tau2[i] +
					" ms; the rise must not be slower than the decay, swap them");
		return new DoubleExponentialKernel(tau1, tau2);
	}

	/** A conductance without voltage dependence: I = g (V − E). */
	static class Linear implements State {

		final String owner;
		final Elements elements; // pools of synapses
		final Kernel kernel;
		private final Responses responses;
		private final Pool pool;
		private double now; // ms
		final double[] e; // mV
		final double[] g; // mean over the step, µS
		final double[] source; // nA

		Linear(final Mechanism mechanism, final Pool pool, final Kernel kernel) {
			owner = mechanism.name();
			this.pool = pool;
			elements = new Elements(pool);
			elements.makeRoom();
			this.kernel = kernel;
			responses = new Responses(pool, kernel);
			e = Elements.parameter(mechanism, pool, "e");
			g = new double[elements.size()];
			source = new double[elements.size()];
		}

		@Override
		public final void initialise(final double t, final double[] voltage) {
			kernel.clear();
			responses.clear();
			now = t;
		}

		@Override
		public final void receive(final int element, final double t, final double dt, final double time, final double[] arguments,
			final double flag) {
			final double weight = arguments[0];
			if (!(weight >= 0 && weight <= Double.MAX_VALUE))
				throw new MechanismException(owner + ": an event at " + time + " ms has the weight " + weight +
					"; it must be a peak conductance in µS and not negative, typically 1e-4 to 1e-2");
			final double left = Math.max(0, Math.min(dt, t + dt - time));
			kernel.receive(pool.of(element), left, dt, weight);
			responses.receive(element, t + dt - left, weight);
		}

		@Override
		public void addCurrents(final double t, final double dt, final double[] voltage, final double[] conductance,
			final double[] sources) {
			if (kernel.isSilent()) return;
			kernel.mean(dt, g);
			for (int i = 0; i < g.length; i++)
				source[i] = g[i] * e[i];
			elements.add(g, conductance);
			elements.add(source, sources);
		}

		@Override
		public final void advance(final double t, final double dt, final double[] voltage) {
			if (!kernel.isSilent()) kernel.advance(dt);
			now = t + dt;
		}

		@Override
		public final boolean isSilent() {
			return kernel.isSilent();
		}

		/** The conductance of one synapse alone, µS. */
		final double conductance(final int synapse) {
			return responses.conductance(synapse, now);
		}

		/** The pool that a synapse belongs to. */
		final int pool(final int synapse) {
			return pool.of(synapse);
		}

		@Override
		public final boolean staggered() {
			return false;
		}

		@Override
		public boolean neverFalls() {
			return true;
		}

		@Override
		public double value(final int variable, final int element, final double t, final double[] voltage, final double ahead) {
			return switch (variable) { // in the order of VARIABLES
				case 0 -> conductance(element);
				case 1 -> conductance(element) * (elements.at(voltage, pool(element)) - e[pool(element)]);
				default -> throw new IndexOutOfBoundsException(variable);
			};
		}
	}
}
