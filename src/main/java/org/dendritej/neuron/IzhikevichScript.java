/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;
import java.util.function.DoubleConsumer;

import org.dendritej.mechanism.Variable;

/**
 * Izhikevich's neuron as his published scripts step it, which is not a solution of its equations: that of 2003 (the network of 1000 neurons) takes steps of 1 ms,
 * tests v ≥ 30 mV at their beginning, and does two half steps in v and one whole step in u; that of 2004 (figure 1) takes Euler steps of 0.1 to 0.5 ms, tests
 * v &gt; 30 mV at their end. To reproduce what others have computed so; spikes fall on steps.
 *
 * @param neuron the parameters
 * @param step ms
 * @param halved whether v moves by two half steps with u held and u by the new v, as in 2003; otherwise v moves by one, as in 2004
 */
public record IzhikevichScript(Izhikevich neuron, double step, boolean halved) implements PointNeuron {

	/** Checks. */
	public IzhikevichScript {
		NeuronException.positive("Izhikevich's script", "the step", step, "ms");
	}

	/**
	 * The script of 2003.
	 *
	 * @param neuron the parameters
	 * @return steps of 1 ms
	 */
	public static IzhikevichScript of2003(final Izhikevich neuron) {
		return new IzhikevichScript(neuron, 1, true);
	}

	@Override
	public String name() {
		return neuron.name() + ", published script";
	}

	@Override
	public List<Variable> variables() {
		return neuron.variables();
	}

	@Override
	public double peak() {
		return Izhikevich.PEAK;
	}

	/** The integration is not used: the script has its own. */
	@Override
	public State start(final double t, final Integration integration) {
		return new Stepped(this, NeuronException.finite(name(), "the time at which the run begins", t, "ms"));
	}

	private static final class Stepped implements State {

		private final Izhikevich neuron;
		private final double step;
		private final boolean halved;
		private final double begin;
		private long steps;
		private double t, v, u;

		Stepped(final IzhikevichScript script, final double begin) {
			neuron = script.neuron;
			step = script.step;
			halved = script.halved;
			this.begin = begin;
			t = begin;
			v = neuron.begin();
			u = neuron.beginRecovery();
		}

		@Override
		public double time() {
			return t;
		}

		@Override
		public double value(final int variable) {
			return variable == 0 ? Math.min(v, Izhikevich.PEAK) : u;
		}

		/** A step acts on what its beginning finds, so what happens in the input within a step acts from the next one on. */
		@Override
		public void advance(final double until, final Input input, final DoubleConsumer spikes) {
			if (!(until >= t) || Double.isInfinite(until))
				throw new NeuronException(
					"Izhikevich's script stands at " + t + " ms and is to run to " + until + " ms; it runs forward only");
			while (true) {
				final double begins = begin + steps * step, ends = begin + (steps + 1) * step;
				if (ends > until + 1e-9 * step)
					break;
				pass(begins, input);
				step(begins, ends, input, spikes);
				steps++;
			}
			t = until;
			pass(until, input);
		}

		private void pass(final double upTo, final Input input) {
			while (input.next() <= upTo)
				v += input.pass(input.next());
		}

		private void step(final double begins, final double ends, final Input input, final DoubleConsumer spikes) {
			if (halved && v >= Izhikevich.PEAK)
				fire(begins, input, spikes);
			if (halved) {
				final double current = input.current(begins, v);
				v += 0.5 * step * neuron.potentialSlope(v, u, current);
				v += 0.5 * step * neuron.potentialSlope(v, u, current);
				u += step * neuron.recoverySlope(v, u);
			}
			else {
				v += step * neuron.potentialSlope(v, u, input.current(begins, v));
				u += step * neuron.recoverySlope(v, u);
				if (v > Izhikevich.PEAK)
					fire(ends, input, spikes);
			}
			if (!Double.isFinite(v + u))
				throw new NeuronException(
					"Izhikevich's script: at " + ends + " ms its state is no finite number any more; steps of " + step +
						" ms are too long for this input, take the solution of the equations");
		}

		private void fire(final double time, final Input input, final DoubleConsumer spikes) {
			spikes.accept(time);
			v = neuron.c();
			u += neuron.d();
			input.fired(time);
		}
	}
}
