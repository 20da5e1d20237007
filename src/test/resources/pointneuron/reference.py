#!/usr/bin/env python3
"""Spike times of point neurons: every stretch between two spikes solved by scipy's DOP853 with a terminal event at the spike.

Usage: python3 reference.py > reference.tsv        (made with scipy 1.10.1)

Columns: name, duration (ms), number of spikes, the first twelve of them (ms), the last one (ms).
"""
import math
from scipy.integrate import solve_ivp


def spikes(slope, y, duration, threshold, reset=None, breaks=()):
    """Spike times; without a reset only crossings from below count, and the equations go on."""
    t, found = 0.0, []
    event = lambda t, y: y[0] - threshold
    event.terminal, event.direction = reset is not None, 1
    for stop in [b for b in breaks if b < duration] + [duration]:
        while t < stop:
            r = solve_ivp(slope, (t, stop), y, method="DOP853", rtol=1e-12, atol=1e-12, events=event)
            if reset is None:
                found += [float(x) for x in r.t_events[0]]
            if r.status == 1:
                t = float(r.t_events[0][0])
                found.append(t)
                y = reset(r.y_events[0][0])
            else:
                t, y = stop, r.y[:, -1]
    return found


def izhikevich(a, b, c, d, current, duration, v=-65.0, breaks=(), linear=5.0, offset=140.0):
    f = lambda t, y: [0.04 * y[0] ** 2 + linear * y[0] + offset - y[1] + current(t), a * (b * y[0] - y[1])]
    return spikes(f, [v, b * v], duration, 30.0, lambda y: [c, y[1] + d], breaks)


def adex(C, gL, EL, VT, DT, a, tw, b, Vr, I, duration=500.0):
    def f(t, y):
        e = math.exp(min((y[0] - VT) / DT, 40.0))  # trial steps beyond the cut
        return [(-gL * (y[0] - EL) + gL * DT * e - y[1] + I) / C, (a * (y[0] - EL) - y[1]) / tw]
    return spikes(f, [EL, 0.0], duration, 0.0, lambda y: [Vr, y[1] + b])


def morris_lecar(V3, V4, gCa, phi, I, duration):
    def f(t, y):
        v, w = y
        m = 0.5 * (1 + math.tanh((v + 1.2) / 18))
        return [(I - gCa * m * (v - 120) - 8 * w * (v + 84) - 2 * (v + 60)) / 20,
                phi * math.cosh((v - V3) / (2 * V4)) * (0.5 * (1 + math.tanh((v - V3) / V4)) - w)]
    return spikes(f, [-40.0, 0.1], duration, 0.0)


def hodgkin_huxley(I, celsius, duration):
    lin = lambda x: 1.0 if x == 0 else x / -math.expm1(-x)
    am, bm = lambda v: lin((v + 40) / 10), lambda v: 4 * math.exp(-(v + 65) / 18)
    ah, bh = lambda v: 0.07 * math.exp(-(v + 65) / 20), lambda v: 1 / (1 + math.exp(-(v + 35) / 10))
    an, bn = lambda v: 0.1 * lin((v + 55) / 10), lambda v: 0.125 * math.exp(-(v + 65) / 80)
    q = 3 ** ((celsius - 6.3) / 10)

    def f(t, y):
        v, m, h, n = y
        return [I - 120 * m ** 3 * h * (v - 50) - 36 * n ** 4 * (v + 77) - 0.3 * (v + 54.3),
                q * (am(v) * (1 - m) - bm(v) * m), q * (ah(v) * (1 - h) - bh(v) * h), q * (an(v) * (1 - n) - bn(v) * n)]
    inf = lambda a, b: a(-65.0) / (a(-65.0) + b(-65.0))
    return spikes(f, [-65.0, inf(am, bm), inf(ah, bh), inf(an, bn)], duration, 0.0)


def lif_synapses(times, weight, reversal, rise, decay, duration):
    """Leaky integrate-and-fire (tau 20 ms, 100 MOhm, -70/-70/-50 mV, no refractory period) under double-exponential conductances."""
    tp = rise * decay / (decay - rise) * math.log(decay / rise)
    F = 1 / (math.exp(-tp / decay) - math.exp(-tp / rise))

    def f(t, y):
        g = sum(weight * F * (math.exp(-(t - s) / decay) - math.exp(-(t - s) / rise)) for s in times if s < t)
        return [(-70 - y[0] + 100 * g * (reversal - y[0])) / 20]
    return spikes(f, [-70.0], duration, -50.0, lambda y: [-70.0], times)


def row(name, duration, found):
    print(name, duration, len(found), ",".join("%.6f" % x for x in found[:12]), "%.6f" % found[-1] if found else "", sep="\t")


def main():
    constant = lambda i: lambda t: i
    for name, p, currents in [("RS", (.02, .2, -65, 8), (10, 6, 15)), ("IB", (.02, .2, -55, 4), (10,)), ("CH", (.02, .2, -50, 2), (10,)),
                              ("FS", (.1, .2, -65, 2), (10, 5)), ("LTS", (.02, .25, -65, 2), (10,)), ("RZ", (.1, .26, -65, 2), (10,)),
                              ("TC", (.02, .25, -65, .05), (2,))]:
        for i in currents:
            row("izhikevich %s %g" % (name, i), 1000, izhikevich(*p, constant(i), 1000.0))
    row("izhikevich C", 220, izhikevich(.02, .2, -50, 2, lambda t: 15 if t > 22 else 0, 220.0, -70.0, (22.0,)))
    row("izhikevich G", 300, izhikevich(.02, -.1, -55, 6, lambda t: .075 * max(0, t - 30), 300.0, -60.0, (30.0,), 4.1, 108.0))
    row("izhikevich N", 200, izhikevich(.03, .25, -52, 0, lambda t: -15 if 20 < t < 25 else 0, 200.0, -64.0, (20.0, 25.0)))
    for name, *p in [("tonic", 200, 10, -70, -50, 2, 2, 30, 0, -58, 500), ("adapting", 200, 12, -70, -50, 2, 2, 300, 60, -58, 500),
                     ("initial burst", 130, 18, -58, -50, 2, 4, 150, 120, -50, 400),
                     ("regular bursting", 200, 10, -58, -50, 2, 2, 120, 100, -46, 210),
                     ("delayed accelerating", 200, 12, -70, -50, 2, -10, 300, 0, -58, 300),
                     ("delayed regular bursting", 100, 10, -65, -50, 2, -10, 90, 30, -47, 110),
                     ("transient", 100, 10, -65, -50, 2, 10, 90, 100, -47, 180),
                     ("irregular", 100, 12, -60, -50, 2, -11, 130, 30, -48, 160),
                     ("Brette & Gerstner 2005", 281, 30, -70.6, -50.4, 2, 4, 144, 80.5, -70.6, 1000)]:
        row("adex " + name, 500, adex(*p))
    for i in (39, 40, 42, 45, 60):
        row("morris-lecar I %g" % i, 3000, morris_lecar(12, 17.4, 4, .0667, i, 3000.0))
    for i in (80, 92, 95, 100, 150):
        row("morris-lecar II %g" % i, 3000, morris_lecar(2, 30, 4.4, .04, i, 3000.0))
    for i, celsius in ((5, 6.3), (10, 6.3), (20, 6.3), (200, 6.3), (15, 16.3)):
        row("hodgkin-huxley %g %g" % (i, celsius), 100, hodgkin_huxley(i, celsius, 100.0))
    row("lif synapses", 200, lif_synapses((3.0, 10.7, 11.2, 30.33, 31.1, 32.0, 33.9, 90.01, 91.0, 92.5, 93.0, 150.2), .012, 0.0, .5, 5.0, 200.0))


main()
