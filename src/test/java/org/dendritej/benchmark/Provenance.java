/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When, with what and on what kind of machine a table was made. */
final class Provenance {

	private Provenance() {}

	/** Date and versions. */
	static String dateAndVersions() throws IOException {
		return LocalDate.now() + ", DendriteJ " + version() + ", Java " + System.getProperty("java.version");
	}

	/** Of this project, from the file in the working folder that says it first after its own coordinates. */
	private static String version() throws IOException {
		final Matcher version =
			Pattern.compile("<artifactId>DendriteJ</artifactId>\\s*<version>([^<]+)</version>").matcher(Files.readString(Path
				.of("pom.xml")));
		if (!version.find())
			throw new IOException(
				"pom.xml in " + Path.of("").toAbsolutePath() + " does not say the version of DendriteJ; run this in its folder");
		return version.group(1);
	}

	/** Cores, architecture and the widest vector instructions that the system tells of. */
	static String machine() throws IOException {
		final int cores = Runtime.getRuntime().availableProcessors();
		return cores + (cores == 1 ? " core" : " cores") + ", " + System.getProperty("os.arch") + vectors() + ", "
			+ System.getProperty("os.name");
	}

	private static String vectors() throws IOException {
		final Path told = Path.of("/proc/cpuinfo");
		if (!Files.isReadable(told)) return "";
		try (Stream<String> lines = Files.lines(told)) {
			final List<String> flags =
				lines.filter(line -> line.startsWith("flags") || line.startsWith("Features")).findFirst()
					.map(line -> List.of(line.split("\\s+")))
					.orElse(List.of());
			if (flags.contains("avx512f")) return " with AVX-512";
			if (flags.contains("avx2")) return " with AVX2";
			return flags.contains("asimd") ? " with NEON" : "";
		}
	}
}
