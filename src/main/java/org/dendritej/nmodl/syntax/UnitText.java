/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl.syntax;

/**
 * A unit as written between parentheses, such as "mA/cm2", "/ms", "1" or "k-mole".
 *
 * @param text what stands between the parentheses, without blanks at its ends
 * @param position of the opening parenthesis
 */
public record UnitText(String text, Position position) implements Node {}
