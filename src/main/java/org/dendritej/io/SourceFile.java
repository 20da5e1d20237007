/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of an input file, unpacked if they are gzip, never more than a limit, with the hash of the file as it lies on the disk. Confined to one
 * thread.
 */
final class SourceFile implements AutoCloseable {

	/** No more bytes than this are read, packed or unpacked. */
	static final long MAX_BYTES = 512L << 20;

	/** So many bytes at the beginning are enough to recognise a format. */
	static final int HEAD = 8192;

	private final Path path;
	private final String name;
	private final DigestInputStream raw;
	private final InputStream content;

	private SourceFile(final Path path, final String name, final DigestInputStream raw, final InputStream content) {
		this.path = path;
		this.name = name;
		this.raw = raw;
		this.content = content;
	}

	static SourceFile open(final Path file) throws IOException {
		final String name = name(file);
		requireFile(file);
		@SuppressWarnings("resource") // closed by close()
		final DigestInputStream raw = new DigestInputStream(Files.newInputStream(file), sha256());
		try {
			final BufferedInputStream bytes = new BufferedInputStream(new Limited(raw, name, "the file is longer"), 1 << 16);
			bytes.mark(2);
			final boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
			bytes.reset();
			final InputStream content = packed ? new BufferedInputStream(
				new Limited(new Unpacked(new GZIPInputStream(bytes, 1 << 16), name), name, "the file unpacks to more"), 1 << 16) : bytes;
			return new SourceFile(file, name, raw, content);
		}
		catch (ZipException | EOFException e) {
			raw.close();
			throw damaged(name, e);
		}
		catch (IOException | RuntimeException e) {
			raw.close();
			throw e;
		}
	}

	private static void requireFile(final Path file) {
		if (Files.isDirectory(file))
			throw new ReconstructionException(name(file), "this is a folder; give the file of a reconstruction");
	}

	static String name(final Path file) {
		return file.getFileName() == null ? file.toString() : file.getFileName().toString();
	}

	/** Hash of a file's bytes, hexadecimal. */
	static String hash(final Path file) throws IOException {
		requireFile(file);
		final MessageDigest digest = sha256();
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
			in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** SHA-256 of some bytes as hexadecimal digits. */
	static String hash(final byte[] bytes) {
		return HexFormat.of().formatHex(sha256().digest(bytes));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}

	String name() {
		return name;
	}

	/** A file in the same folder. */
	Path beside(final String fileName) {
		return path.resolveSibling(fileName);
	}

	/** The unpacked bytes; closing the stream closes nothing. */
	InputStream content() {
		return new FilterInputStream(content) {

			@Override
			public void close() {
				// parsers of XML close what they have read, but the hash of the file still needs its end
			}
		};
	}

	/** The first bytes of the content, which are still to be read. */
	byte[] head() throws IOException {
		content.mark(HEAD);
		final byte[] head = content.readNBytes(HEAD);
		content.reset();
		return head;
	}

	/** The encoding of a text, by its byte order mark or by the zeros of UTF-16; UTF-8 otherwise. */
	static Charset charset(final byte[] head) {
		if (head.length >= 2 && (head[0] == (byte) 0xfe && head[1] == (byte) 0xff || head[0] == (byte) 0xff && head[1] == (byte) 0xfe))
			return StandardCharsets.UTF_16;
		if (head.length >= 4 && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0)
			return StandardCharsets.UTF_16BE;
		if (head.length >= 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0)
			return StandardCharsets.UTF_16LE;
		return StandardCharsets.UTF_8;
	}

	/** Reads what is left and gives the hash of the whole file. */
	String finish() throws IOException {
		raw.transferTo(java.io.OutputStream.nullOutputStream());
		return HexFormat.of().formatHex(raw.getMessageDigest().digest());
	}

	@Override
	public void close() throws IOException {
		raw.close();
	}

	private static ReconstructionException damaged(final String name, final IOException e) {
		final ReconstructionException damaged = new ReconstructionException(name,
			"its packed (gzip) content is damaged or ends early; get or save the file again");
		damaged.initCause(e);
		return damaged;
	}

	/** Ends a stream with a sentence when it is too long. */
	private static final class Limited extends FilterInputStream {

		private final String name;
		private final String problem;
		private long left = MAX_BYTES;

		Limited(final InputStream in, final String name, final String problem) {
			super(in);
			this.name = name;
			this.problem = problem;
		}

		@Override
		public int read() throws IOException {
			final int b = super.read();
			if (b >= 0)
				count(1);
			return b;
		}

		@Override
		public int read(final byte[] b, final int off, final int len) throws IOException {
			final int n = super.read(b, off, len);
			if (n > 0)
				count(n);
			return n;
		}

		private void count(final int n) {
			left -= n;
			if (left < 0)
				throw new ReconstructionException(name,
					problem + " than " + (MAX_BYTES >> 20) + " MB, which no reconstruction needs; split or thin it out");
		}
	}

	/** Tells damage from trouble with the disk. */
	private static final class Unpacked extends FilterInputStream {

		private final String name;

		Unpacked(final InputStream in, final String name) {
			super(in);
			this.name = name;
		}

		@Override
		public int read() throws IOException {
			try {
				return super.read();
			}
			catch (ZipException | EOFException e) {
				throw damaged(name, e);
			}
		}

		@Override
		public int read(final byte[] b, final int off, final int len) throws IOException {
			try {
				return super.read(b, off, len);
			}
			catch (ZipException | EOFException e) {
				throw damaged(name, e);
			}
		}
	}
}
