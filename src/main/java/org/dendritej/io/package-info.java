/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Readers and writers of reconstructions and of the model file.
 *
 * <p>Start reading at {@code SwcReader}, the simplest format, then at {@code ModelFiles} for the model file, whose schema lies in the
 * resources beside a commented example.
 *
 * <p>Decisions: input files are not trusted. XML is read without document types and external entities, memory is bounded by the size of
 * the file, and what cannot be used is refused in one sentence with line or path, what was found and what was expected. Unknown keys of
 * a model file are errors, since a misspelt parameter that falls back to its default makes a wrong figure in silence. Files are written
 * whole or not at all; what a format cannot hold {@code ReconstructionWriter} says. Jackson is used here and nowhere else.
 */
package org.dendritej.io;
