/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.units;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * The one place where threads come from: runs independent tasks on a fixed number of threads and gives their results in the order of their index, so that
 * nothing depends on which thread was faster. With one thread the tasks run on the caller's. Safe for use by one caller at a time; close it when done.
 */
public final class Workers implements AutoCloseable {

	private final int threads;
	private final ExecutorService pool;

	private Workers(final int threads) {
		this.threads = threads;
		this.pool = threads == 1 ? null : Executors.newFixedThreadPool(threads, task -> {
			final Thread thread = new Thread(task, "DendriteJ worker");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Workers on a number of threads.
	 *
	 * @param threads at least 1
	 * @return workers to be closed after use
	 * @throws IllegalArgumentException if {@code threads} is below 1
	 */
	public static Workers of(final int threads) {
		if (threads < 1)
			throw new IllegalArgumentException("the number of threads is " + threads + "; it must be at least 1");
		return new Workers(threads);
	}

	/**
	 * As many workers as the machine has processors.
	 *
	 * @return workers to be closed after use
	 */
	public static Workers onAllCores() {
		return of(Runtime.getRuntime().availableProcessors());
	}

	/**
	 * Number of threads.
	 *
	 * @return at least 1
	 */
	public int threads() {
		return threads;
	}

	/**
	 * Runs {@code task} for every index and waits for all of them.
	 *
	 * @param n number of tasks
	 * @param task called once for each of {@code 0 … n-1}, on any of the threads
	 */
	public void forEach(final int n, final IntConsumer task) {
		map(n, i -> {
			task.accept(i);
			return null;
		});
	}

	/**
	 * Runs {@code task} for every index and collects what they return. If tasks fail, those not begun are skipped and the exception of the failed task with
	 * the lowest index is thrown.
	 *
	 * @param <T> what a task returns
	 * @param n number of tasks
	 * @param task called once for each of {@code 0 … n-1}, on any of the threads
	 * @return the results in the order of the index, shape {@code [n]}
	 */
	public <T> List<T> map(final int n, final IntFunction<T> task) {
		final List<T> results = new ArrayList<>(n);
		if (pool == null || n < 2) {
			for (int i = 0; i < n; i++)
				results.add(task.apply(i));
			return results;
		}
		final Object[] values = new Object[n];
		final AtomicInteger next = new AtomicInteger();
		final List<Future<?>> running = new ArrayList<>();
		final Throwable[] failures = new Throwable[n];
		for (int k = 0; k < Math.min(threads, n); k++)
			running.add(pool.submit(() -> {
				for (int i; (i = next.getAndIncrement()) < n;)
					try {
						values[i] = task.apply(i);
					}
				catch (final RuntimeException | Error failure) {
					failures[i] = failure;
					next.set(n);
				}
			}));
		for (final Future<?> future : running)
			await(future);
		for (final Throwable failure : failures) {
			if (failure instanceof RuntimeException exception)
				throw exception;
			if (failure instanceof Error error)
				throw error;
		}
		for (final Object value : values) {
			@SuppressWarnings("unchecked") final T result = (T) value;
			results.add(result);
		}
		return results;
	}

	private static void await(final Future<?> future) {
		boolean interrupted = false;
		while (true)
			try {
				future.get();
				break;
			}
			catch (final InterruptedException e) {
				interrupted = true; // the tasks look at their own cancel flag; never leave them running behind the caller's back
			}
			catch (final ExecutionException e) {
				throw new IllegalStateException("a worker failed outside its task", e.getCause());
			}
		if (interrupted)
			Thread.currentThread().interrupt();
	}

	/** A task that waits for the Java machine to be told to end, as by Ctrl+C. */
	public interface ExitTask extends AutoCloseable {

		/** The task is not needed any more. */
		@Override
		void close();
	}

	/**
	 * Runs a task when the Java machine is told to end, on a thread of its own while all others go on. The machine ends when the task has.
	 *
	 * @param task what to do then
	 * @return to be closed when there is nothing to do any more
	 */
	public static ExitTask onExit(final Runnable task) {
		final Thread thread = new Thread(task, "DendriteJ exit");
		Runtime.getRuntime().addShutdownHook(thread);
		return () -> {
			try {
				Runtime.getRuntime().removeShutdownHook(thread);
			}
			catch (final IllegalStateException e) { // the machine is ending, so the task has run or runs now
				return;
			}
		};
	}

	@Override
	public void close() {
		if (pool != null)
			pool.shutdown();
	}
}
