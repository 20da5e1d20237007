/*
 * DendriteJ: shows what a traced neuron does.
 * Copyright (C) 2026 DendriteJ developers
 * SPDX-License-Identifier: BSD-2-Clause
 */
package org.dendritej.neuron;

import java.util.List;

import org.dendritej.mechanism.Waveform;

/**
 * The published classes and patterns of Izhikevich's neuron, each with the current that shows it. The classes are those of Izhikevich (2003), figure 2, the
 * patterns those of Izhikevich (2004), IEEE Trans Neural Netw 15:1063–1070, doi:10.1109/TNN.2004.832719, figure 1, with the values of the script that the author
 * has published for it (figure1.m). Those of 2004 were found with Euler steps of the length given here. Currents begin after the time given there, not at it, as in
 * that script, which makes a difference to steps and none to the solution.
 */
public enum IzhikevichPattern {

	/** Adapting spikes of excitatory cells of the cortex. */
	REGULAR_SPIKING("regular spiking", 0.02, 0.2, -65, 8, 10),
	/** A burst, then single spikes. */
	INTRINSICALLY_BURSTING("intrinsically bursting", 0.02, 0.2, -55, 4, 10),
	/** Bursts of closely spaced spikes. */
	CHATTERING("chattering", 0.02, 0.2, -50, 2, 10),
	/** Fast spikes without adaptation, of inhibitory cells. */
	FAST_SPIKING("fast spiking", 0.1, 0.2, -65, 2, 10),
	/** Inhibitory cells with a low threshold, adapting. */
	LOW_THRESHOLD_SPIKING("low-threshold spiking", 0.02, 0.25, -65, 2, 10),
	/** Cells of the thalamus at their depolarised rest: tonic spikes. */
	THALAMO_CORTICAL("thalamo-cortical", 0.02, 0.25, -65, 0.05, 2),
	/** Subthreshold oscillations, sustained firing after a pulse. */
	RESONATOR("resonator", 0.1, 0.26, -65, 2, 10),

	/** 2004, A. */
	TONIC_SPIKING("A tonic spiking", 0.02, 0.2, -65, 6, -70, 0.25, 100, from(10, 14)),
	/** 2004, B: one spike at the onset. */
	PHASIC_SPIKING("B phasic spiking", 0.02, 0.25, -65, 6, -64, 0.25, 200, from(20, 0.5)),
	/** 2004, C. */
	TONIC_BURSTING("C tonic bursting", 0.02, 0.2, -50, 2, -70, 0.25, 220, from(22, 15)),
	/** 2004, D: one burst at the onset. */
	PHASIC_BURSTING("D phasic bursting", 0.02, 0.25, -55, 0.05, -64, 0.2, 200, from(20, 0.6)),
	/** 2004, E: a burst, then tonic. */
	MIXED_MODE("E mixed mode", 0.02, 0.2, -55, 4, -70, 0.25, 160, from(16, 10)),
	/** 2004, F. */
	SPIKE_FREQUENCY_ADAPTATION("F spike frequency adaptation", 0.01, 0.2, -65, 8, -70, 0.25, 85, from(8.5, 30)),
	/** 2004, G: rates from zero up under a ramp. */
	CLASS_1("G class 1 excitable", 0.02, -0.1, -55, 6, 4.1, 108, -60, 0.25, 300, new Waveform.Ramp(0, 0.075 * 270, 30, 270)),
	/** 2004, H: rates that begin high. */
	CLASS_2("H class 2 excitable", 0.2, 0.26, -65, 0, -64, 0.25, 300,
		new Waveform.Lines(List.of(0.0, 30.0, 300.0), List.of(-0.5, -0.5, -0.5 + 0.015 * 270))),
	/** 2004, I: a pulse just above threshold is answered late. */
	SPIKE_LATENCY("I spike latency", 0.02, 0.2, -65, 6, -70, 0.2, 100, pulses(7.04, 10, 3)),
	/** 2004, J. */
	SUBTHRESHOLD_OSCILLATIONS("J subthreshold oscillations", 0.05, 0.26, -60, 0, -62, 0.25, 200, pulses(2, 20, 5)),
	/** 2004, K: pulses at the right interval fire it. */
	FREQUENCY_PREFERENCE("K frequency preference", 0.1, 0.26, -60, -1, -62, 0.25, 400, pulses(0.65, 40, 4, 60, 4, 280, 4, 320, 4)),
	/** 2004, L: pulses close to each other fire it. */
	INTEGRATION("L integrator", 0.02, -0.1, -55, 6, 4.1, 108, -60, 0.25, 100, pulses(9, 100 / 11.0, 2, 100 / 11.0 + 5, 2, 70, 2, 80, 2)),
	/** 2004, M: a spike when inhibition ends. */
	REBOUND_SPIKE("M rebound spike", 0.03, 0.25, -60, 4, -64, 0.2, 200, pulses(-15, 20, 5)),
	/** 2004, N: a burst when inhibition ends. */
	REBOUND_BURST("N rebound burst", 0.03, 0.25, -52, 0, -64, 0.2, 200, pulses(-15, 20, 5)),
	/** 2004, O: the same pulse fires only after inhibition. */
	THRESHOLD_VARIABILITY("O threshold variability", 0.03, 0.25, -60, 4, -64, 0.25, 100,
		new Waveform.Levels(List.of(Math.nextUp(10.0), 15.0, Math.nextUp(70.0), 75.0, Math.nextUp(80.0), 85.0),
			List.of(1.0, 0.0, -6.0, 0.0, 1.0, 0.0), 0)),
	/** 2004, P: a pulse switches it on, another one off. */
	BISTABILITY("P bistability", 0.1, 0.26, -60, 0, -61, 0.25, 300,
		new Waveform.Levels(List.of(Math.nextUp(37.5), 42.5, Math.nextUp(216.0), 221.0), List.of(1.24, 0.24, 1.24, 0.24), 0.24)),
	/** 2004, Q: a depolarisation after the spike. */
	AFTERPOTENTIAL("Q depolarising after-potential", 1, 0.2, -60, -21, -70, 0.1, 50, pulses(20, 9, 2)),
	/** 2004, R: a slow ramp does not fire it, a fast one does. */
	ACCOMMODATION("R accommodation", new Izhikevich(0.02, 1, -55, 4, 5, 140, 0, -65, 1, -65, -16), 0.5, 400,
		new Waveform.Lines(List.of(0.0, 200.0, Math.nextUp(200.0), 300.0, 312.5, Math.nextUp(312.5)),
			List.of(0.0, 8.0, 0.0, 0.0, 4.0, 0.0))),
	/** 2004, S: it fires while inhibited. */
	INHIBITION_INDUCED_SPIKING("S inhibition-induced spiking", -0.02, -1, -60, 8, -63.8, 0.5, 350, inhibited()),
	/** 2004, T: it bursts while inhibited. */
	INHIBITION_INDUCED_BURSTING("T inhibition-induced bursting", -0.026, -1, -45, -2, -63.8, 0.5, 350, inhibited());

	private final String label;
	private final Izhikevich neuron;
	private final double step, duration; // ms
	private final Waveform current;
	private final boolean of2003;

	IzhikevichPattern(final String label, final double a, final double b, final double c, final double d, final double current) {
		this(label, new Izhikevich(a, b, c, d), 1, 1000, from(0, current), true);
	}

	IzhikevichPattern(final String label, final double a, final double b, final double c, final double d, final double begin,
		final double step, final double duration, final Waveform current) {
		this(label, a, b, c, d, 5, 140, begin, step, duration, current);
	}

	IzhikevichPattern(final String label, final double a, final double b, final double c, final double d, final double linear,
		final double offset, final double begin, final double step, final double duration, final Waveform current) {
		this(label, new Izhikevich(a, b, c, d, linear, offset, 1, 0, 1, begin, b * begin), step, duration, current);
	}

	IzhikevichPattern(final String label, final Izhikevich neuron, final double step, final double duration, final Waveform current) {
		this(label, neuron, step, duration, current, false);
	}

	IzhikevichPattern(final String label, final Izhikevich neuron, final double step, final double duration, final Waveform current,
		final boolean of2003) {
		this.label = label;
		this.neuron = neuron;
		this.step = step;
		this.duration = duration;
		this.current = current;
		this.of2003 = of2003;
	}

	private static Waveform from(final double onset, final double current) {
		return new Waveform.Step(current, onset == 0 ? 0 : Math.nextUp(onset), Double.POSITIVE_INFINITY);
	}

	/** Pulses of one height. @param onsetsAndDurations ms */
	private static Waveform pulses(final double current, final double... onsetsAndDurations) {
		final Double[] times = new Double[onsetsAndDurations.length], values = new Double[times.length];
		for (int i = 0; i < times.length; i += 2) {
			times[i] = Math.nextUp(onsetsAndDurations[i]);
			times[i + 1] = onsetsAndDurations[i] + onsetsAndDurations[i + 1];
			values[i] = current;
			values[i + 1] = 0.0;
		}
		return new Waveform.Levels(List.of(times), List.of(values), 0);
	}

	private static Waveform inhibited() {
		return new Waveform.Levels(List.of(50.0, Math.nextUp(250.0)), List.of(75.0, 80.0), 80);
	}

	/**
	 * The name in the paper.
	 *
	 * @return with the letter of the panel for those of 2004
	 */
	public String label() {
		return label;
	}

	/**
	 * The neuron.
	 *
	 * @return to be solved
	 */
	public Izhikevich neuron() {
		return neuron;
	}

	/**
	 * The neuron as the published script of the paper steps it.
	 *
	 * @return steps of 1 ms for the classes of 2003, Euler steps of 0.1 to 0.5 ms for the patterns of 2004
	 */
	public IzhikevichScript script() {
		return new IzhikevichScript(neuron, step, of2003);
	}

	/**
	 * The current that shows the pattern.
	 *
	 * @return nA at 1 nF
	 */
	public Waveform current() {
		return current;
	}

	/**
	 * Whether only the steps of the published script show the pattern. The solution of the same equations stays switched on in P, goes on firing after the first
	 * spike in Q, and fires faster without end in T.
	 *
	 * @return true for P, Q and T of 2004
	 */
	public boolean needsItsScript() {
		return this == BISTABILITY || this == AFTERPOTENTIAL || this == INHIBITION_INDUCED_BURSTING;
	}

	/**
	 * How long the paper shows it.
	 *
	 * @return ms
	 */
	public double duration() {
		return duration;
	}

	/**
	 * Whether it is one of the classes of 2003.
	 *
	 * @return false for the patterns of 2004
	 */
	public boolean isOf2003() {
		return of2003;
	}
}
