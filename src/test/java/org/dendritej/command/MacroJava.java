/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.plugin.PlugIn;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.concurrent.ExecutionException;

import net.imagej.patcher.LegacyInjector;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/**
 * Runs a macro in a Java of its own, so that {@code run("Label...", "key=value …")} reaches our commands through SciJava. Where Fiji would translate the options,
 * {@link Bridge} does, by the same rules. Without a display ImageJ is patched as Fiji patches it; with one, its window opens. Prints what the macro returns; ends
 * with 1 if it was aborted.
 */
final class MacroJava {

	private MacroJava() {
	}

	/** Starts. @param arguments the macro file, then its argument */
	public static void main(final String[] arguments) throws Exception {
		if (GraphicsEnvironment.isHeadless())
			LegacyInjector.preinit(); // before any class of ImageJ is loaded
		System.exit(AfterPatching.run(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : ""));
	}

	/** Apart, so that nothing here is loaded too early. */
	private static final class AfterPatching {

		private static int run(final Path macro, final String argument) throws Exception {
			if (GraphicsEnvironment.isHeadless())
				IJ.runMacro("newImage('any', '8-bit', 1, 1, 1); run('Invert'); close();"); // makes ImageJ build its table of commands
			else
				new ImageJ();
			@SuppressWarnings("unchecked") final Hashtable<String, String> commands = Menus.getCommands();
			try (Context context = new Context()) {
				Bridge.context = context;
				for (final CommandInfo info : context.service(CommandService.class).getCommands())
					if (info.getDelegateClassName().startsWith("org.dendritej."))
						commands.put(info.getMenuPath().getLeaf().getName(),
							Bridge.class.getName() + "(\"" + info.getDelegateClassName() + "\")");
				final String result = IJ.runMacro(Files.readString(macro), argument);
				System.out.println("returned " + result);
				return result == null || result.equals("[aborted]") ? 1 : 0;
			}
		}
	}

	/** Runs the SciJava command whose class is its argument with the options of the macro. */
	public static final class Bridge implements PlugIn {

		private static Context context;

		@Override
		public void run(final String className) {
			final ModuleService modules = context.service(ModuleService.class);
			final Module module = modules.createModule(context.service(CommandService.class).getCommand(className));
			final String options = Macro.getOptions();
			for (final ModuleItem<?> input : Inputs.inputs(module.getInfo())) {
				final String text = options == null ? null : Macro.getValue(options, input.getName(), null);
				final Object value = input.getType() == ImagePlus.class
					? text == null ? WindowManager.getCurrentImage() : image(text)
					: text == null ? null : context.service(ConvertService.class).convert(text, input.getType());
				if (value != null)
					module.setInput(input.getName(), value);
				module.resolveInput(input.getName());
			}
			try {
				modules.run(module, true).get();
			}
			catch (final InterruptedException | ExecutionException e) {
				IJ.error(className, e.toString());
			}
		}

		/** As Fiji: an image that is not found is one without pixels. */
		private static ImagePlus image(final String title) {
			final ImagePlus image = WindowManager.getImage(title);
			return image == null ? new ImagePlus() : image;
		}
	}
}
