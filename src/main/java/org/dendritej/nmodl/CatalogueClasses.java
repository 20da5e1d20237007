/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import java.nio.file.Path;
import java.util.Map;

import org.dendritej.nmodl.code.ProgramCode;
import org.dendritej.nmodl.program.Lowering;
import org.dendritej.nmodl.syntax.MechanismReader;

/** Compiles what comes with us while DendriteJ is built, so that the first of it that is used needs no compiler. Nothing depends on it but the time that takes. */
public final class CatalogueClasses {

	private CatalogueClasses() {}

	/**
	 * Run by the build.
	 *
	 * @param arguments the folder of classes
	 */
	public static void main(final String[] arguments) {
		for (final String name : Channels.NAMES)
			ProgramCode.write(Lowering.of(MechanismReader.parse(name + ".mod", Channels.source(name), Map.of())), Path.of(arguments[0]));
	}
}
