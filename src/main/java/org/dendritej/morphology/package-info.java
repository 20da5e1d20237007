/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Shapes of neurons. A {@link org.dendritej.morphology.Reconstruction} is what a file says: a forest of sample points with its frame and the findings of
 * its reader. A {@link org.dendritej.morphology.Morphology} is one connected tree chosen from it, in µm, trusted by everything that follows.
 * {@link org.dendritej.morphology.Region} says where things are painted, {@link org.dendritej.morphology.Location} where they are placed. Start reading
 * with {@code Morphology}.
 */
package org.dendritej.morphology;
