/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * NMODL, the language of mechanisms, as text and as a tree. Start with {@link org.dendritej.nmodl.syntax.MechanismFile}.
 *
 * <p>
 * Decisions: every node knows its place, so that every later complaint can name it. Names keep their case; only keywords have several spellings. The tree
 * holds what is written: nothing is resolved, inlined or checked for meaning here, but for INCLUDE (the tree is of all files together), for DEFINE (purely a
 * matter of letters: its names are numbers here), and for C in VERBATIM, which becomes a statement where its meaning is certain and stays
 * {@link org.dendritej.nmodl.syntax.Statement.Verbatim} elsewhere, to be refused when it is needed. Whole-number arithmetic (indices, limits of FROM) is
 * explicit in the tree. {@link org.dendritej.nmodl.syntax.NmodlException} lives here, in the lowest package, and serves all of them.
 */
package org.dendritej.nmodl.syntax;
