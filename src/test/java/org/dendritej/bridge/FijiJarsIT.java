/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is installed into Fiji: our jar and the libraries that Fiji lacks, never one whose version is Fiji's to choose. */
class FijiJarsIT {

	private static final Path TARGET = Path.of("target");

	private static Document xml(final Path file) throws IOException {
		try {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
		}
		catch (final ParserConfigurationException | SAXException e) {
			throw new IOException(file + " cannot be read", e);
		}
	}

	private static Element child(final Element of, final String name) {
		for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element element && element.getTagName().equals(name))
				return element;
		throw new IllegalStateException("no " + name + " in " + of.getTagName());
	}

	/** Names of the libraries whose versions our parent decides for everybody in Fiji. */
	private static Set<String> managed() throws IOException {
		final String repository = System.getProperty("dendritej.repository");
		assumeTrue(repository != null, "skipped: the build tells where Maven keeps the parent's POM");
		final Element parent = child(xml(Path.of("pom.xml")).getDocumentElement(), "parent");
		final String version = child(parent, "version").getTextContent();
		final Path pom = Path.of(repository, "org", "scijava", "pom-scijava", version, "pom-scijava-" + version + ".pom");
		final NodeList dependencies =
			child(child(xml(pom).getDocumentElement(), "dependencyManagement"), "dependencies").getElementsByTagName("dependency");
		final Set<String> managed = new TreeSet<>();
		for (int i = 0; i < dependencies.getLength(); i++)
			managed.add(child((Element) dependencies.item(i), "artifactId").getTextContent());
		assertTrue(managed.size() > 500, () -> "only " + managed.size() + " managed libraries in " + pom);
		return managed;
	}

	/** Names of libraries in a folder or an archive, without their versions. */
	private static Set<String> libraries(final Stream<String> files) {
		return files.filter(file -> file.endsWith(".jar")).map(file -> file.substring(file.lastIndexOf('/') + 1).replaceFirst("-\\d.*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> entries(final Path archive, final Predicate<String> which) throws IOException {
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			return zip.stream().filter(entry -> !entry.isDirectory()).map(entry -> entry.getName()).filter(which)
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static Path ours() throws IOException {
		try (Stream<Path> files = Files.list(TARGET.resolve("imagej/jars"))) {
			return files.filter(file -> file.getFileName().toString().startsWith("DendriteJ-")).findFirst().orElseThrow();
		}
	}

	@Test
	void theUpdateSiteHoldsOurJarAndExactlyTheLibrariesThatFijiLacks() throws IOException {
		final Set<String> managed = managed(), lacking;
		try (Stream<Path> all = Files.list(TARGET.resolve("imagej/jars"))) { // everything that we need to run, but ImageJ itself
			lacking = libraries(all.map(Path::toString).map(name -> name.replace('\\', '/')));
		}
		lacking.removeAll(managed);
		assertTrue(lacking.contains("DendriteJ"));
		final Set<String> site = entries(TARGET.resolve("dendritej-update-site.zip"), name -> true);
		assertEquals(lacking, libraries(site.stream()));
		assertEquals(lacking.size(), site.size(), () -> "one jar each and nothing else: " + site);
		assertTrue(site.stream().allMatch(name -> name.startsWith("jars/")), site::toString);
	}

	@Test
	void theBridgeIsAJarOfItsOwnThatImageJLooksInto() throws IOException {
		final Set<String> bridge = entries(TARGET.resolve("DendriteJ_Bridge.jar"), name -> !name.startsWith("META-INF/"));
		assertTrue(bridge.remove("plugins.config"));
		assertFalse(bridge.isEmpty());
		assertTrue(bridge.stream().allMatch(name -> name.startsWith("org/dendritej/bridge/")), bridge::toString);
		assertTrue(Files.exists(TARGET.resolve("imagej/plugins/DendriteJ_Bridge.jar")));
	}

	@Test
	void nothingOfTheBridgeComesIntoFiji() throws IOException {
		final Path jar = ours();
		assertFalse(jar.getFileName().toString().contains("_"), "ImageJ would look into it");
		assertEquals(Set.of(), entries(jar, name -> name.startsWith("org/dendritej/bridge/") || name.endsWith("plugins.config")));
		assertEquals(Set.of("META-INF/json/org.scijava.plugin.Plugin"), entries(jar, name -> name.startsWith("META-INF/json/")));
		assertFalse(entries(TARGET.resolve("dendritej-update-site.zip"), name -> name.contains("Bridge")).iterator().hasNext());
	}
}
