/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.dendritej.units.Workers;

/**
 * Several threads that work on the blocks of one neuron: the one that leads its run, and helpers, which take groups of blocks that nobody has taken yet. Each begins
 * with the groups it had before, which are in its cache. Who leads waits only for groups on which a helper is at work, so a run goes on, on one thread if need be, with helpers that come late
 * or never. Who waits spins, for longer than a step takes, then lets other programs go first, and at last sleeps in between. Which thread has done what leaves no trace in results. So
 * helpers are employed only while they pay: now and then as many rounds are timed with and without them, since where other programs need the cores, who helps is often not at hand.
 *
 * <p>
 * To tell the other of two threads something, and to hear from it, takes 60 to 100 ns each where both write to lines of the cache of their own, 150 with the taking of a group, and 400 where the two are far from each other.
 */
final class Crew implements Team {

	private static final long SPIN = 100_000, YIELD = 1_000_000, NAP = 50_000; // ns
	private static final int SPINS_BETWEEN_LOOKS = 64; // at the clock
	/** Distance of numbers that different threads write, so that each has lines of the cache to itself. */
	private static final int APART = 32;
	private static final int ROUNDS_TIMED = 8, ROUNDS_BEFORE = 4, TIMINGS = 8; // with helpers and without
	private static final int LEAST_BETWEEN = 1024, MOST_BETWEEN = 16_384; // rounds; seldom, when all is compiled
	private final int threads;
	private final int groupCount;
	/** The present round, at {@link #APART}, and behind it, for each group, twice the last round in which it was taken, and one more when it is done. */
	private final AtomicIntegerArray rounds;
	private final Throwable[] failures;
	private volatile boolean over;
	// what only the thread that leads knows: whether helpers pay
	private int stage, left, between = LEAST_BETWEEN;
	private boolean together;
	private long begin;
	private final long[] alone = new long[TIMINGS], helped = new long[TIMINGS]; // ns
	private Block[][] groups;

	private Crew(final int threads, final int groups) {
		this.threads = threads;
		groupCount = groups;
		rounds = new AtomicIntegerArray(place(groups) + APART);
		for (int g = 0; g < groups; g++)
			rounds.set(place(g), 1); // done with round 0
		failures = new Throwable[groups];
	}

	/** Something that a crew helps to do. */
	interface Led<T> {

		T by(Team team);
	}

	/**
	 * Does something with the help of all threads.
	 *
	 * @param workers the threads
	 * @param groups number of groups of blocks
	 * @param led what to do; runs on one of the threads
	 * @return its result
	 */
	static <T> T lead(final Workers workers, final int groups, final Led<T> led) {
		final Crew crew = new Crew(workers.threads(), groups);
		final Supplier<T> leading = () -> {
			try {
				return led.by(crew);
			}
			finally {
				crew.over = true;
			}
		};
		return workers.map(crew.threads, thread -> {
			if (thread == 0) return leading.get();
			crew.help(thread);
			return null;
		}).get(0);
	}

	@Override
	public Loops.Loop[] over(final Block[][] allGroups) {
		final Loops.Loop[] alone = ALONE.over(allGroups);
		groups = allGroups;
		return new Loops.Loop[] { unused -> {
			if (employs()) work();
			else Loops.run(alone);
		} };
	}

	private void work() {
		final int now = rounds.get(APART) + 1;
		rounds.set(APART, now); // publishes what is to be done
		take(0, now);
		for (int g = 0; g < groupCount; g++)
			for (long since = 0, spins = 0; rounds.get(place(g)) != 2 * now + 1; spins++)
				since = await(spins, since);
		for (final Throwable failure : failures)
			if (failure != null) fail();
	}

	private static int place(final int group) {
		return (group + 2) * APART;
	}

	/** Waits a little, after so many times since some time, which is returned. */
	private static long await(final long spins, final long since) {
		if (spins % SPINS_BETWEEN_LOOKS != SPINS_BETWEEN_LOOKS - 1) {
			Thread.onSpinWait();
			return since;
		}
		final long now = System.nanoTime(), waited = since == 0 ? 0 : now - since;
		if (waited > YIELD) LockSupport.parkNanos(NAP);
		else if (waited > SPIN) Thread.yield();
		return since == 0 ? now : since;
	}

	/**
	 * Whether helpers are employed in the next round. For some rounds they are and are not by turns, and the medians decide on the rounds that follow; each turn
	 * begins with rounds that are not timed, until helpers have come.
	 */
	private boolean employs() {
		if (--left >= 0) {
			if (left == ROUNDS_TIMED - 1) begin = System.nanoTime();
			return together;
		}
		if (stage < 2 * TIMINGS) {
			if (stage > 0) note();
			together = stage % 2 == 0;
			left = ROUNDS_BEFORE + ROUNDS_TIMED - 1;
			stage++;
		}
		else {
			note();
			together = median(helped) < median(alone);
			left = between;
			between = Math.min(MOST_BETWEEN, 2 * between);
			stage = 0;
		}
		return together;
	}

	private void note() {
		(together ? helped : alone)[(stage - 1) / 2] = System.nanoTime() - begin;
	}

	private static long median(final long[] times) {
		Arrays.sort(times);
		return times[(times.length - 1) / 2];
	}

	private void fail() {
		final Throwable first = Arrays.stream(failures).filter(failure -> failure != null).findFirst().orElseThrow();
		Arrays.fill(failures, null);
		if (first instanceof Error error) throw error;
		throw (RuntimeException) first;
	}

	private void help(final int thread) {
		int seen = 0;
		for (long since = 0, spins = 0; !over; spins++) {
			final int now = rounds.get(APART);
			if (now != seen) {
				seen = now;
				take(thread, now);
				since = 0;
				spins = 0;
			}
			else since = await(spins, since);
		}
	}

	/** Works on all groups of blocks that nobody has taken in a round, one's own first. A round does not end before all that are taken are done. */
	private void take(final int thread, final int now) {
		for (int k = 0; k < groupCount; k++) {
			final int g = (int) ((k + (long) thread * groupCount / threads) % groupCount), before = 2 * now - 1;
			if (rounds.get(place(g)) == before && rounds.compareAndSet(place(g), before, 2 * now)) {
				try {
					Loops.run(groups[g]);
				}
				catch (final RuntimeException | Error failure) {
					failures[g] = failure;
				}
				rounds.set(place(g), 2 * now + 1);
			}
		}
	}
}
