/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Conversion factors, physical constants, the one small executor, and names that were nearly right. Imports nothing of ours.
 *
 * <p>
 * Inside the core one system of units holds, in which the cable equation needs no factor: mV, ms, nA, µS, nF, MΩ, µm, mM, °C. Densities as the
 * literature prints them (S/cm², µF/cm², Ω·cm, mA/cm²) appear only in parameters and become absolute once, through a named constant of
 * {@link org.dendritej.units.Units}. Start reading there.
 */
package org.dendritej.units;
