/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;

import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Shows what a command returns as Fiji does: images in windows, a text as a text, everything else in one table of names and values. */
final class Outputs {

	private static final int WIDTH = 600, HEIGHT = 400;

	private Outputs() {
	}

	/**
	 * Shows the outputs of a module that has run. Images that the command itself has shown get no second window; texts and tables are for people only.
	 *
	 * @param title of windows for text and tables
	 * @param module that has run
	 * @param convert tells which values are simple
	 */
	static void show(final String title, final Module module, final ConvertService convert) {
		final ResultsTable table = new ResultsTable();
		final boolean seen = !GraphicsEnvironment.isHeadless() && !Interpreter.isBatchMode();
		for (final ModuleItem<?> output : module.getInfo().outputs()) {
			final Object value = module.getOutput(output.getName());
			final String name = output.getLabel() == null || output.getLabel().isBlank() ? output.getName() : output.getLabel();
			if (value instanceof ImagePlus image) {
				if (WindowManager.getImage(image.getID()) == null && (seen || Interpreter.isBatchMode()))
					image.show();
			}
			else
				if (value instanceof String text && seen)
					new TextWindow(name, text, WIDTH, HEIGHT);
				else
					if (value instanceof Number || value instanceof Boolean || value instanceof Enum) {
						table.incrementCounter();
						table.addValue("Name", name);
						if (value instanceof Number number)
							table.addValue("Value", number.doubleValue());
						else
							table.addValue("Value", value.toString());
					}
			module.resolveOutput(output.getName());
		}
		if (seen && table.size() > 0)
			table.show(title.replaceFirst("\\.\\.\\.$", ""));
	}
}
