/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.gui.GenericDialog;

import java.awt.Checkbox;
import java.awt.Component;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** A flag, to be ticked. */
final class FlagField extends Field {

	private Checkbox box;

	FlagField(final ModuleItem<?> item, final Module module) {
		super(item, module);
	}

	@Override
	void addTo(final GenericDialog dialog, final Runnable pressed) {
		dialog.addCheckbox(label(), Boolean.TRUE.equals(value()));
		box = (Checkbox) dialog.getCheckboxes().lastElement();
	}

	@Override
	Component component() {
		return box;
	}

	@Override
	String shown() {
		return Boolean.toString(box.getState());
	}

	@Override
	void show(final Object value) {
		box.setState(Boolean.TRUE.equals(value));
	}

	@Override
	Object parse(final String text) {
		return Boolean.valueOf(text);
	}
}
