/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.dendritej.mechanism.Ion;
import org.dendritej.mechanism.IonUse;
import org.dendritej.mechanism.IonUse.Quantity;
import org.dendritej.mechanism.Logarithms;
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Biophysics;
import org.dendritej.model.Protocol;

/**
 * The ions of one block of compartments. A reversal potential that is given stays; one that is not follows from the concentrations by Nernst's equation, again after
 * every step if a mechanism changes them.
 */
final class Ions {

	/**
	 * Reversal potential, concentrations inside and outside of ions that need no setting: the values NEURON starts with. The reversal potential is taken only
	 * where no mechanism uses a concentration of the ion; else it is Nernst's.
	 */
	private static final Map<String, double[]> DEFAULTS =
		Map.of("na", new double[] { 50, 10, 140 }, "k", new double[] { -77, 54.4, 2.5 }, "ca", new double[] { 132.4579341637009, 5e-5, 2 });

	/** What ions that nobody knows begin with, mM, as in NEURON, where no reversal potential depends on it. */
	private static final double UNKNOWN = 1;

	/** What NEURON takes for the reversal potential where a pool has emptied the inside, mV; its opposite where the outside is empty. */
	private static final double EXHAUSTED = 1e6;

	private final Map<String, Kept> kept = new TreeMap<>();
	private final Kept[] all;
	private final Loops.Loop[] clearCurrents;
	private final double celsius;

	private static final class Kept {

		Ion ion;
		Concentration inside, outside;
		int[] followsNernst;
		boolean changes;
		/** Reversal potentials at the present time while those of another time stand in for them; empty if there are none. */
		double[] keptReversal;
		/** What Nernst's equation needs on its way if it is asked again after every step. */
		double[] ratio, scratch, more;

		void remember() {
			inside.remember();
			outside.remember();
		}

		void restore() {
			inside.restore();
			outside.restore();
		}
	}

	/**
	 * The ions of a block.
	 *
	 * @param trials what their neurons have; one for each lane, all with the same mechanisms
	 * @param layout where compartments stand
	 * @param block which one this is
	 */
	Ions(final List<Contents> trials, final Layout layout, final int block) {
		celsius = trials.get(0).model.biophysics().celsius();
		final List<Mechanism> mechanisms = trials.get(0).mechanisms;
		for (final Mechanism mechanism : mechanisms)
			for (final IonUse use : mechanism.ions()) {
				final Kept known =
					kept.computeIfAbsent(use.ion(), name -> keep(name, charge(name, mechanisms), trials, layout, block));
				if (use.charge() != 0 && known.ion.charge() != use.charge())
					throw new SimulationException(mechanism.name() + " takes the ion \"" + use.ion() + "\" to have charge " +
						use.charge() + ", another mechanism " + known.ion.charge() + "; use one of them");
				known.changes |= use.writesConcentration();
			}
		for (final Contents trial : trials)
			for (final Biophysics.IonSetting setting : trial.model.biophysics().ions())
				if (!kept.containsKey(setting.ion()) && !DEFAULTS.containsKey(setting.ion()))
					throw new SimulationException("the ion \"" + setting.ion() +
						"\" is set, but no mechanism uses it; used are " + kept.keySet());
		all = kept.values().toArray(Kept[]::new);
		clearCurrents =
			Arrays.stream(all).map(k -> k.ion.current()).filter(current -> current.length > 0).map(Loops.Zero::new)
				.toArray(Loops.Loop[]::new);
		initialise();
		updateReversals();
		for (final Kept k : all)
			if (!k.changes && !isWritten(Quantity.REVERSAL, k.ion.name(), mechanisms)) settle(k);
	}

	/** Forgets the array of a reversal potential that never changes and is the same everywhere. */
	private static void settle(final Kept k) {
		final double[] reversal = k.ion.reversal();
		k.followsNernst = new int[0];
		if (Arrays.stream(reversal).allMatch(e -> Double.compare(e, reversal[0]) == 0) && reversal.length > 0)
			k.ion = new Ion(k.ion.name(), k.ion.charge(), reversal[0], reversal.length, k.ion.inside(), k.ion.outside(), k.ion.current());
	}

	private static Stream<IonUse> uses(final String ion, final List<Mechanism> mechanisms) {
		return mechanisms.stream().flatMap(mechanism -> mechanism.ions().stream()).filter(use -> use.ion().equals(ion));
	}

	private static boolean isRead(final Quantity quantity, final String ion, final List<Mechanism> mechanisms) {
		return uses(ion, mechanisms).anyMatch(use -> use.reads().contains(quantity));
	}

	/** A mechanism that does not say the charge leaves it to the others. */
	private static int charge(final String ion, final List<Mechanism> mechanisms) {
		return uses(ion, mechanisms).mapToInt(IonUse::charge).filter(charge -> charge != 0).findFirst().orElse(0);
	}

	private static Kept keep(final String name, final int charge, final List<Contents> trials, final Layout layout, final int block) {
		final List<Mechanism> mechanisms = trials.get(0).mechanisms;
		final boolean usesConcentrations =
			uses(name, mechanisms).anyMatch(use -> use.writesConcentration() || use.reads().contains(Quantity.INSIDE) || use
				.reads().contains(Quantity.OUTSIDE)),
			usesReversal = isRead(Quantity.REVERSAL, name, mechanisms);
		final double[] start = DEFAULTS.get(name);
		final int nodes = layout.size(block);
		final double[] reversal = new double[nodes], inside = new double[nodes], outside = new double[nodes];
		Arrays.fill(reversal, start == null || usesConcentrations ? Double.NaN : start[0]);
		Arrays.fill(inside, start == null ? Double.NaN : start[1]);
		Arrays.fill(outside, start == null ? Double.NaN : start[2]);
		for (int lane = 0; lane < layout.lanes; lane++)
			set(name, reversal, inside, outside, trials.get(lane), layout, block, lane);
		if (!usesReversal) {
			Arrays.setAll(inside, i -> Double.isNaN(inside[i]) ? UNKNOWN : inside[i]);
			Arrays.setAll(outside, i -> Double.isNaN(outside[i]) ? UNKNOWN : outside[i]);
		}
		final Kept k = new Kept();
		if (!usesReversal && charge == 0 || isWritten(Quantity.REVERSAL, name, mechanisms)) {
			Arrays.setAll(reversal, i -> Double.isNaN(reversal[i]) ? 0 : reversal[i]); // until a mechanism writes it
			k.followsNernst = new int[0];
		}
		else {
			k.followsNernst = IntStream.range(0, nodes).filter(node -> Double.isNaN(reversal[node])).toArray();
			for (final int node : k.followsNernst)
				if (!(inside[node] > 0 && outside[node] > 0))
					throw new SimulationException("the ion \"" + name +
						"\" has neither a reversal potential nor two positive concentrations; set one of them");
		}
		final boolean isWanted = usesConcentrations || k.followsNernst.length > 0,
			looksAhead = trials.get(0).model.protocol().scheme() == Protocol.Scheme.CRANK_NICOLSON;
		k.inside = new Concentration(inside, isWanted, isWritten(Quantity.INSIDE, name, mechanisms), looksAhead);
		k.outside = new Concentration(outside, isWanted, isWritten(Quantity.OUTSIDE, name, mechanisms), looksAhead);
		k.changes = uses(name, mechanisms).anyMatch(IonUse::writesConcentration);
		k.keptReversal = new double[k.changes && looksAhead && k.followsNernst.length > 0 ? nodes : 0];
		k.ratio = new double[k.changes && k.followsNernst.length > 0 ? nodes : 0];
		k.scratch = new double[k.ratio.length];
		k.more = new double[k.ratio.length];
		k.ion = new Ion(name, charge, reversal, k.inside.now, k.outside.now, new double[isRead(Quantity.CURRENT, name, mechanisms) ? nodes
			: 0]);
		return k;
	}

	private static boolean isWritten(final Quantity quantity, final String ion, final List<Mechanism> mechanisms) {
		return uses(ion, mechanisms).anyMatch(use -> use.writes().contains(quantity));
	}

	private static void set(final String ion, final double[] reversal, final double[] inside, final double[] outside, final Contents trial,
		final Layout layout, final int block, final int lane) {
		for (final Biophysics.IonSetting setting : trial.model.biophysics().ions())
			if (setting.ion().equals(ion))
				for (final int c : trial.cable.compartments(setting.region()))
					if (layout.block(c) == block) {
						final int node = layout.position(c, lane);
						reversal[node] = setting.reversal();
						if (!Double.isNaN(setting.inside())) inside[node] = setting.inside();
						if (!Double.isNaN(setting.outside())) outside[node] = setting.outside();
					}
	}

	Ion of(final String name) {
		final Kept found = kept.get(name);
		if (found == null)
			throw new SimulationException("a mechanism asks for the ion \"" + name + "\", which it has not declared");
		return found.ion;
	}

	boolean has(final String name) {
		return kept.containsKey(name);
	}

	/** Concentration inside, mM. */
	double inside(final String name, final int node) {
		return kept.get(name).inside.at(node);
	}

	/** Concentration outside, mM. */
	double outside(final String name, final int node) {
		return kept.get(name).outside.at(node);
	}

	void initialise() {
		for (final Kept k : all) {
			k.inside.initialise();
			k.outside.initialise();
			nernst(k);
		}
	}

	/** Called before pools move. */
	void beforePools() {
		for (final Kept k : all)
			if (k.changes) k.remember();
	}

	/** Called when pools have moved by {@code dt}: notes how fast concentrations change and lets reversal potentials follow. */
	void afterPools(final double dt) {
		for (final Kept k : all)
			if (k.changes) {
				k.inside.observe(dt);
				k.outside.observe(dt);
				nernst(k);
			}
	}

	/** Lets concentrations stand where they will be in {@code ahead} ms, until {@link #present}: as they have moved last, but at most halved or doubled. */
	void lookAhead(final double ahead) {
		for (final Kept k : all)
			if (k.changes) {
				k.remember();
				System.arraycopy(k.ion.reversal(), 0, k.keptReversal, 0, k.keptReversal.length);
				k.inside.move(ahead);
				k.outside.move(ahead);
				nernst(k);
			}
	}

	/** Ends {@link #lookAhead}. */
	void present() {
		for (final Kept k : all)
			if (k.changes) {
				k.restore();
				System.arraycopy(k.keptReversal, 0, k.ion.reversal(), 0, k.keptReversal.length);
			}
	}

	/** Begin sums of currents. */
	Loops.Loop[] clearCurrents() {
		return clearCurrents;
	}

	void updateReversals() {
		for (final Kept k : all)
			if (k.changes)
				nernst(k);
	}

	private void nernst(final Kept k) {
		if (k.followsNernst.length == 0) return;
		final double[] reversal = k.ion.reversal(), inside = k.ion.inside(), outside = k.ion.outside(), logarithm = k.ratio;
		final int[] followers = k.followsNernst;
		if (logarithm.length == 0) {
			for (final int node : followers)
				reversal[node] = extreme(k.ion, node);
			return;
		}
		for (int i = 0; i < logarithm.length; i++)
			logarithm[i] = outside[i] / inside[i];
		Logarithms.log(logarithm.length, logarithm, logarithm, k.scratch, k.more);
		final double unit = Ion.thermalVoltage(k.ion.charge(), celsius);
		if (followers.length == reversal.length)
			for (int i = 0; i < reversal.length; i++)
				reversal[i] = unit * logarithm[i];
		else
			for (final int node : followers)
				reversal[node] = unit * logarithm[node];
		for (final int node : followers)
			if (!(inside[node] > 0 && outside[node] > 0)) reversal[node] = extreme(k.ion, node);
	}

	/** Where a side may be empty. */
	private double extreme(final Ion ion, final int node) {
		final double inside = ion.inside()[node], outside = ion.outside()[node];
		return inside <= 0 ? EXHAUSTED : outside <= 0 ? -EXHAUSTED : Ion.nernst(ion.charge(), inside, outside, celsius);
	}
}
