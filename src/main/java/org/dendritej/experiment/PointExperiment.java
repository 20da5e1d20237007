/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.List;

import org.dendritej.mechanism.SpikeTrain;
import org.dendritej.mechanism.Waveform;
import org.dendritej.neuron.Input;
import org.dendritej.neuron.Inputs;
import org.dendritej.neuron.NamedNeuron;
import org.dendritej.neuron.NeuronException;
import org.dendritej.neuron.Planar;
import org.dendritej.neuron.PointNeuron;
import org.dendritej.neuron.Response;
import org.dendritej.neuron.SynapticInput;
import org.dendritej.simulation.RunMonitor;

/**
 * One point neuron under one input: a pure function of what is here.
 *
 * @param named the neuron
 * @param asPublished whether it is stepped as the published script does, where there is one
 * @param stimulus its input
 * @param duration ms; 0 for as long as the neuron's own input is shown
 * @param interval between samples, ms
 * @param seed of everything random
 */
public record PointExperiment(NamedNeuron named, boolean asPublished, Stimulus stimulus, double duration, double interval, long seed) {

	/** What drives the neuron. */
	public sealed interface Stimulus {

		/**
		 * The input that comes with the neuron, which shows what it does.
		 */
		record Own() implements Stimulus {
		}

		/**
		 * A current over time.
		 *
		 * @param waveform in the unit of the neuron's input
		 */
		record Current(Waveform waveform) implements Stimulus {
		}

		/**
		 * A conductance over time, as from a dynamic clamp.
		 *
		 * @param waveform µS
		 * @param reversal mV
		 */
		record Conductance(Waveform waveform, double reversal) implements Stimulus {
		}

		/**
		 * Conductances opened by a Poisson train.
		 *
		 * @param rate Hz
		 * @param weight peak conductance of each event, µS
		 * @param decay time constant of the conductance, which opens at once, ms
		 * @param reversal mV
		 */
		record Synapses(double rate, double weight, double decay, double reversal) implements Stimulus {
		}

		/**
		 * Jumps of the potential by a Poisson train.
		 *
		 * @param rate Hz
		 * @param size of each jump, mV
		 */
		record Jumps(double rate, double size) implements Stimulus {
		}
	}

	/** Checks. */
	public PointExperiment {
		if (asPublished && named.script().isEmpty())
			throw new NeuronException(
				"\"" + named.label() + "\" has no published script; only the neurons of Izhikevich have one, take the solution");
		if (!(duration >= 0) || Double.isInfinite(duration))
			throw new NeuronException("the duration is " + duration + " ms; it must be finite and not negative");
	}

	/**
	 * The neuron that runs.
	 *
	 * @return with its equations solved, or stepped as published
	 */
	public PointNeuron neuron() {
		return asPublished ? named.script().orElseThrow() : named.neuron();
	}

	/**
	 * How long it runs.
	 *
	 * @return ms
	 */
	public double lasting() {
		return duration == 0 ? named.duration() : duration;
	}

	/**
	 * The input for one run.
	 *
	 * @return a new one
	 */
	public Input input() {
		if (stimulus instanceof Stimulus.Synapses synapses)
			return SynapticInput.conductance(new Response(0, synapses.decay()), synapses.reversal(),
				SynapticInput.Amplitude.constant(synapses.weight()), train(synapses.rate()));
		if (stimulus instanceof Stimulus.Jumps jumps)
			return SynapticInput.jump(SynapticInput.Amplitude.constant(jumps.size()), train(jumps.rate()));
		if (stimulus instanceof Stimulus.Conductance clamp)
			return Inputs.conductance(clamp.waveform(), clamp.reversal());
		return Inputs.current(waveform());
	}

	private double[] train(final double rate) {
		return new SpikeTrain.Poisson(rate, 0, Double.POSITIVE_INFINITY).times(0, lasting(), seed);
	}

	private Waveform waveform() {
		return stimulus instanceof Stimulus.Current current ? current.waveform()
			: stimulus instanceof Stimulus.Own ? named.current() : new Waveform.Step(0, 0, 0);
	}

	/**
	 * The current over time.
	 *
	 * @param times ms
	 * @return in the unit of the neuron's input; 0 under conductances, synapses and jumps
	 */
	public List<Double> currents(final List<Double> times) {
		final Waveform waveform = waveform();
		return times.stream().map(waveform::at).toList();
	}

	/**
	 * Runs it.
	 *
	 * @param monitor told of progress
	 * @return what the neuron has done
	 */
	public PointRun run(final RunMonitor monitor) {
		return PointRun.of(neuron(), input(), lasting(), interval, monitor);
	}

	/**
	 * The phase plane at the current in the middle of the run.
	 *
	 * @return nullclines and fixed points
	 * @throws NeuronException if the neuron has not two variables
	 */
	public PhasePlane phasePlane() {
		if (!(named.neuron() instanceof Planar planar))
			throw new NeuronException("\"" + named.label() + "\" has " + named.neuron().variables().size() +
				" variables, a phase plane two; take a neuron of Izhikevich, Morris-Lecar or an adaptive exponential one");
		return PhasePlane.of(planar, waveform().at(0.5 * lasting()));
	}
}
