/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A film as an AVI file, written picture by picture: each one a JPEG of its own, so that ImageJ, VLC and presentation programs jump to any. It may grow beyond 4
 * GB: the pictures lie in parts of at most 1 GB (OpenDML AVI File Format Extensions 1.02, 1997), each with its index; the first part has that of plain AVI files
 * too. Confined to one thread.
 */
final class AviWriter {

	/** Size of a part, bytes. Within it all offsets fit 32 bits with their sign. */
	private static final long PART = 1L << 30;
	/** How many parts the first index has room for. */
	private static final int PARTS = 256;
	private static final int STREAM = 0x30306463 /* "00dc" */, KEY_FRAME = 0x10, HAS_INDEX = 0x10, INTERLEAVED = 0x100;

	private final FileChannel file;
	private final long part;
	private final List<Part> parts = new ArrayList<>();
	private final int width, height;
	private final double framesPerSecond;
	private int frames, largest;

	/** Where one part of the file has its pieces. */
	private static final class Part {

		long riff, movie, index;
		int indexSize;
		final List<long[]> pictures = new ArrayList<>();
	}

	/**
	 * Begins a file.
	 *
	 * @param file empty
	 * @param width pixels
	 * @param height pixels
	 * @param framesPerSecond at which it is played
	 */
	AviWriter(final FileChannel file, final int width, final int height, final double framesPerSecond) throws IOException {
		this(file, width, height, framesPerSecond, PART);
	}

	/** Begins a file. @param part largest size of a part, bytes */
	AviWriter(final FileChannel file, final int width, final int height, final double framesPerSecond, final long part)
		throws IOException {
		this.file = file;
		this.part = part;
		this.width = width;
		this.height = height;
		this.framesPerSecond = framesPerSecond;
		file.position(0);
		header();
		begin("AVI ", 0);
	}

	/** Adds a picture. @param jpeg the whole of a JPEG file */
	void add(final byte[] jpeg) throws IOException {
		final int size = jpeg.length + jpeg.length % 2;
		if (file.position() - last().riff + size + 16L * (last().pictures.size() + 4) > part && !last().pictures.isEmpty()) {
			end();
			if (parts.size() == PARTS)
				throw new IOException("a film of more than " + PARTS + " GB is longer than AVI files can be");
			begin("AVIX", file.position());
		}
		last().pictures.add(new long[] { file.position(), jpeg.length });
		final ByteBuffer chunk = buffer(8 + size);
		chunk.order(ByteOrder.BIG_ENDIAN).putInt(STREAM).order(ByteOrder.LITTLE_ENDIAN).putInt(jpeg.length).put(jpeg);
		write(chunk);
		largest = Math.max(largest, jpeg.length);
		frames++;
	}

	/** Ends the file. At least one picture must have been added. */
	void close() throws IOException {
		end();
		final long end = file.position();
		file.position(0);
		header();
		file.position(end);
	}

	private Part last() {
		return parts.get(parts.size() - 1);
	}

	/** Begins a part. @param riff where it begins */
	private void begin(final String type, final long riff) throws IOException {
		final Part next = new Part();
		next.riff = riff;
		if (riff > 0) {
			final ByteBuffer start = buffer(12);
			write(text(text(start, "RIFF").putInt(0), type));
		}
		next.movie = file.position();
		write(text(text(buffer(12), "LIST").putInt(0), "movi"));
		parts.add(next);
	}

	/** Writes the index of the present part and its sizes. */
	private void end() throws IOException {
		final Part one = last();
		final int n = one.pictures.size();
		one.index = file.position();
		one.indexSize = 32 + 8 * n;
		final ByteBuffer index = text(buffer(one.indexSize), "ix00").putInt(one.indexSize - 8);
		index.putShort((short) 2).put((byte) 0).put((byte) 1).putInt(n).order(ByteOrder.BIG_ENDIAN).putInt(STREAM);
		index.order(ByteOrder.LITTLE_ENDIAN).putLong(one.riff).putInt(0);
		for (final long[] picture : one.pictures)
			index.putInt((int) (picture[0] + 8 - one.riff)).putInt((int) picture[1]);
		write(index);
		final long movieEnd = file.position();
		if (one.riff == 0) {
			final ByteBuffer plain = text(buffer(8 + 16 * n), "idx1").putInt(16 * n);
			for (final long[] picture : one.pictures)
				plain.order(ByteOrder.BIG_ENDIAN).putInt(STREAM).order(ByteOrder.LITTLE_ENDIAN).putInt(KEY_FRAME)
					.putInt((int) (picture[0] - one.movie - 8)).putInt((int) picture[1]);
			write(plain);
		}
		final long end = file.position();
		size(one.movie + 4, movieEnd - one.movie - 8);
		if (one.riff > 0)
			size(one.riff + 4, end - one.riff - 8);
		file.position(end);
	}

	private void size(final long at, final long size) throws IOException {
		file.position(at);
		write(buffer(4).putInt((int) size));
	}

	/** The head of the file: with sizes that are known only at the end. */
	private void header() throws IOException {
		final int superIndex = 32 + 16 * PARTS, stream = 4 + 8 + 56 + 8 + 40 + superIndex, odml = 4 + 8 + 4;
		final int list = 4 + 8 + 56 + 8 + stream + 8 + odml;
		final long end = parts.isEmpty() || parts.size() == 1 ? file.size() : parts.get(1).riff;
		final ByteBuffer head = buffer(12 + 8 + list);
		text(text(text(head, "RIFF").putInt((int) Math.max(0, end - 8)), "AVI "), "LIST").putInt(list);
		text(text(head, "hdrl"), "avih").putInt(56);
		head.putInt((int) Math.round(1e6 / framesPerSecond)).putInt((int) Math.min(Integer.MAX_VALUE, largest * framesPerSecond)).putInt(0)
			.putInt(HAS_INDEX | INTERLEAVED).putInt(frames).putInt(0).putInt(1).putInt(largest).putInt(width).putInt(height)
			.putLong(0).putLong(0);
		text(text(text(text(head, "LIST").putInt(stream), "strl"), "strh").putInt(56), "vids");
		text(head, "MJPG").putInt(0).putInt(0).putInt(0).putInt(1000).putInt((int) Math.round(1000 * framesPerSecond)).putInt(0)
			.putInt(frames).putInt(largest).putInt(-1).putInt(0).putShort((short) 0).putShort((short) 0).putShort((short) width)
			.putShort((short) height);
		text(head, "strf").putInt(40).putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
		text(head, "MJPG").putInt(3 * width * height).putInt(0).putInt(0).putInt(0).putInt(0);
		text(head, "indx").putInt(superIndex - 8).putShort((short) 4).put((byte) 0).put((byte) 0).putInt(parts.size());
		head.order(ByteOrder.BIG_ENDIAN).putInt(STREAM).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putInt(0).putInt(0);
		for (int i = 0; i < PARTS; i++) {
			final Part one = i < parts.size() ? parts.get(i) : new Part();
			head.putLong(one.index).putInt(one.indexSize).putInt(one.pictures.size());
		}
		text(text(text(head, "LIST").putInt(odml), "odml"), "dmlh").putInt(4).putInt(frames);
		write(head);
	}

	private static ByteBuffer buffer(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static ByteBuffer text(final ByteBuffer buffer, final String four) {
		return buffer.put(four.getBytes(StandardCharsets.US_ASCII));
	}

	private void write(final ByteBuffer buffer) throws IOException {
		buffer.clear();
		while (buffer.hasRemaining())
			file.write(buffer);
	}
}
