"""Where NEURON's Import3d tool joins neurites to somas drawn in several ways: the figures in SomaAttachmentTest.

    python3 import_soma.py

prints for each shape the sections with their lengths, places where they are joined, and areas (NEURON 8.2.2):

    star    soma[0] 8; soma[1] 8 at soma[0](0); soma[2] 6 at soma[0](0); dend[0] 44 at soma[0](1); dend[1] 43 at soma[2](1)
    lone    soma[0] 10; dend[0] 10 at soma[0](0.5); dend[1] 8 at soma[0](0.5)
    fork    soma[0] 10; dend[0] 10 at soma[0](0.5); dend[1] 10 at soma[0](0.5); dend[2] 30 at dend[1](0)
    chain   soma[0] 16; dend[0] 10 at soma[0](0.5); dend[1] 9 at soma[0](0.5); dend[2] 19 at soma[0](1); dend[3] 19 at soma[0](0)
"""
import os
import tempfile

from neuron import h

h.load_file("stdrun.hoc")
h.load_file("import3d.hoc")

# type, x, y, z, radius, index of the parent
SHAPES = dict(
    star=[(1, 0, 0, 0, 5, -1), (1, 8, 0, 0, 4, 0), (1, -8, 0, 0, 3, 0), (1, 0, 6, 0, 2, 0), (3, 12, 0, 0, 1, 1), (3, 52, 0, 0, 1, 4), (3, 0, 9, 0, 1, 3),
          (3, 0, 49, 0, 1, 6)],
    lone=[(1, 0, 0, 0, 5, -1), (3, 0, 30, 0, 1, 0), (3, 0, 40, 0, 1, 1), (3, 8, 0, 0, 1, 0)],
    fork=[(1, 0, 0, 0, 5, -1), (3, 0, 30, 0, 1, 0), (3, 0, 40, 0, 1, 1), (3, 8, 0, 0, 1, 0), (3, 18, 0, 0, 1, 3), (3, 8, 30, 0, 1, 3)],
    chain=[(1, 0, 0, 0, 5, -1), (1, 8, 0, 0, 4, 0), (1, 16, 0, 0, 3, 1), (3, 8, 9, 0, 1, 1), (3, 8, 19, 0, 1, 3), (3, 8, -9, 0, 1, 1), (3, 16, 9, 0, 1, 2),
           (3, 16, 19, 0, 1, 6), (3, 0, 9, 0, 1, 0), (3, 0, 19, 0, 1, 8)])


class Cell:
    def __str__(self):
        return "cell"


for name, rows in SHAPES.items():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name + ".swc")
        with open(path, "w") as out:
            for i, (t, x, y, z, r, p) in enumerate(rows):
                print(i + 1, t, x, y, z, r, p + 1 if p >= 0 else -1, file=out)
        cell = Cell()
        reader = h.Import3d_SWC_read()
        reader.quiet = 1
        reader.input(path)
        h.Import3d_GUI(reader, False).instantiate(cell)
    print(name)
    for s in cell.all:
        print("   ", s.name(), "%g" % s.L, s.parentseg(), "%.6g" % sum(segment.area() for segment in s))
