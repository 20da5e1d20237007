/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** When the synapses of a group receive spikes. */
public sealed interface SpikeTrain {

	/**
	 * The spike times of one synapse.
	 *
	 * @param synapse its number within the group, from 0
	 * @param duration length of the run; spikes at or after it are left out, ms
	 * @param seed belongs to the group; random trains mix it with the synapse's number, so that a train does not depend on how many others there are
	 * @return times in ms, ascending
	 * @throws MechanismException if a time is negative, or the spikes are too many to hold
	 */
	double[] times(int synapse, double duration, long seed);

	/**
	 * Given times, the same for every synapse.
	 *
	 * @param times ms
	 */
	record At(List<Double> times) implements SpikeTrain {

		/** Checks and sorts. */
		public At {
			for (final Double time : times)
				if (!Double.isFinite(time) || time < 0)
					throw new MechanismException("a spike at " + time + " ms; spike times must be finite and not negative");
			times = times.stream().sorted().toList();
		}

		@Override
		public double[] times(final int synapse, final double duration, final long seed) {
			return times.stream().mapToDouble(Double::doubleValue).filter(t -> t < duration).toArray();
		}
	}

	/**
	 * Given times, of its own for every synapse, as recorded elsewhere.
	 *
	 * @param trains one per synapse
	 */
	record Each(List<At> trains) implements SpikeTrain {

		/** Copies. */
		public Each {
			trains = List.copyOf(trains);
		}

		@Override
		public double[] times(final int synapse, final double duration, final long seed) {
			if (synapse >= trains.size())
				throw new MechanismException("spike times are given for " + trains.size() + " synapses, but there is a synapse " +
					synapse + " (counted from 0); give one list for each");
			return trains.get(synapse).times(synapse, duration, seed);
		}
	}

	/**
	 * One after the other: synapse i receives one spike at start + i · interval.
	 *
	 * @param start ms
	 * @param interval ms; negative if the last synapse is the first to receive its spike
	 */
	record Sequence(double start, double interval) implements SpikeTrain {

		/** Checks. */
		public Sequence {
			if (!Double.isFinite(start + interval) || start < 0)
				throw new MechanismException("a sequence from " + start + " ms every " + interval +
					" ms; both must be finite and the start not negative");
		}

		@Override
		public double[] times(final int synapse, final double duration, final long seed) {
			final double t = start + synapse * interval;
			if (t < 0)
				throw new MechanismException(
					"a sequence from " + start + " ms every " + interval + " ms gives synapse " + synapse + " a spike at " +
						t + " ms; begin later");
			return DoubleStream.of(t).filter(time -> time < duration).toArray();
		}
	}

	/**
	 * At regular intervals.
	 *
	 * @param start time of the first spike, ms
	 * @param interval ms
	 * @param number of spikes
	 */
	record Regular(double start, double interval, int number) implements SpikeTrain {

		/** Checks. */
		public Regular {
			if (!Double.isFinite(start + interval) || start < 0 || !(interval > 0) || number < 1)
				throw new MechanismException("a regular train of " +
					number + " spikes from " + start + " ms every " + interval
					+ " ms; the start must not be negative, interval and number must be positive");
		}

		@Override
		public double[] times(final int synapse, final double duration, final long seed) {
			final double within = Math.min(number, Math.ceil((duration - start) / interval));
			requireFew(within);
			return IntStream.range(0, (int) Math.max(0, within)).mapToDouble(i -> start + i * interval).filter(t -> t < duration).toArray();
		}
	}

	/**
	 * Volleys that are synchronous but for a jitter: each synapse receives one spike a volley, its delay drawn from a normal distribution, independently of the
	 * others. A spike that would come before 0 is drawn again. The draws depend on the seed and the synapse alone, so another jitter stretches the same delays.
	 *
	 * @param times middles of the volleys, ms
	 * @param jitter standard deviation, ms; 0 for none
	 */
	record Volley(List<Double> times, double jitter) implements SpikeTrain {

		/** Checks and sorts. */
		public Volley {
			times = new At(times).times();
			if (!(jitter >= 0) || Double.isInfinite(jitter))
				throw new MechanismException("a volley with a jitter of " + jitter + " ms; it must be finite and not negative");
		}

		@Override
		public double[] times(final int synapse, final double duration, final long seed) {
			final SplittableRandom random = new SplittableRandom(mix(seed, synapse));
			return times.stream().mapToDouble(time -> {
				double t;
				do t = time + jitter * normal(random);
				while (t < 0);
				return t;
			}).filter(t -> t < duration).sorted().toArray();
		}

		/** Box &amp; Muller (1958), Ann Math Stat 29:610–611; StrictMath gives the same bits on every machine. */
		private static double normal(final SplittableRandom random) {
			return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble())) * StrictMath.cos(2 * Math.PI * random.nextDouble());
		}
	}

	/**
	 * A Poisson process, independent for every synapse.
	 *
	 * @param rate Hz
	 * @param start ms
	 * @param stop ms; may be infinite
	 */
	record Poisson(double rate, double start, double stop) implements SpikeTrain {

		/** Checks. */
		public Poisson {
			if (!(rate >= 0) || Double.isInfinite(rate) || !(start >= 0) || Double.isInfinite(start) || !(stop > start))
				throw new MechanismException("a Poisson train of " + rate +
					" Hz from " + start + " to " + stop + " ms; the rate must not be negative and the stop must follow the start");
		}

		@Override
		public double[] times(final int synapse, final double duration, final long seed) {
			final SplittableRandom random = new SplittableRandom(mix(seed, synapse));
			final double end = Math.min(stop, duration);
			requireFew((end - start) * rate / 1000);
			final DoubleStream.Builder times = DoubleStream.builder();
			if (rate > 0)
				for (double t = start;;) { // StrictMath gives the same bits on every machine
					t -= StrictMath.log(1 - random.nextDouble()) * 1000 / rate;
					if (!(t < end))
						break;
					times.add(t);
				}
			return times.build().toArray();
		}
	}

	/**
	 * One seed out of two numbers, so that neighbours have unrelated streams (the finaliser of splitmix64: Steele, Lea &amp; Flood 2014, OOPSLA,
	 * doi:10.1145/2660193.2660195).
	 *
	 * @param seed any number
	 * @param index any number
	 * @return a seed
	 */
	static long mix(final long seed, final long index) {
		return scramble(scramble(seed) + index); // scrambled first, or the next index of one seed would be an index of a neighbouring one
	}

	private static long scramble(final long number) {
		long z = number + 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	private static void requireFew(final double spikes) {
		if (spikes > 1e7)
			throw new MechanismException("a spike train would give one synapse about " + Math.rint(spikes) +
				" spikes, more than 10 million; rates are in Hz and intervals in ms");
	}
}
