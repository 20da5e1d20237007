/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Neurons without shape: spiking point neurons, rate units and artificial neurons.
 *
 * <p>
 * Start reading at {@link org.dendritej.neuron.PointNeuron}, the description of a neuron, shared and immutable; {@link org.dendritej.neuron.PointNeuron#start}
 * gives its state in one run, which is confined to one thread. What drives it is an {@link org.dendritej.neuron.Input}: a current as a function of time and
 * potential that is smooth up to the input's next time. The neuron's state runs up to that time, never across it, passes it ({@link
 * org.dendritej.neuron.Input#pass}, which may return a jump of the potential) and goes on; so waveforms may jump and events arrive at any time, and neither
 * costs an order of convergence. An input hears of the spikes of the neuron it drives ({@link org.dendritej.neuron.Input#fired}).
 *
 * <p>
 * A synapse attaches as an {@code Input} of its own; {@link org.dendritej.neuron.Inputs#sum} joins several. {@link org.dendritej.neuron.SynapticInput} is the
 * plain one: events open a conductance, drive a current or jump the potential; how much each event brings is asked of an {@link
 * org.dendritej.neuron.SynapticInput.Amplitude} when it arrives, which also hears of the neuron's spikes, so that release and learning need no more than that.
 *
 * <p>
 * Decisions: all spiking models take nA and µS, so that one synapse fits them all. Models that are published in current densities, or without units, are patches
 * of 100 000 µm² (1 nF at 1 µF/cm²) by default, in which a published µA/cm² or mV/ms is 1 nA and a published mS/cm² or 1/ms is 1 µS; another area scales
 * them. The leaky integrate-and-fire neuron is moved by its exact solution wherever its input is constant in time. All others, and it under other inputs, are
 * integrated by the pair of Dormand and Prince (order 5) with steps chosen to a tolerance, or of given length; see {@link org.dendritej.neuron.Integration}.
 * Spikes are located inside steps to the order of the scheme.
 */
package org.dendritej.neuron;
