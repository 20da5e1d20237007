"""Voltages and clamp currents of NEURON on a small branched neuron whose stimuli begin, end and jump between the grid points of
any usual time step: the figures in jumps.tsv beside this script.

    python3 jumps.py > jumps.tsv

The variable-step method with an absolute tolerance of 1e-9, rates not from tables, so that the figures are those of the differential equations. The
neuron: soma 20 x 20 um (1 compartment), on its end two dendrites, 200 x 2 um (9) with one more on its end, 150 x 1 um (7), and 120 x 0.8 um
(5). Ra 120 Ohm cm, cm 1 uF/cm2, a leak of 1e-4 S/cm2 to -65 mV, in the soma also hh at 16 degrees. From -65 mV, 20 ms. Four experiments, each in one
column per probe: soma, (dendrite 1)(0.5), (dendrite 3)(0.9), in mV, and the current of the clamp, if any, in nA.
"""
from neuron import h

h.load_file("stdrun.hoc")
h.usetable_hh = 0
h.celsius = 16
TIMES = [2.5, 3.5, 4.5, 6, 7.5, 9, 10.5, 12, 14, 16, 18, 20]


def neuron():
    shapes = [("soma", 20, 20, 1), ("one", 200, 2, 9), ("two", 150, 1, 7), ("three", 120, 0.8, 5)]
    sections = []
    for name, length, diameter, compartments in shapes:
        s = h.Section(name=name)
        s.L, s.diam, s.nseg, s.Ra, s.cm = length, diameter, compartments, 120, 1
        s.insert("pas")
        for segment in s:
            segment.pas.g, segment.pas.e = 1e-4, -65
        sections.append(s)
    soma, one, two, three = sections
    one.connect(soma(1))
    two.connect(one(1))
    three.connect(soma(1))
    soma.insert("hh")
    return sections


def current(keep, segment, delay, duration, amplitude):
    clamp = h.IClamp(segment)
    clamp.delay, clamp.dur, clamp.amp = delay, duration, amplitude
    keep.append(clamp)


def ramp(keep, segment, first, last, onset, duration):
    clamp = h.IClamp(segment)
    clamp.delay, clamp.dur = -1e9, 2e9
    t = h.Vector([-1e9, onset, onset, onset + duration, onset + duration, 1e9])
    x = h.Vector([0, 0, first, last, 0, 0])
    x.play(clamp._ref_amp, t, True)
    keep.extend([clamp, t, x])


def voltage(keep, segment, resistance, times, values, joined):
    """A clamp from the beginning; the values are held, or joined by lines."""
    clamp = h.SEClamp(segment)
    clamp.rs, clamp.dur1 = resistance, 1e9
    t, x = [-1e9], [values[0]]
    for time, value in zip(times, values):
        if not joined:
            t.append(time)
            x.append(x[-1])
        t.append(time)
        x.append(value)
    t, x = h.Vector(t + [1e9]), h.Vector(x + [values[-1]])
    x.play(clamp._ref_amp1, t, True)
    keep.extend([clamp, t, x])
    return clamp


def synapse(keep, make, segment, weight, times, **parameters):
    s = make(segment)
    for name, value in parameters.items():
        setattr(s, name, value)
    connection = h.NetCon(None, s)
    connection.weight[0] = weight
    keep.extend([s, connection])
    return [(connection, time) for time in times]


def experiment(name):
    soma, one, two, three = sections = neuron()
    keep, events, clamp = [sections], [], None
    if name == "currents":
        current(keep, soma(0.5), 2.0137, 1.2071, 1.5)
        current(keep, two(0.5), 6.7713, 5.1193, 0.2)
        ramp(keep, three(0.9), 0.02, 0.15, 8.3391, 6.0177)
    elif name == "synapses":
        events += synapse(keep, h.Exp2Syn, two(0.5), 0.01, [2.2171, 2.7333, 9.4219], tau1=0.3, tau2=3, e=0)
        events += synapse(keep, h.ExpSyn, one(0.5), 0.02, [2.5117, 3.0313, 11.9171], tau=2, e=0)
        events += synapse(keep, h.Exp2Syn, three(0.9), 0.01, [6.0153], tau1=0.5, tau2=5, e=-80)
    elif name == "clamp":
        clamp = voltage(keep, soma(0.5), 0.001, [0, 3.0137, 8.7771], [-65, -20, -50], False)
    else:
        clamp = voltage(keep, one(0.5), 5, [2.0137, 5.1171, 9.0093], [-65, -20, -55], True)
        events += synapse(keep, h.Exp2Syn, two(0.5), 0.01, [2.2171, 9.4219], tau1=0.3, tau2=3, e=0)
    probes = [h.Vector() for _ in range(4 if clamp else 3)]
    places = [soma(0.5)._ref_v, one(0.5)._ref_v, three(0.9)._ref_v] + ([clamp._ref_i] if clamp else [])
    at = h.Vector(TIMES)
    for probe, place in zip(probes, places):
        probe.record(place, at)
    h.cvode.active(1)
    h.cvode.atol(1e-9)
    h.cvode.rtol(0)
    h.finitialize(-65)
    for connection, time in events:
        connection.event(time)
    h.cvode.solve(TIMES[-1] + 1e-6)
    return [[probe.x[i] for probe in probes] for i in range(len(TIMES))]


NAMES = ["currents", "synapses", "clamp", "ramp"]
print("# NEURON %s, jumps.py" % h.nrnversion(0))
print("experiment", "t", "soma", "one", "three", "i", sep="\t")
for name in NAMES:
    for t, row in zip(TIMES, experiment(name)):
        print(name, t, *("%.7f" % x for x in row), *([] if len(row) > 3 else ["-"]), sep="\t")
