/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Ways to start a thread. */
final class Threads {

	void forbiddenThread() {
		new Thread(() -> {}).start();
	}

	void forbiddenExecutors() {
		Executors.newCachedThreadPool();
	}

	void forbiddenExecutorThatIsHandedIn(final ExecutorService executor) {
		executor.submit(() -> {});
	}

	void forbiddenPool() {
		new ForkJoinPool(2);
	}

	void forbiddenFuture() {
		CompletableFuture.runAsync(() -> {});
	}

	void forbiddenTimer() {
		new Timer();
	}

	void forbiddenParallelStream(final List<String> list) {
		list.parallelStream().count();
	}

	void forbiddenParallel() {
		IntStream.range(0, 3).parallel().sum();
	}

	void forbiddenParallelArrays(final int[] array) {
		Arrays.parallelSetAll(array, i -> i);
	}

	void forbiddenInALambda() {
		final Runnable later = () -> new Thread(() -> {});
		later.run();
	}

	void allowedAtomic() {
		new AtomicInteger().incrementAndGet();
	}

	void allowedInterrupt() {
		Thread.currentThread().interrupt();
	}

	int allowedStream(final int[] array) {
		return Arrays.stream(array).sequential().sum();
	}
}
