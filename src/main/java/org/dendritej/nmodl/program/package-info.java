/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
/**
 * From the syntax tree of a mechanism to its {@link org.dendritej.nmodl.program.Program}: names are resolved as NEURON does, DEFINE is substituted, functions
 * and procedures are inlined, KINETIC becomes differential equations, constants from UNITS become numbers, the rules for ions become loads and stores.
 * A mechanism that cannot run is refused here, with file, line and column.
 *
 * <h2>When the codes run</h2>
 * <ul>
 * <li>{@code initial}: once per run and element. {@code t} is the start, {@code dt} the step. It sets states without an INITIAL of their own to 0 (or
 * {@code m0}), as its first instructions. After it, {@code connect} for each connection.</li>
 * <li>{@code prepare}, then {@code current}: for the step from t to t + dt. {@code t} in the code is the middle of the step, {@code v} the voltage given. The
 * derivative of the currents with respect to the voltage is that of {@code current} alone; stored values that it reads before it assigns them are constants
 * in it.</li>
 * <li>{@code advance}: from the time at which the state stands over the length given. {@code t} in the code is the end of it, {@code dt} its length,
 * {@code v} the voltage given. The instructions run one after the other for an element; SOLVE of a PROCEDURE is inlined, other SOLVEs are
 * {@link org.dendritej.nmodl.program.Instruction.Solve}. A mechanism without currents has the rest of its BREAKPOINT here, as in NEURON.</li>
 * <li>{@code receive}: {@code t} is the event's own time, {@code v} the last voltage the element has seen. Stored values are those that
 * other code has left.</li>
 * </ul>
 *
 * <h2>Decisions</h2>
 * <ul>
 * <li>Ion variables: {@link org.dendritej.nmodl.program.Instruction.Load} and {@link org.dendritej.nmodl.program.Instruction.Store} stand explicitly at the
 * start and end of the codes; nothing is implied. Only currents are different: what {@link org.dendritej.nmodl.program.Program#currents()} hold after
 * {@code current} is added to the membrane's and to the ion's total.</li>
 * <li>Values are without effect. What has one (random draws, functions that assign) is an instruction before; {@code &&} and {@code ||} then become
 * {@code If}.</li>
 * <li>Arrays of which every index is constant after unrolling become scalars ({@code ca[0]}, {@code ca[1]} …), so states are always scalars unless an index
 * is computed at run time; {@link org.dendritej.nmodl.program.Instruction.Derivative} only ever names scalars.</li>
 * <li>Temporaries are assigned before they are read in every code that reads them. What is not is stored, <em>in each element</em>: NEURON keeps a
 * GLOBAL once per process, which for a single instance is the same and for several depends on their order and on threads.</li>
 * <li>LOCALs and results of functions that are read before they are assigned are 0.</li>
 * <li>Arrays that are left are always stored; scalars may be temporaries.</li>
 * <li>The argument of EXP counts as at most 700, as in NEURON, so that it does not overflow.</li>
 * <li>A symbol is a number: {@link org.dendritej.nmodl.program.Symbol#name()} is for people.</li>
 * <li>The size of what inlining and unrolling make is bounded; beyond it the mechanism is refused. Loops that are not unrolled are bounded at run time.</li>
 * </ul>
 */
package org.dendritej.nmodl.program;
