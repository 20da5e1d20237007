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
 *
 * <p>
 * Loops are timed by the JMH benchmarks of the repository. Polynomials of exponentials stand once, in methods that HotSpot takes into each loop: as fast as written out
 * there, 1.14 and 1.13 ns for a gate on a shared server machine with AVX-512. Tried there, and not kept: loops compiled before a run after calls with 24 to 64 elements
 * instead of 192: HotSpot then compiles each once, not twice, but does not unroll it, 1.50 instead of 1.15 ns for a gate.
 */
package org.dendritej.mechanism;
