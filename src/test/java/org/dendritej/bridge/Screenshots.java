/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes the README's pictures of windows anew: plain ImageJ as the build has laid it out, on a screen that nobody sees. */
public final class Screenshots {

	private static final Path IMAGEJ = Path.of("target", "imagej").toAbsolutePath(), PICTURES = Path.of("src", "doc").toAbsolutePath();
	private static final int GAP = 8;
	private static final String MENU = "Plugins>Neuroanatomy>DendriteJ>", QUESTIONS = "Questions";

	private Screenshots() {
	}

	/** Starts. @param arguments none; or, in a Java of its own, where to put the pictures */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		if (arguments.length > 0) {
			try {
				if (arguments.length > 1)
					questions(new User(), Path.of(arguments[0], "questions"));
				else
					photograph(Path.of(arguments[0]));
				System.exit(0);
			}
			catch (final IllegalStateException e) {
				e.printStackTrace();
				System.exit(1);
			}
		}
		final Path home = Files.createTempDirectory("screenshots");
		try (Screen screen = Screen.open().orElseThrow(() -> new IOException("there is neither Xvfb nor a display"))) {
			final ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Duser.home=" + home, "-Dplugins.dir=" + IMAGEJ, "-cp",
				IMAGEJ.resolve("ij.jar") + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath(),
				Screenshots.class.getName(),
				PICTURES.toString()).inheritIO();
			java.environment().put("DISPLAY", screen.display());
			final int code = java.start().waitFor();
			if (code != 0)
				throw new IOException("the pictures could not be made; ImageJ ended with " + code);
		}
	}

	private static void photograph(final Path folder) throws IOException {
		final User user = new User();
		form(user, "Build Neuron Model...", List.of("Reconstruction=sample-data/pyramidal.swc", "Membrane=firing"),
			folder.resolve("form-build.png"));
		form(user, "Simulate Neuron...", List.of("Model or reconstruction=sample-data/pyramidal.json"),
			folder.resolve("form-simulate.png"));
		demo(user, folder.resolve("demo.png"));
		form(user, "Render Activity...", List.of("Show as=light"), folder.resolve("form-render.png"));
		questions(user, folder.resolve("questions"));
	}

	/** The forms of all questions to a neuron, beside the pictures of their answers. */
	private static void questions(final User user, final Path folder) throws IOException {
		for (final String question : user.menu(MENU + QUESTIONS)) {
			final Path pictures = folder.resolve(question.toLowerCase(Locale.ROOT).replace("...", "").replace(' ', '-'));
			if (Files.isDirectory(pictures))
				form(user, QUESTIONS + ">" + question, List.of("Model or reconstruction=sample-data/pyramidal.swc", "Membrane=layer-5"),
					pictures.resolve("form.png"));
		}
	}

	/** A form, filled in, with its preview. */
	private static void form(final User user, final String label, final List<String> values, final Path file) throws IOException {
		user.click(MENU + label);
		final GenericDialog form = user.form(label.substring(label.lastIndexOf('>') + 1));
		for (final String value : values)
			user.fill(form, value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
		User.see("preview of " + label, () -> User.onEvents(() -> Visits.messages(form).matches("(?s).*\\d.*\\d.*")));
		User.onEvents(() -> {
			form.setLocation(GAP, GAP); // a window that has just been moved knows where it is
			form.toFront();
			return null;
		});
		settle();
		User.photograph(new Rectangle(form.getLocationOnScreen(), form.getSize()), file);
		user.press(form, "Cancel");
		User.see("end of " + label, () -> !form.isShowing() && User.isIdle());
	}

	/** What the demo leaves: the movie, the comparison and the table, side by side. */
	private static void demo(final User user, final Path file) throws IOException {
		user.click(MENU + "DendriteJ Demo");
		final ImagePlus movie = user.image("Clusters and a veto over pyramidal-stack");
		User.see("end of the demo", User::isIdle);
		User.onEvents(() -> {
			IJ.getInstance().setLocation(0, 0);
			final int below = IJ.getInstance().getHeight() + GAP;
			movie.getWindow().setLocation(0, below);
			movie.getCanvas().fitToWindow();
			final int right = movie.getWindow().getWidth() + GAP;
			int y = below;
			for (final String title : WindowManager.getImageTitles())
				if (title.contains("without inhibition")) {
					final Window window = WindowManager.getImage(title).getWindow();
					window.setLocation(right, y);
					y += window.getHeight() + GAP;
					window.toFront();
				}
			else
					if (!title.equals(movie.getTitle()))
						WindowManager.getImage(title).getWindow().setVisible(false);
			for (final Frame frame : WindowManager.getNonImageWindows() == null ? new Frame[0] : WindowManager.getNonImageWindows())
				if (!frame.getTitle().equals("Results"))
					frame.setVisible(false);
			final Frame table = WindowManager.getFrame("Results");
			table.setBounds(right, y, 720, 190);
			table.toFront();
			movie.getWindow().toFront();
			return null;
		});
		settle();
		Rectangle all =
			IJ.getInstance().getBounds().union(movie.getWindow().getBounds()).union(WindowManager.getFrame("Results").getBounds());
		for (final String title : WindowManager.getImageTitles())
			if (title.contains("without inhibition"))
				all = all.union(WindowManager.getImage(title).getWindow().getBounds());
		User.photograph(all, file);
	}

	/** Windows are drawn when the events that are under way have been handled. */
	private static void settle() {
		for (int i = 0; i < 20; i++) {
			User.onEvents(() -> null);
			IJ.wait(50);
		}
	}
}
