/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.IJ;
import ij.Macro;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.widget.InputHarvester;

/**
 * Gives the parameters that a macro omits their declared defaults. Without it SciJava would stop the macro with a dialog for them, so that no parameter could
 * ever be added to a command without breaking the macros that were recorded before. Looks at our own commands only, after everything else that sets parameters
 * and before the dialog, which still opens for a macro's {@code run("Label...")} without any parameters.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 2)
public class MacroDefaults extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (module.getDelegateObject().getClass().getPackage() != MacroDefaults.class.getPackage())
			return;
		if (!IJ.isMacro() || Macro.getOptions() == null)
			return;
		for (final ModuleItem<?> input : module.getInfo().inputs())
			module.resolveInput(input.getName());
	}
}
