/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;

/**
 * Lets Java keep the classes of a small run as it needs them in memory (class data sharing), beside the installation. The launcher uses that archive if it was made by
 * the same Java at the same place; Java itself ignores one that is damaged or does not fit the jars. The zip has none, since it holds for one Java only. Java 17 takes
 * our classes into it only if the path of the installation has no spaces.
 */
@Command(name = "prepare", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
	"Makes dendritej start faster: writes what Java knows of its classes into the folder \"start\" of the installation.",
	"To be done again when Java has been updated or the installation moved; until then it starts as without." })
final class PrepareCommand implements Callable<Integer> {

	private static final String FOLDER = "start", ARCHIVE = "classes.jsa", MADE_FOR = "made-for";

	private static final String CELL = """
		1 1 0 0 0 5 -1
		2 3 0 5 0 1 1
		3 3 0 105 0 1 2
		4 3 60 105 0 0.5 3
		5 3 0 105 80 0.5 3
		6 2 0 -5 0 0.5 1
		7 2 0 -35 0 0.5 6
		""";

	private static final String MODEL = """
		{
			"dendritej": 1,
			"name": "small cell",
			"reconstruction": { "file": "cell.swc" },
			"discretisation": { "rule": { "maximalLength": "0.15 um" } },
			"biophysics": { "temperature": "6.3 degC",
				"cable": [{ "region": "everywhere", "axialResistivity": "100 Ohm cm", "specificCapacitance": "1 uF/cm2" }],
				"mechanisms": [
					{ "region": "everywhere", "mechanism": "pas", "parameters": { "e": "-60 mV", "g": "0.0003 S/cm2" } },
					{ "region": { "any": ["soma", "axon", "dendrites"] }, "mechanism": "hh", "parameters": { "gkbar": "0.036 S/cm2" } }
				] },
			"synapses": [{
				"name": "cluster",
				"receptors": [{ "mechanism": "AMPA", "weight": "0.3 nS" }, { "mechanism": "NMDA", "weight": "1.5 nS" }],
				"sites": { "cluster": { "centre": { "position": ["60 um", "105 um", "0 um"] }, "spread": "20 um", "number": 20 } },
				"spikes": { "at": ["5 ms"] }
			}],
			"protocol": { "duration": "50 ms", "start": "settled", "stimuli": [
				{ "currentClamp": { "location": "soma", "current": { "step": { "amplitude": "0.5 nA", "onset": "2 ms" } } } }
			] },
			"recording": { "probes": [{ "voltage": { "name": "soma", "location": "soma" } }], "frameInterval": "5 ms",
				"spikeDetectors": [{ "name": "soma", "location": "soma", "threshold": "-20 mV" }] }
		}
		""";

	@Override
	public Integer call() throws IOException {
		final Path home = home(), folder = Files.createDirectories(home.resolve(FOLDER)),
			made = Files.createTempDirectory(folder, ".new-");
		try {
			final Path list = made.resolve("classes.lst"), archive = made.resolve(ARCHIVE);
			Files.writeString(made.resolve("cell.swc"), CELL);
			java(home, made, "-XX:DumpLoadedClassList=" + list, Main.class.getName(), "run",
				Files.writeString(made.resolve("cell.json"), MODEL).toString(), "--out", made.resolve("out").toString());
			java(home, made, "-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + archive, Main.class.getName());
			java(home, made, "-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-XX:+VerifySharedSpaces", "-Xlog:cds=off", // as the launcher
				Main.class.getName(), "--version");
			archive.toFile().setWritable(true); // else nobody but its owner's Java could remove it on Windows
			Files.writeString(made.resolve(MADE_FOR), home + "\n" + Files.readString(Path.of(System.getProperty("java.home"), "release")));
			Files.deleteIfExists(folder.resolve(MADE_FOR)); // never beside an archive that it does not speak of
			for (final String name : List.of(ARCHIVE, MADE_FOR))
				Files.move(made.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			remove(made);
		}
		return 0;
	}

	/** The folder of the installation, above that of the jars. */
	private static Path home() throws IOException {
		try {
			final Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toRealPath();
			if (Files.isRegularFile(jar) && jar.getParent().endsWith("lib")) return jar.getParent().getParent();
			throw new BatchException("only an installation can be prepared, in which " + jar.getFileName() + " lies in the folder lib");
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException("the place of the program has no path", e);
		}
	}

	/** Runs Java with the jars in the very words of the launcher, since the archive holds for these alone. */
	private static void java(final Path home, final Path folder, final String... arguments) throws IOException {
		final File log = folder.resolve("log").toFile();
		final List<String> command =
			new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				home.resolve("lib") + File.separator + "*"));
		command.addAll(List.of(arguments));
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(log)).start();
		process.getOutputStream().close();
		try {
			if (process.waitFor() != 0)
				throw new BatchException("this Java, " + System.getProperty("java.home") + ", has made no archive of classes: " +
					Failure.oneLine(Files.readString(log.toPath())) + "; dendritej runs without it, too");
		}
		catch (final InterruptedException e) {
			process.destroy();
			throw new BatchException("interrupted");
		}
	}

	private static void remove(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
