/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package sc.fiji.snt;

import org.scijava.service.AbstractService;

/**
 * Stands in for SNT, which is not among what the tests can have: the name and those public methods of its service that are called, with the signatures and the
 * behaviour they have in SNT's sources (5.x). It holds the paths that a test puts into it.
 */
public class SNTService extends AbstractService {

	private PathAndFillManager paths;

	/** Opens SNT with some paths, or closes it. @param opened null to close it */
	public void open(final PathAndFillManager opened) {
		paths = opened;
	}

	/** Whether SNT is running. */
	public boolean isActive() {
		return paths != null;
	}

	/** The paths. @throws UnsupportedOperationException if SNT is not running, as SNT's own does */
	public PathAndFillManager getPathAndFillManager() {
		if (paths == null)
			throw new UnsupportedOperationException("SNT is not running");
		return paths;
	}
}
