/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;

import org.dendritej.cable.CableModel;
import org.dendritej.cable.Section;
import org.dendritej.model.NeuronModel;
import org.dendritej.model.Protocol;
import org.dendritej.morphology.Location;
import org.dendritej.morphology.Types;
import org.dendritej.recording.RecordingPlan;
import org.dendritej.units.Units;

/**
 * What an electrode in the soma tells of a neuron at rest, and how it is cut. Of an active membrane the conductances at rest count, with gates frozen there.
 *
 * @param sections their number
 * @param compartments their number
 * @param length of all neurites, µm; that of the soma does not count
 * @param area of the membrane, µm²
 * @param inputResistance steady voltage per steady current into the middle of the soma (without soma: the root), MΩ
 * @param timeConstant of the slowest decay of any voltage, τ0, ms: the time constant of the membrane if that is the same everywhere. Rall (1969), Biophys J
 *        9:1483–1508, doi:10.1016/S0006-3495(69)86467-2
 * @param electrotonicLength from the soma to the electrotonically farthest tip of a dendrite, ∫ds/λ with λ² = d/(4 Ra g); a pure number. Rall (1959), Exp Neurol
 *        1:491–527
 */
public record Electrotonus(int sections, int compartments, double length, double area, double inputResistance, double timeConstant,
	double electrotonicLength) {

	private static final double PRECISION = 1e-12;
	private static final int MOST_ITERATIONS = 10_000;

	/**
	 * Measures a neuron.
	 *
	 * @param model its membrane; stimuli and synapses play no part
	 * @param cable its compartments
	 * @return the figures
	 * @throws SimulationException if the neuron does not settle, or nothing conducts through its membrane
	 */
	public static Electrotonus atRest(final NeuronModel model, final CableModel cable) {
		return atRest(model, cable, RunMonitor.SILENT);
	}

	/**
	 * Measures a neuron that may take long to settle.
	 *
	 * @param model its membrane; stimuli and synapses play no part
	 * @param cable its compartments
	 * @param monitor asked whether to stop
	 * @return the figures
	 * @throws SimulationException if the neuron does not settle, or nothing conducts through its membrane
	 * @throws RunCancelledException if the monitor stops it
	 */
	public static Electrotonus atRest(final NeuronModel model, final CableModel cable, final RunMonitor monitor) {
		final NeuronModel still = model.with(List.of()).with(new RecordingPlan(List.of(), 0, List.of())).with(Protocol.lasting(1));
		final double[] membrane = Simulation.of(still, cable).restingConductances(monitor);
		if (Arrays.stream(membrane).allMatch(g -> g == 0))
			throw new SimulationException(
				cable.name() + ": nothing conducts through the membrane at rest, so that its input resistance is infinite; give it a leak");
		double length = 0, area = 0;
		for (final Section section : cable.sections())
			length += section.type() == Types.SOMA ? 0 : section.length();
		for (int c = 0; c < cable.compartments(); c++)
			area += cable.area(c);
		final int soma = cable.locate(Location.SOMA).compartment();
		return new Electrotonus(cable.sections().size(), cable.compartments(), length, area,
			new Impedance(cable, membrane, 0).input(soma).re(), timeConstants(cable, membrane, 1)[0], farthest(model, cable, membrane));
	}

	/**
	 * The time constants of the slowest modes of the passive decay, the slowest first.
	 *
	 * @param cable its compartments
	 * @param membrane conductance of each compartment, µS, as of {@link Impedance#membrane}
	 * @param number how many, at most as many as there are compartments
	 * @return ms, shape [number]
	 */
	public static double[] timeConstants(final CableModel cable, final double[] membrane, final int number) {
		final Layout layout = new Layout(new Nodes(cable), 1, 1);
		final TreeMatrix matrix = new TreeMatrix(layout);
		final double[] leak = new double[membrane.length], capacitance = new double[leak.length], capacitances = cable.capacitances(),
			taus = new double[number];
		for (int c = 0; c < membrane.length; c++) {
			leak[layout.position(c, 0)] = membrane[c];
			capacitance[layout.position(c, 0)] = capacitances[cable.node(c)];
		}
		Loops.run(matrix.factor(0), leak);
		Loops.run(matrix.joinFactors());
		final double[][] modes = new double[number][membrane.length];
		for (int k = 0; k < number; k++) {
			for (int i = 0; i < membrane.length; i++) // something that has a part of the mode
				modes[k][i] = k == 0 ? 1 : Math.cos((1 + 0.37 * k) * i);
			taus[k] = mode(matrix, capacitance, modes, k);
		}
		return taus;
	}

	/**
	 * The time constant of a mode: the largest τ with G⁻¹ C v = τ v, by power iteration, at right angles to the modes before. Since C and G are symmetric, the
	 * Rayleigh quotient has twice the digits of the mode.
	 */
	private static double mode(final TreeMatrix matrix, final double[] capacitance, final double[][] modes, final int k) {
		final double[] voltage = modes[k], charge = new double[voltage.length];
		double tau = 0;
		for (int n = 0; n < MOST_ITERATIONS; n++) {
			for (int i = 0; i < k; i++)
				orthogonalise(capacitance, voltage, modes[i]);
			for (int i = 0; i < voltage.length; i++)
				charge[i] = capacitance[i] * voltage[i];
			Loops.run(matrix.forward(0), charge);
			Loops.run(matrix.join());
			Loops.run(matrix.back(0), voltage);
			double stored = 0, leaked = 0, largest = 0;
			for (int i = 0; i < voltage.length; i++) {
				stored += voltage[i] * capacitance[i] * voltage[i];
				leaked += voltage[i] * charge[i]; // vᵀ G v, since G v is the charge
				largest = Math.max(largest, Math.abs(voltage[i]));
			}
			for (int i = 0; i < voltage.length; i++)
				voltage[i] /= largest;
			final double before = tau;
			tau = stored / leaked;
			if (Math.abs(tau - before) <= PRECISION * tau)
				break;
		}
		return tau;
	}

	/** Takes away from a voltage what it has of a mode. */
	private static void orthogonalise(final double[] capacitance, final double[] voltage, final double[] mode) {
		double both = 0, own = 0;
		for (int i = 0; i < voltage.length; i++) {
			both += voltage[i] * capacitance[i] * mode[i];
			own += mode[i] * capacitance[i] * mode[i];
		}
		for (int i = 0; i < voltage.length; i++)
			voltage[i] -= both / own * mode[i];
	}

	private static double farthest(final NeuronModel model, final CableModel cable, final double[] membrane) {
		final double[] atStart = new double[cable.sections().size()], atEnd = new double[atStart.length];
		double farthest = 0;
		for (final Section section : cable.sections()) {
			final int s = section.index(), p = section.parent();
			atStart[s] = atEnd[s] = p < 0 ? 0 : atStart[p] + section.parentFraction() * (atEnd[p] - atStart[p]);
			if (section.type() == Types.SOMA)
				continue;
			for (int c = section.firstCompartment(); c < section.firstCompartment() + section.compartments(); c++)
				atEnd[s] += cable.length(c) / lengthConstant(model, cable, c, membrane[c]);
			if (section.type() != Types.AXON)
				farthest = Math.max(farthest, atEnd[s]);
		}
		return farthest;
	}

	/**
	 * The length of each compartment in length constants of an endless cylinder of its membrane and diameter.
	 *
	 * @param model its axial resistivity
	 * @param cable its compartments
	 * @param membrane conductance of each compartment, µS, as of {@link Impedance#membrane}
	 * @return λ, shape [compartments]
	 */
	public static double[] lengths(final NeuronModel model, final CableModel cable, final double[] membrane) {
		final double[] lengths = new double[cable.compartments()];
		for (int c = 0; c < lengths.length; c++)
			lengths[c] = cable.length(c) / lengthConstant(model, cable, c, membrane[c]);
		return lengths;
	}

	/** λ of a compartment, µm; infinite where nothing leaks. */
	private static double lengthConstant(final NeuronModel model, final CableModel cable, final int c, final double membrane) {
		final double resistivity =
			model.biophysics().cable().at(cable.type(c), cable.pathDistance(c), cable.section(c)).axialResistivity();
		final double perLength = membrane / cable.length(c); // µS/µm
		final double axial = resistivity * Units.OHM_CM_PER_UM_TO_MOHM / (0.25 * Math.PI * cable.diameter(c) * cable
			.diameter(c)); // MΩ/µm
		return 1 / Math.sqrt(perLength * axial);
	}
}
