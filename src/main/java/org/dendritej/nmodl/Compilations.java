/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.nmodl;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dendritej.nmodl.code.ProgramCode;
import org.dendritej.nmodl.program.Program;

/** Remembers what has been compiled in this process, as long as there is memory for it. What it gives depends on what it is asked alone. Any thread may use it. */
final class Compilations {

	private static final int MOST = 1000;

	private final Map<String, SoftReference<ProgramCode>> codes = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<String, SoftReference<ProgramCode>> eldest) {
			return size() > MOST;
		}
	};

	/** The code of a program, known by a key that belongs to it alone. */
	ProgramCode of(final String key, final Program program) {
		synchronized (codes) {
			final SoftReference<ProgramCode> known = codes.get(key);
			final ProgramCode old = known == null ? null : known.get();
			if (old != null) return old;
		}
		final ProgramCode code = new ProgramCode(program);
		synchronized (codes) {
			codes.put(key, new SoftReference<>(code));
		}
		return code;
	}
}
