/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * What sits in membranes: ion channels, synapses, pools, and what drives them: stimulus waveforms and spike trains.
 *
 * <p>
 * {@link org.dendritej.mechanism.Mechanism} is the description, shared and immutable; {@link org.dendritej.mechanism.Mechanism.State} is its state in one
 * simulation, made by {@code bind} and confined to the thread that runs its cell. Third parties add a channel by implementing {@code Mechanism}.
 *
 * <p>
 * Several trials of one morphology may run side by side in <em>lanes</em>: arrays then have shape {@code [places × lanes]}, lanes next to each other, and an
 * <em>element</em> is one instance of the mechanism in one lane. Nothing in a state depends on its neighbours, so a lane gives the same bits as a run of its
 * own.
 */
package org.dendritej.mechanism;
