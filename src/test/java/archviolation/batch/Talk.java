/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.batch;

/** A shell command may print. */
final class Talk {

	void allowedOut() {
		System.out.println();
	}
}
