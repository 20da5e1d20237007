/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

import org.dendritej.io.JsonReport;
import org.dendritej.units.Workers;

/**
 * One resolution of an OME-Zarr image: takes its planes slice by slice, writes a layer of chunks as soon as it is whole, and hands means on to the next coarser
 * resolution. Holds one layer of chunks. Confined to one thread, which may have helpers to compress.
 */
final class ZarrLevel {

	private static final int DEEPEST_CHUNK = 16, WIDEST_CHUNK = 512, WIDEST_OF_VOLUMES = 256;
	/** What a layer of chunks may take, bytes. */
	private static final long LARGEST_LAYER = 64L << 20;
	private static final int COMPRESSION = 4;

	private final Path folder;
	private final int frames, channels, depth, height, width;
	private final int[] factors;
	private final int bits;
	private final float fill;
	private final int chunkDepth, chunkSide;
	private final float[][] layer;

	private ZarrLevel coarser;
	private boolean halved;
	private float[] above;

	/**
	 * The finest resolution.
	 *
	 * @param folder to be made and written into
	 * @param shape frames, channels, slices, height, width
	 * @param bits 8, 16: whole numbers from 0; 32: real numbers
	 * @param fill what chunks that are not there hold
	 */
	ZarrLevel(final Path folder, final int[] shape, final int bits, final float fill) {
		this(folder, shape, bits, fill, new int[] { 1, 1, 1 });
	}

	private ZarrLevel(final Path folder, final int[] shape, final int bits, final float fill, final int[] factors) {
		this.folder = folder;
		frames = shape[0];
		channels = shape[1];
		depth = shape[2];
		height = shape[3];
		width = shape[4];
		this.bits = bits;
		this.fill = fill;
		this.factors = factors;
		final long plane = 4L * width * height;
		chunkDepth = (int) Math.max(1, Math.min(Math.min(DEEPEST_CHUNK, depth), LARGEST_LAYER / plane));
		chunkSide = Math.min(chunkDepth > 1 ? WIDEST_OF_VOLUMES : WIDEST_CHUNK, Math.max(width, height));
		layer = new float[chunkDepth][];
	}

	/** Adds a resolution half as fine. @param deep whether slices are halved, too @return it */
	ZarrLevel addCoarser(final Path itsFolder, final boolean deep) {
		halved = deep;
		coarser = new ZarrLevel(itsFolder,
			new int[] { frames, channels, deep ? (depth + 1) / 2 : depth, (height + 1) / 2, (width + 1) / 2 }, bits, fill,
			new int[] { factors[0] * (deep ? 2 : 1), factors[1] * 2, factors[2] * 2 });
		return coarser;
	}

	/** The next coarser one, or null. */
	ZarrLevel coarser() {
		return coarser;
	}

	int depth() {
		return depth;
	}

	int height() {
		return height;
	}

	int width() {
		return width;
	}

	/** How many of the finest voxels make one of these along an axis. @param axis 0, 1, 2 for z, y, x */
	int factor(final int axis) {
		return factors[axis];
	}

	/** Takes a plane; slices of one frame and channel come in order. @param plane kept until its layer is written, shape {@code [width · height]} */
	void take(final int frame, final int channel, final int z, final float[] plane, final Workers workers) throws IOException {
		layer[z % chunkDepth] = plane;
		if (z % chunkDepth == chunkDepth - 1 || z == depth - 1)
			writeLayer(frame, channel, z / chunkDepth, z % chunkDepth + 1, workers);
		if (coarser == null)
			return;
		if (!halved)
			coarser.take(frame, channel, z, mean(List.of(plane)), workers);
		else
			if (z % 2 == 1 || z == depth - 1) {
				coarser.take(frame, channel, z / 2, mean(z % 2 == 1 ? List.of(above, plane) : List.of(plane)), workers);
				above = null;
			}
			else
				above = plane;
	}

	/** Means of two by two pixels of one or two planes, without NaN. */
	private float[] mean(final List<float[]> planes) {
		final int w = coarser.width, h = coarser.height;
		final float[] means = new float[w * h];
		for (int y = 0; y < h; y++)
			for (int x = 0; x < w; x++) {
				double sum = 0;
				int n = 0;
				for (final float[] plane : planes)
					for (int j = 2 * y; j < Math.min(height, 2 * y + 2); j++)
						for (int i = 2 * x; i < Math.min(width, 2 * x + 2); i++) {
							final float value = plane[j * width + i];
							if (!Float.isNaN(value)) {
								sum += value;
								n++;
							}
						}
				means[y * w + x] = n == 0 ? Float.NaN : bits == 32 ? (float) (sum / n) : Math.round((float) (sum / n));
			}
		return means;
	}

	private void writeLayer(final int frame, final int channel, final int chunkZ, final int slices, final Workers workers)
		throws IOException {
		final int across = (width + chunkSide - 1) / chunkSide, down = (height + chunkSide - 1) / chunkSide;
		final Path where = folder.resolve(Integer.toString(frame)).resolve(Integer.toString(channel)).resolve(Integer.toString(chunkZ));
		try {
			workers.forEach(across * down, i -> {
				try {
					writeChunk(where, i % across, i / across, slices);
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			});
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
		Arrays.fill(layer, null);
	}

	private void writeChunk(final Path where, final int chunkX, final int chunkY, final int slices) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(chunkDepth * chunkSide * chunkSide * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
		boolean empty = true;
		for (int z = 0; z < chunkDepth; z++)
			for (int j = 0; j < chunkSide; j++) {
				final int y = chunkY * chunkSide + j;
				for (int i = 0; i < chunkSide; i++) {
					final int x = chunkX * chunkSide + i;
					final float value = z < slices && y < height && x < width ? layer[z][y * width + x] : fill;
					empty &= Float.floatToRawIntBits(value) == Float.floatToRawIntBits(fill);
					if (bits == 32)
						bytes.putFloat(value);
					else
						if (bits == 16)
							bytes.putShort((short) Math.round(value));
					else
							bytes.put((byte) Math.round(value));
				}
			}
		if (empty)
			return;
		final Path folderOfRow = where.resolve(Integer.toString(chunkY));
		Files.createDirectories(folderOfRow);
		Files.write(folderOfRow.resolve(Integer.toString(chunkX)), compressed(bytes.array()));
	}

	private static byte[] compressed(final byte[] bytes) {
		final Deflater deflater = new Deflater(COMPRESSION);
		try {
			deflater.setInput(bytes);
			deflater.finish();
			byte[] packed = new byte[Math.max(1024, bytes.length / 4)];
			int size = 0;
			while (!deflater.finished()) {
				if (size == packed.length)
					packed = Arrays.copyOf(packed, 2 * size);
				size += deflater.deflate(packed, size, packed.length - size);
			}
			return Arrays.copyOf(packed, size);
		}
		finally {
			deflater.end();
		}
	}

	/** Writes what the array is; its folder is made if no chunk was written. */
	void writeMetadata() throws IOException {
		final Map<String, Object> array = new LinkedHashMap<>(), compressor = new LinkedHashMap<>();
		compressor.put("id", "zlib");
		compressor.put("level", COMPRESSION);
		array.put("zarr_format", 2);
		array.put("shape", List.of(frames, channels, depth, height, width));
		array.put("chunks", List.of(1, 1, chunkDepth, chunkSide, chunkSide));
		array.put("dtype", bits == 32 ? "<f4" : bits == 16 ? "<u2" : "|u1");
		array.put("compressor", compressor);
		array.put("fill_value", Float.isNaN(fill) ? "NaN" : bits == 32 ? (Object) 0.0 : (Object) 0);
		array.put("order", "C");
		array.put("filters", null);
		array.put("dimension_separator", "/");
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(".zarray"), JsonReport.of(array));
	}
}
