/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.IJ;
import ij.gui.GenericDialog;
import ij.io.OpenDialog;
import ij.io.SaveDialog;

import java.awt.Button;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Panel;
import java.awt.TextField;
import java.io.File;
import java.util.Arrays;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/** A text, or the path of a file or folder with a button to look for it. Several paths stand behind each other with commas. */
final class PathOrTextField extends Field {

	private static final int COLUMNS = 30;

	private TextField text;

	PathOrTextField(final ModuleItem<?> item, final Module module) {
		super(item, module);
	}

	private boolean isFile() {
		return item().getType() == File.class || item().getType() == File[].class;
	}

	@Override
	void addTo(final GenericDialog dialog, final Runnable pressed) {
		dialog.addStringField(label(), value() == null ? "" : MacroInputs.text(value()), COLUMNS);
		text = (TextField) dialog.getStringFields().lastElement();
		if (isFile())
			addBrowser(dialog);
	}

	/** Puts a button beside the text, in its cell of the form. */
	private void addBrowser(final GenericDialog dialog) {
		final GridBagLayout layout = (GridBagLayout) dialog.getLayout();
		final GridBagConstraints cell = layout.getConstraints(text);
		final Button button = new Button("Browse…");
		button.addActionListener(e -> browse());
		final Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
		panel.add(text);
		panel.add(button);
		layout.setConstraints(panel, cell);
		dialog.add(panel);
	}

	/** With the dialogs of ImageJ, beginning at what is there. */
	private void browse() {
		final File now = new File(text.getText());
		final String folder = now.isDirectory() ? now.getPath() : now.getParent();
		String chosen = null;
		if (hasStyle(FileWidget.DIRECTORY_STYLE)) {
			final String before = OpenDialog.getDefaultDirectory();
			if (folder != null)
				OpenDialog.setDefaultDirectory(folder);
			chosen = IJ.getDir(label());
			OpenDialog.setDefaultDirectory(before);
		}
		else if (hasStyle(FileWidget.SAVE_STYLE)) {
			final SaveDialog dialog = new SaveDialog(label(), folder, now.getName(), "");
			chosen = dialog.getFileName() == null ? null : dialog.getDirectory() + dialog.getFileName();
		}
		else
			chosen = folder == null ? new OpenDialog(label()).getPath() : new OpenDialog(label(), folder, now.getName()).getPath();
		if (chosen == null)
			return;
		final boolean more = item().getType() == File[].class && !text.getText().isBlank();
		text.setText(more ? text.getText() + "," + chosen : chosen);
	}

	@Override
	Component component() {
		return text;
	}

	@Override
	String shown() {
		return text.getText();
	}

	@Override
	void show(final Object value) {
		text.setText(value == null ? "" : MacroInputs.text(value));
	}

	@Override
	Object parse(final String typed) {
		if (item().getType() == String.class)
			return typed;
		final String path = typed.strip();
		if (item().getType() == File.class)
			return path.isEmpty() ? null : new File(path);
		return Arrays.stream(path.split(",")).filter(part -> !part.isBlank()).map(part -> new File(part.strip())).toArray(File[]::new);
	}
}
