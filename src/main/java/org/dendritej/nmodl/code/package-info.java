/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * From a program to Java code in memory. {@link org.dendritej.nmodl.code.ProgramCode} is the entry. Generated text holds names made here and numbers alone,
 * nothing of the mechanism's text.
 *
 * <p>
 * How loops are cut decides their speed, because what HotSpot makes no vector instructions of takes ten times as long. Tried with Java 17 on an AVX-512 server
 * CPU, nanoseconds per element; what is written now takes 6.3 for all gates of the squid axon, 6.0 by hand, and took 20 with one call for each exponential:
 * <ul>
 * <li>More operations or arrays in a loop than {@code LoopPlan} allows: 6.7 instead of 1.2 for a gate with one operation more.</li>
 * <li>A value that three products share in a loop: 1.5 instead of 0.4 for the powers of an exponential, whatever its length.</li>
 * <li>{@link Math#min} and {@link Math#max}: 0.17 each, as much as five sums; limits of the voltage are made of absolute values instead.</li>
 * <li>x/(1 − exp(−x)) by a product of means of squares: 2.5 to 3.3; by exp(x) − 1 squared up: 1.0; by a blend of its series near 0 with the quotient elsewhere 0.5,
 * and 0.5 for the exponential if that is not there already. The two weights of the blend as 1 − side and 1 + side: 2.4, as near and 2 − near: 0.6.</li>
 * <li>Arguments in the order in which they are written instead of what takes most first: 7.4 instead of 6.3 for those gates, as what belongs together is cut.</li>
 * <li>Voltages copied for a current that is ohmic, and conductances multiplied with the area in every step: 2.9 instead of 1.9 for the three currents.</li>
 * <li>A deviation's decay without a division by the rate: 3.3; with it 1.4, and 1.2 with both divisions of a gate in one.</li>
 * <li>Chunks of 512 elements: 13.9 instead of 13.0, since arrays of 4096 bytes compete for the same places in the cache; of 248, 480 and 992: 8.7, 8.3 and 8.6
 * instead of 8.2 with 720, since every pass has a beginning and an end, and a chunk should stay near.</li>
 * <li>LOG, and POWER with an exponent that is the same for all, by a call for each element: 6 to 11; by the loops of {@code Logarithms}, which do without the bits of a
 * number: 3 to 4.</li>
 * </ul>
 */
package org.dendritej.nmodl.code;
