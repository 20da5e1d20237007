#!/usr/bin/env python3
"""The same neurons in Brian2, whose spikes fall on its steps.

Usage: python3 brian.py > brian.tsv        (made with Brian2 2.5.1)

Columns: name, step (ms), duration (ms), number of spikes, the first twelve of them (ms), the last one (ms).
"""
import numpy as np
from brian2 import (NeuronGroup, Network, SpikeGeneratorGroup, SpikeMonitor, Synapses, defaultclock, mV, ms, nA, nS, ohm, pA, pF,
                    prefs, start_scope)
prefs.codegen.target = "numpy"


def run(name, step, duration, group, *others):
    monitor = SpikeMonitor(group)
    Network(group, monitor, *others).run(duration * ms)
    t = np.sort(monitor.t / ms)
    print(name, step, duration, len(t), ",".join("%.4f" % x for x in t[:12]), "%.4f" % t[-1] if len(t) else "", sep="\t")


def lif(current, duration, step=0.01):
    start_scope(); defaultclock.dt = step * ms
    g = NeuronGroup(1, "dv/dt = (-70*mV - v + 100e6*ohm*ii)/(20*ms) : volt (unless refractory)\nii : amp", threshold="v > -50*mV", reset="v = -70*mV",
                    refractory=2 * ms, method="exact")
    g.v = -70 * mV
    g.ii = current * nA
    run("lif %g" % current, step, duration, g)


def lif_current_synapse(duration=300.0, step=0.01):
    start_scope(); defaultclock.dt = step * ms
    times = np.round(np.cumsum([7.3, 1.1, 0.9, 2.4, 20.2, 1.0, 1.0, 1.0, 1.0, 55.5, 3.3, 2.2, 1.1, 60.0, 1.5, 1.5, 1.5, 1.5]), 2)
    g = NeuronGroup(1, "dv/dt = (-70*mV - v + 100e6*ohm*ii)/(20*ms) : volt (unless refractory)\ndii/dt = -ii/(5*ms) : amp", threshold="v > -50*mV",
                    reset="v = -70*mV", refractory=2 * ms, method="exact")
    g.v = -70 * mV
    s = SpikeGeneratorGroup(1, np.zeros(len(times), int), times * ms)
    c = Synapses(s, g, on_pre="ii += 0.4*nA")
    c.connect()
    run("lif current synapse", step, duration, g, s, c)


# Spikes are cut at -40 mV: one step beyond that is too long for a method of fixed step.
def adex(name, C, gL, EL, VT, DT, a, tw, b, Vr, I, duration=500.0, step=0.005):
    start_scope(); defaultclock.dt = step * ms
    g = NeuronGroup(1, """dv/dt = (-gL*(v-EL) + gL*DT*exp((v-VT)/DT) - w + I)/C : volt
        dw/dt = (a*(v-EL) - w)/tw : amp""", threshold="v > -40*mV", reset="v = Vr; w += b", method="rk4",
                    namespace=dict(C=C * pF, gL=gL * nS, EL=EL * mV, VT=VT * mV, DT=DT * mV, a=a * nS, tw=tw * ms, b=b * pA, Vr=Vr * mV, I=I * pA))
    g.v = EL * mV
    run("adex " + name, step, duration, g)


def izhikevich(name, a, b, c, d, current, duration=500.0, step=0.005):
    start_scope(); defaultclock.dt = step * ms
    g = NeuronGroup(1, "dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1\ndu/dt = a*(b*v - u)/ms : 1", threshold="v >= 30",
                    reset="v = c; u += d", method="rk4", namespace=dict(a=a, b=b, c=c, d=d, I=current))
    g.v = -65
    g.u = -65 * b
    run("izhikevich " + name, step, duration, g)


def main():
    for i in (.21, .3, .5, 1):
        lif(i, 500.0)
    lif_current_synapse()
    adex("tonic", 200, 10, -70, -50, 2, 2, 30, 0, -58, 500)
    adex("adapting", 200, 12, -70, -50, 2, 2, 300, 60, -58, 500)
    adex("regular bursting", 200, 10, -58, -50, 2, 2, 120, 100, -46, 210)
    izhikevich("RS", .02, .2, -65, 8, 10)
    izhikevich("FS", .1, .2, -65, 2, 10)
    izhikevich("LTS", .02, .25, -65, 2, 10)


main()
