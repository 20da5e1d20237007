/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.gui.GenericDialog;

import java.awt.Component;
import java.awt.Font;
import java.util.Locale;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** A text of the command: a heading in bold if it is short, otherwise an explanation or a preview. HTML, which Fiji would show, is taken out. */
final class MessageField extends Field {

	private static final int HEADING = 50;

	private Form.Message message;

	MessageField(final ModuleItem<?> item, final Module module) {
		super(item, module);
	}

	@Override
	void addTo(final GenericDialog dialog, final Runnable pressed) {
		final String text = plain(value());
		message = new Form.Message(text.isEmpty() ? " " : text);
		message.addTo(dialog);
		final Font font = dialog.getFont() == null ? new Font(Font.SANS_SERIF, Font.PLAIN, 12) : dialog.getFont();
		if (isHeading(value()))
			message.component().setFont(font.deriveFont(Font.BOLD));
	}

	/** Set in bold by the command, or short and never changed by it. */
	private static boolean isHeading(final Object value) {
		final String text = value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
		return text.matches("(?s)\\s*(<html>)?\\s*<(b|strong|h\\d)>.*</(b|strong|h\\d)>\\s*(</html>)?\\s*")
			|| !text.isBlank() && text.length() <= HEADING && !text.contains(".") && !text.contains(":") && !text.contains("<");
	}

	static String plain(final Object html) {
		if (html == null)
			return "";
		return html.toString().replaceAll("(?i)<br\\s*/?>|</p>|</tr>|</h\\d>|</li>", "\n").replaceAll("(?i)</td>", "  ")
			.replaceAll("<[^>]*>", "")
			.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
	}

	@Override
	Component component() {
		return null;
	}

	@Override
	String shown() {
		return "";
	}

	@Override
	void show(final Object value) {
		final String text = plain(value);
		message.show(text.isEmpty() ? " " : text);
	}

	@Override
	Object parse(final String text) {
		return value();
	}
}
