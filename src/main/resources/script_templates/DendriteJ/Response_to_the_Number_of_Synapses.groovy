#@ File (label = "Model or reconstruction", persist = false) file
#@ Integer (label = "Most synapses", value = 30, min = 2, persist = false) most
#@ Double (label = "Spread (µm)", value = 20, min = 0, persist = false) spread
#@ File (label = "Table (.csv)", style = "save", required = false, persist = false) csv
#@output String found

// Does a dendrite add up its synapses? From 1 to many synapses (AMPA and NMDA) act together on the longest dendritic end branch; for each
// number one run, and one row with the peak there and at the soma. Where the branch fires an NMDA spike, the peak jumps.

import ij.gui.Plot
import ij.measure.ResultsTable
import org.dendritej.io.LoadedNeuron
import org.dendritej.experiment.FirstLook
import org.dendritej.mechanism.SpikeTrain
import org.dendritej.model.Protocol
import org.dendritej.model.Sites
import org.dendritej.model.SynapseGroup
import org.dendritej.model.SynapseKind
import org.dendritej.morphology.Location
import org.dendritej.recording.Probe
import org.dendritej.simulation.RunMonitor
import org.dendritej.simulation.Simulation

neuron = LoadedNeuron.read(file.toPath())
branch = FirstLook.longestEndBranch(neuron.cable())
place = new Location.OnSection(branch.index(), 0.5d)
receptors = SynapseKind.of("AMPA+NMDA").receptors(0.3e-3d, 1.5e-3d, -80d) // µS, µS, mV

table = new ResultsTable()
for (n in 1..most) {
	group = new SynapseGroup("cluster", receptors, new Sites.Cluster(place, spread, n), new SpikeTrain.At([10d]), 0d)
	model = neuron.model().with([group]).with(Protocol.lasting(60)).with(new Probe.Voltage("cluster", place))
	recording = Simulation.of(model, neuron.cable()).run(RunMonitor.SILENT)
	rise = { name -> values = recording.trace(name).values(); values.max() - values[0] }
	table.incrementCounter()
	table.addValue("Synapses", n)
	table.addValue("Peak at the cluster (mV)", rise("cluster"))
	table.addValue("Peak at the soma (mV)", rise("soma"))
}
table.show("Response to the number of synapses") // does nothing without a display
if (csv != null && !csv.path.isBlank()) table.saveAs(csv.path)

plot = new Plot("Response to the number of synapses", "Synapses", "Peak (mV)")
plot.setColor("red")
plot.add("connected circles", table.getColumn("Synapses"), table.getColumn("Peak at the cluster (mV)"))
if (!java.awt.GraphicsEnvironment.isHeadless()) plot.show()

peaks = table.getColumn("Peak at the cluster (mV)")
jump = (1..<peaks.length).max { peaks[it] - peaks[it - 1] }
found = "The greatest step is from " + jump + " to " + (jump + 1) + " synapses"
