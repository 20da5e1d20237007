/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is said in one line on the standard error, with an exit code other than 0. */
class MistakesTest {

	@TempDir Path folder;

	@BeforeEach
	void writeFiles() throws IOException {
		SmallCell.write(folder);
		Files.writeString(folder.resolve("broken.swc"), "1 1 0 0 zero 5 -1\n");
		Files.writeString(folder.resolve("orphan.json"), "{\"dendritej\": 1, \"reconstruction\": {\"file\": \"none.swc\"}}");
		Files.writeString(folder.resolve("changed.json"),
			"{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\", \"sha256\": \"" + "0".repeat(64) + "\"}}");
		Files.writeString(folder.resolve("typo.json"), "{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\"}, \"sede\": 1}");
		Files.writeString(folder.resolve("nowhere.json"), "{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\"}, "
			+ "\"recording\": {\"probes\": [{\"voltage\": {\"name\": \"a\", \"location\": {\"section\": 99, \"fraction\": 0}}}]}}");
		Files.writeString(folder.resolve("huge.json"),
			"{\"dendritej\": 1, \"reconstruction\": {\"file\": \"cell.swc\"}, \"protocol\": {\"duration\": \"1e7 s\"}, "
				+ "\"recording\": {\"frameInterval\": \"0 ms\"}}");
		Files.writeString(folder.resolve("image.txt"), "no image");
		Files.writeString(folder.resolve("text.json"), "no json");
		Files.writeString(folder.resolve("file"), "");
		Files.createDirectories(folder.resolve("folder.json"));
		Files.createDirectories(folder.resolve("taken/activity.tif"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"''| 2| a command is missing: run, describe, build, convert, clamp, channel, plasticity, render, point, classify, sweep, prepare, or a question such as map-attenuation", //
		"walk| 2| Unmatched argument", //
		"run| 2| Missing required options", //
		"run model.json| 2| Missing required option: '--out=DIR'", //
		"run model.json --out out --thread 2| 2| Unknown options: '--thread', '2'", //
		"run model.json --out out --threads two| 2| 'two' is not an int", //
		"run model.json --out out --threads 0| 1| --threads is 0; it must be between 1 and 10000", //
		"run model.json --out out --threads 10001| 1| --threads is 10001; it must be between 1 and 10000", //
		"run none.json --out out| 1| none.json: there is no such file or folder", //
		"run text.json --out out| 1| text.json: line 1, column", //
		"run typo.json --out out| 1| typo.json: sede: unknown key; did you mean \"seed\"?", //
		"run orphan.json --out out| 1| none.swc: there is no such file or folder", //
		"run changed.json --out out| 1| cell.swc: this is not the file the model was made with", //
		"run nowhere.json --out out| 1| section 99", //
		"run huge.json --out out| 1| make it shorter", //
		"run model.json --out out --max-size 1e-4| 1| MB, more than --max-size allows, 0.1 MB; choose larger pixels", //
		"run model.json --out out --template none.tif| 1| none.tif: there is no such file or folder", //
		"run model.json --out out --template image.txt| 1| image.txt: this is no image", //
		"run model.json --out out --template image.txt --pixel-size 2| 1| --pixel-size is given beside --template", //
		"run model.json --out out --pixel-size 0| 1| a pixel of 0.0", //
		"run model.json --out out --pixel-size two| 2| 'two' is not a double", //
		"run model.json --out out --volume --projection| 2| mutually exclusive", //
		"run broken.swc --out out| 1| broken.swc, line 1", //
		"run model.json --out file| 1| file is a file; name a folder", //
		"run model.json --out file/out| 1| file", //
		"run model.json --out taken| 1| activity.tif is a folder", //
		"run . --out out| 1| this is a folder", //
		"run folder.json --out out| 1| folder.json: this is a folder; give a model file", //
		"describe none.swc| 1| none.swc: there is no such file or folder", //
		"describe broken.swc| 1| broken.swc, line 1", //
		"describe model.json| 1| model.json", //
		"build cell.swc| 2| Missing required option: '--out=MODEL.json'", //
		"build broken.swc --out new.json| 1| broken.swc, line 1", //
		"build cell.swc --out new.json --axon cut| 1| --axon is \"cut\"; expected as-reconstructed, removed or stub", //
		"build cell.swc --out new.json --attachment left| 1| expected one of middle, neuron-import, file-point, end", //
		"build cell.swc --out new.json --fixed 3 --d-lambda 0.1| 2| mutually exclusive", //
		"build cell.swc --out new.json --fixed 0| 1| number of compartments per section", //
		"build cell.swc --out new.json --maximal-length -1| 1| maximal compartment length", //
		"build cell.swc --out new.json --unit 0| 1| --unit is 0.0 um", //
		"build cell.swc --out new.json --tree 1| 1| there is no tree 1", //
		"build cell.swc --out file/new.json| 1| file" })
	void aMistakeIsOneSentenceAndAnExitCode(final String command, final int exitCode, final String message) throws IOException {
		final Object[] arguments = Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()).map(this::inFolder).toArray();
		final Shell shell = Shell.run(arguments);
		assertEquals(exitCode, shell.exitCode(), shell.err());
		final String complaint =
			shell.err().lines().filter(line -> !line.startsWith("note: ") && !line.endsWith("…")).reduce("", String::concat);
		assertTrue(complaint.startsWith("dendritej: ") && complaint.contains(message), shell.err());
		assertEquals(1, shell.err().lines().filter(line -> line.startsWith("dendritej: ")).count(), shell.err());
		assertFalse(shell.err().contains("Exception") || shell.err().contains("\tat "), shell.err());
		assertEquals("", shell.out());
		assertFalse(Files.exists(folder.resolve("out")) || Files.exists(folder.resolve("new.json")), "nothing is written");
	}

	private String inFolder(final String word) {
		return word.matches("(\\w+\\.(json|swc|tif|txt)|out|file.*|taken|\\.)") ? folder.resolve(word).toString() : word;
	}

	@Test
	void theTraceOfAnErrorIsShownOnRequest() {
		final Shell shell = Shell.run("describe", folder.resolve("none.swc"), "--verbose");
		assertTrue(shell.err().contains("NoSuchFileException") && shell.err().contains("\tat "), shell.err());
		assertEquals(1, shell.exitCode());
	}

	@Test
	void helpAndVersionGoToTheStandardOutput() {
		for (final String[] command : new String[][] { { "--help" }, { "run", "--help" }, { "describe", "-h" }, { "build", "--help" },
			{ "--version" } }) {
			final Shell shell = Shell.run((Object[]) command);
			assertEquals(0, shell.exitCode());
			assertEquals("", shell.err());
			assertTrue(shell.out().contains(command[0].equals("--version") ? "DendriteJ" : "Usage: dendritej"), shell.out());
		}
	}
}
