"""Somatic EPSP of one AMPA+NMDA synapse at each of sixty random sites: those of which the reference gives percentiles.

Usage: NRNMECH=libnrnmech.so /usr/bin/python3 single_synapses.py REFERENCE/neuron MORPHOLOGY.swc > single_synapses.tsv
Needs NEURON 8.2.2 and the reference's scripts, whose build_mods.sh makes the library.
"""
import sys
sys.path.insert(0, sys.argv.pop(1))
from pyr_common import *

cell = Cell(seg_um=20)
lines = ["# Somatic EPSP of one synapse at each of sixty sites of the public cell, made by single_synapses.py with NEURON 8.2.2",
         "x (um)\ty (um)\tz (um)\tpeak above rest (mV)"]
for site in cell.random_sites(60, np.random.default_rng(42)):
    t, v, _ = run(cell, [Syn(site, 5)], 60, .1, rec=[site])
    lines.append("%.2f\t%.2f\t%.2f\t%.6f" % (*cell.xyz(site), v.max() - v[0]))
os.write(_so, ("\n".join(lines) + "\n").encode())
