/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package archviolation.units;

import java.util.concurrent.Executors;

/** The one class that may start threads. */
final class Workers {

	void allowed() {
		Executors.newFixedThreadPool(2, task -> new Thread(task)).shutdown();
	}
}
