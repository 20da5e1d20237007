/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.imagej;

/** Output that nobody asked for. */
final class Talk {

	void forbiddenOut() {
		System.out.println();
	}

	void forbiddenErr() {
		System.err.println();
	}

	void forbiddenReference() {
		final Runnable later = System.out::println;
		later.run();
	}

	void forbiddenLog() {
		ij.IJ.log("");
	}

	void forbiddenStackTrace(final Exception exception) {
		exception.printStackTrace();
	}

	double allowedLogarithm(final double x) {
		return Math.log(x);
	}
}
