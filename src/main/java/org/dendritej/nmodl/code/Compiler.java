/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/** From Java source to a class in memory, by Janino: no JDK is needed. */
final class Compiler {

	private static final String PACKAGE = "org.dendritej.nmodl.code.generated";

	private Compiler() {}

	/**
	 * Compiles a class.
	 *
	 * @param members methods of the class, written by us
	 * @return an instance
	 */
	static GeneratedCode compile(final String members) {
		final String source = "package " + PACKAGE
			+ ";\nimport org.dendritej.nmodl.code.*;\nimport org.dendritej.mechanism.Exponentials;\npublic final class Code extends GeneratedCode {\n"
			+
			members + "}\n";
		try {
			final SimpleCompiler compiler = new SimpleCompiler();
			compiler.setParentClassLoader(Compiler.class.getClassLoader());
			compiler.cook(source);
			return (GeneratedCode) compiler.getClassLoader().loadClass(PACKAGE + ".Code").getDeclaredConstructor().newInstance();
		}
		catch (final CompileException | ReflectiveOperationException e) {
			throw new IllegalStateException("generated code does not compile", e);
		}
	}
}
