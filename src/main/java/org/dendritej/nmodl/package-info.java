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
 */
package org.dendritej.nmodl;
