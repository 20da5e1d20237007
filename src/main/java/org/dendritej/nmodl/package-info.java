/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Mechanisms written in NMODL, the language of thousands of published ones, run as they are: {@link org.dendritej.nmodl.Nmodl} reads a text and gives a
 * {@link org.dendritej.nmodl.NmodlMechanism}. No compiler is needed: Java code is made from the typed program and compiled in memory. A mechanism that cannot
 * run is refused before the run with {@link org.dendritej.nmodl.syntax.NmodlException}, which names file, line and column.
 *
 * <p>
 * {@code syntax} → {@code program} → {@code analysis} → {@code code} is the way of a text; each knows only those before it. Events of NMODL act on the grid of
 * time steps, first order in the step; {@code dt} in its code is the length of the step taken; tables are not used, rates are exact.
 *
 * <p>
 * A POINTER from which C draws random numbers becomes a parameter that says which numbers; the streams follow from seed and element. Classes of our own mechanisms
 * are compiled while the library is built ({@code CatalogueClasses}) and found by a hash of what is in them, so the first one of a process costs half as much.
 *
 * <p>
 * Written by hand in {@code mechanism} although NMODL says the same are leak, squid axon and the synapses with one or two exponentials. Nanoseconds per element and
 * step, least of many on an AVX-512 server CPU, by hand and in NMODL: squid axon 7.9 and 8.1, leak 0.85 and 0.75, one exponential 1.9 and 1.5, two 2.4 and 1.8,
 * NMDA 4.4 and 4.2, all synapses active. It is not the speed for which the former two stay: a process that has just started spends 0.75 s of processor time for the squid
 * axon and 0.4 s for the leak on reading and analysing the text, although their classes are compiled by the build, and its first trace is to be there within 1.5 s. The
 * synapses stay for their figures: events act at their own times instead of on the grid, so that a conductance is wrong by 2e-7 instead of 4e-4, and a silent synapse costs nothing.
 */
package org.dendritej.nmodl;
