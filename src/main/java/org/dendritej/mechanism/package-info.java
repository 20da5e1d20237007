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
 * {@link org.dendritej.mechanism.Catalogue} has those that come with us.
 *
 * <p>
 * Several trials of one morphology may run side by side in <em>lanes</em>: arrays then have shape {@code [places × lanes]}, lanes next to each other, and an
 * <em>element</em> is one instance of the mechanism in one lane. Nothing in a state depends on its neighbours, so a lane gives the same bits as a run of its
 * own.
 *
 * <p>
 * Gates obey linear equations at a constant voltage and are moved by their exact solution, half a step behind the voltage; rates are computed, never looked
 * up. Synapses are linear systems that events kick at their own times: a step sees the exact mean of the conductance over the step, so neither charge nor
 * order of convergence depends on where an event falls between two steps, and what is recorded is exact at its time.
 */
package org.dendritej.mechanism;
