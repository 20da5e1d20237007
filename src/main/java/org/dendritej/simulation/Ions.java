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
import org.dendritej.mechanism.Mechanism;
import org.dendritej.model.Biophysics;

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
	private final double celsius;

	private static final class Kept {

		Ion ion;
		double[] startInside;
		double[] startOutside;
		int[] followsNernst;
		boolean changes;
		/** Concentrations at the present time while those of another time stand in for them, and before pools move. */
		double[] keptInside, keptOutside;
		/** How fast pools have moved concentrations last, mM/ms. */
		double[] insideRate, outsideRate;

		void remember() {
			System.arraycopy(ion.inside(), 0, keptInside, 0, keptInside.length);
			System.arraycopy(ion.outside(), 0, keptOutside, 0, keptOutside.length);
		}

		void restore() {
			System.arraycopy(keptInside, 0, ion.inside(), 0, keptInside.length);
			System.arraycopy(keptOutside, 0, ion.outside(), 0, keptOutside.length);
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
		initialise();
		updateReversals();
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
		final Kept k = new Kept();
		k.ion = new Ion(name, charge, new double[nodes], new double[nodes], new double[nodes],
			new double[isRead(Quantity.CURRENT, name, mechanisms) ? nodes : 0]);
		final boolean changes = uses(name, mechanisms).anyMatch(IonUse::writesConcentration);
		final int changing = changes ? nodes : 0;
		k.keptInside = new double[changing];
		k.keptOutside = new double[changing];
		k.insideRate = new double[changing];
		k.outsideRate = new double[changing];
		k.startInside = changes ? new double[nodes] : k.ion.inside();
		k.startOutside = changes ? new double[nodes] : k.ion.outside();
		Arrays.fill(k.ion.reversal(), start == null || usesConcentrations ? Double.NaN : start[0]);
		Arrays.fill(k.startInside, start == null ? Double.NaN : start[1]);
		Arrays.fill(k.startOutside, start == null ? Double.NaN : start[2]);
		for (int lane = 0; lane < layout.lanes; lane++)
			set(k, trials.get(lane), layout, block, lane);
		if (!usesReversal) {
			Arrays.setAll(k.startInside, i -> Double.isNaN(k.startInside[i]) ? UNKNOWN : k.startInside[i]);
			Arrays.setAll(k.startOutside, i -> Double.isNaN(k.startOutside[i]) ? UNKNOWN : k.startOutside[i]);
		}
		if (!usesReversal && charge == 0 || uses(name, mechanisms).anyMatch(use -> use.writes().contains(Quantity.REVERSAL))) {
			Arrays.setAll(k.ion.reversal(), i -> Double.isNaN(k.ion.reversal()[i]) ? 0 : k.ion.reversal()[i]); // until a mechanism writes it
			k.followsNernst = new int[0];
			return k;
		}
		k.followsNernst = IntStream.range(0, nodes).filter(node -> Double.isNaN(k.ion.reversal()[node])).toArray();
		for (final int node : k.followsNernst)
			if (!(k.startInside[node] > 0 && k.startOutside[node] > 0))
				throw new SimulationException("the ion \"" + name +
					"\" has neither a reversal potential nor two positive concentrations; set one of them");
		return k;
	}

	private static void set(final Kept k, final Contents trial, final Layout layout, final int block, final int lane) {
		for (final Biophysics.IonSetting setting : trial.model.biophysics().ions())
			if (setting.ion().equals(k.ion.name()))
				for (final int c : trial.cable.compartments(setting.region()))
					if (layout.block(c) == block) {
						final int node = layout.position(c, lane);
						k.ion.reversal()[node] = setting.reversal();
						if (!Double.isNaN(setting.inside()))
							k.startInside[node] = setting.inside();
						if (!Double.isNaN(setting.outside()))
							k.startOutside[node] = setting.outside();
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

	void initialise() {
		for (final Kept k : all) {
			System.arraycopy(k.startInside, 0, k.ion.inside(), 0, k.startInside.length);
			System.arraycopy(k.startOutside, 0, k.ion.outside(), 0, k.startOutside.length);
			Arrays.fill(k.insideRate, 0);
			Arrays.fill(k.outsideRate, 0);
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
				rate(k.keptInside, k.ion.inside(), dt, k.insideRate);
				rate(k.keptOutside, k.ion.outside(), dt, k.outsideRate);
				nernst(k);
			}
	}

	private static void rate(final double[] from, final double[] to, final double dt, final double[] rate) {
		for (int i = 0; i < rate.length; i++)
			rate[i] = (to[i] - from[i]) / dt;
	}

	/** Lets concentrations stand where they will be in {@code ahead} ms, until {@link #present}: as they have moved last, but at most halved or doubled. */
	void lookAhead(final double ahead) {
		for (final Kept k : all)
			if (k.changes) {
				k.remember();
				move(k.ion.inside(), k.insideRate, ahead);
				move(k.ion.outside(), k.outsideRate, ahead);
				nernst(k);
			}
	}

	private static void move(final double[] concentration, final double[] rate, final double ahead) {
		for (int i = 0; i < rate.length; i++) {
			final double c = concentration[i];
			if (c > 0) concentration[i] = Math.max(0.5 * c, Math.min(2 * c, c + ahead * rate[i]));
		}
	}

	/** Ends {@link #lookAhead}. */
	void present() {
		for (final Kept k : all)
			if (k.changes) {
				k.restore();
				nernst(k);
			}
	}

	void clearCurrents() {
		for (final Kept k : all)
			Arrays.fill(k.ion.current(), 0);
	}

	void updateReversals() {
		for (final Kept k : all)
			if (k.changes)
				nernst(k);
	}

	private void nernst(final Kept k) {
		for (final int node : k.followsNernst) {
			final double inside = k.ion.inside()[node], outside = k.ion.outside()[node];
			k.ion.reversal()[node] =
				inside <= 0 ? EXHAUSTED : outside <= 0 ? -EXHAUSTED : Ion.nernst(k.ion.charge(), inside, outside, celsius);
		}
	}
}
