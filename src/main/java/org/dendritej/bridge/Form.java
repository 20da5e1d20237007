/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import ij.gui.NonBlockingGenericDialog;

import java.awt.AWTEvent;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.swing.Timer;

import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The form of a command: ImageJ's own dialog, non-blocking, so that images can be looked at and points be set while it is open. Messages of the command are
 * headings and previews; what a user changes is checked and set at once, and the command's callbacks may change everything else. Until all values are
 * allowed there is no OK. A label shows its explanation as a tooltip, the Help button shows all of them.
 */
final class Form implements DialogListener {

	/** How often previews are looked at, ms. */
	private static final int LOOK = 200;
	/** Longer forms have two columns, since ImageJ's dialogs do not scroll. */
	private static final int ONE_COLUMN = 12;
	private static final Color PROBLEM = new Color(0xb00020);

	private final Module module;
	private final List<Field> fields = new ArrayList<>();
	private final GenericDialog dialog;
	private final Message problem = new Message(" ");
	private boolean refreshing;

	private Form(final Module module) {
		this.module = module;
		dialog = new NonBlockingGenericDialog(module.getInfo().getTitle());
	}

	/**
	 * Asks for everything that is not settled yet, on the thread of the command.
	 *
	 * @param module whose inputs are set
	 * @return false if the user cancels
	 */
	static boolean ask(final Module module) {
		final List<ModuleItem<?>> open = new ArrayList<>();
		for (final ModuleItem<?> input : module.getInfo().inputs())
			if (!module.isInputResolved(input.getName()) && Field.canAskFor(input))
				open.add(input);
		if (open.isEmpty())
			return true;
		return new Form(module).show(open);
	}

	private boolean show(final List<ModuleItem<?>> inputs) {
		final boolean two = inputs.size() > ONE_COLUMN;
		boolean half = false; // of a row is filled
		for (final ModuleItem<?> input : inputs) {
			final Field field = Field.of(input, module);
			final int before = dialog.getComponentCount();
			if (two && half && field.isShort())
				dialog.addToSameRow();
			half = field.isShort() && !half;
			field.addTo(dialog, () -> press(field));
			field.show();
			for (int i = before; i < dialog.getComponentCount(); i++)
				Tooltip.on(dialog.getComponent(i), input.getDescription());
			fields.add(field);
		}
		problem.addTo(dialog);
		problem.component().setForeground(PROBLEM);
		dialog.addHelp(help(inputs));
		dialog.setSmartRecording(false);
		dialog.addDialogListener(this);
		refresh(null);
		final Timer look = new Timer(LOOK, event -> showMessages());
		look.start();
		try {
			dialog.showDialog();
		}
		finally {
			look.stop();
		}
		for (final ModuleItem<?> input : inputs)
			module.resolveInput(input.getName());
		return dialog.wasOKed();
	}

	@Override
	public boolean dialogItemChanged(final GenericDialog unused, final AWTEvent event) {
		if (refreshing)
			return problems().isEmpty();
		for (final Field field : fields)
			if (field.isChanged() && field.read())
				call(field);
		refresh(event == null ? null : event.getSource());
		return problems().isEmpty();
	}

	private void press(final Field button) {
		call(button);
		refresh(null);
	}

	/** Shows previews that have become ready on a thread of the command. */
	private void showMessages() {
		for (final Field field : fields)
			if (field.item().getVisibility() == ItemVisibility.MESSAGE)
				field.show();
		pack();
	}

	/** Lets the command react, as SciJava's dialogs do. */
	private void call(final Field field) {
		try {
			field.item().callback(module);
		}
		catch (final MethodCallException e) {
			problem.show("An error inside DendriteJ: " + (e.getCause() == null ? e : e.getCause()) + ".");
		}
	}

	/** Shows what the command has changed, but leaves alone what somebody is typing, and makes room for it. */
	private void refresh(final Object source) {
		refreshing = true;
		try {
			for (final Field field : fields)
				if (!field.owns(source))
					field.show();
			problem.show(problems().orElse(" "));
		}
		finally {
			refreshing = false;
		}
		pack();
	}

	/** Makes room for what has grown. */
	private void pack() {
		final Dimension wanted = dialog.getPreferredSize(), now = dialog.getSize();
		if (dialog.isShowing() && (wanted.width > now.width || wanted.height > now.height))
			dialog.pack();
	}

	private Optional<String> problems() {
		return fields.stream().map(Field::problem).flatMap(Optional::stream).findFirst();
	}

	/** What the command does and what every parameter means, for ImageJ's Help button. */
	private String help(final List<ModuleItem<?>> inputs) {
		final StringBuilder html = new StringBuilder("<html><h3>").append(escape(module.getInfo().getTitle())).append("</h3>");
		final String purpose = module.getInfo() instanceof CommandInfo info ? info.getDescription() : null;
		if (purpose != null)
			html.append("<p>").append(escape(purpose)).append("</p>");
		for (final ModuleItem<?> input : inputs)
			if (input.getDescription() != null && MacroInputs.isAsked(input))
				html.append("<p><b>").append(escape(Field.label(input))).append("</b><br>").append(escape(input.getDescription()))
					.append(" <i>In a macro: ").append(input.getName()).append("</i></p>");
		return html.append("</html>").toString();
	}

	/** As HTML, with addresses and papers to be clicked on. */
	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
			.replaceAll("https://[^ ]*[^ .,;)]", "<a href='$0'>$0</a>")
			.replaceAll("doi:(10\\.[^ ]*[^ .,;)])", "<a href='https://doi.org/$1'>$0</a>");
	}

	/** A text of several lines in a dialog that can change. */
	static final class Message {

		private static final int COLUMNS = 84;
		private String text;
		private Component component;

		Message(final String text) {
			this.text = text;
		}

		void addTo(final GenericDialog dialog) {
			dialog.addMessage(wrap(text) + "\n"); // an end of line, since only then can it have more of them later
			component = dialog.getMessage();
		}

		Component component() {
			return component;
		}

		void show(final String now) {
			if (now.equals(text))
				return;
			text = now;
			((ij.gui.MultiLineLabel) component).setText(wrap(now));
			component.invalidate();
		}

		/** Breaks long lines at spaces. */
		private static String wrap(final String text) {
			final StringBuilder wrapped = new StringBuilder();
			for (final String line : text.split("\n")) {
				int column = 0;
				for (final String word : line.split("(?<= )")) {
					if (column > 0 && column + word.stripTrailing().length() > COLUMNS) {
						wrapped.append('\n');
						column = 0;
					}
					wrapped.append(word);
					column += word.length();
				}
				wrapped.append('\n');
			}
			return wrapped.substring(0, wrapped.length() - 1);
		}
	}
}
