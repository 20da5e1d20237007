/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the compiler's documentation check about everything that users of the library can see. */
class DocumentationTest {

	/** The check wants the components of a record again at its compact constructor, where there is nothing to add. */
	private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("\\s*(public|protected) \\w+ \\{.*");

	@Test
	void everythingVisibleIsDocumented() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertEquals("", gaps(files.filter(file -> file.toString().endsWith(".java")).toList()));
		}
	}

	@Test
	void gapsAreSeen(@TempDir final Path folder) throws IOException {
		final Path file = Files.writeString(folder.resolve("Gap.java"), """
			/** A shape.
			 * @param width µm */
			public record Gap(double width, double height) {
				public Gap {
					width = 1;
				}
				public double area() {
					return width * height;
				}
				/** Half of it. */
				public Gap half(final int times) {
					return this;
				}
				/** Refers to {@link Nothing}. */
				protected static final int N = 1;
				private static final int M = 1;
			}
			""");
		assertEquals("""
			Gap.java:3: no @param for height
			Gap.java:7: no comment
			Gap.java:11: no @param for times
			Gap.java:11: no @return
			Gap.java:14: reference not found""", gaps(List.of(file)).replace(folder + File.separator, ""));
	}

	/** One sentence per gap, ordered by file and line. */
	private static String gaps(final List<Path> files) throws IOException {
		final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		final DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		final List<Gap> gaps = new ArrayList<>();
		try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
			final List<String> options = List.of("-Xdoclint:all/protected", "-proc:none", "-Xmaxwarns", "10000", "-Xmaxerrs", "10000");
			final JavacTask task =
				(JavacTask) compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files));
			final Iterable<? extends CompilationUnitTree> units = task.parse();
			task.analyze();
			units.forEach(unit -> new RecordScanner(DocTrees.instance(task), gaps).scan(unit, null));
		}
		found.getDiagnostics().stream().filter(gap -> !isAtCompactConstructor(gap))
			.forEach(gap -> gaps.add(new Gap(gap.getSource().getName(), gap.getLineNumber(), gap.getMessage(Locale.ROOT))));
		return gaps.stream().sorted(Comparator.comparing(Gap::file).thenComparing(Gap::line))
			.map(gap -> gap.file() + ":" + gap.line() + ": " + gap.text()).collect(Collectors.joining("\n"));
	}

	private static boolean isAtCompactConstructor(final Diagnostic<? extends JavaFileObject> gap) {
		try {
			final String line =
				gap.getSource().getCharContent(true).toString().lines().skip(gap.getLineNumber() - 1).findFirst().orElse("");
			return COMPACT_CONSTRUCTOR.matcher(line).matches();
		}
		catch (final IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** Something undocumented. */
	private record Gap(String file, long line, String text) {}

	/** Finds the components of visible records which the comment of the record does not explain; the compiler's check passes over them. */
	private static final class RecordScanner extends TreePathScanner<Void, Void> {

		private final DocTrees trees;
		private final List<Gap> gaps;

		RecordScanner(final DocTrees trees, final List<Gap> gaps) {
			this.trees = trees;
			this.gaps = gaps;
		}

		@Override
		public Void visitClass(final ClassTree tree, final Void unused) {
			final DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
			if (tree.getKind() == Tree.Kind.RECORD && comment != null && isVisible(trees.getElement(getCurrentPath()))) {
				final Set<String> explained = comment.getBlockTags().stream().filter(ParamTree.class::isInstance)
					.map(tag -> ((ParamTree) tag).getName().toString()).collect(Collectors.toSet());
				final CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
				final long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
				for (final RecordComponentElement component : ((TypeElement) trees.getElement(getCurrentPath())).getRecordComponents())
					if (!explained.contains(component.getSimpleName().toString()))
						gaps.add(new Gap(unit.getSourceFile().getName(), line, "no @param for " + component.getSimpleName()));
			}
			return super.visitClass(tree, unused);
		}

		/** Members of interfaces carry the modifier public even if it is not written. */
		private static boolean isVisible(final Element element) {
			if (element.getKind() == ElementKind.PACKAGE) return true;
			final Set<Modifier> modifiers = element.getModifiers();
			return (modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED))
				&& isVisible(element.getEnclosingElement());
		}
	}
}
