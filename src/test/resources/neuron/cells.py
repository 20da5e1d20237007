"""What NEURON computes on real reconstructions: the figures in cells.tsv beside this script.

    python3 cells.py SWC_FOLDER > cells.tsv

Import3d reads SWC_FOLDER/NAME.swc for each of the four cells below; every section gets 1 + 2 int(L/40 um) compartments, Ra, cm and the leak of the
cell. Rates of hh not from tables. Places: the soma, and the middles of the compartments in the middle of the longest and at the end of the farthest
section, by their position. Experiments:

    impedance 0, impedance 100   with the leak alone: input impedance of the place (MOhm), ratio of the voltage at the soma to that at the place for a
                                 current there, and of the voltage at the place to that at the soma for a current there
    leak, soma, cold, warm       voltages (mV) at 5, 10 ... 40 ms, with a current on from before the start (-65 mV): the leak alone; with hh in the soma
                                 at 16 degrees; with hh everywhere at 6.3 and at 20 degrees. Crank-Nicolson, cold with backward Euler, 0.025 ms
    epsp                         voltages (mV) at 5, 10 ... 40 ms with the leak alone and a synapse (Exp2Syn, 0.3 and 3 ms, 0 mV, 0.5 nS) on the
                                 second place at 3.0137 ms; variable step, absolute tolerance 1e-9
"""
import os
import sys

from neuron import h

h.load_file("stdrun.hoc")
h.load_file("import3d.hoc")
h.usetable_hh = 0
# Ohm cm, uF/cm2, Ohm cm2, nA with the leak alone, with hh in the soma, with hh everywhere
CELLS = {
    "granule_cell_mp_ma_40984_gc2.CNG": (80, 0.9, 25000, 0.02, 0.6, 0.5),
    "L23_pyramidal_Park2019": (150, 1.1, 12000, 0.1, 1, 1.2),
    "pyramidal_3point_soma_C010398B-P2.CNG": (121, 0.75, 31000, 0.05, 0.7, 0.8),
    "CA1_pyramidal_n120": (97, 1.6, 18000, 0.2, 2.5, 4),
}


class Cell:
    def __init__(self, path):
        reader = h.Import3d_SWC_read()
        reader.quiet = 1
        reader.input(path)
        h.Import3d_GUI(reader, False).instantiate(self)


def position(segment):
    s = segment.sec
    at, k = segment.x * s.arc3d(s.n3d() - 1), 0
    while s.arc3d(k + 1) < at:
        k += 1
    f = (at - s.arc3d(k)) / (s.arc3d(k + 1) - s.arc3d(k))
    return ["%.6f" % (c(k) + f * (c(k + 1) - c(k))) for c in (s.x3d, s.y3d, s.z3d)]


def run(places, duration=40, dt=0.025, order=2, events=()):
    every = range(5, duration + 1, 5)
    probes = [h.Vector() for _ in places]
    at = h.Vector([t for t in every])
    variable = bool(events)
    for probe, place in zip(probes, places):
        if variable:
            probe.record(place._ref_v, at)
        else:
            probe.record(place._ref_v)
    h.cvode.active(1 if variable else 0)
    h.cvode.atol(1e-9)
    h.cvode.rtol(0)
    h.secondorder, h.dt = order, dt
    h.finitialize(-65)
    for connection, time in events:
        connection.event(time)
    if variable:
        h.cvode.solve(duration + 1e-6)
        return [[p.x[i] for i in range(len(every))] for p in probes]
    for _ in range(round(duration / dt)):
        h.fadvance()
    return [[p.x[round(t / dt)] for t in every] for p in probes]


def table(name, folder):
    ra, cm, rm, weak, medium, strong = CELLS[name]
    cell = Cell(os.path.join(folder, name + ".swc"))
    sections = list(cell.all)
    for s in sections:
        s.nseg, s.Ra, s.cm = 1 + 2 * int(s.L / 40), ra, cm
        s.insert("pas")
        for segment in s:
            segment.pas.g, segment.pas.e = 1 / rm, -65
    soma = cell.soma[0](0.5)
    h.distance(0, soma)
    dendrites = [s for s in sections if s not in list(cell.soma)]
    longest, farthest = max(dendrites, key=lambda s: s.L), max(dendrites, key=lambda s: h.distance(s(1)))
    places = [soma, longest(0.5), farthest(1 - 0.5 / farthest.nseg)]
    where = [["soma", "-", "-"]] + [position(p) for p in places[1:]]

    def put(experiment, place, values, digits):
        print(name, experiment, *where[place], *(digits % v for v in values), sep="\t")

    h.cvode.active(0)
    h.finitialize(-65)
    for f in (0, 100):
        for k, p in enumerate(places):
            z = h.Impedance()
            z.loc(p.x, sec=p.sec)
            z.compute(f)
            own, to = z.input(p.x, sec=p.sec), z.transfer(soma.x, sec=soma.sec)
            z.loc(soma.x, sec=soma.sec)
            z.compute(f)
            put("impedance %d" % f, k, [own, to / own, to / z.input(soma.x, sec=soma.sec)], "%.9g")
    clamp = h.IClamp(soma)
    clamp.delay, clamp.dur, clamp.amp = -1e9, 2e9, weak
    for k, v in enumerate(run(places)):
        put("leak", k, v, "%.7f")
    clamp.amp = 0
    synapse = h.Exp2Syn(places[1])
    synapse.tau1, synapse.tau2, synapse.e = 0.3, 3, 0
    connection = h.NetCon(None, synapse)
    connection.weight[0] = 0.0005
    for k, v in enumerate(run(places, events=[(connection, 3.0137)])):
        put("epsp", k, v, "%.7f")
    for s in cell.soma:
        s.insert("hh")
    h.celsius, clamp.amp = 16, medium
    for k, v in enumerate(run(places)):
        put("soma", k, v, "%.7f")
    for s in dendrites:
        s.insert("hh")
    h.celsius, clamp.amp = 6.3, strong
    for k, v in enumerate(run(places, order=0)):
        put("cold", k, v, "%.7f")
    h.celsius = 20
    for k, v in enumerate(run(places)):
        put("warm", k, v, "%.7f")


print("# NEURON %s, cells.py: cell, experiment, x, y, z of the place, values" % h.nrnversion(0))
for name in CELLS:
    table(name, sys.argv[1])
