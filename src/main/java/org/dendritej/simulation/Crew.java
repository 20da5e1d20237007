/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.dendritej.units.Workers;

/**
 * Several threads that work on the blocks of one neuron: the one that leads its run, and helpers, which take blocks that nobody has taken yet. Each begins
 * with the blocks it had before, which are in its cache. Who leads waits only for blocks on which a helper is at work, so a run goes on, on one thread if need be, with helpers that come late
 * or never. Who waits spins for some 50 µs and then sleeps in between. Which thread has done what leaves no trace in results. So
 * helpers are employed only while they pay: now and then as many rounds are timed with and without them, since where other programs need the cores, who helps is often not at hand.
 */
final class Crew implements Team {

	private static final int SPINS = 2_000;
	private static final long NAP = 50_000; // ns
	private static final int ROUNDS_TIMED = 64, ROUNDS_BETWEEN = 4096; // even, since two make a step
	private final int threads;
	private final AtomicIntegerArray taken; // by block: the last round in which it was
	private final AtomicInteger done = new AtomicInteger(); // blocks of this round
	private final Throwable[] failures;
	private volatile int round;
	private volatile boolean over;
	// whether helpers pay
	private int stage, left = ROUNDS_TIMED;
	private boolean together = true;
	private long begin, withHelpers; // ns
	// what is to be done in this round
	private Block[] blocks;
	private CableEquation.Work work;

	private Crew(final int threads, final int blocks) {
		this.threads = threads;
		taken = new AtomicIntegerArray(blocks);
		failures = new Throwable[blocks];
	}

	/** Something that a crew helps to do. */
	interface Led<T> {

		T by(Team team);
	}

	/**
	 * Does something with the help of all threads.
	 *
	 * @param workers the threads
	 * @param blocks number of blocks
	 * @param led what to do; runs on one of the threads
	 * @return its result
	 */
	static <T> T lead(final Workers workers, final int blocks, final Led<T> led) {
		final Crew crew = new Crew(workers.threads(), blocks);
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
	public void work(final Block[] allBlocks, final CableEquation.Work whatToDo) {
		if (!employs()) {
			ALONE.work(allBlocks, whatToDo);
			return;
		}
		blocks = allBlocks;
		work = whatToDo;
		done.set(0);
		final int now = round + 1;
		round = now; // publishes what is to be done
		take(0, now);
		for (int spins = 0; done.get() < allBlocks.length; spins++)
			if (spins < SPINS) Thread.onSpinWait();
			else LockSupport.parkNanos(NAP);
		for (final Throwable failure : failures)
			if (failure != null) fail();
	}

	/** Whether helpers are employed in the next round. */
	private boolean employs() {
		if (--left > 0) return together;
		final long now = System.nanoTime();
		stage = (stage + 1) % 4;
		left = stage == 0 ? ROUNDS_BETWEEN : ROUNDS_TIMED;
		if (stage == 1) together = true; // until helpers are there
		else if (stage == 3) {
			withHelpers = now - begin;
			together = false;
		}
		else if (stage == 0) together = withHelpers < now - begin;
		begin = now;
		return together;
	}

	private void fail() {
		final Throwable first = Arrays.stream(failures).filter(failure -> failure != null).findFirst().orElseThrow();
		Arrays.fill(failures, null);
		if (first instanceof Error error) throw error;
		throw (RuntimeException) first;
	}

	private void help(final int thread) {
		int seen = 0;
		for (int spins = 0; !over; spins++) {
			final int now = round;
			if (now != seen) {
				seen = now;
				take(thread, now);
				spins = 0;
			}
			else if (spins < SPINS) Thread.onSpinWait();
			else LockSupport.parkNanos(NAP);
		}
	}

	/** Works on all blocks that nobody has taken in a round, one's own first. A round does not end before all that are taken are done. */
	private void take(final int thread, final int now) {
		final int number = taken.length();
		for (int k = 0; k < number; k++) {
			final int b = (int) ((k + (long) thread * number / threads) % number);
			if (taken.get(b) == now - 1 && taken.compareAndSet(b, now - 1, now)) {
				try {
					CableEquation.Work.let(work, blocks[b]);
				}
				catch (final RuntimeException | Error failure) {
					failures[b] = failure;
				}
				done.incrementAndGet();
			}
		}
	}
}
