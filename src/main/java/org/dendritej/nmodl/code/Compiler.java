/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * From Java source to a class in memory, by Janino: no JDK is needed. A class is named by what is in it, so one that the build has compiled already, as those of
 * the catalogue, is found by its name, and no other can be taken for it.
 */
final class Compiler {

	private static final String PACKAGE = "org.dendritej.nmodl.code.generated";

	private Compiler() {}

	/**
	 * Compiles a class, unless it is there.
	 *
	 * @param members methods of the class, written by us
	 * @return an instance
	 */
	static GeneratedCode compile(final String members) {
		final String name = PACKAGE + "." + name(members);
		try {
			return instance(Class.forName(name, true, Compiler.class.getClassLoader()));
		}
		catch (final ClassNotFoundException notBuilt) {
			try {
				return instance(compiled(members).getClassLoader().loadClass(name));
			}
			catch (final ReflectiveOperationException e) {
				throw new IllegalStateException("a compiled class is there", e);
			}
		}
	}

	/**
	 * Compiles a class and writes it where it will be found.
	 *
	 * @param members methods of the class, written by us
	 * @param classes folder of classes
	 */
	static void write(final String members, final Path classes) {
		try {
			for (final Map.Entry<String, byte[]> one : compiled(members).getBytecodes().entrySet()) {
				final Path file = classes.resolve(one.getKey().replace('.', '/') + ".class");
				Files.createDirectories(file.getParent());
				Files.write(file, one.getValue());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static GeneratedCode instance(final Class<?> type) {
		try {
			return (GeneratedCode) type.getDeclaredConstructor().newInstance();
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException("generated classes can be made", e);
		}
	}

	private static SimpleCompiler compiled(final String members) {
		final String source = "package " + PACKAGE
			+ ";\nimport org.dendritej.nmodl.code.*;\nimport org.dendritej.mechanism.Exponentials;\nimport org.dendritej.mechanism.Logarithms;\npublic final class "
			+ name(members) +
			" extends GeneratedCode {\n" + members + "}\n";
		try {
			final SimpleCompiler compiler = new SimpleCompiler();
			compiler.setParentClassLoader(Compiler.class.getClassLoader());
			compiler.cook(source);
			return compiler;
		}
		catch (final CompileException e) {
			throw new IllegalStateException("generated code does not compile", e);
		}
	}

	private static String name(final String members) {
		try {
			final byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
			return "Code" + HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
