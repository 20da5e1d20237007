#@ File (label = "Model or reconstruction", persist = false) file
#@ Double (label = "Frequency (Hz)", value = 0, min = 0, persist = false) frequency
#@ File (label = "Table (.csv)", style = "save", required = false, persist = false) csv
#@output String found

# How much of a potential arrives at the soma? For every compartment the ratio of the potential at the soma to the one in the dendrite, at
# rest and at a chosen frequency, computed without running a time step. One row for each compartment of a dendrite.

from ij.measure import ResultsTable
from org.dendritej.io import LoadedNeuron
from org.dendritej.morphology import Location, Region
from org.dendritej.simulation import Impedance

neuron = LoadedNeuron.read(file.toPath())
cable = neuron.cable()
soma = cable.locate(Location.SOMA).compartment()
impedance = Impedance.atRest(neuron.model(), cable, frequency)

table = ResultsTable()
least, farthest = 1.0, 0.0
for compartment in cable.compartments(Region.DENDRITES):
	ratio = impedance.ratio(compartment, soma).magnitude()
	table.incrementCounter()
	table.addValue("Compartment", compartment)
	table.addValue("Distance (um)", cable.pathDistance(compartment))
	table.addValue("Input impedance (MOhm)", impedance.input(compartment).magnitude())
	table.addValue("Arrives at the soma", ratio)
	if ratio < least:
		least, farthest = ratio, cable.pathDistance(compartment)

table.show("Attenuation of " + neuron.model().name())  # does nothing without a display
if csv is not None and csv.getPath().strip():
	table.saveAs(csv.getPath())
found = "%.1f %% arrives from %.0f um away, the least of all" % (100 * least, farthest)
