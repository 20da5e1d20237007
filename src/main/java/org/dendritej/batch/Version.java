/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import org.dendritej.io.ProgramVersion;

import picocli.CommandLine.IVersionProvider;

/** Which DendriteJ this is. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "DendriteJ " + ProgramVersion.text() };
	}
}
