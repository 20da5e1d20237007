/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * From a morphology to the compartments that the solver sees. {@link org.dendritej.cable.CableModel} is the tree of sections, compartments and forks with
 * exact areas, capacitances and axial conductances; {@link org.dendritej.cable.Discretisation} says how it is cut. Start reading there.
 * {@link org.dendritej.cable.CableBuilder} makes the same from sections given one by one.
 *
 * <p>
 * Behind them {@code Sectioning} and {@code SomaSections} lay a morphology out as sections, each with a {@code Centreline} that measures and cuts itself;
 * {@code CompartmentTable} holds what is known of compartments and {@code NodeTree} how they hang together; {@code NearestPoint} and {@code Solids} serve
 * placing and rendering.
 *
 * <p>
 * Two numberings are used. <em>Compartments</em> are what users see: isopotential pieces with membrane, numbered section by section from the root. The
 * <em>nodes</em> of the tree matrix are the compartments and the forks between them, which have no area; they are numbered with every parent before its
 * children.
 */
package org.dendritej.cable;
