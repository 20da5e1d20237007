/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.scijava.MenuEntry;
import org.scijava.MenuPath;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/** Writes {@code plugins.config}, ImageJ's list of menu entries, from SciJava's index of the commands, so that it can never miss one. */
public final class PluginsConfig {

	private static final String OURS = "org.dendritej.";

	private PluginsConfig() {
	}

	/**
	 * Run by the build.
	 *
	 * @param arguments the file to be written
	 * @throws IOException from the disk
	 */
	public static void main(final String[] arguments) throws IOException {
		final Path file = Path.of(arguments[0]);
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, text(PluginsConfig.class.getClassLoader()));
	}

	/**
	 * The lines for all commands that have a place in a menu, in the order of Fiji's menu: by weight, then by name.
	 *
	 * @param loader where the index is
	 * @return the text of {@code plugins.config}
	 */
	static String text(final ClassLoader loader) {
		final List<CommandInfo> commands = new ArrayList<>();
		final ClassLoader plain = new ClassLoader(loader) {}; // the folders of a loader that tells of them would be indexed anew, with a banner
		for (final IndexItem<Plugin> item : Index.load(Plugin.class, plain))
			if (item.className().startsWith(OURS) && item.annotation().type() == Command.class) {
				final CommandInfo command = new CommandInfo(item.className(), item.annotation());
				if (!command.getMenuPath().isEmpty())
					commands.add(command);
			}
		commands.sort(Comparator.comparing(CommandInfo::getMenuPath, PluginsConfig::compare));
		final StringBuilder text = new StringBuilder("# Menu entries of DendriteJ in plain ImageJ, written by the build.\n");
		for (final CommandInfo command : commands)
			text.append(line(command.getMenuPath(), command.getClassName())).append('\n');
		return text.toString();
	}

	private static String line(final MenuPath path, final String className) {
		final List<String> menus = path.subList(0, path.size() - 1).stream().map(MenuEntry::getName).toList();
		return String.join(">", menus) + ", \"" + path.getLeaf().getName() + "\", " + Bridge.class.getName() + "(\"" + className + "\")";
	}

	private static int compare(final MenuPath a, final MenuPath b) {
		for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
			int order = Double.compare(a.get(i).getWeight(), b.get(i).getWeight());
			if (order == 0)
				order = a.get(i).getName().compareTo(b.get(i).getName());
			if (order != 0)
				return order;
		}
		return Integer.compare(a.size(), b.size());
	}
}
