/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.Calibration;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.dendritej.imagej.KeptRecording;
import org.dendritej.imagej.Marks;
import org.dendritej.imagej.RoiFiles;
import org.dendritej.io.LengthUnit;
import org.dendritej.io.RecordingFiles;
import org.dendritej.io.StoredRecording;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;
import org.scijava.util.ClassUtils;

/**
 * Checks of what a command was given. SciJava's dialog holds values to the declared minimum, maximum and choices, but macros and scripts pass by it, and from
 * a macro a number that is none becomes 0 and a misspelt key nothing at all, in silence. So here everything is looked at again.
 */
final class Inputs {

	private Inputs() {
	}

	/**
	 * Checks a command against its declaration: what stands in the macro that runs it, then the values.
	 *
	 * @param command with its parameters set
	 * @throws ParameterException that names the parameter, what was found and what is allowed
	 */
	static void check(final ContextCommand command) {
		final CommandInfo info = command.context().service(CommandService.class).getCommand(command.getClass());
		final List<ModuleItem<?>> inputs = inputs(info);
		final String options = IJ.isMacro() ? Macro.getOptions() : null;
		if (options != null)
			checkText(inputs, options, isUntouched(command, info, inputs));
		for (final ModuleItem<?> input : inputs)
			checkValue(input, ClassUtils.getValue(((CommandModuleItem<?>) input).getField(), command));
	}

	/** What users set: no services, and no texts that a dialog only shows. */
	static List<ModuleItem<?>> inputs(final ModuleInfo info) {
		final List<ModuleItem<?>> inputs = new ArrayList<>();
		for (final ModuleItem<?> input : info.inputs())
			if (input.getVisibility() != ItemVisibility.MESSAGE && !Service.class.isAssignableFrom(input.getType())
				&& !org.scijava.Context.class.isAssignableFrom(input.getType()))
				inputs.add(input);
		return inputs;
	}

	/** Whether no parameter was set: all hold what they begin with. Images are not looked at, since Fiji sets the active one. */
	private static boolean isUntouched(final ContextCommand command, final CommandInfo info, final List<ModuleItem<?>> inputs) {
		final Module fresh = command.context().service(ModuleService.class).createModule(info);
		for (final ModuleItem<?> input : inputs)
			if (input.getType() != ImagePlus.class
				&& !Objects.equals(input.getValue(fresh), ClassUtils.getValue(((CommandModuleItem<?>) input).getField(), command)))
				return false;
		return true;
	}

	/**
	 * Checks the options of a macro as they are written. Options without any known key pass if parameters were set nevertheless: then they belong to another
	 * command, from whose code this one was called.
	 */
	static void checkText(final List<ModuleItem<?>> inputs, final String options, final boolean untouched) {
		final Map<String, Optional<String>> given = MacroOptions.parse(options);
		final List<String> known = inputs.stream().map(ModuleItem::getName).toList();
		if (known.stream().noneMatch(given::containsKey) && (!untouched || known.isEmpty()))
			return;
		given.forEach((key, text) -> {
			final ModuleItem<?> input = inputs.stream().filter(item -> item.getName().equals(key)).findFirst()
				.orElseThrow(() -> new ParameterException(key, "is not known" +
					(known.contains(key.toLowerCase(Locale.ROOT)) ? ", keys are lower case" : "") + "; expected "
					+ String.join(", ", known)));
			checkText(input, text.orElseThrow(() -> new ParameterException(key, "stands without a value; expected " + key + "=…")));
		});
	}

	private static void checkText(final ModuleItem<?> input, final String text) {
		final Class<?> type = input.getType();
		final boolean whole = List.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class).contains(type);
		if (whole && !text.matches("[+-]?\\d{1,18}"))
			throw new ParameterException(input.getName(), "is \"" + text + "\"; expected a whole number such as 5");
		if (List.of(double.class, Double.class, float.class, Float.class).contains(type) && !isNumber(text))
			throw new ParameterException(input.getName(), "is \"" + text + "\"; expected a number such as 2.5, with a point");
		if ((type == boolean.class || type == Boolean.class) && !text.equals("true") && !text.equals("false"))
			throw new ParameterException(input.getName(), "is \"" + text + "\"; expected true or false");
		if (type.isEnum()
			&& Arrays.stream(type.getEnumConstants()).noneMatch(c -> text.equals(((Enum<?>) c).name()) || text.equals(c.toString())))
			throw new ParameterException(input.getName(),
				"is \"" + text + "\"; expected one of " + Arrays.toString(type.getEnumConstants()));
	}

	private static boolean isNumber(final String text) {
		return text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
	}

	private static void checkValue(final ModuleItem<?> input, final Object value) {
		if (value instanceof Number number) {
			final double x = number.doubleValue();
			final double min = bound(input.getMinimumValue(), Double.NEGATIVE_INFINITY),
				max = bound(input.getMaximumValue(), Double.POSITIVE_INFINITY);
			if (!(x >= min && x <= max) || Double.isInfinite(x))
				throw new ParameterException(input.getName(), "(" + input.getLabel() + ") is " + text(x) + "; expected a number" +
					(Double.isInfinite(min) ? "" : " of at least " + text(min)) +
					(Double.isInfinite(max) ? "" : (Double.isInfinite(min) ? " of" : " and") + " at most " + text(max)));
		}
		final List<?> choices = input.getChoices();
		if (choices != null && !choices.isEmpty() && !choices.contains(value))
			throw new ParameterException(input.getName(), "(" + input.getLabel() + ") is \"" + value + "\"; expected one of " + choices);
	}

	private static String text(final double x) {
		return x == Math.rint(x) && Math.abs(x) < 1e7 ? Long.toString((long) x) : Double.toString(x);
	}

	private static double bound(final Object declared, final double without) {
		return declared instanceof Number number ? number.doubleValue() : without;
	}

	/**
	 * A file to be read.
	 *
	 * @param key of the parameter
	 * @param file its value; null or blank if it was not given
	 * @param what is expected, such as "a model file (.json)"
	 * @return its path, absolute
	 * @throws ParameterException if it was not given, or is not there, or is no file
	 */
	static Path file(final String key, final File file, final String what) {
		if (isBlank(file))
			throw new ParameterException(key, "is empty; expected the path of " + what);
		final Path path = path(key, file);
		if (!Files.exists(path))
			throw new ParameterException(key, "is " + path + ", but there is no such file; expected the path of " + what);
		if (!Files.isRegularFile(path))
			throw new ParameterException(key, "is " + path + ", which is no file; expected the path of " + what);
		return path;
	}

	/**
	 * A folder to be written into, which need not be there yet. Nothing is created here.
	 *
	 * @param key of the parameter
	 * @param folder its value; null or blank if it was not given
	 * @return its path, absolute; empty if it was not given
	 * @throws ParameterException if nothing can be written there
	 */
	static Optional<Path> folder(final String key, final File folder) {
		if (isBlank(folder))
			return Optional.empty();
		final Path path = path(key, folder);
		Path existing = path;
		while (existing != null && !Files.exists(existing))
			existing = existing.getParent();
		if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing))
			throw new ParameterException(key,
				"is " + path + ", where no files can be written; expected a folder, or nothing to write no files");
		return Optional.of(path);
	}

	/**
	 * A file to be written that shall not take the place of another one by mistake. Nothing is created here.
	 *
	 * @param key of the parameter
	 * @param file its value; null or blank if it was not given
	 * @param replace value of the parameter {@code replace}
	 * @return its path, absolute; empty if it was not given
	 * @throws ParameterException if it is there already and not to be replaced, or nothing can be written there
	 */
	static Optional<Path> newFile(final String key, final File file, final boolean replace) {
		final Optional<Path> path = newFile(key, file);
		if (path.isPresent() && Files.exists(path.get()) && !replace)
			throw new ParameterException(key, "is " + path.get() + ", which is there already; choose another name, or replace=true");
		return path;
	}

	/**
	 * A file to be written. Nothing is created here.
	 *
	 * @param key of the parameter
	 * @param file its value; null or blank if it was not given
	 * @return its path, absolute; empty if it was not given
	 * @throws ParameterException if its folder is not there or nothing can be written there
	 */
	static Optional<Path> newFile(final String key, final File file) {
		if (isBlank(file))
			return Optional.empty();
		final Path path = path(key, file), folder = path.getParent();
		if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder))
			throw new ParameterException(key,
				"is " + path + ", where no file can be written; expected a file in a folder that is there, or nothing to" +
					" write no file");
		return Optional.of(path);
	}

	/**
	 * An image to be read.
	 *
	 * @param key of the parameter
	 * @param image its value; null if no image is open, without pixels if none has the title that was given
	 * @param what is expected
	 * @return the image
	 * @throws ParameterException if there is none
	 */
	static ImagePlus image(final String key, final ImagePlus image, final String what) {
		if (image == null)
			throw new ParameterException(key, "is empty, no image is open; expected " + what);
		if (image.getWidth() == 0 || image.getHeight() == 0 || image.getStackSize() == 0)
			throw new ParameterException(key, "names no image that is open; expected the title of " + what);
		return image;
	}

	/**
	 * An image that is named by its title.
	 *
	 * @param key of the parameter
	 * @param text its value; null or blank if it was not given
	 * @return the image; empty if it was not given
	 * @throws ParameterException if no image of that title is open
	 */
	static Optional<ImagePlus> named(final String key, final String text) {
		final String title = text == null ? "" : text.strip();
		if (title.isEmpty())
			return Optional.empty();
		final ImagePlus found = WindowManager.getImage(title);
		if (found == null)
			throw new ParameterException(key,
				"is \"" + title + "\", but no image of that title is open; expected the title of one, or nothing");
		return Optional.of(found);
	}

	/**
	 * The recording that was chosen: that of a file, else the one behind an image.
	 *
	 * @param recording value of the parameter {@code recording}; null or blank if it was not given
	 * @param image value of the parameter {@code image}; null if no image is open
	 * @return the neuron and what happened to it
	 * @throws IOException from the disk
	 * @throws ParameterException if there is none
	 */
	static StoredRecording recorded(final File recording, final ImagePlus image) throws IOException {
		if (!isBlank(recording))
			return RecordingFiles.read(file("recording", recording, "a recording that Simulate Neuron has written"));
		if (image == null)
			throw new ParameterException("recording",
				"is empty, and no image is open; expected the path of a recording, or an image that a command of DendriteJ has made");
		return KeptRecording.of(image)
			.orElseThrow(() -> new ParameterException("recording", "is empty, and there is no recording behind \"" +
				image.getTitle()
				+ "\"; expected the path of a recording, or an image that a command of DendriteJ has made in this session"));
	}

	/**
	 * Selections that were made on an image or saved.
	 *
	 * @param marks value of the parameter {@code marks}: selection, overlay, manager or file
	 * @param roiset value of the parameter {@code roiset}, for {@code file}
	 * @param image on which they are
	 * @return at least one
	 * @throws IOException from the disk
	 * @throws org.dendritej.imagej.ImageException if there is none
	 */
	static List<Roi> selections(final String marks, final File roiset, final ImagePlus image) throws IOException {
		return switch (marks) {
			case "file" -> RoiFiles.read(file("roiset", roiset, "a set of ROIs (.zip) or one (.roi)"));
			case "overlay" -> Marks.selections(image, Marks.Source.OVERLAY);
			case "manager" -> Marks.selections(image, Marks.Source.MANAGER);
			default -> Marks.selections(image, Marks.Source.SELECTION);
		};
	}

	/**
	 * Asks for the sizes that an image does not have.
	 *
	 * @param image with or without calibration
	 * @param pixelSize value of the parameter {@code pixelsize}, 0 for what the image says
	 * @param sliceSpacing value of the parameter {@code slicespacing}, 0 for what the image says
	 * @throws ParameterException if one is missing
	 */
	static void requirePixelSize(final ImagePlus image, final double pixelSize, final double sliceSpacing) {
		final Calibration calibration = image.getLocalCalibration();
		if (pixelSize == 0 && !(isLength(calibration.getXUnit()) && isLength(calibration.getYUnit())))
			throw new ParameterException("pixelsize",
				"is 0, which takes the pixel size of \"" + image.getTitle() + "\", but that is given in \"" +
					calibration.getXUnit() + "\"; expected the size of a pixel in µm, here or in Image > Properties");
		if (sliceSpacing == 0 && image.getNSlices() > 1 && !isLength(calibration.getZUnit()))
			throw new ParameterException("slicespacing", "is 0, which takes the distance between slices of \"" + image.getTitle() +
				"\", but that is given in \"" + calibration.getZUnit() + "\"; expected it in µm, here or in Image > Properties");
	}

	private static boolean isLength(final String unit) {
		return !Double.isNaN(LengthUnit.micrometres(unit));
	}

	/** A number times a power of ten, as one would write it: 0.3 in thousandths is 0.0003. */
	static double scaled(final double value, final int powerOfTen) {
		return new BigDecimal(Double.toString(value)).scaleByPowerOfTen(powerOfTen).doubleValue();
	}

	/** Whether a file was not given. */
	static boolean isBlank(final File file) {
		return file == null || file.getPath().isBlank();
	}

	/** A path as it was given. @param key of the parameter @param file its value */
	static Path path(final String key, final File file) {
		try {
			return file.toPath().toAbsolutePath().normalize();
		}
		catch (final InvalidPathException e) {
			throw new ParameterException(key, "is \"" + file + "\", which is no path");
		}
	}
}
