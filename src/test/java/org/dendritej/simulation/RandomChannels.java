/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.simulation;

import java.util.SplittableRandom;

import org.dendritej.mechanism.Mechanism;
import org.dendritej.nmodl.Nmodl;

/** Channels nobody has published, in NMODL: any number of gates, rates of all usual forms, singular ones with and without a guard, any ion. */
final class RandomChannels {

	private final SplittableRandom random;

	RandomChannels(final SplittableRandom random) {
		this.random = random;
	}

	/** One with its conductance as parameter "gbar". */
	Mechanism next(final String name) {
		final String[] ion = new String[][] { { "USEION na READ ena WRITE ina", "ina", "ena" }, { "USEION k READ ek WRITE ik", "ik", "ek" },
			{ "NONSPECIFIC_CURRENT i", "i", "e" } }[random.nextInt(3)];
		final int gates = 1 + random.nextInt(3);
		final StringBuilder initial = new StringBuilder(), derivative = new StringBuilder(), rates = new StringBuilder(),
			states = new StringBuilder(), open = new StringBuilder("gbar"), assigned = new StringBuilder();
		for (int k = 0; k < gates; k++) {
			final String x = "x" + k;
			states.append(' ').append(x);
			assigned.append(" inf%d tau%d (ms) a%d (/ms) b%d (/ms)".formatted(k, k, k, k));
			initial.append(" %s = inf%d".formatted(x, k));
			for (int power = random.nextInt(4); power >= 0; power--)
				open.append('*').append(x);
			final int form = random.nextInt(3);
			if (form < 2) {
				rates.append("a%d = q*%s\n b%d = q*%s\n inf%d = a%d/(a%d + b%d)\n tau%d = 1/(a%d + b%d)\n".formatted(k, rate(1), k, rate(
					-1), k, k, k, k, k, k, k));
				derivative.append(form == 0 ? " %s' = a%d*(1 - %s) - b%d*%s\n".formatted(x, k, x, k, x)
					: " %s' = (inf%d - %s)/tau%d\n".formatted(x, k, x, k));
			}
			else {
				rates.append(
					"inf%d = 1/(1 + exp(%s(v + %s)/%s))\n".formatted(k, random.nextBoolean() ? "-" : "", number(20, 60), number(4, 12)));
				rates.append(random.nextBoolean()
					? "tau%d = (%s + %s*exp(-((v + %s)/%s)^2))/q\n".formatted(k, number(0.3, 3), number(0, 20),
						number(20, 60), number(15, 40))
					: "if (v < -%s) { tau%d = %s } else { tau%d = %s + %s/(exp((v + 30)/20) + exp(-(v + 45)/25)) }\n".formatted(number(
						40, 60), k, number(1, 9), k, number(0.2, 2), number(1, 9)));
				derivative.append(" %s' = (inf%d - %s)/tau%d\n".formatted(x, k, x, k));
			}
		}
		return Nmodl.parse(name + ".mod", """
			NEURON { SUFFIX %s %s RANGE gbar }
			PARAMETER { gbar = 0.001 (S/cm2) e = -30 (mV) }
			ASSIGNED { v (mV) celsius (degC) ena (mV) ek (mV) ina (mA/cm2) ik (mA/cm2) i (mA/cm2) %s }
			STATE {%s }
			INITIAL { rates(v) %s }
			BREAKPOINT { SOLVE gates METHOD cnexp  %s = %s*(v - %s) }
			DERIVATIVE gates { rates(v)
			%s }
			PROCEDURE rates(v (mV)) { LOCAL q
			 q = %s^((celsius - 23)/10)
			 %s }
			FUNCTION trap(x, k) { if (fabs(x/k) < 1e-6) { trap = k*(1 + x/k/2) } else { trap = x/(1 - exp(-x/k)) } }
			""".formatted(name, ion[0], assigned, states, initial, ion[1], open, ion[2], derivative, number(2, 3.5), rates));
	}

	/** Rising with the voltage or falling. */
	private String rate(final int side) {
		final String factor = number(0.02, 0.3), x = (side < 0 ? "-" : "") + "(v + " + number(20, 70) + ")", k = number(5, 25);
		return switch (random.nextInt(4)) {
			case 0 -> factor + "*exp(" + x + "/" + k + ")";
			case 1 -> factor + "*trap(" + x + ", " + k + ")";
			case 2 -> "0.1*" + factor + "*" + x + "/(1 - exp(-" + x + "/" + k + "))";
			default -> factor + "/(1 + exp(-" + x + "/" + k + "))";
		};
	}

	private String number(final double low, final double high) {
		return String.format(java.util.Locale.ROOT, "%.3f", random.nextDouble(low, high));
	}
}
