/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * NMODL, the language of mechanisms, as text and as a tree. Start with {@link org.dendritej.nmodl.syntax.MechanismReader}, which gives a
 * {@link org.dendritej.nmodl.syntax.MechanismFile}.
 *
 * <p>
 * Decisions: every node knows its place, so that every later complaint can name it. Names keep their case; only keywords have several spellings. The tree
 * holds what is written: nothing is resolved, inlined or checked for meaning here, but for INCLUDE (the tree is of all files together), for DEFINE (purely a
 * matter of letters: its names are numbers here), and for C in VERBATIM, which becomes a statement where its meaning is certain and stays
 * {@link org.dendritej.nmodl.syntax.Statement.Verbatim} elsewhere, to be refused when it is needed. Whole-number arithmetic (indices, limits of FROM) is
 * explicit in the tree. {@link org.dendritej.nmodl.syntax.NmodlException} lives here, in the lowest package, and serves all of them.
 *
 * <p>
 * The parser is written by hand, one method per rule. What is a word depends on where it stands: a unit is raw text up to its parenthesis but only where a
 * unit may stand, DEFINE turns names into numbers, INCLUDE goes on in another file anywhere between two blocks, TITLE, VERBATIM and REPRESENTS have rules of
 * their own; and nesting has to be counted, since files come from anywhere. ANTLR 4.11.1 with a part of this grammar and without making a tree needed 66 to
 * 78 ms for the first file in a fresh Java machine and 3.3 ms for twelve files in a warm one, this 53 to 63 ms and 2.1 ms (two cores of an AMD EPYC,
 * Java 17), and it would be a jar of 324 kB more beside that of Fiji's other plugins.
 */
package org.dendritej.nmodl.syntax;
