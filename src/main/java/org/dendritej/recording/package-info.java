/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * What is measured and what came out. {@link org.dendritej.recording.Probe} says what to measure at one place, {@link org.dendritej.recording.RecordingPlan}
 * all of it; {@link org.dendritej.recording.Recording} holds traces, frames of all compartments and spikes. It never sees the solver: a recording read from
 * disk renders just as well.
 */
package org.dendritej.recording;
