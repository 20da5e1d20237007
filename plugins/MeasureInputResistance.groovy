#@ File (label = "Folder of cells", style = "directory", persist = false, description = "Reconstructions (.swc, .traces) and model files (.json).") folder
#@ Double (label = "Frequency (Hz)", value = 0, min = 0, persist = false, description = "0 for the steady state.") frequency
#@ File (label = "Table (.csv)", style = "save", required = false, persist = false, description = "Where to save the table; may be left empty.") csv
#@ LogService log
#@output String measured

// Measures the input resistance at the soma of every cell in a folder, at rest and with the default passive membrane unless a model file
// says otherwise, without running a single time step. One row per cell; a cell that cannot be used is named in the log with the reason.

import ij.measure.ResultsTable
import org.dendritej.io.LoadedNeuron
import org.dendritej.morphology.Location
import org.dendritej.simulation.Impedance

table = new ResultsTable()
files = (folder.listFiles() ?: []).findAll { it.name.toLowerCase() ==~ /.*\.(swc|traces|json)/ }.sort()
for (file in files) {
	try {
		neuron = LoadedNeuron.read(file.toPath())
		cable = neuron.cable()
		soma = cable.locate(Location.SOMA).compartment()
		impedance = Impedance.atRest(neuron.model(), cable, frequency).input(soma)
		table.incrementCounter()
		table.addValue("Cell", file.name)
		table.addValue("Compartments", cable.compartments())
		table.addValue("Area (µm²)", (0..<cable.compartments()).sum { cable.area(it) })
		table.addValue("Input impedance (MΩ)", impedance.magnitude())
		table.addValue("Phase (°)", impedance.phase())
	}
	catch (RuntimeException | IOException problem) {
		log.warn(file.name + " was left out: " + problem.message)
	}
}
table.show("Input resistance") // does nothing without a display
if (csv != null && !csv.path.isBlank()) table.save(csv.path)
measured = table.size() + " of " + files.size() + " cells measured"
