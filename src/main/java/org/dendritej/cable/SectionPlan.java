/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.cable;

/**
 * A section before it is cut.
 *
 * @param type structure type as in SWC files
 * @param parent index of the section it is joined to, or −1
 * @param parentFraction where on the parent
 * @param line its shape
 * @param look how it is drawn
 */
record SectionPlan(int type, int parent, double parentFraction, Centreline line, Look look) {

	/** A section that looks like its centre line. */
	SectionPlan(final int type, final int parent, final double parentFraction, final Centreline line) {
		this(type, parent, parentFraction, line, Look.PLAIN);
	}

	/** The radius of a sphere that replaces a section when it is drawn, about the middle of its line, and the start of what is drawn of a neurite. */
	sealed interface Look {

		/** As its centre line. */
		Look PLAIN = new From(0);

		/**
		 * As a sphere around the middle of the line.
		 *
		 * @param radius µm
		 */
		record Sphere(double radius) implements Look {
		}

		/**
		 * As its centre line from a distance on; what comes before lies within the soma.
		 *
		 * @param distance from the start, µm
		 */
		record From(double distance) implements Look {
		}

		/**
		 * As its centre line and a straight connection to it.
		 *
		 * @param x where the connection begins, µm
		 * @param y likewise
		 * @param z likewise
		 */
		record Connected(double x, double y, double z) implements Look {
		}
	}
}
