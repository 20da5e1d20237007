/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.ref.Reference;
import java.nio.Buffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * The layers of the project and what holds in them, as rules for the packages below a given root. The layers are an allow-list: a new
 * package, arrow or library is a decision to be taken here, not an accident.
 */
final class ArchitectureRules {

	private static final String BELOW_SIMULATION = "model recording cable mechanism morphology units";
	private static final String CORE_BUT_IO = "simulation nmodl neuron " + BELOW_SIMULATION;
	private static final String BELOW_IMAGEJ = "imaging optics indicator experiment io " + CORE_BUT_IO;

	/** A package, the other packages that it may use, and what it may use besides {@code java..}. */
	enum Layer {
		UNITS(""),
		MORPHOLOGY(""),
		OPTICS("units"),
		MECHANISM("units"),
		CABLE("morphology units"),
		RECORDING("cable morphology units"),
		INDICATOR("recording cable morphology units"),
		NEURON("mechanism units"),
		NMODL("mechanism units", "org.codehaus.janino..", "org.codehaus.commons.."),
		MODEL("recording cable mechanism morphology units"), // recording, since a model file says what is recorded
		SIMULATION(BELOW_SIMULATION),
		IO("nmodl " + BELOW_SIMULATION, "com.fasterxml.jackson..", "javax.xml..", "org.xml.sax.."),
		EXPERIMENT(CORE_BUT_IO),
		IMAGING("optics indicator " + BELOW_SIMULATION, "net.imglib2.."), // never the solver: a recording read from disk renders just as well
		IMAGEJ(BELOW_IMAGEJ, "ij..", "org.scijava..", "net.imglib2..", "javax.imageio.."),
		BATCH("imagej " + BELOW_IMAGEJ, "picocli.."),
		COMMAND("imagej " + BELOW_IMAGEJ, "ij..", "org.scijava.."),
		BRIDGE("", "ij..", "org.scijava..", "javax.swing.."); // knows no command, only what SciJava tells of any

		private final String arrows;
		private final String[] libraries;

		Layer(final String arrows, final String... libraries) {
			this.arrows = arrows;
			this.libraries = libraries;
		}

		/** The packages of this layer below a root, as ArchUnit's pattern. */
		String below(final String root) {
			return root + "." + name().toLowerCase(Locale.ROOT) + "..";
		}
	}

	private ArchitectureRules() {}

	static ArchRule dependsOnlyOnWhatItsArrowsAllow(final Layer layer, final String root) {
		final Stream<String> arrows = Arrays.stream(layer.arrows.split(" ")).filter(name -> !name.isEmpty())
			.map(name -> Layer.valueOf(name.toUpperCase(Locale.ROOT)).below(root));
		final String[] allowed = Stream.of(Stream.of(layer.below(root), "java.."), arrows, Arrays.stream(layer.libraries))
			.flatMap(stream -> stream).toArray(String[]::new);
		return classes().that().resideInAPackage(layer.below(root)).should().onlyDependOnClassesThat().resideInAnyPackage(allowed)
			.allowEmptyShould(true);
	}

	static ArchRule everyClassLivesInALayer(final String root) {
		final String[] layers = Arrays.stream(Layer.values()).map(layer -> layer.below(root)).toArray(String[]::new);
		return classes().that().resideInAPackage(root + "..").should().resideInAnyPackage(layers);
	}

	static ArchRule packagesFormNoCycles(final String root) {
		return slices().matching(root + ".(*)..").should().beFreeOfCycles();
	}

	static ArchRule threadsComeFromOnePlace(final String root) {
		final Set<Class<?>> sources = Set.of(Executor.class, Executors.class, CompletableFuture.class, ForkJoinTask.class,
			Timer.class);
		return noClasses().that().haveNameNotMatching(Pattern.quote(root + ".units.Workers") + "(\\$.*)?").should()
			.accessTargetWhere(access("starts threads", target -> isAny(target.getOwner(), sources)
				|| target instanceof ConstructorCallTarget && target.getOwner().isAssignableTo(Thread.class)
				|| target.getName().startsWith("parallel")
					&& isAny(target.getOwner(), Set.of(BaseStream.class, Collection.class, Arrays.class))));
	}

	static ArchRule everyRandomGeneratorIsSeeded(final String root) {
		return noClasses().that().resideInAPackage(root + "..").should()
			.accessTargetWhere(access("is random without a seed", target -> {
				final JavaClass owner = target.getOwner();
				final boolean noArguments = target instanceof CodeUnitCallTarget call && call.getRawParameterTypes().isEmpty();
				return owner.isAssignableTo(ThreadLocalRandom.class) || owner.isAssignableTo(SecureRandom.class)
					|| switch (target.getName()) {
						case "<init>" -> noArguments && owner.isAssignableTo(RandomGenerator.class);
						case "random" -> owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
						case "randomUUID" -> owner.isEquivalentTo(UUID.class);
						case "shuffle" -> target instanceof CodeUnitCallTarget call && call.getRawParameterTypes().size() == 1;
						case "create" -> noArguments && owner.isAssignableTo(RandomGeneratorFactory.class);
						case "of", "getDefault" -> owner.isEquivalentTo(RandomGenerator.class);
						default -> false;
					};
			}));
	}

	static ArchRule nothingBelowCommandAndBatchPrints(final String root) {
		return noClasses().that().resideOutsideOfPackages(Layer.COMMAND.below(root), Layer.BATCH.below(root)).should()
			.accessTargetWhere(access("prints", target -> switch (target.getName()) {
				case "out", "err" -> target.getOwner().isEquivalentTo(System.class);
				case "printStackTrace" -> target.getOwner().isAssignableTo(Throwable.class);
				case "log" -> target.getOwner().isAssignableTo("ij.IJ");
				default -> false;
			}));
	}

	static ArchRule noStaticFieldChanges(final String root) {
		return fields().that().areStatic().and().areDeclaredInClassesThat().resideInAPackage(root + "..").should(holdNothingMutable());
	}

	/** Final, and neither of a type made to be changed nor an array that another class could write into. */
	private static ArchCondition<JavaField> holdNothingMutable() {
		return new ArchCondition<>("be final and immutable") {

			@Override
			public void check(final JavaField field, final ConditionEvents events) {
				final Set<JavaModifier> modifiers = field.getModifiers();
				final JavaClass type = field.getRawType();
				final boolean constant = modifiers.contains(JavaModifier.FINAL) && !isMadeToBeChanged(type)
					&& (!type.isArray() || modifiers.contains(JavaModifier.PRIVATE));
				if (!constant && !modifiers.contains(JavaModifier.SYNTHETIC))
					events.add(SimpleConditionEvent.violated(field, "Field <" + field.getFullName() + "> is static and can change"));
			}
		};
	}

	private static boolean isMadeToBeChanged(final JavaClass type) {
		final boolean container = !type.isInterface() && isAny(type, Set.of(Collection.class, Map.class));
		return container || type.getPackageName().startsWith("java.util.concurrent")
			|| isAny(type, Set.of(Random.class, RandomGenerator.class,
				ThreadLocal.class, BitSet.class, StringBuilder.class, Buffer.class, Reference.class));
	}

	private static DescribedPredicate<JavaAccess<?>> access(final String description,
		final Predicate<AccessTarget> isIt) {
		return describe(description, access -> isIt.test(access.getTarget()));
	}

	private static boolean isAny(final JavaClass type, final Set<Class<?>> types) {
		return types.stream().anyMatch(type::isAssignableTo);
	}

	/** Every rule but the arrows, which take a layer as well. */
	static List<ArchRule> general(final String root) {
		return List.of(everyClassLivesInALayer(root), packagesFormNoCycles(root), threadsComeFromOnePlace(root),
			everyRandomGeneratorIsSeeded(root), nothingBelowCommandAndBatchPrints(root), noStaticFieldChanges(root));
	}
}
