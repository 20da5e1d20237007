/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * Programs that remake the tables of the README, {@link org.dendritej.benchmark.ValidationTable} and {@link org.dendritej.benchmark.BenchmarkTable}, and
 * benchmarks of single kernels for JMH.
 */
package org.dendritej.benchmark;
