/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * From activity to brightness: what a fluorescent indicator shows of voltage or calcium. Start reading at {@code Indicator}, then {@code Indicators}, the table
 * of known ones to which users add their own, and {@code Fluorescence}, the brightness of every compartment over time.
 *
 * <p>Decisions: brightness is relative to rest, F/F0, so that optics and amounts of dye are somebody else's. Rest is what the recording begins with. What a
 * calcium indicator was driven by, simulated calcium or spikes and depolarisation, is part of the result and is written into images.
 */
package org.dendritej.indicator;
