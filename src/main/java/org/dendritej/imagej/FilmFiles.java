/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.dendritej.imaging.RenderMonitor;
import org.dendritej.io.WholeFile;
import org.dendritej.io.WholeFolder;
import org.dendritej.units.Workers;

/** Writes films as files, picture by picture, so that one of any length needs the memory of a few pictures. Needs no display. */
public final class FilmFiles {

	/** The table in a folder of pictures, by which it is known. */
	static final String TABLE = "frames.csv";

	private FilmFiles() {
	}

	/**
	 * Writes a film as an AVI file of JPEG pictures, which may grow beyond 4 GB.
	 *
	 * @param film to be written
	 * @param framesPerSecond at which it is played, above 0
	 * @param quality of the pictures, above 0 up to 1
	 * @param file where; its folder must exist, and a file of that name is replaced
	 * @param workers threads to compute on
	 * @param monitor told of progress after each picture
	 * @throws IOException from the disk; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public static void writeAvi(final Film film, final double framesPerSecond, final double quality, final Path file,
		final Workers workers, final RenderMonitor monitor) throws IOException {
		WholeFile.writeAnywhere(file, channel -> {
			final AviWriter avi = new AviWriter(channel, film.width(), film.height(), framesPerSecond);
			InOrder.forEach(film.frames(), film.isComputed(), film::pixels, (i, pixels) -> avi.add(jpeg(film.picture(i, pixels), quality)),
				workers, monitor);
			avi.close();
		});
	}

	/**
	 * Writes a film as a folder of PNG pictures, {@code <name>-00001.png} and so on, with a table {@code frames.csv} that says what each one shows and, if the
	 * image has one, its Info as {@code info.txt}.
	 *
	 * @param film to be written
	 * @param folder where; its own folder must exist
	 * @param replace whether a folder of that name, and all that is in it, is replaced
	 * @param workers threads to compute on
	 * @param monitor told of progress after each picture
	 * @throws IOException from the disk, also if the folder exists and is not to be replaced; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public static void writePngSeries(final Film film, final Path folder, final boolean replace, final Workers workers,
		final RenderMonitor monitor) throws IOException {
		final String name = folder.getFileName().toString();
		final int digits = Math.max(5, Integer.toString(film.frames()).length());
		WholeFolder.write(folder, replace, TABLE, target -> {
			final StringBuilder table = new StringBuilder("Picture,Label\n");
			InOrder.forEach(film.frames(), film.isComputed(), film::pixels, (i, pixels) -> {
				final String file = String.format(Locale.ROOT, "%s-%0" + digits + "d.png", name, i + 1);
				Files.write(target.resolve(file), png(film.picture(i, pixels)));
				table.append(RecordingCsv.quoted(file)).append(',').append(RecordingCsv.quoted(film.label(i))).append('\n');
			}, workers, monitor);
			Files.writeString(target.resolve(TABLE), table);
			final String info = film.image().getInfoProperty();
			if (info != null)
				Files.write(target.resolve("info.txt"), info.getBytes(StandardCharsets.UTF_8));
		});
	}

	/** A picture as the bytes of a PNG file. */
	static byte[] png(final BufferedImage picture) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		if (!ImageIO.write(picture, "png", bytes))
			throw new IllegalStateException("Java cannot write PNG");
		return bytes.toByteArray();
	}

	/** A picture as the bytes of a JPEG file. @param quality above 0 up to 1 */
	static byte[] jpeg(final BufferedImage picture, final double quality) throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try {
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
				final ImageWriteParam parameters = writer.getDefaultWriteParam();
				parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				parameters.setCompressionQuality((float) quality);
				writer.setOutput(stream);
				writer.write(null, new IIOImage(picture, null, null), parameters);
			}
			return bytes.toByteArray();
		}
		finally {
			writer.dispose();
		}
	}
}
