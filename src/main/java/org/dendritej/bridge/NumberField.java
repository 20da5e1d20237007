/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import ij.gui.GenericDialog;

import java.awt.Component;
import java.awt.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.util.NumberUtils;
import org.scijava.util.Types;
import org.scijava.widget.NumberWidget;

/** A number, with a scroll bar where the command wants one and says from where to where. Shows every digit it has. */
final class NumberField extends Field {

	private static final Pattern FORMAT = Pattern.compile("format:[^,]*?0\\.?(0*)");
	private static final double GREATEST_WHOLE = 1e7;

	private TextField text;

	NumberField(final ModuleItem<?> item, final Module module) {
		super(item, module);
	}

	static boolean isNumber(final Class<?> type) {
		return Types.isNumber(type);
	}

	private boolean isWhole() {
		return List.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, byte.class, Byte.class)
			.contains(item().getType());
	}

	@Override
	void addTo(final GenericDialog dialog, final Runnable pressed) {
		final double now = value() instanceof Number number ? number.doubleValue() : 0;
		final Object least = item().getMinimumValue(), most = item().getMaximumValue();
		final boolean slides = hasStyle(NumberWidget.SLIDER_STYLE) || hasStyle(NumberWidget.SCROLL_BAR_STYLE);
		if (slides && least instanceof Number from && most instanceof Number to) {
			final double step = item().getStepSize() == null ? 0 : item().getStepSize().doubleValue();
			if (step > 0)
				dialog.addSlider(label(), from.doubleValue(), to.doubleValue(), now, step);
			else
				dialog.addSlider(label(), from.doubleValue(), to.doubleValue(), now);
		}
		else
			dialog.addNumericField(label(), now, 0, 10, null);
		text = (TextField) dialog.getNumericFields().lastElement();
		show(value());
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
		text.setText(value instanceof Number number ? text(number) : "");
	}

	/** With the decimals of the style, and more if the number has more. */
	private String text(final Number number) {
		final double x = number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue(); // as it was written
		if (isWhole() || Double.isNaN(x) || Double.isInfinite(x))
			return number.toString();
		if (x != 0 && (Math.abs(x) < 1e-5 || Math.abs(x) >= GREATEST_WHOLE))
			return Double.toString(x);
		final Matcher format = FORMAT.matcher(item().getWidgetStyle() == null ? "" : item().getWidgetStyle());
		final int decimals = format.find() ? format.group(1).length() : 0;
		final BigDecimal exact = new BigDecimal(Double.toString(x)).stripTrailingZeros();
		return exact.setScale(Math.max(decimals, exact.scale())).toPlainString();
	}

	@Override
	Object parse(final String typed) {
		final String expected = expected();
		final String digits = typed.strip();
		if (!digits.matches(isWhole() ? "[+-]?\\d{1,18}" : "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"))
			throw new IllegalArgumentException(expected);
		final Object value = NumberUtils.toNumber(isWhole() ? new BigDecimal(digits).toPlainString() : digits, item().getType());
		if (value == null || NumberUtils.toNumber(item().getMinimumValue(), Double.class) instanceof Double least
			&& ((Number) value).doubleValue() < least
			|| NumberUtils.toNumber(item().getMaximumValue(), Double.class) instanceof Double most && ((Number) value).doubleValue() > most)
			throw new IllegalArgumentException(expected);
		return value;
	}

	private String expected() {
		final Object least = item().getMinimumValue(), most = item().getMaximumValue();
		final String range = (least instanceof Number from ? " of at least " + text(from) : "")
			+ (most instanceof Number to ? (least instanceof Number ? " and" : " of") + " at most " + text(to) : "");
		return "expected a " + (isWhole() ? "whole number" : "number, with a point,") + range;
	}
}
