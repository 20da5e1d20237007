/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.dendritej.morphology.Description;
import org.dendritej.morphology.MorphologyException;
import org.dendritej.morphology.Reconstruction;
import org.dendritej.morphology.TreeChoice;

/**
 * Damages files of all formats in every way that comes to mind and reads them: what comes out is a reconstruction that can be described, chosen from and written
 * in all formats, or one sentence. Everything follows from a seed, so a failure can be looked at again. {@code main} goes on for as long as it is told; run
 * it with a small heap to see that memory is bounded.
 */
final class ReaderFuzzer {

	/** Longest file that is made. */
	static final int MAX_SIZE = 200_000;

	private static final String[] ENCODINGS = { "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "UTF-8" };
	private static final String[] SNIPPETS = { "NaN", "Infinity", "-1", "0", "1e308", "1e-320", "99999999999999999999", "2147483648",
		"-2147483649", "<", ">",
		"\"", "&x;", "&#0;", "&lt;", "<!DOCTYPE x [", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>", "]]>", "<![CDATA[",
		"<!--", "-->", "<?",
		"#", "\0", "\uffff", "\ufeff", ",", ";", "\r", "\n", "\t", "|", "(", ")", "((", "))", "<(", ")>", "(1 2 3 4)", "\"",
		"1 1 0 0 0 1 -1\n",
		"1 1 0 0 0 1 2\n", "2 1 0 0 0 1 1\n", "# Joints (of 15 points): 2 3 4\n", "# All positions and radii in pixel\n", "<path id=\"0\">",
		"</path>",
		"<path id=\"3\" startson=\"3\">", "startson=\"1\"", "fittedversionof=\"0\"", "usefitted=\"true\"", "fitted=\"1\"", "swctype=\"1\"",
		"<segment id=\"0\">", "<parent segment=\"0\"/>", "<parent segment=\"1\" fractionAlong=\"0.5\"/>", "<member segment=\"1\"/>",
		"<include segmentGroup=\"all\"/>", "<include href=\"cell\"/>", "<segmentGroup id=\"all\">", "<morphology id=\"m\">",
		"<cell id=\"c\" morphology=\"m\">",
		"<branch>", "</branch>", "<tree type=\"Axon\">", "<point x=\"1\" y=\"1\" z=\"1\" d=\"1\"/>", "<edge source=\"2\" target=\"1\"/>",
		"<node id=\"9\" x=\"0\" y=\"0\" z=\"0\"/>", "// Tracing N1\n", "// Segment 1\n", "// End of", "e", "  ", "\u2028", "1,5", "1.5",
		"x" };

	private final List<byte[]> originals;
	private final Path folder;
	private final Map<String, Integer> outcomes = new TreeMap<>();

	/**
	 * @param originals files to start from
	 * @param folder where files are written
	 */
	ReaderFuzzer(final List<byte[]> originals, final Path folder) {
		this.originals = List.copyOf(originals);
		this.folder = folder;
	}

	/** How often files were read and refused. */
	Map<String, Integer> outcomes() {
		return outcomes;
	}

	/** The file of a seed. */
	byte[] file(final long seed) {
		final Random random = new Random(seed);
		byte[] bytes = originals.get(random.nextInt(originals.size()));
		for (int k = random.nextInt(6); k >= 0 && bytes.length > 0; k--)
			bytes = random.nextInt(3) == 0 ? damagedBytes(bytes, random) : damagedText(bytes, random);
		if (random.nextInt(12) == 0)
			bytes = new String(bytes, StandardCharsets.UTF_8).getBytes(Charset.forName(ENCODINGS[random.nextInt(ENCODINGS.length)]));
		if (random.nextInt(12) == 0)
			bytes = packed(bytes);
		if (random.nextInt(40) == 0 && bytes.length > 0)
			bytes = damagedBytes(bytes, random);
		return bytes.length > MAX_SIZE ? java.util.Arrays.copyOf(bytes, MAX_SIZE) : bytes;
	}

	private byte[] damagedBytes(final byte[] bytes, final Random random) {
		final byte[] damaged = bytes.clone();
		for (int k = 1 + random.nextInt(4); k > 0; k--)
			damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(5) - 2);
		return random.nextInt(6) == 0 ? java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
	}

	private byte[] damagedText(final byte[] bytes, final Random random) {
		final String text = new String(bytes, StandardCharsets.ISO_8859_1);
		final int at = random.nextInt(text.length()), to = Math.min(text.length(), at + random.nextInt(40));
		final String before = text.substring(0, at), after = text.substring(to), piece = text.substring(at, to);
		final String snippet = SNIPPETS[random.nextInt(SNIPPETS.length)];
		final String damaged = switch (random.nextInt(10)) {
			case 0 -> before + after;
			case 1 -> before + piece + piece + after;
			case 2 -> before + snippet + piece + after;
			case 3 -> before + snippet + after;
			case 4 -> text.replaceFirst("(?s)(.{0," + at + "})\\d+(\\.\\d+)?", "$1" + snippet.replace("\\", "").replace("$", ""));
			case 5 -> before + (piece + "\n").repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 4000 : 20)) + after;
			case 6 -> text.replace(piece.isEmpty() ? "\n" : piece.substring(0, 1), snippet);
			case 7 -> before + swapped(piece + after, random);
			case 8 -> before + new String(originals.get(random.nextInt(originals.size())), StandardCharsets.ISO_8859_1);
			default -> before + snippet.repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 20_000 : 5)) + after;
		};
		return damaged.substring(0, Math.min(damaged.length(), MAX_SIZE)).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String swapped(final String text, final Random random) {
		final List<String> lines = new ArrayList<>(List.of(text.split("\n", 30)));
		java.util.Collections.shuffle(lines, random);
		return String.join(random.nextInt(4) == 0 ? "\r" : "\n", lines);
	}

	private static byte[] packed(final byte[] bytes) {
		final ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write(bytes);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
		return packed.toByteArray();
	}

	/**
	 * Reads the file of a seed.
	 *
	 * @throws AssertionError if anything comes out that should not
	 */
	void run(final long seed) throws IOException {
		run(seed, file(seed));
	}

	private void run(final long seed, final byte[] bytes) throws IOException {
		final Path file = Files.write(folder.resolve("cell"), bytes);
		try {
			final Reconstruction read = Reconstructions.read(file);
			outcomes.merge("read", 1, Integer::sum);
			Description.of(read);
			read.choose(new TreeChoice(TreeChoice.MAIN_TREE, 0.5, Map.of()));
			if (read.size() <= 2000 && seed % 3 == 0)
				writeAndRead(read);
		}
		catch (ReconstructionException | MorphologyException e) {
			final String message = e.getMessage();
			if (message == null || message.isBlank() || message.contains("\n") || message.length() > 1000)
				throw new AssertionError("seed " + seed + ": no sentence: " + message, e);
			outcomes.merge("refused", 1, Integer::sum);
		}
		catch (RuntimeException | Error | IOException e) {
			throw new AssertionError("seed " + seed + ": " + e, e);
		}
	}

	private void writeAndRead(final Reconstruction read) throws IOException {
		final Reconstruction scaled = Double.isNaN(read.frame().micrometresPerUnit()) ? Fitted.inMicrometres(read, 1) : read;
		final Description before = Description.of(Fitted.joined(scaled));
		for (final String ending : List.of(".swc", ".traces", ".nml")) {
			final Path file = folder.resolve("written" + ending);
			ReconstructionWriter.write(file, scaled, Double.NaN);
			final Description after = Description.of(Reconstructions.read(file));
			if (after.trees() != before.trees() || ending.equals(".swc") && after.points() != before.points())
				throw new AssertionError("as " + ending + " it comes back as " + after + ", was " + before);
			outcomes.merge("written as " + ending, 1, Integer::sum);
		}
	}

	/**
	 * Goes on for a while.
	 *
	 * @param arguments seconds; first seed; further files or folders to start from, of which small ones are taken
	 * @throws Exception what was found
	 */
	public static void main(final String[] arguments) throws Exception {
		final List<byte[]> originals = new ArrayList<>(SmallFiles.all().values());
		for (int k = 2; k < arguments.length; k++)
			try (Stream<Path> files = Files.walk(Path.of(arguments[k]))) {
				for (final Path file : files.filter(Files::isRegularFile).filter(file -> file.toFile().length() < 60_000).sorted().toList())
					originals.add(Files.readAllBytes(file));
			}
		final Path folder = Files.createTempDirectory("fuzz");
		final ReaderFuzzer fuzzer = new ReaderFuzzer(originals, folder);
		final long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
		final java.lang.management.ThreadMXBean threads = java.lang.management.ManagementFactory.getThreadMXBean();
		long seed = Long.parseLong(arguments[1]), slowest = 0, slowestSeed = seed;
		int failures = 0;
		for (; System.nanoTime() < end; seed++) {
			final byte[] bytes = fuzzer.file(seed);
			final long start = threads.getCurrentThreadCpuTime();
			try {
				fuzzer.run(seed, bytes);
			}
			catch (final AssertionError e) {
				failures++;
				e.printStackTrace();
			}
			final long time = threads.getCurrentThreadCpuTime() - start;
			if (time > slowest) {
				slowest = time;
				slowestSeed = seed;
				System.out.printf("seed %d took %.0f ms%n", seed, time / 1e6);
			}
		}
		System.out.printf("%d files from %d, %d failures, slowest %.0f ms (seed %d): %s%n", seed - Long.parseLong(arguments[1]),
			originals.size(), failures,
			slowest / 1e6, slowestSeed, fuzzer.outcomes());
	}
}
