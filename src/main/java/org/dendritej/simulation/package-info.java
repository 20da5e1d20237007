/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Runs an experiment. {@link org.dendritej.simulation.Simulation} is one run of one neuron; {@link org.dendritej.simulation.Trials} runs many on all cores. Start reading with
 * {@code Run}, the loop over time steps, then {@code CableEquation}, the step, and {@code Program}, the order of what it does to each {@code Block}.
 *
 * <p>
 * One idea serves one neuron, many and several threads. A neuron's tree is cut into unbranched <em>pieces</em>, eliminated side by side, which hang in a small
 * <em>skeleton</em>. More trials of the same tree, in <em>lanes</em>, are more pieces side by side. The skeleton is eliminated in rounds, tips and every other node of its
 * stretches, so that a <em>branch</em>, the nodes that wait for one node, is a stretch or a subtree and hangs at two nodes at most. Branches with their pieces are shared out between <em>blocks</em>, each with
 * its own arrays, membrane and events; the few nodes that are left, the <em>trunk</em>, two to four for each block, are solved by one thread. So blocks may be on different threads, or, in
 * very large neurons, in groups whose blocks come one after the other, share scratch and stay in the processor's cache. They meet once in a step: a block ends one step and begins the next in one go, then one thread solves the
 * trunk. How a tree is cut and in which order what pieces leave is summed follow from the tree alone, and nothing else couples compartments; so
 * results have the same bits alone and in lanes, whole and in blocks, on any number of threads, recorded or not.
 *
 * <p>
 * A compartment with the squid axon's membrane takes about 107 bytes in a run beside the 73 of its cable model, a third of them the mechanism, and 94 in a cylinder, all of whose compartments are alike; what only building needs is
 * forgotten, what is the same everywhere is kept once, and blocks that are worked on one after the other share their scratch.
 * Synapses that have received nothing are passed over: 5000 of them cost 0 to 3 % of such a neuron of 2000
 * compartments, and 15 to 40 % if their zeros are computed and added; its potential recorded every 0.1 ms costs 3 %.
 *
 * <p>
 * What several threads bring to one neuron was measured on two virtual processors, 1949 compartments with the squid axon's membrane, ns per compartment and step, medians of 11 runs, three times by turns:
 * 13.1 to 13.6 on one thread, 8.2 to 8.9 on two, so 1.5 to 1.6 times as fast. Two halves of the neuron, one after the other on
 * one thread, take 7 % more than the whole, since a loop over a row has some work beyond what it does, however short the row. Of a step of 14 µs
 * 13 are work on either thread; the helper hears of it after 0.13, trunk and what it takes from the other's cache need 0.35, its end is heard of after 0.15; and some runs wait for whoever comes later. In runs in which both processors
 * were, as it seems, threads of one core a step took 20 µs, 19 of them work, and where they were far from each other trunk and hearing took three times as long. From 1000 compartments on threads are tried, and kept only while rounds with them are faster.
 *
 * <p>
 * A step of a neuron of up to some 20,000 compartments finds all it needs in the caches: 12 to 15 ns on one thread, as of 2000; of 500, whose rows are short, 13 to 18. One of 200,000
 * has 15 MB that a step reads and most of which it writes, 18 if no compartments are alike: 21 to 26 ns, as memory is shared with others or not.
 *
 * <p>
 * HotSpot compiles a run of 0.1 to 0.3 s while it goes on, and is not done with the first of such runs. So what is done to a block is laid down in lists of small objects when the block is
 * built, nothing for what the neuron does not have, and one method goes through them; what is done once in a step writes no references, each of which takes the compiler longer than ten lines of
 * arithmetic; and the loop over steps calls what moves the voltage without a method in between, which would be compiled with all of that once more. Of 1000 compartments and 10,000 steps the second run in
 * a process took 15 to 17 instead of 19 to 24 ns with the compiler's time (squid axon), 5 to 7 instead of 8 to 9 (passive), the first 46 to 51 instead of 55 and 20 to 22 instead of 23.
 *
 * <p>
 * Tried on a shared server machine with AVX-512, in ns per compartment and step, and not kept:
 * <ul>
 * <li>nodes by their distance from the root, one by one: 3.4 on a branched neuron, but 7.5 on a chain, where every node waits for the one before, and in lanes no
 * more than 3.5 per trial, because HotSpot makes no vector instructions of loops over eight lanes;
 * <li>all that {@code Rows} does to a row before the voltages are known in one loop, which writes six arrays, 3.3 instead of 1.5, or in two loops that write four and two, 2.2, since HotSpot makes vector
 * instructions of loops that write up to three arrays; in six loops that write one each: 2.0 to 2.5;
 * <li>loops as objects of subclasses instead of an interface: 1 % faster, for twice the lines;
 * <li>a first block somewhat larger than the others, because the thread that leads begins earlier: no faster;
 * <li>pieces of up to 8 compartments instead of 16: no fewer ns in rows of hundreds, and twice the skeleton, of up to 10 the same; of up to 32 or 64 in a cable of 200,000: the same;
 * <li>skeletons from tips to the root, as Hines does, with whole subtrees for blocks: 2 % slower in a cable of 1000, whose 59 nodes wait for each other; in one of 200,000 nearly all of the skeleton is
 * trunk, which costs 3 to 6 %; in rounds with both sides of every node, also of tips: 8 % slower in a binary tree of 1023;
 * <li>what pieces that end in tips have for no one added to one entry, so that each waits for the one before: 12 % of a step of a passive binary tree;
 * <li>rows of a block read once, a number of each line of the cache, before its turn in a cable of 200,000: 3 % slower with blocks of 16,000, 8 % faster with blocks of 4000, which stay slower;
 * <li>blocks of 8000, 4000 or 2000 compartments instead of 16,000 in a cable of 200,000: 27, 31 and 35 instead of 27, since the objects of each loop have to come from
 * memory in each block and rows are shorter; of 50,000, or all in one: 28 and 31, since scratch leaves the cache;
 * <li>loops over the skeleton with an inner one over lanes: 14 instead of 4 on a binary tree of single compartments, where all is skeleton; one loop over all entries needs no inner one;
 * <li>reaching into the arrays of a block at an offset instead of copying rows: 0.47 instead of 0.12 for one product and sum;
 * <li>loops as methods instead of objects of classes of their own (see {@code Loops}): no slower once all is compiled, but each was compiled again in every method that
 * leads to it, and {@code Rows} again whenever one of its branches was taken for the first time;
 * <li>calling the loops of the matrix often on short rows before the run, so that they are compiled by then, as those of the squid axon are: the first run of a passive
 * cable of 1000 compartments and 10,000 steps 16 to 21 instead of 20 to 25 with the compiler's time, the second no less;
 * <li>a comparison for each compartment whether synapses outweigh its inertia: the same as all of the synapses' other loops; now arithmetic with absolute values.
 * </ul>
 */
package org.dendritej.simulation;
