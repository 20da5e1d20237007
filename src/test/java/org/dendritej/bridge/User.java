/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Label;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/** A user of plain ImageJ: clicks menu entries, fills forms, looks at windows. Waits for what it expects to see, as long as a slow machine may need. */
public final class User {

	private static final long PATIENCE = 120_000_000_000L;
	private static final int BLINK = 20;

	private final ImageJ imageJ;

	/** Starts ImageJ. */
	public User() {
		imageJ = new ImageJ();
	}

	/**
	 * Waits.
	 *
	 * @param <T> type of what is waited for
	 * @param what it is, for the complaint
	 * @param look gives it, or null as long as it is not there
	 * @return it
	 */
	public static <T> T see(final String what, final Supplier<T> look) {
		final long deadline = System.nanoTime() + PATIENCE;
		while (System.nanoTime() < deadline) {
			final T seen = look.get();
			if (seen != null && !Boolean.FALSE.equals(seen))
				return seen;
			IJ.wait(BLINK);
		}
		throw new IllegalStateException("there is no " + what + "; open are " + windows());
	}

	/** Titles of all windows that are shown. */
	public static List<String> windows() {
		return Arrays.stream(Window.getWindows()).filter(Window::isShowing)
			.map(window -> window instanceof Frame frame ? frame.getTitle() : window instanceof Dialog dialog ? dialog.getTitle() : "?")
			.toList();
	}

	/** Entries of a menu and the menus below it, in their order, menus with a > behind. @param path such as Plugins>Neuroanatomy */
	public List<String> menu(final String path) {
		final List<String> labels = new ArrayList<>();
		final Menu menu = find(path);
		for (int i = 0; i < menu.getItemCount(); i++)
			if (menu.getItem(i) instanceof Menu below)
				menu(path + ">" + below.getLabel()).forEach(label -> labels.add(below.getLabel() + ">" + label));
			else
				labels.add(menu.getItem(i).getLabel());
		return labels;
	}

	private Menu find(final String path) {
		Menu found = null;
		for (final String name : path.split(">"))
			found = found == null ? top(name) : (Menu) item(found, name);
		return found;
	}

	private Menu top(final String name) {
		for (int i = 0; i < imageJ.getMenuBar().getMenuCount(); i++)
			if (imageJ.getMenuBar().getMenu(i).getLabel().equals(name))
				return imageJ.getMenuBar().getMenu(i);
		throw new IllegalStateException("ImageJ has no menu " + name);
	}

	private static MenuItem item(final Menu menu, final String label) {
		for (int i = 0; i < menu.getItemCount(); i++)
			if (menu.getItem(i).getLabel().equals(label))
				return menu.getItem(i);
		throw new IllegalStateException("the menu " + menu.getLabel() + " has no entry " + label);
	}

	/** Clicks a menu entry. @param path such as Plugins>Neuroanatomy>DendriteJ>Simulate Neuron... */
	public void click(final String path) {
		final int leaf = path.lastIndexOf('>');
		final MenuItem item = item(find(path.substring(0, leaf)), path.substring(leaf + 1));
		EventQueue.invokeLater(() -> item.dispatchEvent(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, item.getLabel())));
	}

	/** The dialog of that title, once it is shown. @param title of the dialog */
	public GenericDialog form(final String title) {
		return see("form " + title, () -> Arrays.stream(Window.getWindows())
			.filter(window -> window instanceof GenericDialog dialog && dialog.isShowing() && dialog.getTitle().equals(title))
			.map(GenericDialog.class::cast).findFirst().orElse(null));
	}

	/** An image, once it is there. @param title of the image */
	public ImagePlus image(final String title) {
		return see("image " + title, () -> WindowManager.getImage(title));
	}

	/** Types into the field beside a label, or chooses, or ticks. */
	public void fill(final GenericDialog form, final String label, final String value) {
		onEvents(() -> {
			final Component field = field(form, label);
			if (field instanceof TextField text)
				text.setText(value);
			else
				if (field instanceof Choice choice) {
					choice.select(value);
					form.itemStateChanged(new ItemEvent(choice, ItemEvent.ITEM_STATE_CHANGED, value, ItemEvent.SELECTED));
				}
			else if (field instanceof Checkbox box) {
				box.setState(Boolean.parseBoolean(value));
				form.itemStateChanged(new ItemEvent(box, ItemEvent.ITEM_STATE_CHANGED, label, ItemEvent.SELECTED));
			}
			return null;
		});
		onEvents(() -> null); // what the change has brought about is done as well
	}

	/** What stands beside a label. */
	public String read(final GenericDialog form, final String label) {
		final Component field = field(form, label);
		return field instanceof TextField text ? text.getText()
			: field instanceof Choice choice ? choice.getSelectedItem() : Boolean.toString(((Checkbox) field).getState());
	}

	private static Component field(final GenericDialog form, final String label) {
		final Component[] parts = form.getComponents();
		for (int i = 0; i < parts.length; i++)
			if (parts[i] instanceof Checkbox box && box.getLabel().equals(label))
				return box;
			else
				if (parts[i] instanceof Label text && text.getText().strip().equals(label) && i + 1 < parts.length)
					return inside(parts[i + 1]);
		throw new IllegalStateException("the form " + form.getTitle() + " has no field " + label);
	}

	private static Component inside(final Component part) {
		if (part instanceof Container container)
			for (final Component inner : container.getComponents())
				if (inner instanceof TextField)
					return inner;
		return part;
	}

	/** A button of a form. */
	public static Button button(final Container form, final String label) {
		for (final Component part : form.getComponents())
			if (part instanceof Button button && button.getLabel().strip().equals(label))
				return button;
			else
				if (part instanceof Container container && button(container, label) != null)
					return button(container, label);
		return null;
	}

	/** Presses a button of a form, as soon as that lets it. */
	public void press(final GenericDialog form, final String label) {
		see("button " + label + " that can be pressed", () -> button(form, label) != null && button(form, label).isEnabled());
		final Button button = button(form, label);
		EventQueue.invokeLater(() -> button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label)));
	}

	/** Presses Esc on ImageJ's window. */
	public void escape() {
		EventQueue.invokeLater(() -> imageJ.dispatchEvent(
			new KeyEvent(imageJ, KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0, KeyEvent.VK_ESCAPE, KeyEvent.CHAR_UNDEFINED)));
	}

	/** Whether no command runs any more. */
	public static boolean isIdle() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName) // ImageJ names threads for what they run
			.noneMatch(name -> name.startsWith("Run$_") || Menus.getCommands().containsKey(name));
	}

	/** Opens the recorder. */
	public Recorder recorder() {
		click("Plugins>Macros>Record...");
		return see("recorder", Recorder::getInstance);
	}

	/** The line that was recorded for a command. */
	public String recorded(final Recorder recorder, final String label) {
		return see("recorded line of " + label, () -> recorder.getText().lines().filter(line -> line.startsWith("run(\"" + label + "\""))
			.reduce((a, b) -> b).orElse(null));
	}

	/** Saves what is on the screen. */
	public static void photograph(final Rectangle part, final Path file) throws IOException {
		try {
			final BufferedImage picture = new Robot().createScreenCapture(part);
			ImageIO.write(picture, "png", file.toFile());
		}
		catch (final java.awt.AWTException e) {
			throw new IOException("the screen cannot be read", e);
		}
	}

	/** Does something on the thread of the events and waits for it. */
	static <T> T onEvents(final Callable<T> work) {
		final AtomicReference<T> result = new AtomicReference<>();
		try {
			EventQueue.invokeAndWait(() -> {
				try {
					result.set(work.call());
				}
				catch (final Exception e) {
					throw new IllegalStateException(e);
				}
			});
		}
		catch (final InterruptedException | java.lang.reflect.InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
		return result.get();
	}
}
