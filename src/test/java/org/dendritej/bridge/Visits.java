/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.swing.JLabel;

/**
 * What the tests of the windows do in plain ImageJ, in a Java of its own that has nothing but ImageJ's jar and the folder that the build has made. What was seen
 * goes into files; a visit that does not see what it waits for ends with 1 and a picture of the screen.
 */
public final class Visits {

	private static final String MENU = "Plugins>Neuroanatomy>DendriteJ";

	private final User user = new User();
	private final Path folder;

	private Visits(final Path folder) {
		this.folder = folder;
	}

	/** Starts. @param arguments the visit, the folder for files, and what the visit needs */
	public static void main(final String[] arguments) throws IOException {
		final Path folder = Path.of(arguments[1]);
		int outcome = 1;
		try {
			final Visits visits = new Visits(folder);
			switch (arguments[0]) {
				case "menu" -> visits.menu();
				case "fill" -> visits.fill(arguments[2], Arrays.asList(arguments).subList(3, arguments.length));
				case "mistakes" -> visits.mistakes(arguments[2]);
				case "escape" -> visits.escape(arguments[2]);
				default -> throw new IllegalArgumentException(arguments[0]);
			}
			outcome = 0;
		}
		catch (final IllegalStateException e) {
			e.printStackTrace();
			User.photograph(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()), folder.resolve("failed.png"));
		}
		System.exit(outcome);
	}

	private void write(final String name, final List<String> lines) throws IOException {
		Files.write(folder.resolve(name), lines);
	}

	/** Opens every form there is and cancels it. */
	private void menu() throws IOException {
		final Recorder recorder = user.recorder();
		User.see("window of the recorder", () -> User.windows().contains("Recorder"));
		final List<String> labels = user.menu(MENU), forms = new ArrayList<>(), before = User.windows();
		for (final String label : labels) {
			if (!label.endsWith("..."))
				continue;
			user.click(MENU + ">" + label);
			final GenericDialog form = user.form(label.substring(label.lastIndexOf('>') + 1));
			forms.add(form.getTitle());
			for (final String button : List.of("OK", "Help"))
				if (User.button(form, button) == null)
					throw new IllegalStateException(label + " has no button " + button);
			user.press(form, "Cancel");
			User.see("end of " + label, () -> !form.isShowing() && User.isIdle());
		}
		User.see("only the windows of before, " + before, () -> User.windows().equals(before));
		write("menu.txt", labels);
		write("forms.txt", forms);
		write("images.txt", List.of(WindowManager.getImageTitles()));
		write("recorded.txt", recorder.getText().lines().toList());
	}

	/** Opens images, fills a form, and keeps what comes out. @param steps {@code open=PATH} first, then {@code label=value} */
	private void fill(final String label, final List<String> steps) throws IOException {
		final Recorder recorder = user.recorder();
		for (final String step : steps)
			if (step.startsWith("open="))
				IJ.open(step.substring("open=".length()));
		user.click(MENU + ">" + label);
		if (label.endsWith("...")) {
			final GenericDialog form = user.form(label.substring(label.lastIndexOf('>') + 1));
			for (final String step : steps)
				if (!step.startsWith("open="))
					user.fill(form, step.substring(0, step.indexOf('=')), step.substring(step.indexOf('=') + 1));
			user.press(form, "OK");
		}
		final String line = user.recorded(recorder, label.substring(label.lastIndexOf('>') + 1)); // after the command has ended
		write("recorded.txt", List.of(line));
		write("images.txt", List.of(WindowManager.getImageTitles()));
		if (ResultsTable.getResultsTable().size() > 0)
			ResultsTable.getResultsTable().saveAs(folder.resolve("table.csv").toString());
	}

	/** Types what is not allowed and reads what the form says. */
	private void mistakes(final String model) throws IOException {
		final List<String> seen = new ArrayList<>();
		user.click(MENU + ">Simulate Neuron...");
		final GenericDialog form = user.form("Simulate Neuron...");
		user.fill(form, "Model or reconstruction", model);
		for (final String duration : List.of("-5", "abc", "1,5", "")) {
			user.fill(form, "Duration (ms)", duration);
			seen.add(duration + ": " + User.button(form, "OK").isEnabled() + " " + user.read(form, "Duration (ms)") + " " + message(form));
		}
		user.fill(form, "Duration (ms)", "5");
		seen.add("5: " + User.button(form, "OK").isEnabled());
		user.fill(form, "Model or reconstruction", folder.resolve("missing.json").toString());
		user.press(form, "OK");
		final Dialog window = User.see("message", () -> Arrays.stream(Window.getWindows())
			.filter(w -> w instanceof Dialog d && !(w instanceof GenericDialog) && d.isShowing()).map(Dialog.class::cast)
			.findFirst().orElse(null));
		seen.add(text(window));
		User.see("end of the command", () -> {
			window.dispose(); // again if it came before the window had begun to wait
			return User.isIdle();
		});
		seen.add("images: " + WindowManager.getImageCount() + ", rows: " + ResultsTable.getResultsTable().size());
		write("seen.txt", seen);
	}

	/** All texts of several lines in a form: headings, previews, problems. */
	static String messages(final Container form) {
		final StringBuilder all = new StringBuilder();
		for (final Component part : form.getComponents())
			if (part instanceof MultiLineLabel label)
				all.append(lines(label)).append('\n');
		return all.toString();
	}

	private static String message(final Container form) {
		String last = "";
		for (final Component part : form.getComponents())
			if (part instanceof MultiLineLabel label)
				last = lines(label);
		return last;
	}

	/** ImageJ's label of several lines does not tell what it shows. */
	private static String lines(final MultiLineLabel label) {
		try {
			final Field lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join(" ", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** All texts of a message. */
	private static String text(final Container window) {
		final StringBuilder text = new StringBuilder();
		for (final Component part : window.getComponents())
			if (part instanceof JLabel label)
				text.append(label.getText());
			else
				if (part instanceof MultiLineLabel label)
					text.append(lines(label));
				else
					if (part instanceof Container container)
						text.append(text(container));
		return text.toString();
	}

	/** Begins a run that would take a long time, and ends it. */
	private void escape(final String model) throws IOException {
		user.click(MENU + ">Simulate Neuron...");
		final GenericDialog form = user.form("Simulate Neuron...");
		user.fill(form, "Model or reconstruction", model);
		user.fill(form, "Duration (ms)", "1000000");
		user.press(form, "OK");
		final String status = User.see("status", () -> {
			final String text = text(IJ.getInstance().getStatusBar());
			return text.startsWith("Simulating") ? text : null;
		});
		user.escape();
		User.see("end of the run", User::isIdle);
		write("seen.txt", List.of(status, text(IJ.getInstance().getStatusBar()), "images: " + WindowManager.getImageCount()
			+ ", rows: " + ResultsTable.getResultsTable().size()));
	}
}
