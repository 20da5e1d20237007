"""What NEURON makes of SWC files: the figures beside this script, one table per reconstruction.

    python3 import_geometry.py SWC_FOLDER NAME...

writes NAME.tsv for each SWC_FOLDER/NAME.swc. Import3d reads the file; every section gets 1 + 2 int(L/40 um)
compartments, Ra 100 Ohm cm, a leak of 1e-4 S/cm2. One row per section: type as in the file; the position of its last
point (which names the section, whatever the order); where on its parent it is joined; length (um); the number of
compartments by d_lambda 0.1 at 100 Hz; the transfer impedance at 0 Hz between soma[0](0.5) and its middle (MOhm);
membrane area (um2) of each compartment; axial resistance (MOhm) between the middle of each compartment and that of the
one before, or the section's beginning.
"""
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
from neuron import h

h.load_file("stdrun.hoc")
h.load_file("import3d.hoc")
TYPES = {"soma": 1, "axon": 2, "dend": 3, "apic": 4}


class Cell:
    def __init__(self, path):
        reader = h.Import3d_SWC_read()
        reader.quiet = 1
        reader.input(path)
        h.Import3d_GUI(reader, False).instantiate(self)


def structure_type(section):
    name = section.name().split(".")[-1].split("[")[0]
    return TYPES[name] if name in TYPES else int(name.split("_")[1])


def table(path, out):
    cell = Cell(path)
    sections = list(cell.all)
    for s in sections:
        s.nseg = 1 + 2 * int(s.L / 40)
        s.Ra = 100
        s.insert("pas")
        for segment in s:
            segment.pas.g = 1e-4
    h.finitialize(-70)
    z = h.Impedance()
    z.loc(0.5, sec=cell.soma[0])
    z.compute(0)
    print("# NEURON %s, %s" % (h.nrnversion(0), os.path.basename(path)), file=out)
    print("type", "x", "y", "z", "joint", "length", "by_lambda", "transfer", "areas", "resistances", sep="\t", file=out)
    for s in sections:
        n = s.n3d() - 1
        parent = s.parentseg()
        print(structure_type(s), "%.6g" % s.x3d(n), "%.6g" % s.y3d(n), "%.6g" % s.z3d(n), "-" if parent is None else "%.3g" % parent.x, "%.7g" % s.L,
              int((s.L / (0.1 * h.lambda_f(100, sec=s)) + 0.9) / 2) * 2 + 1, "%.9g" % z.transfer(0.5, sec=s), " ".join("%.8g" % segment.area() for segment in s),
              " ".join("%.8g" % segment.ri() for segment in s), sep="\t", file=out)


folder = sys.argv[1]
for name in sys.argv[2:]:
    with open(os.path.join(here, name + ".tsv"), "w") as out:
        table(os.path.join(folder, name + ".swc"), out)
