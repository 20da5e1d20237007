/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.bridge;

import java.awt.Component;
import java.awt.Container;
import java.awt.Font;
import java.awt.Point;
import java.awt.Rectangle;
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

	private static final int DELAY = 600, WIDTH = 320, INDENT = 20, GAP = 4;

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
		label.setFont(component.getFont().deriveFont(Font.PLAIN));
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
		final Rectangle screen = component.getGraphicsConfiguration().getBounds();
		final int right = screen.x + screen.width - window.getWidth(), below = place.y + component.getHeight() + GAP;
		final boolean fits = below + window.getHeight() <= screen.y + screen.height;
		window.setLocation(Math.min(place.x + INDENT, right), fits ? below : place.y - GAP - window.getHeight());
		window.setVisible(true);
	}

	private void close() {
		timer.stop();
		if (window != null)
			window.dispose();
		window = null;
	}
}
