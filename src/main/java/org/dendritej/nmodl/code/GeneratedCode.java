/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

/** What generated classes are. Public for them alone. */
public abstract class GeneratedCode {

	/** For generated classes. */
	protected GeneratedCode() {}

	/**
	 * Runs one code of the program on the frame of one element.
	 *
	 * @param code its number
	 * @param frame see {@link Frame}
	 * @param host what runs it
	 */
	public abstract void run(int code, double[] frame, Host host);

	/**
	 * Runs straight code on all elements, pass after pass.
	 *
	 * @param code its number
	 * @param a arrays, one per quantity
	 * @param u numbers that are the same for all elements
	 * @param n number of elements
	 */
	public abstract void loops(int code, double[][] a, double[] u, int n);
}
