/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The finished parts of a long piece of work, so that none is ever done again: a text file of lines, each with a checksum of its own, to which lines are only
 * appended. A line is on the disk before {@link #add} returns; a machine or program that dies leaves at most one torn line at the end, which is
 * noticed, told of and taken away when the file is opened again. Any thread may use it; one at a time among programs.
 */
public final class FinishedPoints implements AutoCloseable {

	private static final String MARK = "finished points of DendriteJ, 1";
	private static final int CHECKSUM = 16, LONGEST_LINE = 1 << 20;

	private final Path file;
	private final RandomAccessFile out; // other than a channel it does not close when a thread that writes is interrupted
	private final FileLock lock;
	private final Map<String, List<String>> points = new HashMap<>();
	private final List<String> notes = new ArrayList<>();

	/**
	 * Opens a file, or begins one.
	 *
	 * @param file where; its folder must exist
	 * @param work fingerprint of the work whose parts these are
	 * @param words for people who find the file of other work in this place: what this work is, in one line
	 * @return to be closed
	 * @throws IOException from the disk
	 * @throws ModelFileException if the file is something else, holds parts of other work, or another program is using it; it is left as it is
	 */
	public static FinishedPoints open(final Path file, final String work, final String words) throws IOException {
		if (Files.isDirectory(file))
			throw new ModelFileException(file + " is a folder; expected a file for finished points, which is made if it is not there");
		final RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
		try {
			return new FinishedPoints(file, out, line(List.of(MARK, ProgramVersion.text(), work, words)));
		}
		catch (final IOException | RuntimeException e) {
			out.close();
			throw e;
		}
	}

	private FinishedPoints(final Path file, final RandomAccessFile out, final String heading) throws IOException {
		this.file = file;
		this.out = out;
		lock = lock(file, out);
		final long good = read(heading);
		if (good < out.length()) {
			notes.add(file.getFileName()
				+ ": the last line was torn, as by a program that was ended while it wrote; its point is computed again");
			out.setLength(good);
		}
		out.seek(good);
		if (good == 0)
			write(heading);
	}

	private static FileLock lock(final Path file, final RandomAccessFile out) throws IOException {
		try {
			final FileLock lock = out.getChannel().tryLock();
			if (lock != null)
				return lock;
		}
		catch (final OverlappingFileLockException e) {
			throw inUse(file);
		}
		throw inUse(file);
	}

	private static ModelFileException inUse(final Path file) {
		return new ModelFileException(file + " is being written by another run; wait for its end, or choose another folder");
	}

	/** Understands what is there. Gives where the last good line ends. */
	private long read(final String heading) throws IOException {
		final InputStream in = new BufferedInputStream(new FileInputStream(out.getFD()), 1 << 16); // closing it would close the file
		long end = 0;
		int damaged = 0;
		for (byte[] line; (line = nextLine(in)) != null;) {
			final boolean whole = line.length > 0 && line[line.length - 1] == '\n';
			final Optional<List<String>> fields =
				whole ? fields(new String(line, 0, line.length - 1, StandardCharsets.UTF_8)) : Optional.empty();
			if (end == 0 && !isHeading(line, whole, fields, heading))
				return 0;
			if (!whole)
				break;
			if (end > 0 && fields.isPresent())
				points.putIfAbsent(fields.get().get(0), List.copyOf(fields.get().subList(1, fields.get().size())));
			else
				if (end > 0)
					damaged++;
			end += line.length;
		}
		if (damaged > 0)
			notes.add(file.getFileName() + ": " + damaged + (damaged == 1 ? " line does" : " lines do")
				+ " not have the checksum that stands in front; what was finished there is computed again");
		return end;
	}

	/** Whether the first line is ours; false for the torn beginning of it, which is begun again. */
	private boolean isHeading(final byte[] line, final boolean whole, final Optional<List<String>> fields, final String heading) {
		final byte[] ours = heading.getBytes(StandardCharsets.UTF_8);
		if (line.length < ours.length && Arrays.equals(line, 0, line.length, ours, 0, line.length))
			return false;
		if (!whole || fields.isEmpty() || fields.get().size() != 4 || !fields.get().get(0).equals(MARK))
			throw foreign();
		final List<String> expected = fields(heading.substring(0, heading.length() - 1)).orElseThrow(), found = fields.get();
		if (!found.get(1).equals(expected.get(1)))
			throw new ModelFileException(file + " was written by DendriteJ " + found.get(1) + ", this is " + expected.get(1)
				+ "; points of both are not mixed: choose another folder, or move the file away");
		if (!found.equals(expected))
			throw new ModelFileException(
				file + " holds the finished points of another sweep, " + found.get(3) + "; this one, " + expected.get(3)
					+ ", varies other numbers or another neuron, or has other settings: choose another folder, or move the file away");
		return true;
	}

	private ModelFileException foreign() {
		return new ModelFileException(file + " is no file of finished points; choose another folder, or move the file away");
	}

	/** With the newline at its end, if there is one; null at the end of the file. */
	private byte[] nextLine(final InputStream in) throws IOException {
		final ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int b; (b = in.read()) >= 0;) {
			line.write(b);
			if (b == '\n')
				break;
			if (line.size() > LONGEST_LINE)
				throw foreign();
		}
		return line.size() == 0 ? null : line.toByteArray();
	}

	private static String line(final List<String> fields) {
		final String text =
			String.join("\t", fields.stream().map(field -> field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")).toList());
		return checksum(text) + "\t" + text + "\n";
	}

	private static String checksum(final String text) {
		return SourceFile.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, CHECKSUM);
	}

	private static Optional<List<String>> fields(final String line) {
		if (line.length() <= CHECKSUM || line.charAt(CHECKSUM) != '\t' || !line.startsWith(checksum(line.substring(CHECKSUM + 1))))
			return Optional.empty();
		return Optional.of(Arrays.stream(line.substring(CHECKSUM + 1).split("\t", -1)).map(FinishedPoints::unescaped).toList());
	}

	private static String unescaped(final String field) {
		final StringBuilder text = new StringBuilder();
		for (int i = 0; i < field.length(); i++) {
			final char c = field.charAt(i);
			if (c != '\\' || i + 1 == field.length())
				text.append(c);
			else {
				final char escaped = field.charAt(++i);
				text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
			}
		}
		return text.toString();
	}

	/**
	 * What was found damaged when the file was opened.
	 *
	 * @return sentences, mostly none
	 */
	public synchronized List<String> notes() {
		return List.copyOf(notes);
	}

	/**
	 * How many points are finished.
	 *
	 * @return their number
	 */
	public synchronized int size() {
		return points.size();
	}

	/**
	 * What a finished point has given.
	 *
	 * @param key fingerprint of all that determines it
	 * @return its fields, if it is finished
	 */
	public synchronized Optional<List<String>> find(final String key) {
		return Optional.ofNullable(points.get(key));
	}

	/**
	 * Keeps a finished point. When this returns it is on the disk.
	 *
	 * @param key fingerprint of all that determines it
	 * @param fields what it has given
	 * @throws IOException from the disk
	 */
	public synchronized void add(final String key, final List<String> fields) throws IOException {
		if (points.containsKey(key))
			return;
		final List<String> all = new ArrayList<>(List.of(key));
		all.addAll(fields);
		write(line(all));
		points.put(key, List.copyOf(fields));
	}

	private void write(final String line) throws IOException {
		final long begin = out.getFilePointer();
		try {
			out.write(line.getBytes(StandardCharsets.UTF_8));
			out.getFD().sync();
		}
		catch (final IOException e) { // such as a full disk: whatever is added later begins a line of its own
			out.setLength(begin);
			out.seek(begin);
			throw e;
		}
	}

	@Override
	public synchronized void close() throws IOException {
		lock.release();
		out.close();
	}
}
