/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.experiment;

import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.experiment.DriveWithNoise.Settings;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.mechanism.Catalogue;
import org.dendritej.model.NeuronModel;
import org.dendritej.morphology.Region;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.simulation.Electrotonus;
import org.dendritej.simulation.Impedance;
import org.dendritej.simulation.RunMonitor;
import org.dendritej.simulation.Simulation;

/**
 * The inputs of a noisy neuron and what linear theory expects of them: every synapse counts with its mean conductance, and the membrane as it is at rest, its gates
 * frozen there. From this come the rates and the correlation that nobody has set: those with which the soma's input resistance falls by a factor, the soma sits at a
 * potential and fluctuates by a standard deviation, as in neocortical neurons in vivo (Destexhe, Rudolph &amp; Paré 2003, Nat Rev Neurosci 4:739–751,
 * doi:10.1038/nrn1198: three- to fivefold, −65 to −60 mV, 2 to 6 mV).
 *
 * @param excitation the excitatory synapses
 * @param inhibition the inhibitory ones
 * @param region where they are
 * @param rest impedances at rest, 0 Hz
 * @param noisy impedances with the mean conductances of the synapses, 0 Hz
 * @param restPotential of the soma, mV
 * @param restTimeConstant see {@link #timeConstant}, ms
 * @param potential expected of the soma, mV
 * @param timeConstant that is expected, ms: ∫ (1 − V(t)/V(∞)) dt of the response to a step of current, which is −Z′(0)/Z(0)
 * @param slowest time constant with the mean conductances, ms
 * @param deviation expected standard deviation of the soma's potential, mV
 */
record NoiseRegime(NoiseInput excitation, NoiseInput inhibition, Region region, Impedance rest, Impedance noisy, double restPotential,
	double restTimeConstant, double potential, double timeConstant, double slowest, double deviation) {

	private static final double LOW = 0.1, HIGH = 3000, LITTLE = 0.01; // Hz
	private static final int FREQUENCIES = 60, HALVINGS = 100;
	/** Less is none: the common spikes would become too many. */
	private static final double LEAST_CORRELATION = 1e-5;

	/** Solves the linear system. */
	static NoiseRegime of(final NeuronModel model, final CableModel cable, final Settings settings, final RunMonitor monitor) {
		return new Design(model, cable, settings, monitor).regime();
	}

	/** Numbers of synapses alone, which take no time. */
	static int[] numbers(final CableModel cable, final Settings settings) {
		final double length = Arrays.stream(cable.compartments(region(cable))).mapToDouble(cable::length).sum();
		return new int[] { number(settings.excitatory(), length), number(settings.inhibitory(), length) };
	}

	private static int number(final double density, final double length) {
		final double number = Math.rint(density * length);
		if (number > 5e6)
			throw new ExperimentException("a density of " + density + " synapses per µm gives " + number
				+ " synapses; take so few that they are at most 5 million");
		return (int) number;
	}

	/** The dendrites; all of a neuron that has none. */
	static Region region(final CableModel cable) {
		return cable.compartments(Region.DENDRITES).length == 0 ? Region.EVERYWHERE : Region.DENDRITES;
	}

	double resistance(final CableModel cable) {
		return noisy.input(Paths.soma(cable)).re();
	}

	double restResistance(final CableModel cable) {
		return rest.input(Paths.soma(cable)).re();
	}

	/** −Z′(0)/Z(0) of a compartment, ms. */
	static double timeConstant(final Impedance steady, final int compartment) {
		final Impedance.Phasor z = steady.at(LITTLE).input(compartment);
		return -z.im() / (2e-3 * Math.PI * LITTLE * z.re());
	}

	/** What is known while it is looked for. */
	private static final class Design {

		private final CableModel cable;
		private final Settings settings;
		private final int soma;
		private final int[] where;
		private final double[] length; // of each of them
		private final double total; // µm
		private final Impedance rest;
		private final float[] voltages;
		private final Region region;

		Design(final NeuronModel model, final CableModel cable, final Settings settings, final RunMonitor monitor) {
			this.cable = cable;
			this.settings = settings;
			soma = Paths.soma(cable);
			region = region(cable);
			where = cable.compartments(region);
			length = Arrays.stream(where).mapToDouble(cable::length).toArray();
			total = Arrays.stream(length).sum();
			final double dt = model.protocol().timeStep();
			final NeuronModel still = ManyRuns.bare(model, dt, List.of());
			rest = Impedance.atRest(still, cable, 0, monitor);
			voltages = Simulation.of(still.with(new RecordingPlan(List.of(), dt, List.of())), cable).run(monitor).voltages(0);
		}

		NoiseRegime regime() {
			final int[] numbers = numbers(cable, settings);
			NoiseInput e = input(numbers[0], settings.rate(), settings.probability(), settings.recovery(), settings.ampa(), 0,
				kernel("AMPA", Double.NaN)),
				i = input(numbers[1], settings.inhibitoryRate(), settings.inhibitoryProbability(), settings.inhibitoryRecovery(),
					settings.gaba(), settings.reversal(), kernel("GABAA", settings.decay()));
			if (isSought(e) || isSought(i)) {
				final double both = conductance(), excitatory = share(both, e.reversal(), i.reversal());
				if (isSought(e))
					e = sought(e, both * excitatory * total, "excitatory");
				if (isSought(i))
					i = sought(i, both * (1 - excitatory) * total, "inhibitory");
			}
			final double ge = e.meanConductance() / total, gi = i.meanConductance() / total;
			final Impedance noisy = with(ge + gi);
			final double potential = potential(noisy, ge, gi, e.reversal(), i.reversal());
			final double[] variances = variances(noisy, potential, e, i);
			final double correlation = settings.correlation() >= 0 ? settings.correlation()
				: correlation(settings.fluctuation() * settings.fluctuation(), variances);
			return new NoiseRegime(e.correlation(correlation), i.correlation(correlation), region, rest, noisy, voltages[soma],
				NoiseRegime.timeConstant(rest, soma), potential, NoiseRegime.timeConstant(noisy, soma),
				Electrotonus.timeConstants(cable, noisy.membrane(), 1)[0],
				Math.sqrt(variances[0] + correlation * variances[1] + variances[2]));
		}

		private NoiseInput input(final int number, final double rate, final double probability, final double recovery,
			final double conductance, final double reversal, final ShotNoise kernel) {
			return new NoiseInput(number, 1e-3 * rate, probability, recovery, 0, settings.jitter(), settings.oscillation(),
				1e-3 * settings.frequency(), 1e-3 * conductance, reversal, kernel);
		}

		private static boolean isSought(final NoiseInput input) {
			return input.rate() == 0 && input.number() > 0 && input.conductance() > 0;
		}

		private static ShotNoise kernel(final String receptor, final double decay) {
			final Mechanism mechanism = Catalogue.STANDARD.mechanism(receptor);
			return new ShotNoise(value(mechanism, "tau1"), Double.isNaN(decay) ? value(mechanism, "tau2") : decay);
		}

		private static double value(final Mechanism mechanism, final String parameter) {
			return mechanism.parameters().stream().filter(one -> one.name().equals(parameter)).findFirst().orElseThrow().defaultValue();
		}

		private Impedance with(final double perLength) {
			return rest.with(where, Arrays.stream(length).map(l -> l * perLength).toArray());
		}

		/** The conductance of all synapses at which the input resistance has fallen as far as it should, µS/µm. */
		private double conductance() {
			final double aim = rest.input(soma).re() / settings.fold();
			double low = 0, high = 1 / rest.input(soma).re() / total;
			while (with(high).input(soma).re() > aim) {
				low = high;
				high *= 2;
				if (high > 1)
					throw new ExperimentException(
						cable.name() + ": synapses on " + (region == Region.DENDRITES ? "the dendrites" : "the cell")
							+ " cannot make the input resistance of the soma fall by a factor of " + settings.fold()
							+ "; ask for less, or give the rates");
			}
			for (int n = 0; n < HALVINGS && high - low > 1e-15 * high; n++) {
				final double middle = 0.5 * (low + high);
				if (with(middle).input(soma).re() > aim)
					low = middle;
				else
					high = middle;
			}
			return high;
		}

		private double potential(final Impedance noisy, final double ge, final double gi, final double eReversal, final double iReversal) {
			final double[] re = new double[cable.compartments()], im = new double[re.length];
			noisy.transfers(soma, re, im);
			double potential = voltages[soma];
			for (int k = 0; k < where.length; k++)
				potential += re[where[k]] * length[k] * (ge * (eReversal - voltages[where[k]]) + gi * (iReversal - voltages[where[k]]));
			return potential;
		}

		/** The part of it that must be excitatory, so that the soma sits where it should. */
		private double share(final double conductance, final double eReversal, final double iReversal) {
			final Impedance noisy = with(conductance);
			final double none = potential(noisy, 0, conductance, eReversal, iReversal),
				all = potential(noisy, conductance, 0, eReversal, iReversal), share = (settings.potential() - none) / (all - none);
			if (!(share >= 0 && share <= 1))
				throw new ExperimentException(cable.name() + ": synapses that make the input resistance fall by a factor of "
					+ settings.fold() + " can hold the soma between " + Math.rint(10 * Math.min(none, all)) / 10 + " and "
					+ Math.rint(10 * Math.max(none, all)) / 10 + " mV, but not at " + settings.potential()
					+ " mV; choose a potential between these, or give the rates");
			return share;
		}

		private NoiseInput sought(final NoiseInput input, final double conductance, final String kind) {
			final double releases = conductance / (input.number() * input.conductance() * input.kernel().area()),
				rate = input.rateFor(releases);
			if (Double.isNaN(rate))
				throw new ExperimentException(
					cable.name() + ": each " + kind + " synapse would have to release " + (float) (1000 * releases)
						+ " times a second, but with a probability of " + input.probability() + " and a recovery of " + input.recovery()
						+ " ms it never releases so often; take more or stronger synapses, a shorter recovery, or give the rates");
			return input.rate(rate);
		}

		/**
		 * Of the soma's potential, mV²: of independent synapses, what a correlation of 1 adds, and that of the oscillation.
		 */
		private double[] variances(final Impedance noisy, final double potential, final NoiseInput... inputs) {
			final double[] variances = new double[3], re = new double[cable.compartments()], im = new double[re.length];
			final double ratio = Math.pow(HIGH / LOW, 1.0 / (FREQUENCIES - 1));
			for (int n = 0; n < FREQUENCIES; n++) {
				final double f = 1e-3 * LOW * Math.pow(ratio, n), df = 2 * f * Math.log(ratio) * (n == 0 || n == FREQUENCIES - 1 ? 0.5 : 1);
				final double[] z = shares(noisy.at(1000 * f), re, im);
				for (final NoiseInput input : inputs) {
					final double drive = input.conductance() * (input.reversal() - potential), releases = input.releaseRate(),
						own = input.number() * releases * drive * drive * input.kernel().power(f),
						blur = Math.exp(-Math.pow(2 * Math.PI * f * input.jitter(), 2)),
						there = 1 / (1 + input.probability() * input.rate() * input.recovery());
					variances[0] += df * own * z[1];
					variances[1] += df * own * blur * input.probability() * there * (input.number() * z[0] - z[1]);
				}
			}
			if (settings.oscillation() > 0) {
				final double[] z = shares(noisy.at(settings.frequency()), re, im);
				double swingRe = 0, swingIm = 0; // excitation and inhibition swing together, so their currents partly cancel
				for (final NoiseInput input : inputs) {
					final double[] course = input.kernel().transform(input.frequency());
					final double current =
						input.number() * input.releaseRate() * input.conductance() * (input.reversal() - potential)
							* settings.oscillation();
					swingRe += current * course[0];
					swingIm += current * course[1];
				}
				variances[2] = 0.5 * z[0] * (swingRe * swingRe + swingIm * swingIm);
			}
			return variances;
		}

		/** |mean Z|² and mean |Z|² between the soma and where synapses are, MΩ². */
		private double[] shares(final Impedance impedance, final double[] re, final double[] im) {
			impedance.transfers(soma, re, im);
			double sumRe = 0, sumIm = 0, sum = 0;
			for (int k = 0; k < where.length; k++) {
				final double part = length[k] / total, a = re[where[k]], b = im[where[k]];
				sumRe += part * a;
				sumIm += part * b;
				sum += part * (a * a + b * b);
			}
			return new double[] { sumRe * sumRe + sumIm * sumIm, sum };
		}

		private static double correlation(final double aim, final double[] variances) {
			final double correlation = variances[1] > 0 ? (aim - variances[0]) / variances[1] : 0;
			return correlation < LEAST_CORRELATION ? 0 : Math.min(1, correlation);
		}
	}
}
