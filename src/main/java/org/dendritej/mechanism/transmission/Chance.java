/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.mechanism.transmission;

import org.dendritej.mechanism.SpikeTrain;

/**
 * Random numbers by counting: each is a function of what it belongs to, so there is no generator whose state depends on the order of calls. The bits are those of
 * {@link SpikeTrain#mix}, applied for the synapse, its event and the draw one after the other.
 */
public final class Chance {

	private Chance() {
	}

	/**
	 * A number uniform in [0, 1).
	 *
	 * @param seed any number
	 * @param synapse its number
	 * @param event of the synapse, counted from 0; negative for what belongs to the synapse itself
	 * @param draw which of the numbers that the event needs
	 * @return a multiple of 2⁻⁵³
	 */
	public static double uniform(final long seed, final long synapse, final long event, final long draw) {
		return (bits(seed, synapse, event, draw) >>> 11) * 0x1p-53;
	}

	/**
	 * A standard normal number: Box &amp; Muller (1958), Ann Math Stat 29:610–611. StrictMath gives the same bits on every machine.
	 *
	 * @param seed any number
	 * @param synapse its number
	 * @param event of the synapse
	 * @param draw which of the numbers that the event needs; takes this one and the next
	 * @return mean 0, variance 1
	 */
	public static double normal(final long seed, final long synapse, final long event, final long draw) {
		return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(seed, synapse, event, draw))) *
			StrictMath.cos(2 * Math.PI * uniform(seed, synapse, event, draw + 1));
	}

	/**
	 * 64 random bits.
	 *
	 * @param seed any number
	 * @param synapse its number
	 * @param event of the synapse
	 * @param draw which of the numbers that the event needs
	 * @return any number
	 */
	public static long bits(final long seed, final long synapse, final long event, final long draw) {
		return SpikeTrain.mix(SpikeTrain.mix(SpikeTrain.mix(seed, synapse), event), draw);
	}
}
