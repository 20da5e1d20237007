/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;

import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JWindow;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.UIManager;

/** An explanation that appears when the mouse rests on a component of AWT, which has none of its own. */
final class Tooltip extends MouseAdapter {

	private static final int DELAY = 600, WIDTH = 320, BELOW = 20;

	private final Component component;
	private final String text;
	private final Timer timer = new Timer(DELAY, e -> open());
	private JWindow window;

	private Tooltip(final Component component, final String text) {
		this.component = component;
		this.text = text;
		timer.setRepeats(false);
	}

	/**
	 * Explains a component and everything in it.
	 *
	 * @param component part of a dialog
	 * @param text the explanation; null or blank for none
	 */
	static void on(final Component component, final String text) {
		if (text == null || text.isBlank())
			return;
		component.addMouseListener(new Tooltip(component, text));
		if (component instanceof Container container)
			for (final Component part : container.getComponents())
				on(part, text);
	}

	@Override
	public void mouseEntered(final MouseEvent event) {
		timer.restart();
	}

	@Override
	public void mouseExited(final MouseEvent event) {
		close();
	}

	@Override
	public void mousePressed(final MouseEvent event) {
		close();
	}

	private void open() {
		final Window owner = SwingUtilities.getWindowAncestor(component);
		if (owner == null || !component.isShowing() || window != null)
			return;
		final JLabel label = new JLabel("<html><body style='width:" + WIDTH + "px'>"
			+ text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") + "</body></html>");
		label.setOpaque(true);
		label.setBackground(UIManager.getColor("ToolTip.background"));
		label.setForeground(UIManager.getColor("ToolTip.foreground"));
		label.setBorder(BorderFactory.createCompoundBorder(BorderFactory.createLineBorder(label.getForeground()),
			BorderFactory.createEmptyBorder(2, 4, 2, 4)));
		window = new JWindow(owner);
		window.setFocusableWindowState(false);
		window.add(label);
		window.pack();
		final Point place = component.getLocationOnScreen();
		window.setLocation(place.x + BELOW, place.y + component.getHeight() + 4);
		window.setVisible(true);
	}

	private void close() {
		timer.stop();
		if (window != null)
			window.dispose();
		window = null;
	}
}
