/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** Which DendriteJ this is. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "DendriteJ " + text() };
	}

	/** The version in the manifest of the jar; classes that were never packed have none. */
	static String text() {
		return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpacked");
	}
}
