/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import org.dendritej.units.Workers;
import picocli.CommandLine.Option;

/** The option {@code --threads} of every command that computes on several of them. */
final class Threads {

	private static final int MOST = 10_000;

	@Option(names = "--threads", paramLabel = "N",
		description = "Number of threads; by default one per processor. The results do not depend on it.") private Integer given;

	/** Says what is wrong with the number, if one is given, before anything has been read or written. */
	void check() {
		if (given != null && (given < 1 || given > MOST))
			throw new BatchException("--threads is " + given + "; it must be between 1 and " + MOST);
	}

	/** As many as are given, or one per processor. */
	Workers start() {
		check();
		return given == null ? Workers.onAllCores() : Workers.of(given);
	}
}
