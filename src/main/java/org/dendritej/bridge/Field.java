/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.gui.GenericDialog;

import java.awt.Component;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;

/** One input of a command in a form: what stands in the dialog, and what the module has. Confined to the thread of the dialog's events. */
abstract class Field {

	private final ModuleItem<?> item;
	private final Module module;
	private String read = "";
	private String problem;

	Field(final ModuleItem<?> item, final Module module) {
		this.item = item;
		this.module = module;
	}

	/** The field for an input, by its type. */
	static Field of(final ModuleItem<?> item, final Module module) {
		final Class<?> type = item.getType();
		if (item.getVisibility() == ItemVisibility.MESSAGE)
			return new MessageField(item, module);
		if (type == Button.class)
			return new ButtonField(item, module);
		if (NumberField.isNumber(type))
			return new NumberField(item, module);
		if (type == boolean.class || type == Boolean.class)
			return new FlagField(item, module);
		if (ChoiceField.isChoice(item))
			return new ChoiceField(item, module);
		return new PathOrTextField(item, module);
	}

	/** Whether a form has a place for an input. */
	static boolean canAskFor(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		return item.getVisibility() != ItemVisibility.INVISIBLE
			&& (item.getVisibility() == ItemVisibility.MESSAGE || type == Button.class || NumberField.isNumber(type)
				|| type == boolean.class
				|| type == Boolean.class || ChoiceField.isChoice(item)
				|| List.of(String.class, File.class, File[].class).contains(type));
	}

	/** What users read beside it: the label, or the name where there is none. */
	static String label(final ModuleItem<?> item) {
		return item.getLabel() == null || item.getLabel().isBlank() ? item.getName() : item.getLabel();
	}

	final ModuleItem<?> item() {
		return item;
	}

	final String label() {
		return label(item);
	}

	final boolean hasStyle(final String style) {
		return item.getWidgetStyle() != null && List.of(item.getWidgetStyle().split(",")).contains(style);
	}

	/** Whether two of them have room beside each other. */
	final boolean isShort() {
		return this instanceof NumberField || this instanceof ChoiceField || this instanceof FlagField;
	}

	final Object value() {
		return module.getInput(item.getName());
	}

	/** Adds the components. @param pressed to be told if this is a button */
	abstract void addTo(GenericDialog dialog, Runnable pressed);

	/** The component that users type into or choose from; null if there is none. */
	abstract Component component();

	/** What stands there now, as text; by it changes are seen. */
	abstract String shown();

	/** Makes it show a value of the module. */
	abstract void show(Object value);

	/** The value of what stands there. @throws IllegalArgumentException saying what was expected */
	abstract Object parse(String text);

	/** Whether somebody has changed what stands there since it was last read or shown. */
	final boolean isChanged() {
		return !shown().equals(read);
	}

	/** Hands what stands there to the module, if it is allowed. @return whether that changes the value */
	final boolean read() {
		read = shown();
		try {
			final Object value = parse(read), before = value();
			problem = null;
			module.setInput(item.getName(), value);
			return !Objects.deepEquals(before, value);
		}
		catch (final IllegalArgumentException e) {
			problem = label() + ": " + e.getMessage() + ".";
			return false;
		}
	}

	/** Shows what the module has, unless it is what stands there already. A text that is not allowed stays to be corrected. */
	final void show() {
		if (problem == null && !(component() != null && same(shown(), value())))
			show(value());
		read = shown();
	}

	private boolean same(final String text, final Object value) {
		try {
			return Objects.deepEquals(parse(text), value);
		}
		catch (final IllegalArgumentException e) {
			return false;
		}
	}

	/** What is wrong with what stands there. */
	final Optional<String> problem() {
		return Optional.ofNullable(problem);
	}

	/** Whether an event came from this field. */
	final boolean owns(final Object source) {
		return source != null && source == component();
	}
}
