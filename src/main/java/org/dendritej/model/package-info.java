/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * One experiment as a description: which reconstruction, how it is cut, what is in the membrane, which synapses, which protocol, what is recorded.
 * {@link org.dendritej.model.NeuronModel} holds all of it and corresponds to a model file; everything in it is an immutable record. Start reading there.
 */
package org.dendritej.model;
