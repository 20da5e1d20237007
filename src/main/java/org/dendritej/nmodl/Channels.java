/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.dendritej.mechanism.MechanismException;

/**
 * The mechanisms in NMODL that come with us. Each is a file among the resources of this package that states its equations, units and source. One is read when it
 * is asked for.
 */
public final class Channels {

	/**
	 * What there is: leak and squid axon (pas, hh); the set of layer-5 pyramidal cells of Hay et al. 2011 (…_hay); the set of CA1 pyramidal cells of Migliore et
	 * al. 1999 and Poirazi et al. 2003 (…_ca1); receptors, short-term plasticity with stochastic release, and plasticity that depends on spike timing (…Syn).
	 */
	public static final List<String> NAMES =
		List.of("pas", "hh", "nat_hay", "nap_hay", "kv31_hay", "kt_hay", "kp_hay", "km_hay", "ih_hay", "cah_hay",
			"cal_hay", "sk_hay", "capool_hay", "na_ca1", "nasd_ca1", "ka_ca1", "kdr_ca1", "kdrsd_ca1", "h_ca1", "AmpaSyn", "NmdaSyn",
			"AmpaNmdaSyn", "GabaASyn",
			"GabaBSyn", "TsodyksMarkramSyn", "StdpSyn");

	private Channels() {}

	/**
	 * One of them.
	 *
	 * @param name one of {@link #NAMES}
	 * @return the mechanism
	 * @throws MechanismException if there is none of this name
	 */
	public static NmodlMechanism named(final String name) {
		return Nmodl.parse(name + ".mod", source(name));
	}

	/**
	 * The text of one of them.
	 *
	 * @param name one of {@link #NAMES}
	 * @return NMODL
	 * @throws MechanismException if there is none of this name
	 */
	public static String source(final String name) {
		if (!NAMES.contains(name))
			throw new MechanismException("no mechanism \"" + name + "\" comes with us; there are " + String.join(", ", NAMES));
		try (InputStream in = Channels.class.getResourceAsStream(name + ".mod")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // our own jar cannot be read
		}
	}
}
