/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;

import java.awt.Choice;
import java.awt.Component;
import java.util.ArrayList;
import java.util.List;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** One of several values: the declared choices, the constants of an enumeration, or the open images. */
final class ChoiceField extends Field {

	private static final String NONE = "(none)";

	private final List<Object> values = new ArrayList<>();
	private Choice choice;

	ChoiceField(final ModuleItem<?> item, final Module module) {
		super(item, module);
		if (item.getType() == ImagePlus.class) {
			if (!item.isRequired())
				values.add(null);
			for (final int id : WindowManager.getIDList() == null ? new int[0] : WindowManager.getIDList())
				values.add(WindowManager.getImage(id));
		}
		else
			if (item.getType().isEnum())
				values.addAll(List.of(item.getType().getEnumConstants()));
			else
				values.addAll(item.getChoices());
	}

	static boolean isChoice(final ModuleItem<?> item) {
		return item.getType() == ImagePlus.class || item.getType().isEnum() || item.getChoices() != null && !item.getChoices().isEmpty();
	}

	private static String name(final Object value) {
		if (value == null)
			return NONE;
		return value instanceof ImagePlus image ? image.getTitle() : value.toString();
	}

	@Override
	void addTo(final GenericDialog dialog, final Runnable pressed) {
		final String[] names = values.isEmpty() ? new String[] { NONE } : values.stream().map(ChoiceField::name).toArray(String[]::new);
		dialog.addChoice(label(), names, name(value()));
		choice = (Choice) dialog.getChoices().lastElement();
	}

	@Override
	Component component() {
		return choice;
	}

	@Override
	String shown() {
		return choice.getSelectedIndex() + " " + choice.getSelectedItem();
	}

	@Override
	void show(final Object value) {
		final int index = values.indexOf(value);
		if (index >= 0 && index != choice.getSelectedIndex())
			choice.select(index);
	}

	@Override
	Object parse(final String text) {
		final int index = Integer.parseInt(text.substring(0, text.indexOf(' ')));
		return values.isEmpty() ? null : values.get(index);
	}
}
