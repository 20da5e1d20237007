/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Mechanisms written in NMODL, the language of thousands of published ones, run as they are: {@link org.dendritej.nmodl.Nmodl} reads a text and gives a
 * {@link org.dendritej.nmodl.NmodlMechanism}. No compiler is needed: Java code is made from the typed program and compiled in memory. A mechanism that cannot
 * run is refused before the run with {@link org.dendritej.nmodl.syntax.NmodlException}, which names file, line and column.
 *
 * <p>
 * {@code syntax} → {@code program} → {@code analysis} → {@code code} is the way of a text; each knows only those before it. Events of NMODL act on the grid of
 * time steps, first order in the step; {@code dt} in its code is the length of the step taken; tables are not used, rates are exact.
 *
 * <p>
 * A POINTER from which C draws random numbers becomes a parameter that says which numbers; the streams follow from seed and element. Classes of our own mechanisms
 * are compiled while the library is built ({@code CatalogueClasses}) and found by a hash of what is in them, so the first one of a process costs half as much.
 */
package org.dendritej.nmodl;
