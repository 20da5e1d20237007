/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.command;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.imagej.patcher.LegacyInjector;

/**
 * Runs a macro in a Java of its own, so that {@code run("Label...", "key=value …")} reaches our commands through the bridge to plain ImageJ and the menu entries
 * that the build has written for it. Without a display ImageJ is patched as Fiji patches it; with one, its window opens. Prints what the macro returns; ends with
 * 1 if it was aborted.
 */
final class MacroJava {

	private static final Path MENU = Path.of("target", "bridge", "plugins.config");
	private static final Pattern ENTRY = Pattern.compile("[^#].*, \"(.*)\", (.*)");

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
			if (System.getProperty("plugins.dir") == null) // else ImageJ has found them in its folder
				for (final String line : Files.readAllLines(MENU)) {
					final Matcher entry = ENTRY.matcher(line);
					if (entry.matches())
						commands.put(entry.group(1), entry.group(2));
				}
			final String result = IJ.runMacro(Files.readString(macro), argument);
			System.out.println("returned " + result);
			return result == null || result.equals("[aborted]") ? 1 : 0;
		}
	}
}
