/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch distribution as it is built, copied elsewhere, with and without the archive for a faster start. */
class DistributionIT {

	private static final Path BUILT = Path.of("target", "dendritej-batch");

	@TempDir static Path installations;

	private static Path prepared, kept;

	@TempDir Path folder;

	/** Prepared once, since that takes seconds; the archive holds for this place alone. */
	@BeforeAll
	static void install() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: the launcher needs a shell");
		prepared = installations.toRealPath().resolve("installation");
		kept = installations.resolve("kept");
		copy(BUILT, prepared);
		final Path log = installations.resolve("log");
		assertEquals(0, ended(start(prepared, installations, log, "prepare")), () -> text(log));
		assertEquals("", text(log));
		copy(prepared.resolve("start"), kept);
	}

	@BeforeEach
	void mend() throws IOException {
		SmallCell.write(folder);
		copy(kept, prepared.resolve("start"));
	}

	@Test
	void theBuildHasPreparedIt() {
		assertTrue(Files.exists(BUILT.resolve("start/made-for")), "Java's archive of classes is missing");
	}

	@Test
	void aPreparedInstallationTakesItsClassesFromTheArchiveAndGivesTheSame() throws Exception {
		assertTrue(isArchiveUsed(prepared));
		final String results = run(prepared);
		final Path moved = Files.move(prepared, installations.toRealPath().resolve("another place"));
		try {
			assertFalse(isArchiveUsed(moved));
			assertEquals(results, run(moved));
		}
		finally {
			Files.move(moved, prepared);
		}
		Files.delete(prepared.resolve("start/classes.jsa"));
		assertFalse(isArchiveUsed(prepared));
	}

	@Test
	void aDamagedArchiveDoesNoHarm() throws Exception {
		final String description = output("describe", "cell.swc");
		final Path archive = prepared.resolve("start/classes.jsa");
		final byte[] whole = Files.readAllBytes(archive);
		final int part = whole.length / 10;
		for (int at = 0; at < 10 * part; at += part) {
			final byte[] damaged = whole.clone();
			for (int i = at; i < at + part; i++)
				damaged[i] ^= 0x5a;
			Files.write(archive, damaged);
			assertEquals(description, output("describe", "cell.swc"));
		}
		for (final byte[] other : List.of(new byte[0], new byte[] { 'n', 'o' }, Arrays.copyOf(whole, whole.length / 2))) {
			Files.write(archive, other);
			assertEquals(description, output("describe", "cell.swc"));
		}
	}

	@Test
	void anArchiveOfAnotherJavaOrOtherJarsIsLeftAlone() throws Exception {
		final Path madeFor = prepared.resolve("start/made-for");
		Files.writeString(madeFor, text(madeFor).replaceAll("JAVA_VERSION=.*", "JAVA_VERSION=\"1\""));
		assertFalse(isArchiveUsed(prepared));
		mend();
		assertTrue(isArchiveUsed(prepared));
		final String description = output("describe", "cell.swc");
		final Path jar = jar("picocli");
		final FileTime time = Files.getLastModifiedTime(jar);
		Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
		assertFalse(isArchiveUsed(prepared));
		assertEquals(description, output("describe", "cell.swc"));
		Files.setLastModifiedTime(jar, time);
	}

	@Test
	void itCanBePreparedTwiceAtOnce() throws Exception {
		final Process one = start(prepared, folder, folder.resolve("one"), "prepare"),
			other = start(prepared, folder, folder.resolve("other"), "prepare");
		assertEquals(0, ended(one), () -> text(folder.resolve("one")));
		assertEquals(0, ended(other), () -> text(folder.resolve("other")));
		assertTrue(isArchiveUsed(prepared));
		try (Stream<Path> left = Files.list(prepared.resolve("start"))) {
			assertEquals(List.of("classes.jsa", "made-for"), left.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	private static Path jar(final String name) throws IOException {
		try (Stream<Path> jars = Files.list(prepared.resolve("lib"))) {
			return jars.filter(jar -> jar.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
		}
	}

	/** What a run says and writes. */
	private String run(final Path home) throws Exception {
		final Path said = folder.resolve("said");
		assertEquals(0, ended(start(home, folder, said, "run", "model.json", "--out", "out")), () -> text(said));
		return text(said) + text(folder.resolve("out/voltage.csv"));
	}

	/** What the prepared installation says, warnings of Java included. */
	private String output(final String... arguments) throws Exception {
		final Path said = folder.resolve("said");
		assertEquals(0, ended(start(prepared, folder, said, arguments)), () -> text(said));
		return text(said);
	}

	private boolean isArchiveUsed(final Path home) throws Exception {
		final Path log = folder.resolve("log");
		assertEquals(0, ended(start(home, folder, log, "--version")), () -> text(log));
		return Files.readString(Path.of(log + ".classes")).contains(Main.class.getName() + " source: shared objects file");
	}

	/** Starts the launcher; all that it says goes into one file, the classes that Java loads into another. */
	private static Process start(final Path home, final Path folder, final Path said, final String... arguments) throws IOException {
		final List<String> command = new ArrayList<>(List.of(home.resolve("bin/dendritej").toString()));
		command.addAll(List.of(arguments));
		final ProcessBuilder process =
			new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
		process.environment().put("JAVA_HOME", System.getProperty("java.home"));
		process.environment().put("JAVA_OPTS", "-Xlog:class+load:file=" + said + ".classes");
		return process.start();
	}

	private static int ended(final Process process) throws InterruptedException {
		final boolean ended = process.waitFor(2, TimeUnit.MINUTES);
		if (!ended) process.destroyForcibly();
		assertTrue(ended, "the process does not end");
		return process.exitValue();
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void copy(final Path from, final Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (final Path file : files.filter(file -> !file.startsWith(from.resolve("start"))).toList())
				if (!Files.isDirectory(file) || !Files.exists(to.resolve(from.relativize(file).toString())))
					Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES,
						StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
