#@ File (label = "Folder of cells", style = "directory", persist = false, description = "Reconstructions (.swc, .traces) and model files (.json).") folder
#@ Double (label = "Current (nA)", value = 0.2, persist = false, description = "Injected into the soma from 10 to 60 ms.") current
#@ File (label = "Table (.csv)", style = "save", required = false, persist = false, description = "Where to save the table; may be left empty.") csv
#@ LogService log
#@output String compared

# Gives the same step of current to the soma of every cell of a folder and compares what they do: resting potential, the potential at the end
# of the step, and action potentials. One row per cell; a cell that cannot be used is named in the log with the reason.

from ij.measure import ResultsTable
from java.io import IOException
from java.lang import RuntimeException
from org.dendritej.io import LoadedNeuron
from org.dendritej.mechanism import Waveform
from org.dendritej.model import Protocol, Stimulus
from org.dendritej.morphology import Location
from org.dendritej.simulation import RunMonitor, Simulation

table = ResultsTable()
files = sorted(f for f in folder.listFiles() if f.getName().lower().endswith((".swc", ".traces", ".json")))
for f in files:
	try:
		neuron = LoadedNeuron.read(f.toPath())
		step = Stimulus.CurrentClamp(Location.SOMA, Waveform.Step(current, 10, 50))
		# "with" is a word of Python's own, so the method of that name is called by its name as a text
		model = getattr(neuron.model(), "with")([])
		model = getattr(model, "with")(getattr(Protocol.lasting(80), "with")(step))
		recording = Simulation.of(model, neuron.cable()).run(RunMonitor.SILENT)
		times, soma = recording.times(), recording.trace("soma").values()
		end = max(i for i in range(len(times)) if times[i] <= 60)
		table.incrementCounter()
		table.addValue("Cell", f.getName())
		table.addValue("Rest (mV)", soma[0])
		table.addValue("End of the step (mV)", soma[end])
		table.addValue("Spikes", recording.spikes().size())
	except (RuntimeException, IOException) as problem:
		log.warn(f.getName() + " was left out: " + problem.getMessage())

table.show("Cells compared")  # does nothing without a display
if csv is not None and csv.getPath().strip():
	table.saveAs(csv.getPath())
compared = "%d of %d cells compared" % (table.size(), len(files))
