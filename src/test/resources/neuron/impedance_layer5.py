"""Input and transfer impedances of a layer-5 cell with active dendrites, gates frozen at its rest, by NEURON's Impedance class (NEURON 8.2.2).
Prints impedance_layer5.tsv.

Usage: /usr/bin/python3 impedance_layer5.py LIBRARY pyramidal_H16_1606013050101.swc
LIBRARY: nat_hay, kv31_hay, kt_hay, km_hay and ih_hay of src/main/resources/org/dendritej/nmodl as nrnivmodl compiles them.
"""
import os, sys
os.environ['NEURON_MODULE_OPTIONS'] = '-nogui'
library, swc = (os.path.abspath(name) for name in sys.argv[1:3])
os.chdir('/')  # NEURON loads a library that it finds in the current folder
import numpy
from neuron import h
h.load_file('stdrun.hoc')
h.load_file('import3d.hoc')
h.nrn_load_dll(library)

reader = h.Import3d_SWC_read()
reader.quiet = 1
reader.input(swc)
h.Import3d_GUI(reader, False).instantiate(None)
soma = next(s for s in h.allsec() if 'soma' in s.name())
for section in [s for s in h.allsec() if 'axon' in s.name()]:
    h.delete_section(sec=section)
axon = [h.Section(name='stub%d' % i) for i in range(2)]
for i, section in enumerate(axon):
    section.L, section.diam = 30, 1
    section.connect(soma(0.5) if i == 0 else axon[0](1))
dendrites = [s for s in h.allsec() if s != soma and s not in axon]


def paint(section, **densities):
    for mechanism, density in densities.items():
        section.insert(mechanism)
        for segment in section:
            getattr(segment, mechanism).gbar = density


h.celsius = 34
for section in h.allsec():
    section.nseg = 1 + 2 * int(section.L / 40)
    section.Ra, section.cm = 100, 2 if section in dendrites else 1
    section.insert('pas')
    for segment in section:
        segment.pas.e, segment.pas.g = -75, 6e-5 if section in dendrites else 3e-5
    paint(section, ih_hay=2e-4)
    if section in dendrites:
        paint(section, nat_hay=0.0213, kv31_hay=2.6e-4, km_hay=6.75e-5)
    elif section in axon:
        paint(section, nat_hay=4, kv31_hay=1, km_hay=0.005)
    else:
        paint(section, nat_hay=2, kv31_hay=0.7, kt_hay=0.08)
    section.ena, section.ek = 50, -85

h.secondorder = 0
h.finitialize(-73.5)
for dt, steps in ((1e3, 2000), (0.1, 5000), (1e4, 200)):  # to the rest
    h.dt = dt
    for i in range(steps):
        h.fadvance()


def position(segment):
    section = segment.sec
    arc = [section.arc3d(i) for i in range(section.n3d())]
    return [numpy.interp(segment.x * arc[-1], arc, [f(i) for i in range(section.n3d())]) for f in (section.x3d, section.y3d, section.z3d)]


print('\t'.join(['# x (um)', 'y (um)', 'z (um)', 'frequency (Hz)', 'input impedance (MOhm)', 'transfer impedance to the soma (MOhm)']))
for site in ((461.53, 607.92, 52.9), (390.36, 326.01, 112.07), (305.26, 358.51, 39.89), (293.73, 138.73, 6.03)):
    segment = min((s for d in dendrites for s in d), key=lambda s: sum((a - b) ** 2 for a, b in zip(position(s), site)))
    for frequency in (0, 100):
        impedance = h.Impedance()
        impedance.loc(segment.x, sec=segment.sec)
        impedance.compute(frequency)
        print('\t'.join(map(repr, site + (frequency, impedance.input(segment.x, sec=segment.sec), impedance.transfer(0.5, sec=soma)))))
