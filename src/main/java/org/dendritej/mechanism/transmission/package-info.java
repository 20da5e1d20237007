/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * What lies between a presynaptic spike and the conductance that it opens: how reliably a synapse transmits, how that depends on its recent past, and how its
 * strength changes with what the neuron does. {@link org.dendritej.mechanism.transmission.Transmission} describes it; it is independent of the receptors, so
 * that synapses of equal kinetics remain one linear system whatever their strengths are.
 *
 * <p>
 * {@link org.dendritej.mechanism.transmission.Synapses} is the state of many synapses, for a compartmental neuron as for a point neuron: presynaptic and
 * postsynaptic spikes go in, what is delivered comes out. Everything random belongs to (seed, synapse, event), see
 * {@link org.dendritej.mechanism.transmission.Chance}; nothing depends on threads or on the order in which synapses are asked.
 */
package org.dendritej.mechanism.transmission;
