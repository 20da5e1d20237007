"""Peaks of clusters of synapses on the passive pyramidal cell, for the tests beside the figures of its active form.

    PYTHONPATH=REFERENCE NRNMECH=LIBRARY python3 cluster_passive.py CELL.swc

REFERENCE is the folder with pyr_common.py and pyr_cluster.py, LIBRARY what its build_mods.sh makes. REF-L5 passive, REF-SYN, n synapses
spread over 20 um at 60 % of the longest basal branch, synchronous at 5 ms; Crank-Nicolson, dt 0.025 ms. Prints one row per number: n, peak above
rest at the soma and at the site (mV) with NMDA and without.
"""
from pyr_cluster import Cell, cluster, pick, run

cell = Cell(passive=True)
branch = pick(cell)[0]
print("# site", cell.xyz(branch(0.6)))
for n in (1, 2, 4, 8, 12, 16, 20, 30, 40):
    row = [n]
    for nmda in (0.0015, 0):
        t, soma, (site,) = run(cell, cluster(cell, branch, 0.6, n, gn=nmda), 70, 0.025, rec=[branch(0.6)], secondorder=2)
        row += ["%.4f" % (soma.max() - soma[0]), "%.3f" % (site.max() - site[0])]
    print(*row, sep="\t")
