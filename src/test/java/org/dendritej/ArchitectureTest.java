/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dendritej.ArchitectureRules.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds the project to {@link ArchitectureRules}, and each rule to the classes below {@code archviolation}: there it must report every
 * field and method whose name begins with {@code forbidden}, and nothing else. So a rule that went blind, or too strict, fails here.
 */
class ArchitectureTest {

	private static final String PROJECT = "org.dendritej", PLANTED = "archviolation";
	private static final JavaClasses PROJECT_CLASSES =
		new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(PROJECT);
	private static final JavaClasses PLANTED_CLASSES = new ClassFileImporter().importPackages(PLANTED);

	@Test
	void theProjectKeepsTheRulesThatHoldEverywhere() {
		ArchitectureRules.general(PROJECT).forEach(rule -> rule.check(PROJECT_CLASSES));
	}

	@ParameterizedTest
	@EnumSource
	void eachLayerDependsOnlyOnWhatItsArrowsAllow(final Layer layer) {
		ArchitectureRules.dependsOnlyOnWhatItsArrowsAllow(layer, PROJECT).check(PROJECT_CLASSES);
	}

	@ParameterizedTest
	@EnumSource
	void eachForbiddenArrowOfALayerIsReported(final Layer layer) {
		final ArchRule rule = ArchitectureRules.dependsOnlyOnWhatItsArrowsAllow(layer, PLANTED);
		assertReportsExactly(planted("Arrows", layer.below(PLANTED).replace("..", ".")), rule);
	}

	@Test
	void aClassOutsideTheLayersIsReported() {
		assertReportsExactly(Set.of("archviolation.elsewhere.Stray"), ArchitectureRules.everyClassLivesInALayer(PLANTED));
	}

	@Test
	void packagesThatNeedEachOtherAreReported() {
		final ArchRule rule = ArchitectureRules.packagesFormNoCycles(PLANTED);
		assertTrue(rule.evaluate(PLANTED_CLASSES).hasViolation());
	}

	@Test
	void eachWayToStartAThreadIsReported() {
		assertReportsExactly(planted("Threads", ""), ArchitectureRules.threadsComeFromOnePlace(PLANTED));
	}

	@Test
	void eachWayToBeRandomWithoutASeedIsReported() {
		assertReportsExactly(planted("Chance", ""), ArchitectureRules.everyRandomGeneratorIsSeeded(PLANTED));
	}

	@Test
	void eachWayToPrintIsReported() {
		assertReportsExactly(planted("Talk", ""), ArchitectureRules.nothingBelowCommandAndBatchPrints(PLANTED));
	}

	@Test
	void eachKindOfChangingStaticFieldIsReported() {
		assertReportsExactly(planted("Statics", ""), ArchitectureRules.noStaticFieldChanges(PLANTED));
	}

	private static void assertReportsExactly(final Set<String> planted, final ArchRule rule) {
		assertFalse(planted.isEmpty(), "nothing is planted for: " + rule.getDescription());
		final Pattern origin = Pattern.compile("^[A-Z][A-Za-z ]* <([^(>]*)");
		final Set<String> reported = rule.evaluate(PLANTED_CLASSES).getFailureReport().getDetails().stream()
			.flatMap(detail -> origin.matcher(detail).results()).map(match -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(String.join("\n", planted), String.join("\n", reported), rule.getDescription());
	}

	private static Set<String> planted(final String simpleName, final String prefix) {
		return PLANTED_CLASSES.stream().filter(type -> type.getSimpleName().equals(simpleName) && type.getName().startsWith(prefix))
			.flatMap(type -> type.getMembers().stream()).filter(member -> member.getName().startsWith("forbidden"))
			.map(member -> member.getOwner().getName() + "." + member.getName()).collect(Collectors.toCollection(TreeSet::new));
	}
}
