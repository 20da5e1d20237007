/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.io;

import org.dendritej.recording.Recording;

/**
 * A recording together with the neuron it was made of: all that it takes to show it again.
 *
 * @param neuron what was simulated
 * @param recording what happened, on the compartments of that neuron
 */
public record StoredRecording(LoadedNeuron neuron, Recording recording) {
}
