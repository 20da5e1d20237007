/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.recording;

/**
 * A spike.
 *
 * @param time ms
 * @param place name of the detector that saw it, or of the artificial cell that made it
 */
public record Spike(double time, String place) {
}
