/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.gui.GenericDialog;

import java.awt.Component;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** A button that makes the command do something before it is run. */
final class ButtonField extends Field {

	ButtonField(final ModuleItem<?> item, final Module module) {
		super(item, module);
	}

	@Override
	void addTo(final GenericDialog dialog, final Runnable pressed) {
		dialog.addButton(label(), e -> pressed.run());
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
		// always looks the same
	}

	@Override
	Object parse(final String text) {
		return value();
	}
}
