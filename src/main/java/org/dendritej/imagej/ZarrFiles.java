/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.dendritej.imaging.RenderMonitor;
import org.dendritej.io.JsonReport;
import org.dendritej.io.LengthUnit;
import org.dendritej.io.ProgramVersion;
import org.dendritej.io.WholeFolder;
import org.dendritej.units.Workers;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Writes images of any size as OME-Zarr (OME-NGFF 0.4, https://ngff.openmicroscopy.org/0.4/, on Zarr 2): five axes t, c, z, y, x, a pyramid of resolutions,
 * compressed chunks in files of their own. Planes are computed once and in order, so an image takes the memory of one layer of chunks whatever its length.
 *
 * <p>
 * A coarser level holds means of two by two pixels, and of two slices where these are not much farther apart than pixels; NaN is left out of means, and a mean of
 * nothing but NaN is NaN. Whole numbers are rounded. The position of each level's first voxel is written down, since its centre moves.
 *
 * <p>
 * Compression is zlib, which every reader of Zarr knows. Chunks that hold nothing but the fill value, which is that of the first voxel if it is NaN and else 0,
 * are not written, as the format has it.
 */
public final class ZarrFiles {

	/** A file by which the format is known. */
	static final String MARK = ".zattrs";
	/** Slices whose voxels are at most so many pixels deep are halved with the pixels. */
	private static final double DEEP = 1.5;
	/** The pyramid ends when no side of a plane is longer, pixels. */
	private static final int SMALLEST = 128;
	private static final int LEVELS = 8;

	private ZarrFiles() {
	}

	/**
	 * Writes an image.
	 *
	 * @param image 8, 16 or 32 bit, or RGB, whose colours become channels; a virtual stack is computed plane by plane
	 * @param folder where, usually named {@code *.ome.zarr}; its own folder must exist
	 * @param replace whether a folder of that name, and all that is in it, is replaced
	 * @param workers threads to compute on
	 * @param monitor told of progress after each plane
	 * @throws IOException from the disk, also if the folder exists and is not to be replaced; nothing is left behind
	 * @throws org.dendritej.imaging.RenderCancelledException if the monitor stops it; nothing is left behind
	 */
	public static void write(final ImagePlus image, final Path folder, final boolean replace, final Workers workers,
		final RenderMonitor monitor) throws IOException {
		WholeFolder.write(folder, replace, MARK,
			target -> new Encoder(image, folder.getFileName().toString(), target, workers).write(monitor));
	}

	/** One image being written. */
	private static final class Encoder {

		private final ImagePlus image;
		private final ImageStack stack;
		private final Path folder;
		private final Workers workers;
		private final String name;
		private final int[] shape;
		private final boolean coloured;
		private final List<ZarrLevel> levels = new ArrayList<>();

		Encoder(final ImagePlus image, final String name, final Path folder, final Workers workers) {
			this.image = image;
			this.name = name;
			this.folder = folder;
			this.workers = workers;
			stack = image.getStack();
			coloured = image.getBitDepth() == 24;
			shape = new int[] { image.getNFrames(), image.getNChannels() * (coloured ? 3 : 1), image.getNSlices(), image.getHeight(),
				image.getWidth() };
		}

		void write(final RenderMonitor monitor) throws IOException {
			final int planes = stack.getSize(), slices = image.getNSlices(), channels = image.getNChannels();
			final float first = samples(stack.getProcessor(1), 0)[0];
			addLevels(Float.isNaN(first) ? Float.NaN : 0);
			// ImageJ's order is channel, slice, frame; ours is slice, channel, frame, so that chunks are whole one after the other
			InOrder.forEach(planes, ComputedStack.isThreadSafe(stack),
				i -> stack.getProcessor(image.getStackIndex(i / slices % channels + 1, i % slices + 1, i / slices / channels + 1)),
				(i, plane) -> {
					for (int part = 0; part < (coloured ? 3 : 1); part++)
						levels.get(part).take(i / slices / channels, (i / slices % channels) * (coloured ? 3 : 1) + part, i % slices,
							samples(plane, part), workers);
				}, workers, monitor);
			writeMetadata();
		}

		/** The pyramid; of RGB images one for each colour, which come by turns. */
		private void addLevels(final float fill) throws IOException {
			final Calibration calibration = image.getCalibration();
			for (int part = 0; part < (coloured ? 3 : 1); part++) {
				ZarrLevel level = new ZarrLevel(folder.resolve("0"), shape, coloured ? 8 : image.getBitDepth(), fill);
				levels.add(level);
				double width = calibration.pixelWidth, depth = calibration.pixelDepth;
				for (int i = 1; i < LEVELS && Math.max(level.width(), level.height()) > SMALLEST; i++) {
					final boolean deep = level.depth() > 1 && depth <= DEEP * width;
					level = level.addCoarser(folder.resolve(Integer.toString(i)), deep);
					width *= 2;
					depth *= deep ? 2 : 1;
				}
			}
		}

		/** One channel of a plane. */
		private static float[] samples(final ImageProcessor plane, final int part) {
			final Object pixels = plane.getPixels();
			if (pixels instanceof float[] floats)
				return floats;
			final float[] samples = new float[plane.getPixelCount()];
			if (pixels instanceof int[] rgb)
				for (int i = 0; i < samples.length; i++)
					samples[i] = rgb[i] >> 16 - 8 * part & 255;
			else
				for (int i = 0; i < samples.length; i++)
					samples[i] = plane.get(i);
			return samples;
		}

		private void writeMetadata() throws IOException {
			Files.writeString(folder.resolve(".zgroup"), JsonReport.of(Map.of("zarr_format", 2)));
			final Map<String, Object> multiscale = new LinkedHashMap<>();
			multiscale.put("version", "0.4");
			multiscale.put("name", image.getTitle());
			multiscale.put("axes", axes());
			final List<Object> datasets = new ArrayList<>();
			int index = 0;
			for (ZarrLevel level = levels.get(0); level != null; level = level.coarser())
				datasets.add(dataset(index++, level));
			multiscale.put("datasets", datasets);
			multiscale.put("type", "mean");
			final Map<String, Object> attributes = new LinkedHashMap<>();
			attributes.put("multiscales", List.of(multiscale));
			attributes.put("omero", omero());
			attributes.put("dendritej", provenance());
			Files.writeString(folder.resolve(MARK), JsonReport.of(attributes));
			for (ZarrLevel level = levels.get(0); level != null; level = level.coarser())
				level.writeMetadata();
		}

		private List<Object> axes() {
			final Calibration calibration = image.getCalibration();
			final List<Object> axes = new ArrayList<>();
			axes.add(axis("t", "time", timeUnit(calibration.getTimeUnit())));
			axes.add(axis("c", "channel", Optional.empty()));
			for (final String space : List.of("z", "y", "x"))
				axes.add(axis(space, "space", Double.isNaN(micrometres(space)) ? Optional.empty() : Optional.of("micrometer")));
			return axes;
		}

		private static Map<String, Object> axis(final String name, final String type, final Optional<String> unit) {
			final Map<String, Object> axis = new LinkedHashMap<>();
			axis.put("name", name);
			axis.put("type", type);
			unit.ifPresent(text -> axis.put("unit", text));
			return axis;
		}

		private static Optional<String> timeUnit(final String unit) {
			return Optional.ofNullable(switch (unit.toLowerCase(Locale.ROOT)) {
				case "ms", "msec" -> "millisecond";
				case "s", "sec" -> "second";
				case "min" -> "minute";
				case "h", "hour" -> "hour";
				default -> null;
			});
		}

		/** Length of the unit of an axis. */
		private double micrometres(final String axis) {
			final Calibration calibration = image.getCalibration();
			return LengthUnit.micrometres(switch (axis) {
				case "z" -> calibration.getZUnit();
				case "y" -> calibration.getYUnit();
				default -> calibration.getXUnit();
			});
		}

		private Map<String, Object> dataset(final int index, final ZarrLevel level) {
			final Calibration calibration = image.getCalibration();
			final double[] size = { unit("z") * calibration.pixelDepth, unit("y") * calibration.pixelHeight,
				unit("x") * calibration.pixelWidth };
			final double[] origin = { calibration.zOrigin, calibration.yOrigin, calibration.xOrigin };
			final List<Object> scale = new ArrayList<>(), translation = new ArrayList<>();
			scale.add(calibration.frameInterval > 0 ? calibration.frameInterval : 1.0);
			scale.add(1.0);
			translation.add(FrameTimes.of(image).map(times -> times[0]).orElse(0.0));
			translation.add(0.0);
			for (int axis = 0; axis < 3; axis++) {
				final int factor = level.factor(axis);
				scale.add(size[axis] * factor);
				translation.add((-origin[axis] + (factor - 1) / 2.0) * size[axis] + 0.0);
			}
			final Map<String, Object> dataset = new LinkedHashMap<>();
			dataset.put("path", Integer.toString(index));
			dataset.put("coordinateTransformations", List.of(transformation("scale", scale), transformation("translation", translation)));
			return dataset;
		}

		private double unit(final String axis) {
			final double micrometres = micrometres(axis);
			return Double.isNaN(micrometres) ? 1 : micrometres;
		}

		private static Map<String, Object> transformation(final String type, final List<Object> values) {
			final Map<String, Object> transformation = new LinkedHashMap<>();
			transformation.put("type", type);
			transformation.put(type, values);
			return transformation;
		}

		/** How viewers show it at first. */
		private Map<String, Object> omero() {
			final LUT[] luts = Film.luts(image);
			final List<Object> channels = new ArrayList<>();
			for (int c = 0; c < shape[1]; c++) {
				final double low = coloured ? 0 : luts[Math.min(c, luts.length - 1)].min,
					high = coloured ? 255 : luts[Math.min(c, luts.length - 1)].max;
				final Map<String, Object> window = new LinkedHashMap<>(), channel = new LinkedHashMap<>();
				window.put("start", low);
				window.put("end", high);
				window.put("min", low);
				window.put("max", high);
				channel.put("label", coloured ? List.of("red", "green", "blue").get(c % 3) : label(c));
				channel.put("color", coloured ? List.of("FF0000", "00FF00", "0000FF").get(c % 3) : "FFFFFF");
				channel.put("active", c == 0 || coloured);
				channel.put("window", window);
				channels.add(channel);
			}
			final Map<String, Object> omero = new LinkedHashMap<>();
			omero.put("name", name);
			omero.put("channels", channels);
			omero.put("rdefs", Map.of("model", coloured ? "color" : "greyscale"));
			return omero;
		}

		/** What a channel shows: the label of its first plane without the time. */
		private String label(final int c) {
			final String label = stack.getSliceLabel(image.getStackIndex(c + 1, 1, 1));
			return label == null || label.isBlank() ? "channel " + (c + 1)
				: label.lines().findFirst().orElse("").replaceFirst("^t = .*? ms, ", "");
		}

		private Map<String, Object> provenance() {
			final Map<String, Object> about = new LinkedHashMap<>();
			about.put("version", ProgramVersion.text());
			about.put("value unit", image.getCalibration().getValueUnit());
			about.put("info", image.getInfoProperty() == null ? "" : image.getInfoProperty());
			return about;
		}
	}
}
