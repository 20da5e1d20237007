/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.Button;

/** The inputs of a command in ImageJ's macro language, read and written as in Fiji. */
final class MacroInputs {

	private MacroInputs() {
	}

	/**
	 * Sets what is known before anybody is asked: the values of the macro, and the active image where a command wants one image.
	 *
	 * @param module to be run
	 * @param options of the macro; null if there is none
	 * @param silent whether nobody can be asked, so that everything else stays at its declared default
	 * @param convert turns the texts of the macro into values
	 */
	static void set(final Module module, final String options, final boolean silent, final ConvertService convert) {
		final List<ModuleItem<?>> inputs = new ArrayList<>();
		module.getInfo().inputs().forEach(inputs::add);
		final boolean oneImage = inputs.stream().filter(input -> input.getType() == ImagePlus.class).count() == 1;
		for (final ModuleItem<?> input : inputs) {
			final String name = input.getName();
			if (Service.class.isAssignableFrom(input.getType()) || Context.class.isAssignableFrom(input.getType()))
				continue;
			if (input.getType() == ImagePlus.class)
				setImage(module, input, value(options, name), oneImage || silent);
			else
				if (isAsked(input) && value(options, name) != null && convert.supports(value(options, name), input.getType())) {
					module.setInput(name, convert.convert(value(options, name), input.getType()));
					module.resolveInput(name);
				}
			if (silent)
				module.resolveInput(name);
		}
	}

	private static String value(final String options, final String name) {
		return options == null ? null : Macro.getValue(options, name.toLowerCase(Locale.ROOT), null);
	}

	private static void setImage(final Module module, final ModuleItem<?> input, final String text, final boolean active) {
		final ImagePlus image = text != null ? image(text) : active ? WindowManager.getCurrentImage() : null;
		if (image != null)
			module.setInput(input.getName(), image);
		if (image != null || active)
			module.resolveInput(input.getName());
	}

	/** By its number, else by its title. As in Fiji, one that is not found is one without pixels. */
	private static ImagePlus image(final String text) {
		ImagePlus image = text.matches("-\\d{1,9}") ? WindowManager.getImage(Integer.parseInt(text)) : null; // numbers of images are negative
		if (image == null)
			image = WindowManager.getImage(text);
		if (image == null && new File(text).isFile())
			image = ij.IJ.openImage(text);
		return image == null ? new ImagePlus() : image;
	}

	/** Whether an input is one that users set: no service, no message, no button, not hidden. */
	static boolean isAsked(final ModuleItem<?> input) {
		return !Service.class.isAssignableFrom(input.getType()) && !Context.class.isAssignableFrom(input.getType())
			&& input.getType() != Button.class && input.getVisibility() != ItemVisibility.MESSAGE
			&& input.getVisibility() != ItemVisibility.INVISIBLE;
	}

	/** A value as a macro writes it; ImageJ's recorder sets brackets around spaces. */
	static String text(final Object value) {
		if (value instanceof ImagePlus image)
			return image.getTitle();
		if (value instanceof File[] files)
			return Arrays.stream(files).map(File::toString).collect(Collectors.joining(","));
		return value.toString();
	}
}
