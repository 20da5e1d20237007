/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.util.Optional;

/** Which DendriteJ this is, for whatever says what it was made with. */
public final class ProgramVersion {

	private ProgramVersion() {
	}

	/**
	 * The version in the manifest of the jar.
	 *
	 * @return such as "1.0.0"; "unpacked" for classes that were never packed
	 */
	public static String text() {
		return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion()).orElse("unpacked");
	}
}
