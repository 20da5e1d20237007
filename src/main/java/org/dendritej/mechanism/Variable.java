/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism;

/**
 * Something of a mechanism that can be recorded.
 *
 * @param name such as "m" or "ina"
 * @param unit such as "mA/cm2"; empty for a pure number
 * @param description what it is
 */
public record Variable(String name, String unit, String description) {
}
